"""Turns two versions of a text into what changed between them, commitment by commitment."""

from graph_build.graph.versions.comparison import compare
from graph_build.graph.versions.quads import changes_as_turtle
from graph_build.graph.versions.read import read_document, read_texts
from graph_build.graph.versions.records import UNCHANGED, Change, Comparison, Version, VersionCommitment
from graph_build.graph.versions.scheme import kind_label
from graph_build.graph.versions.text import changes_as_csv, changes_as_table, place_of, what_happened

__all__ = [
    "UNCHANGED",
    "Change",
    "Comparison",
    "Version",
    "VersionCommitment",
    "changes_as_csv",
    "changes_as_table",
    "changes_as_turtle",
    "compare",
    "kind_label",
    "place_of",
    "read_document",
    "read_texts",
    "what_happened",
]
