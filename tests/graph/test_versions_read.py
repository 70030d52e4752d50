"""A version is a file, or a document of a graph: with its text where that is at hand, else as the graph quotes it."""

from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from sentence_documents import source, stated

from graph_build.ask.lookups import WPS, Source
from graph_build.ask.texts import NO_FILE, NOT_THERE, Texts
from graph_build.ask.versions import read_files, read_version
from graph_build.errors import InputError, UsageError
from graph_build.graph.coverage import covered_by
from graph_build.graph.texts import texts_json
from graph_build.vocabulary import THINGS, wps

LINES = ("1. The Board will train pilots.", "2. Winters are mild.", "3. The Court must hear sailors.")
NOTE = "\n\n".join(LINES) + "\n"
TEXT = source("note", NOTE, "2021")
DOCUMENT = ox.NamedNode(f"{THINGS}note")


@cache
def told() -> Source:
    return Source(stated(TEXT)[0])


def texts(folder: Path) -> Texts:
    """The file of texts that a build writes of the note."""
    _, corpus, mint = stated(TEXT)
    file = folder / "texts.json"
    file.write_text("".join(texts_json(corpus, covered_by(corpus, mint), mint)), "utf-8")
    return Texts.read(file)


def test_files_are_read_with_all_that_they_say(tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(NOTE, "utf-8")
    new.write_text(NOTE.replace("will", "must"), "utf-8")
    store, before, after = read_files(old, new)
    assert ([one.verb for one in before.commitments], [one.verb for one in after.commitments]) == (
        ["will train", "must hear"],
        ["must train", "must hear"],
    )
    node = ox.NamedNode(before.commitments[0].address)
    assert list(store.quads_for_pattern(node, wps("verb"), None, ox.DefaultGraph()))


def test_a_folder_is_no_version_and_an_empty_file_no_text(tmp_path: Path) -> None:
    file, empty = tmp_path / "note.txt", tmp_path / "empty.txt"
    file.write_text(NOTE, "utf-8")
    empty.write_text("", "utf-8")
    with pytest.raises(UsageError, match="a folder holds many"):
        read_files(file, tmp_path)
    with pytest.raises(InputError, match=r"empty\.txt"):
        read_files(empty, file)


def test_a_document_of_a_graph_has_its_paragraphs_where_its_text_is_at_hand(tmp_path: Path) -> None:
    version, fault = read_version(told(), DOCUMENT, texts(tmp_path))
    assert (version.whole, fault) == (True, "")
    assert [(one.number, one.text.strip()) for one in version.provisions] == [(line[0], line) for line in LINES]


def test_a_paragraph_that_lies_in_pieces_is_one_and_blanks_are_none() -> None:
    first, second, _ = told().subjects(WPS + "inDocument", DOCUMENT.value)
    end = len(LINES[0])
    pieces = [[0, 12, first, "", ""], [13, end, first, "", ""], [end, end + 2, second, "", ""]]
    texts = Texts({DOCUMENT.value: {"text": NOTE, "pieces": pieces}}, NOT_THERE)
    version, _ = read_version(told(), DOCUMENT, texts)
    assert [(one.number, one.text) for one in version.provisions] == [("1", LINES[0])]


def test_without_its_text_a_document_is_what_the_graph_quotes(tmp_path: Path) -> None:
    for at_hand, reason in (
        (Texts(), NO_FILE),
        (Texts.read(tmp_path / "none.json"), NO_FILE),
        (Texts({}, NOT_THERE), NOT_THERE),
    ):
        version, fault = read_version(told(), DOCUMENT, at_hand)
        assert (version.whole, fault) == (False, reason)
        assert [one.number for one in version.provisions] == ["1", "3"]


def test_what_the_build_did_not_read_is_no_version() -> None:
    with pytest.raises(UsageError, match="was not read"):
        read_version(told(), ox.NamedNode(f"{THINGS}nowhere"), Texts())
