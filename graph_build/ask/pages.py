"""Turns a question into one that also asks for the page of each quote, where a graph has texts with pages."""

from __future__ import annotations

import re
from typing import Final

import pyoxigraph as ox

from graph_build.vocabulary import wps

COLUMN: Final = "page"
# The evidence of a quote, and the columns between which its page belongs.
_EVIDENCE: Final = re.compile(r"\?(?P<name>\w+)(?: [^.]*?;)?\s+wps:inProvision \?paragraph\b")
_COLUMNS: Final = re.compile(r"\?paragraphName(?= \?quote\b)")
_NUMBER: Final = "OPTIONAL { ?paragraph wps:number ?number }"


def has_pages(store: ox.Store) -> bool:
    """Whether a quote of the graph stands on a page."""
    return next(iter(store.quads_for_pattern(None, wps(COLUMN), None)), None) is not None


def with_pages(sparql: str) -> str:
    """The question with a column ``page`` behind the paragraph; as it is where it shows no quote, or groups rows.

    >>> where = "{ ?e wps:inProvision ?paragraph OPTIONAL { ?paragraph wps:number ?number } }"
    >>> with_pages(f"SELECT ?paragraphName ?quote {where}")[:60]
    'SELECT ?paragraphName ?page ?quote { ?e wps:inProvision ?par'
    """
    evidence = _EVIDENCE.search(sparql)
    if evidence is None or _NUMBER not in sparql or "?page" in sparql or re.search(r"(?i)\bGROUP BY\b", sparql):
        return sparql
    asked = f"OPTIONAL {{ ?{evidence['name']} wps:{COLUMN} ?{COLUMN} }}"
    return _COLUMNS.sub(f"?paragraphName ?{COLUMN}", sparql).replace(_NUMBER, f"{asked} {_NUMBER}", 1)
