"""Turn a folder of kept results into drafts, and into nothing where it is damaged, foreign, full or in the way."""

from __future__ import annotations

import hashlib
import os
import pickle
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from graph_build.corpus.folders import find_files
from graph_build.units import Hands, Kept, UnitsRead, default_folder, folder_named, read_units, rules
from graph_build.units import read as reading
from graph_build.units.unit import Unit


class Trap:
    """What a stranger might put into the folder: an order instead of a record."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self.path),)


@pytest.fixture(name="folder")
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name in ("first", "second"):
        (folder / f"{name}.md").write_text(f"# The {name} text\n\n1. NATO will report by 2030.\n", encoding="utf-8")
    return folder


@pytest.fixture(name="kept")
def folder_of_kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path / "cache" / "deep")


def read(folder: Path, kept: Kept) -> UnitsRead:
    return read_units(find_files((folder,)), Hands(), kept)


def files(kept: Kept) -> list[Path]:
    assert kept.folder is not None
    return sorted(kept.folder.glob("??/*"))


def test_what_is_kept_is_the_same_as_what_is_read(folder: Path, kept: Kept) -> None:
    first, again = read(folder, kept), read(folder, kept)
    assert (first.kept, again.kept) == (0, 2)
    assert first.drafts == again.drafts == read(folder, Kept(None)).drafts


def test_a_folder_of_kept_results_among_the_texts_is_no_text(folder: Path) -> None:
    inside = Kept(folder / "cache")
    read(folder, inside)
    found = find_files((folder,))
    assert [file.file for file in found.files] == ["first.md", "second.md"]
    assert [row.file for row in found.left_out] == ["cache/"]
    assert read(folder, inside).kept == 2


def test_a_folder_that_holds_something_else_is_not_marked_as_a_cache(folder: Path) -> None:
    read(folder, Kept(folder))
    assert [file.file for file in find_files((folder.parent,)).files if file.file.endswith(".md")] == [
        "texts/first.md",
        "texts/second.md",
    ]


def test_a_changed_text_a_new_name_and_a_new_rule_are_read_anew(
    folder: Path, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(folder, kept)
    (folder / "first.md").write_text("1. NATO will report by 2031.\n", encoding="utf-8")
    assert read(folder, kept).kept == 1
    (folder / "second.md").rename(folder / "other.md")
    assert read(folder, kept).kept == 1
    (folder / "catalogue.csv").write_text("file,title\nother.md,Another\n", encoding="utf-8")
    assert read(folder, kept).kept == 1
    assert read(folder, kept).kept == 2
    monkeypatch.setattr(reading, "rules_digest", lambda: "other rules")
    assert read(folder, kept).kept == 0


def test_houses_beside_the_texts_are_part_of_what_decides(folder: Path, kept: Kept) -> None:
    read(folder, kept)
    (folder / "houses.toml").write_text('[[house]]\nid = "vor"\npublisher = ["Vorland Council"]\n', encoding="utf-8")
    assert read(folder, kept).kept == 0


@pytest.mark.parametrize("damage", [b"", b"short", b"\0" * 500])
def test_a_damaged_file_counts_as_missing(folder: Path, kept: Kept, damage: bytes) -> None:
    whole = read(folder, kept)
    for path in files(kept):
        path.write_bytes(damage)
    again = read(folder, kept)
    assert (again.kept, again.drafts) == (0, whole.drafts)
    assert read(folder, kept).kept == 2


@pytest.mark.parametrize("content", ["trap", "plain"])
def test_a_file_of_a_stranger_runs_nothing(folder: Path, kept: Kept, tmp_path: Path, content: str) -> None:
    whole = read(folder, kept)
    made = tmp_path / "made"
    packed = zlib.compress(pickle.dumps(Trap(made) if content == "trap" else {"a": 1}))
    for path in files(kept):
        path.write_bytes(hashlib.sha256(packed).digest() + packed)
    assert read(folder, kept).drafts == whole.drafts
    assert not made.exists()


@pytest.mark.parametrize(
    "content",
    [
        b"\x80\x04cgraph_build.units.unit\nUnit\n)R.",
        pickle.dumps(Unit("nonsense")),  # type: ignore[arg-type]
        b"\0" * 600_000_000,
    ],
    ids=["a record that cannot be made", "a record of something else", "a bomb"],
)
def test_a_record_that_is_no_unit_counts_as_missing(folder: Path, kept: Kept, content: bytes) -> None:
    whole = read(folder, kept)
    packed = zlib.compress(content)
    for path in files(kept):
        path.write_bytes(hashlib.sha256(packed).digest() + packed)
    assert read(folder, kept).drafts == whole.drafts


def test_the_digest_of_the_rules_covers_all_that_reading_imports() -> None:
    program = (
        "import sys, graph_build.units.unit; print(*sorted(n for n in sys.modules if n.startswith('graph_build.')))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    parts = {name.split(".")[1] for name in done.stdout.split()}
    assert {"corpus", "extract", "reading"} <= parts
    assert parts <= {*rules._STAGES, *(name.removesuffix(".py") for name in rules._BESIDE)}


def test_a_folder_in_the_way_costs_nothing_but_time(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    kept = Kept(tmp_path / "cache")
    assert read(folder, kept).drafts == read(folder, Kept(None)).drafts
    assert (tmp_path / "cache").read_text(encoding="utf-8") == "a file"


def test_what_was_not_asked_for_longest_is_removed_first(folder: Path, kept: Kept) -> None:
    read(folder, kept)
    old, new = files(kept)
    os.utime(old, (1, 1))
    kept.tidy(most=new.stat().st_size)
    assert files(kept) == [new]


def test_no_one_else_may_read_what_is_kept(folder: Path, kept: Kept) -> None:
    read(folder, kept)
    assert all(path.parent.stat().st_mode & 0o077 == 0 for path in files(kept))


def test_the_folder_is_the_one_named_else_the_users(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert folder_named(tmp_path) == tmp_path
    assert folder_named(Path("off")) is None
    monkeypatch.setenv("WPS_GRAPH_CACHE", "off")
    assert default_folder() is folder_named(None) is folder_named(Path("OFF")) is folder_named(Path()) is None
    monkeypatch.setenv("WPS_GRAPH_CACHE", str(tmp_path))
    assert default_folder() == tmp_path
    monkeypatch.delenv("WPS_GRAPH_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert default_folder() == tmp_path / "wps-graph"
