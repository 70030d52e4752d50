"""Shows which passage of another text says the words of a commitment, how much of them, and what each word counts."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_build.graph.versions.passages import SMALL, Found, Wording, content, in_common, tokens
from graph_build.graph.versions.records import VersionProvision


def wording(*texts: str) -> Wording:
    return Wording([VersionProvision(f"a/{place}", str(place), place, text) for place, text in enumerate(texts)])


def nearest(text: str, *there: str, aside: frozenset[str] = frozenset()) -> Found:
    found = wording(*there).nearest(text, aside)
    assert found is not None
    return found


HARBOUR = "In spring the Office counts boats, paints old lamps and closes."


@pytest.mark.parametrize(
    ("text", "there", "quote", "score"),
    [
        ("paints old lamps", HARBOUR, "paints old lamps", 1.0),
        ("lamps", HARBOUR, "lamps", 1.0),
        ("old boats", HARBOUR, "boats, paints old", 0.5),
        ("paints old lamps and boats", HARBOUR, "boats, paints old lamps and", 0.88),
        ("old lamps shine", HARBOUR, "old lamps", 0.58),
        ("lamps of old", "old lamps and lamps of glass", "old lamps and lamps of", 0.75),
    ],
)
def test_a_passage_begins_and_ends_with_words_of_the_text(text: str, there: str, quote: str, score: float) -> None:
    found = nearest(text, there)
    assert (found.passage.quote, round(found.score, 2)) == (quote, score)
    assert found.passage.provision.text[found.passage.start :].startswith(quote)
    assert found.passage.start == there.index(quote)


def test_the_provision_that_says_most_is_taken_and_the_first_of_equals() -> None:
    there = "Boats are counted.", "Lamps are old.", "Old lamps are painted.", "Old lamps are sold."
    assert nearest("old lamps", *there).passage.address == "a/2"
    assert nearest("lamps", "Old lamps. New lamps.").passage.start == 4


@pytest.mark.parametrize("text", ["gardens", "", "— —"])
def test_words_that_are_nowhere_have_no_passage(text: str) -> None:
    assert wording(HARBOUR).nearest(text) is None
    assert wording().nearest(text) is None


def test_words_set_aside_count_for_nothing() -> None:
    there = "The Office counts boats.", "The Board paints lamps."
    assert nearest("The Office paints", *there).passage.address == "a/0"
    assert nearest("The Office paints", *there, aside=frozenset({"the", "office"})).passage.address == "a/1"
    assert wording(*there).nearest("The Office", frozenset({"the", "office"})) is None


@pytest.mark.parametrize(("between", "near"), [(6, True), (7, False)])
def test_words_may_be_put_between_but_not_too_many(between: int, near: bool) -> None:
    """Of two words a passage may have seven and a half, rounded up: half as many again, and four more."""
    found = nearest("lamps boats", " ".join(["boats", *["x"] * (between - 1), "lamps"]))
    assert found.share == (1.0 if near else 0.5)


@pytest.mark.parametrize(
    ("texts", "holders", "weight"),
    [(1, 0, 1.25), (1, 1, 1.25), (10, 1, 2.08), (10, 2, 1.45), (10, 5, 0.69), (10, 10, 0.22), (45, 45, 0.05)],
)
def test_a_word_weighs_less_the_more_provisions_have_it(texts: int, holders: int, weight: float) -> None:
    there = wording(*(["lamps lamps"] * holders + ["boats"] * (texts - holders)))
    assert round(there.weight("lamps"), 2) == weight


def test_words_that_join_weigh_next_to_nothing() -> None:
    there = wording("the lamps")
    assert there.weight("the") == there.weight("of") == 0.05
    assert there.weight("lamps") > 1


def test_a_word_that_counts_brings_its_neighbours() -> None:
    """Pairs of neighbours are looked at where one of the two counts."""
    aside = frozenset({"old", "red"})
    assert nearest("lamps old boats", "lamps old x boats", aside=aside).in_order == 0.5
    assert nearest("lamps old red boats", "lamps old x red boats", aside=aside).in_order == 1.0


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ("old lamps", "the old lamps of the harbour", 1.0),
        ("old lamps", "new lamps of the harbour", 0.5),
        ("lamps and boats", "gardens", 0.0),
        ("paint old lamps", "paint new boats", 1 / 3),
        ("of the", "old lamps", 1.0),
        ("old lamps", "of the", 1.0),
    ],
)
def test_the_shorter_of_two_texts_is_held_against_the_longer(one: str, other: str, share: float) -> None:
    assert in_common(one, other) == pytest.approx(share)


WORDS = st.lists(st.sampled_from(["lamps", "boats", "red", "old", "the", "x"]), min_size=1, max_size=30)


def told(words: Sequence[str], wanted: Sequence[str], there: Wording) -> float:
    return sum(there.weight(word) for word in set(words) & set(wanted))


@given(WORDS.map(lambda words: words[:6]), WORDS)
def test_no_passage_of_that_length_says_more(wanted: list[str], row: list[str]) -> None:
    there = wording(" ".join(row))
    found = there.nearest(" ".join(wanted))
    room = -(-3 * len(wanted) // 2) + 4
    most = max(told(row[start : start + room], wanted, there) for start in range(len(row)))
    whole = told(wanted, wanted, there)
    assert (found.share if found else 0.0) == pytest.approx(most / whole)
    if found:
        said = [token.word for token in tokens(found.passage.quote)]
        assert told(said, wanted, there) == pytest.approx(most)
        assert len(said) <= room
        assert {said[0], said[-1]} <= set(wanted)


def test_content_is_what_is_left_without_words_that_join() -> None:
    assert content("The lamps of their harbours shall be painted") == {"lamps", "harbou", "painte"}
    assert not content("of the") & SMALL


def test_a_count_says_next_to_nothing_and_the_number_of_a_resolution_something() -> None:
    there = wording("The Board keeps 2,300 lamps, as resolution 2436 asks.", "The Board paints boats.")
    assert there.weight("300") == there.weight("the") < there.weight("lamps")
    assert there.weight("2436") == there.weight("lamps")
