"""Shows how PDFs are read: order, torn paragraphs, heads, notes, columns, tables, pages; what is unread is named."""

from __future__ import annotations

import io
from collections.abc import Callable
from itertools import pairwise

import pytest
from made_documents import PLAN, POLICY, as_pdf
from reportlab.lib import colors
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import SimpleDocTemplate, Table

from graph_build.corpus.provisions import Provision, segment
from graph_build.corpus.readers import UnreadText, read_bytes
from graph_build.corpus.readers.pdf import read_pdf
from graph_build.corpus.source import Metadata, ReadText, SourceText

WIDTH, HEIGHT = 400, 500
LINE = "The Ministry of Peace will train all judges of the land by"


def drawn(*pages: Callable[[Canvas], None], rotate: int = 0) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT))
    for page in pages:
        if rotate:
            canvas.setPageRotation(rotate)
        canvas.setFont("Helvetica", 11)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def lines(*rows: tuple[float, float, str]) -> Callable[[Canvas], None]:
    """A page with words at places counted from the upper left corner."""

    def draw(canvas: Canvas) -> None:
        for x, y, words in rows:
            canvas.drawString(x, HEIGHT - y, words)

    return draw


def read(raw: bytes) -> ReadText:
    return read_pdf(raw)


def source(raw: bytes) -> SourceText:
    found = read(raw)
    return SourceText("a.pdf", found.text, "0" * 64, Metadata(), 0, found.parts, None, found.pages, found.origin)


def provisions(raw: bytes) -> list[Provision]:
    return segment(source(raw))


def content(raw: bytes) -> list[str]:
    return [p.reading.text for p in provisions(raw) if p.is_content]


def test_lines_become_paragraphs_by_the_space_between_them() -> None:
    raw = drawn(lines((50, 100, f"{LINE} the year"), (50, 113, "2027."), (50, 140, "It will pay."), (50, 153, "All.")))
    assert content(raw) == [f"{LINE} the year 2027.", "It will pay.", "All."]


def test_a_paragraph_torn_by_a_page_is_one_and_its_words_keep_their_pages() -> None:
    raw = drawn(
        lines((50, 400, f"1. {LINE}"), (190, 480, "1")),
        lines((50, 60, "the end of 2027, in all its regions."), (50, 90, "2. It will pay them well."), (190, 480, "2")),
    )
    text = source(raw)
    rows = segment(text)
    assert [(p.number, p.reading.text) for p in rows if p.is_content] == [
        ("1", f"1. {LINE} the end of 2027, in all its regions."),
        ("2", "2. It will pay them well."),
    ]
    assert len(rows[0].segments) == 1
    assert [text.page_of(text.text.index(words)) for words in ("Ministry", "end of", "pay")] == [1, 2, 2]
    assert [p.reason for p in rows if not p.is_content] == ["page number", "page number"]


@pytest.mark.parametrize(
    ("left", "right", "joined"), [("vio-", "lence", "violence"), ("gender-", "responsive", "gender-responsive")]
)
def test_a_word_broken_at_the_end_of_a_line_is_joined(left: str, right: str, joined: str) -> None:
    raw = drawn(lines((50, 100, f"{LINE} a plan against {left}"), (50, 113, f"{right} in all regions.")))
    assert content(raw) == [f"{LINE} a plan against {joined} in all regions."]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [(40, 100 + 13 * n, f"left line {n} goes on and on") for n in range(12)]
    right = [(220, 100 + 13 * n, f"right line {n} goes on and on") for n in range(12)]
    words = " ".join(content(drawn(lines((40, 70, "A title over both columns of the page"), *left, *right))))
    assert words.index("left line 11") < words.index("right line 0")
    assert words.startswith("A title over both columns")


def test_heads_and_feet_that_come_again_are_furniture() -> None:
    pages = [
        lines((50, 20, f"Plan of Norland, part {n}"), (50, 100 + n, f"{n}. Norland trains {n} judges."))
        for n in (1, 2, 3)
    ]
    rows = provisions(drawn(*pages))
    assert [p.reason for p in rows if not p.is_content] == ["running head or foot"] * 3
    assert [p.number for p in rows if p.is_content] == ["1", "2", "3"]


def test_a_line_of_the_text_at_the_edge_of_a_page_is_no_head() -> None:
    pages = [lines(*((50, 20 + 13 * y, f"{LINE} June. Line {y}.") for y in range(30))) for _ in range(3)]
    assert all(p.is_content for p in provisions(drawn(*pages)))


def test_a_raised_number_is_the_mark_of_the_note_at_the_foot() -> None:
    def draw(canvas: Canvas) -> None:
        for n in range(6):
            canvas.drawString(50, 400 - 13 * n, f"{n + 1}. {LINE} 2027.")
        width = canvas.stringWidth(f"1. {LINE} 2027.", "Helvetica", 11)
        canvas.setFont("Helvetica", 7)
        canvas.drawString(50 + width, 404, "1")
        canvas.drawString(50, 90, "1 See the annex of the")
        canvas.drawString(50, 82, "law of 2018.")

    rows = provisions(drawn(draw))
    assert rows[0].reading.marks == (("1", len(f"1. {LINE} 2027.")),)
    assert [(p.number, p.reading.text) for p in rows if p.role == "footnote"] == [
        ("footnote 1", "1 See the annex of the law of 2018.")
    ]


def test_a_number_in_the_margin_belongs_to_the_paragraph_beside_it() -> None:
    raw = drawn(
        lines(
            (50, 100, LINE), (50, 113, "2027."), (30, 101, "1."), (50, 140, LINE), (50, 153, "2028."), (30, 142, "2.")
        )
    )
    assert [p.number for p in provisions(raw)] == ["1", "2"]


def test_a_larger_line_is_a_heading() -> None:
    def draw(canvas: Canvas) -> None:
        for n in range(4):
            canvas.drawString(50, 380 - 13 * n, LINE)
        canvas.setFont("Helvetica", 16)
        canvas.drawString(50, 410, "The report is the best of all plans?")

    assert provisions(drawn(draw))[0].role == "heading"


def ruled(rows: list[list[str]], height: float = 500, **settings: object) -> bytes:
    out = io.BytesIO()
    style = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), *settings.pop("style", [])]  # type: ignore[misc]
    SimpleDocTemplate(out, pagesize=(WIDTH, height)).build([Table(rows, style=style, **settings)])
    return out.getvalue()


def test_a_ruled_table_is_rows_of_cells_under_header_words() -> None:
    rows = [["No.", "Action", "Lead"], ["1", "Train judges", "Norland"], ["2", "Pay\nthem", "Sudland"]]
    found = [p for p in provisions(ruled(rows)) if p.role == "table row"]
    assert [[(c.header, c.text) for c in row.cells] for row in found] == [
        [("No.", "1"), ("Action", "Train judges"), ("Lead", "Norland")],
        [("No.", "2"), ("Action", "Pay them"), ("Lead", "Sudland")],
    ]


def test_cells_that_span_rows_and_columns_are_known_to_each() -> None:
    rows = [["No.", "Who", ""], ["1", "Norland", "leads"], ["", "Sudland", "helps"]]
    raw = ruled(rows, style=[("SPAN", (1, 0), (2, 0)), ("SPAN", (0, 1), (0, 2))])
    found = [p for p in provisions(raw) if p.role == "table row"]
    assert [[(c.header, c.text) for c in row.cells] for row in found] == [
        [("No.", "1"), ("Who", "Norland"), ("Who", "leads")],
        [("No.", "1"), ("Who", "Sudland"), ("Who", "helps")],
    ]


def test_a_table_over_pages_is_one_and_its_header_words_stand_once() -> None:
    rows = [["No.", "Action"], *([str(n), f"Train judge {n}"] for n in range(1, 60))]
    text = source(ruled(rows, repeatRows=1))
    found = [p for p in segment(text) if p.role == "table row"]
    assert [row.number for row in found] == [str(n) for n in range(1, 60)]
    assert {cell.header for row in found for cell in row.cells} == {"No.", "Action"}
    pages = [text.page_of(row.segments[0][0]) for row in found]
    assert pages[0] == 1
    assert pages[-1] == max(p for p in pages if p) > 1


NORLAND = [["No.", "Action", "Lead"], ["1.1", "Train the\njudges", "Norland"], ["1.2", "Pay them", "The Sudland\nFund"]]


@pytest.mark.parametrize(
    "style",
    [
        [("VALIGN", (0, 0), (-1, -1), "TOP")],
        [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LINEBELOW", (0, 0), (-1, -1), 1, colors.black)],
        [("VALIGN", (0, 0), (-1, -1), "TOP"), ("ALIGN", (0, 0), (-1, -1), "CENTER")],
    ],
    ids=["no line", "level lines", "cells in the middle"],
)
def test_a_table_whose_columns_only_blanks_part_is_rows_of_cells(style: list[tuple[object, ...]]) -> None:
    out = io.BytesIO()
    table = Table(NORLAND, style=style, colWidths=[50, 110, 110])
    SimpleDocTemplate(out, pagesize=(WIDTH, HEIGHT)).build([table])
    found = [p for p in provisions(out.getvalue()) if p.role == "table row"]
    assert [[(c.header, c.text) for c in row.cells] for row in found] == [
        [("No.", "1.1"), ("Action", "Train the judges"), ("Lead", "Norland")],
        [("No.", "1.2"), ("Action", "Pay them"), ("Lead", "The Sudland Fund")],
    ]


def test_a_table_of_one_line_to_a_row_stands_between_its_paragraphs() -> None:
    rows = [("Port", "Pilots", "Women"), ("Norhaven", "40", "12"), ("Sudhaven", "30", "9"), ("Osthaven", "20", "8")]
    table = [
        (50 + 90 * column, 120 + 13 * row, word) for row, words in enumerate(rows) for column, word in enumerate(words)
    ]
    raw = drawn(lines((50, 80, f"{LINE} the year 2030."), *table, (50, 190, "Norland will pay for it all by 2031.")))
    found = provisions(raw)
    assert [p.role for p in found if p.is_content] == ["paragraph", *["table row"] * 3, "paragraph"]
    assert [[c.text for c in p.cells] for p in found if p.role == "table row"] == [list(words) for words in rows[1:]]


@pytest.mark.parametrize(
    "rows",
    [
        [[f"three words {column}" for column in "abc"] for _ in range(12)],
        [
            ["United Nations", "Security Council", "S/RES/2999 (2031)"],
            ["", "", "Distr.: General"],
            ["", "", "5 May 2031"],
        ],
        [["1", "Ports and pilots", "4"], ["2", "Straits and ferries", "9"], ["3", "Lights", "12"]],
    ],
    ids=["columns of prose", "masthead", "contents"],
)
def test_pieces_side_by_side_that_are_no_rows_make_no_table(rows: list[list[str]]) -> None:
    width = 74
    places = [(40 + width * c, 120 + 13 * r, word) for r, row in enumerate(rows) for c, word in enumerate(row) if word]
    assert "table row" not in {p.role for p in provisions(drawn(lines(*places)))}


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_page_that_is_turned_is_read_as_a_reader_sees_it(rotate: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rotate(rotate)
        dx, dy = {90: (0, -WIDTH), 180: (-WIDTH, -HEIGHT), 270: (-HEIGHT, 0)}[rotate]
        canvas.translate(dx, dy)
        high = WIDTH if rotate != 180 else HEIGHT
        canvas.drawString(50, high - 100, f"{LINE} the year")
        canvas.drawString(50, high - 113, "2027.")

    assert content(drawn(draw, rotate=rotate)) == [f"{LINE} the year 2027."]


def test_a_stamp_across_the_page_is_furniture() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 300, f"{LINE} 2027.")
        canvas.translate(60, 60)
        canvas.rotate(50)
        canvas.setFont("Helvetica", 40)
        canvas.drawString(0, 0, "DRAFT COPY")

    rows = provisions(drawn(draw))
    assert [p.reading.text for p in rows if p.is_content] == [f"{LINE} 2027."]
    assert [(p.reading.text, p.reason) for p in rows if not p.is_content] == [
        ("DRAFT COPY", "stamp, or words along the margin")
    ]


def test_a_page_set_sideways_without_saying_so_is_read() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rotate(90)
        canvas.drawString(50, -100, f"{LINE} the year")
        canvas.drawString(50, -113, "2027.")

    assert content(drawn(draw)) == [f"{LINE} the year 2027."]


def picture(canvas: Canvas) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    canvas.drawImage(ImageReader(Image.new("RGB", (20, 20), "white")), 0, 0, WIDTH, HEIGHT)


def test_a_scan_is_named() -> None:
    with pytest.raises(UnreadText, match=r"a scan: its pages are pictures without words; recognise its text \(OCR\)"):
        read(drawn(picture, picture))


def test_pages_that_are_pictures_are_said() -> None:
    assert read(drawn(lines((50, 100, LINE)), picture)).origin.remarks == ("page 2: pictures without words, not read",)


def locked() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("secret"))
    canvas.drawString(50, 100, LINE)
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"%PDF-1.7\nnothing more", "no sound PDF"),
        (drawn(lines((50, 100, LINE)))[:400], "no sound PDF"),
        (drawn(lambda canvas: None), "no page has words"),
        (locked(), "locked with a password"),
    ],
    ids=["empty", "cut", "blank", "locked"],
)
def test_what_cannot_be_read_says_why(raw: bytes, words: str) -> None:
    with pytest.raises(UnreadText, match=words):
        read(raw)


@pytest.mark.parametrize("made", [PLAN, POLICY], ids=["table", "columns"])
def test_parts_and_pages_lie_in_the_text_in_order(made: object) -> None:
    found = read(as_pdf(made))  # type: ignore[arg-type]
    spans = [(p.start, p.end) for p in found.pages]
    assert spans == sorted(spans)
    assert all(a < b for a, b in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    outside = [found.text[b:c] for (_, b), (c, _) in pairwise(spans)]
    assert not "".join(outside).strip(" |\n")


def test_the_library_is_said() -> None:
    assert read(drawn(lines((50, 100, LINE)))).origin.library.startswith("pypdfium2 ")


def written(*objects: bytes) -> bytes:
    """A PDF out of its objects, the first of which is its root."""
    out, places = b"%PDF-1.7\n", []
    for number, words in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, words)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return out + head + table + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))


def doubled(depth: int) -> bytes:
    """A page that draws a form twice, which draws another twice, and so on: a few bytes that draw 2^depth words."""

    def stream(head: bytes, words: bytes) -> bytes:
        return b"<<%b/Length %d>>stream\n%b\nendstream" % (head, len(words), words)

    fonts = b"/Font<</F 5 0 R>>"
    forms = []
    for level in range(depth):
        head = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<<%b/XObject<</X %d 0 R>>>>" % (fonts, 7 + level)
        forms.append(stream(head, b"/X Do /X Do"))
    last = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<<%b>>" % fonts
    return written(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<%b/XObject<</X 6 0 R>>>>>>" % fonts,
        stream(b"", b"/X Do"),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *forms,
        stream(last, b"BT /F 12 Tf 72 700 Td (a few more words) Tj ET"),
    )


def test_a_file_is_read_in_a_process_of_its_own_with_the_same_record() -> None:
    raw = as_pdf(PLAN)
    assert read_bytes("a.pdf", raw) == read_pdf(raw)
    with pytest.raises(UnreadText, match="no sound PDF"):
        read_bytes("a.pdf", b"%PDF-1.7\nnothing more")


def test_a_file_that_never_ends_is_a_row() -> None:
    assert "a few more words" in read(doubled(3)).text
    with pytest.raises(UnreadText, match="not read in the time that its pages have"):
        read_bytes("a.pdf", doubled(30))
