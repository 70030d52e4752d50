"""Turns the filled fields of an action or goal into who leads, who takes part, when, measured how, paid by what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph_build.extract.plans.actors import Names, actors_of
from graph_build.extract.plans.columns import (
    BASELINE,
    INDICATOR,
    LEAD,
    MONEY,
    MONEY_SOURCE,
    PARTNER,
    TARGET,
    TIME,
    VERIFICATION,
    YEAR,
)
from graph_build.extract.plans.money import budget_of_cell, kind_of
from graph_build.extract.plans.records import Piece, PlanBudget, PlanDetail, PlanIndicator
from graph_build.extract.plans.times import (
    begins_only,
    edtf_of_words,
    is_tick,
    last_of,
    rhythm_of_words,
    ticked_years,
    ticks_in,
)
from graph_build.extract.plans.walk import Filled

_EMPTY = re.compile(r"[-–—./\s]*|n/?a|none|nil|idem", re.IGNORECASE)
_RISE = re.compile(r"\bfrom (?P<base>\d[\d.,]*\s?%?) to (?P<target>\d[\d.,]*\s?%?)(?![\d.,]*\d)")
_WITH_TARGET = re.compile(r"\b(?:to|at least|up to)\s+(?P<value>\d+(?:[.,]\d+)?\s?(?:%|per cent|percent))")


@dataclass(frozen=True, slots=True)
class Values:
    """What the fields of an action say."""

    details: tuple[PlanDetail, ...]
    indicators: tuple[PlanIndicator, ...]
    budgets: tuple[PlanBudget, ...]
    due: str | None
    recurrence: str | None


def values_of(action: Piece | None, fields: Sequence[Filled], known: Names) -> Values:
    """The values of the fields of an action; of a goal where there is no ``action``."""
    kept = [one for one in fields if not _EMPTY.fullmatch(one.piece.words)]
    details = [*_parties(kept, known), *_times(kept), *_ticked(kept), *_others(kept)]
    times = [d for d in details if d.aspect == "time"]
    dated = next((d.value for d in times if re.match(r"\d{4}", d.value) and not begins_only(d.piece.words)), None)
    rhythm = next((found for d in times if (found := rhythm_of_words(d.piece.words))), None)
    return Values(
        tuple(details),
        tuple(_indicators(action, kept)),
        tuple(_budgets(kept)),
        last_of(dated) if dated else None,
        rhythm,
    )


def _parties(fields: Sequence[Filled], known: Names) -> list[PlanDetail]:
    out = []
    for one in fields:
        if one.field not in {LEAD, PARTNER}:
            continue
        named, others = actors_of(one.piece, known)
        rule = f"plan-cell-{one.field}"
        out += [PlanDetail(one.field, piece.words, piece, rule, thing) for piece, thing in named]
        out += [PlanDetail(PARTNER, piece.words, piece, "plan-cell-partner", thing) for piece, thing in others]
    return out


def _times(fields: Sequence[Filled]) -> list[PlanDetail]:
    """The times as EDTF, and where the words name none as they stand: "ongoing", "within three months"."""
    cells = (one.piece for one in fields if one.field == TIME)
    return [
        PlanDetail("time", edtf_of_words(cell.words) or ticks_in(cell.words) or cell.words, cell, "plan-cell-time")
        for cell in cells
    ]


def _ticked(fields: Sequence[Filled]) -> list[PlanDetail]:
    ticks = [one for one in fields if one.field == YEAR and is_tick(one.piece.words)]
    years = ticked_years([(one.header, one.piece.words) for one in ticks])
    if years is None:
        return [PlanDetail("time", one.header, one.piece, "plan-tick") for one in ticks[:1]]
    return [PlanDetail("time", years, ticks[-1].piece, "plan-tick")]


def _others(fields: Sequence[Filled]) -> list[PlanDetail]:
    out = []
    for one in fields:
        if one.field == VERIFICATION and not any(other.field == INDICATOR for other in fields):
            out.append(PlanDetail("verification", one.piece.words, one.piece, "plan-cell-verification"))
        elif one.field == MONEY_SOURCE:
            out.append(PlanDetail("source-of-money", one.piece.words, one.piece, "plan-cell-money-source"))
    return out


def _budgets(fields: Sequence[Filled]) -> list[PlanBudget]:
    out = []
    for one in fields:
        if one.field == MONEY or (one.field == YEAR and re.search(r"\d{3}", one.piece.words)):
            budget = budget_of_cell(one.piece, one.header)
            if budget is not None:
                out.append(budget)
        elif one.field == MONEY_SOURCE:
            rule, kind = kind_of(one.piece.words) or ("plan-cell-money-source", "source-only")
            out.append(PlanBudget(kind, one.piece, rule))
    return out


def _indicators(action: Piece | None, fields: Sequence[Filled]) -> list[PlanIndicator]:
    """The indicators, each with the baseline and target that stand beside it; several in one cell have each its own."""
    measures = [part for one in fields if one.field == INDICATOR for part in _several(one.piece)]
    columns = {name: [p for f in fields if f.field == name for p in _several(f.piece)] for name in (BASELINE, TARGET)}
    proof = next((one.piece for one in fields if one.field == VERIFICATION), None)
    if not measures:
        values = columns[TARGET] or columns[BASELINE]
        if not values:
            return []
        measures = [action] if action is not None else values[:1]
    out = []
    for place, measure in enumerate(measures):
        base, target = (_at(columns[name], place, len(measures)) for name in (BASELINE, TARGET))
        out.append(PlanIndicator(measure, base, target, proof))
    if len(out) == 1 and out[0].target is None and (rise := _RISE.search(out[0].piece.words)):
        measure = out[0].piece
        base, target = (measure.part(*rise.span(name)) for name in ("base", "target"))
        out[0] = PlanIndicator(measure, base, target, proof)
    if action is not None and len(out) == 1 and out[0].target is None and (found := _WITH_TARGET.search(action.words)):
        out[0] = replace(out[0], target=action.part(found.start("value"), found.end("value")))
    return out


def _at(values: list[Piece], place: int, count: int) -> Piece | None:
    """The value that belongs to an indicator: that of its place, or the only one of the only indicator."""
    if len(values) == count:
        return values[place]
    return values[0] if count == 1 and values else None


def _several(piece: Piece) -> list[Piece]:
    """The items of a cell that lists several, by semicolons, bullets or numbers in brackets."""
    text = piece.words
    cuts = [m.span() for m in re.finditer(r"\s*(?:;\s+|\s•\s*|(?:^|\s)[•·∙]\s*)(?=\S)", text)]
    edges = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(text)]
    parts = [piece.part(a, b) for a, b in zip(edges, ends, strict=True) if text[a:b].strip(" .;•")]
    return parts or [piece]
