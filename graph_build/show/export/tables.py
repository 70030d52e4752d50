"""Turn a graph into tables for a spreadsheet: things, relations with their evidence, commitments, events, documents.

A cell that would start a formula in a spreadsheet (`=`, `+`, `-`, `@`, tab, carriage return) gets an apostrophe in
front, because the words come from documents that others wrote. A program that needs them unchanged reads an RDF export.
"""

import csv
import io
from typing import Final

import pyoxigraph as ox

from graph_build.vocabulary import PREFIXES, local_name

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")

_EVIDENCE: Final = """
  ?evidence oa:hasSource ?document ; wps:inProvision ?paragraph ; wps:rule ?rule ; oa:hasSelector ?selector .
  ?selector oa:exact ?quote ; oa:start ?start ; oa:end ?end .
  ?document rdfs:label ?documentName .
  OPTIONAL { ?paragraph wps:number ?paragraphNumber }
"""
_PROOF: Final = "?document ?documentName ?paragraph ?paragraphNumber ?quote ?start ?end ?rule"

TABLES: Final[dict[str, str]] = {
    "things": """SELECT ?thing ?kind ?name ?otherName ?nameStatus ?identifier WHERE {
  GRAPH <https://w3id.org/wps-graph/graph/things> { ?thing a ?kind }
  ?thing rdfs:label|skos:prefLabel ?name ; wps:nameStatus ?nameStatus .
  OPTIONAL { ?thing skos:altLabel ?otherName }
  OPTIONAL { ?thing dcterms:identifier ?identifier }
}""",
    "relations": f"""SELECT ?subject ?subjectName ?relation ?object ?objectName ?earliest ?latest {_PROOF} WHERE {{
  ?assertion rdf:subject ?subject ; rdf:predicate ?relation ; rdf:object ?object ; wps:evidence ?evidence .
{_EVIDENCE}
  OPTIONAL {{ ?assertion wps:earliest ?earliest ; wps:latest ?latest }}
  OPTIONAL {{ ?subject rdfs:label|skos:prefLabel ?subjectName }}
  OPTIONAL {{ ?object rdfs:label|skos:prefLabel ?objectName }}
}}""",
    "commitments": f"""SELECT ?commitment ?strength ?act ?bindingForce ?verb ?action ?bearer ?bearerName ?bearerText
  ?addressee ?addresseeName ?beneficiary ?beneficiaryName ?theme ?themeName ?qualifier ?condition
  ?due ?dueEarliest ?dueLatest ?recurrence {_PROOF} WHERE {{
  ?commitment a wps:Commitment ; wps:evidence ?evidence .
  OPTIONAL {{ ?commitment wps:strength/skos:prefLabel ?strength }}
  OPTIONAL {{ ?commitment wps:act/skos:prefLabel ?act }}
  OPTIONAL {{ ?commitment wps:bindingForce/skos:prefLabel ?bindingForce }}
  OPTIONAL {{ ?commitment wps:verb ?verb }}
  OPTIONAL {{ ?commitment wps:actionText ?action }}
  OPTIONAL {{ ?commitment wps:bearer ?bearer . ?bearer rdfs:label ?bearerName }}
  OPTIONAL {{ ?commitment wps:bearerText ?bearerText }}
  OPTIONAL {{ ?commitment wps:addressee ?addressee . ?addressee rdfs:label ?addresseeName }}
  OPTIONAL {{ ?commitment wps:beneficiary ?beneficiary . ?beneficiary rdfs:label ?beneficiaryName }}
  OPTIONAL {{ ?commitment wps:theme ?theme . ?theme rdfs:label|skos:prefLabel ?themeName }}
  OPTIONAL {{ ?commitment wps:qualifier/skos:prefLabel ?qualifier }}
  OPTIONAL {{ ?commitment wps:condition ?condition }}
  OPTIONAL {{ ?commitment wps:due ?due }}
  OPTIONAL {{ ?commitment wps:dueEarliest ?dueEarliest ; wps:dueLatest ?dueLatest }}
  OPTIONAL {{ ?commitment wps:recurrence ?recurrence }}
{_EVIDENCE}}}""",
    "events": """SELECT ?event ?kind ?name ?date ?place ?placeName ?organizer ?organizerName WHERE {
  GRAPH <https://w3id.org/wps-graph/graph/things> { ?event a ?kind }
  ?kind rdfs:subClassOf* wps:Event .
  ?event rdfs:label ?name .
  OPTIONAL { ?event wps:occursOn ?date }
  OPTIONAL { ?event wps:occursAt ?place . ?place rdfs:label ?placeName }
  OPTIONAL { ?event wps:organizedBy ?organizer . ?organizer rdfs:label ?organizerName }
}""",
    "documents": """SELECT ?document ?kind ?name ?file ?title ?publisher ?issued ?language ?rights ?address WHERE {
  GRAPH <https://w3id.org/wps-graph/graph/things> { ?document a ?kind }
  ?kind rdfs:subClassOf* wps:Document .
  ?document rdfs:label ?name .
  OPTIONAL { ?document wps:sourceFile ?file }
  OPTIONAL { ?document dcterms:title ?title }
  OPTIONAL { ?document dcterms:publisher ?publisher }
  OPTIONAL { ?document dcterms:issued ?issued }
  OPTIONAL { ?document dcterms:language ?language }
  OPTIONAL { ?document dcterms:rights ?rights }
  OPTIONAL { ?document dcterms:source ?address }
}""",
}
"""Table to query. Values of a column that a row has several of are joined by `JOINED`, in order, each once."""

JOINED: Final = "; "
KEYS: Final = {
    "things": ("thing",),
    "relations": ("subject", "relation", "object", "document", "paragraph", "quote", "start", "end", "rule"),
    "commitments": ("commitment", "quote", "start", "end"),
    "events": ("event",),
    "documents": ("document",),
}
"""The columns that tell the rows of a table apart."""

SHORT: Final = frozenset({"kind", "relation", "nameStatus"})
"""Columns that hold terms of the ontology and its schemes: their short names are enough."""


def tables(store: ox.Store) -> dict[str, bytes]:
    """Each table as CSV (RFC 4180, UTF-8) with a heading line and rows in order of their cells."""
    return {name: _csv(*_table(store, name, query)) for name, query in TABLES.items()}


def _table(store: ox.Store, name: str, query: str) -> tuple[list[str], list[list[str]]]:
    solutions = store.query(query, prefixes=dict(PREFIXES))
    assert isinstance(solutions, ox.QuerySolutions)
    columns = [variable.value for variable in solutions.variables]
    keys = [columns.index(key) for key in KEYS[name]]
    rows: dict[tuple[str, ...], list[set[str]]] = {}
    for solution in solutions:
        cells = [_cell(column, term) for column, term in zip(columns, solution, strict=True)]
        row = rows.setdefault(tuple(cells[place] for place in keys), [set() for _ in columns])
        for seen, cell in zip(row, cells, strict=True):
            seen.add(cell)
    joined = [[JOINED.join(sorted(seen - {""})) for seen in row] for row in rows.values()]
    return columns, sorted(joined)


def _cell(column: str, term: object) -> str:
    if isinstance(term, ox.NamedNode) and column in SHORT:
        return local_name(term)
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else ""


def _csv(columns: list[str], rows: list[list[str]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
