"""Shows that a sieve leaves out no row that can match, and that it leaves out most of those that cannot."""

import re

import pytest

from graph_build.reading import Sieve, needed_words


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"[Rr]eport No\.? \d+", {"eport no"}),
        (r"(?:Annual |first )?review", {"review"}),
        (r"letter of (?:May|June)", {"letter of "}),
        (r"\d+ (?:ships|boats)", {"ships", "boats"}),
        (r"(?:ships|\d+)", set()),  # the second way needs no word
        (r"(?:ship)*", set()),
        (r"(?:ship)+ \d", {"ship"}),
        (r"\w+(?= Harbour)", {" harbour"}),
        (r"\w+(?! Harbour)", set()),
        (r"(?<=Port )[A-Z]", {"port "}),
        (r"(?>harbour)\d", {"harbour"}),
        (r"(?i)HARBOUR", {"harbour"}),
    ],
)
def test_the_words_of_which_each_match_holds_one(pattern: str, words: set[str]) -> None:
    assert needed_words(re.compile(pattern)) == words


def sifted(text: str, *patterns: str) -> list[str]:
    return Sieve(patterns, re.compile).rows(text)


def test_a_text_opens_the_rows_whose_words_it_holds_in_the_order_of_the_table() -> None:
    rows = (r"Harbour \d", r"\d+", r"ship|boat", r"anchor")
    assert sifted("A boat in Harbour 7", *rows) == [r"Harbour \d", r"\d+", r"ship|boat"]
    assert sifted("nothing of it", *rows) == [r"\d+"]
    assert sifted("nothing of it", r"\d+") == [r"\d+"]


@pytest.mark.parametrize("text", ["STRIKE", "ſtrike", "strıke", "STRİKE", "\u212aey strike"])
def test_what_matches_in_any_case_is_let_through(text: str) -> None:
    pattern = re.compile(r"(?i)strike")
    assert pattern.search(text) is not None
    assert Sieve([pattern], lambda row: row).rows(text) == [pattern]


def test_words_that_many_texts_hold_are_not_looked_for() -> None:
    assert sifted("quick", r"\d e", r"an? \w+") == [r"\d e", r"an? \w+"]
