"""What is exported is read back by another library, and is the same."""

import csv
import hashlib
import io
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree as ET

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib

from graph_build.ask.load import open_graph, unite_graphs
from graph_build.corpus.source import Metadata, PageSpan, SourceText
from graph_build.errors import InputError, OutputError, UsageError
from graph_build.extract.corpus_extract import extract_corpus
from graph_build.graph.emit import emit
from graph_build.graph.mint import Mint
from graph_build.show.export.formats import FORMATS, export
from graph_build.show.export.network_files import network
from graph_build.show.export.tables import TABLES, tables
from graph_build.vocabulary import GRAPHS, THINGS, graph

GOLDEN = Path(__file__).parent.parent / "golden" / "golden.trig"
SYNTAXES = {"trig": "trig", "nquads": "nquads", "jsonld": "json-ld", "turtle": "turtle"}


def from_oxigraph(quads: Iterable[ox.Quad]) -> set[tuple[str, ...]]:
    return {tuple(map(term_of_oxigraph, (*quad.triple, quad.graph_name))) for quad in quads}


def term_of_oxigraph(term: object) -> str:
    if isinstance(term, ox.Literal):
        kind = "" if term.datatype.value.endswith(("#string", "#langString")) else term.datatype.value
        return f'"{term.value}"{kind}{term.language or ""}'
    return term.value if isinstance(term, ox.NamedNode) else ""


def term_of_rdflib(term: object) -> str:
    if isinstance(term, rdflib.Literal):
        kind = "" if term.datatype in (None, rdflib.XSD.string) else str(term.datatype)
        return f'"{term}"{kind}{term.language or ""}'
    return str(term)


@pytest.mark.parametrize("fmt", ["trig", "nquads", "jsonld"])
def test_rdf_with_graphs_is_read_back_by_rdflib(tmp_path: Path, fmt: str) -> None:
    (written,) = export(GOLDEN, fmt, tmp_path / "graph")
    dataset = rdflib.Dataset()
    dataset.parse(written, format=SYNTAXES[fmt])
    read = {tuple(map(term_of_rdflib, quad)) for quad in dataset.quads()}
    assert read == from_oxigraph(ox.parse(path=str(GOLDEN)))


def test_turtle_is_read_back_by_rdflib_and_holds_what_is_asserted(tmp_path: Path) -> None:
    (written,) = export(GOLDEN, "turtle", tmp_path / "graph.ttl")
    read = {tuple(map(term_of_rdflib, triple)) for triple in rdflib.Graph().parse(written, format="turtle")}
    quads = [quad for quad in ox.parse(path=str(GOLDEN)) if quad.graph_name != graph("inferred")]
    assert read == {quad[:3] for quad in from_oxigraph(quads)}


def test_graphml_is_read_back_by_networkx(tmp_path: Path) -> None:
    (written,) = export(GOLDEN, "graphml", tmp_path / "graph.graphml")
    check_network(nx.MultiDiGraph(nx.read_graphml(written, force_multigraph=True)))


def test_gexf_is_read_back_by_networkx_and_by_an_xml_parser(tmp_path: Path) -> None:
    (written,) = export(GOLDEN, "gexf", tmp_path / "graph.gexf")
    read = nx.read_gexf(written, version="1.2draft")
    check_network(nx.MultiDiGraph(read))
    space = "{http://www.gexf.net/1.2draft}"
    root = ET.parse(written).getroot()
    assert "lastmodifieddate" not in written.read_text(encoding="utf-8")
    assert len(root.findall(f".//{space}node")) == network(open_graph(GOLDEN)).number_of_nodes()
    assert len(root.findall(f".//{space}edge")) == network(open_graph(GOLDEN)).number_of_edges()


def check_network(read: "nx.MultiDiGraph[str]") -> None:
    expected = network(open_graph(GOLDEN))
    assert set(read.nodes) == set(expected.nodes)
    assert kinds(read) == kinds(expected)
    columns = ("relation", "document", "quote", "quotes")

    def edges(graph: "nx.MultiDiGraph[str]") -> list[tuple[str, ...]]:
        return sorted((a, b, *(str(data[name]) for name in columns)) for a, b, data in graph.edges(data=True))

    assert edges(read) == edges(expected)
    assert (THINGS + "meridian-gender-committee", THINGS + "meridian-military-staff") in set(read.edges())


def kinds(graph: "nx.MultiDiGraph[str]") -> dict[str, str]:
    return {node: data["kind"] for node, data in graph.nodes(data=True)}


def test_network_holds_asserted_statements_only() -> None:
    expected = network(open_graph(GOLDEN))
    assert not expected.has_edge(THINGS + "meridian-gender-committee", THINGS + "meridian-alliance")
    assert {data["relation"] for _, _, data in expected.edges(data=True)} >= {"partOf", "bearer", "theme", "holdsPost"}


def test_tables_are_read_back_and_agree_with_the_graph(tmp_path: Path) -> None:
    written = export(GOLDEN, "csv", tmp_path / "tables")
    assert [path.stem for path in written] == [*TABLES, "parties"]
    rows = {path.stem: read_table(path) for path in written}
    store = open_graph(GOLDEN)
    statements = {(str(row["subject"]), row["relation"], row["object"]) for row in rows["relations"] if row["document"]}
    told = {
        (quad.subject.value, quad.predicate.value.rpartition("#")[2], quad.object.value)
        for quad in store
        if isinstance(quad.subject, ox.NamedNode)
        and isinstance(quad.object, ox.NamedNode | ox.Literal)
        and is_document_graph(quad.graph_name)
    }
    assert statements == told
    assert len(rows["commitments"]) == len({row["commitment"] for row in rows["commitments"]}) == 12
    assert {row["kind"] for row in rows["events"]} == {"Conference", "Meeting", "Summit"}
    assert any(row["kind"] == "Document; Policy" for row in rows["documents"])
    texts = {path.stem: path.read_text(encoding="utf-8") for path in (GOLDEN.parent / "texts").iterdir()}
    for row in [*rows["relations"], *rows["commitments"]]:
        quoted = texts[row["document"].removeprefix(THINGS)][int(row["start"]) : int(row["end"])]
        assert " ".join(quoted.split()) == row["quote"]


# No sentence of the bundled corpus fills these; the tests below read texts that do.
NEVER_FILLED = {
    ("commitments", "page"): "the bundled corpus is plain text and a table, which have no pages",
    ("relations", "page"): "the same",
    ("commitments", "beneficiary"): "the bundled corpus does nothing for the good of a thing that a list knows",
    ("commitments", "beneficiaryName"): "the same",
}


def test_every_column_is_filled_by_the_bundled_corpus(built_bundled: Path, tmp_path: Path) -> None:
    written = export(built_bundled / "graph.trig", "csv", tmp_path / "tables")
    empty = set()
    for path in written:
        rows = read_table(path)
        empty |= {(path.stem, column) for column in rows[0] if not any(row[column] for row in rows)}
    assert empty == set(NEVER_FILLED)


def tables_of(text: str, pages: tuple[PageSpan, ...] = ()) -> dict[str, list[dict[str, str]]]:
    digest = hashlib.sha256(text.encode()).hexdigest()
    plan = SourceText("plan.txt", text, digest, Metadata("Plan", "Harbour Board", "2024-01-01", "policy"), pages=pages)
    store = ox.Store()
    store.extend(emit(extract_corpus([plan]), Mint()))
    unite_graphs(store)
    return {
        name: list(csv.DictReader(io.StringIO(table.decode(), newline=""))) for name, table in tables(store).items()
    }


def test_for_whose_good_something_is_done_stands_in_its_columns() -> None:
    text = "Plan\n\n1. The Harbour Board will train pilots for the benefit of the United Nations.\n"
    (row,) = tables_of(text)["commitments"]
    assert row["beneficiary"].rpartition("; ")[2] == THINGS + "united-nations"
    assert row["beneficiaryName"].rpartition("; ")[2] == "United Nations"


def test_the_page_of_a_quote_stands_in_its_column() -> None:
    first = "Plan\n\n1. The United Nations will train pilots.\n\n"
    text = first + "2. NATO will train nurses under resolution 1325 (2000).\n"
    found = tables_of(text, (PageSpan(0, len(first), 7), PageSpan(len(first), len(text), 8)))
    assert {(row["bearerName"].rpartition("; ")[2], row["page"]) for row in found["commitments"]} == {
        ("United Nations", "7"),
        ("NATO", "8"),
    }
    assert {row["page"] for row in found["relations"] if row["relation"] == "cites"} == {"8"}


@pytest.mark.parametrize("fmt", ["graphml", "gexf"])
def test_every_attribute_is_filled_by_the_bundled_corpus(built_bundled: Path, tmp_path: Path, fmt: str) -> None:
    (written,) = export(built_bundled / "graph.trig", fmt, tmp_path / "graph")
    read = nx.read_graphml(written) if fmt == "graphml" else nx.read_gexf(written, version="1.2draft")
    for attributes in ([data for _, data in read.nodes(data=True)], [data for _, _, data in read.edges(data=True)]):
        names = {name for data in attributes for name in data}
        assert {name for name in names if not any(data.get(name) not in {None, ""} for data in attributes)} == set()


def is_document_graph(name: object) -> bool:
    others = {GRAPHS + other for other in ("things", "assertions", "inferred", "ontology", "run")}
    return isinstance(name, ox.NamedNode) and name.value not in others


def read_table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("words", ['=HYPERLINK("http://example.org")', "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_cells_start_no_formula(words: str) -> None:
    store = ox.Store()
    content = f"""PREFIX wps: <https://w3id.org/wps-graph/ontology#>
    INSERT DATA {{ GRAPH <{GRAPHS}things> {{ <{THINGS}x> a wps:Body }}
      <{THINGS}x> a wps:Body ; <http://www.w3.org/2000/01/rdf-schema#label> {ox.Literal(words)} ;
        wps:nameStatus <https://w3id.org/wps-graph/vocab/known> }}"""
    store.update(content)
    cells = next(csv.DictReader(io.StringIO(tables(store)["things"].decode(), newline="")))
    assert cells["name"].startswith("'")
    assert cells["name"][1:] == words


@pytest.mark.parametrize("fmt", FORMATS)
def test_same_graph_gives_the_same_bytes_under_any_hash_seed(tmp_path: Path, fmt: str) -> None:
    digests = set()
    for seed in ("0", "1", "2"):
        out = tmp_path / seed
        code = (
            "import sys; from pathlib import Path; from graph_build.show.export.formats import export;"
            f"export(Path({str(GOLDEN)!r}), {fmt!r}, Path({str(out)!r}))"
        )
        root = str(GOLDEN.parents[2])
        subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, "PYTHONHASHSEED": seed}, cwd=root)
        files = [out] if out.is_file() else sorted(out.iterdir())
        digests.add(
            hashlib.sha256(
                b"".join(file.name.encode() * (file != out) + file.read_bytes() for file in files)
            ).hexdigest()
        )
    assert len(digests) == 1


def test_unknown_format_and_unreadable_graph_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="graphml"):
        export(GOLDEN, "xlsx", tmp_path / "x")
    with pytest.raises(InputError):
        export(tmp_path / "none.trig", "turtle", tmp_path / "x")


@pytest.mark.parametrize("fmt", FORMATS)
def test_output_that_cannot_be_written_is_refused(tmp_path: Path, fmt: str) -> None:
    (tmp_path / "file").write_text("kept", encoding="utf-8")
    with pytest.raises(OutputError):
        export(GOLDEN, fmt, tmp_path / "file" / "below")
    assert (tmp_path / "file").read_text(encoding="utf-8") == "kept"
    if fmt == "csv":
        with pytest.raises(OutputError):
            export(GOLDEN, fmt, tmp_path / "file")
    else:
        (tmp_path / "folder").mkdir()
        with pytest.raises(OutputError):
            export(GOLDEN, fmt, tmp_path / "folder")
    assert (tmp_path / "file").read_text(encoding="utf-8") == "kept"


def test_failed_write_leaves_the_old_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "graph.ttl"
    out.write_text("old", encoding="utf-8")

    def fail(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OutputError, match=r"(?i)no space"):
        export(GOLDEN, "turtle", out)
    assert out.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [out]


def test_tables_and_networks_say_whose_words_each_quote_holds(tmp_path: Path) -> None:
    """In the golden world the news are a digest and the report is a translation."""
    others = {"meridian-news-2024": "digest", "meridian-report-2024": "translation"}
    rows = {path.stem: read_table(path) for path in export(GOLDEN, "csv", tmp_path / "tables")}
    told = {(row["document"].removeprefix(THINGS), row["wording"]) for row in rows["relations"]}
    assert {document for document, _ in told} >= {*others, "meridian-policy-2024"}
    assert told == {(document, others.get(document, "original")) for document, _ in told}
    assert {row["wording"] for row in rows["documents"]} == {"", "original", "digest", "translation"}
    (file,) = export(GOLDEN, "graphml", tmp_path / "g.graphml")
    edges = [data for _, _, data in nx.read_graphml(file).edges(data=True)]
    assert {data["wording"] for data in edges if data["document"] == "Meridian news 2024"} == {"digest"}
    assert {data["wording"] for data in edges} == {"original", "digest", "translation"}
