"""Turns the texts of a corpus into sources: which texts are copies of one document, and which of them stands for it.

Texts are copies where they are equal, have one symbol or one address, are the same words but for small things, or are
called alike and written in different languages. Texts whose names, figures or words of duty differ are two sources,
however alike they are, so that a difference between them stays visible.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, pairwise
from math import log
from typing import Final
from urllib.parse import urlsplit

from graph_build.corpus.facts import DRAFT, NOT_ADOPTED
from graph_build.corpus.source import TRANSLATION

_ENOUGH: Final = 0.9
"""The share of the shorter text's word pairs that the longer one has too."""
_SHORTEST: Final = 0.8
"""The part of the longer text that a copy without masthead and notes holds at the least."""
_AS_LONG: Final = 1.25
"""Texts whose lengths differ by less than this factor are as long as each other."""
_SAID_BY_MANY: Final = 12
"""A sentence that more texts have is a formula, by which no copies are looked for."""
_LONG_SENTENCE: Final = 40
_WORD: Final = re.compile(r"[^\W_]+")
_SIGNS: Final = {code: None for code in range(128) if not chr(code).isalnum()}
_NAME: Final = re.compile(r"(?<![.:;!?“\"(] )(?<!^)\b[A-Z][^\W_]*")
_FIGURE_OR_DUTY: Final = re.compile(
    r"(?<![^\W_])[^\W_]{0,30}\d[^\W_]{0,30}|\b(?:not|no|never|none|nor|must|shall|should|will|may|can)\b"
)
_LANGUAGE_SIGN: Final = re.compile(r"[-_. ](?P<code>[a-z]{2})$")


@dataclass(frozen=True)
class Text:
    """What tells a text from another: its file's name, its symbol's key, its address, its day and its words.

    ``symbol``, ``address`` and ``published`` are empty where the text has none; ``language`` is a code of two letters;
    ``described`` tells that a catalogue or markup speaks of it.
    """

    stem: str
    symbol: str
    address: str
    published: str
    status: str
    language: str
    is_read: bool
    wording: str
    described: bool
    digest: str
    sentences: tuple[str, ...]

    @cached_property
    def words(self) -> tuple[str, ...]:
        """All words, without case."""
        return tuple(_WORD.findall(" ".join(self.sentences).casefold()))

    @cached_property
    def pairs(self) -> Counter[tuple[str, str]]:
        """Words with the next of their sentence, counted."""
        return Counter(pair for s in self.sentences for pair in pairwise(_WORD.findall(s.casefold())))

    @cached_property
    def names(self) -> frozenset[str]:
        """Words with a capital inside a sentence, without case."""
        return frozenset(name.casefold() for sentence in self.sentences for name in _NAME.findall(sentence))

    @cached_property
    def duties(self) -> Counter[str]:
        """Figures and words of duty and denial, counted."""
        return Counter(found for sentence in self.sentences for found in _FIGURE_OR_DUTY.findall(sentence.casefold()))

    @property
    def binds(self) -> bool:
        """Whether the text has force: a draft and what it became are two."""
        return self.status not in {DRAFT, NOT_ADOPTED}

    @property
    def rank(self) -> tuple[bool, bool, int, bool, str]:
        """Which of several copies stands for all: one that is read, no translation, whole, and described."""
        length = round(log(len(self.words) + 1, _AS_LONG))
        return (not self.is_read, self.wording == TRANSLATION, -length, not self.described, self.stem)


def sources_of(texts: Sequence[Text]) -> tuple[int, ...]:
    """For each text the place of the one that stands for it, its own where it is no copy."""
    root = list(range(len(texts)))

    def top(place: int) -> int:
        while root[place] != place:
            place = root[place]
        return place

    for one, other in sorted({*_named_alike(texts), *_worded_alike(texts)}):
        root[top(other)] = top(one)
    groups: dict[int, list[int]] = defaultdict(list)
    for place in range(len(texts)):
        groups[top(place)].append(place)
    stands = {of: _first(texts, places) for of, places in groups.items()}
    return tuple(stands[top(place)] for place in range(len(texts)))


def _first(texts: Sequence[Text], places: Sequence[int]) -> int:
    """The place that stands for all; ranks are only asked for where there is a choice."""
    return places[0] if len(places) == 1 else min(places, key=lambda place: texts[place].rank)


def _named_alike(texts: Sequence[Text]) -> Iterator[tuple[int, int]]:
    """Pairs of texts with one digest, symbol or address, or with one file name but for the sign of a language."""
    alike: dict[tuple[str, str, bool], list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        alike["digest", text.digest, True].append(place)
        if text.symbol:
            alike["symbol", text.symbol, text.binds].append(place)
        if address := _page(text.address):
            alike["address", address, text.binds].append(place)
        if (sign := _LANGUAGE_SIGN.search(text.stem.lower())) and sign["code"] == text.language:
            alike["stem", text.stem.lower()[: sign.start()], text.binds].append(place)
    for (how, _, _), places in sorted(alike.items()):
        for one, other in pairwise(places):
            if how in {"digest", "symbol"} or _same_though(how, texts[one], texts[other]):
                yield one, other


def _same_though(how: str, one: Text, other: Text) -> bool:
    """Whether two texts of one address, or of one file name but for the language, are one document."""
    return _may_be_one(one, other) and (how == "address" or one.language != other.language)


def _page(address: str) -> str:
    """An address as a page has it: without scheme, "www." and mark; empty for a site's front page."""
    parts = urlsplit(address.strip())
    path = parts.path.rstrip("/")
    return f"{parts.netloc.removeprefix('www.')}{path}?{parts.query}" if path or parts.query else ""


def _worded_alike(texts: Sequence[Text]) -> Iterator[tuple[int, int]]:
    """Pairs of texts that share a sentence which few have, and nearly all other words."""
    having: dict[str, dict[int, None]] = defaultdict(dict)
    for place, text in enumerate(texts):
        for sentence in text.sentences:
            if len(sentence) >= _LONG_SENTENCE:
                having[_letters(sentence)][place] = None
    pairs = {pair for places in having.values() if len(places) <= _SAID_BY_MANY for pair in combinations(places, 2)}
    yield from (pair for pair in sorted(pairs) if _near_equal(texts[pair[0]], texts[pair[1]]))


def _letters(sentence: str) -> str:
    """The letters and digits of a sentence, without case; most are of ASCII, where that is one step.

    >>> _letters("The Council’s 2nd_part; or: Über!") == "thecouncils2ndpartorüber"
    True
    """
    if sentence.isascii():
        return sentence.lower().translate(_SIGNS)
    return "".join(_WORD.findall(sentence.casefold()))


def _near_equal(one: Text, other: Text) -> bool:
    """Whether two texts are the same words but for what a copy leaves out or spells otherwise."""
    if not _may_be_one(one, other):  # told before any word is counted
        return False
    shorter, longer = sorted((one, other), key=lambda text: len(text.words))
    if len(shorter.words) < _SHORTEST * len(longer.words):
        return False
    if shorter.duties - longer.duties or not shorter.names <= frozenset(longer.words):
        return False
    told, had = shorter.pairs, longer.pairs
    if any(_FIGURE_OR_DUTY.fullmatch(word) for pair in told - had for word in pair):
        return False
    return (told & had).total() >= _ENOUGH * max(told.total(), 1)


def _may_be_one(one: Text, other: Text) -> bool:
    """Whether nothing that is known of two texts parts them: neither a symbol, nor a day, nor a standing."""
    known = ((one.symbol, other.symbol), (one.published, other.published))
    return one.binds == other.binds and all(not a or not b or a == b for a, b in known)


def repeats(first: Sequence[tuple[str, str]], copy: Sequence[tuple[str, str]]) -> dict[int, int]:
    """The places in a copy of clauses that the first text has too, each with its place there.

    >>> repeats([("will", "train all"), ("will", "report")], [("will", "report."), ("will", "pay")])
    {0: 1}
    """
    waiting: dict[str, list[int]] = defaultdict(list)
    for place, clause in enumerate(first):
        waiting[_plain(clause)].append(place)
    out: dict[int, int] = {}
    for place, clause in enumerate(copy):
        if found := waiting.get(_plain(clause)):
            out[place] = found.pop(0)
    return out


def _plain(clause: tuple[str, str]) -> str:
    return "".join(_WORD.findall(" ".join(clause).casefold()))
