"""Names that people type become the thing they stand for, or a list of what they could stand for."""

from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from graph_build.ask.load import open_graph
from graph_build.ask.names import resolve_thing
from graph_build.errors import UsageError
from graph_build.vocabulary import THINGS, rdfs, skos

GOLDEN = Path(__file__).parent.parent / "golden" / "golden.trig"


@pytest.fixture(scope="module")
def golden() -> Store:
    return open_graph(GOLDEN)


COMMITTEE = THINGS + "meridian-gender-committee"


@pytest.mark.parametrize(
    "typed",
    [
        "Meridian Gender Committee",
        "meridian  gender COMMITTEE",
        "MGC",
        "wpsi:meridian-gender-committee",
        COMMITTEE,
        f"<{COMMITTEE}>",
    ],
)
def test_label_other_name_and_address_resolve(golden: Store, typed: str) -> None:
    assert resolve_thing(golden, typed, "test").value == COMMITTEE


def test_unknown_name_lists_close_ones(golden: Store) -> None:
    with pytest.raises(UsageError, match="Meridian Gender Committee"):
        resolve_thing(golden, "Meridian Gendr Comittee", "test")
    with pytest.raises(UsageError, match="nothing is called"):
        resolve_thing(golden, "wpsi:no-such-thing", "test")


def test_ambiguous_name_lists_the_candidates() -> None:
    store = Store()
    for key in ("one", "two"):
        store.add(Quad(NamedNode(THINGS + key), skos("altLabel"), Literal("Council"), DefaultGraph()))
        store.add(Quad(NamedNode(THINGS + key), rdfs("label"), Literal(f"Council {key}"), DefaultGraph()))
    with pytest.raises(UsageError, match=r"Council one wpsi:one; Council two wpsi:two"):
        resolve_thing(store, "Council", "test")


def test_exact_case_decides_before_folded_case() -> None:
    store = Store()
    for key, label in (("act", "ACT"), ("law", "Act")):
        store.add(Quad(NamedNode(THINGS + key), rdfs("label"), Literal(label), DefaultGraph()))
    assert resolve_thing(store, "ACT", "test").value == THINGS + "act"
    with pytest.raises(UsageError, match="several"):
        resolve_thing(store, "act", "test")
