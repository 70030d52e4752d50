"""Turns counts in words and the lists that follow them into disagreements where the two differ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from graph_build.corpus.provisions import ITEM, Provision
from graph_build.corpus.sentences import Sentence
from graph_build.extract.document import DocumentExtract
from graph_build.graph.contradictions.record import Disagreement, Sources
from graph_build.graph.emit import Said
from graph_build.graph.mint import digest

_SPELLED = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_WORDS: Final = {word: number for number, word in enumerate(_SPELLED, start=2)}
# A count, up to three words before a plural noun, and what stands between it and the list.
_COUNT = re.compile(
    rf"\b(?P<count>{'|'.join(_WORDS)}) (?P<noun>(?:[\w'-]+ ){{0,3}}?[a-z][\w-]{{2,}}s)\b"
    r"(?P<between>[^:;()]{0,160}?)\s*(?P<opens>[:(])",
    re.IGNORECASE,
)
# What ends so asks for more than the counted things: "calls on the two leaders to: (a) speak plainly; (b) meet".
_ASKS_FOR_ACTS: Final = re.compile(
    r"\b(?:to|that|will|shall|should|must|may|can|by|for|in|on|of|with|from|and|or)(?: [a-z]+ly)?\s*$"
)
# What stands between a count and its list: a comma begins something else, which the colon may be of.
_ELSE: Final = re.compile(r",(?! (?:namely|as follows|that is|i\.e\.|which are|and these are)\b)")
_LINES = re.compile(r"; ?[-–•]")  # lines of another list, in which the sentence is one item
_TIMES = re.compile(
    r"\b(?:centur(?:y|ies)|decades?|years?|months?|weeks?|days?|nights?|hours?|times|minutes)$", re.IGNORECASE
)
_NUMBERED = re.compile(r"\b(?:1[0-9]|2[0-9])\d\d\b(?! ?\()|\b\d{4}(?= \(\d{4}\))")


@dataclass(frozen=True, slots=True)
class Counted:
    """A count and the numbers of items that the list after it can be read as having."""

    count: int
    words: str
    items: frozenset[int]
    start: int
    end: int


def wrong_counts(sources: Sources) -> Iterator[Disagreement]:
    """Counts in words that no reading of the list after them gives."""
    for document, provision in sources.telling("count", _in_provision):
        yield from _in_provision(document, provision)


def _in_provision(document: DocumentExtract, provision: Provision) -> Iterator[Disagreement]:
    key = document.context.key
    for sentence in provision.sentences:
        for found in counted(sentence, _children(document, provision) if sentence.text.endswith(":") else []):
            if found.count not in found.items:
                listed = " or ".join(str(n) for n in sorted(found.items))
                place = Said(key, provision.key, found.start, found.end, "count-against-list")
                below = [
                    Said(key, c.key, c.body, len(c.reading.text), "listed-item")
                    for c in _below(document, provision, sentence)
                ]
                yield Disagreement(
                    "count-against-list",
                    f"{key}-{provision.key}-{digest(found.words, 6)}",
                    f"{document.context.title} says “{found.words}” and lists {listed}",
                    (),
                    (place, *sorted(below)),
                )


def counted(sentence: Sentence, children: list[Provision]) -> Iterator[Counted]:
    """Counts of a sentence with the lists that follow: in brackets, after a colon, or as items below the sentence."""
    if ":" not in sentence.text and "(" not in sentence.text:  # nothing opens a list
        return
    for match in _COUNT.finditer(sentence.text):
        if (
            _TIMES.search(match["noun"])
            or _ASKS_FOR_ACTS.search(match["between"])
            or _ELSE.search(match["between"])
            or any(re.search(rf"\b{w}\b", match["between"].lower()) for w in _WORDS)
        ):
            continue
        items = _listed(sentence.text, match, children)
        if items:
            words = f"{match['count']} {match['noun']}"
            yield Counted(_WORDS[match["count"].lower()], words, items, sentence.start, sentence.end)


def _listed(text: str, match: re.Match[str], children: list[Provision]) -> frozenset[int] | None:
    rest = text[match.end() :]
    if match["opens"] == ":" and not rest.strip():
        return frozenset({len(children)}) if len(children) > 1 else None
    if match["opens"] == "(":
        # A bracket counts only where it follows the noun at once: anything between may be what it explains.
        body, close, _ = rest.partition(")")
        return lengths(body) if close and not match["between"].strip() and "(" not in body else None
    return lengths(rest.rstrip(". "))


def lengths(words: str) -> frozenset[int] | None:
    """The numbers of items that a list can have, since "and" joins items and words alike; None for what is no list.

    >>> sorted(lengths("leadership and accountability; participation; prevention; and protection"))
    [4]
    >>> sorted(lengths("training, health and safety"))
    [2, 3]
    """
    if ";" in words:
        return None if _LINES.search(words) else _divided(words)
    numbers = _NUMBERED.findall(words)
    if len(numbers) > 2:
        return frozenset({len(numbers)})
    parts = [part.strip() for part in words.split(",") if part.strip()]
    if len(parts) < 2 or any(len(part.split()) > 7 for part in parts):
        return None
    joined = sum(len(re.findall(r"(?<!^)\band\b", part)) for part in parts)
    return frozenset(range(len(parts), len(parts) + joined + 1))


def _divided(words: str) -> frozenset[int] | None:
    """Items parted by semicolons; where a long part holds commas too, each of them may part items as well."""
    parts = [part for part in words.split(";") if part.strip()]
    commas = sum(len(re.findall(r",", part)) for part in parts)
    return frozenset(range(len(parts), len(parts) + commas + 1)) if len(parts) > 1 else None


def _children(document: DocumentExtract, provision: Provision) -> list[Provision]:
    """The items right below a provision: those that add one level to its number, or its bullets."""
    own = provision.number or ""
    below = [p for p in document.provisions if p.parent == provision.key and p.role == ITEM and p.number is not None]
    one_level = re.compile(re.escape(own) + r"(?:\.\d+|\([a-z]{1,4}\))")
    numbered = [p for p in below if p.number and one_level.fullmatch(p.number)]
    return numbered or [p for p in below if p.number == own]


def _below(document: DocumentExtract, provision: Provision, sentence: Sentence) -> list[Provision]:
    return _children(document, provision) if sentence.text.endswith(":") else []
