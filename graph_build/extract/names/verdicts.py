"""Turns a person's verdicts on names (same, different, unsure) into joins and separations that survive rebuilds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from graph_build.corpus.beside import beside, read_table, write_table
from graph_build.errors import InputError
from graph_build.extract.folding import fold
from graph_build.extract.records import Thing

SAME, DIFFERENT, UNSURE = "same", "different", "unsure"
FILE = "verdicts.csv"
COLUMNS = ("left", "right", "verdict", "document", "note")


@dataclass(frozen=True, slots=True, order=True)
class Verdict:
    """What a person decided on two names, or addresses of things.

    ``document`` limits a verdict "same" to what that document (its file without the ending) calls so.
    """

    left: str
    right: str
    verdict: str
    document: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        if self.verdict not in {SAME, DIFFERENT, UNSURE}:
            raise ValueError(f"verdict {self.verdict!r}")


def name_verdicts_for(file: Path | None, paths: tuple[Path, ...]) -> list[Verdict]:
    """The verdicts of a file or, without one, of every ``verdicts.csv`` beside the texts; none where there is none."""
    if file is not None:
        return read_verdicts(file)
    return [row for found in beside(FILE, paths) for row in read_verdicts(found)]


def read_verdicts(path: Path) -> list[Verdict]:
    """Verdicts of a CSV file with the columns left, right, verdict and, where wanted, document and note.

    Raises InputError when the file is missing, is no such table, or a row has another verdict.
    """
    return [_verdict(path, number, row) for number, row in enumerate(read_table(path, "verdicts"), 2)]


def _verdict(path: Path, line: int, row: dict[str, str | None]) -> Verdict:
    values = {k: (row.get(k) or "").strip() for k in COLUMNS}
    if not values["left"] or not values["right"]:
        raise InputError(
            "verdict without two names", f"{path}, line {line}", "columns left and right", "name both things"
        )
    try:
        return Verdict(values["left"], values["right"], values["verdict"].lower(), values["document"], values["note"])
    except ValueError as error:
        raise InputError(
            str(error), f"{path}, line {line}", "same, different or unsure", "use one of these words"
        ) from error


def write_verdicts(path: Path, verdicts: list[Verdict]) -> None:
    """Write the file anew, whole or not at all."""
    write_table(path, COLUMNS, ((one.left, one.right, one.verdict, one.document, one.note) for one in verdicts))


def joined(verdicts: list[Verdict]) -> dict[str, str]:
    """Folded name → the folded name it is joined to, from verdicts "same"; chains end at the first name given."""
    out: dict[str, str] = {}
    for verdict in sorted(v for v in verdicts if v.verdict == SAME):
        left, right = _root(fold(verdict.left), out), _root(fold(verdict.right), out)
        if left != right:
            out[right] = left
    return out


def _root(name: str, parents: dict[str, str]) -> str:
    while name in parents:
        name = parents[name]
    return name


def apart(verdicts: list[Verdict]) -> frozenset[frozenset[str]]:
    """Pairs of folded names that are never joined, from verdicts "different"."""
    return frozenset(
        frozenset({fold(v.left), fold(v.right)})
        for v in verdicts
        if v.verdict == DIFFERENT and fold(v.left) != fold(v.right)
    )


def unborne(verdicts: Iterable[Verdict], things: Iterable[Thing], given_up: Iterable[str] = ()) -> list[str]:
    """The names of verdicts that no thing bears, so that the verdict changes nothing.

    ``given_up`` are addresses of things that were joined to others.
    """
    borne = {fold(name) for thing in things for name in (thing.key, thing.label, *thing.names)} | set(
        map(fold, given_up)
    )
    named = {name for verdict in verdicts for name in (verdict.left, verdict.right)}
    return sorted(name for name in named if fold(name) not in borne)
