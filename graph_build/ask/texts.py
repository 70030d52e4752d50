"""Turn the texts.json of a build into the text of a document, where it is the one that the graph was read from."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from graph_build.graph.texts import FILE

NO_FILE: Final = "There is no texts.json beside the graph, so only what was quoted is shown."
NOT_THERE: Final = "The texts.json beside the graph has no text of this document, so only what was quoted is shown."
OTHER_TEXT: Final = "The text in texts.json is not the one that the graph was read from, so only quotes are shown."
NOT_READ: Final = "The texts.json beside the graph cannot be read, so only what was quoted is shown."


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text: offsets in code points, its provision's address if it has one, what came of it and why."""

    start: int
    end: int
    provision: str
    state: str
    reason: str


@dataclass(frozen=True, slots=True)
class Text:
    """A document as read, in pieces."""

    text: str
    pieces: tuple[Piece, ...]
    _of: dict[str, list[Piece]] = field(default_factory=dict)

    def of(self, provision: str) -> list[Piece]:
        """The pieces of one provision, in order."""
        if not self._of:
            found: dict[str, list[Piece]] = {}
            for piece in self.pieces:
                found.setdefault(piece.provision, []).append(piece)
            self._of.update(found)  # at once: another thread reads what is there
        return self._of.get(provision, [])


@dataclass(slots=True)
class Texts:
    """The texts at hand; ``fault`` says why there are none."""

    rows: dict[str, Any] = field(default_factory=dict)
    fault: str = NO_FILE
    _checked: dict[str, Text | None] = field(default_factory=dict)

    @classmethod
    def beside(cls, graph: Path) -> Texts:
        """The texts in the folder of a graph's file."""
        return cls.read(graph.parent / FILE)

    @classmethod
    def read(cls, path: Path) -> Texts:
        """The texts of a file. A missing or broken one gives none and says so."""
        if not path.is_file():
            return cls()
        try:
            rows = json.loads(path.read_text("utf-8"))
        except (OSError, ValueError, RecursionError):
            return cls(fault=NOT_READ)
        return cls(rows, NOT_THERE) if isinstance(rows, dict) else cls(fault=NOT_READ)

    def of(self, document: str, digests: list[str]) -> tuple[Text | None, str]:
        """The text of a document whose digest the graph gives, or none and the reason in words."""
        if document not in self.rows:
            return None, self.fault
        if document not in self._checked:
            self._checked[document] = _checked(self.rows[document], digests)
        text = self._checked[document]
        return (text, "") if text is not None else (None, OTHER_TEXT)


def _checked(row: Any, digests: list[str]) -> Text | None:
    try:
        text = str(row["text"])
        pieces = tuple(Piece(int(a), int(b), str(p), str(s), str(r)) for a, b, p, s, r in row["pieces"])
        digest = hashlib.sha256(text.encode()).hexdigest()
    except (KeyError, TypeError, ValueError):
        return None
    inside = all(0 <= piece.start <= piece.end <= len(text) for piece in pieces)
    return Text(text, pieces) if inside and digests == [digest] else None
