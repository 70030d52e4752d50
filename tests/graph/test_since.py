"""Shows what a build says of the one before it: documents and records that came, were replaced or went."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from graph_build.cli import main
from graph_build.errors import EXIT_UNREADABLE, InputError
from graph_build.graph.lines import line_of
from graph_build.graph.since import (
    Changes,
    Compared,
    DocumentChange,
    Turnover,
    changes_since,
    is_compared,
    reported_changes,
)
from graph_build.pipeline import BuildSettings, run_build
from graph_build.show.summary import summary
from graph_build.units import Kept

PLAN = "# Plan of Example\n\n1. The Ministry of Defence will train 40 officers by 2030.\n"
RENEWED = PLAN + "\n2. The Ministry of Defence will report on the plan every year.\n"
POLICY = "# Policy of Example\n\n1. The Ministry of Justice will publish a strategy by 2031.\n"
NOTE = "# Note of Example\n\n1. The Ministry of Health will open a shelter by 2029.\n"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "plan.md").write_text(PLAN)
    (folder / "policy.md").write_text(POLICY)
    return folder


def change(texts: Path) -> None:
    """One text with other words, one gone, one new."""
    (texts / "plan.md").write_text(RENEWED)
    (texts / "policy.md").unlink()
    (texts / "note.md").write_text(NOTE)


def report_of(out: Path) -> dict[str, Any]:
    found = json.loads((out / "report.json").read_bytes())
    assert isinstance(found, dict)
    return found


def test_a_first_build_says_nothing(texts: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    report = run_build(BuildSettings((texts,), out))
    assert report.since is None
    assert "since" not in report_of(out)
    assert "last build" not in summary(report, out)
    assert '"since":' not in (out / "network.html").read_text("utf-8")
    assert reported_changes(out / "report.json") is None


def test_a_build_says_what_came_was_replaced_and_went(texts: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = run_build(BuildSettings((texts,), out, network=False))
    change(texts)
    report = run_build(BuildSettings((texts,), out))
    changes = report.since
    assert changes is not None
    assert [(one.how, one.title) for one in changes.documents] == [
        ("added", "Note of Example"),
        ("replaced", "Plan of Example"),
        ("withdrawn", "Policy of Example"),
    ]
    assert changes.commitments == Turnover(came=2, went=1)
    grown = report.counts()["commitments"] - first.counts()["commitments"]
    assert changes.commitments.came - changes.commitments.went == grown
    grown = report.counts()["statements"] - first.counts()["statements"]
    assert changes.statements.came - changes.statements.went == grown
    assert report_of(out)["since"]["documents"]["replaced"] == [
        {"address": "https://w3id.org/wps-graph/id/plan", "title": "Plan of Example"}
    ]
    assert reported_changes(out / "report.json") == changes
    words = summary(report, out)
    assert (
        "\nSince the last build: added “Note of Example”; replaced “Plan of Example”; withdrawn “Policy of Example”\n"
        in words
    )
    assert "2 commitments came and 1 went\n" in words
    assert '"title":"Policy of Example"' in (out / "network.html").read_text("utf-8")


def test_one_more_build_of_the_same_texts_gives_the_bytes_of_a_first_one(texts: Path, tmp_path: Path) -> None:
    run_build(BuildSettings((texts,), tmp_path / "one"))
    run_build(BuildSettings((texts,), tmp_path / "two"))
    report = run_build(BuildSettings((texts,), tmp_path / "two"))
    assert "\nNothing came or went since the last build.\n" in summary(report, tmp_path / "two")
    for file in (tmp_path / "one").iterdir():
        assert (tmp_path / "two" / file.name).read_bytes() == file.read_bytes(), file.name


def test_the_same_texts_and_earlier_graph_give_the_same_bytes(texts: Path, tmp_path: Path) -> None:
    run_build(BuildSettings((texts,), tmp_path / "before", network=False))
    change(texts)
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "graph_build.cli", "build", str(texts), "--quiet"]
        command += ["--out", str(tmp_path / seed), "--since", str(tmp_path / "before")]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
    run_build(BuildSettings((texts,), tmp_path / "before"))
    assert "since" in report_of(tmp_path / "before")
    for file in (tmp_path / "before").iterdir():
        for seed in ("1", "2"):
            assert (tmp_path / seed / file.name).read_bytes() == file.read_bytes(), file.name


def test_small_pieces_on_the_disk_compare_the_same(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_build(BuildSettings((texts,), tmp_path / "before", network=False))
    change(texts)
    whole = run_build(BuildSettings((texts,), tmp_path / "one", network=False, since=tmp_path / "before")).since
    monkeypatch.setattr("graph_build.graph.lines.quad_lines.PIECE", 3)
    pieces = run_build(BuildSettings((texts,), tmp_path / "two", network=False, since=tmp_path / "before")).since
    assert whole is not None
    assert pieces == whole


def test_a_folder_that_is_named_must_hold_a_graph(texts: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot read the earlier graph"):
        run_build(BuildSettings((texts,), tmp_path / "out", network=False, since=tmp_path / "none"))
    assert main(["build", str(texts), "--out", str(tmp_path / "out"), "--since", str(texts)]) == EXIT_UNREADABLE
    assert not (tmp_path / "out").exists()


def test_a_graph_in_the_way_that_nobody_can_read_is_replaced(texts: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "graph.trig").write_text("this is no graph")
    assert run_build(BuildSettings((texts,), out, network=False)).since is None
    assert b"wps:Commitment" in (out / "graph.trig").read_bytes()


@pytest.mark.parametrize("content", ["", "[]", '{"since": 3}', '{"since": {"documents": {}}}'])
def test_a_report_that_says_nothing_of_it_is_none(content: str, tmp_path: Path) -> None:
    (tmp_path / "report.json").write_text(content)
    assert reported_changes(tmp_path / "report.json") is None
    assert reported_changes(tmp_path / "none.json") is None


def test_of_many_documents_the_summary_names_five(texts: Path, tmp_path: Path) -> None:
    report = run_build(BuildSettings((texts,), tmp_path / "out", network=False))
    many = tuple(DocumentChange("added", f"a{number}", f"Text {number}") for number in range(7))
    report = replace(report, since=Changes(many, Turnover(1, 0), Turnover(0, 0)))
    assert "added “Text 0”, “Text 1”, “Text 2”, “Text 3”, “Text 4”, 2 more\n" in summary(report, tmp_path)


def test_what_is_remembered_of_a_graph_says_the_same_as_the_graph(tmp_path: Path) -> None:
    texts, out, kept = tmp_path / "texts", tmp_path / "out", Kept(tmp_path / "kept")
    texts.mkdir()
    for name in ("one", "two"):
        (texts / f"{name}.md").write_text(f"# Plan {name}\n\n1. The Ministry of Defence will train 40 officers.\n")
        run_build(BuildSettings((texts,), out, network=False, cache=kept.folder))
    (graph,) = (file for file in out.iterdir() if file.name == "graph.trig")
    found = list(filter(is_compared, map(line_of, ox.parse(path=graph, format=ox.RdfFormat.TRIG))))
    lines = Compared(lambda: found, found)
    plain = changes_since(graph, lines, tmp_path / "a")
    assert changes_since(graph, lines, tmp_path / "b", kept) == plain
    assert not plain.any
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("graph_build.graph.since._lines_of", lambda _: pytest.fail("the graph is read"))
        assert changes_since(graph, lines, tmp_path / "c", kept) == plain


def test_documents_that_both_have_are_passed_over_and_the_changes_are_the_same(texts: Path, tmp_path: Path) -> None:
    out, kept, old = tmp_path / "out", tmp_path / "kept", tmp_path / "old"
    settings = BuildSettings((texts,), out, network=False, cache=kept)
    (texts / "same.md").write_text(PLAN.replace("Plan of", "Other plan of"))
    run_build(settings)
    shutil.copytree(out, old)
    change(texts)
    changed = replace(settings, since=old)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("graph_build.graph.since._lines_of", lambda _: pytest.fail("the graph is read"))
        known = run_build(changed).since
    read = run_build(replace(changed, cache=tmp_path / "other")).since
    assert known is not None
    assert known.any
    assert known == read
