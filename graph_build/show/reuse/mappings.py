"""Turns the alignments of the ontology into a table of mappings in the shape of SSSOM, each with its justification."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import pyoxigraph as ox

from graph_build import __version__
from graph_build.graph.ontology import read_triples
from graph_build.vocabulary import ONTOLOGY, PREFIXES, rdfs, skos

ALIGNMENTS: Final = "alignments.ttl"
SSSOM: Final = "alignments.sssom.tsv"

VOCABULARIES: Final = {
    **{name: PREFIXES[name] for name in ("dcterms", "oa", "prov", "rdf", "rdfs", "schema", "skos", "wps")},
    "cito": "http://purl.org/spar/cito/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "fabio": "http://purl.org/spar/fabio/",
    "lode": "http://linkedevents.org/ontology/",
    "odrl": "http://www.w3.org/ns/odrl/2/",
    "org": "http://www.w3.org/ns/org#",
    "semapv": "https://w3id.org/semapv/vocab/",
    "time": "http://www.w3.org/2006/time#",
    "undo": "https://w3id.org/un/ontology/undo/",
}

JUSTIFICATION: Final = "semapv:ManualMappingCuration"
COMMENTS: Final = {
    rdfs("subClassOf"): "every thing of the own kind is one of the other kind, and not the other way round",
    rdfs("subPropertyOf"): "every use of the own relation is a use of the other, and not the other way round",
    skos("closeMatch"): "near in meaning; neither is shown to be the wider one, so nothing follows",
}
_COLUMNS: Final = ("subject_id", "subject_label", "predicate_id", "object_id", "mapping_justification", "comment")


@dataclass(frozen=True, slots=True)
class Mapping:
    """How one own term stands to one of a published vocabulary."""

    subject: ox.NamedNode
    link: ox.NamedNode
    other: ox.NamedNode


@lru_cache(maxsize=1)
def mappings() -> tuple[Mapping, ...]:
    """All mappings, sorted by their addresses."""
    found = [
        Mapping(t.subject, t.predicate, t.object)
        for t in read_triples(ALIGNMENTS)
        if t.predicate in COMMENTS and isinstance(t.subject, ox.NamedNode) and isinstance(t.object, ox.NamedNode)
    ]
    return tuple(sorted(found, key=lambda one: (one.subject.value, one.link.value, one.other.value)))


def sssom() -> str:
    """The mappings as a table of the Simple Standard for Sharing Ontological Mappings, with its head in YAML."""
    labels = {str(t.subject): t.object.value for t in read_triples("wps.ttl") if t.predicate == rdfs("label")}  # type: ignore[union-attr]
    head = [
        f"mapping_set_id: {ONTOLOGY.rstrip('#')}/alignments",
        f'mapping_set_version: "{__version__}"',
        "mapping_set_title: Alignments of the wps-graph ontology",
        "license: https://spdx.org/licenses/MIT",
        "creator_label:\n#   - The wps-graph founders",
        "curie_map:",
        *(f"  {prefix}: {address}" for prefix, address in sorted(VOCABULARIES.items())),
    ]
    rows = [
        (curie(m.subject), labels[str(m.subject)], curie(m.link), curie(m.other), JUSTIFICATION, COMMENTS[m.link])
        for m in mappings()
    ]
    return "\n".join([*(f"#{line}" for line in head), *map("\t".join, (_COLUMNS, *rows))]) + "\n"


def curie(node: ox.NamedNode) -> str:
    """The address of a term of one of the vocabularies, shortened by its prefix.

    >>> curie(ox.NamedNode("http://www.w3.org/ns/org#Post"))
    'org:Post'
    """
    prefix, base = next((name, base) for name, base in VOCABULARIES.items() if node.value.startswith(base))
    return f"{prefix}:{node.value.removeprefix(base)}"
