"""Turns spans of a provision's reading into quotes of the source text, and quotes into evidence and mention nodes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from pyoxigraph import Literal, NamedNode

from graph_build.corpus.provisions import Provision
from graph_build.corpus.reading import fold_whitespace
from graph_build.extract.document import DocumentExtract
from graph_build.extract.records import Mention
from graph_build.graph.lines import QuadLines, line
from graph_build.graph.mint import Mint
from graph_build.vocabulary import graph, oa, rdf, wps, wpsv, xsd

AROUND: Final = 30
ASSERTIONS: Final = graph("assertions")
_TYPE: Final = rdf("type")
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
    """Writes the evidence and mentions of one document; evidence of one span and rule is one node.

    Four of five statements of a graph are of these, so they become ``lines`` without being quads first.
    """

    document: DocumentExtract
    mint: Mint
    lines: QuadLines = field(default_factory=QuadLines)
    source: NamedNode = field(init=False)
    _provisions: dict[str, Provision] = field(init=False)
    _written: set[str] = field(init=False, default_factory=set)

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
        if node.value not in self._written:
            self._written.add(node.value)
            self.lines.add_lines(self._record(node.value, "Evidence", provision, rule, quote))
        return node

    def mentions(self) -> None:
        """Write every mention of the document, and every place that touches a theme in passing."""
        named: dict[str, str] = {}
        for mention in self.document.mentions:
            self._name(mention, "Mention", "refersTo", named)
        for mention in self.document.passing:
            self._name(mention, "PassingMention", "touches", named)

    def _name(self, mention: Mention, kind: str, relation: str, named: dict[str, str]) -> None:
        key = self.document.context.key
        quote = self.quote(mention.provision, mention.start, mention.end)
        thing = self.mint.thing(mention.thing).value
        node = self.mint.mention(key, quote.start, quote.end).value
        if named.get(node, thing) != thing:
            node = self.mint.mention(key, quote.start, quote.end, mention.thing).value
        if node not in named:
            named[node] = thing
            self.lines.add_lines(self._record(node, kind, mention.provision, mention.rule, quote))
            self.lines.add_lines([_line(node, wps(relation), f"<{thing}>")])

    def _record(self, node: str, kind: str, provision: str, rule: str, quote: Quote) -> Iterator[str]:
        """The lines of a passage and of its selector."""
        selector = self.mint.selector(NamedNode(node))
        yield _line(node, _TYPE, str(wps(kind)))
        yield _line(node, oa("hasSource"), str(self.source))
        yield _line(node, wps("inProvision"), str(self.mint.provision(self.document.context.key, provision)))
        yield _line(node, wps("rule"), str(Literal(rule)))
        yield _line(node, wps("wording"), str(wpsv(self.document.source.wording)))
        for page in self._pages(quote):
            yield _line(node, wps("page"), _integer(page))
        yield _line(node, oa("hasSelector"), str(selector))
        for one in _SELECTORS:
            yield _line(selector.value, _TYPE, str(one))
        for name in ("exact", "prefix", "suffix"):
            yield _line(selector.value, oa(name), str(Literal(getattr(quote, name))))
        for name in ("start", "end"):
            yield _line(selector.value, oa(name), _integer(getattr(quote, name)))

    def _pages(self, quote: Quote) -> tuple[int, ...]:
        """The page that a quote begins on, where the file has pages."""
        page = self.document.source.page_of(quote.start)
        return () if page is None else (page,)


def _line(subject: str, predicate: NamedNode, value: str) -> str:
    return line(ASSERTIONS, subject, predicate, value)


def _integer(number: int) -> str:
    return str(Literal(str(number), datatype=xsd("integer")))
