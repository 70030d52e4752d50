"""Turns what a person types for a parameter into what the question takes: one day, things of the right kind."""

from graph_build.ask.parameters.days import day_of
from graph_build.ask.parameters.kinds import fits

__all__ = ["day_of", "fits"]
