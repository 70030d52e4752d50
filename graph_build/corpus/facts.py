"""Turns what a file's markup or title page says of a document into records, each with the words that carry it."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Final

FOR, AGAINST, ABSTAINED = "for", "against", "abstained"
# Where the facts stand: in the file's markup, or in the words of its title page.
MARKUP, TITLE_PAGE = "markup", "title-page"
ADOPTED, NOT_ADOPTED, DRAFT, SUPERSEDED = "adopted", "not-adopted", "draft", "superseded"
# How a text was adopted, where the words say so.
UNANIMOUSLY, WITHOUT_VOTE, BY_ACCLAMATION = "unanimously", "without-vote", "by-acclamation"
# Where a subject comes from: a librarian's heading, a classification of whole collections, an agenda.
BY_HEADING, BY_CLASSIFICATION, BY_AGENDA = "heading", "classification", "agenda"
_STATES: Final = frozenset({ADOPTED, NOT_ADOPTED, DRAFT, SUPERSEDED})
_SIDES: Final = frozenset({FOR, AGAINST, ABSTAINED})
_MANNERS: Final = frozenset({UNANIMOUSLY, WITHOUT_VOTE, BY_ACCLAMATION})
_SOURCES: Final = frozenset({BY_HEADING, BY_CLASSIFICATION, BY_AGENDA})


@dataclass(frozen=True, slots=True)
class Said:
    """A value, and the span of the text whose words say it (code points, end exclusive)."""

    value: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not self.value or not 0 <= self.start < self.end:
            raise ValueError(f"{self.value!r} said at {self.start}-{self.end}")


@dataclass(frozen=True, slots=True)
class Vote:
    """How a member voted, under the name that the record gives it."""

    side: str
    member: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if self.side not in _SIDES or not self.member or not 0 <= self.start < self.end:
            raise ValueError(f"vote {self.side!r} of {self.member!r} at {self.start}-{self.end}")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many members voted on a side."""

    side: str
    number: int
    start: int
    end: int

    def __post_init__(self) -> None:
        if self.side not in _SIDES or self.number < 0 or not 0 <= self.start < self.end:
            raise ValueError(f"{self.number} votes {self.side!r} at {self.start}-{self.end}")


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject heading with its addresses in thesauri, sorted, and where it comes from."""

    label: str
    source: str
    addresses: tuple[str, ...]
    start: int
    end: int

    def __post_init__(self) -> None:
        if self.source not in _SOURCES or not self.label or not 0 <= self.start < self.end:
            raise ValueError(f"subject {self.label!r} from {self.source!r} at {self.start}-{self.end}")


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What the markup of a file says of the document as a whole, and the links in its text.

    ``symbol`` is written as its publisher writes it ("S/RES/2653 (2022)"). Dates are ISO days, ``dated`` those printed
    over the text of which nothing says what happened on them, ``meetings`` numbers of meetings ("9159"), ``links`` the
    symbols of documents that the text links to, ``outcomes`` of :data:`ADOPTED`,
    :data:`NOT_ADOPTED`, :data:`DRAFT` and :data:`SUPERSEDED`, ``manners`` of :data:`UNANIMOUSLY`, :data:`WITHOUT_VOTE`
    and :data:`BY_ACCLAMATION`. One thing may be said in several places, and two places may disagree.
    """

    symbol: Said | None = None
    titles: tuple[Said, ...] = ()
    adopted: tuple[Said, ...] = ()
    published: tuple[Said, ...] = ()
    dated: tuple[Said, ...] = ()
    meetings: tuple[Said, ...] = ()
    meeting_dates: tuple[Said, ...] = ()
    drafts: tuple[Said, ...] = ()
    sponsors: tuple[Said, ...] = ()
    outcomes: tuple[Said, ...] = ()
    manners: tuple[Said, ...] = ()
    votes: tuple[Vote, ...] = ()
    tallies: tuple[Tally, ...] = ()
    subjects: tuple[Subject, ...] = ()
    links: tuple[Said, ...] = ()
    kind: str | None = None
    origin: str = MARKUP

    def __post_init__(self) -> None:
        if unknown := {outcome.value for outcome in self.outcomes} - _STATES:
            raise ValueError(f"outcomes {sorted(unknown)}")
        if unknown := {manner.value for manner in self.manners} - _MANNERS:
            raise ValueError(f"manners {sorted(unknown)}")

    def filled(self, other: DocumentFacts) -> DocumentFacts:
        """These facts, and on what they are silent those of the other."""
        return replace(self, **{name: getattr(other, name) for name in _names() if not getattr(self, name)})

    def beyond(self, other: DocumentFacts) -> DocumentFacts:
        """The facts on which the other is silent."""
        empty = DocumentFacts()
        return replace(self, **{name: getattr(empty, name) for name in _names() if getattr(other, name)})

    @property
    def status(self) -> str | None:
        """The document's standing; None where the markup says nothing of it, or two things."""
        said = {outcome.value for outcome in self.outcomes}
        return said.pop() if len(said) == 1 else None


@lru_cache(maxsize=1)
def _names() -> tuple[str, ...]:
    """The names of facts; where they come from is none."""
    return tuple(field.name for field in fields(DocumentFacts) if field.name != "origin")
