"""Turns two wordings of a commitment into the figures that changed: a ceiling, a share, a number of posts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from graph_build.graph.versions.records import Change, VersionCommitment

_SPELLED: Final = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
# A figure with the noun that it counts; what is cited by a number, a date or a stretch of time counts nothing.
_FIGURE: Final = re.compile(
    r"(?<![\w/.§-])(?P<figure>\d{1,3}(?:[, \u00a0]\d{3})+|\d+(?:\.\d+)?|" + "|".join(_SPELLED) + r")"
    r"(?P<share> ?%| per ?cent)?(?![\w/(.,-]\w|-)(?P<noun>(?: (?!and\b|or\b|of\b|to\b|in\b)[a-z][a-z-]+){0,2})",
    re.IGNORECASE,
)
_MONTHS: Final = "january|february|march|april|may|june|july|august|september|october|november|december"
_CITED: Final = re.compile(
    r"(?i)(?:\b(?:resolutions?|paragraphs?|articles?|chapters?|sections?|annex|no\.?|goals?|phase)|"
    rf"\b(?:{_MONTHS})|\d,?|\(\d{{4}}\)(?:,| and)?) $"
)
_TIME: Final = re.compile(
    r"(?i) ?(?:\(\d{4}\)|(?:consecutive |calendar |working )?"
    rf"(?:years?|months?|weeks?|days?|hours?|{_MONTHS})\b)"
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d$")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure, as written and as a bare number, and the noun that it counts."""

    words: str
    number: str
    noun: str


def figures_in(text: str) -> list[Figure]:
    """The figures of a text that count something.

    >>> [one.words for one in figures_in("a ceiling of 17,000 troops by 15 March 2020, as in resolution 1325 (2000)")]
    ['17,000 troops']
    """
    return [_figure(match) for match in _FIGURE.finditer(text) if _counts(match, text)]


def figures_changed(old: VersionCommitment, new: VersionCommitment, old_words: str, new_words: str) -> Iterator[Change]:
    """Figures that count the same noun on both sides and differ; one that stands on one side alone is no change."""
    before, after = figures_in(old_words), figures_in(new_words)
    left = [one for one in before if one not in after and one.number not in {other.number for other in after}]
    come = [one for one in after if one not in before and one.number not in {other.number for other in before}]
    for one in left:
        other = next((other for other in come if other.noun == one.noun), None)
        if other is not None:
            come.remove(other)
            yield Change("number-changed", old, new, one.words, other.words)


def _figure(match: re.Match[str]) -> Figure:
    number = re.sub(r"[, \u00a0]", "", match["figure"].lower())
    words = " ".join(match.group().split())
    return Figure(words, number, "%" if match["share"] else match["noun"].split()[0].lower())


def _counts(match: re.Match[str], text: str) -> bool:
    end = match.end("share") if match["share"] else match.end("figure")
    if _YEAR.fullmatch(match["figure"]) or _CITED.search(text[: match.start()]) or _TIME.match(text[end:]):
        return False
    return bool(match["noun"] or match["share"])
