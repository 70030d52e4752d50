"""Turns the words of a clause into its rhythm and its due date."""

from graph_build.extract.commitments.timing.due_dates import due, recurrence, timed

__all__ = ["due", "recurrence", "timed"]
