"""Names the records of a page about one thing: what a graph says of it, ready to be written as HTML."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph_build.show.links import Ref


@dataclass(frozen=True, slots=True)
class Passage:
    """The words that say something, with the words around them, and where they stand.

    ``wording`` says whose words they are where they are not the original's, ``sheet`` which page of a PDF holds them,
    ``row`` the columns and values where the words are a row of a table of facts.
    """

    exact: str
    prefix: str
    suffix: str
    document: Ref
    place: Ref
    rules: tuple[str, ...]
    original: str
    evidence: Ref
    wording: str = ""
    sheet: str = ""
    row: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A statement in names: subject, property, object."""

    subject: Ref
    predicate: str
    object: Ref


@dataclass(frozen=True, slots=True)
class Why:
    """Why the closure holds a statement: the rule by its OWL 2 RL name, in words, and what it was drawn from."""

    rule: str
    words: str
    premises: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One statement of a group: its other end, and the passages that say it or the reason that gives it."""

    value: Ref
    notes: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    unshown: int = 0
    record: Ref = field(default_factory=lambda: Ref(""))
    why: Why | None = None
    dated: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of one kind on this page; ``first`` counts from one, ``more`` says that there are over ``total``."""

    key: str
    label: str
    lines: tuple[Line, ...]
    total: int
    first: int = 1
    more: bool = False
    incoming: bool = False

    @property
    def last(self) -> int:
        """The number of the last line on this page."""
        return self.first + len(self.lines) - 1


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of the description: a label and its values."""

    label: str
    values: tuple[Ref, ...]
    unshown: int = 0
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment in a line: what it asks, how strongly, until when, and its words."""

    ref: Ref
    strength: str
    act: str
    verb: str
    parties: tuple[tuple[str, Ref], ...]
    due: str
    details: tuple[tuple[str, str], ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Promises:
    """The commitments in which the thing plays one part."""

    key: str
    label: str
    items: tuple[Promise, ...]
    total: int
    first: int = 1
    more: bool = False

    @property
    def last(self) -> int:
        """The number of the last commitment on this page."""
        return self.first + len(self.items) - 1


@dataclass(frozen=True, slots=True)
class Moment:
    """A point or stretch of a timeline: its EDTF text, the same in words, its bounds and what happened."""

    edtf: str
    words: str
    earliest: str
    latest: str
    label: str
    ref: Ref


@dataclass(frozen=True, slots=True)
class Strip:
    """A timeline as a picture: bars by left edge and width in thousandths of the time from ``first`` to ``last``."""

    bars: tuple[tuple[int, int], ...]
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class ThingPage:
    """All that a page about one address shows."""

    address: str
    name: str
    kind: str
    kinds: tuple[Ref, ...]
    aliases: tuple[str, ...]
    facts: tuple[Fact, ...]
    groups: tuple[Group, ...]
    promises: tuple[Promises, ...]
    passages: tuple[Passage, ...]
    moments: tuple[Moment, ...]
    strip: Strip | None
    disagreements: tuple[Line, ...]
    mentions: tuple[Fact, ...]
    mentioned: int
    restated: int
    page: int
    pages: int

    @property
    def has_next(self) -> bool:
        """Whether anything goes on on the next page."""
        return self.page < self.pages
