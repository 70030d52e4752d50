"""Turns command lines about a built graph into pages, services and files for others."""
