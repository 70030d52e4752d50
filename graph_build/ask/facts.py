"""Turns the rows of an answer into facts: one row for what is stated, however many passages say it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

import pyoxigraph as ox

from graph_build.ask.run import Answer, Row, Term
from graph_build.errors import UsageError
from graph_build.vocabulary import xsd

PROOF: Final = frozenset(
    {"document", "documentName", "paragraph", "paragraphName", "quote", "wording", "rule", "issued"}
)
"""The columns that say where and in which words a fact stands."""
COUNTS: Final = ("passages", "documents")
"""The columns that say how many passages of how many documents state a fact."""
ROWS: Final = 50
"""Rows of a table where the caller names no number."""


def one_row_a_fact(answer: Answer, by: Sequence[str] = ()) -> Answer:
    """The answer with one row for each fact, in the order of the first row of each, and two columns that count.

    Rows state the same fact where they agree in the columns ``by``, or without these in all that are no :data:`PROOF`.
    The passage that comes first stands for all. Where rows of a fact differ elsewhere, a cell holds each value once.
    An answer without quotes has nothing to fold.
    """
    if "quote" not in answer.columns or answer.kind != "rows":
        return answer
    key = [answer.columns.index(name) for name in by or _stating(answer.columns)]
    facts: dict[Row, list[Row]] = {}
    for row in answer.rows:
        facts.setdefault(tuple(row[place] for place in key), []).append(row)
    folded = tuple(_fact(answer.columns, rows) for rows in facts.values())
    shown = [column for column in answer.shown if column != "rule"]
    if any(len(rows) > 1 for rows in facts.values()):
        shown += [COUNTS[0]] if "document" not in answer.columns else list(COUNTS)
    return replace(answer, columns=(*answer.columns, *COUNTS), rows=folded, shown=tuple(shown))


def part_of(answer: Answer, first: int, most: int) -> Answer:
    """The rows from number ``first`` on, ``most`` of them; all where ``most`` is 0.

    Raises:
        UsageError: the answer has rows, and none of that number.
    """
    if answer.kind != "rows" or (first == 1 and not most):
        return answer
    if answer.rows and first > len(answer.rows):
        raise UsageError(
            f"the answer has {len(answer.rows)} rows and none after number {first - 1}",
            "--skip",
            "",
            f"skip fewer than {len(answer.rows)}",
        )
    end = first - 1 + most if most else None
    return replace(answer, rows=answer.rows[first - 1 : end], first=first, whole=len(answer.rows))


def _stating(columns: Iterable[str]) -> list[str]:
    return [column for column in columns if column not in PROOF]


def _fact(columns: Sequence[str], rows: Sequence[Row]) -> Row:
    documents = {row[columns.index("document")] for row in rows} if "document" in columns else set[Term | None]()
    passages = {tuple(value for name, value in zip(columns, row, strict=True) if name in PROOF) for row in rows}
    cells = [
        rows[0][place] if name in PROOF else _together([row[place] for row in rows])
        for place, name in enumerate(columns)
    ]
    return (*cells, _count(len(passages)), _count(len(documents)))


def _together(terms: Iterable[Term | None]) -> Term | None:
    """The one value of a column, or all of them as one text."""
    values = list(dict.fromkeys(term for term in terms if term is not None))
    if len(values) < 2:
        return values[0] if values else None
    texts = sorted({value.value for value in values if isinstance(value, ox.Literal | ox.NamedNode | ox.BlankNode)})
    return ox.Literal("; ".join(texts))


def _count(number: int) -> ox.Literal:
    return ox.Literal(str(number), datatype=xsd("integer"))
