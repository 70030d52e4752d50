"""Turn Akoma Ntoso files, the United Nations' own markup among them, into text, parts and facts."""

from graph_build.corpus.akn.read import read_akn
from graph_build.corpus.akn.tree import UnreadXml

__all__ = ["UnreadXml", "read_akn"]
