"""Shows how web pages are read: what a page shows, in order; its main part as content; nothing lost in silence."""

from __future__ import annotations

import pytest

from graph_build.corpus.provisions import Provision, segment
from graph_build.corpus.readers import UnreadText, read_bytes
from graph_build.corpus.source import Metadata, ReadText, SourceText

PROSE = "The Ministry of Peace will train every officer on gender equality, and it will report each year on that."


def read(body: str, head: str = "") -> ReadText:
    return read_bytes("a.html", f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode())


def provisions(body: str) -> list[Provision]:
    found = read(body)
    return segment(SourceText("a", found.text, "0" * 64, Metadata(), 0, found.parts))


def content(body: str) -> list[str]:
    return [p.reading.text for p in provisions(body) if p.is_content]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<p>One.<p>Two.", ["One.", "Two."]),
        ("<div>One <b>bold</b> word.<div>Two.</div>Three.</div>", ["One bold word.", "Two.", "Three."]),
        ("<p>By&nbsp;31&nbsp;May\n   2026.</p>", ["By 31 May 2026."]),
        ("<p>One,<br>two.</p>", ["One, two."]),
        ("<ul><li>one</li><li><p>two</p></li></ul>", ["• one", "• two"]),
        ("<p>All shall:</p><ol type=a start=2><li>go;<li>come.</ol>", ["All shall:", "(b) go;", "(c) come."]),
        ("<p>All shall:</p><ol type=i><li>go;<li>come.</ol>", ["All shall:", "(i) go;", "(ii) come."]),
        ("<ol><li>go;<li value=5>come.</ol>", ["1. go;", "5. come."]),
        ("<ol><li>(a) go;<li>come.</ol>", ["(a) go;", "2. come."]),
        ("<p>The 21<sup>st</sup> plan.<sup>7</sup> It goes on.</p>", ["The 21st plan. It goes on."]),
        ("<p>One.</p><script>var x = 'no';</script><style>p {}</style><template>no</template>", ["One."]),
        ("<p>One.</p><p hidden>No.</p><p style='display: none'>No.</p>", ["One."]),
        ("<pre>One.\n\nTwo.</pre>", ["One.", "Two."]),
        ("<table><tr><td>Only one cell sets the page.</td></tr></table>", ["Only one cell sets the page."]),
    ],
)
def test_what_a_page_shows_is_read_in_order(body: str, words: list[str]) -> None:
    assert " ".join(content(body)).split() == " ".join(words).split()


def test_a_note_mark_is_no_word_and_leads_to_its_note() -> None:
    rows = provisions("<p>It trains all.<sup>1</sup></p><p><sup>1</sup> See the annex.</p>")
    assert [(p.role, p.number) for p in rows] == [("paragraph", None), ("footnote", "footnote 1")]
    assert rows[0].reading.marks == (("1", 14),)


def test_headings_are_headings_and_a_sentence_set_as_one_is_not() -> None:
    rows = provisions(f"<h1>Plan</h1><h3>{PROSE}</h3>")
    assert [p.role for p in rows] == ["heading", "paragraph"]


@pytest.mark.parametrize(
    ("around", "reason"),
    [
        ("<nav>Home | News</nav>", "navigation of the page"),
        ("<div role=navigation>Home</div>", "navigation of the page"),
        ("<footer><p>Contact us</p></footer>", "foot of the page"),
        ("<header><a href=/>Ministry</a></header>", "head of the page"),
        ("<aside>See also</aside>", "beside the page's text"),
        ("<button>Close me</button>", "button"),
    ],
)
def test_what_stands_around_the_text_is_furniture_and_kept(around: str, reason: str) -> None:
    rows = provisions(f"{around}<h1>Plan</h1><p>{PROSE}</p>")
    assert [(p.role, p.reason) for p in rows if not p.is_content] == [("furniture", reason)]
    assert [p.role for p in rows if p.is_content] == ["heading", "paragraph"]


def test_what_stands_outside_of_the_main_part_is_furniture() -> None:
    rows = provisions(f"<div>Most read: a story</div><main><p>{PROSE}</p></main>")
    assert [(p.role, p.reason) for p in rows] == [
        ("furniture", "outside of the page's main part"),
        ("paragraph", None),
    ]


@pytest.mark.parametrize("opening", ["<nav><a href=/>Home</a>", "<form>", "<header>", "<aside>"])
def test_an_element_left_open_swallows_no_page(opening: str) -> None:
    assert content(f"{opening}{f'<p>{PROSE}</p>' * 8}").count(PROSE) == 8


@pytest.mark.parametrize("opening", ["<nav><a href=/>Home</a>", "<header>", "<aside>"])
def test_an_element_left_open_swallows_no_short_page_and_stays_around_a_page_with_words_of_its_own(
    opening: str,
) -> None:
    assert content(f"{opening}<p>{PROSE}</p>").count(PROSE) == 1
    closed = f"{opening}<p>{PROSE}</p></{opening[1:].partition('>')[0]}>"
    assert content(f"{closed}<p>{PROSE} It is so.</p>") == [f"{PROSE} It is so."]


def test_the_head_of_an_article_is_its_title() -> None:
    rows = provisions(f"<article><header><h1>Plan</h1><p>By the Ministry</p></header><p>{PROSE}</p></article>")
    assert [p.reading.text for p in rows if p.is_content] == ["Plan", "By the Ministry", PROSE]


def test_tables_are_rows_with_what_spans_them() -> None:
    body = (
        "<table><caption>Actions</caption><tr><th rowspan=2>No.<th colspan=2>Who<tr><th>Lead<th>Partner"
        "<tr><td rowspan=2>1<td>Norland<td>Sudland<tr><td>Norland<br>and others<td>nobody</table>"
    )
    rows = [p for p in provisions(body) if p.role == "table row"]
    assert [[(c.header, c.text) for c in row.cells] for row in rows] == [
        [("No.", "1"), ("Who > Lead", "Norland"), ("Who > Partner", "Sudland")],
        [("No.", "1"), ("Who > Lead", "Norland and others"), ("Who > Partner", "nobody")],
    ]
    assert [row.cells[0].at is None for row in rows] == [False, True]


def test_the_head_of_a_page_says_what_it_is() -> None:
    head = (
        "<title>Plan of Norland</title><meta property='og:site_name' content='Ministry of Peace'>"
        "<meta name=date content='14 March 2024'><link rel=canonical href='https://example.org/plan'>"
    )
    said = read(f"<p>{PROSE}</p>", head).meta
    assert said == Metadata("Plan of Norland", "Ministry of Peace", "2024-03-14", address="https://example.org/plan")
    assert read(f"<h1>Other</h1><p>{PROSE}</p>", head).meta.title is None


def test_the_declared_encoding_counts_and_is_said() -> None:
    raw = "<html><head><meta charset='windows-1251'></head><body><p>Совет</p></body></html>".encode("cp1251")
    found = read_bytes("a.html", raw)
    assert (found.text, found.origin.encoding) == ("Совет", "cp1251")


@pytest.mark.parametrize("body", ["", "<script>start()</script>", "<p> - </p>"])
def test_a_page_without_words_is_named(body: str) -> None:
    with pytest.raises(UnreadText, match="shows no words"):
        read(body)


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 5_000 + PROSE,
        "<a>" * 20_000 + PROSE,
        "<table><tr><td>" * 500 + PROSE,
        "<table><tr><td colspan=999999999 rowspan=99999999>a<td>b<tr><td>c<td>d</table>" + PROSE,
        f"<ol>{'<li>x' * 5_000}</ol><p>{PROSE}",
        f"<p>{'x<br>' * 100_000}{PROSE}",
    ],
    ids=["deep", "links", "tables", "span", "items", "lines"],
)
def test_hostile_pages_are_read_in_the_end(body: str) -> None:
    assert PROSE in read(body).text


def test_a_tag_of_thousands_of_attributes_is_refused() -> None:
    with pytest.raises(UnreadText, match="thousands of attributes"):
        read(f"<p {' '.join(f'a{n}=1' for n in range(100_000))}>{PROSE}</p>")
