"""Turns the commitments that a document states into judgements of clauses and of their fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from graph_build.ask.lookups import SKOS, WPS
from graph_build.evaluate.annotations import Annotated, Row
from graph_build.evaluate.built import Built, Clause
from graph_build.evaluate.folding import ALIKE, contains, fold, overlap
from graph_build.evaluate.tally import Error, Tally

ALL: Final = "commitment.all"
SHOWN: Final = 90
"""Characters of a quote in a row of errors."""

Judgement = tuple[str, int, int, object, object]
"""Name of a field, how many are right, of how many, what was annotated, what the graph has."""


def compare_commitments(built: Built, gold: Annotated, tally: Tally) -> None:
    """Judge the commitments of a document, each against at most one annotation, and the fields of those that match."""
    clauses = built.clauses(gold.stem)
    tally.expect(ALL)
    pairs = _most_alike(built, gold.commitments, clauses)
    for place, row in enumerate(gold.commitments):
        tally.annotated((ALL,), place in pairs)
        if place not in pairs:
            tally.wrong("commitment missed", (gold.stem, row.get("paragraph"), row["quote"]))
            continue
        for name, right, of, annotated, said in _fields(built, row, clauses[pairs[place]]):
            error: Error = (gold.stem, row["quote"][:SHOWN], annotated, said)
            tally.judge(name, right, of, error)
    matched = set(pairs.values())
    for place, clause in enumerate(clauses):
        tally.said((ALL,), place in matched)
        if place not in matched:
            tally.wrong("commitment extra", (gold.stem, clause.quote))


def _most_alike(built: Built, rows: list[Row], clauses: list[Clause]) -> dict[int, int]:
    """Annotated clauses with those of the graph, both by place, each once, the most alike first.

    Words that stand twice in a document are told apart by their paragraph. What is then still alike goes by place,
    the last first.
    """
    paragraphs = [_paragraphs(built, clause) for clause in clauses]
    candidates = (
        (alike, _same_place(row, paragraphs[theirs]), ours, theirs)
        for ours, row in enumerate(rows)
        for theirs, clause in enumerate(clauses)
        if (alike := overlap(row["quote"], clause.quote)) >= ALIKE
    )
    out: dict[int, int] = {}
    for _, _, ours, theirs in sorted(candidates, reverse=True):
        if ours not in out and theirs not in out.values():
            out[ours] = theirs
    return out


def _same_place(row: Row, paragraphs: frozenset[str]) -> bool:
    return row["paragraph"] in paragraphs if row.get("paragraph") else not paragraphs


def _fields(built: Built, row: Row, clause: Clause) -> Iterator[Judgement]:
    """Each field of a clause that is annotated or stated."""
    strengths = {
        fold(name)
        for one in built.values(clause.address, WPS + "strength")
        for name in built.values(one, SKOS + "prefLabel")
    }
    yield "strength", int(row["strength"] in strengths), 1, row["strength"], sorted(strengths)
    yield _bearer(built, row, clause)
    yield from _times(built, row, clause)
    if row.get("recipient"):
        addressees = _called(built, clause, "addressee")
        right = all(_is_meant(name, addressees) for name in row["recipient"])
        yield "addressee", int(right), 1, row["recipient"], sorted(addressees)
    if row.get("paragraph"):
        paragraphs = _paragraphs(built, clause)
        yield "paragraph", int(row["paragraph"] in paragraphs), 1, row["paragraph"], sorted(paragraphs)
    if row.get("themes"):
        themes = _called(built, clause, "theme")
        met = [name for name in row["themes"] if _is_meant(name, themes)]
        yield "theme recall", len(met), len(row["themes"]), row["themes"], sorted(themes)


def _bearer(built: Built, row: Row, clause: Clause) -> Judgement:
    """Every annotated bearer is called so or nearly so; where none is annotated, the graph links none."""
    bearers, annotated = _called(built, clause, "bearer"), row.get("bearer") or []
    nobody = not built.values(clause.address, WPS + "bearer")
    right = all(_is_meant(name, bearers) for name in annotated) if annotated else nobody
    return "bearer", int(right), 1, annotated, sorted(bearers)


def _times(built: Built, row: Row, clause: Clause) -> Iterator[Judgement]:
    """Due date and rhythm are right to the letter; one that nobody annotated is wrong."""
    for name, key in (("recurrence", "periodicity"), ("due", "deadline")):
        annotated, said = row.get(key), built.values(clause.address, WPS + name)
        if annotated or said:
            yield name, int(said == (annotated,)), 1, annotated, said


def _called(built: Built, clause: Clause, role: str) -> set[str]:
    """All folded names of those in a role, and the words that the clause has for them."""
    linked = (name for thing in built.values(clause.address, WPS + role) for name in built.names(thing))
    words = () if role == "theme" else built.values(clause.address, WPS + f"{role}Text")
    return {fold(name) for name in (*linked, *words)} - {""}


def _is_meant(annotated: str, names: Iterable[str]) -> bool:
    return any(contains(annotated, name) for name in names)


def _paragraphs(built: Built, clause: Clause) -> frozenset[str]:
    provisions = built.values(clause.address, WPS + "statedIn")
    return frozenset(number for one in provisions for number in built.values(one, WPS + "number"))
