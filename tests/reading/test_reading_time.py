"""Shows that the time of reading grows with the length of a text, whatever is repeated in it."""

import time

import pytest

from graph_build.reading import read_text

SIZE = 64_000
LONGEST = 2.0  # seconds of the processor for 64 kB
PUMPS = [
    "shall ", "U.N. ", "5 May 2020 ", "2020, ", "(a) to support;\n", '"Support the ', "report of ", "women and ",
    "women, ", "full, ", "to ", "that ", ", which ", "(", "support and ", "Peace ", "Ghana's ", "1325 (2000), ",
    "adopted by ", "the ", "shall, ", "in order to ", "The Council shall report. ", "Minister Holt, ",
    "the Union (UN) ", "requests the Chair, ", "fully full, ", "support women, ", ".",
]  # fmt: skip


@pytest.mark.parametrize("pump", PUMPS)
def test_a_repeated_word_takes_no_longer_than_its_length(pump: str) -> None:
    text = (pump * (SIZE // len(pump) + 1))[:SIZE]
    # Of three times the least: in a long run of tests the search for unused memory falls into one of them.
    assert min(seconds_of(text) for _ in range(3)) < LONGEST


def seconds_of(text: str) -> float:
    """Seconds of the processor that reading takes."""
    start = time.process_time()
    read_text(text)
    return time.process_time() - start
