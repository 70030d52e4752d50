"""Turns a built graph and a day into a calendar: what falls due, recurs, is counted from something else, is past."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Final, Literal

import pyoxigraph as ox

from graph_build.ask.calendar.mandates import Mandates
from graph_build.ask.calendar.recurrence import Period, occurrence, occurrences, read_period
from graph_build.ask.lookups import DCTERMS, RDF, WPS, Quote, Source, party_name, read_parties
from graph_build.graph.rhythm import Rhythm, read_rhythm
from graph_build.vocabulary import VOCAB

State = Literal["due", "recurs", "relative", "rhythm", "over", "past"]

STATES: Final[Mapping[State, str]] = {
    "due": "Falls due",
    "recurs": "Recurs",
    "relative": "Counted from something that has no known date",
    "rhythm": "Recurs at no known date",
    "over": "No longer: its mandate was renewed or ended",
    "past": "Past",
}
NO_DATE: Final = "rhythm known, no date to count from"
NO_EVIDENCE: Final = "no evidence in this corpus"
NOBODY: Final = "none named"

_RULES: Final = {
    "by-date": "the clause names the date",
    "next-after-document": "the first such day or month after the document's own date",
    "within-of-document": "the clause counts from the document's own date",
    "within-of-date": "the clause counts from a day that it names",
    "day-of-document": "the clause points to a day from the document's own date",
    "month-of-document": "the clause says the month of the document's own date",
    "month-after-document": "the clause says the month after the document's own date",
    "year-of-document": "the clause says the year of the document's own date",
    "year-after-document": "the clause says the year after the document's own date",
    "on-later-date": "the clause says that it happens on the date, which is not over on the document's own",
}

# "within thirty days of joining", "two months before the end of the mandate", "prior to their deployment".
_COUNTED: Final = re.compile(
    r"\b(?:\d+|[a-z]+(?:-[a-z]+)?) (?:calendar |working )?(?:days?|weeks?|months?|years?) "
    r"(?:of|after|from|before|prior to|following|ahead of|in advance of) (?!age\b)\S+(?: \S+){0,5}"
    r"|\b(?:prior to|before|ahead of|in advance of|upon|within) (?:the|its|their|each|every|any|such) (?:[\w-]+ ){0,2}"
    r"(?:end|expiry|expiration|start|deployment|meeting|session|renewal|completion|anniversary|review|elections?)\b"
)
_NO_DUTY: Final = frozenset({VOCAB + "evaluative", VOCAB + "referential"})
_NOT_OWED: Final = frozenset({VOCAB + "demand", VOCAB + "no-force"})
_NOTHING_TOLD: Final = VOCAB + "no-evidence-in-corpus"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What a source of the corpus says became of a commitment; its place is empty where the graph gives none.

    ``wording`` here and in rows says whose words are quoted where they are not the original's.
    """

    status: str
    on: str
    document: str
    paragraph: str
    quote: str
    wording: str


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who is to act: the name to show, the thing (empty where the words name no known one), and the words."""

    name: str
    thing: str
    words: str


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """One date of one commitment, with the sentence that says it.

    ``date`` is EDTF text and ``period`` its days; both are empty where a rhythm has nothing to count from. ``rhythm``
    and ``counted_from`` belong to a commitment that recurs. ``also_in`` names documents that hold the same text.
    ``overdue`` tells that the date, or the first of a rhythm, is past on the day asked for. ``over`` is the state of a
    recurring or relative duty to report whose mandate a later document renewed, or which ended; ``read_by`` says why.
    """

    state: State
    date: str
    period: Period | None
    commitment: str
    bearers: tuple[Bearer, ...]
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
    follow_ups: tuple[FollowUp, ...]
    also_in: tuple[str, ...]
    wording: str
    overdue: bool = False
    rhythm: Rhythm | None = None
    counted_from: Period | None = None

    @property
    def bearer(self) -> str:
        """Who is to act, all of them in one text; :data:`NOBODY` where the words name none."""
        return ", ".join(dict.fromkeys(bearer.name for bearer in self.bearers)) or NOBODY

    @property
    def follow_up(self) -> str:
        """What the corpus says became of it; :data:`NO_EVIDENCE` when the date is past and the corpus is silent."""
        if self.follow_ups:
            return "; ".join(dict.fromkeys(told.status for told in self.follow_ups))
        return NO_EVIDENCE if self.overdue else ""


def calendar_rows(store: ox.Store, on: date, until: date | None = None) -> list[CalendarRow]:
    """The calendar on a day, from a store of `open_graph`: by state, then date, then place in the corpus.

    What falls due, and each date of what recurs, lies between ``on`` and ``until``, bounds included as far as the words
    leave them open; without ``until`` there is every due date and the next date of each rhythm.
    """
    source = Source(store)
    told = _commitments(source, _follow_ups(source))
    mandates = Mandates(source)
    return sorted({row for one in told for row in _in_force(one, on, until, mandates)}, key=_rank)


def _in_force(told: _Told, on: date, until: date | None, mandates: Mandates) -> Iterator[CalendarRow]:
    """The dates of a commitment; what recurs, or is counted from something, once where its mandate is over."""
    row = told.row
    things = [bearer.thing for bearer in row.bearers]
    over = mandates.over(row.document, f"{row.verb} {row.action} {row.quote}", things, on)
    for dated in _dated(told, on, until):
        if over and dated.state in {"recurs", "relative", "rhythm"}:
            # of what recurs the next date alone would stand here, and it is no date any more
            yield replace(dated, state="over", date="", period=None, overdue=False, read_by=over)
        else:
            yield dated


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
    counted = _COUNTED.search(row.quote) if not told.due and not row.recurrence else None
    if counted is not None:
        yield replace(row, state="relative", read_by=f"the clause counts from something else: “{counted.group()}”")


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


def _commitments(source: Source, follow_ups: Mapping[str, tuple[FollowUp, ...]]) -> Iterator[_Told]:
    for address in source.subjects(RDF + "type", WPS + "Commitment"):
        said = partial(source.value, address)
        owed = said(WPS + "bindingForce") not in _NOT_OWED and said(WPS + "act") not in _NO_DUTY
        dated = said(WPS + "due") or said(WPS + "recurrence")
        quotes = source.quotes(address) if owed else ()
        for quote in (one for one in quotes if dated or _COUNTED.search(one.exact)):
            issued = source.value(quote.document, DCTERMS + "issued")
            row = CalendarRow(
                state="rhythm", date="", period=None, commitment=address, bearers=_bearers(source, address),
                strength=_word(source, said(WPS + "strength")), force=_word(source, said(WPS + "bindingForce")),
                verb=said(WPS + "verb"), action=said(WPS + "actionText"), condition=said(WPS + "condition"),
                recurrence=said(WPS + "recurrence"), document=quote.document,
                document_name=source.name(quote.document), issued=issued, paragraph=_place(source, quote),
                quote=quote.exact, read_by="", follow_ups=follow_ups.get(address, ()), wording=quote.wording,
                also_in=_copies(source, address),
            )  # fmt: skip
            due = said(WPS + "due")
            yield _Told(row, due, read_period(due), _read_by(said(WPS + "dueRule")))


def _read_by(rule: str) -> str:
    """The rule that read a due date, with what it does where that is known."""
    return f"{rule} ({_RULES[rule]})" if rule in _RULES else rule


def _bearers(source: Source, commitment: str) -> tuple[Bearer, ...]:
    parties = read_parties(source, commitment, "bearer")
    return tuple(Bearer(party_name(source, party), party.thing, party.words) for party in parties)


def _word(source: Source, concept: str) -> str:
    return source.name(concept) if concept else ""


def _follow_ups(source: Source) -> dict[str, tuple[FollowUp, ...]]:
    found: dict[str, set[tuple[str, str, str, str, FollowUp]]] = defaultdict(set)
    for assessment in source.subjects(RDF + "type", WPS + "StatusAssessment"):
        concept, on = (source.value(assessment, WPS + name) for name in ("status", "assessedOn"))
        if not concept or concept == _NOTHING_TOLD:
            continue
        for quote in source.quotes(assessment) or (None,):
            places = _said_at(source, quote) if quote else ("", "", "", "")
            order = (on, quote.document if quote else "", places[1], places[2])
            for commitment in source.values(assessment, WPS + "assesses"):
                found[commitment].add((*order, FollowUp(source.name(concept), on, *places)))
    return {one: tuple(told[-1] for told in sorted(rows, key=_told_order)) for one, rows in found.items()}


def _said_at(source: Source, quote: Quote) -> tuple[str, str, str, str]:
    return source.name(quote.document), _place(source, quote), quote.exact, quote.wording


def _told_order(row: tuple[str, str, str, str, FollowUp]) -> tuple[str, ...]:
    return (*row[:4], row[4].status)


def _place(source: Source, quote: Quote) -> str:
    """How a reader points at the paragraph: its number, else the part of its address after the document's."""
    number = source.value(quote.provision, WPS + "number")
    return number or quote.provision.removeprefix(quote.document).strip("/")


def _copies(source: Source, commitment: str) -> tuple[str, ...]:
    """The names of the copies of the document in which the commitment stands too."""
    copies = {
        source.value(provision, WPS + "inDocument") for provision in source.values(commitment, WPS + "repeatedIn")
    }
    return tuple(sorted(map(source.name, copies)))
