"""Turns what a stranger's file tries into nothing: links out of a folder, reading without end, words that steer."""

from graph_build.guards.caches import CACHE_SIGNATURE, CACHE_TAG, is_cache
from graph_build.guards.links import is_file, leads_out, real
from graph_build.guards.signs import in_one_line, screened, steers, visible
from graph_build.guards.spreadsheet import cell
from graph_build.guards.time_limit import OUT_OF_TIME, TooSlow, limited, seconds_for

__all__ = [
    "CACHE_SIGNATURE",
    "CACHE_TAG",
    "OUT_OF_TIME",
    "TooSlow",
    "cell",
    "in_one_line",
    "is_cache",
    "is_file",
    "leads_out",
    "limited",
    "real",
    "screened",
    "seconds_for",
    "steers",
    "visible",
]
