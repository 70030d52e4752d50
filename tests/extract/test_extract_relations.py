"""Shows which words stand behind a relation: the sentence, or of a very long one the part between its semicolons."""

import pytest
from extract_probe import extract_of

PART = "resolution 1325 (2000) is read aloud"


def sentence(length: int) -> str:
    """A sentence of three parts, of a length; the second part cites."""
    first = "The board keeps a list; "
    last = f"; it sends {'so ' * 1_000}"
    return f"{first}{PART}{last}"[: length - 1] + "."


@pytest.mark.parametrize(("length", "whole"), [(300, True), (900, True), (901, False), (2_500, False)])
def test_the_quote_of_a_very_long_sentence_is_a_part_of_it(length: int, whole: bool) -> None:
    text = sentence(length)
    document = extract_of(text)
    (cites,) = (r for r in document.relations if r.predicate == "cites")
    reading = document.provisions[0].reading.text
    assert len(reading) == length
    assert reading[cites.start : cites.end] == (reading if whole else PART)
