"""Turns a word or a phrase into whether capitals show a name in it."""

from __future__ import annotations

from graph_build.reading import Phrase, Tokens

_CAPITAL = frozenset("EAP")


def is_capital(tokens: Tokens, i: int) -> bool:
    """Whether a word is written with a capital, after an apostrophe too: "d'Ivoire"."""
    return tokens.tag[i] in _CAPITAL or tokens.word[i][0].isupper() or any(c.isupper() for c in tokens.word[i][1:])


def holds_capital(phrase: Phrase) -> bool:
    """Whether the phrase or one inside it has a capital."""
    return phrase.capital or any(holds_capital(part.phrase) for part in phrase.parts)
