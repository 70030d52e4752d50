"""Turns the tests of a module into what each does by itself: the lines of it that the test passes, and its time."""

from __future__ import annotations

import ast
import builtins
import gc
import os
import pickle
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import _lru_cache_wrapper
from pathlib import Path
from typing import Any, Final

import pytest
from mutant_runs import has_threads, run_tests
from mutations import probed

WHOLE_BUILDS: Final = frozenset({"built_bundled", "built_shared"})
"""Fixtures that take minutes: tests that use them are left out, as those marked slow are."""


@dataclass(slots=True)
class Pass:
    """What one test does by itself: the lines that it passes, its processor seconds, whether it starts processes.

    ``threads`` tells that it, or one before it, left threads behind, which no copy of a process has.
    """

    lines: set[int] = field(default_factory=set)
    seconds: float = 0.0
    starts: bool = False
    threads: bool = False


def passes_of(folder: Path, file: str, tests: Sequence[str], names: set[str]) -> tuple[dict[str, Pass], set[int]]:
    """What each test does on the unchanged module, and the lines in functions that run on import.

    The tests run with probes, in a process of its own.

    Raises:
        RuntimeError: a test fails.
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
            code = run_tests([*tests], [watch])
        finally:
            notes.write_bytes(pickle.dumps((int(code), watch.failed, watch.passes, watch.on_import.lines)))
            os._exit(0)
    os.waitpid(child, 0)
    code, failed, passes, on_import = pickle.loads(notes.read_bytes())
    (folder / file).write_text(source, "utf-8")
    if code != pytest.ExitCode.OK:
        raise RuntimeError(f"{file}: without a mutant pytest ends with {code}: {', '.join(failed) or 'nothing ran'}")
    return passes, on_import


class _Watch:
    """Notes which lines each test passes."""

    def __init__(self, names: set[str]) -> None:
        self.names = names
        self.passes: dict[str, Pass] = {}
        self.failed: list[str] = []
        self.now = self.on_import = Pass()
        self.loaded: set[str] = set()
        self.kept: list[_lru_cache_wrapper[Any]] = []
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
        if self.loaded != (loaded := self.names & sys.modules.keys()):
            self.loaded, self.kept = loaded, caches_of(loaded)
        for kept in self.kept:  # each test does by itself what an earlier one has done for it
            kept.cache_clear()
        self.now = self.passes[item.nodeid] = Pass()
        begun = _processor_seconds()
        yield
        self.now.seconds = _processor_seconds() - begun
        self.now.threads = has_threads()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed.append(report.nodeid)
        if report.skipped:
            self.passes.pop(report.nodeid, None)


def caches_of(names: set[str]) -> list[_lru_cache_wrapper[Any]]:
    """The functions of these modules that keep their results, wherever they stand."""
    return [kept for kept in gc.get_objects() if isinstance(kept, _lru_cache_wrapper) and kept.__module__ in names]


def _processor_seconds() -> float:
    return sum(os.times()[:4])


def standing_on(folder: Path, file: str) -> set[str]:
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
