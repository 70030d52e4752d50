"""Shows that a document that its house names as the revised one of its year counts once, and no other does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browser_sample import World, name, small_world, thing
from explore_sample import united

from graph_build.ask.lookups import Source
from graph_build.show.dated_documents import dated_documents, documents_by_year
from graph_build.vocabulary import THINGS

pytest_plugins = ("open_page",)
Opened = Callable[..., Any]


def editions_world(title: str, date: str = "2024", publisher: str = "Alliance", kind: str = "Policy") -> World:
    """The policy of July 2024, read, and one that the news of a house name by a title of their own."""
    world = small_world()
    world.add("things", thing("policy"), name("skos", "altLabel"), "Alliance's Policy on Women, Peace and Security")
    world.says("policy", "policy", "adoptedOn", "2024-07", "Allies adopted this Policy in July 2024")
    world.add("things", thing("policy"), name("dcterms", "publisher"), "Alliance")
    world.add("things", thing("news"), name("dcterms", "publisher"), publisher)
    world.entity("named", kind, title)
    world.says("news", "named", "adoptedOn", date, f"the {title} was adopted")
    world.says("news", "news", "cites", "named", f"the {title}")
    mention = thing("news/mention/10-20")
    world.add("assertions", mention, name("wps", "refersTo"), thing("named"))
    return world


def also(world: World) -> dict[str, tuple[str, ...]]:
    found = dated_documents(Source(united(world)))
    return {one.address.removeprefix(THINGS): tuple(x.removeprefix(THINGS) for x in one.also) for one in found}


@pytest.mark.parametrize(
    "title", ["revised policy on Women, Peace and Security", "Policy on Women, Peace and Security"]
)
def test_the_house_names_its_own_policy_without_its_name(title: str) -> None:
    assert also(editions_world(title)) == {"policy": ("named",)}


@pytest.mark.parametrize(
    "world",
    [
        editions_world("revised policy on Children"),
        editions_world("revised policy on Women, Peace and Security", date="2018"),
        editions_world("revised policy on Women, Peace and Security", kind="Report"),
        editions_world("League's policy on Women, Peace and Security"),
        editions_world("Policy on Women, Peace and Security", publisher="League"),
    ],
    ids=["another title", "another year", "another kind", "another house", "in a text of another house"],
)
def test_another_title_year_kind_or_house_is_another_document(world: World) -> None:
    assert also(world) == {"policy": (), "named": ()}


def test_a_year_of_the_bundled_corpus_counts_the_policy_once(built_bundled: Path) -> None:
    found = dated_documents(Source(built_bundled / "graph.trig"))
    policy = next(one for one in found if one.address == f"{THINGS}nato-wps-policy-2024")
    assert [one.rpartition("/")[2] for one in policy.also] == [
        "nato-wps-topic-page-2024-revised-policy-on-women-peace-and-security"
    ]
    (year,) = (one for one in documents_by_year(found) if one.year == "2024")
    assert (year.read, year.named) == (3, 5)


@pytest.mark.browser
def test_the_list_of_a_year_has_it_once_and_says_its_other_name(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "network.html", at="view=texts&from=2024-01-01&until=2024-12-31")
    rows = page.locator("#texts-view tbody tr").all_inner_texts()
    (row,) = (text for text in rows if "olicy on Women, Peace and Security" in text)
    assert "also named as “revised policy on Women, Peace and Security”" in row
    page.evaluate("location.hash = '#view=timeline&from=2024-01-01&until=2024-12-31'")
    page.wait_for_selector("#timeline-view .mark-item")
    marks = page.locator("#timeline-view .mark-item title").all_text_contents()
    assert not [text for text in marks if text.startswith("revised policy")]
