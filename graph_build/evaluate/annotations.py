"""Turns a folder of annotations into the records of what people found in each document."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from graph_build.errors import InputError
from graph_build.evaluate.kinds import is_known

Row = dict[str, Any]

_NEEDED: Final = {
    "entities": ("label", "type"),
    "facts": ("s", "p", "o"),
    "commitments": ("quote", "strength"),
}
_RULE: Final = "one JSON object on each line, as the guidelines of the annotations say"


@dataclass(frozen=True, slots=True)
class Annotated:
    """The annotations of one document; `stem` is the name of its file without the ending."""

    stem: str
    entities: list[Row]
    facts: list[Row]
    commitments: list[Row]


def read_gold(folder: Path) -> list[Annotated]:
    """The annotations in the folders of a folder, by name. Folders without annotations are left out.

    Raises:
        InputError: there is no such folder, or a line is no JSON object, lacks a field or names an unknown kind.
    """
    if not folder.is_dir():
        raise InputError("no such folder", str(folder), "", "name the folder of annotations with --gold")
    places = sorted(path for path in folder.iterdir() if path.is_dir())
    read = [Annotated(path.name, *(list(_rows(path / f"{name}.jsonl", name)) for name in _NEEDED)) for path in places]
    return [one for one in read if one.entities or one.facts or one.commitments]


def _rows(path: Path, name: str) -> Iterator[Row]:
    for number, line in enumerate(_lines(path), 1):
        if line.strip():
            yield _row(line, name, f"{path}, line {number}")


def _lines(path: Path) -> list[str]:
    try:
        # Split at line feeds alone: quotes may hold the other separators that str.splitlines knows.
        return path.read_text("utf-8").split("\n") if path.is_file() else []
    except (OSError, ValueError) as fault:
        raise InputError("annotations cannot be read", str(path), str(fault), "save them as UTF-8") from fault


def _row(line: str, name: str, where: str) -> Row:
    try:
        row = json.loads(line)
    except ValueError as fault:
        raise InputError(f"annotations are no JSON: {fault}", where, _RULE, "repair the line") from fault
    missing = [key for key in _NEEDED[name] if not isinstance(row, dict) or not isinstance(row.get(key), str)]
    if missing:
        raise InputError(f"annotations lack {', '.join(missing)}", where, _RULE, "add what is missing")
    assert isinstance(row, dict)
    if name == "entities" and not is_known(row["type"]):
        raise InputError(f"annotations name an unknown kind: {row['type']}", where, _RULE, "name one of the kinds")
    return row
