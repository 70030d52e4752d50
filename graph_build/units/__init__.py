"""Turns the files of a build into what each says, one by one: in a worker with limits, or as kept from a build before.

What breaks its worker or outlives its limits is a row with its reason, and the others are read.
"""

from graph_build.units.before import Before
from graph_build.units.beside import Beside, working_beside
from graph_build.units.kept import Kept, default_folder, folder_named
from graph_build.units.read import Hands, UnitsRead, read_units
from graph_build.units.rules import program_digest

__all__ = [
    "Before",
    "Beside",
    "Hands",
    "Kept",
    "UnitsRead",
    "default_folder",
    "folder_named",
    "program_digest",
    "read_units",
    "working_beside",
]
