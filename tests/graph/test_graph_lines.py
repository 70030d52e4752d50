"""Lines put quads in the order in which a graph is written, however many pieces they wait in."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pyoxigraph as ox
import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from graph_build import pipeline
from graph_build.errors import OutputError
from graph_build.graph.lines import QuadLines, line_of, merged, merging, quads_of, statement_of, store_of, triples_of
from graph_build.pipeline import BuildSettings, run_build
from graph_build.vocabulary import rdf, rdfs, wps

A, B, C = (NamedNode(f"https://example.org/{name}") for name in ("a", "a/b", "c"))
HOME, OTHER = NamedNode("https://example.org/graph/1"), NamedNode("https://example.org/graph/2")
TYPE, LABEL = rdf("type"), rdfs("label")
QUADS = [
    Quad(C, TYPE, wps("Body"), OTHER),
    Quad(A, LABEL, Literal('a line\nbreak, "quotes", a \\ and a zero \0 byte', language="en"), HOME),
    Quad(A, LABEL, Literal("5", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#integer")), HOME),
    Quad(B, TYPE, wps("Body"), HOME),
    Quad(A, TYPE, wps("Body"), HOME),
    Quad(A, NamedNode("http://example.org/before"), C, HOME),
    Quad(A, TYPE, wps("Body"), DefaultGraph()),
]


def lines_of(quads: list[Quad], folder: Path | None = None, piece: int = 2) -> QuadLines:
    lines = QuadLines(folder, piece)
    for quad in quads:
        lines.add([quad])
    return lines


def test_the_order_is_graph_subject_kind_property_and_value() -> None:
    assert list(quads_of(lines_of(QUADS))) == [
        QUADS[6],
        QUADS[4],
        QUADS[5],
        QUADS[2],
        QUADS[1],
        QUADS[3],
        QUADS[0],
    ]


@pytest.mark.parametrize("piece", [1, 2, 3, 100])
def test_pieces_on_the_disk_give_the_same_lines_each_once(piece: int, tmp_path: Path) -> None:
    waiting = lines_of([*QUADS, *reversed(QUADS)], tmp_path / "waiting", piece)
    assert list(waiting) == list(lines_of(QUADS))
    assert list(waiting) == list(waiting), "they can be read again"
    assert set(waiting.unordered()) == set(waiting)
    assert len(list((tmp_path / "waiting").glob("*"))) == (14 // piece if piece < 100 else 0)


def test_no_file_is_made_where_no_folder_is_given() -> None:
    lines = lines_of(QUADS, None, 1)
    lines.spill()
    assert len(list(lines)) == len(QUADS)


def test_several_are_merged_and_what_both_have_stands_once() -> None:
    one, other = lines_of(QUADS[:4]), lines_of(QUADS[3:])
    assert list(merged(one, other)) == list(lines_of(QUADS))


def test_statements_are_lines_without_their_graphs() -> None:
    same = QuadLines()
    same.add_lines(map(statement_of, lines_of(QUADS)))
    triples = list(triples_of(same))
    assert len(triples) == len(QUADS) - 1, "one is said in two graphs"
    assert set(triples) == {quad.triple for quad in QUADS}


@pytest.mark.parametrize("on_disk", [False, True])
def test_a_store_holds_what_the_lines_hold(on_disk: bool, tmp_path: Path) -> None:
    store = store_of(lines_of(QUADS), tmp_path / "store" if on_disk else None)
    assert set(store) == set(QUADS)


def test_more_lines_than_one_reading_takes_are_all_read() -> None:
    many = [Quad(A, LABEL, Literal(f"{number:05d} {'x' * 200}"), HOME) for number in range(3_000)]
    lines = QuadLines()
    lines.add(many)
    assert list(quads_of(lines)) == many


def test_a_line_has_no_line_break_of_its_own() -> None:
    assert "\n" not in line_of(QUADS[1])


def test_a_build_on_the_disk_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "plan.md").write_text("# Plan of Example\n\n1. The Ministry of Defence will train 40 officers by 2030.\n")
    run_build(BuildSettings((texts,), tmp_path / "one"))
    monkeypatch.setattr("graph_build.graph.screen.query_lines.PIECE", 20)
    monkeypatch.setattr("graph_build.graph.lines.quad_lines.PIECE", 50)
    run_build(BuildSettings((texts,), tmp_path / "two"))
    names = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert sorted(path.name for path in (tmp_path / "two").iterdir()) == names
    for name in names:
        assert (tmp_path / "two" / name).read_bytes() == (tmp_path / "one" / name).read_bytes(), name


def test_a_graph_too_large_for_a_page_says_how_to_open_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "plan.md").write_text("# Plan of Example\n\n1. The Ministry of Defence will train 40 officers by 2030.\n")
    monkeypatch.setattr(pipeline, "MOST_SAID", 0)
    run_build(BuildSettings((texts,), tmp_path / "my out"))
    page = (tmp_path / "my out" / "network.html").read_text("utf-8")
    assert "wps-graph serve --graph" in page
    assert "my out/graph.trig&#x27;" in page, "a path with a blank is quoted as a shell wants it"
    assert "<script" not in page


def test_a_store_of_a_graph_can_be_asked(tmp_path: Path) -> None:
    found = store_of(lines_of(QUADS)).query("ASK { GRAPH ?g { ?s a ?kind } }")
    assert isinstance(found, ox.QueryBoolean)
    assert bool(found)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_file_that_cannot_be_written_ends_the_build_and_leaves_what_stood(workers: int, tmp_path: Path) -> None:
    texts, out = tmp_path / "texts", tmp_path / "out"
    texts.mkdir()
    (texts / "plan.md").write_text("# Plan of Example\n\n1. The Ministry of Defence will train 40 officers by 2030.\n")
    run_build(BuildSettings((texts,), out, network=False))
    before = (out / "graph.trig").read_bytes()
    (texts / "plan.md").write_text("# Plan of Example\n\n1. The Ministry of Defence will train 50 officers by 2031.\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("graph_build.graph.pieces.files.written", _refused)
        with pytest.raises(OutputError, match="file cannot be written"):
            run_build(BuildSettings((texts,), out, workers=workers, network=False))
    assert (out / "graph.trig").read_bytes() == before
    assert not list(out.glob(".*")), "nothing is left over"


def _refused(*_: object) -> Iterator[str]:
    yield "@prefix"
    raise OSError(28, "No space left on device")


def test_blocks_of_any_size_merge_to_one_order(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = Random(7)
    for size in (1, 2, 3, 7, 1000):
        monkeypatch.setattr(merging, "LINES", size)
        for many in (1, 2, 3, 5, 16, 17, 40):
            several = [
                sorted(f"{chance.randrange(60):02d}" for _ in range(chance.randrange(0, 30))) for _ in range(many)
            ]
            assert list(merged(*several)) == sorted({line for one in several for line in one}), (size, several)


def test_lines_that_begin_alike_keep_their_order_on_the_disk(tmp_path: Path) -> None:
    several = ['x\0"5"', 'x\0"5"\0', 'x\0"5"@en', "x\0é", "x\0\U0001f600", "x\0\u2028y", "x\0z\r"]
    waiting = QuadLines(tmp_path / "waiting", 2)
    for line in reversed(several):
        waiting.add_lines([line, several[0]])
    assert list(waiting) == sorted(several)
    waiting.settle()
    assert list(waiting) == list(waiting.unordered()) == sorted(several)
