"""Turns rows into an answer: plain Python values that iterate, make a data frame, and show their sentences."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final, overload

from graph_build.corpus.source import ORIGINAL
from graph_build.errors import UsageError
from graph_build.guards import cell

if TYPE_CHECKING:
    import pandas as pd

Value = str | int | float | bool | date | datetime | tuple[str, ...] | None
"""What stands in a row: text, a number, a truth value, a date, several texts, or nothing."""

Row = dict[str, Value]

SHOWN_IN_NOTEBOOK: Final = 50
"""Rows that a notebook shows; the answer holds all."""

_QUOTE: Final = ("quote", "wording")


@dataclass(frozen=True, slots=True)
class Answer(Sequence[Row]):
    """Rows under columns. ``answer[0]["quote"]`` is a value, ``for row in answer`` goes through the rows.

    ``columns`` names all columns, ``shown`` those that a reader needs: addresses beside a name are left out. ``taken``
    says what typed words were taken for. An answer without rows is false.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    shown: tuple[str, ...]
    taken: tuple[str, ...] = ()
    does_not_show: str = field(default="", repr=False)

    @classmethod
    def of(cls, title: str, columns: Iterable[str], rows: Iterable[Iterable[Value]]) -> Answer:
        """An answer all of whose columns are shown."""
        names = tuple(columns)
        return cls(title, names, tuple(dict(zip(names, row, strict=True)) for row in rows), names)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, place: int | slice) -> Row | tuple[Row, ...]:
        return self.rows[place]

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __repr__(self) -> str:
        rows = f"{len(self.rows)} row{'' if len(self.rows) == 1 else 's'}"
        return f"<Answer {self.title!r}: {rows} of {', '.join(self.shown)}>"

    def column(self, name: str) -> list[Value]:
        """The values of one column, row by row. Raises UsageError where there is no such column."""
        if name not in self.columns:
            raise UsageError(
                f"the answer has no column '{name}'", self.title, ", ".join(self.columns), "take one of these"
            )
        return [row[name] for row in self.rows]

    def to_frame(self, *, addresses: bool = False) -> pd.DataFrame:
        """A pandas DataFrame: a column of days is of dates, several values stand in a tuple, the quote is a column.

        ``addresses`` adds the columns that `shown` leaves out. Raises UsageError where pandas is not installed.
        """
        try:
            import pandas
        except ImportError as missing:
            raise UsageError(
                "a data frame needs pandas",
                "to_frame",
                "it is an extra of wps-graph",
                "pip install 'wps-graph[frame]'",
            ) from missing
        names = list(self.columns if addresses else self.shown)
        frame = pandas.DataFrame({name: pandas.Series(self.column(name), dtype=object) for name in names})
        for name in names:
            told = [value for value in self.column(name) if value is not None]
            if told and all(type(value) is date for value in told):
                frame[name] = pandas.to_datetime(frame[name])
            elif told and len(told) == len(self.rows) and len({type(value) for value in told}) == 1:
                frame[name] = frame[name].infer_objects()
        return frame

    def to_csv(self, path: str | Path) -> Path:
        """Write all columns as CSV, UTF-8; a cell that a spreadsheet would take for a formula gets an apostrophe."""
        out = Path(path)
        with out.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(self.columns)
            writer.writerows([cell(as_text(row[name])) for name in self.columns] for row in self.rows)
        return out

    def to_parquet(self, path: str | Path) -> Path:
        """Write all columns as Parquet, with lists as lists and days as days. Needs pandas and pyarrow."""
        out = Path(path)
        frame = self.to_frame(addresses=True)
        for name in frame.columns:
            if any(isinstance(value, tuple) for value in self.column(name)):
                frame[name] = [list(value) if isinstance(value, tuple) else value for value in self.column(name)]
        try:
            frame.to_parquet(out, index=False)
        except ImportError as missing:
            raise UsageError(
                "Parquet needs pyarrow", "to_parquet", "it is an extra of wps-graph", "pip install 'wps-graph[frame]'"
            ) from missing
        return out

    def _repr_html_(self) -> str:
        """The rows as a notebook shows them, each with its sentence below; whose words they are where not original."""
        names = [name for name in self.shown if name not in _QUOTE]
        head = "".join(f"<th>{escape(name)}</th>" for name in names)
        body = "".join(self._html_row(row, names) for row in self.rows[:SHOWN_IN_NOTEBOOK])
        more = len(self.rows) - SHOWN_IN_NOTEBOOK
        count = f"{len(self.rows)} rows" if more <= 0 else f"{SHOWN_IN_NOTEBOOK} of {len(self.rows)} rows"
        notes = "".join(f"<p>{escape(note)}</p>" for note in self.taken)
        return (
            f"<div><p><b>{escape(self.title)}</b> · {count}</p>{notes}"
            f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
        )

    def _html_row(self, row: Row, names: Sequence[str]) -> str:
        cells = "".join(f"<td style='text-align:left'>{escape(as_text(row[name]))}</td>" for name in names)
        quote, wording = (as_text(row.get(name)) for name in _QUOTE)
        if not quote:
            return f"<tr>{cells}</tr>"
        note = f" <i>({escape(wording)})</i>" if wording and wording != ORIGINAL else ""
        place = f"<td colspan='{len(names)}' style='text-align:left;padding-left:2em'>"
        return f"<tr>{cells}</tr><tr>{place}“{escape(quote)}”{note}</td></tr>"


def as_text(value: Value) -> str:
    """A value as a cell shows it: several joined by semicolons, a day as YYYY-MM-DD, nothing as the empty text.

    >>> as_text(("a", "b")), as_text(date(2024, 7, 10)), as_text(None), as_text(True)
    ('a; b', '2024-07-10', '', 'true')
    """
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "; ".join(value)
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date) else str(value)


def in_python(name: str) -> str:
    """The name of a column as Python writes names.

    >>> in_python("personName")
    'person_name'
    """
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()
