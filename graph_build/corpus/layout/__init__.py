"""Turn a text and the parts that its format marks into blocks that partition it, and lines into what they are."""

from graph_build.corpus.layout.block import Block
from graph_build.corpus.layout.blocks import split_blocks
from graph_build.corpus.layout.breaks import Line, is_preambular, leaves_open
from graph_build.corpus.layout.furniture import furniture_reason, running_form
from graph_build.corpus.layout.line_groups import groups_of
from graph_build.corpus.layout.markers import Marker, is_roman, marker_of
from graph_build.corpus.layout.masthead import MASTHEAD
from graph_build.corpus.layout.note_marks import find_notes
from graph_build.corpus.layout.quoted import quotation_marks

__all__ = [
    "MASTHEAD",
    "Block",
    "Line",
    "Marker",
    "find_notes",
    "furniture_reason",
    "groups_of",
    "is_preambular",
    "is_roman",
    "leaves_open",
    "marker_of",
    "quotation_marks",
    "running_form",
    "split_blocks",
]
