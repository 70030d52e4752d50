"""Turns asserted quads into what follows from them by OWL 2 RL, and into what cannot hold together."""

from graph_build.graph.closure.conclusions import INFERRED, REASONERS, Closure, close, close_lines
from graph_build.graph.closure.parted import Part, close_parts
from graph_build.graph.closure.reasoned import Impossible
from graph_build.graph.closure.said import about_things

__all__ = [
    "INFERRED",
    "REASONERS",
    "Closure",
    "Impossible",
    "Part",
    "about_things",
    "close",
    "close_lines",
    "close_parts",
]
