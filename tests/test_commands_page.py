"""Shows that docs/COMMANDS.md is what the program says of its commands, and tells each command and option."""

import importlib.util
import re
from pathlib import Path

import click
import pytest

from graph_build.cli import COMMANDS, cli

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "COMMANDS.md").read_text("utf-8")


def written() -> str:
    spec = importlib.util.spec_from_file_location("commands_page", ROOT / "scripts" / "commands.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return str(module.reference())


def test_the_page_is_up_to_date() -> None:
    assert written() == PAGE, "run `make commands`"


@pytest.mark.parametrize("name", COMMANDS)
def test_each_option_of_a_command_stands_on_the_page_with_words(name: str) -> None:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    section = re.search(rf"^## {name}\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert section is not None
    rows = dict(re.findall(r"^\| `(.+?)` \| (.*) \|$", section[1], re.MULTILINE))
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            told = [words for option, words in rows.items() if parameter.opts[0] in re.split(r"[ ,/]+", option)]
            assert len(told) == 1, parameter.opts
            assert re.match(r"[A-Z]", told[0]), f"{name} {parameter.opts[0]} has no words of its own"
