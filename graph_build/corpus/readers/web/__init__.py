"""Turn the bytes of a web page into its record."""

from graph_build.corpus.readers.web.page import read_html

__all__ = ["read_html"]
