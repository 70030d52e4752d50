"""Turns the dates of a promise and of a report into their order: dated later, later by its own dates alone, or neither."""

from __future__ import annotations

import re
from typing import Final

from graph_build.corpus.provisions import Provision
from graph_build.extract.dates import bounds, find_dates
from graph_build.extract.document import DocumentExtract

LATER, ORDER_UNKNOWN = "dated-later", "order-unknown"
Span = tuple[str, str]

_OF_THE_EVENT: Final = re.compile(
    r"\b(?:in|on|from|since|during|between|to|and|until|through|of|early|late|mid)[ -]"
    r"(?:the |early |late |mid-|spring |summer |autumn |fall |winter |end of |fiscal year |FY |January |[A-Z][a-z]+day,? )*$"
)
_SINCE: Final = re.compile(r"\bsince (?:[A-Z][a-z]+ )?$")
# Years that belong to a name: "the 2021-2025 Action Plan", "the plan for 2025-2028".
_OF_A_NAME: Final = re.compile(r"\b(?:for|the|for the years|for the period|this|its) $")


def document_span(document: DocumentExtract) -> Span | None:
    """The days between which a document was published; None for an undated one."""
    return bounds(document.context.published) if document.context.published else None


def printed_span(provision: Provision) -> Span | None:
    """The days that a date printed over a provision gives, as over an item of news or in a timeline."""
    found = next((d.edtf for d in find_dates(provision.date or "") if not d.edtf.startswith("--")), None)
    return bounds(found) if found else None


def told_span(text: str) -> Span | None:
    """The days in which a sentence says that something happened; None where it gives no date of its own."""
    spans = []
    for date in find_dates(text):
        whole = None if date.edtf.startswith("--") else bounds(date.edtf)
        if whole is not None and _OF_THE_EVENT.search(text[: date.start]):
            spans.append((whole[0], "9999-12-31" if _SINCE.search(text[: date.start]) else whole[1]))
    return (min(a for a, _ in spans), max(b for _, b in spans)) if spans else None


def edition_years(text: str) -> frozenset[str]:
    """The years by which a text names an edition: "the 2021-2025 Action Plan"."""
    named = (d.edtf for d in find_dates(text) if _OF_A_NAME.search(text[: d.start]) and d.form in {"years", "year"})
    return frozenset(named)


def order(promised: Span | None, published: Span | None, told: Span | None) -> str | None:
    """Whether a report comes after a promise: :data:`LATER`, :data:`ORDER_UNKNOWN`, or None where it does not or nothing tells.

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
