"""Shows that a graph of the UN's own XML holds what that markup says, by a yardstick made apart from the code."""

from __future__ import annotations

import tarfile
from collections import Counter
from importlib import util
from pathlib import Path
from typing import Any

import pytest

from graph_build.corpus.folders import read_sources
from graph_build.corpus.provisions import FURNITURE, METADATA
from graph_build.corpus.source import SourceText, Unreadable
from graph_build.corpus.structure import provisions_of
from graph_build.extract.corpus_extract import extract_corpus
from graph_build.graph.emit.quads import emit
from graph_build.graph.mint import Mint
from graph_build.graph.write import to_trig
from graph_build.vocabulary import THINGS

pytestmark = [pytest.mark.shared, pytest.mark.slow]

FLOOR = 0.99
MEASURES = ("identity", "adopted", "numbers", "meeting", "votes")
# One document in so many of the archive, counted from the one named: a sample that no rule was made on.
EVERY, FIRST = 53, 7
# The markup's word for no date; the yardstick takes it for one, and nothing in a graph can be it.
NO_DATE = "0001-01-01"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Path:
    """A folder with a sample of the archive of Council documents, all six languages among them."""
    folder = tmp_path_factory.mktemp("archive")
    packed = shared / "corpus-un" / "security-council.tar.xz"
    if not packed.is_file():
        pytest.skip("needs the archive of Council documents")
    with tarfile.open(packed) as files:
        members = sorted((m for m in files.getmembers() if m.name.endswith(".xml")), key=lambda m: m.name)
        for member in members[FIRST::EVERY]:
            content = files.extractfile(member)
            assert content is not None
            (folder / Path(member.name).name).write_bytes(content.read())
    return folder


@pytest.fixture(scope="module", params=["suite", "archive"])
def folder(request: pytest.FixtureRequest, shared: Path) -> Path:
    if request.param == "suite":
        return shared / "suites" / "un-markup" / "xml"
    found: Path = request.getfixturevalue("archive")
    return found


@pytest.fixture(scope="module")
def yardstick(shared: Path) -> Any:
    """The suite's own script."""
    spec = util.spec_from_file_location("un_markup", shared / "suites" / "un-markup" / "un_markup.py")
    assert spec is not None
    assert spec.loader is not None
    made = util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


@pytest.fixture(scope="module")
def counts(folder: Path, yardstick: Any, tmp_path_factory: pytest.TempPathFactory) -> Counter[str]:
    return scored(folder, folder, yardstick, tmp_path_factory)


@pytest.fixture(scope="module")
def printed(archive: Path, yardstick: Any, tmp_path_factory: pytest.TempPathFactory) -> Counter[str]:
    """The counts of the texts of the archive's sample as they are printed, without any markup."""
    texts = tmp_path_factory.mktemp("printed")
    for document in yardstick.documents(archive):
        (texts / f"{document.stem}.txt").write_text(document.text(), "utf-8")
    return scored(texts, archive, yardstick, tmp_path_factory)


def scored(folder: Path, gold: Path, yardstick: Any, tmp_path_factory: pytest.TempPathFactory) -> Counter[str]:
    graph = tmp_path_factory.mktemp("un-markup") / "graph.trig"
    graph.write_bytes(to_trig(emit(extract_corpus(list(read_sources((folder,)).documents)), Mint()), THINGS))
    found, _, errors = yardstick.score(str(graph), gold)
    found["adopted of"] -= sum(row[1] == NO_DATE for row in errors["adopted"])
    return Counter(found)


@pytest.mark.parametrize("measure", MEASURES)
def test_the_graph_holds_what_the_markup_says(counts: Counter[str], measure: str) -> None:
    assert counts[f"{measure} of"] >= 10
    assert counts[measure] >= FLOOR * counts[f"{measure} of"]


def test_the_graph_holds_the_links_of_the_markup(counts: Counter[str]) -> None:
    assert counts["cites gold"] >= 50
    assert counts["cites right"] >= FLOOR * counts["cites gold"]


@pytest.mark.parametrize(("measure", "floor"), [("identity", 0.99), ("adopted", 0.97), ("numbers", 0.99)])
def test_a_printed_text_tells_which_document_it_is(printed: Counter[str], measure: str, floor: float) -> None:
    assert printed[f"{measure} of"] >= 30
    assert printed[measure] >= floor * printed[f"{measure} of"]


def test_every_character_belongs_to_one_provision_or_to_furniture(folder: Path) -> None:
    read = read_sources((folder,))
    sources, unread = read.documents, read.unreadable
    assert len(sources) > 30
    assert {_kind(row) for row in unread} <= {"not well-formed XML"}
    for source in sources:
        provisions = provisions_of(source)
        segments = [segment for provision in provisions for segment in provision.segments]
        assert [start for start, _ in segments] == [0, *(end for _, end in segments[:-1])], source.file
        assert segments[-1][1] == len(source.text)
        assert _share(source, {FURNITURE}) < 0.05, source.file
        assert _share(source, {FURNITURE, METADATA}) < 0.95


def _kind(row: Unreadable) -> str:
    return row.reason.partition(" at ")[0]


def _share(source: SourceText, roles: set[str]) -> float:
    """The part of a text that is of certain roles."""
    of_roles = (p for p in provisions_of(source) if p.role in roles)
    return sum(end - start for provision in of_roles for start, end in provision.segments) / len(source.text)
