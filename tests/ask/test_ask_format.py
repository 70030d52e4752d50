"""Answers become tables, CSV, JSON and Turtle that other programs read."""

import csv
import io
import json
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from graph_build.ask.collection.questions import find_question
from graph_build.ask.format import render
from graph_build.ask.load import open_graph
from graph_build.ask.run import Answer, run_question, run_sparql
from graph_build.errors import UsageError

GOLDEN = Path(__file__).parent.parent / "golden" / "golden.trig"


@pytest.fixture(scope="module")
def golden() -> ox.Store:
    return open_graph(GOLDEN)


QUERY = """SELECT ?s ?o { VALUES (?s ?o) {
    (wpsi:a "x,\\"y\\"\\n\\rz") (wpsi:b "ä"@en) (wpsi:c 1) (UNDEF <http://example.org/>) } }"""


def test_a_cell_of_csv_is_never_a_formula(golden: ox.Store) -> None:
    query = 'SELECT ?a ?b ?c ?d { VALUES (?a ?b ?c ?d) { ("=1+1" "@SUM(A1)" "\\t=1"@en -5) } }'
    rows = list(csv.reader(io.StringIO(render(run_sparql(golden, query), "csv"), newline="")))
    assert rows[1] == ["'=1+1", "'@SUM(A1)", "'\t=1", "-5"]
    assert '"=1+1"' in render(run_sparql(golden, query), "json")


def test_csv_is_read_back(golden: ox.Store) -> None:
    rows = list(csv.reader(io.StringIO(render(run_sparql(golden, QUERY), "csv"), newline="")))
    assert rows[0] == ["s", "o"]
    assert rows[1] == ["https://w3id.org/wps-graph/id/a", 'x,"y"\n\rz']
    assert rows[4] == ["", "http://example.org/"]


def test_json_is_the_sparql_results_format(golden: ox.Store) -> None:
    answer = run_sparql(golden, QUERY)
    text = render(answer, "json")
    read = ox.parse_query_results(text.encode(), format=ox.QueryResultsFormat.JSON)
    assert isinstance(read, ox.QuerySolutions)
    assert tuple(tuple(row) for row in read) == answer.rows
    assert json.loads(render(run_sparql(golden, "ASK {}"), "json")) == {"head": {}, "boolean": True}


def test_turtle_is_for_graphs_only(golden: ox.Store) -> None:
    answer = run_sparql(golden, "CONSTRUCT WHERE { ?s wps:partOf ?o }")
    assert len(rdflib.Graph().parse(data=render(answer, "turtle"), format="turtle")) == len(answer.triples) == 3
    assert render(answer, "csv").startswith("subject,predicate,object\n")
    with pytest.raises(UsageError, match="no graph"):
        render(run_sparql(golden, QUERY), "turtle")


def test_table_puts_the_proof_below_each_row_and_fits_the_width(golden: ox.Store) -> None:
    answer = run_question(golden, find_question("parts"), {"whole": "Meridian Alliance"})
    text = render(answer, "table", width=72)
    assert "“It is part of the Meridian Military Staff.”" in text
    assert "paragraph 3" in text
    assert "https://" not in text
    assert text.endswith("3 rows\n")
    assert max(map(len, text.splitlines())) <= 72


def test_a_table_that_would_cut_words_is_written_row_by_row(golden: ox.Store) -> None:
    question = find_question("follow-ups")
    answer = run_question(golden, question, {})
    text = render(answer, "table", width=90)
    assert max(map(len, text.splitlines())) <= 90
    told = dict(line.split(maxsplit=1) for line in text.splitlines() if line[:1].isalpha())
    assert told["bearer"] == "Meridian Alliance"
    assert told["status"] == "A later text may report this under way"
    assert "promise paragraph  paragraph 7" in text
    assert "“Gender Advisors are deployed to the Meridian Monitoring Mission”" in text
    assert text.endswith("\n1 row\n")
    assert "  -----" in render(answer, "table", width=400)


def test_rows_in_blocks_stand_apart(golden: ox.Store) -> None:
    answer = run_question(golden, find_question("commitments-of"), {"actor": "Meridian Alliance"})
    blocks = render(answer, "table", width=40).split("\n\n")
    assert sum("Self-commitment" in block for block in blocks) == len(answer.rows)
    assert not any(block.count("Self-commitment") > 1 for block in blocks)


def test_table_of_free_sparql_shows_every_column(golden: ox.Store) -> None:
    text = render(run_sparql(golden, "SELECT ?body { ?body wps:advises ?other }"), "table")
    assert text == "body\n------------------------------\nwpsi:meridian-gender-committee\n\n1 row\n"
    assert render(run_sparql(golden, "SELECT ?x { ?x ?x ?x }"), "table") == "no rows\n"
    assert render(run_sparql(golden, "ASK {}"), "table") == "yes\n"


def test_table_shows_no_control_characters() -> None:
    answer = Answer("rows", ("x",), ((ox.Literal("a\x1b[31mb\u202ec\nd"),),), shown=("x",))
    text = render(answer, "table")
    assert text.splitlines()[2] == "a [31mb c d"


def test_beside_a_quote_stands_whose_words_it_holds_where_not_the_originals(golden: ox.Store) -> None:
    """In the golden world the report is a translation."""
    question, theme = find_question("statements-about"), {"thing": "Meridian Alliance"}
    answer = run_question(golden, question, theme)
    place = answer.columns.index("wording")
    expected = [str(getattr(row[place], "value", "")) for row in answer.rows]
    assert {"original", "translation"} == set(expected)
    quotes = [line for line in render(answer, "table", width=900).splitlines() if line.startswith("    “")]
    told = [
        next((word for word in ("digest", "translation") if line.endswith(f"; {word})")), "original") for line in quotes
    ]
    assert told == expected
    assert not any("original" in line for line in quotes)


def test_a_column_on_the_wording_of_other_words_is_shown_where_it_tells_something() -> None:
    def table(wording: str) -> str:
        row = tuple(map(ox.Literal, ("He will go.", wording, "He went.", "digest")))
        return render(Answer("rows", ("promise", "promiseWording", "quote", "wording"), (row,)), "table")

    assert "promise wording" in table("translation")
    assert "wording" not in table("original")
    assert "“He went.” (digest)" in table("original")
