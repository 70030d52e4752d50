"""Shows how words fall together, what they weigh, and what two clauses share."""

import pytest

from graph_build.graph.promises.index import WordIndex
from graph_build.graph.promises.likeness import side_of, words_part
from graph_build.graph.promises.words import (
    are_related,
    families,
    first_family,
    opposed,
    stem,
    stems,
    weighed,
    word_table,
)


@pytest.mark.parametrize(
    "words",
    [
        "adopt adopts adopted adopting adoption",
        "deploy deploys deployed deploying deployment deployments",
        "policy policies",
        "train trains trained training trainings",
        "implement implements implemented implementing implementation",
        "participate participated participating participation",
        "create created creating creation",
        "submit submits submitted submitting",
        "hold holds held holding",
        "woman women",
        "process processes",
        "document documents",
    ],
)
def test_forms_of_a_word_fall_together(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 1


@pytest.mark.parametrize(
    "words", ["action act", "mission miss", "nation nat", "access acces", "police policy", "peace piece"]
)
def test_different_words_stay_apart(words: str) -> None:
    one, other = words.split()
    assert stem(one) != stem(other)


def test_spelling_and_possessives_make_no_difference() -> None:
    assert stems("the organisation's programmes") == stems("organization programs")


def test_words_weigh_by_how_much_they_say() -> None:
    weights = weighed("NATO will support the mediation plan for women in 2024")
    assert weights["mediat"] == 1.0
    assert weights["plan"] == 0.5
    assert weights["woman"] == 0.25
    assert not {"will", "the", "2024"} & weights.keys()


def test_the_table_is_sound() -> None:
    table = word_table()
    known = set(table.families.values())
    assert {a for a, _ in table.related} <= known
    assert set(table.opposites) | set(table.opposites.values()) <= known
    assert not {word for word, weight in table.weights.items() if weight >= 1}


def test_families_of_action() -> None:
    assert families("The review was approved") == {"review", "adopt"}
    assert first_family("urges states to ratify and report") == "ratify"
    assert are_related(frozenset({"create"}), frozenset({"begin"}))
    assert are_related(frozenset({"begin"}), frozenset({"create"}))
    assert opposed(frozenset({"increase"}), frozenset({"decrease"}))
    assert not opposed(frozenset({"increase"}), frozenset({"increase", "decrease"}))


def test_an_index_finds_all_that_can_share_enough() -> None:
    texts = ["mediation training for staff", "a garden and a wall", "mediation", "staff of the mediation unit"]
    sides = [side_of(text, [], frozenset(), frozenset()) for text in texts]
    index = WordIndex(sides)
    for side in sides:
        for least in (0.5, 1.0, 1.5):
            near = set(index.near(side, least))
            able = {
                i
                for i, other in enumerate(sides)
                if sum(w for word, w in side.words.items() if word in other.words) >= least
            }
            assert able <= near


def test_a_part_names_what_is_shared_in_the_words_of_the_text() -> None:
    one = side_of("convene an annual conference on mediation", [], frozenset(), frozenset())
    other = side_of("The conference on mediation was convened", [], frozenset(), frozenset())
    assert words_part(one, other).shared == ("mediation", "conference", "convene")
