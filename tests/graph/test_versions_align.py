"""Texts that belong together are matched by their words, rare words first, and by their place."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_build.graph.versions.align import Weights, align, match_texts, words_of
from graph_build.graph.versions.records import VersionProvision

texts = st.lists(st.text(alphabet="abcd ", max_size=12), max_size=6)


def provisions(*rows: tuple[str, str]) -> list[VersionProvision]:
    return [VersionProvision(f"a/{place}", number, place, text) for place, (number, text) in enumerate(rows)]


def pairs(old: list[VersionProvision], new: list[VersionProvision]) -> list[tuple[str, str, bool]]:
    return [(pair.old.number, pair.new.number, pair.moved) for pair in align(old, new)]


def test_number_decides_between_equally_like_texts() -> None:
    old = provisions(("1", "Commanders report abuse"))
    new = provisions(("3", "Commanders report harm"), ("1", "Commanders report theft"))
    assert pairs(old, new) == [("1", "1", False)]


def test_words_decide_where_numbers_shift() -> None:
    old = provisions(("1", "The fund pays for clinics"), ("2", "The fund pays for schools"))
    new = provisions(("1", "Boats patrol"), ("2", "The fund pays for clinics"), ("3", "The fund pays for schools"))
    assert pairs(old, new) == [("1", "2", False), ("2", "3", False)]


def test_texts_that_share_only_common_words_stay_apart() -> None:
    common = [f"the union will {word} the plan" for word in ("fund", "print", "audit", "bury", "praise")]
    old = provisions(*((str(n), text) for n, text in enumerate(common)), ("9", "the union will sink the ship"))
    new = provisions(*((str(n), text) for n, text in enumerate(common)), ("8", "the union will heal the sick"))
    assert [pair for pair in pairs(old, new) if "9" in pair] == []


def test_an_empty_side_gives_no_pair() -> None:
    assert align([], provisions(("1", "a"))) == []
    assert align(provisions(("1", "")), provisions(("1", ""))) == []


@pytest.mark.parametrize(
    ("holders", "weight"), [([], 1.39), (["boats"], 1.39), (["boats", "boats"], 0.92), (["boats boats"] * 3, 0.69)]
)
def test_a_word_weighs_more_the_fewer_texts_hold_it(holders: list[str], weight: float) -> None:
    weights = Weights.of([*holders, *["lamps"] * (3 - len(holders))])
    assert round(weights.weight("boats"), 2) == weight


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [("boats", "boats", 1.0), ("boats", "lamps", 0.0), ("boats boats", "boats", 0.67), ("", "", 0.0)],
)
def test_likeness_counts_each_word_as_often_as_it_stands(one: str, other: str, likeness: float) -> None:
    weights = Weights.of(["boats", "lamps"])
    assert round(weights.likeness(Counter(words_of(one)), Counter(words_of(other))), 2) == likeness


def test_great_letters_and_signs_make_no_other_words() -> None:
    assert words_of("The LAMPS, of No_Man's-land") == ["the", "lamps", "of", "no", "man", "s", "land"]


@pytest.mark.parametrize(
    ("here", "elsewhere", "taken"),
    [
        ("old lamps burn red now", "old lamps burn low", "3"),
        ("old lamps burn red", "old lamps burn", "1"),
        ("old lamps red", "gardens", "1"),
        ("old ships", "gardens", ""),
    ],
)
def test_the_number_speaks_for_a_pair_but_not_against_much_liker_words(here: str, elsewhere: str, taken: str) -> None:
    old = provisions(("1", "old lamps burn low"))
    whole = [pair.new.number for pair in align(old, provisions(("1", here), ("3", elsewhere))) if not pair.part]
    assert whole == ([taken] if taken else [])


def test_a_provision_that_went_into_another_or_came_out_of_one_is_a_part_of_it() -> None:
    apart = provisions(("1", "Boats patrol the northern coast by night"), ("2", "Clinics open in spring"))
    one = provisions(("1", "Boats patrol the northern coast by night, and clinics open in spring"))
    for old, new, part, numbers in ((apart, one, "joined", ("2", "1")), (one, apart, "split", ("1", "2"))):
        whole, found = align(old, new)
        assert (whole.part, whole.old.number, whole.new.number) == ("", "1", "1")
        assert (found.part, found.moved, found.old.number, found.new.number) == (part, True, *numbers)


@given(texts, texts)
def test_matches_are_one_to_one_and_share_words(old: list[str], new: list[str]) -> None:
    found = match_texts(old, new, lambda one, other: one == other)
    assert len({match.old for match in found}) == len({match.new for match in found}) == len(found)
    for match in found:
        assert 0 < match.likeness <= 1.0000001
        assert set(words_of(old[match.old])) & set(words_of(new[match.new]))


@given(texts)
def test_texts_against_themselves_match_in_place(same: list[str]) -> None:
    found = match_texts(same, same, lambda one, other: one == other)
    assert [match.old for match in found] == [place for place, text in enumerate(same) if words_of(text)]
    assert all(words_of(same[match.old]) == words_of(same[match.new]) for match in found)
