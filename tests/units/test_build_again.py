"""Build a folder again: unchanged, with a document more, fewer or other, with other settings, with damaged files."""

from __future__ import annotations

import gc
import os
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph_build.cli import main
from graph_build.extract import corpus_extract
from graph_build.extract.document import DocumentExtract, draft_of
from graph_build.graph.mint import Mint
from graph_build.graph.pieces import pieces_of, together
from graph_build.graph.pieces.making import Job
from graph_build.graph.pieces.making import made as pieces_made
from graph_build.graph.pieces.piece import Piece, Texts
from graph_build.graph.report import BuildReport, StandingBuild
from graph_build.pipeline import BuildSettings, build_or_stand, run_build
from graph_build.resources import corpus_dir
from graph_build.vocabulary import THINGS

TEXT = "# The {name} directive\n\n1. NATO will report to the Vorland Council by 2030.\n"


@pytest.fixture(name="settings")
def folder_with_three_texts(tmp_path: Path) -> BuildSettings:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name in ("first", "second", "third"):
        (folder / f"{name}.md").write_text(TEXT.format(name=name), encoding="utf-8")
    return BuildSettings((folder,), tmp_path / "out", cache=tmp_path / "cache")


def files_of(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(out.iterdir()) if path.is_file()}


def from_nothing(settings: BuildSettings) -> dict[str, bytes]:
    """The files of a build that knows of no build before."""
    out = settings.out.with_name("fresh")
    run_build(replace(settings, out=out, cache=None))
    return files_of(out)


def test_what_has_not_changed_is_not_built_again(settings: BuildSettings) -> None:
    first = build_or_stand(settings)
    before = {path: path.stat().st_ino for path in settings.out.iterdir()}
    again = build_or_stand(settings)
    assert isinstance(first, BuildReport)
    assert isinstance(again, StandingBuild)
    assert {path: path.stat().st_ino for path in settings.out.iterdir()} == before
    assert (again.counts(), again.unreadable, again.violations) == (first.counts(), (), [])


def test_a_document_added_replaced_or_withdrawn_gives_what_a_build_from_nothing_gives(settings: BuildSettings) -> None:
    build_or_stand(settings)
    texts = settings.paths[0]
    told = {"report.json", "network.html"}  # these say what is new since the build before
    for change in ("added", "replaced", "withdrawn"):
        if change == "withdrawn":
            (texts / "fourth.md").unlink()
        else:
            (texts / "fourth.md").write_text(TEXT.format(name=change), encoding="utf-8")
        report = build_or_stand(settings)
        assert isinstance(report, BuildReport)
        assert report.since is not None
        assert [found.how for found in report.since.documents] == [change]
        fresh = from_nothing(settings)
        built = files_of(settings.out)
        assert {name: built[name] for name in built if name not in told} == {
            name: fresh[name] for name in fresh if name not in told
        }


# Texts that speak of each other: one cites a resolution, two report what others promise, one says what another says.
SAID = (
    "# Plan of Example\n\n1. The Ministry of Defence will open three shelters in Narvik by 2027.\n\n"
    "2. As called for in paragraph 8 of resolution 1325 (2000), NATO will train gender advisers each year.\n",
    "# Report on Example\n\nThe Ministry of Defence opened three shelters in Narvik in May 2026.\n\nNATO trained gender"
    " advisers in 2025. Anna Berg was appointed Special Representative of the Vorland Council on 3 May 2024.\n",
    "# Policy of Example\n\n1. The Vorland Council, established on 4 June 2019, advises the Ministry of Defence.\n",
    "# Note of Example\n\n1. The Vorland Council, established on 9 June 2019, will report to NATO every year.\n",
    "# Plan of Example\n\n1. The Ministry of Defence will open three shelters in Narvik by 2027.\n",
    (corpus_dir() / "unscr-1325-2000.txt").read_text("utf-8"),
    (corpus_dir() / "unscr-2122-2013.txt").read_text("utf-8"),
)


@pytest.mark.parametrize("seed", range(3))
def test_after_any_changes_the_files_are_those_of_a_build_from_nothing(seed: int, settings: BuildSettings) -> None:
    """Documents come, go and change at random, and what is kept of them is damaged by the way."""
    chance = random.Random(seed)
    texts, settings = settings.paths[0], replace(settings, network=False, workers=1 + seed % 2)
    for turn in range(4):
        for _ in range(chance.randint(1, 3)):
            file = texts / f"text-{chance.randint(1, 6)}.md"
            if file.exists() and chance.random() < 0.4:
                file.unlink()
            else:
                file.write_text(chance.choice(SAID), encoding="utf-8")
        if turn == 2:
            damage(settings.cache or texts, chance)
        build_or_stand(settings)
        fresh, built = from_nothing(settings), files_of(settings.out)
        assert built.keys() == fresh.keys()
        assert [name for name in built if built[name] != fresh[name] and name != "report.json"] == []


def test_a_document_that_a_person_corrects_is_not_the_one_that_is_kept(settings: BuildSettings) -> None:
    settings = replace(settings, network=False)
    (settings.paths[0] / "plan.md").write_text(SAID[0], encoding="utf-8")
    build_or_stand(settings)
    uncorrected = files_of(settings.out)
    where = ("--texts", str(settings.paths[0]), "--graph", str(settings.out / "graph.trig"))
    assert main(["correct", "will open three shelters", "--right", "due=2031", *where]) == 0
    for _ in range(2):
        build_or_stand(settings)
        fresh, built = from_nothing(settings), files_of(settings.out)
        assert {name: built[name] for name in built if name != "report.json"} == {
            name: fresh[name] for name in fresh if name != "report.json"
        }
        assert built["graph.trig"] != uncorrected["graph.trig"]
    (settings.paths[0] / "corrections.csv").unlink()
    build_or_stand(settings)
    assert files_of(settings.out)["graph.trig"] == uncorrected["graph.trig"]


def damage(cache: Path, chance: random.Random) -> None:
    """Change a byte of each third file that is kept, cut each third short, and leave the others."""
    for file in sorted(cache.glob("??/*")):
        raw = bytearray(file.read_bytes())
        how = chance.randint(0, 2)
        if how == 0:
            raw[chance.randrange(len(raw))] ^= 1
        file.write_bytes(raw[: len(raw) // 2] if how == 1 else raw)


def test_a_document_more_makes_no_other_piece_anew(settings: BuildSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    build_or_stand(settings)
    (settings.paths[0] / "fourth.md").write_text("# On herring\n\n1. The Kemi Bay Board will meet.\n", "utf-8")
    made: list[str] = []

    def told(job: Job, *more: Any) -> tuple[Piece, Texts]:
        made.append(job.prefix.removeprefix(THINGS))
        return pieces_made(job, *more)

    monkeypatch.setattr(together, "made", told)
    build_or_stand(settings)
    assert sorted(made) == ["assertion/fourth/", "fourth/"]


def test_a_build_that_tells_what_is_new_is_not_taken_for_one_that_has_nothing_new(settings: BuildSettings) -> None:
    build_or_stand(settings)
    (settings.paths[0] / "fourth.md").write_text(TEXT.format(name="fourth"), encoding="utf-8")
    build_or_stand(settings)
    third = build_or_stand(settings)
    assert isinstance(third, BuildReport)
    assert third.since is not None
    assert not third.since.any
    assert isinstance(build_or_stand(settings), StandingBuild)


def test_what_a_build_told_as_new_is_taken_out_of_its_report_by_the_next(settings: BuildSettings) -> None:
    settings = replace(settings, network=False)
    build_or_stand(settings)
    (settings.paths[0] / "fourth.md").write_text(TEXT.format(name="fourth"), encoding="utf-8")
    build_or_stand(settings)
    told = files_of(settings.out)
    assert b'"since"' in told["report.json"]
    assert isinstance(build_or_stand(settings), StandingBuild)
    later = files_of(settings.out)
    assert isinstance(build_or_stand(settings), StandingBuild)
    run_build(settings)
    assert files_of(settings.out) == later
    assert {name for name in told if told[name] != later[name]} == {"report.json"}


def test_a_text_that_changes_while_it_is_read_is_read_again(settings: BuildSettings) -> None:
    def change(what: str) -> None:
        if what == "reasoning":
            (settings.paths[0] / "first.md").write_text(TEXT.format(name="other"), encoding="utf-8")

    run_build(settings, change)
    assert isinstance(build_or_stand(settings), BuildReport)
    assert "The other directive" in (settings.out / "texts.json").read_text("utf-8")


def test_a_text_that_was_not_read_by_chance_is_read_again(
    settings: BuildSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(
            corpus_extract, "draft_of", lambda source: os._exit(1) if source.stem == "first" else draft_of(source)
        )
        assert [row.file for row in run_build(settings).unreadable] == ["first.md"]
    again = build_or_stand(settings)
    assert isinstance(again, BuildReport)
    assert again.unreadable == ()


def test_a_build_without_a_page_leaves_none_of_the_build_before(settings: BuildSettings) -> None:
    build_or_stand(settings)
    build_or_stand(replace(settings, network=False))
    assert not (settings.out / "network.html").exists()


@pytest.mark.parametrize("name", ["graph.trig", "graph.ttl", "network.html", "report.json"])
@pytest.mark.parametrize("damage", ["changed", "gone"])
def test_damaged_files_are_built_again(settings: BuildSettings, name: str, damage: str) -> None:
    build_or_stand(settings)
    whole = files_of(settings.out)
    if damage == "gone":
        (settings.out / name).unlink()
    else:
        (settings.out / name).write_bytes(b"{}")
    assert isinstance(build_or_stand(settings), BuildReport)
    assert files_of(settings.out).keys() == whole.keys()
    assert files_of(settings.out)["graph.trig"] == whole["graph.trig"]


def test_other_settings_other_tables_and_other_folders_are_built(settings: BuildSettings) -> None:
    build_or_stand(settings)
    assert isinstance(build_or_stand(replace(settings, mint=Mint("https://example.org/id/"))), BuildReport)
    assert isinstance(build_or_stand(replace(settings, network=False)), BuildReport)
    table = "left,right,verdict\nVorland Council,NATO,different\n"
    (settings.paths[0] / "verdicts.csv").write_text(table, encoding="utf-8")
    assert isinstance(build_or_stand(settings), BuildReport)
    assert isinstance(build_or_stand(replace(settings, out=settings.out.with_name("other"))), BuildReport)
    assert isinstance(build_or_stand(replace(settings, cache=None)), BuildReport)


def test_a_comparison_that_is_asked_for_is_made(settings: BuildSettings) -> None:
    build_or_stand(settings)
    assert isinstance(build_or_stand(replace(settings, since=settings.out)), BuildReport)


def test_what_documents_say_is_let_go_before_the_files_are_written(
    settings: BuildSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[int] = []

    def counting(*given: Any) -> Any:
        own = [one for one in gc.get_objects() if isinstance(one, DocumentExtract)]
        held.append(sum("directive" in one.context.title for one in own))
        return pieces_of(*given)

    monkeypatch.setattr("graph_build.pipeline.pieces_of", counting)
    gc.collect()
    build_or_stand(settings)
    assert held == [0]
