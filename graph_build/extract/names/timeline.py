"""Turns the sentences of a timeline's entry that name no event into events: "NATO deploys its first advisers …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from graph_build.corpus.provisions import ENTRY, Provision
from graph_build.corpus.sentences import Sentence
from graph_build.extract.names.naming import Namer
from graph_build.extract.records import EVENTS, Mention, Span

_KINDS = (
    ("Deployment", re.compile(r"\bdeploy")),
    ("Adoption", re.compile(r"\b(?:endorsed|adopted|approved)\b")),
    ("Meeting", re.compile(r"\b(?:meeting|convened)\b")),
    ("Launch", re.compile(r"\b(?:launch|establish|creat)")),
)
# Where the name of the event ends: before what only explains it. The first words always belong to the name.
_EXPLAINS = re.compile(r"[,:;]| (?:as|to|in|including|at|with|on) (?=[A-Zat])")
_ALWAYS = 16
_MOST_SENTENCES = 2
_FEWEST_DAYS = 3


def is_of_timeline(provision: Provision, entries: Mapping[str | None, int]) -> bool:
    """Whether a provision is an entry of a timeline, no paragraph of a release whose day stands over it.

    Under a year stand many entries; days of three or more entries, one each, make a chronology. ``entries`` counts
    those of the document by their date.
    """
    if provision.role != ENTRY or provision.title is not None or len(provision.sentences) > _MOST_SENTENCES:
        return False
    date = provision.date or ""
    if len(date) == len("2000"):
        return True
    return entries[provision.date] == 1 and len(entries) >= _FEWEST_DAYS


def events_told(namer: Namer, provision: Provision, outer: list[Mention]) -> Iterator[Mention]:
    """Events that an entry tells in a sentence of its own; ``outer`` are the names found in the entry."""
    text = provision.reading.text
    for sentence in provision.sentences:
        named = any(m.kind in EVENTS for m in outer if sentence.start <= m.start < sentence.end)
        if named or not sentence.text[:1].isupper() or not sentence.text.endswith("."):
            continue
        span = Span(provision.key, text, sentence.start, _end_of_name(sentence))
        kind = next((kind for kind, pattern in _KINDS if pattern.search(sentence.text)), "Event")
        yield namer.new(span, kind, "timeline-entry", span.words)


def _end_of_name(sentence: Sentence) -> int:
    explains = _EXPLAINS.search(sentence.text[_ALWAYS:])
    return sentence.start + (_ALWAYS + explains.start() if explains else len(sentence.text.rstrip(".")))
