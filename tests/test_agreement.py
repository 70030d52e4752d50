"""Shows that ontology, data and questions agree: every term declared, value typed, quote and statement backed."""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph_build.ask.collection.questions import Question, list_questions
from graph_build.graph.check import ViolationQuery, violation_queries
from graph_build.graph.coverage import CLAUSE, NO_COMMITMENT, NOT_UNDERSTOOD
from graph_build.resources import corpus_dir, ontology_dir
from graph_build.vocabulary import (
    DATE_RELATIONS,
    GRAPHS,
    NUMBER_RELATIONS,
    ONTOLOGY,
    PREFIXES,
    RELATIONS,
    THINGS,
    VOCAB,
    graph,
    wps,
)

OWN = (ONTOLOGY, VOCAB)
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
# Graphs that no document speaks in.
SERVING = {graph(name).value for name in ("assertions", "inferred", "ontology", "run", "things")}
STATED = {wps(name).value for name in (*RELATIONS, *DATE_RELATIONS, *NUMBER_RELATIONS)}
# wps:holdsPost and <https://…/ontology#holdsPost>, as queries write them.
OWN_TERM = re.compile(r"\b(wpsv?):([A-Za-z][\w-]*)")
FULL_TERM = re.compile(rf"<({'|'.join(map(re.escape, OWN))})([\w-]+)>")
ONTOLOGY_FILES = ("wps.ttl", "vocab.ttl", "themes.ttl")


@pytest.fixture(scope="module")
def quads(built_bundled: Path) -> list[ox.Quad]:
    return list(ox.parse(path=str(built_bundled / "graph.trig"), format=ox.RdfFormat.TRIG))


@pytest.fixture(scope="module")
def store(quads: list[ox.Quad]) -> ox.Store:
    found = ox.Store()
    found.bulk_extend(quads)
    return found


@cache
def declared() -> ox.Store:
    found = ox.Store()
    for name in ONTOLOGY_FILES:
        found.load(path=str(ontology_dir() / name), format=ox.RdfFormat.TURTLE)
    return found


@cache
def declared_terms() -> frozenset[str]:
    return frozenset(q.subject.value for q in declared() if isinstance(q.subject, ox.NamedNode))


@cache
def ranges() -> dict[str, str]:
    """The range of each property; where OWL knows no name for it, what the ontology tells a reader."""
    told = (PREFIXES["rdfs"] + "range", "https://schema.org/rangeIncludes")
    found = {one: declared().quads_for_pattern(None, ox.NamedNode(one), None) for one in told}
    by_name = {one: {text(q.subject): text(q.object) for q in quads} for one, quads in found.items()}
    any_literal = PREFIXES["rdfs"] + "Literal"
    owl = {name: kind for name, kind in by_name[told[0]].items() if kind != any_literal}
    datatypes = (PREFIXES["xsd"], PREFIXES["rdf"] + "langString")
    return {**{n: k for n, k in by_name[told[1]].items() if k.startswith(datatypes)}, **owl}


def text(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


def own_terms_of(sparql: str) -> set[str]:
    """The terms of ontology and concept schemes that a query names; comments and texts in it name none."""
    code = re.sub(r'"[^"\n]*"', '""', re.sub(r"(?m)(^|\s)#.*$", "", sparql))
    bases = {"wps": ONTOLOGY, "wpsv": VOCAB}
    return {bases[prefix] + name for prefix, name in OWN_TERM.findall(code)} | {
        base + name for base, name in FULL_TERM.findall(code)
    }


def _texts() -> list[Path]:
    """The texts of the bundled corpus, and its table of facts, whose rows are quoted as well."""
    return [*corpus_dir().glob("*.txt"), corpus_dir() / "national-action-plans.csv"]


def rows(store: ox.Store, sparql: str) -> Iterator[ox.QuerySolution]:
    answer = store.query(sparql, prefixes=dict(PREFIXES), use_default_graph_as_union=True)
    assert isinstance(answer, ox.QuerySolutions)
    yield from answer


def test_every_emitted_term_is_declared(quads: list[ox.Quad]) -> None:
    kinds = {text(q.object) for q in quads if q.predicate.value == PREFIXES["rdf"] + "type"}
    used = {q.predicate.value for q in quads} | kinds
    led_to = (q.object for q in quads if isinstance(q.object, ox.NamedNode) and q.graph_name != graph("things"))
    used |= {address.value for address in led_to if address.value.startswith(VOCAB)}
    assert {term for term in used if term.startswith(OWN)} <= declared_terms()
    assert {term for term in used if not term.startswith(tuple(PREFIXES.values()))} == set(), "its prefix is missing"


def test_every_literal_has_the_datatype_of_its_range(quads: list[ox.Quad]) -> None:
    wrong: Counter[tuple[str, str]] = Counter()
    for quad in quads:
        wanted = ranges().get(quad.predicate.value)
        if quad.graph_name == graph("ontology") or wanted is None:
            continue
        given = quad.object.datatype.value if isinstance(quad.object, ox.Literal) else ""
        if given != (wanted if wanted.startswith(PREFIXES["xsd"]) else ""):
            wrong[quad.predicate.value, given] += 1
    assert wrong == Counter()


def test_every_property_with_literals_has_a_range(quads: list[ox.Quad]) -> None:
    own = {q.predicate.value for q in quads if isinstance(q.object, ox.Literal) and q.predicate.value.startswith(OWN)}
    assert own <= ranges().keys()


def test_literals_are_valid(quads: list[ox.Quad]) -> None:
    """Offsets count, days are days, durations last; a text has no language tag unless the ontology gives it one."""
    shapes = {
        "integer": r"\d+",
        "date": r"\d{4}-\d\d-\d\d",
        "duration": r"P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?|P\d+W",
        "boolean": "true|false",
    }
    for quad in quads:
        if isinstance(quad.object, ox.Literal):
            name = quad.object.datatype.value.removeprefix(PREFIXES["xsd"])
            assert re.fullmatch(shapes.get(name, r"(?s).*\S.*|"), quad.object.value), quad


@pytest.mark.parametrize("query", [*list_questions(), *violation_queries()], ids=lambda query: query.name)
def test_every_query_uses_declared_terms(query: Question | ViolationQuery) -> None:
    assert own_terms_of(query.sparql) <= declared_terms()


def test_an_undeclared_term_is_seen() -> None:
    found = own_terms_of("# wps:comment\nSELECT ?a { ?a wps:holdsPots wpsv:aim ; <" + ONTOLOGY + 'due> "wps:text" }')
    assert found == {ONTOLOGY + "holdsPots", VOCAB + "aim", ONTOLOGY + "due"}
    assert found - declared_terms() == {ONTOLOGY + "holdsPots"}


def test_every_quote_stands_at_its_offsets(store: ox.Store) -> None:
    """Each assertion, commitment, holding and mention has evidence, and its words are in the text as it was read."""
    texts = {path.name: path.read_text("utf-8") for path in _texts()}
    places = {
        text(row["node"]): row
        for row in rows(
            store,
            """SELECT ?node ?file ?exact ?prefix ?suffix ?start ?end {
                ?node oa:hasSource/wps:sourceFile ?file ; oa:hasSelector ?selector . ?selector oa:exact ?exact ;
                oa:prefix ?prefix ; oa:suffix ?suffix ; oa:start ?start ; oa:end ?end }""",
        )
    }
    for row in places.values():
        read, start, end = texts[text(row["file"])], int(text(row["start"])), int(text(row["end"]))
        assert folded(read[start:end]) == text(row["exact"])
        assert folded(read[:start]).endswith(text(row["prefix"]).strip())
        assert folded(read[end:]).startswith(text(row["suffix"]).strip())
    backed = "?node a ?kind FILTER (?kind IN (wps:Assertion, wps:Commitment, wps:RoleHolding)) OPTIONAL"
    evidence = [*rows(store, f"SELECT ?node ?of {{ {backed} {{ ?node wps:evidence ?of }} }}")]
    mentions = [*rows(store, "SELECT (?mention AS ?node) (?mention AS ?of) { ?mention a wps:Mention }")]
    assert evidence
    assert mentions
    assert [row["node"] for row in [*evidence, *mentions] if text(row["of"]) not in places] == []


def folded(words: str) -> str:
    return " ".join(words.split())


def test_every_relation_has_its_assertion_and_every_assertion_its_relation(quads: list[ox.Quad]) -> None:
    """A statement stands in the graph of a document exactly when an assertion has evidence from that document."""
    stated = {
        (text(q.subject), q.predicate.value, str(q.object), text(q.graph_name))
        for q in quads
        if text(q.graph_name) not in SERVING
    }
    assert {predicate for _, predicate, _, _ in stated} <= STATED
    assert stated == backed(parts_of(quads))
    assert len(stated) > 100


Parts = dict[str, dict[str, set[Term]]]


def parts_of(quads: list[ox.Quad]) -> Parts:
    """What the graph of assertions says of each node, by the last part of the property."""
    parts: Parts = defaultdict(lambda: defaultdict(set))
    for quad in quads:
        if quad.graph_name == graph("assertions"):
            parts[text(quad.subject)][quad.predicate.value.rpartition("#")[2]].add(quad.object)
    return parts


def backed(parts: Parts) -> set[tuple[str, str, str, str]]:
    """Each assertion in the graph of each document that its evidence is from."""
    found = set()
    for node in sorted(parts):
        if wps("Assertion") not in parts[node]["type"]:
            continue
        (subject,), (predicate,), (value,) = (parts[node][name] for name in ("subject", "predicate", "object"))
        assert parts[node]["evidence"], node
        for source in {text(s) for evidence in parts[node]["evidence"] for s in parts[text(evidence)]["hasSource"]}:
            home = GRAPHS + source.removeprefix(THINGS)
            found.add((text(subject), text(predicate), str(value), home))
    return found


def test_coverage_adds_up_to_the_text_of_each_document(built_bundled: Path, store: ox.Store) -> None:
    """The rows of a document, put in order, run from its first to its last character without gap or overlap."""
    files = {
        text(row["document"]).removeprefix(THINGS): text(row["file"])
        for row in rows(store, "SELECT ?document ?file { ?document wps:sourceFile ?file }")
    }
    segments: dict[str, list[tuple[int, int]]] = defaultdict(list)
    with (built_bundled / "coverage.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            start, end = int(row["start"]), int(row["end"])
            assert row["reason"] or row["state"] == "extracted"
            if row["role"] == CLAUSE:  # its words are counted with the segment that they stand in
                assert (row["characters"], row["state"] in {NO_COMMITMENT, NOT_UNDERSTOOD}) == ("0", True)
                assert end > start
                continue
            assert int(row["characters"]) == end - start > 0
            assert row["state"] in {"extracted", "nothing to extract", "furniture", "not understood"}
            segments[row["document"]].append((start, end))
    assert segments.keys() == files.keys()
    assert set(files.values()) == {path.name for path in _texts()}
    for document, name in files.items():
        ordered = sorted(segments[document])
        assert [start for start, _ in ordered] == [0, *(end for _, end in ordered[:-1])], document
        assert ordered[-1][1] == len((corpus_dir() / name).read_text("utf-8")), document


def test_rows_count_what_the_graph_holds(built_bundled: Path, store: ox.Store) -> None:
    with (built_bundled / "coverage.csv").open(encoding="utf-8", newline="") as file:
        counted = sum(int(row["commitments"]) for row in csv.DictReader(file))
    held = sum(1 for _ in rows(store, "SELECT DISTINCT ?commitment { ?commitment a wps:Commitment }"))
    assert counted == held > 100
