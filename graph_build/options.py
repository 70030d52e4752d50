"""Turns options that several commands share into one definition each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import click

BUILT: Final = Path("out/graph.trig")

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

graph_option: Final[Decorator] = click.option(
    "--graph", "graph_file", default=BUILT, show_default=True, type=click.Path(path_type=Path), help="A built graph."
)
json_option: Final[Decorator] = click.option(
    "--json", "as_json", is_flag=True, help="Write the answer and errors as JSON."
)


def format_option(*forms: str, words: str = "How the answer is written.") -> Decorator:
    """The option that chooses a form; the first one is what is written without it."""
    return click.option(
        "--format", "form", default=forms[0], show_default=True, type=click.Choice(list(forms)), help=words
    )


def out_option(default: str | None, words: str) -> Decorator:
    """The option that names where the outcome goes."""
    return click.option(
        "--out",
        default=default,
        show_default=default is not None,
        required=default is None,
        type=click.Path(path_type=Path),
        help=words,
    )
