"""Shows that the page holds the plans of states as the comparison of the terminal does, value by value."""

from __future__ import annotations

from pathlib import Path

import pytest
from browser_sample import World, small_world
from explore_sample import united
from states_sample import world_of_states

from graph_build.ask.load import open_graph
from graph_build.ask.lookups import Source
from graph_build.ask.plans import compare_plans
from graph_build.show.page_plans import MOST_VALUES, PagePlans, read_page_plans
from graph_build.vocabulary import THINGS


@pytest.fixture(scope="module")
def bundled(built_bundled: Path) -> Source:
    return Source(open_graph(built_bundled / "graph.trig"))


def plans_of(source: Source) -> PagePlans:
    found = read_page_plans(source)
    assert found is not None
    return found


def test_values_and_sentences_are_those_of_the_comparison(bundled: Source) -> None:
    page = plans_of(bundled)
    compared = compare_plans(bundled, [THINGS + row[0] for row in page.plans])
    aspects = [one for one in compared.aspects if one not in {"state", "generation"}]
    assert list(page.aspects) == aspects
    assert len(page.plans) > 100
    for row, plan in zip(page.plans, compared.plans, strict=True):
        told = [(aspects[at], words, [page.said[n][0] for n in numbers]) for at, words, numbers in row[4]]
        values = [(aspect, one) for aspect in aspects for one in plan.of(aspect)]
        assert told == [(aspect, one.words, [quote.exact for quote in one.quotes]) for aspect, one in values]
        assert row[5] == ()


def test_plans_stand_by_state_and_generation_with_their_years() -> None:
    page = plans_of(Source(united(world_of_states())))
    assert [(row[0], row[1], row[2]) for row in page.plans] == [
        ("plan-1", "ghana", "Plan 1 of Ghana (2012–2014)"),
        ("plan-2", "ghana", "Plan 2 of Ghana (from 2020)"),
    ]


def test_a_row_of_a_table_stands_once_and_leaves_its_address_to_its_last_cell(bundled: Source) -> None:
    page = plans_of(bundled)
    assert len({one[0] for one in page.said}) == len(page.said)
    assert {(one[3], one[6]) for one in page.said} == {("", "")}


def test_of_very_many_values_the_rest_is_counted() -> None:
    world = World()
    world.document("policy", "Policy", "A policy")
    world.document("plan", "NationalActionPlan", "Plan of Arvenia")
    world.entity("arvenia", "State", "Arvenia")
    world.says("policy", "plan", "ofState", "arvenia", "Plan of Arvenia")
    for number in range(MOST_VALUES + 7):
        world.says("policy", "plan", "adoptedOn", f"{1900 + number}", f"Adopted {1900 + number}")
    page = plans_of(Source(united(world)))
    (row,) = page.plans
    assert len(row[4]) == MOST_VALUES
    assert row[5] == ((page.aspects.index("adopted"), 7),)


def test_a_graph_without_plans_has_none() -> None:
    assert read_page_plans(Source(united(small_world()))) is None
