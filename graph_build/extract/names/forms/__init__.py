"""Turn a text into names by their form alone: what a name looks like when nobody has listed it."""

from graph_build.extract.names.forms.citations import resolution_lists
from graph_build.extract.names.forms.shapes import Found, Shape, expand, find_shapes, name_pattern, table
from graph_build.extract.names.forms.title_case import in_title_case, is_in_capitals

__all__ = [
    "Found", "Shape", "expand", "find_shapes", "in_title_case", "is_in_capitals", "name_pattern", "resolution_lists",
    "table",
]  # fmt: skip
