"""Turns spans of a provision's reading into quotes of the source text, and quotes into evidence and mention nodes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Protocol

from pyoxigraph import Literal, NamedNode

from graph_build.corpus.provisions import Provision
from graph_build.corpus.reading import fold_whitespace
from graph_build.extract.document import DocumentExtract
from graph_build.extract.records import Mention
from graph_build.graph.lines import FIELD, QuadLines
from graph_build.graph.mint import Mint
from graph_build.vocabulary import graph, oa, wps, wpsv, xsd

AROUND: Final = 30
ASSERTIONS: Final = graph("assertions")
_SELECTORS: Final = (str(oa("TextPositionSelector")), str(oa("TextQuoteSelector")))
# The parts of a line that are the same for every passage: the graph, and the properties with what parts them.
_HOME: Final = ASSERTIONS.value + FIELD
_SOURCE, _SELECTOR, _EXACT, _PREFIX, _SUFFIX, _START, _END = (
    oa(name).value + FIELD for name in ("hasSource", "hasSelector", "exact", "prefix", "suffix", "start", "end")
)
_PROVISION, _RULE, _WORDING, _PAGE, _REFERS_TO, _TOUCHES = (
    wps(name).value + FIELD for name in ("inProvision", "rule", "wording", "page", "refersTo", "touches")
)
_EVIDENCE, _MENTION, _PASSING = (str(wps(name)) for name in ("Evidence", "Mention", "PassingMention"))
_WHOLE: Final = f'"^^{xsd("integer")}'


class Lines(Protocol):
    """Whatever takes lines."""

    def add_lines(self, lines: list[str]) -> None:
        """Take lines in."""

    def __iter__(self) -> Iterator[str]:
        """All lines."""


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

    Four of five statements of a graph are of these, so they become ``lines`` without being quads first. ``written`` are
    the addresses of the evidence that is not written again.
    """

    document: DocumentExtract
    mint: Mint
    lines: Lines = field(default_factory=QuadLines)
    written: set[str] = field(default_factory=set)
    source: NamedNode = field(init=False)
    _provisions: dict[str, Provision] = field(init=False)
    _places: dict[str, str] = field(init=False, default_factory=dict)
    _nodes: dict[tuple[str, int, int, str], NamedNode] = field(init=False, default_factory=dict)
    _wording: str = field(init=False)

    def __post_init__(self) -> None:
        self.source = self.mint.thing(self.document.context.key)
        self._provisions = {p.key: p for p in self.document.provisions}
        self._wording = str(wpsv(self.document.source.wording))

    def quote(self, provision: str, start: int, end: int) -> Quote:
        """The quote of a span of a provision's reading."""
        return quote_of(self.document.source.text, self._provisions[provision], start, end)

    def evidence(self, provision: str, start: int, end: int, rule: str) -> NamedNode:
        """The evidence node of a span, written once."""
        asked = provision, start, end, rule
        if (known := self._nodes.get(asked)) is not None:
            return known
        quote = self.quote(provision, start, end)
        node = self._nodes[asked] = self.mint.evidence(self.document.context.key, quote.start, quote.end, rule)
        if node.value not in self.written:
            self.written.add(node.value)
            self.lines.add_lines(self._record(node, _EVIDENCE, provision, rule, quote))
        return node

    def mentions(self) -> None:
        """Write every mention of the document, and every place that touches a theme in passing."""
        named: dict[str, str] = {}
        for mention in self.document.mentions:
            self._name(mention, _MENTION, _REFERS_TO, named)
        for mention in self.document.passing:
            self._name(mention, _PASSING, _TOUCHES, named)

    def _name(self, mention: Mention, kind: str, relation: str, named: dict[str, str]) -> None:
        key = self.document.context.key
        quote = self.quote(mention.provision, mention.start, mention.end)
        thing = self.mint.thing(mention.thing).value
        node = self.mint.mention(key, quote.start, quote.end)
        if named.get(node.value, thing) != thing:
            node = self.mint.mention(key, quote.start, quote.end, mention.thing)
        if node.value not in named:
            named[node.value] = thing
            record = self._record(node, kind, mention.provision, mention.rule, quote)
            self.lines.add_lines([*record, f"{_HOME}{node.value}{FIELD}{relation}<{thing}>"])

    def _record(self, node: NamedNode, kind: str, provision: str, rule: str, quote: Quote) -> list[str]:
        """The lines of a passage and of its selector."""
        selector = self.mint.selector(node).value
        if (place := self._places.get(provision)) is None:
            place = self._places[provision] = str(self.mint.provision(self.document.context.key, provision))
        whole, chosen = f"{_HOME}{node.value}{FIELD}", f"{_HOME}{selector}{FIELD}"
        page = self.document.source.page_of(quote.start)
        return [
            f"{whole}{FIELD}{kind}",
            f"{whole}{_SOURCE}<{self.source.value}>",
            f"{whole}{_PROVISION}{place}",
            f"{whole}{_RULE}{text_term(rule)}",
            f"{whole}{_WORDING}{self._wording}",
            *(() if page is None else (f'{whole}{_PAGE}"{page}{_WHOLE}',)),
            f"{whole}{_SELECTOR}<{selector}>",
            *(f"{chosen}{FIELD}{one}" for one in _SELECTORS),
            f"{chosen}{_EXACT}{text_term(quote.exact)}",
            f"{chosen}{_PREFIX}{text_term(quote.prefix)}",
            f"{chosen}{_SUFFIX}{text_term(quote.suffix)}",
            f'{chosen}{_START}"{quote.start}{_WHOLE}',
            f'{chosen}{_END}"{quote.end}{_WHOLE}',
        ]


def text_term(text: str) -> str:
    """A text as N-Quads has it; one with signs that are written otherwise is written by the library."""
    if text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'
    return str(Literal(text))
