"""Turn an answer into text: a table for people, CSV, SPARQL 1.1 results JSON, or Turtle."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap
from typing import Final, Literal

import pyoxigraph as ox

from graph_build.ask.names import place_name, shorten
from graph_build.ask.run import Answer, Row, Term
from graph_build.corpus.source import with_wording, wording_note
from graph_build.errors import UsageError
from graph_build.guards import cell
from graph_build.vocabulary import PREFIXES

Format = Literal["table", "csv", "json", "turtle"]

WIDTH: Final = 110
"""Characters of a line where the caller names no width."""

NARROWEST: Final = 8
LONG_WORD: Final = 14
"""A table whose columns cut words of up to this many letters is written row by row instead."""

GAP: Final = "  "
EVIDENCE: Final = ("quote", "documentName", "paragraphName", "page", "wording")
STRING: Final = ox.NamedNode(PREFIXES["xsd"] + "string")
NUMBERS: Final = frozenset(ox.NamedNode(PREFIXES["xsd"] + name) for name in ("integer", "decimal", "double", "float"))
LANGUAGE: Final = ox.NamedNode(PREFIXES["rdf"] + "langString")


def render(answer: Answer, form: Format, width: int = WIDTH) -> str:
    """The answer as text that ends in a line break.

    CSV and JSON hold all columns. CSV is the SPARQL 1.1 form, but that words which a spreadsheet would take for a
    formula get an apostrophe in front, as in `export`; JSON gives them as they are. A table holds the columns for
    reading, and below each row the words that prove it with their document and paragraph, and whose words they are
    where they are not the original's.

    Raises:
        UsageError: Turtle is asked for an answer that is no graph.
    """
    match form:
        case "table":
            return _table(answer, width)
        case "csv":
            return _csv(answer)
        case "json":
            return _json(answer)
        case "turtle":
            return _turtle(answer)


def _table(answer: Answer, width: int) -> str:
    if answer.kind == "truth":
        return "yes\n" if answer.truth else "no\n"
    columns, rows = _as_rows(answer)
    if not rows:
        return "no rows\n"
    shown = [
        column
        for column in answer.shown or columns
        if (column not in EVIDENCE or "quote" not in columns)
        and column != answer.grouped
        and not _says_original(columns, rows, column)
    ]
    places = [columns.index(column) for column in shown]
    cells = [[_cell(columns[place], row[place]) for place in places] for row in rows]
    headings = [_heading(column) for column in shown]
    widths = _widths(headings, cells, width)
    in_blocks = _cuts_words(headings, cells, widths)
    lines = [] if in_blocks else [*_wrapped(headings, widths), GAP.join("-" * size for size in widths)]
    group = ""
    for place, (row, texts) in enumerate(zip(rows, cells, strict=True)):
        said = _readable(row[columns.index(answer.grouped)]) if answer.grouped in columns else ""
        if said != group:
            lines += ["", said.upper()] if place or not in_blocks else [said.upper()]
            group = said
        if in_blocks:
            lines += ["", *_block(headings, texts, width)] if place or group else _block(headings, texts, width)
        else:
            lines += _wrapped(texts, widths)
        lines += _proof(columns, row, width, answer.grouped)
    return _counted(lines, answer, len(rows))


def _says_original(columns: Sequence[str], rows: Sequence[Row], column: str) -> bool:
    """Whether a column says of further words in each row that they are the original's: what goes without saying."""
    if not column.endswith("Wording"):
        return False
    return not any(wording_note(_readable(row[columns.index(column)])) for row in rows)


def _counted(lines: Iterable[str], answer: Answer, rows: int) -> str:
    """The lines and how many rows they are; of a part, which rows and how to see the rest."""
    count = f"{rows} row{'' if rows == 1 else 's'}"
    if answer.whole is not None and rows < answer.whole:
        last = answer.first + rows - 1
        count = f"rows {answer.first} to {last} of {answer.whole}"
        on = f"--skip {last} goes on, " if last < answer.whole else ""
        count += f"; {on}--limit 0 shows all, --format csv writes all"
    return "\n".join([*(line.rstrip() for line in lines), "", count, ""])


def _cuts_words(headings: Sequence[str], cells: Sequence[Sequence[str]], widths: Sequence[int]) -> bool:
    """Whether a column is too narrow for a word of ordinary length, so that nobody can read the table."""
    for size, *texts in zip(widths, headings, *cells, strict=True):
        longest = max((len(word) for text in texts for word in text.split()), default=0)
        if size < min(longest, LONG_WORD):
            return True
    return False


def _block(headings: Sequence[str], texts: Sequence[str], width: int) -> Iterator[str]:
    """A row as lines, one for each column that holds something."""
    first = max(map(len, headings), default=0)
    for heading, text in zip(headings, texts, strict=True):
        if text:
            size = max(width - first - len(GAP), NARROWEST)
            yield from _wrapped([heading, *wrap(text, size)[:1]], [first, size])
            yield from (" " * (first + len(GAP)) + line for line in wrap(text, size)[1:])


def _proof(columns: Sequence[str], row: Row, width: int, grouped: str) -> Iterator[str]:
    if "quote" not in columns:
        return
    told = [column for column in EVIDENCE if column in columns and column != grouped]
    said = {column: _readable(row[columns.index(column)]) for column in told}
    if said.get("paragraphName"):
        said["paragraphName"] = place_name(said["paragraphName"])
    if said.get("page"):
        said["page"] = f"p. {said['page']}"
    place = ", ".join(said[column] for column in ("documentName", "paragraphName", "page") if said.get(column))
    source = with_wording(place, said.get("wording", ""))
    text = f"“{said['quote'].strip()}”" + (f" ({source})" if source else "")
    yield from wrap(text, max(width, 40), initial_indent="    ", subsequent_indent="    ")


def _widths(headings: Sequence[str], cells: Sequence[Sequence[str]], width: int) -> list[int]:
    """The width of each column: as wide as its widest text, the widest ones cut until a line fits."""
    widths = [max(map(len, column)) for column in zip(headings, *cells, strict=True)]
    spare = width - len(GAP) * (len(widths) - 1)
    while sum(widths) > spare and max(widths) > NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return widths


def _wrapped(texts: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    columns = [wrap(text, size) or [""] for text, size in zip(texts, widths, strict=True)]
    for line in range(max(map(len, columns), default=0)):
        parts = [column[line] if line < len(column) else "" for column in columns]
        yield GAP.join(part.ljust(size) for part, size in zip(parts, widths, strict=True))


def _heading(column: str) -> str:
    words = column.removesuffix("Name") or column
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in words).strip()


def _cell(column: str, term: Term | None) -> str:
    """The term for people; the name of another paragraph than the quoted one reads as a place."""
    text = _readable(term)
    return place_name(text) if text and column.endswith("ParagraphName") else text


def _readable(term: Term | None) -> str:
    if term is None:
        return ""
    text = shorten(term) if isinstance(term, ox.NamedNode) else _lexical(term)
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _lexical(term: Term) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


def _csv(answer: Answer) -> str:
    if answer.kind == "truth":
        return "true\n" if answer.truth else "false\n"
    columns, rows = _as_rows(answer)
    cells = [["" if term is None else _csv_cell(term) for term in row] for row in rows]
    return "".join(map(_csv_line, [columns, *cells]))


def _csv_cell(term: Term) -> str:
    """The words of a term, none of which a spreadsheet takes for a formula; numbers stay numbers."""
    is_number = isinstance(term, ox.Literal) and term.datatype in NUMBERS
    return _lexical(term) if is_number else cell(_lexical(term))


def _csv_line(cells: Sequence[str]) -> str:
    line = io.StringIO()
    # The writer quotes a carriage return inside a cell only where it ends lines with one.
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue().removesuffix("\r\n") + "\n"


def _json(answer: Answer) -> str:
    if answer.kind == "truth":
        return json.dumps({"head": {}, "boolean": answer.truth}, indent=2) + "\n"
    columns, rows = _as_rows(answer)
    bindings = [
        {column: _json_term(term) for column, term in zip(columns, row, strict=True) if term is not None}
        for row in rows
    ]
    results = {"head": {"vars": list(columns)}, "results": {"bindings": bindings}}
    return json.dumps(results, ensure_ascii=False, indent=2) + "\n"


def _json_term(term: Term) -> dict[str, object]:
    match term:
        case ox.NamedNode():
            return {"type": "uri", "value": term.value}
        case ox.BlankNode():
            return {"type": "bnode", "value": term.value}
        case ox.Literal():
            return {"type": "literal", "value": term.value, **_json_kind(term)}
        case ox.Triple():
            parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
            return {"type": "triple", "value": {name: _json_term(part) for name, part in parts.items()}}


def _json_kind(literal: ox.Literal) -> dict[str, object]:
    if literal.language:
        return {"xml:lang": literal.language}
    return {} if literal.datatype in (STRING, LANGUAGE) else {"datatype": literal.datatype.value}


def _turtle(answer: Answer) -> str:
    if answer.kind != "triples":
        raise UsageError(
            "the answer is no graph",
            "format turtle",
            "Turtle holds the answer of CONSTRUCT or DESCRIBE",
            "take table, csv or json, or ask with CONSTRUCT",
        )
    content = ox.serialize(answer.triples, format=ox.RdfFormat.TURTLE, prefixes=dict(PREFIXES)) or b""
    lines = content.decode().splitlines()
    # The serializer writes prefix lines in no fixed order.
    head, body = sorted(lines[: len(PREFIXES)]), lines[len(PREFIXES) :]
    return "\n".join([*head, "", *body, ""])


def _as_rows(answer: Answer) -> tuple[tuple[str, ...], Sequence[Row]]:
    if answer.kind == "rows":
        return answer.columns, answer.rows
    columns = ("subject", "predicate", "object")
    return columns, [(triple.subject, triple.predicate, triple.object) for triple in answer.triples]
