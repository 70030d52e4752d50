"""Turns the name of a national action plan into what tells it from others of its owner: its count and its period."""

from __future__ import annotations

import re

from graph_build.extract.records import Thing

PLAN = re.compile(r"(?i:\bnational action plans?\b)|\bNAPs?\b")
_COUNT = re.compile(r"(?i)\b(first|second|third|fourth|fifth|sixth|seventh|1st|2nd|3rd|4th|5th|6th|7th)\b")
_COUNTS = {
    "first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th", "sixth": "6th", "seventh": "7th",
}  # fmt: skip
_OWN_COUNT = re.compile(
    r"\b(?:It|(?:T|t)his|(?:(?:T|t)his|(?:T|t)he) (?:[Nn]ational [Aa]ction )?[Pp]lan|(?:(?:T|t)his|(?:T|t)he) NAP) is "
    r"(?:[\w'’]+ ){0,4}?(?P<count>first|second|third|fourth|fifth|sixth|seventh|1st|2nd|3rd|[4-7]th)(?:[- ]generation)?"
    r" (?:[Nn]ational [Aa]ction [Pp]lan|NAP)\b"
)
_PERIOD = re.compile(r"\b((?:19|20)\d\d)(?:\s?[-–/]\s?((?:19|20)?\d\d))?\b")


def plan_signs(name: str) -> tuple[str, str]:
    """The count and the period of a plan, "" where the name tells none.

    >>> plan_signs("Arland's second National Action Plan 2026-2030")
    ('2nd', '2026-2030')
    """
    count, period = _COUNT.search(name), _PERIOD.search(name)
    said = "" if count is None else _COUNTS.get(count.group(1).lower(), count.group(1).lower())
    return said, "" if period is None else re.sub(r"\s?[–/]\s?", "-", period.group())


def own_count(text: str) -> str:
    """The count that a plan gives itself, "" where it gives none.

    >>> own_count("It is Arland's second national action plan."), own_count("This was the first plan.")
    ('2nd', '')
    """
    said = _OWN_COUNT.search(text)
    return plan_signs(said["count"])[0] if said is not None else ""


def is_unnamed_plan(thing: Thing) -> bool:
    """Whether it is a plan without a state or a count, which another text means another by."""
    named = any(PLAN.search(name) for name in thing.names) and not any(plan_signs(name)[0] for name in thing.names)
    return bool(thing.document) and named
