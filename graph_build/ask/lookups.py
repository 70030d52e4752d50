"""Turn a graph.trig, or an open store, into look-ups that answer in sorted order, with texts made safe to show."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final, Self

import pyoxigraph as ox

from graph_build.ask.quotes import Quote
from graph_build.errors import InputError
from graph_build.vocabulary import GRAPHS, ONTOLOGY, PREFIXES

WPS = ONTOLOGY
RDF = PREFIXES["rdf"]
RDFS = PREFIXES["rdfs"]
SKOS = PREFIXES["skos"]
DCTERMS = PREFIXES["dcterms"]
OA = PREFIXES["oa"]
INFERRED = GRAPHS + "inferred"
Term = ox.NamedNode | ox.BlankNode | ox.Literal
MOST: Final = 2_000
"""Statements that one look-up reads at most, so that a page about a hub stays quick."""
_QUOTES_KEPT: Final = 50_000
# Marks, embeddings, overrides and isolates of the Unicode bidirectional algorithm (UAX 9).
_DIRECTION = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class Said:
    """One statement, whatever graphs it stands in; ``inferred`` where the closure alone holds it."""

    subject: str
    predicate: str
    term: Term
    inferred: bool

    @property
    def value(self) -> str:
        """The object's address, or the text of a literal."""
        return text_of(self.term)

    @property
    def is_address(self) -> bool:
        """Whether the object is a node."""
        return not isinstance(self.term, ox.Literal)


_NAMED_BY_HTTP = ("http://www.wikidata.org/", "http://metadata.un.org/")


class Source:
    """A graph with look-ups that always answer in sorted order: a graph.trig, or by :meth:`of` a store that is open.

    A store may hold the union of its named graphs in its default graph as well; no statement then counts twice.
    """

    def __init__(self, trig: Path) -> None:
        self._open(_read(trig))

    @classmethod
    def of(cls, store: ox.Store) -> Self:
        """The look-ups over a store that is open, in memory or on disk. Nothing is read before it is asked for."""
        source = cls.__new__(cls)
        source._open(store)
        return source

    def _open(self, store: ox.Store) -> None:
        self.store = store
        self._quotes: dict[str, Quote | None] = {}
        named = next(iter(store.named_graphs()), None) is not None
        plain = next(iter(store.quads_for_pattern(None, None, None, ox.DefaultGraph())), None) is not None
        self.united = named and plain
        self.home = ox.DefaultGraph() if self.united else None

    def quads(self, predicate: str | None = None, graph: str | None = None) -> Iterator[ox.Quad]:
        """Every quad with these parts, in no promised order; of the default graph only what no named one holds."""
        found = self.store.quads_for_pattern(
            None,
            None if predicate is None else ox.NamedNode(predicate),
            None,
            None if graph is None else ox.NamedNode(graph),
        )
        return (quad for quad in found if not self._repeated(quad)) if self.united else found

    def _repeated(self, quad: ox.Quad) -> bool:
        if not isinstance(quad.graph_name, ox.DefaultGraph):
            return False
        same = self.store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
        return any(not isinstance(other.graph_name, ox.DefaultGraph) for other in same)

    def said(
        self, subject: str | None = None, predicate: str | None = None, value: Term | None = None, most: int = MOST
    ) -> list[Said]:
        """The statements with these parts, each once, sorted; of more than ``most`` the first that the store gives."""
        node = None if subject is None else _node(subject)
        if subject is not None and node is None:
            return []
        relation = None if predicate is None else ox.NamedNode(predicate)
        # The union holds each statement once; without one a statement comes once for each document that makes it.
        found = islice(
            self.store.quads_for_pattern(node, relation, value, self.home), most if self.united else 3 * most
        )
        rows = {quad.triple: quad for quad in found}
        said = [
            Said(text_of(q.subject), text_of(q.predicate), _term(q.object), inferred=self._is_inferred(q))
            for q in rows.values()
        ]
        return sorted(said, key=lambda row: (row.subject, row.predicate, row.value, row.is_address))[:most]

    def _is_inferred(self, quad: ox.Quad) -> bool:
        """Whether the closure holds the statement, and no document or table does."""
        parts = (quad.subject, quad.predicate, quad.object)
        if ox.Quad(*parts, ox.NamedNode(INFERRED)) not in self.store:
            return False
        others = {q.graph_name for q in self.store.quads_for_pattern(*parts, None)}
        return all(isinstance(name, ox.DefaultGraph) or text_of(name) == INFERRED for name in others)

    def holds(self, subject: str, predicate: str, value: Term) -> bool:
        """Whether any graph says so."""
        node = _node(subject)
        if node is None:
            return False
        return (
            next(iter(self.store.quads_for_pattern(node, ox.NamedNode(predicate), value, self.home)), None) is not None
        )

    def knows(self, address: str) -> bool:
        """Whether any statement has the address as its subject, its property or its object."""
        node = _node(address)
        if node is None:
            return False
        asked: list[tuple[ox.NamedNode | ox.BlankNode | None, ox.NamedNode | None, Term | None]] = [
            (node, None, None), (None, None, node),
        ]  # fmt: skip
        if isinstance(node, ox.NamedNode):
            asked.append((None, node, None))
        return any(next(iter(self.store.quads_for_pattern(*parts, None)), None) is not None for parts in asked)

    def values(self, subject: str, predicate: str) -> list[str]:
        """What the subject has for the predicate in any graph: literals and addresses as text, each once, sorted."""
        node = _node(subject)
        found = [] if node is None else self.store.quads_for_pattern(node, ox.NamedNode(predicate), None, self.home)
        return sorted({text_of(quad.object) for quad in found})

    def record(self, subject: str) -> dict[str, list[Term]]:
        """All that is said of the subject by property, in one look-up; objects sorted, each once."""
        node = _node(subject)
        found: dict[str, set[Term]] = {}
        for quad in () if node is None else self.store.quads_for_pattern(node, None, None, self.home):
            found.setdefault(text_of(quad.predicate), set()).add(_term(quad.object))
        return {predicate: sorted(terms, key=text_of) for predicate, terms in found.items()}

    def value(self, subject: str, predicate: str) -> str:
        """The first of :meth:`values`, or the empty text."""
        return next(iter(self.values(subject, predicate)), "")

    def subjects(self, predicate: str, value: str) -> list[str]:
        """The subjects that have the address ``value`` for the predicate, sorted."""
        found = self.store.quads_for_pattern(None, ox.NamedNode(predicate), ox.NamedNode(value), self.home)
        return sorted({text_of(quad.subject) for quad in found})

    def some_subjects(self, predicate: str, value: str, most: int = MOST) -> list[str]:
        """As :meth:`subjects`; of more than ``most`` those that the store gives first."""
        found = self.store.quads_for_pattern(None, ox.NamedNode(predicate), ox.NamedNode(value), self.home)
        return sorted({text_of(quad.subject) for quad in islice(found, most)})

    def name(self, subject: str) -> str:
        """The label, or else the last part of the address."""
        for predicate in (RDFS + "label", SKOS + "prefLabel", DCTERMS + "title"):
            if found := clean(self.value(subject, predicate)):
                return found
        return re.split(r"[/#]", subject.rstrip("/#"))[-1] or subject

    def quote(self, evidence: str) -> Quote | None:
        """The words that a piece of evidence selects; none where it selects nothing."""
        with suppress(KeyError):  # one step: another thread may empty the store of quotes at any time
            return self._quotes[evidence]
        found = self._read_quote(evidence)
        if len(self._quotes) >= _QUOTES_KEPT:
            self._quotes.clear()
        self._quotes[evidence] = found
        return found

    def quotes(self, subject: str) -> tuple[Quote, ...]:
        """All evidence of an assertion, a commitment or a holding, in the order of documents and paragraphs."""
        found = (self.quote(evidence) for evidence in self.values(subject, WPS + "evidence"))
        return sort_quotes(quote for quote in found if quote is not None)

    def _read_quote(self, evidence: str) -> Quote | None:
        selector = self.value(evidence, OA + "hasSelector")
        exact = clean(self.value(selector, OA + "exact")) if selector else ""
        if not exact:
            return None
        provision = self.value(evidence, WPS + "inProvision")
        document = self.value(evidence, OA + "hasSource")
        address = self.value(provision, DCTERMS + "source") if provision else ""
        return Quote(
            document=document,
            paragraph=self.paragraph(provision),
            heading=clean(self.value(provision, WPS + "heading")) if provision else "",
            exact=exact,
            prefix=clean(self.value(selector, OA + "prefix"), strip=False),
            suffix=clean(self.value(selector, OA + "suffix"), strip=False),
            address=address or (self.value(document, DCTERMS + "source") if document else ""),
            rule=clean(self.value(evidence, WPS + "rule")),
            evidence=evidence,
            provision=provision,
        )

    def paragraph(self, provision: str) -> str:
        """The number of a provision as printed, or the part of its label that tells it from its neighbours."""
        if not provision:
            return ""
        if number := clean(self.value(provision, WPS + "number")):
            return number if number.startswith("footnote") else f"paragraph {number}"
        label = clean(self.value(provision, RDFS + "label"))
        if quoted := re.search(r"“.*”$", label):
            return quoted.group()
        document = self.value(provision, WPS + "inDocument")
        return label.removeprefix(f"{self.name(document)}, ") if document else label


def _read(trig: Path) -> ox.Store:
    store = ox.Store()
    try:
        store.bulk_load(path=str(trig), format=ox.RdfFormat.TRIG)
    except (OSError, SyntaxError, ValueError) as error:
        raise InputError(
            f"cannot read the graph ({error})", str(trig), "TriG as `wps-graph build` writes it", "build it again"
        ) from error
    return store


def _term(term: object) -> Term:
    """The object of a quad. A statement about a statement, which no build writes, becomes its text."""
    return term if isinstance(term, ox.NamedNode | ox.BlankNode | ox.Literal) else ox.Literal(str(term))


def text_of(term: object) -> str:
    """The text of a literal, the address of a node, or the label of a blank node after `_:`."""
    return str(term) if isinstance(term, ox.BlankNode) else str(getattr(term, "value", term))


def _node(text: str) -> ox.NamedNode | ox.BlankNode | None:
    """The node that :func:`text_of` gave this text for; none where it was a literal's."""
    try:
        return ox.BlankNode(text[2:]) if text.startswith("_:") else ox.NamedNode(text)
    except ValueError:
        return None


def clean(text: str, *, strip: bool = True) -> str:
    """One line of text without control characters, which could turn the writing direction of the page.

    >>> clean(" a\\u202eb\\n c ")
    'ab c'
    """
    # Whatever is printable is neither a control character nor a sign of direction, and most texts are.
    kept = text if text.isprintable() else "".join(c for c in text if c.isspace() or not _steers(c))
    folded = re.sub(r"\s+", " ", kept)
    return folded.strip() if strip else folded


def _steers(sign: str) -> bool:
    return unicodedata.category(sign) == "Cc" or sign in _DIRECTION


def sort_quotes(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """Each quote once, by document, then by the number of its paragraph as people count."""
    return tuple(sorted(set(quotes), key=_place_of_quote))


def _place_of_quote(quote: Quote) -> tuple[object, ...]:
    # What is unnumbered, as headings and timelines are, stands before the numbered paragraphs.
    numbered = not quote.paragraph.startswith("“")
    return quote.document, numbered, _counting(quote.paragraph), quote.exact, quote.rule, quote.prefix


def _counting(text: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(part) if part.isdigit() else 0, part) for part in re.split(r"(\d{1,9})", text))


def safe_address(value: str) -> str:
    """The address where a browser may open it, which is https alone; else the empty text.

    Names of things at a few hosts begin with http and are answered over https, where they open.

    >>> safe_address("https://undocs.org/a"), safe_address("javascript:alert(1)")
    ('https://undocs.org/a', '')
    >>> safe_address("http://www.wikidata.org/entity/Q7184")
    'https://www.wikidata.org/entity/Q7184'
    """
    if value.startswith(_NAMED_BY_HTTP):
        value = "https" + value.removeprefix("http")
    return value if re.fullmatch(r"https://[^\s\"'<>\\^`{|}\x00-\x20]+", value) else ""


def predicate_label(source: Source, predicate: str) -> str:
    """``holdsPost`` becomes ``holds post`` where the ontology has no label for it."""
    label = clean(source.value(predicate, RDFS + "label"))
    name = re.split(r"[/#]", predicate)[-1]
    return label or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()
