"""Turns a built graph and annotated documents into precision, recall and the errors behind them."""

from graph_build.evaluate.annotations import Annotated, read_gold
from graph_build.evaluate.built import Built
from graph_build.evaluate.listed import listed_names
from graph_build.evaluate.scores import RECALL_ONLY, Outcome, evaluate_graph

__all__ = ["RECALL_ONLY", "Annotated", "Built", "Outcome", "evaluate_graph", "listed_names", "read_gold"]
