"""Shows that whoever meets a strength of commitments is told what it means, in the words of the ontology."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

pytest_plugins = ("open_page",)
pytestmark = pytest.mark.browser
Opened = Callable[..., Any]
NAMES = ("Obligation", "Undertaking", "Aim", "Request", "Encouragement")


def test_the_first_screen_tells_each_strength_by_a_word(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "network.html", at="")
    keys = page.locator(".strength-key:visible [data-strength]")
    assert keys.all_inner_texts() == [
        "Obligation “must”",
        "Undertaking “will”",
        "Aim “aims to”",
        "Request “requests”",
        "Encouragement “encourages”",
    ]
    assert page.locator(".strength-key:visible").count() == 1
    box = keys.last.bounding_box()
    assert box["y"] + box["height"] < 800


def test_on_a_phone_the_first_bars_have_their_key(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "network.html", at="", width=390, height=844)
    key, bar = page.locator(".strength-key:visible").first.bounding_box(), page.locator(".bar").first.bounding_box()
    assert key["y"] < bar["y"] < 844


def test_the_meanings_are_those_of_the_ontology(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "network.html", at="")
    page.locator(".card.wide summary", has_text="What is counted").click()
    told = dict(
        zip(page.locator(".meanings dt").all_inner_texts(), page.locator(".meanings dd").all_inner_texts(), strict=True)
    )
    assert tuple(told) == NAMES
    words = files("graph_build").joinpath("show/network/parts/strengths.js").read_text("utf-8")
    written = (Path(__file__).resolve().parents[2] / "ontology" / "vocab.ttl").read_text("utf-8")
    for name, meaning in told.items():
        assert f'skos:prefLabel "{name}"@en ;\n    skos:definition "{meaning}"@en' in written
        told_by = words.split(f'{name}: {{ told: "')[1].split('"')[0]
        assert told_by in meaning, "the word beside the name is one of those that the definition lists"


def test_a_card_a_cell_and_a_heading_tell_it_too(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "network.html", at="view=cards")
    assert (page.get_attribute("#cards-view [data-strength=Aim]", "title") or "").startswith("The words name a goal")
    page = opened(built_bundled / "network.html", at="view=matrix")
    assert (page.get_attribute("#matrix-view [data-sort=Aim]", "title") or "").startswith("The words name a goal")
