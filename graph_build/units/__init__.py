"""Turns the files of a build into what each says, one by one: in a worker with limits, or as kept from a build before.

What breaks its worker or outlives its limits is a row with its reason, and the others are read.
"""

from graph_build.units.kept import Kept, default_folder, folder_named
from graph_build.units.read import Hands, UnitsRead, read_units
from graph_build.units.rules import program_digest
from graph_build.units.workers import end_with_the_build

__all__ = [
    "Hands",
    "Kept",
    "UnitsRead",
    "default_folder",
    "end_with_the_build",
    "folder_named",
    "program_digest",
    "read_units",
]
