"""Turn a graph.trig into look-ups that always answer in sorted order, with texts made safe to show."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from graph_build.errors import InputError
from graph_build.show.network_scene import Quote
from graph_build.vocabulary import GRAPHS, ONTOLOGY, PREFIXES

WPS = ONTOLOGY
RDF = PREFIXES["rdf"]
RDFS = PREFIXES["rdfs"]
SKOS = PREFIXES["skos"]
DCTERMS = PREFIXES["dcterms"]
OA = PREFIXES["oa"]
INFERRED = GRAPHS + "inferred"
# Marks, embeddings, overrides and isolates of the Unicode bidirectional algorithm (UAX 9).
_DIRECTION = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Source:
    """A loaded graph.trig with look-ups that always answer in sorted order."""

    def __init__(self, trig: Path) -> None:
        self._store = ox.Store()
        try:
            self._store.bulk_load(path=str(trig), format=ox.RdfFormat.TRIG)
        except (OSError, SyntaxError, ValueError) as error:
            raise InputError(
                f"cannot read the graph ({error})", str(trig), "TriG as `wps-graph build` writes it", "build it again"
            ) from error
        self._quotes: dict[str, Quote | None] = {}

    def quads(self, predicate: str | None = None, graph: str | None = None) -> Iterator[ox.Quad]:
        """Every quad with these parts, in no promised order."""
        return self._store.quads_for_pattern(
            None,
            None if predicate is None else ox.NamedNode(predicate),
            None,
            None if graph is None else ox.NamedNode(graph),
        )

    def values(self, subject: str, predicate: str) -> list[str]:
        """What the subject has for the predicate in any graph: literals and addresses as text, each once, sorted."""
        node = _node(subject)
        found = [] if node is None else self._store.quads_for_pattern(node, ox.NamedNode(predicate), None, None)
        return sorted({text_of(quad.object) for quad in found})

    def value(self, subject: str, predicate: str) -> str:
        """The first of :meth:`values`, or the empty text."""
        return next(iter(self.values(subject, predicate)), "")

    def subjects(self, predicate: str, value: str) -> list[str]:
        """The subjects that have the address ``value`` for the predicate, sorted."""
        found = self._store.quads_for_pattern(None, ox.NamedNode(predicate), ox.NamedNode(value), None)
        return sorted({text_of(quad.subject) for quad in found})

    def name(self, subject: str) -> str:
        """The label, or else the last part of the address."""
        for predicate in (RDFS + "label", SKOS + "prefLabel", DCTERMS + "title"):
            if found := clean(self.value(subject, predicate)):
                return found
        return re.split(r"[/#]", subject.rstrip("/#"))[-1] or subject

    def quote(self, evidence: str) -> Quote | None:
        """The words that a piece of evidence selects; none where it selects nothing."""
        if evidence not in self._quotes:
            self._quotes[evidence] = self._read_quote(evidence)
        return self._quotes[evidence]

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
        """The number of a provision as printed, or its label where it has none."""
        if not provision:
            return ""
        number = clean(self.value(provision, WPS + "number"))
        return f"paragraph {number}" if number else clean(self.value(provision, RDFS + "label"))


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
    kept = "".join(c for c in text if c.isspace() or not (unicodedata.category(c) == "Cc" or c in _DIRECTION))
    folded = re.sub(r"\s+", " ", kept)
    return folded.strip() if strip else folded


def sort_quotes(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """Each quote once, by document, then by the number of its paragraph as people count."""
    return tuple(sorted(set(quotes), key=lambda q: (q.document, _counting(q.paragraph), q.exact, q.rule, q.prefix)))


def _counting(text: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(part) if part.isdigit() else 0, part) for part in re.split(r"(\d{1,9})", text))


def safe_address(value: str) -> str:
    """The address where a browser may open it, which is https alone; else the empty text.

    >>> safe_address("https://undocs.org/a"), safe_address("javascript:alert(1)")
    ('https://undocs.org/a', '')
    """
    return value if re.fullmatch(r"https://[^\s\"'<>\\^`{|}\x00-\x20]+", value) else ""


def predicate_label(source: Source, predicate: str) -> str:
    """``holdsPost`` becomes ``holds post`` where the ontology has no label for it."""
    label = clean(source.value(predicate, RDFS + "label"))
    name = re.split(r"[/#]", predicate)[-1]
    return label or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()
