"""Turn the things, commitments and asserted relations of a graph into GraphML and GEXF, for Gephi, yEd and networkx."""

import re
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from graph_build.ask.lookups import ROLES, Source, read_parties
from graph_build.vocabulary import PREFIXES

if TYPE_CHECKING:
    import networkx as nx

    Network = nx.MultiDiGraph[str]

# Required patterns stand before optional ones: the engine joins what follows an OPTIONAL by evaluating it whole.
NODES: Final = """
SELECT ?node ?kind (MIN(?name) AS ?label) WHERE {
  { GRAPH <https://w3id.org/wps-graph/graph/things> { ?node a ?kind } FILTER(?kind != skos:Concept)
    ?node rdfs:label|skos:prefLabel ?name . FILTER NOT EXISTS { ?node wps:inDocument ?any } }
  UNION
  { ?node a wps:Commitment ; wps:actionText ?name . BIND(wps:Commitment AS ?kind) }
  UNION
  { ?node a wps:Theme ; skos:prefLabel ?name . BIND(wps:Theme AS ?kind)
    { ?assertion rdf:object ?node } UNION { ?commitment wps:theme ?node } }
}
GROUP BY ?node ?kind"""

_PROOF: Final = """?evidence oa:hasSource/rdfs:label ?document ; oa:hasSelector/oa:exact ?quote ;
      wps:inProvision ?provision ; wps:wording/skos:prefLabel ?wording .
    OPTIONAL { ?provision wps:number ?number }"""
RELATIONS: Final = f"""
SELECT ?subject ?relation ?object ?document (COALESCE(?number, "") AS ?paragraph) ?quote ?wording WHERE {{
  {{ ?assertion rdf:subject ?subject ; rdf:predicate ?relation ; rdf:object ?object ; wps:evidence ?evidence .
    {_PROOF} }}
  UNION
  {{ VALUES ?relation {{ wps:bearer wps:addressee wps:beneficiary wps:theme }}
    ?subject a wps:Commitment ; ?relation ?object ; wps:evidence ?evidence .
    {_PROOF} }}
}}"""

DOCUMENT: Final = "Document"
ILLEGAL: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold."""


def network(store: ox.Store) -> "Network":
    """Nodes with `label`, `kind`; an edge for each statement: `relation`, `document`, `paragraph`, `quote`, `wording`.

    An edge carries the first of its quotes in order, and `quotes` says how many there are. One from a commitment to
    someone whom it names carries the `words` for them. Nothing inferred is in it.
    """
    import networkx as nx

    result: Network = nx.MultiDiGraph()
    source = Source(store)
    for node, label, kind in sorted(_nodes(store)):
        result.add_node(node, label=label, kind=kind)
    edges: dict[tuple[str, str, str], list[tuple[str, ...]]] = {}
    for subject, relation, value, *quote in _rows(store, RELATIONS, 7):
        if subject in result and value in result:
            edges.setdefault((subject, value, relation), []).append(tuple(quote))
    for (subject, value, relation), quotes in sorted(edges.items()):
        proof = dict(zip(("document", "paragraph", "quote", "wording"), min(quotes), strict=True))
        name = _local(relation)
        attributes = {"relation": name, "label": name, **proof}
        attributes["words"] = _words(source, subject, name, value)
        result.add_edge(subject, value, key=f"{subject} {name} {value}", quotes=len(set(quotes)), **attributes)
    return result


def _words(source: Source, subject: str, relation: str, value: str) -> str:
    """The words by which a commitment names the thing in a role; empty for any other relation."""
    if relation not in ROLES:
        return ""
    parties = read_parties(source, subject, relation)
    return ILLEGAL.sub(" ", "; ".join(party.words for party in parties if party.thing == value))


def to_graphml(store: ox.Store) -> bytes:
    """The network as GraphML, the same bytes for the same graph."""
    import networkx as nx

    return _lines(nx.generate_graphml(network(store), named_key_ids=True))


def to_gexf(store: ox.Store) -> bytes:
    """The network as GEXF 1.2, without the day of writing that the writer would put into it."""
    import networkx as nx

    content = _lines(nx.generate_gexf(network(store), version="1.2draft"))
    return re.sub(rb' lastmodifieddate="[^"]*"', b"", content, count=1)


def _lines(parts: object) -> bytes:
    assert hasattr(parts, "__iter__")
    return ("\n".join(["<?xml version='1.0' encoding='utf-8'?>", *parts]) + "\n").encode()


def _nodes(store: ox.Store) -> set[tuple[str, str, str]]:
    """Each node once; of a document that was read the narrower of its two kinds counts."""
    kinds: dict[str, dict[str, str]] = {}
    for node, kind, label in _rows(store, NODES, 3):
        kinds.setdefault(node, {})[_local(kind)] = label
    chosen = {node: min(set(found) - {DOCUMENT} or {DOCUMENT}) for node, found in kinds.items()}
    return {(node, kinds[node][kind], kind) for node, kind in chosen.items()}


def _rows(store: ox.Store, query: str, columns: int) -> list[list[str]]:
    solutions = store.query(query, prefixes=dict(PREFIXES))
    assert isinstance(solutions, ox.QuerySolutions)
    return [[_plain(solution[column]) for column in range(columns)] for solution in solutions]


def _plain(term: object) -> str:
    return ILLEGAL.sub(" ", term.value) if isinstance(term, ox.NamedNode | ox.Literal) else ""


def _local(address: str) -> str:
    return re.split("[#/]", address)[-1]
