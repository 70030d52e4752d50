"""Turns names of tests into runs of pytest in this process, quiet and the same each time."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

OPTIONS: Final = (
    "-q", "--tb=no", "--no-header", "-o", "addopts=", "-p", "no:cacheprovider", "-p", "no:xdist",
    "-m", "not slow and not shared and not browser", "-W", "ignore::pytest.PytestAssertRewriteWarning",
)  # fmt: skip


def run_tests(arguments: list[str], plugins: list[object]) -> int:
    """The exit code of pytest on these tests."""
    with _quiet():
        return pytest.main([*OPTIONS, f"--basetemp={Path.cwd() / 'tmp'}", *arguments], plugins=[*plugins, _Settled()])


def warm_up(tests: Sequence[str], names: Collection[str]) -> None:
    """Run the named ones of these tests here.

    Raises:
        RuntimeError: one fails, or leaves threads.
    """
    if names and run_tests([*tests], [_Only(names)]) != pytest.ExitCode.OK:
        raise RuntimeError(f"the tests that warm up fail: {', '.join(tests)}")
    if has_threads():
        raise RuntimeError(f"the tests that warm up leave threads: {', '.join(tests)}")


def has_threads() -> bool:
    """Whether this process has threads beside the one that asks, as far as the system tells."""
    tasks = Path("/proc/self/task")
    return tasks.is_dir() and len(list(tasks.iterdir())) > 1


class _Only:
    def __init__(self, names: Collection[str]) -> None:
        self.names = names

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if item.nodeid in self.names]


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
