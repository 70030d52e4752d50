"""Turn a few lines about who does what into a graph.trig of the shape in ARCHITECTURE.md, for tests of the network."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from graph_build import __version__
from graph_build.vocabulary import GRAPHS, PREFIXES, THINGS, VOCAB

PAYLOADS = (
    "<script>document.title='owned'</script>",
    "<img src=x onerror=\"document.title='owned'\">",
    "<a href='javascript:document.title=1'>href</a>",
    "</script><script>document.title='owned'</script>",
    "{{ 7 * 7 }} ${7*7} &lt;b&gt; \u2028 \u202e desrever",
)


def name(prefix: str, local: str) -> ox.NamedNode:
    return ox.NamedNode(PREFIXES[prefix] + local)


def thing(local: str) -> ox.NamedNode:
    return ox.NamedNode(THINGS + local)


def provision_of(document: str, paragraph: str) -> ox.NamedNode:
    return thing(f"{document}/p" + re.sub(r"[^a-z0-9.]+", "-", paragraph.lower()))


@dataclass
class World:
    """Quads in the making; every method adds what a build would add; ``wordings`` of documents where not original."""

    quads: list[ox.Quad] = field(default_factory=list)
    serial: int = 0
    wordings: dict[str, str] = field(default_factory=dict)

    def add(self, graph: str, subject: ox.NamedNode, predicate: ox.NamedNode, value: ox.NamedNode | str) -> None:
        node = ox.Literal(value) if isinstance(value, str) else value
        self.quads.append(ox.Quad(subject, predicate, node, ox.NamedNode(GRAPHS + graph)))

    def run(self) -> World:
        """What a build says of itself, also where it read nothing of which a thing is named."""
        self.literal("run", thing("run"), "softwareVersion", __version__)
        return self

    def literal(self, graph: str, subject: ox.NamedNode, property_name: str, value: str) -> None:
        self.add(graph, subject, name("wps", property_name), value)

    def link(self, graph: str, subject: ox.NamedNode, property_name: str, local: str) -> None:
        self.add(graph, subject, name("wps", property_name), thing(local))

    def entity(self, local: str, class_name: str, label: str, aliases: Sequence[str] = ()) -> ox.NamedNode:
        node = thing(local)
        self.add("things", node, name("rdf", "type"), name("wps", class_name))
        self.add("things", node, name("rdfs", "label"), label)
        for alias in aliases:
            self.add("things", node, name("skos", "altLabel"), alias)
        return node

    def document(self, local: str, class_name: str, title: str, address: str = "") -> ox.NamedNode:
        node = self.entity(local, class_name, title)
        self.add("things", node, name("wps", "sourceFile"), f"{local}.txt")
        self.add("things", node, name("dcterms", "title"), title)
        if address:
            self.add("things", node, name("dcterms", "source"), address)
        return node

    def evidence(self, document: str, paragraph: str, words: str, rule: str = "sample-rule") -> ox.NamedNode:
        self.serial += 1
        provision = provision_of(document, paragraph)
        self.add("things", provision, name("rdf", "type"), name("wps", "PolicyParagraph"))
        self.add("things", provision, name("wps", "number"), paragraph)
        self.add("things", provision, name("wps", "inDocument"), thing(document))
        node = thing(f"{document}/evidence/{self.serial}-{self.serial + 9}/{rule}")
        selector = ox.NamedNode(f"{node.value}/selector")
        self.add("assertions", node, name("rdf", "type"), name("wps", "Evidence"))
        self.add("assertions", node, name("oa", "hasSource"), thing(document))
        self.add("assertions", node, name("wps", "inProvision"), provision)
        self.add("assertions", node, name("wps", "rule"), rule)
        self.add("assertions", node, name("wps", "wording"), name("wpsv", self.wordings.get(document, "original")))
        self.add("assertions", node, name("oa", "hasSelector"), selector)
        self.add("assertions", selector, name("oa", "exact"), words)
        self.add("assertions", selector, name("oa", "prefix"), "As the text before says, ")
        self.add("assertions", selector, name("oa", "suffix"), " and so it goes on.")
        return node

    def mention(self, local: str, times: int = 1) -> None:
        for _ in range(times):
            self.serial += 1
            self.add("assertions", thing(f"mention/{self.serial}"), name("wps", "refersTo"), thing(local))

    def says(
        self,
        document: str,
        subject: str,
        verb: str,
        value: str,
        words: str,
        paragraph: str = "1",
    ) -> None:
        """A relation, or a date for a verb that ends in `On`, in the graph of its document, with its evidence."""
        self.serial += 1
        target: ox.NamedNode | str = value if verb.endswith("On") else thing(value)
        self.add(document, thing(subject), name("wps", verb), target)
        node = thing(f"assertion/{self.serial}")
        self.add("assertions", node, name("rdf", "type"), name("wps", "Assertion"))
        self.add("assertions", node, name("rdf", "subject"), thing(subject))
        self.add("assertions", node, name("rdf", "predicate"), name("wps", verb))
        self.add("assertions", node, name("rdf", "object"), target)
        self.add("assertions", node, name("wps", "evidence"), self.evidence(document, paragraph, words))

    def infers(self, subject: str, verb: str, value: str) -> None:
        self.add("inferred", thing(subject), name("wps", verb), thing(value))

    def axiom(self, subject: str, predicate: tuple[str, str], value: ox.NamedNode) -> None:
        self.add("ontology", name("wps", subject), name(*predicate), value)

    def chain(self, verb: str, steps: Sequence[str]) -> None:
        """A property chain as an ontology writes it: a list of blank nodes."""
        graph = ox.NamedNode(GRAPHS + "ontology")
        cells: list[ox.NamedNode | ox.BlankNode] = [ox.BlankNode(f"{verb}{n}") for n in range(len(steps))]
        cells.append(name("rdf", "nil"))
        self.quads.append(ox.Quad(name("wps", verb), name("owl", "propertyChainAxiom"), cells[0], graph))
        for step, cell, rest in zip(steps, cells, cells[1:], strict=False):
            self.quads.append(ox.Quad(cell, name("rdf", "first"), name("wps", step), graph))
            self.quads.append(ox.Quad(cell, name("rdf", "rest"), rest, graph))

    def commitment(
        self, document: str, paragraph: str, words: str, strength: str, bearer: str | None = ""
    ) -> ox.NamedNode:
        """A commitment of "the Alliance", which names ``bearer``, or no known thing; of nobody where it is None."""
        self.serial += 1
        provision = provision_of(document, paragraph)
        node = ox.NamedNode(f"{provision.value}/commitment/{self.serial}")
        concept = ox.NamedNode(VOCAB + strength.lower())
        self.add("ontology", concept, name("skos", "prefLabel"), strength)
        self.add("assertions", node, name("rdf", "type"), name("wps", "Commitment"))
        self.add("assertions", node, name("wps", "strength"), concept)
        self.add("assertions", node, name("wps", "actionText"), words)
        self.add("assertions", node, name("wps", "evidence"), self.evidence(document, paragraph, words))
        self.add("assertions", node, name("wps", "statedIn"), provision)
        if bearer is not None:
            self.party(node, "bearer", "the Alliance", bearer)
        return node

    def party(self, commitment: ox.NamedNode, role: str, words: str, known: str = "") -> None:
        """One whom a commitment names: words and thing apart, and both together."""
        node = ox.NamedNode(f"{commitment.value}/{role}/{words.lower().replace(' ', '-')}")
        self.add("assertions", commitment, name("wps", f"{role}Text"), words)
        self.add("assertions", commitment, name("wps", f"{role}Party"), node)
        self.add("assertions", node, name("rdf", "type"), name("wps", "CommitmentParty"))
        self.add("assertions", node, name("wps", "partyText"), words)
        if known:
            self.add("assertions", commitment, name("wps", role), thing(known))
            self.add("assertions", node, name("wps", "partyThing"), thing(known))

    def write(self, path: Path) -> Path:
        ordered = sorted(set(self.quads), key=str)
        prefixes = dict(PREFIXES)
        path.write_bytes(ox.serialize(ordered, format=ox.RdfFormat.TRIG, prefixes=prefixes) or b"")
        return path


def small_world(wordings: Mapping[str, str] | None = None) -> World:
    """Eight things whose relations, quotes and rules a test can name."""
    world = World(wordings=dict(wordings or {}))
    world.document("policy", "Policy", "Policy on Women, Peace and Security", "https://example.org/policy")
    world.document("news", "NewsItem", "News of the committee", "javascript:alert(1)")
    world.entity("alliance", "Organization", "North Atlantic Treaty Organization", ["NATO", "the Alliance"])
    world.entity("committee", "Body", "Committee on Gender Perspectives", ["NCGP"])
    world.entity("office", "Body", "Office of the Gender Advisor", ["GENAD"])
    world.entity("chair", "Post", "Chair of the Committee")
    world.entity("person", "Person", "Zoë Álvarez")
    world.entity("theme", "Theme", "Protection")
    world.mention("alliance", 12)
    world.mention("committee", 3)
    world.says("policy", "committee", "partOf", "alliance", "The Committee is a part of the Alliance", paragraph="51")
    world.says("news", "committee", "partOf", "alliance", "the Alliance's own Committee", paragraph="2")
    world.says("policy", "office", "partOf", "committee", "The Office serves within the Committee", paragraph="52")
    world.says("news", "person", "holdsPost", "chair", "Zoë Álvarez, Chair of the Committee", paragraph="3")
    world.says("news", "chair", "postIn", "committee", "Chair of the Committee", paragraph="3")
    world.says("policy", "policy", "hasObjective", "theme", "The objective is protection", paragraph="4")
    world.says("policy", "policy", "adoptedBy", "alliance", "Allies adopted this Policy", paragraph="1")
    world.says("policy", "committee", "establishedOn", "1976", "The Committee dates from 1976", paragraph="5")
    world.commitment("policy", "17", "The Alliance will report every year", "Undertaking", "alliance")
    world.axiom("partOf", ("rdf", "type"), name("owl", "TransitiveProperty"))
    world.axiom("hasPart", ("owl", "inverseOf"), name("wps", "partOf"))
    world.infers("office", "partOf", "alliance")
    world.infers("alliance", "hasPart", "committee")
    world.infers("alliance", "hasPart", "office")
    return world


def hostile_world() -> World:
    """The small world with a payload in every field that reaches the page."""
    world = small_world()
    for number, payload in enumerate(PAYLOADS):
        local = f"hostile-{number}"
        world.entity(local, "Organization", payload, [f"{payload} alias", "OWN"])
        world.add("things", thing(local), name("dcterms", "identifier"), payload)
        world.document(f"{local}-text", "Report", f"{payload} title", "javascript:document.title='owned'")
        world.add("things", thing(f"{local}-text"), name("dcterms", "rights"), payload)
        world.add("things", thing(f"{local}-text"), name("dcterms", "publisher"), payload)
        world.says(f"{local}-text", local, "partOf", "alliance", f"{payload} quote", paragraph=payload)
        world.says(f"{local}-text", local, "establishedOn", payload, payload)
        world.commitment(f"{local}-text", "1", payload, payload_safe_name(number), local)
        world.add(
            "ontology", ox.NamedNode(VOCAB + payload_safe_name(number).lower()), name("skos", "prefLabel"), payload
        )
        contradiction = thing(f"contradiction/{number}")
        world.add("assertions", contradiction, name("rdf", "type"), name("wps", "Contradiction"))
        world.add("assertions", contradiction, name("rdfs", "comment"), payload)
    world.add("ontology", name("wps", "partOf"), name("rdfs", "label"), PAYLOADS[0])
    return world


def payload_safe_name(number: int) -> str:
    return f"Strength{number}"


def large_world(count: int = 300, seed: int = 7) -> World:
    """A graph of `count` things in the proportions of a real build, the same for the same numbers."""
    draw = random.Random(seed)
    world = World()
    classes = [("Organization", 8), ("State", 10), ("Body", 20), ("ActorGroup", 8), ("Post", 12), ("Person", 10)]
    classes += [("Resolution", 14), ("Event", 8), ("Place", 4), ("Theme", 8)]
    locals_of: dict[str, list[str]] = {class_name: [] for class_name, _ in classes}
    names = [class_name for class_name, share in classes for _ in range(share)]
    for number in range(count):
        class_name = names[number % len(names)] if number >= len(names) else draw.choice(names)
        local = f"{class_name.lower()}-{number}"
        world.entity(local, class_name, f"{class_name} {draw.choice(WORDS)} {draw.choice(WORDS)} {number}")
        world.mention(local, int(draw.paretovariate(1.2)))
        locals_of[class_name].append(local)
    world.document("survey", "Report", "Survey of everything")
    for subject, verb, value in _large_relations(locals_of, draw):
        world.says("survey", subject, verb, value, f"{subject} {verb} {value}", paragraph=str(draw.randint(1, 90)))
    for local in locals_of["Organization"]:
        world.commitment("survey", "7", f"{local} will report", "Undertaking", local)
    return world


WORDS = ("Gender", "Security", "Council", "Peace", "Northern", "Training", "Cooperation", "Justice", "Policy", "Field")


def _large_relations(locals_of: dict[str, list[str]], draw: random.Random) -> Iterator[tuple[str, str, str]]:
    def some(class_name: str) -> str:
        # The first of a class are named most often, as in texts.
        members = locals_of[class_name]
        return members[min(int(draw.paretovariate(0.9)) - 1, len(members) - 1)]

    for body in locals_of["Body"]:
        yield body, "partOf", some("Organization")
        yield body, "advises", some("Body")
    for post in locals_of["Post"]:
        yield post, "postIn", some("Body")
    for person in locals_of["Person"]:
        yield person, "holdsPost", draw.choice(locals_of["Post"])
    for resolution in locals_of["Resolution"]:
        yield resolution, "adoptedBy", some("Organization")
        yield resolution, "about", some("Theme")
        yield resolution, "cites", draw.choice(locals_of["Resolution"])
    for state in locals_of["State"]:
        yield state, "memberOf", some("Organization")
    for event in locals_of["Event"]:
        yield event, "organizedBy", some("Organization")
        yield event, "occursAt", some("Place")
        yield some("ActorGroup"), "participatedIn", event
