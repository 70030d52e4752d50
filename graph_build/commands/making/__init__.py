"""Turns command lines about texts into a built graph, its checks, its scores and its corrections."""
