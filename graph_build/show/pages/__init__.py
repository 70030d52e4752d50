"""Turns an address of a graph into the page that a person reads about it."""

from graph_build.show.pages.index import NameIndex
from graph_build.show.pages.page import FORMATS, render_thing
from graph_build.show.pages.start import render_browse, render_index, render_search

__all__ = ["FORMATS", "NameIndex", "render_browse", "render_index", "render_search", "render_thing"]
