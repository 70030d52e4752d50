"""Turns a folder's table of its documents into what is known of each file, and notes on all that could not be used."""

from __future__ import annotations

import csv
import io
import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

from graph_build.corpus.common_dates import edtf_of
from graph_build.corpus.readers import UnreadText, decode
from graph_build.corpus.source import Metadata
from graph_build.errors import InputError
from graph_build.guards import is_file, leads_out

CATALOGUE_FIELDS: Final = tuple(row.name for row in fields(Metadata))
NAMES: Final = ("catalogue.csv", "catalog.csv")
FOLDER: Final = "."
"""What stands in place of a file in the row that speaks of the folder itself."""
_LARGEST: Final = 20_000_000
_DELIMITERS: Final = (",", ";", "\t", "|")


@dataclass(frozen=True, slots=True)
class CatalogueNote:
    """Something in a catalogue to look at: the file and line, and what was done about it."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What a table says of files, by their path below its folder, and what is to be said of the table itself.

    ``title`` is that of the folder, which a row for the file ``.`` gives.
    """

    rows: Mapping[str, Metadata]
    lines: Mapping[str, int]
    notes: tuple[CatalogueNote, ...] = ()
    name: str = NAMES[0]
    title: str = ""
    _folded: dict[str, str] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._folded.update((folded_path(name), name) for name in reversed(list(self.rows)))

    def row_of(self, file: str) -> Metadata | None:
        """The row of a file: of the very letters, else the same but for capitals and composition."""
        name = file if file in self.rows else self._folded.get(folded_path(file))
        return None if name is None else self.rows[name]


@dataclass(frozen=True, slots=True)
class _Words:
    columns: Mapping[str, str]
    kinds: Mapping[str, str]
    wordings: Mapping[str, str]


def folded_path(path: str) -> str:
    """A path with its capitals and composed letters evened out, for systems that tell no case of letters apart."""
    return unicodedata.normalize("NFC", path).casefold()


@cache
def _words() -> _Words:
    data = tomllib.loads(files("graph_build.corpus").joinpath("catalogue.toml").read_text("utf-8"))
    columns = {_plain(word): field for field, words in data["columns"].items() for word in words}
    kinds = {word: kind for kind, words in data["kinds"].items() for word in words}
    wordings = {word: wording for wording, words in data["wordings"].items() for word in words}
    return _Words(columns, kinds, wordings)


def class_of_kind(kind: str) -> str | None:
    """The class of the ontology for a catalogue's kind, in any case of letters and in the plural; None for others.

    >>> class_of_kind("National Action Plans"), class_of_kind("poem")
    ('NationalActionPlan', None)
    """
    words, known = " ".join(kind.lower().split()), _words().kinds
    return known.get(words) or known.get(words.removesuffix("s"))


def wording_of(value: str) -> str | None:
    """Whose words a file holds, out of what people write for it; None for what is none of the three.

    >>> wording_of("Unofficial translation"), wording_of("colourful")
    ('translation', None)
    """
    return _words().wordings.get(" ".join(value.lower().split()))


def unknown_wording(value: str) -> str:
    """What is to be said of a value that is no wording."""
    return f"wording '{_short(value)}' is not known and counts as original; write original, digest or translation"


def read_catalogue(folder: Path, root: Path | None = None) -> Catalogue:
    """The catalogue of the folder; an empty one where it has none, or where it is a link that leads out of ``root``.

    Raises InputError when it is no table, or has no column that names files.
    """
    path = next((folder / name for name in NAMES if is_file(folder / name)), None)
    if path is None:
        return Catalogue({}, {})
    if leads_out(path, root or folder):
        return Catalogue({}, {}, (CatalogueNote(path.name, "leads out of the folder and is not read; copy it here"),))
    return catalogue_in(path)


def catalogue_in(path: Path) -> Catalogue:
    """The catalogue that a file is, whatever its name.

    Raises InputError when it is no table, or has no column that names files.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise UnreadText(f"larger than {_LARGEST:,} bytes")
        text = decode(path.read_bytes()).text
    except (OSError, UnreadText) as error:
        raise InputError("catalogue cannot be read", str(path), str(error), "save it as CSV") from error
    table = _Table(path.name)
    rows = _records(path, text)
    columns = table.columns(next(rows, (1, []))[1])
    if "file" not in columns:
        remedy = "name the first column file; the others may be title, publisher, published, kind, language, address"
        raise InputError("catalogue has no column 'file'", str(path), "first line names the columns", remedy)
    for line, cells in rows:
        table.take(line, columns, cells)
    return Catalogue(table.rows, table.lines, tuple(table.notes), path.name, table.title)


def _records(path: Path, text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows with their lines; the sign between cells is the one that the first line uses most."""
    named = re.match(r"(?i)\ufeff?sep=(.)\r?\n", text)
    body = text[named.end() :] if named else text.lstrip("\ufeff")
    first = body.partition("\n")[0]
    delimiter = named.group(1) if named else max(_DELIMITERS, key=lambda sign: (first.count(sign), sign == ","))
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=delimiter)
    try:
        yield from ((reader.line_num + bool(named), row) for row in reader if any(cell.strip() for cell in row))
    except csv.Error as error:
        where = f"{path}, line {reader.line_num}"
        raise InputError("catalogue cannot be read", where, str(error), "save it as CSV with short fields") from error


class _Table:
    """Rows as they are taken in, with a note for whatever is not taken as it stands."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.rows: dict[str, Metadata] = {}
        self.lines: dict[str, int] = {}
        self.notes: list[CatalogueNote] = []
        self.title = ""

    def say(self, line: int, what: str) -> None:
        self.notes.append(CatalogueNote(f"{self.name}, line {line}", what))

    def columns(self, header: list[str]) -> list[str | None]:
        """The field of each column; None for one that is not used."""
        out: list[str | None] = []
        for cell in header:
            field = _words().columns.get(_plain(cell))
            if field is None and cell.strip():
                self.say(1, f"column '{_short(cell)}' is not known and not used")
            elif field in out:
                self.say(1, f"column '{_short(cell)}' is a second one for {field} and not used")
                field = None
            out.append(field)
        return out

    def take(self, line: int, columns: list[str | None], cells: list[str]) -> None:
        values = {field: " ".join(cell.split()) for field, cell in zip(columns, cells, strict=False) if field}
        file = values.pop("file", "").replace("\\", "/").removeprefix("./")
        if not file:
            self.say(line, "the row names no file and is not used")
            return
        if file == FOLDER:
            self._name(line, values.get("title", ""))
            return
        meta = Metadata(**{field: self._value(line, field, value) for field, value in values.items()})
        if file not in self.rows:
            self.rows[file], self.lines[file] = meta, line
        elif self.rows[file] == meta:
            self.say(line, f"{_short(file)} stands in line {self.lines[file]} too; the two rows say the same")
        else:
            self.say(line, f"{_short(file)} stands in line {self.lines[file]} too; that row counts, this one does not")

    def _name(self, line: int, title: str) -> None:
        if not title:
            self.say(line, f"the row of the folder ({FOLDER}) gives no title and is not used")
        elif self.title not in {"", title}:
            self.say(line, "a second title of the folder; the first one counts")
        else:
            self.title = title

    def _value(self, line: int, field: str, value: str) -> str | None:
        if not value:
            return None
        if field == "published":
            return self._date(line, value)
        if field == "wording":
            return self._wording(line, value)
        if field == "kind" and class_of_kind(value) is None:
            self.say(line, f"kind '{_short(value)}' is not known; the document's title tells its kind")
        return value

    def _wording(self, line: int, value: str) -> str | None:
        wording = wording_of(value)
        if wording is None:
            self.say(line, unknown_wording(value))
        return wording

    def _date(self, line: int, value: str) -> str | None:
        date = edtf_of(value)
        if date is None:
            self.say(line, f"'{_short(value)}' is no date or can be two; write it as 2024-03-14, 2024-03 or 2024")
        return date


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFC", name).casefold())


def _short(words: str) -> str:
    folded = " ".join(words.split())
    return folded if len(folded) <= 60 else f"{folded[:59]}…"
