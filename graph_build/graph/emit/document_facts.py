"""Turns what a file's markup tells of provisions and subjects into quads: the original's ids, addresses in thesauri.

What it tells of the document as a whole are relations like any other, and are written with them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import pyoxigraph as ox
from pyoxigraph import Literal, Quad

from graph_build.extract.corpus_extract import CorpusExtract
from graph_build.extract.document import DocumentExtract
from graph_build.graph.emit.things import THINGS, stated_provisions
from graph_build.graph.mint import Mint, web_address
from graph_build.resources import ontology_dir
from graph_build.vocabulary import VOCAB, skos, wps


def original_ids(document: DocumentExtract, mint: Mint) -> Iterator[Quad]:
    """The ids that a publisher gives the paragraphs of a document."""
    for provision in stated_provisions(document):
        if provision.original:
            node = mint.provision(document.context.key, provision.key)
            yield Quad(node, wps("originalId"), Literal(provision.original), THINGS)


def theme_quads(corpus: CorpusExtract, mint: Mint) -> Iterator[Quad]:
    """The addresses that known themes have in thesauri, by what files say."""
    for key, thing in corpus.things.items():
        if thing.kind == "Theme" and key.startswith(VOCAB):
            for address in sorted(set(thing.matches) - _declared(key)):
                if (other := web_address(address)) is not None:
                    yield Quad(mint.thing(key), skos("closeMatch"), other, THINGS)


def _declared(theme: str) -> frozenset[str]:
    """The addresses that the scheme of themes itself gives a theme."""
    return _matches().get(theme, frozenset())


@lru_cache(maxsize=1)
def _matches() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    store = ox.Store()
    store.load(path=str(ontology_dir() / "themes.ttl"), format=ox.RdfFormat.TURTLE)
    for predicate in (skos("exactMatch"), skos("closeMatch")):
        for quad in store.quads_for_pattern(None, predicate, None):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
                found.setdefault(quad.subject.value, set()).add(quad.object.value)
    return {theme: frozenset(addresses) for theme, addresses in found.items()}
