"""Turns two wordings into the runs of words that one has and the other has not, and what of them stands for what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from graph_build.graph.versions.passages import MANNER, SMALL, Token, content, tokens

# A short form as texts print it, and a word that begins a name.
_SHORT: Final = re.compile(r"\b[A-Z]{3,8}s?\b")
# Words so short join the others of a name, and a name of so few has no short form.
_LINKS: Final = 2
# So many words beside names are matter of their own.
_REST: Final = 3
# Behind so many words one that is put in goes on with what was said, and is not what another commitment said.
_AHEAD: Final = 5
_CAPITAL: Final = re.compile(r"\b[A-Z](?=[a-z])")


@dataclass(frozen=True, slots=True)
class Run:
    """Words that one text has more: the place of the first, and whether they stand for words of content."""

    place: int
    words: str
    instead: bool


def runs(one: str, other: str) -> list[tuple[int, str]]:
    """The runs of words of the other text that the one has not, each with the place of its first word.

    >>> runs("equal participation of women", "full and equal participation of women")
    [(0, 'full and')]
    """
    ours, theirs = tokens(one), tokens(other)
    found = SequenceMatcher(None, [t.word for t in ours], [t.word for t in theirs], autojunk=False).get_opcodes()
    return [(c, _between(other, theirs[c:d])) for tag, _, _, c, d in found if tag in {"insert", "replace"}]


def runs_told(one: str, other: str) -> list[Run]:
    """The runs of words of the other text that the one has not, and whether they stand for other words of content.

    >>> [run.instead for run in runs_told("report in June", "report fully in June")]
    [False]
    """
    instead = [(c, d) for ours, theirs, c, d in _together(one, other) if _matter(ours) - _matter(theirs)]
    return [
        Run(place, words, any(first <= place < last for first, last in instead)) for place, words in runs(one, other)
    ]


def _together(one: str, other: str) -> list[tuple[Sequence[Token], Sequence[Token], int, int]]:
    """The stretches in which two texts differ, with the words of both and the places in the other; stretches between
    which nothing but small words stand are one."""
    ours, theirs = tokens(one), tokens(other)
    found: list[tuple[int, int, int, int]] = []
    for tag, a, b, c, d in SequenceMatcher(
        None, [t.word for t in ours], [t.word for t in theirs], autojunk=False
    ).get_opcodes():
        if tag == "equal":
            continue
        near = bool(found) and not {token.word for token in ours[found[-1][1] : a]} - SMALL
        before = found.pop() if near else (a, a, c, c)
        found.append((before[0], b, before[2], d))
    return [(ours[a:b], theirs[c:d], c, d) for a, b, c, d in found]


def _matter(row: Sequence[Token]) -> set[str]:
    return {token.word for token in row} - SMALL - MANNER


def replaced(one: str, other: str) -> list[tuple[int, str, str]]:
    """The words of one text that stand for words of the other: the place of the first in the other, and both.

    >>> replaced("end the old plan in May", "end the new plan in June")
    [(2, 'old', 'new'), (5, 'May', 'June')]
    """
    return [
        (place, _between(one, ours), _between(other, theirs))
        for ours, theirs, place, _ in _together(one, other)
        if _matter(ours) - _matter(theirs) and _matter(theirs) - _matter(ours)
    ]


def matter_of(words: str) -> frozenset[str]:
    """What a run of words is about, cut, without what counts or only tells how an act goes on.

    >>> sorted(matter_of("in this regard, all outstanding issues of 1701 (2006)"))
    ['issues', 'outsta']
    """
    return frozenset(word for word in content(words) - MANNER if not word[0].isdigit())


def goes_on(run: Run, told: Set[str], named: Set[str], beyond: Set[str]) -> bool:
    """Whether words put in go on with what was said: besides actors they name matter of which nothing tells yet."""
    known = content(run.words) & told
    put_in = not run.instead and run.place >= _AHEAD
    return put_in and known <= named and len((content(run.words) & beyond) - known) >= _REST


def _between(text: str, row: Sequence[Token]) -> str:
    return " ".join(text[row[0].start : row[-1].end].split())


def initials(name: str) -> str:
    """The first letters of the words of a name of several, as its short form has them; "" for any other.

    >>> initials("Lord's Resistance Army"), initials("armed groups")
    ('LRA', '')
    """
    words = [word for word in re.split(r"[\s-]+", name) if len(word) > _LINKS]
    return "".join(word[0] for word in words).upper() if len(words) > _LINKS and name[0].isupper() else ""


def short_forms(text: str, other: str) -> frozenset[str]:
    """The short forms of a text whose full names stand in either text, as words cut: they say nothing new.

    >>> sorted(short_forms("the Independent Commission on Elections (ICE)", "the commission"))
    ['ice']
    """
    return frozenset(token.word for one in _spelled(text, other) for token in tokens(one))


def _spelled(text: str, other: str) -> Iterator[str]:
    initials = "".join(_CAPITAL.findall(text)), "".join(_CAPITAL.findall(other))
    for match in _SHORT.finditer(text):
        if any(match.group().rstrip("s") in letters for letters in initials):
            yield match.group()
