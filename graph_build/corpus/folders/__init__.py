"""Turns the paths of a build into the files below them, the texts in these, and a name of its own for each."""

from graph_build.corpus.folders.file import FileRead, FoundFile, bytes_of, read_file, read_raw
from graph_build.corpus.folders.naming import names_of
from graph_build.corpus.folders.read import FilesRead, read_sources
from graph_build.corpus.folders.walk import FilesFound, find_files

__all__ = [
    "FileRead",
    "FilesFound",
    "FilesRead",
    "FoundFile",
    "bytes_of",
    "find_files",
    "names_of",
    "read_file",
    "read_raw",
    "read_sources",
]
