"""Names the records of a document's identity: what it says of itself, each with the place that says it."""

from __future__ import annotations

from dataclasses import dataclass

DRAFT, ADOPTED, NOT_ADOPTED, SUPERSEDED = "draft", "adopted", "not-adopted", "superseded"
WITHOUT_FORCE = frozenset({DRAFT, NOT_ADOPTED, SUPERSEDED})


@dataclass(frozen=True, slots=True, order=True)
class Told:
    """One thing that the title page tells: ``fact`` with its ``value``, at a span of the source text, by a rule.

    Facts are ``number`` (of a resolution), ``symbol``, ``title``, ``kind`` (a class of the ontology), ``adoptedOn``
    and ``publishedOn`` (EDTF), ``meeting`` (its number), ``status``, ``draftSymbol``, ``sponsor``, ``votedFor``,
    ``votedAgainst`` and ``abstainedOn`` (a state as printed), ``votesFor``, ``votesAgainst``, ``abstentions`` (counts)
    and ``unanimous``.
    """

    start: int
    end: int
    fact: str
    value: str
    rule: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"{self.fact} {self.value!r} at {self.start}-{self.end}")


@dataclass(frozen=True, slots=True)
class Identity:
    """Which document a text is. Absent values are None; ``told`` holds every fact with its place, in order."""

    told: tuple[Told, ...] = ()

    def first(self, fact: str) -> str | None:
        """The value that stands first in the text; later ones are further sources of the same fact, or disagree."""
        return next((one.value for one in self.told if one.fact == fact), None)

    def all(self, fact: str) -> tuple[Told, ...]:
        """Everything told of one fact, in the order of the text."""
        return tuple(one for one in self.told if one.fact == fact)

    @property
    def number(self) -> str | None:
        """The number of the Security Council resolution that this document is."""
        return self.first("number")

    @property
    def status(self) -> str | None:
        """Draft, adopted, not adopted or superseded, where the text tells."""
        return self.first("status")

    @property
    def has_force(self) -> bool:
        """Whether nothing is said that takes its force away: a draft asks nobody for anything."""
        return self.status not in WITHOUT_FORCE
