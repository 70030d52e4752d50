"""Shows that addresses are readable, valid, short and different for different things."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from graph_build.errors import UsageError
from graph_build.graph.mint import LONGEST, Mint, document_graph, key_path, segment, web_address
from graph_build.vocabulary import GRAPHS, THINGS, VOCAB

MINT = Mint()


def test_readable_keys_stay_as_they_are() -> None:
    assert MINT.thing("nato-wps-policy-2024").value == THINGS + "nato-wps-policy-2024"
    assert MINT.provision("nato-wps-policy-2024", "p51").value == THINGS + "nato-wps-policy-2024/p51"
    assert MINT.thing("mari-skåre").value == THINGS + "mari-skåre"


def test_a_key_that_is_an_address_stays_whole() -> None:
    assert MINT.thing(VOCAB + "protection").value == VOCAB + "protection"


@given(st.text(min_size=1), st.text(min_size=1))
def test_segments_are_valid_short_and_injective(one: str, other: str) -> None:
    for text in (one, other):
        assert len(segment(text)) <= LONGEST
        assert NamedNode(THINGS + segment(text)).value
        assert "/" not in segment(text)
    assert (segment(one) == segment(other)) == (one == other)


def test_long_names_keep_their_beginning_and_differ() -> None:
    first, second = "word-" * 40 + "a", "word-" * 40 + "b"
    assert segment(first).startswith("word-word")
    assert segment(first) != segment(second)
    assert len(segment(first)) <= LONGEST


@pytest.mark.parametrize("name", ["assertion", "holding", "contradiction", "run", "things", "inferred"])
def test_a_document_never_takes_the_address_of_something_else(name: str) -> None:
    assert key_path(name) != name
    assert document_graph(name).value != GRAPHS + name
    # The check of graphs against documents compares their last parts.
    assert document_graph(name).value.removeprefix(GRAPHS) == MINT.thing(name).value.removeprefix(THINGS)


def test_a_theme_and_a_thing_of_one_name_are_told_apart() -> None:
    assert MINT.assertion("x", "about", VOCAB + "protection") != MINT.assertion("x", "about", "protection")


def test_a_date_range_reads_well() -> None:
    node = MINT.assertion("summit", "occursOn", "2024-07-09/2024-07-11")
    assert node.value == THINGS + "assertion/summit/occursOn/2024-07-09_2024-07-11"


def test_one_base_for_all_things() -> None:
    own = Mint("https://data.example.org/id/")
    assert own.thing("nato").value == "https://data.example.org/id/nato"
    assert own.holding("a", "b").value == "https://data.example.org/id/holding/a/b"


@pytest.mark.parametrize(
    "base", ["", "example", "https://example.org", "https://example.org/a b/", "ftp://x.org/", "https://x/?a/"]
)
def test_a_base_that_is_none_is_refused(base: str) -> None:
    with pytest.raises(UsageError, match="base"):
        Mint(base)


def test_no_address_comes_from_what_is_none() -> None:
    assert web_address("see the library") is None
    assert web_address("https://example.org/a b") is None
    assert web_address("https://undocs.org/en/S/RES/1325(2000)") is not None
