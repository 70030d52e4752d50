"""Turns a question into the answer of a SPARQL service elsewhere."""

from graph_build.ask.remote.access import account_of, shown
from graph_build.ask.remote.answers import GRAPH_KINDS, OWN, PROBED, PUBLISHED, UNION, Endpoint
from graph_build.ask.remote.bind import bind_values
from graph_build.ask.remote.requests import Limits, Service

__all__ = [
    "GRAPH_KINDS",
    "OWN",
    "PROBED",
    "PUBLISHED",
    "UNION",
    "Endpoint",
    "Limits",
    "Service",
    "account_of",
    "bind_values",
    "shown",
]
