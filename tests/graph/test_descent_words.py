"""Shows how words fall together, what they weigh, and what two clauses share."""

import pytest

from graph_build.extract.records import Mention, Thing
from graph_build.graph.promises.likeness import Likeness, WordIndex, is_document, kind_of, label_of, side_of, words_part
from graph_build.graph.promises.words import (
    families,
    first_family,
    object_of,
    opposed,
    ordinals,
    related_to,
    stem,
    stems,
    telling,
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
        "map maps mapped mapping",
        "ban bans banned banning",
    ],
)
def test_forms_of_a_word_fall_together(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 1


@pytest.mark.parametrize(
    "words",
    ["action act", "mission miss", "nation nat", "access acces", "police policy", "peace piece", "add ad", "hall hal"],
)
def test_different_words_stay_apart(words: str) -> None:
    one, other = words.split()
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("ending", "letters"),
    [
        ("ations", 5), ("ation", 5), ("ating", 5), ("ated", 5), ("ates", 5), ("ate", 5), ("ments", 5), ("ment", 5),
        ("ions", 5), ("ion", 5), ("ings", 4), ("ing", 4), ("ied", 3), ("ed", 3), ("ies", 3), ("sses", 2), ("shes", 3),
        ("ches", 3), ("xes", 3), ("s", 3), ("ly", 4),
    ],
)  # fmt: skip
def test_an_ending_is_cut_where_letters_enough_stand_before_it(ending: str, letters: int) -> None:
    """The endings and numbers are written out here once more, so that the table is checked and not copied."""
    kept = {"ied": "y", "ies": "y", "sses": "ss", "shes": "sh", "ches": "ch", "xes": "x"}.get(ending, "")
    assert stem("bcdfg"[:letters] + ending) == "bcdfg"[:letters] + kept
    too_short = "bcdfg"[: letters - 1]
    # Of a word too short for "shes" the "s" is cut, and then its "e".
    assert (stem(too_short + ending) == too_short + kept) == (ending in {"shes", "ches"})


def test_an_s_that_is_no_ending_stays() -> None:
    assert [stem(word) for word in ("consensus", "access", "crisis")] == ["consensus", "access", "crisis"]


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


def test_words_that_tell_nothing_are_those_of_the_field_of_every_day_and_of_actions() -> None:
    table = word_table()
    assert telling({*table.everyday, *table.empty, *table.families}) == frozenset()
    assert telling(stems("the lamp was repaired by the ministry")) == {"lamp", "repair"}


def test_ordinals_are_those_that_count_something() -> None:
    assert ordinals("The Second plan and the THIRD review, second of all") == {"second", "third"}
    assert ordinals("The plan") == frozenset()


def test_families_of_action() -> None:
    assert families("The review was approved") == {"review", "adopt"}
    assert first_family("urges states to ratify and report") == "ratify"
    assert "begin" in related_to(frozenset({"create"}))
    assert "create" in related_to(frozenset({"begin"}))
    assert opposed(frozenset({"increase"}), frozenset({"decrease"}))
    assert not opposed(frozenset({"increase"}), frozenset({"increase", "decrease"}))
    assert opposed(frozenset({"increase", "fund"}), frozenset({"decrease"}))
    assert not opposed(frozenset(), frozenset({"decrease"}))


def test_a_word_said_twice_makes_an_object_no_weightier() -> None:
    verbs = frozenset({"support"})
    assert object_of("support women and women to lead mediation", verbs) == {"woman", "lead", "mediat"}
    assert object_of("support girls and women to lead mediation", verbs) == {"girl", "woman"}


def test_an_index_finds_all_that_can_share_enough() -> None:
    texts = ["mediation training for staff", "a garden and a wall", "mediation", "staff of the mediation unit"]
    sides = [side_of(text, [], frozenset(), frozenset()) for text in texts]
    index = WordIndex(enumerate(sides))
    for side in sides:
        for least in (0.5, 1.0, 1.5):
            near = set(index.near(side, least))
            able = {
                i
                for i, other in enumerate(sides)
                if sum(w for word, w in side.words.items() if word in other.words) >= least
            }
            assert able <= near


def test_an_index_leaves_out_what_cannot_share_enough_and_keeps_the_order() -> None:
    texts = ["mediation unit", "the plan", "women of the plan", "mediation plan", "women"]
    index = WordIndex(enumerate(side_of(text, [], frozenset(), frozenset()) for text in texts))
    side = side_of("mediation plan for women", [], frozenset(), frozenset())
    assert [index.near(side, least) for least in (0.75, 1.0, 1.5, 2.0)] == [[0, 1, 2, 3], [0, 3], [3], []]


def test_an_index_of_days_leaves_out_what_is_earlier_or_later_and_keeps_what_has_no_day() -> None:
    texts = ["mediation unit", "mediation plan", "mediation of the unit", "unit for mediation"]
    days = ["2020-05-01", "", "2010-01-01", "2020-05-02"]
    index = WordIndex(enumerate(side_of(text, [], frozenset(), frozenset()) for text in texts), days)
    side = side_of("mediation unit", [], frozenset(), frozenset())
    assert index.near(side, 0.5) == [0, 1, 2, 3]
    assert index.near(side, 0.5, until="2020-05-01") == [0, 1, 2]
    assert index.near(side, 0.5, since="2020-05-01") == [0, 3], "a place without a day is before all days"


def test_an_index_tells_what_does_share_enough() -> None:
    texts = ["mediation plan for women", "mediation for women", "a plan for mediation", "women", "mediation"]
    sides = [side_of(text, [], frozenset(), frozenset()) for text in texts]
    index = WordIndex(enumerate(sides))
    for side in sides:
        for least in (0.25, 0.75, 1.0, 1.25, 1.5):
            shared = [sum(w for word, w in side.words.items() if word in other.words) for other in sides]
            near = index.near(side, least)
            assert index.alike(side, least, None) == [place for place in near if shared[place] >= least]
    assert index.alike(sides[0], 1.25, None) != index.near(sides[0], 1.25)


def test_a_clause_of_few_words_is_not_said_in_full_by_one_of_them() -> None:
    side = side_of("mediation", [], frozenset(), frozenset())
    assert words_part(side, side).value == pytest.approx(2 / 3)


def test_a_part_names_what_is_shared_in_the_words_of_the_text() -> None:
    one = side_of("convene an annual conference on mediation", [], frozenset(), frozenset())
    other = side_of("The conference on mediation was convened", [], frozenset(), frozenset())
    assert words_part(one, other).shared == ("mediation", "conference", "convene")


def test_a_part_names_at_most_eight_words() -> None:
    side = side_of("anchors buoys cranes docks engines ferries gangways harbours islands", [], frozenset(), frozenset())
    assert len(side.words) == 9
    assert words_part(side, side).shared == (
        "anchors", "buoys", "cranes", "docks", "engines", "ferries", "gangways", "harbours",
    )  # fmt: skip


def test_a_score_without_parts_is_nothing() -> None:
    assert Likeness(()).score == 0.0


def test_a_name_that_stands_for_nothing_known_is_no_thing() -> None:
    unknown = Mention("a", 0, 5, "Body", "Board", "", "shape")
    assert side_of("Board", [unknown], frozenset(), frozenset()).things == frozenset()
    known = Mention("a", 0, 5, "Body", "Board", "board", "shape")
    assert side_of("Board", [known], frozenset(), frozenset()).things == {"board"}


def test_kinds_and_labels_come_from_the_corpus_and_else_from_the_reference_names() -> None:
    things = {"unscr-1325": Thing("unscr-1325", "Place", "Other label", frozenset({"Other label"}))}
    assert (kind_of("unscr-1325", things), label_of("unscr-1325", things)) == ("Place", "Other label")
    assert (kind_of("unscr-1325", {}), label_of("unscr-1325", {})[:5]) == ("Resolution", "UNSCR")
    assert (kind_of("https://example.org/a/b", {}), label_of("https://example.org/a/b", {})) == ("", "b")
    assert label_of("nowhere", {}) == "nowhere"
    assert is_document("unscr-1325", {})
    assert not is_document("unscr-1325", things)
