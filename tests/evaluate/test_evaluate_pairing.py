"""Shows that a pairing gives nothing out twice, serves as many as can be served, and keeps the order of wishes."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as some

from graph_build.evaluate.pairing import pair

WISHES = some.lists(some.lists(some.sampled_from("abcd"), unique=True, max_size=3), max_size=5)


@pytest.mark.parametrize(
    ("wishes", "pairs"),
    [
        ([], {}),
        ([[], ["a"]], {1: "a"}),
        ([["a", "b"], ["a", "b"]], {1: "a", 0: "b"}),
        ([["a"], ["a"]], {0: "a"}),
        ([["a", "b"], ["b"], ["a"]], {0: "a", 1: "b"}),
        ([["a", "b", "c"], ["a"], ["b"]], {0: "c", 1: "a", 2: "b"}),
    ],
)
def test_who_gets_what(wishes: list[list[str]], pairs: dict[int, str]) -> None:
    assert pair(wishes) == pairs


@given(WISHES)
def test_nothing_is_given_twice_or_unasked(wishes: list[list[str]]) -> None:
    pairs = pair(wishes)
    assert len(set(pairs.values())) == len(pairs)
    assert all(wish in wishes[place] for place, wish in pairs.items())


@given(WISHES)
def test_nobody_is_left_out_who_could_be_served(wishes: list[list[str]]) -> None:
    """Compared with all ways to choose, which are few enough here."""
    choices = product(*([None, *own] for own in wishes))
    most = max(len(given) for choice in choices if len(given := [one for one in choice if one]) == len(set(given)))
    assert len(pair(wishes)) == most
