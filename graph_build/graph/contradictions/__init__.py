"""Turns what documents say into the places where they cannot all be right, with the words that differ."""

from graph_build.graph.contradictions.record import Disagreement, Sources, record_of
from graph_build.graph.contradictions.rules import disagreement_quads, find_disagreements, impossible_kinds

__all__ = ["Disagreement", "Sources", "disagreement_quads", "find_disagreements", "impossible_kinds", "record_of"]
