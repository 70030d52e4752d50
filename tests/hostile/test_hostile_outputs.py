"""Shows that a build that may not, cannot or need not write leaves what stands in its place, and says why."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from graph_build.cli import main

GOOD = "The Panel of Oslo shall train 40 advisers by 2030.\n"


def in_the_way(out: Path) -> None:
    out.write_text("mine", "utf-8")


def a_folder_for_the_graph(out: Path) -> None:
    (out / "graph.trig").mkdir(parents=True)


def a_link_to_itself(out: Path) -> None:
    out.symlink_to(out.name)


def under_a_file(out: Path) -> None:
    out.parent.rmdir()
    out.parent.write_text("mine", "utf-8")


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "good.md").write_text(GOOD, "utf-8")
    return folder


@pytest.mark.parametrize("hinder", [in_the_way, a_folder_for_the_graph, a_link_to_itself, under_a_file])
def test_a_place_that_is_none_is_refused(
    hinder: Callable[[Path], None], texts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = texts.parent / "place" / "out"
    out.parent.mkdir()
    hinder(out)
    assert main(["build", str(texts), "--out", str(out), "--quiet"]) == 2
    told = capsys.readouterr().err
    assert len(told.splitlines()) == 1
    assert "unexpected" not in told


def test_a_link_to_a_folder_is_that_folder(texts: Path) -> None:
    (texts.parent / "real").mkdir()
    (texts.parent / "out").symlink_to("real")
    assert main(["build", str(texts), "--out", str(texts.parent / "out"), "--quiet"]) == 0
    assert (texts.parent / "real" / "graph.trig").is_file()
    assert (texts.parent / "out").is_symlink()


def test_an_output_among_the_texts_is_not_read_by_the_next_build(texts: Path) -> None:
    for _ in range(2):
        assert main(["build", str(texts), "--out", str(texts / "out"), "--quiet"]) == 0
    assert '"documents": 1' in (texts / "out" / "report.json").read_text("utf-8")


@pytest.mark.parametrize("content", [None, "", "\0"], ids=["no file", "an empty file", "no text"])
def test_a_folder_without_a_text_replaces_no_graph(
    content: str | None, texts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = texts.parent / "out"
    assert main(["build", str(texts), "--out", str(out), "--quiet"]) == 0
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    (texts / "good.md").unlink()
    if content is not None:
        (texts / "bad.md").write_text(content, "utf-8")
    assert main(["build", str(texts), "--out", str(out), "--quiet"]) == 3
    assert "no document could be read" in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_a_full_disk_is_told_and_keeps_what_stood_there(
    texts: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = texts.parent / "out"
    assert main(["build", str(texts), "--out", str(out), "--quiet"]) == 0
    before = {path.name: path.read_bytes() for path in out.iterdir()}

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    assert main(["build", str(texts), "--out", str(out), "--quiet"]) == 2
    told = capsys.readouterr().err
    assert "no space left" in told
    assert len(told.splitlines()) == 1
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
