"""Turns pieces of a source text into a reading: clean text to match rules on, with a map back to code points."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_FOLD = {
    **dict.fromkeys("’‘‛ʼ", "'"),
    **dict.fromkeys("“”„", '"'),
    **dict.fromkeys("\u2010\u2011", "-"),
    **dict.fromkeys("\u00a0\u202f", " "),
}
_INVISIBLE = {"\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff"}
_MARKUP = re.compile(
    r"""\*\*|__                      # bold
    |</?[a-zA-Z]{1,10}/?>            # a plain tag such as <u>
    |<https?://[^>\s]{1,500}>        # an address in angle brackets
    |\\(?=[_#*\-\s])                 # an escaped character
    |\]\(\s*https?://[^)]{1,800}\)   # the address half of a Markdown link
    |\[(?=[^\[\]]{1,300}\]\(\s*http) # the opening half of a Markdown link
    |(?<=\s)\*(?=\w)|(?<=\w)\*(?=[\s.,;:)]) # italics
    """,
    re.VERBOSE,
)
_PLAIN = re.compile("[A-Za-z0-9]+")  # letters and digits that no rule below changes or leaves out
_SUSPENDED = re.compile(r"(?:and|or|to)\b")  # "short- and long-term"
_RAISED = str.maketrans(SUPERSCRIPTS, "0123456789")
_MARK = re.compile(f"[{SUPERSCRIPTS}]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """Clean text and, for each of its characters, the offset in the source text it stands for.

    ``marks`` are the raised footnote numbers left out of the text, each with where in the text it stood.
    """

    text: str
    offsets: tuple[int, ...]
    marks: tuple[tuple[str, int], ...] = ()

    def __post_init__(self) -> None:
        if len(self.text) != len(self.offsets):
            raise ValueError(f"reading of {len(self.text)} characters with {len(self.offsets)} offsets")

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Source span, end exclusive, of the reading's characters ``start`` to ``end``."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"span {start}-{end} outside a reading of {len(self.text)} characters")
        return self.offsets[start], self.offsets[end - 1] + 1


def fold_whitespace(text: str) -> str:
    """Whitespace runs folded to one space, ends stripped: the form in which quotes are written and compared."""
    return " ".join(text.split())


def read_segments(text: str, segments: tuple[tuple[int, int], ...]) -> Reading:
    """Reading of the given source spans in order.

    Footnote marks, Markdown signs and invisible characters are left out, quotation marks and hyphens are unified,
    whitespace runs become one space, and a word broken after its hyphen at a line end is joined.
    """
    out: list[str] = []
    offsets: list[int] = []
    marks: list[tuple[str, int]] = []
    before = 0
    for start, end in segments:
        if not _is_broken(text, before, start, out):
            _space(out, offsets, start)
        _read_one(text, start, end, out, offsets)
        marks += [
            (m.group().translate(_RAISED), bisect_left(offsets, m.start())) for m in _MARK.finditer(text, start, end)
        ]
        before = end
    while out and out[-1] == " ":
        out.pop()
        offsets.pop()
    return Reading("".join(out), tuple(offsets), tuple(marks))


def _space(out: list[str], offsets: list[int], at: int) -> None:
    if out and out[-1] != " ":
        out.append(" ")
        offsets.append(at)


def _read_one(text: str, start: int, end: int, out: list[str], offsets: list[int]) -> None:
    skips = _skips(text, start, end)
    position = start
    while position < end:
        if position in skips:
            position = skips[position]
            continue
        if plain := _PLAIN.match(text, position, end):
            out.extend(plain.group())
            offsets.extend(range(position, plain.end()))
            position = plain.end()
            continue
        char = _FOLD.get(text[position], text[position])
        if char.isspace():
            position = _read_blanks(text, position, end, out, offsets)
            continue
        if char not in _INVISIBLE:
            out.append(char)
            offsets.append(position)
        position += 1


def _read_blanks(text: str, start: int, end: int, out: list[str], offsets: list[int]) -> int:
    """Reads a run of blanks as one space, or as nothing inside a word broken at a line end; returns where it ends."""
    stop = start
    while stop < end and text[stop].isspace():
        stop += 1
    if "\n" not in text[start:stop] or not _is_broken(text, start, stop, out):
        _space(out, offsets, start)
    return stop


def _is_broken(text: str, before: int, after: int, out: list[str]) -> bool:
    """Whether a word goes on from ``before`` to ``after``: it ends in a hyphen, and no "and" follows."""
    if len(out) > 1 and out[-1] == "-" and out[-2].isalpha():
        return _SUSPENDED.match(text, after) is None
    return before > 0 and text[before - 1] == "\u00ad" and bool(out) and out[-1].isalpha()


def _skips(text: str, start: int, end: int) -> dict[int, int]:
    """Where a run to be left out begins, and where reading goes on."""
    skips: dict[int, int] = {}
    for match in _MARKUP.finditer(text, start, end):
        skips[match.start()] = match.end()
    for match in _MARK.finditer(text, start, end):
        skips[match.start()] = match.end()
    return skips
