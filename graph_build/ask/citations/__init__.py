"""Turns a statement, a commitment or a passage of a built graph into citations of the paragraphs that say it."""

from graph_build.ask.citations.citation import Citation, Cited
from graph_build.ask.citations.found import cite
from graph_build.ask.citations.written import CitationFormat, written

__all__ = ["Citation", "CitationFormat", "Cited", "cite", "written"]
