"""Turns queries into answers within limits, in worker processes that can be stopped."""

from graph_build.serve.engine.connections import Gate
from graph_build.serve.engine.pool import Fault, Limits, Pool, Stopped

__all__ = ["Fault", "Gate", "Limits", "Pool", "Stopped"]
