"""Turns an address of a graph into the page that a person reads about it."""

from graph_build.show.pages.page import FORMATS, render_thing
from graph_build.show.pages.shelves import Shelves, fill_shelves
from graph_build.show.pages.start import render_browse, render_index, render_search
from graph_build.show.pages.terms import render_ontology, render_opening, render_refusal

__all__ = [
    "FORMATS",
    "Shelves",
    "fill_shelves",
    "render_browse",
    "render_index",
    "render_ontology",
    "render_opening",
    "render_refusal",
    "render_search",
    "render_thing",
]
