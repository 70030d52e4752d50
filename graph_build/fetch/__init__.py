"""Turns the addresses of a catalogue into files of originals."""

from graph_build.fetch.originals import fetch_all
from graph_build.fetch.sites import Limits, Sites

__all__ = ["Limits", "Sites", "fetch_all"]
