"""Turns paragraphs that belong together into what differs in them beside the commitments of which changes tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from difflib import SequenceMatcher
from itertools import groupby
from typing import Final

from graph_build.graph.versions.passages import MANNER, Token, content, tokens
from graph_build.graph.versions.records import (
    BESIDE,
    UNCHANGED,
    Change,
    Passage,
    ProvisionPair,
    Side,
    Version,
    VersionProvision,
)

# What a renewal cites anew each time: resolutions with their year, symbols of documents, numbers of paragraphs.
_CITED: Final = re.compile(
    r"\d{3,4} \((?:19|20)\d\d\)(?:,? (?:and )?(?=\d{3,4} \())?|\(?\b[SA]/[\w/.]{1,30}\)?"
    r"|\bparagraphs? \d{1,3}(?:\([a-z]+\))?",
)


def changes_beside(
    old: Version, new: Version, pairs: Sequence[ProvisionPair], changes: Sequence[Change]
) -> Iterator[Change]:
    """For each pair of paragraphs with a commitment what else differs in it; both ways, nothing that only moved."""
    full = {one.provision.address for version in (old, new) for one in version.commitments}
    for pair in pairs:
        if not pair.part and {pair.old.address, pair.new.address} & full:
            telling = [one for one in changes if _tells(one, pair)]
            left = _untold(pair.new, pair.old, [(one.old, one) for one in telling])
            come = _untold(pair.old, pair.new, [(one.new, one) for one in telling])
            if left or come:
                before, after = (Passage(one, 0, " ".join(one.text.split())) for one in (pair.old, pair.new))
                yield Change(BESIDE, before, after, "; ".join(left), "; ".join(come))


def words_beside(pair: ProvisionPair) -> tuple[str, str]:
    """The words that only the older and those that only the newer of two paragraphs has, of which no change tells."""
    return "; ".join(_untold(pair.new, pair.old, ())), "; ".join(_untold(pair.old, pair.new, ()))


def _tells(change: Change, pair: ProvisionPair) -> bool:
    """Whether a change tells of the words of its sides: one that was kept, or moved with its paragraph, does not."""
    here = change.old, change.new
    together = all(
        side and side.provision.address == one.address for side, one in zip(here, (pair.old, pair.new), strict=True)
    )
    return change.kind not in UNCHANGED and not (change.kind == "moved" and together)


def _untold(there: VersionProvision, here: VersionProvision, told: Iterable[tuple[Side | None, Change]]) -> list[str]:
    """The runs of words that this paragraph has more, without those of which a change tells."""
    ours, theirs = _row(here.text), _row(there.text)
    known = {token.word for token in theirs} | MANNER
    rows = [(side, one) for side, one in told if side is not None and side.provision.address == here.address]
    covered = _covered(ours, (side for side, _ in rows))
    said = {word for _, one in rows for word in content(f"{one.before} {one.after}")}
    matcher = SequenceMatcher(None, [t.word for t in theirs], [t.word for t in ours], autojunk=False)
    more = (range(first, last) for tag, _, _, first, last in matcher.get_opcodes() if tag in {"insert", "replace"})
    return [
        " ".join(here.text[ours[run[0]].start : ours[run[-1]].end].split())
        for places in more
        for run in _stretches(places, covered)
        if ({ours[place].word for place in run} & content(here.text)) - known - said
    ]


def _stretches(places: Iterable[int], covered: Set[int]) -> list[list[int]]:
    """The stretches of neighbouring places that are not covered."""
    grouped = groupby(places, key=lambda place: place in covered)
    return [[*row] for inside, row in grouped if not inside]


def _row(text: str) -> list[Token]:
    cited = [(match.start(), match.end()) for match in _CITED.finditer(text)]
    words = (one for one in tokens(text) if len(one.word) > 1)
    return [one for one in words if not any(start <= one.start < end for start, end in cited)]


def _covered(row: Sequence[Token], sides: Iterable[Side]) -> set[int]:
    """The places of a row that stand in the quotes of these sides."""
    words = [token.word for token in row]
    covered: set[int] = set()
    for side in sides:
        quote = [token.word for token in _row(side.quote)]
        size = len(quote)
        for place in range(len(words) - size + 1) if size else ():
            if words[place : place + size] == quote:
                covered.update(range(place, place + size))
                break
    return covered
