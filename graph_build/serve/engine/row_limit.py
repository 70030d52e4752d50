"""Turn a query text into one that yields at most so many rows, and a longer answer into one that says it was cut."""

import json
import re
from collections.abc import Iterator
from html import escape
from typing import Final

from pyoxigraph import QueryResultsFormat

from graph_build.ask.screen import tokens

NUMBER: Final = re.compile(r"(?:\s|#[^\n\r]*[\n\r])*(\d+)")
FORMS: Final = frozenset(["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"])


def limit_rows(text: str, most: int) -> str | None:
    """The query with at most `most` rows; none where it is no SELECT, or where its own LIMIT is no larger.

    Only the LIMIT of the whole query counts, not one of a sub-query:

    >>> limit_rows("SELECT * { { SELECT ?s { ?s ?p ?o } LIMIT 3 } }", 10)
    'SELECT * { { SELECT ?s { ?s ?p ?o } LIMIT 3 } }\\nLIMIT 10\\n'
    >>> limit_rows("SELECT * { ?s ?p ?o } LIMIT 500 OFFSET 5", 10)
    'SELECT * { ?s ?p ?o } LIMIT 10 OFFSET 5'
    >>> limit_rows("SELECT * { ?s ?p ?o } LIMIT 5", 10) is limit_rows("ASK { }", 10) is None
    True
    """
    outer = list(_outer_words(text))
    form = next((word.upper() for word, _, _, _ in outer if word.upper() in FORMS), "")
    if form != "SELECT":
        return None
    tail = [(word.upper(), start, end) for word, start, end, behind in outer if behind]
    for word, _, end in tail:
        if word == "LIMIT" and (number := NUMBER.match(text, end)):
            if int(number[1]) <= most:
                return None
            return text[: number.start(1)] + str(most) + text[number.end(1) :]
    place = next((start for word, start, _ in tail if word == "VALUES"), len(text))
    return f"{text[:place]}\nLIMIT {most}\n{text[place:]}"


def _outer_words(text: str) -> Iterator[tuple[str, int, int, bool]]:
    """The words outside all brackets with their places, and whether they stand behind the pattern of the query."""
    depth, behind = 0, False
    for token in tokens(text):
        if token["open"]:
            depth += 1
        elif token["close"]:
            depth = max(depth - 1, 0)
            behind = behind or (depth == 0 and token["close"] == "}")
        elif token["word"] and not depth:
            yield token["word"], token.start(), token.end(), behind


def reaches(body: bytes, form: QueryResultsFormat, rows: int) -> bool:
    """Whether a serialised answer holds at least so many rows.

    Where a format tells rows apart by a mark that no text can hold, the marks are counted. In JSON a count that is
    never too low decides whether the answer needs to be read.
    """
    if form == QueryResultsFormat.XML:
        return body.count(b"<result>") >= rows
    if form == QueryResultsFormat.TSV:
        return body.count(b"\n") - 1 >= rows
    if form == QueryResultsFormat.CSV:
        return sum(piece.count(b"\n") for piece in body.split(b'"')[::2]) - 1 >= rows  # outside quotation marks
    return body.count(b"},{") + 1 >= rows and len(json.loads(body)["results"]["bindings"]) >= rows


def mark_cut(body: bytes, form: QueryResultsFormat, rows: int, about: str) -> bytes:
    """The answer with a mark that it was cut, where its format has a place for one that a reader sees.

    JSON and XML have `link` in their head for what describes an answer (https://www.w3.org/TR/sparql11-results-json/,
    https://www.w3.org/TR/rdf-sparql-XMLres/); CSV and TSV get a last line that says so.
    """
    if form == QueryResultsFormat.JSON:
        return body.replace(b'{"head":{', b'{"head":{"link":[%s],' % json.dumps(about).encode(), 1)
    if form == QueryResultsFormat.XML:
        return body.replace(b"</head>", b'<link href="%s"/></head>' % escape(about, quote=True).encode(), 1)
    said = f"[cut after {rows} rows: ask with LIMIT and OFFSET for the rest]"
    return body + (f"{said}\r\n" if form == QueryResultsFormat.CSV else f'"{said}"\n').encode()
