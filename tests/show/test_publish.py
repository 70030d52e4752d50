"""Shows what publishing sends, in which pieces and order, and what it refuses; real stores have a file of their own."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sparql_stores import made_up_service, rows_json

from graph_build.ask.remote.answers import PUBLISHED, UNION
from graph_build.cli import main
from graph_build.commands.showing.publish import _query_beside
from graph_build.errors import InputError
from graph_build.publish.graphs import GraphCopy, Piece, pieces, read_copies
from graph_build.publish.steps import plan
from graph_build.publish.targets import ledger_triples, read_ledger
from graph_build.vocabulary import GRAPHS, dcterms, graph

ONE, TWO = (
    GraphCopy(graph("one"), (b"<urn:a> <urn:b> <urn:c> .",)),
    GraphCopy(graph("two"), (b"<urn:a> <urn:b> 'x' .",)),
)
EMPTY = (200, {"Content-Type": "text/turtle"}, b"")


def trig(folder: Path, text: str) -> Path:
    path = folder / "graph.trig"
    path.write_text(text, "utf-8")
    return path


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return trig(
        tmp_path,
        f"GRAPH <{GRAPHS}a> {{ <urn:s> <urn:p> 'one', 'two' }} GRAPH <{GRAPHS}b> {{ <urn:s> <urn:p> 'one' }}",
    )


@given(st.lists(st.binary(min_size=1, max_size=30)), st.integers(1, 5), st.integers(1, 60))
def test_pieces_are_bounded_and_hold_every_line_once(lines: list[bytes], statements: int, size: int) -> None:
    lines = [line.replace(b"\n", b" ") for line in lines]
    parts = list(pieces(tuple(lines), Piece(statements, size)))
    assert b"".join(parts) == b"".join(line + b"\n" for line in lines)
    for part in parts:
        assert part.count(b"\n") <= statements
        assert len(part) <= size or part.count(b"\n") == 1


def test_a_digest_tells_statements_apart_and_nothing_else(small: Path) -> None:
    first, second, united = read_copies(small, united=True)
    assert united.name == UNION
    assert united.lines == first.lines
    assert united.digest == first.digest != second.digest
    assert first.digest.startswith("ni:///sha-256;")
    assert len(read_copies(small, united=False)) == 2


def test_a_plan_sends_what_changed_and_removes_what_is_gone() -> None:
    ledger = {ONE.name.value: ONE.digest, TWO.name.value: None, GRAPHS + "gone": "ni:x", UNION.value: "ni:y"}
    deeds = [(step.graph, step.deed) for step in plan([ONE, TWO], ledger)]
    assert deeds == [
        (GRAPHS + "gone", "remove"), (ONE.name.value, "keep"), (TWO.name.value, "write"), (UNION.value, "remove")
    ]  # fmt: skip
    assert [step.deed for step in plan([ONE], ledger, again=True)][1] == "write"


def test_a_ledger_is_read_as_it_was_noted_and_never_names_what_is_not_ours() -> None:
    ledger = {ONE.name.value: ONE.digest, TWO.name.value: None}
    triples = ledger_triples(ledger)
    assert read_ledger(triples) == ledger
    foreign = ox.NamedNode("urn:theirs")
    part = ox.Triple(PUBLISHED, dcterms("hasPart"), foreign)
    version = ox.Triple(foreign, dcterms("hasVersion"), ox.NamedNode("ni:x"))
    doubled = ox.Triple(ONE.name, dcterms("hasVersion"), ox.NamedNode("ni:another"))
    assert read_ledger([*triples, part, version]) == ledger
    assert read_ledger([*triples, doubled])[ONE.name.value] not in {ONE.digest, "ni:another"}


def test_durations_become_text_where_a_store_does_not_keep_them() -> None:
    lines = (
        b'<urn:a> <urn:b> "P1Y"^^<http://www.w3.org/2001/XMLSchema#duration> .',
        b'<urn:a> <urn:b> "^^<http://www.w3.org/2001/XMLSchema#duration> ." .',
    )
    copy = GraphCopy(graph("one"), lines)
    assert copy.has_durations
    assert copy.with_durations_as_text().lines == (b'<urn:a> <urn:b> "P1Y" .', lines[1])
    assert not GraphCopy(graph("one"), lines[1:]).has_durations


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("GRAPH <urn:theirs> { <urn:a> <urn:b> <urn:c> }", "not of a build"),
        (f"GRAPH <{PUBLISHED.value}> {{ <urn:a> <urn:b> <urn:c> }}", "not of a build"),
        ("GRAPH _:b { <urn:a> <urn:b> <urn:c> }", "not of a build"),
        (f"GRAPH <{GRAPHS}a> {{ _:a <urn:b> <urn:c> }}", "without address"),
        (f"GRAPH <{GRAPHS}a> {{ <urn:a> <urn:b> [] }}", "without address"),
        ("<urn:a> <urn:b> <urn:c> .", "no named graph"),
        ("", "no named graph"),
    ],
)
def test_what_is_no_build_is_refused(text: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=told):
        read_copies(trig(tmp_path, text), united=True)


def test_the_graph_store_is_told_before_a_graph_changes_and_after(small: Path) -> None:
    with made_up_service((404, {}, b""), (204, {}, b"")) as script:
        assert main(["publish", script.address, "--graph", str(small), "--no-union", "--piece-statements", "1"]) == 0
        sent = [(method, body.count(b"\n")) for method, _, body in script.asked]
        # Read the ledger, name both graphs, write one in two pieces, note it, write the other, note it, tidy up.
        assert " ".join(f"{method}{count}" for method, count in sent) == (
            "GET0 POST1 POST1 PUT1 POST1 POST1 PUT1 POST1 DELETE0"
        )
        assert b"hasPart" in script.asked[1][2] + script.asked[2][2]
        assert b"hasVersion" in script.asked[5][2]


def test_an_update_changes_graphs_of_ours_alone(small: Path) -> None:
    with made_up_service(rows_json(["graph", "version"])) as script:
        command = ["publish", script.address, "--protocol", "update", "--graph", str(small), "--piece-statements", "1"]
        assert main(command) == 0
        updates = [body.decode() for _, headers, body in script.asked if "update" in headers["Content-Type"]]
    assert len(updates) > 8
    assert all(f"GRAPH <{GRAPHS}" in update for update in updates)
    assert not any(word in update for update in updates for word in ("ALL", "DEFAULT", "NAMED", "CLEAR", "WHERE"))


def test_a_run_without_changes_sends_nothing(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    noted = {copy.name.value: copy.digest for copy in read_copies(small, united=True)}
    body = ox.serialize(ledger_triples(noted), format=ox.RdfFormat.N_TRIPLES) or b""
    with made_up_service((200, {"Content-Type": "application/n-triples"}, body)) as script:
        assert main(["publish", script.address, "--graph", str(small)]) == 0
        assert [method for method, _, _ in script.asked] == ["GET"]
    assert capsys.readouterr().out == "0 written, 3 unchanged, 0 removed\n"


def test_a_dry_run_changes_nothing(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with made_up_service(EMPTY) as script:
        assert main(["publish", script.address, "--graph", str(small), "--dry-run"]) == 0
        assert [method for method, _, _ in script.asked] == ["GET"]
    said = capsys.readouterr().out.splitlines()
    assert said[0] == f"would be written {GRAPHS}a"
    assert said[-1] == "would be: 3 written, 0 unchanged, 0 removed"


@pytest.mark.parametrize("protocol", ["gsp", "update"])
def test_what_is_no_store_gets_nothing(protocol: str, small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with made_up_service((200, {"Content-Type": "text/html"}, b"<html>welcome</html>")) as script:
        assert main(["publish", script.address, "--protocol", protocol, "--graph", str(small)]) == 4
        assert len(script.asked) == 1
    assert "it sent text/html" in capsys.readouterr().err


def test_the_command_ends_with_the_exit_codes(small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["publish", "nowhere", "--graph", str(small)]) == 2
    assert main(["publish", "http://u:secret@127.0.0.1/", "--graph", str(small)]) == 2
    assert main(["publish", "http://127.0.0.1/", "--query-endpoint", "http://127.0.0.1/", "--graph", str(small)]) == 2
    assert main(["publish", "http://127.0.0.1/", "--graph", str(tmp_path / "none.trig")]) == 3
    written = capsys.readouterr().err
    assert written.count("\n") == 4
    assert "secret" not in written


@pytest.mark.parametrize(
    ("update", "query"),
    [
        ("http://a/update", "http://a/query"),
        ("http://a/ds/update", "http://a/ds/query"),
        ("http://a/repositories/x/statements", "http://a/repositories/x"),
        ("http://a/sparql-auth", "http://a/sparql-auth"),
    ],
)
def test_where_a_store_is_asked(update: str, query: str) -> None:
    assert _query_beside(update) == query
