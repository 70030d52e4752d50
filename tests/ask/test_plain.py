"""Plain words find their question, with its parameters, the same each time, and what was understood is said."""

import csv
from datetime import date
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph_build.ask.collection import list_questions
from graph_build.ask.load import open_graph
from graph_build.ask.lookups import RDF, RDFS, WPS, NameIndex, Source, newest_plans
from graph_build.ask.plain import understand
from graph_build.ask.plain.found import find_values
from graph_build.errors import QueryError
from graph_build.extract.folding import fold_typed

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
        ("disagreements between sources", "contradictions", {}),
        ("which statements rest on one source", "one-source", {}),
        ("does the Meridian Alliance implement 1325", "carries-forward", {"origin": "unscr-1325"}),
        ("what implements UNSCR 1325 indirectly", "carries-forward", {"origin": "unscr-1325"}),
        ("everything about the Meridian Alliance", "statements-about", {"thing": "meridian-alliance"}),
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


@cache
def bundled(folder: Path) -> tuple[NameIndex, dict[str, str]]:
    source = Source(open_graph(folder / "graph.trig"))
    return NameIndex(source), newest_plans(source)


WORDS = Path(__file__).with_name("plain_words.csv")
"""Questions as people type them, with those that answer them, and whether they are found: `written` says whether the
phrasings of the collection were written before or after somebody had read them."""


def test_questions_of_people_find_what_answers_them(built_bundled: Path) -> None:
    """Each that was found stays found, and one that is found now is marked so: the table tells how well it goes."""
    index, plans = bundled(built_bundled)
    with WORDS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    changed = {}
    for row in rows:
        try:
            found = understand(row["words"], index, TODAY, plans).question.name
        except QueryError:
            found = "refused"
        if (found in row["questions"].split()) != (row["read"] == "yes"):
            changed[row["words"]] = found
    assert changed == {}
    assert len([row for row in rows if row["read"] == "yes"]) >= 0.85 * len(rows)


def test_a_state_stands_for_its_newest_plan_where_words_speak_of_plans() -> None:
    source = Source(open_graph(GOLDEN))
    meant = understand("who leads Norland's plan?", names(), TODAY, newest_plans(source))
    assert meant.question.name == "plan-leads"
    assert meant.parameters["plan"].endswith("/norland-plan-2025")
    assert any("its newest plan: Second National Action Plan" in line for line in meant.told)
    assert (
        understand("how did Norland vote", names(), TODAY, newest_plans(source))
        .parameters["state"]
        .endswith("/norland")
    )


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("who leads the plan of Sudland?", "Sudland"),
        ("who is Jane Nobody?", "Jane Nobody"),
        ("which documents cite resolution 9999?", "9999"),
    ],
)
def test_a_name_that_the_graph_does_not_have_is_said_and_no_other_question_answered(words: str, name: str) -> None:
    with pytest.raises(QueryError, match=f"this graph has nothing called '{name}'"):
        understand(words, names(), TODAY)


def test_a_kind_or_what_is_left_of_a_name_without_it_is_no_name() -> None:
    """Of "Resolution 1960" without its year is left a kind, of "Plan of Norland" without its kind no name."""
    store, label, home = ox.Store(), ox.NamedNode(RDFS + "label"), "https://w3id.org/wps-graph/id/"
    for kind, said, name in (
        ("Resolution", "resolution", "Resolution 1960"),
        ("NationalActionPlan", "national action plan", "National Action Plan of Norland"),
    ):
        thing = ox.NamedNode(home + kind)
        store.add(ox.Quad(thing, ox.NamedNode(RDF + "type"), ox.NamedNode(WPS + kind)))
        store.add(ox.Quad(thing, label, ox.Literal(name)))
        store.add(ox.Quad(ox.NamedNode(WPS + kind), label, ox.Literal(said, language="en")))
    assert set(NameIndex(Source(store)).called) == {"resolution 1960", "1960", "national action plan of norland"}


def test_a_day_before_which_something_is_due_is_the_last_one() -> None:
    before = understand("what is due before 2026?", names(), TODAY)
    assert (before.question.name, before.parameters) == ("due-by", {"date": "2025-12-31"})
    assert understand("what is due by 2026?", names(), TODAY).parameters == {"date": "2026"}
    assert understand("what is due in 2026?", names(), TODAY).question.name == "due-between"


def test_a_day_that_the_question_does_not_take_is_said() -> None:
    told = understand("who holds which post in 2023?", names(), TODAY).told
    assert "not used: 2023" in told


def test_a_word_in_small_letters_is_no_acronym() -> None:
    index = names()
    assert all(name == name.upper() for name in index if fold_typed(name) in index.in_capitals)
    assert index.in_capitals
    assert not find_values("which bodies must act now", index, {}, frozenset()).things
