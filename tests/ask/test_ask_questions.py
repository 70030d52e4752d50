"""Query files become questions, and faults in their headers are named."""

from pathlib import Path

import pytest

from graph_build.ask.questions import find_question, list_questions, parse_question, search_questions
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
    assert len(questions) >= 14
    assert {"actors", "documents", "commitments", "events", "themes", "quality"} <= {one.group for one in questions}
    for question in questions:
        assert question.question.endswith("?")
        assert question.does_not_show
        assert all(f"${parameter.name}" in question.sparql for parameter in question.parameters)
