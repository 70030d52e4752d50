"""Turns words of one's own into the nearest question of the collection, with its parameters."""

from graph_build.ask.plain.nearest import Understood, understand

__all__ = ["Understood", "understand"]
