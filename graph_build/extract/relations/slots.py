"""Turns a sentence and its mentions into one line in which names are slots, for the relation rules to match on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph_build.corpus.sentences import Sentence
from graph_build.extract.records import DATE, EVENTS, Mention, outermost, within

SLOT = re.compile(r"<(\w+)#(\d+)>")


@dataclass(frozen=True, slots=True)
class Tagged:
    """The sentence with ``<Kind#index>`` for each name; ``mentions[index]`` is the name."""

    sentence: Sentence
    text: str
    mentions: tuple[Mention, ...]


def tag(sentence: Sentence, outer: list[Mention], inner: list[Mention]) -> list[Tagged]:
    """Two views of the sentence: with the longest names, and with the names inside those that hold others."""
    here = [m for m in outer if sentence.start <= m.start and m.end <= sentence.end]
    views = [_view(sentence, here)]
    parts = opened(here, inner)
    if parts != here:
        views.append(_view(sentence, parts))
    return views


def opened(outer: list[Mention], inner: list[Mention]) -> list[Mention]:
    """Outer mentions, with events and posts replaced by the names inside them."""
    rows: list[Mention] = []
    ordered = sorted(inner)
    for mention in outer:
        parts = [i for i in within(mention, ordered) if i.kind != DATE and i.kind not in EVENTS]
        parts = outermost(parts)
        opens = mention.kind in EVENTS or mention.kind == "Declaration"
        rows.extend(parts if parts and opens else [mention])
    return sorted(rows)


def _view(sentence: Sentence, mentions: list[Mention]) -> Tagged:
    out: list[str] = []
    kept: list[Mention] = []
    position = sentence.start
    for mention in mentions:
        between = sentence.text[position - sentence.start : mention.start - sentence.start]
        after = sentence.text[mention.end - sentence.start : mention.end - sentence.start + 1]
        if kept and between.endswith(" (") and after == ")" and kept[-1].thing and kept[-1].thing == mention.thing:
            out.append(between[:-2])
            position = mention.end + 1
            continue
        out.append(between)
        out.append(f"<{mention.kind}#{len(kept)}>")
        kept.append(mention)
        position = mention.end
    out.append(sentence.text[position - sentence.start :])
    return Tagged(sentence, "".join(out), tuple(kept))
