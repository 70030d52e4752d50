"""The calendar of a graph: what falls due, what recurs, what is past, and what the corpus says became of it."""

import csv
import io
import json
from datetime import date
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from conftest import run_command

from graph_build.ask.calendar.entries import NO_DATE, NO_EVIDENCE, CalendarRow, calendar_rows
from graph_build.ask.calendar.text import COLUMNS, render_calendar
from graph_build.ask.load import open_graph, unite_graphs
from graph_build.vocabulary import THINGS, dcterms, oa, rdf, skos, wps, wpsv

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "golden.trig"
PLAN_DUE = THINGS + "meridian-action-plan-2025/p2/commitment/train-bf44db6a"
YEARLY = THINGS + "meridian-policy-2024/p6/commitment/report-2b4f99f6"
SUBMIT = THINGS + "meridian-council-resolution-7/p2/commitment/submit-7b7ac4dc"
ON = date(2025, 6, 30)


@cache
def golden() -> ox.Store:
    return open_graph(GOLDEN)


def changed(remove: tuple[ox.NamedNode | None, ox.NamedNode], add: list[ox.Quad]) -> ox.Store:
    """The golden graph without some statements and with others."""
    store = ox.Store()
    store.bulk_load(path=str(GOLDEN), format=ox.RdfFormat.TRIG)
    for quad in list(store.quads_for_pattern(*remove, None, None)):
        store.remove(quad)
    store.extend(add)
    unite_graphs(store)
    return store


def row_of(rows: list[CalendarRow], commitment: str) -> CalendarRow:
    (row,) = [row for row in rows if row.commitment == commitment]
    return row


def say(subject: str, predicate: ox.NamedNode, value: ox.NamedNode | ox.Literal) -> ox.Quad:
    return ox.Quad(ox.NamedNode(THINGS + subject), predicate, value)


def test_golden_calendar() -> None:
    told = [(row.state, row.date, row.document_name, row.paragraph) for row in calendar_rows(golden(), ON)]
    policy = "Meridian Policy on Women, Peace and Security (2024)"
    assert told == [
        ("due", "2025-12-31", "Meridian Action Plan on Women, Peace and Security 2025-2028", "2"),
        ("due", "2027", "Second National Action Plan on Women, Peace and Security of Norland 2025-2029", "3"),
        ("due", "2030", policy, "7"),
        ("recurs", "2026-03-14", policy, "6"),
        ("recurs", "2026-03-14", policy, "8"),
        ("past", "2024-06-30", "Meridian Council Resolution 7 (2023)", "2"),
    ]


def test_a_row_opens_its_sentence() -> None:
    row = row_of(calendar_rows(golden(), ON), SUBMIT)
    assert row.bearer == "Secretary General of the Meridian Alliance"
    assert row.quote.startswith("Requests the Secretary General")
    assert row.read_by == "by-date (the clause names the date)"
    assert (row.strength, row.force) == ("Request", "Agreed political commitment")
    yearly = row_of(calendar_rows(golden(), ON), YEARLY)
    assert yearly.read_by == "every year (P1Y), counted from the document's date 2024-03-14"


def test_past_without_follow_up_is_worded_so_and_never_as_not_done() -> None:
    rows = calendar_rows(golden(), ON)
    assert row_of(rows, SUBMIT).follow_up == NO_EVIDENCE == "no evidence in this corpus"
    assert row_of(rows, PLAN_DUE).follow_up == ""
    text = render_calendar(rows, "table", ON, None)
    assert "PAST  1, 1 with no evidence in this corpus" in text
    assert "not done" not in text


def test_the_day_itself_is_not_past() -> None:
    assert row_of(calendar_rows(golden(), date(2024, 6, 30)), SUBMIT).state == "due"
    assert row_of(calendar_rows(golden(), date(2024, 7, 1)), SUBMIT).state == "past"


def test_until_bounds_the_dates_and_lists_every_one_of_a_rhythm() -> None:
    rows = calendar_rows(golden(), ON, date(2028, 12, 31))
    assert [row.date for row in rows if row.commitment == YEARLY] == ["2026-03-14", "2027-03-14", "2028-03-14"]
    assert [row.date for row in rows if row.state == "due"] == ["2025-12-31", "2027"]


def test_rhythm_of_a_document_without_a_date_has_no_date() -> None:
    store = changed((ox.NamedNode(THINGS + "meridian-policy-2024"), dcterms("issued")), [])
    row = row_of(calendar_rows(store, ON), YEARLY)
    assert (row.state, row.date, row.period) == ("rhythm", "", None)
    assert row.read_by == f"every year: {NO_DATE}"
    assert NO_DATE == "rhythm known, no date to count from"
    assert "rhythm known, no date to count from" in render_calendar([row], "table", ON, None)


@pytest.mark.parametrize("act", ["evaluative", "referential"])
def test_acts_without_duty_never_enter(act: str) -> None:
    store = changed((ox.NamedNode(SUBMIT), wps("act")), [ox.Quad(ox.NamedNode(SUBMIT), wps("act"), wpsv(act))])
    assert SUBMIT not in {row.commitment for row in calendar_rows(store, ON)}


def test_follow_up_is_shown_with_its_sentence() -> None:
    evidence = "meridian-news-2024/evidence/1-2/follow-up"
    store = changed(
        (None, wps("valueAfter")),
        [
            say("a1", rdf("type"), wps("StatusAssessment")),
            say("a1", wps("assesses"), ox.NamedNode(SUBMIT)),
            say("a1", wps("status"), wpsv("reported-done")),
            ox.Quad(wpsv("reported-done"), skos("prefLabel"), ox.Literal("Reported done")),
            say("a1", wps("assessedOn"), ox.Literal("2024-06")),
            say("a1", wps("evidence"), ox.NamedNode(THINGS + evidence)),
            say(evidence, oa("hasSource"), ox.NamedNode(THINGS + "meridian-news-2024")),
            say(evidence, wps("inProvision"), ox.NamedNode(THINGS + "meridian-news-2024/text-2")),
            say(evidence, oa("hasSelector"), ox.NamedNode(THINGS + evidence + "/selector")),
            say(evidence + "/selector", oa("exact"), ox.Literal("The report was submitted")),
        ],
    )
    row = row_of(calendar_rows(store, ON), SUBMIT)
    assert row.follow_up == "Reported done"
    (told,) = row.follow_ups
    assert (told.on, told.document, told.quote) == ("2024-06", "Meridian news 2024", "The report was submitted")
    assert "→ Reported done, 2024-06: “The report was submitted”" in render_calendar([row], "table", ON, None)


def test_an_assessment_that_found_nothing_is_no_follow_up() -> None:
    assessed = [
        say("a1", rdf("type"), wps("StatusAssessment")),
        say("a1", wps("assesses"), ox.NamedNode(SUBMIT)),
        say("a1", wps("status"), wpsv("no-evidence-in-corpus")),
    ]
    assert row_of(calendar_rows(changed((None, wps("valueAfter")), assessed), ON), SUBMIT).follow_up == NO_EVIDENCE


def test_a_text_held_twice_counts_once(built_shared: Path) -> None:
    rows = calendar_rows(open_graph(built_shared / "graph.trig"), date(2026, 11, 22))
    (row,) = [row for row in rows if row.quote.endswith("no later than 2023")]
    assert len(row.also_in) == 1


def test_graph_without_dates_says_so() -> None:
    assert calendar_rows(ox.Store(), ON) == []
    assert "No commitment of the graph has a date" in render_calendar([], "table", ON, None)


def test_csv_and_json_hold_the_same_rows() -> None:
    rows = calendar_rows(golden(), ON)
    lines = list(csv.DictReader(io.StringIO(render_calendar(rows, "csv", ON, None))))
    told = json.loads(render_calendar(rows, "json", ON, None))
    assert told["on"] == "2025-06-30"
    for line, record in zip(lines, told["rows"], strict=True):
        assert [line[column] for column in COLUMNS if column != "alsoIn"] == [
            record[column] for column in COLUMNS if column != "alsoIn"
        ]


def test_command_lists_writes_and_refuses(tmp_path: Path) -> None:
    ics = tmp_path / "due.ics"
    shown = run_command(["due", "--graph", str(GOLDEN), "--on", "2025-06-30", "--ics", str(ics)])
    assert shown.returncode == 0
    assert shown.stdout == render_calendar(calendar_rows(golden(), ON), "table", ON, None)
    assert ics.read_bytes().startswith(b"BEGIN:VCALENDAR")
    for wrong in (["--on", "30 June"], ["--on", "2025-02-30"], ["--on", "2025-06-30", "--until", "2025-06-29"]):
        refused = run_command(["due", "--graph", str(GOLDEN), *wrong])
        assert refused.returncode == 2
        assert refused.stderr.count("\n") == 1
    assert run_command(["due", "--graph", str(tmp_path / "none.trig"), "--on", "2025-06-30"]).returncode == 3


def test_beside_each_quote_stands_whose_words_it_holds_where_not_the_originals() -> None:
    """The resolution is read here as a translation; the golden policy stands in its own words."""
    row = row_of(calendar_rows(translated(), ON), SUBMIT)
    table = render_calendar([row], "table", ON, None, width=400)
    assert "(Meridian Council Resolution 7 (2023), paragraph 2; translation; also in" in table
    assert "translation" not in render_calendar(calendar_rows(golden(), ON), "table", ON, None)
    (told,) = csv.DictReader(io.StringIO(render_calendar([row], "csv", ON, None)))
    assert told["wording"] == "translation"
    own = json.loads(render_calendar(calendar_rows(golden(), ON), "json", ON, None))
    assert {told["wording"] for told in own["rows"]} == {"original"}


@cache
def translated() -> ox.Store:
    """The golden graph, with all words in it a translation's."""
    passages = [quad.subject for quad in golden().quads_for_pattern(None, oa("hasSource"), None, None)]
    return changed((None, wps("wording")), [ox.Quad(node, wps("wording"), wpsv("translation")) for node in passages])
