"""Turns a clause into the stems of its words, each with a weight, and into the kinds of action that its verbs name."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

from graph_build.extract.folding import fold

FIELD_WEIGHT: Final = 0.25
COMMON_WEIGHT: Final = 0.5
FULL_WEIGHT: Final = 1.0
# Verbs that judge or ask: they frame a promise and are none themselves.
FRAMES: Final = "condemn"
# Before the stem of a verb that belongs to no family: it is its own.
OWN_FAMILY: Final = "="
_SHORTEST_STEM: Final = 4
# Endings and the fewest letters that must stand before them; tried in this order.
_ENDINGS: Final = (
    ("ations", 5), ("ation", 5), ("ating", 5), ("ated", 5), ("ates", 5), ("ate", 5), ("ments", 5), ("ment", 5),
    ("ions", 5), ("ion", 5), ("ings", 4), ("ing", 4), ("ied", 3), ("ed", 3), ("ies", 3),
    ("sses", 2), ("shes", 3), ("ches", 3), ("xes", 3), ("s", 3), ("ly", 4),
)  # fmt: skip
_TO_Y: Final = frozenset({"ied", "ies"})
_KEEP_TWO: Final = {"sses": "ss", "shes": "sh", "ches": "ch", "xes": "x"}
_PREPOSITIONS: Final = frozenset(
    (
        "for", "to", "of", "in", "on", "with", "by", "at", "from", "between", "among", "as", "that", "which", "who",
        "through", "against", "under", "into", "including",
    )
)  # fmt: skip
_NUMBER: Final = re.compile(r"\d+(?:st|nd|rd|th)?")
_OF_NOW: Final = re.compile(r"\b(?:the|this|these|its|their|our|at) present\b", re.IGNORECASE)  # no act of presenting
# A capital word that no sentence opens with.
_CAPITAL: Final = re.compile(r"(?<=[a-z0-9,;:)] )[A-Z][^\W\d_]+\b")
_CALENDAR: Final = frozenset(
    (
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    )
)  # fmt: skip
_ORDINALS: Final = re.compile(r"\b(first|second|third|fourth|fifth|sixth|seventh)\b(?! of all)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WordTable:
    """The table of words (words.toml), all in stems. ``families`` gives the family of a verb's stem."""

    families: dict[str, str]
    opposites: dict[str, str]
    related: frozenset[tuple[str, str]]
    empty: frozenset[str]
    weights: dict[str, float]
    everyday: frozenset[str]


@lru_cache(maxsize=1)
def word_table() -> WordTable:
    """The table, read once."""
    data = tomllib.loads(files("graph_build.graph.promises").joinpath("words.toml").read_text("utf-8"))
    families: dict[str, str] = {}
    for family, verbs in data["families"].items():
        for verb in verbs:
            families.setdefault(stem(verb), str(family))
    weights = {stem(w): COMMON_WEIGHT for w in data["common"]["words"]}
    weights |= {stem(w): FIELD_WEIGHT for w in data["field"]["words"]}
    return WordTable(
        families,
        dict(data["opposites"]),
        _both_ways(data["related"]),
        frozenset(stem(w) for w in data["empty"]["words"]),
        weights,
        frozenset(stem(w) for table in ("everyday", "talk") for w in data[table]["words"]) | frozenset(weights),
    )


# What stands after these is asked for once more, or called important, and not told of the past.
_ASKED_AGAIN: Final = re.compile(
    r"(?i)\b(?:requests?|requesting|calls? (?:for|on|upon)|calling (?:for|on|upon)|urg(?:es?|ing)|encourag(?:es?|ing)|"
    r"demands?|demanding|reiterat(?:es?|ing)|invit(?:es?|ing)|decides?|"
    r"(?:stress(?:es|ing)?|underscor(?:es?|ing)|underlin(?:es?|ing)|emphasi[sz](?:es?|ing))|"
    r"(?:importance|need|necessity) (?:of|for|to)|(?:intention|readiness|willingness) to)\b[^;.]*$"
)


def _both_ways(rows: dict[str, list[str]]) -> frozenset[tuple[str, str]]:
    pairs = {(one, other) for one, others in rows.items() for other in others}
    return frozenset(pairs | {(other, one) for one, other in pairs})


@lru_cache(maxsize=1)
def _irregular() -> dict[str, str]:
    data: dict[str, Any] = tomllib.loads(files("graph_build.graph.promises").joinpath("words.toml").read_text("utf-8"))
    return {str(form): _without_e(str(base)) for form, base in data["irregular"].items()}


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The light stem of one folded word: endings of inflection and of common nouns of action are cut.

    >>> [stem(w) for w in ("adoption", "adopted", "trainings", "policies", "submitted")]
    ['adopt', 'adopt', 'train', 'policy', 'submit']
    """
    if word in _irregular():
        return _irregular()[word]
    for ending, fewest in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= fewest and not word.endswith(("ss", "us", "is")):
            word = word[: -len(ending)] + ("y" if ending in _TO_Y else _KEEP_TWO.get(ending, ""))
            break
    if len(word) >= _SHORTEST_STEM and word[-1] == word[-2] and word[-1] not in "aeflosz":
        word = word[:-1]
    return _without_e(word)


def _without_e(word: str) -> str:
    return word[:-1] if len(word) > _SHORTEST_STEM and word.endswith("e") else word


def stems(text: str) -> list[str]:
    """The stems of all words of a text, in order.

    >>> stems("The training of Gender Advisers")
    ['train', 'of', 'gender', 'advisor']
    """
    return [stem(word) for word in fold(text).split()]


def weighed(text: str) -> dict[str, float]:
    """The stems that say what a text is about, with their weights; numbers and words without content are left out."""
    table = word_table()
    out: dict[str, float] = {}
    for word in stems(text):
        if word not in table.empty and len(word) > 1 and not _NUMBER.fullmatch(word):
            most = COMMON_WEIGHT if word in table.families else FULL_WEIGHT
            out[word] = min(most, table.weights.get(word, FULL_WEIGHT))
    return out


def telling(words: Iterable[str]) -> frozenset[str]:
    """Of stems, those that tell one matter from another: neither the field's words nor everyday ones, nor actions."""
    table = word_table()
    return frozenset(w for w in words if w not in table.everyday and w not in table.empty and w not in table.families)


def spoken(text: str) -> dict[str, str]:
    """Each stem of a text with the word that it first stands for."""
    out: dict[str, str] = {}
    for word in fold(text).split():
        out.setdefault(stem(word), word)
    return out


def family_of(word: str) -> str | None:
    """The family of a stem that names an action; None for any other."""
    return word_table().families.get(word)


def families(text: str) -> frozenset[str]:
    """The families of all words of a text that name an action, nouns among them."""
    return frozenset(f for word in stems(text) if (f := family_of(word)))


def first_family(text: str) -> str | None:
    """The family of the first word that names an action; frames such as "urges" are passed over."""
    return next((f for word in stems(_OF_NOW.sub(" ", text)) if (f := family_of(word)) and f != FRAMES), None)


@lru_cache(maxsize=10_000)
def related_to(actions: frozenset[str]) -> frozenset[str]:
    """The actions that often tell of one of these."""
    return frozenset(other for one, other in word_table().related if one in actions)


@lru_cache(maxsize=100_000)
def opposed(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the actions of one side can only be the opposite of those of the other."""
    table = word_table().opposites
    return not one & other and any(table.get(family) in other for family in one)


def object_of(text: str, verbs: frozenset[str]) -> frozenset[str]:
    """The stems that name what a promised action is done to: the words after its verb up to a preposition.

    Where those say little, more words are taken.

    >>> sorted(object_of("open legal aid clinics for displaced women", frozenset({"begin"})))
    ['aid', 'clinic', 'legal']
    """
    words = fold(text).split()
    first = next((i + 1 for i, w in enumerate(words) if _own_or_family(stem(w)) in verbs), 0)
    weights, found, heavy = weighed(" ".join(words[first:])), dict[str, float](), 0.0
    for word in words[first:]:
        if word in _PREPOSITIONS and heavy >= COMMON_WEIGHT:
            break
        if stem(word) in weights and stem(word) not in found:
            found[stem(word)] = weights[stem(word)]
            heavy += weights[stem(word)]
    return frozenset(found)


def _own_or_family(word: str) -> str:
    return family_of(word) or f"{OWN_FAMILY}{word}"


def ordinals(text: str) -> frozenset[str]:
    """The ordinals by which a text counts things: "the second plan", not "second of all".

    >>> sorted(ordinals("The Second plan and the third review"))
    ['second', 'third']
    """
    return frozenset(word.lower() for word in _ORDINALS.findall(text))


def proper_words(text: str) -> frozenset[str]:
    """The capital words inside the sentences of a text, folded, without months and days: "Kattegat", "Mondays" not.

    >>> sorted(proper_words("The herring quota in the Bothnian Bay was cut in May 2024. Boats of Kemi stayed."))
    ['bay', 'bothnian', 'kemi']
    """
    inside = _CAPITAL.findall(text)
    return frozenset(folded for word in inside if (folded := fold(word)) not in word_table().empty | _CALENDAR)


def asked_again(before: str) -> bool:
    """Whether the words before a verb ask for what it says, or value it, so that it tells nothing of the past.

    >>> asked_again("The Council requests the Secretary-General to continue to")
    True
    """
    return bool(_ASKED_AGAIN.search(before))
