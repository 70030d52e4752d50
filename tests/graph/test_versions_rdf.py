"""Changes as RDF pass the checks, can be asked by themselves, and come out the same every time."""

import csv
import io

import pyoxigraph as ox
import pytest
from conftest import run_command
from sentence_documents import stated
from test_versions import NEW, OLD, comparison, read_pair

from graph_build.graph.check import check_graph
from graph_build.graph.emit.quads import ontology_quads
from graph_build.graph.versions.quads import change_quads, changes_as_turtle
from graph_build.graph.versions.text import changes_as_csv, changes_as_table
from graph_build.vocabulary import PREFIXES, THINGS, rdf


def turtle() -> bytes:
    store, _, _ = read_pair()
    return changes_as_turtle(comparison(), store, THINGS)


def loaded() -> ox.Store:
    """The changes in the graph where a build keeps what it found, and the ontology in its own."""
    store = ox.Store()
    store.load(
        turtle(), format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode("https://w3id.org/wps-graph/graph/assertions")
    )
    store.extend(ontology_quads())
    return store


def test_one_node_for_each_change_and_no_blank_node() -> None:
    quads = list(change_quads(comparison()))
    nodes = {quad.subject for quad in quads if quad.predicate == rdf("type")}
    assert len(nodes) == len(comparison().changes)
    assert not [q for q in quads if isinstance(q.subject, ox.BlankNode) or isinstance(q.object, ox.BlankNode)]


def test_changes_pass_the_checks() -> None:
    faults = [f for f in check_graph(loaded()) if "change" in f.focus or "ProvisionChange" in f.check]
    assert faults == []


def test_every_side_of_a_change_leads_to_its_quote() -> None:
    query = """SELECT (COUNT(DISTINCT ?change) AS ?count) WHERE {
        ?change a wps:ProvisionChange ; wps:changeKind/skos:prefLabel ?kind .
        { ?change wps:oldCommitment|wps:newCommitment ?side .
          ?side wps:evidence/oa:hasSelector/oa:exact ?quote ; wps:strength/skos:prefLabel ?strength }
        UNION { ?change wps:oldWords ?before ; wps:newWords ?after } }"""
    store = ox.Store()
    store.load(turtle(), format=ox.RdfFormat.TURTLE)
    rows = store.query(query, prefixes=dict(PREFIXES))
    assert isinstance(rows, ox.QuerySolutions)
    assert int(next(rows)["count"].value) == len(comparison().changes)


def test_two_readings_give_the_same_bytes() -> None:
    readings = []
    for _ in range(2):
        for kept in (stated, read_pair, comparison):
            kept.cache_clear()
        readings.append(turtle())
    assert readings[0] == readings[1]


def test_a_graph_without_names_tells_as_much_and_what_was_inferred_is_not_told() -> None:
    store, _, _ = read_pair()
    stated = [quad for quad in store if quad.graph_name != ox.DefaultGraph()]
    plain, named = ox.Store(), ox.Store()
    plain.extend(ox.Quad(*quad.triple) for quad in stated)
    named.extend(stated)
    inferred = ox.NamedNode("https://w3id.org/wps-graph/graph/inferred")
    named.extend(ox.Quad(one.subject, ox.NamedNode(f"{THINGS}x"), one.object, inferred) for one in stated)
    assert changes_as_turtle(comparison(), plain, THINGS) == changes_as_turtle(comparison(), named, THINGS) == turtle()


def test_csv_has_a_line_for_each_change() -> None:
    rows = list(csv.DictReader(io.StringIO(changes_as_csv(comparison()))))
    assert [row["change"] for row in rows] == [change.kind for change in comparison().changes]
    weakened = next(row for row in rows if row["newParagraph"] == "15")
    assert (weakened["oldStrength"], weakened["newStrength"]) == ("obligation", "encouragement")
    assert weakened["oldQuote"].startswith("Mission leaders must")
    assert weakened["newQuote"].startswith("Mission leaders should")


def test_table_shows_both_quotes_with_both_paragraphs() -> None:
    lines = " ".join(changes_as_table(comparison()).split())
    assert "Strengthened: encouragement → request old “Member States are encouraged" in lines
    assert "(paragraph 7) new “The Straits Union calls on Member States" in lines
    assert "Recurrence changed: every year → every 6 months" in lines
    assert "Moved, paragraph: 25 → 40" in lines


def test_question_what_changed_is_answered_from_the_file() -> None:
    from graph_build.ask.collection.questions import find_question
    from graph_build.ask.run import run_question

    store = ox.Store()
    store.load(turtle(), format=ox.RdfFormat.TURTLE)
    named = {"older": comparison().old.title, "newer": comparison().new.title}
    answer = run_question(store, find_question("changes-between"), named)
    assert len(answer.rows) == len(comparison().changes)


def test_command_refuses_what_is_no_version() -> None:
    assert run_command(["diff", str(OLD), str(OLD.parent)]).returncode == 2
    missing = run_command(["diff", str(OLD), "no-such-file.txt"])
    assert missing.returncode == 3
    assert missing.stderr.count("\n") == 1
    shown = run_command(["diff", str(OLD), str(NEW)])
    assert shown.returncode == 0
    assert shown.stdout == changes_as_table(comparison())


@pytest.mark.parametrize("form", ["turtle", "html", "csv"])
def test_hash_seed_does_not_show(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    outputs = set()
    for seed in ("1", "2"):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        outputs.add(run_command(["diff", str(OLD), str(NEW), "--format", form]).stdout)
    assert len(outputs) == 1
    assert "strengthened" in outputs.pop().lower()
