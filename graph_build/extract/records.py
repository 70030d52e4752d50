"""The nouns of extraction: span, mention, thing, statement, relation, commitment clause; what is read has its rule."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import NamedTuple

DATE = "Date"
AGENTS = frozenset({"Organization", "State", "Body", "Mission", "Network", "ActorGroup", "Person"})
POSTS = frozenset({"Post", "PostKind"})
BODIES = frozenset({"Body", "Mission", "Network", "Organization"})
DOCUMENTS = frozenset(
    {
        "Document", "Resolution", "PresidentialStatement", "Policy", "ActionPlan", "NationalActionPlan", "Directive",
        "Guideline", "Strategy", "Treaty", "Declaration", "Report", "NewsItem", "OtherDocument",
    }
)  # fmt: skip
EVENTS = frozenset(
    {"Event", "Summit", "Conference", "Meeting", "Adoption", "Appointment", "Deployment", "Launch", "Training"}
)


def family(kind: str) -> str:
    """The broad kind within which names are compared: two things of one family and one name are one thing."""
    if kind in DOCUMENTS:
        return "Document"
    if kind in EVENTS:
        return "Event"
    if kind in BODIES:
        return "Organization"
    return "Post" if kind in POSTS else kind


class _Span(NamedTuple):
    provision: str
    text: str
    start: int
    end: int


class Span(_Span):
    """A stretch of a text: ``text[start:end]`` of the reading of the provision with the key ``provision``.

    Spans, mentions and relations are tuples rather than dataclasses: a document has thousands, each compared, sorted
    and hashed many times, and a tuple does that without a line of Python.
    """

    __slots__ = ()

    def __new__(cls, provision: str, text: str, start: int, end: int) -> Span:
        """Refuses a stretch that the text has not."""
        if not 0 <= start <= end <= len(text):
            raise ValueError(f"span {start}-{end} of {len(text)} characters")
        return tuple.__new__(cls, (provision, text, start, end))

    @property
    def words(self) -> str:
        """The words between start and end."""
        return self.text[self.start : self.end]


class _Mention(NamedTuple):
    provision: str
    start: int
    end: int
    kind: str
    surface: str
    thing: str
    rule: str
    value: str = ""


class Mention(_Mention):
    """A name in a provision's reading, ``start`` to ``end``.

    ``thing`` is the key of what it names, ``value`` a date's EDTF text.
    """

    __slots__ = ()

    def __new__(  # noqa: PLR0913, PLR0917
        cls, provision: str, start: int, end: int, kind: str, surface: str, thing: str, rule: str, value: str = ""
    ) -> Mention:
        if not 0 <= start < end:
            raise ValueError(f"mention {surface!r} at {start}-{end}")
        return tuple.__new__(cls, (provision, start, end, kind, surface, thing, rule, value))

    def covers(self, other: Mention) -> bool:
        """Whether the other mention lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def before(self, part: Mention) -> str:
        """The words of the name before a part of it."""
        return self.surface[: part.start - self.start]


def within(mention: Mention, others: Sequence[Mention]) -> list[Mention]:
    """Those of a provision's mentions that lie inside one of them; ``others`` stand in the order of their starts."""
    return between(others, mention.start, mention.end)


def starting(mentions: Sequence[Mention], first: int, last: int) -> Sequence[Mention]:
    """Those of a provision's mentions, in the order of their starts, that start from ``first`` to ``last``."""
    return mentions[bisect_left(mentions, first, key=_start) : bisect_right(mentions, last, key=_start)]


def between(mentions: Sequence[Mention], start: int, end: int) -> list[Mention]:
    """Those of a provision's mentions, in the order of their starts, that lie from ``start`` to ``end``."""
    found = []
    for place in range(bisect_left(mentions, start, key=_start), len(mentions)):
        if mentions[place].start >= end:
            break
        if mentions[place].end <= end:
            found.append(mentions[place])
    return found


def around(mentions: Sequence[Mention], part: Mention) -> Mention | None:
    """The one of a provision's mentions that holds another; they stand in order and do not overlap."""
    place = bisect_right(mentions, part.start, key=_start) - 1
    return mentions[place] if place >= 0 and mentions[place].covers(part) else None


_start = attrgetter("start")


def outermost(mentions: list[Mention]) -> list[Mention]:
    """The mentions that lie inside no other of them."""
    return [m for m in mentions if not any(o.covers(m) and o != m for o in mentions)]


@dataclass(frozen=True, slots=True)
class Thing:
    """What a name names, over all documents.

    ``status`` is "known" for reference names, else "newly-found"; ``needs_weight`` marks a general theme that counts
    only where a text gives it weight. ``owner`` is whose it is, where its name alone would not tell it from others';
    ``document`` is the text that alone means it, where each text means another thing by its name.
    """

    key: str
    kind: str
    label: str
    names: frozenset[str] = frozenset()
    status: str = "newly-found"
    identifiers: tuple[str, ...] = ()
    matches: tuple[str, ...] = ()
    needs_weight: bool = False
    owner: str = ""
    document: str = ""

    def called(self, *names: str) -> Thing:
        """The thing with these names besides its own."""
        return self if self.names.issuperset(names) else replace(self, names=self.names.union(names))

    def under(self, key: str, document: str | None = None) -> Thing:
        """The thing under another key, and of another document where one is given."""
        whose = self.document if document is None else document
        if key == self.key and whose == self.document:
            return self
        return Thing(  # a build does this for every name of every document, and `replace` takes four times as long
            key, self.kind, self.label, self.names, self.status, self.identifiers, self.matches, self.needs_weight,
            self.owner, whose,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Statement:
    """Subject, property and object (a thing's key, or EDTF text when ``literal``), and the rule that read them."""

    subject: str
    predicate: str
    object: str
    rule: str
    literal: bool = False


class Relation(NamedTuple):
    """Subject, property and object (a thing's key, or EDTF text when ``literal``) with the span that says so."""

    document: str
    provision: str
    start: int
    end: int
    subject: str
    predicate: str
    object: str
    rule: str
    literal: bool = False


@dataclass(frozen=True, slots=True)
class Holding:
    """A person on a post, with EDTF start and end where the words give them, and the span that says so.

    ``person`` is "" where the post is vacant; ``follows`` is whom the person succeeds on it; ``over`` says that the
    time has ended on a day that the words do not give; ``turned`` is a span that ends before it starts, "2024/2021";
    ``seen`` is the day of an appointment, of which the words tell though nothing starts on it; where it is the start as
    well, the year over the words is all that tells when, and a start that other words give goes before it.
    """

    document: str
    provision: str
    start: int
    end: int
    person: str
    post: str
    begins: str | None
    ends: str | None
    rule: str
    follows: str | None = None
    over: bool = False
    turned: str | None = None
    seen: str | None = None


# Somebody named in a clause: the words, and the thing's key where it is known.
Named = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class ReportedClaim:
    """Reported speech: ``claimant`` says ``words``; ``about`` are those of whom it is said. Things are given by key."""

    document: str
    provision: str
    start: int
    end: int
    claimant: str
    words: str
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOutClause:
    """A clause whose words ask or promise and that became no commitment, with the reason in words."""

    provision: str
    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class CommitmentClause:
    """One deontic clause of a provision; ``action`` is what follows its verb, ``due`` EDTF read by ``due_rule``.

    ``quoted`` tells that somebody else says it in direct speech, who can only ask others; ``corrections`` are the words
    of what a person corrected in it.
    """

    document: str
    provision: str
    start: int
    end: int
    rule: str
    verb: str
    act: str
    strength: str
    action: str
    bearers: tuple[Named, ...] = ()
    addressees: tuple[Named, ...] = ()
    beneficiaries: tuple[Named, ...] = ()
    themes: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] = ()
    condition: str | None = None
    recurrence: str | None = None
    due: str | None = None
    due_rule: str | None = None
    corrections: tuple[str, ...] = ()
    quoted: bool = False
