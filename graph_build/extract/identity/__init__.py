"""Turns a text into what it says of itself: which document it is, adopted when and how, draft or in force."""

from graph_build.extract.identity.facts import facts_of, printed_facts, united_facts
from graph_build.extract.identity.opening_day import is_day_line
from graph_build.extract.identity.symbols import FoundSymbol, find_symbols
from graph_build.extract.identity.title_lines import (
    ACT_OF_DAY,
    LONGEST_TITLE,
    MOST_HEADS,
    SUBJECT_WITHIN,
    is_letterhead,
    title_line,
)

__all__ = [
    "ACT_OF_DAY", "LONGEST_TITLE", "MOST_HEADS", "SUBJECT_WITHIN", "FoundSymbol", "facts_of", "find_symbols",
    "is_day_line", "is_letterhead", "printed_facts", "title_line", "united_facts",
]  # fmt: skip
