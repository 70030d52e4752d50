"""Shows what a file in the markup becomes: its text under the lines of its metadata, its facts, its provisions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from akn_sample import BODY, REJECTED, Sample, act_of

from graph_build.corpus.akn import UnreadXml, read_akn
from graph_build.corpus.akn.printed import symbol_in
from graph_build.corpus.facts import (
    ABSTAINED,
    AGAINST,
    BY_AGENDA,
    BY_CLASSIFICATION,
    BY_HEADING,
    DRAFT,
    FOR,
    NOT_ADOPTED,
    DocumentFacts,
    Said,
    Subject,
    Tally,
    Vote,
)
from graph_build.corpus.folders import read_sources
from graph_build.corpus.source import Metadata, ReadText
from graph_build.corpus.structure import provisions_of

STATEMENT = Sample(
    name="presidentialStatement",
    symbol="S/PRST/2031/4",
    step="",
    draft="",
    sponsors="",
    words="",
    votes=(),
    titled=False,
    body='<p><docTitle refersTo="#title1"><b>Statement by the President of the Security Council</b></docTitle></p>'
    '<alinea><content eId="alinea_1__content"><p>At the 10123rd meeting, the President said:</p></content></alinea>',
    annex="",
)


def facts_of(sample: Sample) -> tuple[ReadText, DocumentFacts]:
    read = read_akn(sample.xml)
    assert read.facts is not None
    return read, read.facts


def quotes(read: ReadText, said: tuple[Said | Vote | Subject, ...]) -> list[str]:
    return [read.text[one.start : one.end] for one in said]


def test_a_printed_fact_quotes_the_print() -> None:
    read, facts = facts_of(Sample())
    assert facts.symbol is not None
    assert quotes(read, (facts.symbol, *facts.published, *facts.adopted, *facts.meetings)) == [
        "S/RES/2999 (2031)",
        "2 May 2031",
        "2 May 2031",
        "Adopted by the Security Council at its 10123rd meeting, on 2 May 2031",
    ]
    assert [said.value for said in (*facts.published, *facts.adopted, *facts.meetings)] == [
        "2031-05-02", "2031-05-02", "10123",
    ]  # fmt: skip


def test_what_stands_in_attributes_alone_quotes_its_line_in_the_head() -> None:
    read, facts = facts_of(Sample())
    assert quotes(read, (*facts.drafts, *facts.sponsors, *facts.outcomes)) == [
        "Draft: S/2031/80, 2031-05-01",
        "Sponsors of the draft: Norway and Bosnia and Herzegovina",
        "Outcome: adopted, S/PV.10123, 2031-05-02, Adopted 2-1-1, 10123rd meeting",
    ]
    assert facts.status == "adopted"
    assert read.text[: read.body_start].startswith(
        "From the file's markup\nSymbol: S/RES/2999 (2031)\nKind: resolution\n"
    )
    assert read.text[read.body_start :].startswith("United Nations\n\nS/RES/2999")


def test_every_vote_is_a_fact_with_the_line_of_its_side() -> None:
    read, facts = facts_of(Sample())
    assert [(vote.side, vote.member) for vote in facts.votes] == [
        (FOR, "NORWAY"), (FOR, "CÔTE D’IVOIRE"), (AGAINST, "TUVALU"), (ABSTAINED, "MERIDIA"),
    ]  # fmt: skip
    assert quotes(read, facts.votes)[1:3] == ["In favour (2): NORWAY; CÔTE D’IVOIRE", "Against (1): TUVALU"]


def test_subjects_are_grouped_with_their_addresses_and_bodies_are_none() -> None:
    read, facts = facts_of(Sample())
    assert [(s.label, s.source, s.addresses) for s in facts.subjects] == [
        ("Sustainable Development Goal 5", BY_CLASSIFICATION, ("http://metadata.un.org/sdg/5",)),
        ("sea lanes", BY_CLASSIFICATION, ("http://eurovoc.europa.eu/1", "http://metadata.un.org/thesaurus/2")),
        ("PILOTS", BY_HEADING, ()),
        ("STRAITS", BY_AGENDA, ()),
        ("Women and peace and security", BY_AGENDA, ()),
    ]
    assert quotes(read, facts.subjects)[1:4] == [
        "Classified under: sea lanes (EuroVoc http://eurovoc.europa.eu/1; UNBIS http://metadata.un.org/thesaurus/2)",
        "Subject heading: PILOTS (UNBIS Thesaurus)",
        "Agenda item: STRAITS (S/86 [9])",
    ]


def test_links_are_symbols_with_the_words_of_the_link() -> None:
    read, facts = facts_of(Sample())
    assert [said.value for said in facts.links] == ["S/RES/1325 (2000)", "S/PRST/2031/4", "S/2031/77", "S/2031/78"]
    assert quotes(read, facts.links) == ["1325 (2000)", "S/PRST/2031/4", "S/2031/77", "list"]


@pytest.mark.parametrize(
    ("address", "symbol"),
    [
        ("https://undocs.org/en/S/RES/1325%20(2000)", "S/RES/1325 (2000)"),
        ("http://undocs.org/S/RES/1325(2000)", "S/RES/1325 (2000)"),
        ("https://docs.un.org/en/A/70/95", "A/70/95"),
        ("https://undocs.org/ru/S/2031/77;", "S/2031/77"),
        ("http://www.un.org/ga/search/view_doc.asp?symbol=S/PRST/2031/4&Lang=E", "S/PRST/2031/4"),
        ("https://undocs.org/S/Res/1325(2000)", "S/RES/1325 (2000)"),
        ("https://undocs.org/S/RES/", None),
        ("https://example.org/S/RES/1325(2000)", None),
        ("mailto:S/RES/1325", None),
        ("", None),
    ],
)
def test_the_symbol_at_an_address(address: str, symbol: str | None) -> None:
    assert symbol_in(address) == symbol


@pytest.mark.parametrize(
    ("sample", "title", "kind", "status"),
    [
        (Sample(), "Resolution 2999 (2031)", "resolution", "adopted"),
        (REJECTED, "Draft resolution S/2031/81", "resolution", NOT_ADOPTED),
        (replace(REJECTED, step="notAdopted"), "Draft resolution S/2031/81", "resolution", NOT_ADOPTED),
        (replace(REJECTED, step=""), "Draft resolution S/2031/81", "resolution", DRAFT),
        (STATEMENT, "Statement by the President of the Security Council S/PRST/2031/4", "presidential statement", None),
    ],
)
def test_what_the_document_is(sample: Sample, title: str, kind: str, status: str | None) -> None:
    read, facts = facts_of(sample)
    assert (read.meta.title, read.meta.kind, facts.status) == (title, kind, status)
    assert (read.meta.publisher, read.meta.published, read.meta.language) == ("United Nations", "2031-05-02", "en")


def test_the_first_day_of_the_year_one_stands_for_no_date() -> None:
    _, facts = facts_of(Sample(work="0001-01-01"))
    assert [said.value for said in facts.adopted] == ["2031-05-02"], "the day of the step that ended in adoption"
    assert facts.published == ()


def test_two_dates_that_differ_are_both_said() -> None:
    assert _days_of_adoption("2031-05-20", "20 May 2031") == ["2031-05-20", "2031-05-02"]


@pytest.mark.parametrize("words", ["21 May 2031", "20 May 2030", "20 June 2031", "2031"])
def test_a_mark_on_words_that_print_another_day_says_nothing(words: str) -> None:
    assert _days_of_adoption("2031-05-20", words) == ["2031-05-02"]


@pytest.mark.parametrize("words", ["20 mai 2031", "2031年5月20日", "the day of the vote"])
def test_a_mark_is_believed_where_its_words_can_be_its_day(words: str) -> None:
    assert _days_of_adoption("2031-05-20", words) == ["2031-05-20", "2031-05-02"]


def _days_of_adoption(marked: str, words: str) -> list[str]:
    """The days of a text whose head says 2 May 2031, and that prints ``words`` with a mark of another day."""
    printed = (("2031-05-02", "2 May 2031"), (marked, words))
    before, after = (f'docDate date="{day}" refersTo="#adoptionDate">{said}<' for day, said in printed)
    other = Sample().xml.replace(before.encode(), after.encode())
    assert other != Sample().xml
    facts = read_akn(other).facts
    assert facts is not None
    return [said.value for said in facts.adopted]


def test_a_statute_has_structure_and_text_and_no_facts_of_a_vote() -> None:
    read = read_akn(
        act_of("<section><num>1</num><heading>Ferries</heading><content><p>They run.</p></content></section>")
    )
    assert read.text.endswith("1 Ferries\n\nThey run.")
    assert read.facts is not None
    assert (read.facts.symbol, read.facts.votes, read.facts.outcomes, read.meta.publisher) == (None, (), (), None)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"<feed><entry>words</entry></feed>", "XML of another kind (<feed>)"),
        (b"<akomaNtoso/>", "XML of another kind"),
        (b"<akomaNtoso><act><meta/></act></akomaNtoso>", "an Akoma Ntoso document without words"),
        (Sample().xml.replace(b"</preamble>", b"</p>"), "not well-formed XML at line"),
    ],
)
def test_what_is_no_document_is_named(raw: bytes, reason: str) -> None:
    with pytest.raises(UnreadXml, match=reason.replace("(", r"\(").replace(")", r"\)")):
        read_akn(raw)


def test_a_folder_with_an_unsound_file_reads_the_others(tmp_path: Path) -> None:
    (tmp_path / "sound.xml").write_bytes(Sample().xml)
    (tmp_path / "unsound.xml").write_bytes(Sample().xml.replace(b"</preamble>", b""))
    (tmp_path / "catalogue.csv").write_text("file,publisher\nsound.xml,The Council's library\n", "utf-8")
    read = read_sources((tmp_path,))
    sources, unread = read.documents, read.unreadable
    assert [(s.file, s.meta.publisher, s.meta.kind) for s in sources] == [
        ("sound.xml", "The Council's library", "resolution")
    ]
    assert [(bad.file, bad.reason.partition(" at ")[0]) for bad in unread] == [("unsound.xml", "not well-formed XML")]


def test_provisions_cover_every_character_once(tmp_path: Path) -> None:
    (tmp_path / "sound.xml").write_bytes(Sample().xml)
    (source,) = read_sources((tmp_path,)).documents
    provisions = provisions_of(source)
    segments = [segment for provision in provisions for segment in provision.segments]
    assert [start for start, _ in segments] == [0, *(end for _, end in segments[:-1])]
    assert segments[-1][1] == len(source.text)
    assert len({provision.key for provision in provisions}) == len(provisions)


def test_provisions_are_named_as_those_of_a_plain_text(tmp_path: Path) -> None:
    (tmp_path / "sound.xml").write_bytes(Sample().xml)
    (source,) = read_sources((tmp_path,)).documents
    found = {p.key: p for p in provisions_of(source)}
    assert {"p1", "p2", "p2.a", "p2.a.i", "p2.b", "p2-2", "p3", "fn1", "annex-p1", "heading-reporting"} <= found.keys()
    assert found["p2.a.i"].parent == "p2.a"
    assert (found["p2.a"].heading, found["annex-p1"].heading) == ("Reporting", "Annex")
    assert (found["p2.a"].original, found["p2.a"].place) == ("para_5_list_point_a", "body")
    assert found["p3"].reading.text[found["p3"].body :].startswith("Urges")
    assert not [p.key for p in found.values() if p.is_content and p.reading.text.startswith("From the file")]


def test_the_text_below_the_head_is_one_source_with_its_copy(tmp_path: Path) -> None:
    (tmp_path / "one.xml").write_bytes(Sample().xml)
    (tmp_path / "two.xml").write_bytes(Sample(keywords="").xml)
    one, two = read_sources((tmp_path,)).documents
    assert one.digest != two.digest
    assert one.body_digest == two.body_digest


def test_records_refuse_impossible_values() -> None:
    for wrong in (
        lambda: Said("", 0, 3),
        lambda: Said("x", 3, 3),
        lambda: Vote("maybe", "Togo", 0, 3),
        lambda: Subject("x", "rumour", (), 0, 3),
        lambda: DocumentFacts(outcomes=(Said("liked", 0, 3),)),
        lambda: DocumentFacts(manners=(Said("gladly", 0, 3),)),
        lambda: Tally(FOR, -1, 0, 3),
    ):
        with pytest.raises(ValueError, match=r"\S"):
            wrong()


def test_meta_of_the_catalogue_comes_first_and_of_the_file_second() -> None:
    assert read_akn(Sample(body=BODY).xml).meta == Metadata(
        title="Resolution 2999 (2031)",
        publisher="United Nations",
        published="2031-05-02",
        kind="resolution",
        language="en",
    )
