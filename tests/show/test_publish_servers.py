"""Shows that a build is published to two real stores, by both protocols, and asked there as it is asked here."""

import itertools
import json
import runpy
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from sparql_stores import SparqlStore, oxigraph_store, virtuoso_store

from graph_build.ask.collection.questions import find_question, list_questions, parse_question
from graph_build.ask.load import open_graph
from graph_build.ask.remote.access import account_of
from graph_build.ask.remote.answers import OWN, PROBED, PUBLISHED, UNION, Endpoint
from graph_build.ask.remote.requests import Limits, Reply, Service
from graph_build.ask.run import Answer, run_question, run_sparql
from graph_build.cli import main
from graph_build.errors import ServiceError, UsageError
from graph_build.publish.graphs import Piece, read_copies
from graph_build.publish.steps import plan, publish
from graph_build.publish.targets import GraphStore, Target, UpdateStore
from graph_build.vocabulary import GRAPHS, graph, wps

GOLDEN = Path(__file__).parent.parent / "golden" / "golden.trig"
SMALL = Piece(statements=25, size=100_000)
OTHERS = ("urn:others", GRAPHS + "of-another-hand")
HOSTILE = 'a "quote" \' { } . \\ \\u0022 } ; DROP ALL ; # \n\t\r \x07 \x7f é 日本 🕊 <x> $it ?it'
NAMES = ("oxigraph", "virtuoso")
PROTOCOLS = ("gsp", "update")

Statement = tuple[str, str, str]


@pytest.fixture(scope="module", params=NAMES)
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparqlStore]:
    running = oxigraph_store() if request.param == "oxigraph" else virtuoso_store(tmp_path_factory.mktemp("virtuoso"))
    with running as one:
        yield one


@pytest.fixture(params=PROTOCOLS)
def protocol(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def service(store: SparqlStore) -> Iterator[Service]:
    """Return a service as the writer, over a store that is empty of our graphs."""
    with Service(account_of(store.account), Limits(seconds=30, pause=0.01)) as one:
        target = UpdateStore(one, store.update, store.query, Piece())
        for name in [*held(store), *OTHERS, *(own.value for own in OWN)]:
            target.remove(ox.NamedNode(name))
        yield one


@pytest.fixture(autouse=True)
def account(store: SparqlStore, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in store.account.items():
        monkeypatch.setenv(name, value)


def target_of(store: SparqlStore, service: Service, protocol: str, most: Piece = SMALL) -> Target:
    if protocol == "gsp":
        return GraphStore(service, store.graphs, most)
    return UpdateStore(service, store.update, store.query, most)


def send(target: Target, graph: Path) -> list[str]:
    """Publish, and return the graphs that changed."""
    ledger = target.ledger()
    return [step.graph for step in publish(target, plan(read_copies(graph, united=True), ledger), ledger)]


def value_of(term: object) -> str:
    return str(getattr(term, "value", ""))


def held(store: SparqlStore) -> dict[str, set[Statement]]:
    """Return what the store holds under our base, without the ledger, as text: values keep no kind."""
    found: dict[str, set[Statement]] = {}
    with Service() as reader:
        endpoint = Endpoint(reader, store.query)
        text = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
        for name in [value_of(row[0]) for row in endpoint.select(text)]:
            if name.startswith(GRAPHS) and name != PUBLISHED.value:
                rows = endpoint.select(f"SELECT ?s ?p ?o {{ GRAPH {ox.NamedNode(name)} {{ ?s ?p ?o }} }}")
                found[name] = {(value_of(s), value_of(p), value_of(o)) for s, p, o in rows}
    return found


def built(graph: Path) -> dict[str, set[Statement]]:
    """Return the same of a file, with the union."""
    found: dict[str, set[Statement]] = {UNION.value: set()}
    for quad in ox.parse(path=graph, format=ox.RdfFormat.TRIG):
        assert isinstance(quad.graph_name, ox.NamedNode)
        said = (value_of(quad.subject), quad.predicate.value, value_of(quad.object))
        found.setdefault(quad.graph_name.value, set()).add(said)
        found[UNION.value].add(said)
    return found


def changed(graph: Path, tmp_path: Path, keep: Callable[[ox.Quad], bool], *more: ox.Quad) -> Path:
    """Write the graph with the quads that `keep` lets pass and some more."""
    quads = [quad for quad in ox.parse(path=graph, format=ox.RdfFormat.TRIG) if keep(quad)]
    path = tmp_path / "changed.trig"
    ox.serialize([*quads, *more], path, format=ox.RdfFormat.TRIG)
    return path


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a part of the golden graph, up to 70 statements of each named graph, so that the runs stay short."""
    kept: dict[str, list[ox.Quad]] = {}
    for quad in sorted(ox.parse(path=GOLDEN, format=ox.RdfFormat.TRIG), key=str):
        kept.setdefault(value_of(quad.graph_name), []).append(quad)
    kept["durations"] = [quad for quad in kept[graph("assertions").value] if quad.predicate == wps("recurrence")]
    assert kept["durations"], "what a store may not keep is among them"
    kept["files"] = [quad for quads in list(kept.values()) for quad in quads if quad.predicate == wps("sourceFile")]
    assert kept["files"], "a build is known by them"
    path = tmp_path_factory.mktemp("few") / "graph.trig"
    quads = [quad for name, all_of_it in sorted(kept.items()) for quad in all_of_it[:: len(all_of_it) // 70 + 1]]
    ox.serialize(quads, path, format=ox.RdfFormat.TRIG)
    return path


def test_a_build_is_published_and_the_next_run_sends_nothing(
    store: SparqlStore, service: Service, protocol: str, few: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["publish", *store.endpoint(protocol), "--graph", str(few), "--json"]
    if protocol == "update":
        command += ["--query-endpoint", store.query]
    assert main([*command, "--dry-run"]) == 0
    assert held(store) == {}
    assert {graph["deed"] for graph in json.loads(capsys.readouterr().out)["graphs"]} == {"write"}
    assert main(command) == 0
    capsys.readouterr()
    assert held(store) == built(few)
    assert main(command) == 0
    deeds = {graph["graph"]: graph["deed"] for graph in json.loads(capsys.readouterr().out)["graphs"]}
    assert deeds == dict.fromkeys(built(few), "keep")


def test_what_is_gone_is_removed_and_what_others_wrote_stays(
    store: SparqlStore, service: Service, protocol: str, few: Path, tmp_path: Path
) -> None:
    said = "<urn:s> <urn:p> 'theirs'"
    writer = UpdateStore(service, store.update, store.query, SMALL)
    for name in OTHERS:
        writer._send(f"INSERT DATA {{ GRAPH <{name}> {{ {said} }} }}".encode())
    target = target_of(store, service, protocol)
    document = GRAPHS + "meridian-news-2024"
    gone = next(q for q in ox.parse(path=few, format=ox.RdfFormat.TRIG) if q.graph_name == graph("things"))
    new = ox.Quad(gone.subject, wps("heading"), ox.Literal(HOSTILE), gone.graph_name)
    now_built = changed(few, tmp_path, lambda q: q != gone and value_of(q.graph_name) != document, new)
    send(target, few)
    assert send(target, now_built) == [*sorted([document, value_of(gone.graph_name)]), UNION.value]
    now = held(store)
    assert now.pop(OTHERS[1]) == {("urn:s", "urn:p", "theirs")}
    assert now == built(now_built)
    assert document not in now
    with Service() as reader:
        assert len(Endpoint(reader, store.query).select(f"SELECT * {{ GRAPH <{OTHERS[0]}> {{ ?s ?p ?o }} }}")) == 1


def test_a_run_that_breaks_off_is_taken_up(
    store: SparqlStore, service: Service, protocol: str, few: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    send_whole = Service.send
    target = target_of(store, service, protocol)
    before = {copy.name.value: copy.digest for copy in read_copies(few, united=True)}
    for broken_after in (2, 7, 9, 12):
        count = itertools.count(1)

        def breaking(
            self: Service, *args: object, count: Iterator[int] = count, after: int = broken_after, **kw: object
        ) -> Reply:
            if next(count) > after:
                raise ServiceError("the line is cut", "here", "", "mend it")
            return send_whole(self, *args, **kw)  # type: ignore[arg-type]

        monkeypatch.setattr(Service, "send", breaking)
        with pytest.raises(ServiceError, match="the same command then goes on after"):
            send(target, few)
        monkeypatch.setattr(Service, "send", send_whole)
        whole = {name for name, digest in target.ledger().items() if digest == before[name]}
        now = held(store)
        assert all(now[name] == built(few)[name] for name in whole), "what the ledger calls whole is whole"
        assert set(now) - {PROBED.value} <= set(target.ledger()), "what is half-written is known to be ours"
    left = [step.graph for step in plan(read_copies(few, united=True), target.ledger()) if step.deed == "write"]
    assert 0 < len(left) < len(before)
    assert send(target, few) == left
    assert held(store) == built(few)


def test_a_long_ledger_is_read_whole(store: SparqlStore, service: Service, protocol: str) -> None:
    target = target_of(store, service, protocol, Piece())
    ledger = {f"{GRAPHS}document-{number}": "ni:x" if number % 3 else None for number in range(5_500)}
    target.note({}, ledger)
    assert target.ledger() == ledger
    target.note(ledger, {})
    assert target.ledger() == {}


# Questions that a store cannot answer, each with its reason.
UNABLE = {("virtuoso", "follow-ups"): "has more than the 20 columns that Virtuoso 7 sorts or makes distinct"}


# CONCAT of Virtuoso 7 writes a question mark for a sign that no Latin-1 text has.
SIGN, WRITTEN = "…", "?"


def comparable(answer: Answer, ordered: bool) -> list[tuple[str, ...]]:
    if ordered:
        return [tuple(value_of(term) for term in row) for row in answer.rows]
    return sorted(tuple(value_of(term).replace(SIGN, WRITTEN) for term in row) for row in answer.rows)


def test_every_question_has_the_same_rows_there(store: SparqlStore, service: Service) -> None:
    asked = runpy.run_path(str(GOLDEN.parent / "golden_asked.py"))["ASKED"]
    kind = "virtuoso" if store.account else "oxigraph"
    here = open_graph(GOLDEN)
    send(target_of(store, service, "gsp", Piece()), GOLDEN)
    endpoint = Endpoint(service, store.query)
    for question in list_questions():
        if (kind, question.name) in UNABLE:
            with pytest.raises(ServiceError, match="20 keys"):
                endpoint.ask_question(question, asked.get(question.name, {}))
            continue
        mine = run_question(here, question, asked.get(question.name, {}))
        theirs = endpoint.ask_question(question, asked.get(question.name, {}))
        assert (theirs.columns, theirs.shown) == (mine.columns, mine.shown), question.name
        ordered = kind == "oxigraph"  # Virtuoso sorts text in an order of its own
        expected, found = comparable(mine, ordered), comparable(theirs, ordered)
        assert found == expected, question.name


def told(ask: Callable[[dict[str, str]], Answer], typed: str) -> str:
    """What is said of a typed name: what it was taken for, or why for nothing."""
    try:
        return "; ".join(ask({"thing": typed}).taken)
    except UsageError as fault:
        return str(fault)


def test_a_name_means_there_what_it_means_here(store: SparqlStore, service: Service) -> None:
    here, mentions = open_graph(GOLDEN), find_question("mentions")
    send(target_of(store, service, "gsp", Piece()), GOLDEN)
    endpoint = Endpoint(service, store.query)
    said = []
    for typed in ("MGC", "committee gender", "meridian", "Meridian Gendr Comittee", "policy", "obligation", "1325"):
        said.append(told(lambda given: run_question(here, mentions, given), typed))
        assert told(lambda given: endpoint.ask_question(mentions, given), typed) == said[-1]
    assert len(set(said)) == len(said)


def test_no_value_changes_the_question(store: SparqlStore, service: Service, few: Path, tmp_path: Path) -> None:
    thing = ox.NamedNode("https://w3id.org/wps-graph/id/hostile")
    quad = ox.Quad(
        thing, ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label"), ox.Literal(HOSTILE), graph("things")
    )
    send(target_of(store, service, "update"), changed(few, tmp_path, lambda q: True, quad))
    endpoint = Endpoint(service, store.query)
    head = "#+ question: Which?\n#+ tags: a\n#+ needs-reasoning: no\n#+ does-not-show: much\n"
    by_text = parse_question(
        Path("by-text.rq"),
        f'{head}#+ parameter: it | text | "x" | text\n'
        "SELECT $it ?thing { ?thing rdfs:label ?name FILTER(STR(?name) = $it) }",
    )
    by_thing = parse_question(
        Path("by-thing.rq"),
        f'{head}#+ parameter: it | thing | "x" | thing\nSELECT $it ?name {{ $it rdfs:label ?name }}',
    )
    text = endpoint.ask_question(by_text, {"it": HOSTILE})
    assert [(value_of(row[0]), value_of(row[1])) for row in text.rows] == [(HOSTILE, thing.value)]
    named = endpoint.ask_question(by_thing, {"it": HOSTILE})
    assert [(value_of(row[0]), value_of(row[1])) for row in named.rows] == [(thing.value, HOSTILE)]
    with pytest.raises(UsageError, match="nothing is called"):
        endpoint.ask_question(by_thing, {"it": "x> ?p ?o } #"})
    assert endpoint.ask_question(by_text, {"it": '" || true || "'}).rows == ()


def test_a_query_looks_at_what_was_published(store: SparqlStore, service: Service) -> None:
    target = target_of(store, service, "gsp", Piece())
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    per_graph = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY STR(?g)"
    here, endpoint = open_graph(GOLDEN), Endpoint(service, store.query)
    send(target, GOLDEN)
    for text in (count, per_graph, "ASK { ?body wps:advises ?other }"):
        assert comparable(endpoint.ask_sparql(text), True) == comparable(run_sparql(here, text), True)
        assert endpoint.ask_sparql(text).truth == run_sparql(here, text).truth
    triples = "CONSTRUCT { ?a wps:advises ?b } WHERE { ?a wps:advises ?b }"
    assert endpoint.ask_sparql(triples) == run_sparql(here, triples)
    # Without the union, and without what was inferred, the graphs are asked together.
    parts = find_question("parts")
    asserted = endpoint.ask_question(parts, {"whole": "Meridian Alliance"}, inferred=False)
    assert 0 < len(asserted.rows) < len(endpoint.ask_question(parts, {"whole": "Meridian Alliance"}).rows)
    copies = read_copies(GOLDEN, united=False)
    ledger = target.ledger()
    assert [step.deed for step in publish(target, plan(copies, ledger), ledger)] == ["remove"]
    assert (
        endpoint.ask_question(find_question("advisers"), {}).rows
        == run_question(here, find_question("advisers"), {}).rows
    )


def test_a_wrong_password_is_told_and_not_shown(
    store: SparqlStore, protocol: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if not store.account:
        pytest.skip("the oxigraph command knows no accounts")
    monkeypatch.setenv("WPS_GRAPH_PASSWORD", "not-the-pass-word")
    assert main(["publish", *store.endpoint(protocol), "--graph", str(GOLDEN)]) == 4
    written = capsys.readouterr()
    assert written.err.count("\n") == 1
    assert "refuses access" in written.err
    assert "not-the-pass-word" not in written.out + written.err


def test_an_answer_that_a_store_cuts_is_no_answer(store: SparqlStore, service: Service) -> None:
    if not store.account:
        pytest.skip("the oxigraph command cuts no answer")
    send(target_of(store, service, "gsp", Piece()), GOLDEN)
    with pytest.raises(ServiceError, match="cut"):
        Endpoint(service, store.query).ask_sparql(
            "SELECT * { ?a a wps:Evidence . ?b a wps:Evidence . ?c a wps:Evidence }"
        )
