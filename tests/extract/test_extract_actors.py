"""Shows whom a noun phrase names: joined actors, those behind a describing phrase, and subjects that are no names."""

from __future__ import annotations

import pytest
from extract_probe import clauses_of, source_of

from graph_build.corpus.provisions import segment
from graph_build.extract.commitments.actors import chain_from
from graph_build.extract.context import context_of
from graph_build.extract.names.lexicon import reference
from graph_build.extract.names.mentions import Recogniser
from graph_build.extract.records import Mention


def read(text: str) -> tuple[str, list[Mention]]:
    source = source_of(text)
    provisions = segment(source)
    found = Recogniser(context_of(source, provisions), reference()).read(provisions)
    key = provisions[0].key
    return provisions[0].reading.text, found.outer[key]


def chain(text: str, start: int = 0) -> list[str]:
    words, mentions = read(text)
    return [m.surface for m in chain_from(words, start, len(words), mentions)]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("NATO met.", ["NATO"]),
        ("NATO and the United Nations met.", ["NATO", "United Nations"]),
        ("NATO, the United Nations and the African Union met.", ["NATO", "United Nations", "African Union"]),
        ("NATO, the United Nations, and the African Union met.", ["NATO", "United Nations", "African Union"]),
        ("NATO as well as Norway met.", ["NATO", "Norway"]),
        ("NATO or Norway met.", ["NATO", "Norway"]),
        ("the Vorland Committee (VCBX) and Norway met.", ["Vorland Committee", "Norway"]),
        (
            "the Secretary of State, the Secretary of Defense and the Attorney General met.",
            ["Secretary of State", "Secretary of Defense", "Attorney General"],
        ),
        ("NATO met Norway.", ["NATO"]),
        ("they met Norway.", []),
        ("", []),
    ],
)
def test_chains(text: str, actors: list[str]) -> None:
    assert (chain(text) if text else [m.surface for m in chain_from("", 0, 0, [])]) == actors


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("NATO will act", ["NATO"]),
        ("In 2030, Norway will act", ["Norway"]),
        ("Within its mandate, the European Union will act", ["European Union"]),
        ("To this end, NATO and Norway will act", ["NATO", "Norway"]),
        ("We will act", ["We"]),
        ("all staff will act", ["all staff"]),
        ("the military will act", ["military"]),
        ("the Bridge programme will act", ["Bridge programme"]),
    ],
)
def test_subjects(text: str, actors: list[str]) -> None:
    assert [[words for words, _ in c.bearers] for c in clauses_of(f"{text} at once.")] == [actors]


@pytest.mark.parametrize("text", ["the work will go on", "trust will grow"])
def test_what_cannot_act_bears_nothing(text: str) -> None:
    assert clauses_of(f"{text}.") == ()


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("work with the United Nations on it", ["United Nations"]),
        ("give support to Norway and Chad", ["Norway", "Chad"]),
        ("help the African Union", ["African Union"]),
        ("act in Norway", []),
        ("protect women and girls", ["women", "girls"]),
    ],
)
def test_addressees(text: str, whom: list[str]) -> None:
    assert [[words for words, _ in c.addressees] for c in clauses_of(f"They will {text}.")] == [whom]
