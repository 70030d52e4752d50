"""Turns readings into mentions of things: which words name what."""
