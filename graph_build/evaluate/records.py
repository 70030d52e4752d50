"""Turns a built graph and a folder of annotations into the records that an evaluation compares."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePath
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad, Store

from graph_build.errors import InputError
from graph_build.vocabulary import ONTOLOGY, oa, rdf, rdfs, skos, wps

Row = dict[str, Any]
Fact = tuple[str, str, str, bool]


@dataclass(frozen=True, slots=True)
class Annotated:
    """The annotations of one document."""

    stem: str
    entities: list[Row]
    facts: list[Row]
    commitments: list[Row]


def read_gold(folder: Path) -> list[Annotated]:
    """The annotations in the folders of a folder, by name. Raises InputError where a file is no JSON Lines."""
    if not folder.is_dir():
        raise InputError("no such folder", str(folder), "", "name the folder of annotations with --gold")
    names = ("entities", "facts", "commitments")
    read = [
        (path.name, [_rows(path / f"{name}.jsonl") for name in names])
        for path in sorted(folder.iterdir())
        if path.is_dir()
    ]
    return [Annotated(stem, *rows) for stem, rows in read if any(rows)]


def _rows(path: Path) -> list[Row]:
    if not path.is_file():
        return []
    try:
        return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    except (OSError, ValueError) as error:
        raise InputError("annotations cannot be read", str(path), str(error), "one JSON object on each line") from error


def fold(text: str) -> str:
    """The form in which names are compared: no case, marks or leading article."""
    text = unicodedata.normalize("NFKC", text).casefold().replace("’", "'").replace("‑", "-")
    text = re.sub(r"'s\b", "s", text)
    text = " ".join(re.sub(r"[^\w]+", " ", text).split())
    return re.sub(r"^(the|a|an) ", "", text)


def overlap(one: str, other: str) -> float:
    """Dice's measure of the words of two texts, from 0 to 1."""
    first, second = Counter(fold(one).split()), Counter(fold(other).split())
    common = sum((first & second).values())
    return 2 * common / (sum(first.values()) + sum(second.values())) if common else 0.0


def contains(one: str, other: str) -> bool:
    """Whether one name stands, word for word, within the other."""
    first, second = fold(one), fold(other)
    return bool(first and second) and (f" {first} " in f" {second} " or f" {second} " in f" {first} ")


class Built:
    """What a graph says, by the stem of the file that says it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._classes = self._superclasses()
        self.file_of = {str(q.subject): PurePath(_value(q)).stem for q in self._all("sourceFile")}
        self.entities: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for quad in self._all("refersTo"):
            for stem, quote in self._read(quad.subject):
                self.entities[stem][str(quad.object)].add(quote)

    @cached_property
    def facts(self) -> dict[str, set[Fact]]:
        """Statements by stem: subject, property and object, and whether the object is a literal."""
        out: dict[str, set[Fact]] = defaultdict(set)
        for node in self._kind("Assertion"):
            s, p, o = (self._first(node, rdf(name)) for name in ("subject", "predicate", "object"))
            if s is None or p is None or o is None:
                continue
            literal = isinstance(o, Literal)
            fact = (str(s), getattr(p, "value", ""), o.value if isinstance(o, Literal) else str(o), literal)
            for stem, _ in self._evidence(node):
                out[stem].add(fact)
        return out

    @cached_property
    def commitments(self) -> dict[str, list[tuple[NamedNode, str]]]:
        """Commitments with a quote, by stem."""
        out: dict[str, list[tuple[NamedNode, str]]] = defaultdict(list)
        for node in self._kind("Commitment"):
            for stem, quote in self._evidence(node):
                out[stem].append((node, quote))
        return out

    def kinds(self, entity: str) -> set[str]:
        """Local names of all classes of a thing."""
        node = NamedNode(entity[1:-1])
        kinds = {k for q in self._store.quads_for_pattern(node, rdf("type"), None) for k in self._up(str(q.object))}
        out = {k[1:-1].removeprefix(ONTOLOGY) for k in kinds if k.startswith("<" + ONTOLOGY)}
        return out | ({"Theme"} if str(skos("Concept")) in kinds else set())

    def names(self, entity: str, stem: str | None = None) -> set[str]:
        """Folded names of a thing; with a stem also the words that name it in that document."""
        if not entity.startswith("<"):
            return set()
        node = NamedNode(entity[1:-1])
        found = {
            v
            for p in (rdfs("label"), *map(skos, ("prefLabel", "altLabel", "hiddenLabel")))
            for v in self.values(node, p)
        }
        mentioned = self.entities[stem].get(entity, set()) if stem else set()
        return {fold(name) for name in found | mentioned} - {""}

    def values(self, node: NamedNode, predicate: NamedNode) -> list[str]:
        """The objects of a property: the text of literals, addresses in angle brackets."""
        found = {q.object for q in self._store.quads_for_pattern(node, predicate, None)}
        return sorted(o.value if isinstance(o, Literal) else str(o) for o in found)

    def subjects(self, predicate: NamedNode, value: str) -> set[str]:
        """Addresses of the subjects of a property."""
        return {str(q.subject) for q in self._store.quads_for_pattern(None, predicate, NamedNode(value[1:-1]))}

    def _evidence(self, node: NamedNode) -> list[tuple[str, str]]:
        evidence = {q.object for q in self._store.quads_for_pattern(node, wps("evidence"), None)}
        return sorted(pair for one in evidence for pair in self._read(one))

    def _read(self, node: Any) -> set[tuple[str, str]]:
        out: set[tuple[str, str]] = set()
        for quad in self._store.quads_for_pattern(node, oa("hasSource"), None):
            stem = self.file_of.get(str(quad.object), "")
            for selector in self._store.quads_for_pattern(node, oa("hasSelector"), None):
                quote = self._first(selector.object, oa("exact"))
                if stem and isinstance(quote, Literal):
                    out.add((stem, quote.value))
        return out

    def _superclasses(self) -> dict[str, set[str]]:
        up: dict[str, set[str]] = defaultdict(set)
        for quad in self._store.quads_for_pattern(None, rdfs("subClassOf"), None, None):
            up[str(quad.subject)].add(str(quad.object))
        return up

    def _up(self, kind: str, seen: frozenset[str] = frozenset()) -> set[str]:
        out = {kind}
        for parent in self._classes.get(kind, set()) - seen:
            out |= self._up(parent, seen | {kind})
        return out

    def _all(self, name: str) -> list[Quad]:
        return list(self._store.quads_for_pattern(None, wps(name), None))

    def _kind(self, name: str) -> list[NamedNode]:
        nodes = {q.subject for q in self._store.quads_for_pattern(None, rdf("type"), wps(name))}
        return sorted((n for n in nodes if isinstance(n, NamedNode)), key=str)

    def _first(self, node: Any, predicate: NamedNode) -> Any:
        return next((q.object for q in self._store.quads_for_pattern(node, predicate, None)), None)


def _value(quad: Quad) -> str:
    return quad.object.value if isinstance(quad.object, Literal) else ""
