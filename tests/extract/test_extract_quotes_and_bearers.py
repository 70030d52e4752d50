"""Shows whole quotes, bearers that are told in many words, and what only looks like a promise."""

from __future__ import annotations

import pytest
from extract_probe import clauses_of

Found = list[tuple[str, list[str]]]


def found(text: str) -> Found:
    """The words of each commitment behind an opening line, with those who are to act."""
    line = "The hall was full.\n\n"
    return [(c.action, [words for words, _ in c.bearers]) for c in clauses_of(line + text)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The Assembly calls on all those with influence on Norway to pay.", [["all those with influence on Norway"]]),
        ("The Assembly calls on those to pay for the port.", [["those"]]),
        ("Requests the Port Council to honour paragraph 5 and coastal States to honour paragraph 6.",
         [["Port Council"], ["coastal States"]]),
        ("Requests the Port Council to help Norway and coastal States to keep paragraph 6.", [["Port Council"]]),
        ("It is the duty of the Ministry of Ports and Fisheries to pay.", [["Ministry of Ports and Fisheries"]]),
        ("He/she will be expected to keep the rules.", [["He/she"]]),
        ("The rules are expected to be kept.", []),
        ("Recommends to the Assembly that Norway be admitted.", [["Assembly"]]),
        ("The Assembly calls for the ratification of the Accord by all Member States.", [["all Member States"]]),
        ("The Assembly calls for the ratification of the Accord on time.", [[]]),
        ("No amnesty should cover such crimes.", [[]]),
        ("The borders shall not be altered by force.", [[]]),
        ("The borders shall not be altered by the force.", [["force"]]),
        ("Instructs its President to forward this text to the Port Council.", [["President"]]),
        ("The Port Council and the Ship Agency in Oslo, which have met since 2014, intend to offer a course.",
         [["Port Council", "Ship Agency"]]),
        ("The Port Council urged States hosting peace talks to open ports.", [["States"]]),
        ("The plan was weak. It commits Norway to report on it.", [["Norway"]]),
        ("The plan was weak. It commits crimes to paper.", []),
    ],
)  # fmt: skip
def test_who_bears_it(sentence: str, expected: list[list[str]]) -> None:
    assert [who for _, who in found(sentence)] == expected


@pytest.mark.parametrize(
    ("sentence", "action"),
    [
        ("The Board will back the growth and strengthening of the police.", "growth and strengthening of the police"),
        ("The Board will explain tools and processes related to the plan.", "tools and processes related to the plan"),
        ("The Board must send to the Assembly any updates to the plan.", "to the Assembly any updates to the plan"),
        ("The Board is to hold as soon as possible the planned talks on ports.", "possible the planned talks on ports"),
        ("The Board must enforce the rules governing trade in arms.", "the rules governing trade in arms"),
        ("The Board must enforce the rules drawing on its own staff.", "the rules"),
        ("The Board calls on Norway to pay, once a nomination is made.", "on Norway to pay"),
        ("The law was slow, but progress on the ground must be made.", ""),
        ("We must see that all cases are followed up.", "followed up"),
        ("We must answer with the same speed as we do in other cases.", "as we do in other cases"),
        ("What counts is that we should and we will open the port.", "the port"),
    ],
)  # fmt: skip
def test_a_quote_is_whole(sentence: str, action: str) -> None:
    ((words, _),) = found(sentence)
    assert action in words


def test_a_second_thing_said_is_none_of_the_first() -> None:
    first, second = found("The parties agreed that the Board shall pay the guards and that Norway shall open the port.")
    assert (first, second[1]) == (("the guards", ["Board"]), ["Norway"])


@pytest.mark.parametrize(
    "sentence",
    [
        "The plan sets out what Norway will do to open ports.",
        "The work of Lena Holt will always be remembered.",
        "The strategy will contribute to peace at sea.",
        "It should be noted that the ports are closed.",
        "The Board should have opened the port.",
        "That year should trouble every one of us.",
        "SPOKESPERSON: Thank you all for coming here.",
        "Let us be clear, the port is closed.",
        "Members will note that the port is closed.",
        "The Minister will be delighted to hear of it.",
        "I hope we will reach the port in May.",
        "We will only reach the port if all ships turn.",
        "The Minister has ordered a review of all ports.",
    ],
)
def test_what_only_sounds_like_a_promise(sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("The plan says what is paid, and Norway will do so.", ["Norway"]),
        ("The work will always be reviewed by the Board.", ["Board"]),
        ("The Board will contribute two ships to it.", ["Board"]),
        ("It should be built by Norway.", ["Norway"]),
        ("The Board should have a port.", ["Board"]),
        ("That State should open its port.", ["State"]),
        ("PREVENTION: Train all guards in Oslo.", []),
        ("Let us open the port.", ["us"]),
        ("We will remember the dead of the port.", ["We"]),
        ("The Minister will be heard by the Board.", ["Board"]),
        ("I hope all is well and we will reach the port in May.", ["we"]),
        ("We will reach the port only in May.", ["We"]),
        ("The Minister has tasked the Board with reviewing all ports.", ["Board"]),
    ],
)
def test_their_near_misses_bind(sentence: str, who: list[str]) -> None:
    assert [bearers for _, bearers in found(sentence)] == [who]


def test_those_who_are_meant_are_told_within_the_promise() -> None:
    """A relative clause that tells which of them are meant promises nothing."""
    ((words, _),) = found("The Board has decided that officers who will pass the test will be given a post.")
    assert words.endswith("will be given a post")


def test_what_those_who_met_said_together_binds() -> None:
    words, title = "They met.\n\n1. {} stressed that all ports must be guarded at night.", "Joint Declaration"
    assert [len(clauses_of(words.format(who), title)) for who in ("They", "Both sides", "The two States")] == [1, 1, 1]
    assert clauses_of(words.format("Norway"), title) == ()


def test_who_tells_others_of_its_plans_says_them_itself() -> None:
    (plan,) = found("Norway informed Chile that it plans to open two ports by June 2031.")
    assert plan[1] == ["Norway"]
    assert found("Norway informed Chile that guards plan to open two ports by June 2031.") == []


def test_a_meeting_asks_in_the_items_of_its_minutes() -> None:
    items = (
        "(a) decided to open a port in Oslo;\n\n(b) requested Norway to draft a plan;\n\n(c) encouraged donors to pay."
    )
    text = f"7. The Network\n\n{items}"
    assert [c.strength for c in clauses_of(text)] == ["Obligation", "Request", "Encouragement"]
    assert found("Requested by Norway to draft a plan.") == []


def test_they_are_never_we() -> None:
    text = "{} will pay. We will pay. {} should open ports."
    assert [who for _, who in found(text.format("Donors", "They"))][-1] == ["Donors"]
    assert [who for _, who in found(text.format("Donors", "We"))][-1] == ["We"]
