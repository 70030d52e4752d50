"""Turns command lines about a built graph into answers, each with its sentences."""
