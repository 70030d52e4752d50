"""Turns the lines of a graph into the few on which violation queries can find something, in flat memory.

A query over the whole of a large graph needs a store of all of it. Here the lines pass once, and what is not plainly
sound for a query is a suspect: the query itself then decides, over the suspects alone. A suspect too many costs time; a
suspect too few is an error, and the tests hold each query over the suspects against the same query over all.
"""

from graph_build.graph.screen.part import Part, part_of
from graph_build.graph.screen.query_lines import Screen, screened
from graph_build.graph.screen.suspects import Suspects, gathered

__all__ = ["Part", "Screen", "Suspects", "gathered", "part_of", "screened"]
