"""Shows that a citation names the paragraph that says a thing, with its words, and says whose words they are."""

import json
import re
from pathlib import Path

import pytest
from pyoxigraph import Store

from graph_build.ask.citations import cite, written
from graph_build.ask.load import open_graph
from graph_build.ask.lookups import RDF, WPS, Source, text_of
from graph_build.ask.run import run_sparql
from graph_build.ask.texts import Texts
from graph_build.cli import main
from graph_build.errors import UsageError

GOLDEN = Path(__file__).parent.parent / "golden" / "golden.trig"
NEWS, LETTER = "meridian-news-2024", "isles-coalition-letter-2024"
TEXT = """Harbour Pact

1. The Ministry of Peace will train fifty mediators by 2027. The bay was calm & 5% colder that year.

2. The bay was calm in winter.
"""


@pytest.fixture(scope="module")
def store() -> Store:
    return open_graph(GOLDEN)


@pytest.fixture(scope="module")
def pact(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pact")
    (folder / "pact.txt").write_text(TEXT, "utf-8")
    assert main(["build", str(folder / "pact.txt"), "--out", str(folder / "out"), "--quiet", "--no-network"]) == 0
    return folder / "out" / "graph.trig"


def text(store: Store, *about: str) -> str:
    return " ".join(written(cite(store, about, Texts()), "text").split())


def commitment_in(store: Store, document: str) -> str:
    source = Source(store)
    return next(one for one in source.subjects(RDF + "type", WPS + "Commitment") if f"/{document}/" in one)


def test_a_commitment_is_cited_by_title_publisher_day_address_and_words(store: Store) -> None:
    said = text(store, commitment_in(store, LETTER))
    assert said.startswith("Isles Coalition for Peace. “Letter of the Isles Coalition for Peace”. 1 February 2024.")
    assert "https://isles.example/letter “The Meridian Council should hear the women of the Isles" in said
    assert "digest" not in said


def test_its_words_and_the_end_of_its_address_find_the_same(store: Store) -> None:
    address = commitment_in(store, LETTER)
    assert text(store, "hear the WOMEN of the Isles") == text(store, address)
    assert text(store, "hear", "the women of the isles") == text(store, address)
    assert text(store, address.partition("/id/")[2]) == text(store, address)


def test_words_that_are_no_original_are_called_so(store: Store) -> None:
    evidence = next(one for one in Source(store).subjects(RDF + "type", WPS + "Evidence") if f"/{NEWS}/" in one)
    (digest,) = cite(store, (evidence,), Texts()).citations
    assert digest.wording == "digest"
    assert "The words are a digest" in text(store, evidence)
    translation = text(store, commitment_in(store, "meridian-report-2024"))
    assert "The words are a translation" in translation


def test_a_paragraph_and_a_document_are_cited_without_words(store: Store) -> None:
    paragraph = text(store, "meridian-policy-2024/p5")
    assert paragraph.endswith("14 March 2024. Paragraph 5. https://meridian.example/policy-2024")
    title = "Meridian Policy on Women, Peace and Security (2024)"
    assert text(store, title) == paragraph.replace(" Paragraph 5.", "")


def test_an_inferred_statement_is_cited_by_what_it_follows_from(store: Store) -> None:
    query = """SELECT ?s ?p ?o { GRAPH <https://w3id.org/wps-graph/graph/inferred> { ?s ?p ?o }
      FILTER (STRENDS(STR(?p), "#hasPart")) } ORDER BY ?s ?o LIMIT 1"""
    (row,) = run_sparql(store, query).rows
    said = text(store, *(text_of(part) for part in row))
    assert said.startswith("Inferred by OWL 2 RL rule")
    assert "“" in said


@pytest.mark.parametrize(
    ("about", "told"),
    [
        (("Meridian Council",), "is no statement"),
        (("the council of otters",), "no document, commitment or passage"),
        (("shall", "like", "otters"), "no document, commitment or passage"),
        (("women",), "paragraphs have these words"),
        (("Meridian Council", "wps:partOf", "Meridian Council"), "does not hold"),
        (("?!",), "no words"),
    ],
)
def test_what_cannot_be_cited_is_refused_with_a_reason(store: Store, about: tuple[str, ...], told: str) -> None:
    with pytest.raises(UsageError, match=re.escape(told)):
        cite(store, about, Texts())


def test_a_name_that_stands_in_one_paragraph_is_cited_by_its_sentence(pact: Path) -> None:
    (found,) = cite(open_graph(pact), ("Ministry of Peace",), Texts()).citations
    assert found.quotes == ("The Ministry of Peace will train fifty mediators by 2027",)


def test_a_passage_that_no_rule_read_is_cited_from_the_text(pact: Path) -> None:
    (found,) = cite(open_graph(pact), ("calm & 5% colder",), Texts.beside(pact)).citations
    assert (found.paragraph, found.quotes) == ("paragraph 1", ("The bay was calm & 5% colder that year.",))
    with pytest.raises(UsageError, match="2 paragraphs have these words"):
        cite(open_graph(pact), ("the bay was calm",), Texts.beside(pact))


def test_a_paragraph_without_a_number_goes_by_its_words(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(
        "Harbour Note\n\nThe bay was calm in winter, and boats came and went.\n", "utf-8"
    )
    assert main(["build", str(tmp_path / "note.txt"), "--out", str(tmp_path), "--quiet", "--no-network"]) == 0
    cited = cite(open_graph(tmp_path / "graph.trig"), ("the bay was calm",), Texts.beside(tmp_path / "graph.trig"))
    told = written(cited, "text").splitlines()[0]
    assert told.startswith("“note”. The paragraph “The bay was calm")
    assert told.endswith("”.")


def test_bibtex_escapes_what_tex_would_read(pact: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cite", "5% colder", "--graph", str(pact), "--format", "bibtex"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("@misc{pact-p1,\n  title = {{pact}},\n")
    assert r"Paragraph 1. “The bay was calm \& 5\% colder that year.”" in shown
    assert shown.count("{") - shown.count(r"\{") == shown.count("}")


def test_json_is_csl_with_the_day_in_parts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cite", f"{NEWS}/nothing", "--graph", str(GOLDEN), "--format", "json"]) != 0
    capsys.readouterr()
    assert main(["cite", "meridian-policy-2024/p5", "--graph", str(GOLDEN), "--format", "json"]) == 0
    (item,) = json.loads(capsys.readouterr().out)
    assert item["issued"] == {"date-parts": [[2024, 3, 14]]}
    assert (item["author"], item["URL"]) == ([{"literal": "Meridian Alliance"}], "https://meridian.example/policy-2024")
    assert item["custom"]["paragraph"] == "paragraph 5"


def test_a_statement_of_many_sources_has_a_citation_for_each_with_a_key_of_its_own(store: Store) -> None:
    query = """PREFIX wps: <https://w3id.org/wps-graph/ontology#>
      PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
      SELECT ?a (COUNT(DISTINCT ?p) AS ?n) { GRAPH ?g { ?a a wps:Assertion ; wps:evidence ?e . ?e wps:inProvision ?p } }
      GROUP BY ?a ORDER BY DESC(?n) ?a LIMIT 1"""
    ((address, count),) = run_sparql(store, query).rows
    cited = cite(store, (text_of(address),), Texts())
    assert len(cited.citations) == int(text_of(count)) > 1
    keys = [item["id"] for item in json.loads(written(cited, "json"))]
    assert len(set(keys)) == len(keys)
