"""Turns what documents say into the quads of the graph, without the closure: each once, no blank node."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from graph_build import __version__
from graph_build.extract.corpus_extract import CorpusExtract
from graph_build.extract.document import DocumentExtract
from graph_build.graph.closure import Part, about_things
from graph_build.graph.emit.document_facts import theme_quads
from graph_build.graph.emit.document_lines import DocumentWriter, Written, prefix_of
from graph_build.graph.emit.evidence import EvidenceEmitter, Lines
from graph_build.graph.emit.holdings import RoleHolding, holding_quads, predecessors, role_holdings
from graph_build.graph.emit.own_lines import HOMES, Owners, OwnLines, apart
from graph_build.graph.emit.relations import Said, Statement, statements
from graph_build.graph.emit.things import things_quads
from graph_build.graph.lines import FIELD, QuadLines, line_of, merged, quads_of
from graph_build.graph.mint import Mint
from graph_build.graph.ontology import ontology_triples
from graph_build.graph.since import Compared, is_compared
from graph_build.units import Kept, program_digest
from graph_build.vocabulary import graph, rdf, wps

_TYPE: Final = rdf("type")
_ASSERTED_OF: Final = "asserted of "
_PIECE: Final = 50_000
"""Lines of what is kept beside all others that stay in memory at the most."""


@dataclass(frozen=True, slots=True)
class Aside:
    """Where the lines below the address of each document wait, and what is kept of documents from build to build."""

    folder: Path
    kept: Kept = field(default_factory=Kept)


@dataclass(frozen=True, slots=True)
class Emission:
    """A corpus as it is written down, each piece once: later stages take statements, holdings and addresses from here.

    ``commitments`` are their addresses by the key of the document and the place among its commitments; ``evidence`` are
    the writers of each document, which later stages ask for passages of their own. ``own`` are the lines below the
    address of each document, seven of eight, where they are set aside: ``digests`` are those of all that decides on
    them, empty where that is not known, ``compared`` those that tell builds apart, ``compared_kept`` such as are kept
    under one of these digests. ``lines`` hold all others. What
    later stages write is added by :meth:`add`.
    """

    corpus: CorpusExtract
    mint: Mint
    statements: dict[Statement, tuple[Said, ...]]
    holdings: tuple[RoleHolding, ...]
    lines: QuadLines
    owners: Owners
    commitments: dict[tuple[str, int], NamedNode] = field(default_factory=dict)
    evidence: dict[str, EvidenceEmitter] = field(default_factory=dict)
    own: dict[str, OwnLines] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    compared: QuadLines = field(default_factory=QuadLines)
    compared_kept: QuadLines = field(default_factory=QuadLines)

    @classmethod
    def of(
        cls, corpus: CorpusExtract, mint: Mint, lines: QuadLines | None = None, aside: Aside | None = None
    ) -> Emission:
        """The emission of a corpus, with its mentions; ``lines`` take what is written, else memory does.

        What is below the address of a document is set ``aside``, where that is given.
        """
        keys = [document.context.key for document in corpus.documents]
        prefixes = {key: prefix_of(key, mint) for key in keys}
        prefixes |= {of_assertions(key): mint.assertions(key) for key in keys}
        owners = Owners(apart(prefixes) if aside is not None else {})
        lines = QuadLines() if lines is None else lines
        emission = cls(corpus, mint, statements(corpus), tuple(role_holdings(corpus)), lines, owners)
        if aside is not None:
            compared, compared_kept = (QuadLines(aside.folder / name, _PIECE) for name in ("compared", "kept"))
            own = {
                key: OwnLines(prefixes[key], aside.folder / f"{place:06d}")
                for place, key in enumerate(sorted(owners.keys))
            }
            digests = dict.fromkeys(own, "")
            emission = replace(emission, own=own, digests=digests, compared=compared, compared_kept=compared_kept)
        for document in sorted(corpus.documents, key=lambda d: d.context.key in corpus.copies):
            emission._write(document, aside)
        for quads in (things_quads(corpus, mint), theme_quads(corpus, mint), ontology_quads(), _run(corpus, mint)):
            emission.add(quads)
        before = predecessors(emission.holdings)
        emission.add(q for found in emission.holdings for q in holding_quads(found, mint, emission.evidence, before))
        return emission

    def _write(self, document: DocumentExtract, aside: Aside | None) -> None:
        """Write one document down, or take what is kept of it."""
        key, source = document.context.key, self.corpus.source_of(document.context.key)
        first = {place: self.commitments[source, one] for place, one in self.corpus.repeated(document).items()}
        writer = DocumentWriter(document, self.mint, first, key in self.corpus.copies)
        if aside is None or key not in self.own:
            written, own = writer.written()
            self.add_lines([*own.below, *own.asserted])
            home: Lines = self.lines
        else:
            written = self._set_aside(key, writer, aside.kept)
            (self.compared_kept if self.digests[key] else self.compared).add_lines(written.compared)
            home = self.own[key]
        self.evidence[key] = EvidenceEmitter(document, self.mint, home, set(written.passages))
        self.add_lines(written.beside)
        self.commitments.update(((key, place), NamedNode(node)) for place, node in enumerate(written.commitments))

    def _set_aside(self, key: str, writer: DocumentWriter, kept: Kept) -> Written:
        """Set what is a document's own aside: what is below its address, and what is asserted of it."""
        below, asserted = self.own[key], self.own.get(of_assertions(key))
        digest = self.digests[key] = _digest_of(writer, self.corpus.identities.get(key, ""))
        below.written = lambda: writer.own_lines().below
        below.about_things = partial(_about, digest, kept, writer)
        if asserted is not None:
            asserted.written = lambda: writer.own_lines().asserted
            self.digests[of_assertions(key)] = digest and _digest(digest, [asserted.prefix])
        if asserted is not None and (found := _kept(digest, kept)) is not None:
            return found
        found, own = writer.written()
        said = list(about_things(own.below))
        below.put(own.below)
        below.put_about(said)
        if asserted is not None:
            asserted.put(own.asserted)
        else:
            self.lines.add_lines(own.asserted)
        if digest:
            kept.put(_key_of_about(digest), "\n".join(said).encode("utf-8", "surrogatepass"))
            kept.put_plain(digest, found.plain())
        return found

    def add(self, quads: Iterable[Quad]) -> None:
        """Write quads down."""
        self.add_lines(map(line_of, quads))

    def add_lines(self, lines: Iterable[str]) -> None:
        """Write lines down, each with those of the document below whose address it is.

        A document below whose address something stands in other graphs than its own is not set aside.
        """
        if not self.own:
            self.lines.add_lines(lines)
            return
        rest: list[str] = []
        before = key = ""
        for line in lines:
            home, subject, _ = line.split(FIELD, 2)
            if subject != before:  # lines of one node come together
                before, key = subject, self.owners.of(subject)
            if not key or key not in self.own:
                rest.append(line)
            elif home in HOMES:
                self.own[key].more.append(line)
            else:
                rest.append(line)
                self._join(key)
        self.lines.add_lines(rest)

    def _join(self, key: str) -> None:
        """Put the lines of a document to all others."""
        own = self.own.pop(key)
        self.lines.add_lines(own)
        own.drop()
        if key in self.evidence:
            self.evidence[key].lines = self.lines

    def lines_about_things(self) -> Iterator[str]:
        """The lines from which a rule can conclude something of a thing."""
        yield from self.shared_about_things()
        for own in self.own.values():
            yield from own.about()

    def shared_about_things(self) -> Iterator[str]:
        """Those of them that are set aside for no document."""
        return about_things(self.lines.unordered())

    def parts(self) -> dict[str, Part]:
        """Those of them that are set aside, by the key of their document, with a digest of all that decides on them."""
        return {
            key: Part(own.prefix, self.digests[key] and _digest(self.digests[key], about_things(own.more)), own.about)
            for key, own in self.own.items()
            if key in self.evidence
        }

    def forget(self) -> None:
        """Forget what is asked while lines are written, when all are: it takes 100 kB a document."""
        self.evidence.clear()
        self.statements.clear()
        self.commitments.clear()

    def without_corpus(self) -> Emission:
        """The emission when what documents say is no longer asked for, but for that of which no line is laid down."""
        return replace(self, corpus=CorpusExtract((), {}), holdings=())

    def owner_of(self, address: str) -> str:
        """The key of the document for which lines about an address are set aside; empty where there is none."""
        key = self.owners.of(address)
        return key if key in self.own and key in self.evidence else ""

    def all_compared(self) -> Compared:
        """The lines by which builds are compared: of documents by the digests under which they are kept."""
        more = (line for own in self.own.values() for line in own.more)
        others = [*filter(is_compared, chain(self.lines.unordered(), more)), *self.compared.unordered()]
        digests = {digest for key, digest in self.digests.items() if not key.startswith(_ASSERTED_OF)}
        known = frozenset(filter(None, digests))
        return Compared(lambda: chain(others, self.compared_kept.unordered()), others, known, self._digest_at)

    def _digest_at(self, address: str) -> str:
        """The digest of the document below whose address one stands; empty where there is none, or it is not known."""
        return self.digests.get(self.owners.of(address).removeprefix(_ASSERTED_OF), "")

    def own_lines(self) -> Iterator[str]:
        """All lines that are set aside, in order."""
        for own in sorted(self.own.values(), key=lambda one: one.prefix):
            yield from own

    def all_lines(self) -> Iterator[str]:
        """All that is written so far, in order."""
        return merged(self.lines, *self.own.values())

    def quads(self) -> Iterator[Quad]:
        """All that is written so far, in order."""
        return quads_of(self.all_lines())


def _digest_of(writer: DocumentWriter, identity: str) -> str:
    """The digest of all that decides on what a document gives; an empty one where that is not known."""
    if not identity:
        return ""
    first = sorted((place, node.value) for place, node in writer.first.items())
    said = repr((program_digest(), writer.mint.base, identity, first, writer.is_copy))
    return hashlib.sha256(said.encode()).hexdigest()


def of_assertions(key: str) -> str:
    """The key under which lines on what is asserted of a document are set aside."""
    return f"{_ASSERTED_OF}{key}"


def _digest(said: str, more: Iterable[str]) -> str:
    return hashlib.sha256("\n".join((said, *sorted(set(more)))).encode("utf-8", "surrogatepass")).hexdigest()


def _key_of_about(digest: str) -> str:
    return hashlib.sha256(f"about things\n{digest}".encode()).hexdigest()


def _about(digest: str, kept: Kept, writer: DocumentWriter) -> list[str]:
    """What a document says of things below its address, as it is kept or anew."""
    raw = kept.get(_key_of_about(digest)) if digest else None
    if raw is None:
        return list(about_things(writer.own_lines().below))
    return raw.decode("utf-8", "surrogatepass").split("\n") if raw else []


def _kept(digest: str, kept: Kept) -> Written | None:
    read = kept.get_plain(digest) if digest else None
    with suppress(KeyError, TypeError):
        return None if read is None else Written.of(read)
    return None


def emit(corpus: CorpusExtract, mint: Mint) -> set[Quad]:
    """Every quad that the documents give, with the ontology and the run."""
    return set(Emission.of(corpus, mint).quads())


def ontology_quads() -> Iterator[Quad]:
    """The ontology, the concept schemes and the themes, in the graph of the ontology."""
    home = graph("ontology")
    return (Quad(read.subject, read.predicate, read.object, home) for read in ontology_triples())


def _run(corpus: CorpusExtract, mint: Mint) -> Iterator[Quad]:
    """The run: which software read which documents. No clock time, so that two builds give the same bytes."""
    identity = input_digest(corpus)
    node, home = mint.run(f"{__version__}\n{identity}"), graph("run")
    yield Quad(node, _TYPE, wps("ExtractionRun"), home)
    yield Quad(node, wps("softwareVersion"), Literal(__version__), home)
    yield Quad(node, wps("inputDigest"), Literal(identity), home)
    for document in corpus.documents:
        yield Quad(node, wps("readDocument"), mint.thing(document.context.key), home)


def input_digest(corpus: CorpusExtract) -> str:
    """SHA-256 over the names, texts and catalogue rows of all documents read."""
    rows = sorted(f"{d.source.file}\t{d.source.digest}\t{d.source.meta}" for d in corpus.documents)
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()
