"""Names the records that the scripts of the page read.

`parts/page.d.ts` is written from these classes (`make page-types`), and `make lint` holds the scripts against it. Names
of fields change their case on the way: ``class_name`` becomes ``className``. A field without a value is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph_build.show.dated_documents import PageYear
from graph_build.show.document_date import DocumentDate
from graph_build.show.network.states import PageRegion, PageState
from graph_build.show.page_plans import PagePlans

# First and last day as `YYYY-MM-DD`, none where the time is open.
DaySpan = tuple[str | None, str | None]
# An assertion with its own subject and object, and the numbers of its quotes.
SaidRow = tuple[str, str, str, tuple[int, ...]]
# The number of a place that names a thing; where each name begins and ends in its text, first and last by turns; and
# where that text is not at hand, of each the words before, the name and the words after.
NamedRow = tuple[int, tuple[int, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class PageKind:
    """An entry of the legend."""

    key: str
    label: str
    color: str
    path: str


@dataclass(frozen=True, slots=True)
class PageNode:
    """A thing as vis-network takes it; one that a click brings in has no place yet.

    The page keeps in ``home`` the place of one that it moves, and in ``near`` what it was opened by.
    """

    id: str
    label: str
    kind: str
    size: float
    first: bool
    group: int
    x: int | None = None
    y: int | None = None


@dataclass(frozen=True, slots=True)
class PageDetail:
    """A line about a thing or a commitment; ``address`` where it leads somewhere."""

    label: str
    value: str
    address: str | None = None


@dataclass(frozen=True, slots=True)
class PageFact:
    """A date or figure, with the numbers of its quotes."""

    predicate: str
    value: str
    quotes: tuple[int, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageThing:
    """A thing; ``light`` where a click fetches more of it, ``date`` where it is a document that has one."""

    id: str
    address: str
    name: str
    kind: str
    class_name: str
    type: str
    aliases: tuple[str, ...]
    mentions: int
    details: tuple[PageDetail, ...]
    facts: tuple[PageFact, ...]
    spans: tuple[DaySpan, ...]
    date: DocumentDate | None = None
    light: bool | None = None


@dataclass(frozen=True, slots=True)
class PagePremise:
    """A statement that an inferred relation follows from; ``verb`` are its words where they are not its predicate's."""

    subject: str
    predicate: str
    object: str
    verb: str | None = None


@dataclass(frozen=True, slots=True)
class PageReason:
    """Why a relation is inferred."""

    rule: str
    words: str
    premises: tuple[PagePremise, ...]


@dataclass(frozen=True, slots=True)
class PageRelation:
    """A relation, with a reason exactly when it is inferred; ``bend`` keeps those between the same two things apart.

    ``verb`` and ``turned`` are its words from either end where they are not those of its predicate.
    """

    subject: str
    predicate: str
    object: str
    quotes: tuple[int, ...]
    notes: tuple[str, ...]
    spans: tuple[DaySpan, ...]
    said: tuple[SaidRow, ...]
    reason: PageReason | None = None
    bend: float | None = None
    verb: str | None = None
    turned: str | None = None


@dataclass(frozen=True, slots=True)
class PageParty:
    """One whom a commitment names: a thing, which is empty where none is known, and the words for it."""

    thing: str
    words: str


@dataclass(frozen=True, slots=True)
class PageCommitment:
    """A commitment with everyone whom its words name."""

    id: str
    bearers: tuple[PageParty, ...]
    addressees: tuple[PageParty, ...]
    beneficiaries: tuple[PageParty, ...]
    document: str
    themes: tuple[str, ...]
    strength: str
    details: tuple[PageDetail, ...]
    spans: tuple[DaySpan, ...]
    quotes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PageDisagreement:
    """A contradiction between sources; a relation is named by its three parts with spaces between.

    ``extends`` where one source only goes on from the other.
    """

    comment: str
    kind: str
    things: tuple[str, ...]
    relations: tuple[str, ...]
    commitments: tuple[str, ...]
    quotes: tuple[int, ...]
    extends: bool


@dataclass(frozen=True, slots=True)
class PageGroup:
    """Things of the first view that hang together around a hub; ``words`` is what most of them have with it."""

    hub: str
    members: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class PageTheme:
    """A theme and the pillars that it belongs to."""

    id: str
    pillars: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageCounts:
    """How much the graph holds, by the one definition of all places that count."""

    documents: int
    things: int
    statements: int
    commitments: int
    contradictions: int
    inferred: int


@dataclass(frozen=True, slots=True)
class PageBar:
    """A document, year or bearer, and its commitments by strength in the order of the overview's ``strengths``.

    ``date`` is that of a document.
    """

    id: str
    label: str
    year: str
    numbers: tuple[int, ...]
    date: DocumentDate | None = None


@dataclass(frozen=True, slots=True)
class PageDue:
    """A commitment with a date or a rhythm; ``told`` where a source reports of it.

    ``due`` is the date as written and ``latest`` the last day that it allows, both empty where only ``every`` is said.
    """

    id: str
    due: str
    latest: str
    every: str
    bearers: tuple[str, ...]
    action: str
    document: str
    strength: str
    told: bool


@dataclass(frozen=True, slots=True)
class PageVote:
    """How many states voted for and against a document, and abstained."""

    id: str
    label: str
    in_favour: int
    against: int
    abstained: int


@dataclass(frozen=True, slots=True)
class PageChange:
    """A document that was ``added``, ``replaced`` or ``withdrawn`` since the earlier build."""

    how: str
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class PageSince:
    """What came and went since the earlier build: documents, and how many statements and commitments."""

    documents: tuple[PageChange, ...]
    statements: tuple[int, int]
    commitments: tuple[int, int]


@dataclass(frozen=True, slots=True)
class PageOverview:
    """The figures that a reader sees first, and of how many each is; ``since`` where an earlier build is known.

    ``due_days`` counts those that are due once by their last day: only a reader's day tells past from to come.
    ``worded`` tell when in words alone, "within three months": these stand in place of their date.
    ``again`` are documents that are only named with the one read that each of them is: they count once.
    ``wordings`` say of how many documents the words are not the original's, by whose they are.
    """

    counts: PageCounts
    strengths: tuple[str, ...]
    documents: tuple[PageBar, ...]
    years: tuple[PageBar, ...]
    bearers: tuple[PageBar, ...]
    bearers_in_all: int
    unborne: int
    due: tuple[PageDue, ...]
    due_days: tuple[tuple[str, int], ...]
    recurring_in_all: int
    worded: tuple[PageDue, ...]
    worded_in_all: int
    votes: tuple[PageVote, ...]
    regions: tuple[PageRegion, ...]
    dated: tuple[PageYear, ...]
    again: tuple[tuple[str, str], ...]
    wordings: Mapping[str, int]
    since: PageSince | None = None


@dataclass(frozen=True, slots=True)
class PagePlace:
    """A paragraph in which something was read, with its whole text where that is at hand, each piece at its offset.

    ``wording`` says whose words they are where they are not the original's.
    """

    document: str
    paragraph: str
    heading: str
    address: str
    provision: str
    wording: str
    text: tuple[tuple[int, str], ...] | None = None


@dataclass(frozen=True, slots=True)
class PageQuote:
    """Words of a text, the number of the place where they stand, and the words around them."""

    place: int
    exact: str
    prefix: str
    suffix: str
    rule: str
    evidence: str
    before: str
    after: str
    pages: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """All that the page holds; ``service`` and ``homes`` where a server answers it.

    ``left_out`` are documents whose own statements are not shown: the queries of a view leave them out too. ``named``
    is where texts name each thing, ``parts`` the headings of the parts that things play in commitments, ``from_a_name``
    the rules that read a name, ``enclosing`` which body is part of which as a page outside tells it, and that page.
    """

    kinds: tuple[PageKind, ...]
    things: tuple[PageThing, ...]
    dated: tuple[PageThing, ...]
    relations: tuple[PageRelation, ...]
    commitments: tuple[PageCommitment, ...]
    disagreements: tuple[PageDisagreement, ...]
    groups: tuple[PageGroup, ...]
    titles: Mapping[str, str]
    predicates: Mapping[str, str]
    incoming: Mapping[str, str]
    themes: tuple[PageTheme, ...]
    in_graph: int
    places: tuple[PagePlace, ...]
    quotes: tuple[PageQuote, ...]
    prefixes: Mapping[str, str]
    left_out: tuple[str, ...]
    named: Mapping[str, tuple[NamedRow, ...]]
    parts: Mapping[str, str]
    from_a_name: tuple[str, ...]
    enclosing: tuple[tuple[str, str, str], ...] = ()
    overview: PageOverview | None = None
    plans: PagePlans | None = None
    service: str | None = None
    homes: tuple[tuple[str, str], ...] | None = None


@dataclass(frozen=True, slots=True)
class PageFragment:
    """What a click brings in; ``about`` and what is left only where it is about a thing.

    ``parts`` says in how many commitments of the graph a thing plays each part, ``naming`` which documents name it how
    often.
    """

    things: tuple[PageThing, ...]
    relations: tuple[PageRelation, ...]
    commitments: tuple[PageCommitment, ...]
    titles: Mapping[str, str]
    predicates: Mapping[str, str]
    incoming: Mapping[str, str]
    themes: tuple[PageTheme, ...]
    places: tuple[PagePlace, ...]
    quotes: tuple[PageQuote, ...]
    nodes: tuple[PageNode, ...]
    named: Mapping[str, tuple[NamedRow, ...]]
    about: str | None = None
    left: int | None = None
    next: int | None = None
    parts: Mapping[str, int] | None = None
    naming: tuple[tuple[str, int], ...] | None = None


@dataclass(frozen=True, slots=True)
class PageHit:
    """A thing that a search found, with the name of it that fits."""

    id: str
    name: str
    fits: str
    kind: str


# What the scripts read as JSON; everything else stands inside one of these.
READ = (Page, PageNode, PageFragment, PageHit, PageState)
