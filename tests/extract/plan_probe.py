"""Turns made plans into what was read of them, in forms that tests compare."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from graph_build.corpus.folders import read_sources
from graph_build.extract.document import DocumentExtract, extract_document
from graph_build.extract.plans import PlanAction, value_of

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "plans"
TITLE = "National Action Plan on Women, Peace and Security of Norland 2025-2029\n\n"


@dataclass(frozen=True, slots=True)
class Examples:
    """A row of a table: its name, what it gives, the words that it must and must not match."""

    id: str
    gives: str
    match: list[str]
    near: list[str]


def rows_of(name: str, part: str, gives: str) -> list[Examples]:
    rows = table(name)[part]
    assert isinstance(rows, list)
    return [Examples(row["id"], row[gives], row["match"], row["near"]) for row in rows]


def table(name: str) -> dict[str, object]:
    return tomllib.loads(files("graph_build.extract.plans").joinpath(name).read_text("utf-8"))


def read(path: Path) -> DocumentExtract:
    (source,) = read_sources((path,)).documents
    return extract_document(source)


class Reader:
    """Reads a text as the plan of a made state."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, words: str, title: str = TITLE) -> DocumentExtract:
        path = self.folder / "norland-plan.txt"
        path.write_text(title + words + "\n", encoding="utf-8")
        return read(path)


def stated(document: DocumentExtract) -> dict[str, set[str]]:
    out: dict[str, set[str]] = {}
    for relation in document.relations:
        out.setdefault(relation.predicate, set()).add(relation.object)
    return out


def details(document: DocumentExtract) -> set[tuple[str, str]]:
    return {(detail.aspect, detail.value) for detail in document.plan.details}


def money(document: DocumentExtract) -> list[tuple[str, str | None, str | None]]:
    return [(one.kind, one.amount, one.currency) for one in document.plan.budgets]


Row = tuple[str | None, str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]


def row(action: PlanAction) -> Row:
    """Number, words, leads, partners, times of an action."""
    by = {name: tuple(d.value for d in action.details if d.aspect == name) for name in ("lead", "partner", "time")}
    return action.label, action.piece.words, by["lead"], by["partner"], by["time"]


def measured(action: PlanAction) -> list[tuple[str, str, str]]:
    values = [(i.piece.words, i.baseline, i.target) for i in action.indicators]
    return [(words, value_of(a) if a else "", value_of(b) if b else "") for words, a, b in values]


def paid(action: PlanAction) -> list[tuple[str, str | None, str | None]]:
    return [(one.kind, one.amount, one.currency) for one in action.budgets]


def goals(document: DocumentExtract, action: PlanAction) -> list[str]:
    return [document.plan.goals[number - 1].piece.words for number in action.goals]
