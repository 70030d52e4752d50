"""Shows that clients that others wrote, and our own, get from ``serve`` what a question gets from the graph itself."""

import csv
import io
import json
import re
import shutil
import subprocess
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from serve_process import GOLDEN
from SPARQLWrapper import CSV, GET, JSON, POST, POSTDIRECTLY, TURTLE, URLENCODED, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from graph_build.ask.collection.questions import find_question
from graph_build.ask.facts import one_row_a_fact
from graph_build.ask.load import open_graph
from graph_build.ask.run import run_question
from graph_build.cli import main
from graph_build.vocabulary import ONTOLOGY

STORE = open_graph(GOLDEN)
PARTS = f"PREFIX wps: <{ONTOLOGY}> SELECT ?part ?whole WHERE {{ ?part wps:inDocument ?whole }} ORDER BY ?part ?whole"
GRAPH = f"PREFIX wps: <{ONTOLOGY}> CONSTRUCT WHERE {{ ?part wps:inDocument ?whole }}"
ASK = f"PREFIX wps: <{ONTOLOGY}> ASK {{ ?part wps:inDocument ?whole }}"
WRONG = "SELECT ?part WHERE {"


@pytest.fixture(scope="module")
def pairs() -> list[tuple[str, str]]:
    """Return provisions and their documents as the graph itself answers them."""
    rows = STORE.query(PARTS)
    assert isinstance(rows, ox.QuerySolutions)
    found = [(row["part"].value, row["whole"].value) for row in rows]
    assert len(found) > 10
    return found


def program(name: str, package: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"needs {name} (Debian: {package})")
    return found


def run(*command: str, text: str = "") -> str:
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    return done.stdout


def answer_of(client: SPARQLWrapper) -> Any:
    """Return what the client makes of the answer, which is of another type for each format."""
    return client.queryAndConvert()


@pytest.mark.parametrize(("method", "way"), [(GET, URLENCODED), (POST, URLENCODED), (POST, POSTDIRECTLY)])
def test_sparqlwrapper_reads_every_format(served: str, pairs: list[tuple[str, str]], method: str, way: str) -> None:
    client = SPARQLWrapper(f"{served}/sparql")
    client.setMethod(method)
    client.setRequestMethod(way)
    client.setQuery(PARTS)
    client.setReturnFormat(JSON)
    rows = answer_of(client)["results"]["bindings"]
    assert [(row["part"]["value"], row["whole"]["value"]) for row in rows] == pairs
    client.setReturnFormat(XML)
    addresses = re.findall("<uri>(.*?)</uri>", answer_of(client).toxml())
    assert list(zip(addresses[::2], addresses[1::2], strict=True)) == pairs
    client.setReturnFormat(CSV)
    table = list(csv.reader(io.StringIO(answer_of(client).decode())))
    assert [tuple(row) for row in table] == [("part", "whole"), *pairs]
    client.setQuery(GRAPH)
    client.setReturnFormat(TURTLE)
    assert len(rdflib.Graph().parse(data=answer_of(client), format="turtle")) == len(pairs)
    client.setQuery(ASK)
    client.setReturnFormat(JSON)
    assert answer_of(client)["boolean"] is True


def test_sparqlwrapper_is_told_that_a_query_is_wrong(served: str) -> None:
    client = SPARQLWrapper(f"{served}/sparql")
    client.setQuery(WRONG)
    with pytest.raises(QueryBadFormed):
        client.query()


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
@pytest.mark.parametrize("returns", ["json", "xml", "csv", "tsv"])
def test_rdflib_reads_the_endpoint_as_a_store(
    served: str, pairs: list[tuple[str, str]], method: str, returns: str
) -> None:
    remote = rdflib.Graph(SPARQLStore(f"{served}/sparql", method=method, returnFormat=returns))
    rows = [(str(row[0]), str(row[1])) for row in remote.query(PARTS)]  # type: ignore[index]
    assert rows == pairs


def test_rdflib_asks_triples_and_binds_values(served: str, pairs: list[tuple[str, str]]) -> None:
    remote = rdflib.Graph(SPARQLStore(f"{served}/sparql"))
    in_document = rdflib.URIRef(f"{ONTOLOGY}inDocument")
    assert sorted((str(s), str(o)) for s, _, o in remote.triples((None, in_document, None))) == sorted(pairs)
    assert len(remote) > 1_000
    whole = rdflib.URIRef(pairs[0][1])
    found = remote.query("SELECT ?part { ?part ?by ?whole }", initBindings={"whole": whole, "by": in_document})
    assert {str(row[0]) for row in found} == {part for part, other in pairs if other == pairs[0][1]}  # type: ignore[index]


def test_curl_gets_the_same_three_ways(served: str, pairs: list[tuple[str, str]]) -> None:
    curl = [program("curl", "curl"), "--silent", "--show-error", "--fail", "--max-time", "30", "-H", "Accept: text/csv"]
    endpoint = f"{served}/sparql"
    by_get = run(*curl, "--get", "--data-urlencode", f"query={PARTS}", endpoint)
    by_form = run(*curl, "--data-urlencode", f"query={PARTS}", endpoint)
    kind = "Content-Type: application/sparql-query"
    directly = run(*curl, "-H", kind, "--data-binary", "@-", endpoint, text=PARTS)
    assert by_get == by_form == directly
    assert [tuple(row) for row in csv.reader(io.StringIO(by_get))] == [("part", "whole"), *pairs]


def test_curl_sees_the_status_of_a_wrong_query(served: str) -> None:
    curl = [
        program("curl", "curl"),
        "--silent",
        "--max-time",
        "30",
        "--output",
        "/dev/null",
        "--write-out",
        "%{http_code}",
    ]
    assert run(*curl, "--data-urlencode", f"query={WRONG}", f"{served}/sparql") == "400"
    assert run(*curl, "--data-urlencode", "update=DROP ALL", f"{served}/sparql").startswith("4")


def test_roqet_reads_rows_from_the_endpoint(served: str, pairs: list[tuple[str, str]]) -> None:
    roqet = program("roqet", "rasqal-utils")
    said = run(roqet, "-q", "-p", f"{served}/sparql", "-e", PARTS, "-r", "csv")  # its long --protocol does nothing
    assert [tuple(row) for row in csv.reader(io.StringIO(said))] == [("part", "whole"), *pairs]


@pytest.mark.parametrize("name", ["advisers", "parts"])
def test_our_own_query_gets_the_answer_of_the_graph(served: str, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    given = {"parts": {"whole": "Meridian Alliance"}}.get(name, {})
    options = [word for key, value in given.items() for word in (f"--{key}", value)]
    assert main(["query", name, *options, "--endpoint", f"{served}/sparql", "--json"]) == 0
    theirs = json.loads(capsys.readouterr().out)
    assert main(["query", name, *options, "--graph", str(GOLDEN), "--json"]) == 0
    assert theirs == json.loads(capsys.readouterr().out)
    answer = run_question(STORE, find_question(name), given)
    facts = one_row_a_fact(answer, find_question(name).fact)
    assert len(theirs["results"]["bindings"]) == len(facts.rows) > 0
    assert main(["query", name, *options, "--endpoint", f"{served}/sparql", "--json", "--every-passage"]) == 0
    assert len(json.loads(capsys.readouterr().out)["results"]["bindings"]) == len(answer.rows) >= len(facts.rows)
