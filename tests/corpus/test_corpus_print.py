"""Shows that what print does to a text changes nothing: mastheads, lines set in, hyphens, notes, quoted passages."""

from __future__ import annotations

import pytest

from graph_build.corpus.hyphens import keeps_hyphen, whole_words
from graph_build.corpus.layout import marker_of
from graph_build.corpus.provisions import Provision, segment
from graph_build.corpus.source import Metadata, SourceText


def provisions(text: str) -> list[Provision]:
    return segment(SourceText("page.txt", text, "0" * 64, Metadata()))


def content(text: str) -> list[str]:
    return [p.reading.text for p in provisions(text) if p.is_content]


def numbered(text: str) -> list[tuple[str | None, str]]:
    return [(p.number, p.reading.text[p.body :]) for p in provisions(text) if p.is_content]


SET_IN = """
                                                        S/RES/2990 (2026)
      United Nations
      Security Council                                  Distr.: General
                                                        4 May 2026
      Resolution 2990 (2026)
      Adopted by the Security Council at its 9400th meeting,
      on 4 May 2026
           The Security Council,
           Noting the work of the Mission,
           Deeply concerned by violence,
           1.   Requests the Mission to report by
      30 June 2026;
           2.   Decides to stay seized.
"""


def test_a_page_with_first_lines_set_in_and_no_blank_line_is_read() -> None:
    assert content(SET_IN) == [
        "Resolution 2990 (2026)",
        "Adopted by the Security Council at its 9400th meeting, on 4 May 2026",
        "The Security Council,",
        "Noting the work of the Mission,",
        "Deeply concerned by violence,",
        "1. Requests the Mission to report by 30 June 2026;",
        "2. Decides to stay seized.",
    ]


def test_the_masthead_has_nodes_and_no_rules_read_it() -> None:
    rows = [p for p in provisions(SET_IN) if p.role == "masthead"]
    assert [p.reading.text for p in rows] == [
        "S/RES/2990 (2026)",
        "United Nations",
        "Security Council Distr.: General",
        "4 May 2026",
    ]
    assert all(p.is_stated and not p.is_content and not p.sentences for p in rows)


@pytest.mark.parametrize(
    "text",
    [
        "United Nations\n\n4 May 2026\n\nNorland will train all judges.",
        "Security Council\n\nThe members met.\n\nS/RES/2990 (2026)",
    ],
)
def test_without_a_symbol_among_them_lines_are_no_masthead(text: str) -> None:
    assert all(p.role != "masthead" for p in provisions(text))


TORN = (
    "1. Requests the Mission to submit a com-\nprehensive report on the sit-\n\n{page}\n\nuation of "
    "women-led groups;\n\n2. Decides to stay seized."
)


@pytest.mark.parametrize(
    "page",
    ["26-01234 (E)", "26-01234                      1/2", "2/2    26-01234", "S/RES/2990 (2026)", "17", "*2601234*"],
)
def test_a_paragraph_torn_by_a_page_break_inside_a_word_is_one(page: str) -> None:
    assert numbered(TORN.format(page=page)) == [
        (
            "1",
            "Requests the Mission to submit a comprehensive report on the situation of women-led groups;",
        ),
        ("2", "Decides to stay seized."),
    ]


def test_capitals_go_on_over_a_page_break_after_a_word_that_ends_nothing() -> None:
    text = "1. Requests the Mission of the\n\n26-01234 (E)\n\nUnion to report;\n\n2. Decides to stay."
    assert [number for number, _ in numbered(text)] == ["1", "2"]
    text = "The Mission will report.\n\n26-01234 (E)\n\nThe Union will read it."
    assert content(text) == ["The Mission will report.", "The Union will read it."]


def test_heads_and_feet_of_pages_with_form_feeds_are_furniture() -> None:
    pages = [f"Plan of Norland {n}\n\n{n}. Norland trains {n} judges.\n\nSecret, page {n}\n" for n in (1, 2, 3)]
    rows = provisions("\f".join(pages))
    assert [p.number for p in rows if p.is_content] == ["1", "2", "3"]
    assert {p.reason for p in rows if not p.is_content} == {"running head or foot"}


@pytest.mark.parametrize(
    ("left", "right", "text", "keeps"),
    [
        ("vio", "lence", "", False),
        ("vio", "lence", "sexual violence", False),
        ("gender", "responsive", "", True),
        ("gender", "responsive", "genderresponsive", False),
        ("peace", "keeping", "peace-keeping", True),
        ("peace", "keeping", "peacekeeping", False),
        ("non", "violence", "", True),
        ("Ad", "visers", "", False),
        ("Anglo", "American", "", True),
        ("be", "aware", "", False),
        ("man", "date", "a man on a date", False),
    ],
)
def test_a_hyphen_at_the_end_of_a_line(left: str, right: str, text: str, keeps: bool) -> None:
    assert keeps_hyphen(left, right, whole_words(text)) is keeps


def test_halves_of_broken_words_are_no_words() -> None:
    assert whole_words("a com-\nprehensive well-known plan-\n") == {"a", "well-known"}


NOTES = """Policy of the Union

1. The Union will appoint an adviser in each mission by 2028.1

2. Members shall report each year on women deployed2 and on what it cost, as in 2019.3 The Council reads it.

1 See the strategy of 2018, paragraph 7.
2 Those on leave are counted.
3 In prices of 2015."""


def test_plain_note_numbers_glued_to_words_are_marks_of_their_notes() -> None:
    rows = provisions(NOTES)
    assert [p.reading.text for p in rows if p.role == "paragraph"] == [
        "1. The Union will appoint an adviser in each mission by 2028.",
        "2. Members shall report each year on women deployed and on what it cost, as in 2019. The Council reads it.",
    ]
    assert [mark for p in rows for mark, _ in p.reading.marks] == ["1", "2", "3"]
    assert [p.number for p in rows if p.role == "footnote"] == ["footnote 1", "footnote 2", "footnote 3"]


def test_note_numbers_in_brackets_are_marks_of_their_notes_as_often_as_they_point() -> None:
    rows = provisions(
        "1. The Union will appoint an adviser in each port by 2028.[1]\n\n2. Members report on pilots [15]. The "
        "Council reads it, as in the strategy.[1]\n\nNotes\n\n"
        "[1] See the strategy of 2018.\n[15]: Those on leave are counted."
    )
    assert [p.reading.text for p in rows if p.role == "paragraph"] == [
        "1. The Union will appoint an adviser in each port by 2028.",
        "2. Members report on pilots. The Council reads it, as in the strategy.",
    ]
    assert [mark for p in rows for mark, _ in p.reading.marks] == ["1", "15", "1"]
    assert [(p.number, p.reading.text[p.body :]) for p in rows if p.role == "footnote"] == [
        ("footnote 1", "See the strategy of 2018."), ("footnote 15", "Those on leave are counted."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "It grew by 3.1 per cent.\n\n1 Allies agreed to it.",
        "Version 2.1 is in force.\n\n1 Allies agreed to it.",
        "Allies agreed to it.\n\n2 Others did not.\n\nThey met.2",
        "Allies agreed to it.\n\n[2] Others did not.\n\nThey met.[2]",
        "Allies agreed to [sic] it in room [2b].\n\n[2] Others did not.",
    ],
)
def test_a_number_without_its_mark_before_it_is_no_note(text: str) -> None:
    assert all(p.role != "footnote" and not p.reading.marks for p in provisions(text))


def test_a_quotation_mark_before_a_number_or_a_paragraph_changes_nothing() -> None:
    text = (
        "The text reads:\n\n“The Council,\n\n“Recalling the “old” plan,\n\n“1.   Decides to extend it until 2027;"
        "\n\n“2.   Requests the Mission to report on “women mediators”;\n\n“3.   Calls on all to act.”"
    )
    assert numbered(text)[1:] == [
        (None, "The Council,"),
        (None, 'Recalling the "old" plan,'),
        ("1", "Decides to extend it until 2027;"),
        ("2", 'Requests the Mission to report on "women mediators";'),
        ("3", "Calls on all to act."),
    ]


@pytest.mark.parametrize("text", ["“Women lead”, she said, and left.", '"We will act," the minister said.'])
def test_a_quotation_inside_a_paragraph_keeps_its_marks(text: str) -> None:
    assert provisions(text)[0].reading.text.count('"') == 2


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("PP1. Recalling the plan,", "PP1"),
        ("OP2bis. Urges all", "OP2bis"),
        ("OP 3 alt. Decides to", "OP3 alt"),
        ("OP4 Requests all", "OP4"),
        ("“12. Decides to", "12"),
        ("“(a) To act;", "a"),
    ],
)
def test_numbers_of_drafts_and_quoted_texts(line: str, number: str) -> None:
    marker = marker_of(line)
    assert marker is not None
    assert marker.number == number


@pytest.mark.parametrize("line", ["OPEC decides", "OP-ED of the day", "“Women lead”, she said", "PPE 2 is kept"])
def test_other_letters_are_no_number(line: str) -> None:
    assert marker_of(line) is None


@pytest.mark.parametrize(
    "text",
    [
        "1.\nNorland will train all judges.\n\n2.\nIt will pay them.",
        "1.\n\nNorland will train all judges.\n\n2.\n\nIt will pay them.",
        "Norland will train all\n1.\njudges.\n\nIt will\n2.\npay them.",
        "Norland will train all\n\n1.\n\njudges.\n\nIt will\n\n2.\n\npay them.",
    ],
)
def test_a_number_on_a_line_of_its_own_belongs_to_its_paragraph(text: str) -> None:
    assert [(number, words.strip()) for number, words in numbered(text)] == [
        ("1", "Norland will train all judges."),
        ("2", "It will pay them."),
    ]


def test_a_number_alone_that_does_not_follow_is_none() -> None:
    assert [number for number, _ in numbered("Norland will train all\n7.\njudges.")] == [None]


def test_a_date_that_a_line_break_parts_from_its_sentence_begins_no_block() -> None:
    assert content("Adopted by the Council at its first meeting, on\n20 March 2026") == [
        "Adopted by the Council at its first meeting, on 20 March 2026"
    ]
