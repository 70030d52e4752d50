"""Turns the dates of a promise and a report into their order: dated later, later by its own dates alone, or neither."""

from __future__ import annotations

import re
from typing import Final

from graph_build.corpus.provisions import Provision
from graph_build.extract.dates import DateSpan, bounds, find_dates, printed_date
from graph_build.extract.document import DocumentExtract

LATER, ORDER_UNKNOWN = "dated-later", "order-unknown"
Span = tuple[str, str]
_NEAR: Final = 60
_NO_END: Final = "9999-12-31"

_OF_THE_EVENT: Final = re.compile(
    r"\b(?i:in|on|from|since|during|between|to|and|until|through|early|late|mid)[ -]"
    r"(?:the |early |late |mid-|spring |summer |autumn |fall |winter |end of |fiscal year |FY |[A-Z][a-z]+day,? )*$"
)
_SINCE: Final = re.compile(r"\b[Ss]ince (?:[A-Z][a-z]+ )?$")
# Years that belong to a name: "the 2021-2025 Action Plan", "the plan for 2025-2028".
_OF_A_NAME: Final = re.compile(r"\b(?i:for|the|for the years|for the period|this|its) $")


def document_span(document: DocumentExtract) -> Span | None:
    """The days between which a document was published; None for an undated one."""
    return bounds(document.context.published) if document.context.published else None


def printed_span(provision: Provision) -> Span | None:
    """The days that a date printed over a provision gives, as over an item of news or in a timeline."""
    found = printed_date(provision.date)
    return bounds(found) if found else None


def told_span(before: str, after: str) -> Span | None:
    """The days in which a sentence says that something happened, from the text before and after its verb.

    Of several dates the one nearest to the verb counts; None where the sentence gives no date of its own.

    >>> told_span("In 2021 the panel", "the rules of 1999 and, in May 2022, the guidance.")
    ('2021-01-01', '2021-12-31')
    """
    found = [(len(before) - span.end, _days(before, span)) for span in find_dates(before)]
    found += [(span.start, _days(after, span)) for span in find_dates(after)]
    dated = [(distance, days) for distance, days in found if days is not None]
    return min(dated)[1] if dated else None


def _days(text: str, date: DateSpan) -> Span | None:
    """The days of a date that a preposition makes the time of something; open towards the present after "since"."""
    before = text[max(0, date.start - _NEAR) : date.start]
    whole = None if date.edtf.startswith("--") or not _OF_THE_EVENT.search(before) else bounds(date.edtf)
    return (whole[0], _NO_END) if whole and _SINCE.search(before) else whole


def edition_years(text: str) -> frozenset[str]:
    """The years by which a text names an edition: "the 2021-2025 Action Plan"."""
    named = (
        d.edtf
        for d in find_dates(text)
        if _OF_A_NAME.search(text[max(0, d.start - _NEAR) : d.start]) and d.form in {"years", "year"}
    )
    return frozenset(named)


def order(promised: Span | None, published: Span | None, told: Span | None) -> str | None:
    """Whether a report comes after a promise; None where it does not, or where nothing tells.

    ``promised`` and ``published`` are the days of the two texts, ``told`` those of which the report speaks.

    >>> order(("2020-06-01", "2020-06-01"), ("2021-01-01", "2021-12-31"), None)
    'dated-later'
    >>> order(("2020-06-01", "2020-06-01"), None, ("2022-01-01", "2022-12-31"))
    'order-unknown'
    >>> order(("2020-06-01", "2020-06-01"), ("2021-01-01", "2021-12-31"), ("2007-01-01", "2007-12-31"))
    """
    if promised is None or (told is not None and told[1] < promised[0]):
        return None
    told_later = told is not None and told[0] > promised[1]
    if published is None:
        return ORDER_UNKNOWN if told_later else None
    if published[1] < promised[0]:
        return None
    return LATER if published[0] > promised[1] or told_later else None
