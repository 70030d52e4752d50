"""Turns the reference names into checks of them: names, kinds and identifiers, and never a relation."""

import re
from collections import defaultdict
from pathlib import Path

import pycountry
import pytest
import rdflib
from rdflib.namespace import DCTERMS, RDF, RDFS, SKOS

from graph_build.corpus.houses import known_houses
from graph_build.corpus.slugs import slug
from graph_build.extract.names.lexicon import normal, reference
from graph_build.resources import ontology_dir
from graph_build.vocabulary import CLASSES, ONTOLOGY, THINGS

FILES = sorted((ontology_dir() / "reference").glob("*.ttl"))
ALL = rdflib.Graph()
for _file in FILES:
    ALL.parse(_file)
WPS = rdflib.Namespace(ONTOLOGY)
ALLOWED = {
    *(RDF.type, RDFS.label, SKOS.altLabel, SKOS.exactMatch, SKOS.closeMatch, DCTERMS.identifier, DCTERMS.source),
    *(WPS.alpha3, WPS.notName, WPS.caseSensitive, WPS.nameOwner, WPS.sharedName),
}
# fmt: off
WIKIDATA_EXACT = (
    1065, 47423, 37470, 220563, 170075, 205650, 7184, 81299, 7159, 41550, 7172, 81066, 641576, 161718, 740308,
    846656, 2531088, 7801, 47488, 842490, 458, 123759, 182379,
)
WIKIDATA_CLOSE = (944947, 1959817, 1432908, 55858714, 2001035, 167662, 8908, 672941, 193272, 656812)
# fmt: on
GROUPS = {
    "Organization": "agent",
    "Body": "agent",
    "Mission": "agent",
    "Network": "agent",
    "ActorGroup": "agent",
    "State": "agent",
    "Post": "role",
    "PostKind": "role",
    "Place": "place",
}


def kind(thing: rdflib.term.Node) -> str:
    kinds = list(ALL.objects(thing, RDF.type))
    assert len(kinds) == 1, f"{thing} has kinds {kinds}"
    return str(kinds[0]).removeprefix(ONTOLOGY)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_files_hold_names_and_no_relation(file: Path) -> None:
    graph = rdflib.Graph().parse(file)
    assert {p for _, p, _ in graph} <= ALLOWED


def test_nothing_is_described_in_two_files() -> None:
    homes = defaultdict(set)
    for file in FILES:
        for thing in rdflib.Graph().parse(file).subjects(RDF.type, None):
            homes[thing].add(file.stem)
    assert not {str(thing): files for thing, files in homes.items() if len(files) > 1}


def test_everything_has_one_declared_kind_one_label_and_a_source() -> None:
    for thing in set(ALL.subjects()):
        assert kind(thing) in CLASSES
        assert len(list(ALL.objects(thing, RDFS.label))) == 1, thing
        assert len(list(ALL.objects(thing, DCTERMS.source))) == 1, thing


def test_addresses_are_made_from_a_name() -> None:
    # Two addresses say more than the name does: an article needs its treaty, a document of the corpus its year.
    told = {"north-atlantic-treaty-article-5", "nato-wps-policy-2024"}
    for thing in set(ALL.subjects()):
        local = str(thing).removeprefix(THINGS)
        names = {slug(str(o)) for p in (RDFS.label, SKOS.altLabel) for o in ALL.objects(thing, p)}
        assert local in names | told, thing


def test_a_form_names_one_thing_of_a_kind_only() -> None:
    owners = defaultdict(set)
    for about in (RDFS.label, SKOS.altLabel):
        for thing, form in ALL.subject_objects(about):
            text = str(form)
            group = GROUPS.get(kind(thing), "document")
            owners[group, text if text.upper() == text else text.casefold()].add(str(thing))
    assert not {form: sorted(things) for form, things in owners.items() if len(things) > 1}


def test_a_form_that_names_two_things_is_marked_on_both() -> None:
    marked = {
        (normal(str(form)), str(thing).removeprefix(THINGS)) for thing, form in ALL.subject_objects(WPS.sharedName)
    }
    shared = {
        (form, thing)
        for form, spellings in reference().forms.items()
        if len(spellings) > 1
        for thing in spellings
        if form in {normal(name) for name in reference().things[thing].names}
    }
    assert shared == marked, "give the form to one of the things, or mark it as wps:sharedName on each of them"


def test_a_shared_form_has_a_house_for_each_thing() -> None:
    told = {(normal(form), key) for house in known_houses() for form, key in house.means}
    for thing, form in ALL.subject_objects(WPS.sharedName):
        assert (normal(str(form)), str(thing).removeprefix(THINGS)) in told, f"no house means {thing} by {form}"


def test_a_form_is_clean_and_is_not_among_its_own_negatives() -> None:
    for about in (RDFS.label, SKOS.altLabel):
        for thing, form in ALL.subject_objects(about):
            assert re.fullmatch(r"\S+( \S+)*", str(form)), form
            assert (thing, WPS.notName, form) not in ALL


def test_wikidata_matches_are_the_agreed_ones() -> None:
    for about, agreed in ((SKOS.exactMatch, WIKIDATA_EXACT), (SKOS.closeMatch, WIKIDATA_CLOSE)):
        given = [str(o).removeprefix("http://www.wikidata.org/entity/") for o in ALL.objects(None, about)]
        assert sorted(given) == sorted(f"Q{number}" for number in agreed)


def test_states_carry_a_code_that_exists() -> None:
    states = list(ALL.subjects(RDF.type, WPS.State))
    codes = [str(ALL.value(state, WPS.alpha3)) for state in states]
    assert len(set(codes)) == len(states) > 30
    assert all(pycountry.countries.get(alpha_3=code) for code in codes)


def test_resolutions_carry_their_symbol() -> None:
    for thing in ALL.subjects(RDF.type, WPS.Resolution):
        number = str(ALL.value(thing, RDFS.label)).removeprefix("UNSCR ")
        assert re.fullmatch(rf"S/RES/{number}\((1|2)\d{{3}}\)", str(ALL.value(thing, DCTERMS.identifier)))


def test_the_ten_wps_resolutions_are_known() -> None:
    known = {str(thing).removeprefix(THINGS) for thing in ALL.subjects(RDF.type, WPS.Resolution)}
    assert {f"unscr-{n}" for n in (1325, 1820, 1888, 1889, 1960, 2106, 2122, 2242, 2467, 2493)} <= known
