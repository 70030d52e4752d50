"""Build a folder again: unchanged, with a document more, fewer or other, with other settings, with damaged files."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from graph_build.extract import corpus_extract
from graph_build.extract.document import draft_of
from graph_build.graph.mint import Mint
from graph_build.graph.report import BuildReport, StandingBuild
from graph_build.pipeline import BuildSettings, build_or_stand, run_build

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


def test_a_build_that_tells_what_is_new_is_not_taken_for_one_that_has_nothing_new(settings: BuildSettings) -> None:
    build_or_stand(settings)
    (settings.paths[0] / "fourth.md").write_text(TEXT.format(name="fourth"), encoding="utf-8")
    build_or_stand(settings)
    third = build_or_stand(settings)
    assert isinstance(third, BuildReport)
    assert third.since is not None
    assert not third.since.any
    assert isinstance(build_or_stand(settings), StandingBuild)


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
