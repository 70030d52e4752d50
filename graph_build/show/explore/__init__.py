"""Turns a store of any size into the first view of its network and what opens on a click."""

from graph_build.show.explore.fragments import LARGEST_WHOLE, Explorer

__all__ = ["LARGEST_WHOLE", "Explorer"]
