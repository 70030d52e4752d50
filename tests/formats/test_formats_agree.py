"""Shows that one text gives the same statements and commitments in whatever format it comes."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_documents import RESOLUTION, WRITERS, as_markup, as_text, write_all

from graph_build.corpus.folders import read_sources
from graph_build.extract.corpus_extract import extract_corpus
from graph_build.extract.document import DocumentExtract
from graph_build.vocabulary import VOCAB

Said = frozenset[tuple[object, ...]]
Read = tuple[DocumentExtract, ...]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Read]:
    """What the five documents say, by format."""
    out = {}
    for ending in WRITERS:
        folder = tmp_path_factory.mktemp(ending[1:])
        write_all(folder, ending)
        found = read_sources((folder,))
        assert not found.unreadable
        out[ending] = extract_corpus(list(found.documents)).documents
    return out


def statements(documents: Read) -> Said:
    relations = {(r.document, r.subject, r.predicate, r.object) for d in documents for r in d.relations}
    holdings = {(h.document, h.person, h.post, h.begins, h.ends) for d in documents for h in d.holdings}
    return frozenset(relations | holdings)


def commitments(documents: Read) -> Said:
    numbers = {(d.context.key, p.key): p.number for d in documents for p in d.provisions}
    return frozenset(
        (c.document, numbers[c.document, c.provision], c.bearers, c.verb, c.act, c.strength, c.due, c.recurrence)
        for d in documents
        for c in d.commitments
    )


@pytest.mark.parametrize("ending", [e for e in WRITERS if e != ".txt"])
@pytest.mark.parametrize("said", [statements, commitments])
def test_formats_differ_in_at_most_two_of_a_hundred(read: dict[str, Read], ending: str, said: object) -> None:
    assert callable(said)
    plain, other = said(read[".txt"]), said(read[ending])
    assert len(plain) >= 25
    differing = sorted(map(repr, plain ^ other))
    assert len(differing) <= 0.02 * len(plain | other), differing


def test_a_resolution_says_the_same_in_the_uns_markup(tmp_path: Path) -> None:
    """What the markup tells as data stands on the printed page as well, and a due date counts from the same day."""
    said = {}
    for ending, write in ((".txt", as_text), (".xml", as_markup)):
        (tmp_path / ending).mkdir()
        (tmp_path / ending / f"resolution{ending}").write_bytes(write(RESOLUTION))
        documents = extract_corpus(list(read_sources((tmp_path / ending,)).documents)).documents
        said[ending] = (statements(documents), commitments(documents))
    # Markup states the outcome as data; a page that tells of the adoption says no more of its standing than that.
    outcome = {(*["unscr-2995"] * 2, "documentStatus", VOCAB + "adopted")}
    assert said[".xml"][0] - said[".txt"][0] == outcome
    assert said[".txt"][0] <= said[".xml"][0]
    assert said[".txt"][1] ^ said[".xml"][1] == set()


def test_one_document_in_five_formats_is_one_source_with_the_same_commitments(tmp_path: Path) -> None:
    for ending in WRITERS:
        for file in write_all(tmp_path, ending):
            file.rename(file.with_name(f"{file.stem}-{ending[1:]}{ending}"))
    corpus = extract_corpus(list(read_sources((tmp_path,)).documents))
    assert len(corpus.documents) == 25
    assert len(corpus.first_copies) == 5
    for document in corpus.documents:
        if document not in corpus.first_copies:
            assert len(corpus.repeated(document)) == len(document.commitments) > 0
