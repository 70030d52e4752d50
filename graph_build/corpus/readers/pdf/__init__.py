"""Turn the bytes of a PDF into its record."""

from graph_build.corpus.readers.pdf.document import read_pdf

__all__ = ["read_pdf"]
