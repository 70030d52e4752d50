"""Turns ontology and graph into what others take up: translations, mappings, a list of terms, facts without proof."""

from graph_build.show.reuse.mappings import Mapping, mappings, sssom
from graph_build.show.reuse.selection import ADDITIONS, PARTS, added, ontology_for_owl, part
from graph_build.show.reuse.term_list import term_list
from graph_build.show.reuse.translations import Translation, translations, translations_turtle

__all__ = [
    "ADDITIONS",
    "PARTS",
    "Mapping",
    "Translation",
    "added",
    "mappings",
    "ontology_for_owl",
    "part",
    "sssom",
    "term_list",
    "translations",
    "translations_turtle",
]
