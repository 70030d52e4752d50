"""Names that people type become the thing they stand for, or a list of what they could stand for."""

from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from graph_build.ask.load import open_graph
from graph_build.ask.lookups import Source
from graph_build.ask.names import resolve
from graph_build.errors import UsageError
from graph_build.vocabulary import THINGS, rdfs, skos, wps

GOLDEN = Path(__file__).parent.parent / "golden" / "golden.trig"


@pytest.fixture(scope="module")
def golden() -> Source:
    return Source(open_graph(GOLDEN))


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
def test_label_other_name_and_address_resolve(golden: Source, typed: str) -> None:
    assert resolve(golden, typed, "test").node.value == COMMITTEE


def test_unknown_name_lists_close_ones(golden: Source) -> None:
    with pytest.raises(UsageError, match="Meridian Gender Committee"):
        resolve(golden, "Meridian Gendr Comittee", "test")
    with pytest.raises(UsageError, match="nothing is called"):
        resolve(golden, "wpsi:no-such-thing", "test")


def test_ambiguous_name_lists_the_candidates() -> None:
    store = Store()
    for key in ("one", "two"):
        store.add(Quad(NamedNode(THINGS + key), skos("altLabel"), Literal("Council"), DefaultGraph()))
        store.add(Quad(NamedNode(THINGS + key), rdfs("label"), Literal(f"Council {key}"), DefaultGraph()))
    with pytest.raises(UsageError, match=r"Council one wpsi:one; Council two wpsi:two"):
        resolve(Source(store), "Council", "test")


def test_exact_case_decides_before_folded_case() -> None:
    store = Store()
    for key, label in (("act", "ACT"), ("law", "Act")):
        store.add(Quad(NamedNode(THINGS + key), rdfs("label"), Literal(label), DefaultGraph()))
    assert resolve(Source(store), "ACT", "test").node.value == THINGS + "act"
    with pytest.raises(UsageError, match="several"):
        resolve(Source(store), "act", "test")


@pytest.mark.parametrize(
    "typed",
    [
        "meridian-policy-2024.txt",
        "texts/meridian-policy-2024.txt",
        "meridian-policy-2024",
        r"C:\\texts\\meridian-policy-2024.txt",
    ],
)
def test_a_document_goes_by_its_file(golden: Source, typed: str) -> None:
    taken = resolve(golden, typed, "test")
    assert taken.node.value == THINGS + "meridian-policy-2024"
    assert "is taken as" in taken.note


def test_a_file_that_was_not_read_is_no_document(golden: Source) -> None:
    for typed in ("meridian-policy-2024.pdf", "meridian-policy", "texts/"):
        with pytest.raises(UsageError):
            resolve(golden, typed, "test")


def test_two_documents_of_files_with_one_name_are_listed() -> None:
    store = Store()
    for key in ("one", "two"):
        store.add(Quad(NamedNode(THINGS + key), wps("sourceFile"), Literal(f"{key}/plan.txt"), DefaultGraph()))
    with pytest.raises(UsageError, match="fits several things"):
        resolve(Source(store), "plan.txt", "test")
