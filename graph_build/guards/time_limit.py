"""Turns reading without end into an error: a text has time by its length, and what needs more is left."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final, NoReturn

SECONDS: Final = 8
"""Time of the processor that any text has."""
OUT_OF_TIME: Final = "not read within"
"""How the message of what took too long begins."""
CHARACTERS: Final = 20_000
"""For so many characters a text has one second more, about five times what an ordinary one takes."""


class TooSlow(Exception):
    """A text took longer than its length allows; the message is for a report."""


class _Over(BaseException):
    """Time is over. No handler between here and the limit may take it for a fault of its own."""


def seconds_for(characters: int) -> float:
    """Seconds of the processor that a text of so many characters may take."""
    return SECONDS + characters / CHARACTERS


@contextmanager
def limited(length: int) -> Iterator[None]:
    """Ends the block when it has used the processor for longer than ``length`` characters may take.

    There is no limit where the system has no such clock, and outside of the main thread, which alone gets signals.

    Raises TooSlow when the time is over.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    seconds = seconds_for(length)
    former = signal.signal(signal.SIGVTALRM, _over)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, 1)
    try:
        yield
    except _Over:
        raise TooSlow(f"{OUT_OF_TIME} {seconds:.0f} seconds; break its long paragraphs, or split it") from None
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, former)


def _over(number: int, frame: FrameType | None) -> NoReturn:
    raise _Over
