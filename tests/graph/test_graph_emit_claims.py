"""Reported speech is a claim by its speaker, with its passage, and no commitment."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal

from graph_build.corpus.source import Metadata, SourceText
from graph_build.extract.corpus_extract import CorpusExtract, extract_corpus
from graph_build.graph.emit.quads import emit
from graph_build.graph.mint import Mint
from graph_build.vocabulary import rdf, wps

SAID = "Admiral Rolf Berger said that the Coast Ministry would train all its staff by 2030."


def corpus(text: str) -> CorpusExtract:
    """What one page of this text says."""
    return extract_corpus([SourceText("sample-page.txt", text, "0" * 64, Metadata())])


def test_a_claim_has_its_speaker_its_words_and_whom_it_is_about() -> None:
    read = corpus(SAID)
    (claim,) = read.documents[0].claims
    assert (claim.claimant, claim.about) == ("rolf-berger", ("sample-page-coast-ministry",))
    assert claim.words == "the Coast Ministry would train all its staff by 2030"
    assert not read.documents[0].commitments


@pytest.mark.parametrize(
    "text",
    [
        "Admiral Rolf Berger opened the day. He praised the Coast Ministry's staff and stressed that all should train.",
        "On Monday, Admiral Rolf Berger, the Chair of the Harbour Board, said that all should train.",
        "The Coast Ministry was praised when Admiral Rolf Berger said that all should train.",
    ],
)
def test_the_speaker_is_the_subject_of_the_verb(text: str) -> None:
    (claim,) = corpus(text).documents[0].claims
    assert claim.claimant == "rolf-berger"
    assert claim.words == "all should train"


def test_a_claim_reaches_the_graph_with_evidence() -> None:
    quads = emit(corpus(SAID), Mint())
    node = next(q.subject for q in quads if q.predicate == rdf("type") and q.object == wps("ReportedClaim"))
    said = {q.predicate: q.object for q in quads if q.subject == node}
    assert said[wps("claimant")] == Mint().thing("rolf-berger")
    assert said[wps("claimAbout")] == Mint().thing("sample-page-coast-ministry")
    assert said[wps("claimText")] == Literal("the Coast Ministry would train all its staff by 2030")
    assert wps("evidence") in said


@pytest.mark.parametrize(
    "text",
    [
        "The Coast Ministry will train all its staff by 2030.",
        "Admiral Rolf Berger said that much was done in 2020.",
        "It was said that the staff would be trained.",
        "The report praised the Coast Ministry's staff and stressed that others should follow.",
        "Admiral Rolf Berger met Captain Ada Moss. She said that the staff should be trained.",
    ],
)
def test_what_reports_no_claim(text: str) -> None:
    assert not corpus(text).documents[0].claims
