"""Turns a built graph into the files that other tools read."""

from graph_build.show.export.formats import export
from graph_build.show.export.network_files import network

__all__ = ["export", "network"]
