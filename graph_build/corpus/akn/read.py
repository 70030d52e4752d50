"""Turns the bytes of an Akoma Ntoso file into the record that every reader gives, with the facts of its markup."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final
from xml.etree.ElementTree import Element

import pycountry

from graph_build.corpus.akn.head import Head, head_of
from graph_build.corpus.akn.layout import Layout, layout_of
from graph_build.corpus.akn.lines import Mark
from graph_build.corpus.akn.metadata import Record, record_of
from graph_build.corpus.akn.printed import dates_of, links_of, meetings_of, sponsors_of, symbol_of
from graph_build.corpus.akn.tree import UnreadXml, tree_of
from graph_build.corpus.facts import DocumentFacts, Said
from graph_build.corpus.source import HEADING, METADATA, Metadata, Origin, Part, ReadText

ROOT: Final = "akomaNtoso"
_GAP: Final = "\n\n"
# Kinds of documents of the United Nations, by the name that its markup gives them, in the words of a catalogue.
_KINDS: Final = {
    "resolution": "resolution", "draftResolution": "resolution", "presidentialStatement": "presidential statement",
}  # fmt: skip
# The symbol of a resolution, from which it has its name where its file prints none.
_RESOLUTION: Final = re.compile(r"[AS]/RES/(?P<number>\d{1,4} \((?:19|20)\d\d\))")
_NAMES: Final = {
    "draftResolution": "Draft resolution",
    "presidentialStatement": "Statement by the President of the Security Council",
}


def read_akn(raw: bytes) -> ReadText:
    """The record of an Akoma Ntoso file: of the United Nations with all its facts, of others its structure and text.

    Raises UnreadXml for bytes that are no sound XML, XML of another kind, or a document without words.
    """
    root = tree_of(raw)
    document = next(iter(root), None) if root.tag == ROOT else None
    if document is None:
        raise UnreadXml(f"XML of another kind (<{root.tag}>), where only Akoma Ntoso is read; save it as text")
    layout, record = layout_of(document), record_of(document)
    if not layout.parts:
        raise UnreadXml("an Akoma Ntoso document without words; ask its publisher for the text")
    symbol = symbol_of(layout.marks, layout.text)
    head = head_of(record, symbol.value if symbol else None)
    shift = len(head.text) + len(_GAP)
    marks = tuple(replace(mark, start=mark.start + shift, end=mark.end + shift) for mark in layout.marks)
    text = head.text + _GAP + layout.text
    facts = _facts(head, marks, text)
    parts, meta = tuple(_parts(head, layout, shift)), _meta(document, record, facts, layout)
    return ReadText(text, Origin("Akoma Ntoso XML"), parts, meta=meta, body_start=shift, facts=facts)


def _parts(head: Head, layout: Layout, shift: int) -> Iterable[Part]:
    """The parts of the head and of the text under it."""
    first = list(head.parts())
    yield from first
    for part in layout.parts:
        yield replace(
            part,
            start=part.start + shift,
            end=part.end + shift,
            body=None if part.body is None else part.body + shift,
            parent=None if part.parent is None else part.parent + len(first),
        )


def _facts(head: Head, marks: tuple[Mark, ...], text: str) -> DocumentFacts:
    """What is printed, and what stands in the head alone: of a fact that is printed the printed words are quoted.

    The day of the step that ended in adoption counts where no date of adoption is given: elsewhere it may be the day on
    which a vote by letter was announced.
    """
    adopted, published = (dates_of(marks, name, text) for name in ("adoptionDate", "dateOfIssuance"))
    meetings, sponsors = meetings_of(marks, text), sponsors_of(marks, text)
    return DocumentFacts(
        symbol=symbol_of(marks, text),
        titles=tuple(head.titles),
        adopted=_with(adopted, head.adopted) or tuple(head.decided),
        published=_with(published, head.published),
        meetings=_with(meetings, head.meetings),
        meeting_dates=tuple(head.meeting_dates),
        drafts=tuple(head.drafts),
        sponsors=sponsors or tuple(head.sponsors),
        outcomes=tuple(head.outcomes),
        manners=tuple(head.manners),
        votes=tuple(head.votes),
        tallies=tuple(head.tallies),
        subjects=tuple(head.subjects),
        links=links_of(marks),
    )


def _with(printed: tuple[Said, ...], head: list[Said]) -> tuple[Said, ...]:
    """The printed ones, and those of the head that say something else."""
    told = {said.value for said in printed}
    return (*printed, *(said for said in head if said.value not in told))


def _meta(document: Element, record: Record, facts: DocumentFacts, layout: Layout) -> Metadata:
    """What a catalogue would say of the document, as far as the file says it."""
    return Metadata(
        title=_title(record, facts, layout),
        publisher="United Nations" if record.house == "un" else None,
        published=facts.published[0].value if facts.published else None,
        kind=_KINDS.get(record.name),
        language=_language(record.language),
    )


def _title(record: Record, facts: DocumentFacts, layout: Layout) -> str | None:
    """The printed title; where many documents bear one title, the kind and the symbol."""
    if record.name in _NAMES and facts.symbol:
        return f"{_NAMES[record.name]} {facts.symbol.value}"
    heading = next((part for part in layout.parts if part.kind == HEADING), None)
    if heading is None or any(
        p.kind not in {HEADING, METADATA} and p.place == "body" for p in _before(layout, heading)
    ):
        numbered = _RESOLUTION.fullmatch(facts.symbol.value) if facts.symbol else None
        return f"Resolution {numbered['number']}" if numbered else None
    return " ".join(layout.text[heading.start : heading.end].split())


def _before(layout: Layout, part: Part) -> Iterable[Part]:
    return layout.parts[: layout.parts.index(part)]


def _language(code: str | None) -> str | None:
    """The two letters of a language that the markup gives three."""
    found = pycountry.languages.get(alpha_3=code) if code and len(code) == 3 else None
    return getattr(found, "alpha_2", None) or code
