"""Names the records of the network page: what a built graph says, ready to be laid out and drawn."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph_build.ask.lookups import Party, Quote, things_of

# The first and the last day of a time, as `YYYY-MM-DD`; empty where it is open.
Span = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Premise:
    """A statement that an inferred relation follows from; ``verb`` are its words where they are not the relation's."""

    subject: str
    predicate: str
    object: str
    verb: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the closure holds a relation: the OWL 2 RL rule by its name, the rule in words, its premises."""

    rule: str
    words: str
    premises: tuple[Premise, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """An assertion of the graph behind a relation of the picture: its own subject and object may be paragraphs."""

    assertion: str
    subject: str
    object: str
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """A statement between two things; ``reason`` is present exactly when it is inferred.

    ``verb`` and ``turned`` are its words from either end where they are not those of every such relation.
    """

    subject: str
    predicate: str
    object: str
    quotes: tuple[Quote, ...] = ()
    notes: tuple[str, ...] = ()
    reason: Reason | None = None
    spans: tuple[Span, ...] = ()
    said: tuple[Said, ...] = ()
    verb: str = ""
    turned: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        return (self.subject, self.predicate, self.object)


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement with a value in place of a second thing, such as a date."""

    predicate: str
    value: str
    quotes: tuple[Quote, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Detail:
    """A line of the panel about a thing; ``address`` is empty where there is nothing to open."""

    label: str
    value: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Thing:
    """A node: a thing that takes part in a relation or a commitment."""

    id: str
    name: str
    kind: str
    class_name: str
    aliases: tuple[str, ...]
    mentions: int
    details: tuple[Detail, ...]
    facts: tuple[Fact, ...]
    type: str = ""
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Commitment:
    """A commitment with everyone whom its words name, each thing beside the words for it."""

    id: str
    bearers: tuple[Party, ...]
    addressees: tuple[Party, ...]
    beneficiaries: tuple[Party, ...]
    document: str
    themes: tuple[str, ...]
    strength: str
    details: tuple[Detail, ...]
    quotes: tuple[Quote, ...]
    spans: tuple[Span, ...] = ()

    @property
    def involved(self) -> tuple[str, ...]:
        """The things that bear it, are asked and gain, and the document that states it, as far as they are known."""
        named = things_of((*self.bearers, *self.addressees, *self.beneficiaries))
        return (*named, self.document) if self.document else named


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A contradiction between sources: the things it is about, the statements and commitments that cannot both hold.

    ``extends`` where one source only goes on from the other: a plan that was extended, the latest date known to each.
    """

    comment: str
    kind: str
    things: tuple[str, ...]
    relations: tuple[tuple[str, str, str], ...] = ()
    commitments: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    extends: bool = False


@dataclass(frozen=True, slots=True)
class Naming:
    """A paragraph that names a thing, as its first mention tells it; where each name begins and ends, by turns.

    `quotes` are the mentions with the words around them, where the text of the paragraph is not at hand.
    """

    first: Quote
    at: tuple[int, ...]
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """All that the page shows; `themes` gives each theme the themes next below a top that it belongs to, its pillars.

    `dated` are things of which a date is said and no relation: the timeline shows them, the picture does not.
    `left_out` are documents whose own statements are not shown: tables of facts. `named` is where texts name things.
    Every collection is sorted, so equal graphs give equal scenes.
    """

    things: tuple[Thing, ...] = ()
    relations: tuple[Relation, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    titles: dict[str, str] = field(default_factory=dict)
    predicates: dict[str, str] = field(default_factory=dict)
    incoming: dict[str, str] = field(default_factory=dict)
    themes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    restated: int = 0
    dated: tuple[Thing, ...] = ()
    left_out: tuple[str, ...] = ()
    named: dict[str, tuple[Naming, ...]] = field(default_factory=dict)

    @property
    def asserted(self) -> tuple[Relation, ...]:
        return tuple(relation for relation in self.relations if relation.reason is None)

    @property
    def inferred(self) -> tuple[Relation, ...]:
        return tuple(relation for relation in self.relations if relation.reason is not None)
