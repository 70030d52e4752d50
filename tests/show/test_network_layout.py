"""Shows that places are still, apart from each other, and that the groups of the picture do not overlap."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest

from graph_build.show.network.layout import Layout, arrange, make_room
from graph_build.show.network.layout_pack import Circle, pack_circles


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


def arranged(count: int, limit: int) -> Layout:
    return arrange([f"{number:05}" for number in range(count)], pairs_of(count), limit)


def test_two_runs_give_the_same_places() -> None:
    assert arranged(100, 40) == arranged(100, 40)


@pytest.mark.parametrize(("count", "limit"), [(0, 10), (1, 10), (2, 1), (100, 40), (1000, 90)])
def test_every_thing_has_a_place_of_its_own(count: int, limit: int) -> None:
    layout = arranged(count, limit)
    assert len(layout.places) == count
    assert len(set(layout.places.values())) == count
    assert len(layout.core) <= max(limit, 1)


def test_things_of_the_first_view_stand_apart() -> None:
    layout = arranged(200, 60)
    for one, other in itertools.combinations(sorted(layout.core), 2):
        assert math.dist(layout.places[one], layout.places[other]) > 40


def test_nothing_in_the_first_view_stands_alone() -> None:
    layout = arranged(400, 50)
    tied = {frozenset(pair) for pair in pairs_of(400)}
    for one in layout.core:
        assert any(frozenset((one, other)) in tied for other in layout.core)


def test_groups_do_not_overlap() -> None:
    groups = arranged(300, 60).groups
    assert len(groups) > 5
    for one, other in itertools.combinations(groups, 2):
        assert math.dist((one.x, one.y), (other.x, other.y)) >= one.whole + other.whole - 2


def test_boxes_are_pushed_apart() -> None:
    moved = make_room(np.zeros((6, 2)), 100.0, 50.0)
    for one, other in itertools.combinations(moved.tolist(), 2):
        assert abs(one[0] - other[0]) > 90 or abs(one[1] - other[1]) > 45


def test_many_small_circles_go_to_rows_below() -> None:
    circles = [Circle(100, True), *[Circle(20, False)] * 300]
    centres = pack_circles(circles, {(0, 1): 1.0})
    for (i, one), (j, other) in itertools.combinations(enumerate(centres), 2):
        assert abs(one - other) >= circles[i].radius + circles[j].radius - 1e-6
