"""Turns the parts that the first reader of a large graph needs into how far their making is."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

NAMES: Final = "The names of all things"
TIES: Final = "Who is tied to whom"
PAGE: Final = "The overview"
LISTS: Final = "The lists of all things"
STEPS: Final = (NAMES, TIES, PAGE, LISTS)
PATIENCE: Final = 1.0
"""Seconds that whoever asks waits for what is being made, before being told how far it is."""


class Progress:
    """What is made and what is not; of a graph whose making has not begun nothing is waited for. For any thread."""

    def __init__(self) -> None:
        self._begun = 0.0
        self._made: set[str] = set()
        self._is_over = False
        self._lock = threading.Condition()

    @contextmanager
    def making(self) -> Iterator[None]:
        """The time in which the parts are made: after it nothing is waited for, not even where the making failed."""
        with self._lock:
            self._begun = time.monotonic()
        try:
            yield
        finally:
            with self._lock:
                self._is_over = True
                self._lock.notify_all()

    def made(self, step: str) -> None:
        """A step is done."""
        with self._lock:
            self._made.add(step)
            self._lock.notify_all()

    def is_waited_for(self, step: str, patience: float = 0.0) -> bool:
        """Whether a step is being made and, after some seconds of patience, not done yet.

        What is remembered of a large graph is there sooner than a page that says to come back would be.
        """
        with self._lock:
            return not self._lock.wait_for(lambda: self._is_over or not self._begun or step in self._made, patience)

    @property
    def steps(self) -> list[tuple[str, bool]]:
        """Every step, and whether it is done."""
        with self._lock:
            return [(step, step in self._made) for step in STEPS]

    @property
    def seconds(self) -> int:
        """How long it has been going on."""
        return int(time.monotonic() - self._begun) if self._begun else 0
