"""Shows when a promise and a report speak of one thing in one place, and when a report can be one at all."""

import pytest
from sentence_documents import corpus, source

from graph_build.extract.document import DocumentExtract
from graph_build.graph.promises.matter import asked_again, can_be_told, one_matter, one_phrase, one_place, throughout
from graph_build.graph.promises.words import stems


def naming(name: str, times: int) -> DocumentExtract:
    """A text of which so many paragraphs name a thing."""
    rows = [f"{place}. The boats of {name} are old." for place in range(1, times + 1)]
    (document,) = corpus(source("text", "\n\n".join([*rows, "9. Winters are mild."]) + "\n", "2020")).documents
    return document


PLAIN = naming("the harbour", 3)


@pytest.mark.parametrize(
    ("wanted", "said", "one"),
    [
        ("pilot", "pilots sang", True),
        ("pilot lamp", "pilots sang", True),
        ("pilot lamp wharf", "pilots sang", False),
        ("pilot lamp wharf", "pilots sang of lamps", True),
        ("pilot lamp wharf ferri", "pilots sang", False),
        ("train mandat", "the mandate was trained", False),
        ("", "pilots sang", False),
    ],
)
def test_half_of_the_words_that_tell_a_thing_from_others_are_beside_the_verb(wanted: str, said: str, one: bool) -> None:
    assert one_matter(frozenset(wanted.split()), frozenset(), PLAIN, frozenset(stems(said)), frozenset(), {}) == one


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
    named = frozenset({thing})
    assert one_matter(frozenset(), named, promising, frozenset({"done"}), named, {}) == one
    assert not one_matter(frozenset(), named, promising, frozenset({"done"}), frozenset({"unscr-1888"}), {})


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


@pytest.mark.parametrize(
    ("promised", "on", "later", "told"),
    [
        ("train pilots", "2020-01-01", "2029-01-01", True),
        ("remain actively seized of the matter", "2020-01-01", "2021-01-01", False),
        ("immediately train pilots", "2020-01-01", "2021-12-31", True),
        ("immediately train pilots", "2020-01-01", "2022-01-01", False),
        ("immediately train pilots", None, "2022-01-01", True),
        ("immediately train pilots", "2020-01-01", None, True),
    ],
)
def test_what_is_not_to_be_is_never_told_and_what_is_urgent_for_two_years(
    promised: str, on: str | None, later: str | None, told: bool
) -> None:
    assert can_be_told(promised, on, later) == told


@pytest.mark.parametrize(
    ("before", "asked"),
    [
        ("The Council requests the Secretary-General to", True),
        ("Urging pilots who", True),
        ("The Council requests it; pilots", False),
        ("The pilots", False),
    ],
)
def test_what_stands_after_a_request_is_asked_once_more(before: str, asked: bool) -> None:
    assert asked_again(before) == asked


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
