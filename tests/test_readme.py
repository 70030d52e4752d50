"""Shows that README.md and docs/ tell the truth: commands run and print what is shown, names and links exist."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph_build.ask.collection.questions import list_questions
from graph_build.cli import COMMANDS

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
TEXT = "\n".join(page.read_text("utf-8") for page in PAGES)
LEFT_OUT = "…"
PROMPT = "$ "


@dataclass(frozen=True, slots=True)
class Example:
    """A command as a page shows it, the lines shown below it, and the line of the page that it stands on."""

    command: str
    shown: tuple[str, ...]
    line: int


def examples_of(text: str) -> list[Example]:
    """The commands of all console blocks: a line that begins with `$ `, and the lines up to the next such line.

    A block with the name of a file after its language is a command that writes that file.
    """
    found: list[Example] = []
    for block in re.finditer(r"^```([a-z]+)(?: ([\w./-]+))?\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        first = text.count("\n", 0, block.start()) + 2
        if block[2]:
            write = f"mkdir -p \"$(dirname {block[2]})\" && cat > {block[2]} <<'END'\n{block[3]}END"
            found.append(Example(write, (), first - 1))
        for number, line in enumerate(block[3].splitlines() if block[1] == "console" else (), first):
            if line.startswith(PROMPT):
                found.append(Example(line.removeprefix(PROMPT), (), number))
            elif found:
                last = found.pop()
                found.append(Example(last.command, (*last.shown, line.rstrip()), last.line))
    return found


def missing_line(shown: tuple[str, ...], printed: list[str]) -> str | None:
    """The first shown line that was not printed in its place; None when all were, or when none is shown.

    A line of `…` stands for any number of lines. Lines between two of them were printed one after the other.
    """
    if not shown:
        return None
    first, *others = split(shown)
    if printed[: len(first)] != first:
        return absent(first, printed)
    place = len(first)
    for run in others[:-1]:
        starts = range(place, len(printed) - len(run) + 1)
        found = next((start for start in starts if printed[start : start + len(run)] == run), None)
        if found is None:
            return absent(run, printed[place:])
        place = found + len(run)
    last = others[-1] if others else []
    if not others and place < len(printed):
        return f"the end, since this follows: {printed[place]}"
    rest = printed[place:]
    return None if not last or rest[-len(last) :] == last else absent(last, rest)


def absent(run: list[str], printed: list[str]) -> str:
    return next((line for line in run if line not in printed), f"{run[0]} (with what is shown after it)")


def split(shown: tuple[str, ...]) -> list[list[str]]:
    """The runs of lines between lines of `…`; the first begins the output, the last ends it."""
    runs: list[list[str]] = [[]]
    for line in shown:
        if line.strip() == LEFT_OUT:
            runs.append([])
        else:
            runs[-1].append(line)
    return runs


@pytest.fixture(scope="module")
def folder(built_bundled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a build in `out`, where the commands run one after the other, as a reader types them."""
    place = tmp_path_factory.mktemp("readme")
    (place / "tests").symlink_to(ROOT / "tests")  # commands that name files of the repository
    shutil.copytree(built_bundled, place / "out")
    program = place / "bin" / "wps-graph"
    program.parent.mkdir()
    code = "import sys; from graph_build.cli import main; sys.exit(main())"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "{code}" "$@"\n', "utf-8")
    program.chmod(0o755)
    return place


SHOWN = [(page.name, example) for page in PAGES for example in examples_of(page.read_text("utf-8"))]


@pytest.mark.parametrize(("page", "example"), SHOWN, ids=[f"{page}-line-{example.line}" for page, example in SHOWN])
def test_a_command_prints_what_is_shown(page: str, example: Example, folder: Path) -> None:
    if example.command.startswith("make "):
        pytest.skip("make sets up an environment; `make graph` and `make test` are what runs this test")
    environment = {**os.environ, "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    result = subprocess.run(
        ["/bin/sh", "-c", example.command], cwd=folder, env=environment, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, check=False, timeout=900,
    )  # fmt: skip
    assert result.returncode == 0, result.stdout
    printed = [line.rstrip() for line in result.stdout.splitlines()]
    missed = missing_line(example.shown, printed)
    assert missed is None, f"{page}, line {example.line}: not printed in its place: {missed!r}\n{result.stdout}"


def test_every_command_and_question_that_is_named_exists() -> None:
    questions = {question.name for question in list_questions()}
    code = "\n".join(re.findall(r"^ {4}.*$|^\$ .*$|`[^`\n]+`", TEXT, re.MULTILINE))
    assert set(re.findall(r"\bwps-graph ([a-z]+)", code)) <= COMMANDS.keys()
    assert set(re.findall(r"\bquery ([a-z]+(?:-[a-z]+)*)\b(?![./])", code)) <= questions
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"(?:^ {4}|`)make ([a-z]+)", code, re.MULTILINE)) <= targets


def test_every_file_that_is_linked_exists() -> None:
    for page in PAGES:
        links = [link for link in re.findall(r"\]\(([^)#\s]+)", page.read_text("utf-8")) if "://" not in link]
        assert [link for link in links if not (page.parent / link).exists()] == [], page.name


PRINTED = ["Built out", "", "  15  documents", "  20  things", "Try next:"]


@pytest.mark.parametrize(
    ("shown", "missed"),
    [
        (("Built out", "", "  15  documents", "  20  things", "Try next:"), None),
        (("Built out", "…", "Try next:"), None),
        (("Built out", "…", "  20  things", "…"), None),
        (("…", "  15  documents", "  20  things", "…"), None),
        (("…",), None),
        (("Built out",), "the end"),
        (("  15  documents", "…"), "  15  documents"),
        (("…", "  20  things"), "  20  things"),
        (("…", "  20  things", "…", "  15  documents", "…"), "  15  documents"),
        (("Built out", "…", "  16  documents", "…"), "  16  documents"),
        ((), None),
    ],
)
def test_shown_lines_are_compared_with_printed_ones(shown: tuple[str, ...], missed: str | None) -> None:
    found = missing_line(shown, PRINTED)
    assert (found is None) == (missed is None), found


def test_examples_are_found_in_console_blocks_and_in_files_alone() -> None:
    text = "```console\n$ one\na\n…\n$ two --b\n```\n```sh\n$ three\n```\n```csv a/b.csv\nx,y\n```\n"
    *commands, file = examples_of(text)
    assert commands == [Example("one", ("a", "…"), 2), Example("two --b", (), 5)]
    assert (file.command.splitlines()[1:], file.line) == (["x,y", "END"], 10)
