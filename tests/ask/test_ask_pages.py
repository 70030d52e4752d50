"""The page of a quote stands in the answers to questions and in the tables of an export, where a text has pages."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from made_documents import PLAN, as_pdf

from graph_build.ask.collection import find_question, list_questions
from graph_build.ask.format import render
from graph_build.ask.load import unite_graphs
from graph_build.ask.pages import has_pages, with_pages
from graph_build.ask.run import run_question
from graph_build.corpus.folders import read_sources
from graph_build.extract.corpus_extract import extract_corpus
from graph_build.graph.emit import emit
from graph_build.graph.mint import Mint
from graph_build.show.export.tables import tables


@pytest.fixture(scope="module")
def paged(tmp_path_factory: pytest.TempPathFactory) -> ox.Store:
    folder: Path = tmp_path_factory.mktemp("paged")
    (folder / "plan.pdf").write_bytes(as_pdf(PLAN))
    store = ox.Store()
    store.extend(emit(extract_corpus(list(read_sources((folder,)).documents)), Mint()))
    unite_graphs(store)
    return store


def test_a_question_tells_the_page_of_each_quote(paged: ox.Store) -> None:
    answer = run_question(paged, find_question("citations-in"), {"source": "wpsi:plan"})
    assert "page" in answer.columns
    assert all(row[answer.columns.index("page")] is not None for row in answer.rows)
    assert ", p. 1)" in " ".join(render(answer, "table").split())


def test_without_pages_a_question_is_asked_as_it_stands() -> None:
    assert not has_pages(ox.Store())


def test_each_question_with_a_place_of_its_quotes_can_tell_the_page() -> None:
    told = [question.name for question in list_questions() if with_pages(question.sparql) != question.sparql]
    assert len(told) > 50
    for name in told:
        ox.Store().query(with_pages(find_question(name).sparql))


def test_an_export_has_the_page(paged: ox.Store) -> None:
    for name in ("relations", "commitments"):
        head, *rows = tables(paged)[name].decode().splitlines()
        assert "page" in head.split(",")
        assert rows
