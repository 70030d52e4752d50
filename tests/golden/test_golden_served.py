"""Shows that a question asked by its address on a server has the answer that the command gives."""

import pyoxigraph as ox
import pytest
from golden_asked import ASKED
from serve_process import GOLDEN, Server

from graph_build.ask.collection.questions import Question, list_questions
from graph_build.ask.load import open_graph
from graph_build.ask.run import run_question


@pytest.fixture(scope="module")
def golden() -> ox.Store:
    return open_graph(GOLDEN)


def written(rows: object) -> list[list[str]]:
    assert isinstance(rows, ox.QuerySolutions | tuple)
    return [["" if term is None else str(term) for term in row] for row in rows]


@pytest.mark.parametrize("question", list_questions(), ids=lambda question: question.name)
def test_a_served_question_has_the_answer_of_the_command(server: Server, golden: ox.Store, question: Question) -> None:
    asked = ASKED.get(question.name, {})
    answer = server.get(f"/questions/{question.name}", params=asked)
    assert answer.status_code == 200, answer.text
    served = ox.parse_query_results(answer.content, format=ox.QueryResultsFormat.JSON)
    assert written(served) == written(run_question(golden, question, asked).rows)
