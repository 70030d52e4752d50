"""Turns announcements of objectives ("four strategic objectives: …") into the spans that name each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph_build.corpus.provisions import HEADING, ITEM, PARAGRAPH, Provision
from graph_build.extract.verbs import starts_with_base_verb
from graph_build.reading import Sifted, tells

_ANNOUNCES = Sifted(
    r"(?i)\b(?:(?:strategic |defen[cs]e )?objectives|lines of effort|pillars|priorit(?:y|ies)|following areas|goals"
    r"|outcomes)\b"
)
_LIST = Sifted(r"(?i)\b(?:objectives|lines of effort|pillars|priority areas|goals)\b[^:.]{0,90}: ?(?=\(?\d\))")
# "Its objectives are A, B and C": however many there are.
_PLAIN = Sifted(
    r"(?i)\b(?:its|whose|their) (?:[a-z-]+ ){0,2}(?:objectives|lines of effort|pillars|priorities|goals)"
    r" are:? (?=[a-z])"
)
# "three objectives: A, B and C": as many members as the number tells.
_COUNTED = Sifted(
    r"(?i)\b(?P<count>two|three|four|five|six|seven|eight|[2-8]) (?:[a-z-]+ ){0,2}"
    r"(?:objectives|lines of effort|pillars|priorit(?:y areas|ies)|goals|outcomes|focus areas)"
    r"(?: of [^:.;]{1,60}?)?(?: (?:are|were) [a-z]+ (?:out )?in [^:.;]{1,80})?"
    r"(?:: ?|,? namely[:,]? | (?:are|were):? | [-–—] | \()(?=[^\W\d])"
)
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
_BETWEEN = re.compile(r"; (?:and )?|, (?:and )?| and ")
_AND = re.compile(r" and ")
_COMMAS = re.compile(r"; (?:and )?|, and |, ")
_END = re.compile(r"\.(?:\s|$)|\)|,? (?:each|all|both) of which\b|, which\b|, each\b")
_LONGEST_OBJECTIVE, _LONGEST_LIST = 100, 900
_MEMBER = re.compile(r"\(?\d\) ?(?P<name>[^;.]{3,140}?)(?=;|,? and \(?\d\)|\.|$)")
_CLAUSE = re.compile(r"\b(?:will|shall|is|are|must|should|was|were|may|can|has|have)\b")
# A line that announces what the lines under it name: it ends so, or tells how many there are.
_ANNOUNCED = Sifted(
    r"(?i)\b(?:(?P<count>two|three|four|five|six|seven|eight|[2-8]) (?:[a-z-]+ ){0,2})?"
    r"(?:objectives|lines of effort|pillars|priorit(?:y areas|ies)|goals|outcomes|focus areas"
    r"|areas of focus|thematic areas|(?:broad|core|key|main|priority) areas)\b"
)
# The label that opens a line: "1. Peace processes", "**II. Protection** – Promote", "Inclusion: focuses on".
_LABEL = re.compile(
    r"[-–•*_ ]{0,6}(?:(?:(?:Strategic |Key )?(?:Objective|Pillar|Goal|Priority) )?"
    r"(?:\d{1,2}|[IVX]{1,4})(?:[.):] ?| ?[–—-] ))?"
    r"[*_ ]{0,4}(?P<name>[A-Z][\w ,'’()/-]{3,90}?)[*_]{0,4}(?=(?:: | [–—-] |[:.;]?[*_ ]{0,4}$|, and$))"
)
_LONGEST_LABELLED, _MOST_LABELS, _FAR = 700, 8, 60
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
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
    for match in _PLAIN.finditer(text):
        if plain := _plain_members(text, match):
            yield match.start(), match.end(), plain[-1][1]


def labels_under(provisions: Sequence[Provision]) -> Iterator[tuple[Provision, Provision, tuple[int, int]]]:
    """What each line under an announcement of objectives opens with: the announcement, the line, the label's place.

    As many lines as it tells, or all that follow one that ends in a colon; none where one of them has no label.
    """
    for at, announcing in enumerate(provisions):
        text = announcing.reading.text.rstrip(" *_")
        told = list(_ANNOUNCED.finditer(text)) if announcing.role in {PARAGRAPH, ITEM, HEADING} else []
        if not told:
            continue
        count = next((_COUNTS.get(m["count"].lower()) or int(m["count"]) for m in told if m["count"]), 0)
        if not count and not text.endswith(":"):
            continue
        lines = _labelled(provisions[at + 1 : at + 1 + (count or _MOST_LABELS)], counted=bool(count))
        if count and len(lines) < count:
            lines = _apart(provisions[at + 1 : at + 1 + _FAR], count)
        if len(lines) >= (count or 2):
            for line, place in lines:
                yield announcing, line, place


def _apart(provisions: Sequence[Provision], count: int) -> list[tuple[Provision, tuple[int, int]]]:
    """As many labels as were announced, with what is said of each between them: numbers in turn, or items that are no
    more than their label."""
    numbered: list[tuple[Provision, tuple[int, int]]] = []
    alone: list[tuple[Provision, tuple[int, int]]] = []
    for line in provisions:
        text = line.reading.text
        if (label := _LABEL.match(text)) is None or starts_with_base_verb(label["name"]):
            continue
        number = len(numbered) + 1
        if re.match(rf"[*_ ]{{0,4}}(?:{number}|{_ROMAN[number]})[.):]", text) and number <= count:
            numbered.append((line, label.span("name")))
        elif line.role == ITEM and len(alone) < count and not text[label.end() :].strip(" :.;*_"):
            alone.append((line, label.span("name")))
    return next((found for found in (numbered, alone) if len(found) == count), [])


def _labelled(provisions: Sequence[Provision], *, counted: bool) -> list[tuple[Provision, tuple[int, int]]]:
    """The lines from the first on that open with a label, each with its place; ``counted`` takes lines without mark."""
    lines = []
    for line in provisions:
        text = line.reading.text
        label = _LABEL.match(text, line.body) or _LABEL.match(text)
        plain = label is not None and not starts_with_base_verb(label["name"]) and _CLAUSE.search(label["name"]) is None
        listed = line.role == ITEM or (counted and line.role in {PARAGRAPH, HEADING})
        plain = plain and (label is None or text[label.end() :][:1] == ":" or not tells(label["name"]))
        if label is None or not plain or not listed or len(text) > _LONGEST_LABELLED:
            break
        lines.append((line, label.span("name")))
    return lines


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
    for marks in _ways_to_part(text, match.end(), end):
        members = _parted(match.end(), marks, end)
        if len(members) == count and all(_is_objective(text[a:b]) for a, b in members):
            return members
    return []


def _plain_members(text: str, match: re.Match[str]) -> list[tuple[int, int]]:
    """The members of a list of three or more that tells no number."""
    stop = _END.search(text, match.end(), min(len(text), match.end() + _LONGEST_LIST))
    marks = [*_COMMAS.finditer(text, match.end(), stop.start())] if stop is not None else []
    if stop is None or len(marks) <= 1:
        return []
    members = _parted(match.end(), marks, stop.start())
    return members if all(_is_objective(text[a:b]) for a, b in members) else []


def _parted(start: int, marks: Sequence[re.Match[str]], end: int) -> list[tuple[int, int]]:
    """What stands between the marks from one place to another."""
    starts, ends = [start, *(mark.end() for mark in marks)], [*(mark.start() for mark in marks), end]
    return list(zip(starts, ends, strict=True))


def _ways_to_part(text: str, start: int, end: int) -> Iterator[list[re.Match[str]]]:
    """The marks between members: commas; commas and every "and"; commas and the first "and" behind the last of them."""
    commas = [*_COMMAS.finditer(text, start, end)]
    yield commas
    yield [*_BETWEEN.finditer(text, start, end)]
    joint = _AND.search(text, commas[-1].end(), end) if commas else None
    if joint is not None:
        yield [*commas, joint]


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
    for match in _PLAIN.finditer(text):
        yield from _plain_members(text, match)
    for _, start, end in listed_after(text):
        for member in _MEMBER.finditer(text, start, end + 1):
            name = member.group("name")
            cut = re.search(r", (?:especially|including|in particular)\b", name)
            yield member.start("name"), member.start("name") + (cut.start() if cut else len(name.rstrip()))
