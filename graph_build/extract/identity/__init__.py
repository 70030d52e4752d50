"""Turns a text into what it says of itself: which document it is, adopted when and how, draft or in force."""

from graph_build.extract.identity.facts import facts_of, printed_facts, united_facts
from graph_build.extract.identity.symbols import FoundSymbol, find_symbols
from graph_build.extract.identity.top_lines import PrintedDay, printed_day

__all__ = ["FoundSymbol", "PrintedDay", "facts_of", "find_symbols", "printed_day", "printed_facts", "united_facts"]
