"""Shows that each row of titlepage.toml reads its examples, and which document a title page says that it is."""

import pytest

from graph_build.corpus.facts import (
    ABSTAINED,
    ADOPTED,
    AGAINST,
    DRAFT,
    FOR,
    MARKUP,
    NOT_ADOPTED,
    SUPERSEDED,
    TITLE_PAGE,
    UNANIMOUSLY,
    DocumentFacts,
    Said,
)
from graph_build.corpus.source import Metadata, SourceText
from graph_build.extract.identity import find_symbols, printed_facts, united_facts
from graph_build.extract.identity.name_lists import listed_names
from graph_build.extract.identity.opening_day import DayLine, day_lines, read_opening_day
from graph_build.extract.identity.titlepage import Row, page_end, read_titlepage, rows
from graph_build.extract.identity.votes import read_votes

EXAMPLES = [(row, text) for row in rows() for text in row.examples]
NEAR = [(row, text) for row in rows() for text in row.near]
PRINTED = """United Nations                                      S/RES/3001 (2031)

Security Council                                Distr.: General
                                                 7 May 2031

31-01234 (E)

     Resolution 3001 (2031)

     Adopted by the Security Council at its 9950th meeting, on
     7 May 2031, by 12 votes to none, with 3 abstentions (Chad, Trinidad and Tobago and the Russian Federation)

     The Security Council,

     Recalling resolution 1325 (2000) and its report S/2030/11,

     1.    Requests the Secretary-General to report within 60 days.
"""


def facts_in(text: str) -> DocumentFacts:
    return printed_facts(SourceText("made.txt", text, "", Metadata()))


def told(text: str, fact: str) -> list[str]:
    return [one.value for one in sorted(set(read_titlepage(text, 0))) if one.fact == fact]


@pytest.mark.parametrize(("row", "text"), EXAMPLES, ids=[f"{row.id}: {text[:40]}" for row, text in EXAMPLES])
def test_a_row_reads_its_examples(row: Row, text: str) -> None:
    assert row.id in {one.rule for one in read_titlepage(text, 0)}


@pytest.mark.parametrize(("row", "text"), NEAR, ids=[f"{row.id}: {text[:40]}" for row, text in NEAR])
def test_a_row_leaves_its_near_misses_alone(row: Row, text: str) -> None:
    assert row.id not in {one.rule for one in read_titlepage(text, 0)}


def test_a_printed_page_says_what_it_is() -> None:
    facts = facts_in(PRINTED)
    assert facts.symbol is not None
    assert (facts.symbol.value, facts.kind, facts.status) == ("S/RES/3001 (2031)", "Resolution", ADOPTED)
    assert [one.value for one in (*facts.meetings, *facts.adopted, *facts.published)] == [
        "9950", "2031-05-07", "2031-05-07",
    ]  # fmt: skip


def test_votes_are_counted_and_the_named_states_are_told() -> None:
    assert [told(PRINTED, fact) for fact in ("votesFor", "votesAgainst", "abstentions")] == [["12"], ["0"], ["3"]]
    assert [(tally.side, tally.number) for tally in facts_in(PRINTED).tallies] == [
        (FOR, 12),
        (AGAINST, 0),
        (ABSTAINED, 3),
    ]
    votes = [(vote.side, vote.member) for vote in facts_in(PRINTED).votes]
    assert votes == [(ABSTAINED, name) for name in ("Chad", "Trinidad and Tobago", "Russian Federation")]


def test_unanimity_is_told_where_the_title_page_says_it() -> None:
    told_so = PRINTED.replace("Adopted by the Security Council", "Adopted unanimously by the Security Council")
    assert [(one.value, told_so[one.start : one.end].strip()) for one in facts_in(told_so).manners] == [
        (UNANIMOUSLY, "unanimously")
    ]
    assert facts_in(PRINTED).manners == ()


def test_every_fact_stands_where_it_says() -> None:
    for one in read_titlepage(PRINTED, 0):
        words = " ".join(PRINTED[one.start : one.end].split())
        assert words
        if one.fact in {"abstainedOn", "meeting"} or (one.rule == "masthead-symbol" and one.fact == "symbol"):
            assert one.value in words


def test_what_a_sentence_cites_is_not_the_document() -> None:
    text = "Statement on the anniversary of resolution 1325 (2000)\n\nWe welcome the report S/2030/11 of the Council.\n"
    assert facts_in(text).symbol is None


def test_the_title_page_ends_where_the_text_begins() -> None:
    assert "Recalling" not in PRINTED[: page_end(PRINTED, 0)]
    assert set(told(PRINTED, "symbol")) == {"S/RES/3001 (2031)"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Zero draft resolution\n\nPP1. Recalling resolution 1325 (2000),\n", DRAFT),
        ("Malta and Norway: draft resolution\n\nThe Security Council,\n", DRAFT),
        ("Malta: draft resolution\n\nThe draft was not adopted.\n\nThe Security Council,\n", NOT_ADOPTED),
        ("National policy\n\nThis policy has been superseded by the policy of 2031.\n", SUPERSEDED),
        ("National policy\n\nThe ministries will report.\n", None),
    ],
)
def test_a_text_says_whether_it_has_force(text: str, status: str | None) -> None:
    assert facts_in(text).status == status


def test_the_sponsors_of_a_draft_are_told() -> None:
    text = "Malta, Antigua and Barbuda and United States of America: draft resolution\n\nThe Security Council,\n"
    sponsors = [one.value for one in facts_in(text).sponsors]
    assert sponsors == ["Malta", "Antigua and Barbuda", "United States of America"]


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("S/PRST/2031/4 and A/70/95-S/2015/446", ["S/PRST/2031/4", "A/70/95-S/2015/446"]),
        ("A/C.3/75/L.12/Rev.1", ["A/C.3/75/L.12/Rev.1"]),
        ("S/RES/1325(2000)", ["S/RES/1325(2000)"]),
        ("S/PV.7658 (Resumption 1)", ["S/PV.7658"]),
        ("and/or, AC/DC, E/W, 24/7 and km/h", []),
    ],
)  # fmt: skip
def test_symbols_are_found_and_nothing_else_is(text: str, symbols: list[str]) -> None:
    assert [one.text for one in find_symbols(text)] == symbols


def test_a_list_keeps_states_whose_name_holds_and() -> None:
    names = [name for name, _ in listed_names("Bosnia and Herzegovina, France and the Niger", 0)]
    assert names == ["Bosnia and Herzegovina", "France", "Niger"]


def test_a_count_in_words_is_a_number() -> None:
    read = {one.fact: one.value for one in read_votes("by fourteen votes in favour, one against (Togo)", 5, "row")}
    assert read == {"votesFor": "14", "votesAgainst": "1", "votedAgainst": "Togo"}


def test_what_the_markup_is_silent_on_the_title_page_tells() -> None:
    markup = DocumentFacts(published=(Said("2031-05-01", 0, 4),), outcomes=(Said("not-adopted", 0, 4),))
    printed = DocumentFacts(
        published=(Said("2031-05-02", 5, 9),), meetings=(Said("10123", 5, 9),), kind="Resolution", origin=TITLE_PAGE
    )
    rest = printed.beyond(markup)
    assert (rest.published, rest.meetings, rest.origin) == ((), printed.meetings, TITLE_PAGE)
    united = united_facts((markup, rest))
    assert (united.published, united.meetings, united.kind) == (markup.published, printed.meetings, "Resolution")
    assert (united.status, united.origin) == ("not-adopted", MARKUP)


DAY_EXAMPLES = [(row, text) for row in day_lines() for text in row.examples]
DAY_NEAR = [(row, text) for row in day_lines() for text in row.near]


@pytest.mark.parametrize(("row", "text"), DAY_EXAMPLES, ids=[f"{row.id}: {text[:40]}" for row, text in DAY_EXAMPLES])
def test_a_line_over_a_text_gives_its_day(row: DayLine, text: str) -> None:
    said = read_opening_day(f"Board of Ports\n\n{text}\n\nThe Board opens a hall.\n", 0)
    assert said is not None
    assert (said.rule, said.fact, said.value[:4]) == (row.id, row.fact, "2034")


@pytest.mark.parametrize(("row", "text"), DAY_NEAR, ids=[f"{row.id}: {text[:40]}" for row, text in DAY_NEAR])
def test_a_line_of_something_else_gives_no_day(row: DayLine, text: str) -> None:
    said = read_opening_day(f"Board of Ports\n\n{text}\n\nThe Board opens a hall.\n", 0)
    assert said is None or said.rule != row.id


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Report\n\nOslo, 4 May 2034\n\nThe Board met.\n", ["2034-05-04"]),
        ("Report\n\n" + "The Board met in the hall and heard all who came. " * 4 + "\n\n4 May 2034\n", []),
        ("Report\n\nDistr.: General\n4 May 2034\n\nBergen, 6 May 2034\n", ["2034-05-04"]),
        ("\n".join(f"Hall {number}" for number in range(20)) + "\n\n4 May 2034\n", []),
    ],
)  # fmt: skip
def test_the_day_over_a_text_is_asked_for_where_no_other_line_tells_it(text: str, days: list[str]) -> None:
    assert [one.value for one in facts_in(text).published] == days
