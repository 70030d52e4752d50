"""Turn the bytes of a file into the one record that every format becomes: text, parts, pages, origin."""

from graph_build.corpus.readers.encoding import decode
from graph_build.corpus.readers.record import Reader, UnreadText
from graph_build.corpus.readers.registry import ending_of, endings, largest, read_bytes

__all__ = ["Reader", "UnreadText", "decode", "ending_of", "endings", "largest", "read_bytes"]
