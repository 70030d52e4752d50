"""Shows that a time in words alone is found by the rows of its table, and how the last date of a post is known."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Any

import pytest
from growth_probe import MOST, growth

from graph_build.ask.lookups import worded_rank, worded_time
from graph_build.ask.lookups.holdings import IN_ITEM, IN_TEXT, SAID, Holding

ROWS: list[dict[str, Any]] = tomllib.loads(
    files("graph_build.ask.lookups").joinpath("worded_times.toml").read_text(encoding="utf-8")
)["words"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["yes"][0]))
def test_each_row_finds_its_examples_and_no_near_miss(row: dict[str, Any]) -> None:
    pattern = re.compile(rf"\b(?:{row['pattern']})", re.IGNORECASE)
    for text in row["yes"]:
        assert pattern.search(text), text
        assert worded_time([text]), text
    for text in row["no"]:
        assert not pattern.search(text), text
        assert worded_time([text]) == "", text


def test_of_several_words_those_that_tell_most_are_taken() -> None:
    texts = ["to end it without delay", "to draw up a list within six  months"]
    assert worded_time(texts) == "within six months"
    assert worded_rank("within six months") < worded_rank("before the 5th anniversary") < worded_rank("without delay")


@pytest.mark.parametrize(
    "pump", ["within the next ", "in his next annual ", "over the coming two-", "before the 20th "]
)
def test_time_grows_with_the_length(pump: str) -> None:
    assert growth(lambda text: worded_time([text]), lambda length: (pump * length)[:length]) < MOST


@pytest.mark.parametrize(
    ("how", "words"),
    [
        (SAID, "from 2021, named as such 2024-05-02"),
        (IN_ITEM, "from 2021, named as such in an item dated 2024-05-02"),
        (IN_TEXT, "from 2021, named as such in a text issued 2024-05-02"),
    ],
)
def test_a_date_that_no_sentence_gives_is_said_to_be_that_of_its_text(how: str, words: str) -> None:
    assert Holding("", "", "", "2021", "", "2024-05-02", how).words == words
