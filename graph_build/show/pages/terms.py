"""Turn the ontology of a graph, or an address that leads nowhere, into a page for people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
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
    parts = [(label, _terms(source, links, kind)) for label, kind in _PARTS] + _schemes(source, links)
    formats = [(label, f"{here}?format={word}") for label, _, word in FORMATS if word != "html"]
    return fill(
        "ontology.html", title="The words of the graph", parts_list=[part for part in parts if part[1]], formats=formats
    )


def render_refusal(status: int, sentence: str, path: str) -> str:
    """The page that says why there is no answer; the words of the address stand ready to be searched."""
    words = last_part(path.rstrip("/")).replace("-", " ").replace("%20", " ")[:100] if status == 404 else ""
    title = "Nothing at this address" if status == 404 else "No answer"
    return fill("refusal.html", title=title, sentence=sentence, words=words)


def render_opening(steps: Sequence[tuple[str, bool]], seconds: int) -> str:
    """The page that stands for the first one while it is made: which steps are done; it asks again by itself."""
    return fill("opening.html", title="The graph is being opened", steps=steps, seconds=seconds)


def _terms(source: Source, links: Links, kind: str) -> list[Term]:
    own = sorted({text_of(quad.subject) for quad in source.stated(RDF + "type", kind)})
    found = [_term(source, links, one, RDFS + "label") for one in own if one.startswith(WPS)]
    return sorted(found, key=_by_name)


def _schemes(source: Source, links: Links) -> list[tuple[str, list[Term]]]:
    """The values of each concept scheme, the schemes by their names."""
    members: dict[str, list[Term]] = defaultdict(list)
    for scheme, one in {(text_of(quad.object), text_of(quad.subject)) for quad in source.quads(SKOS + "inScheme")}:
        members[scheme].append(_term(source, links, one, SKOS + "prefLabel"))
    names = {scheme: _term(source, links, scheme, SKOS + "prefLabel").ref.name for scheme in members}
    return [
        (names[one], sorted(members[one], key=_by_name))
        for one in sorted(members, key=lambda one: (fold(names[one]), one))
    ]


def _term(source: Source, links: Links, one: str, label: str) -> Term:
    name = clean(source.some(one, label)) or last_part(one)
    return Term(
        links.ref(name, one), clean(source.some(one, SKOS + "definition")), clean(source.some(one, SKOS + "example"))
    )


def _by_name(term: Term) -> tuple[str, str]:
    return fold(term.ref.name), term.ref.address
