"""Turns one document into the lines that it alone gives a graph, and into what of them is kept for the next build."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Final, NamedTuple

from pyoxigraph import NamedNode, Quad

from graph_build.extract.document import DocumentExtract
from graph_build.graph.emit.claims import claim_quads
from graph_build.graph.emit.commitments import CommitmentEmitter
from graph_build.graph.emit.document_facts import original_ids
from graph_build.graph.emit.evidence import EvidenceEmitter
from graph_build.graph.emit.own_lines import starts_of
from graph_build.graph.emit.plans import PlanEmitter
from graph_build.graph.emit.relations import Said, Statement, said_by, statement_quads
from graph_build.graph.emit.things import document_quads
from graph_build.graph.lines import line_of
from graph_build.graph.mint import Mint, key_path
from graph_build.graph.since import COMPARED, is_compared

_FIELDS: Final = ("beside", COMPARED, "commitments", "passages")


@dataclass(frozen=True, slots=True)
class Written:
    """What one document gives a graph.

    ``beside`` are the lines that are not its own; of those that are, ``compared`` tell builds apart.
    ``commitments`` are addresses in their order, ``passages`` those of its evidence.
    """

    beside: list[str]
    compared: list[str]
    commitments: list[str]
    passages: list[str]

    def plain(self) -> dict[str, list[str]]:
        """The record as plain values."""
        return {name: getattr(self, name) for name in _FIELDS}

    @classmethod
    def of(cls, read: dict[str, list[str]]) -> Written:
        """The record of such values. Raises KeyError or TypeError for others."""
        return cls(*(read[name] for name in _FIELDS))


class OwnParts(NamedTuple):
    """The lines of a document that are below its address, and those on what is asserted of it."""

    below: list[str]
    asserted: list[str]


@dataclass(slots=True)
class _Held:
    """Lines in memory."""

    lines: list[str] = field(default_factory=list)

    def add_lines(self, lines: list[str]) -> None:
        """Take lines in."""
        self.lines += lines

    def __iter__(self) -> Iterator[str]:
        return iter(self.lines)


@dataclass(frozen=True, slots=True)
class DocumentWriter:
    """Writes one document; ``first`` are the addresses of the commitments that its source has too, by their places."""

    document: DocumentExtract
    mint: Mint
    first: Mapping[int, NamedNode]
    is_copy: bool

    @property
    def prefixes(self) -> tuple[str, str]:
        """What addresses begin with that are below the document's, and those of what is asserted of it."""
        key = self.document.context.key
        return prefix_of(key, self.mint), self.mint.assertions(key)

    def own_lines(self) -> OwnParts:
        """The lines that are below the document's address, and those on what is asserted of it."""
        return self.written()[1]

    def written(self) -> tuple[Written, OwnParts]:
        """The record of the document, and the lines that are its own."""
        passages = _Held()
        evidence = EvidenceEmitter(self.document, self.mint, passages)
        commitments = CommitmentEmitter(self.document, self.mint, evidence, self.first)
        lines = list(map(line_of, self._quads(commitments, evidence)))
        asked = sorted(evidence.written)
        evidence.mentions()
        below, asserted = (starts_of(prefix) for prefix in self.prefixes)
        own = OwnParts([line for line in lines if line.startswith(below)], [])
        rest = [line for line in lines if not line.startswith(below)]
        own.asserted.extend(line for line in rest if line.startswith(asserted))
        record = Written(
            beside=[line for line in rest if not line.startswith(asserted)],
            compared=list(filter(is_compared, chain(*own))),
            commitments=[node.value for node in commitments.addresses],
            passages=asked,
        )
        own.below.extend(passages.lines)
        return record, own

    def _quads(self, commitments: CommitmentEmitter, evidence: EvidenceEmitter) -> Iterator[Quad]:
        document, mint, key = self.document, self.mint, self.document.context.key
        yield from document_quads(document, mint)
        yield from original_ids(document, mint)
        said: dict[Statement, set[Said]] = defaultdict(set)
        for statement, place in said_by(document):
            said[statement].add(place)
        for statement, places in said.items():
            yield from statement_quads(statement, sorted(places), mint, {key: evidence})
        yield from commitments.quads()
        if not self.is_copy:  # a copy says nothing of its plan that its source does not say
            yield from PlanEmitter(document, mint, evidence, commitments.addresses).quads()
        yield from claim_quads(document, mint, evidence)


def prefix_of(key: str, mint: Mint) -> str:
    """What the addresses below that of a document begin with."""
    return f"{mint.base}{key_path(key)}/"
