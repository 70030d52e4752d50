"""Turns a graph into what a server serves: open for pages and queries, counted, and built anew without a restart."""

from graph_build.serve.served.follow import Follower, Opened, Setting
from graph_build.serve.served.memory import StoreMemory
from graph_build.serve.served.metrics import Metrics
from graph_build.serve.served.open_graph import Place, Served, learn_store
from graph_build.serve.served.progress import LISTS, NAMES, PAGE, PATIENCE

__all__ = [
    "LISTS",
    "NAMES",
    "PAGE",
    "PATIENCE",
    "Follower",
    "Metrics",
    "Opened",
    "Place",
    "Served",
    "Setting",
    "StoreMemory",
    "learn_store",
]
