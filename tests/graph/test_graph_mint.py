"""Shows that addresses are readable, valid, short and different for different things."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from graph_build.errors import UsageError
from graph_build.graph.mint import LONGEST, Mint, digest, document_graph, key_path, segment, web_address
from graph_build.vocabulary import GRAPHS, THINGS, VOCAB

MINT = Mint()


def test_readable_keys_stay_as_they_are() -> None:
    assert MINT.thing("nato-wps-policy-2024").value == THINGS + "nato-wps-policy-2024"
    assert MINT.provision("nato-wps-policy-2024", "p51").value == THINGS + "nato-wps-policy-2024/p51"
    assert MINT.thing("mari-skåre").value == THINGS + "mari-skåre"


@pytest.mark.parametrize("key", [VOCAB + "protection", "http://example.org/a", "https://example.org/a"])
def test_a_key_that_is_an_address_stays_whole(key: str) -> None:
    assert MINT.thing(key).value == key


def test_contradictions_and_parts_of_plans_have_addresses() -> None:
    assert MINT.contradiction("dates", "a-b").value == f"{THINGS}contradiction/dates/a-b"
    assert MINT.plan_part("plan", "p5", "goal", "Aim", "x").value == f"{THINGS}plan/p5/goal/aim-{digest('x', 8)}"


def test_a_key_that_ends_like_an_address_is_none() -> None:
    assert MINT.thing("see-https://").value.startswith(THINGS)


@pytest.mark.parametrize(
    ("node", "address"),
    [
        (MINT.thing("meridian/plan"), "meridian/plan"),
        (MINT.thing("run/plan"), "run/plan"),
        (MINT.provision("plan", "p5"), "plan/p5"),
        (MINT.mention("plan", 3, 9), "plan/mention/3-9"),
        (MINT.mention("plan", 3, 9, "nato"), "plan/mention/3-9/nato"),
        (MINT.evidence("plan", 3, 9, "by-name"), "plan/evidence/3-9/by-name"),
        (MINT.selector(MINT.mention("plan", 3, 9)), "plan/mention/3-9/selector"),
        (MINT.assertion("a", "cites", "b"), "assertion/a/cites/b"),
        (MINT.holding("", "a/envoy"), f"holding/vacant/{MINT.holding('', 'a/envoy').value.rsplit('/', 1)[-1]}"),
        (MINT.plan_part("plan", "p5", "goal", "Train pilots", "x"), f"plan/p5/goal/train-pilots-{digest('x', 8)}"),
        (MINT.plan_part("plan", "p5", "goal", "…", "x"), f"plan/p5/goal/goal-{digest('x', 8)}"),
        (MINT.plan_part("a/b", "p 5", "goal", "x" * 60, "y"), f"a/b/{segment('p 5')}/goal/{'x' * 50}-{digest('y', 8)}"),
        (MINT.assertion("a", "about", VOCAB + "protection"), "assertion/a/about/wpsv.protection"),
        (MINT.assertion("a", "about", "protection-" + VOCAB), f"assertion/a/about/{segment('protection-' + VOCAB)}"),
        (MINT.holding("ann", "chair"), "holding/ann/chair"),
        (MINT.holding("ann", "chair", "2024"), "holding/ann/chair/2024"),
        (MINT.commitment("plan", "p5", "Train staff", "x"), "plan/p5/commitment/train-staff-2d711642"),
        (MINT.commitment("plan", "p5", "…", "x"), "plan/p5/commitment/clause-2d711642"),
        (MINT.claim("plan", "p5", "Train staff", "x"), "plan/p5/claim/train-staff-b8bd6efb"),
        (MINT.claim("plan", "p5", "…", "x"), "plan/p5/claim/claim-1763c4f8"),
        (MINT.contradiction("two-dates", "plan"), "contradiction/two-dates/plan"),
        (MINT.run("x"), "run/2d711642b726b044"),
        (MINT.party(MINT.thing("c"), "bearer", "The Council", "unsc"), "c/bearer/the-council-f7ae3967"),
        (MINT.party(MINT.thing("c"), "bearer", "…"), "c/bearer/party-8479db37"),
        (MINT.holding("2012/2019", "chair"), "holding/2012_2019/chair"),
    ],
)
def test_each_node_has_its_address(node: NamedNode, address: str) -> None:
    assert node.value == THINGS + address


def test_a_word_kept_for_the_program_is_no_name_of_a_document_alone() -> None:
    assert key_path("run") == f"run-{digest('run')}"
    assert key_path("a/run") == "a/run"


def test_a_letter_in_another_form_is_another_name() -> None:
    assert segment("\u212b") != "\u212b"
    assert segment("\u212b") != segment("\u00c5") == "\u00c5"


def test_readable_words_of_a_party_have_at_most_fifty_characters() -> None:
    node = MINT.party(MINT.thing("c"), "bearer", "abcdefghi " * 4 + "abcdefghijk").value
    assert node.rsplit("/", 1)[-1].rsplit("-", 1)[0] == "-".join(["abcdefghi"] * 4)


def test_readable_words_of_a_commitment_or_claim_have_at_most_fifty_characters() -> None:
    words = "abcdefghi " * 9
    nodes = MINT.commitment("plan", "p5", words, "x"), MINT.claim("plan", "p5", words, "x")
    assert [node.value.rsplit("/", 1)[-1].rsplit("-", 1)[0] for node in nodes] == ["abcdefghi-" * 4 + "abcdefghi"] * 2
    unbroken = MINT.commitment("plan", "p5", "a" * 60, "x"), MINT.claim("plan", "p5", "a" * 60, "x")
    assert [len(node.value.rsplit("/", 1)[-1].rsplit("-", 1)[0]) for node in unbroken] == [50, 50]


def test_a_digest_has_ten_digits_unless_another_number_is_asked_for() -> None:
    assert digest("x") == "2d711642b7"
    assert digest("x", 4) == "2d71"


def test_a_segment_as_long_as_may_be_stays_and_a_longer_one_is_cut() -> None:
    assert segment("a" * 100) == "a" * 100
    assert segment("a" * 101) != "a" * 101
    assert len(segment("a" * 101)) == 80 + 1 + 10


def test_a_word_in_two_spellings_of_one_letter_has_two_addresses_and_only_the_composed_one_is_kept() -> None:
    assert segment("sk\u00e5re") == "sk\u00e5re"
    assert segment("ska\u030are") == f"sk\u00e5re-{digest('ska' + chr(0x30A) + 're')}"


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
    "base",
    ["", "example", "https://example.org", "https://example.org/a b/", "ftp://x.org/", "https://x/?a/", "https://[x/"],
)
def test_a_base_that_is_none_is_refused(base: str) -> None:
    with pytest.raises(UsageError, match="base"):
        Mint(base)


def test_no_address_comes_from_what_is_none() -> None:
    assert web_address("see the library") is None
    assert web_address("https://example.org/a b") is None
    assert web_address("https://undocs.org/en/S/RES/1325(2000)") is not None
