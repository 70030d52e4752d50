"""Turns evidence into passages: quotes that stand at their offsets in the text that the graph was read from.

A quote is given only where the text kept beside the graph (``texts.json``) has it at its offsets; what cannot be
checked is left out, and the reason is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from graph_build.ask.lookups import OA, WPS, Source, clean, pages_of, text_of
from graph_build.ask.texts import NO_FILE, NOT_READ, NOT_THERE, OTHER_TEXT, Text, Texts
from graph_build.corpus.reading import fold_whitespace
from graph_build.corpus.source import ORIGINAL, wording_note
from graph_build.mcp.limits import Record

NOT_CHECKED: Final = {
    NO_FILE: "there is no texts.json beside the graph, so no quote can be checked",
    NOT_THERE: "the texts.json beside the graph has no text of this document, so its quotes cannot be checked",
    OTHER_TEXT: "the text in texts.json is not the one that the graph was read from",
    NOT_READ: "the texts.json beside the graph cannot be read, so no quote can be checked",
}
NOT_STANDING: Final = "the words do not stand at their offsets in the text"
OMITTED: Final = "…"
AROUND: Final = 200
NO_EVIDENCE: Final = "no passage of the graph has these words"


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that stand in a text from ``start`` to ``end`` (code points, end exclusive), white space folded.

    ``wording`` tells whose words they are: original, digest or translation. ``pages`` are those of a PDF.
    """

    words: str
    wording: str
    document: str
    address: str
    paragraph: str
    start: int
    end: int
    pages: str = ""

    def record(self) -> Record:
        """The passage as JSON; ``pages`` where there are any."""
        told = {name: getattr(self, name) for name in ("words", "wording", "document", "paragraph", "start", "end")}
        told["documentAddress"] = self.address
        return {**told, "pages": self.pages} if self.pages else told


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A quote that is not given, by the name of its document, and why."""

    document: str
    reason: str

    def record(self) -> Record:
        """The same as JSON."""
        return {"document": self.document, "reason": self.reason}


class Passages:
    """The passages of a graph, checked against the texts beside it."""

    def __init__(self, source: Source, texts: Texts) -> None:
        self.source = source
        self.texts = texts

    @property
    def documents(self) -> list[str]:
        """The addresses of the documents that the build read, sorted."""
        return sorted({text_of(quad.subject) for quad in self.source.quads(WPS + "textDigest")})

    def text(self, document: str) -> tuple[Text | None, str]:
        """The text of a document, or none and why its quotes cannot be checked."""
        text, fault = self.texts.of(document, self.source.values(document, WPS + "textDigest"))
        return text, NOT_CHECKED.get(fault, fault)

    def of_evidence(self, evidence: str) -> Passage | LeftOut:
        """The words that a piece of evidence selects, where they stand at its offsets."""
        source = self.source
        document, provision, selector = (
            source.value(evidence, name) for name in (OA + "hasSource", WPS + "inProvision", OA + "hasSelector")
        )
        words, start, end = (
            source.value(selector, OA + name) if selector else "" for name in ("exact", "start", "end")
        )
        text, fault = self.text(document)
        if text is None:
            return LeftOut(source.name(document), fault)
        if not stands(text.text, words, start, end):
            return LeftOut(source.name(document), NOT_STANDING)
        return self._passage(
            document, provision, clean(words), (int(start), int(end)), source.value(evidence, WPS + "wording"),
            pages_of(source, evidence),
        )  # fmt: skip

    def of_words(self, words: str, document: str = "", provision: str = "") -> Passage | LeftOut:
        """The first passage with exactly these words, of the document and the provision where they are given.

        Words between two signs of omission are a name with the words around it, which may reach beyond the provision.
        """
        inner = words.strip(OMITTED)
        if provision and words == f"{OMITTED}{inner}{OMITTED}":
            return self.in_provision(inner, document, provision, AROUND)
        source = self.source
        selectors = source.store.quads_for_pattern(None, ox.NamedNode(OA + "exact"), ox.Literal(words), None)
        nodes = sorted({text_of(quad.subject) for quad in selectors})
        evidence = [one for node in nodes for one in source.subjects(OA + "hasSelector", node)]
        fitting = [
            one
            for one in evidence
            if document in {"", source.value(one, OA + "hasSource")}
            and provision in {"", source.value(one, WPS + "inProvision")}
        ]
        name = source.name(document) if document else ""
        return next(_standing_first(self.of_evidence(one) for one in fitting), LeftOut(name, NO_EVIDENCE))

    def in_provision(self, words: str, document: str, provision: str, around: int = 0) -> Passage | LeftOut:
        """Words that are no evidence of their own, where the provision has them, or the characters ``around`` it.

        White space apart, they are those of the text.
        """
        name = self.source.name(document)
        text, fault = self.text(document)
        if text is None:
            return LeftOut(name, fault)
        pattern = re.compile(r"\s+".join(map(re.escape, words.split())) or r"(?!)")
        for piece in text.of(provision):
            if found := pattern.search(text.text, max(0, piece.start - around), piece.end + around):
                return self.at(document, provision, *found.span())
        return LeftOut(name, NOT_STANDING)

    def at(self, document: str, provision: str, start: int, end: int) -> Passage | LeftOut:
        """What a text has from ``start`` to ``end``."""
        text, fault = self.text(document)
        if text is None:
            return LeftOut(self.source.name(document), fault)
        wording = self.source.value(document, WPS + "wording")
        return self._passage(document, provision, clean(text.text[start:end]), (start, end), wording)

    def _passage(
        self, document: str, provision: str, words: str, span: tuple[int, int], wording: str, pages: str = ""
    ) -> Passage:
        paragraph = self.source.paragraph(provision) if provision else ""
        whose = wording_note(wording) or ORIGINAL
        return Passage(words, whose, self.source.name(document), document, paragraph, *span, pages)


def stands(text: str, words: str, start: str, end: str) -> bool:
    """Whether a text has the words between two offsets, runs of white space folded to one space.

    >>> stands("NATO will\\n train", "NATO will train", "0", "16"), stands("NATO will", "NATO", "1", "5")
    (True, False)
    """
    if not (start.isdecimal() and end.isdecimal()):
        return False
    first, last = int(start), int(end)
    return 0 <= first < last <= len(text) and fold_whitespace(text[first:last]) == words != ""


def _standing_first(found: Iterable[Passage | LeftOut]) -> Iterator[Passage | LeftOut]:
    """The passages, then what is left out; read only as far as needed."""
    left: list[Passage | LeftOut] = []
    for one in found:
        if isinstance(one, Passage):
            yield one
        else:
            left.append(one)
    yield from left


def with_quotes(record: Record, found: Iterable[Passage | LeftOut]) -> Record:
    """A record with its passages under ``quotes``; those left out stand with their reasons under ``leftOut``."""
    every = list(dict.fromkeys(found))
    left = [one.record() for one in every if isinstance(one, LeftOut)]
    quotes = [one.record() for one in every if isinstance(one, Passage)]
    return {**record, "quotes": quotes} | ({"leftOut": left} if left else {})
