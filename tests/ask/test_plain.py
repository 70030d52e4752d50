"""Plain words find their question, with its parameters, the same each time, and what was understood is said."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from graph_build.ask.collection import list_questions
from graph_build.ask.load import open_graph
from graph_build.ask.lookups import NameIndex, Source
from graph_build.ask.plain import understand
from graph_build.errors import QueryError

GOLDEN = Path(__file__).parents[1] / "golden" / "golden.trig"
TODAY = date(2030, 5, 1)
ADVISOR = "Gender Advisor of the Meridian Alliance"


@cache
def names() -> NameIndex:
    return NameIndex(Source(open_graph(GOLDEN)))


@pytest.mark.parametrize(
    ("words", "question", "values"),
    [
        (f"who was the {ADVISOR} in 2023?", "held-on", {"post": "gender-advisor", "date": "2023"}),
        (f"Who has held the post of {ADVISOR}?", "post-holders", {"post": "gender-advisor"}),
        ("who holds which post", "post-holders", {}),
        ("which texts carry UNSCR 1325 forward", "carries-forward", {"origin": "unscr-1325"}),
        ("which documents cite 1325?", "citing", {"cited": "unscr-1325"}),
        ("what has the Meridian Alliance committed to do", "commitments-of", {"actor": "meridian-alliance"}),
        ("what is past due?", "due-without-follow-up", {"date": "2030-05-01"}),
        ("what falls due between 2025 and 2027", "due-between", {"from": "2025", "to": "2027"}),
        ("how did Norland vote", "votes-of", {"state": "norland"}),
        ("which sources contradict each other", "contradictions", {}),
        ("what does civil society ask for", "demands", {}),
        ('which commitments are for the good of "survivors"', "benefiting", {"group": "survivors"}),
    ],
)
def test_words_find_their_question_and_its_values(words: str, question: str, values: dict[str, str]) -> None:
    meant = understand(words, names(), TODAY)
    assert meant.question.name == question
    assert meant.parameters.keys() == values.keys()
    assert all(part in meant.parameters[name] for name, part in values.items())
    assert meant.question.question in meant.told[0]


def test_what_was_not_used_is_said() -> None:
    told = understand("which sources contradict each other on Norland", names(), TODAY).told
    assert any(line.startswith("not used") and "Norland" in line for line in told)


def test_a_day_that_nobody_named_is_said_to_be_today() -> None:
    assert any("today" in line for line in understand("what is past due", names(), TODAY).told)


def test_words_that_ask_nothing_of_a_graph_are_refused_with_what_is_near() -> None:
    with pytest.raises(QueryError, match="no question is near"):
        understand("does it rain in the mountains", names(), TODAY)


def test_a_value_that_is_lacking_is_named() -> None:
    with pytest.raises(QueryError, match="the document that cites"):
        understand("which documents does a document cite, and were they read?", names(), TODAY)


def test_other_words_of_a_question_find_it() -> None:
    """What a header says that people ask finds this question, not another one, where it needs no value."""
    for question in list_questions():
        for words in question.also_asked:
            if not question.parameters:
                assert understand(words, names(), TODAY).question.name == question.name, words
