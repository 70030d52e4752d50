"""Turns the record of a file's metadata into the lines that stand before its text, and into facts with their lines.

What stands in attributes alone has no words that could be quoted. The lines give it some, one fact to a line, so that
a statement that rests on the markup can be looked up like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from graph_build.corpus.akn.metadata import Keyword, Record, Step
from graph_build.corpus.facts import (
    ABSTAINED,
    ADOPTED,
    AGAINST,
    BY_AGENDA,
    BY_CLASSIFICATION,
    BY_HEADING,
    FOR,
    Said,
    Subject,
    Tally,
    Vote,
)
from graph_build.corpus.source import METADATA, Part

TITLE: Final = "From the file's markup"
PLACE: Final = "markup"
_SIDES: Final = {FOR: "In favour", AGAINST: "Against", ABSTAINED: "Abstaining"}
_MEETING: Final = re.compile(r"S/PV\.? ?(?P<number>\d{1,5})(?!\d)")
_WORDS_OF_SOURCE: Final = {
    BY_HEADING: "Subject heading", BY_CLASSIFICATION: "Classified under", BY_AGENDA: "Agenda item",
}  # fmt: skip
# Thesauri by which whole collections are classified; a heading out of any other one a librarian gave.
_CLASSIFICATIONS: Final = frozenset({"UNBIS", "EuroVoc", "SDGO"})
# Lists of names of bodies, which are no subjects.
_NAMES: Final = frozenset({"DHLAUTH"})


@dataclass(slots=True)
class Head:
    """The lines, in groups that each become a part, and the facts that they say."""

    groups: list[list[str]] = field(default_factory=lambda: [[TITLE]])
    length: int = len(TITLE)
    titles: list[Said] = field(default_factory=list)
    adopted: list[Said] = field(default_factory=list)
    decided: list[Said] = field(default_factory=list)
    published: list[Said] = field(default_factory=list)
    meetings: list[Said] = field(default_factory=list)
    meeting_dates: list[Said] = field(default_factory=list)
    drafts: list[Said] = field(default_factory=list)
    sponsors: list[Said] = field(default_factory=list)
    outcomes: list[Said] = field(default_factory=list)
    manners: list[Said] = field(default_factory=list)
    votes: list[Vote] = field(default_factory=list)
    tallies: list[Tally] = field(default_factory=list)
    subjects: list[Subject] = field(default_factory=list)

    def group(self) -> None:
        """Begin a new part with the next line."""
        if self.groups[-1]:
            self.groups.append([])

    def line(self, words: str) -> tuple[int, int]:
        """Write a line; gives back its span."""
        start = self.length + (1 if self.groups[-1] else 2)
        self.groups[-1].append(words)
        self.length = start + len(words)
        return start, self.length

    @property
    def text(self) -> str:
        """The lines, groups parted by an empty one."""
        return "\n\n".join("\n".join(group) for group in self.groups if group)

    def parts(self) -> Iterator[Part]:
        """One part for each group."""
        start = 0
        for group in self.groups:
            if group:
                end = start + len("\n".join(group))
                yield Part(METADATA, start, end, place=PLACE)
                start = end + 2


def head_of(record: Record, symbol: str | None) -> Head:
    """The head of a document, given the symbol printed on it."""
    head = Head()
    _identity(head, record, symbol)
    head.group()
    for step in record.steps:
        _step(head, step)
    head.group()
    for count in record.counts:
        if count.members:
            span = head.line(f"{_SIDES[count.side]} ({count.value}): {'; '.join(count.members)}")
            head.votes += [Vote(count.side, member, *span) for member in count.members]
            if count.value.isdecimal():
                head.tallies.append(Tally(count.side, int(count.value), *span))
    head.group()
    for label, (source, found) in _grouped(record.keywords).items():
        _subject(head, label[0], source, found)
    return head


def _identity(head: Head, record: Record, symbol: str | None) -> None:
    if symbol:
        head.line(f"Symbol: {symbol}")
    if record.name:
        head.line(f"Kind: {re.sub(r'(?<=[a-z])(?=[A-Z])', ' ', record.name).lower()}")
    for name, day in record.dates:
        span = head.line(f"Date of {name}: {day}" if name else f"Date: {day}")
        if name == "adoption":
            head.adopted.append(Said(day, *span))
        elif name == "publication":
            head.published.append(Said(day, *span))
    if record.language:
        head.line(f"Language: {record.language}")
    for keyword in record.keywords:
        if keyword.use == "title":
            head.titles.append(Said(keyword.label, *head.line(f"Title in the catalogue: {keyword.label}")))
    if record.outcome and not any(step.outcome for step in record.steps):
        head.outcomes.append(Said(record.outcome, *head.line(f"Standing: {record.outcome}")))


def _step(head: Head, step: Step) -> None:
    """A step in one line: what it was, the symbol, the day, the words."""
    if not (step.symbol or step.words or step.date):
        return
    told = ", ".join(part for part in (step.name if step.outcome else "", step.symbol, step.date, step.words) if part)
    if step.of_draft:
        if step.symbol:
            head.drafts.append(
                Said(step.symbol, *head.line(f"Draft: {', '.join(filter(None, (step.symbol, step.date)))}"))
            )
        if step.words:
            head.sponsors.append(Said(step.words, *head.line(f"Sponsors of the draft: {step.words}")))
        return
    span = head.line(f"{'Outcome' if step.outcome else 'Record'}: {told}")
    if step.outcome:
        head.outcomes.append(Said(step.outcome, *span))
        head.tallies += [Tally(side, number, *span) for side, number in step.tallies]
        if step.manner:
            head.manners.append(Said(step.manner, *span))
        if step.date and step.outcome == ADOPTED:
            head.decided.append(Said(step.date, *span))
    if meeting := _MEETING.match(step.symbol):
        head.meetings.append(Said(meeting["number"], *span))
        if step.date:
            head.meeting_dates.append(Said(step.date, *span))


def _grouped(keywords: tuple[Keyword, ...]) -> dict[tuple[str, str], tuple[str, list[Keyword]]]:
    """Keywords that are subjects by label and source, in the order of the file; small and large letters are one."""
    spelt: dict[tuple[str, str], str] = {}
    groups: dict[tuple[str, str], tuple[str, list[Keyword]]] = {}
    for keyword in keywords:
        source = _source(keyword)
        if source is None:
            continue
        label = f"Sustainable Development Goal {keyword.index}" if keyword.dictionary == "SDGO" else keyword.label
        label = spelt.setdefault((label.casefold(), source), label)
        groups.setdefault((label, source), (source, []))[1].append(keyword)
    return groups


def _source(keyword: Keyword) -> str | None:
    """Where a subject comes from; None for a keyword that is no subject."""
    if keyword.use == "agenda":
        return BY_AGENDA
    if keyword.use == "title" or keyword.dictionary in _NAMES:
        return None
    return BY_CLASSIFICATION if keyword.dictionary in _CLASSIFICATIONS else BY_HEADING


def _subject(head: Head, label: str, source: str, keywords: list[Keyword]) -> None:
    """A subject in one line: the word, and for each thesaurus its name and the address in it."""
    places = dict.fromkeys(" ".join(filter(None, (_list(keyword), keyword.address))) for keyword in keywords)
    told = "; ".join(place for place in places if place)
    span = head.line(f"{_WORDS_OF_SOURCE[source]}: {label}{f' ({told})' if told else ''}")
    addresses = tuple(sorted({keyword.address for keyword in keywords if keyword.address}))
    head.subjects.append(Subject(label, source, addresses, *span))


def _list(keyword: Keyword) -> str:
    """The thesaurus or index that a keyword stands in, with its number there."""
    numbered = keyword.use == "agenda" and keyword.index.startswith("[")
    return f"{keyword.dictionary} {keyword.index}" if numbered else keyword.dictionary.rstrip("/")
