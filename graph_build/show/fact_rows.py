"""Turn a raw row of a table of sourced facts into its columns and values, as a reader sees them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from typing import Final

COLUMNS: Final = ("state", "code", "plan number", "begins", "ends", "adopted", "led by", "budget", "source", "address")
"""The columns of a table of national plans in the order in which such tables are written, in plain words."""
ASIDE: Final = frozenset({"code", "address"})
"""Columns that a reader is not shown: the name says the one, a link the other."""
_RULE: Final = "fact-row"
_CODE: Final = re.compile(r"[A-Z]{3}")


def fact_row(exact: str, rules: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The filled columns of a row with their values; empty where the words are no row of such a table.

    >>> fact_row('Arvenia,ARV,1,2018,2020,,"Ministry, Foreign",yes,A site,https://example.org', ["fact-row"])[3:6]
    (('ends', '2020'), ('led by', 'Ministry, Foreign'), ('budget', 'yes'))
    >>> fact_row("The Council, the Board, and the rest", ["fact-row"])
    ()
    """
    if not any(rule.startswith(_RULE) for rule in rules):
        return ()
    cells = next(csv.reader([exact]), [])
    if len(cells) != len(COLUMNS) or not _CODE.fullmatch(cells[1]) or not re.fullmatch(r"\d*", cells[2]):
        return ()
    pairs = zip(COLUMNS, map(str.strip, cells), strict=True)
    return tuple((name, value) for name, value in pairs if value and name not in ASIDE)
