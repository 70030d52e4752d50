"""Turns five documents made for the tests into plain text, Markdown, web page, Word and PDF files."""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import docx
from akn_sample import Sample
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, SimpleDocTemplate, Table

HEADING, TEXT, TABLE, NOTE = "heading", "text", "table", "note"


@dataclass(frozen=True, slots=True)
class Piece:
    """A block: words with the number printed before them, or a table with its header words first."""

    kind: str
    words: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """A document: its file's name, its title, its blocks, its masthead, and in how many columns a PDF sets it."""

    name: str
    title: str
    pieces: tuple[Piece, ...]
    columns: int = 1
    masthead: tuple[str, ...] = ()


def text(*words: str) -> tuple[Piece, ...]:
    return tuple(Piece(TEXT, w) for w in words)


def heading(words: str) -> Piece:
    return Piece(HEADING, words)


PLAN = Made(
    "plan",
    "National Action Plan on Women, Peace and Security of Ruritania 2024-2028",
    (
        *text(
            "The Government of Ruritania adopted its second National Action Plan on Women, Peace and Security on "
            "14 March 2024. The plan follows United Nations Security Council resolution 1325 (2000).",
        ),
        heading("Participation"),
        *text(
            "1. The Ministry of Defence will train all officers on gender equality by 31 December 2026.¹",
            "2. The Ministry of Foreign Affairs shall report each year to Parliament on the women whom it deploys in "
            "peacekeeping, on the money that was spent for them, and on what hindered others from applying.",
            "3. The Ministry of the Interior commits to:",
            "(a) recruiting 200 policewomen by 2027;",
            "(b) opening a women-led desk in each police station;",
            "(c) reviewing its rules on conflict-related sexual violence every two years.",
        ),
        heading("Actions"),
        Piece(
            TABLE,
            rows=(
                ("No.", "Action", "Lead", "Timeline"),
                ("4.1", "The Ministry of Health will open ten clinics for survivors.", "Ministry of Health", "2026"),
                ("4.2", "The Ministry of Justice will train 60 judges by June 2027.", "Ministry of Justice", "2027"),
            ),
        ),
        heading("Monitoring"),
        *text(
            "5. The National Committee on Women, Peace and Security will publish a mid-term review by 30 June 2026.",
            "6. Civil society organizations should take part in the review.",
        ),
        Piece(NOTE, "¹ See resolution 2242 (2015), paragraph 7."),
    ),
)
POLICY = Made(
    "policy",
    "Policy on Women, Peace and Security of the Straits Union",
    (
        heading("Aims"),
        *(
            piece
            for n, body in enumerate(
                (
                    "The Straits Union will appoint a gender adviser in every mission by 2028.",
                    "Member States shall report annually on the number of women deployed. The Council of the Union "
                    "will review the reports in an open debate and will publish what it finds.",
                    "The Union welcomes United Nations Security Council resolution 2467 (2019), and it supports "
                    "survivor-centred work of the United Nations and of the African Union in all its missions.",
                    "Member States must investigate every report of sexual exploitation within six months, and they "
                    "must tell the Secretary-General of the Union of the outcome.",
                    "The Commission is requested to submit a strategy on women mediators by 31 March 2027, after it "
                    "has consulted women's organizations of the countries in which missions of the Union serve.",
                    "The Union encourages Member States to fund women peacebuilders in the Sahel.",
                    "The Military Committee will advise the Commission every six months on the implementation of "
                    "this Policy in operations that the Union leads.",
                    "Member States should raise the share of women in their armed forces to 20 per cent by 2030.",
                ),
                1,
            )
            for piece in text(f"{n}. {body}")
        ),
        heading("Review"),
        *text("9. The Policy will be reviewed in 2029. It replaces the Policy of 2019."),
    ),
    columns=2,
)
RESOLUTION = Made(
    "resolution",
    "Resolution 2995 (2026)",
    text(
        "Adopted by the Security Council at its 9390th meeting, on 12 March 2026",
        "The Security Council,",
        "Recalling its resolution 1325 (2000) of 31 October 2000,",
        "Reaffirming its commitment to the full implementation of resolutions 1820 (2008) and 2242 (2015),",
        "1. Requests the Secretary-General to submit a comprehensive report on conflict-related sexual violence in "
        "the region within 90 days of the adoption of this resolution;",
        "2. Calls upon Member States to deploy women protection advisers without delay;",
        "3. Decides to extend the mandate of the United Nations Mission in South Sudan until 30 April 2027;",
        "4. Urges all parties to the conflict to cease all acts of sexual violence immediately;",
        "5. Encourages the African Union to appoint more women as mediators;",
        "6. Decides to remain seized of the matter.",
    ),
    masthead=("United Nations", "S/RES/2995 (2026)", "Security Council", "Distr.: General", "12 March 2026"),
)
STATEMENT = Made(
    "statement",
    "Joint Declaration of Norland and Sudland on Women in Peace Processes",
    (
        *text(
            "On 5 May 2025 the Foreign Ministers of Norland and Sudland met in Geneva and opened the Network of Women "
            "Mediators. Anna Berg, the Minister of Foreign Affairs of Norland, hosted the meeting.",
        ),
        heading("What both countries will do"),
        *text(
            "Norland will contribute 3 million euros to the Peacebuilding Fund in 2026.",
            "Sudland commits to doubling the number of women in its delegations by 2027.",
            "The Network of Women Mediators will meet every year. Its first meeting will take place in March 2026.",
        ),
    ),
)
STRATEGY = Made(
    "strategy",
    "Strategy of the Ministry of Peace on Gender Equality",
    (
        heading("Objective 1: Protection"),
        *text(
            "The Ministry of Peace is responsible for the Strategy. It works with UN Women and with NATO.",
            "1.1 The Ministry will set up a hotline for survivors by September 2025.",
            "1.2 The police must answer every call within one hour, by day and by night, in all regions of the country "
            "and in each of the languages that are spoken there, as the Law on Protection of 2018 says.",
        ),
        heading("Objective 2: Prevention"),
        *text(
            "2.1 The Ministry of Education will add lessons on non-violence to the curriculum by 2026.",
            "2.2 Schools should invite women who served in peace operations.",
        ),
        Piece(
            TABLE,
            rows=(
                ("Measure", "Responsible", "Due"),
                ("The Ministry of Finance will budget for gender.", "Ministry of Finance", "2026"),
                ("The Ministry of Peace will report to Parliament each year.", "Ministry of Peace", "yearly"),
                ("The Ministry of Culture will support women's museums.", "Ministry of Culture", "2027"),
            ),
        ),
    ),
)
DOCUMENTS = (PLAN, POLICY, RESOLUTION, STATEMENT, STRATEGY)


def as_text(made: Made) -> bytes:
    """Lines of at most 72 letters, tables with tabs."""
    out = [*made.masthead, made.title]
    for piece in made.pieces:
        out.append("\n".join("\t".join(row) for row in piece.rows) if piece.rows else _wrapped(piece.words))
    return ("\n\n".join(out) + "\n").encode()


def _wrapped(words: str) -> str:
    import textwrap

    return textwrap.fill(words, 72, break_on_hyphens=True, break_long_words=False)


def as_markdown(made: Made) -> bytes:
    out = [*made.masthead, f"# {made.title}"]
    for piece in made.pieces:
        if piece.rows:
            bars = ["| " + " | ".join(row) + " |" for row in piece.rows]
            out.append("\n".join([bars[0], "|" + "---|" * len(piece.rows[0]), *bars[1:]]))
        else:
            out.append(f"## {piece.words}" if piece.kind == HEADING else piece.words)
    return ("\n\n".join(out) + "\n").encode()


def as_page(made: Made) -> bytes:
    """A page with navigation around its main part, in an older encoding."""
    out = [*(f"<p>{line}</p>" for line in made.masthead), f"<h1>{html.escape(made.title)}</h1>"]
    for piece in made.pieces:
        words = html.escape(piece.words).replace("¹", "<sup>1</sup>")
        if piece.rows:
            head = "".join(f"<th>{html.escape(cell)}</th>" for cell in piece.rows[0])
            rows = ["".join(f"<td>{html.escape(c)}</td>" for c in row) for row in piece.rows[1:]]
            out.append(f"<table><tr>{head}</tr>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
        else:
            out.append(f"<h2>{words}</h2>" if piece.kind == HEADING else f"<p>{words}</p>")
    menu = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/news'>News of the ministries</a></li></ul></nav>"
    body = f"{menu}<main>{''.join(out)}</main><footer><p>Contact us</p></footer>"
    return f"<!doctype html><html><head><meta charset='windows-1252'></head><body>{body}</body></html>".encode("cp1252")


def as_word(made: Made) -> bytes:
    import io

    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = f"{made.name} of the archive"
    for line in made.masthead:
        document.add_paragraph(line)
    document.add_heading(made.title, 0)
    for piece in made.pieces:
        if piece.rows:
            table = document.add_table(rows=0, cols=len(piece.rows[0]))
            for row in piece.rows:
                for cell, words in zip(table.add_row().cells, row, strict=True):
                    cell.text = words
        elif piece.kind == HEADING:
            document.add_heading(piece.words, 1)
        else:
            document.add_paragraph(piece.words)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


_STYLES = getSampleStyleSheet()
_BODY = ParagraphStyle("body", parent=_STYLES["Normal"], fontSize=11, leading=13.5, spaceAfter=6)
_SMALL = ParagraphStyle("small", parent=_BODY, fontSize=8.5, leading=10)


def as_pdf(made: Made) -> bytes:
    """Small pages with a running head and a page number, so that paragraphs are torn; one document in two columns."""
    import io

    story: list[Flowable] = [Paragraph(line, _BODY) for line in made.masthead]
    story.append(Paragraph(html.escape(made.title), _STYLES["Title"]))
    for piece in made.pieces:
        words = html.escape(piece.words).replace("¹", "<super>1</super>")
        if piece.rows:
            rows = [[Paragraph(html.escape(cell), _BODY) for cell in row] for row in piece.rows]
            story.append(Table(rows, style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black)]))
        elif piece.kind == HEADING:
            story.append(Paragraph(words, _STYLES["Heading2"]))
        else:
            story.append(Paragraph(words, _SMALL if piece.kind == NOTE else _BODY))
    out = io.BytesIO()
    width, height = A4[0], A4[1] / 2

    def around(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(72, height - 25, f"{made.name} of the archive")
        canvas.drawCentredString(width / 2, 20, str(document.page))

    if made.columns == 1:
        SimpleDocTemplate(out, pagesize=(width, height)).build(story, onFirstPage=around, onLaterPages=around)
    else:
        frames = [Frame(50, 45, 235, height - 90), Frame(310, 45, 235, height - 90)]
        template = BaseDocTemplate(out, pagesize=(width, height))
        template.addPageTemplates([PageTemplate(frames=frames, onPage=around)])
        template.build(story)
    return out.getvalue()


def as_markup(made: Made) -> bytes:
    """A resolution in the UN's own markup."""
    speaker, *preamble = (p.words for p in made.pieces[1:] if not p.words[0].isdigit())
    numbered = [p.words.partition(" ") for p in made.pieces[1:] if p.words[0].isdigit()]
    sample = Sample(
        symbol=made.masthead[1],
        preamble=f'<formula name="enactingFormula" eId="f1"><p>{speaker}</p></formula>'
        + "".join(f'<container name="c" eId="c{n}"><p>{words}</p></container>' for n, words in enumerate(preamble)),
        body="".join(
            f'<paragraph eId="p{number}"><num>{number}</num><content><p>{words}</p></content></paragraph>'
            for number, _, words in numbered
        ),
        work="2026-03-12", words="Adopted, 9390th meeting", draft="", sponsors="", votes=(), annex="", keywords="",
    )  # fmt: skip
    xml = sample.xml
    for old, new in (
        ("2999 (2031)", "2995 (2026)"),
        ("10123rd", "9390th"),
        ("10123", "9390"),
        ("2 May 2031", "12 March 2026"),
    ):
        xml = xml.replace(old.encode(), new.encode())
    return xml.replace(b"2031-05-02", b"2026-03-12")


WRITERS: dict[str, Callable[[Made], bytes]] = {
    ".txt": as_text, ".md": as_markdown, ".html": as_page, ".docx": as_word, ".pdf": as_pdf,
}  # fmt: skip


def write_all(folder: Path, ending: str) -> list[Path]:
    """The five documents in one format."""
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / f"{made.name}{ending}" for made in DOCUMENTS]
    for file, made in zip(files, DOCUMENTS, strict=True):
        file.write_bytes(WRITERS[ending](made))
    return files
