"""What others take up: files made from the ontology's tables, facts without proof, and a graph in others' terms."""

import re
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from graph_build.errors import UsageError
from graph_build.resources import ontology_dir
from graph_build.show.export import export
from graph_build.show.reuse import mappings, sssom, term_list, translations_turtle
from graph_build.vocabulary import CLASSES, CONCEPTS, PREFIXES, PROPERTIES, THINGS, rdf, rdfs, skos, wps

ROOT = Path(__file__).resolve().parent.parent.parent
GOLDEN = ROOT / "tests" / "golden" / "golden.trig"
ORG, PROV, SCHEMA = "http://www.w3.org/ns/org#", PREFIXES["prov"], PREFIXES["schema"]


def exported(folder: Path, *, only: str | None = None, also: tuple[str, ...] = ()) -> set[ox.Triple]:
    (written,) = export(GOLDEN, "turtle", folder / "graph.ttl", only=only, also=also)
    return {quad.triple for quad in ox.parse(path=str(written))}


def thing(name: str) -> ox.NamedNode:
    return ox.NamedNode(THINGS + name)


def test_files_made_from_the_tables_are_up_to_date() -> None:
    for file, made in (
        (ontology_dir() / "translations.ttl", translations_turtle()),
        (ontology_dir() / "alignments.sssom.tsv", sssom()),
        (ROOT / "docs" / "TERMS.md", term_list()),
    ):
        assert file.read_text(encoding="utf-8") == made, f"{file.name}: run `make ontology`"


def test_the_list_of_terms_names_each_term_once() -> None:
    listed = Counter(re.findall(r"(?m)^\| `([\w-]+)` \|", term_list()))
    written = (ontology_dir() / "themes.ttl").read_text(encoding="utf-8")
    themes = re.findall(r"(?m)^wpsv:([\w-]+) a wps:Theme", written)
    assert listed == Counter([*CLASSES, *PROPERTIES, *(one for group in CONCEPTS.values() for one in group), *themes])


def test_every_mapping_has_a_row_with_its_justification() -> None:
    rows = [line.split("\t") for line in sssom().splitlines() if not line.startswith("#")]
    assert rows[0][:4] == ["subject_id", "subject_label", "predicate_id", "object_id"]
    assert len(rows) - 1 == len(mappings()) > 100
    assert all(len(row) == len(rows[0]) and all(row) for row in rows)
    assert {row[4] for row in rows[1:]} == {"semapv:ManualMappingCuration"}
    graph = rdflib.Graph().parse(ontology_dir() / "alignments.ttl")
    links = {rdflib.RDFS.subClassOf, rdflib.RDFS.subPropertyOf, rdflib.SKOS.closeMatch}
    assert len(rows) - 1 == len([link for _, link, _ in graph if link in links])


def test_facts_are_relations_names_and_kinds_alone(tmp_path: Path) -> None:
    facts, whole = exported(tmp_path, only="facts"), exported(tmp_path)
    assert facts < whole
    assert len(facts) * 10 < len(whole)
    assert (
        ox.Triple(thing("ada-lindqvist"), wps("holdsPost"), thing("gender-advisor-of-the-meridian-alliance")) in facts
    )
    kinds = {t.object for t in facts if t.predicate == rdf("type")}
    assert wps("Person") in kinds
    assert not kinds & {wps(name) for name in ("Evidence", "Mention", "Assertion", "Commitment", "ExtractionRun")}
    assert not {t.predicate for t in facts} & {wps("evidence"), rdf("subject"), rdfs("domain")}
    ends = {end for t in facts if t.predicate != rdf("type") for end in (t.subject, t.object)}
    named = {t.subject for t in facts if t.predicate in (rdfs("label"), skos("prefLabel"))}
    assert {end for end in ends if isinstance(end, ox.NamedNode) and end.value.startswith(THINGS)} <= named


def test_the_graph_speaks_in_the_terms_of_others_where_they_are_wider(tmp_path: Path) -> None:
    told = exported(tmp_path, also=("aligned",))
    assert ox.Triple(thing("ada-lindqvist"), rdf("type"), ox.NamedNode(SCHEMA + "Person")) in told
    assert ox.Triple(thing("meridian-alliance"), rdf("type"), ox.NamedNode(ORG + "Organization")) in told
    assert ox.Triple(thing("meridian-council"), rdf("type"), ox.NamedNode(PROV + "Agent")) in told, (
        "by way of wps:Agent"
    )
    references = ox.NamedNode(PREFIXES["dcterms"] + "references")
    assert ox.Triple(thing("meridian-action-plan-2025"), references, thing("meridian-policy-2024")) in told
    close = ox.NamedNode(ORG + "holds")
    assert not [t for t in told if t.predicate == close], "a close match gives nothing"


def test_alignments_and_translations_come_on_request(tmp_path: Path) -> None:
    bare = exported(tmp_path)
    told = exported(tmp_path, also=("alignments", "translations"))
    assert bare < told
    assert ox.Triple(wps("Person"), rdfs("subClassOf"), ox.NamedNode(PROV + "Person")) in told - bare
    assert ox.Triple(wps("Body"), rdfs("label"), ox.Literal("organe", language="fr")) in told - bare


def test_facts_in_the_terms_of_others_hold_no_proof(tmp_path: Path) -> None:
    told = exported(tmp_path, only="facts", also=("aligned",))
    assert ox.Triple(thing("ada-lindqvist"), rdf("type"), ox.NamedNode(PROV + "Person")) in told
    assert not [t for t in told if t.predicate.value == PROV + "wasDerivedFrom"]


def test_unknown_parts_and_formats_without_parts_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no part of a graph is called 'names'"):
        export(GOLDEN, "turtle", tmp_path / "a", only="names")
    with pytest.raises(UsageError, match="called 'all'"):
        export(GOLDEN, "turtle", tmp_path / "a", also=("all",))
    with pytest.raises(UsageError, match="'csv' holds no part"):
        export(GOLDEN, "csv", tmp_path / "a", only="facts")
