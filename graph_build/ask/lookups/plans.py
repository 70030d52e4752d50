"""Turns a graph into its national plans, each once, and the newest of each state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from graph_build.ask.lookups.source import Source
from graph_build.ask.lookups.terms import WPS, text_of

_OF_STATE: Final = WPS + "ofState"


@dataclass(frozen=True, slots=True)
class NamedPlan:
    """A national plan that a text or a table names: of which states, the how-manieth, and whether it was read itself.

    ``generations`` are several where texts differ, none where no text says it.
    """

    address: str
    states: tuple[str, ...]
    generations: tuple[int, ...]
    was_read: bool


def named_plans(source: Source) -> tuple[NamedPlan, ...]:
    """The plans of states, each once, by address.

    One that texts only name is the plan of its state and generation that was read, or else the first that they name.
    """
    found = [_named_plan(source, address) for address in {text_of(quad.subject) for quad in source.stated(_OF_STATE)}]
    known: set[tuple[str, int]] = set()
    kept = []
    for plan in sorted(found, key=lambda one: (not one.was_read, one.address)):
        is_told = len(plan.states) == len(plan.generations) == 1
        key = (plan.states[0], plan.generations[0]) if is_told else (plan.address, 0)
        if plan.was_read or key not in known:
            kept.append(plan)
        known.add(key)
    return tuple(sorted(kept, key=lambda one: one.address))


def _named_plan(source: Source, address: str) -> NamedPlan:
    told = {int(value) for value in source.values(address, WPS + "generation") if value.isdecimal()}
    states = tuple(sorted(source.values(address, _OF_STATE)))
    return NamedPlan(address, states, tuple(sorted(told)), bool(source.some(address, WPS + "sourceFile")))


def newest_plans(source: Source) -> dict[str, str]:
    """For each state the address of its newest plan: of the highest generation, else of the latest period.

    Of several that are as new, one whose text was read goes first, then the first by address.
    """
    found: dict[str, list[tuple[int, str, bool, str]]] = {}
    for quad in source.stated(_OF_STATE):
        plan = text_of(quad.subject)
        generation = source.some(plan, WPS + "generation")
        period = max(source.values(plan, WPS + "periodStart"), default="")
        is_read = bool(source.some(plan, WPS + "sourceFile"))
        row = (int(generation) if generation.isdecimal() else 0, period, is_read, plan)
        found.setdefault(text_of(quad.object), []).append(row)
    return {state: max(sorted(rows, reverse=True), key=lambda row: row[:3])[3] for state, rows in sorted(found.items())}
