"""Turns quads into lines that sort as a graph is written, and lines in order into Turtle and TriG."""

from graph_build.graph.lines.below import Ends, ends
from graph_build.graph.lines.merging import merged
from graph_build.graph.lines.quad_lines import (
    DEFAULT,
    FIELD,
    QuadLines,
    line_of,
    quads_of,
    statement_of,
    store_of,
    terms_of,
    triples_of,
)
from graph_build.graph.lines.rdf_text import Word, blocks, trig, turtle, words_for, written

__all__ = [
    "DEFAULT",
    "FIELD",
    "Ends",
    "QuadLines",
    "Word",
    "blocks",
    "ends",
    "line_of",
    "merged",
    "quads_of",
    "statement_of",
    "store_of",
    "terms_of",
    "trig",
    "triples_of",
    "turtle",
    "words_for",
    "written",
]
