"""Shows what is taken from a file's markup: identity, dates, meeting, votes, sponsors, standing, subjects, links."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import pytest
from akn_sample import PREAMBLE, REJECTED, Sample

from graph_build.corpus.akn import read_akn
from graph_build.corpus.source import Metadata, SourceText
from graph_build.extract.corpus_extract import CorpusExtract, extract_corpus
from graph_build.extract.document import DocumentExtract
from graph_build.extract.symbols import symbol_of
from graph_build.vocabulary import VOCAB

TABLED_AGAIN = Sample(symbol="S/RES/3001 (2031)", draft="S/2031/81")


def source_of(sample: Sample, name: str = "sample.xml") -> SourceText:
    read = read_akn(sample.xml)
    return SourceText(name, read.text, "0" * 64, read.meta, read.body_start, read.parts, read.facts)


@lru_cache(maxsize=8)
def corpus_of(*samples: Sample) -> CorpusExtract:
    return extract_corpus([source_of(sample, f"sample-{n}.xml") for n, sample in enumerate(samples)])


def document_of(sample: Sample) -> DocumentExtract:
    return corpus_of(sample).documents[0]


def said(document: DocumentExtract, predicate: str) -> set[tuple[str, str, str]]:
    return {(r.subject, r.object, r.rule) for r in document.relations if r.predicate == predicate}


def quoted(document: DocumentExtract, predicate: str, value: str) -> set[tuple[str, str]]:
    """Provision and words of what says it."""
    words = {p.key: p.reading.text for p in document.provisions}
    rows = [r for r in document.relations if (r.predicate, value) in {(predicate, r.object), (predicate, r.subject)}]
    return {(r.provision, words[r.provision][r.start : r.end]) for r in rows}


def test_a_resolution_is_known_by_its_number_symbol_and_title() -> None:
    corpus = corpus_of(Sample())
    thing = corpus.things["unscr-2999"]
    assert corpus.documents[0].context.key == "unscr-2999"
    assert (thing.kind, thing.label) == ("Resolution", "Resolution 2999 (2031)")
    assert {"S/RES/2999 (2031)", "UNSCR 2999", "Security Council resolution 2999 (2031) [on ferries]"} <= thing.names


@pytest.mark.parametrize(
    ("predicate", "statement"),
    [
        ("adoptedOn", ("unscr-2999", "2031-05-02", "markup-adopted")),
        ("publishedOn", ("unscr-2999", "2031-05-02", "markup-published")),
        ("adoptedAt", ("unscr-2999", "10123rd-meeting", "markup-meeting")),
        ("occursOn", ("10123rd-meeting", "2031-05-02", "markup-meeting-date")),
        ("votedFor", ("norway", "unscr-2999", "markup-vote")),
        ("votedFor", ("côte-divoire", "unscr-2999", "markup-vote")),
        ("votedAgainst", ("tuvalu", "unscr-2999", "markup-vote")),
        ("abstainedOn", ("meridia", "unscr-2999", "markup-vote")),
        ("sponsoredBy", ("unscr-2999", "norway", "markup-sponsor")),
        ("sponsoredBy", ("unscr-2999", "bosnia-and-herzegovina", "markup-sponsor")),
        ("hasDraft", ("unscr-2999", "s-2031-80", "markup-draft")),
        ("votesFor", ("unscr-2999", "2", "markup-tally")),
        ("votesAgainst", ("unscr-2999", "1", "markup-tally")),
        ("abstentions", ("unscr-2999", "1", "markup-tally")),
        ("documentStatus", ("unscr-2999", VOCAB + "adopted", "markup-outcome")),
        ("about", ("unscr-2999", VOCAB + "women-peace-and-security", "markup-agenda-item")),
        ("about", ("unscr-2999", "sea-lanes", "markup-classification")),
        ("about", ("unscr-2999", "pilots", "markup-subject-heading")),
        ("cites", ("unscr-2999", "s-2031-78", "markup-link")),
    ],
)
def test_statements(predicate: str, statement: tuple[str, str, str]) -> None:
    assert statement in said(document_of(Sample()), predicate)


@pytest.mark.parametrize(
    ("words", "manner"),
    [
        ("Adopted unanimously, 10123rd meeting", "unanimously"),
        ("Adopted without vote, 10123rd meeting", "without-vote"),
        ("Adopted by acclamation, 10123rd meeting", "by-acclamation"),
    ],
)
def test_how_a_text_was_adopted_is_stated_where_the_record_says_it(words: str, manner: str) -> None:
    document = document_of(Sample(words=words))
    assert said(document, "adoptionManner") == {("unscr-2999", VOCAB + manner, "markup-manner")}
    assert {quote for _, quote in quoted(document, "adoptionManner", VOCAB + manner)} == {
        f"Outcome: adopted, S/PV.10123, 2031-05-02, {words}"
    }


def test_a_vote_with_dissent_or_a_rejected_draft_was_adopted_in_no_manner() -> None:
    assert said(document_of(Sample()), "adoptionManner") == set()
    assert said(document_of(replace(REJECTED, words="Adopted unanimously, 10123rd meeting")), "adoptionManner") == set()


def test_a_side_that_nobody_took_is_counted_where_the_record_counts_it() -> None:
    sample = Sample(words="Adopted (2-0-1, 1 absent), 10123rd meeting", votes=())
    document = document_of(sample)
    counts = {name: {r[1] for r in said(document, name)} for name in ("votesFor", "votesAgainst", "abstentions")}
    assert counts == {"votesFor": {"2"}, "votesAgainst": {"0"}, "abstentions": {"1"}}


def test_only_two_states_sponsor_a_draft_of_two() -> None:
    assert len(said(document_of(Sample()), "sponsoredBy")) == 2


@pytest.mark.parametrize(
    ("predicate", "value", "provision", "words"),
    [
        ("votedFor", "norway", "markup-in-favour-2-norway-côte-divoire", "In favour (2): NORWAY; CÔTE D'IVOIRE"),
        ("votedAgainst", "tuvalu", "markup-in-favour-2-norway-côte-divoire", "Against (1): TUVALU"),
        ("adoptedAt", "10123rd-meeting", "text-adopted-by-the-security-council-at", "Adopted by the Security Council"),
        ("cites", "s-2031-77", "p3", "3. Urges all parties to protect women pilots"),
        (
            "cites",
            "s-prst-2031-4",
            "text-recalling-its-resolution-1325-2000-and",
            "Recalling its resolution 1325 (2000)",
        ),
    ],
)
def test_each_statement_has_the_words_that_say_it(predicate: str, value: str, provision: str, words: str) -> None:
    found = quoted(document_of(Sample()), predicate, value)
    assert any(where == provision and told.startswith(words.removeprefix("3. ")) for where, told in found), found


def test_a_state_that_no_list_knows_is_a_new_one_and_a_name_in_capitals_is_not() -> None:
    things = corpus_of(Sample()).things
    assert (things["meridia"].kind, things["meridia"].status) == ("State", "newly-found")
    assert (things["norway"].status, "NORWAY" in things["norway"].names) == ("known", False)


def test_subjects_keep_their_addresses_and_join_the_themes_of_the_field() -> None:
    things = corpus_of(Sample()).things
    assert things["sea-lanes"].matches == ("http://eurovoc.europa.eu/1", "http://metadata.un.org/thesaurus/2")
    gender = Sample(
        keywords='<classification source="x"><keyword showAs="gender_equality" value="g" dictionary="UNBIS" '
        'href="http://metadata.un.org/thesaurus/3"/></classification>'
    )
    assert "http://metadata.un.org/thesaurus/3" in corpus_of(gender).things[VOCAB + "gender-equality"].matches


def test_a_link_says_once_what_a_rule_reads_off_the_same_paragraph() -> None:
    rules = {rule for _, cited, rule in said(document_of(Sample()), "cites") if cited == "unscr-1325"}
    assert rules == {"names-document"}


def test_a_rejected_draft_is_not_adopted_at_any_time_or_meeting() -> None:
    document = document_of(REJECTED)
    assert document.context.key == "s-2031-81"
    assert said(document, "documentStatus") == {("s-2031-81", VOCAB + "not-adopted", "markup-outcome")}
    own = {subject for name in ("adoptedOn", "adoptedAt") for subject, _, _ in said(document, name)}
    assert "s-2031-81" not in own
    assert ("tuvalu", "s-2031-81", "markup-vote") in said(document, "votedAgainst")


def test_a_draft_that_is_read_is_the_draft_that_another_document_names() -> None:
    corpus = corpus_of(TABLED_AGAIN, REJECTED)
    keys = {document.context.key for document in corpus.documents}
    assert keys == {"unscr-3001", "s-2031-81"}
    assert ("unscr-3001", "s-2031-81", "markup-draft") in said(corpus.documents[0], "hasDraft")
    assert (corpus.things["s-2031-81"].kind, corpus.things["s-2031-81"].status) == ("Resolution", "known")


def test_a_meeting_of_two_documents_is_one_and_bears_the_symbol_of_its_record() -> None:
    corpus = corpus_of(TABLED_AGAIN, REJECTED)
    assert corpus.things["10123rd-meeting"].names == {
        "10123rd meeting", "10123rd meeting of the Security Council", "S/PV.10123",
    }  # fmt: skip


def test_the_text_in_another_language_is_a_second_text_of_the_document() -> None:
    corpus = corpus_of(Sample(), replace(Sample(), language="fra"))
    assert [d.context.key for d in corpus.documents] == ["unscr-2999", "sample-1"]
    assert corpus.copies == {"sample-1": "unscr-2999"}
    assert ("norway", "unscr-2999", "markup-vote") in said(corpus.documents[1], "votedFor")


def test_a_sponsor_by_a_longer_name_is_not_also_one_by_a_shorter() -> None:
    guinea = document_of(Sample(sponsors="Equatorial Guinea, Guinea-Bissau and Papua New Guinea"))
    assert {state for _, state, _ in said(guinea, "sponsoredBy")} == {
        "equatorial-guinea", "guinea-bissau", "papua-new-guinea",
    }  # fmt: skip


def test_words_on_a_sponsor_that_name_no_state_state_nothing() -> None:
    assert not said(document_of(Sample(sponsors="Submitted pursuant to a decision")), "sponsoredBy")


def test_without_links_nothing_is_cited_that_the_words_do_not_name() -> None:
    silent = document_of(Sample(preamble=PREAMBLE.replace("<a ", "<i ").replace("</a>", "</i>")))
    assert ("unscr-2999", "unscr-1325", "names-document") in said(silent, "cites")


@pytest.mark.parametrize(
    ("symbol", "key", "kind"),
    [
        ("S/RES/1325 (2000)", "unscr-1325", "Resolution"),
        ("S/RES/1325(2000)", "unscr-1325", "Resolution"),
        ("A/RES/70/1", "unga-resolution-70-1", "Resolution"),
        ("S/PRST/2031/4", "s-prst-2031-4", "PresidentialStatement"),
        ("A/70/95-S/2015/446", "a-70-95-s-2015-446", "OtherDocument"),
        ("S/2031/77/Add.1", "s-2031-77-add-1", "OtherDocument"),
    ],
)
def test_symbols(symbol: str, key: str, kind: str) -> None:
    found = symbol_of(symbol)
    assert found is not None
    assert (found.key, found.kind) == (key, kind)


@pytest.mark.parametrize("words", ["S/RES", "resolution 1325", "and/or", "NATO/EAPC", "S/2031/77 and", ""])
def test_words_that_are_no_symbol(words: str) -> None:
    assert symbol_of(words) is None


def test_the_words_of_a_statement_tell_the_meeting_where_its_markup_is_silent() -> None:
    body = (
        '<p><docTitle refersTo="#title1"><b>Statement by the President of the Security Council</b></docTitle></p>'
        "<alinea><content><p>At the 10125th meeting of the Security Council, held on 2 May 2031, the President of the "
        "Security Council made the following statement on behalf of the Council:</p></content></alinea>"
    )
    statement = Sample(
        name="presidentialStatement", symbol="S/PRST/2031/9", step="", record="", draft="", words="", sponsors="",
        votes=(), titled=False, preamble="", body=body, annex="",
    )  # fmt: skip
    assert said(document_of(statement), "adoptedAt") == {("s-prst-2031-9", "10125th-meeting", "title-page-meeting")}
    assert said(document_of(replace(statement, record="S/PV.10123")), "adoptedAt") == {
        ("s-prst-2031-9", "10123rd-meeting", "markup-meeting")
    }


def test_a_member_whose_vote_a_title_page_tells_is_not_where_the_meeting_was() -> None:
    text = (
        "Resolution 2998 (2031)\n\nAdopted by the Security Council at its 9996th meeting, on 9 May 2031, by 13 votes "
        "in favour, none against and 2 abstentions (Chad, Togo)\n\nThe Security Council,\n\n1. Decides to meet again."
    )
    corpus = extract_corpus([SourceText("vote.txt", text, "0" * 64, Metadata())])
    told = {(r.subject, r.predicate, r.object) for r in corpus.documents[0].relations}
    assert {("chad", "abstainedOn", "unscr-2998"), ("unscr-2998", "votesAgainst", "0")} <= told
    assert "occursAt" not in {predicate for _, predicate, _ in told}
