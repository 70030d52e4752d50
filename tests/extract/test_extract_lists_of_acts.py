"""Shows what the points of a list ask or promise: under a verb that waits, an announcement, or a heading."""

from __future__ import annotations

import pytest
from extract_probe import clauses_of, extract_of

# Words that lead in; who is to act by the words; how bindingly.
LEADS: tuple[tuple[str, list[str], str], ...] = (
    ("We therefore call on the Ministry of Ports to:", ["Ministry of Ports"], "Request"),
    ("The Port Council agreed:", ["Port Council"], "Undertaking"),
    ("Member States are therefore called upon to –", ["Member States"], "Request"),
    ("Member States commit to the following:", ["Member States"], "Undertaking"),
    ("Member States agreed on the following measures:", ["Member States"], "Undertaking"),
    ("Recommendations to the Ministry of Ports", ["Ministry of Ports"], "Encouragement"),
    ("Our demands", [], "Request"),
)
# Markers of the first and of the second point, and the number by which a reader would cite the second.
MARKERS = (("1.", "2.", "2"), ("(a)", "(b)", "(b)"), ("-", "-", None))


@pytest.mark.parametrize(("one", "two", "number"), MARKERS)
@pytest.mark.parametrize(("words", "bearers", "strength"), LEADS)
def test_the_points_of_a_list_belong_to_the_words_before_it(
    words: str, bearers: list[str], strength: str, one: str, two: str, number: str | None
) -> None:
    text = f"The hall was full.\n\n{words}\n\n{one} open two shelters;\n\n{two} report each year.\n\nThe Port was calm."
    document = extract_of(text)
    place = {p.key: p for p in document.provisions}
    read = [(place[c.provision].reading.text[c.start : c.end], c) for c in document.commitments]
    assert [quote for quote, _ in read] == ["open two shelters", "report each year"]
    assert [([w for w, _ in c.bearers], c.strength) for _, c in read] == [(bearers, strength)] * 2
    assert place[read[1][1].provision].number == number


@pytest.mark.parametrize(
    "words",
    ["The Port Council noted:", "The Port Council had agreed:", "The study has the following parts:", "Figures"],
)
def test_words_that_ask_for_nothing_lead_to_nothing(words: str) -> None:
    assert clauses_of(f"The hall was full.\n\n{words}\n\n1. open two shelters;\n\n2. report each year.") == ()


def test_what_comes_after_the_list_is_no_point_of_it() -> None:
    text = "We call on the Ministry of Ports to:\n\n1. open two shelters.\n\nFunding will be found by Norway."
    document = extract_of(text)
    assert [[w for w, _ in c.bearers] for c in document.commitments] == [["Ministry of Ports"], ["Norway"]]
    assert [p.number for p in document.provisions][1:] == ["1", None]


def test_a_modal_that_waits_for_its_list_is_no_commitment_of_its_own() -> None:
    text = "4. Decides to renew the Mission, and decides that Norway shall:\n\n(a) train pilots;\n\n(b) pay for it."
    assert [c.action for c in clauses_of(text)] == ["to renew the Mission", "train pilots", "pay for it"]


def test_bullets_under_a_numbered_paragraph_are_points_of_it() -> None:
    text = "5. Norway will:\n\n- train pilots;\n\n- report each year.\n\n7.2. Chile will:\n\n- fund shelters."
    read = [([w for w, _ in c.bearers], c.strength) for c in clauses_of(text)]
    assert read == [(["Norway"], "Undertaking")] * 2 + [(["Chile"], "Undertaking")]


@pytest.mark.parametrize(
    ("heading", "quote"),
    [
        ("Objective 1. Participation: to open ports to women", "to open ports to women"),
        ("Strategic goal 2 – Train pilots in all ports", "Train pilots in all ports"),
    ],
)
def test_an_objective_in_a_heading_is_an_aim(heading: str, quote: str) -> None:
    document = extract_of(f"# The plan\n\n## {heading}\n\nThe hall was full.")
    place = {p.key: p.reading.text for p in document.provisions}
    assert [(place[c.provision][c.start : c.end], c.strength) for c in document.commitments] == [(quote, "Aim")]


@pytest.mark.parametrize(
    "heading", ["Objective 1. Participation of women", "Objectives to date: many", "To open ports"]
)
def test_another_heading_is_no_aim(heading: str) -> None:
    assert clauses_of(f"# The plan\n\n## {heading}\n\nThe hall was full.") == ()
