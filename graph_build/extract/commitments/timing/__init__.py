"""Turns the words of a clause into its rhythm and its due date."""

from graph_build.extract.commitments.timing.rhythms import recurrence
from graph_build.extract.commitments.timing.timed_clauses import due, timed

__all__ = ["due", "recurrence", "timed"]
