"""Turn the national plans of a graph into the rows that the page puts side by side, each value with its sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from graph_build.ask.lookups import SKOS, WPS, NamedPlan, Quote, Source, named_plans
from graph_build.ask.plans import ASPECTS, Plan, read_plan
from graph_build.vocabulary import THINGS

MOST_PLANS: Final = 600
MOST_VALUES: Final = 60
"""Values that a plan may have under one aspect before the rest is counted alone: plans have hundreds of actions."""
_IN_ITS_NAME: Final = frozenset({"state", "generation"})
_LAST: Final = 1_000

# The number of an aspect, words, and the numbers of the sentences that say so.
PlanValue = tuple[int, str, tuple[int, ...]]
# Id, id of its state, name with its years, whether its text was read, values, aspects with how many more they have, and
# the how-manieth plan of its state it is: 0 where no text says so.
PlanRow = tuple[str, str, str, bool, tuple[PlanValue, ...], tuple[tuple[int, int], ...], int]
# Words, rule, number of their document, paragraph, page, whose words. The address is empty where the words end with it.
PlanSaid = tuple[str, str, int, str, str, str, str]


@dataclass(frozen=True, slots=True)
class PagePlans:
    """National plans by state and generation; their values name aspects and sentences by number.

    ``definition`` is what the ontology calls a national action plan.
    """

    aspects: tuple[str, ...]
    plans: tuple[PlanRow, ...]
    said: tuple[PlanSaid, ...]
    documents: tuple[str, ...]
    definition: str


def read_page_plans(source: Source) -> PagePlans | None:
    """The plans of states that texts state, each once; none where no text states one."""

    def place(plan: NamedPlan) -> tuple[str, int, str, str]:
        generation = min(plan.generations, default=_LAST)
        return _state(source, plan.address), generation, source.name(plan.address), plan.address

    ordered = sorted(named_plans(source), key=place)[:MOST_PLANS]
    return _Collected(source, ordered).plans() if ordered else None


def name_with_years(source: Source, plan: str) -> str:
    """The name of a plan and its years, all of them where texts differ."""
    first, last = (" or ".join(source.values(plan, WPS + name)) for name in ("periodStart", "periodEnd"))
    words = f"{first}–{last}" if first and last else f"from {first}" if first else f"until {last}" if last else ""
    return f"{source.name(plan)} ({words})" if words else source.name(plan)


def _state(source: Source, plan: str) -> str:
    return min((source.name(state) for state in source.values(plan, WPS + "ofState")), default="")


class _Collected:
    """Rows of plans; sentences and aspects stand once and are named by number."""

    def __init__(self, source: Source, named: list[NamedPlan]) -> None:
        self._source = source
        plans = [read_plan(source, one.address) for one in named]
        self._aspects = tuple(
            aspect for aspect in ASPECTS if aspect not in _IN_ITS_NAME and any(plan.of(aspect) for plan in plans)
        )
        self._said: dict[PlanSaid, int] = {}
        self._documents: dict[str, int] = {}
        self._rows = tuple(map(self._row, named, plans))

    def plans(self) -> PagePlans:
        definition = self._source.some(WPS + "NationalActionPlan", SKOS + "definition")
        return PagePlans(self._aspects, self._rows, tuple(self._said), tuple(self._documents), definition)

    def _row(self, named: NamedPlan, plan: Plan) -> PlanRow:
        values: list[PlanValue] = []
        more: list[tuple[int, int]] = []
        for number, aspect in enumerate(self._aspects):
            told = plan.of(aspect)
            values += [(number, one.words, tuple(map(self._number, one.quotes))) for one in told[:MOST_VALUES]]
            if len(told) > MOST_VALUES:
                more.append((number, len(told) - MOST_VALUES))
        state = min(self._source.values(plan.address, WPS + "ofState"), default="")
        name = name_with_years(self._source, plan.address)
        generation = max(named.generations, default=0)
        return _short(plan.address), _short(state), name, plan.was_read, tuple(values), tuple(more), generation

    def _number(self, quote: Quote) -> int:
        document = self._documents.setdefault(_short(quote.document), len(self._documents))
        address = "" if quote.exact.endswith(quote.address) else quote.address
        # A row of a table is named by its source; its own words would stand here twice.
        paragraph = "" if quote.rule.startswith("fact-row") else quote.paragraph
        said = (quote.exact, quote.rule, document, paragraph, quote.pages, quote.wording, address)
        return self._said.setdefault(said, len(self._said))


def _short(address: str) -> str:
    return address.removeprefix(THINGS)
