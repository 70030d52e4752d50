"""Turns a reading into sentences, each with its span."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import nupunkt

# Ends that the splitter takes for a sentence's end and that are none.
_NO_END = re.compile(
    r"(?:\b(?:Sgt|Cmdr|Cdr|Capt|Mme|Mx|Lt|LtCol|Col|Maj|Brig|Gen|Adm|Sec|Art|para|paras|No|pp?|vs|cf|Mr|Ms|Mrs|Dr|St|U\.S|U\.N|e\.g|i\.e"
    r"|inter alia)\.|\b[A-Z]\.|/(?:RES|DEC|Res|Dec|doc)\.) ?$"
)
# Ends that the splitter misses: a word in small letters, a full stop, a capital.
_MISSED = re.compile(
    r"[.!?](?:(?<=[a-z]{3}.)|(?<= so.)|(?<= it.)|(?<= us.)|(?<= do.)|(?<= up.))[\"')]* (?=[A-Z][a-z']+ )"
)
_SHORTENED = re.compile(r"\b(?:etc|approx|para|paras|art|vol|inter alia|incl)$")
_LONGEST_END = 20


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a provision's reading; ``start`` and ``end`` are offsets in that reading."""

    provision: str
    start: int
    end: int
    text: str


def split_sentences(provision: str, text: str, start: int = 0) -> Iterator[Sentence]:
    """Sentences of the text from ``start`` on, without the blanks around them."""
    spans = [(start + a, start + b) for a, b in nupunkt.sent_spans(text[start:])] if text[start:].strip() else []
    spans = [part for span in spans for part in _resplit(text, *span)]
    joined: list[tuple[int, int]] = []
    for a, b in spans:
        if joined and _is_no_end(text, *joined[-1]):
            joined[-1] = (joined[-1][0], b)
        else:
            joined.append((a, b))
    for a, b in joined:
        content = text[a:b]
        left = a + len(content) - len(content.lstrip())
        right = a + len(content.rstrip())
        if left < right:
            yield Sentence(provision, left, right, text[left:right])


def _is_no_end(text: str, start: int, end: int) -> bool:
    return _NO_END.search(text[max(start, end - _LONGEST_END) : end].rstrip()) is not None


def _resplit(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span cut at the ends that the splitter missed."""
    position = start
    for match in _MISSED.finditer(text, start, end):
        if not _SHORTENED.search(text[max(start, match.start() - _LONGEST_END) : match.start()]):
            yield position, match.end()
            position = match.end()
    yield position, end
