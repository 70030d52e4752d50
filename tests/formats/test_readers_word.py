"""Shows how Word files are read: numbers as Word prints them, changes accepted, tables, notes, heads."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml.parser import parse_xml

from graph_build.corpus.provisions import Provision, segment
from graph_build.corpus.readers import UnreadText, read_bytes
from graph_build.corpus.source import Metadata, ReadText, SourceText

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def saved(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def read(document: Document) -> ReadText:
    return read_bytes("a.docx", saved(document))


def provisions(document: Document) -> list[Provision]:
    found = read(document)
    return segment(SourceText("a", found.text, "0" * 64, Metadata(), 0, found.parts))


def blocks(document: Document) -> list[str]:
    return read(document).text.split("\n\n")


def add(document: Document, inside: str) -> Any:
    """A paragraph out of its XML."""
    paragraph = parse_xml(f"<w:p {W}>{inside}</w:p>")
    document.element.body.insert_element_before(paragraph, "w:sectPr")
    return paragraph


def test_paragraphs_and_headings_come_in_order() -> None:
    document = docx.Document()
    document.add_heading("Plan of Norland", 0)
    document.add_heading("Aims", 2)
    document.add_paragraph("Norland will train all judges.")
    assert [(p.role, p.reading.text) for p in provisions(document)] == [
        ("heading", "Plan of Norland"),
        ("heading", "Aims"),
        ("paragraph", "Norland will train all judges."),
    ]


def test_numbers_that_word_prints_are_part_of_the_text() -> None:
    document = docx.Document()
    for words, style in (("Go.", "List Number"), ("Come.", "List Number"), ("A point.", "List Bullet")):
        document.add_paragraph(words, style)
    assert blocks(document) == ["1. Go.", "2. Come.", "• A point."]


def test_levels_letters_and_restarts_of_lists() -> None:
    document = docx.Document()
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for n, (form, text) in enumerate((("decimal", "%1."), ("lowerLetter", "(%2)"), ("upperRoman", "%1.%3")))
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="77">{levels}</w:abstractNum>'))
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride>'
    for number, extra in ((91, ""), (92, override)):
        numbering.append(parse_xml(f'<w:num {W} w:numId="{number}"><w:abstractNumId w:val="77"/>{extra}</w:num>'))
    for number, level, words in (
        (91, 0, "a"), (91, 1, "b"), (91, 1, "c"), (91, 0, "d"), (91, 1, "e"), (91, 2, "f"), (92, 0, "g"), (0, 0, "h"),
    ):  # fmt: skip
        settings = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
        add(document, f"{settings}<w:r><w:t>{words}</w:t></w:r>")
    assert blocks(document) == ["1. a", "(a) b", "(b) c", "2. d", "(a) e", "2.I f", "4. g", "h"]


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        (
            "<w:r><w:t>Norland</w:t></w:r><w:ins><w:r><w:t xml:space='preserve'> will</w:t></w:r></w:ins>",
            "Norland will",
        ),
        ("<w:r><w:t>all</w:t></w:r><w:del><w:r><w:delText> some</w:delText></w:r></w:del>", "all"),
        ("<w:hyperlink><w:r><w:t>a link</w:t></w:r></w:hyperlink>", "a link"),
        ("<w:sdt><w:sdtContent><w:r><w:t>a control</w:t></w:r></w:sdtContent></w:sdt>", "a control"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:t>shown</w:t></w:r>", "shown"),
        ("<w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>violence</w:t></w:r>", "non-violence"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>words</w:t></w:r>", "words"),
        ("<w:r><w:t>all.</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>4</w:t></w:r>", "all.⁴"),
        ("<w:r><w:t>21</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>st</w:t></w:r>", "21st"),
        (
            "<w:r><w:t>Text.</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>A box.</w:t></w:r></w:p>"
            "</w:txbxContent></w:pict></w:r>",
            "Text.\n\nA box.",
        ),
    ],
)
def test_the_words_are_those_printed_with_all_changes_accepted(inside: str, words: str) -> None:
    document = docx.Document()
    add(document, inside)
    assert read(document).text == words


def test_a_control_around_paragraphs_loses_none() -> None:
    document = docx.Document()
    control = f"<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>Inside.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    document.element.body.insert_element_before(parse_xml(control), "w:sectPr")
    document.add_paragraph("After.")
    assert blocks(document) == ["Inside.", "After."]


def test_tables_know_their_header_words_and_merged_cells() -> None:
    document = docx.Document()
    table = document.add_table(rows=4, cols=3)
    table.cell(0, 0).text = "No."
    table.cell(0, 1).merge(table.cell(0, 2)).text = "Who does it"
    for row, words in enumerate((("1", "Norland", "leads"), ("", "Sudland", "helps"), ("2", "All", "pay")), 1):
        for column, cell in enumerate(words):
            table.cell(row, column).text = cell
    table.cell(1, 0).merge(table.cell(2, 0)).text = "1"
    rows = [p for p in provisions(document) if p.role == "table row"]
    assert [[(c.column, c.header, c.text) for c in row.cells] for row in rows] == [
        [(0, "No.", "1"), (1, "Who does it", "Norland"), (2, "Who does it", "leads")],
        [(0, "No.", "1"), (1, "Who does it", "Sudland"), (2, "Who does it", "helps")],
        [(0, "No.", "2"), (1, "Who does it", "All"), (2, "Who does it", "pay")],
    ]
    assert [row.number for row in rows] == ["1", None, "2"]


def test_rows_that_repeat_on_each_page_are_header_words() -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    words = ("A long line of header words that no one would take for a short one, for it goes on.", "B", "c", "d")
    for cell, text in zip((c for row in table.rows for c in row.cells), words, strict=True):
        cell.text = text
    settings = table.rows[0]._tr.get_or_add_trPr()
    settings.append(parse_xml(f"<w:tblHeader {W}/>"))
    (row,) = (p for p in provisions(document) if p.role == "table row")
    assert [cell.header for cell in row.cells] == [words[0], "B"]


def with_notes(document: Document) -> bytes:
    """The file with a part of footnotes, as Word writes it."""
    raw, out = saved(document), io.BytesIO()
    notes = (
        f"<w:footnotes {W}><w:footnote w:id='1'><w:p><w:r><w:t>Later note.</w:t></w:r></w:p></w:footnote>"
        "<w:footnote w:id='2'><w:p><w:r><w:t>First note.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    relation = (
        '<Relationship Id="rId99" Target="footnotes.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"/></Relationships>'
    )
    kind = (
        '<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.footnotes+xml"/></Types>'
    )
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "word/_rels/document.xml.rels":
                content = content.replace(b"</Relationships>", relation.encode())
            if entry.filename == "[Content_Types].xml":
                content = content.replace(b"</Types>", kind.encode())
            new.writestr(entry, content)
        new.writestr("word/footnotes.xml", notes)
    return out.getvalue()


def test_notes_are_counted_as_they_are_printed() -> None:
    document = docx.Document()
    add(document, "<w:r><w:t>One.</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r>")
    add(document, "<w:r><w:t>Two.</w:t></w:r><w:r><w:footnoteReference w:id='1'/></w:r>")
    found = read_bytes("a.docx", with_notes(document))
    assert found.text.split("\n\n") == ["One.¹", "Two.²", "¹ First note.", "² Later note."]
    rows = segment(SourceText("a", found.text, "0" * 64, Metadata(), 0, found.parts))
    assert [(p.role, p.number) for p in rows][2:] == [("footnote", "footnote 1"), ("footnote", "footnote 2")]


def test_heads_and_feet_are_furniture() -> None:
    document = docx.Document()
    document.add_paragraph("Norland will train all judges.")
    document.sections[0].header.paragraphs[0].text = "Secret of Norland"
    document.sections[0].footer.paragraphs[0].text = "Page of the plan"
    assert [(p.role, p.reason) for p in provisions(document)] == [
        ("furniture", "running head or foot"),
        ("paragraph", None),
        ("furniture", "running head or foot"),
    ]


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"not a Word file at all", "no sound Word file"),
        (b"PK\x03\x04 broken", "no sound Word file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "older kind"),
        (saved(docx.Document()), "without words"),
    ],
    ids=["text", "broken", "old", "empty"],
)
def test_what_is_no_word_file_is_named(raw: bytes, words: str) -> None:
    with pytest.raises(UnreadText, match=words):
        read_bytes("a.docx", raw)


def test_an_archive_that_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph_build.corpus.readers.word.document._MOST_UNPACKED", 1_000)
    with pytest.raises(UnreadText, match="unpacks to more than 1,000 bytes"):
        read(docx.Document())


def test_entities_and_depth_end_in_a_sentence() -> None:
    document = docx.Document()
    document.add_paragraph("Norland will train all judges.")
    for bomb in (
        b'<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><w:document '
        + W.encode()
        + b"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>",
        b"<w:document " + W.encode() + b"><w:body>" + b"<w:sdt>" * 5_000 + b"</w:body></w:document>",
    ):
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(saved(document))) as old, zipfile.ZipFile(out, "w") as new:
            for entry in old.infolist():
                new.writestr(entry, bomb if entry.filename == "word/document.xml" else old.read(entry))
        with pytest.raises(UnreadText):
            read_bytes("a.docx", out.getvalue())
