"""Turns a word or a phrase into whether capitals show a name in it."""

from __future__ import annotations

from graph_build.reading import Phrase, Tokens

_CAPITAL = frozenset("EAP")


def is_capital(tokens: Tokens, i: int) -> bool:
    """Whether a word is written with a capital, after an apostrophe too: "d'Ivoire"."""
    word = tokens.word[i]
    return tokens.tag[i] in _CAPITAL or (not word.islower() and any(map(str.isupper, word)))


def holds_capital(phrase: Phrase) -> bool:
    """Whether the phrase or one inside it has a capital."""
    return phrase.capital or any(holds_capital(part.phrase) for part in phrase.parts)
