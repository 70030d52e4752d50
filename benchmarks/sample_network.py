"""Turn a number into a graph of so many things in the proportions of a real one, the same for the same number."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from graph_build.vocabulary import GRAPHS, PREFIXES, THINGS

CLASSES = {
    "Organization": 6,
    "State": 4,
    "Body": 24,
    "Post": 14,
    "Person": 16,
    "Resolution": 16,
    "Event": 12,
    "Theme": 8,
}
RELATIONS = (
    *(("Body", "partOf", "Organization"), ("Body", "advises", "Body"), ("Post", "postIn", "Body")),
    *(("Person", "holdsPost", "Post"), ("Resolution", "adoptedBy", "Organization"), ("Resolution", "about", "Theme")),
    *(
        ("Resolution", "cites", "Resolution"),
        ("Event", "organizedBy", "Organization"),
        ("State", "memberOf", "Organization"),
    ),
)
WORDS = ("Gender", "Peace", "Security", "Council", "Northern", "Field", "Justice", "Training")
DOCUMENTS = 100
Key = tuple[str, str, str]


def node(prefix: str, name: str) -> ox.NamedNode:
    """A term of a vocabulary."""
    return ox.NamedNode(PREFIXES[prefix] + name)


def thing(key: str) -> ox.NamedNode:
    """A thing by its key."""
    return ox.NamedNode(THINGS + key)


def graph(name: str) -> ox.NamedNode:
    """A named graph."""
    return ox.NamedNode(GRAPHS + name)


def names_and_relations(count: int) -> tuple[dict[str, tuple[str, str]], list[Key]]:
    """The class and the name of each thing, and who is tied to whom; the first of a class are tied most often."""
    draw = random.Random(1325)
    shares = list(CLASSES.values())
    classes = draw.choices(list(CLASSES), weights=shares, k=count)
    things = {
        f"{c.lower()}-{i}": (c, f"{c} of {draw.choice(WORDS)} {draw.choice(WORDS)} {i}") for i, c in enumerate(classes)
    }
    members: dict[str, list[str]] = {c: [key for key, (other, _) in things.items() if other == c] for c in CLASSES}
    relations: dict[Key, None] = {}
    for subject_class, verb, object_class in RELATIONS:
        targets = members[object_class]
        for subject in members[subject_class]:
            ranked = min(int(draw.paretovariate(0.8)) - 1, len(targets) - 1)
            target = targets[ranked] if draw.random() < 0.5 else draw.choice(targets)
            if target != subject:
                relations[subject, verb, target] = None
    return things, list(relations)


def quads(count: int) -> Iterator[ox.Quad]:
    """The graph as a build writes it: types and names, each relation with its assertion and its sentence."""
    things, relations = names_and_relations(count)
    for key, (class_name, label) in things.items():
        yield ox.Quad(thing(key), node("rdf", "type"), node("wps", class_name), graph("things"))
        yield ox.Quad(thing(key), node("rdfs", "label"), ox.Literal(label), graph("things"))
    for number in range(DOCUMENTS):
        document = thing(f"survey-{number}")
        yield ox.Quad(document, node("rdf", "type"), node("wps", "Report"), graph("things"))
        yield ox.Quad(document, node("rdfs", "label"), ox.Literal(f"Survey {number}"), graph("things"))
    for number, key in enumerate(relations):
        yield from _said(number, key, f"survey-{number % DOCUMENTS}")


def _said(number: int, key: Key, document: str) -> Iterator[ox.Quad]:
    subject, verb, target = thing(key[0]), node("wps", key[1]), thing(key[2])
    yield ox.Quad(subject, verb, target, graph(document))
    assertion = thing("assertion/" + "/".join(key))
    evidence = thing(f"{document}/evidence/{number}-{number + 9}/sample")
    selector = thing(f"{document}/evidence/{number}-{number + 9}/sample/selector")
    words = f"{key[0]} {key[1]} {key[2]}, as the survey says."
    for row in (
        (assertion, node("rdf", "type"), node("wps", "Assertion")),
        (assertion, node("rdf", "subject"), subject),
        (assertion, node("rdf", "predicate"), verb),
        (assertion, node("rdf", "object"), target),
        (assertion, node("wps", "evidence"), evidence),
        (evidence, node("oa", "hasSource"), thing(document)),
        (evidence, node("oa", "hasSelector"), selector),
        (selector, node("oa", "exact"), ox.Literal(words)),
    ):
        yield ox.Quad(*row, graph("assertions"))


def write_trig(count: int, path: Path) -> Path:
    """The graph in a file."""
    path.write_bytes(ox.serialize(quads(count), format=ox.RdfFormat.TRIG) or b"")
    return path
