"""Turns the rows of each document into what the files of a build say of them, or takes that as it was kept."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any, Final

from graph_build.extract.corpus_extract import CorpusExtract
from graph_build.extract.document import DocumentExtract
from graph_build.graph.coverage.rows import (
    FURNITURE,
    CoverageRow,
    in_reading_order,
    rows_of,
    rows_of_clauses,
)
from graph_build.graph.mint import Mint
from graph_build.guards import cell
from graph_build.units import Kept, program_digest

_NAMES: Final = tuple(field.name for field in fields(CoverageRow))
_CELLS: Final = attrgetter(*_NAMES)


@dataclass(frozen=True, slots=True)
class Covered:
    """The rows of one document: as ``table`` in the file of coverage, as ``pieces`` in that of texts, in JSON; and how
    many characters there are of each state."""

    table: str
    pieces: str
    characters: dict[str, int]

    @classmethod
    def of(cls, document: DocumentExtract, mint: Mint) -> Covered:
        """What is said of the rows of a document."""
        rows = rows_of(document)
        characters: Counter[str] = Counter()
        pieces: list[list[Any]] = []
        for row in rows:
            characters[row.state] += row.characters
            node = "" if row.state == FURNITURE else mint.provision(row.document, row.provision).value
            pieces.append([row.start, row.end, node, row.state, row.reason])
        table = sorted([*rows, *rows_of_clauses(document)], key=in_reading_order)
        said = json.dumps(sorted(pieces), ensure_ascii=False, separators=(",", ":"))
        return cls(table_of(table), said, dict(sorted(characters.items())))

    def plain(self) -> tuple[str, str, dict[str, int]]:
        """The record as plain values."""
        return self.table, self.pieces, self.characters


def covered_by(corpus: CorpusExtract, mint: Mint, kept: Kept | None = None) -> dict[str, Covered]:
    """What is said of the rows of each document, by its key: as ``kept`` under the digest of all that decides on it."""
    return {
        document.context.key: _covered(document, corpus.identities.get(document.context.key, ""), mint, kept or Kept())
        for document in corpus.documents
    }


def _covered(document: DocumentExtract, identity: str, mint: Mint, kept: Kept) -> Covered:
    key = hashlib.sha256(f"covered\n{program_digest()}\n{mint.base}\n{identity}".encode()).hexdigest()
    read = kept.get_plain(key) if identity else None
    with suppress(TypeError):
        if read is not None:
            return Covered(*read)
    made = Covered.of(document, mint)
    if identity:
        kept.put_plain(key, made.plain())
    return made


def coverage_csv(covered: Mapping[str, Covered]) -> bytes:
    """The rows of all documents as CSV with a line of names, by the keys of the documents."""
    return "".join([_in_csv([_NAMES]), *(one.table for _, one in sorted(covered.items()))]).encode()


def table_of(rows: Iterable[CoverageRow]) -> str:
    """Rows as CSV, without the line of names."""
    return _in_csv(map(_plain, rows))


def _in_csv(rows: Iterable[Iterable[object]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def _plain(row: CoverageRow) -> list[object]:
    """Cells with no sign in front that a spreadsheet would take for a formula."""
    return [cell(value) if isinstance(value, str) else value for value in _CELLS(row)]
