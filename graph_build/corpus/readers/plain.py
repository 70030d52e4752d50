"""Turns the bytes of a plain text into its record; all but its tables is judged by its lines later."""

from __future__ import annotations

from graph_build.corpus.readers.encoding import composed, decode
from graph_build.corpus.readers.front_matter import front_matter
from graph_build.corpus.readers.text_tables import table_parts
from graph_build.corpus.source import Origin, ReadText


def read_plain(raw: bytes) -> ReadText:
    """The record of a plain text in any encoding.

    Raises UnreadText when it is empty or no text.
    """
    decoded = decode(raw)
    text = composed(decoded.text)
    front = front_matter(text)
    parts = table_parts(text, front.end)
    origin = Origin("plain text", decoded.library, decoded.encoding, (*decoded.remarks, *front.remarks))
    return ReadText(text, origin, parts, meta=front.meta, body_start=front.end)
