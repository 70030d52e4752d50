"""Pairs of short texts: each change is told in the words of a reader, from the texts and from a built graph."""

import csv
import io
import json
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox
import pytest
from sentence_documents import source, stated

from graph_build.ask.lookups import Source
from graph_build.ask.versions import read_document, versions_in
from graph_build.corpus.source import SourceText
from graph_build.graph.versions import changes_as_csv, changes_as_json, changes_as_table, compare
from graph_build.graph.versions.figures import figures_in
from graph_build.graph.versions.records import Change, Comparison, Passage, VersionProvision, levels
from graph_build.graph.versions.runs import runs
from graph_build.graph.versions.text import change_records, count_words, place_of, what_happened

PAIRS: Final[list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).resolve().parent.parent / "versions" / "pairs.toml").read_text("utf-8")
)["pair"]


def text(stem: str, paragraphs: Sequence[str]) -> SourceText:
    return source(stem, "\n\n".join(paragraphs) + "\n", "2021")


@cache
def _compared(older: tuple[str, ...], newer: tuple[str, ...]) -> tuple[Comparison, Comparison]:
    """The comparison of the texts, and that of the documents that a build made of them."""
    texts = text("older", older), text("newer", newer)
    store, corpus, mint = stated(*texts)
    old, new = versions_in(store, corpus, mint, texts)
    known = (read_document(Source(store), ox.NamedNode(version.address)) for version in (old, new))
    return compare(old, new), compare(*known)


def compared(older: Sequence[str], newer: Sequence[str]) -> Comparison:
    return _compared(tuple(older), tuple(newer))[0]


def told(changes: Sequence[Change]) -> list[str]:
    return [f"{side.provision.number} {what_happened(c)}" for c in changes if (side := c.new or c.old)]


def test_no_pair_is_listed_twice() -> None:
    assert len({(*row["older"], "", *row["newer"]) for row in PAIRS}) == len(PAIRS) > 50


@pytest.mark.parametrize("row", PAIRS, ids=lambda row: "; ".join(row["changes"]))
def test_changes_of_a_pair_are_told(row: dict[str, Any]) -> None:
    by_text, by_graph = _compared(tuple(row["older"]), tuple(row["newer"]))
    assert told(by_text.changes) == row["changes"]
    assert told(by_graph.changes) == row.get("from-graph", row["changes"])


def test_numbers_above_a_number_come_from_below() -> None:
    assert list(levels("3(a)(iv)")) == ["3(a)", "3"]
    assert list(levels("2.10.4")) == ["2.10", "2"]
    assert list(levels("preamble")) == []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("train pilots", "train sailors", [(1, "sailors")]),
        ("train pilots", "train young pilots and their crews", [(1, "young"), (3, "and their crews")]),
        ("train young pilots", "train pilots", []),
        (" ".join(["lamp"] * 250), " ".join(["lamp"] * 250) + " boat", [(250, "boat")]),
    ],
)
def test_runs_are_what_the_other_text_has_more(one: str, other: str, expected: list[tuple[int, str]]) -> None:
    assert runs(one, other) == expected


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("up to 17,000 troops and 650 police", [("17,000 troops", "17000", "troops"), ("650 police", "650", "police")]),
        ("hire 20 pilots or twelve sailors", [("20 pilots", "20", "pilots"), ("twelve sailors", "twelve", "sailors")]),
        ("hire 20 gender advisers", [("20 gender advisers", "20", "gender")]),
        ("2.5 per cent and 30% of posts", [("2.5 per cent", "2.5", "%"), ("30%", "30", "%")]),
        ("in 2024, by 15 March, from 3 January, within 12 months, for 3 consecutive years", []),
        ("resolution 1325, paragraph 8, goal 5, no. 7 and phase 2", []),
        ("Two pilots and 3 of them", [("Two pilots", "two", "pilots")]),
    ],
)
def test_figures_are_those_that_count_something(words: str, figures: list[tuple[str, str, str]]) -> None:
    assert [(one.words, one.number, one.noun) for one in figures_in(words)] == figures


OLDER = [
    "The Board will train pilots.",
    "The Office should, if funds allow, sell boats\u00ad and ferries by 2024.",
    "The Council will review the old plan, and the plans that follow from it, in each of the harbours of the north.",
    "Winters are mild.",
    "Gardens are green.",
    "The Secretariat must paint walls.",
    "The Court will hear sailors each month.",
]
NEWER = [
    "The Board will train pilots.",
    "The Office must sell boats\u00ad and ferries by 2026.",
    "The Council will review the old plan, and the plans that follow from it, in each of the harbours of the north.",
    "Winters are cold.",
    "Meadows «in bloom» are wet.",
    "The Court will hear sailors every two years.",
]


def both() -> Comparison:
    return compared(
        [f"{place}. {words}" for place, words in enumerate(OLDER, start=1)],
        [f"{place}. {words}" for place, words in enumerate(NEWER, start=1)],
    )


def test_the_table_tells_each_pair_then_what_stayed_then_paragraphs_by_kind() -> None:
    lines = changes_as_table(both(), 120).splitlines()
    assert lines[:2] == ["older → newer", "5 paragraphs belong together, 2 are gone, 1 are new"]
    assert [line for line in lines[3:] if line and not line.startswith(" ")] == [
        "Strengthened: encouragement → obligation; Due date moved: 2024 → 2026; Condition removed: if funds allow",
        "Removed",
        "Recurrence changed: every month → every 2 years",
        "KEPT IN THE SAME WORDS  2",
        "PARAGRAPH ADDED, NO COMMITMENT READ IN IT  1",
        "PARAGRAPH REMOVED, NO COMMITMENT READ IN IT  1",
        "PARAGRAPH REWORDED, NO COMMITMENT READ IN IT  1",
    ]
    assert "    old  “The Court will hear sailors each month” (paragraph 7)" in lines
    assert "    new  “The Court will hear sailors every two years” (paragraph 6)" in lines
    assert lines[-3:] == ["    4", "      old  “mild”", "      new  “cold”"]


def test_the_table_ends_with_the_words_that_differ_beside_commitments() -> None:
    told = compared(
        ["1. Recalls the storms of the winter, and urges the Board to mend pumps."],
        ["1. Recalls the droughts of the summer, and urges the Board to mend pumps."],
    )
    assert changes_as_table(told).splitlines()[-4:] == [
        "REWORDED BESIDE ITS COMMITMENTS  1",
        "    1",
        "      old  “storms; winter”",
        "      new  “droughts; summer”",
    ]


def test_signs_that_no_terminal_shows_are_blanks_in_the_table() -> None:
    assert "sell boats  and ferries" in changes_as_table(both())
    assert "sell boats\u00ad and ferries" in changes_as_json(both())


@pytest.mark.parametrize("width", [10, 40, 80, None])
def test_lines_of_the_table_are_as_wide_as_asked_and_forty_at_the_least(width: int | None) -> None:
    table = changes_as_table(both()) if width is None else changes_as_table(both(), width)
    most = max(len(line) for line in table.splitlines() if line.startswith(" "))
    wanted = max(width or 110, 40)
    assert wanted - 12 < most <= wanted


def test_counts_tell_paragraphs_unless_they_are_not_wanted() -> None:
    assert count_words(both()).endswith("kept 2 · paragraph added 1 · paragraph removed 1 · paragraph reworded 1")
    assert count_words(both(), of_paragraphs=False).endswith("kept 2")


def test_json_has_both_versions_the_counts_and_the_records_of_the_csv() -> None:
    found = both()
    written = changes_as_json(found)
    told = json.loads(written)
    assert (told["older"]["title"], told["newer"]["title"]) == ("older", "newer")
    assert (told["older"]["address"], told["newer"]["address"]) == (found.old.address, found.new.address)
    assert told["counts"] == found.counts()
    assert told["changes"] == change_records(found) == list(csv.DictReader(io.StringIO(changes_as_csv(found))))
    assert len(told["changes"]) == len(found.changes)
    assert "«in bloom»" in written
    assert written.startswith('{\n "older": {\n  "address"')
    assert written.endswith("\n}\n")


def test_what_has_no_counterpart_is_counted() -> None:
    assert (both().gone, both().fresh) == (2, 1)
    alone = compared(["1. The Board will train pilots."], ["1. Gardens are green.", "2. Winters are mild."])
    assert (alone.gone, alone.fresh) == (1, 2)
    assert "1 paragraphs belong" not in changes_as_table(alone)


@pytest.mark.parametrize("kind", ["", "lost", "Added"])
def test_a_change_is_of_a_known_kind_and_of_something(kind: str) -> None:
    side = both().changes[0].old
    with pytest.raises(ValueError, match="no known kind"):
        Change(kind, side, side)
    with pytest.raises(ValueError, match="of nothing"):
        Change("added", None, None)


@pytest.mark.parametrize(
    ("number", "place"), [("3(a)", "paragraph 3(a)"), ("12", "paragraph 12"), ("text-4", "text-4")]
)
def test_a_number_is_a_paragraphs_and_a_key_stands_alone(number: str, place: str) -> None:
    assert place_of(Passage(VersionProvision("a", number, 0, "boats"), 0, "boats")) == place


def test_of_four_words_one_that_is_not_there_leaves_it_open_whether_the_text_says_it() -> None:
    quay = "1. The Harbour Council shall repair the old quay before the autumn storms."
    older = "1. The Ferry Board shall print clear winter timetables."
    newer = quay, "2. The passengers welcome the winter timetables that were printed."
    assert "2 Perhaps still there in other words, paragraph: 1 → 2" in told(compared([older], newer).changes)
    assert "1 Removed" in told(compared([older], [quay, "2. The passengers welcome the printed maps."]).changes)
