"""Turns a sentence into its tokens: words with their offsets, and one tag each."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from graph_build.reading.lexicon.forms import forms
from graph_build.reading.lexicon.heads import head_of
from graph_build.reading.lexicon.tags import PRINTED, SMALL, closed
from graph_build.reading.readings import decide
from graph_build.reading.records import Tokens

_TOKEN = re.compile(
    r"""[A-Za-z][a-z]++(?![\w'’/&.\-\u2010\u2011]|\u2013[A-Z])            # most words, found fast
    |(?<=[a-z]),\ [JS]r\.(?=[\s,;.)]|$)                                    # Anna Berg, Jr.
    |,
    |[A-Z]\w*(?:[/-]\w+)*/(?:Rev|Add|Corr)\.\d+(?:/(?:Rev|Add|Corr)\.\d+)*  # A/S-23/10/Rev.1
    |(?:[A-Z]\.){2,}(?:-\w+)*                                         # U.S., U.N., U.S.-led
    |(?:Mr|Mrs|Ms|Dr|St|Lt|Gen|Col|Brig|Adm|Capt|Prof|Rev|No|Art|vs|etc|Sr|Jr|Maj|Sen|Hon)\.(?=[\s,])
    |(?:e\.g|i\.e)\.
    |(?<=[a-z]\ )[A-Z]\.(?=\ [A-Z][a-z])                              # Joseph R. Vale
    |(?<=[A-Z]{2}\ )[A-Z]\.(?=\ [A-Z]{2})|(?<=[A-Z]\ )[JS]R\.          # JOSEPH R. VALE JR.
    |[A-Z]\w*(?:\u2013[A-Z]\w*)+                                      # Canada–CARICOM
    |[^\W\d_]\w*(?:(?:[-/&\u2010\u2011]|(?<=[A-Z])\u2013(?=[A-Z]))(?=\w)(?:(?:[A-Z]\.){2,}|\w+)  # with hyphens, EU–AU
        |['’](?!(?:s|ll|re|ve|m|d)\b)\w+)*
    |[$€£]?\d+(?:[.,/]\d+)*(?:[-–]\d+(?:[.,]\d+)*)*(?:st|nd|rd|th|%)?(?:-[^\W\d_]+)*  # numbers, ranges, 20-year
    |['’](?:s|ll|re|ve|m|d)\b
    |(?<![\w)])\((?:[a-z]{1,2}|[ivxl]{2,5}|\d{1,2}|[A-Z])\)           # (a), (iv), (3)
    |[^\w\s]|_""",
    re.VERBOSE,
)
# A capital word that opens a sentence, an item, a quotation, and a genitive or closing mark: their neighbours tell.
_WEIGHED = re.compile(r'(?:^|(?<=[;:#"\-.]))[EP]|g')


_PLACES_IN_TEXTS = frozenset(
    {"paragraph", "paragraphs", "subparagraph", "sub-paragraph", "article", "articles", "section", "sections", "para"}
    | {"subsection", "subsections", "clause", "clauses", "subparagraphs", "sub-paragraphs", "point", "points"}
)
_AND_SO_ON = frozenset({"to", "and", "or", "through", ","})
_HELPING = frozenset("bhec")
_ENDS_OF_PARTICIPLES = ("ed", "held", "been", "set", "made", "given", "built", "seen", "told", "put")
_LEANING = frozenset({"call", "first", "forward"})  # words that lean on both neighbours
_UPON = frozenset({"on", "upon"})
_MANY = frozenset("SP2")
_SHORTEST_LINE, _LONGEST_SHORT_FORM = 3, 5
_SMALL_IN_TITLES = frozenset("dfiOB&tzw")


@lru_cache(maxsize=1)
def joined() -> dict[tuple[str, str], tuple[tuple[tuple[str, ...], str], ...]]:
    """Expressions of several words by their first two, each with its tags, the longest first."""
    data = tomllib.loads(files("graph_build.reading.lexicon").joinpath("joined.toml").read_text("utf-8"))
    found: dict[tuple[str, str], list[tuple[tuple[str, ...], str]]] = {}
    for row in data["joined"]:
        for expression in row["words"]:
            words = tuple(expression.split())
            found.setdefault((words[0], words[1]), []).append((words, row["tags"]))
    return {key: tuple(sorted(rows, key=lambda r: (-len(r[0]), r))) for key, rows in found.items()}


@lru_cache(maxsize=1)
def _firsts() -> frozenset[str]:
    return frozenset(first for first, _ in joined())


class Known(NamedTuple):
    """A name that is known before the sentence is read: its characters in the reading are one token.

    ``tag`` is the letter of that token, ``low`` the word that it is read as: a head noun that tells its class.
    """

    start: int
    end: int
    tag: str
    low: str


# A word that may be noun or verb right behind a name, before what its object or preposition begins with.
_BEHIND_NAME = re.compile(r"[EA](?:(?P<one>[02](?=[iO]))|(?<=&[EA])(?P<many>7(?=[iOdqo])))|P(?P<several>7(?=i))")


def tokenize(text: str, start: int = 0) -> Tokens:
    """The tokens of a sentence that begins at character ``start`` of its reading.

    >>> tokenize("The Council's plans (2030) will help women.").tag
    'dEgS(y)xVS.'
    """
    spans = [m.span() for m in _TOKEN.finditer(text)]
    word = tuple([text[a:b] for a, b in spans])
    low = tuple([w.lower() for w in word])
    if len(word) >= _SHORTEST_LINE and text.isupper():
        word = _as_a_title(word, low)
    starts, ends = zip(*spans, strict=True) if spans else ((), ())
    letters = _letters(text, spans, word, low)
    if start:
        starts, ends = tuple(map(start.__add__, starts)), tuple(map(start.__add__, ends))
    return Tokens(text, word, low, starts, ends, decide(letters), letters)


def _as_a_title(word: tuple[str, ...], low: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a line in capitals as a title prints them: "MINISTRY OF PORTS" as "Ministry of Ports".

    A short word that is none of the language may stand for several, and stays.
    """
    return tuple([_in_title(w, small) for w, small in zip(word, low, strict=True)])


def _in_title(word: str, low: str) -> str:
    if len(word) == 1 or not word.isalpha():
        return word
    if low in closed():
        return low if closed()[low] in _SMALL_IN_TITLES else word.title()
    return word.title() if len(word) > _LONGEST_SHORT_FORM or low in forms() or head_of(low) is not None else word


def with_names(tokens: Tokens, names: Sequence[Known]) -> Tokens:
    """The tokens with those of each name as one, unless it ends inside a word; readings are decided anew.

    ``names`` stand in order, none overlapping.
    """
    words, lows, starts, ends, letters = list[str](), list[str](), list[int](), list[int](), list[str]()
    done = 0
    for name in names:
        i, last = _at(tokens.start, name.start), _at(tokens.end, name.end)
        if i is None or last is None or i < done:
            continue
        if not tokens.printed[i : last + 1].strip("i"):  # "in partnership with" governs, and names nothing
            continue
        words += (*tokens.word[done:i], tokens.slice(i, last + 1))
        lows += (*tokens.low[done:i], name.low)
        starts += (*tokens.start[done:i], name.start)
        ends += (*tokens.end[done:i], name.end)
        letters += (tokens.printed[done:i], name.tag)
        done = last + 1
    printed = "".join((*letters, tokens.printed[done:]))
    starts += tokens.start[done:]
    tag = decide(_verbs_after(names, starts, printed))
    joined = ((*words, *tokens.word[done:]), (*lows, *tokens.low[done:]), tuple(starts), (*ends, *tokens.end[done:]))
    return Tokens(tokens.text, *joined, tag, printed)


def _at(places: Sequence[int], place: int) -> int | None:
    """Which of the places, given in order, it is; None where it is none of them."""
    found = bisect_left(places, place)
    return found if found < len(places) and places[found] == place else None


def _verbs_after(names: Sequence[Known], starts: Sequence[int], letters: str) -> str:
    """The letters with verbs right behind whole names: "Ghana and Togo serve on it", "the Unit works in Accra"."""
    whole = {name.start for name in names if name.tag in "EAP"}
    out = list(letters)
    for at, match in ((m.start(), m) for m in _BEHIND_NAME.finditer(letters)):
        if starts[at] in whole:
            out[at + 1] = "Z" if match.lastgroup == "one" else "V"
    return "".join(out)


def _letters(text: str, spans: list[tuple[int, int]], word: tuple[str, ...], low: tuple[str, ...]) -> str:
    """One letter a word, before the readings are decided."""
    letters = [PRINTED[w] for w in word]
    for match in _WEIGHED.finditer("".join(letters)):
        i = match.start()
        if letters[i] != "g":
            letters[i] = _opening(word, low, letters, i)
        elif len(word[i]) == 1:
            letters[i] = _apostrophe(text, spans, word, i)
    if "#" in letters:
        _cite(letters, low)
    if not _LEANING.isdisjoint(low):
        _by_neighbours(letters, low)
    firsts, table = _firsts(), joined()
    taken = 0
    for i in [i for i, w in enumerate(low) if w in firsts]:
        if i < taken:
            continue
        for words, tags in table.get((low[i], low[i + 1] if i + 1 < len(low) else ""), ()):
            if low[i : i + len(words)] == words and not _is_no_preposition(words, letters, i):
                capital = tags[0] == "N" and word[i][0].isupper() and letters[i] not in "NS"
                letters[i : i + len(words)] = "E" * len(tags) if capital else tags
                taken = i + len(words)
                break
    return "".join(letters)


def _is_no_preposition(words: tuple[str, ...], letters: list[str], i: int) -> bool:
    """ "Set up to advise the Board" tells no bound, "their thanks to Togo" no cause."""
    if words == ("up", "to"):
        return letters[i + 2 : i + 3] in (["V"], ["1"], ["7"])
    return words == ("thanks", "to") and letters[i - 1 : i] in (["o"], ["d"], ["J"])


def _by_neighbours(letters: list[str], low: tuple[str, ...]) -> None:
    """Words that are one thing or another by what stands on both sides of them."""
    for i in range(len(low) - 1):
        if low[i] == "call" and low[i + 1] in _UPON and (i == 0 or letters[i - 1] in _MANY):
            letters[i] = "V"  # "Leaders call upon donors", "Call on donors to", but "the call upon donors"
        elif not i:
            continue
        elif low[i] == "forward" and low[i - 1] == "to" and letters[i + 1] in "dqo":
            letters[i] = "V"  # "to forward this text to the Council", but "look forward to"
        elif low[i] == "first" and letters[i - 1] in _HELPING and low[i + 1].endswith(_ENDS_OF_PARTICIPLES):
            letters[i] = "r"  # "was first held in Oslo"


def _cite(letters: list[str], low: tuple[str, ...]) -> None:
    """Marks of items that only say where something stands are numbers: "paragraphs 3 (a) to (c) of the resolution"."""
    for i in range(1, len(low)):
        if letters[i] != "#":
            continue
        cited = letters[i - 1] == "9" and low[i - 2] in _PLACES_IN_TEXTS
        cited = cited or (letters[i - 1] in "NS" and low[i - 1] in _PLACES_IN_TEXTS)  # "under subsection (a)"
        goes_on = low[i - 1] in _AND_SO_ON and low[i - 2].startswith("(") and letters[i - 2] == "9"
        if cited or goes_on or (letters[i - 1] == "9" and low[i - 1].startswith("(")):  # "3 (a) (ii)"
            letters[i] = "9"


def _opening(word: tuple[str, ...], low: tuple[str, ...], letters: list[str], i: int) -> str:
    """The letter of a capital word that opens a sentence or an item: its capital is no evidence."""
    small = SMALL[low[i]]
    if small in "NS":
        follows = letters[i + 1] if i + 1 < len(letters) else "."
        return letters[i] if follows in "EAP" else small
    return small


def _apostrophe(text: str, spans: list[tuple[int, int]], word: tuple[str, ...], i: int) -> str:
    """A lone apostrophe after a word in -s owns what follows; elsewhere it is a quotation mark."""
    owns = i > 0 and word[i - 1][-1:] in "sS" and spans[i - 1][1] == spans[i][0]
    return "g" if owns and text[spans[i][1] : spans[i][1] + 1] == " " else '"'
