"""Turns a function and a text that is made longer into how the time grows: in step with the length, or faster."""

import gc
import math
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

SHORT = 5_000
TIMES = 4
"""The long text is so many times the short one: its time is about four times as long, and sixteen when quadratic."""

MOST = 8.0
"""Half way between the two, on the scale on which they are 4 to the power of one and of two."""

MOST_OF_A_SQUARE = 32.0
"""The same for what may grow with the square: half way to sixty-four, the cube."""

FLOOR = 0.005
"""Processor seconds below which a short text counts as this long: what the clock and the machine add is no growth."""

RUNS = 5
_HOPELESS = 5.0


def growth(
    run: Callable[[str], object], text_of: Callable[[int], str], short: int = SHORT, most: float = MOST
) -> float:
    """How many times as long a text of four times the length takes, by the least of several runs of each.

    Processor time is measured, which other work on the machine only adds to. A run that would go on for hours is
    stopped; its growth is infinite. The runs end with the first ratio below ``most``.
    """
    ratio = math.inf
    least_short = least_long = math.inf
    for _ in range(RUNS):
        least_short = min(least_short, seconds(run, text_of(short), _HOPELESS))
        if math.isinf(least_short):
            return math.inf
        enough = 2 * most * max(least_short, FLOOR)
        least_long = min(least_long, seconds(run, text_of(TIMES * short), enough))
        ratio = least_long / max(least_short, FLOOR)
        if ratio < most:
            break
    return ratio


def seconds(run: Callable[[str], object], text: str, most: float) -> float:
    """Processor seconds of one run; infinite where it is stopped after the most."""
    try:
        with _stopped_after(most):
            begin = time.process_time()
            run(text)
            return time.process_time() - begin
    except TimeoutError:
        return math.inf


@contextmanager
def _stopped_after(most: float) -> Iterator[None]:
    """Garbage waits: an exception raised while it is collected would be dropped, and its time is not the text's."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGPROF, stop)
    collecting = gc.isenabled()
    gc.disable()
    signal.setitimer(signal.ITIMER_PROF, most)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        if collecting:
            gc.enable()
        signal.signal(signal.SIGPROF, before)
