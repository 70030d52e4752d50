"""Turn the small world of the network tests into one with dates, posts held, rings, versions and many commitments."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from browser_sample import PAYLOADS, World, name, small_world, thing

from graph_build.show.network.file import network_html

DUE = "2030-06-30"


def views_world() -> World:
    """Something for every view: a ring, two parents, an unknown end, an interval, a paragraph that cites."""
    world = small_world()
    _add_time(world)
    _add_ring(world)
    _add_documents(world)
    _add_commitments(world)
    return world


def hold(world: World, person: str, post: str, **dates: str) -> None:
    """A person's time on a post, with the sentence that says so."""
    node = thing(f"holding/{person}/{post}")
    world.says("news", person, "holdsPost", post, f"{person} as {post}", paragraph="3")
    world.add("assertions", node, name("rdf", "type"), name("wps", "RoleHolding"))
    world.link("assertions", node, "holder", person)
    world.link("assertions", node, "onPost", post)
    for date, value in dates.items():
        world.literal("assertions", node, date, value)


def _add_time(world: World) -> None:
    world.entity("summit", "Summit", "Summit of the Alliance")
    world.entity("conference", "Conference", "Annual conference of the committee")
    world.entity("secretary", "Post", "Secretary of the Committee")
    world.entity("zara", "Person", "Zara Seen")
    world.entity("ended", "Person", "Ed Ended")
    world.says("news", "summit", "occursOn", "2024-07-09/2024-07-11", "The Summit met from 9 to 11 July", paragraph="8")
    world.says("news", "conference", "occursOn", "2023", "The conference met in 2023", paragraph="9")
    world.entity("lonely", "Meeting", "A meeting that nothing else is said of")
    world.says("news", "lonely", "occursOn", "2020-02", "the meeting of February 2020", paragraph="10")
    world.says("news", "summit", "organizedBy", "alliance", "a Summit of the Alliance", paragraph="8")
    world.says("news", "conference", "organizedBy", "committee", "the conference of the Committee", paragraph="9")
    world.says("news", "zara", "appointedOn", "2021-11", "Zara Seen was named in November 2021", paragraph="3")
    hold(world, "zara", "chair", start="2021-11", lastSeen="2024-07-11")
    hold(world, "ended", "secretary", start="2012", end="2016")


def _add_ring(world: World) -> None:
    for local, label in (("ring-a", "Ring A"), ("ring-b", "Ring B"), ("ring-c", "Ring C")):
        world.entity(local, "Body", label)
    for one, other in (("ring-a", "ring-b"), ("ring-b", "ring-c"), ("ring-c", "ring-a")):
        world.says("policy", one, "partOf", other, f"{one} is a part of {other}", paragraph="60")
    world.entity("staff", "Body", "Staff of the Alliance")
    world.says("policy", "office", "partOf", "staff", "The Office is a part of the Staff", paragraph="52")
    world.says("policy", "office", "advises", "alliance", "The Office advises the Alliance", paragraph="53")


def _add_documents(world: World) -> None:
    for year in (2000, 2010, 2018):
        world.document(f"text-{year}", "Policy", f"Text of {year}")
        world.says("policy", f"text-{year}", "adoptedOn", str(year), f"adopted in {year}", paragraph="70")
    world.document("undated", "Report", "A report without a date")
    world.says("policy", "text-2018", "updates", "text-2010", "The text of 2018 updates that of 2010", paragraph="71")
    world.says("policy", "text-2010", "implements", "text-2000", "The text of 2010 implements it", paragraph="72")
    world.says("policy", "text-2018", "cites", "text-2000", "The text of 2018 recalls that of 2000", paragraph="73")
    world.says("policy", "text-2018", "cites", "undated", "and a report", paragraph="73")
    world.says("policy", "text-2018", "adoptedAt", "summit", "adopted at the Summit", paragraph="74")
    # A paragraph that cites: the picture shows its document, the files and the query keep the paragraph.
    paragraph = thing("text-2018/p9")
    world.add("things", paragraph, name("rdf", "type"), name("wps", "PolicyParagraph"))
    world.add("things", paragraph, name("wps", "number"), "9")
    world.link("things", paragraph, "inDocument", "text-2018")
    world.says(
        "policy", "text-2018/p9", "cites", "text-2010", "as paragraph 9 of the text of 2010 says", paragraph="75"
    )


# Whom one commitment names: several in a role, one thing by two names, and words that name no known thing.
PARTIES = (
    ("bearer", "The Committee", "committee"),
    ("bearer", "its staff", ""),
    ("bearer", "the Chair", "chair"),
    ("addressee", "NATO", "alliance"),
    ("addressee", "the Alliance", "alliance"),
    ("beneficiary", "women", ""),
    ("beneficiary", "the Office", "office"),
)


def _add_commitments(world: World) -> None:
    for number in range(30):
        world.commitment("policy", str(100 + number), f"NATO will act, step {number}", "Undertaking", "alliance")
    world.commitment("news", "5", "=HYPERLINK(1) should be read", "Encouragement")
    node = world.commitment("text-2018", "6", "The Committee shall report by mid-2030", "Obligation", None)
    world.literal("assertions", node, "due", DUE)
    for role, words, known in PARTIES:
        world.party(node, role, words, known)
    world.entity("formula", "Body", '=1+1 "quoted", and\tmore')
    world.says("news", "formula", "partOf", "alliance", "+the formula is a part", paragraph="11")
    contradiction = thing("contradiction/dates")
    world.add("assertions", contradiction, name("rdf", "type"), name("wps", "Contradiction"))
    world.add("assertions", contradiction, name("rdfs", "comment"), "The policy has two dates: 2018, 2024")
    world.link("assertions", contradiction, "involves", f"assertion/{world.serial - 1}")


def payload_world() -> World:
    """The world of the views with a payload as the name of what each of them draws."""
    world = views_world()
    for number, payload in enumerate(PAYLOADS):
        local = f"bad-{number}"
        world.document(local, "Policy", payload)
        world.entity(f"{local}-body", "Body", payload)
        world.entity(f"{local}-event", "Meeting", payload)
        world.says("policy", local, "implements", "text-2000", payload, paragraph=payload)
        world.says("policy", local, "adoptedOn", str(2001 + number), payload)
        world.says("policy", f"{local}-event", "occursOn", payload, payload)
        world.says("policy", f"{local}-event", "occursOn", "2019", payload)
        world.says("policy", f"{local}-event", "organizedBy", f"{local}-body", payload)
        world.says("policy", f"{local}-body", "partOf", "alliance", payload)
        world.commitment("policy", payload, payload, "Aim", f"{local}-body")
    return world


def many_commitments(trig: Path, out: Path, number: int) -> Path:
    """The page of a graph with its commitments repeated until there are so many, each with words of its own."""
    text = network_html(trig)
    found = re.search(r'(<script type="application/json" id="page-data">)(.*?)(</script>)', text, re.DOTALL)
    assert found
    data: dict[str, Any] = json.loads(found[2])
    pattern = data["commitments"]
    data["commitments"] = []
    for index in range(number):
        words = f"The body numbered {index * 7919 % number} will act"
        data["quotes"].append({**data["quotes"][0], "exact": words})
        made = {**pattern[index % len(pattern)], "id": f"made/{index}", "quotes": [len(data["quotes"]) - 1]}
        data["commitments"].append(made)
    out.write_text(text[: found.start(2)] + json.dumps(data).replace("<", "\\u003c") + text[found.end(2) :], "utf-8")
    return out
