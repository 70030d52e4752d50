"""Turns frames into frames that say what asks or promises in them: modal, verb, or noun of commitment."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from graph_build.reading.lexicon.heads import singulars
from graph_build.reading.lexicon.verbs import verb_of
from graph_build.reading.records import Deontic, Frame, Tokens


class _Row(NamedTuple):
    id: str
    modal: frozenset[str]
    lemma: frozenset[str]
    voice: frozenset[str]
    noun: frozenset[str]
    prep: frozenset[str]
    to: bool
    strength: str
    form: str


@lru_cache(maxsize=1)
def _rows() -> tuple[_Row, ...]:
    data = tomllib.loads(files("graph_build.reading.lexicon").joinpath("deontic.toml").read_text("utf-8"))
    return tuple(
        _Row(
            row["id"], *(frozenset(row.get(key, ())) for key in ("modal", "lemma", "voice", "noun", "prep")),
            row.get("to", False), row["strength"], row["form"],
        )
        for row in data["deontic"]
    )  # fmt: skip


@lru_cache(maxsize=1)
def _by_trigger() -> tuple[dict[str, list[_Row]], dict[str, list[_Row]]]:
    """Rows by modal and, for the others, by lemma: few rows are tried for a frame."""
    modals: dict[str, list[_Row]] = {}
    lemmas: dict[str, list[_Row]] = {}
    for row in _rows():
        for key in row.modal:
            modals.setdefault(key, []).append(row)
        for key in row.lemma if not row.modal else ():
            lemmas.setdefault(key, []).append(row)
    return modals, lemmas


def with_deontic(tokens: Tokens, frames: list[Frame]) -> list[Frame]:
    """The frames, each with its deontic head where it has one."""
    modals, lemmas = _by_trigger()
    out = []
    for frame in frames:
        row = None
        if frame.form in {"finite", "base"}:
            if frame.modal:
                row = next((r for r in modals.get(frame.modal, ()) if _fits(tokens, frame, frames, r)), None)
            else:
                row = next((r for r in lemmas.get(frame.lemma, ()) if _fits(tokens, frame, frames, r)), None)
        out.append(_headed(frame, row))
    return out


def _headed(frame: Frame, row: _Row | None) -> Frame:
    if row is not None:
        form = "passive" if frame.voice == "passive" and row.form == "own" and frame.modal else row.form
        return frame._replace(deontic=Deontic(row.id, row.strength, form, frame.start, frame.stop))
    if frame.form != "finite" or frame.modal or frame.voice == "passive" or not frame.polarity:
        return frame
    verb = verb_of(frame.lemma)
    if verb is None or not verb.strength:
        return frame
    if frame.tense == "past" or (frame.form == "own" and frame.action is None):
        return frame
    return frame._replace(deontic=Deontic(verb.rule, verb.strength, verb.form, frame.start, frame.stop))


def _fits(tokens: Tokens, frame: Frame, frames: list[Frame], row: _Row) -> bool:
    if row.lemma and frame.lemma not in row.lemma:
        return False
    if row.voice and frame.voice not in row.voice and not ("state" in row.voice and frame.lemma.startswith("be ")):
        return False
    if row.to and frame.action is None and not any(p.prep == "to" for p in frame.preps):
        return False
    if row.prep and not any(p.prep in row.prep for p in frame.preps):
        return False
    if row.noun:
        nouns = {s for p in frame.patient for s in singulars(tokens.low[p.head])}
        nouns |= {s for p in frame.preps if p.prep == "in" for s in singulars(tokens.low[p.phrase.head])}
        return bool(nouns & row.noun)
    return True
