"""Turns footnotes into what they stand for: the document that "ibid." means, the sentence that carries the mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph_build.corpus.provisions import FOOTNOTE, Provision
from graph_build.extract.records import DOCUMENTS, Mention, Span

_IBID = re.compile(r"\b(?:[Ii]bid(?:em)?|[Ll]oc\. ?cit|[Oo]p\. ?cit)\b\.?")


def ibid(provision: Provision, outer: list[Mention], noted: Mention | None) -> list[Mention]:
    """Mentions of the document of the footnote before; none where that footnote names none, so that a chain stops."""
    if provision.role != FOOTNOTE or noted is None:
        return []
    return [
        Mention(provision.key, m.start(), m.end(), noted.kind, m.group(), noted.thing, "ibid")
        for m in _IBID.finditer(provision.reading.text)
        if all(m.end() <= o.start or o.end <= m.start() for o in outer)
    ]


def document_noted(provision: Provision, outer: list[Mention], before: Mention | None) -> Mention | None:
    """The last document a footnote names; outside footnotes what the footnote before named stays."""
    if provision.role != FOOTNOTE:
        return before
    named = [m for m in outer if m.kind in DOCUMENTS]
    return named[-1] if named else None


def anchors(provisions: Sequence[Provision]) -> Iterator[tuple[Provision, Span]]:
    """Each footnote with the sentence above or around it that carries its mark."""
    marked = [(number, p, at) for p in provisions if p.role != FOOTNOTE for number, at in p.reading.marks]
    for note in provisions:
        if note.role == FOOTNOTE and note.number:
            wanted = note.number.removeprefix("footnote ")
            places = [(p, at) for number, p, at in marked if number == wanted]
            if places:
                home, at = min(places, key=lambda place: abs(place[0].position - note.position))
                yield note, _sentence_at(home, at)


def _sentence_at(provision: Provision, at: int) -> Span:
    text = provision.reading.text
    for sentence in provision.sentences:
        if sentence.start <= at <= sentence.end + 1:
            return Span(provision.key, text, sentence.start, sentence.end)
    return Span(provision.key, text, provision.body, len(text))
