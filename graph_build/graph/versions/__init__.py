"""Turns two versions of a text into what changed between them, commitment by commitment."""

from graph_build.graph.versions.align import words_of
from graph_build.graph.versions.comparison import compare
from graph_build.graph.versions.parties import party_of
from graph_build.graph.versions.quads import changes_as_turtle
from graph_build.graph.versions.records import (
    OF_PARAGRAPHS,
    UNCHANGED,
    Actors,
    Change,
    Comparison,
    Side,
    Version,
    VersionCommitment,
    VersionProvision,
)
from graph_build.graph.versions.scheme import kind_label
from graph_build.graph.versions.text import (
    CHANGE_COLUMNS,
    change_records,
    changes_as_csv,
    changes_as_json,
    changes_as_table,
    place_of,
    what_happened,
)

__all__ = [
    "CHANGE_COLUMNS",
    "OF_PARAGRAPHS",
    "UNCHANGED",
    "Actors",
    "Change",
    "Comparison",
    "Side",
    "Version",
    "VersionCommitment",
    "VersionProvision",
    "change_records",
    "changes_as_csv",
    "changes_as_json",
    "changes_as_table",
    "changes_as_turtle",
    "compare",
    "kind_label",
    "party_of",
    "place_of",
    "what_happened",
    "words_of",
]
