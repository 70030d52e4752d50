"""Turns a line and the lines before it into whether it begins a block though no blank line stands between."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph_build.corpus.layout.markers import Marker, marker_of

# Words that leave a line open: what begins the next one belongs to it. The second group speaks of other pieces.
_REFERS = frozenset({"paragraph", "paragraphs", "subparagraph", "section", "sections", "article", "articles", "clause"})
_FUNCTION_WORDS = """
    a an the and or nor of in on at by to for from with without under over into than as about between through within
    against during since until is are was were no nos its their this that these those part chapter annex resolution
"""
_OPEN = _REFERS | frozenset(_FUNCTION_WORDS.split())
# The line that names who speaks in a resolution: "The Security Council,".
_SPEAKER = re.compile(r"[\"“‘']?The (?:[A-Z][a-z]+ ){0,3}(?:Council|Assembly|Commission|Conference|Committee),")
# How the paragraphs of a preamble begin; each but the last ends in a comma.
_PREAMBLE = re.compile(r"[\"“‘']?(?!Beijing|Boeing|Nanjing)(?:[A-Z][a-z]+ing|[A-Z][a-z]+ly (?:[a-z]+ed|[a-z]+ing)|Mindful|Aware|Alarmed|Concerned|Convinced|Determined|Guided)\b")  # fmt: skip # noqa: E501
# A line that is a title by its form alone.
_TITLE = re.compile(r"(?:Resolution \d{1,4}(?: \(\d{4}\))?|(?:Draft )?[Rr]esolution)")
# The line that names an act by its day: "European Parliament resolution of 18 September 2031 on ports".
_ACT = re.compile(
    r"\A(?:[A-Z][\w’'-]{1,40} (?:[\w’'-]{1,40} ){0,5})?"
    r"(?:[Rr]esolution|[Dd]ecision|[Rr]ecommendation|[Dd]irective|[Rr]egulation)"
    r"(?: \([A-Z]{2,5}\))?(?: [\d/]{3,12})? of \d{1,2} [A-Z][a-z]+ (?:19|20)\d\d on "
)
# The line of a form: a label of a few words, a colon, what it says: "Venue: Hotel Marlin".
_LABEL = re.compile(r"[A-Z][\w-]{2,20}(?: (?:[a-z]{2,3} )?[\w-]{2,20}){0,2}: (?=\S)")
_TIME = re.compile(r"\d{1,2}[:.]\d\d(?: ?[–-] ?\d{1,2}[:.]\d\d)? [A-Z]")  # a line of a programme: "09:00 Welcome"
_DEEPER = 3
_MOST_IN_HEADLINE = 22


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text: its span, its words, how far it is set in, and the marker it begins with."""

    start: int
    end: int
    words: str
    indent: int
    marker: Marker | None

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Line:
        """The line of the text between two offsets."""
        raw = text[start:end]
        return cls(start, end, raw.strip(), len(raw.expandtabs()) - len(raw.expandtabs().lstrip()), marker_of(raw))


def begins(line: Line, first: Line, before: Line, widest: int) -> bool:
    """Whether the line begins a block after ``first`` to ``before``, of a stretch as wide as ``widest``."""
    if is_number(line.words):
        return before.words.endswith((".", ":", ";"))
    if is_number(before.words):
        return False
    if line.marker is not None:
        return _is_next_bullet(line, first) or _marker_begins(line.marker, before.words)
    if (
        _ACT.match(line.words)
        or is_title(before)
        or is_speaker(before)
        or _TIME.match(line.words)
        or _fills_form(line.words, before.words)
    ):
        return True
    if before.words.endswith(",") and _PREAMBLE.match(line.words) and _PREAMBLE.match(first.words):
        return True
    return _set_in(line, first, before, widest)


def _is_next_bullet(line: Line, first: Line) -> bool:
    """Whether a line opens with the bullet of the item before it, however long that was and without a full stop."""
    both = line.marker is not None and first.marker is not None and line.marker.kind == first.marker.kind == "bullet"
    return both and line.marker == first.marker and line.indent == first.indent


def _fills_form(words: str, before: str) -> bool:
    """Whether two lines, one over the other, are lines of a form, each with its label."""
    return _LABEL.match(words) is not None and _LABEL.match(before) is not None and not leaves_open(before)


def is_number(words: str) -> bool:
    """Whether the words are a paragraph's number alone, as prints have it that set numbers in the margin."""
    return re.fullmatch(r"\d{1,3}[.)]", words) is not None


def leaves_open(words: str) -> bool:
    """Whether words end as no paragraph does: in a hyphen, a function word, or a capitalised word before its noun."""
    last = words.rpartition(" ")[2].lower().strip("\"“”'’(")
    return words.endswith("-") or last in _OPEN


def is_preambular(words: str) -> bool:
    """Whether a paragraph is one of a preamble: "Recalling its resolutions," or "Deeply concerned at the delay,"."""
    return _PREAMBLE.match(words) is not None and words.rstrip().endswith(",")


def is_title(line: Line) -> bool:
    """Whether the line is a title by its form alone, which the next line never continues."""
    return _TITLE.fullmatch(line.words) is not None


_SIGNED = re.compile(r"(?:[^\W\d_][\w'’.-]{0,40}+ ){1,5}+[^\W\d_][\w'’.-]{0,40}+(?:, [^.;:]{3,60})?")
_POSTS = re.compile(
    r"(?i)\b(?:chair|chairperson|chairman|chairwoman|president|minister|director|(?:under-?)?secretary|commissioner|ambassador"
    r"|representative|coordinator|adviser|advisor|head|senator|rapporteur|ombudsman|ombudsperson|governor|commander|chief"
    r"|spokesperson)\b"
)
_LONGEST_SIGNATURE = 90


def are_signatures(lines: Sequence[Line]) -> bool:
    """Whether short lines are who signs: names in capitals, one of them with a post beside it or under it."""
    if not 2 <= len(lines) <= 8 or any(len(line.words) > _LONGEST_SIGNATURE for line in lines):
        return False
    words = [line.words.strip("*_ ") for line in lines]
    if any(line.marker for line in lines) or any(one.endswith((".", ";", ":", ",")) for one in words):
        return False
    named = _SIGNED.fullmatch(words[0]) and _are_names(words[0].partition(",")[0])
    return bool(named) and any(_POSTS.search(one) for one in words) and not _POSTS.match(words[0])


def _are_names(words: str) -> bool:
    return all(word[0].isupper() for word in words.split()) and 2 <= len(words.split()) <= 5


def is_speaker(line: Line) -> bool:
    """Whether the line names who speaks and nothing else."""
    return _SPEAKER.fullmatch(line.words) is not None


def is_title_over(line: Line, following: Line, widest: int) -> bool:
    """A short title set directly above its paragraph."""
    words, after = line.words.split(), following.words
    if not words or len(words) > 9 or len(line.words) > 0.6 * widest or line.words[-1] in ".,;:!?-":
        return False
    capitals = sum(w[:1].isupper() for w in words) >= max(1, len(words) // 2)
    over = after[:1].isupper() and len(after) > len(line.words)
    return capitals and words[-1].lower() not in _OPEN and over and words[0][:1].isupper() and line.marker is None


def is_headline(line: Line, before: Line | None, following: Line) -> bool:
    """A headline between the date of a news item and its first words, in small letters or not."""
    if before is None or before.marker is None or before.marker.kind != "dateline" or line.marker is not None:
        return False
    words, after = line.words.split(), following.words
    if not 2 <= len(words) <= _MOST_IN_HEADLINE or line.words[-1] in ".,;:-" or words[-1].lower() in _OPEN:
        return False
    return words[0][:1].isupper() and after[:1].isupper() and len(line.words) < 0.8 * len(after)


def _marker_begins(marker: Marker, before: str) -> bool:
    ended, short = before.endswith((".", ":", ";", "!", "?")), len(before) < 60
    last = before.rpartition(" ")[2].lower().rstrip(".")
    if marker.kind in {"plain number", "year", "dotted letter"}:
        return ended
    if marker.kind == "bullet":
        return ended or short
    if marker.kind == "dateline":
        return last not in _OPEN and not before.endswith(",")
    if marker.kind == "section" or (marker.kind == "numbered" and "." in marker.number):
        return last not in _OPEN and (ended or short or before.endswith(","))
    if marker.kind == "numbered":
        return last not in _OPEN
    return last not in _REFERS or before.endswith((":", ";"))


def _set_in(line: Line, first: Line, before: Line, widest: int) -> bool:
    """Whether the line is set in as the first line of a paragraph is, after a line that is complete."""
    if line.indent < before.indent + _DEEPER or first.marker is not None:
        return False
    last = before.words.rpartition(" ")[2].lower()
    ended = before.words.endswith((".", ":", ";", "!", "?", ","))
    return last not in _OPEN and (ended or len(before.words) < 0.85 * widest) and line.words[:1].isupper()
