"""Shows what a full disk, a held folder and a cut-off do to the files of a build, step by step."""

import errno
import fcntl
import os
import stat
from pathlib import Path

import pytest
from test_graph_write import contents, killed_at, put

from graph_build.errors import OutputError
from graph_build.graph.places import settle


def refuse_place(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Let no file of that name take its place."""
    replace = Path.replace

    def failing(path: Path, target: Path) -> Path:
        if target.name == name and path.parent.name != ".before":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", failing)


def test_files_that_cannot_be_set_ready_leave_all_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, a="old")
    refuse_place(monkeypatch, ".placing")
    with pytest.raises(OutputError, match=r"output files cannot take their places \(no space left on device\)"):
        put(tmp_path, a="new")
    assert contents(tmp_path) == {"a.txt": "old"}


def test_a_disk_without_second_names_keeps_old_files_as_copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, a="old", b="old")

    def refused(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", refused)
    refuse_place(monkeypatch, "b.txt")
    with pytest.raises(OutputError, match="cannot take its place"):
        put(tmp_path, a="new", b="new")
    assert contents(tmp_path) == {"a.txt": "old", "b.txt": "old"}


def test_what_was_put_back_stays_so_where_the_clearing_is_cut_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, a="old", b="old")

    def cut_off(folder: Path, **_: object) -> None:
        if folder.name == ".placing" and (folder / "a.txt").exists():
            (folder / "a.txt").unlink()
            raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        refuse_place(patched, "b.txt")
        patched.setattr("shutil.rmtree", cut_off)
        with pytest.raises(KeyboardInterrupt):
            put(tmp_path, a="new", b="new")
    settle(tmp_path)
    assert contents_of_files(tmp_path) == {"a.txt": "old", "b.txt": "old"}


def contents_of_files(out: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted(out.glob("*.txt"))}


def test_a_stage_that_cannot_be_cleared_spoils_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))

    with monkeypatch.context() as patched:
        patched.setattr(os, "rmdir", refused)
        put(tmp_path, a="1")
    assert contents_of_files(tmp_path) == {"a.txt": "1"}
    put(tmp_path, a="2")
    assert contents(tmp_path) == {"a.txt": "2"}


def test_a_reader_leaves_alone_what_a_build_is_placing(tmp_path: Path) -> None:
    put(tmp_path, a="old", b="old")
    killed_at(6, tmp_path, {"a": "new", "b": "new"})
    handle = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    settle(tmp_path)
    assert (tmp_path / ".placing").is_dir()
    os.close(handle)
    settle(tmp_path)
    assert contents(tmp_path) == {"a.txt": "new", "b.txt": "new"}
    again = os.open(tmp_path, os.O_RDONLY)
    os.close(again)
    assert again == handle  # no reader keeps the folder open


def test_names_are_on_the_disk_before_files_take_their_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, ...]] = []

    def fsync(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            seen.append(tuple(sorted(os.listdir(handle))))

    put(tmp_path, a="old")
    monkeypatch.setattr(os, "fsync", fsync)
    put(tmp_path, a="new", b="new")
    assert seen == [
        (".before", ".names", "a.txt", "b.txt"),
        (".placing", "a.txt"),
        (".placing", "a.txt", "b.txt"),
    ]
