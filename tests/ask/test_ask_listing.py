"""The listing names every question with a command that asks it; what one needs and does not show can be read."""

import json
import shlex

import pytest

from graph_build.ask.collection.listing import MARK, about_text, list_text
from graph_build.ask.collection.questions import Question, find_question, list_questions, search_questions
from graph_build.cli import main
from graph_build.errors import EXIT_DONE, EXIT_WRONG_USE


def test_the_listing_marks_what_needs_reasoning() -> None:
    lines = list_text(list_questions(), "text").splitlines()
    for question in list_questions():
        (line,) = (line for line in lines if line.split()[:1] == [question.name])
        assert line.endswith(MARK) == question.needs_reasoning
        assert lines[lines.index(line) + 1].strip() == question.question


@pytest.mark.parametrize("question", list_questions(), ids=lambda question: question.name)
def test_a_question_tells_all_of_its_header(question: Question) -> None:
    told = " ".join(about_text(question, "text").split())
    assert question.question in told
    assert question.does_not_show in told
    assert ("needs reasoning yes" in told) == question.needs_reasoning
    assert all(parameter.meaning in told for parameter in question.parameters)
    command = shlex.split(about_text(question, "text").splitlines()[-1])
    given = [part for parameter in question.parameters for part in (f"--{parameter.name}", parameter.example)]
    assert command == ["wps-graph", "query", question.name, *given]


def test_an_example_with_signs_of_a_shell_is_quoted() -> None:
    question = find_question("benefiting")
    (parameter,) = question.parameters
    assert shlex.split("""x --group 'a "b" $c'""")[2] == 'a "b" $c'
    changed = type(parameter)(parameter.name, parameter.kind, 'a "b" $c', parameter.meaning)
    other = Question(
        question.name, question.group, question.question, question.tags, (changed,), needs_reasoning=False,
        does_not_show="", sparql="", path=question.path,
    )  # fmt: skip
    assert shlex.split(about_text(other, "text").splitlines()[-1])[-1] == 'a "b" $c'


def test_the_command_searches(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "--search", "CALENDAR due"]) == EXIT_DONE
    printed = capsys.readouterr().out
    found = {question.name for question in search_questions("calendar due")}
    assert found >= {"due-between", "due-rhythms", "due-without-follow-up"}
    assert {line.split()[0] for line in printed.splitlines() if line.startswith("  ") and line[2] != " "} == found
    assert main(["query", "--search", "calendar due", "--json"]) == EXIT_DONE
    assert {row["name"] for row in json.loads(capsys.readouterr().out)} == found
    assert main(["query", "--search", "zebra"]) == EXIT_DONE
    assert "no question holds" in capsys.readouterr().out


def test_the_command_tells_of_one_question(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "parts", "--about"]) == EXIT_DONE
    assert "needs reasoning   yes" in capsys.readouterr().out
    assert main(["query", "parts", "--about", "--json"]) == EXIT_DONE
    told = json.loads(capsys.readouterr().out)
    assert told["needsReasoning"] is True
    assert told["doesNotShow"] == find_question("parts").does_not_show
    assert told["parameters"][0] == {
        "name": "whole",
        "kind": "thing",
        "example": "NATO",
        "meaning": "the organisation or body that has the parts",
    }


@pytest.mark.parametrize("words", [["--about"], ["parts", "--search", "posts"], ["no-such-question", "--about"]])
def test_what_cannot_be_told_is_said(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", *words]) == EXIT_WRONG_USE
    assert capsys.readouterr().err.startswith("wps-graph: ")
