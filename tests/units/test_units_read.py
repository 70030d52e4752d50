"""Turn folders of files into drafts, in workers that break, hang or grow, and see that the others are read."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph_build.corpus.folders import find_files
from graph_build.corpus.source import SourceText
from graph_build.errors import OutputError
from graph_build.extract import corpus_extract
from graph_build.extract.document import Draft, draft_of
from graph_build.graph.write import staged
from graph_build.units import Hands, Kept, UnitsRead, read_units
from graph_build.units.workers import context

NOTHING = Kept(None)
forked = pytest.mark.skipif(context() is None, reason="needs processes that are forked, as on Linux")


@pytest.fixture(name="folder")
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name in ("bad", "first", "second", "third"):
        (folder / f"{name}.md").write_text(f"# The {name} text\n\n1. NATO will report by 2030.\n", encoding="utf-8")
    return folder


def read(folder: Path, workers: int = 1, kept: Kept = NOTHING) -> UnitsRead:
    return read_units(find_files((folder,)), Hands(workers), kept)


def stems(units: UnitsRead) -> list[str]:
    return [draft.extract.source.stem for draft in units.drafts]


def breaks(monkeypatch: pytest.MonkeyPatch, how: object) -> None:
    """Let the text ``bad`` do something while it is read."""

    def tried(source: SourceText) -> Draft:
        if source.stem == "bad":
            how()  # type: ignore[operator]
        return draft_of(source)

    monkeypatch.setattr(corpus_extract, "draft_of", tried)


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_the_outcome_does_not_depend_on_the_workers(folder: Path, workers: int) -> None:
    assert read(folder, workers) == read(folder)
    assert stems(read(folder, workers)) == ["bad", "first", "second", "third"]


@forked
@pytest.mark.parametrize("workers", [1, 2])
def test_a_process_that_is_killed_is_a_row(folder: Path, monkeypatch: pytest.MonkeyPatch, workers: int) -> None:
    breaks(monkeypatch, lambda: os.kill(os.getpid(), signal.SIGKILL))
    units = read(folder, workers)
    assert stems(units) == ["first", "second", "third"]
    assert [(row.file, "from outside" in row.reason) for row in units.unreadable] == [("bad.md", True)]
    assert not units.is_certain


@forked
def test_a_process_that_ends_itself_is_a_row(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    breaks(monkeypatch, lambda: os._exit(3))
    assert [row.reason for row in read(folder).unreadable] == [
        "reading it ended the process (code 3); save it anew, or as plain text"
    ]


@forked
def test_a_text_that_takes_all_memory_is_a_row(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph_build.units.workers.MEMORY", 200_000_000)
    breaks(monkeypatch, lambda: bytearray(400_000_000))
    units = read(folder)
    assert stems(units) == ["first", "second", "third"]
    assert "Memory" in units.unreadable[0].reason


@forked
def test_what_no_clock_of_python_ends_is_ended_by_the_system(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def deaf() -> None:
        signal.signal(signal.SIGVTALRM, signal.SIG_IGN)
        while True:
            pass

    monkeypatch.setattr("graph_build.guards.time_limit.SECONDS", 0.5)
    monkeypatch.setattr("graph_build.units.workers.GRACE", 0)
    breaks(monkeypatch, deaf)
    units = read(folder)
    assert stems(units) == ["first", "second", "third"]
    assert "within the time" in units.unreadable[0].reason


@pytest.mark.parametrize("workers", [1, 2])
def test_a_text_without_end_is_a_row(folder: Path, monkeypatch: pytest.MonkeyPatch, workers: int) -> None:
    def endless() -> None:
        while True:
            try:
                sum(range(1000))
            except Exception:  # a fault of the text itself would be met here
                continue

    monkeypatch.setattr("graph_build.guards.time_limit.SECONDS", 2)
    breaks(monkeypatch, endless)
    units = read(folder, workers)
    assert stems(units) == ["first", "second", "third"]
    assert units.unreadable[0].reason == "not read within 2 seconds; break its long paragraphs, or split it"


def test_a_file_in_which_nothing_is_read_takes_no_name(folder: Path) -> None:
    (folder / "first.pdf").write_bytes(b"no PDF at all")
    assert stems(read(folder)) == ["bad", "first", "second", "third"]
    (folder / "first.txt").write_text("NATO will act.\n", encoding="utf-8")
    assert stems(read(folder)) == ["bad", "first-md", "first-txt", "second", "third"]


def test_it_is_told_how_many_are_read(folder: Path) -> None:
    told: list[tuple[int, int]] = []
    read_units(find_files((folder,)), Hands(), NOTHING, lambda done, of: told.append((done, of)))
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


@forked
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_no_worker_outlives_a_build_that_is_killed(tmp_path: Path, how: signal.Signals) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(60):
        lines = "\n\n".join(f"{n}. NATO will report on harbour {n} by 2030." for n in range(1, 200))
        (folder / f"text-{number}.md").write_text(lines, encoding="utf-8")
    command = [sys.executable, "-m", "graph_build.cli", "build", str(folder), "--out", str(tmp_path / "out")]
    build = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    children = Path(f"/proc/{build.pid}/task/{build.pid}/children")
    while not (found := children.read_text("ascii").split()):
        assert build.poll() is None
        time.sleep(0.05)
    time.sleep(0.2)
    build.send_signal(how)
    build.wait()
    end = time.monotonic() + 60
    while any(Path(f"/proc/{one}/exe").exists() for one in found) or is_held(tmp_path / "out"):
        assert time.monotonic() < end
        time.sleep(0.05)


def is_held(out: Path) -> bool:
    """Whether a build holds the folder."""
    try:
        with staged(out):
            return False
    except OutputError:
        return True
