"""The examples in the headers of the questions work on the bundled corpus."""

from pathlib import Path

from graph_build.ask.load import open_graph
from graph_build.ask.questions import list_questions
from graph_build.ask.run import run_question


def test_every_example_names_things_of_the_bundled_graph(built_bundled: Path) -> None:
    store = open_graph(built_bundled / "graph.trig")
    answered = [question.name for question in list_questions() if run_question(store, question, question.example)]
    assert len(answered) > len(list_questions()) // 2
