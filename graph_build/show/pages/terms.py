"""Turn the ontology of a graph, or an address that leads nowhere, into a page for people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from graph_build.ask.lookups import OWL, RDF, RDFS, SKOS, WPS, Source, clean, last_part, text_of
from graph_build.extract.folding import fold
from graph_build.show.links import Links, Ref
from graph_build.show.pages.page import FORMATS, fill

_PARTS: Final = (
    ("Kinds of things", OWL + "Class"),
    ("Relations between things", OWL + "ObjectProperty"),
    ("Dates, figures and words", OWL + "DatatypeProperty"),
)


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the ontology with what it means and an example of it."""

    ref: Ref
    definition: str
    example: str


def render_ontology(source: Source, links: Links, here: str = "/ontology") -> str:
    """The words of the graph and what each means, with ways to the same for programs."""
    parts = [(label, _terms(source, links, kind)) for label, kind in _PARTS]
    formats = [(label, f"{here}?format={word}") for label, _, word in FORMATS if word != "html"]
    return fill(
        "ontology.html", title="The words of the graph", parts_list=[part for part in parts if part[1]], formats=formats
    )


def render_refusal(status: int, sentence: str, path: str) -> str:
    """The page that says why there is no answer; the words of the address stand ready to be searched."""
    words = last_part(path.rstrip("/")).replace("-", " ").replace("%20", " ")[:100] if status == 404 else ""
    title = "Nothing at this address" if status == 404 else "No answer"
    return fill("refusal.html", title=title, sentence=sentence, words=words)


def _terms(source: Source, links: Links, kind: str) -> list[Term]:
    own = sorted({text_of(quad.subject) for quad in source.stated(RDF + "type", kind)})
    found = [
        Term(
            links.ref(clean(source.some(one, RDFS + "label")) or last_part(one), one),
            clean(source.some(one, SKOS + "definition")),
            clean(source.some(one, SKOS + "example")),
        )
        for one in own
        if one.startswith(WPS)
    ]
    return sorted(found, key=lambda term: (fold(term.ref.name), term.ref.address))
