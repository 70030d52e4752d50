"""Shows when a promise and a report speak of one thing in one place, and when a report can be one at all."""

import pytest
from sentence_documents import corpus, source

from graph_build.extract.document import DocumentExtract
from graph_build.graph.promises.matter import (
    can_be_told,
    named_in,
    one_matter,
    one_phrase,
    one_place,
    place_words,
    throughout,
)
from graph_build.graph.promises.words import asked_again, stems


def naming(name: str, times: int) -> DocumentExtract:
    """A text of which so many paragraphs name a thing."""
    rows = [f"{place}. The boats of {name} are old." for place in range(1, times + 1)]
    (document,) = corpus(source("text", "\n\n".join([*rows, "9. Winters are mild."]) + "\n", "2020")).documents
    return document


PLAIN = naming("the harbour", 3)


@pytest.mark.parametrize(
    ("wanted", "said", "one"),
    [
        ("pilot", "pilots sang", False),
        ("pilot lamp", "pilots sang", False),
        ("pilot lamp", "pilots sang of lamps", True),
        ("pilot lamp wharf", "pilots sang", False),
        ("pilot lamp wharf", "pilots sang of lamps", True),
        ("pilot lamp wharf ferri anchor", "pilots sang of lamps", False),
        ("train mandat", "the mandate was trained", False),
        ("dollar billion", "billions of dollars", False),
        ("", "pilots sang", False),
    ],
)
def test_two_words_that_tell_a_thing_from_others_and_half_of_all_are_beside_the_verb(
    wanted: str, said: str, one: bool
) -> None:
    assert one_matter(frozenset(wanted.split()), frozenset(), frozenset(stems(said)), frozenset()) == one


@pytest.mark.parametrize(
    ("wanted", "one"), [("pilot", True), ("pilot lamp", False), ("mandat", False), ("job", False), ("", False)]
)
def test_one_word_is_enough_where_it_is_all_and_the_same_actor_is_named(wanted: str, one: bool) -> None:
    said = frozenset(stems("pilots made mandates jobs"))
    assert one_matter(frozenset(wanted.split()), frozenset(), said, frozenset(), same_actor=True) == one


@pytest.mark.parametrize(
    ("thing", "promising", "one"),
    [
        ("unscr-1325", PLAIN, True),
        ("unscr-1325", naming("UNSCR 1325", 2), True),
        ("unscr-1325", naming("UNSCR 1325", 3), False),
        ("nato", PLAIN, False),
        ("mali", PLAIN, False),
    ],
)
def test_a_thing_with_a_name_is_the_matter_unless_it_acts_or_the_text_is_about_it(
    thing: str, promising: DocumentExtract, one: bool
) -> None:
    named = named_in(frozenset({thing}), promising, {})
    assert one_matter(frozenset(), named, frozenset({"done"}), frozenset({thing})) == one
    assert not one_matter(frozenset(), named, frozenset({"done"}), frozenset({"unscr-1888"}))


def test_what_three_paragraphs_name_a_text_is_about() -> None:
    assert throughout(naming("Mali", 3)) == {"mali"}
    assert throughout(naming("Mali", 2)) == frozenset()


MALI, CHAD = naming("Mali", 3), naming("Chad", 3)


@pytest.mark.parametrize(
    ("here", "promising", "there", "telling_of", "one"),
    [
        ("mali", PLAIN, "mali", PLAIN, True),
        ("mali", PLAIN, "chad", PLAIN, False),
        ("mali", PLAIN, "", PLAIN, True),
        ("", PLAIN, "chad", PLAIN, True),
        ("", MALI, "chad", PLAIN, False),
        ("", MALI, "", CHAD, False),
        ("", MALI, "mali", CHAD, True),
        ("mali", PLAIN, "", MALI, True),
        ("chad", MALI, "", MALI, False),
        ("nato", PLAIN, "osce", PLAIN, True),
    ],
)
def test_one_place_is_that_of_the_sentences_or_else_of_their_texts(
    here: str, promising: DocumentExtract, there: str, telling_of: DocumentExtract, one: bool
) -> None:
    assert one_place(frozenset(here.split()), promising, frozenset(there.split()), telling_of, {}) == one


def test_in_a_formal_house_a_text_that_names_no_place_tells_of_none() -> None:
    assert one_place(frozenset({"mali"}), PLAIN, frozenset(), PLAIN, {})
    assert not one_place(frozenset({"mali"}), PLAIN, frozenset(), PLAIN, {}, formal=True)
    assert one_place(frozenset(), PLAIN, frozenset(), PLAIN, {}, formal=True)


@pytest.mark.parametrize(
    ("promised", "on", "later", "told"),
    [
        ("train pilots", "2020-01-01", "2024-12-30", True),
        ("train pilots", "2020-01-01", "2025-01-02", False),
        ("train forthcoming pilots", "2020-01-01", "2022-01-01", False),
        ("remain actively seized of the matter", "2020-01-01", "2021-01-01", False),
        ("immediately train pilots", "2020-01-01", "2021-12-31", True),
        ("immediately train pilots", "2020-01-01", "2022-01-01", False),
        ("immediately train pilots", None, "2022-01-01", True),
        ("immediately train pilots", "2020-01-01", None, True),
    ],
)
def test_what_is_not_to_be_is_never_told_what_is_urgent_for_two_years_and_all_else_for_five(
    promised: str, on: str | None, later: str | None, told: bool
) -> None:
    assert can_be_told(promised, on, later) == told


def test_what_has_a_name_is_known_again_after_decades() -> None:
    assert can_be_told("train pilots", "2020-01-01", "2045-01-01", is_named=True)
    assert not can_be_told("immediately train pilots", "2020-01-01", "2045-01-01", is_named=True)


@pytest.mark.parametrize(
    ("before", "asked"),
    [
        ("The Council requests the Secretary-General to", True),
        ("Urging pilots who", True),
        ("The Council requests it; pilots", False),
        ("The Council underlines the importance of pilots who", True),
        ("It expresses its intention to train pilots who", True),
        ("Emphasizing that pilots", True),
        ("Stressing the harbours where pilots", True),
        ("The pilots", False),
    ],
)
def test_what_stands_after_a_request_is_asked_once_more(before: str, asked: bool) -> None:
    assert asked_again(before) == asked


def test_words_of_a_place_name_are_known_by_its_name() -> None:
    assert place_words(frozenset({"sierra-leone", "nato"}), {}) == {"sierra", "leon"}


def test_words_of_nearly_every_text_make_no_phrase() -> None:
    assert not one_phrase("the Government of the United States", "the United States Government of the United States")


@pytest.mark.parametrize(
    ("promised", "said", "one"),
    [
        ("gender analysis training", "the gender analysis training", True),
        ("gender analysis training", "gender analysis in training", True),
        ("gender analysis training", "training and gender analysis", False),
    ],
)
def test_a_phrase_is_two_pairs_of_neighbouring_words(promised: str, said: str, one: bool) -> None:
    assert one_phrase(promised, said) == one
