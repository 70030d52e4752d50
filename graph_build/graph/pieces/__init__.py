"""Turns a build into pieces, one for each document, so that a document more costs its own piece and no other."""

from graph_build.graph.pieces.around import Around
from graph_build.graph.pieces.files import write_files
from graph_build.graph.pieces.stretches import Earlier, remember_places
from graph_build.graph.pieces.together import Pieces, Shelved, around_pieces, pieces_of, shelved

__all__ = [
    "Around",
    "Earlier",
    "Pieces",
    "Shelved",
    "around_pieces",
    "pieces_of",
    "remember_places",
    "shelved",
    "write_files",
]
