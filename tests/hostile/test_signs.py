"""Shows that words of documents steer no terminal, and that files and pipes get them as they are."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from graph_build.errors import InputError
from graph_build.guards import cell, visible

EVIL = "a\x1b[2J\x07\x9b\u202eb"
CODE = f"""
from graph_build.guards import screened
with screened():
    print({EVIL!r})
    print('\u0627\u200f\\tb')
"""


@pytest.mark.parametrize(("words", "shown"), [(EVIL, r"a\x1b[2J\x07\x9b\u202eb"), ("a\n\tb\u200f", "a\n\tb\u200f")])
def test_what_steers_is_shown_as_its_number(words: str, shown: str) -> None:
    assert visible(words) == shown


def test_an_error_is_one_line_that_steers_nothing() -> None:
    assert str(InputError(f"cannot read {EVIL}", "a\nb", "", "")) == rf"cannot read {visible(EVIL)}: a b"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d"])
def test_no_cell_begins_as_a_formula(sign: str) -> None:
    assert cell(f"{sign}1+1") == f"'{sign}1+1"


def test_a_terminal_is_not_steered() -> None:
    ours, theirs = pty.openpty()
    subprocess.run([sys.executable, "-c", CODE], stdout=theirs, stderr=theirs, check=True)
    os.close(theirs)
    shown = os.read(ours, 1_000).decode()
    os.close(ours)
    assert shown.split("\r\n")[0] == visible(EVIL)
    assert "\u0627\u200f" in shown
    assert "\x1b" not in shown


def test_a_file_gets_the_words_as_they_are(tmp_path: Path) -> None:
    with (tmp_path / "out").open("wb") as out:
        subprocess.run([sys.executable, "-c", CODE], stdout=out, check=True)
    assert (tmp_path / "out").read_text("utf-8").startswith(EVIL)
