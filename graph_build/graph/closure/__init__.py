"""Turns asserted quads into what follows from them by OWL 2 RL, and into what cannot hold together."""

from graph_build.graph.closure.conclusions import INFERRED, REASONERS, Closure, about_things, close
from graph_build.graph.closure.reasoned import Impossible

__all__ = ["INFERRED", "REASONERS", "Closure", "Impossible", "about_things", "close"]
