"""Turns the tags of a sentence into verb groups: modal, auxiliaries and main verb, with voice, tense and polarity."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from graph_build.reading.lexicon.forms import lemma_of
from graph_build.reading.records import Tokens

_PAST = frozenset({"was", "were", "had", "did"})
_ADV = r"[rn]{0,4}+(?:&r|,r){0,2}"
_ASIDE = r",[^,;.:xbhuZT]{1,60}+,"
_VERB = rf"(?:e{_ADV}(?:G|K)?|h{_ADV}(?:c{_ADV}(?:G|K)?|K)?|u|V)"
GROUP = re.compile(
    r"(?=[xubhzZTVGKe])(?:"
    rf"(?P<modal>x(?:{_ADV}{_ASIDE}{_ADV}{_VERB}|{_ADV}{_VERB}?))|(?P<simple>[ZTV])|(?P<be>b{_ADV}(?:GK|K|G)?)"
    rf"|(?P<inf>z{_ADV}(?:e{_ADV}K?|h{_ADV}(?:c?K)?|V|u|(?=[.:;#\-]|$)))|(?P<ger>GK?)|(?P<part>K)"
    rf"|(?P<have>h{_ADV}(?:c{_ADV}(?:GK|K|G)?|K|h)?)|(?P<do>u{_ADV}V?)|(?P<bare>e[rn]?K?))"
)


class Group(NamedTuple):
    """A verb group; ``main`` is the token of its main verb, of its last auxiliary where the verb is missing."""

    start: int
    end: int
    main: int
    unit: str  # F finite, V base form alone, I infinitive, G -ing form, K participle alone
    lemma: str
    voice: str
    modal: str
    polarity: bool
    tense: str


def verb_groups(tokens: Tokens, taken: bytearray) -> list[Group]:
    """The verb groups in order, outside the tokens that phrases have taken."""
    return [_group(tokens, m) for m in GROUP.finditer(tokens.tag) if not taken[m.start()]]


def _group(tokens: Tokens, match: re.Match[str]) -> Group:
    start, end = match.span()
    kind = match.lastgroup or ""
    letters = tokens.tag[start:end]
    unit, main, voice, modal, tense = _shape(kind, letters)
    main = start + main
    low = tokens.low[main]
    if tokens.low[start] == "having" and "c" not in letters:
        voice = "active"  # "having considered", but "having been considered"
    if kind == "have" and tense == "past" and low != "had":
        tense = "present"
    if not modal and tokens.low[start] in _PAST:
        tense = "before" if tense == "perfect" else "past"
    polarity = "n" not in letters and low not in {"deny", "fail"}
    word = tokens.low[start] if modal else ""
    return Group(start, end, main, unit, lemma_of(low, tokens.tag[main]), voice, word, polarity, tense)


@lru_cache(maxsize=4096)
def _shape(kind: str, letters: str) -> tuple[str, int, str, bool, str]:
    """Unit, place of the main verb, voice, whether a modal stands first, tense; equal for equal letters."""
    main = max((i for i, c in enumerate(letters) if c in "VZTKGehubcxz"), default=0)
    last = letters[main]
    helped = any(c in "bec" for c in letters[:main]) or (letters[0] == "G" and last == "K")
    voice = "passive" if last == "K" and (helped or kind == "part") else "active"
    if kind == "modal":
        return "F", main, voice, True, "future"
    if kind == "have":
        return "F", main, voice, False, "perfect" if main > 0 else "past"
    if kind in {"be", "do"}:
        return "F", main, voice, False, "present"
    if kind == "simple":
        return ("V" if last == "V" else "F"), main, voice, False, "past" if last == "T" else "present"
    unit = {"inf": "I", "ger": "G", "part": "K", "bare": "V"}[kind]
    return unit, main, voice, False, ""
