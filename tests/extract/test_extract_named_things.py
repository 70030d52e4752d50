"""Shows that actors and documents of the field, one in a sentence each, are found whole and of the right kind."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from extract_probe import extract_of

ROWS = tuple(csv.DictReader(Path(__file__).with_name("named_things.csv").read_text("utf-8").splitlines()))
# Kinds that a careful reader may give one name alike.
ALIKE = {
    "Organization": {"Organization", "Body", "Network"},
    "Body": {"Organization", "Body", "Network", "Mission"},
    "Network": {"Organization", "Body", "Network"},
    "Mission": {"Mission", "Body"},
    "ActionPlan": {"ActionPlan", "NationalActionPlan"},
}
# Names that no grammar tells: words of a language without a head noun, a group that is called like its members.
NOT_TOLD = {"Femmes Africa Solidarité", "Nordic Women Mediators"}
SHARE = 0.95


def is_whole(row: dict[str, str]) -> bool:
    """Return whether the name is found with its bounds, an owner beside it at most, and of its kind."""
    document = extract_of(row["sentence"])
    bounds = re.compile(rf"(?:\w+'s )?{re.escape(row['name'])}(?: of [A-Z]\w+)?")
    things = [document.things[m.thing] for m in document.mentions if bounds.fullmatch(m.surface) and m.thing]
    return any(thing.kind in ALIKE.get(row["kind"], {row["kind"]}) for thing in things)


@pytest.mark.parametrize("part", ["actors", "documents", "later"])
def test_names_are_whole_and_of_their_kind(part: str) -> None:
    rows = [row for row in ROWS if row["set"] == part]
    missed = [row["name"] for row in rows if not is_whole(row)]
    assert len(missed) <= (1 - SHARE) * len(rows), missed
    assert set(missed) <= NOT_TOLD


def test_each_name_stands_in_its_sentence_once() -> None:
    assert all(row["sentence"].count(row["name"]) == 1 for row in ROWS)
    assert {row["set"] for row in ROWS} == {"actors", "documents", "later"}
    assert len({row["name"] for row in ROWS}) == len(ROWS) == 140
