"""Shows that the set-up fetches and runs nothing whose digest it does not know."""

from __future__ import annotations

import ensurepip
import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FETCH = ROOT / "scripts" / "checked_download.py"
SETUP = (ROOT / "scripts" / "setup_env.sh").read_text("utf-8")


def fetched(source: Path, digest: str, target: Path) -> int:
    command = [sys.executable, str(FETCH), source.as_uri(), digest, str(target)]
    return subprocess.run(command, check=False, capture_output=True).returncode


@pytest.mark.parametrize("digest", ["", "0" * 64], ids=["none", "another"])
def test_what_has_not_its_digest_is_not_even_written(tmp_path: Path, digest: str) -> None:
    source = tmp_path / "source"
    source.write_bytes(b"print('evil')")
    assert fetched(source, digest, tmp_path / "target") == 1
    assert not (tmp_path / "target").exists()


def test_what_has_its_digest_is_written(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_bytes(b"good")
    assert fetched(source, hashlib.sha256(b"good").hexdigest(), tmp_path / "target") == 0
    assert (tmp_path / "target").read_bytes() == b"good"


def test_the_last_way_makes_an_environment_with_pip_and_only_with_the_digest(tmp_path: Path) -> None:
    wheel = next(iter(Path(ensurepip.__file__).parent.glob("_bundled/pip-*.whl")), None)
    if wheel is None:
        pytest.skip("this Python brings no wheel of pip")
    (tmp_path / "scripts").mkdir()
    shutil.copy(FETCH, tmp_path / "scripts")
    way = SETUP[SETUP.index("way_pip_wheel()") : SETUP.index("create()")]
    for digest, code in ((hashlib.sha256(wheel.read_bytes()).hexdigest(), 0), ("0" * 64, 1), ("", 1)):
        shutil.rmtree(tmp_path / "made", ignore_errors=True)
        names = f"base={sys.executable} venv=made python=made/bin/python pip_wheel={wheel.as_uri()} pip_digest={digest}"
        done = subprocess.run(
            ["sh", "-c", f"{names}\n{way}\nway_pip_wheel && made/bin/python -m pip --version"],
            cwd=tmp_path,
            check=False,
            capture_output=True,
        )
        assert bool(done.returncode) == bool(code), done.stderr


def test_locked_packages_are_installed_by_their_digests_and_nothing_else_is_fetched() -> None:
    assert "--require-hashes --only-binary :all:" in SETUP
    assert "urlopen" not in SETUP
    assert "curl" not in SETUP
    for lock in ("run", "dev"):
        lines = (ROOT / "requirements" / f"{lock}.txt").read_text("utf-8").splitlines()
        pinned = [number for number, line in enumerate(lines) if "==" in line and not line.startswith(("#", " "))]
        assert pinned
        assert all("--hash=sha256:" in lines[number + 1] for number in pinned)
