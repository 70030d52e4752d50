"""Turns the tables that a person keeps beside the texts into rows, and rows into such a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from graph_build.errors import InputError
from graph_build.guards import is_file, leads_out


def beside(name: str, paths: Iterable[Path]) -> list[Path]:
    """The files of that name beside the texts, in the order of their folders; a link out of the folder is none."""
    folders = sorted({path if path.is_dir() else path.parent for path in paths})
    return [folder / name for folder in folders if not leads_out(folder / name, folder) and is_file(folder / name)]


def read_table(path: Path, what: str) -> list[dict[str, str | None]]:
    """The rows of a CSV file; ``what`` says what it holds.

    Raises:
        InputError: the file is missing or is no such table.
    """
    try:
        return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{what} cannot be read", str(path), str(error), "save them as UTF-8 CSV") from error


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write the file anew, whole or not at all."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    new = path.with_name(f".{path.name}.new")
    new.write_text(text.getvalue(), encoding="utf-8")
    new.replace(path)
