"""Turns a built graph into the files that other tools read."""

from graph_build.show.export.formats import export

__all__ = ["export"]
