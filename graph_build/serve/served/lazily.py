"""Turns a costly making into one that happens once, when it is first needed, whichever thread needs it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

Made = TypeVar("Made")


class Lazily(Generic[Made]):
    """What `make` gives, made at the first call of :meth:`get`; others that call meanwhile wait for it.

    >>> Lazily(lambda: 3).get()
    3
    """

    def __init__(self, make: Callable[[], Made]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._made: list[Made] = []

    def peek(self) -> Made | None:
        """What was made, None where nothing is yet: nobody waits."""
        return self._made[0] if self._made else None

    def get(self) -> Made:
        """The one thing that was made. Raises what the making raises, which the next call tries again."""
        with self._lock:
            if not self._made:
                self._made.append(self._make())
            return self._made[0]
