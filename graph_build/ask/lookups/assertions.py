"""Turns a statement into the assertions that make it, which carry its evidence."""

from __future__ import annotations

from itertools import islice
from typing import Final

import pyoxigraph as ox

from graph_build.ask.lookups.source import Source
from graph_build.ask.lookups.terms import RDF, WPS, Term, node_of, text_of
from graph_build.graph.mint import Mint

MOST: Final = 300
"""Assertions about one thing that are looked through where a graph names them in ways of its own."""
_SUBJECTS_KEPT: Final = 2_000
Ends = tuple[str, Term]


class Assertions:
    """The assertions of one graph. ``most`` bounds the search in a graph that another program named."""

    def __init__(self, source: Source, most: int | None = MOST) -> None:
        self._source = source
        self._mint = Mint(source.base)
        self._most = most
        self._about: dict[str, dict[Ends, list[str]]] = {}

    def of(self, subject: str, predicate: str, term: Term) -> list[str]:
        """The assertions of a statement, sorted; none where no document or table makes it.

        Their address is made from the statement. A graph that names them otherwise is searched by the subject.
        """
        made = self._made(subject, predicate, term)
        if made and self._says(made, subject, predicate, term):
            return [made]
        if subject not in self._about:
            if len(self._about) >= _SUBJECTS_KEPT:
                self._about.clear()
            self._about[subject] = self._read(subject)
        return self._about[subject].get((predicate, term), [])

    def _made(self, subject: str, predicate: str, term: Term) -> str:
        base = self._mint.base
        try:
            parts = (subject.removeprefix(base), predicate.removeprefix(WPS), text_of(term).removeprefix(base))
            return self._mint.assertion(*parts).value
        except ValueError:
            return ""

    def _says(self, node: str, subject: str, predicate: str, term: Term) -> bool:
        holds, here = self._source.holds, node_of(subject)
        return (
            here is not None
            and holds(node, RDF + "predicate", ox.NamedNode(predicate))
            and holds(node, RDF + "subject", here)
            and holds(node, RDF + "object", term)
        )

    def _read(self, subject: str) -> dict[Ends, list[str]]:
        found: dict[Ends, list[str]] = {}
        store, here = self._source.store, node_of(subject)
        if here is None:
            return found
        quads = islice(
            store.quads_for_pattern(None, ox.NamedNode(RDF + "subject"), here, self._source.home), self._most
        )
        for node in sorted({text_of(quad.subject) for quad in quads}):
            said = self._source.record(node)
            for predicate in said.get(RDF + "predicate", ()):
                for term in said.get(RDF + "object", ()):
                    found.setdefault((text_of(predicate), term), []).append(node)
        return found
