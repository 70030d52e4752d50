"""Turns the names of states in a text into the state that it means by an adjective of several: "Congolese"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from graph_build.extract.names.lexicon import Hit, Lexicon
from graph_build.reading import states_of_adjective

# A state is meant that the text names so many times as often as the others.
_MORE = 3


def states_meant(texts: Sequence[str], lexicon: Lexicon) -> dict[str, str]:
    """Adjectives of several states in a text, each with the key of the one that it names alone, or by far the most."""
    used = {found.lower() for text in texts for found in _shared().findall(text)}
    if not used:
        return {}
    counts = Counter(state for text in texts for state in longest(list(lexicon.find(text))))
    out = {}
    for adjective in used:
        states = {hit.thing for name in states_of_adjective()[adjective] for hit in lexicon.whole(name)}
        told = sorted(((counts[state], state) for state in states if counts[state]), reverse=True)
        if told and told[0][0] >= _MORE * sum(count for count, _ in told[1:]):
            out[adjective] = told[0][1]
    return out


def longest(hits: Sequence[Hit]) -> Iterator[str]:
    """The things of hits that lie in no longer one: "Democratic Republic of the Congo" names one state."""
    reach = 0
    for hit in sorted(hits, key=lambda one: (one.start, -one.end)):
        if hit.end > reach:
            reach = hit.end
            yield hit.thing


@lru_cache(maxsize=1)
def _shared() -> re.Pattern[str]:
    words = (adjective for adjective, states in states_of_adjective().items() if len(states) > 1)
    return re.compile(rf"\b(?i:{'|'.join(sorted(words))})\b")
