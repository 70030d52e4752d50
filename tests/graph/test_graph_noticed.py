"""What rules noticed in the passages of a document is not looked for again as long as the document is the same."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from read_texts import source

from graph_build.corpus.provisions import Provision
from graph_build.extract.corpus_extract import CorpusExtract, joined_drafts
from graph_build.extract.document import DocumentExtract, draft_of
from graph_build.graph.contradictions import counts, find_disagreements
from graph_build.graph.emit import Emission
from graph_build.graph.mint import Mint
from graph_build.units import Before, Kept

WRONG = "1. There are three pillars: women, peace.\n"
RIGHT = "1. There are three pillars: women, peace, law.\n"
LISTS = "1. As resolutions 1325, 1820, 1888, 1889 and 2122 say, all act.\n"
OTHER = "1. As resolutions 1325, 1820, 1888, 1889 and 2121 say, all act.\n"
RHYTHM = "1. The NATO Military Committee meets monthly.\n"


def read(texts: dict[str, str], digests: dict[str, str] | None = None) -> CorpusExtract:
    drafts = [draft_of(source(name, text)) for name, text in sorted(texts.items())]
    return joined_drafts(drafts, digests=[(digests or {}).get(name, text) for name, text in sorted(texts.items())])


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    seen: list[str] = []
    really = counts._in_provision

    def look(document: DocumentExtract, provision: Provision) -> Iterator[object]:
        seen.append(document.context.key)
        return really(document, provision)

    monkeypatch.setattr(counts, "_in_provision", look)
    return seen


def test_what_was_noticed_is_found_again_without_a_look(tmp_path: Path, looked: list[str]) -> None:
    before = Before(Kept(tmp_path))
    texts = {"a": WRONG, "b": RIGHT, "c": LISTS, "d": OTHER, "e": LISTS.replace("all", "some"), "f": RHYTHM}
    first = find_disagreements(Emission.of(read(texts), Mint()), before)
    assert {"count-against-list", "unsupported-number"} <= {one.kind for one in first}
    looked.clear()
    again = find_disagreements(Emission.of(read(texts), Mint()), before)
    assert again == first == find_disagreements(Emission.of(read(texts), Mint()))


def test_only_a_document_that_is_another_now_is_looked_at(tmp_path: Path, looked: list[str]) -> None:
    before = Before(Kept(tmp_path))
    texts = {"a": WRONG, "b": RIGHT, "f": RHYTHM}
    find_disagreements(Emission.of(read(texts), Mint()), before)
    looked.clear()
    now = {**texts, "b": WRONG.replace("three", "four"), "g": RHYTHM.replace("monthly", "weekly")}
    found = find_disagreements(Emission.of(read(now), Mint()), before)
    assert set(looked) == {"a", "b", "g"}, "that of a is told anew from its one place"
    assert found == find_disagreements(Emission.of(read(now), Mint()))


def test_of_copies_and_of_the_unknown_nothing_is_noted(tmp_path: Path, looked: list[str]) -> None:
    before = Before(Kept(tmp_path))
    texts = {"a": WRONG, "a-copy": WRONG, "b": RIGHT}
    for _ in range(2):
        looked.clear()
        find_disagreements(Emission.of(read(texts, {"b": ""}), Mint()), before)
        assert {"a", "b"} <= set(looked)


def test_a_note_of_another_kind_counts_as_none(tmp_path: Path) -> None:
    before = Before(Kept(tmp_path))
    corpus = read({"a": WRONG})
    (identity,) = corpus.identities.values()
    notes: list[object] = [[], {identity: 5}, {identity: {"count": ["x"]}}, {identity: {"count": "0"}}]
    for note in notes:
        before.take("what is noticed in passages", note)
        assert [one.kind for one in find_disagreements(Emission.of(corpus, Mint()), before)] == ["count-against-list"]
