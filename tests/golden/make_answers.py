"""Turn golden.trig into the answers of all questions, as CSV of all columns, to be read over.

Run it after a change of a question: `python tests/golden/make_answers.py`; then read the difference before it is kept.
"""

from pathlib import Path

from golden_asked import ASKED

from graph_build.ask.collection.questions import list_questions
from graph_build.ask.format import render
from graph_build.ask.load import open_graph
from graph_build.ask.run import run_question

HERE = Path(__file__).parent


def write_answers() -> None:
    store = open_graph(HERE / "golden.trig")
    folder = HERE / "answers"
    folder.mkdir(exist_ok=True)
    for question in list_questions():
        answer = run_question(store, question, ASKED.get(question.name, {}))
        (folder / f"{question.name}.csv").write_text(render(answer, "csv"), encoding="utf-8")


if __name__ == "__main__":
    write_answers()
