"""Query files become questions, and faults in their headers are named."""

import re
from collections import Counter
from pathlib import Path

import pytest

from graph_build.ask.collection.questions import (
    Question,
    find_question,
    list_questions,
    parse_question,
    search_questions,
)
from graph_build.errors import InputError, QueryError

GOOD = """#+ question: Who advises whom?
#+ tags: actors, bodies
#+ parameter: actor | thing | "NATO" | who advises
#+ needs-reasoning: no
#+ does-not-show: advice given once

SELECT $actor ?advised WHERE { $actor ?relation ?advised } ORDER BY ?advised
"""


def test_header_becomes_a_question() -> None:
    question = parse_question(Path("actors/advice.rq"), GOOD)
    assert (question.name, question.group, question.tags) == ("advice", "actors", ("actors", "bodies"))
    assert question.example == {"actor": "NATO"}
    assert not question.needs_reasoning


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("#+ tags: actors, bodies\n", "", "0 lines 'tags'"),
        ("#+ needs-reasoning: no", "#+ needs-reasoning: perhaps", "perhaps"),
        ("#+ needs-reasoning: no", "#+ needs-reasoning: no\n#+ needs-reasoning: yes", "2 lines"),
        ("| thing |", "| person |", "person"),
        ('"NATO"', "NATO", "not readable"),
        ("#+ tags", "#+ colour", "not known"),
        ("#+ tags: actors, bodies", "#+ tags actors", "not known"),
        ("#+ needs-reasoning: no", '#+ parameter: actor | text | "x" | again\n#+ needs-reasoning: no', "twice"),
    ],
)
def test_fault_in_a_header_is_named(old: str, new: str, complaint: str) -> None:
    with pytest.raises(InputError, match=complaint):
        parse_question(Path("actors/advice.rq"), GOOD.replace(old, new))


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    for group in ("actors", "events"):
        (tmp_path / group).mkdir()
        (tmp_path / group / "advice.rq").write_text(GOOD, encoding="utf-8")
    with pytest.raises(InputError, match="names are unique"):
        list_questions(tmp_path)


def test_unknown_question_lists_close_names() -> None:
    with pytest.raises(QueryError, match="commitments-of"):
        find_question("commitment-of")


def test_search_looks_at_names_words_and_tags() -> None:
    assert [question.name for question in search_questions("DISAGREE sources")] == ["contradictions"]
    assert search_questions("no such words anywhere") == ()


def test_shipped_questions_are_many_and_say_what_they_do_not_show() -> None:
    questions = list_questions()
    groups = Counter(question.group for question in questions)
    assert set(groups) == {"actors", "documents", "commitments", "events", "plans", "themes", "quality"}
    assert min(groups.values()) >= 6
    assert len(questions) >= 60
    for question in questions:
        assert question.question.endswith("?")
        assert question.does_not_show
        assert all(f"${parameter.name}" in question.sparql for parameter in question.parameters)


def test_no_two_questions_are_one() -> None:
    """Neither in their words nor in what they ask, whatever they call their variables."""
    words = Counter(question.question.casefold() for question in list_questions())
    asked = Counter(re.sub(r"[?$]\w+", "?", bare(question.sparql)) for question in list_questions())
    assert max(words.values()) == max(asked.values()) == 1


@pytest.mark.parametrize("question", list_questions(), ids=lambda question: question.name)
def test_optional_patterns_stand_last(question: Question) -> None:
    """An engine joins what stands before an OPTIONAL; what stands after it, it reads from the whole graph."""
    pattern = bare(question.sparql).rpartition("ORDER BY")[0]
    optional = re.search(r"^  OPTIONAL", pattern, re.MULTILINE)
    if optional is not None:
        assert re.findall(r"^  [?$].*$", pattern[optional.start() :], re.MULTILINE) == []


def test_the_named_question_of_a_see_exists() -> None:
    names = {question.name for question in list_questions()}
    told = [name for question in list_questions() for name in re.findall(r"see `?([a-z-]+)", question.does_not_show)]
    assert len(told) > 10
    assert set(told) <= names


def bare(sparql: str) -> str:
    return re.sub(r"(?m)^(#|PREFIX).*\n", "", sparql)
