"""Turns capital phrases that nothing types into places, where "in" or "at" stands before them."""

from __future__ import annotations

from collections.abc import Iterator

from graph_build.extract.names.forms import Found
from graph_build.extract.names.heads.persons import is_word
from graph_build.reading import Phrase, ReadSentence, Tokens

_WHERE = frozenset({"in", "at", "near"})
_LONGEST = 4


def places_in(sentence: ReadSentence) -> Iterator[Found]:
    """Places by the preposition before them: "in Phnom Penh", "at Rota"."""
    tokens = sentence.tokens
    if sum(tag not in "EAPm9y,.;:()-" for tag in tokens.tag) < 4:  # a heading, where every word has a capital
        return
    for phrase in sentence.phrases:
        if phrase.start > 0 and tokens.low[phrase.start - 1] in _WHERE and _is_place(tokens, phrase):
            yield Found(tokens.start[phrase.name_start], tokens.end[phrase.name_end - 1], "Place", "place-after-in")


def _is_place(tokens: Tokens, phrase: Phrase) -> bool:
    if phrase.cls != "open" or phrase.det or phrase.owner or phrase.number or phrase.aliases or phrase.parts:
        return False
    words = range(phrase.name_start, phrase.name_end)
    return len(words) <= _LONGEST and all(tokens.tag[i] == "E" and not is_word(tokens.low[i]) for i in words)
