"""Shows that who speaks in a text is data: a house of the user's own folder needs no Python."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from extract_probe import source_of

from graph_build.corpus.folders import read_sources
from graph_build.corpus.houses import known_houses, read_houses
from graph_build.errors import InputError
from graph_build.extract.document import DocumentExtract, extract_document

LAKES = """
[[house]]
id = "lake-basin-union"
we = "lake-basin-union"
publisher = ["Lake Basin Union"]
title = ["LBU"]
organ = ["Assembly", "lake-basin-union-assembly"]
council = "lake-basin-union-council"
means = { "Secretary General" = "osce" }
"""
TEXT = "We will train forty mediators by 2031. The Council met in Vorstad."


def test_a_house_in_the_folder_of_the_texts_speaks_in_them(tmp_path: Path) -> None:
    (tmp_path / "houses.toml").write_text(LAKES, "utf-8")
    (tmp_path / "LBU-notes.txt").write_text(TEXT, "utf-8")
    read = read_sources((tmp_path,))
    assert [source.file for source in read.documents] == ["LBU-notes.txt"]
    document = extract_document(read.documents[0])
    assert document.context.house == "lake-basin-union"
    assert [c.bearers for c in document.commitments] == [(("We", "lake-basin-union"),)]
    assert "lake-basin-union-council" in {m.thing for m in document.mentions if m.surface == "The Council"}


def test_without_the_table_nobody_speaks(tmp_path: Path) -> None:
    (tmp_path / "LBU-notes.txt").write_text(TEXT, "utf-8")
    document = extract_document(read_sources((tmp_path,)).documents[0])
    assert document.context.house == ""
    assert [c.bearers for c in document.commitments] == [(("We", None),)]


def test_a_house_of_a_known_id_replaces_it(tmp_path: Path) -> None:
    (tmp_path / "houses.toml").write_text('[[house]]\nid = "nato"\npublisher = ["Vorland"]\n', "utf-8")
    source = replace(source_of(TEXT, publisher="NATO"), houses=read_houses(tmp_path))
    assert extract_document(source).context.house == ""


@pytest.mark.parametrize("table", ["[[house", '[[house]]\nid = "x"\nspeaks = "y"\n', "[[house]]\nwe = 'x'\n"])
def test_a_broken_table_is_said(tmp_path: Path, table: str) -> None:
    (tmp_path / "houses.toml").write_text(table, "utf-8")
    with pytest.raises(InputError, match="houses"):
        read_houses(tmp_path)


SPECIAL = "Secretary-General's Special Representative"


def meant(document: DocumentExtract, surface: str) -> list[str]:
    return [m.thing for m in document.mentions if m.surface == surface]


@pytest.mark.parametrize(
    ("publisher", "form", "thing"),
    [
        ("White House", "USG", ["united-states-government"]),
        ("United Nations", "USG", ["under-secretary-general"]),
        ("Vorland Archive", "USG", []),
        ("NATO", "Secretary General", ["nato-secretary-general"]),
        ("United Nations", "Secretary General", ["united-nations-secretary-general"]),
        ("United Nations", SPECIAL, ["special-representative-of-the-secretary-general"]),
        ("NATO", SPECIAL, ["nato-secretary-generals-special-representative-for-women-peace-and-security"]),
    ],
)
def test_a_shared_form_is_read_by_the_house_or_stays_open(publisher: str, form: str, thing: list[str]) -> None:
    document = extract_document(source_of(f"They heard the {form} on the plan.", publisher=publisher))
    assert [key for key in meant(document, form) if key in {k for h in known_houses() for _, k in h.means}] == thing


def test_a_text_of_no_house_means_the_house_that_it_names() -> None:
    document = extract_document(source_of("NATO met in Vorstad. The Secretary General spoke of the plan."))
    assert meant(document, "Secretary General") == ["nato-secretary-general"]
