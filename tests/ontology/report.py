"""Turns an ontology into what is wrong with it: the rules that ROBOT reports, and some more."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator

import rdflib
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS, VANN

Found = Iterator[rdflib.term.Node]
NAMES = (RDFS.label, SKOS.prefLabel)
TEXTS = (*NAMES, SKOS.altLabel, SKOS.definition, SKOS.example, RDFS.comment, DCTERMS.title, DCTERMS.description)
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, SKOS.Concept, SKOS.ConceptScheme)
HEAD = (
    OWL.versionIRI,
    OWL.versionInfo,
    DCTERMS.license,
    DCTERMS.creator,
    DCTERMS.created,
    DCTERMS.modified,
    DCTERMS.title,
)
SPACE = "https://w3id.org/wps-graph/"


def terms(graph: rdflib.Graph) -> list[rdflib.term.Node]:
    """The own terms; those of others are declared and not explained."""
    return sorted({s for kind in KINDS for s in graph.subjects(RDF.type, kind) if str(s).startswith(SPACE)}, key=str)


def english(graph: rdflib.Graph, term: rdflib.term.Node, links: tuple[rdflib.URIRef, ...]) -> list[str]:
    texts = [o for link in links for o in graph.objects(term, link)]
    return [str(o) for o in texts if isinstance(o, rdflib.Literal) and o.language == "en"]


def missing_label(graph: rdflib.Graph) -> Found:
    return (term for term in terms(graph) if not english(graph, term, NAMES))


def multiple_labels(graph: rdflib.Graph) -> Found:
    for term in terms(graph):
        tongues = Counter(
            o.language for link in NAMES for o in graph.objects(term, link) if isinstance(o, rdflib.Literal)
        )
        if any(count > 1 for count in tongues.values()):
            yield term


def duplicate_label(graph: rdflib.Graph) -> Found:
    """Two terms of one kind, or of one scheme, that bear the same name in a language."""
    bearers = defaultdict(set)
    for term in terms(graph):
        homes = [*graph.objects(term, SKOS.inScheme), *graph.objects(term, RDF.type)]
        for label in (o for link in NAMES for o in graph.objects(term, link) if isinstance(o, rdflib.Literal)):
            for home in homes:
                if home not in (SKOS.Concept, OWL.TransitiveProperty, OWL.SymmetricProperty):
                    bearers[home, label.language, str(label).casefold()].add(term)
    return (term for found in bearers.values() if len(found) > 1 for term in found)


def missing_definition(graph: rdflib.Graph) -> Found:
    return (term for term in terms(graph) if not english(graph, term, (SKOS.definition,)))


def multiple_definitions(graph: rdflib.Graph) -> Found:
    return (term for term in terms(graph) if len(english(graph, term, (SKOS.definition,))) > 1)


def duplicate_definition(graph: rdflib.Graph) -> Found:
    bearers = defaultdict(set)
    for term in terms(graph):
        for text in english(graph, term, (SKOS.definition,)):
            bearers[text.casefold()].add(term)
    return (term for found in bearers.values() if len(found) > 1 for term in found)


def no_language(graph: rdflib.Graph) -> Found:
    return (
        s for link in TEXTS for s, o in graph.subject_objects(link) if isinstance(o, rdflib.Literal) and not o.language
    )


def blank_at_an_edge(graph: rdflib.Graph) -> Found:
    for link in TEXTS:
        for subject, text in graph.subject_objects(link):
            if str(text) != str(text).strip() or not str(text):
                yield subject


def no_source(graph: rdflib.Graph) -> Found:
    return (term for term in terms(graph) if (term, DCTERMS.source, None) not in graph)


def deprecated_without_replacement(graph: rdflib.Graph) -> Found:
    gone = (s for s, o in graph.subject_objects(OWL.deprecated) if str(o) in ("true", "1"))
    return (s for s in gone if (s, DCTERMS.isReplacedBy, None) not in graph)


def deprecated_in_use(graph: rdflib.Graph) -> Found:
    gone = set(graph.subjects(OWL.deprecated, None))
    return (s for s, p, o in graph if o in gone and p != DCTERMS.isReplacedBy)


def multiple_equivalents(graph: rdflib.Graph) -> Found:
    links = (OWL.equivalentClass, OWL.equivalentProperty, SKOS.exactMatch)
    for link in links:
        counts = Counter(s for s in graph.subjects(link, None))
        yield from (s for s, count in counts.items() if count > 1)


def own_superior(graph: rdflib.Graph) -> Found:
    for link in (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.broader):
        for subject, above in graph.subject_objects(link):
            if subject in graph.transitive_objects(above, link):
                yield subject


def undeclared(graph: rdflib.Graph) -> Found:
    """An own address in the place of a class, property or concept that nothing declares."""
    declared = set(graph.subjects(RDF.type, None))
    links = (
        RDFS.subClassOf,
        RDFS.subPropertyOf,
        RDFS.domain,
        RDFS.range,
        OWL.inverseOf,
        OWL.disjointWith,
        SKOS.broader,
    )
    targets = {o for link in (*links, SKOS.inScheme) for o in graph.objects(None, link)}
    return (o for o in targets if str(o).startswith(SPACE) and o not in declared)


def two_kinds_of_term(graph: rdflib.Graph) -> Found:
    """OWL 2 DL lets no address be a relation between things and a figure at once."""
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    counts = Counter(s for kind in kinds for s in set(graph.subjects(RDF.type, kind)))
    return (s for s, count in counts.items() if count > 1)


def incomplete_head(graph: rdflib.Graph) -> Found:
    for head in graph.subjects(RDF.type, OWL.Ontology):
        if any((head, link, None) not in graph for link in HEAD):
            yield head
        named = (
            (head, VANN.preferredNamespacePrefix, None) in graph,
            (head, VANN.preferredNamespaceUri, None) in graph,
        )
        if len(set(named)) == 2:
            yield head


RULES: tuple[Callable[[rdflib.Graph], Found], ...] = (
    *(missing_label, multiple_labels, duplicate_label, missing_definition, multiple_definitions, duplicate_definition),
    *(
        no_language,
        blank_at_an_edge,
        no_source,
        deprecated_without_replacement,
        deprecated_in_use,
        multiple_equivalents,
    ),
    *(own_superior, undeclared, two_kinds_of_term, incomplete_head),
)


def report(graph: rdflib.Graph) -> dict[str, list[str]]:
    """What each rule finds; rules that find nothing are left out."""
    found = {rule.__name__: sorted({str(one) for one in rule(graph)}) for rule in RULES}
    return {name: faults for name, faults in found.items() if faults}
