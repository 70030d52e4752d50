"""Turns the table of translated labels into Turtle that stands beside the ontology."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Final

from pyoxigraph import Literal

from graph_build.resources import ontology_dir
from graph_build.vocabulary import ONTOLOGY, VOCAB

TABLE: Final = "translations.csv"
OWN: Final = "own translation"
"""The source of a label for which no text of the United Nations was at hand."""

_HEAD: Final = f"""\
# Labels of classes, concepts and themes in other languages, made from {TABLE} by `make ontology`.
# The table gives the source of each. A built graph holds them where it is asked to, so that a query for the label of a
# concept finds one.

@prefix wps: <{ONTOLOGY}> .
@prefix wpsv: <{VOCAB}> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


@dataclass(frozen=True, slots=True, order=True)
class Translation:
    """A label of a term, written `wps:Body` or `wpsv:aim`, in a language other than English.

    ``source`` is the address of a text of the United Nations in that language which has the words where its English
    version has the English label, or `OWN`.
    """

    term: str
    language: str
    label: str
    source: str


@lru_cache(maxsize=1)
def translations() -> tuple[Translation, ...]:
    """All rows of the table, in its order."""
    with (ontology_dir() / TABLE).open(encoding="utf-8", newline="") as file:
        return tuple(Translation(**row) for row in csv.DictReader(file))


def translations_turtle() -> str:
    """The labels as Turtle: `rdfs:label` of classes and properties, `skos:prefLabel` of concepts."""
    blocks = [_HEAD]
    for term, rows in groupby(sorted(translations()), key=lambda row: row.term):
        label = "rdfs:label" if term.startswith("wps:") else "skos:prefLabel"
        blocks.append(f"{term} {label} {', '.join(str(Literal(r.label, language=r.language)) for r in rows)} .\n")
    return "\n".join(blocks)
