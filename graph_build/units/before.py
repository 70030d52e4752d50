"""Turns what a stage noted in the last build of a folder into what it need not do again."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any

from graph_build.units.kept import Kept
from graph_build.units.rules import program_digest


@dataclass(frozen=True, slots=True)
class Before:
    """The notes of the last build of one ``place``; none where nothing is kept.

    A note says by digests what it rests on, so that one of another build, or of one that was cut off, misleads nobody:
    what rests on the same is the same. What is damaged counts as missing.
    """

    kept: Kept = field(default_factory=Kept)
    place: str = ""

    def note(self, stage: str) -> Any:
        """What a stage noted; None where there is nothing."""
        return self.kept.get_plain(self._key(stage))

    def take(self, stage: str, note: Any) -> None:
        """Take what a stage notes for the next build, in plain values."""
        self.kept.put_plain(self._key(stage), note)

    def _key(self, stage: str) -> str:
        return hashlib.sha256(f"{stage} of the last build\n{program_digest()}\n{self.place}".encode()).hexdigest()
