"""Turns pieces of a source text into a reading: clean text to match rules on, with a map back to code points."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count, groupby
from operator import sub
from typing import overload

from graph_build.corpus.hyphens import keeps_hyphen

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
    |\*(?:(?<=\s\*)(?=\w)|(?<=\w\*)(?=[\s.,;:)])) # italics
    """,
    re.VERBOSE,
)
# How YAML writes a blank that does not break a line, as in the titles over texts of the White House.
_HELD_BLANK = re.compile(r"(?<=[^\W_])\\_(?:\\\n\s*+)?(?=[^\W_])")
_ESCAPED = re.compile(r"\\x([A-F0-9]{2})")  # and a letter with a sign over it
_PLAIN = re.compile("[!-~]+(?: [!-~]+)*")  # words parted by one blank, of signs that no rule below changes
_SUSPENDED = re.compile(r"(?:and|or|to)\b")  # "short- and long-term"
_RAISED = str.maketrans(SUPERSCRIPTS, "0123456789")
_MARK = re.compile(f"[{SUPERSCRIPTS}]+")
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Offsets(Sequence[int]):
    """Numbers that mostly go up by one, as the stretches in which they do.

    ``starts`` are the places at which a stretch begins, ``ahead`` how far its numbers are ahead of their places. One
    number for each character of a build's texts would be a tenth of its memory.
    """

    starts: array[int]
    ahead: array[int]
    length: int

    @classmethod
    def of(cls, numbers: Sequence[int]) -> Offsets:
        """The same numbers.

        >>> list(Offsets.of([4, 5, 6, 9, 10]).starts), Offsets.of([4, 5, 6, 9, 10])[3]
        ([0, 3], 9)
        """
        starts, ahead, at = array("I"), array("l"), 0
        for far, stretch in groupby(map(sub, numbers, count())):
            starts.append(at)
            ahead.append(far)
            at += len(list(stretch))
        return cls(starts, ahead, at)

    def __len__(self) -> int:
        """How many they are."""
        return self.length

    @overload
    def __getitem__(self, index: int) -> int: ...

    @overload
    def __getitem__(self, index: slice) -> list[int]: ...

    def __getitem__(self, index: int | slice) -> int | list[int]:
        """The number at a place."""
        if isinstance(index, slice):
            return list(self)[index]
        place = index + self.length if index < 0 else index
        if not 0 <= place < self.length:
            raise IndexError(index)
        return place + self.ahead[bisect_right(self.starts, place) - 1]

    def __iter__(self) -> Iterator[int]:
        """All of them in order."""
        for start, end, far in zip(self.starts, (*self.starts[1:], self.length), self.ahead, strict=False):
            yield from range(start + far, end + far)


@dataclass(frozen=True, slots=True)
class Reading:
    """Clean text and, for each of its characters, the offset in the source text it stands for.

    ``marks`` are the raised footnote numbers left out of the text, each with where in the text it stood.
    """

    text: str
    offsets: Sequence[int] = field(hash=False)
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


@dataclass(frozen=True, slots=True)
class Typography:
    """What is no word of a text: spans to leave out, those of note marks in plain digits or brackets, its whole words.

    The words tell whether the hyphen at the end of a line is a word's own; without any it is kept.
    """

    left_out: tuple[tuple[int, int], ...] = ()
    marks: tuple[tuple[int, int], ...] = ()
    words: Container[str] | None = None


def read_segments(text: str, segments: tuple[tuple[int, int], ...], typography: Typography | None = None) -> Reading:
    """Reading of the given source spans in order.

    Footnote marks, Markdown signs and invisible characters are left out, quotation marks and hyphens are unified,
    whitespace runs become one space, and a word broken at a line end is joined.
    """
    reader = _Reader(text, typography or Typography())
    before = 0
    for start, end in segments:
        if not reader.joins(before, start):
            reader.space(start)
        reader.read(start, end)
        before = end
    return reader.reading()


class _Reader:
    """The clean text as it grows, with the offset of each character."""

    def __init__(self, text: str, typography: Typography) -> None:
        self.text, self.typography = text, typography
        self.out: list[str] = []
        self.offsets = array("I")
        self.marks: list[tuple[str, int]] = []

    def reading(self) -> Reading:
        while self.out and self.out[-1] == " ":
            self.out.pop()
            self.offsets.pop()
        marks = tuple((number, bisect_left(self.offsets, at)) for number, at in self.marks)
        return Reading("".join(self.out), Offsets.of(self.offsets), marks)

    def space(self, at: int) -> None:
        if self.out and self.out[-1] != " ":
            self.out.append(" ")
            self.offsets.append(at)

    def read(self, start: int, end: int) -> None:
        skips = self._skips(start, end)
        stops = [*sorted(skips), end]
        position = start
        while position < end:
            if position in skips:
                self._escaped(position)
                position = skips[position]
                continue
            if plain := _PLAIN.match(self.text, position, stops[bisect_right(stops, position)]):
                self.out.extend(plain.group())
                self.offsets.extend(range(position, plain.end()))
                position = plain.end()
                continue
            char = _FOLD.get(self.text[position], self.text[position])
            if char.isspace():
                position = self._blanks(position, end)
                continue
            if char not in _INVISIBLE:
                self.out.append(char)
                self.offsets.append(position)
            position += 1

    def _escaped(self, position: int) -> None:
        """What a sign that is left out stands for, where YAML wrote it: a blank, or a letter."""
        letter = _ESCAPED.match(self.text, position)
        if letter is not None:
            self.out.append(chr(int(letter.group(1), 16)))
            self.offsets.append(position)
        elif _HELD_BLANK.match(self.text, position):
            self.space(position)

    def joins(self, before: int, after: int) -> bool:
        """Whether a word goes on from ``before`` to ``after``: it ends in a hyphen, and no "and" follows.

        A hyphen that is none of the word's own is taken back.
        """
        out = self.out
        if len(out) > 1 and out[-1] == "-" and out[-2].isalpha():
            if _SUSPENDED.match(self.text, after):
                return False
            if self.typography.words is not None and not self._keeps_hyphen(after, self.typography.words):
                out.pop()
                self.offsets.pop()
            return True
        return before > 0 and self.text[before - 1] == "\u00ad" and bool(out) and out[-1].isalpha()

    def _keeps_hyphen(self, after: int, words: Container[str]) -> bool:
        first = len(self.out) - 1
        while first and self.out[first - 1].isalpha():
            first -= 1
        second = _LETTERS.match(self.text, after)
        return keeps_hyphen("".join(self.out[first:-1]), second.group() if second else "", words)

    def _blanks(self, start: int, end: int) -> int:
        """Reads a run of blanks as one space, or as nothing inside a broken word; returns where it ends."""
        stop = start
        while stop < end and self.text[stop].isspace():
            stop += 1
        if "\n" not in self.text[start:stop] or not self.joins(start, stop):
            self.space(start)
        return stop

    def _skips(self, start: int, end: int) -> dict[int, int]:
        """Where a run to be left out begins, and where reading goes on."""
        skips = {m.start(): m.end() for m in _MARKUP.finditer(self.text, start, end)}
        for held in (_HELD_BLANK, _ESCAPED):
            skips.update(m.span() for m in held.finditer(self.text, start, end))
        raised = [m.span() for m in _MARK.finditer(self.text, start, end)]
        plain = [span for span in self.typography.marks if start <= span[0] < end]
        for first, last in sorted({*raised, *plain}):
            skips[first] = last
            self.marks.append((self.text[first:last].strip(" []").translate(_RAISED), first))
        skips.update((a, b) for a, b in self.typography.left_out if start <= a < end)
        return skips
