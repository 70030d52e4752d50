"""Turns spans of a provision's reading into quotes of the source text, and quotes into evidence and mention nodes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from graph_build.corpus.provisions import Provision
from graph_build.corpus.reading import fold_whitespace
from graph_build.extract.document import DocumentExtract
from graph_build.extract.records import Mention
from graph_build.graph.mint import Mint
from graph_build.vocabulary import graph, oa, rdf, wps, wpsv, xsd

AROUND: Final = 30
ASSERTIONS: Final = graph("assertions")
_SELECTORS: Final = (oa("TextPositionSelector"), oa("TextQuoteSelector"))


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage of a source text: ``exact`` equals the text between ``start`` and ``end`` with white space folded."""

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or not self.exact:
            raise ValueError(f"quote {self.exact!r} at {self.start}-{self.end}")


def quote_at(text: str, start: int, end: int) -> Quote:
    """The quote of a source text between two offsets, white space at its ends left out."""
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return Quote(start, end, fold_whitespace(text[start:end]), fold_whitespace(before), fold_whitespace(after))


def quote_of(text: str, provision: Provision, start: int, end: int) -> Quote:
    """The quote of a span of a provision's reading, cut where something else is printed in between."""
    first, last = provision.reading.span(start, end)
    return quote_at(text, first, min(last, _end_of_run(text, provision.segments, first)))


def _end_of_run(text: str, segments: tuple[tuple[int, int], ...], offset: int) -> int:
    """Where the run of segments that holds the offset ends; only white space may stand between its segments."""
    run_end = -1
    for start, end in segments:
        if run_end < 0:
            if start <= offset < end:
                run_end = end
        elif not text[run_end:start].strip():
            run_end = end
        else:
            break
    return run_end if run_end >= 0 else len(text)


@dataclass(slots=True)
class EvidenceEmitter:
    """Writes the evidence and mentions of one document; evidence of one span and rule is one node."""

    document: DocumentExtract
    mint: Mint
    source: NamedNode = field(init=False)
    _provisions: dict[str, Provision] = field(init=False)
    _written: set[NamedNode] = field(init=False, default_factory=set)
    _named: dict[NamedNode, NamedNode] = field(init=False, default_factory=dict)
    _quads: list[Quad] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self.source = self.mint.thing(self.document.context.key)
        self._provisions = {p.key: p for p in self.document.provisions}

    def quote(self, provision: str, start: int, end: int) -> Quote:
        """The quote of a span of a provision's reading."""
        return quote_of(self.document.source.text, self._provisions[provision], start, end)

    def evidence(self, provision: str, start: int, end: int, rule: str) -> NamedNode:
        """The evidence node of a span, written once."""
        quote = self.quote(provision, start, end)
        node = self.mint.evidence(self.document.context.key, quote.start, quote.end, rule)
        if node not in self._written:
            self._write(node, "Evidence", provision, rule, quote)
        return node

    def mentions(self) -> None:
        """Write every mention of the document, and every place that touches a theme in passing."""
        for mention in self.document.mentions:
            self._name(mention, "Mention", "refersTo")
        for mention in self.document.passing:
            self._name(mention, "PassingMention", "touches")

    def _name(self, mention: Mention, kind: str, relation: str) -> None:
        key = self.document.context.key
        quote = self.quote(mention.provision, mention.start, mention.end)
        thing = self.mint.thing(mention.thing)
        node = self.mint.mention(key, quote.start, quote.end)
        if self._named.get(node, thing) != thing:
            node = self.mint.mention(key, quote.start, quote.end, mention.thing)
        if node not in self._named:
            self._named[node] = thing
            self._write(node, kind, mention.provision, mention.rule, quote)
            self._quads.append(Quad(node, wps(relation), thing, ASSERTIONS))

    def quads(self) -> Iterator[Quad]:
        """What was written, in the graph of assertions."""
        yield from self._quads

    def _write(self, node: NamedNode, kind: str, provision: str, rule: str, quote: Quote) -> None:
        self._written.add(node)
        selector = self.mint.selector(node)
        home = self.mint.provision(self.document.context.key, provision)
        says: list[tuple[NamedNode, NamedNode, NamedNode | Literal]] = [
            (node, rdf("type"), wps(kind)),
            (node, oa("hasSource"), self.source),
            (node, wps("inProvision"), home),
            (node, wps("rule"), Literal(rule)),
            (node, wps("wording"), wpsv(self.document.source.wording)),
            *((node, wps("page"), _integer(page)) for page in self._pages(quote)),
            (node, oa("hasSelector"), selector),
            *((selector, rdf("type"), one) for one in _SELECTORS),
            *((selector, oa(name), Literal(getattr(quote, name))) for name in ("exact", "prefix", "suffix")),
            *((selector, oa(name), _integer(getattr(quote, name))) for name in ("start", "end")),
        ]
        self._quads.extend(Quad(*said, ASSERTIONS) for said in says)

    def _pages(self, quote: Quote) -> tuple[int, ...]:
        """The page that a quote begins on, where the file has pages."""
        page = self.document.source.page_of(quote.start)
        return () if page is None else (page,)


def _integer(number: int) -> Literal:
    return Literal(str(number), datatype=xsd("integer"))
