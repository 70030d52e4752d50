"""Turns commitment clauses into commitment nodes: who, what, how strongly, bound by what, how often and by when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Quad

from graph_build.corpus.provisions import slug
from graph_build.extract.document import DocumentExtract
from graph_build.extract.records import CommitmentClause
from graph_build.graph.emit.evidence import ASSERTIONS, EvidenceEmitter
from graph_build.graph.emit.relations import bound_quads
from graph_build.graph.mint import Mint
from graph_build.vocabulary import CONCEPTS, rdf, wps, wpsv, xsd

_ALLIANCES = frozenset({"nato", "eu", "osce", "african-union", "un"})
_OWN_WORDS = frozenset({"statement", "speech", "remarks", "letter", "leaflet", "pledge"})

Pairs = tuple[tuple[str, str | None], ...]


def binding_force(document: DocumentExtract) -> str:
    """What makes the clauses of a document bind: its organ and legal basis, never its verbs."""
    context = document.context
    kind, house = context.kind, context.house
    if kind in {"Resolution", "PresidentialStatement"} and house == "un":
        seven = any("Acting under Chapter VII" in p.reading.text for p in document.provisions if p.is_content)
        return "chapter-vii" if seven else "security-council"
    if kind == "Treaty":
        return "treaty-in-force"
    if kind == "Directive" and house not in _ALLIANCES:
        return "domestic-order"
    if kind in {"NewsItem", "Report", "OtherDocument"}:
        return "own-pledge" if (document.source.meta.kind or "").lower() in _OWN_WORDS else "reported-commitment"
    if kind == "NationalActionPlan" or (house not in _ALLIANCES and kind not in {"Declaration", "Resolution"}):
        return "own-pledge"
    return "agreed-political-commitment"


@dataclass(slots=True)
class CommitmentEmitter:
    """Writes the commitments of one document."""

    document: DocumentExtract
    mint: Mint
    evidence: EvidenceEmitter
    _taken: set[NamedNode] = field(init=False, default_factory=set)

    def quads(self) -> Iterator[Quad]:
        """What the graph of assertions says of the document's commitments."""
        force = wpsv(binding_force(self.document))
        for clause in self.document.commitments:
            node = self._address(clause)
            for predicate, value in (*self._says(clause), (wps("bindingForce"), force)):
                yield Quad(node, predicate, value, ASSERTIONS)
            if clause.due:
                yield from bound_quads(node, clause.due, "dueEarliest", "dueLatest")

    def _address(self, clause: CommitmentClause) -> NamedNode:
        """Words and a hash of what the clause says, not of where it stands; the same clause said again is counted."""
        quote = self.evidence.quote(clause.provision, clause.start, clause.end)
        identity = "\n".join((clause.verb, clause.action, quote.exact))
        for count in range(1, 10_000):
            told = identity if count == 1 else f"{identity}\n{count}"
            node = self.mint.commitment(clause.document, clause.provision, f"{clause.verb} {clause.action}", told)
            if node not in self._taken:
                self._taken.add(node)
                return node
        raise ValueError(f"ten thousand times one clause in {clause.document}/{clause.provision}")

    def _says(self, clause: CommitmentClause) -> Iterator[tuple[NamedNode, NamedNode | Literal]]:
        yield rdf("type"), wps("Commitment")
        yield wps("statedIn"), self.mint.provision(clause.document, clause.provision)
        yield wps("evidence"), self.evidence.evidence(clause.provision, clause.start, clause.end, clause.rule)
        yield wps("verb"), Literal(clause.verb)
        yield wps("act"), concept("act", clause.act)
        yield wps("strength"), concept("strength", clause.strength)
        yield wps("actionText"), Literal(clause.action)
        yield from self._actors("bearer", clause.bearers)
        yield from self._actors("addressee", clause.addressees)
        yield from self._actors("beneficiary", clause.beneficiaries)
        for theme in sorted(set(clause.themes)):
            yield wps("theme"), self.mint.thing(theme)
        for qualifier in sorted(set(clause.qualifiers)):
            yield wps("qualifier"), wpsv(qualifier)
        if clause.condition:
            yield wps("condition"), Literal(clause.condition)
        if clause.recurrence:
            yield wps("recurrence"), Literal(clause.recurrence, datatype=xsd("duration"))
        if clause.due and clause.due_rule:
            yield wps("due"), Literal(clause.due)
            yield wps("dueRule"), Literal(clause.due_rule)

    def _actors(self, name: str, pairs: Pairs) -> Iterator[tuple[NamedNode, NamedNode | Literal]]:
        for key in sorted({key for _, key in pairs if key}):
            yield wps(name), self.mint.thing(key)
        for words in sorted({words for words, _ in pairs if words}):
            yield wps(f"{name}Text"), Literal(words)


def concept(scheme: str, label: str) -> NamedNode:
    """The concept of a scheme with that label. Raises ValueError where the scheme has none."""
    name = slug(label)
    if name not in CONCEPTS[scheme]:
        raise ValueError(f"no concept {label!r} in the scheme {scheme}")
    return wpsv(name)
