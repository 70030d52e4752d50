"""Turns a graph into what a server serves: open for pages and queries, counted, and built anew without a restart."""

from graph_build.serve.served.follow import Follower, Opened, Setting
from graph_build.serve.served.metrics import Metrics
from graph_build.serve.served.open_graph import Served

__all__ = ["Follower", "Metrics", "Opened", "Served", "Setting"]
