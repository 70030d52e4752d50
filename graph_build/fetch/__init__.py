"""Turns the addresses of a catalogue into files of text."""

from graph_build.fetch.download import Fetcher, fetch_all

__all__ = ["Fetcher", "fetch_all"]
