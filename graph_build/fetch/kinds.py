"""Turns an answer into the file that a build reads: its bytes, and the ending of the format that they are in."""

from __future__ import annotations

import codecs
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote, urlsplit

from graph_build.corpus.readers import UnreadText, ending_of, read_bytes
from graph_build.fetch.sites import Answer, Refused

_ENDINGS: Final = {
    "text/plain": ".txt", "text/html": ".html", "application/xhtml+xml": ".html", "text/markdown": ".md",
    "text/xml": ".xml", "application/xml": ".xml", "application/akn+xml": ".xml", "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}  # fmt: skip
# Kinds by which a site says nothing of a file; the address may.
_UNTOLD: Final = frozenset({"application/octet-stream", "binary/octet-stream", "application/download"})


def readable(answer: Answer, address: str) -> tuple[bytes, str]:
    """The bytes to keep and their ending. They are what the site sent; only letters that it alone names the encoding of
    are written as UTF-8.

    Raises Refused for what a build does not read.
    """
    body = _in_utf8(answer)
    path = PurePosixPath(unquote(urlsplit(address).path))
    ending = path.suffix if answer.kind in _UNTOLD else _ENDINGS.get(answer.kind, "")
    try:
        read = read_bytes(f"answer{ending}", body)
    except UnreadText as error:
        why = f"{answer.kind}: {error}" if ending else f"its kind is {answer.kind}, which build does not read"
        raise Refused(why) from error
    return body, ending_of(read.origin.format)


def _in_utf8(answer: Answer) -> bytes:
    """Text whose encoding stands in the answer's head, which a file does not have."""
    if not answer.charset or not answer.kind.startswith("text/") or answer.kind == "text/xml":
        return answer.body
    try:
        if codecs.lookup(answer.charset).name == "utf-8":
            return answer.body
        return answer.body.decode(answer.charset).encode()
    except (LookupError, UnicodeDecodeError):
        return answer.body
