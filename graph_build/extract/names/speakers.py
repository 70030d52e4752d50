"""Turns the labels of a record of a debate ("Senator Anna Berg: I thank …") into its speakers and its sittings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph_build.corpus.provisions import HEADING, Provision
from graph_build.extract.names.forms import Found

_LABEL = re.compile(r"\W{0,3}(?P<label>[^\W\d_a-z][^:;?!\n]{2,160}?) ?: (?=\S)")
# What may stand before the speaker's name: titles and a post; and behind it: a bracket that closes, a state or a party.
_BEFORE = re.compile(r"(?:\W|[^\W\d_a-z][\w'’.-]*|of|the|for|and|at|in|to|on)*")
_BEHIND = re.compile(r"\)?(?: \([^()]{1,60}\)){0,2}\s*")
_POST = re.compile(r"(?:The )?(?P<post>[^\W\d_a-z][^()]{3,140}?) \([^()]*$")
_SPOKEN = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")
_FEWEST_TURNS, _FEWEST_SPEAKERS, _SHORTEST = 3, 2, 20


@dataclass(frozen=True, slots=True)
class SpeakerLabel:
    """The words before a speech that say who speaks: the name, the post before it (None for none), the colon."""

    person: tuple[int, int]
    post: tuple[int, int] | None
    end: int


def speaker_label(text: str, persons: Iterable[tuple[int, int]]) -> SpeakerLabel | None:
    """The label that a provision begins with, given where persons are named in it; None where it begins otherwise."""
    match = _LABEL.match(text)
    if match is None or len(text) - match.end() < _SHORTEST:
        return None
    first, end = match.span("label")
    for start, stop in sorted(persons):
        before = text[first:start]
        if first <= start and stop <= end and _BEFORE.fullmatch(before) and _BEHIND.fullmatch(text[stop:end]):
            post = _POST.match(before)
            span = (first + post.start("post"), first + post.end("post")) if post is not None else None
            return SpeakerLabel((start, stop), span, end)
    return None


def posts_of_speakers(text: str, forms: Sequence[Found]) -> Iterator[Found]:
    """What a speaker is, by the words before the bracket with the name, whatever the language: "Chair (Ms Berg)"."""
    label = speaker_label(text, ((f.start, f.end) for f in forms if f.kind == "Person"))
    if label is not None and label.post is not None:
        start, end = label.post
        if not any(f.start < end and start < f.end for f in forms):
            yield Found(start, end, "Post", "speaker-label")


def sittings_in(rows: Iterable[tuple[Provision, Sequence[Found]]]) -> frozenset[str]:
    """Keys of the headings under which several people speak by turns, some of them as "I" or "we"."""
    turns: dict[str, list[str]] = {}
    spoken: set[str] = set()
    heading = ""
    for provision, forms in rows:
        text = provision.reading.text
        if provision.role == HEADING and not text.rstrip(" *_").endswith(":"):
            heading = provision.key
            continue
        label = speaker_label(text, ((f.start, f.end) for f in forms if f.kind == "Person"))
        if label is not None and heading:
            turns.setdefault(heading, []).append(text[slice(*label.person)])
            if _SPOKEN.search(text[label.end :]):
                spoken.add(heading)
    return frozenset(
        key
        for key, names in turns.items()
        if key in spoken and len(names) >= _FEWEST_TURNS and len(set(names)) >= _FEWEST_SPEAKERS
    )
