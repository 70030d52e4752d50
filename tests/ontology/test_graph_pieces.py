"""A graph in pieces, kept or made, is written and checked as the same graph in one."""

import random
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import pyoxigraph as ox
import pytest
from changed_graphs import changed, lines_in

from graph_build.errors import OutputError
from graph_build.extract.corpus_extract import CorpusExtract
from graph_build.graph.check import Finding, check_graph, findings_of, violations_in
from graph_build.graph.emit import Emission, OwnLines
from graph_build.graph.emit.own_lines import Owners, apart
from graph_build.graph.emit.quads import ontology_quads
from graph_build.graph.lines import FIELD, QuadLines, line_of, merged, quads_of, store_of
from graph_build.graph.mint import Mint
from graph_build.graph.pieces import Earlier, Pieces, around_pieces, pieces_of, remember_places, shelved, write_files
from graph_build.graph.pieces.around import Around
from graph_build.graph.pieces.stretches import Placed, Stretch, write_placed
from graph_build.graph.places import digest_of
from graph_build.graph.tally import Tally
from graph_build.graph.write import asserted, to_trig, to_turtle
from graph_build.units import Before, Kept, working_beside
from graph_build.vocabulary import THINGS, graph

TESTS = Path(__file__).resolve().parent.parent
GOLDEN = TESTS / "golden" / "golden.trig"
BROKEN = sorted(file.stem for file in (TESTS / "bad").glob("*.trig") if file.stem != "readable")
_IN_INFERRED = graph("inferred").value + FIELD


def in_pieces(
    lines: Iterable[str], prefixes: Iterable[str], folder: Path, kept: Kept
) -> tuple[Emission, QuadLines, Pieces, list[Finding]]:
    """A graph in pieces, with the files that are written of it, and what is found in it.

    What stands in the files of the graph before is copied from there.
    """
    told, inferred = QuadLines(), QuadLines()
    owners = Owners(apart({prefix: prefix for prefix in prefixes}))
    emission = Emission(CorpusExtract((), {}), Mint(), {}, (), told, owners)
    for number, prefix in enumerate(sorted(owners.keys)):
        emission.own[prefix] = OwnLines(prefix, folder / "own" / str(number), list)
        emission.digests[prefix] = prefix
        emission.evidence[prefix] = SimpleNamespace()  # type: ignore[assignment]  # nothing is asked of it
    for line in lines:
        (inferred if line.startswith(_IN_INFERRED) else emission).add_lines([line])
    before = Before(kept, "a place")
    earlier = Earlier.of(before, folder.parent / "before")
    with working_beside(1) as other:
        around = around_pieces(emission, folder / "statements")
        made = shelved(emission, around, inferred, folder, kept, other)
        places, digests = write_files(made, emission, inferred, folder, other, earlier)()
        pieces = pieces_of(made)
    assert digests == {name: digest_of(folder / name) for name in places}
    remember_places(before, places, digests)
    parts = [piece.part for piece in pieces.pieces.values()]
    found = [
        *findings_of(pieces.results()),
        *violations_in(told, inferred, folder / "checked", parts, emission.own_lines),
    ]
    return emission, inferred, pieces, sorted(set(found))


def without_names(found: Iterable[Finding]) -> list[Finding]:
    """Findings in order; a node without an address has another name in each store."""
    return sorted(
        f if "://" in f.focus else Finding(f.check, f.severity, "", f.message.partition(" Here: ")[0]) for f in found
    )


def prefixes_in(lines: Iterable[str], chance: random.Random, many: int) -> list[str]:
    """Some of what the addresses of nodes begin with, up to a slash, none within another."""
    subjects = {line.split(FIELD, 2)[1] for line in lines}
    starts = {
        subject[: at + 1]
        for subject in subjects
        for at, sign in enumerate(subject)
        if sign == "/" and at > len(THINGS) and subject.startswith(THINGS)
    }
    return chance.sample(sorted(starts), min(many, len(starts)))


def hold_against_the_whole(lines: list[str], prefixes: list[str], folder: Path, kept: Kept) -> None:
    """In pieces the files, the findings and the tally are those of the whole."""
    folder.mkdir()
    emission, inferred, pieces, found = in_pieces(lines, prefixes, folder, kept)
    quads = list(quads_of(lines))
    assert (folder / "graph.trig").read_bytes() == to_trig(quads, THINGS)
    assert (folder / "graph.ttl").read_bytes() == to_turtle(asserted(quads), THINGS)
    assert without_names(found) == without_names(check_graph(store_of(lines)))
    tally = Tally.of(emission.lines).with_all(piece.tally for piece in pieces.pieces.values())
    assert tally == Tally.of(line for line in sorted(set(lines)) if not line.startswith(_IN_INFERRED))
    assert set(merged(emission.all_lines(), inferred)) == set(lines)
    (folder.parent / "before").unlink(missing_ok=True)
    (folder.parent / "before").symlink_to(folder)


def with_ontology(lines: Iterable[str]) -> list[str]:
    return sorted({*lines, *map(line_of, ontology_quads())})


@cache
def broken_lines() -> list[str]:
    """The lines of all broken graphs, each with its things under an address of its own."""
    found: list[str] = []
    for name in BROKEN:
        text = (TESTS / "bad" / f"{name}.trig").read_text("utf-8")
        text = text.replace(f"wpsi: <{THINGS}>", f"wpsi: <{THINGS}{name}/>")
        found += map(line_of, ox.parse(text.encode(), format=ox.RdfFormat.TRIG))
    return with_ontology(found)


@pytest.mark.parametrize("seed", range(4))
def test_broken_graphs_in_pieces_have_the_same_findings(seed: int, tmp_path: Path) -> None:
    lines = broken_lines()
    hold_against_the_whole(lines, prefixes_in(lines, random.Random(seed), 10 * 4**seed), tmp_path / "out", Kept())


@pytest.mark.parametrize("seed", range(8))
def test_whatever_is_changed_pieces_that_are_kept_give_the_same(seed: int, tmp_path: Path) -> None:
    chance, kept = random.Random(seed), Kept(tmp_path / "kept")
    lines = list(lines_in(GOLDEN))
    prefixes = prefixes_in(lines, chance, 12)
    for turn in range(3):
        hold_against_the_whole(with_ontology(lines), prefixes, tmp_path / str(turn), kept)
        lines = changed(lines, chance)


def test_what_is_kept_is_not_made_again_and_what_is_damaged_is(tmp_path: Path) -> None:
    kept, lines = Kept(tmp_path / "kept"), with_ontology(lines_in(GOLDEN))
    prefixes = prefixes_in(lines, random.Random(1), 12)
    hold_against_the_whole(lines, prefixes, tmp_path / "first", kept)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("graph_build.graph.pieces.together.made", lambda *_: pytest.fail("a piece is made"))
        hold_against_the_whole(lines, prefixes, tmp_path / "second", kept)
    for place, file in enumerate(sorted((tmp_path / "kept").glob("??/*"))):
        raw = bytearray(file.read_bytes())
        raw[place % len(raw)] ^= 1
        file.write_bytes(raw if place % 3 else b"")
    hold_against_the_whole(lines, prefixes, tmp_path / "third", kept)


def hold_twice(folder: Path, unpack: Callable[..., str | None]) -> None:
    """Pieces made and then taken from where they are kept, their texts unpacked by ``unpack``, give the same."""
    kept, lines = Kept(folder / "kept"), with_ontology(lines_in(GOLDEN))
    prefixes = prefixes_in(lines, random.Random(1), 12)
    hold_against_the_whole(lines, prefixes, folder / "first", kept)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("graph_build.graph.pieces.shelf.Shelf.text", unpack)
        hold_against_the_whole(lines, prefixes, folder / "second", kept)


def test_texts_that_are_lost_alone_are_written_again(tmp_path: Path) -> None:
    hold_twice(tmp_path, lambda *_: None)


def test_texts_that_stand_in_the_files_of_before_are_copied_from_there(tmp_path: Path) -> None:
    hold_twice(tmp_path, lambda *_: pytest.fail("a text is unpacked"))


@pytest.mark.parametrize("is_there", [True, False])
def test_files_of_before_that_are_not_as_they_were_written_give_nothing(is_there: bool, tmp_path: Path) -> None:
    kept, lines = Kept(tmp_path / "kept"), with_ontology(lines_in(GOLDEN))
    prefixes = prefixes_in(lines, random.Random(1), 12)
    hold_against_the_whole(lines, prefixes, tmp_path / "first", kept)
    for name in ("graph.trig", "graph.ttl"):
        file = tmp_path / "first" / name
        file.write_bytes(file.read_bytes()[::-1])
        if not is_there:
            file.unlink()
    hold_against_the_whole(lines, prefixes, tmp_path / "second", kept)


def test_a_file_that_is_cut_while_it_is_copied_is_no_half_of_another(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"all of it")
    with (tmp_path / "old").open("rb") as file:
        (tmp_path / "old").write_bytes(b"all")
        with pytest.raises(OutputError, match="cannot be written"):
            write_placed(tmp_path / "new", [Placed("key", "", Stretch(file, 0, 9))])


def test_documents_within_each_other_are_in_no_piece() -> None:
    prefixes = {"a": "x/a/", "b": "x/a/b/", "c": "x/ab/", "d": "x/b/"}
    assert apart(prefixes) == {"c": "x/ab/", "d": "x/b/"}
    assert Owners(apart(prefixes)).of("x/ab/1/2") == "c"
    assert not Owners(apart(prefixes)).of("x/a/1")
    assert not Owners({}).of("x/a/1")


def test_what_is_told_elsewhere_too_is_not_passed_over(tmp_path: Path) -> None:
    defined = f"{graph('ontology').value}{FIELD}{THINGS}a{FIELD}{THINGS}means{FIELD}<{THINGS}b>"
    looked_at = f"{graph('ontology').value}{FIELD}{THINGS}a{FIELD}{FIELD}<{THINGS}c>"
    both = f"{graph('ontology').value}{FIELD}{THINGS}d{FIELD}{THINGS}means{FIELD}<{THINGS}b>"
    for home in ("things", "assertions", "zz"):  # before and behind the ontology
        told = QuadLines(tmp_path / home, 1)
        told.add_lines([defined, looked_at, both, f"{graph(home).value}{FIELD}{both.partition(FIELD)[2]}"])
        told.settle()
        around = Around.of(told, tmp_path / f"{home}-statements", THINGS, ())
        assert around.passed_over == {defined.partition(FIELD)[2]}
        assert list(around.left()) == sorted(one.partition(FIELD)[2] for one in (looked_at, both))
