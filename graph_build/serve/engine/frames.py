"""Turn messages into frames that two processes exchange through pipes: a header as JSON, then a body."""

from __future__ import annotations

import json
import struct
from typing import Any, BinaryIO, Final

SIZES: Final = struct.Struct(">II")
"""Length of the header and of the body in bytes."""

Header = dict[str, Any]


def frame(header: Header, body: bytes = b"") -> bytes:
    """One message.

    >>> unframe(frame({"a": 1}, b"xyz"))
    ({'a': 1}, b'xyz')
    """
    head = json.dumps(header).encode()
    return SIZES.pack(len(head), len(body)) + head + body


def unframe(data: bytes | bytearray) -> tuple[Header, bytes] | None:
    """The message that the bytes hold from their beginning; none while it is not whole."""
    if len(data) < SIZES.size:
        return None
    head, body = SIZES.unpack_from(data)
    end = SIZES.size + head + body
    if len(data) < end:
        return None
    header: Header = json.loads(data[SIZES.size : SIZES.size + head])
    return header, bytes(data[SIZES.size + head : end])


def read_frame(source: BinaryIO) -> tuple[Header, bytes] | None:
    """The next message of a pipe, waited for; none when the other end is closed."""
    sizes = source.read(SIZES.size)
    return unframe(sizes + source.read(sum(SIZES.unpack(sizes)))) if len(sizes) == SIZES.size else None
