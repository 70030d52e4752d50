"""The examples in the headers of the questions are answered on the bundled corpus."""

from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph_build.ask.collection.questions import Question, list_questions
from graph_build.ask.load import open_graph
from graph_build.ask.run import run_question

# question: why the bundled corpus has no row for it
SILENT = {
    "changes-between": "changes come from `wps-graph diff`, which a build does not run",
    "demands": "every text of the bundled digest is by an organ that binds, or by NATO on itself",
    "earlier-versions": "the bundled digest says of no document that it updates another",
    "follow-ups": "the bundled digest holds no report of what its promises became",
    "mandates": "the bundled digest tells of no mission by its mandate; resolutions on missions do",
    "missions-speaking-of": "the bundled digest tells of no mission by its mandate; resolutions on missions do",
    "not-unanimous": "the bundled digest tells no vote; the markup of the United Nations does",
    "own-word-reports": "the bundled digest holds no report of what its promises became",
    "pillar-weights": "the bundled corpus holds the text of no plan",
    "plan-actions": "the bundled corpus tells of plans in a table of facts and holds the text of none",
    "plan-actions-of": "the bundled corpus holds the text of no plan",
    "plan-budgets": "the bundled corpus holds the text of no plan",
    "plan-indicators": "the bundled corpus holds the text of no plan",
    "plan-pillars": "the bundled corpus holds the text of no plan",
    "same-texts": "the bundled corpus holds no text twice",
    "sponsored-by": "the bundled digest names no sponsor; the markup of the United Nations does",
    "standings": "the bundled digest says of no document where it stands; the markup of the United Nations does",
    "votes-of": "the bundled digest tells no vote; the markup of the United Nations does",
    "votes-on": "the bundled digest tells no vote; the markup of the United Nations does",
}


@cache
def bundled(folder: Path) -> ox.Store:
    return open_graph(folder / "graph.trig")


@pytest.mark.parametrize("question", list_questions(), ids=lambda question: question.name)
def test_every_example_is_answered_on_the_bundled_graph(question: Question, built_bundled: Path) -> None:
    """A silent one fails too once the corpus answers it, so that the list of reasons stays true."""
    answer = run_question(bundled(built_bundled), question, question.example)
    assert bool(answer) == (question.name not in SILENT)


def test_the_silent_ones_are_questions() -> None:
    assert SILENT.keys() <= {question.name for question in list_questions()}
