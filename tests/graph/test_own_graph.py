"""Shows that no command answers from a graph that is empty, foreign, of another version, or of two builds."""

from __future__ import annotations

import json
import shutil
import threading
import time
from pathlib import Path

import pytest
from serve_process import GOLDEN

from graph_build import __version__
from graph_build.cli import main
from graph_build.errors import InputError
from graph_build.graph import own
from graph_build.graph.load import load_graph
from graph_build.graph.places import digest_of
from graph_build.vocabulary import ONTOLOGY

FOREIGN = "<urn:a> <urn:b> <urn:c> ."
ANOTHER_VERSION = f'<urn:run> <{ONTOLOGY}softwareVersion> "{{}}" .'


def folder_of(tmp_path: Path, content: str, digest: str | None = None) -> Path:
    graph = tmp_path / "graph.trig"
    graph.write_text(content, "utf-8")
    if digest is not None:
        (tmp_path / "report.json").write_text(json.dumps({"files": {"graph.trig": digest}}), "utf-8")
    return graph


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "the graph holds no statement"),
        ("@prefix a: <urn:a#> .\n", "the graph holds no statement"),
        (FOREIGN, "the graph is none of this program"),
        (ANOTHER_VERSION.format("0.0.9"), "the graph is one of version 0.0.9"),
    ],
    ids=["nothing", "no statement", "foreign", "another version"],
)
def test_a_graph_that_is_none_of_ours_is_refused(tmp_path: Path, content: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        load_graph(folder_of(tmp_path, content))


@pytest.mark.parametrize("version", [__version__, f"{__version__}.9", "by hand"])
def test_a_graph_of_this_version_is_read(tmp_path: Path, version: str) -> None:
    assert len(load_graph(folder_of(tmp_path, ANOTHER_VERSION.format(version)))) == 1


@pytest.mark.parametrize("command", [["due"], ["check"], ["export", "--format", "csv"], ["query", "run-record"]])
@pytest.mark.parametrize("content", [FOREIGN, GOLDEN.read_text("utf-8")], ids=["foreign", "of another build"])
def test_every_command_ends_with_a_sentence(
    tmp_path: Path, command: list[str], content: str, capsys: pytest.CaptureFixture[str]
) -> None:
    graph = folder_of(tmp_path, content, "0" * 64)
    assert main([*command, "--graph", str(graph)]) == 3
    told = capsys.readouterr().err
    assert len(told.splitlines()) == 1
    assert str(graph) in told


def test_a_graph_with_its_own_report_is_read(tmp_path: Path) -> None:
    shutil.copy(GOLDEN, tmp_path / "graph.trig")
    graph = folder_of(tmp_path, GOLDEN.read_text("utf-8"), digest_of(GOLDEN))
    assert len(load_graph(graph)) > 1_000


@pytest.mark.parametrize("report", ["", "{}", "[]", '{"files": 3}', '{"files": {"graph.ttl": "0"}}'])
def test_a_report_that_tells_nothing_of_the_graph_is_no_hindrance(tmp_path: Path, report: str) -> None:
    graph = folder_of(tmp_path, GOLDEN.read_text("utf-8"))
    (tmp_path / "report.json").write_text(report, "utf-8")
    assert len(load_graph(graph)) > 1_000


def test_a_reader_waits_while_a_build_takes_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    graph = folder_of(tmp_path, GOLDEN.read_text("utf-8"), "0" * 64)
    (tmp_path / ".placing").mkdir()

    def placed() -> None:
        time.sleep(0.3)
        folder_of(tmp_path, GOLDEN.read_text("utf-8"), digest_of(GOLDEN))

    builder = threading.Thread(target=placed)
    builder.start()
    own.require_one_build(graph)
    builder.join()
    monkeypatch.setattr(own, "_PATIENCE", 0.2)
    folder_of(tmp_path, GOLDEN.read_text("utf-8"), "0" * 64)
    with pytest.raises(InputError, match="of another build"):
        own.require_one_build(graph)
