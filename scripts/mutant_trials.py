"""Turns a module's mutants into verdicts: each is tried in a copy of the tree, on the tests that pass its line.

Tests that start processes are taken to pass every line. A test may use ten times the processor time that it takes by
itself; a busy machine changes no verdict.
"""

from __future__ import annotations

import ast
import builtins
import os
import pickle
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

import pytest
from mutations import Mutant, probed

WHOLE_BUILDS: Final = frozenset({"built_bundled", "built_shared"})
"""Fixtures that take minutes: tests that use them are left out, as those marked slow are."""

COPIED: Final = ("graph_build", "tests")
OPTIONS: Final = (
    "-q", "--tb=no", "--no-header", "-o", "addopts=", "-p", "no:cacheprovider", "-p", "no:xdist",
    "-m", "not slow and not shared and not browser", "-W", "ignore::pytest.PytestAssertRewriteWarning",
)  # fmt: skip
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


@dataclass(slots=True)
class Pass:
    """What one test does by itself: the lines that it passes, its processor seconds, whether it starts processes."""

    lines: set[int] = field(default_factory=set)
    seconds: float = 0.0
    starts: bool = False


def try_mutants(
    root: Path, file: str, tests: Sequence[str], mutants: Sequence[Mutant], warm: Sequence[str] = ()
) -> Iterator[Verdict]:
    """A verdict on each mutant of a file, in order.

    The tests ``warm`` run once before all trials, so that what they load is at hand in each; they start no threads.

    Raises:
        RuntimeError: a test fails without any mutant.
    """
    with _copy_of(root) as folder:
        source = (folder / file).read_text("utf-8")
        names = _standing_on(folder, file)
        passes = _passes(folder, file, tests, names)
        _warm_up(warm)
        recent: list[str] = []
        for mutant in mutants:
            chosen = sorted(
                _passing(mutant, passes), key=lambda name: (-_place(recent, name), passes[name].seconds, name)
            )
            (folder / file).write_text(mutant.apply(source), "utf-8")
            by = _tried(names, {name: passes[name].seconds for name in chosen}) if chosen else ""
            recent = [*(name for name in recent if name != by), by][-5:]
            yield Verdict(file, mutant, by)


def _passing(mutant: Mutant, passes: dict[str, Pass]) -> Iterator[str]:
    """The tests that can notice: those that pass the line; what runs on import concerns all that pass any line."""
    any_line = any(told.lines for told in passes.values())
    for name, told in passes.items():
        if told.starts or mutant.statement in told.lines or not any_line or (not mutant.statement and told.lines):
            yield name


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


class _Watch:
    """Notes which lines each test passes."""

    def __init__(self, names: set[str]) -> None:
        self.names = names
        self.passes: dict[str, Pass] = {}
        self.failed: list[str] = []
        self.now = self.on_import = Pass()
        builtins.mutant_probe = self.probe  # type: ignore[attr-defined]
        sys.addaudithook(self.audit)

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if not WHOLE_BUILDS & set(getattr(item, "fixturenames", ()))]

    def probe(self, line: int) -> None:
        self.now.lines.add(line)

    def audit(self, event: str, _: object) -> None:
        if event in {"subprocess.Popen", "os.fork", "os.posix_spawn"}:
            self.now.starts = True

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        _clear_caches(self.names)
        self.now = self.passes[item.nodeid] = Pass()
        begun = _processor_seconds()
        yield
        self.now.seconds = _processor_seconds() - begun

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed.append(report.nodeid)
        if report.skipped:
            self.passes.pop(report.nodeid, None)


class _Chosen:
    """Runs chosen tests in their order, each within its time, and tells which one failed."""

    def __init__(self, seconds: dict[str, float], told: int) -> None:
        self.seconds = seconds
        self.told = told

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        place = {name: number for number, name in enumerate(self.seconds)}
        items[:] = sorted((i for i in items if i.nodeid in place), key=lambda i: place[i.nodeid])

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        signal.setitimer(signal.ITIMER_PROF, SECONDS + SLOWER * self.seconds[item.nodeid])
        yield

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            os.write(self.told, report.nodeid.encode())


def _clear_caches(names: set[str]) -> None:
    """Let each test do by itself what an earlier one has done for it."""
    for name in names & sys.modules.keys():
        for value in vars(sys.modules[name]).values():
            if callable(getattr(value, "cache_clear", None)):
                value.cache_clear()


def _processor_seconds() -> float:
    return sum(os.times()[:4])


def _passes(folder: Path, file: str, tests: Sequence[str], names: set[str]) -> dict[str, Pass]:
    """What each test does on the unchanged module, run with probes in a process of its own.

    What runs when the module is imported counts as passed by each test that passes any line.
    """
    source = (folder / file).read_text("utf-8")
    (folder / file).write_text(probed(source), "utf-8")
    sys.dont_write_bytecode = True
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    for cache in (folder / file).parent.glob(f"__pycache__/{Path(file).stem}.*"):
        cache.unlink()
    notes = folder / "passes.pickle"
    child = os.fork()
    if child == 0:
        watch = _Watch(names)
        code: int = pytest.ExitCode.INTERNAL_ERROR
        try:
            code = _run_tests([*tests], [watch, _Settled()])
        finally:
            told = {
                name: replace(one, lines=_with(one.lines, watch.on_import.lines)) for name, one in watch.passes.items()
            }
            notes.write_bytes(pickle.dumps((int(code), watch.failed, told)))
            os._exit(0)
    os.waitpid(child, 0)
    code, failed, passes = pickle.loads(notes.read_bytes())
    (folder / file).write_text(source, "utf-8")
    if code != pytest.ExitCode.OK:
        raise RuntimeError(f"{file}: without a mutant pytest ends with {code}: {', '.join(failed) or 'nothing ran'}")
    assert isinstance(passes, dict)
    return passes


def _with(lines: set[int], on_import: set[int]) -> set[int]:
    return lines | on_import if lines else lines


def _warm_up(tests: Sequence[str]) -> None:
    """Run tests here. Raises RuntimeError where one fails, or leaves threads, which no copy of this process has."""
    if tests and _run_tests([*tests], [_Settled()]) != pytest.ExitCode.OK:
        raise RuntimeError(f"the tests that warm up fail: {', '.join(tests)}")
    tasks = Path("/proc/self/task")
    if tasks.is_dir() and len(list(tasks.iterdir())) > 1:
        raise RuntimeError(f"the tests that warm up leave threads: {', '.join(tests)}")


def _run_tests(arguments: list[str], plugins: list[object]) -> int:
    with _quiet():
        return pytest.main([*OPTIONS, f"--basetemp={Path.cwd() / 'tmp'}", *arguments], plugins=plugins)


class _Settled:
    """Gives property tests the same examples each time, and spares them the search for a smaller one."""

    def pytest_configure(self) -> None:
        import hypothesis

        phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
        checks = list(hypothesis.HealthCheck)
        hypothesis.settings.register_profile(
            "mutants", derandomize=True, database=None, phases=phases, deadline=None, suppress_health_check=checks
        )
        hypothesis.settings.load_profile("mutants")


def _tried(names: set[str], seconds: dict[str, float]) -> str:
    """What kills the module as it stands: the name of a test, "import", "time", "hangs", or nothing."""
    hear, tell = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(hear)
            os.setpgid(0, 0)
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            signal.setitimer(signal.ITIMER_PROF, 60)
            _forget(names)
            files = sorted({name.partition("::")[0] for name in seconds})
            code = _run_tests(["-x", *files], [_Chosen(seconds, tell), _Settled()])
            if code != pytest.ExitCode.OK:
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


@contextmanager
def _quiet() -> Iterator[None]:
    """Nothing that tests write is shown."""
    kept = os.dup(1), os.dup(2)
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
        try:
            yield
        finally:
            for number, handle in enumerate(kept, 1):
                os.dup2(handle, number)
                os.close(handle)


def _forget(names: set[str]) -> None:
    """Unload modules, so that the next import reads them again."""
    for name in names & sys.modules.keys():
        module = sys.modules.pop(name)
        above, _, last = name.rpartition(".")
        if above in sys.modules and getattr(sys.modules[above], last, None) is module:
            delattr(sys.modules[above], last)


def _standing_on(folder: Path, file: str) -> set[str]:
    """The module, and all modules of code and tests that import it by whatever way."""
    paths = {".".join(_parts(path.relative_to(folder))): path for path in folder.glob("graph_build/**/*.py")}
    paths |= {path.stem: path for path in folder.glob("tests/**/*.py")}
    users: dict[str, set[str]] = defaultdict(set)
    for name, path in paths.items():
        for used in _imports(path):
            for part in _ancestry(used):
                users[part].add(name)
    found: set[str] = set()
    todo = [".".join(_parts(Path(file)))]
    while todo:
        name = todo.pop()
        if name not in found:
            found.add(name)
            todo.extend(users[name])
    return found


def _parts(path: Path) -> tuple[str, ...]:
    return path.parent.parts if path.name == "__init__.py" else path.with_suffix("").parts


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _ancestry(name: str) -> Iterator[str]:
    """A name and the packages that it stands in, which are imported with it."""
    while name:
        yield name
        name = name.rpartition(".")[0]
