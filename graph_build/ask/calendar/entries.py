"""Turns a built graph and a day into a calendar: what falls due, what recurs and when next, and what is past."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

import pyoxigraph as ox

from graph_build.ask.calendar.recurrence import Period, occurrence, occurrences, read_period
from graph_build.ask.names import name_of
from graph_build.extract.commitments.timing import due as read_due
from graph_build.graph.rhythm import Rhythm, read_rhythm
from graph_build.vocabulary import PREFIXES, wps

State = Literal["due", "recurs", "rhythm", "past"]

STATES: Final[Mapping[State, str]] = {
    "due": "Falls due",
    "recurs": "Recurs",
    "rhythm": "Recurs at no known date",
    "past": "Past",
}
NO_DATE: Final = "rhythm known, no date to count from"
NO_EVIDENCE: Final = "no evidence in this corpus"
NOBODY: Final = "none named"

_RULES: Final = {
    "by-date": "the clause names the date",
    "within-of-document": "the clause counts from the document's own date",
}

_COMMITMENTS: Final = """
SELECT ?commitment ?strength ?force ?verb ?action ?condition ?due ?dueEarliest ?dueLatest ?dueRule ?recurrence
  ?document ?issued ?paragraph ?number ?evidence ?quote ?suffix ?rule
WHERE {
  ?commitment a wps:Commitment ; wps:act ?act ; wps:strength/skos:prefLabel ?strength ; wps:verb ?verb ;
    wps:evidence ?evidence .
  FILTER(?act NOT IN (wpsv:evaluative, wpsv:referential))
  ?evidence oa:hasSource ?document ; wps:inProvision ?paragraph ; wps:rule ?rule ; oa:hasSelector ?selector .
  ?selector oa:exact ?quote .
  OPTIONAL { ?selector oa:suffix ?suffix }
  OPTIONAL { ?commitment wps:bindingForce/skos:prefLabel ?force }
  OPTIONAL { ?commitment wps:actionText ?action }
  OPTIONAL { ?commitment wps:condition ?condition }
  OPTIONAL { ?commitment wps:due ?due ; wps:dueEarliest ?dueEarliest ; wps:dueLatest ?dueLatest }
  OPTIONAL { ?commitment wps:dueRule ?dueRule }
  OPTIONAL { ?commitment wps:recurrence ?recurrence }
  FILTER(BOUND(?due) || BOUND(?recurrence))
  OPTIONAL { ?document dcterms:issued ?issued }
  OPTIONAL { ?paragraph wps:number ?number }
}
ORDER BY ?commitment ?evidence ?issued ?number ?action"""

_FOLLOW_UPS: Final = """
SELECT DISTINCT ?commitment ?concept ?status ?on ?document ?paragraph ?number ?quote
WHERE {
  ?assessment a wps:StatusAssessment ; wps:assesses ?commitment ; wps:status ?concept .
  FILTER(?concept != wpsv:no-evidence-in-corpus)
  OPTIONAL { ?concept skos:prefLabel ?status }
  OPTIONAL { ?assessment wps:assessedOn ?on }
  OPTIONAL {
    ?assessment wps:evidence ?evidence .
    ?evidence oa:hasSource ?document ; wps:inProvision ?paragraph ; oa:hasSelector/oa:exact ?quote .
    OPTIONAL { ?paragraph wps:number ?number }
  }
}
ORDER BY ?commitment ?on ?document ?number ?quote ?concept"""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What a source of the corpus says became of a commitment; its place is empty where the graph gives none."""

    status: str
    on: str = ""
    document: str = ""
    paragraph: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """One date of one commitment, with the sentence that says it.

    ``date`` is EDTF text and ``period`` its days; both are empty where a rhythm has nothing to count from. ``rhythm``
    and ``counted_from`` belong to a commitment that recurs. ``also_in`` names documents that hold the same text.
    ``overdue`` tells that the date, or the first of a rhythm, is past on the day asked for.
    """

    state: State
    date: str
    period: Period | None
    commitment: str
    bearer: str
    strength: str
    force: str
    verb: str
    action: str
    condition: str
    recurrence: str
    document: str
    document_name: str
    issued: str
    paragraph: str
    quote: str
    read_by: str
    overdue: bool = False
    rhythm: Rhythm | None = None
    counted_from: Period | None = None
    follow_ups: tuple[FollowUp, ...] = ()
    also_in: tuple[str, ...] = ()

    @property
    def follow_up(self) -> str:
        """What the corpus says became of it; :data:`NO_EVIDENCE` when the date is past and the corpus is silent."""
        if self.follow_ups:
            return "; ".join(dict.fromkeys(told.status for told in self.follow_ups))
        return NO_EVIDENCE if self.overdue else ""


def calendar_rows(store: ox.Store, on: date, until: date | None = None) -> list[CalendarRow]:
    """The calendar on a day, from a store of `open_graph`: by state, then date, then place in the corpus.

    What falls due, and each date of what recurs, lies between ``on`` and ``until``, bounds included as far as the words
    leave them open; without ``until`` there is every due date and the next date of each rhythm. A text that the corpus
    holds twice counts once.
    """
    follow_ups, twins = _follow_ups(store), _twins(store)
    rows: dict[tuple[str, ...], CalendarRow] = {}
    for told in _commitments(store, follow_ups):
        for row in _dated(told, on, until):
            first, *others = twins.get(row.document, (row.document,))
            said = (first, row.paragraph, row.verb, row.action, row.quote) if others else (row.commitment,)
            if (*said, row.state, row.date) not in rows or row.document == first:
                also = tuple(sorted(name_of(store, ox.NamedNode(other)) for other in others))
                rows[(*said, row.state, row.date)] = replace(row, also_in=also)
    return sorted(rows.values(), key=_rank)


def _rank(row: CalendarRow) -> tuple[int, str, str, str, str]:
    last = row.period.last.isoformat() if row.period else ""
    return (list(STATES).index(row.state), last, row.date, row.document_name, row.commitment)


@dataclass(frozen=True, slots=True)
class _Told:
    """A commitment as the graph tells it: the row that its dates complete, its due date and how that was read."""

    row: CalendarRow
    due: str
    due_period: Period | None
    due_rule: str


def _dated(told: _Told, on: date, until: date | None) -> Iterator[CalendarRow]:
    row = told.row
    if told.due and told.due_period is not None:
        past = told.due_period.last < on
        if past or until is None or told.due_period.first <= until:
            state: State = "past" if past else "due"
            dated = replace(row, state=state, date=told.due, period=told.due_period, read_by=told.due_rule)
            yield replace(dated, overdue=past, recurrence="")
    if row.recurrence:
        yield from _recurring(row, on, until)


def _recurring(row: CalendarRow, on: date, until: date | None) -> Iterator[CalendarRow]:
    rhythm, start = read_rhythm(row.recurrence), read_period(row.issued)
    if rhythm is None or start is None:
        yield replace(row, state="rhythm", read_by=f"{rhythm.words()}: {NO_DATE}" if rhythm else NO_DATE)
        return
    begun = next(occurrences(start, rhythm, date.min, None), None)
    overdue = begun is not None and begun.last < on
    read_by = f"{rhythm.words()} ({row.recurrence}), counted from the document's date {row.issued}"
    row = replace(row, state="recurs", overdue=overdue, rhythm=rhythm, counted_from=start, read_by=read_by)
    for period in occurrences(start, rhythm, on, until):
        yield replace(row, date=str(period), period=period)


def first_date(row: CalendarRow) -> Period | None:
    """The first date of a commitment that recurs; None for any other."""
    if row.rhythm is None or row.counted_from is None:
        return None
    return occurrence(row.counted_from, row.rhythm, 1)


def _commitments(store: ox.Store, follow_ups: Mapping[str, tuple[FollowUp, ...]]) -> Iterator[_Told]:
    seen: set[str] = set()
    for said in _rows(store, _COMMITMENTS):
        address = said["commitment"]
        if address in seen:
            continue
        seen.add(address)
        row = CalendarRow(
            state="rhythm", date="", period=None, commitment=address, bearer=_bearer(store, address),
            strength=said["strength"], force=said["force"], verb=said["verb"], action=said["action"],
            condition=said["condition"], recurrence=said["recurrence"], document=said["document"],
            document_name=name_of(store, ox.NamedNode(said["document"])), issued=said["issued"],
            paragraph=_place(said), quote=said["quote"], read_by="", follow_ups=follow_ups.get(address, ()),
        )  # fmt: skip
        yield _Told(row, said["due"], _bounds(said), _due_rule(said))


def _bounds(said: Mapping[str, str]) -> Period | None:
    try:
        return Period(date.fromisoformat(said["dueEarliest"]), date.fromisoformat(said["dueLatest"]))
    except ValueError:
        return None


def _due_rule(said: Mapping[str, str]) -> str:
    """Which rule read the due date: as the graph says, else the one that reads the same date from the sentence."""
    rule = said["dueRule"]
    for words in (said["quote"], f"{said['quote']} {said['suffix']}"):
        found = None if rule else read_due(words, said["issued"] or None)
        if found is not None and found[0] == said["due"]:
            rule = found[1]
    rule = rule or said["rule"]
    return f"{rule} ({_RULES[rule]})" if rule in _RULES else rule


def _bearer(store: ox.Store, commitment: str) -> str:
    """Who is to act: the names, else the words of the text, else that nobody is named."""
    things = _objects(store, commitment, "bearer")
    names = sorted(name_of(store, thing) for thing in things if isinstance(thing, ox.NamedNode))
    words = sorted(text.value for text in _objects(store, commitment, "bearerText") if isinstance(text, ox.Literal))
    return ", ".join(dict.fromkeys(names or words)) or NOBODY


def _objects(store: ox.Store, subject: str, term: str) -> set[object]:
    quads = store.quads_for_pattern(ox.NamedNode(subject), wps(term), None, ox.DefaultGraph())
    return {quad.object for quad in quads}


def _follow_ups(store: ox.Store) -> dict[str, tuple[FollowUp, ...]]:
    found: dict[str, list[FollowUp]] = defaultdict(list)
    for said in _rows(store, _FOLLOW_UPS):
        document = name_of(store, ox.NamedNode(said["document"])) if said["document"] else ""
        place = _place(said) if said["paragraph"] else ""
        status = said["status"] or name_of(store, ox.NamedNode(said["concept"]))
        found[said["commitment"]].append(FollowUp(status, said["on"], document, place, said["quote"]))
    return {commitment: tuple(told) for commitment, told in found.items()}


def _place(said: Mapping[str, str]) -> str:
    """How a reader points at the paragraph: its number, else the part of its address after the document's."""
    return said["number"] or said["paragraph"].removeprefix(said["document"]).strip("/")


def _twins(store: ox.Store) -> dict[str, tuple[str, ...]]:
    """For each document whose text another holds too: all of them, the one that counts first."""
    same: dict[str, set[str]] = defaultdict(set)
    for quad in store.quads_for_pattern(None, wps("sameTextAs"), None, ox.DefaultGraph()):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
            same[quad.subject.value] |= {quad.subject.value, quad.object.value}
    return {document: tuple(sorted(all_of)) for document, all_of in same.items()}


def _rows(store: ox.Store, text: str) -> Iterator[dict[str, str]]:
    """The rows of a query, an unbound value as empty text."""
    solutions = store.query(text, prefixes=dict(PREFIXES))
    assert isinstance(solutions, ox.QuerySolutions)
    names = [variable.value for variable in solutions.variables]
    for solution in solutions:
        yield {name: _text(solution[name]) for name in names}


def _text(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else ""
