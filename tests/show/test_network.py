"""Shows that a graph becomes one page that is whole, the same in every run, closed to the outside, and true."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from dataclasses import fields, replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from browser_sample import PAYLOADS, World, hostile_world, large_world, small_world

from graph_build.ask.lookups import CLASSES as CLASSES_OF_KIND
from graph_build.ask.lookups import Quote, clean, safe_address, sort_quotes
from graph_build.errors import InputError, OutputError
from graph_build.show.kinds import KINDS
from graph_build.show.network import file as network
from graph_build.show.network.file import network_html, notebook_frame, write_network
from graph_build.show.network.read import read_scene
from graph_build.show.short_labels import LABEL_LENGTH, short_label
from graph_build.vocabulary import CLASSES, ONTOLOGY, THINGS

ASSETS = Path(network.__file__).with_name("page")
# Classes whose members are no nodes of the picture: pieces of documents and plans, commitments, the record of work.
NO_NODES = {
    *("Provision", "PreambularParagraph", "OperativeParagraph", "PolicyParagraph", "Footnote", "Outcome", "Output"),
    *("TableRow", "PlanGoal", "PlanAction", "PlanDetail", "Indicator", "Budget"),
    *(
        "RoleHolding",
        "Commitment",
        "CommitmentParty",
        "StatusAssessment",
        "ReportedClaim",
        "DescentLink",
        "Contradiction",
        "ProvisionChange",
    ),
    *("Assertion", "Evidence", "Mention", "PassingMention", "ExtractionRun"),
}


class Tags(HTMLParser):
    """Collects the tags of a page and the text of its scripts and styles."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, str] = {}
        self._open = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._open = f"{tag} {dict(attrs).get('id') or len(self.texts)}" if tag in {"script", "style"} else ""

    def handle_data(self, data: str) -> None:
        if self._open:
            self.texts[self._open] = self.texts.get(self._open, "") + data

    def handle_endtag(self, tag: str) -> None:
        self._open = ""

    def block(self, name: str) -> Any:
        return json.loads(self.texts[f"script page-{name}"])


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return small_world().write(tmp_path / "graph.trig")


def test_a_relation_carries_every_sentence_that_says_it(small: Path) -> None:
    data = Tags(network_html(small)).block("data")
    found = next(r for r in data["relations"] if (r["subject"], r["object"]) == ("committee", "alliance"))
    quotes = [data["quotes"][number] for number in found["quotes"]]
    places = [data["places"][quote["place"]] for quote in quotes]
    told = [(p["document"], p["paragraph"], q["exact"]) for p, q in zip(places, quotes, strict=True)]
    assert told == [
        ("news", "paragraph 2", "the Alliance's own Committee"),
        ("policy", "paragraph 51", "The Committee is a part of the Alliance"),
    ]


def test_an_inferred_relation_names_its_rule_and_premises(small: Path) -> None:
    (inferred,) = read_scene(small).inferred
    assert inferred.key == (f"{THINGS}office", f"{ONTOLOGY}partOf", f"{THINGS}alliance")
    assert inferred.reason is not None
    assert inferred.reason.rule == "prp-trp"
    assert [premise.object for premise in inferred.reason.premises] == [f"{THINGS}committee", f"{THINGS}alliance"]


def test_an_inverse_of_a_relation_is_counted_and_not_drawn_twice(small: Path) -> None:
    scene = read_scene(small)
    assert scene.restated == 2
    assert all(relation.predicate != f"{ONTOLOGY}hasPart" for relation in scene.relations)


def test_an_inverse_of_a_wider_form_is_not_drawn_either(tmp_path: Path) -> None:
    world = small_world()
    world.axiom("hasObjective", ("rdfs", "subPropertyOf"), ox.NamedNode(f"{ONTOLOGY}about"))
    world.axiom("isSubjectOf", ("owl", "inverseOf"), ox.NamedNode(f"{ONTOLOGY}about"))
    world.infers("policy", "about", "theme")
    world.infers("theme", "isSubjectOf", "policy")
    scene = read_scene(world.write(tmp_path / "g.trig"))
    assert (len(scene.inferred), scene.restated) == (1, 4)


def test_a_commitment_stands_with_its_bearer_and_words(small: Path) -> None:
    (commitment,) = Tags(network_html(small)).block("data")["commitments"]
    assert commitment["bearers"] == [{"thing": "alliance", "words": "the Alliance"}]
    assert (commitment["strength"], commitment["document"]) == ("Undertaking", "policy")


def test_everyone_whom_a_commitment_names_stands_beside_the_words_for_it(tmp_path: Path) -> None:
    world = small_world()
    node = world.commitment(
        "policy", "60", "Staff and the Committee shall help women, said the Chair", "Obligation", None
    )
    world.party(node, "bearer", "the Committee", "committee")
    world.party(node, "bearer", "Staff")
    world.party(node, "addressee", "the Chair", "chair")
    world.party(node, "beneficiary", "women")
    data = Tags(network_html(world.write(tmp_path / "g.trig"))).block("data")
    (found,) = (item for item in data["commitments"] if item["strength"] == "Obligation")
    assert found["bearers"] == [{"thing": "", "words": "Staff"}, {"thing": "committee", "words": "the Committee"}]
    assert found["addressees"] == [{"thing": "chair", "words": "the Chair"}]
    assert found["beneficiaries"] == [{"thing": "", "words": "women"}]


def test_a_chain_in_a_list_of_blank_nodes_explains_what_it_gives(tmp_path: Path) -> None:
    world = small_world()
    world.chain("worksIn", ["holdsPost", "postIn"])
    world.infers("person", "worksIn", "committee")
    found = next(r for r in read_scene(world.write(tmp_path / "g.trig")).inferred if r.predicate.endswith("worksIn"))
    assert found.reason is not None
    assert found.reason.rule == "prp-spo2"
    assert [premise.predicate.rpartition("#")[2] for premise in found.reason.premises] == ["holdsPost", "postIn"]


def test_a_commitment_that_breaks_the_shape_is_shown_as_far_as_it_goes(tmp_path: Path) -> None:
    world = small_world()
    node = world.entity("bare", "Commitment", "bare")
    world.literal("assertions", node, "bearer", "not an address")
    scene = read_scene(world.write(tmp_path / "g.trig"))
    (bare,) = (item for item in scene.commitments if item.id.endswith("/bare"))
    assert [(party.thing, party.words) for party in bare.bearers] == [("", "not an address")]


def test_dates_are_facts_of_a_thing(small: Path) -> None:
    committee = next(thing for thing in read_scene(small).things if thing.id.endswith("/committee"))
    assert [(fact.value, fact.quotes[0].exact) for fact in committee.facts] == [
        ("1976", "The Committee dates from 1976")
    ]


def test_a_relation_to_a_paragraph_is_drawn_to_its_document(tmp_path: Path) -> None:
    world = small_world()
    world.document("plan", "ActionPlan", "Plan")
    world.says("plan", "plan", "implements", "policy/p51", "This plan carries out paragraph 51", paragraph="1")
    found = next(r for r in read_scene(world.write(tmp_path / "g.trig")).relations if r.subject.endswith("/plan"))
    assert (found.object, found.notes) == (f"{THINGS}policy", ("to paragraph 51",))


def test_a_holding_adds_its_dates_to_the_relation(tmp_path: Path) -> None:
    world = small_world()
    holding = world.entity("holding/person/chair", "RoleHolding", "holding")
    for name, value in (("start", "2021"), ("lastSeen", "2024-05")):
        world.literal("assertions", holding, name, value)
    world.link("assertions", holding, "holder", "person")
    world.link("assertions", holding, "onPost", "chair")
    found = next(r for r in read_scene(world.write(tmp_path / "g.trig")).relations if r.subject.endswith("/person"))
    assert found.notes == ("from 2021, named as such 2024-05",)


def test_the_same_graph_gives_the_same_bytes_under_any_hash_seed(built_bundled: Path, tmp_path: Path) -> None:
    """The page of a real graph, which has sentences that differ in nothing but the words around them."""
    code = "import sys; from pathlib import Path; from graph_build.show.network.file import write_network as write\n"
    code += "from graph_build.ask.texts import Texts\n"
    code += "write(Path(sys.argv[1]), Path(sys.argv[2]), texts=Texts.beside(Path(sys.argv[1])))"
    arguments = [sys.executable, "-c", code, str(built_bundled / "graph.trig"), str(tmp_path / "network.html")]
    pages = set()
    for seed in range(8):
        subprocess.run(arguments, check=True, env={**os.environ, "PYTHONHASHSEED": str(seed)})
        pages.add((tmp_path / "network.html").read_bytes())
    assert pages == {(built_bundled / "network.html").read_bytes()}


@pytest.mark.parametrize("field", [field.name for field in fields(Quote)])
def test_quotes_stand_in_one_order_whatever_tells_them_apart(field: str) -> None:
    """Any two quotes have their order; of two that differ in an address of evidence alone the first stays."""
    one = Quote("d", "paragraph 1", "h", "words", "before", "after", "https://a.example", "rule", "", "e", "p")
    other = replace(one, **{field: "zzz"})
    assert sort_quotes([one, other]) == sort_quotes([other, one])
    assert sort_quotes([other, one])[0].evidence == "e"
    assert len(sort_quotes([one, other])) == (1 if field in {"evidence", "provision"} else 2)


def test_the_first_view_and_the_whole_are_counted(tmp_path: Path) -> None:
    trig = large_world(200).write(tmp_path / "graph.trig")
    summary = write_network(trig, tmp_path / "network.html", limit=40)
    nodes = Tags((tmp_path / "network.html").read_text("utf-8")).block("nodes")
    assert summary.first_view == sum(node["first"] for node in nodes) == 40
    assert summary.things == summary.things_in_graph == len(nodes)


def test_a_graph_above_the_limit_keeps_the_most_connected_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(network, "MOST_THINGS", 50)
    summary = write_network(large_world(200).write(tmp_path / "graph.trig"), tmp_path / "network.html")
    data = Tags((tmp_path / "network.html").read_text("utf-8")).block("data")
    assert summary.things == 50
    assert data["inGraph"] == summary.things_in_graph > 50


def test_an_empty_graph_gives_a_page(tmp_path: Path) -> None:
    summary = write_network(World().run().write(tmp_path / "graph.trig"), tmp_path / "network.html")
    assert (summary.things, summary.asserted) == (0, 0)
    assert Tags((tmp_path / "network.html").read_text("utf-8")).block("nodes") == []


def test_the_page_refers_to_nothing_outside(small: Path) -> None:
    for tag, attributes in Tags(network_html(small)).tags:
        assert tag not in {"link", "img", "iframe", "object", "embed", "base"}
        assert not {"src", "href", "action", "style"} & attributes.keys()
        assert not [name for name in attributes if name.startswith("on")]


def test_the_policy_allows_the_scripts_and_styles_of_the_page_alone(small: Path) -> None:
    tags = Tags(network_html(small))
    policy = next(a["content"] or "" for _, a in tags.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert "default-src 'none'" in policy
    assert "connect-src 'none'" in policy
    assert "unsafe" not in policy
    live = [text for name, text in tags.texts.items() if "page-" not in name]
    digests = {base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in live}
    assert len(live) == 3
    assert digests == set(re.findall(r"'sha256-([^']+)'", policy))


def test_payloads_stay_inside_the_data(tmp_path: Path) -> None:
    trig = hostile_world().write(tmp_path / "graph.trig")
    page, harmless = network_html(trig, title=PAYLOADS[3]), network_html(small_world().write(trig))
    assert [tag for tag, _ in Tags(page).tags] == [tag for tag, _ in Tags(harmless).tags]


def test_our_scripts_write_text_only() -> None:
    for script in sorted(ASSETS.glob("*.js")):
        source = script.read_text("utf-8")
        assert not re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function", source)


def test_an_address_is_a_link_only_where_it_is_https() -> None:
    assert [
        safe_address(a) for a in ("javascript:alert(1)", "http://a.example/", "data:text/html,x", "https://a b")
    ] == [""] * 4
    assert safe_address("https://undocs.org/en/S/RES/1445(2002)")


def test_text_cannot_turn_the_direction_of_the_page() -> None:
    assert clean("a\u202eb\x00c\u2028d") == "abc d"


@pytest.mark.parametrize("text", ["", "not trig {"])
def test_a_graph_that_cannot_be_read_is_named(tmp_path: Path, text: str) -> None:
    trig = tmp_path / "graph.trig"
    if text:
        trig.write_text(text)
    with pytest.raises(InputError, match="cannot read the graph"):
        write_network(trig, tmp_path / "network.html")


def test_a_failed_write_leaves_the_old_page(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "network.html"
    out.write_text("old")

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("graph_build.show.network.file.os.fsync", fail)
    with pytest.raises(OutputError, match="No space left"):
        write_network(small, out)
    assert out.read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph.trig", "network.html"]


def test_a_folder_that_is_not_there_is_named(small: Path, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot write the network page"):
        write_network(small, tmp_path / "none" / "network.html")


def test_the_frame_for_notebooks_holds_the_page_as_text() -> None:
    frame = notebook_frame('<p title="a">&\'</p>', 300)
    assert frame.count("<") == 2
    assert 'height="300"' in frame


def test_every_class_of_things_has_a_kind_and_every_kind_a_shape_of_its_own() -> None:
    assert {name for kind in KINDS for name in CLASSES_OF_KIND[kind.key]} == set(CLASSES) - NO_NODES
    assert len({kind.path for kind in KINDS}) == len(KINDS)


@pytest.mark.parametrize(
    ("name", "aliases", "expected"),
    [
        ("Protection", [], "Protection"),
        ("North Atlantic Treaty Organization", ["the Alliance", "NATO"], "NATO"),
        ("Security Council resolution 1325 (2000)", ["UNSCR", "UNSCR 1325"], "UNSCR 1325"),
        ("x" * 40, [], "x" * 27 + "…"),
    ],
)
def test_labels_are_short(name: str, aliases: list[str], expected: str) -> None:
    assert short_label(name, aliases) == expected
    assert len(expected) <= LABEL_LENGTH
