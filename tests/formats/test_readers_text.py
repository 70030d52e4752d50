"""Shows that texts of any encoding are read and the encoding said, and that tables in texts are tables."""

from __future__ import annotations

import pytest

from graph_build.corpus.provisions import Provision, segment
from graph_build.corpus.readers import UnreadText, endings, read_bytes
from graph_build.corpus.source import FURNITURE, ROW, Metadata, ReadText, SourceText

ENGLISH = "The Ministry’s women’s “programme” – it will report each year to the Council on Côte d’Ivoire.\n"
FRENCH = "Le Conseil de sécurité prie le Secrétaire général de présenter un rapport à l’Assemblée générale."
RUSSIAN = "Совет Безопасности просит Генерального секретаря представить доклад о женщинах, мире и безопасности."
ARABIC = "إن مجلس الأمن، يحث الدول الأعضاء على ضمان زيادة تمثيل المرأة؛ يطلب من الأمين العام تقديم تقرير"
CHINESE = "安全理事会，回顾其第1325号决议，请秘书长提交报告，关于妇女与和平与安全。"


def provisions(read: ReadText) -> list[Provision]:
    return segment(SourceText("a", read.text, "0" * 64, Metadata(), read.body_start, read.parts))


@pytest.mark.parametrize(
    ("words", "encoding", "named"),
    [
        (ENGLISH, "utf-8", "UTF-8"),
        (ENGLISH, "utf-8-sig", "UTF-8"),
        (ENGLISH, "utf-16", "UTF-16"),
        (ENGLISH, "utf-16-le", "UTF-16 without a mark"),
        (ENGLISH, "utf-16-be", "UTF-16 without a mark"),
        (ENGLISH, "utf-32", "UTF-32"),
        (ENGLISH, "cp1252", "windows-1252"),
        (FRENCH, "cp1252", "windows-1252"),
        (RUSSIAN, "cp1251", "windows-1251"),
        (ARABIC, "cp1256", "windows-1256"),
        (CHINESE, "gb18030", "gb18030"),
    ],
)
def test_a_text_is_read_in_its_encoding_and_the_report_says_which(words: str, encoding: str, named: str) -> None:
    read = read_bytes("a.txt", words.encode(encoding))
    assert (read.text, read.origin.encoding) == (words, named)
    assert read.origin.library.startswith("chardetng-py" if named.startswith(("windows", "gb")) else "")


def test_a_few_broken_bytes_cost_a_text_nothing_else() -> None:
    raw = (FRENCH * 5).encode() + b"\xff" + FRENCH.encode()
    read = read_bytes("a.txt", raw)
    assert read.text == FRENCH * 5 + "\ufffd" + FRENCH
    assert read.origin.remarks == ("1 byte that are no UTF-8 stand as \ufffd",)


@pytest.mark.parametrize("raw", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", bytes(range(1, 32)) * 9, b"PK\x03\x04\x14\0\6\0"])
def test_what_is_no_text_is_named(raw: bytes) -> None:
    with pytest.raises(UnreadText, match="binary data"):
        read_bytes("a.txt", raw)


def test_a_soft_hyphen_before_a_capital_is_a_hyphen() -> None:
    assert read_bytes("a.txt", "The Secretary\u00adGeneral sub\u00admits.".encode()).text == (
        "The Secretary-General sub\u00admits."
    )


@pytest.mark.parametrize(
    ("name", "raw", "form"),
    [
        ("a.txt", b"<!DOCTYPE html><html><body><p>Words.</p></body></html>", "web page"),
        ("a", b"\xef\xbb\xbf <html><body><p>Words.</p></body></html>", "web page"),
        ("a.md", b"Words.", "Markdown"),
        ("a.TEXT", b"Words.", "plain text"),
    ],
)
def test_bytes_tell_a_format_where_the_name_does_not(name: str, raw: bytes, form: str) -> None:
    assert read_bytes(name, raw).origin.format == form


def test_a_wrong_ending_is_said() -> None:
    read = read_bytes("a.txt", b"<!DOCTYPE html><html><body><p>Words.</p></body></html>")
    assert read.origin.remarks == ("called .txt, is web page",)


def test_every_ending_has_small_letters() -> None:
    assert endings() >= {".txt", ".md", ".html", ".docx", ".pdf"}
    assert all(ending == ending.lower() and ending.startswith(".") for ending in endings())


PLAN = """# Plan of Norland

| No. | Action | Lead | Due |
|:----|--------|:----:|----:|
| 1.1 | The Ministry of Peace will open a school \\| a club. | Ministry of Peace | 2027 |
| 1.2 | Train judges. Pay them. |  | by June |

After the table.
"""


def test_a_table_of_bars_is_rows_of_cells_under_header_words() -> None:
    read = read_bytes("plan.md", PLAN.encode())
    assert [part.kind for part in read.parts] == [FURNITURE, ROW, ROW]
    rows = [p for p in provisions(read) if p.role == "table row"]
    assert [row.number for row in rows] == ["1.1", "1.2"]
    cells = [(cell.header, cell.text) for cell in rows[1].cells]
    assert cells == [("No.", "1.2"), ("Action", "Train judges. Pay them."), ("Lead", ""), ("Due", "by June")]
    assert rows[0].cells[1].text == "The Ministry of Peace will open a school \\| a club."


def test_every_cell_stands_at_its_offsets_and_no_sentence_runs_over_a_cell() -> None:
    read = read_bytes("plan.md", PLAN.encode())
    for row in (p for p in provisions(read) if p.role == "table row"):
        spans = [cell.at for cell in row.cells if cell.at is not None]
        for cell in row.cells:
            assert " ".join(read.text[cell.start : cell.end].split()) == cell.text
        for sentence in row.sentences:
            assert row.reading.text[sentence.start : sentence.end] == sentence.text
            assert any(start <= sentence.start and sentence.end <= end for start, end in spans)
    found = [s.text for p in provisions(read) for s in p.sentences if p.number == "1.2"]
    assert found == ["1.2", "Train judges.", "Pay them.", "by June"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("No.\tAction\tLead\n1\tTrain judges.\tNorland\n2\tPay them.\tSudland", 2),
        ("1\tTrain all judges.\tNorland\n2\tPay them.\tSudland", 2),
        ("WPS\tWomen, Peace and Security\nEU\tEuropean Union", 0),
        ("one\ttwo\tthree", 0),
        ("| a | b |\n| c | d |", 0),
        ("    | a | b |\n    |---|---|\n    | c | d |", 0),
        ("a | b\n---|---\nc | d", 1),
    ],
)
def test_which_lines_are_tables(text: str, rows: int) -> None:
    assert sum(part.kind == ROW for part in read_bytes("a.txt", text.encode()).parts) == rows
