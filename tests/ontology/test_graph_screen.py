"""What violation queries find over the suspects of a screen is what they find over the whole graph."""

import random
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph_build.graph.check import Finding, violation_queries, violations, violations_in
from graph_build.graph.emit.quads import ontology_quads
from graph_build.graph.lines import FIELD, QuadLines, line_of, merged, store_of
from graph_build.graph.screen import screened
from graph_build.vocabulary import VOCAB, graph, rdf, wps

TESTS = Path(__file__).resolve().parent.parent
GOLDEN = TESTS / "golden" / "golden.trig"
QUERIES = [query.name for query in violation_queries()]
_IN_INFERRED = graph("inferred").value + FIELD
CHANGES = ("taken out", "moved", "said elsewhere too", "other value", "other subject", "other property", "no address")
OFTEN = 4 * (rdf("subject").value, rdf("object").value, wps("evidence").value, wps("refersTo").value)
STRANGE = ('"x"', '"5"^^<http://www.w3.org/2001/XMLSchema#integer>', f"<{VOCAB}none>", "<https://example.org/none>")


@cache
def lines_in(path: Path) -> tuple[str, ...]:
    return tuple(line_of(quad) for quad in ox.parse(path=str(path), format=ox.RdfFormat.TRIG))


def told_and_inferred(lines: Iterable[str]) -> tuple[QuadLines, QuadLines]:
    told, inferred = QuadLines(), QuadLines()
    for line in lines:
        (inferred if line.startswith(_IN_INFERRED) else told).add_lines([line])
    return told, inferred


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
    assert set(screened(told, inferred, tmp_path)) <= {
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
        broken |= screened(told, inferred, tmp_path).keys()
    assert broken >= set(QUERIES) - {"circle", "due-without-duty", "due-without-force"}


def changed(lines: list[str], chance: random.Random) -> list[str]:
    """Lines of which a few have been changed; properties have the same chance, however rare they are."""
    rows = [line.split(FIELD, 3) for line in lines]
    places: dict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        places[row[2]].append(place)
    homes, properties, out = sorted({row[0] for row in rows}), sorted(places), set(lines)
    for _ in range(chance.randint(3, 12)):
        place = chance.choice(places[chance.choice([*properties, *OFTEN])])
        home, subject, predicate, value = rows[place]
        alike = rows[chance.choice(places[predicate])]
        how = chance.choice(CHANGES)
        if how != "said elsewhere too" and chance.random() < 0.6:
            out.discard(lines[place])
        if how in {"moved", "said elsewhere too"}:
            home = chance.choice(homes)
        elif how == "other value":
            value = chance.choice([alike[3], *(STRANGE if predicate else STRANGE[2:])])
        elif how == "other subject":
            subject = alike[1]
        elif how == "other property" and value.startswith("<"):
            predicate = chance.choice(properties)
        elif how == "no address":
            subject = "_:none"
        if how != "taken out":
            out.add(FIELD.join((home, subject, predicate, value)))
    return sorted(out)
