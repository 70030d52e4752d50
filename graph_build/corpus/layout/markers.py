"""Turns the start of a line into the marker it carries: a paragraph number, a letter, a footnote, a bullet, a year …"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph_build.corpus.reading import SUPERSCRIPTS

_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")

# One row per kind of line start, tried in this order on the line without its indentation. The group ``n`` is the
# number or letter, the match ends where the text begins. Blanks are taken possessively, so that no line costs more
# than its length.
_ROWS: tuple[tuple[str, str], ...] = (
    ("locator", r"\[(?P<n>[^\[\]\n]{1,120})\]\s++<(?P<address>https?://[^>\s]{1,400})>\s*+$"),
    (
        "section",  # "Sec. 2. Title", "## Article 4: Review", "Chapter 2"; not "Article 5 of the Treaty"
        r"""\#{0,6}\s*+(?:\*\*)?(?:Section|Sec\.|Article|Chapter)\s++(?P<n>\d{1,3})
        (?=[.:\s]*+(?:[–—-]\s)?(?:\*\*)?\s*+(?:$|[A-Z(])|\.)\.?(?:\*\*)?:?\s*+(?:[–—-]\s++)?""",
    ),
    ("markdown heading", r"\#{1,6}\s++(?P<n>)"),
    ("year", r"(?P<n>(?:19|20)\d\d)\s*+$"),
    (
        "dateline",
        r"(?P<n>\d{1,2}\ (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\ (?:19|20)\d\d)\b",
    ),
    ("footnote", rf"(?P<n>[{SUPERSCRIPTS}]{{1,3}})\s*+(?=\S)"),
    ("footnote", r"\[\^(?P<n>\d{1,3})\]:?\s++"),
    (
        "numbered",  # "2.1 Outcome"; not "3.5 million women"
        r"""(?:[-–—•*]\s++)?(?:\*\*)?(?P<n>\d{1,3}(?:\.\d{1,2}){1,3})\.?(?:\*\*)?\s++
        (?!(?:million|billion|trillion|thousand|per\s?cent|percentage|times|years|months|weeks|days|hours|metres|kilometres|miles)\b)
        (?=[^\W\d_]|["“'(])""",
    ),
    (
        "numbered",  # "Activity 1.2.1: Train …" of a plan
        r"""(?:[-–—•*]\s++)?(?:\*\*)?(?:Activity|Action|Output|Outcome|Objective|Task|Measure|Commitment|Recommendation
        |Target|Deliverable)\s++(?P<n>\d{1,2}(?:\.\d{1,2}){1,3})(?:[.:]|\s[–—-])(?:\*\*)?\s++(?=[^\W\d_]|["“'(])""",
    ),
    ("numbered", r"(?:\*\*)?(?P<n>\d{1,3})\\?[.)](?:\*\*)?\s++(?=[\w\"“'(*\[])"),
    (
        "numbered",  # "OP2bis. Urges", "PP1 Recalling" of a draft
        r"(?:\*\*)?(?P<n>(?:OP|PP)\ ?\d{1,3}(?:\ ?(?:bis|ter|quater|alt))*+)[.:)]?(?:\*\*)?\s++(?=[\w\"“'(*\[])",
    ),
    (
        "numbered",  # "Paragraph 4. The Participants" of an understanding; not "Paragraph 4 of the plan"
        r"(?:\*\*)?(?:Paragraph|Para\.?)\s++(?P<n>\d{1,3})(?:[.:]|\s[–—-])(?:\*\*)?\s++(?=[\w\"“'(*\[])",
    ),
    (
        "numbered",  # "Recommendation 3: The Board should"; not "Recommendation 3 of the report"
        r"""(?:\*\*)?(?:Recommendation|Commitment|Decision|Pledge|Demand|Undertaking)\s++(?P<n>\d{1,2})(?:[.:]|\s[–—-])(?:\*\*)?
        \s++(?=[\w"“'(*\[])""",
    ),
    ("numbered", r"§\s?(?P<n>\d{1,3})\.?\s++(?=[A-Z\"“])"),
    ("plain number", r"(?P<n>\d{1,3})\s++(?=[A-Z\"“])"),
    ("bracketed number", r"\[(?P<n>\d{1,3})\]:?\s++(?=[\w\"“])"),
    ("letter", r"\((?P<n>[a-z]|(?P<twice>[a-z])(?P=twice)|[ivx]{2,4}|[A-Z]|\d{1,2})\)\s++(?=\S)"),
    ("dotted letter", r"(?P<n>[a-z]|[ivx]{2,4})[.)]\s++(?=[\"“'(]?[A-Za-z]{2})"),  # "a. The Chief"; not "p. 12"
    ("acronym row", r"(?P<n>[A-Z][A-Za-z/&\-\ ]{0,14})\t++(?=\S)"),
    ("bullet", r"(?P<n>[-–—•▪●*])\s++(?=\S)"),
)
_QUOTES = '“«„"‘'
_QUOTED = frozenset({"numbered", "letter"})
_PATTERNS = tuple((kind, re.compile(pattern, re.VERBOSE)) for kind, pattern in _ROWS)
# Any of them; most lines begin with none, and are asked once for all.
_UNNAMED = (re.sub("[?]P<(?:n|address)>", "?:", row) for _, row in _ROWS)
_ANY = re.compile("\\A(?:" + "|".join(f"(?:{row}\n)" for row in _UNNAMED) + ")", re.VERBOSE)


@dataclass(frozen=True, slots=True)
class Marker:
    """The kind of a line start, its number as printed (superscripts as digits), and how many characters it takes."""

    kind: str
    number: str
    length: int
    address: str | None = None


_OF_DRAFT = re.compile(r"^(OP|PP) (\d)")


def marker_of(line: str) -> Marker | None:
    """The marker a line begins with, or None; its length counts the line's indentation.

    A quotation mark before a number or letter changes nothing.

    >>> marker_of("51. NATO Allies").number, marker_of("“2. Requests").number
    ('51', '2')
    >>> marker_of("NATO will") is None
    True
    """
    words = line.lstrip()
    quoted = words[:1] in _QUOTES and words[:1] != ""
    if quoted:
        words = words[1:].lstrip()
    if not _ANY.match(words):
        return None
    for kind, pattern in _PATTERNS:
        match = pattern.match(words)
        if match and (not quoted or kind in _QUOTED):
            number = _OF_DRAFT.sub(r"\1\2", (match.group("n") or "").translate(_DIGITS))
            address = match.groupdict().get("address")
            return Marker(kind, number, len(line) - len(words) + match.end(), address)
    return None


def is_roman(letter: str) -> bool:
    """Whether an item's letter may be a small Roman numeral."""
    return re.fullmatch(r"[ivx]{1,4}", letter) is not None
