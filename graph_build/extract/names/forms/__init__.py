"""Turn a text into names by their form alone: what a name looks like when nobody has listed it."""

from graph_build.extract.names.forms.citations import resolution_lists
from graph_build.extract.names.forms.shapes import Found, Shape, expand, find_shapes, name_pattern, table

__all__ = ["Found", "Shape", "expand", "find_shapes", "name_pattern", "resolution_lists", "table"]
