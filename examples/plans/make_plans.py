"""Turns two plans written here into a Word file with an action table and a PDF with a results framework."""

from __future__ import annotations

import sys
from pathlib import Path

import docx
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

WORD_TITLE = "National Action Plan on Women, Peace and Security of Ruthland 2025-2027"
WORD_HEAD = (
    "No.",
    "Measure",
    "Performance indicator",
    "Baseline",
    "Target",
    "Responsible institution",
    "Partners",
    "Term",
    "Costs (EUR)",
)
# A row of one cell runs across the table; "^" goes on with the cell above.
WORD_ROWS: tuple[tuple[str, ...], ...] = (
    ("Strategic goal 1. Women take part in security",),
    (
        "1.1",
        "Appointment of gender advisers in each brigade",
        "Brigades with an adviser",
        "1",
        "6",
        "Ministry of Defence",
        "General Staff",
        "2026",
        "30,000",
    ),
    (
        "1.2",
        "Publication of yearly figures on women in the forces",
        "Figures published",
        "no",
        "yes",
        "^",
        "Office of Statistics",
        "annually",
        "within existing budgets",
    ),
    ("Strategic goal 2. Protection from violence",),
    (
        "2.1",
        "Training of 80 judges on evidence of sexual violence",
        "Judges trained",
        "0",
        "80",
        "Judicial Academy",
        "UN Women",
        "Q3 2026",
        "18,500",
    ),
    ("Total", "", "", "", "", "", "", "", "48,500"),
)
WORD_PROSE = (
    "This is the first plan of its kind. It was adopted by the Council of Ministers on 3 June 2025.",
    "Measures will be paid for from the existing budgets of the ministries in charge.",
    "Progress is monitored by the Equality Board, which reports to the Government every year.",
)
PDF_TITLE = "Second National Action Plan on Women, Peace and Security of Calder 2024-2028"
PDF_HEAD = ("Outcome", "Activity", "Indicator", "Baseline", "Target", "Lead agency", "Time frame", "Budget (USD)")
PDF_ROWS = tuple(
    (
        f"Outcome {goal}: {state}" if number == 1 else "",
        f"{goal}.{number} {words}",
        f"Number of {count}",
        str(number),
        str(10 * goal + number),
        lead,
        f"{2023 + goal}-{2024 + goal}",
        f"{1000 * goal + 100 * number:,}",
    )
    for goal, state, words, count, lead in (
        (
            1,
            "Women lead in local peace councils",
            "Train members of peace councils",
            "members trained",
            "Ministry of Local Government",
        ),
        (
            2,
            "Borders are safe for women who trade",
            "Post women officers at border crossings",
            "officers posted",
            "Border Police",
        ),
        (3, "Survivors have access to justice", "Equip mobile courts", "courts equipped", "Ministry of Justice"),
        (
            4,
            "Recovery reaches women who head households",
            "Give grants to households",
            "grants given",
            "Reconstruction Agency",
        ),
    )
    for number in range(1, 7)
)
PDF_PROSE = "A total budget of USD 4.2 million is allocated for 2024-2028. The plan was launched on 8 March 2024."


def write_word(path: Path) -> None:
    """The Word file: prose, then the table; a heading row is one cell, a cell that goes on is merged."""
    document = docx.Document()
    document.add_heading(WORD_TITLE, level=1)
    for sentence in WORD_PROSE:
        document.add_paragraph(sentence)
    table = document.add_table(rows=1, cols=len(WORD_HEAD))
    for cell, words in zip(table.rows[0].cells, WORD_HEAD, strict=True):
        cell.text = words
    for row in WORD_ROWS:
        cells = table.add_row().cells
        if len(row) == 1:
            cells[0].merge(cells[-1]).text = row[0]
            continue
        for column, words in enumerate(row):
            if words == "^":
                table.cell(len(table.rows) - 2, column).merge(cells[column])
            elif words:
                cells[column].text = words
    document.save(str(path))


def write_pdf(path: Path) -> None:
    """The PDF: the framework runs over pages, with its header words on each."""
    style = getSampleStyleSheet()
    small = style["BodyText"].clone("small", fontSize=8, leading=10)
    rows = [[Paragraph(words, small) for words in row] for row in (PDF_HEAD, *PDF_ROWS)]
    table = Table(rows, repeatRows=1, colWidths=[110, 150, 100, 50, 50, 110, 70, 70])
    table.setStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    made = SimpleDocTemplate(str(path), pagesize=landscape(A4), title=PDF_TITLE, invariant=1)
    made.build([Paragraph(PDF_TITLE, style["Title"]), Paragraph(PDF_PROSE, style["BodyText"]), table])


def main(folder: Path) -> None:
    """Writes both files into the folder."""
    write_word(folder / "ruthland-plan-1.docx")
    write_pdf(folder / "calder-plan-2.pdf")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
