"""Turns a printed word into its tag, or into the letter of the readings that its neighbours must decide between."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from graph_build.reading.lexicon.forms import forms, lemma_of
from graph_build.reading.lexicon.heads import head_of
from graph_build.reading.lexicon.sets import word_set
from graph_build.reading.lexicon.verbs import field_verbs, verb_of

_MONTHS = word_set("months")
_FUNCTION = frozenset("dqaopkwtsn&~xbehufBzOi")
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-–](?:19|20)?\d\d)?")
_MEASURES = word_set("measures")
_BOUND = ("based", "term", "scale", "level", "wide", "time", "range", "sized", "like", "free", "facing", "specific")
_WITH_OPERATIVE = word_set("before-operative-verbs") | {"upon"}
_PREFIXES = ("sub", "non", "multi", "inter", "intra", "trans", "anti", "pre", "post", "cross", "under", "over", "bi")
_SHORTEST_OPERATIVE, _SHORTEST_MIXED = 4, 5
_SIGNS = {
    "?": ".",
    "&": "&",
    "!": ".",
    "…": ".",
    "–": "-",
    "—": "-",
    "“": '"',
    "”": '"',
    "„": '"',
    "[": "(",
    "]": ")",
    "'": "g",
}


@lru_cache(maxsize=1)
def closed() -> dict[str, str]:
    """Words of closed classes, in small letters, to their tags."""
    data = tomllib.loads(files("graph_build.reading.lexicon").joinpath("closed.toml").read_text("utf-8"))
    found: dict[str, str] = {}
    for row in data["closed"]:
        for word in row["words"].split():
            found.setdefault(word, row["tag"])
    return found


class SmallTags(dict[str, str]):
    """Word in small letters to its letter; worked out when first asked for."""

    def __missing__(self, low: str) -> str:
        self[low] = letter = _small(low)
        return letter


class PrintedTags(dict[str, str]):
    """Word as printed, inside a sentence, to its letter; worked out when first asked for."""

    def __missing__(self, word: str) -> str:
        self[word] = letter = _printed(word)
        return letter


SMALL = SmallTags()
PRINTED = PrintedTags({", Jr.": "E", ", Sr.": "E"})  # of a name: "Anna Berg, Jr."


def _printed(word: str) -> str:
    first = word[0]
    if first.isupper():
        return _capital(word)
    if first.isalpha():
        return SMALL[word] if word.islower() or len(word) < _SHORTEST_MIXED else _mixed(word)
    if first == "(" and len(word) > 1:
        return "#"
    if first in "'’" and len(word) > 1:
        return {"s": "g", "ll": "x", "re": "b", "m": "b", "ve": "h", "d": "x"}[word[1:].lower()]
    if first.isdigit() or len(word) > 1:
        return _number(word)
    return _SIGNS.get(word, word if word in ',;:.()-"/%' else ".")


def _mixed(word: str) -> str:
    """The letter of a word with capitals behind its first letter: "peaceNET" is a name, "non-State" is none."""
    return SMALL[word] if "-" in word or "/" in word or "'" in word or "’" in word else "A"


def _number(word: str) -> str:
    if _YEAR.fullmatch(word):
        return "y"
    if re.fullmatch(r"\d+(?:[-–][^\W\d]+)+", word):
        return "J"
    return "9"


def _capital(word: str) -> str:
    low = word.lower()
    if len(word) == 1 or (word.isupper() and (_is_operative(low) or low in _WITH_OPERATIVE)):
        return {"I": "p", "A": "d"}.get(word, "E") if len(word) == 1 else SMALL[low]  # "DECIDES to", "CALLS UPON"
    if word[1:] != low[1:] and sum(c.isupper() for c in word) > 1 and "-" not in word:
        return "P" if word.endswith("s") and word[:-1].isupper() else "A"
    tag = closed().get(low, "")
    if low in _MONTHS or low == "march":
        return "m"
    if low == "may":
        return "M"
    if tag and tag in _FUNCTION:
        return tag
    return "P" if _names_many(low) else "E"


def _is_operative(low: str) -> bool:
    verb = verb_of(lemma_of(low)) if low.endswith("s") and len(low) >= _SHORTEST_OPERATIVE else None
    return verb is not None and verb.operative


def _names_many(low: str) -> bool:
    if not low.endswith("s") or low.endswith(("ss", "us", "is")) or len(low) < 4:
        return closed().get(low) == "S"
    return closed().get(low) == "S" or low[:-1] in forms() or head_of(low) is not None


def _small(low: str) -> str:
    tag = closed().get(low)
    if tag is not None:
        return tag
    entry = forms().get(low)
    if entry is not None:
        return _open(low, frozenset(entry[0]))
    return _hyphened(low) if "-" in low else _unknown(low)


def _unknown(low: str) -> str:
    """The letter of a word that no table has, by the word behind its prefix or by its ending."""
    for prefix in _PREFIXES:
        if low.startswith(prefix) and low[len(prefix) :] in forms() and SMALL[low[len(prefix) :]] == "J":
            return "J"  # "subregional"
    if low.endswith("ly"):
        return "r"
    if low.endswith("ed") and len(low) > 5:
        return "3"
    if low.endswith("ing") and len(low) > 6:
        return "G"
    return "S" if low.endswith("s") and not low.endswith(("ss", "us", "is")) else "N"


def _open(low: str, has: frozenset[str]) -> str:
    """The letter of an open word by its readings in the table of forms."""
    leans = lemma_of(low) in field_verbs()
    if "V" in has:
        return _base(has, leans)
    if "Z" in has:
        return ("0" if leans else "2") if {"S", "N"} & has else "Z"
    if "K" in has:
        return "3"
    if "T" in has:
        return "T" if leans or not {"N", "J", "R"} & has else "N"
    if "G" in has:
        return "j" if "J" in has else "G"
    return ("6" if "N" in has else "J") if "J" in has else "N"


def _base(has: frozenset[str], leans: bool) -> str:
    if {"K", "T"} & has:
        return "8"
    if "J" in has:
        return "5" if leans or "N" not in has else "6"
    return ("7" if leans else "1") if "N" in has else "V"


def _hyphened(low: str) -> str:
    first, _, last = low.rpartition("-")
    if first in {"co", "re"} and last in forms():  # also "co-chair", which may be a post
        return SMALL[last]
    if head_of(low) is not None:  # "ambassador-at-large"
        return "S" if low.endswith("s") else "N"
    if last in _BOUND or last in _MEASURES:
        return "J"
    letter = SMALL[last] if last else "N"
    if letter in "3KTGj4J568":
        return "4" if letter == "4" else "J"
    if letter in "1N7":
        return "N"
    return "S" if letter in "S20Z" else "N" if letter in "V" else "J"
