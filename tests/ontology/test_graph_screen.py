"""What violation queries find over the suspects of a screen is what they find over the whole graph."""

import random
from collections.abc import Iterable
from pathlib import Path

import pytest
from changed_graphs import changed, lines_in

from graph_build.graph.check import Finding, violation_queries, violations, violations_in
from graph_build.graph.emit.quads import ontology_quads
from graph_build.graph.lines import FIELD, QuadLines, line_of, merged, store_of
from graph_build.graph.screen import gathered, screened
from graph_build.graph.screen.suspects import SuspectsByCheck
from graph_build.graph.screen.words import Words
from graph_build.vocabulary import graph

TESTS = Path(__file__).resolve().parent.parent
GOLDEN = TESTS / "golden" / "golden.trig"
QUERIES = [query.name for query in violation_queries()]
_IN_INFERRED = graph("inferred").value + FIELD


def told_and_inferred(lines: Iterable[str]) -> tuple[QuadLines, QuadLines]:
    told, inferred = QuadLines(), QuadLines()
    for line in lines:
        (inferred if line.startswith(_IN_INFERRED) else told).add_lines([line])
    return told, inferred


def suspect_lines(told: QuadLines, inferred: QuadLines, waiting: Path) -> dict[str, list[str]]:
    """The lines that each query is to look at, by its name."""
    return gathered(screened(told, inferred, waiting), lambda: [*told, *inferred])


def screened_and_whole(lines: Iterable[str], waiting: Path) -> tuple[list[Finding], list[Finding]]:
    """The findings of both ways; a node without an address has another name in each store."""
    told, inferred = told_and_inferred(lines)
    both = violations_in(told, inferred, waiting), violations(store_of(merged(told, inferred)))
    return tuple(
        sorted(f if "://" in f.focus else Finding(f.check, f.severity, "", f.message) for f in found) for found in both
    )  # type: ignore[return-value]


@pytest.mark.parametrize("with_ontology", [False, True])
@pytest.mark.parametrize("name", [*QUERIES, "good"])
def test_a_broken_graph_is_found_out_by_its_suspects(name: str, with_ontology: bool, tmp_path: Path) -> None:
    more = map(line_of, ontology_quads()) if with_ontology else ()
    over_suspects, over_all = screened_and_whole([*lines_in(TESTS / "bad" / f"{name}.trig"), *more], tmp_path)
    assert over_suspects == over_all
    if with_ontology and name != "good":
        assert name in {finding.check for finding in over_all}


def test_a_sound_graph_has_no_suspects_but_of_what_there_is_little(tmp_path: Path) -> None:
    told, inferred = told_and_inferred([*lines_in(GOLDEN), *map(line_of, ontology_quads())])
    assert set(suspect_lines(told, inferred, tmp_path)) <= {
        "disjoint-kinds",
        "strength-without-rank",
        "two-holders-of-one-seat",
    }


@pytest.mark.parametrize("seed", range(40))
def test_whatever_is_changed_both_ways_find_the_same(seed: int, tmp_path: Path) -> None:
    over_suspects, over_all = screened_and_whole(changed(list(lines_in(GOLDEN)), random.Random(seed)), tmp_path)
    assert over_suspects == over_all


def test_the_changes_reach_every_query_but_those_that_need_several_at_once(tmp_path: Path) -> None:
    broken: set[str] = set()
    for seed in range(120):
        told, inferred = told_and_inferred(changed(list(lines_in(GOLDEN)), random.Random(seed)))
        broken |= suspect_lines(told, inferred, tmp_path).keys()
    assert broken >= set(QUERIES) - {"circle", "due-without-duty", "due-without-force"}


def test_lines_that_are_passed_on_are_seen_as_each_by_itself() -> None:
    chance = random.Random(11)
    lines = [line for name in QUERIES for line in lines_in(TESTS / "bad" / f"{name}.trig")]
    lines += map(line_of, ontology_quads())
    for _ in range(5):
        chance.shuffle(lines)
        passed, alone = Words(SuspectsByCheck()), Words(SuspectsByCheck())
        assert list(passed.seen(lines)) == lines
        for line in lines:
            alone.see(line, *line.split(FIELD, 3)[1:])
        for words in (passed, alone):
            words.end()
        assert passed._suspects == alone._suspects
        assert (passed.plain, passed._used, passed._concepts) == (alone.plain, alone._used, alone._concepts)
