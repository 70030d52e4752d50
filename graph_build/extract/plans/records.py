"""Names the records of a plan: pieces of its words, goals, indicators, money, details, actions."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

_DATED_VALUE = re.compile(
    r"(.{1,200}?)\s{0,3}(?:\((?:in |by )?((?:19|20)\d\d)\)|(?:,| by| in)\s{1,3}((?:19|20)\d\d))\.?$"
)


@dataclass(frozen=True, slots=True, order=True)
class Piece:
    """Words of a provision: ``start`` to ``end`` of its reading."""

    provision: str
    start: int
    end: int
    words: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"words {self.words!r} at {self.start}-{self.end}")

    def part(self, start: int, end: int) -> Piece:
        """The words between two places of this piece, blanks at their ends left out."""
        words = self.words[start:end]
        first = start + len(words) - len(words.lstrip())
        plain = words.strip()
        return Piece(self.provision, self.start + first, self.start + first + len(plain), plain)


def value_of(piece: Piece) -> str:
    """A baseline or target without the year beside it.

    >>> value_of(Piece("p", 0, 10, "8 % (2019)")), value_of(Piece("p", 0, 10, "15 % by 2027"))
    ('8 %', '15 %')
    """
    found = _DATED_VALUE.match(piece.words)
    return found.group(1) if found else piece.words


def year_of(piece: Piece) -> str | None:
    """The year beside a baseline or target."""
    found = _DATED_VALUE.match(piece.words)
    return found.group(2) or found.group(3) if found else None


@dataclass(frozen=True, slots=True)
class PlanGoal:
    """A pillar, objective, outcome … as written: its level in the plan's own word, its number, the goal above it.

    ``theme`` is the address of the pillar of the field that it maps to, where its words name one; ``number`` counts
    the goals of the plan from 1, ``parent`` is such a number.
    """

    number: int
    level: str
    label: str | None
    piece: Piece
    themes: tuple[str, ...] = ()
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class PlanDetail:
    """What the words say of a plan or an action under one aspect (a concept of the scheme plan-aspect).

    ``value`` is the value in plain form: EDTF for dates, a number for counts, else the words; ``thing`` the key of what
    they name.
    """

    aspect: str
    value: str
    piece: Piece
    rule: str
    thing: str | None = None
    plan: str | None = None


@dataclass(frozen=True, slots=True)
class PlanBudget:
    """What is said of money: a concept of the scheme plan-money, and the amount (decimal) where one is printed."""

    kind: str
    piece: Piece
    rule: str
    amount: str | None = None
    currency: str | None = None
    secured: str | None = None
    plan: str | None = None


@dataclass(frozen=True, slots=True)
class PlanIndicator:
    """What progress is measured by; ``baseline`` and ``target`` as printed, each with the words that say it."""

    piece: Piece
    baseline: Piece | None = None
    target: Piece | None = None
    verification: Piece | None = None
    goal: int | None = None


@dataclass(frozen=True, slots=True)
class PlanAction:
    """An activity of a plan: the place of its clause among the document's commitments, its goals by number.

    ``goals`` are those that stand over it, the outermost first.
    """

    clause: int
    piece: Piece
    label: str | None = None
    goals: tuple[int, ...] = ()
    details: tuple[PlanDetail, ...] = ()
    indicators: tuple[PlanIndicator, ...] = ()
    budgets: tuple[PlanBudget, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanRead:
    """All that was read of the plans that a document is, or tells of in a table; empty for any other document."""

    goals: tuple[PlanGoal, ...] = ()
    actions: tuple[PlanAction, ...] = ()
    details: tuple[PlanDetail, ...] = ()
    budgets: tuple[PlanBudget, ...] = ()
    indicators: tuple[PlanIndicator, ...] = ()

    def renamed(self, of: Callable[[str], str]) -> PlanRead:
        """The same with other keys of things."""

        def told(details: tuple[PlanDetail, ...]) -> tuple[PlanDetail, ...]:
            return tuple(
                replace(d, thing=of(d.thing) if d.thing else None, plan=of(d.plan) if d.plan else None) for d in details
            )

        actions = tuple(replace(a, details=told(a.details)) for a in self.actions)
        budgets = tuple(replace(b, plan=of(b.plan) if b.plan else None) for b in self.budgets)
        return replace(self, actions=actions, details=told(self.details), budgets=budgets)


NO_PLAN = PlanRead()
