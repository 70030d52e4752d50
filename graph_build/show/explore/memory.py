"""Turns what stands beside a store, and what was read of it before, into what its pages need not read again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol

from graph_build.ask.texts import Texts
from graph_build.graph.since import Changes


class Memory(Protocol):
    """Keeps parts of what was made of one state of a store, under their names, as JSON has them."""

    def recall(self, part: str) -> Any:
        """What was remembered of a part; None where nothing is."""

    def remember(self, part: str, told: object) -> None:
        """Keep a part for the next time."""


class Forgetful:
    """Keeps nothing."""

    def recall(self, part: str) -> Any:
        """Nothing was remembered."""
        return None

    def remember(self, part: str, told: object) -> None:
        """Nothing is kept."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What came and went since the build before, the texts of the documents, what is remembered of the store, and what
    the corpus is called."""

    since: Changes | None = None
    texts: Texts | None = None
    memory: Memory = field(default_factory=Forgetful)
    title: str = ""
