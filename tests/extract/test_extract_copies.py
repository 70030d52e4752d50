"""Copies of one document are one source: they double nothing and hide nothing, whatever they come in."""

from __future__ import annotations

from datetime import date

import pyoxigraph as ox
import pytest

from graph_build.ask.calendar import calendar_rows
from graph_build.ask.load import unite_graphs
from graph_build.corpus.source import Metadata, SourceText
from graph_build.extract.corpus_extract import CorpusExtract, extract_corpus
from graph_build.graph.contradictions import find_disagreements
from graph_build.graph.emit import Emission, statements
from graph_build.graph.mint import Mint
from graph_build.vocabulary import rdf, wps

PLAN = """Harbour Safety Plan of the Straits Union

The Straits Union adopted this Plan on 3 May 2031 at the Marble Conference in Port Alder.

1. The Straits Union will train two hundred pilots by 30 June 2033.

2. Member States shall report every year to the Harbour Board on the number of women on duty.

3. The Harbour Board will review the reports and publish a summary by 1 March 2034.

4. The Harbour Board has three tasks: training, rescue, inspection, repair, search.
"""
RIVAL = "Notes of a visitor\n\nThe Marble Conference took place in Port Alder on 9 May 2031 and was well attended.\n"


def corpus_of(texts: dict[str, str], **meta: Metadata) -> CorpusExtract:
    rows = [SourceText(f"{name}.txt", text, "0" * 64, meta.get(name, Metadata())) for name, text in texts.items()]
    return extract_corpus(rows)


def shape(corpus: CorpusExtract) -> tuple[int, int, list[tuple[str, str]], int]:
    """The numbers of statements and commitments, the contradictions, and the rows of the calendar."""
    emission = Emission.of(corpus, Mint())
    store = ox.Store()
    store.extend(emission.quads())
    unite_graphs(store)
    commitments = {q.subject for q in store.quads_for_pattern(None, rdf("type"), wps("Commitment"))}
    found = sorted((one.kind, one.description.partition(" says ")[2]) for one in find_disagreements(emission))
    return len(statements(corpus)), len(commitments), found, len(calendar_rows(store, date(2032, 1, 1)))


@pytest.mark.parametrize(
    "copy",
    [
        PLAN,
        PLAN.replace("\n\n1. ", "\n\n\n   1.  "),
        "\n".join(line for line in PLAN.splitlines() if not line.startswith("Harbour Safety")),
        PLAN.replace("on duty", "on  duty").replace("well", "well"),
        "A copy from another shelf\n\n" + PLAN,
    ],
    ids=["same", "other-breaks", "no-title", "spaces", "line-above"],
)
@pytest.mark.parametrize("name", ["a-copy", "z-copy"])
def test_a_copy_adds_no_statement_commitment_contradiction_or_date(copy: str, name: str) -> None:
    once = shape(corpus_of({"plan": PLAN, "rival": RIVAL}))
    twice = corpus_of({"plan": PLAN, "rival": RIVAL, name: copy})
    assert len(twice.copies) == 1
    assert shape(twice)[1:] == once[1:]
    assert {kind for kind, _ in once[2]} == {"count-against-list"}
    assert abs(shape(twice)[0] - once[0]) <= 1  # a title of its own words may say one thing more


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("two hundred pilots by 30 June 2033", "two hundred pilots by 30 June 2034"),
        ("shall report", "should report"),
        ("will train", "will not train"),
        ("to the Harbour Board on", "to the Harbour Council on"),
    ],
    ids=["figure", "duty", "denial", "name"],
)
def test_texts_that_differ_in_a_name_a_figure_or_a_duty_are_two_sources(old: str, new: str) -> None:
    corpus = corpus_of({"plan": PLAN, "other": PLAN.replace(old, new)})
    assert not corpus.copies


def test_a_contradiction_inside_a_copy_alone_is_seen() -> None:
    right = PLAN.replace("three tasks", "five tasks")
    symbol = "Resolution 2991 (2031)\n\nAdopted by the Security Council at its 9990th meeting, on 3 May 2031\n\n"
    corpus = corpus_of({"one": symbol + right, "two": symbol + PLAN})
    assert len(corpus.copies) == 1
    assert [kind for kind, _ in shape(corpus)[2]] == ["count-against-list"]


def test_a_translation_is_a_copy_by_symbol_address_or_file_name() -> None:
    head = "Resolution 2992 (2031)\n\nThe Security Council,\n\n"
    english = f"{head}1. Requests the Secretary-General to report by 3 June 2032.\n"
    french = (
        "Résolution 2992 (2031)\n\nLe Conseil de sécurité,\n\n"
        "1. Prie le Secrétaire général de lui faire rapport chaque année sur la participation des femmes.\n"
    )
    corpus = corpus_of({"en": english, "fr": french})
    assert corpus.copies == {"fr": "unscr-2992"}
    plan = PLAN.replace("this Plan", "the plan")
    traduit = (
        "Plan de sécurité des ports\n\n"
        "1. Le Gouvernement va former tous les pilotes et faire rapport chaque année au Conseil.\n"
    )
    page = Metadata(address="https://example.org/plan")
    assert len(corpus_of({"x": plan, "y": traduit}, x=page, y=page).copies) == 1
    assert len(corpus_of({"plan-en": plan, "plan-fr": traduit}).copies) == 1
    assert not corpus_of({"plan": plan, "ports": traduit}).copies


def test_two_pages_of_one_front_page_and_two_editions_are_no_copies() -> None:
    front = Metadata(address="https://example.org/")
    other = "Fishing Rules of the Straits Union\n\n1. Fishers shall report every catch to the Fishing Board by noon.\n"
    assert not corpus_of({"x": PLAN, "y": other}, x=front, y=front).copies
    first, second = Metadata(published="2031-05-03"), Metadata(published="2033-05-03")
    assert not corpus_of({"x": PLAN, "y": PLAN + "\nA line.\n"}, x=first, y=second).copies


def test_the_copy_that_stands_for_all_is_the_described_one_and_what_is_its_alone_is_one_thing() -> None:
    corpus = corpus_of({"a-copy": PLAN, "plan": PLAN}, plan=Metadata(published="2031-05-03"))
    assert corpus.copies == {"a-copy": "plan"}
    owned = {key for key, thing in corpus.things.items() if thing.document}
    assert owned
    assert not any(key.startswith("a-copy-") for key in owned)
    repeated = corpus.repeated(corpus.documents[0])
    assert sorted(repeated) == sorted(repeated.values()) == list(range(len(corpus.documents[0].commitments)))


def test_the_calendar_says_where_a_commitment_stands_too() -> None:
    emission = Emission.of(corpus_of({"plan": PLAN, "copy": PLAN}, plan=Metadata(title="Plan of record")), Mint())
    store = ox.Store()
    store.extend(emission.quads())
    unite_graphs(store)
    assert {len(row.also_in) for row in calendar_rows(store, date(2032, 1, 1))} == {1}
