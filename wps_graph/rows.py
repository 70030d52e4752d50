"""Turns commitments and things of a graph into rows of plain values, and picks the rows that are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from graph_build.ask.lookups import (
    RDF,
    SKOS,
    WPS,
    NameIndex,
    Quote,
    Source,
    clean,
    kinds_called,
    party_name,
    read_parties,
    read_things,
    things_of,
)  # fmt: skip
from graph_build.corpus.source import ORIGINAL
from wps_graph.answers import Answer, Value

if TYPE_CHECKING:
    from graph_build.ask.calendar import CalendarRow
    from graph_build.ask.followups import Told

COMMITMENT_COLUMNS: Final = (
    "bearers", "verb", "action", "addressees", "beneficiaries", "due", "recurrence", "strength", "act", "force",
    "qualifiers", "condition", "themes", "document", "paragraph", "quote", "wording", "pages",
)  # fmt: skip
_COMMITMENT_ADDRESSES: Final = (
    "commitment", "bearer_addresses", "addressee_addresses", "beneficiary_addresses", "theme_addresses",
    "document_address", "due_earliest", "due_latest",
)  # fmt: skip
THING_COLUMNS: Final = ("name", "kind", "other_names", "address")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which commitments: addresses of an actor, a theme and a document, a strength, the last day; nothing is any."""

    actor: str = ""
    theme: str = ""
    document: str = ""
    strength: str = ""
    due_by: date | None = None

    def has(self, row: dict[str, Value]) -> bool:
        """Whether a row of all columns is among them; a due date is in time where its first possible day is."""
        earliest = row["due_earliest"]
        return (
            _among(self.actor, row["bearer_addresses"])
            and _among(self.theme, row["theme_addresses"])
            and self.document in {"", row["document_address"]}
            and self.strength.casefold() in {"", str(row["strength"]).casefold()}
            and (self.due_by is None or (isinstance(earliest, date) and earliest <= self.due_by))
        )


def _among(wanted: str, values: Value) -> bool:
    return not wanted or (isinstance(values, tuple) and wanted in values)


def commitment_rows(source: Source, wanted: Wanted, taken: tuple[str, ...]) -> Answer:
    """Every commitment that is wanted, by document, place and words; each with its sentence."""
    columns = (*COMMITMENT_COLUMNS, *_COMMITMENT_ADDRESSES)
    found = (_commitment(source, node) for node in source.subjects(RDF + "type", WPS + "Commitment"))
    rows = sorted((row for row in found if wanted.has(row)), key=_place)
    return Answer("Commitments", columns, tuple(rows), COMMITMENT_COLUMNS, taken)


def _place(row: dict[str, Value]) -> tuple[str, str]:
    return str(row["document"]), str(row["commitment"])


def _commitment(source: Source, node: str) -> dict[str, Value]:
    quotes = source.quotes(node)
    quote = quotes[0] if quotes else None
    parties = {role: read_parties(source, node, role) for role in ("bearer", "addressee", "beneficiary")}
    named = {role: tuple(dict.fromkeys(party_name(source, one) for one in of)) for role, of in parties.items()}
    themes = tuple(source.values(node, WPS + "theme"))
    return {
        "bearers": named["bearer"],
        "verb": _text(source, node, "verb"),
        "action": _text(source, node, "actionText"),
        "addressees": named["addressee"],
        "beneficiaries": named["beneficiary"],
        "due": _text(source, node, "due"),
        "recurrence": _text(source, node, "recurrence"),
        "strength": _concept(source, node, "strength"),
        "act": _concept(source, node, "act"),
        "force": _concept(source, node, "bindingForce"),
        "qualifiers": tuple(sorted(source.name(one) for one in source.values(node, WPS + "qualifier"))),
        "condition": _text(source, node, "condition"),
        "themes": tuple(source.name(one) for one in themes),
        **_proof(source, quote),
        "commitment": node,
        "bearer_addresses": things_of(parties["bearer"]),
        "addressee_addresses": things_of(parties["addressee"]),
        "beneficiary_addresses": things_of(parties["beneficiary"]),
        "theme_addresses": themes,
        "document_address": quote.document if quote else None,
        "due_earliest": _day(source, node, "dueEarliest"),
        "due_latest": _day(source, node, "dueLatest"),
    }


def _proof(source: Source, quote: Quote | None) -> dict[str, Value]:
    if quote is None:
        return dict.fromkeys(("document", "paragraph", "quote", "wording", "pages"))
    return {
        "document": source.name(quote.document),
        "paragraph": quote.paragraph,
        "quote": quote.exact,
        "wording": quote.wording or ORIGINAL,
        "pages": quote.pages or None,
    }


def _text(source: Source, node: str, name: str) -> str | None:
    return clean(source.value(node, WPS + name)) or None


def _concept(source: Source, node: str, name: str) -> str | None:
    address = source.value(node, WPS + name)
    return source.name(address) if address else None


def _day(source: Source, node: str, name: str) -> date | None:
    text = source.value(node, WPS + name)
    return date.fromisoformat(text) if text else None


def thing_rows(source: Source, name: str, kind: str) -> Answer:
    """Things by the words of a name, nearest first, or all of them; of a kind (``body``) or a class (``Mission``).

    Raises:
        UsageError: the kind is none of the ontology's.
    """
    classes = kinds_called(kind)
    rows = [
        (clean(source.name(address)), class_name, _aliases(source, address), address)
        for address, class_name in _found(source, name)
        if not classes or class_name in classes
    ]
    if not name:
        rows.sort(key=lambda row: (row[0].casefold(), row[3]))
    return Answer.of("Things", THING_COLUMNS, rows)


def _found(source: Source, name: str) -> Iterator[tuple[str, str]]:
    if not name:
        yield from read_things(source).items()
        return
    index = NameIndex(source)
    for hit in index.find(name):
        if index.kind(hit.address):
            yield hit.address, index.kind(hit.address)


def _aliases(source: Source, address: str) -> tuple[str, ...]:
    return tuple(sorted({clean(one) for one in source.values(address, SKOS + "altLabel")} - {""}))


CALENDAR_COLUMNS: Final = (
    "state", "date", "earliest", "latest", "bearers", "verb", "action", "strength", "force", "condition", "recurrence",
    "follow_up", "overdue", "document", "paragraph", "quote", "wording", "also_in", "read_by",
)  # fmt: skip


def calendar_answer(title: str, rows: Iterable[CalendarRow]) -> Answer:
    """The rows of a calendar; ``earliest`` and ``latest`` are the days between which a date may lie."""
    columns = (*CALENDAR_COLUMNS, "commitment", "document_address")
    table = tuple(dict(zip(columns, _calendar_row(row), strict=True)) for row in rows)
    return Answer(title, columns, table, CALENDAR_COLUMNS)


def _calendar_row(row: CalendarRow) -> tuple[Value, ...]:
    first, last = (row.period.first, row.period.last) if row.period else (None, None)
    bearers = tuple(dict.fromkeys(bearer.name for bearer in row.bearers))
    return (
        row.state, row.date or None, first, last, bearers, row.verb or None, row.action or None, row.strength,
        row.force or None, row.condition or None, row.recurrence or None, row.follow_up or None, row.overdue,
        row.document_name, row.paragraph, row.quote, row.wording or ORIGINAL, row.also_in, row.read_by,
        row.commitment, row.document,
    )  # fmt: skip


FOLLOW_UP_COLUMNS: Final = (
    "bearers", "promise", "promise_document", "promise_paragraph", "status", "source", "on", "quote", "places",
    "wording", "score", "reason", "basis",
)  # fmt: skip


def follow_up_answer(told: Iterable[Told]) -> Answer:
    """A row for each passage that tells of a commitment; ``places`` are the texts that hold it."""
    columns = (*FOLLOW_UP_COLUMNS, "commitment", "assessment", "bearer_addresses")
    table = tuple(dict(zip(columns, _follow_up_row(row), strict=True)) for row in told)
    return Answer("Follow-ups", columns, table, FOLLOW_UP_COLUMNS)


def _follow_up_row(row: Told) -> tuple[Value, ...]:
    said = row.values
    return (
        tuple(name for _, name in row.bearers), said["promise"], said["promiseDocumentName"],
        said["promiseParagraphName"], said["status"], said["source"], said["on"] or None, said["quote"], row.places,
        said["wording"], float(said["score"]) if said["score"] else None, said["reason"] or None,
        said["basis"] or None, said["commitment"], said["assessment"], tuple(node for node, _ in row.bearers),
    )  # fmt: skip
