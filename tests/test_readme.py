"""Shows that README.md and docs/ tell the truth: commands run and print what is shown, names and links exist."""

import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import click
import pytest

from graph_build.ask.collection.questions import list_questions
from graph_build.cli import COMMANDS, cli

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


def typed_commands(text: str) -> list[str]:
    """The program's command lines in indented blocks, in blocks of a shell, and between backticks with their words."""
    blocks = "\n".join(re.findall(r"^```sh\n(.*?)^```$", text, re.MULTILINE | re.DOTALL))
    lines = re.findall(r"^ {4}((?:\.venv/bin/)?wps-graph .*)$", text, re.MULTILINE)
    inline = [
        one for one in re.findall(r"`(wps-graph [a-z]+ [^`\n]+)`", text) if not re.search(r"…|\b[A-Z]{4,}\b", one)
    ]
    return [*re.findall(r"^wps-graph .*$", blocks, re.MULTILINE), *lines, *inline]


def refusal(typed: str) -> str:
    """Why the program's parser does not take a command line, empty where it does; a file may be the reader's own."""
    name, *words = shlex.split(typed, comments=True)[1:]
    command = cli.get_command(click.Context(cli), name)
    if command is None:
        return f"there is no command {name}"
    try:
        context = command.make_context(name, words)
    except click.UsageError as error:
        return "" if "does not exist" in error.message else error.message
    return _refused_question(context) if name == "query" else ""


def _refused_question(context: click.Context) -> str:
    name, *words = context.params["words"] or ("",)
    question = next((one for one in list_questions() if one.name == name), None)
    if question is None or context.params["about"]:
        return ""
    given, known = {word[2:] for word in words if word.startswith("--")}, {one.name for one in question.parameters}
    if given - known:
        return f"{name} takes no {min(given - known)}"
    return f"{name} needs more" if known - given - set(question.optional) else ""


TYPED = sorted(
    {
        (page.name, one)
        for page in PAGES
        if page.name != "COMMANDS.md"  # the program writes it
        for one in typed_commands(page.read_text("utf-8"))
    }
)


@pytest.mark.parametrize(("page", "typed"), TYPED, ids=[f"{page}: {typed[:60]}" for page, typed in TYPED])
def test_the_programs_parser_takes_what_a_page_types(page: str, typed: str) -> None:
    assert refusal(typed) == "", page


def test_a_command_that_the_parser_does_not_take_is_found() -> None:
    typed = typed_commands("```sh\nwps-graph due\n```\n    wps-graph check\n`wps-graph view --open`, `wps-graph view`")
    assert typed == ["wps-graph due", "wps-graph check", "wps-graph view --open"]
    assert len(TYPED) > 30
    assert "No such option" in refusal("wps-graph due --onn 2024")
    assert refusal("wps-graph query held-on --post X --day 2024") == "held-on takes no day"
    assert refusal("wps-graph query held-on --post X") == "held-on needs more"
    assert refusal("wps-graph query held-on --about") == ""


def test_every_command_and_question_that_is_named_exists() -> None:
    questions = {question.name for question in list_questions()}
    code = "\n".join(re.findall(r"^ {4}.*$|^\$ .*$|`[^`\n]+`", TEXT, re.MULTILINE))
    assert set(re.findall(r"\bwps-graph ([a-z]+)", code)) <= COMMANDS.keys()
    assert set(re.findall(r"\bquery ([a-z]+(?:-[a-z]+)*)\b(?![./])", code)) <= questions
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"(?:^ {4}|`)make ([a-z]+)", code, re.MULTILINE)) <= targets


def links_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("links", ROOT / "scripts" / "links.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_link_leads_somewhere() -> None:
    script = links_script()
    assert set(PAGES) <= set(script.PAGES)
    assert [line for page in script.PAGES for line in script.broken(page)] == []


def test_a_link_that_leads_nowhere_is_named(tmp_path: Path) -> None:
    """A file, a heading here or there, and an address that is none; what stands in code is no link."""
    script = links_script()
    (tmp_path / "b.md").write_text("# One `thing`: [and](c.md) more\n", "utf-8")
    page = tmp_path / "a.md"
    good = "[x](b.md#one-thing-and-more) [x](#here) [x](b.md) [x](https://a.example/y) `[x](no.md)`\n"
    page.write_text(f"## Here\n{good}```text\n[x](no.md)\n```\n", "utf-8")
    assert list(script.broken(page)) == []
    page.write_text("## Here\n[x](no.md) [x](b.md#two) [x](#there) [x](http:/a)\n", "utf-8")
    assert len(list(script.broken(page))) == 4


def test_the_number_of_questions_is_right() -> None:
    said = re.findall(r"(\d+) competency questions", TEXT)
    assert len(said) >= 2
    assert set(said) == {str(len(list_questions()))}


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
