"""Turns the table of houses (houses.toml) into who speaks in a text, with its organs and what its short names mean."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from graph_build.errors import InputError
from graph_build.guards import is_file, leads_out

FILE = "houses.toml"


@dataclass(frozen=True, slots=True)
class House:
    """A house that publishes texts; all addresses are without their base, "" where it has no such thing.

    ``means`` pairs a form that things of several houses share with the address that it has in texts of this one.
    """

    id: str = ""
    thing: str = ""
    we: str = ""
    publisher: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    organ: tuple[str, ...] = ()
    council: str = ""
    commission: str = ""
    kin: tuple[str, ...] = ()
    says: str = ""
    members: str = ""
    binds: str = ""
    means: tuple[tuple[str, str], ...] = ()

    def owns(self, thing: str) -> bool:
        """Whether a thing's address says that it belongs to the house."""
        return any(part in thing for part in self.kin or (self.id,)) if self.id else False

    @property
    def agrees(self) -> bool:
        """Whether its texts are agreed by members, rather than ordered or pledged by one."""
        return bool(self.id) and self.binds != "state"


NOBODY = House()


@cache
def known_houses() -> tuple[House, ...]:
    """The houses of the table that the program brings, in its order."""
    return _houses(files("graph_build.corpus").joinpath(FILE).read_text("utf-8"), f"graph_build/corpus/{FILE}")


def read_houses(folder: Path) -> tuple[House, ...]:
    """The houses that a folder of texts adds; none where it holds no such table.

    Raises InputError when the table cannot be read, or a row has an unknown field or no id.
    """
    path = folder / FILE
    if leads_out(path, folder) or not is_file(path):
        return ()
    try:
        return _houses(path.read_text("utf-8-sig"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("houses cannot be read", str(path), str(error), "save the table as UTF-8 text") from error


def house_of_text(publisher: str, voice: str, added: Sequence[House] = ()) -> House:
    """The house whose text it is: by its publisher, else by its title and file name (``voice``); NOBODY for none.

    A house of the texts' own folder goes before those that the program knows, and replaces one of its id.
    """
    own = {house.id for house in added}
    houses = [*added, *(house for house in known_houses() if house.id not in own)]
    by_publisher = (house for house in houses if _speaks(house.publisher, publisher))
    by_title = (house for house in houses if _speaks(house.title, voice))
    return next(by_publisher, None) or next(by_title, None) or NOBODY


def _speaks(words: tuple[str, ...], text: str) -> bool:
    return bool(words) and _pattern(words).search(text) is not None


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    ends = [re.escape(word) + (r"(?![A-Za-z])" if word[-1].isalpha() else "") for word in words]
    return re.compile(rf"(?<![A-Za-z])(?:{'|'.join(ends)})")


def _houses(text: str, where: str) -> tuple[House, ...]:
    try:
        rows = tomllib.loads(text).get("house", [])
        return tuple(_house(row) for row in rows)
    except (
        tomllib.TOMLDecodeError,
        TypeError,
        ValueError,
        KeyError,
        AttributeError,
        RecursionError,
        re.error,
    ) as error:
        remedy = "write [[house]] rows with the fields of graph_build/corpus/houses.toml"
        raise InputError("houses cannot be read", where, str(error), remedy) from error


def _house(row: dict[str, Any]) -> House:
    unknown = set(row) - {field.name for field in fields(House)}
    if unknown or not row.get("id"):
        raise ValueError(f"unknown field {min(unknown)!r}" if unknown else "a house without an id")
    wrong = [name for name, value in row.items() if not _is_words(name, value)]
    if wrong:
        raise ValueError(f"the field {min(wrong)!r} is not as those of the program's own table")
    re.compile(row.get("says", ""))
    re.compile(row.get("members", ""))
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
    values["means"] = tuple(sorted(dict(row.get("means", {})).items()))
    values.setdefault("thing", row["id"])
    return House(**values)


def _is_words(name: str, value: object) -> bool:
    """Whether a field holds what it is to hold: words, a list of words, or words for words."""
    if name == "means":
        return isinstance(value, dict) and all(isinstance(one, str) for one in value.values())
    if isinstance(getattr(NOBODY, name), tuple):
        return isinstance(value, list) and all(isinstance(one, str) and one for one in value)
    return isinstance(value, str)
