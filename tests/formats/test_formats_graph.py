"""Shows what the graph says of a text out of a PDF: the page of each quote, its offsets, rows of tables."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
from made_documents import PLAN, as_pdf

from graph_build.ask.explain import explain
from graph_build.ask.lookups import Source, pages_of
from graph_build.corpus.folders import read_sources
from graph_build.extract.corpus_extract import extract_corpus
from graph_build.graph.emit.quads import emit
from graph_build.graph.mint import Mint
from graph_build.vocabulary import oa, rdf, wps


def test_quotes_of_a_pdf_stand_at_their_offsets_and_say_their_page(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(as_pdf(PLAN))
    (source,) = read_sources((tmp_path,)).documents
    store = ox.Store()
    store.bulk_extend(emit(extract_corpus([source]), Mint()))

    def one(node: object, term: ox.NamedNode) -> ox.Literal:
        assert isinstance(node, ox.NamedNode)
        (quad,) = store.quads_for_pattern(node, term, None, None)
        assert isinstance(quad.object, ox.Literal)
        return quad.object

    selectors = {q.subject: q.object for q in store.quads_for_pattern(None, oa("hasSelector"), None, None)}
    assert len(selectors) > 30
    pages = set()
    for evidence, selector in selectors.items():
        start, end = (int(one(selector, oa(name)).value) for name in ("start", "end"))
        assert " ".join(source.text[start:end].split()) == one(selector, oa("exact")).value
        page = int(one(evidence, wps("page")).value)
        assert page == source.page_of(start)
        pages.add(page)
    assert pages == set(range(1, max(pages) + 1))
    assert max(pages) > 1
    rows = list(store.quads_for_pattern(None, rdf("type"), wps("TableRow"), None))
    assert len(rows) == 2


def test_the_page_stands_beside_the_quote(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(as_pdf(PLAN))
    (tmp_path / "notes.txt").write_text("NATO cooperates with the United Nations.\n", "utf-8")
    store = ox.Store()
    store.bulk_extend(emit(extract_corpus(list(read_sources((tmp_path,)).documents)), Mint()))
    source = Source(store)
    pages = {}
    for quad in store.quads_for_pattern(None, wps("statedIn"), None, None):
        assert isinstance(quad.subject, ox.NamedNode)
        for quote in source.quotes(quad.subject.value):
            pages[quote.exact[:30]] = quote.pages
    assert set(pages.values()) == {"p. 1", "p. 2"}
    texts = [told(store, quad) for quad in store.quads_for_pattern(None, wps("cites"), None, None)]
    assert texts
    assert all(re.search(r", p\. [12]; rule", text) for text in texts)
    (plain,) = store.quads_for_pattern(None, wps("cooperatesWith"), None, None)
    assert "p. " not in told(store, plain)


def told(store: ox.Store, quad: ox.Quad) -> str:
    """What ``explain`` says of a relation between two things."""
    assert isinstance(quad.subject, ox.NamedNode)
    assert isinstance(quad.object, ox.NamedNode)
    return explain(store, quad.subject.value, quad.predicate.value, quad.object.value).text


def test_a_quote_over_two_pages_says_both() -> None:
    class Told:
        def values(self, subject: str, predicate: str) -> list[str]:
            return {"one": ["7"], "two": ["10", "9"]}.get(subject, [])

    assert [pages_of(Told(), evidence) for evidence in ("one", "two", "none")] == ["p. 7", "pp. 9–10", ""]
