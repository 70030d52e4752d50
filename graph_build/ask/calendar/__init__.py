"""Turns a built graph and a day into what falls due, recurs or is past, as text, table or iCalendar file."""

from graph_build.ask.calendar.entries import CalendarRow, calendar_rows
from graph_build.ask.calendar.icalendar_file import to_icalendar
from graph_build.ask.calendar.text import render_calendar

__all__ = ["CalendarRow", "calendar_rows", "render_calendar", "to_icalendar"]
