"""A paragraph that is cited by number is reached where its document is read, in whatever way the number is written."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal

from graph_build.corpus.source import Metadata, SourceText
from graph_build.extract.corpus_extract import extract_corpus
from graph_build.extract.paragraph_citations import RULE, cited_paragraphs
from graph_build.graph.emit.things import things_quads
from graph_build.graph.mint import Mint
from graph_build.vocabulary import rdf, rdfs, wps

CITED = """Resolution 2991 (2031)

Adopted by the Security Council at its 9990th meeting, on 3 May 2031

The Security Council,

1. Urges Member States to train pilots, as asked in paragraph 3 below;

2. Requests the Secretary-General to:

(a) report by 24 April 2033;

(b) appoint advisers:

(i) in the ports; and

(ii) at sea;

3. Decides to remain seized of the matter.
"""


def reached(sentence: str, title: str = "Harbour Plan of the Straits Union") -> list[str]:
    """The paragraphs of the resolution that a plan with the sentence cites."""
    texts = {"cited": CITED, "plan": f"{title}\n\n1. {sentence}\n"}
    corpus = extract_corpus([SourceText(f"{k}.txt", v, "0" * 64, Metadata()) for k, v in texts.items()])
    (plan,) = (d for d in corpus.documents if d.context.key == "plan")
    return sorted(r.object.removeprefix("unscr-2991/") for r in plan.relations if r.rule == RULE)


@pytest.mark.parametrize(
    ("sentence", "paragraphs"),
    [
        ("The Union will act on paragraphs 1–3 of resolution 2991 (2031).", ["p1", "p2", "p3"]),
        ("The Union will act on paragraphs 1 to 3 of Security Council resolution 2991 (2031).", ["p1", "p2", "p3"]),
        ("The Union will act on paragraph 2 (a) of resolution 2991 (2031).", ["p2.a"]),
        ("The Union will act as asked (S/RES/2991 (2031), OPs 2(b)(i), (ii) and 3).", ["p2.b.i", "p2.b.ii", "p3"]),
        ("The Union will act on resolution 2991 (2031), paras. 2 (a) and (b).", ["p2.a", "p2.b"]),
        ("Resolution 2991 (2031) binds all; the Union will act on operative paragraph 3 of that resolution.", ["p3"]),
        ("The Union will act on paragraph 30 of resolution 2991 (2031).", []),
        ("The Union will act on paragraph 3 of the Harbour Charter.", []),
        ("The Union printed 3 paragraphs on resolution 2991 (2031).", []),
    ],
)
def test_a_cited_paragraph_is_reached(sentence: str, paragraphs: list[str]) -> None:
    assert reached(sentence) == paragraphs


def test_paragraphs_of_a_resolution_that_is_not_read_are_cited_by_their_numbers() -> None:
    plan = "Harbour Plan\n\n1. The Union will act on paragraphs 9–10 and 12 (b) of resolution 2990 (2030).\n"
    corpus = extract_corpus([SourceText("plan.txt", plan, "0" * 64, Metadata())])
    cited = sorted(r.object for r in corpus.documents[0].relations if r.rule == RULE)
    assert cited == ["unscr-2990/p10", "unscr-2990/p12.b", "unscr-2990/p9"]
    node = Mint().provision("unscr-2990", "p12.b")
    said = {(q.predicate, q.object) for q in things_quads(corpus, Mint()) if q.subject == node}
    assert said == {
        (rdf("type"), wps("Provision")),
        (wps("inDocument"), Mint().thing("unscr-2990")),
        (wps("number"), Literal("12(b)")),
        (rdfs("label"), Literal(f"{corpus.things['unscr-2990'].label}, paragraph 12(b)")),
    }


def test_a_document_cites_its_own_paragraphs_above_and_below_and_not_the_one_that_says_so() -> None:
    corpus = extract_corpus([SourceText("cited.txt", CITED, "0" * 64, Metadata())])
    assert [(r.provision, r.object) for r in corpus.documents[0].relations if r.rule == RULE] == [
        ("p1", "unscr-2991/p3")
    ]


def test_the_object_is_the_address_of_the_provision() -> None:
    mint = Mint()
    assert mint.thing("unscr-2991/p2.b.i") == mint.provision("unscr-2991", "p2.b.i")
    assert mint.thing("plan-for-évora/p1") == mint.provision("plan-for-évora", "p1")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("OPs 4, 6(a)-(c) and 12-14", ("4", "6(a)", "6(b)", "6(c)", "12", "13", "14")),
        ("operative paragraph 12", ("12",)),
        ("sub-paragraph 4 (b) (ii)", ("4(b)(ii)",)),
        ("OP3", ("3",)),
        ("paragraphs 30 %", None),
        ("paragraph 3.2 of the annex", None),
    ],
)
def test_numbers_as_they_are_written(text: str, numbers: tuple[str, ...] | None) -> None:
    found = list(cited_paragraphs(text))
    assert [c.numbers for c in found] == ([numbers] if numbers else [])
