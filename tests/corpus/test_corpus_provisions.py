"""Shows how a page is read: numbers as readers cite them, headings, footnotes, page heads, timelines, news, digests."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from test_corpus_blocks import TEXTS

from graph_build.corpus.provisions import Provision, segment
from graph_build.corpus.slugs import slug
from graph_build.corpus.source import Metadata, SourceText


def provisions(text: str, body_start: int = 0) -> list[Provision]:
    return segment(SourceText("page.txt", text, "0" * 64, Metadata(), body_start))


def numbers(text: str) -> list[str | None]:
    return [p.number for p in provisions(text) if p.role not in {"heading", "furniture", "locator"}]


def words(provision: Provision) -> str:
    return provision.reading.text[provision.body :].strip()


def only(text: str, role: str) -> Provision:
    found = [p for p in provisions(text) if p.role == role]
    assert len(found) == 1, [(p.role, p.reading.text) for p in provisions(text)]
    return found[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. First.\n\n2. Second.", ["1", "2"]),
        ("1. First.\n2. Second.", ["1", "2"]),
        (
            "3. Requests:\n\n(a) one;\n\n(b) two:\n\n(i) three;\n\n(ii) four;",
            ["3", "3(a)", "3(b)", "3(b)(i)", "3(b)(ii)"],
        ),
        ("3. Requests:\n\n(a) one:\n\n(i) two;\n\n(b) three;", ["3", "3(a)", "3(a)(i)", "3(b)"]),
        ("3. Requests:\n\n(i) one;\n\n(ii) two;\n\n(iii) three;", ["3", "3(i)", "3(ii)", "3(iii)"]),
        ("3. Requests:\n\n(g) one;\n\n(h) two;\n\n(i) three;\n\n(j) four;", ["3", "3(g)", "3(h)", "3(i)", "3(j)"]),
        ("3. Requests:\n\n(u) one;\n\n(v) two;\n\n(w) three;\n\n(x) four;", ["3", "3(u)", "3(v)", "3(w)", "3(x)"]),
        ("2. Urges:\n\n(a) one;\n\n(b) two;\n\n3. Calls upon all.\n\n4. Invites all.", ["2", "2(a)", "2(b)", "3", "4"]),
        (
            "2. Urges:\n\n(a) one:\n\n(i) two;\n\n3. Calls upon all:\n\n(a) three.",
            ["2", "2(a)", "2(a)(i)", "3", "3(a)"],
        ),
        # A number alone over its points; points of a preamble, which the next of its paragraphs ends.
        ("4. Notes.\n\n5.\n\n(a) Decides so;\n\n(b) Affirms.\n\n6. Requests.", ["4", "5", "5(a)", "5(b)", "6"]),
        (
            "Hoping for these,\n\n(a) ports, and\n\n(b) piers,\n\nRecalling its visit,\n\n1. Decides.\n\n2. Requests.",
            [None, "(a)", "(b)", None, "1", "2"],
        ),
        # A heading between the points of a list, and one after them.
        (
            "3. Decides:\n\n(a) One;\n\nOutreach\n\n(b) Two;\n\nHarbours\n\n(c) Three.\n\n4. Requests more.",
            ["3", "3(a)", "3(b)", "3(c)", "4"],
        ),
        ("3. Decides:\n\n(a) One;\n\nNew chapter\n\n(a) Two.", ["3", "3(a)", "(a)"]),
        (
            "3. Decides on:\n\n(i) Reform\n\nWork with crews:\n\n(a) On routes;\n\n(b) On pay.\n\n4. Requests more.",
            ["3", "3(i)", "3(i)", "3(i)(a)", "3(i)(b)", "4"],
        ),
        (
            "Sec. 2. Duties. (a) The Secretary shall:\n\n(i) go;\n\n(ii) come.\n\n(b) Nothing.",
            ["2", "2(a)", "2(a)(i)", "2(a)(ii)", "2(b)"],
        ),
        (
            "Sec. 2. Duties. (a) All shall:\n\n(i) go:\n\n(A) one.\n\nSec. 3. Other. (a) Two.",
            ["2", "2(a)", "2(a)(i)", "2(a)(i)(A)", "3", "3(a)"],
        ),
        ("Sec. 2. Duties. (a) All shall:\n\n(1) go;\n\n(2) come.", ["2", "2(a)", "2(a)(1)", "2(a)(2)"]),
        ("Article 4: Review\n\n1. The Parties meet.", ["4(1)"]),
        ("1. First.\n\n1.1 Under it.\n\n1.2 Too.\n\n2. Second.", ["1", "1.1", "1.2", "2"]),
        ("1. First:\n\n- a point;\n\n- one more.\n\n2. Second.", ["1", "1", "1", "2"]),
        ("**1.** First.\n\n**2.** Second.", ["1", "2"]),
        ("7. Ports.\n\n7.2 Members will:\n\n- a point;\n\n(a) one.\n\n8. End.", ["7", "7.2", "7.2", "7.2(a)", "8"]),
        ("We ask the Board to:\n\n1. open it;\n\n2. close it.\n\nThe Board met.", ["1", "2", None]),
        ("We ask the Board to:\n\n(a) open it;\n\n(b) close it.\n\nThe Board met.", ["(a)", "(b)", None]),
        (
            "Article 3 – Duties\n\n(1) The Board meets.\n\nArticle 4 — Review\n\nThe Board ends.",
            ["3(1)", "4"],
        ),
        ("Recommendation 3: The Board should meet.\n\n§ 4 The Board ends.", ["3", "4"]),
        ("Recommendation 3 of the report was met.", [None]),
    ],
)
def test_numbers_are_those_that_readers_cite(text: str, expected: list[str]) -> None:
    assert numbers(text) == expected


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        ("# 3. Measures\n\nIt began.\n\n## 3.2 Aims\n\n### Training\n\nPilots train.", ["3", "3", "3.2", "3.2", "3.2"]),
        ("## 3.2 Aims\n\nPilots train.\n\n## Annex\n\nPorts.", ["3.2", "3.2", None, None]),
        ("## 3.2 Aims\n\n7. Pilots train.", ["3.2", None]),
        ("## 10 years of ports\n\nPilots train.", [None, None]),
    ],
)
def test_a_paragraph_without_a_number_has_that_of_its_section(text: str, sections: list[str | None]) -> None:
    found = segment(SourceText("text.txt", text, "0" * 64, Metadata()))
    assert [p.section for p in found] == sections


def test_the_key_of_an_item_is_readable() -> None:
    rows = provisions("3. Requests:\n\n(a) one;\n\n(b) two:\n\n(i) three.")
    assert [p.key for p in rows] == ["p3", "p3.a", "p3.b", "p3.b.i"]
    assert [p.parent for p in rows] == [None, "p3", "p3", "p3.b"]


@pytest.mark.parametrize(
    "text", ["1. NATO will act.", "\n\n1. NATO will act.", "  1. NATO will act.", "\n   **1.** NATO will act.\n"]
)
def test_the_body_begins_after_the_marker(text: str) -> None:
    assert words(provisions(text)[0]) == "NATO will act."


@pytest.mark.parametrize(
    "text", ["## Human Security", "  ## Human Security", "\n\n## Human Security\n", "**Human Security**"]
)
def test_a_heading_is_its_words(text: str) -> None:
    rows = provisions(text + "\n\n1. NATO will act.")
    assert [p.role for p in rows] == ["heading", "paragraph"]
    assert rows[1].heading == "Human Security"


def test_a_footnote_in_the_middle_of_a_paragraph_leaves_it_whole() -> None:
    text = "1. The Policy is read by¹ all who\n\n¹ Policy on Data, 2021.\n\nserve in the field."
    paragraph, note = only(text, "paragraph"), only(text, "footnote")
    assert paragraph.reading.text == "1. The Policy is read by all who serve in the field."
    assert (note.number, note.key, words(note)) == ("footnote 1", "fn1", "Policy on Data, 2021.")
    assert len(paragraph.segments) == 2


def test_a_number_without_a_stop_is_a_footnote_where_its_mark_stands_in_the_text() -> None:
    text = "1. The Policy is read by all.²³\n\n23 NATO Policy on Data, 2021."
    assert only(text, "footnote").number == "footnote 23"
    assert [p.role for p in provisions(text.replace("²³", ""))] == ["paragraph", "paragraph"]


def test_a_page_head_inside_a_paragraph_leaves_it_whole() -> None:
    text = "1. The Council decides that\n\nS/RES/1445 (2002)\n\n02-71298 (E)\n\nthe mission goes on."
    assert only(text, "paragraph").reading.text == "1. The Council decides that the mission goes on."
    reasons = [p.reason for p in provisions(text) if p.role == "furniture"]
    assert reasons == ["running head with the document's symbol", "job number"]


def test_a_timeline_dates_its_entries() -> None:
    rows = provisions("Milestones\n\n2019\n\nThe first plan was endorsed.\n\n2007\n\nThe first policy was adopted.")
    assert [(p.role, p.date) for p in rows] == [
        ("heading", None),
        ("year", "2019"),
        ("entry", "2019"),
        ("year", "2007"),
        ("entry", "2007"),
    ]


def test_a_numbered_paragraph_ends_a_timeline() -> None:
    rows = provisions("2019\n\nThe first plan was endorsed.\n\n1. NATO will act.")
    assert (rows[-1].role, rows[-1].date) == ("paragraph", None)


def test_news_items_have_a_date_and_a_title() -> None:
    first = "14 January 2024\n\nNATO opens a centre\n\nThe centre opened today."
    text = f"{first}\n\n2 May 2023\n\nA meeting in Oslo\n\nThey met."
    rows = [p for p in provisions(text) if p.role == "entry"]
    assert [(p.date, p.title) for p in rows] == [
        ("14 January 2024", "NATO opens a centre"),
        ("2 May 2023", "A meeting in Oslo"),
    ]


def test_one_dateline_makes_no_news_index() -> None:
    assert all(
        p.role != "dateline" for p in provisions("14 January 2024\n\nNATO opens a centre\n\nThe centre opened today.")
    )


def test_rows_of_acronyms() -> None:
    rows = provisions("List of acronyms\n\nWPS\tWomen, Peace and Security\nEU\tEuropean Union")
    assert [(p.role, words(p)) for p in rows[1:]] == [
        ("acronym", "Women, Peace and Security"),
        ("acronym", "European Union"),
    ]


def test_a_digests_locators_give_number_address_and_role() -> None:
    text = (
        "[heading] <https://example.org/p#h>\n\nAims of the work\n\n"
        "[par. 51] <https://example.org/p#51>\n\nAllies will act.\n\n"
        "[footnote 4] <https://example.org/p#fn4>\n\nThe plan is of 2021."
    )
    rows = [p for p in provisions(text) if p.role != "locator"]
    assert [(p.role, p.number, p.address) for p in rows] == [
        ("heading", None, "https://example.org/p#h"),
        ("paragraph", "51", "https://example.org/p#51"),
        ("footnote", "footnote 4", "https://example.org/p#fn4"),
    ]
    assert [p.key for p in rows][1:] == ["p51", "fn4"]


def test_front_matter_is_a_provision_of_its_own() -> None:
    front = "---\ntitle: A plan\n---\n"
    rows = provisions(front + "1. NATO will act.", len(front))
    assert [(p.role, p.key[:5]) for p in rows] == [("front matter", "front"), ("paragraph", "p1")]
    assert words(rows[1]) == "NATO will act."


def test_two_paragraphs_of_one_number_have_two_keys() -> None:
    assert [p.key for p in provisions("1. One.\n\n1. Two.\n\n1. Three.")] == ["p1", "p1-2", "p1-3"]


@settings(max_examples=60, deadline=None)
@given(TEXTS)
@example("1. One.\n\n1-2. Two.\n\n1. Three.")
@example("text-a\n\ntext-a\n\ntext-a-2.")
def test_segments_partition_the_text_and_keys_are_unique(text: str) -> None:
    rows = provisions(text)
    spans = sorted(span for p in rows for span in p.segments)
    assert "".join(text[a:b] for a, b in spans) == (text if text.strip() else "")
    keys = [p.key for p in rows]
    assert len(set(keys)) == len(keys)
    assert all(key and not set(key) & set(' /#?\n"<>{}|\\^`') for key in keys)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_positions_count_up_and_the_body_lies_inside(text: str) -> None:
    rows = provisions(text)
    assert [p.position for p in rows] == list(range(len(rows)))
    assert all(0 <= p.body <= len(p.reading.text) for p in rows)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 40), st.integers(0, 8))
def test_every_numbered_paragraph_keeps_its_number(paragraphs: int, items: int) -> None:
    """A resolution in the usual form: each paragraph may have lettered items, and the count goes on after them."""
    letters = "abcdefgh"[:items]
    text = "\n\n".join(
        f"{n}. Requests all:" + "".join(f"\n\n({letter}) to do thing {letter};" for letter in letters)
        for n in range(1, paragraphs + 1)
    )
    assert numbers(text) == [
        f"{n}{tail}" for n in range(1, paragraphs + 1) for tail in ("", *(f"({c})" for c in letters))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NATO's Policy on Women, Peace and Security", "natos-policy-on-women-peace-and-security"),
        ("NATO’s  Policy", "natos-policy"),
        ("Côte d'Ivoire", "côte-divoire"),
        ("Cote\u0302 d'Ivoire", "cotê-divoire"),
        ("妇女、和平与安全", "妇女-和平与安全"),
        ("جامعة الدول العربية", "جامعة-الدول-العربية"),
        ("UNSCR 1325 (2000)", "unscr-1325-2000"),
        ("!!!", ""),
    ],
)
def test_slugs(text: str, expected: str) -> None:
    assert slug(text) == expected


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.integers(1, 90))
def test_a_slug_is_short_and_stable(text: str, limit: int) -> None:
    out = slug(text, limit)
    assert len(out) <= limit
    assert not set(out) & set(" /#?\n\"<>'")
    assert slug(out, limit) == out
