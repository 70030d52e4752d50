"""Shows how catalogues as people have them are used, and that whatever cannot be used is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_build.corpus.catalogue import class_of_kind, read_catalogue
from graph_build.corpus.common_dates import edtf_of
from graph_build.corpus.folders import read_sources
from graph_build.corpus.source import Metadata
from graph_build.errors import InputError


def folder_with(folder: Path, catalogue: str | bytes, *files: str) -> Path:
    raw = catalogue.encode("utf-8") if isinstance(catalogue, str) else catalogue
    (folder / "catalogue.csv").write_bytes(raw)
    for name in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("NATO will act.", encoding="utf-8")
    return folder


def notes(folder: Path) -> list[str]:
    return [f"{note.where}: {note.what}" for note in read_sources((folder,)).notes]


def test_a_row_that_points_at_nothing_is_said(tmp_path: Path) -> None:
    assert notes(folder_with(tmp_path, "file,title\ngone.txt,Plan\n")) == [
        "catalogue.csv, line 2: gone.txt is not in the folder"
    ]


def test_a_row_of_what_is_no_document_says_so(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "file,title\nREADME.md,About\n", "README.md")
    assert notes(folder) == ["catalogue.csv, line 2: README.md is there and no document to be read"]


@pytest.mark.parametrize("row", ["a/b:c.txt", f"{'x' * 5000}.txt"], ids=["colon", "long"])
def test_a_row_whose_file_cannot_be_is_of_none_in_the_folder(tmp_path: Path, row: str) -> None:
    (note,) = notes(folder_with(tmp_path, f"file,title\n{row},Plan\n"))
    assert note == f"catalogue.csv, line 2: {row[:80]} is not in the folder"


@pytest.mark.parametrize(
    ("silent", "words"),
    [
        ("b", "no row for b.txt"),
        ("bcd", "no row for b.txt, c.txt, d.txt"),
        ("bcde", "no row for b.txt, c.txt, d.txt and 1 more"),
    ],
)
def test_files_without_a_row_are_named_up_to_three(tmp_path: Path, silent: str, words: str) -> None:
    folder = folder_with(tmp_path, "file,title\na.txt,Plan\n", "a.txt", *(f"{name}.txt" for name in silent))
    assert notes(folder) == [f"catalogue.csv: {words}"]


def test_a_row_that_says_nothing_is_a_row_and_an_inner_catalogue_speaks_for_its_files(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    folder_with(tmp_path / "in", "file,title\nb.txt,Plan\n", "b.txt")
    assert notes(folder_with(tmp_path, "file,title\na.txt,\n", "a.txt")) == []


def test_notes_stand_in_the_order_of_folders(tmp_path: Path) -> None:
    for name in ("b", "a", "c"):
        (tmp_path / name).mkdir()
        folder_with(tmp_path / name, "file,title\ngone.txt,Plan\n")
    assert [note.partition("/")[0] for note in notes(tmp_path)] == ["a", "b", "c"]


@pytest.mark.parametrize(
    "row", ["../secret.txt", "/etc/passwd", "a/../../secret.txt", "C:/secret.txt", "..\\secret.txt"]
)
def test_a_row_never_leads_out_of_the_folder(tmp_path: Path, row: str) -> None:
    (tmp_path / "secret.txt").write_text("NATO will act.", encoding="utf-8")
    (tmp_path / "in").mkdir()
    found = read_sources((folder_with(tmp_path / "in", f"file,title\n{row},Plan\n"),))
    assert not found.documents
    assert [note.what.partition(" ")[2] for note in found.notes] == ["leads out of the folder and is not read"]


def test_a_catalogue_in_excels_utf8_is_read(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "\ufefffile,title\na.txt,Plan\n")
    assert read_catalogue(folder).rows["a.txt"].title == "Plan"


def test_a_catalogue_in_an_older_encoding_is_read(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "file,title\na.txt,Plan of Côte d'Ivoire\n".encode("cp1252"))
    assert read_catalogue(folder).rows["a.txt"].title == "Plan of Côte d'Ivoire"


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_cells_may_be_parted_by_other_signs(tmp_path: Path, sign: str) -> None:
    text = sign.join(("file", "title", "date")) + "\n" + sign.join(("a.txt", '"Plan, new; A"', "2024")) + "\n"
    assert read_catalogue(folder_with(tmp_path, text)).rows["a.txt"] == Metadata("Plan, new; A", published="2024")


def test_a_first_line_may_name_the_sign(tmp_path: Path) -> None:
    found = read_catalogue(folder_with(tmp_path, "sep=;\nfile;title\na.txt;Plan\n;None\n"))
    assert found.rows == {"a.txt": Metadata("Plan")}
    assert [note.where for note in found.notes] == ["catalogue.csv, line 4"]


def test_columns_may_be_spelt_otherwise(tmp_path: Path) -> None:
    text = "File Name,Document title,Issued_by,Date of publication,Document Type,Lang.,URL\n"
    text += "a.txt,Plan,NATO,14 March 2024,NAP,en,https://example.org/a\n"
    found = read_catalogue(folder_with(tmp_path, text))
    assert found.rows["a.txt"] == Metadata("Plan", "NATO", "2024-03-14", "NAP", "en", "https://example.org/a")
    assert found.notes == ()


def test_unknown_columns_are_said_and_others_used(tmp_path: Path) -> None:
    found = read_catalogue(folder_with(tmp_path, "title,file,colour,name\nPlan,a.txt,red,x\nNone,,blue\nShort\n"))
    assert found.rows == {"a.txt": Metadata(title="Plan")}
    assert [f"{note.where}: {note.what}" for note in found.notes] == [
        "catalogue.csv, line 1: column 'colour' is not known and not used",
        "catalogue.csv, line 1: column 'name' is a second one for title and not used",
        "catalogue.csv, line 3: the row names no file and is not used",
        "catalogue.csv, line 4: the row names no file and is not used",
    ]


def test_duplicate_rows_unknown_kinds_and_odd_dates_are_said(tmp_path: Path) -> None:
    text = "file,title,kind,date\na.txt,Plan,poem,2024\na.txt,Other,plan,2024\nb.txt,B,plan,03/04/2024\nb.txt,B,plan,\n"
    found = read_catalogue(folder_with(tmp_path, text))
    assert found.rows == {"a.txt": Metadata("Plan", published="2024", kind="poem"), "b.txt": Metadata("B", kind="plan")}
    assert [note.what for note in found.notes] == [
        "kind 'poem' is not known; the document's title tells its kind",
        "a.txt stands in line 2 too; that row counts, this one does not",
        "'03/04/2024' is no date or can be two; write it as 2024-03-14, 2024-03 or 2024",
        "b.txt stands in line 4 too; the two rows say the same",
    ]


def test_files_without_a_row_are_said_in_one_line(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "file,title\na.txt,Plan\n", *(f"{letter}.txt" for letter in "abcdef"))
    assert notes(folder) == ["catalogue.csv: no row for b.txt, c.txt, d.txt and 2 more"]


def test_the_spelling_of_a_file_in_a_row_may_differ_in_capitals_and_slashes(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "file,title\nSub\\PLAN.TXT,Plan\n", "sub/plan.txt")
    found = read_sources((folder,))
    assert [d.meta.title for d in found.documents] == ["Plan"]
    assert found.notes == ()


def test_the_nearest_catalogue_counts(tmp_path: Path) -> None:
    folder_with(tmp_path, "file,title\nsub/a.txt,Far\nsub/b.txt,Far too\n", "sub/a.txt", "sub/b.txt")
    folder_with(tmp_path / "sub", "file,title\na.txt,Near\n")
    assert [d.meta.title for d in read_sources((tmp_path,)).documents] == ["Near", "Far too"]


def test_a_folder_without_catalogue_has_none(tmp_path: Path) -> None:
    assert read_catalogue(tmp_path).rows == {}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"title,publisher\nPlan,NATO\n", "no column 'file'"),
        (b"", "cannot be read"),
        (b"file,title\na.txt,C\0te\n", "cannot be read"),
    ],
)
def test_a_catalogue_that_is_none_is_an_error(tmp_path: Path, content: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words):
        read_catalogue(folder_with(tmp_path, content))


def test_a_catalogue_with_a_field_too_large_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="catalogue"):
        read_catalogue(folder_with(tmp_path, "file,title\na.txt," + "x" * 200_000 + "\n"))


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024", "2024"),
        ("2024-03", "2024-03"),
        ("2024-3-4", "2024-03-04"),
        ("2024-03-14T00:00:00", "2024-03-14"),
        ("20240314", "2024-03-14"),
        ("03/2024", "2024-03"),
        ("14/03/2024", "2024-03-14"),
        ("03/14/2024", "2024-03-14"),
        ("4.3.2024", "2024-03-04"),
        ("14th of March 2024", "2024-03-14"),
        ("Mar 5, 2024", "2024-03-05"),
        ("14 mars 2024", "2024-03-14"),
        ("14 de marzo de 2024", "2024-03-14"),
        ("2021/2024", "2021/2024"),
        ("3/4/2024", None),
        ("30 February 2024", None),
        ("May be 2024", None),
        ("2024-13", None),
        ("soon", None),
    ],
)
def test_dates_in_common_forms(text: str, date: str | None) -> None:
    assert edtf_of(text) == date


@pytest.mark.parametrize(
    ("kind", "name"),
    [("NAP", "NationalActionPlan"), ("Resolutions", "Resolution"), ("fact  sheet", "OtherDocument"), ("poem", None)],
)
def test_kinds_have_several_names(kind: str, name: str | None) -> None:
    assert class_of_kind(kind) == name


@pytest.mark.parametrize(
    ("words", "wording"),
    [("digest", "digest"), ("Summary", "digest"), ("unofficial  translation", "translation"), ("verbatim", "original")],
)
def test_a_catalogue_says_whose_words_a_file_holds(tmp_path: Path, words: str, wording: str) -> None:
    read = read_sources((folder_with(tmp_path, f"file,Wording\na.txt,{words}\n", "a.txt"),))
    assert ([document.wording for document in read.documents], read.notes) == ([wording], ())


def test_without_a_word_on_it_a_file_holds_the_words_of_the_original(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "file,title,wording\na.txt,Plan,\n", "a.txt", "b.txt")
    assert [document.wording for document in read_sources((folder,)).documents] == ["original", "original"]


def test_an_unknown_wording_is_said_and_counts_as_original(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "file,title,wording\na.txt,Plan,colourful\n", "a.txt")
    (head,) = (folder / "b.txt",)
    head.write_text("---\ntitle: Other\nwording: translated by ear\n---\nNATO will act.\n", "utf-8")
    assert [document.wording for document in read_sources((folder,)).documents] == ["original", "original"]
    remedy = "is not known and counts as original; write original, digest or translation"
    assert [note for note in notes(folder) if "wording" in note] == [
        f"catalogue.csv, line 2: wording 'colourful' {remedy}",
        f"b.txt: wording 'translated by ear' {remedy}",
    ]


def test_a_front_matter_says_whose_words_follow_and_the_catalogue_wins(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "file,wording\na.txt,digest\n")
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text("---\nwording: Translation\n---\nNATO will act.\n", "utf-8")
    assert [document.wording for document in read_sources((folder,)).documents] == ["digest", "translation"]
