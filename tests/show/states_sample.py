"""Turn the dated world of the explorer's tests into one whose states bear, have plans and vote."""

from __future__ import annotations

from browser_sample import World, name, thing
from explore_sample import dated_world


def world_of_states() -> World:
    """Norway bears and votes, Ghana has two plans and votes, Malta has nothing; Somewhere, without a code, bears."""
    world = dated_world()
    for local, code in (("norway", "NOR"), ("ghana", "GHA"), ("malta", "MLT")):
        world.entity(local, "State", local.capitalize())
        world.add("things", thing(local), name("dcterms", "identifier"), code)
        world.says("news", local, "memberOf", "alliance", f"{local.capitalize()}, a member")
    for number in range(3):
        world.commitment("policy", str(30 + number), f"Norway will act, step {number}", "Undertaking", "norway")
    for number, years in ((1, ("2012", "2014")), (2, ("2020",))):
        world.document(f"plan-{number}", "ActionPlan", f"Plan {number} of Ghana")
        world.link("policy", thing(f"plan-{number}"), "ofState", "ghana")
        for term, year in zip(("periodStart", "periodEnd"), years, strict=False):
            world.literal("policy", thing(f"plan-{number}"), term, year)
    for local, verb in (("norway", "votedFor"), ("ghana", "votedAgainst")):
        world.link("news", thing(local), verb, "policy")
    world.link("news", thing("ghana"), "abstainedOn", "plan-1")
    return world
