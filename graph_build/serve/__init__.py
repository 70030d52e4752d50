"""Turns a built graph into an HTTP service: SPARQL, pages of things, the explorer."""
