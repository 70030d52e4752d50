"""Kills builds at random moments, and counts after how many the folder holds one whole build, the old or the new one.

Each time a build of four texts goes into a folder that holds one of three, and is killed with all its processes at a
moment drawn over its whole time. Then a reader opens the folder. A build is whole where all its files have the digests
that one has which was not disturbed. There is nothing that a user would pick instead.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

from graph_build.graph.places import digest_of, settle

TEXT = "# Plan of {name}\n\n1. The Ministry of {name} will train 40 officers by 2030.\n"


def texts(folder: Path, names: tuple[str, ...]) -> Path:
    """A folder of plans of those names."""
    folder.mkdir()
    for name in names:
        (folder / f"{name}.md").write_text(TEXT.format(name=name.title()), "utf-8")
    return folder


def begun(texts_of: Path, out: Path) -> subprocess.Popen[bytes]:
    """A build that has begun, in a group of its own."""
    command = [sys.executable, "-m", "graph_build.cli", "build", str(texts_of), "--out", str(out), "--workers", "2"]
    return subprocess.Popen([*command, "--quiet", "--cache", "off"], start_new_session=True, stdout=subprocess.DEVNULL)


def files_of(out: Path) -> dict[str, str]:
    """The files of a build by their names with their digests; what waits beside them does not count."""
    return {file.name: digest_of(file) for file in sorted(out.iterdir()) if file.is_file()}


def main() -> None:
    """Print how many kills left which build."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--kills", type=int, default=200)
    options.add_argument("--seed", type=int, default=15)
    given = options.parse_args()
    chance, found = random.Random(given.seed), Counter[str]()
    with tempfile.TemporaryDirectory() as name:
        room = Path(name)
        old, new = texts(room / "old", ("justice", "health", "defence")), texts(room / "new", ("labour",))
        for file in old.iterdir():
            shutil.copy(file, new)
        before, out = room / "before", room / "out"
        assert begun(old, before).wait() == 0
        shutil.copytree(before, out)
        start = time.monotonic()
        assert begun(new, out).wait() == 0
        length = time.monotonic() - start
        whole = {"the build before": files_of(before), "the new build": files_of(out)}
        for _ in range(given.kills):
            shutil.rmtree(out)
            shutil.copytree(before, out)
            build = begun(new, out)
            time.sleep(chance.uniform(0, 1.1 * length))
            was_alive = build.poll() is None
            with suppress(ProcessLookupError):
                os.killpg(build.pid, signal.SIGKILL)
            build.wait()
            settle(out)
            state = next((kind for kind, files in whole.items() if files == files_of(out)), "NOTHING WHOLE")
            found[state if was_alive else f"{state}, which had ended"] += 1
    print(f"{given.kills} kills within {1.1 * length:.1f} s (seed {given.seed})\n")
    print("| the folder holds | times |\n|---|---|")
    for state, times in sorted(found.items()):
        print(f"| {state} | {times} |")
    raise SystemExit(any(state.startswith("NOTHING") for state in found))


if __name__ == "__main__":
    main()
