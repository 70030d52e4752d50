"""The iCalendar file is read back by its library, keeps its identities, and has the same bytes every time."""

from datetime import date

from icalendar import Calendar
from test_calendar import ON, PLAN_DUE, SUBMIT, YEARLY, golden, translated

from graph_build.ask.calendar.entries import calendar_rows
from graph_build.ask.calendar.icalendar_file import to_icalendar


def events(on: date = ON, until: date | None = None) -> dict[str, dict[str, str]]:
    book = Calendar.from_ical(to_icalendar(calendar_rows(golden(), on, until)))
    return {
        str(event["url"]): {
            name.lower(): value.to_ical().decode() for name, value in event.items() if name != "CATEGORIES"
        }
        for event in book.walk("VEVENT")
    }


def test_due_dates_and_rhythms_enter_and_what_is_past_stays_out() -> None:
    found = events()
    assert len(found) == 5
    assert SUBMIT not in found
    assert found[PLAN_DUE]["dtstart"] == "20251231"
    assert found[PLAN_DUE]["dtend"] == "20260101"
    assert "rrule" not in found[PLAN_DUE]
    assert found[YEARLY]["dtstart"] == "20250314"
    assert found[YEARLY]["rrule"] == "FREQ=YEARLY;INTERVAL=1"
    assert found[YEARLY]["summary"].startswith("Meridian Alliance: report")


def test_time_stamp_is_the_date_of_the_document() -> None:
    assert events()[PLAN_DUE]["dtstamp"] == "20250110T000000Z"
    assert events()[YEARLY]["dtstamp"] == "20240314T000000Z"


def test_identities_are_unique_and_do_not_depend_on_the_day() -> None:
    one, other = events(), events(date(2025, 7, 1), date(2031, 1, 1))
    assert len({event["uid"] for event in one.values()}) == len(one)
    assert {url: event["uid"] for url, event in one.items()} == {url: event["uid"] for url, event in other.items()}


def test_same_rows_same_bytes_in_lines_that_calendars_read() -> None:
    content = to_icalendar(calendar_rows(golden(), ON))
    assert content == to_icalendar(list(reversed(calendar_rows(golden(), ON))))
    assert b"\r\n" in content
    assert max(map(len, content.split(b"\r\n"))) <= 75


def test_an_entry_says_whose_words_it_quotes_where_not_the_originals() -> None:
    book = Calendar.from_ical(to_icalendar(calendar_rows(translated(), ON)))
    described = [str(event["description"]).splitlines() for event in book.walk("VEVENT")]
    assert described
    assert all(lines[1].endswith("; translation") for lines in described)
    assert not any("translation" in event["description"] for event in events().values())
