"""Turn the quads of the golden world into those that the ontology and OWL 2 RL add."""

from collections.abc import Iterator
from typing import Final

import owlrl
import pyoxigraph as ox
import rdflib

from graph_build.graph.ontology import ontology_triples
from graph_build.resources import ontology_dir
from graph_build.vocabulary import GRAPHS, ONTOLOGY, PREFIXES, THINGS, VOCAB, rdf, rdfs, skos, wps

Value = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

AXIOMS: Final = frozenset(
    [rdf(name) for name in ("type", "first", "rest")]
    + [rdfs(name) for name in ("label", "subClassOf", "subPropertyOf", "domain", "range")]
    + [ox.NamedNode(PREFIXES["owl"] + name) for name in ("inverseOf", "propertyChainAxiom")]
    + [skos("prefLabel"), skos("inScheme"), skos("broader"), wps("rank"), wps("rankSource")]
)


def ontology_quads(quads: set[ox.Quad]) -> Iterator[ox.Quad]:
    """The axioms and labels of the ontology, and the concepts that the golden graph uses."""
    graph = ox.NamedNode(GRAPHS + "ontology")
    used = _with_broader({quad.object for quad in quads})
    for read in ontology_triples():
        concept = isinstance(read.subject, ox.NamedNode) and read.subject.value.startswith(VOCAB)
        if read.predicate in AXIOMS and (not concept or read.subject in used):
            yield ox.Quad(read.subject, read.predicate, read.object, graph)


def closure_quads(quads: set[ox.Quad]) -> Iterator[ox.Quad]:
    """What OWL 2 RL adds about things: relations of the ontology and kinds, nothing that is asserted."""
    graph = ox.NamedNode(GRAPHS + "inferred")
    asserted = {str(quad.triple) for quad in quads}
    closed = rdflib.Graph()
    closed.parse(data=ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES), format="nt")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(closed)
    for subject, predicate, value in closed:
        if not isinstance(subject, rdflib.URIRef) or not isinstance(value, rdflib.URIRef):
            continue
        triple = ox.Triple(ox.NamedNode(subject), ox.NamedNode(str(predicate)), ox.NamedNode(value))
        typed = predicate == rdflib.RDF.type and str(value).startswith(ONTOLOGY)
        said = typed or str(predicate).startswith(ONTOLOGY)
        if said and str(triple) not in asserted and str(subject).startswith((THINGS, VOCAB)):
            yield ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def _with_broader(used: set[Value]) -> set[Value]:
    """The concepts with all those above them, so that a theme is found under its broader ones."""
    read = ox.parse(path=str(ontology_dir() / "themes.ttl"), format=ox.RdfFormat.TURTLE)
    steps = [(quad.subject, quad.object) for quad in read if quad.predicate == skos("broader")]
    while more := {above for below, above in steps if below in used} - used:
        used = used | more
    return used
