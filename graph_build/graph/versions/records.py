"""Turns the commitments of two versions of a document into their nouns: version, provision, commitment, change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from graph_build.corpus.source import ORIGINAL

# In the order in which a reader wants them: what is new and gone, what weighs more or less, then the single parts.
KINDS: Final = (
    "added", "removed", "strengthened", "weakened", "act-changed", "due-date-added", "due-date-moved",
    "due-date-removed", "recurrence-added", "recurrence-changed", "recurrence-removed", "bearer-changed",
    "addressee-changed", "qualifier-added", "qualifier-removed", "condition-added", "condition-changed",
    "condition-removed", "moved", "reworded", "renumbered", "kept",
)  # fmt: skip
UNCHANGED: Final = frozenset({"kept", "renumbered"})


@dataclass(frozen=True, slots=True)
class VersionProvision:
    """A provision of a version: its address, the number a reader cites (its key where it has none), and its words."""

    address: str
    number: str
    position: int
    text: str


@dataclass(frozen=True, slots=True)
class Actors:
    """Those a commitment names in one role: what tells two apart, and how they are written."""

    identity: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()

    def __str__(self) -> str:
        return ", ".join(self.names) or "none named"


@dataclass(frozen=True, slots=True)
class VersionCommitment:
    """A commitment of a version with all that a comparison looks at; absent values are empty.

    ``wording`` tells whose words the quote holds. It is no part of the comparison.
    """

    address: str
    evidence: str
    provision: VersionProvision
    start: int
    quote: str
    act: str
    strength: str
    verb: str
    bearer: Actors = Actors()
    addressee: Actors = Actors()
    qualifiers: tuple[str, ...] = ()
    condition: str = ""
    recurrence: str = ""
    due: str = ""
    wording: str = ORIGINAL


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a document: its address, its title, its provisions and commitments in order."""

    address: str
    title: str
    provisions: tuple[VersionProvision, ...]
    commitments: tuple[VersionCommitment, ...]


@dataclass(frozen=True, slots=True)
class ProvisionPair:
    """A provision of the older version and its counterpart; ``moved`` when it left its place in the order."""

    old: VersionProvision
    new: VersionProvision
    likeness: float
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that happened to a commitment between two versions; the older side is absent where it is new."""

    kind: str
    old: VersionCommitment | None
    new: VersionCommitment | None
    before: str = ""
    after: str = ""

    def __post_init__(self) -> None:
        if self.kind not in KINDS or (self.old is None and self.new is None):
            raise ValueError(f"change {self.kind!r} of nothing, or of no known kind")

    @property
    def pair(self) -> tuple[str, str]:
        """The addresses of the two sides: changes of one pair belong together."""
        return self.old.address if self.old else "", self.new.address if self.new else ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions, which provisions belong together, and every change in the order of the newer text."""

    old: Version
    new: Version
    provisions: tuple[ProvisionPair, ...]
    changes: tuple[Change, ...]

    def counts(self) -> dict[str, int]:
        """How many changes there are of each kind that occurs."""
        found = [change.kind for change in self.changes]
        return {kind: found.count(kind) for kind in KINDS if kind in found}
