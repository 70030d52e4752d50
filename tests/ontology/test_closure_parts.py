"""What follows of a graph part by part is what follows of it in one."""

import random
from pathlib import Path

import pytest
from changed_graphs import changed, lines_in

from graph_build.graph.closure import Part, about_things, close_lines, close_parts
from graph_build.graph.emit.own_lines import Owners, apart
from graph_build.graph.emit.quads import ontology_quads
from graph_build.graph.lines import FIELD, QuadLines, line_of
from graph_build.units import Kept
from graph_build.vocabulary import ONTOLOGY, PREFIXES, THINGS, graph, wps

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "golden.trig"
INFERRED = graph("inferred").value + FIELD
OWL, RDFS = PREFIXES["owl"], PREFIXES["rdfs"]
KINDS = [f"<{ONTOLOGY}{name}>" for name in ("Body", "Person", "Post", "Policy", "Commitment", "OperativeParagraph")]
WORDS = [
    wps(name).value
    for name in ("partOf", "statedIn", "inDocument", "bearer", "theme", "holdsPost", "postIn", "updates", "sameTextAs")
]
# Axioms of somebody's own, by which what is below one document's address meets what is not.
AXIOMS = [
    [(f"{ONTOLOGY}bearer", f"{RDFS}range", f"<{ONTOLOGY}Body>")],
    [(f"{ONTOLOGY}theme", "", f"<{OWL}TransitiveProperty>")],
    [(f"{ONTOLOGY}bearer", "", f"<{OWL}SymmetricProperty>"), (f"{ONTOLOGY}partOf", "", f"<{OWL}FunctionalProperty>")],
    [(f"{ONTOLOGY}statedIn", "", f"<{OWL}InverseFunctionalProperty>")],
    [(f"{THINGS}a/1", f"{OWL}sameAs", f"<{THINGS}b/2>"), (f"{THINGS}a", f"{OWL}sameAs", f"<{THINGS}b>")],
    [
        (f"{ONTOLOGY}Own", f"{OWL}someValuesFrom", f"<{ONTOLOGY}Body>"),
        (f"{ONTOLOGY}Own", f"{OWL}onProperty", f"<{ONTOLOGY}bearer>"),
        (f"{ONTOLOGY}Own", f"{RDFS}subClassOf", f"<{ONTOLOGY}Person>"),
    ],
]


def line(subject: str, predicate: str, value: str, home: str = "things") -> str:
    return FIELD.join((graph(home).value, subject, predicate, value))


def parted(lines: list[str], prefixes: list[str], kept: Kept) -> tuple[object, ...] | None:
    owners = Owners(apart({prefix: prefix for prefix in prefixes}))
    told: dict[str, list[str]] = {key: [] for key in sorted(owners.keys)}
    around: list[str] = []
    for one in about_things(lines):
        told.get(owners.of(one.split(FIELD, 2)[1]), around).append(one)
    parts = {key: Part(key, str(hash(tuple(found))), lambda found=found: found) for key, found in told.items()}  # type: ignore[misc]
    closure = close_parts(lambda: around, parts, owners.of, kept, QuadLines())
    if closure is None:
        return None
    assert closure.count == len(set(closure.lines)) == len(list(closure.lines))
    return set(closure.lines), closure.dropped, closure.impossible, closure.unread


def together(lines: list[str]) -> tuple[object, ...]:
    closure = close_lines(about_things(lines))
    return set(closure.lines), closure.dropped, closure.impossible, closure.unread


def hold_parts_against_the_whole(lines: list[str], prefixes: list[str], kept: Kept) -> None:
    found, of_all = parted(lines, prefixes, kept), together(lines)
    assert found is None or found == of_all


def a_world(chance: random.Random) -> list[str]:
    """Random statements about things of three documents, and about others."""
    nodes = [f"{THINGS}{of}{end}" for of in "abcd" for end in ("", "/1", "/2", "/2/x")]
    said = {line(chance.choice(nodes), chance.choice(WORDS), f"<{chance.choice(nodes)}>") for _ in range(40)}
    return sorted(said | {line(chance.choice(nodes), "", chance.choice(KINDS)) for _ in range(12)})


@pytest.mark.parametrize("seed", range(12))
def test_random_worlds_in_parts(seed: int, tmp_path: Path) -> None:
    chance, kept = random.Random(seed), Kept(tmp_path)
    axioms = [line(*one, home="ontology") for one in (AXIOMS[seed % 6] if seed % 7 else [])]
    ontology = [*map(line_of, ontology_quads()), *axioms]
    lines = a_world(chance)
    for _ in range(3):
        hold_parts_against_the_whole([*lines, *ontology], [f"{THINGS}{of}/" for of in "abc"], kept)
        left = [one for one in lines if chance.random() < 0.95]
        lines = sorted({*left, *chance.sample(a_world(chance), 2)})


@pytest.mark.parametrize("seed", range(4))
def test_the_golden_graph_in_parts_after_any_change(seed: int, tmp_path: Path) -> None:
    chance, kept = random.Random(seed), Kept(tmp_path)
    lines = [one for one in lines_in(GOLDEN) if not one.startswith(INFERRED)]
    subjects = {one.split(FIELD, 2)[1] for one in about_things(lines)}
    starts = sorted({one.rpartition("/")[0] + "/" for one in subjects if one.startswith(THINGS) and "/" in one[30:]})
    prefixes = [start for start in starts if start != THINGS]
    for _ in range(2):
        hold_parts_against_the_whole(sorted({*lines, *map(line_of, ontology_quads())}), prefixes, kept)
        lines = changed(lines, chance)


def test_a_part_with_axioms_is_closed_with_all_others(tmp_path: Path) -> None:
    lines = [line(f"{THINGS}a/1", f"{OWL}sameAs", f"<{THINGS}b>"), line(f"{THINGS}b", "", KINDS[0])]
    assert parted([*lines, *map(line_of, ontology_quads())], [f"{THINGS}a/"], Kept(tmp_path)) is None


def test_what_is_kept_of_a_part_is_not_reasoned_again_and_what_is_damaged_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [*a_world(random.Random(1)), *map(line_of, ontology_quads())]
    prefixes = [f"{THINGS}{of}/" for of in "abc"]
    first = parted(lines, prefixes, Kept(tmp_path))
    with monkeypatch.context() as patch:
        patch.setattr("graph_build.graph.closure.parted._Maker.made", lambda *_: pytest.fail("it is reasoned again"))
        assert parted(lines, prefixes, Kept(tmp_path)) == first
    for file in tmp_path.glob("??/*"):
        file.write_bytes(file.read_bytes()[:-1])
    assert parted(lines, prefixes, Kept(tmp_path)) == first
