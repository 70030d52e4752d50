"""Turns a built graph into the same graphs in a SPARQL store elsewhere."""

from graph_build.publish.graphs import Piece, read_copies
from graph_build.publish.steps import Step, plan, publish
from graph_build.publish.targets import GraphStore, Target, UpdateStore

__all__ = ["GraphStore", "Piece", "Step", "Target", "UpdateStore", "plan", "publish", "read_copies"]
