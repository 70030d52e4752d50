"""Turns a text into its identity: which document it is, adopted when and how, draft or in force."""

from graph_build.extract.identity.identify import identify
from graph_build.extract.identity.records import Identity, Told
from graph_build.extract.identity.symbols import Symbol, find_symbols

__all__ = ["Identity", "Symbol", "Told", "find_symbols", "identify"]
