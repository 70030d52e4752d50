"""Shows how often the default threshold is right on the labelled pairs, and keeps the figures that the docs state."""

from collections import Counter

import pytest
from followup_probe import OTHER_FIELDS, Pair, best, crossed, pairs

from graph_build.graph.promises.followup import THRESHOLD, score_of

# Part of the pairs → precision and recall at the default threshold, in hundredths; docs quote these figures. The tuned
# parts set the weights, the word lists and the threshold. The held-out ones did not, but three faults of reading were
# found on them: README.md there names each and what the figures were before.
STATED = {
    "tuned": (100, 86),
    "held out": (100, 79),
    "paragraphs tuned": (91, 100),
    "paragraphs held out": (89, 80),
    "all": (96, 86),
}
# Pairs that the default threshold gets wrong, by the first words of both sentences.
MISSED = {
    ("Requests the Secretary-General to submit a report on the implementation of the present resolution", "The Secret"),
    ("The Agency will set up a survivors' fund", "The survivors' fund opened"),
    ("The Nordic Centre will offer a course", "The Nordic Centre offered its key leader course"),
    ("The Government pledges to raise the share", "Women made up 21 per cent"),
    ("The Commission will launch a fund", "Applicants praised the change."),
    ("The Alliance undertakes to review the Policy", "The first review of the Policy"),
    ("The Government will submit its report on the Convention", "The report on the Convention was due"),
    ("The WPS Leadership Task Force will update the Action Plan", "The Action Plan has not yet been updated"),
}
INVENTED = {
    ("The Union will help partner countries", "The Union is helping four partner countries to draft budgets"),
    ("The African Union will adopt guidelines", "Guidelines for the procurement of vehicles"),
}


def accepted(pair: Pair) -> bool:
    return score_of(best(pair.commitment, pair.report)) >= THRESHOLD


def figures(rows: list[Pair]) -> tuple[int, int]:
    counts = Counter((row.label, accepted(row)) for row in rows)
    right, wrong, lost = counts[True, True], counts[False, True], counts[True, False]
    return round(100 * right / (right + wrong)), round(100 * right / (right + lost))


def starts(pair: Pair) -> set[tuple[str, str]]:
    known = MISSED | INVENTED
    return {(a, b) for a, b in known if pair.commitment.startswith(a) and pair.report.startswith(b)}


def test_pairs_of_other_fields_are_as_stated() -> None:
    """Farms, ports, museums, software: at first sight 15 were found, and one more that is none."""
    rows = pairs(OTHER_FIELDS)
    assert (len(rows), sum(row.label for row in rows)) == (60, 30)
    right, wrong = (sum(accepted(row) for row in rows if row.label is label) for label in (True, False))
    assert (right, wrong) == (19, 0)


def test_pairs_are_many_balanced_and_each_explained() -> None:
    rows = pairs()
    assert len(rows) >= 90
    assert sum(row.label for row in rows) * 2 == len(rows)
    assert len({(row.commitment, row.report) for row in rows}) == len(rows)
    assert all(row.why for row in rows)
    assert {row.part for row in rows} == set(STATED) - {"all"}


@pytest.mark.parametrize("part", sorted(STATED))
def test_precision_and_recall_are_as_stated(part: str) -> None:
    rows = [row for row in pairs() if part in {row.part, "all"}]
    precision, recall = figures(rows)
    assert (precision, recall) == STATED[part]
    assert precision >= 80


def test_the_pairs_that_fail_are_named() -> None:
    wrong = [row for row in pairs() if row.label != accepted(row)]
    assert all(starts(row) for row in wrong), [row for row in wrong if not starts(row)]
    assert len(wrong) == len(MISSED | INVENTED)


def test_promises_crossed_with_reports_of_others_are_no_follow_ups() -> None:
    found = [(a, b) for a, b in crossed() if score_of(best(a, b)) >= THRESHOLD]
    assert found == []


def test_every_score_says_why() -> None:
    followup = best(
        "The Committee will convene an annual conference on gender perspectives.",
        "The Committee convened its annual conference on gender perspectives in May 2023.",
    )
    assert followup is not None
    assert followup.likeness is not None
    assert followup.likeness.reason.startswith("words ")
    assert "conference" in followup.likeness.reason
    assert "action 1.00 (meet)" in followup.likeness.reason
    names = [part.name for part in followup.likeness.parts]
    assert names == [n for n in ("words", "action", "themes", "things", "actor") if n in names]
