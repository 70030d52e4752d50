"""Shows who is to act where the sentence says it in an unusual place, and what is told of the past or a condition."""

from __future__ import annotations

import pytest
from extract_probe import clauses_of


@pytest.mark.parametrize(
    ("sentence", "bearers"),
    [
        ("Norway is invited to open shelters, and the Port Council to do likewise.", [["Norway"], ["Port Council"]]),
        ("We urge Norway to open shelters, and Chile to follow suit.", [["Norway"], ["Chile"]]),
        ("We urge Norway to work with Chile and the Port Council to open shelters.", [["Norway"]]),
        ("Norway, whose ports are open, should open shelters.", [["Norway"]]),
        ("Norway is urged to act, while Chile should pay.", [["Norway"], ["Chile"]]),
        ("Norway will pay.\n\nIt will open shelters.", [["Norway"], ["Norway"]]),
        ("Commit to publishing figures each year.", [[]]),
        ("Of the Port Council we ask a public hearing every spring.", [["Port Council"]]),
        ("Pilots who interview survivors must complete the course.", [["Pilots"]]),
        ("The Assembly urges Norway to open shelters and invites it to report.", [["Norway"], ["Norway"]]),
        ("The Assembly tasks the Port Council with opening a shelter.", [["Port Council"]]),
        ("The Assembly reiterates Norway's commitment to open ports.", [["Norway"]]),
        ("The Port Council's task is to open shelters.", [["Port Council"]]),
        ("The course is mandatory for all pilots.", [["all pilots"]]),
        ("It is recommended that Norway open a shelter.", [["Norway"]]),
        ("I pledge today that Norway will open a shelter.", [["Norway"]]),
        ("Donors bear the costs of repairs, and they need to report them.", [["Donors"]]),
        ("REQUESTS Norway to open shelters; CALLS UPON Chile to pay.", [["Norway"], ["Chile"]]),
        ("I intend to set out options in my next report.", [["I"]]),
        ("The Assembly urges Member States to pay, and calls upon those that have not done so to open ports.",
         [["Member States"], ["Member States"]]),
        ("The Assembly calls upon those who own ports to open them.", [["those"]]),
        ("Norway commits itself to publishing figures every six months, the first of them in May, and seeks to help.",
         [["Norway"], ["Norway"]]),
        ("The Envoy for Chile, Mr. Hans Berg, and the Envoy for Peru, Ms. Lena Holt, should open shelters.",
         [["Envoy for Chile", "Envoy for Peru"]]),
        ("The Port Council, its staff and guards, should open shelters.", [["Port Council"]]),
        ("Implementing partners are invited to open shelters.", [["partners"]]),
        ("Implementing partners will open shelters.", [["partners"]]),
        ("Training pilots is wise.", []),
        ("There should be two pilots on each ship.", [[]]),
        ("Half of all seats shall go to women.", [[]]),
        ("Half of all pilots shall complete the course.", [["Half of all pilots"]]),
        ("After talks in which six states took part, Norway and Chile will open shelters.", [["Norway", "Chile"]]),
        ("In the year in which Norway visited Oslo and Lima, Chile will open shelters.", [["Chile"]]),
        ("We ask Norway for patience.", [["Norway"]]),
        ("The pact commits Norway to open shelters.", [["Norway"]]),
        ("It is the duty of every officer to report abuse.", [["every officer"]]),
        ("It is incumbent upon commanders to report abuse.", [["commanders"]]),
        ("The Assembly requires that the parties honour the truce.", [["parties"]]),
        ("The course has to be completed by all pilots.", [["all pilots"]]),
        ("The course has to be completed by 1 May 2031.", [[]]),
        ("Persons who urge violence shall be removed from the lists.", [[]]),
    ],
)  # fmt: skip
def test_who_is_to_act(sentence: str, bearers: list[list[str]]) -> None:
    read = clauses_of(f"The hall was full.\n\n{sentence}")
    assert [[words for words, _ in c.bearers] for c in read] == bearers


@pytest.mark.parametrize(
    "sentence",
    [
        "Under the first plan Norway had pledged to open shelters.",
        "In a statement issued on 12 May, Norway undertook to open shelters.",
        "The Port Council was responsible for the shelters.",
        "Norway had to open shelters.",
        "Should the ports close, the Council may open shelters.",
        "Should nothing have moved by spring, we may turn to the court.",
        "We do not only ask.",
        "The sailors had called on Norway to open shelters.",
        "The officers who order such acts are known.",
        "Success requires that Norway act.",
        "The Port Council insists.",
    ],
)
def test_what_was_or_may_be_is_no_commitment(sentence: str) -> None:
    assert clauses_of(f"The hall was full.\n\n{sentence}") == ()


@pytest.mark.parametrize(
    ("sentence", "whom"),
    [
        ("Survivors should be informed of the outcome.", ["Survivors"]),
        ("Norway will interview survivors.", ["survivors"]),
        ("Norway will review the ports.", []),
        ("Norway will give survivors legal aid.", ["survivors"]),
        ("Norway will give survivors.", []),
        ("Norway shall offer small States ten places each year.", ["small States"]),
        ("Norway must pay the crisis cell a fee.", ["crisis cell"]),
        ("Norway must pay the fee this year.", []),
        ("Norway will send women peacekeepers.", []),
        ("Norway will show its partners what works.", ["partners"]),
        ("Norway will ask its partners to report.", ["partners"]),
        ("Norway will provide nations with a common set of indicators.", ["nations"]),
        ("Norway will connect young activists with pilots.", ["pilots", "young activists"]),
        ("Norway shall pay half of its share into the Harbour Fund.", ["Harbour Fund"]),
        ("Norway shall put half of its share into effect.", []),
        ("Norway will fund the plan.", []),
        ("Norway will print views of ports.", []),
        ("Norway will hear the voices of young activists.", ["young activists"]),
        ("Norway urges that women be given a seat.", ["women"]),
    ],
)
def test_to_whom_it_is_done(sentence: str, whom: list[str]) -> None:
    (clause,) = clauses_of(f"The hall was full.\n\n{sentence}")
    assert [words for words, _ in clause.addressees] == whom


def test_direct_speech_ends_a_clause() -> None:
    (clause,) = clauses_of('The hall was full.\n\n"Pilots should be safe at sea," the envoy wrote.')
    assert clause.action == "safe at sea"


def test_an_item_has_addressees_wherever_its_bearers_stand() -> None:
    """The bearers' words are counted in the sentence before the list, those of the item in its own."""
    text = (
        "The Assembly decides that the Mission shall:\n\n(a) Protect ports;\n\n(b) Assist the Port Council with charts."
    )
    (_, item) = clauses_of(text)
    assert ([w for w, _ in item.bearers], [w for w, _ in item.addressees]) == (["Mission"], ["Port Council"])


@pytest.mark.parametrize(
    ("line", "strength"),
    [
        ("To double the share of women among pilots by 2031", "Aim"),
        ("To double the share of women among pilots", None),
        ("To double the share of women among pilots, visit the page", None),
        ("To the Secretary-General", None),
        ("To double the share of women among pilots.", None),
    ],
)
def test_a_line_that_says_no_more_than_what_to_do_is_an_aim(line: str, strength: str | None) -> None:
    found = [c.strength for c in clauses_of(f"The hall was full.\n\n{line}\n\nThe hall was closed.")]
    assert found == ([] if strength is None else [strength])
