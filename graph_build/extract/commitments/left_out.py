"""Turns clauses that have a word of duty and became no commitment into rows, each with its reason."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from graph_build.corpus.provisions import HEADING, Provision
from graph_build.extract.commitments.clauses import is_head
from graph_build.extract.commitments.reported import Speech
from graph_build.extract.names.mentions import DocumentMentions
from graph_build.extract.records import CommitmentClause, LeftOutClause
from graph_build.reading import ReadSentence, Sifted

CLAUSE_NOT_READ: Final = "no clause read"
"""The one reason that tells of the reader's own limit: whether somebody is bound is not known."""

_REASONS: Final = {
    "effect": "an effect, no duty of somebody", "forecast": "a forecast", "denied": "denied",
    "condition": "a condition", "restrictive clause": "tells which one is meant", "nobody acts": "nobody is to act",
    "state": "a state, no act", "told": "asked in the past",
}  # fmt: skip
DUTY: Final = Sifted(
    r"\b(?:must|shall|will|should|ought to|urges?|requests?|demands?|calls? (?:up)?on|calls? for|encourages?|invites?|"
    r"decides?|undertakes?|pledges?|commits?|"
    r"(?:is|are) (?:committed|required|responsible|encouraged|invited|requested|urged|to be))\b"
)
"""Words of duty, whether or not a clause was read around them."""
Span = tuple[int, int]


class Spans:
    """Spans of one text, those that overlap joined, so that a place is looked up in one step."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        for start, end in sorted(spans):
            if self.ends and start <= self.ends[-1]:
                self.ends[-1] = max(self.ends[-1], end)
            else:
                self.starts.append(start)
                self.ends.append(end)

    def holds(self, at: int) -> bool:
        """Whether a place lies in one of them."""
        place = bisect_right(self.starts, at) - 1
        return place >= 0 and at < self.ends[place]

    def meets(self, start: int, end: int) -> bool:
        """Whether one of them shares a character with the stretch."""
        place = bisect_right(self.starts, end - 1) - 1
        return place >= 0 and self.ends[place] > start


def left_out(
    provisions: Iterable[Provision],
    found: DocumentMentions,
    speech: Speech,
    commitments: Sequence[CommitmentClause],
) -> tuple[LeftOutClause, ...]:
    """The clauses of content that ask or promise by their words and are in no commitment, in order."""
    spans: dict[str, list[Span]] = defaultdict(list)
    for clause in commitments:
        spans[clause.provision].append((clause.start, clause.end))
    taken = defaultdict(Spans, {key: Spans(found) for key, found in spans.items()})
    return tuple(
        row
        for provision in provisions
        if provision.is_content
        for sentence in found.sentences.get(provision.key, ())
        for row in _of_sentence(provision, sentence, taken[provision.key], speech)
    )


def _of_sentence(provision: Provision, sentence: ReadSentence, taken: Spans, speech: Speech) -> Iterator[LeftOutClause]:
    tokens = sentence.tokens
    told = Spans((r.words_start, r.words_end) for r in speech.get(provision.key, ()) if not r.own)
    seen = False
    for index, frame in enumerate(sentence.frames):
        if frame.deontic is None:
            continue
        seen, at = True, tokens.start[frame.start]
        if not taken.holds(at):
            reason = _reason(provision, sentence, index, reported=told.holds(at))
            yield LeftOutClause(provision.key, at, tokens.end[frame.stop - 1], reason)
    if seen or not len(tokens):
        return
    word = DUTY.search(tokens.text)
    begin, end = tokens.start[0], tokens.end[-1]
    if word is not None and not taken.meets(begin, end):
        reason = _of_place(provision) or CLAUSE_NOT_READ
        yield LeftOutClause(provision.key, begin + word.start(), begin + word.end(), reason)


def _of_place(provision: Provision) -> str | None:
    return "in a heading" if provision.role == HEADING else None


def _reason(provision: Provision, sentence: ReadSentence, index: int, *, reported: bool) -> str:
    frame = sentence.frames[index]
    if reported:
        return "somebody else's words"
    if frame.unread is not None:
        return _REASONS.get(frame.unread, frame.unread)
    place = _of_place(provision)
    if place is not None:
        return place
    if not is_head(sentence, index):
        return "part of another clause"
    return "words that lead in a list" if provision.reading.text.rstrip().endswith((":", "—")) else "nobody is meant"
