"""Turns the rows of an answer into records with checked quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

import pyoxigraph as ox

from graph_build.ask.lookups import clean
from graph_build.ask.run import Answer, Row, Term
from graph_build.mcp.limits import Part, Record
from graph_build.mcp.passages import LeftOut, Passage, Passages, with_quotes
from graph_build.vocabulary import xsd

_QUOTE: Final = re.compile(r"quote$|Quote$")
_WORDS_OF: Final = ("quote", "wording")
_NUMBERS: Final[Mapping[str, Any]] = {
    **{xsd(name).value: int for name in ("integer", "int", "long", "nonNegativeInteger", "positiveInteger")},
    **{xsd(name).value: float for name in ("decimal", "double", "float")},
    xsd("boolean").value: lambda text: text in {"true", "1"},
}


def record_of(columns: tuple[str, ...], shown: tuple[str, ...], row: Row, passages: Passages) -> Record:
    """A row: the columns that a reader needs as plain values, and its quotes with where they stand."""
    cells = dict(zip(columns, row, strict=True))
    told = {
        name: plain(cells[name]) for name in shown if not name.lower().endswith(_WORDS_OF) and cells[name] is not None
    }
    return with_quotes(told, _quotes(cells, passages))


def records_of(answer: Answer, passages: Passages, part: Part) -> list[Record]:
    """A part of the rows of an answer; a yes or no is one row."""
    if answer.kind == "truth":
        return [{"answer": bool(answer.truth)}]
    rows = answer.rows[part.places(len(answer.rows))]
    return [record_of(answer.columns, answer.shown, row, passages) for row in rows]


def plain(term: Term | None) -> str | int | float | bool | None:
    """A number or a truth value by its datatype, everything else as text.

    >>> plain(ox.Literal(3)), plain(ox.Literal("2027-06")), plain(None)
    (3, '2027-06', None)
    """
    if term is None:
        return None
    if not isinstance(term, ox.Literal):
        return term.value if isinstance(term, ox.NamedNode | ox.BlankNode) else str(term)
    read = _NUMBERS.get(term.datatype.value, clean)
    try:
        value: str | int | float | bool = read(term.value)
    except ValueError:
        return clean(term.value)
    return value


def _quotes(cells: Mapping[str, Term | None], passages: Passages) -> Iterator[Passage | LeftOut]:
    """The quotes of a row. The document and the paragraph of ``oldQuote`` are ``oldDocument``, ``oldParagraph``."""
    for column, term in cells.items():
        if not _QUOTE.search(column) or not isinstance(term, ox.Literal):
            continue
        role = _QUOTE.sub("", column)
        document, provision = (_address(cells, role, name) for name in ("document", "paragraph"))
        yield passages.of_words(term.value, document, provision)


def _address(cells: Mapping[str, Term | None], role: str, name: str) -> str:
    term = cells.get(f"{role}{name.capitalize()}" if role else name)
    return term.value if isinstance(term, ox.NamedNode) else ""
