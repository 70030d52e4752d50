"""Shows that each row of claims.toml finds its speaker and words, and what of reported words binds whom."""

from __future__ import annotations

import pytest
from extract_probe import clauses_of, extract_of

from graph_build.corpus.source import Metadata, SourceText
from graph_build.extract.commitments.reported import ClaimRule, claim_rules, quote_rules, reported_speech
from graph_build.extract.demands import is_demand
from graph_build.extract.document import DocumentExtract, extract_document
from graph_build.extract.folding import fold
from graph_build.extract.records import CommitmentClause, ReportedClaim

RULES = (*claim_rules(), *quote_rules())
YES = [(rule, *example) for rule in RULES for example in rule.yes]
NO = [(rule, example) for rule in RULES for example in rule.no]
BEFORE = "They met in the hall.\n\n"


def claims_of(text: str) -> list[ReportedClaim]:
    return list(extract_of(BEFORE + text).claims)


@pytest.mark.parametrize(("rule", "sentence", "claimant", "words"), YES, ids=[f"{r.id}: {e}" for r, e, *_ in YES])
def test_an_example_has_its_speaker_and_its_words(rule: ClaimRule, sentence: str, claimant: str, words: str) -> None:
    document = extract_of(BEFORE + sentence)
    (claim,) = document.claims
    assert claim.words.startswith(words)
    assert fold(claimant) in {fold(name) for name in document.things[claim.claimant].names}
    told = clauses_of(BEFORE + sentence)
    if rule.id.startswith("speech-"):
        assert all(c.quoted for c in told), "words in quotation marks bind whom they name, in the words of another"
    else:
        assert not told, "what is told of another is no commitment"


@pytest.mark.parametrize(("rule", "sentence"), NO, ids=[f"{r.id}: {e}" for r, e in NO])
def test_what_is_no_example_is_no_claim(rule: ClaimRule, sentence: str) -> None:
    assert claims_of(sentence) == []


def test_rows_are_complete() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert all(rule.no for rule in RULES)
    assert all(rule.yes for rule in RULES if rule.speaker != "nobody")


def house(text: str, publisher: str) -> DocumentExtract:
    return extract_document(SourceText("page.txt", BEFORE + text, "0" * 64, Metadata(publisher=publisher)))


def verbs(document: DocumentExtract) -> list[str]:
    return [f"{c.verb}" for c in document.commitments]


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ('"We have done much, but we must now push further," said Admiral Rolf Berger.', "NATO"),
        ("We announced that we will train all our staff.", "NATO"),
        ("President Martin Hill announced today that the United States will train more women.", "The White House"),
        ("The Alliance confirmed that it will open a centre for mediators.", "NATO"),
    ],
)
def test_the_house_that_publishes_binds_itself_by_its_own_word(text: str, publisher: str) -> None:
    document = house(text, publisher)
    assert len(document.commitments) == 1, verbs(document)
    assert not document.claims


@pytest.mark.parametrize(
    "text",
    [
        "President Martin Hill announced today that Norway will train more women.",
        "It was announced that NATO will train more women.",
        "The Alliance announced that Norway will train more women.",
    ],
)
def test_the_word_of_another_does_not_bind_the_house(text: str) -> None:
    assert verbs(house(text, "NATO")) == []


@pytest.mark.parametrize(
    ("text", "bearer", "demand"),
    [
        (
            '"Norway will train all its staff," said the Minister of Defence of Norway, Admiral Rolf Berger.',
            "norway",
            False,
        ),
        ('"Norway must train all its staff," said Admiral Rolf Berger.', "norway", True),
        ('"The United Nations should train all its staff," said a visitor.', "united-nations", True),
    ],
)
def test_quoted_words_bind_whom_they_name_and_what_they_ask_is_a_demand(text: str, bearer: str, demand: bool) -> None:
    document = house(text, "NATO")
    (clause,) = document.commitments
    assert [key for _, key in clause.bearers] == [bearer]
    assert clause.quoted
    assert is_demand(document.context, clause) is demand


def test_who_announces_what_their_own_state_would_do_binds_it() -> None:
    own = house("Norway's envoy, Ms Anna Berg, announced that Norway would send ten lawyers.", "NATO")
    assert [key for c in own.commitments for _, key in c.bearers] == ["norway"]
    assert verbs(house("The Alliance announced that Norway would send ten lawyers.", "NATO")) == []


@pytest.mark.parametrize(
    ("text", "bearers"),
    [
        ('"We will train all our staff," said the Minister of Defence of Norway, Admiral Rolf Berger.',
         [("We", "norway")]),
        ('"We must train all our staff," said Admiral Rolf Berger.', [("We", "Person:rolf-berger")]),
        ('"I will train all our staff," said the Minister of Defence of Norway, Admiral Rolf Berger.',
         [("I", "Person:rolf-berger")]),
        ('"We were many," said Admiral Rolf Berger. "We will train all our staff."', [("We", "Person:rolf-berger")]),
        ('"We will train all our staff," said a visitor.', [("We", None)]),
        ('"We trained all our staff," said Admiral Rolf Berger.', None),
        ("Admiral Rolf Berger said that we will train all our staff.", None),
    ],
)  # fmt: skip
def test_who_promises_in_quotation_marks_is_bound(text: str, bearers: list[tuple[str, str | None]] | None) -> None:
    document = extract_of(BEFORE + text)
    assert [c.bearers for c in document.commitments] == ([] if bearers is None else [tuple(bearers)])
    assert not (bearers and document.claims)


def test_a_quotation_goes_on_after_its_speaker_is_named() -> None:
    text = '"The Coast Ministry will train its staff," said Admiral Rolf Berger. "Norway must follow."'
    assert [c.words for c in claims_of(text)] == ["The Coast Ministry will train its staff", "Norway must follow"]


def test_he_goes_on_speaking() -> None:
    text = "Admiral Rolf Berger said that much was done. He added that Norway should follow."
    assert [(c.claimant, c.words) for c in claims_of(text)] == [("Person:rolf-berger", "Norway should follow")]


@pytest.mark.parametrize(
    "sentence",
    [
        "According to its mandate, NATO will train more women.",
        "NATO underlines that Allies must train more women.",
        "NATO agreed that Allies will train more women.",
    ],
)
def test_what_only_looks_like_a_report_stays_a_commitment(sentence: str) -> None:
    (clause,) = clauses_of(BEFORE + sentence)
    assert isinstance(clause, CommitmentClause)


def test_marks_without_a_speaker_are_no_speech() -> None:
    document = extract_of(BEFORE + 'The prize "Norway will act" was given to three groups.')
    assert [p for p in document.provisions if p.is_content]
    assert not document.claims
    assert reported_speech.__doc__
