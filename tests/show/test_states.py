"""Shows that each state has one square, and that a square counts what questions and bars count."""

from __future__ import annotations

from pathlib import Path

import pycountry
import pytest
from browser_sample import thing
from explore_sample import dated_world, united
from states_sample import world_of_states

from graph_build.ask.load import open_graph
from graph_build.ask.lookups import WPS, Source, text_of
from graph_build.show.network.overview import read_overview
from graph_build.show.network.states import ELSEWHERE, PageState, read_regions, regions
from graph_build.show.page_plans import read_page_plans

UN_MEMBERS_AND_OBSERVERS = 193 + 2


def by_code(source: Source) -> dict[str, PageState]:
    return {state.code: state for region in read_overview(source).regions for state in region.states}


def test_each_state_has_one_square() -> None:
    codes = [code for region in regions() for code in region.places]
    assert len(codes) == len(set(codes)) == UN_MEMBERS_AND_OBSERVERS
    assert [code for code in codes if pycountry.countries.get(alpha_3=code) is None] == []
    for region in regions():
        assert len(set(region.places.values())) == len(region.places)
        assert region.columns <= 10, "ten squares fit a phone"


def test_a_square_counts_commitments_plans_and_votes() -> None:
    states = by_code(Source(united(world_of_states())))
    assert (states["NOR"].id, states["NOR"].numbers) == ("norway", (3, 0, 0, 1))
    assert states["GHA"].numbers == (0, 2, 2, 2)
    assert (states["MLT"].id, states["MLT"].numbers) == ("malta", (0, 0, 0, 0))
    assert (states["SWE"].id, states["SWE"].numbers) == ("", (0, 0, 0, 0))


def test_a_plan_that_a_list_only_names_is_no_plan_that_was_read_and_counts_once_beside_its_text() -> None:
    world = world_of_states()
    for local, number in (("plan-listed", "1"), ("plan-of-old", "3"), ("plan-of-old-again", "3")):
        world.entity(local, "NationalActionPlan", f"A plan of Ghana, {local}")
        world.link("news", thing(local), "ofState", "ghana")
        world.literal("news", thing(local), "generation", number)
    world.literal("policy", thing("plan-1"), "generation", "1")
    source = Source(united(world))
    assert by_code(source)["GHA"].numbers[1:3] == (3, 2), "the first plan was read; of the third two names are one plan"
    page = read_page_plans(source)
    assert [(row[0], row[3], row[6]) for row in (page.plans if page else ())] == [
        ("plan-1", True, 1),
        ("plan-of-old", False, 3),
        ("plan-2", True, 0),
    ]


def test_a_state_without_a_square_is_listed() -> None:
    (*_, rest) = read_overview(Source(united(world_of_states()))).regions
    assert (rest.name, rest.columns) == (ELSEWHERE, 0)
    assert [(state.code, state.name, state.numbers) for state in rest.states] == [
        ("REP", "Republic of Somewhere", (1, 0, 0, 0))
    ]


def test_commitments_of_a_square_are_those_of_its_bar() -> None:
    overview = read_overview(Source(united(world_of_states())))
    bars = {bar.id: sum(bar.numbers) for bar in overview.bearers}
    for region in overview.regions:
        for state in region.states:
            assert state.numbers[0] == bars.get(state.id, 0), state.name


def test_without_anything_to_count_there_is_no_map() -> None:
    assert read_regions(Source(united(dated_world())), lambda _: 0) == ()


@pytest.fixture(scope="module")
def bundled(built_bundled: Path) -> Source:
    return Source(open_graph(built_bundled / "graph.trig"))


def test_plans_of_the_bundled_corpus_are_all_on_the_map(bundled: Source) -> None:
    states = by_code(bundled)
    plans = {text_of(quad.subject) for quad in bundled.stated(WPS + "ofState")}
    assert sum(state.numbers[1] for state in states.values()) == len(plans) > 100
    found = read_page_plans(bundled)
    rows = found.plans if found else ()
    for state in states.values():
        assert sum(row[1] == state.id for row in rows) == state.numbers[1], state.name
