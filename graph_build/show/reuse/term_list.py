"""Turns the ontology, its concepts and their translations into a list of terms for people, as Markdown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from graph_build import __version__
from graph_build.graph.ontology import BUILT, ontology_triples
from graph_build.show.reuse.mappings import COMMENTS, curie, mappings
from graph_build.show.reuse.translations import translations
from graph_build.vocabulary import ONTOLOGY, PREFIXES, VOCAB, rdf, rdfs, skos

_SCHEMA: Final = PREFIXES["schema"]
_OWL: Final = PREFIXES["owl"]
_SIDES: Final = {
    "from": (rdfs("domain"), NamedNode(_SCHEMA + "domainIncludes")),
    "to": (rdfs("range"), NamedNode(_SCHEMA + "rangeIncludes")),
}
_LANGUAGES: Final = ("fr", "es", "ar")


@dataclass(frozen=True, slots=True)
class Terms:
    """The triples of the ontology by subject and property, in the order of the files."""

    values: dict[tuple[str, str], list[NamedNode | Literal]]
    kinds: dict[str, list[str]]

    @classmethod
    def read(cls) -> Terms:
        """The terms of all files in `BUILT`."""
        values: dict[tuple[str, str], list[NamedNode | Literal]] = defaultdict(list)
        kinds: dict[str, list[str]] = defaultdict(list)
        for triple in ontology_triples():
            subject, value = _address(triple), triple.object
            if isinstance(value, NamedNode | Literal):
                values[subject, triple.predicate.value].append(value)
            if triple.predicate == rdf("type") and isinstance(value, NamedNode):
                kinds[value.value].append(subject)
        return cls(values, kinds)

    def all(self, subject: str, predicate: NamedNode) -> list[str]:
        """The values of a property, addresses shortened."""
        return [
            _short(one) if isinstance(one, NamedNode) else one.value
            for one in self.values.get((subject, predicate.value), ())
        ]

    def one(self, subject: str, predicate: NamedNode) -> str:
        """The first value of a property; nothing where it has none."""
        return next(iter(self.all(subject, predicate)), "")

    def own(self, kind: str) -> list[str]:
        """The own terms of a kind of OWL, by their names."""
        return sorted({one for one in self.kinds[_OWL + kind] if one.startswith(ONTOLOGY)})


def term_list() -> str:
    """Each class, property and concept with what it means; the text is the same in every run."""
    terms = Terms.read()
    other, others = _other_names(), _other_vocabularies()
    lines = [
        "# The terms of the ontology",
        "",
        f"Version {__version__}, of {', '.join(f'`ontology/{name}`' for name in BUILT)}; made by `make ontology`.",
        "How to use them is in [ONTOLOGY.md](ONTOLOGY.md).",
        "`→` reads “from what, to what”; both sides tell a reader, and only some infer.",
    ]
    lines += _table("Kinds", ("term", "means", "wider", *_LANGUAGES[:2], "elsewhere"), _classes(terms, other, others))
    for kind, title in (("ObjectProperty", "Relations"), ("DatatypeProperty", "Dates, figures and words")):
        lines += _table(
            title,
            ("term", "from → to", "means", *_LANGUAGES[:2], "elsewhere"),
            _properties(terms, kind, other, others),
        )
    for scheme in sorted(set(terms.kinds[skos("ConceptScheme").value])):
        name, meaning = terms.one(scheme, skos("prefLabel")), terms.one(scheme, skos("definition"))
        lines += _table(
            f"{name} (`{_local(scheme)}`)",
            ("concept", "label", "means", *_LANGUAGES),
            _concepts(terms, scheme, other),
            meaning,
        )
    return "\n".join(lines) + "\n"


def _classes(terms: Terms, other: dict[tuple[str, str], str], others: dict[str, list[str]]) -> Iterator[Sequence[str]]:
    for one in terms.own("Class"):
        wider = ", ".join(f"`{name}`" for name in terms.all(one, rdfs("subClassOf")))
        named = [other.get((one, language), "") for language in _LANGUAGES[:2]]
        yield _code(one), terms.one(one, skos("definition")), wider, *named, ", ".join(others.get(one, ()))


def _properties(
    terms: Terms, kind: str, other: dict[tuple[str, str], str], others: dict[str, list[str]]
) -> Iterator[Sequence[str]]:
    for one in terms.own(kind):
        sides = " → ".join(_side(terms, one, name) for name in _SIDES)
        named = [other.get((one, language), "") for language in _LANGUAGES[:2]]
        yield _code(one), sides, terms.one(one, skos("definition")), *named, ", ".join(others.get(one, ()))


def _side(terms: Terms, one: str, name: str) -> str:
    found = [value for link in _SIDES[name] for value in terms.all(one, link)]
    return " or ".join(value for value in found if value != "rdfs:Literal")


def _concepts(terms: Terms, scheme: str, other: dict[tuple[str, str], str]) -> Iterator[Sequence[str]]:
    members = [
        s for (s, p), values in terms.values.items() if p == skos("inScheme").value and NamedNode(scheme) in values
    ]
    for one in sorted(members):
        named = [other.get((one, language), "") for language in _LANGUAGES]
        yield f"`{_local(one)}`", terms.one(one, skos("prefLabel")), terms.one(one, skos("definition")), *named


def _table(title: str, head: Sequence[str], rows: Iterator[Sequence[str]], under: str = "") -> list[str]:
    found = [tuple(cell.replace("|", "\\|") for cell in row) for row in rows]
    if not found:
        return []
    kept = [place for place in range(len(head)) if any(row[place] for row in found)]
    lines = [[cells[place] for place in kept] for cells in (head, ["---"] * len(head), *found)]
    return ["", f"## {title}", *(["", under] if under else []), "", *(f"| {' | '.join(line)} |" for line in lines)]


def _other_names() -> dict[tuple[str, str], str]:
    homes = {"wps": ONTOLOGY, "wpsv": VOCAB}
    split = ((row, row.term.partition(":")) for row in translations())
    return {(homes[prefix] + name, row.language): row.label for row, (prefix, _, name) in split}


def _other_vocabularies() -> dict[str, list[str]]:
    signs = dict(zip(COMMENTS, ("⊂ ", "⊂ ", "≈ "), strict=True))
    found: dict[str, list[str]] = defaultdict(list)
    for one in mappings():
        found[one.subject.value].append(f"{signs[one.link]}{curie(one.other)}")
    return found


def _address(triple: Triple) -> str:
    return str(triple.subject).strip("<>")


def _local(address: str) -> str:
    return address.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def _code(address: str) -> str:
    return f"`{_local(address)}`"


def _short(node: NamedNode) -> str:
    """An own term by its name, another's by its prefix."""
    if node.value.startswith((ONTOLOGY, VOCAB)):
        return _local(node.value)
    prefix = next((name for name, base in PREFIXES.items() if node.value.startswith(base)), "")
    return f"{prefix}:{node.value.removeprefix(PREFIXES[prefix])}" if prefix else node.value
