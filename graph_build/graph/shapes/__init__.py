"""Turns SHACL shapes and the statements of a graph into what breaks a shape, statement by statement in flat memory.

pySHACL gives the same findings in the tests; an engine that reads all of the data first takes 8 kB a statement, which
ends at a few hundred documents.
"""

from graph_build.graph.shapes.constraints import Result
from graph_build.graph.shapes.file import read_shapes
from graph_build.graph.shapes.nodes import Has, NodeCheck, Noted, validate
from graph_build.graph.shapes.shape import Shape

__all__ = ["Has", "NodeCheck", "Noted", "Result", "Shape", "read_shapes", "validate"]
