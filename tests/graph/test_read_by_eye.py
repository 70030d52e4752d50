"""Shows that the figures on contradictions and follow-up that docs state are those of the tables of verdicts."""

import csv
from collections import Counter
from pathlib import Path

import pytest

SCORES = Path(__file__).resolve().parent.parent / "scores"


def rows(name: str) -> list[dict[str, str]]:
    with (SCORES / f"{name}-read-by-eye.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", ["contradictions", "followups"])
def test_each_verdict_has_its_reason_and_stands_once(name: str) -> None:
    found = rows(name)
    assert {row["verdict"] for row in found} == {"right", "wrong"}
    assert all(row["why"] for row in found)
    addresses = [tuple(value for key, value in row.items() if key not in {"verdict", "why"}) for row in found]
    assert len(set(addresses)) == len(addresses)


def test_contradictions_of_fresh_texts_are_as_stated() -> None:
    fresh = Counter(row["verdict"] for row in rows("contradictions") if row["texts"] == "fresh")
    assert fresh == {"right": 33, "wrong": 3}
    six = [row for row in rows("contradictions") if int(row["sample"]) <= 6]
    assert sum(row["verdict"] == "right" for row in six) == 69


def test_contradictions_of_two_times_five_hundred_documents_are_as_stated() -> None:
    found = Counter((row["texts"], row["verdict"]) for row in rows("contradictions") if row["texts"].startswith("500"))
    assert found == {
        ("500, first sight", "right"): 15,
        ("500, first sight", "wrong"): 2,
        ("500 more, after mending", "right"): 20,
    }


def test_reports_that_are_kept_are_as_stated() -> None:
    kept = Counter((row["texts"].split()[0], row["verdict"]) for row in rows("followups"))
    assert kept == {
        ("Council", "right"): 6,
        ("news", "right"): 1,
        ("addresses", "right"): 8,
        ("addresses", "wrong"): 6,
    }


def test_pairs_of_a_promise_tracker_are_as_stated() -> None:
    with (SCORES.parent / "followup" / "promise-tracker.csv").open(encoding="utf-8", newline="") as file:
        found = Counter((row["label"], row["accepted"]) for row in csv.DictReader(file))
    assert found == {("yes", "yes"): 1, ("yes", "no"): 37, ("no", "no"): 25}


def right_of(name: str, *columns: str) -> dict[str, tuple[int, ...]]:
    with (SCORES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        read = list(csv.DictReader(file))
    return {
        kind: tuple(sum(row[who] == "right" for row in read if row["kind"] == kind) for who in columns)
        for kind in ("relation", "commitment")
    }


def test_what_two_readers_apart_found_is_as_stated() -> None:
    assert right_of("statements-two-readers", "first", "second") == {"relation": (117, 119), "commitment": (78, 73)}
    again = "statements-two-readers-second"
    assert right_of(again, "first", "second") == {"relation": (65, 68), "commitment": (61, 63)}
    assert right_of(again, "bearer_first", "bearer_second")["commitment"] == (55, 50)
    third = "statements-two-readers-third"
    assert right_of(third, "first", "second") == {"relation": (72, 72), "commitment": (72, 75)}
    assert right_of(third, "bearer_first", "bearer_second")["commitment"] == (66, 67)
    fifth = "statements-two-readers-fifth"
    assert right_of(fifth, "first", "second") == {"relation": (90, 90), "commitment": (84, 81)}
    assert right_of(fifth, "bearer_first", "bearer_second")["commitment"] == (85, 85)
    with (SCORES.parent / "versions" / "two-readers.csv").open(encoding="utf-8", newline="") as file:
        told = [row for row in csv.DictReader(file) if row["told"] in {"added", "removed"}]
    assert len(told) == 109
    assert [sum(row[who] == "not there" for row in told) for who in ("first", "second")] == [92, 91]


def test_what_one_reader_found_of_renewals_that_no_rule_saw_is_as_stated() -> None:
    with (SCORES.parent / "versions" / "one-reader.csv").open(encoding="utf-8", newline="") as file:
        read = list(csv.DictReader(file))
    assert Counter(row["verdict"] for row in read) == {"not there": 43, "there": 17}
    assert Counter(row["sure"] for row in read if row["verdict"] == "there") == {"yes": 9, "no": 8}


def test_what_twelve_renewals_showed_is_as_stated() -> None:
    with (SCORES.parent / "versions" / "twelve-renewals.csv").open(encoding="utf-8", newline="") as file:
        read = list(csv.DictReader(file))

    def right(which: str, when: str) -> tuple[int, int]:
        verdicts = [row["verdict"] for row in read if row["read"] == which and row[when]]
        return verdicts.count("not there"), len(verdicts)

    assert (right("for the rules", "before"), right("for the rules", "now")) == ((66, 83), (65, 78))
    assert (right("after the rules", "before"), right("after the rules", "now")) == ((62, 68), (61, 66))


def test_what_six_more_renewals_showed_is_as_stated() -> None:
    with (SCORES.parent / "versions" / "six-renewals.csv").open(encoding="utf-8", newline="") as file:
        read = list(csv.DictReader(file))

    def right(named: bool, when: str, now: bool = False) -> tuple[int, int]:
        kept = [r for r in read if r["read"] == when and (r["now"] or not now)]
        verdicts = [r["verdict"] for r in kept if (r["change"] not in {"added", "removed"}) == named]
        return verdicts.count("true"), len(verdicts)

    before, after = "before the rules", "after the rules"
    assert (right(True, before), right(True, before, now=True)) == ((34, 40), (34, 38))
    assert (right(True, after), right(True, after, now=True)) == ((25, 31), (25, 28))
    assert (right(False, before), right(False, after)) == ((24, 27), (13, 14))


def test_what_fresh_renewals_showed_is_as_stated() -> None:
    with (SCORES.parent / "versions" / "fresh-renewals.csv").open(encoding="utf-8", newline="") as file:
        read = Counter((row["read"], row["verdict"]) for row in csv.DictReader(file))
    assert (read["before the rules", "not there"], read["before the rules", "there"]) == (10, 1)
    assert (read["after the rules", "not there"], read["after the rules", "there"]) == (13, 2)
