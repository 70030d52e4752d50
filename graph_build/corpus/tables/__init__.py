"""Turns the cells of tables of any format into parts and provisions: rows whose cells know their header words."""

from graph_build.corpus.tables.cells import TableCell, cells_of, row_number, sentences_of_cells
from graph_build.corpus.tables.grids import HEADER_WORDS, SEPARATOR, Grid, GridCell, count_header_rows

__all__ = [
    "HEADER_WORDS",
    "SEPARATOR",
    "Grid",
    "GridCell",
    "TableCell",
    "cells_of",
    "count_header_rows",
    "row_number",
    "sentences_of_cells",
]
