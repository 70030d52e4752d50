"""Turns a store of any size into the first view of its network and what opens on a click."""

from graph_build.show.explore.fragments import LARGEST_WHOLE, Explorer
from graph_build.show.explore.memory import Beside, Forgetful, Memory

__all__ = ["LARGEST_WHOLE", "Beside", "Explorer", "Forgetful", "Memory"]
