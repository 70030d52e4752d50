"""Shows that a store is whole after a kill at any step, and that nothing of a killed process stays for ever."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from serve_process import GOLDEN, PATIENCE

from graph_build.ask.load import is_store, open_graph
from graph_build.ask.store import make_store
from graph_build.guards.scratch import left_over, scratch

LONG_AGO = time.time() - 3_600


DEADLY = """
import os, signal, sys
from pathlib import Path
from graph_build.ask.store import make_store

left = [int(sys.argv[1])]

def deadly(change):
    def changed(*names, **options):
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return change(*names, **options)
    return changed

for name in ("rename", "rmdir"):
    setattr(os, name, deadly(getattr(os, name)))
make_store(Path(sys.argv[2]), Path(sys.argv[3]))
"""


def killed_at(step: int, folder: Path) -> bool:
    """Make a store in a process that is killed as it begins the n-th rename or removal; whether it came that far."""
    command = [sys.executable, "-c", DEADLY, str(step), str(GOLDEN), str(folder)]
    return subprocess.run(command, check=False, timeout=PATIENCE).returncode == -signal.SIGKILL


def test_a_kill_at_any_step_leaves_a_whole_store(tmp_path: Path) -> None:
    place = tmp_path / "store[1]"
    make_store(GOLDEN, place)
    statements = len(open_graph(place))
    for step in range(1, 20):
        was_killed = killed_at(step, place)
        assert is_store(place)
        assert len(open_graph(place)) == statements
        if not was_killed:
            break
    assert step > 3
    for left in tmp_path.glob(".*"):
        os.utime(left, (LONG_AGO, LONG_AGO))
    make_store(GOLDEN, place)
    assert [path.name for path in tmp_path.iterdir()] == ["store[1]"]


def test_what_a_kill_left_is_cleared_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("room-left", "room-young", "other"):
        (tmp_path / name).mkdir()
    (tmp_path / "room-link").symlink_to("other")
    for name in ("room-left", "other"):
        os.utime(tmp_path / name, (LONG_AGO, LONG_AGO))
    with scratch(tmp_path, "room-") as held:
        os.utime(held, (LONG_AGO, LONG_AGO))
        with scratch(tmp_path, "room-") as second:
            assert held.is_dir()
            assert second.is_dir()
        assert {path.name for path in tmp_path.iterdir()} == {"other", "room-link", "room-young", held.name}
    (tmp_path / "room-left").mkdir()
    os.utime(tmp_path / "room-left", (LONG_AGO, LONG_AGO))
    monkeypatch.setattr(os, "geteuid", lambda: -1)
    assert left_over(tmp_path, "room-") == []
