"""Shows that the blocks of Python in docs/ run, one after the other, over the bundled corpus."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from graph_build.cli import cli
from graph_build.resources import corpus_dir

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


PAGES = [page for page in (ROOT / "README.md", *sorted(DOCS.glob("*.md"))) if BLOCK.search(page.read_text("utf-8"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_block_of_python_runs(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "corpus").symlink_to(corpus_dir())
    monkeypatch.chdir(tmp_path)
    scope: dict[str, object] = {}
    for number, block in enumerate(BLOCK.findall(page.read_text("utf-8")), 1):
        exec(compile(block, f"{page.name}, block {number}", "exec"), scope)
    assert len(scope["frame"]) > 10  # type: ignore[arg-type]
    assert page.name == "README.md" or (tmp_path / "commitments.parquet").stat().st_size > 1000


def test_blocks_are_of_a_kind_that_some_test_runs_or_reads() -> None:
    """A console block is run, a named one is written, Python runs; the others are named here with their test."""
    read = {"text": "COMMANDS.md is written by the program", "toml": "the rule of ADDING.md", "json": "settings"}
    found = {
        (page.name, kind)
        for page in (ROOT / "README.md", *DOCS.glob("*.md"))
        for kind in re.findall(r"^```(\w+)$", page.read_text("utf-8"), re.MULTILINE)
    }
    assert {kind for _, kind in found} <= {"console", "python", *read}
    assert {page for page, kind in found if kind in read} == {"COMMANDS.md", "ADDING.md", "SERVING.md"}


def test_the_settings_that_serving_shows_name_a_command() -> None:
    (block,) = re.findall(r"^```json\n(.*?)^```$", (DOCS / "SERVING.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)
    (server,) = json.loads(block)["mcpServers"].values()
    command = cli.get_command(click.Context(cli), server["args"][0])
    assert server["command"] == "wps-graph"
    assert command is not None
    assert command.make_context(server["args"][0], server["args"][1:]).params["graph_file"]


def test_the_rule_that_adding_shows_reads_its_sentence(tmp_path: Path) -> None:
    """The row of docs/ADDING.md at the end of frames.toml of a copy, asked as the page says."""
    page = (DOCS / "ADDING.md").read_text("utf-8")
    row = re.findall(r"^```toml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)[-1]
    (sentence,) = re.findall(r'^    \S+wps-graph explain --sentence "([^"]+)"$', page, re.MULTILINE)
    (printed,) = re.findall(r"prints `(relation [^`]+)`", page)
    shutil.copytree(DOCS.parent / "graph_build", tmp_path / "graph_build", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "graph_build/_data").mkdir()
    for name in ("ontology", "queries", "corpus"):
        (tmp_path / "graph_build/_data" / name).symlink_to(DOCS.parent / name)
    said = []
    for added in ("", row):
        with (tmp_path / "graph_build/extract/relations/frames.toml").open("a", encoding="utf-8") as table:
            table.write(f"\n{added}")
        run = "import sys; from graph_build.cli import main; main(sys.argv[1:])"
        command = [sys.executable, "-c", run, "explain", "--sentence", sentence]
        environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        said.append([line.strip() for line in done.stdout.splitlines()])
    assert "no relation: no row of frames.toml has a verb or noun of these clauses" in said[0]
    assert printed in said[1]
