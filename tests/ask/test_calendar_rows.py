"""What becomes a row of the calendar and what does not, at the very bounds; rows as lines, cells and entries."""

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pyoxigraph as ox
import pytest
from calendar_sample import store_of
from icalendar import Calendar
from test_calendar import ON, PLAN_DUE, SUBMIT, YEARLY, changed, golden, row_of, say

from graph_build.ask.calendar.entries import NO_DATE, CalendarRow, FollowUp, calendar_rows
from graph_build.ask.calendar.icalendar_file import LONGEST, recurrence_rule, to_icalendar
from graph_build.ask.calendar.recurrence import Period, occurrences
from graph_build.ask.calendar.text import render_calendar
from graph_build.graph.rhythm import Rhythm
from graph_build.vocabulary import THINGS, dcterms, oa, rdf, skos, wps, wpsv

NOTE = "Note\n\n1. The Light Service will test its lamps by 31 May 2026.\n"
YEARLY_RULE: dict[str, object] = {"freq": "yearly", "interval": 1}
TWO_TOLD = (
    FollowUp("Done", "2024-06", "News", "3", "It was done", ""),
    FollowUp("Delayed", "", "", "", "", ""),
    FollowUp("Done", "2025", "", "", "", ""),
)


def submit() -> CalendarRow:
    return row_of(calendar_rows(golden(), ON), SUBMIT)


def with_value(commitment: str, name: str, *values: ox.NamedNode | ox.Literal) -> ox.Store:
    node = ox.NamedNode(commitment)
    return changed((node, wps(name)), [ox.Quad(node, wps(name), value) for value in values])


def test_of_a_text_held_three_times_the_first_counts_and_the_others_are_named_in_order() -> None:
    copies = (("a-note", "A first"), ("b-note", "The third"), ("c-note", "On another site"))
    store = store_of([(name, title, NOTE, None, "policy", "Light Service") for name, title in copies])
    (row,) = calendar_rows(store, ON)
    assert row.document == THINGS + "a-note"
    assert row.also_in == ("On another site", "The third")


def test_a_due_date_that_is_none_makes_no_row() -> None:
    store = with_value(SUBMIT, "due", ox.Literal("soon"))
    assert SUBMIT not in {row.commitment for row in calendar_rows(store, ON)}


def test_the_last_day_asked_for_belongs_to_the_time() -> None:
    def states(until: date) -> set[str]:
        return {row.state for row in calendar_rows(golden(), ON, until) if row.commitment == PLAN_DUE}

    assert (states(date(2025, 12, 31)), states(date(2025, 12, 30))) == ({"due"}, set())


def test_a_rhythm_that_is_none_has_no_date() -> None:
    row = row_of(calendar_rows(with_value(YEARLY, "recurrence", ox.Literal("yearly")), ON), YEARLY)
    assert (row.state, row.read_by) == ("rhythm", NO_DATE)


@pytest.mark.parametrize(("on", "overdue"), [((2024, 6, 1), False), ((2025, 3, 14), False), ((2025, 3, 15), True)])
def test_a_rhythm_is_overdue_when_its_first_date_is_over(on: tuple[int, int, int], overdue: bool) -> None:
    assert row_of(calendar_rows(golden(), date(*on)), YEARLY).overdue is overdue


def test_a_rhythm_that_never_comes_has_no_row() -> None:
    document = ox.NamedNode(THINGS + "meridian-policy-2024")
    issued = ox.Quad(document, dcterms("issued"), ox.Literal("9999-06-01"))
    rows = calendar_rows(changed((document, dcterms("issued")), [issued]), ON)
    assert YEARLY not in {row.commitment for row in rows}


def test_what_is_only_demanded_never_enters() -> None:
    store = with_value(SUBMIT, "bindingForce", wpsv("demand"))
    assert SUBMIT not in {row.commitment for row in calendar_rows(store, ON)}


def test_a_force_that_the_graph_does_not_tell_stays_empty() -> None:
    assert row_of(calendar_rows(with_value(SUBMIT, "bindingForce"), ON), SUBMIT).force == ""


def assessed(name: str, status: str, *on: str) -> list[ox.Quad]:
    """An assessment of what SUBMIT asks, with no words behind it."""
    return [
        say(name, rdf("type"), wps("StatusAssessment")),
        say(name, wps("assesses"), ox.NamedNode(SUBMIT)),
        *([say(name, wps("status"), wpsv(status))] if status else []),
        *(say(name, wps("assessedOn"), ox.Literal(day)) for day in on),
    ]


def told_in_the_news(assessment: str, paragraph: str, words: str) -> list[ox.Quad]:
    """The words of the news on which an assessment rests."""
    news = "meridian-news-2024"
    evidence = f"{news}/evidence/{paragraph}/{words[0]}"
    return [
        say(assessment, wps("evidence"), ox.NamedNode(THINGS + evidence)),
        say(evidence, oa("hasSource"), ox.NamedNode(THINGS + news)),
        say(evidence, wps("inProvision"), ox.NamedNode(f"{THINGS}{news}/{paragraph}")),
        say(evidence, oa("hasSelector"), ox.NamedNode(f"{THINGS}{evidence}/selector")),
        say(f"{evidence}/selector", oa("exact"), ox.Literal(words)),
    ]


def test_what_one_text_tells_stands_in_the_order_of_its_paragraphs_then_words_then_status() -> None:
    rows = [
        ("text-2", "A boat"),
        ("text-1", "Zeal won"),
        ("text-1", "Day came"),
        ("text-1", "Cold nights"),
        ("text-1", "B"),
    ]
    quads = [
        quad
        for place, (paragraph, words) in enumerate(rows)
        for name, status in ((f"x{place}", "reported-done"), (f"y{place}", "reported-delayed"))
        for quad in (*assessed(name, status, "2024-06"), *told_in_the_news(name, paragraph, words))
    ]
    quads += [ox.Quad(wpsv(f"reported-{one}"), skos("prefLabel"), ox.Literal(one)) for one in ("done", "delayed")]
    told = row_of(calendar_rows(changed((None, wps("valueAfter")), quads), ON), SUBMIT).follow_ups
    assert [(one.paragraph, one.quote, one.status) for one in told] == [
        (*row, status) for row in sorted(rows) for status in ("delayed", "done")
    ]


def test_what_became_of_it_stands_in_the_order_of_time() -> None:
    store = changed(
        (None, wps("valueAfter")),
        [
            *assessed("a0", "no-evidence-in-corpus"),
            *assessed("a1", "reported-done", "2024-06"),
            *assessed("a2", "reported-delayed", "2023-05"),
            *assessed("a3", "", "2022"),
            *assessed("a4", "reported-delayed", "2024-06"),
            *told_in_the_news("a4", "text-2", "It comes later"),
            ox.Quad(wpsv("reported-done"), skos("prefLabel"), ox.Literal("Done")),
            ox.Quad(wpsv("reported-delayed"), skos("prefLabel"), ox.Literal("Delayed")),
        ],
    )
    row = row_of(calendar_rows(store, ON), SUBMIT)
    assert row.follow_ups == (
        FollowUp("Delayed", "2023-05", "", "", "", ""),
        FollowUp("Done", "2024-06", "", "", "", ""),
        FollowUp("Delayed", "2024-06", "Meridian news 2024", "text-2", "It comes later", ""),
    )
    assert row.follow_up == "Delayed; Done"


def test_a_row_is_wrapped_with_each_line_set_in() -> None:
    row = replace(
        submit(), follow_ups=TWO_TOLD, action="x", quote="Submit\x07it", read_by="a rule of very many more words"
    )
    row = replace(row, paragraph="3(a)", document_name="Act", strength="Request of many words", also_in=())
    assert render_calendar([row], "table", ON, None, 40).splitlines() == [
        "Commitments with a date, on 2025-06-30",
        "",
        "PAST  1",
        "2024-06-30 · Secretary General of the",
        "    Meridian Alliance · request of many",
        "    words · Done; Delayed",
        "    “Submit it” (Act, paragraph 3(a))",
        "    read by a rule of very many more",
        "    words",
        "    → Done, 2024-06: “It was done”",
        "      (News, paragraph 3)",
        "    → Delayed",
        "    → Done, 2025",
    ]


def test_a_line_of_forty_characters_stays_whole() -> None:
    row = replace(submit(), read_by="r" * 16 + " " + "r" * 11)
    assert "    read by " + "r" * 16 + " " + "r" * 11 in render_calendar([row], "table", ON, None, 1).splitlines()
    row = replace(submit(), read_by="r" * 16 + " " + "r" * 12)
    assert "    read by " + "r" * 16 in render_calendar([row], "table", ON, None, 1).splitlines()


def test_a_calendar_without_rows_says_so_in_one_line() -> None:
    assert render_calendar([], "table", ON, date(2025, 7, 1)) == (
        "Commitments with a date, on 2025-06-30, until 2025-07-01\n"
        "No commitment of the graph has a date or a rhythm in this time.\n"
    )


def test_cells_hold_all_that_became_of_it_and_all_copies() -> None:
    row = replace(submit(), follow_ups=TWO_TOLD, also_in=("One", "Other"), quote="Überbringen")
    (cells,) = csv.DictReader(io.StringIO(render_calendar([row], "csv", ON, None)))
    assert cells["followUpSources"] == "Done, 2024-06: “It was done” (News, paragraph 3) | Delayed | Done, 2025"
    assert cells["alsoIn"] == "One; Other"
    assert '"Überbringen"' in render_calendar([row], "json", ON, None)


def test_json_says_whose_words_tell_what_became_of_it() -> None:
    told = replace(TWO_TOLD[0], wording="translation")
    text = render_calendar([replace(submit(), follow_ups=(told, TWO_TOLD[0]))], "json", ON, None)
    assert [one["wording"] for one in json.loads(text)["rows"][0]["followUpSources"]] == ["translation", "original"]


def entry(row: CalendarRow) -> dict[str, str]:
    (event,) = Calendar.from_ical(to_icalendar([row])).walk("VEVENT")
    return {name.lower(): value.to_ical().decode() for name, value in event.items() if name != "CATEGORIES"}


def test_a_title_keeps_the_words_that_fit_and_no_more() -> None:
    row = replace(submit(), state="due", bearers=())  # where nobody is named, it is the sentence
    fits = "b" * (LONGEST - len("do ") - 2)
    assert entry(replace(row, quote=f"do {fits} b"))["summary"] == f"do {fits} b"
    assert entry(replace(row, quote=f"do {fits} bb"))["summary"] == f"do {fits} …"
    assert entry(replace(row, quote=f"do {fits}b b"))["summary"] == "do …"
    (bearer,) = submit().bearers
    assert entry(replace(submit(), state="due", verb="do", action="it"))["summary"] == f"{bearer.name}: do it"


def test_an_entry_of_a_document_without_a_date_has_a_fixed_stamp_and_names_its_paragraph() -> None:
    told = entry(replace(submit(), state="due", issued="", paragraph="3(a)"))
    assert told["dtstamp"] == "19700101T000000Z"
    assert "paragraph 3(a)" in told["description"]


@pytest.mark.parametrize(
    ("start", "months", "rule"),
    [
        (
            date(2024, 2, 29),
            12,
            {"freq": "yearly", "interval": 1, "bymonthday": [28, 29], "bysetpos": -1, "bymonth": 2},
        ),
        (date(2024, 3, 29), 12, YEARLY_RULE),
        (date(2024, 3, 30), 24, {"freq": "yearly", "interval": 2}),
        (date(2024, 1, 30), 1, {"freq": "monthly", "interval": 1, "bymonthday": [28, 29, 30], "bysetpos": -1}),
        (date(2024, 1, 28), 1, {"freq": "monthly", "interval": 1}),
    ],
)
def test_a_rule_names_days_only_where_a_month_can_lack_them(start: date, months: int, rule: dict[str, object]) -> None:
    assert recurrence_rule(Period(start, start), Rhythm(months, 0)) == rule


def test_both_bounds_belong_to_the_time_of_a_rhythm() -> None:
    start = Period(date(2024, 1, 31), date(2024, 1, 31))
    (met,) = occurrences(start, Rhythm(1, 0), date(2024, 3, 31), date(2024, 3, 31))
    assert met.first == date(2024, 3, 31)
    (after,) = occurrences(start, Rhythm(1, 0), date(2024, 3, 31), None)
    assert after.first == date(2024, 3, 31)


@pytest.mark.parametrize("edtf", ["2024-01-01/2024-02-15", "2024-01-15/2024-02-29"])
def test_days_that_are_no_whole_months_stay_days(edtf: str) -> None:
    first, last = map(date.fromisoformat, edtf.split("/"))
    assert str(Period(first, last)) == edtf


@pytest.mark.parametrize(
    ("words", "counted"),
    [
        ("within thirty days of joining the service", "thirty days of joining the service"),
        ("two months before the end of its mandate", "two months before the end of its mandate"),
        ("prior to their deployment", "prior to their deployment"),
        ("before the next review", "before the next review"),
        ("for three years of age", None),
        ("before the storm", None),
    ],
)
def test_what_counts_from_something_without_a_day_is_a_row_that_says_from_what(words: str, counted: str | None) -> None:
    text = f"Note\n\n1. The Light Service will train its keepers {words}.\n"
    rows = calendar_rows(store_of([("a-note", "Note", text, "2025-01-31", "policy", "Light Service")]), ON)
    expected = [] if counted is None else [("relative", "", f"the clause counts from something else: “{counted}”")]
    assert [(row.state, row.date, row.read_by) for row in rows] == expected


def test_a_day_that_is_known_is_counted_from_nothing_else() -> None:
    text = (
        "Note\n\n1. The Light Service will train its keepers by 31 May 2026, two months before the end of its lease.\n"
    )
    (row,) = calendar_rows(store_of([("a-note", "Note", text, "2025-01-31", "policy", "Light Service")]), ON)
    assert (row.state, row.date) == ("due", "2026-05-31")


def test_what_recurs_is_counted_from_nothing_else() -> None:
    text = "Note\n\n1. The Light Service will test its lamps every month, within ten days of joining the port.\n"
    rows = calendar_rows(store_of([("a-note", "Note", text, "2025-01-31", "policy", "Light Service")]), ON)
    assert {row.state for row in rows} == {"recurs"}


def test_a_row_without_a_paragraph_names_its_document_alone() -> None:
    lines = render_calendar([replace(submit(), paragraph="")], "table", ON, None)
    assert f"({submit().document_name}" in lines
    assert "XX" not in lines
