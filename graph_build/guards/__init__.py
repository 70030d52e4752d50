"""Turns what a stranger's file tries into nothing: links out of a folder, reading without end, cells as formulas."""

from graph_build.guards.links import leads_out, real
from graph_build.guards.spreadsheet import cell
from graph_build.guards.time_limit import TooSlow, limited, seconds_for

__all__ = ["TooSlow", "cell", "leads_out", "limited", "real", "seconds_for"]
