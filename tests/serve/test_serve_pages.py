"""Shows that things have pages and triples at their addresses, and that questions are asked by address."""

from pathlib import Path
from urllib.parse import unquote

import pytest
import rdflib
from made_documents import PLAN, as_pdf
from rdflib.namespace import OWL, RDF
from serve_process import Server, running

from graph_build.ask.collection.questions import list_questions
from graph_build.pipeline import BuildSettings, run_build
from graph_build.vocabulary import THINGS

BODIES = f"SELECT DISTINCT ?s WHERE {{ ?s a wps:Body FILTER(STRSTARTS(STR(?s), '{THINGS}')) }} ORDER BY ?s"


@pytest.fixture(scope="module")
def body(server: Server) -> str:
    """The local path of a body of the golden world."""
    address = server.ask(BODIES).json()["results"]["bindings"][0]["s"]["value"]
    return "/id/" + str(address).removeprefix(THINGS)


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("text/turtle", "text/turtle"),
        ("application/ld+json", "application/ld+json"),
        ("application/rdf+xml;q=0.5, text/turtle;q=0.4", "application/rdf+xml"),
        ("application/n-triples", "application/n-triples"),
    ],
)
def test_a_thing_answers_people_and_programs(server: Server, body: str, accept: str, kind: str) -> None:
    answer = server.get(body, headers={"Accept": accept})
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].partition(";")[0] == kind
    assert "Accept" in answer.headers["Vary"]
    if kind == "text/turtle":
        subject = rdflib.URIRef(THINGS + body.removeprefix("/id/"))
        assert (subject, None, None) in rdflib.Graph().parse(data=answer.text, format="turtle")


def test_formats_have_addresses_of_their_own(server: Server, body: str) -> None:
    assert server.get(f"{body}?format=jsonld").headers["Content-Type"] == "application/ld+json"
    assert server.get(f"{body}?format=pdf").status_code == 400
    assert server.get(f"{body}?page=two").status_code == 400
    assert server.get(body, headers={"Accept": "image/png"}).status_code == 406


@pytest.mark.parametrize("path", ["/id/nobody-knows-this", "/id/", "/id/../../etc/passwd", "/id/%2e%2e/x", "/nothing"])
@pytest.mark.parametrize("accept", ["text/html", "text/turtle"])
def test_what_the_graph_does_not_know_is_not_found(server: Server, path: str, accept: str) -> None:
    answer = server.get(path, headers={"Accept": accept})
    assert answer.status_code == 404
    if accept == "text/html":
        assert 'role="search"' in answer.text
        assert "Nothing at this address" in answer.text
        assert answer.headers["Content-Security-Policy"] == "frame-ancestors 'none'"
    else:
        assert len(answer.text.splitlines()) == 1


def test_the_ontology_has_an_address(server: Server) -> None:
    whole = server.get("/ontology", headers={"Accept": "text/turtle"})
    assert "wps:Commitment a owl:Class" in whole.text or "wps:Commitment" in whole.text
    for word in ("turtle", "rdfxml"):
        served = server.get(f"/ontology?format={word}").text
        graph = rdflib.Graph().parse(data=served, format={"rdfxml": "xml"}.get(word, word))
        heads = list(graph.objects(None, OWL.propertyChainAxiom))
        assert len(heads) == 5
        assert all(isinstance(cell, rdflib.BNode) for head in heads for cell in [head, graph.value(head, RDF.rest)])
        assert "organe" in served, "labels in other languages come along"
    assert server.get("/ontology/Commitment", headers={"Accept": "text/html"}).status_code == 200
    page = server.get("/ontology", headers={"Accept": "text/html"}).text
    assert '<a href="/ontology/Commitment">commitment</a>' in page
    assert '<a href="/vocab/obligation">Obligation</a>' in page, "the values of each scheme stand there, too"
    assert "wps:Commitment" in server.get("/ontology?format=turtle", headers={"Accept": "text/html"}).text


def test_a_page_is_read_and_not_written(server: Server, body: str) -> None:
    assert server.post(body, data={"x": "y"}).status_code == 405


def test_the_list_of_questions_names_all(server: Server) -> None:
    listed = server.get("/questions").json()
    assert [record["name"] for record in listed] == [question.name for question in list_questions()]
    assert listed[0]["address"].startswith(f"{server.url}/questions/")


def test_a_value_cannot_change_a_question(server: Server) -> None:
    for value in ('x" . ?s ?p ?o } #', "> . ?s ?p ?o", "NATO\n} UNION { ?s ?p ?o", "\\u0022"):
        answer = server.get("/questions/commitments-of", params={"actor": value})
        assert answer.status_code == 400
    text = server.get("/questions/due-by", params={"date": "2030-01-01", "show": "sparql"}).text
    assert '"2030-01-01"' in text
    assert server.ask(text).status_code == 200


def test_what_typed_words_were_taken_for_stands_in_a_header(server: Server) -> None:
    taken = server.get("/questions/mentions", params={"thing": "MGC"})
    assert unquote(taken.headers["Wps-Graph-Taken"]).startswith("thing: 'MGC' is taken as Meridian Gender Committee")
    shown = server.get("/questions/mentions", params={"thing": "committee, gender meridian", "show": "sparql"})
    assert "Meridian Gender Committee" in unquote(shown.headers["Wps-Graph-Taken"])
    assert "Wps-Graph-Taken" not in server.get("/questions/mentions", params={"thing": "Meridian Alliance"}).headers
    several = server.get("/questions/mentions", params={"thing": "meridian"})
    assert several.status_code == 400
    assert "fits several things: Meridian Allies" in several.text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/questions/no-such-question", 404),
        ("/questions/commitments-of", 400),
        ("/questions/due-by?date=soon", 400),
        ("/questions/due-by?date=2030-01-01&more=1", 400),
        ("/questions/due-by?date=2030-01-01&format=pdf", 400),
    ],
)
def test_a_question_that_is_asked_wrongly_is_told_so(server: Server, path: str, status: int) -> None:
    answer = server.get(path)
    assert answer.status_code == status
    assert len(answer.text.splitlines()) == 1


def test_a_question_is_downloaded(server: Server) -> None:
    answer = server.get("/questions/due-by?date=2030-01-01&format=csv")
    assert answer.headers["Content-Type"].startswith("text/csv")
    assert 'filename="due-by.csv"' in answer.headers["Content-Disposition"]


def test_the_page_of_a_quote_stands_in_answers_and_on_pages(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(as_pdf(PLAN))
    run_build(BuildSettings((tmp_path,), tmp_path / "out", network=False))
    with running("--graph", str(tmp_path / "out" / "graph.trig")) as server:
        rows = server.get("/questions/citations-in", params={"source": PLAN.title, "format": "json"}).json()["results"]
        assert {row["page"]["value"] for row in rows["bindings"]} == {"1", "2"}
        shown = server.get("/id/unscr-1325", headers={"Accept": "text/html"}).text
        assert '<span class="sheet">p. 1</span>' in shown


def test_the_overview_comes_first_and_lists_and_a_search_lead_on(server: Server) -> None:
    start = server.get("/", headers={"Accept": "text/html"}).text
    assert start == server.get("/explore").text
    lists = server.get("/browse", headers={"Accept": "text/html"}).text
    assert "/browse/body" in lists
    assert server.get("/browse/body").status_code == 200
    assert "Meridian" in server.get("/search", params={"q": "meridian alliance"}).text
    assert server.get("/browse/nothing-of-this-kind").status_code == 404
    assert server.get("/search", params={"q": "<script>alert(1)</script>"}).text.count("<script") == 0


def test_the_network_gives_its_parts_at_addresses(server: Server) -> None:
    # The golden graph fits into one page, which asks nobody; of a larger one the same addresses give the parts.
    page = server.get("/explore")
    assert "connect-src &#39;none&#39;" in page.text or "connect-src 'none'" in page.text
    found = server.get("/explore/search", params={"q": "meridian alliance"}).json()
    fragment = server.get("/explore/thing", params={"id": found[0]["id"]}).json()
    assert fragment["about"] == found[0]["id"]
    assert fragment["relations"]
    other = next(thing["id"] for thing in fragment["things"] if thing["id"] != found[0]["id"])
    assert server.get("/explore/paths", params={"from": found[0]["id"], "to": other}).json()["relations"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/explore/thing?id=nobody", 404),
        ("/explore/thing?id=x&offset=-1", 400),
        ("/explore/thing?id=x&offset=" + "1" * 5_000, 400),
        ("/explore/paths?from=a&to=b", 404),
    ],
)
def test_a_fragment_of_nothing_is_refused(server: Server, path: str, status: int) -> None:
    assert server.get(path).status_code == status
