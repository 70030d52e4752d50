"""Turns announcements of objectives ("four strategic objectives: …") into the spans that name each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph_build.corpus.provisions import ITEM, Provision
from graph_build.extract.verbs import starts_with_base_verb
from graph_build.reading import Sifted

_ANNOUNCES = Sifted(
    r"(?i)\b(?:(?:strategic |defen[cs]e )?objectives|lines of effort|pillars|priorit(?:y|ies)|following areas|goals"
    r"|outcomes)\b"
)
_LIST = Sifted(r"(?i)\b(?:objectives|lines of effort|pillars|priority areas|goals)\b[^:.]{0,90}: ?(?=\(?\d\))")
# "three objectives: A, B and C": as many members as the number tells.
_COUNTED = Sifted(
    r"(?i)\b(?P<count>two|three|four|five|six|seven|eight|[2-8]) (?:[a-z-]+ ){0,2}"
    r"(?:objectives|lines of effort|pillars|priorit(?:y areas|ies)|goals|outcomes|focus areas)"
    r"(?: of [^:.;]{1,60}?)?(?: (?:are|were) [a-z]+ (?:out )?in [^:.;]{1,80})?"
    r"(?:: ?|,? namely[:,]? | (?:are|were):? | [-–—] | \()(?=[^\W\d])"
)
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
_BETWEEN = re.compile(r"; (?:and )?|, (?:and )?| and ")
_COMMAS = re.compile(r"; (?:and )?|, and |, ")
_END = re.compile(r"\.(?:\s|$)|\)|,? (?:each|all|both) of which\b|, which\b|, each\b")
_LONGEST_OBJECTIVE, _LONGEST_LIST = 100, 900
_MEMBER = re.compile(r"\(?\d\) ?(?P<name>[^;.]{3,140}?)(?=;|,? and \(?\d\)|\.|$)")
_CLAUSE = re.compile(r"\b(?:will|shall|is|are|must|should|was|were|may|can|has|have)\b")
_TITLE = re.compile(r"(?P<name>[A-Z][\w ,'’()-]{3,90}?)(?:\.$|: (?=To [a-z]))")


def announces(text: str) -> bool:
    """Whether the words announce objectives that items spell out."""
    return _ANNOUNCES.search(text) is not None


def listed_after(text: str) -> Iterator[tuple[int, int, int]]:
    """For each list of objectives inside a sentence: where it is announced, begins and ends."""
    for match in _LIST.finditer(text):
        members = list(_MEMBER.finditer(text, match.end()))
        if len(members) > 1:
            yield match.start(), match.end(), members[-1].end()
    for match in _COUNTED.finditer(text):
        if counted := counted_members(text, match):
            yield match.start(), match.end(), counted[-1][1]


def counted_members(text: str, match: re.Match[str]) -> list[tuple[int, int]]:
    """The members of a list that tells how many it has; none where they are more or fewer, or clauses.

    >>> text = "It has two goals: safe ports, and paid guards."
    >>> [text[a:b] for a, b in counted_members(text, _COUNTED.search(text))]
    ['safe ports', 'paid guards']
    """
    told = match.group("count").lower()
    count = _COUNTS.get(told) or int(told)
    last = min(len(text), match.end() + _LONGEST_LIST)
    stop = _END.search(text, match.end(), last)
    if stop is None and last < len(text):
        return []
    end = stop.start() if stop is not None else last
    for between in (_COMMAS, _BETWEEN):
        marks = [*between.finditer(text, match.end(), end)]
        starts, ends = [match.end(), *(m.end() for m in marks)], [*(m.start() for m in marks), end]
        members = list(zip(starts, ends, strict=True))
        if len(members) == count and all(_is_objective(text[a:b]) for a, b in members):
            return members
    return []


def _is_objective(words: str) -> bool:
    return 3 < len(words) <= _LONGEST_OBJECTIVE and not starts_with_base_verb(words) and _CLAUSE.search(words) is None


def titles_of(provision: Provision) -> Iterator[tuple[int, int]]:
    """Spans that name an objective: the title an item opens with, and the members of a list in a sentence."""
    text = provision.reading.text
    if provision.role == ITEM:
        match = _TITLE.match(text, provision.body)
        if match and not starts_with_base_verb(match.group("name")) and not _CLAUSE.search(match.group("name")):
            yield match.start("name"), match.end("name")
    for match in _COUNTED.finditer(text):
        yield from counted_members(text, match)
    for _, start, end in listed_after(text):
        for member in _MEMBER.finditer(text, start, end + 1):
            name = member.group("name")
            cut = re.search(r", (?:especially|including|in particular)\b", name)
            yield member.start("name"), member.start("name") + (cut.start() if cut else len(name.rstrip()))
