"""Shows that places are still and apart, and that what is shown first is of every kind and tied to something."""

from __future__ import annotations

import itertools
from collections import Counter

import pytest

from graph_build.show.network.first_view import FIRST_VIEW, choose_first
from graph_build.show.network.layout import SLOT_HEIGHT, SLOT_WIDTH, Layout, arrange, make_slots


def pairs_of(count: int) -> dict[tuple[str, str], float]:
    """Clusters of twenty, each around a hub, the hubs in a chain."""
    pairs: dict[tuple[str, str], float] = {}
    for number in range(count):
        hub = number - number % 20
        if number != hub:
            pairs[f"{hub:05}", f"{number:05}"] = 1.0
        elif hub:
            pairs[f"{hub - 20:05}", f"{hub:05}"] = 1.0
    return pairs


def ties_of(pairs: dict[tuple[str, str], float]) -> dict[str, set[str]]:
    ties: dict[str, set[str]] = {}
    for one, other in pairs:
        ties.setdefault(one, set()).add(other)
        ties.setdefault(other, set()).add(one)
    return ties


def chosen(count: int, limit: int) -> frozenset[str]:
    ties = ties_of(pairs_of(count))
    kinds = {f"{number:05}": ("body", "document")[number % 2] for number in range(count)}
    return choose_first(kinds, lambda one: len(ties.get(one, ())), lambda one: ties.get(one, ()), limit)


def arranged(count: int, limit: int) -> Layout:
    return arrange([f"{number:05}" for number in range(count)], pairs_of(count), chosen(count, limit))


def test_two_runs_give_the_same_places() -> None:
    assert arranged(100, 40) == arranged(100, 40)


@pytest.mark.parametrize(("count", "limit"), [(0, 10), (1, 10), (2, 1), (100, 40), (1000, 90)])
def test_every_thing_has_a_place_of_its_own(count: int, limit: int) -> None:
    layout = arranged(count, limit)
    assert len(layout.places) == count
    assert len(set(layout.places.values())) == count
    assert len(layout.core) <= max(limit, 1)


def test_things_of_the_first_view_have_room_for_their_names() -> None:
    layout = arranged(200, 60)
    for one, other in itertools.combinations(sorted(layout.core), 2):
        (x, y), (across, down) = layout.places[one], layout.places[other]
        assert abs(x - across) >= SLOT_WIDTH - 1 or abs(y - down) >= SLOT_HEIGHT - 1


def test_the_first_view_fits_the_picture_of_a_small_laptop() -> None:
    width, height = make_slots(FIRST_VIEW).max(axis=0) * 2
    assert width + SLOT_WIDTH < 1100
    assert height + SLOT_HEIGHT < 680


def test_what_is_tied_stands_together() -> None:
    layout = arranged(40, 40)
    groups = [frozenset(group.members) for group in layout.groups]
    assert sorted(map(len, groups)) == [20, 20]

    def spread(members: frozenset[str]) -> float:
        return sum(layout.places[one][0] for one in members) / len(members)

    apart = abs(spread(groups[0]) - spread(groups[1]))
    assert apart > SLOT_WIDTH


def test_nothing_in_the_first_view_stands_alone() -> None:
    tied = {frozenset(pair) for pair in pairs_of(400)}
    core = chosen(400, 50)
    assert len(core) == 50
    for one in core:
        assert any(frozenset((one, other)) in tied for other in core)


def test_the_first_view_is_of_every_kind_and_without_themes() -> None:
    kinds = dict.fromkeys(range(100), "document")
    kinds |= dict.fromkeys(range(100, 120), "body")
    kinds |= dict.fromkeys(range(120, 400), "theme")
    kinds |= {400: "person", 401: "person"}
    core = choose_first(kinds, lambda number: -number, lambda number: {0, number - 1} if number else set(range(1, 402)))
    found = Counter(kinds[number] for number in core)
    assert found["person"] == 2
    assert found["body"] >= 7
    assert found["document"] >= 11
    assert found["theme"] == 0
    assert sum(found.values()) == FIRST_VIEW


def test_a_small_graph_is_shown_whole_but_for_its_themes() -> None:
    kinds = {"council": "body", "plan": "document", "prevention": "theme"}
    assert choose_first(kinds, lambda one: 0, lambda one: ()) == {"council", "plan"}
    assert choose_first({"prevention": "theme"}, lambda one: 0, lambda one: ()) == {"prevention"}
