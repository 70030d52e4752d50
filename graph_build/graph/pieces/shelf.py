"""Turns pieces into what is kept of them from build to build, their texts by themselves, and reads it again."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from graph_build.graph.pieces.piece import Piece, Texts
from graph_build.units import Kept

TRIG, TURTLE = "trig", "turtle"
_END: Final = b"\n"


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where pieces are kept: what is damaged or missing is made anew by whoever asks for it."""

    kept: Kept

    def has(self, key: str) -> bool:
        """Whether a piece of that digest is kept, whole or not."""
        return self.kept.has(key)

    def piece(self, key: str) -> Piece | None:
        """The piece of that digest, where it is kept and whole."""
        read = self.kept.get_plain(key)
        with suppress(ValueError, KeyError, TypeError):
            return None if read is None else Piece.of(read)
        return None

    def put(self, key: str, piece: Piece) -> None:
        """Keep a piece."""
        self.kept.put_plain(key, piece.plain())

    def put_texts(self, key: str, texts: Texts) -> None:
        """Keep the texts of a piece."""
        self.kept.put(_key(key, TRIG), _packed(texts.trig))
        self.kept.put(_key(key, TURTLE), _packed({"": texts.turtle}))

    def text(self, key: str, how: str, home: str = "") -> str | None:
        """The text of a piece in one of two ways, of one graph where it is TriG; None where it is not kept."""
        raw = self.kept.get(_key(key, how))
        return None if raw is None else _unpacked(raw, home)


def _key(key: str, how: str) -> str:
    return hashlib.sha256(f"{key}\n{how}".encode()).hexdigest()


def _packed(texts: dict[str, str]) -> bytes:
    written = {home: text.encode() for home, text in texts.items()}
    head = json.dumps({home: len(text) for home, text in written.items()}).encode()
    return head + _END + b"".join(written.values())


def _unpacked(raw: bytes, home: str) -> str | None:
    head, _, rest = raw.partition(_END)
    at = 0
    with suppress(ValueError, TypeError, AttributeError):
        for name, length in json.loads(head).items():
            if name == home:
                return rest[at : at + length].decode()
            at += length
        return ""
    return None
