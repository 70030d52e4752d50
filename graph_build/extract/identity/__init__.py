"""Turns a text into what it says of itself: which document it is, adopted when and how, draft or in force."""

from graph_build.extract.identity.facts import facts_of, printed_facts, united_facts
from graph_build.extract.identity.opening_day import is_day_line
from graph_build.extract.identity.symbols import FoundSymbol, find_symbols

__all__ = ["FoundSymbol", "facts_of", "find_symbols", "is_day_line", "printed_facts", "united_facts"]
