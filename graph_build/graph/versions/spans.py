"""Turns a version into the words of each commitment up to the next one, since a quote may end before they do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from graph_build.graph.versions.passages import Token, tokens
from graph_build.graph.versions.records import Version, VersionCommitment, VersionProvision

# Where the words of a commitment end: a sentence, or what a text says next in its own voice and asks nothing.
_ELSE: Final = (
    r"(?:,|\band\b)(?: (?:and|in this (?:regard|context)|to this end|also|further|again|strongly|once)\b,?){0,3} "
    r"(?:[a-z]+ly )?(?:acknowledges|affirms|commends|condemns|emphasi[sz]es|expresses|highlights|notes|reaffirms|"
    r"recalls|recogni[sz]es|reiterates|stresses|takes note|underlines|underscores|welcomes)\b"
)
_END: Final = re.compile(rf"[.;:](?=\s|$)|{_ELSE}")
_GOES_ON: Final = re.compile(_ELSE)


def own_words(quote: str) -> str:
    """A quote to where its text goes on in its own voice and asks nothing.

    >>> own_words("urges the Board to mend the law, welcomes the first steps")
    'urges the Board to mend the law'
    """
    found = _GOES_ON.search(quote)
    return quote[: found.start()] if found and found.start() else quote


@dataclass(frozen=True, slots=True)
class Span:
    """The words of a commitment to where they end, and those of them that follow its quote."""

    text: str
    tail: str


class Spans:
    """The spans of a version's commitments; a quote stands for itself where its provision is not known whole."""

    def __init__(self, version: Version) -> None:
        self._by_address: dict[str, Span] = {}
        by_place: dict[str, list[VersionCommitment]] = {}
        for one in version.commitments if version.whole else ():
            by_place.setdefault(one.provision.address, []).append(one)
        for row in by_place.values():
            self._by_address.update(_spans(row[0].provision, row))

    def of(self, commitment: VersionCommitment) -> Span | None:
        """The span of a commitment; None where its quote does not stand in its provision."""
        return self._by_address.get(commitment.address)

    def text(self, commitment: VersionCommitment) -> str:
        """The words of a commitment to where they end."""
        span = self.of(commitment)
        return span.text if span else commitment.quote

    def tail(self, commitment: VersionCommitment) -> str:
        """What follows the quote of a commitment and belongs to it."""
        span = self.of(commitment)
        return span.tail if span else ""


def _spans(provision: VersionProvision, commitments: Sequence[VersionCommitment]) -> Iterator[tuple[str, Span]]:
    row = tokens(provision.text)
    words = [token.word for token in row]
    places: dict[str, tuple[int, int]] = {}
    for one in commitments:
        quote = [token.word for token in tokens(one.quote)]
        first = _place(words, quote)
        if first is not None:
            places[one.address] = first, first + len(quote)
    starts = sorted(first for first, _ in places.values())
    for address, (first, quoted) in places.items():
        last = next((start for start in starts if start >= quoted), len(row))
        stop = _stop(provision.text, row, quoted, last)
        text, rest = provision.text[row[first].start : stop], provision.text[row[quoted - 1].end : stop]
        yield address, Span(" ".join(text.split()), " ".join(rest.split()))


def _place(words: Sequence[str], quote: Sequence[str]) -> int | None:
    """Where a row of words stands in another; None where it does not, or has no word."""
    size = len(quote)
    places = range(len(words) - size + 1) if size else range(0)
    return next((one for one in places if words[one] == quote[0] and words[one : one + size] == quote), None)


def _stop(text: str, row: Sequence[Token], quoted: int, last: int) -> int:
    """Where the words of a commitment end that go on behind its quote."""
    start, limit = row[quoted - 1].end, row[last].start if last < len(row) else len(text)
    end = _END.search(text, start, limit)
    return end.start() if end else limit
