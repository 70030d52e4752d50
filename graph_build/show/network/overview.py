"""Turn a graph into the figures that a reader sees first: who commits to how much, how strongly, by when."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from graph_build.ask.lookups import (
    DCTERMS,
    DEMAND,
    SKOS,
    WPS,
    Source,
    clean,
    read_counts,
    read_homes,
    text_of,
    worded_rank,
    worded_time,
)
from graph_build.corpus.source import wording_note
from graph_build.extract.dates import bounds
from graph_build.graph.rhythm import rhythm_words
from graph_build.graph.since import Changes
from graph_build.show.dated_documents import dated_documents, documents_by_year
from graph_build.show.document_date import DocumentDate, document_date
from graph_build.show.network.records import (
    PageBar,
    PageChange,
    PageCounts,
    PageDue,
    PageOverview,
    PageSince,
    PageVote,
)
from graph_build.show.network.states import SIDES, read_regions
from graph_build.show.short_labels import document_label, short_label
from graph_build.vocabulary import THINGS, VOCAB

STRENGTHS: Final = ("Obligation", "Undertaking", "Aim", "Request", "Encouragement")
"""Strongest first; what has another strength, or none, counts under the last column of a bar."""
MOST_DOCUMENTS: Final = 400
MOST_BEARERS: Final = 400
MOST_DUE: Final = 200
MOST_VOTES: Final = 60
_COUNTED: Final = (
    *("statedIn", "strength", "bindingForce", "bearer", "bearerText", "act", "due", "recurrence", "verb", "actionText"),
)
NO_DUTY: Final = frozenset({VOCAB + "evaluative", VOCAB + "referential"})
"""Acts that ask nobody to do anything."""


def read_overview(source: Source, since: Changes | None = None) -> PageOverview:
    """The figures of a graph, and what came and went. Looks at every commitment once, at no quote."""
    tally = _Tally(source)
    for node, said in sorted(_told_of_commitments(source).items()):
        tally.add(node, said)
    counts = read_counts(source)
    dated = dated_documents(source)
    documents = {text_of(quad.subject) for quad in source.stated(WPS + "sourceFile")}
    return PageOverview(
        counts=PageCounts(
            counts.documents, counts.things, counts.statements, counts.commitments, counts.contradictions,
            counts.inferred,
        ),
        strengths=(*STRENGTHS, "not stated"),
        documents=tally.document_bars(documents),
        years=tally.year_bars(),
        bearers=tally.bearer_bars(),
        bearers_in_all=len(tally.by_bearer),
        unborne=tally.unborne,
        due=_latest(row for row in tally.due if not row.every) + _latest(row for row in tally.due if row.every),
        due_days=tuple(sorted(Counter(row.latest for row in tally.due if not row.every).items())),
        recurring_in_all=sum(bool(row.every) for row in tally.due),
        worded=tuple(sorted(tally.worded, key=lambda row: (worded_rank(row.due), row.id))[:MOST_DUE]),
        worded_in_all=len(tally.worded),
        votes=_votes(source, tally.label)[:MOST_VOTES],
        regions=read_regions(source, tally.borne),
        dated=documents_by_year(dated),
        again=tuple((short(named), short(one.address)) for one in dated for named in one.also),
        wordings=_wordings(source, documents),
        since=_since(since) if since and since.any else None,
    )  # fmt: skip


def _wordings(source: Source, documents: Iterable[str]) -> dict[str, int]:
    """Of how many documents the words are a digest or a translation; those in the original's words are not counted."""
    told = Counter(wording_note(clean(source.value(document, WPS + "wording"))) for document in documents)
    return {note: number for note, number in sorted(told.items()) if note}


def _told_of_commitments(source: Source) -> dict[str, dict[str, list[str]]]:
    """What is counted of each commitment, property by property: a look-up for each takes several times as long."""
    found: dict[str, dict[str, list[str]]] = {text_of(quad.subject): {} for quad in source.told(WPS + "strength")}
    for name in _COUNTED:
        for quad in source.told(WPS + name):
            if (said := found.get(text_of(quad.subject))) is not None:
                said.setdefault(name, []).append(text_of(quad.object))
    return {node: {name: sorted(set(values)) for name, values in said.items()} for node, said in found.items()}


Rows = dict[str, Counter[int]]


def _rows() -> Rows:
    return defaultdict(Counter)


@dataclass(slots=True)
class _Tally:
    """Counts commitments by document, year and bearer as they come."""

    source: Source
    by_document: Rows = field(default_factory=_rows)
    by_bearer: Rows = field(default_factory=_rows)
    due: list[PageDue] = field(default_factory=list)
    worded: list[PageDue] = field(default_factory=list)
    unborne: int = 0
    _home: Mapping[str, str] = field(init=False)
    _rank: dict[str, int] = field(init=False, default_factory=dict)
    _labels: dict[str, str] = field(init=False, default_factory=dict)
    _dates: dict[str, DocumentDate | None] = field(init=False, default_factory=dict)
    _told: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self._home = read_homes(self.source)
        self._told = frozenset(
            text_of(quad.object)
            for quad in self.source.told(WPS + "assesses")
            if self.source.value(text_of(quad.subject), WPS + "status") != VOCAB + "no-evidence-in-corpus"
        )

    def add(self, node: str, said: Mapping[str, list[str]]) -> None:
        """Take one commitment in."""

        def values(name: str) -> list[str]:
            return said.get(name, [])

        stated = (values("statedIn") or [""])[0]
        document = self._home.get(stated, stated)
        strength = self._strength((values("strength") or [""])[0])
        self.by_document[document][strength] += 1
        is_demand = DEMAND in values("bindingForce")
        bearers = [] if is_demand else sorted(set(values("bearer")))
        for bearer in bearers:
            self.by_bearer[bearer][strength] += 1
        self.unborne += not bearers and not is_demand
        is_duty = not NO_DUTY & set(values("act")) and not is_demand
        latest, due = max(((days[1], due) for due in values("due") if (days := bounds(due))), default=("", ""))
        every = ", ".join(rhythm_words(one) for one in sorted(values("recurrence")))
        words = "" if due or every else worded_time(values("actionText"))
        if is_duty and (due or every or words):
            # Where no known thing bears it, the words name the one who does: "Border Police" is somebody.
            names = tuple(map(self.label, bearers)) or tuple(map(clean, values("bearerText")))
            action = clean(" ".join([*values("verb")[:1], *values("actionText")[:1]]))
            (self.worded if words else self.due).append(
                PageDue(
                    short(node), due or words, latest, every, names, action,
                    short(document), (*STRENGTHS, "")[strength], node in self._told,
                )
            )  # fmt: skip

    def _strength(self, address: str) -> int:
        if address not in self._rank:
            name = self.source.name(address) if address else ""
            self._rank[address] = STRENGTHS.index(name) if name in STRENGTHS else len(STRENGTHS)
        return self._rank[address]

    def label(self, address: str) -> str:
        """What a document or a bearer is called beside its bar."""
        if address not in self._labels:
            name = self.source.name(address)
            aliases = sorted({clean(alias) for alias in self.source.values(address, SKOS + "altLabel")})
            is_document = bool(self.source.value(address, WPS + "sourceFile"))
            self._labels[address] = document_label(name, aliases) if is_document else short_or_whole(name, aliases)
        return self._labels[address]

    def date(self, document: str) -> DocumentDate | None:
        """The date of a document; none where no text and no catalogue says one."""
        if document not in self._dates:
            said = [(name, WPS + name) for name in ("adoptedOn", "publishedOn")] + [("issued", DCTERMS + "issued")]
            self._dates[document] = document_date(
                (name, value) for name, relation in said for value in self.source.values(document, relation)
            )
        return self._dates[document]

    def year(self, document: str) -> str:
        """The year of a document's date; empty where it has none."""
        dated = self.date(document)
        return dated.first[:4] if dated else ""

    def borne(self, bearer: str) -> int:
        """How many commitments a bearer bears."""
        return self.by_bearer[bearer].total() if bearer in self.by_bearer else 0

    def document_bars(self, read: set[str]) -> tuple[PageBar, ...]:
        """A bar for each document that states a commitment or was read, by year; of very many those with most."""
        known = sorted({*self.by_document, *read} - {""})
        most = sorted(known, key=lambda one: (-self.by_document[one].total(), one))[:MOST_DOCUMENTS]
        bars = [
            replace(self._bar(one, self.label(one), self.year(one), self.by_document[one]), date=self.date(one))
            for one in most
        ]
        return tuple(sorted(bars, key=lambda bar: (bar.year or "9999", bar.label, bar.id)))

    def year_bars(self) -> tuple[PageBar, ...]:
        """A bar for each year, those without one last."""
        years: Rows = defaultdict(Counter)
        for document, numbers in self.by_document.items():
            years[self.year(document)].update(numbers)
        ordered = sorted(years, key=lambda year: year or "9999")
        return tuple(self._bar("", year or "no date", year, years[year]) for year in ordered)

    def bearer_bars(self) -> tuple[PageBar, ...]:
        """A bar for each of those who bear most."""
        ranked = sorted(self.by_bearer, key=lambda one: (-self.by_bearer[one].total(), one))[:MOST_BEARERS]
        return tuple(self._bar(one, self.label(one), "", self.by_bearer[one]) for one in ranked)

    @staticmethod
    def _bar(address: str, label: str, year: str, numbers: Counter[int]) -> PageBar:
        return PageBar(short(address), label, year, tuple(numbers[at] for at in range(len(STRENGTHS) + 1)))


def _latest(rows: Iterable[PageDue]) -> tuple[PageDue, ...]:
    """Those due last first, of very many not all."""
    return tuple(sorted(rows, key=lambda row: (row.latest, row.id), reverse=True)[:MOST_DUE])


def _votes(source: Source, label: Callable[[str], str]) -> tuple[PageVote, ...]:
    """How states voted, the most divided first."""
    sides: dict[str, list[set[str]]] = defaultdict(lambda: [set(), set(), set()])
    for at, name in enumerate(SIDES):
        for quad in source.told(WPS + name):
            sides[text_of(quad.object)][at].add(text_of(quad.subject))
    rows = [PageVote(short(one), label(one), *(len(states) for states in found)) for one, found in sides.items()]
    return tuple(sorted(rows, key=lambda row: (-row.against, -row.abstained, row.label, row.id)))


def _since(changes: Changes) -> PageSince:
    documents = tuple(PageChange(change.how, short(change.address), change.title) for change in changes.documents)
    statements, commitments = changes.statements, changes.commitments
    return PageSince(documents, (statements.came, statements.went), (commitments.came, commitments.went))


def short(address: str) -> str:
    """The address of a thing without the base that all things share."""
    return address.removeprefix(THINGS)


def short_or_whole(name: str, aliases: list[str]) -> str:
    """The name where it fits beside a bar."""
    return name if len(name) <= 48 else short_label(name, aliases)
