"""Turn an address of a graph into the records of its page: names, description, statements, commitments, timeline."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

import pyoxigraph as ox

from graph_build.ask.lookups import (
    DCTERMS,
    RDF,
    RDFS,
    SKOS,
    WPS,
    Source,
    clean,
    mentions_by_document,
    predicate_label,
)
from graph_build.show.links import Links, Ref
from graph_build.show.pages.lines import ORDER, Lines
from graph_build.show.pages.names import kinds_of, name_of, short_address, text_or_name
from graph_build.show.pages.passages import Passages, counting
from graph_build.show.pages.promises import read_promises
from graph_build.show.pages.scene import Fact, Line, Passage, ThingPage
from graph_build.show.pages.timeline import read_moments, strip_of

VALUES: Final = 25
"""Values of one row of the description, and documents of the list of mentions."""
_PLACES: Final = 6
_NAMES = frozenset({RDFS + "label", SKOS + "prefLabel", SKOS + "altLabel", DCTERMS + "title"})
_HIDDEN = _NAMES | {
    RDF + "type", WPS + "evidence", WPS + "bears", WPS + "addressedBy", WPS + "states", RDFS + "isDefinedBy",
    WPS + "notName", WPS + "caseSensitive", WPS + "needsWeight",
}  # fmt: skip
_FIRST = (
    SKOS + "definition", SKOS + "example", RDFS + "comment", RDF + "subject", RDF + "predicate", RDF + "object",
    WPS + "holder", WPS + "onPost", WPS + "bearer", WPS + "bearerText", WPS + "addressee", WPS + "addresseeText",
    WPS + "beneficiary", WPS + "beneficiaryText", WPS + "verb", WPS + "actionText", WPS + "due", WPS + "recurrence",
    WPS + "condition", WPS + "act", WPS + "strength", WPS + "bindingForce", WPS + "qualifier", WPS + "theme",
    WPS + "statedIn", WPS + "inDocument", WPS + "number", WPS + "heading", WPS + "kind", DCTERMS + "identifier",
    DCTERMS + "publisher", DCTERMS + "issued", DCTERMS + "source", SKOS + "closeMatch",
)  # fmt: skip
_WORDS = {
    DCTERMS + "source": "original or source", SKOS + "closeMatch": "close match elsewhere", RDF + "object": "object",
    RDF + "subject": "subject", RDF + "predicate": "property", DCTERMS + "isPartOf": "part of",
    WPS + "nameStatus": "name", RDFS + "subClassOf": "narrower kind of", RDFS + "subPropertyOf": "special case of",
    DCTERMS + "issued": "published", RDFS + "comment": "in words",
}  # fmt: skip


def read_thing(source: Source, links: Links, address: str, page: int = 1) -> ThingPage | None:
    """What the graph says around an address, on one page of it; none where it says nothing."""
    if not source.knows(address):
        return None
    lines, name = Lines(source, links, address, page), name_of(source, address)
    groups, promises = lines.groups(), read_promises(source, links, address, page)
    kinds, moments = kinds_of(source, address), read_moments(source, links, address)
    mentions, mentioned = _mentions(source, links, address)
    own = source.values(address, WPS + "evidence")
    first = (page - 1) * VALUES
    passages = Passages(source, links)
    listed = [*(group.total for group in groups), *(part.total for part in promises), len(own)]
    return ThingPage(
        address=address,
        name=name,
        kind=_kind_word(source, kinds),
        kinds=tuple(links.ref(predicate_label(source, kind), kind) for kind, _ in kinds),
        aliases=tuple(sorted({clean(name) for name in source.values(address, SKOS + "altLabel")} - {""})),
        facts=tuple(fact for fact in _facts(source, links, address) if [ref.name for ref in fact.values] != [name]),
        groups=tuple(groups),
        promises=tuple(promises),
        passages=_own_passages(passages, address, own[first:]),
        moments=tuple(moments),
        strip=strip_of(moments),
        disagreements=tuple(_disagreements(source, links, address)),
        mentions=tuple(mentions),
        mentioned=mentioned,
        restated=lines.restated,
        page=page,
        pages=max(1, -(-max(listed) // VALUES)),
    )


def _kind_word(source: Source, kinds: list[tuple[str, bool]]) -> str:
    return predicate_label(source, kinds[0][0]) if kinds else "thing without a kind"


def _own_passages(passages: Passages, address: str, evidence: list[str]) -> tuple[Passage, ...]:
    """The passages of a record about texts: its evidence, or for a mention or evidence node itself."""
    itself = passages.of(address)
    return (itself,) if itself is not None else passages.several(evidence, VALUES)


def _facts(source: Source, links: Links, address: str) -> list[Fact]:
    rows: dict[str, list[tuple[Ref, bool]]] = defaultdict(list)
    for said in source.said(address):
        if said.predicate not in _HIDDEN and said.predicate not in ORDER:
            kept = rows[said.predicate]
            name = text_or_name(source, said.value, is_address=said.is_address) if len(kept) < VALUES else ""
            kept.append(
                (links.ref(_shown(source, name, said.value), said.value if said.is_address else ""), said.inferred)
            )
    return [
        Fact(
            _WORDS.get(predicate, predicate_label(source, predicate)),
            tuple(ref for ref, _ in rows[predicate][:VALUES]),
            max(0, len(rows[predicate]) - VALUES),
            all(inferred for _, inferred in rows[predicate]),
        )
        for predicate in sorted(rows, key=lambda one: (_FIRST.index(one) if one in _FIRST else len(_FIRST), one))
    ]


def _shown(source: Source, name: str, value: str) -> str:
    """A name, or for an address without one the address itself, since its last part alone says little."""
    return name if name and (name not in value.rsplit("/", 1)[-1] or source.label(value)) else short_address(value)


def _mentions(source: Source, links: Links, address: str) -> tuple[list[Fact], int]:
    """The documents that name the thing, the most talkative first, each with its first places; and how often in all."""
    if address.startswith("_:"):
        return [], 0
    named = mentions_by_document(source, address)
    passages = Passages(source, links)
    found = []
    for document, nodes in list(named.items())[:VALUES]:
        here = sorted(nodes, key=counting)
        provisions = dict.fromkeys(source.value(node, WPS + "inProvision") for node in here[: 4 * _PLACES])
        places = [passages.place(document, provision) for provision in provisions if provision][:_PLACES]
        name = links.ref(source.name(document), document)
        found.append(Fact(str(len(nodes)), (name, *places), max(0, len(nodes) - len(places))))
    return found, sum(map(len, named.values()))


def _disagreements(source: Source, links: Links, address: str) -> list[Line]:
    """The contradictions that the thing is part of, through an assertion about it or by itself."""
    if address.startswith("_:"):
        return []
    here = ox.NamedNode(address)
    found = []
    for node in source.some_subjects(RDF + "type", WPS + "Contradiction"):
        involved = source.values(node, WPS + "involves")
        if address in involved or any(
            source.holds(one, RDF + part, here) for one in involved for part in ("subject", "object")
        ):
            kind = source.value(node, WPS + "contradictionKind")
            evidence = source.values(node, WPS + "evidence")
            passages = Passages(source, links).several(evidence, _PLACES)
            name = links.ref(name_of(source, node), node)
            found.append(Line(name, (source.name(kind),) if kind else (), passages))
    return found
