"""Turns a clause into one whose quote holds its due date and its rhythm, with both values."""

from __future__ import annotations

from dataclasses import replace

from graph_build.extract.commitments.clauses import Clause
from graph_build.extract.commitments.timing import due, recurrence

# So many words after the act may still say when it is due.
_NEAR = 16
_NEAR_RHYTHM = 40
_NO_DATE: tuple[None, None] = (None, None)
When = tuple[str, str] | tuple[None, None]


def timed(clause: Clause, text: str, published: str | None) -> tuple[Clause, When, str | None]:
    """The clause, its due date with the rule that read it, its rhythm.

    A value stands in its quote: one in the tail right after the act makes the quote longer, one farther off is none
    of the clause's.
    """
    when, rhythm = due(text[clause.start : clause.end], published), recurrence(text[clause.start : clause.end])
    if when is not None and rhythm is not None:
        return clause, when, rhythm
    end = clause.end
    for place, close in enumerate(_ends(clause)):
        later = due(text[clause.start : close], published) if when is None and place < _NEAR else None
        often = recurrence(text[clause.start : close]) if rhythm is None else None
        if later is not None or often is not None:
            when, rhythm, end = when or later, rhythm or often, close
    return replace(clause, end=end), when or _NO_DATE, rhythm


def _ends(clause: Clause) -> list[int]:
    """Where the words after the act end, one by one, as far as they are near and about the clause."""
    after = [end for end in clause.sentence.tokens.end if clause.end < end <= clause.reach]
    return after[:_NEAR_RHYTHM]
