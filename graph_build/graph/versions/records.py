"""Turns the commitments of two versions of a document into their nouns: version, provision, commitment, change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from graph_build.corpus.source import ORIGINAL

# In the order in which a reader wants them: what is new and gone, what weighs more or less, then the single parts.
KINDS: Final = (
    "added", "removed", "strengthened", "weakened", "act-changed", "due-date-added", "due-date-moved",
    "due-date-removed",
    "end-later", "end-earlier", "date-moved", "recurrence-added", "recurrence-changed", "recurrence-removed",
    "number-changed",
    "bearer-changed", "addressee-changed", "extended", "narrowed", "qualifier-added", "qualifier-removed",
    "condition-added", "condition-changed", "condition-removed", "moved", "joined", "split", "unread-in-newer",
    "unread-in-older", "perhaps-in-newer", "perhaps-in-older", "reworded", "renumbered", "kept", "paragraph-added",
    "paragraph-removed", "paragraph-reworded", "rest-reworded",
)  # fmt: skip
BESIDE: Final = "rest-reworded"
"""What else differs in a paragraph that has a commitment."""
# What happened to paragraphs: in which neither version has a commitment, and beside those that they have.
OF_PARAGRAPHS: Final = frozenset({"paragraph-added", "paragraph-removed", "paragraph-reworded", BESIDE})
UNCHANGED: Final = frozenset({"kept", "renumbered"})
_LAST_LEVEL: Final = re.compile(r"(?:\([a-z0-9]{1,5}\)|\.\d+)$")


@dataclass(frozen=True, slots=True)
class VersionProvision:
    """A provision of a version: its address, the number a reader cites (its key where it has none), and its words."""

    address: str
    number: str
    position: int
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a version in which no commitment was read: the provision, where they start in it, and the quote."""

    provision: VersionProvision
    start: int
    quote: str
    wording: str = ORIGINAL

    @property
    def address(self) -> str:
        """That of the provision, since a passage has none of its own."""
        return self.provision.address


@dataclass(frozen=True, slots=True)
class Actors:
    """Those a commitment names in one role: what tells two apart, and how they are written."""

    identity: frozenset[str]
    names: tuple[str, ...]
    words: tuple[tuple[str, str], ...]
    """For each identity the words by which the text names it, where it does."""

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
    bearer: Actors
    addressee: Actors
    qualifiers: tuple[str, ...]
    condition: str
    recurrence: str
    due: str
    themes: tuple[str, ...]
    wording: str


Side = VersionCommitment | Passage
"""One side of a change: a commitment, or words in which none was read."""


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a document: its address, its title, its provisions and commitments in order.

    Not ``whole`` where of its provisions only what a graph quotes is known.
    """

    address: str
    title: str
    provisions: tuple[VersionProvision, ...]
    commitments: tuple[VersionCommitment, ...]
    whole: bool = True


@dataclass(frozen=True, slots=True)
class ProvisionPair:
    """A provision of the older version and its counterpart; ``moved`` when it left its place in the order.

    ``part`` tells of a pair whose one side has a likelier counterpart and went into, or came out of, the other.
    """

    old: VersionProvision
    new: VersionProvision
    likeness: float
    moved: bool
    part: Literal["", "joined", "split"] = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that happened to a commitment between two versions; the older side is absent where it is new."""

    kind: str
    old: Side | None
    new: Side | None
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

    @property
    def gone(self) -> int:
        """How many provisions of the older version have no counterpart, not even as a part of one."""
        return len({one.address for one in self.old.provisions} - {pair.old.address for pair in self.provisions})

    @property
    def fresh(self) -> int:
        """How many provisions of the newer version have no counterpart, not even as a part of one."""
        return len({one.address for one in self.new.provisions} - {pair.new.address for pair in self.provisions})


def levels(number: str) -> Iterator[str]:
    """The numbers above a number.

    >>> list(levels("3(a)(i)"))
    ['3(a)', '3']
    """
    while found := _LAST_LEVEL.search(number):
        number = number[: found.start()]
        yield number
