"""Turns a module's mutants into verdicts: each is tried in a copy of the tree, on the tests that pass its line.

All trials go out from one process that has loaded code and tests, each in a copy of it: a mutant inside of a function
takes the place of that function's code there, and one that runs on import has the modules above it loaded again.

Tests that start processes are taken to pass every line. A test may use ten times the processor time that it takes by
itself; a busy machine changes no verdict.
"""

from __future__ import annotations

import gc
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pytest
from mutant_passes import Pass, caches_of, passes_of, standing_on
from mutant_runs import run_tests, warm_up
from mutant_swap import Loaded
from mutations import Mutant

COPIED: Final = ("graph_build", "tests")
SLOWER: Final = 10
SECONDS: Final = 3
"""A mutated test may take so many times its time, and so many seconds on top."""
PATIENCE: Final = 60
"""Seconds in which a trial that does not hang uses some processor time, on a machine however busy."""
MEMORY: Final = 6 * 2**30


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a mutant: ``by`` is the test that failed, "import", "time" or "hangs"; empty for a survivor."""

    file: str
    mutant: Mutant
    by: str

    @property
    def killed(self) -> bool:
        """Whether a test told the mutant from the module."""
        return self.by != ""


def try_mutants(
    root: Path,
    file: str,
    tests: Sequence[str],
    mutants: Sequence[Mutant],
    *,
    reload: bool = False,
) -> list[Verdict]:
    """A verdict on each mutant of a file, in order.

    The tests run once before all trials, so that what they load and what the module does not touch is at hand in each.
    ``reload`` loads the modules again for each mutant, which takes longer and must say the same.

    Raises:
        RuntimeError: a test fails without any mutant.
    """
    with _copy_of(root) as folder:
        names = standing_on(folder, file)
        passes, on_import = passes_of(folder, file, tests, names)
        warm_up(tests, {name for name, told in passes.items() if not told.threads and not told.starts})
        trials = _Trials(folder / file, names, passes, on_import)
        if not reload:
            run_tests([*tests], [_Swapped(trials, mutants)])
        for mutant in mutants:
            if mutant not in trials.found:
                trials.attempt(mutant, trials.reloaded)
        return [Verdict(file, mutant, trials.found[mutant]) for mutant in mutants]


class _Trials:
    """What is known of a module's tests, and of the mutants tried so far: by what each was killed."""

    def __init__(self, path: Path, names: set[str], passes: dict[str, Pass], on_import: set[int]) -> None:
        self.path = path
        self.source = path.read_text("utf-8")
        self.names = names
        self.passes = passes
        self.on_import = on_import
        self.found: dict[Mutant, str] = {}
        self.recent: list[str] = []

    def attempt(self, mutant: Mutant, run: Callable[[Mutant, _Chosen], None]) -> None:
        """Try a mutant in a copy of this process, on the tests that pass it, the likeliest and shortest first."""
        chosen = sorted(self._passing(mutant), key=lambda n: (-_place(self.recent, n), self.passes[n].seconds, n))
        by = ""
        if chosen:
            self.path.write_text(mutant.apply(self.source), "utf-8")
            by = _tried(lambda told: run(mutant, _Chosen({name: self.passes[name].seconds for name in chosen}, told)))
            self.path.write_text(self.source, "utf-8")
        self.recent = [*(name for name in self.recent if name != by), by][-5:]
        self.found[mutant] = by

    def reloaded(self, _: Mutant, chosen: _Chosen) -> None:
        """Run the tests on modules loaded anew from the changed file."""
        _forget(self.names)
        files = sorted({name.partition("::")[0] for name in chosen.seconds})
        if run_tests(["-x", *files], [chosen]) != pytest.ExitCode.OK:
            chosen.tell("\nimport")

    def runs_on_import(self, mutant: Mutant) -> bool:
        """Whether a mutant is passed when the module is loaded."""
        return not mutant.statement or mutant.statement in self.on_import

    def _passing(self, mutant: Mutant) -> Iterator[str]:
        """The tests that can notice; what runs on import concerns them all, as they may read what it made."""
        for name, told in self.passes.items():
            if self.runs_on_import(mutant) or told.starts or mutant.statement in told.lines:
                yield name


class _Swapped:
    """Stands where the tests of a run would begin, and tries the mutants that can be put in place there."""

    def __init__(self, trials: _Trials, mutants: Sequence[Mutant]) -> None:
        self.trials = trials
        self.mutants = mutants

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        loaded = Loaded(self.trials.path, self.trials.source)
        kept = caches_of(self.trials.names)
        items = {item.nodeid: item for item in session.items}

        def swapped(mutant: Mutant, chosen: _Chosen) -> None:
            loaded.swap(mutant.apply(self.trials.source))
            for one in kept:
                one.cache_clear()
            chosen.run([items[name] for name in chosen.seconds])

        gc.collect()
        gc.freeze()
        for mutant in self.mutants:
            if not self.trials.runs_on_import(mutant) and mutant.statement not in loaded.inner:
                self.trials.attempt(mutant, swapped)
        return True


@dataclass(slots=True, eq=False)
class _Chosen:
    """Chosen tests in their order, each with the seconds that it takes; tells which one failed."""

    seconds: dict[str, float]
    told: int
    failed: bool = field(default=False, init=False)

    def run(self, items: Sequence[pytest.Item]) -> None:
        """Run tests that were collected, up to the first that fails."""
        manager = items[0].config.pluginmanager
        manager.register(self)
        for item, following in zip(items, [*items[1:], None], strict=True):
            if not self.failed:
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if self.failed:
            items[0].session._setupstate.teardown_exact(None)

    def tell(self, words: str) -> None:
        """Say what killed the mutant."""
        os.write(self.told, words.encode())

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        place = {name: number for number, name in enumerate(self.seconds)}
        items[:] = sorted((i for i in items if i.nodeid in place), key=lambda i: place[i.nodeid])

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        signal.setitimer(signal.ITIMER_PROF, SECONDS + SLOWER * self.seconds[item.nodeid])
        yield

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and not self.failed:
            self.failed = True
            self.tell(report.nodeid)


def _place(recent: list[str], name: str) -> int:
    return recent.index(name) + 1 if name in recent else 0


@contextmanager
def _copy_of(root: Path) -> Iterator[Path]:
    """A tree in which modules can be changed: code and tests are copies, all else is linked to."""
    with tempfile.TemporaryDirectory(prefix="mutants-") as made:
        folder = Path(made)
        for entry in root.iterdir():
            if entry.name in COPIED:
                shutil.copytree(entry, folder / entry.name)
            elif entry.name not in {".git", ".hypothesis"}:
                (folder / entry.name).symlink_to(entry)
        os.chdir(folder)
        sys.path.insert(0, str(folder))
        os.environ["PYTHONPATH"] = str(folder)
        yield folder
        os.chdir(root)


def _tried(run: Callable[[int], None]) -> str:
    """What kills the mutant that is run: the name of a test, "import", "time", "hangs", or nothing."""
    hear, tell = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(hear)
            os.setpgid(0, 0)
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            signal.setitimer(signal.ITIMER_PROF, 60)
            run(tell)
        except BaseException:  # whatever a mutant does
            os.write(tell, b"\nimport")
        finally:
            os._exit(0)
    os.close(tell)
    return _heard(child, hear)


def _heard(child: int, hear: int) -> str:
    """Wait for the child's end, and say what it told; a child that hangs is ended."""
    used = [""]

    def look(*_: object) -> None:
        before, used[0] = used[0], _time_of_group(child)
        if used[0] == before:
            os.killpg(child, signal.SIGKILL)
        signal.alarm(PATIENCE)

    signal.signal(signal.SIGALRM, look)
    signal.alarm(PATIENCE)
    _, status = os.waitpid(child, 0)
    signal.alarm(0)
    with os.fdopen(hear) as told:
        os.set_blocking(hear, False)
        test, _, other = (told.read() or "").partition("\n")
    if os.WIFSIGNALED(status):
        return "hangs" if os.WTERMSIG(status) == signal.SIGKILL else "time"
    return test or other


def _time_of_group(group: int) -> str:
    """The processor time that the processes of a group have used so far, as `ps` writes it."""
    rows = subprocess.run(["ps", "-A", "-o", "pgid=,time="], capture_output=True, text=True, check=True).stdout
    return " ".join(row for row in rows.splitlines() if row.split()[:1] == [str(group)])


def _forget(names: set[str]) -> None:
    """Unload modules, so that the next import reads them again."""
    for name in names & sys.modules.keys():
        module = sys.modules.pop(name)
        above, _, last = name.rpartition(".")
        if above in sys.modules and getattr(sys.modules[above], last, None) is module:
            delattr(sys.modules[above], last)
