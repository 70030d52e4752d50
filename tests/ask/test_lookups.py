"""What a graph gives several times is never taken for one, and who is named stands beside the words."""

import pyoxigraph as ox
import pytest

from graph_build.ask.lookups import RDFS, WPS, Party, Source, read_parties, things_of
from graph_build.errors import InputError
from graph_build.vocabulary import oa, rdfs, wps

Statement = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | str]
CLAUSE = ox.NamedNode("https://example.org/clause")
ALLIES, COUNCIL = (ox.NamedNode(f"https://example.org/{name}") for name in ("allies", "council"))


def graph(*said: Statement) -> Source:
    store = ox.Store()
    for subject, predicate, value in said:
        store.add(ox.Quad(subject, predicate, ox.Literal(value) if isinstance(value, str) else value))
    return Source(store)


def party(number: int, words: str, thing: ox.NamedNode | None = None) -> list[Statement]:
    node = ox.NamedNode(f"https://example.org/clause/bearer/{number}")
    said: list[Statement] = [(CLAUSE, wps("bearerParty"), node)]
    said.append((node, wps("partyText"), words))
    return said if thing is None else [*said, (node, wps("partyThing"), thing), (CLAUSE, wps("bearer"), thing)]


def test_one_of_several_is_not_chosen() -> None:
    source = graph((CLAUSE, wps("verb"), "urge"), (CLAUSE, wps("verb"), "ask"), (ALLIES, rdfs("label"), "Allies"))
    with pytest.raises(InputError, match=r"2 values of wps:verb where one can stand: https://example.org/clause"):
        source.value(CLAUSE.value, WPS + "verb")
    assert source.value(ALLIES.value, RDFS + "label") == "Allies"
    assert source.value(ALLIES.value, WPS + "verb") == ""


def test_of_several_names_any_will_do() -> None:
    source = graph((ALLIES, rdfs("label"), "Allies"), (ALLIES, rdfs("label"), "Alliés"))
    assert source.some(ALLIES.value, RDFS + "label") == "Allies"
    assert source.name(ALLIES.value) == "Allies"


def test_parties_stand_in_the_order_of_the_sentence() -> None:
    evidence, selector = (ox.NamedNode(f"https://example.org/evidence{end}") for end in ("", "/selector"))
    quoted: list[Statement] = [(CLAUSE, wps("evidence"), evidence), (evidence, oa("hasSelector"), selector)]
    sentence: Statement = (selector, oa("exact"), "Urges the Council, its staff and Allies to act")
    named = [*party(1, "Allies", ALLIES), *party(2, "the Council", COUNCIL), *party(3, "its staff"), *party(4, "all")]
    found = read_parties(graph(*quoted, sentence, *named), CLAUSE.value, "bearer")
    assert [one.words for one in found] == ["the Council", "its staff", "Allies", "all"]
    assert found[0] == Party(COUNCIL.value, "the Council")
    assert things_of(found) == (COUNCIL.value, ALLIES.value)


def test_one_thing_by_two_names_is_two_parties_and_one_thing() -> None:
    found = read_parties(graph(*party(1, "it", ALLIES), *party(2, "Allies", ALLIES)), CLAUSE.value, "bearer")
    assert found == (Party(ALLIES.value, "Allies"), Party(ALLIES.value, "it"))
    assert things_of(found) == (ALLIES.value,)


def test_a_graph_without_parties_loses_no_thing() -> None:
    """Which words are whose it does not say, so none stand beside a thing."""
    apart: list[Statement] = [
        (CLAUSE, wps("bearer"), ALLIES),
        (CLAUSE, wps("bearer"), COUNCIL),
        (CLAUSE, wps("bearerText"), "they"),
    ]
    found = read_parties(graph(*apart), CLAUSE.value, "bearer")
    assert found == (Party(ALLIES.value, ""), Party(COUNCIL.value, ""))
    assert read_parties(graph((CLAUSE, wps("bearerText"), "they")), CLAUSE.value, "bearer") == (Party("", "they"),)
    assert read_parties(graph(*apart), CLAUSE.value, "addressee") == ()


def test_a_thing_that_no_party_has_stands_without_words() -> None:
    found = read_parties(graph(*party(1, "Allies", ALLIES), (CLAUSE, wps("bearer"), COUNCIL)), CLAUSE.value, "bearer")
    assert found == (Party(COUNCIL.value, ""), Party(ALLIES.value, "Allies"))
