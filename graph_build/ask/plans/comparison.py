"""Turns plans into one table of aspects, and the paragraphs of resolutions into who answers each in which words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph_build.ask.lookups import RDF, WPS, Quote, Source
from graph_build.ask.plans.plan import ASPECTS, Plan, Value, read_plan


@dataclass(frozen=True, slots=True)
class Answered:
    """An operative paragraph of a resolution: its name, its words, and the actions of each plan that answer it.

    ``likely`` tells of each plan whether its answers rest on likeness alone.
    """

    address: str
    name: str
    quotes: tuple[Quote, ...]
    answers: tuple[tuple[Value, ...], ...]
    likely: tuple[bool, ...]

    @property
    def is_answered(self) -> bool:
        """Whether an action of any of the plans answers it."""
        return any(self.answers)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Plans side by side, with the aspects that any of them tells, and the paragraphs that they could answer."""

    plans: tuple[Plan, ...]
    aspects: tuple[str, ...]
    paragraphs: tuple[Answered, ...]

    @property
    def unanswered(self) -> tuple[Answered, ...]:
        """The paragraphs that no action of these plans answers."""
        return tuple(one for one in self.paragraphs if not one.is_answered)


def compare_plans(source: Source, addresses: Sequence[str]) -> Comparison:
    """The plans side by side, in the order given."""
    plans = tuple(read_plan(source, address) for address in addresses)
    aspects = tuple(aspect for aspect in ASPECTS if any(plan.of(aspect) for plan in plans))
    return Comparison(plans, aspects, _paragraphs(source, plans))


def _paragraphs(source: Source, plans: Sequence[Plan]) -> tuple[Answered, ...]:
    """The operative paragraphs of the resolutions read that ask for something, with the answers of each plan."""
    if not any(plan.actions for plan in plans):
        return ()
    out = []
    for paragraph in source.subjects(RDF + "type", WPS + "OperativeParagraph"):
        asked = source.subjects(WPS + "statedIn", paragraph)
        if asked:
            quotes = tuple(dict.fromkeys(quote for clause in asked for quote in source.quotes(clause)))
            answers = tuple(_answers(source, paragraph, plan) for plan in plans)
            name = source.name(paragraph)
            out.append(
                Answered(paragraph, name, quotes[:1], tuple(a for a, _ in answers), tuple(b for _, b in answers))
            )
    return tuple(sorted(out, key=lambda one: (_natural(one.name), one.address)))


def _answers(source: Source, paragraph: str, plan: Plan) -> tuple[tuple[Value, ...], bool]:
    sure = set(source.subjects(WPS + "answers", paragraph))
    likely = set(source.subjects(WPS + "likelyAnswers", paragraph))
    found = tuple(action for action in plan.actions if action.address in sure | likely)
    return found, bool(found) and not any(action.address in sure for action in found)


def _natural(name: str) -> tuple[tuple[int, str], ...]:
    """A name with its numbers as numbers, so that paragraph 10 comes after 9."""
    return tuple((int(part), "") if part.isdigit() else (0, part) for part in re.split(r"(\d+)", name))
