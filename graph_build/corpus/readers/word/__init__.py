"""Turn the bytes of a Word file into its record."""

from graph_build.corpus.readers.word.document import read_docx

__all__ = ["read_docx"]
