"""Turns the terms of mandates that a graph states into what became of a duty to report that one of them carried."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Final

from graph_build.ask.calendar.recurrence import read_period
from graph_build.ask.lookups import DCTERMS, RDF, WPS, Source

_REPORTING: Final = re.compile(
    r"\b(?:report(?:s|ing)?|brief(?:s|ing|ings)?|inform(?:s|ed)?|updates?|assess(?:es|ments?)?)\b", re.IGNORECASE
)
# A mandate is renewed when it is about to end.
_LONG: Final = timedelta(days=120)


@dataclass(frozen=True, slots=True)
class Term:
    """How long a document lets a body's mandate last, and the day of the document."""

    body: str
    until: date
    document: str
    issued: date


class Mandates:
    """The terms of mandates by document, and which later document renewed them."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._by_document: dict[str, dict[str, Term]] = defaultdict(dict)
        self._by_body: dict[str, list[Term]] = defaultdict(list)
        self._several: dict[str, bool] = {}
        for term in _terms(source):
            known = self._by_document[term.document].get(term.body)
            if known is None or known.until < term.until:
                self._by_document[term.document][term.body] = term
        for terms in self._by_document.values():
            for term in terms.values():
                self._by_body[term.body].append(term)

    def over(self, document: str, said: str, bearers: Iterable[str], on: date) -> str:
        """Why a duty of a document is over on a day: its mandate was renewed, or ended; empty where it is not.

        Only a duty to report, or one of the body itself, goes with the mandate. Where a document has several mandates,
        the words have to name the one.
        """
        terms = self._by_document.get(document, {})
        bearers = frozenset(bearers)
        named = [term for term in terms.values() if term.body in bearers or self._names(term.body, said)]
        told = named or (list(terms.values()) if len(terms) == 1 else [])
        if not told or not (_REPORTING.search(said) or any(term.body in bearers for term in told)):
            return ""
        reasons = [self._over(term, on) for term in told]
        return reasons[0] if all(reasons) else ""

    def _over(self, term: Term, on: date) -> str:
        later = [one for one in self._by_body[term.body] if self._renews(one, term) and one.issued <= on]
        if later:
            first = min(later, key=lambda one: (one.issued, one.document))
            return f"the mandate was renewed by {self._source.name(first.document)} on {first.issued}"
        return f"the mandate ended on {term.until}, and no renewal is in this corpus" if term.until < on else ""

    def _renews(self, later: Term, term: Term) -> bool:
        """Whether a document lets a mandate last longer; of bodies that share a name it has to cite the older one."""
        newer = later.issued > term.issued and later.until > term.until
        return newer and (not self._shared(term.body) or self._cites(later, term))

    def _cites(self, later: Term, term: Term) -> bool:
        return term.document in self._source.values(later.document, WPS + "cites")

    def _shared(self, body: str) -> bool:
        """Whether several bodies have the name: one got a term long before that of another, uncited, was to end."""
        if body not in self._several:
            terms = sorted(self._by_body[body], key=lambda one: (one.issued, one.document))
            self._several[body] = any(
                other.issued > one.issued and one.until - other.issued > _LONG and not self._cites(other, one)
                for one, other in combinations(terms, 2)
            )
        return self._several[body]

    def _names(self, body: str, said: str) -> bool:
        name = self._source.name(body)
        return bool(name) and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", said) is not None


def _terms(source: Source) -> Iterator[Term]:
    for assertion in source.subjects(RDF + "predicate", WPS + "mandateUntil"):
        until = read_period(source.some(assertion, RDF + "object"))
        for body in source.values(assertion, RDF + "subject"):
            for document in sorted({quote.document for quote in source.quotes(assertion)}):
                issued = read_period(source.some(document, DCTERMS + "issued"))
                if until is not None and issued is not None:
                    yield Term(body, until.last, document, issued.first)
