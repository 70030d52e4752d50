"""Shows that whoever is only asked is not said to be committed: in relations, their reasons and what a server gives."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from browser_sample import World, name, small_world, thing
from explore_sample import united

from graph_build.ask.lookups import Source
from graph_build.show.explore import Explorer
from graph_build.show.network.read import read_scene
from graph_build.show.network.scene import Relation
from graph_build.vocabulary import THINGS, VOCAB

pytest_plugins = ("open_page",)
Opened = Callable[..., Any]


def bearing_world() -> World:
    """Four who have to do with a theme: by a promise of their own, a duty, a request, and another's demand."""
    world = small_world()
    for body, strength, act, force in (
        ("alliance", "Undertaking", "self-commitment", ""),
        ("alliance", "Request", "directive", ""),
        ("committee", "Obligation", "directive", ""),
        ("office", "Request", "directive", ""),
        ("office", "Encouragement", "directive", ""),
        ("club", "Obligation", "self-commitment", "demand"),
    ):
        if body == "club":
            world.entity("club", "Organization", "A club")
            world.says("policy", "club", "cooperatesWith", "alliance", "The club works with the Alliance")
        node = world.commitment("policy", "30", f"{body} is to act, {strength}", strength, body)
        world.link("assertions", node, "theme", "theme")
        world.add("assertions", node, name("wps", "act"), name("wpsv", act))
        if force:
            world.add("assertions", node, name("wps", "bindingForce"), name("wpsv", force))
        world.infers(body, "committedOn", "theme")
    world.axiom("committedOn", ("rdf", "type"), name("owl", "ObjectProperty"))
    return world


WANTED = {
    "alliance": ("", "It takes on what a clause says"),
    "committee": ("is bound to act on", "A clause of others obliges it"),
    "office": ("is asked to act on", "A clause asks it to act, without a promise of its own"),
    "club": ("is asked to act on", "A clause asks it to act, without a promise of its own"),
}


def test_a_promise_a_duty_and_a_request_have_words_of_their_own() -> None:
    scene = read_scene(Source(united(bearing_world())))
    found: dict[str, Relation] = {
        relation.subject.removeprefix(THINGS): relation
        for relation in scene.relations
        if relation.predicate.endswith("#committedOn")
    }
    assert found.keys() == WANTED.keys()
    for body, (verb, why) in WANTED.items():
        relation = found[body]
        assert relation.reason
        assert (relation.verb, relation.reason.words.startswith(why)) == (verb, True), body
        bears, theme = relation.reason.premises
        assert (bears.subject, theme.object) == (THINGS + body, THINGS + "theme")
    strength = Source(united(bearing_world())).value
    chosen = found["alliance"].reason.premises[0].object  # type: ignore[union-attr]
    assert strength(chosen, f"{name('wps', 'strength').value}") == VOCAB + "undertaking", "the promise is the reason"


def test_a_server_gives_the_same_words() -> None:
    explorer = Explorer(Source(united(bearing_world())))
    fragment = json.loads(explorer.fragment("theme") or b"{}")
    told = {one["subject"]: one.get("verb", "") for one in fragment["relations"] if "committedOn" in one["predicate"]}
    assert told == {body: verb for body, (verb, _) in WANTED.items()}


def test_where_nothing_tells_which_it_is_both_are_said() -> None:
    world = small_world()
    world.infers("alliance", "committedOn", "theme")
    (relation,) = (one for one in read_scene(Source(united(world))).relations if one.predicate.endswith("#committedOn"))
    assert relation.verb == "committed, or asked to act, on"
    assert thing("theme").value == relation.object


@pytest.mark.browser
def test_the_details_and_the_table_say_asked_and_open_the_request(opened: Opened) -> None:
    page = opened(bearing_world(), at="thing=office")
    headings = page.locator("#panel h3").all_inner_texts()
    assert "is asked to act on (1)" in headings
    assert not [text for text in headings if "committed on" in text]
    page.locator("#panel h3", has_text="is asked to act on").locator("xpath=following-sibling::ul[1]").get_by_role(
        "button", name="inferred: why"
    ).click()
    reason = page.inner_text("#panel .reason")
    assert "A clause asks it to act, without a promise of its own" in reason
    assert "is asked by" in reason
    assert "bears" not in reason
    page.evaluate("location.hash = '#thing=theme'")
    page.wait_for_selector("#panel h2:has-text('Protection')")
    turned = page.locator("#panel h3").all_inner_texts()
    assert {"who is committed on it (1)", "who is bound to act on it (1)", "who is asked to act on it (2)"} <= set(
        turned
    )
    page.evaluate("location.hash = '#view=relations&only=inferred'")
    page.wait_for_selector("#list-body tr")
    rows = [row.inner_text() for row in page.locator("#list-body tr").all()]
    assert sum("is asked to act on" in row for row in rows) == 2
    assert sum("committed on" in row for row in rows) == 1
