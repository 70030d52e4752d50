"""Shows what of a folder is entered, what is a row, how deep a front matter may be, and what is said of it."""

import errno
import os
from pathlib import Path

import pytest
from test_corpus_folders import read_one, write

from graph_build.corpus.folders import read_sources
from graph_build.corpus.readers.front_matter import FrontMatter, front_matter
from graph_build.guards import CACHE_SIGNATURE


@pytest.mark.parametrize("name", ["graph.trig", "report.json"])
def test_one_file_of_a_build_is_enough_to_know_its_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "out").mkdir()
    write(tmp_path, f"out/{name}", "{}")
    write(tmp_path, "out/a.txt", "NATO will act.")
    found = read_sources((tmp_path,))
    assert (found.documents, [out.file for out in found.left_out]) == ((), ["out/"])


def test_what_a_program_keeps_for_itself_is_no_text(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "NATO will act.")
    for name, mark in (("kept", CACHE_SIGNATURE), ("notes", "Signature of the Chair")):
        (tmp_path / name).mkdir()
        write(tmp_path, f"{name}/b.txt", "NATO will rest.")
        write(tmp_path, f"{name}/CACHEDIR.TAG", f"{mark}\n")
    found = read_sources((tmp_path,))
    assert [s.file for s in found.documents] == ["a.txt", "notes/b.txt"]
    assert [out.file for out in found.left_out] == ["kept/"]


def test_a_folder_whose_name_is_no_utf8_is_a_row(tmp_path: Path) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\xff"))
    folder.mkdir()
    (folder / "b.txt").write_text("NATO will act.", "utf-8")
    found = read_sources((tmp_path,))
    assert not found.documents
    assert [(bad.file, bad.reason) for bad in found.unreadable] == [(r"a\udcff", "its name is no UTF-8; rename it")]


def test_a_file_that_cannot_be_opened_is_a_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(_: Path) -> bytes:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    write(tmp_path, "a.txt", "NATO will act.")
    monkeypatch.setattr(Path, "read_bytes", closed)
    (row,) = read_sources((tmp_path,)).unreadable
    assert (row.file, row.reason) == ("a.txt", "cannot be opened: Permission denied")


def test_the_houses_of_a_folder_are_those_of_its_texts(tmp_path: Path) -> None:
    (tmp_path / "with").mkdir()
    (tmp_path / "without").mkdir()
    write(tmp_path, "with/houses.toml", '[[house]]\nid = "port-guild"\nwe = "port-guild"\ntitle = ["PG"]\n')
    for folder in ("with", "without"):
        write(tmp_path, f"{folder}/a.txt", "The Guild will act.")
    for path in (tmp_path / "with", tmp_path / "with" / "a.txt"):
        assert [house.id for house in read_sources((path,)).documents[0].houses] == ["port-guild"]
    assert read_sources((tmp_path / "without",)).documents[0].houses == ()


@pytest.mark.parametrize(("depth", "title"), [(7, "A plan"), (8, None)])
def test_a_front_matter_is_no_deeper_than_eight(tmp_path: Path, depth: int, title: str | None) -> None:
    block = f"title: A plan\nother: {'[' * depth}{']' * depth}"
    assert read_one(tmp_path, f"---\n{block}\n---\nBody.").meta.title == title


def test_many_lists_side_by_side_are_no_depth(tmp_path: Path) -> None:
    block = "\n".join(("title: A plan", *(f"list-{number}: [one, two]" for number in range(20))))
    assert read_one(tmp_path, f"---\n{block}\n---\nBody.").meta.title == "A plan"


def test_an_empty_value_of_a_front_matter_is_none_and_no_remark() -> None:
    found = front_matter("---\ntitle: Plan\npublisher:\nlanguage: ' '\n---\nText")
    assert (found.meta.title, found.meta.publisher, found.remarks) == ("Plan", None, ())


def test_what_is_left_out_of_a_front_matter_is_told_in_order() -> None:
    found = front_matter("---\ntitle: [[Plan]]\ndate: soon\nkind: {a: b}\npublisher: [[x]]\nlanguage: en\n---\nText")
    names = [remark.split("'s ")[1].split(" is")[0] for remark in found.remarks]
    assert names == ["kind", "published", "publisher", "title"]


@pytest.mark.parametrize(("block", "said"), [("title: [Plan", True), ("[Plan", False)])
def test_a_front_matter_that_is_no_sound_yaml_says_so_where_it_names_a_field(block: str, said: bool) -> None:
    remarks = ("its front matter is no sound YAML and stands as text",) if said else ()
    assert front_matter(f"---\n{block}\n---\nText") == FrontMatter(remarks=remarks)
