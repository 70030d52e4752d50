"""Turn a graph into tables for a spreadsheet: things, relations with evidence, commitments, parties, events, documents.

A cell that would start a formula in a spreadsheet (`=`, `+`, `-`, `@`, tab, carriage return) gets an apostrophe in
front, because the words come from documents that others wrote. A program that needs them unchanged reads an RDF export.
"""

import csv
import io
from collections.abc import Iterable
from typing import Final

import pyoxigraph as ox

from graph_build.ask.lookups import ROLES, Source, read_parties
from graph_build.guards import cell
from graph_build.vocabulary import PREFIXES, local_name

_EVIDENCE: Final = """
  ?evidence oa:hasSource ?document ; wps:inProvision ?paragraph ; wps:rule ?rule ; oa:hasSelector ?selector ;
    wps:wording/skos:prefLabel ?wording .
  ?selector oa:exact ?quote ; oa:start ?start ; oa:end ?end .
  ?document rdfs:label ?documentName .
  OPTIONAL { ?paragraph wps:number ?paragraphNumber }
  OPTIONAL { ?evidence wps:page ?page }
"""
_PROOF: Final = "?document ?documentName ?paragraph ?paragraphNumber ?page ?quote ?wording ?start ?end ?rule"

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
  ?addressee ?addresseeName ?addresseeText ?beneficiary ?beneficiaryName ?beneficiaryText
  ?theme ?themeName ?qualifier ?condition ?due ?dueEarliest ?dueLatest ?recurrence {_PROOF} WHERE {{
  ?commitment a wps:Commitment ; wps:evidence ?evidence .
  OPTIONAL {{ ?commitment wps:strength/skos:prefLabel ?strength }}
  OPTIONAL {{ ?commitment wps:act/skos:prefLabel ?act }}
  OPTIONAL {{ ?commitment wps:bindingForce/skos:prefLabel ?bindingForce }}
  OPTIONAL {{ ?commitment wps:verb ?verb }}
  OPTIONAL {{ ?commitment wps:actionText ?action }}
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
    "documents": """SELECT ?document ?kind ?name ?file ?title ?publisher ?issued ?language ?wording ?rights
  ?address WHERE {
  GRAPH <https://w3id.org/wps-graph/graph/things> { ?document a ?kind }
  ?kind rdfs:subClassOf* wps:Document .
  ?document rdfs:label ?name .
  OPTIONAL { ?document wps:sourceFile ?file }
  OPTIONAL { ?document dcterms:title ?title }
  OPTIONAL { ?document dcterms:publisher ?publisher }
  OPTIONAL { ?document dcterms:issued ?issued }
  OPTIONAL { ?document dcterms:language ?language }
  OPTIONAL { ?document wps:wording/skos:prefLabel ?wording }
  OPTIONAL { ?document dcterms:rights ?rights }
  OPTIONAL { ?document dcterms:source ?address }
}""",
}
"""Table to query. Values of a column that a row has several of are joined by `JOINED`, in order, each once.

Whom a commitment names no query gives: see `PARTIES`.
"""

PARTIES: Final = ("commitment", "role", "thing", "thingName", "words")
"""A further table, a row for each one whom a commitment names in a role.

The table of commitments has the same in one row: the n-th thing, the n-th name and the n-th words of a role belong
together, and a place stays empty where the words name no known thing.
"""

TOGETHER: Final = (("theme", "themeName"), ("place", "placeName"), ("organizer", "organizerName"))
"""Columns whose n-th values belong together."""

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
    found = {name: _table(store, name, query) for name, query in TABLES.items()}
    columns, commitments = found["commitments"]
    source = Source(store)
    named = {row[0]: _named(source, row[0]) for row in commitments}
    found["commitments"] = (columns, sorted(_with_parties(columns, row, named[row[0]]) for row in commitments))
    parties = sorted([commitment, *party] for commitment, all_of in named.items() for party in all_of)
    found["parties"] = (list(PARTIES), parties)
    return {name: _csv(*table) for name, table in found.items()}


def _table(store: ox.Store, name: str, query: str) -> tuple[list[str], list[list[str]]]:
    solutions = store.query(query, prefixes=dict(PREFIXES))
    assert isinstance(solutions, ox.QuerySolutions)
    columns = [variable.value for variable in solutions.variables]
    keys = [columns.index(key) for key in KEYS[name]]
    groups = _groups(columns)
    rows: dict[tuple[str, ...], list[set[tuple[str, ...]]]] = {}
    for solution in solutions:
        cells = [_cell(column, term) for column, term in zip(columns, solution, strict=True)]
        row = rows.setdefault(tuple(cells[place] for place in keys), [set() for _ in groups])
        for seen, group in zip(row, groups, strict=True):
            seen.add(tuple(cells[place] for place in group))
    return columns, sorted(_row(groups, row) for row in rows.values())


def _groups(columns: list[str]) -> list[tuple[int, ...]]:
    """The places of the columns, those together whose values belong together."""
    beside = {group[0]: group for group in TOGETHER}
    led = {column for group in TOGETHER for column in group[1:]}
    return [tuple(map(columns.index, beside.get(column, (column,)))) for column in columns if column not in led]


def _row(groups: list[tuple[int, ...]], row: list[set[tuple[str, ...]]]) -> list[str]:
    cells: dict[int, str] = {}
    for group, seen in zip(groups, row, strict=True):
        told = sorted(values for values in seen if any(values))
        cells |= {place: _joined(values[n] for values in told) for n, place in enumerate(group)}
    return [cells[place] for place in range(len(cells))]


def _joined(values: Iterable[str]) -> str:
    """All of them in order, an empty place for an empty one; the empty text where every one is empty."""
    told = list(values)
    return JOINED.join(told) if any(told) else ""


def _named(source: Source, commitment: str) -> list[tuple[str, str, str, str]]:
    """Role, thing, name and words of each one whom a commitment names, in the order of the roles and the sentence."""
    return [
        (role, party.thing, source.name(party.thing) if party.thing else "", party.words)
        for role in ROLES
        for party in read_parties(source, commitment, role)
    ]


def _with_parties(columns: list[str], row: list[str], named: list[tuple[str, str, str, str]]) -> list[str]:
    cells = dict(zip(columns, row, strict=True))
    for role in ROLES:
        here = [party for party in named if party[0] == role]
        for number, column in enumerate((role, f"{role}Name", f"{role}Text"), start=1):
            cells[column] = _joined(party[number] for party in here)
    return [cells[column] for column in columns]


def _cell(column: str, term: object) -> str:
    if isinstance(term, ox.NamedNode) and column in SHORT:
        return local_name(term)
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else ""


def _csv(columns: list[str], rows: list[list[str]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(map(cell, row) for row in rows)
    return text.getvalue().encode()
