"""Texts that belong together are matched by their words, rare words first, and by their place."""

from hypothesis import given
from hypothesis import strategies as st

from graph_build.graph.versions.align import align, match_texts, words_of
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
