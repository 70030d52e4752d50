"""Shows that whatever a stranger puts into a folder, the good text beside it is built, and the bad one is told of."""

from __future__ import annotations

import csv
import io
import json
import os
import resource
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from hostile_folders import FOLDERS, SECRET
from hostile_kinds import A_USER, EITHER, NOT_READ, NOTED, READ, REFUSED, Hostile
from hostile_kinds import ROOT as NEEDS_ROOT

from graph_build.cli import main
from graph_build.guards import steers

GOOD = "The Panel of Oslo shall train 40 advisers by 2030.\n"
SECONDS = 10
"""Processor seconds that a folder may take; an idle machine needs about as many on the clock."""
NOBODY = 65_534
ROOT = os.geteuid() == 0


def processor() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


@pytest.fixture(scope="module", autouse=True)
def warm(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Tables are read once for a process; a folder's time is its own."""
    folder = tmp_path_factory.mktemp("warm")
    (folder / "good.md").write_text(GOOD, "utf-8")
    assert main(["build", str(folder), "--out", str(folder / "out"), "--quiet"]) == 0


@contextmanager
def as_nobody() -> Iterator[Path]:
    """A folder that is written and read by a user who is not root, to whom permissions mean nothing."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        if ROOT:
            os.seteuid(NOBODY)
        try:
            yield Path(folder)
        finally:
            if ROOT:
                os.seteuid(0)


@contextmanager
def place_for(hostile: Hostile, tmp_path: Path) -> Iterator[Path]:
    if hostile.needs == A_USER:
        with as_nobody() as folder:
            yield folder
    elif hostile.needs == NEEDS_ROOT and not ROOT:
        pytest.skip("only root makes devices")
    else:
        yield tmp_path


@pytest.mark.parametrize("hostile", FOLDERS, ids=[hostile.name for hostile in FOLDERS])
def test_the_good_text_is_built_and_the_bad_one_is_told_of(
    hostile: Hostile, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with place_for(hostile, tmp_path) as place:
        texts, out = place / "texts", place / "out"
        texts.mkdir()
        (texts / "good.md").write_text(GOOD, "utf-8")
        hostile.write(texts)
        begun = processor()
        code = main(["build", str(texts), "--out", str(out), "--quiet"])
        took = processor() - begun
        told = capsys.readouterr().err
        assert "unexpected" not in told
        assert not any(steers(sign) for sign in told.replace("\n", ""))
        assert took < SECONDS
        if hostile.where == REFUSED:
            assert (code, len(told.splitlines()), out.exists()) == (3, 1, False)
            assert hostile.words in told
        else:
            assert code == 0
            assert_told(hostile, out)
            assert_sound(out)
        shutil.rmtree(texts, onerror=_open_up)
        assert not list(Path().glob("evil*"))


def _open_up(remove: Any, path: str, _: object) -> None:
    Path(path).parent.chmod(0o700)
    Path(path).chmod(0o700)
    remove(path) if Path(path).is_file() else shutil.rmtree(path)


def assert_told(hostile: Hostile, out: Path) -> None:
    """The report has the good text, and a row with the words where one is to be."""
    report = json.loads((out / "report.json").read_bytes())
    documents = {one["file"]: one for one in report["documents"]}
    assert "good.md" in documents
    if hostile.where == READ:
        remarks = [remark for one in documents.values() for remark in one.get("remarks", [])]
        assert [hostile.words in remark for remark in remarks] == ([True] if hostile.words else [])
    elif hostile.where in report:
        rows = [" ".join(map(str, row.values())) for row in report[hostile.where]]
        assert any(hostile.words in row for row in rows), rows
    if hostile.where not in {NOT_READ, EITHER, NOTED}:
        assert report["unreadable"] == []


def assert_sound(out: Path) -> None:
    """Every file of the build is one that others can read, holds no secret, and runs nothing."""
    store = ox.Store()
    store.bulk_load(path=out / "graph.trig", format=ox.RdfFormat.TRIG)
    assert len(list(ox.parse(path=out / "graph.ttl", format=ox.RdfFormat.TURTLE))) > 100
    for file in out.iterdir():
        assert SECRET not in file.read_text("utf-8"), file.name
    page = (out / "network.html").read_text("utf-8")
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    for row in csv.reader(io.StringIO((out / "coverage.csv").read_text("utf-8"))):
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)


def test_there_are_eighty_folders_and_more_of_different_names() -> None:
    assert len({hostile.name for hostile in FOLDERS}) == len(FOLDERS) >= 80
