"""Turns a comparison of plans into text: a table for people, CSV with a row a value, or JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from textwrap import wrap
from typing import Final, Literal

from graph_build.ask.lookups import Quote
from graph_build.ask.plans.comparison import Comparison
from graph_build.ask.plans.plan import Plan, Value
from graph_build.corpus.source import with_wording
from graph_build.guards import cell

Form = Literal["table", "csv", "json"]
COLUMNS: Final = ("plan", "planName", "aspect", "value", "quote", "wording", "document", "paragraph", "source", "node")
UNANSWERED: Final = "paragraph no action answers"
ANSWERED: Final = "paragraph answered"
SHOWN: Final = 5


def render_comparison(comparison: Comparison, form: Form, width: int = 110) -> str:
    """The comparison as text that ends in a line break; CSV and JSON hold every value with every sentence."""
    if form == "csv":
        return _csv(comparison)
    if form == "json":
        return json.dumps(_json(comparison), ensure_ascii=False, indent=1) + "\n"
    return "\n".join(_table(comparison, max(width, 60))) + "\n"


def _table(comparison: Comparison, width: int) -> Iterator[str]:
    """For each aspect a line a plan: names in front, values behind."""
    count = len(comparison.plans)
    yield f"{count} plan{'' if count == 1 else 's'}"
    for number, plan in enumerate(comparison.plans, start=1):
        read = "" if plan.was_read else " (facts only; its text was not read)"
        yield from wrap(f"{number}. {plan.name}{read}", width, subsequent_indent="   ")
    for aspect in comparison.aspects:
        yield f"\n{aspect.upper()}"
        for number, plan in enumerate(comparison.plans, start=1):
            yield from wrap(
                f"{number}. {_summary(plan, aspect)}", width, initial_indent="  ", subsequent_indent="     "
            )
    yield from _unanswered(comparison, width)


def _summary(plan: Plan, aspect: str) -> str:
    values = plan.of(aspect)
    if not values:
        return "—"
    if aspect in {"actions", "indicators", "goals"}:
        more = f"; and {len(values) - SHOWN} more" if len(values) > SHOWN else ""
        return f"{len(values)}: " + " | ".join(value.words for value in values[:SHOWN]) + more
    return " | ".join(value.words for value in values)


def _unanswered(comparison: Comparison, width: int) -> Iterator[str]:
    if not comparison.paragraphs:
        return
    yield f"\nOPERATIVE PARAGRAPHS THAT NO ACTION ANSWERS  {len(comparison.unanswered)} of {len(comparison.paragraphs)}"
    for one in comparison.unanswered:
        quote = f": “{one.quotes[0].exact}”" if one.quotes else ""
        yield from wrap(f"{one.name}{quote}", width, initial_indent="  ", subsequent_indent="     ")


def _rows(comparison: Comparison) -> Iterator[tuple[str, ...]]:
    for plan in comparison.plans:
        for aspect in comparison.aspects:
            for value in plan.of(aspect):
                yield from _value_rows(plan, aspect, value)
    for one in comparison.paragraphs:
        for plan, answers in zip(comparison.plans, one.answers, strict=True):
            for value in answers:
                yield from _value_rows(plan, f"{ANSWERED}: {one.name}", value)
    for one in comparison.unanswered:
        quote = one.quotes[0] if one.quotes else None
        yield ("", "", UNANSWERED, one.name, *_cited(quote), one.address)


def _value_rows(plan: Plan, aspect: str, value: Value) -> Iterator[tuple[str, ...]]:
    for quote in value.quotes or (None,):
        yield plan.address, plan.name, aspect, value.words, *_cited(quote), value.address


def _cited(quote: Quote | None) -> tuple[str, str, str, str, str]:
    if quote is None:
        return "", "", "", "", ""
    return quote.exact, quote.wording, quote.document, quote.paragraph, quote.address


def _csv(comparison: Comparison) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([cell(words) for words in row] for row in _rows(comparison))
    return out.getvalue()


def _json(comparison: Comparison) -> dict[str, object]:
    plans = [
        {
            "plan": plan.address,
            "name": plan.name,
            "textRead": plan.was_read,
            "values": {aspect: [_told(value) for value in plan.of(aspect)] for aspect in comparison.aspects},
        }
        for plan in comparison.plans
    ]
    paragraphs = [
        {
            "paragraph": one.address,
            "name": one.name,
            "quotes": [_quoted(quote) for quote in one.quotes],
            "answeredBy": [
                {"plan": plan.address, "byLikeness": likely, "actions": [_told(value) for value in answers]}
                for plan, answers, likely in zip(comparison.plans, one.answers, one.likely, strict=True)
                if answers
            ],
        }
        for one in comparison.paragraphs
    ]
    return {"plans": plans, "paragraphs": paragraphs}


def _told(value: Value) -> dict[str, object]:
    return {"value": value.words, "node": value.address, "quotes": [_quoted(quote) for quote in value.quotes]}


def _quoted(quote: Quote) -> dict[str, str]:
    place = with_wording(quote.paragraph, quote.wording)
    return {"quote": quote.exact, "document": quote.document, "paragraph": place, "source": quote.address}
