"""Turn the bytes of a PDF into its record."""

from graph_build.corpus.readers.pdf.document import count_pages, read_pdf

__all__ = ["count_pages", "read_pdf"]
