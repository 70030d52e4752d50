"""Turns a built graph and annotated documents into precision, recall and the errors behind them."""

from graph_build.evaluate.records import Built, read_gold
from graph_build.evaluate.scores import evaluate_graph

__all__ = ["Built", "evaluate_graph", "read_gold"]
