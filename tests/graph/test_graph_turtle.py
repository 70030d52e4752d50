"""Turtle and TriG that are written from lines are what the library writes of the same quads, whatever they hold."""

from io import BytesIO

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from graph_build.graph.lines import QuadLines, line_of, quads_of, statement_of, triples_of
from graph_build.graph.write import prefixes_for, to_trig, to_turtle
from graph_build.vocabulary import GRAPHS, ONTOLOGY, THINGS, VOCAB, rdf, xsd

_ENDS = st.sampled_from(
    (
        "",
        "a",
        "a.",
        "-a",
        "a-b",
        "a/b/c",
        "a//",
        "a/.",
        "7",
        "_x",
        "a%20b",
        "é",
        "a:b",
        "a~b",
        "a,b",
        "(a)",
        "a.b",
    )
)
_NODES = st.builds(
    lambda base, end: NamedNode(base + end),
    st.sampled_from((THINGS, ONTOLOGY, VOCAB, "http://www.w3.org/ns/oa#", "urn:other/", "https://example.org/")),
    _ENDS,
)
_TEXTS = st.text(st.sampled_from("aé \"\\\n\t\r\b\x00\x07\x7f\u2028😀'<>^@0"), max_size=6)
_TYPED = st.builds(
    lambda text, kind: Literal(text, datatype=kind),
    st.sampled_from(("1", "-1", "+07", "1.", ".5", "1.5", "1e3", "true", "false", "0", "", "x", "2024-01-01", "٣")),
    st.sampled_from(tuple(map(xsd, ("integer", "decimal", "double", "boolean", "date", "string", "duration")))),
)
_TERMS = st.one_of(
    _NODES, _TYPED, st.builds(Literal, _TEXTS), st.builds(lambda text: Literal(text, language="en-gb"), _TEXTS),
    st.sampled_from((BlankNode("b0"), BlankNode("b1"))),
)  # fmt: skip
_SUBJECTS = st.one_of(_NODES, st.sampled_from((BlankNode("b0"), BlankNode("b1"))))
_PREDICATES = st.one_of(st.just(rdf("type")), _NODES)
_GRAPHS = st.sampled_from((DefaultGraph(), NamedNode(GRAPHS + "things"), NamedNode(GRAPHS + "a-b"), NamedNode(THINGS)))
_QUADS = st.lists(st.builds(Quad, _SUBJECTS, _PREDICATES, _TERMS, _GRAPHS), max_size=12)
_BASES = st.sampled_from((THINGS, "https://example.org/", "https://data.example.org/id#"))


def by_the_library(rows: list[Quad] | list[ox.Triple], rdf_format: ox.RdfFormat, base: str) -> bytes:
    out, prefixes = BytesIO(), prefixes_for(base)
    ox.serialize(rows, out, format=rdf_format, prefixes=prefixes)
    lines = out.getvalue().split(b"\n", len(prefixes))
    return b"\n".join([*sorted(lines[: len(prefixes)]), b"", lines[-1]]) if rows else b""


@given(_QUADS, _BASES)
def test_trig_is_what_the_library_writes(quads: list[Quad], base: str) -> None:
    lines = QuadLines()
    lines.add(quads)
    assert to_trig(quads, base) == by_the_library(list(quads_of(lines)), ox.RdfFormat.TRIG, base)


@given(_QUADS, _BASES)
def test_turtle_is_what_the_library_writes(quads: list[Quad], base: str) -> None:
    lines = QuadLines()
    lines.add_lines(statement_of(line_of(quad)) for quad in quads)
    assert to_turtle(quads, base) == by_the_library(list(triples_of(lines)), ox.RdfFormat.TURTLE, base)
