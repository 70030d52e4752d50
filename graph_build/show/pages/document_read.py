"""Turn a document of a graph into its provisions in order, each with its words and what was read out of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Final

from graph_build.ask.lookups import OA, RDF, WPS, Source, Term, clean, predicate_label
from graph_build.ask.texts import Text, Texts
from graph_build.corpus.source import wording_note
from graph_build.graph.coverage import EXTRACTED, FURNITURE
from graph_build.show.links import Links, Ref
from graph_build.show.pages.document_scene import Coverage, DocumentView, Reading, Span, Stretch, Told
from graph_build.show.pages.document_spans import stretches
from graph_build.show.pages.names import kinds_of, name_of, text_or_name
from graph_build.show.pages.passages import PER_PAGE, Passages, anchor, offset, value_of
from graph_build.show.pages.promises import read_promise
from graph_build.show.pages.scene import Line

_QUOTED: Final = 12
_PROVISIONS: Final = 20_000
_IN: Final = WPS + "inDocument"


@dataclass(frozen=True, slots=True)
class Reader:
    """The provisions of one graph, with links made for one server and the texts at hand."""

    source: Source
    links: Links
    texts: Texts

    def document(self, document: str, page: int) -> DocumentView | None:
        """The view of one page of a document; none where no provision of it is in the graph."""
        nodes = [] if document.startswith("_:") else self.source.some_subjects(_IN, document, _PROVISIONS)
        order = sorted((self._position(node), node) for node in nodes)
        if not order:
            return None
        text, fault = self._text(document)
        here = [node for position, node in order if position // PER_PAGE + 1 == page]
        readings = tuple(self.reading(document, node, text) for node in here)
        pages = order[-1][0] // PER_PAGE + 1
        return DocumentView(
            readings, self._coverage([node for _, node in order], text), fault, self._wording(document), page, pages
        )

    def provision(self, provision: str) -> tuple[Reading, str] | None:
        """The reading of a provision and why it has no text; none where the address is no provision."""
        document = self.source.value(provision, _IN)
        if not document:
            return None
        text, fault = self._text(document)
        return self.reading(document, provision, text), fault

    def _text(self, document: str) -> tuple[Text | None, str]:
        return self.texts.of(document, self.source.values(document, WPS + "textDigest"))

    def _wording(self, document: str) -> str:
        return wording_note(clean(self.source.value(document, WPS + "wording")))

    def _position(self, provision: str) -> int:
        return offset(self.source.value(provision, WPS + "position"))

    def reading(self, document: str, provision: str, text: Text | None) -> Reading:
        """One provision with all that was read out of it."""
        nodes = {node: self.source.record(node) for node in self.source.some_subjects(WPS + "inProvision", provision)}
        things = {node: thing for node, record in nodes.items() if (thing := value_of(record, WPS + "refersTo"))}
        evidence = [node for node in nodes if node not in things]
        tellers = {node: self.source.subjects(WPS + "evidence", node) for node in evidence}
        told = sorted({teller for found in tellers.values() for teller in found})
        kinds = {teller: _kind(self.source, teller) for teller in told}
        passages = Passages(self.source, self.links)
        heading = clean(self.source.value(provision, WPS + "heading"))
        name = passages.place_name(provision)
        spans = [self._span(nodes[node], "name", self.links(thing)) for node, thing in things.items()]
        spans += [self._span(nodes[node], _strongest([kinds[one] for one in tellers[node]])) for node in evidence]
        return Reading(
            anchor=anchor(document, provision),
            name=name,
            ref=self.links.ref(name, provision),
            heading=heading,
            is_heading=_is_heading(name, heading),
            paragraphs=_paragraphs(text, provision, spans),
            quotes=passages.several(evidence, _QUOTED) if text is None else (),
            promises=tuple(read_promise(self.source, self.links, one) for one in self._stated(provision)),
            statements=self._statements([one for one in told if kinds[one] == "Assertion"], document),
            others=tuple(self._other(one, kinds[one]) for one in told if kinds[one] not in {"Assertion", "Commitment"}),
            names=self._names(things),
            wording=self._wording(document),
        )

    def _stated(self, provision: str) -> list[str]:
        return self.source.subjects(WPS + "statedIn", provision)

    def _span(self, record: dict[str, list[Term]], kind: str, href: str = "") -> Span:
        selector = self.source.record(value_of(record, OA + "hasSelector"))
        return Span(offset(value_of(selector, OA + "start")), offset(value_of(selector, OA + "end")), kind, href)

    def _statements(self, assertions: list[str], document: str) -> tuple[Told, ...]:
        """The statements with their objects gathered; the document itself needs no name on its own page."""
        found: dict[tuple[str, str], list[Ref]] = defaultdict(list)
        for assertion in assertions:
            subject = self.source.value(assertion, RDF + "subject")
            predicate = self.source.value(assertion, RDF + "predicate")
            for said in self.source.said(assertion, RDF + "object"):
                found[subject, predicate].append(self._end(said.value, is_address=said.is_address))
        return tuple(
            Told(
                Ref("This document") if subject == document else self._end(subject, is_address=True),
                predicate_label(self.source, predicate),
                tuple(objects),
            )
            for (subject, predicate), objects in found.items()
        )

    def _end(self, value: str, *, is_address: bool) -> Ref:
        return self.links.ref(text_or_name(self.source, value, is_address=is_address), value if is_address else "")

    def _other(self, node: str, kind: str) -> Line:
        return Line(self.links.ref(name_of(self.source, node), node), (predicate_label(self.source, WPS + kind),))

    def _names(self, things: dict[str, str]) -> tuple[Ref, ...]:
        named = {(self.source.name(thing), thing) for thing in things.values()}
        return tuple(self.links.ref(*one) for one in sorted(named, key=lambda one: (one[0].casefold(), *one)))

    def _coverage(self, provisions: list[str], text: Text | None) -> Coverage:
        if text is None:
            speaking = sum(bool(self.source.some_subjects(WPS + "inProvision", one, 1)) for one in provisions)
            return Coverage(len(provisions), speaking)
        states = {(piece.provision or str(piece.start)): piece for piece in text.pieces}
        silent = Counter(_reason(p.state, p.reason) for p in states.values() if p.state not in {EXTRACTED, FURNITURE})
        skipped = Counter(piece.reason for piece in states.values() if piece.state == FURNITURE)
        speaking = sum(piece.state == EXTRACTED for piece in states.values())
        return Coverage(len(provisions), speaking, tuple(sorted(silent.items())), tuple(sorted(skipped.items())))


def _reason(state: str, reason: str) -> str:
    return f"{state} ({reason})" if reason else state


def _kind(source: Source, node: str) -> str:
    kinds = kinds_of(source, node)
    return kinds[0][0].removeprefix(WPS) if kinds else ""


def _strongest(kinds: list[str]) -> str:
    return "commitment" if "Commitment" in kinds else "statement"


def _is_heading(name: str, heading: str) -> bool:
    """Whether the provision is its own heading: its first words are those of the heading over it."""
    words = name.strip("“”").removesuffix(" …").strip("*_# ")
    return bool(heading and words) and name.startswith("“") and heading.startswith(words)


def _paragraphs(text: Text | None, provision: str, spans: list[Span]) -> tuple[tuple[Stretch, ...], ...]:
    """The words of a provision; a piece that begins in small letters goes on with a sentence that a page break cut."""
    if text is None:
        return ()
    paragraphs: list[tuple[Stretch, ...]] = []
    for piece in text.of(provision):
        here = stretches(text.text, piece.start, piece.end, spans)
        if paragraphs and here and here[0].words.lstrip()[:1].islower():
            paragraphs[-1] += here
        elif here:
            paragraphs.append(here)
    return tuple(paragraphs)
