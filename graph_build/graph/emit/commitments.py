"""Turns commitment clauses into commitment nodes: who, what, how strongly, bound by what, how often and by when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Quad

from graph_build.corpus.facts import DRAFT, NOT_ADOPTED
from graph_build.corpus.slugs import slug
from graph_build.extract.demands import is_demand
from graph_build.extract.document import DocumentExtract
from graph_build.extract.records import CommitmentClause, Named
from graph_build.graph.emit.evidence import ASSERTIONS, EvidenceEmitter
from graph_build.graph.emit.relations import bound_quads
from graph_build.graph.emit.wording import verb_and_action
from graph_build.graph.mint import Mint
from graph_build.vocabulary import CONCEPTS, rdf, wps, wpsv, xsd

# Standings of a document in which nothing that it says binds anybody or falls due.
_WITHOUT_FORCE = frozenset({DRAFT, NOT_ADOPTED})
_OWN_WORDS = frozenset({"statement", "speech", "remarks", "letter", "leaflet", "pledge"})


def binding_force(document: DocumentExtract) -> str:
    """What makes the clauses of a document bind: its organ and legal basis, never its verbs.

    A demand on others binds nobody, whatever the document is.
    """
    if document.context.status in _WITHOUT_FORCE:
        return "no-force"
    return _force_of_kind(document)


def _force_of_kind(document: DocumentExtract) -> str:
    context = document.context
    kind, voice = context.kind, context.voice
    if kind in {"Resolution", "PresidentialStatement"} and voice.id == "un":
        seven = any("Acting under Chapter VII" in p.reading.text for p in document.provisions if p.is_content)
        return "chapter-vii" if seven else "security-council"
    if kind == "Treaty":
        return "treaty-in-force"
    if kind == "Directive" and not voice.agrees:
        return "domestic-order"
    if kind in {"NewsItem", "Report", "OtherDocument"}:
        return "own-pledge" if (document.source.meta.kind or "").lower() in _OWN_WORDS else "reported-commitment"
    if kind == "NationalActionPlan" or (not voice.agrees and kind not in {"Declaration", "Resolution"}):
        return "own-pledge"
    return "agreed-political-commitment"


@dataclass(slots=True)
class CommitmentEmitter:
    """Writes the commitments of one document; those of a copy that were ``written`` already are not written again.

    ``written`` holds their places among the document's commitments, and their addresses.
    """

    document: DocumentExtract
    mint: Mint
    evidence: EvidenceEmitter
    written: Mapping[int, NamedNode] = field(default_factory=dict)
    _taken: set[NamedNode] = field(init=False, default_factory=set)
    _said: Counter[tuple[str, str]] = field(init=False, default_factory=Counter)
    _addresses: list[NamedNode] = field(init=False, default_factory=list)

    @property
    def addresses(self) -> tuple[NamedNode, ...]:
        """The addresses of the commitments written, in order."""
        return tuple(self._addresses)

    def quads(self) -> Iterator[Quad]:
        """What the graph of assertions says of the document's commitments."""
        force = binding_force(self.document)
        for place, clause in enumerate(self.document.commitments):
            if (first := self.written.get(place)) is not None:
                self._addresses.append(first)
                yield Quad(first, wps("repeatedIn"), self.mint.provision(clause.document, clause.provision), ASSERTIONS)
                continue
            node = self.address(clause)
            self._addresses.append(node)
            clause_force = wpsv("demand" if force != "no-force" and is_demand(self.document.context, clause) else force)
            for predicate, value in (*self._says(clause), (wps("bindingForce"), clause_force)):
                yield Quad(node, predicate, value, ASSERTIONS)
            yield from self._parties(node, "bearer", clause.bearers)
            yield from self._parties(node, "addressee", clause.addressees)
            yield from self._parties(node, "beneficiary", clause.beneficiaries)
            if clause.due and self._in_force:
                yield from bound_quads(node, clause.due, "dueEarliest", "dueLatest")

    def address(self, clause: CommitmentClause) -> NamedNode:
        """Words and a hash of what the clause says, not of where it stands; the same clause said again is counted."""
        quote = self.evidence.quote(clause.provision, clause.start, clause.end)
        identity = "\n".join((clause.verb, clause.action, quote.exact))
        while True:
            self._said[clause.provision, identity] += 1
            count = self._said[clause.provision, identity]
            told = identity if count == 1 else f"{identity}\n{count}"
            node = self.mint.commitment(clause.document, clause.provision, f"{clause.verb} {clause.action}", told)
            if node not in self._taken:
                self._taken.add(node)
                return node

    def _says(self, clause: CommitmentClause) -> Iterator[tuple[NamedNode, NamedNode | Literal]]:
        quote = self.evidence.quote(clause.provision, clause.start, clause.end)
        verb, action = verb_and_action(clause.verb, clause.action, quote.exact)
        yield rdf("type"), wps("Commitment")
        yield wps("statedIn"), self.mint.provision(clause.document, clause.provision)
        yield wps("evidence"), self.evidence.evidence(clause.provision, clause.start, clause.end, clause.rule)
        yield wps("verb"), Literal(verb)
        yield wps("act"), concept("act", clause.act)
        yield wps("strength"), concept("strength", clause.strength)
        yield wps("actionText"), Literal(action)
        for theme in sorted(set(clause.themes)):
            yield wps("theme"), self.mint.thing(theme)
        for qualifier in sorted(set(clause.qualifiers)):
            yield wps("qualifier"), wpsv(qualifier)
        if clause.condition:
            yield wps("condition"), Literal(clause.condition)
        if clause.recurrence:
            yield wps("recurrence"), Literal(clause.recurrence, datatype=xsd("duration"))
        if clause.due and clause.due_rule and self._in_force:
            yield wps("due"), Literal(clause.due)
            yield wps("dueRule"), Literal(clause.due_rule)
        for words in clause.corrections:
            yield wps("correction"), Literal(words)

    @property
    def _in_force(self) -> bool:
        """Whether a date in the document is one by which somebody has to act."""
        return self.document.context.status not in _WITHOUT_FORCE

    def _parties(self, node: NamedNode, role: str, named: Iterable[Named]) -> Iterator[Quad]:
        """Who plays a role: things and words apart, for a plain question, and each pair of them as a party."""
        for words, key in sorted(set(named), key=lambda pair: (pair[0], pair[1] or "")):
            party = self.mint.party(node, role, words, key or "")
            yield Quad(node, wps(f"{role}Text"), Literal(words), ASSERTIONS)
            yield Quad(node, wps(f"{role}Party"), party, ASSERTIONS)
            yield Quad(party, rdf("type"), wps("CommitmentParty"), ASSERTIONS)
            yield Quad(party, wps("partyText"), Literal(words), ASSERTIONS)
            if key:
                yield Quad(node, wps(role), self.mint.thing(key), ASSERTIONS)
                yield Quad(party, wps("partyThing"), self.mint.thing(key), ASSERTIONS)


def commitment_addresses(document: DocumentExtract, mint: Mint) -> tuple[NamedNode, ...]:
    """The addresses that the commitments of a document have, in their order."""
    writer = CommitmentEmitter(document, mint, EvidenceEmitter(document, mint))
    return tuple(writer.address(clause) for clause in document.commitments)


def concept(scheme: str, label: str) -> NamedNode:
    """The concept of a scheme with that label. Raises ValueError where the scheme has none."""
    name = slug(label)
    if name not in CONCEPTS[scheme]:
        raise ValueError(f"no concept {label!r} in the scheme {scheme}")
    return wpsv(name)
