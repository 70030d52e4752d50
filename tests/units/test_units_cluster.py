"""Read a folder on a cluster of three workers, one of which is killed, and on clusters that are none."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from distributed import Client, LocalCluster

from graph_build.corpus.folders import find_files
from graph_build.errors import InputError
from graph_build.pipeline import BuildSettings, run_build
from graph_build.units import Hands, Kept, UnitsRead, cluster, read_units

TEXTS = 12


@pytest.fixture(name="folder")
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(TEXTS):
        text = f"# Directive {number}\n\n1. NATO will report to the Vorland Council by {2030 + number}.\n"
        (folder / f"text-{number}.md").write_text(text, encoding="utf-8")
    (folder / "none.pdf").write_bytes(b"no PDF at all")
    return folder


@pytest.fixture(name="address", scope="module")
def three_workers() -> Iterator[str]:
    with LocalCluster(  # type: ignore[no-untyped-call]
        n_workers=3, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as found:
        yield found.scheduler_address


def read(folder: Path, hands: Hands, kept: Kept | None = None) -> UnitsRead:
    return read_units(find_files((folder,)), hands, kept or Kept(None))


def test_a_cluster_gives_what_one_machine_gives_also_when_a_worker_is_killed(
    folder: Path, address: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(cluster, "MOST_DOCUMENTS", 2)
    here = read(folder, Hands())
    assert read(folder, Hands(cluster=address)) == here
    assert [row.file for row in here.unreadable] == ["none.pdf"]
    with Client(address) as client:  # type: ignore[no-untyped-call]
        workers = list(client.run(os.getpid).values())
    killed: list[int] = []

    def kill_one(done: int, of: int) -> None:
        if not killed:
            killed.append(workers[0])
            os.kill(workers[0], signal.SIGKILL)

    found = read_units(find_files((folder,)), Hands(cluster=address), Kept(tmp_path / "kept"), kill_one)
    assert killed
    assert found.drafts == here.drafts
    assert read(folder, Hands(), Kept(tmp_path / "kept")).kept == TEXTS


def test_a_build_on_a_cluster_gives_the_same_bytes(folder: Path, address: str, tmp_path: Path) -> None:
    here = BuildSettings((folder,), tmp_path / "here", network=False)
    run_build(here)
    run_build(replace(here, out=tmp_path / "there", cluster=address))
    files = sorted(path.name for path in (tmp_path / "here").iterdir())
    assert all((tmp_path / "here" / name).read_bytes() == (tmp_path / "there" / name).read_bytes() for name in files)


def test_workers_with_other_rules_are_refused(folder: Path, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "rules_digest", lambda: "other rules")
    with pytest.raises(InputError, match="other rules"):
        read(folder, Hands(cluster=address))


def test_an_address_where_nobody_listens_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "SECONDS", 1)
    with pytest.raises(InputError, match="no scheduler answers"):
        read(folder, Hands(cluster="tcp://127.0.0.1:1"))
