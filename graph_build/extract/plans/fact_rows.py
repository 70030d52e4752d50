"""Turns the rows of a table of sourced facts into what they say of national plans, each row its evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from graph_build.corpus.provisions import ROW, Provision
from graph_build.corpus.tables import TableCell
from graph_build.extract.context import Context
from graph_build.extract.names.lexicon import reference
from graph_build.extract.names.naming import found_key
from graph_build.extract.plans.places import piece_of
from graph_build.extract.plans.records import Piece, PlanDetail, PlanRead
from graph_build.extract.records import Mention, Relation, Thing

_DATES: Final = {"period_start": "periodStart", "period_end": "periodEnd", "adopted": "adoptedOn"}
_EDTF: Final = re.compile(r"(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?")
_NTH: Final = {"1": "1st", "2": "2nd", "3": "3rd"}
_IN_WORDS: Final = {"1": "First", "2": "Second", "3": "Third", "4": "Fourth", "5": "Fifth", "6": "Sixth"}


@dataclass(slots=True)
class FactRows:
    """What the rows say: relations, details, the plans and states they speak of, where each state is named."""

    document: str
    relations: list[Relation] = field(default_factory=list)
    details: list[PlanDetail] = field(default_factory=list)
    things: dict[str, Thing] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)

    @property
    def plan(self) -> PlanRead:
        """The details of all plans that the rows speak of."""
        return PlanRead(details=tuple(self.details))

    def take(self, provision: Provision) -> None:
        """Adds what a row says. What it marks as inferred is told by its rule."""
        cells = {cell.header.lower(): cell for cell in provision.cells}
        whole = piece_of(provision, 0, len(provision.reading.text))
        if whole is None or not cells["state"].text:
            return
        state = self._state(cells["state"])
        plan = self._plan(state, cells)
        rule = "fact-row-inferred" if "inferred" in cells["source_title"].text else "fact-row"
        self._mention(provision, cells["state"], state.key, rule)
        for predicate, value, literal in _statements(cells, state.key):
            said = (plan.key, predicate, value, rule, literal)
            self.relations.append(Relation(self.document, whole.provision, whole.start, whole.end, *said))
        self._details(whole, cells, plan.key, rule)

    def _details(self, whole: Piece, cells: dict[str, TableCell], plan: str, rule: str) -> None:
        for column, aspect in (("lead", "lead"), ("budget", "budget-stated")):
            cell = cells.get(column)
            if cell is not None and cell.text not in {"", "unknown"}:
                self.details.append(PlanDetail(aspect, cell.text, whole, rule, plan=plan))

    def _state(self, cell: TableCell) -> Thing:
        known = next((h for h in reference().find(cell.text) if (h.start, h.end) == (0, len(cell.text))), None)
        thing = reference().things[known.thing] if known else Thing(found_key("State", cell.text), "State", cell.text)
        if thing.kind != "State":
            thing = Thing(found_key("State", cell.text), "State", cell.text, frozenset({cell.text}))
        self.things[thing.key] = thing
        return thing

    def _plan(self, state: Thing, cells: dict[str, TableCell]) -> Thing:
        """The plan by its state and generation, under the key by which texts that name it know it."""
        generation, start = cells["generation"].text, cells["period_start"].text
        nth = _NTH.get(generation, f"{generation}th") if generation else start or "undated"
        name = f"{_IN_WORDS.get(generation, '')} National Action Plan of {state.label}".strip()
        label = name if generation else f"{name} {start}".strip()
        owner = state.key.partition(":")[2] or state.key
        thing = Thing(f"Document:{owner}-national-action-plan-{nth}", "NationalActionPlan", label, frozenset({label}))
        self.things[thing.key] = thing
        return thing

    def _mention(self, provision: Provision, cell: TableCell, state: str, rule: str) -> None:
        if cell.at is not None:
            self.mentions.append(Mention(provision.key, *cell.at, "State", cell.text, state, rule))


def read_fact_rows(context: Context, provisions: Sequence[Provision]) -> FactRows:
    """What all rows of a table say."""
    out = FactRows(context.key)
    for provision in provisions:
        if provision.role == ROW:
            out.take(provision)
    return out


def _statements(cells: dict[str, TableCell], state: str) -> Iterator[tuple[str, str, bool]]:
    yield "ofState", state, False
    if cells["generation"].text.isdigit():
        yield "generation", cells["generation"].text, True
    for column, predicate in _DATES.items():
        cell = cells.get(column)
        if cell is not None and _EDTF.fullmatch(cell.text):
            yield predicate, cell.text, True
