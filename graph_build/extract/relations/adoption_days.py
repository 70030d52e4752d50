"""Turns what was adopted at a happening into the day that the two share: of one the text tells it, of the other not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph_build.extract.records import Relation

_ADOPTED, _OCCURS = "adoptedOn", "occursOn"
_RULE = "adopted-at-dated-happening"


def shared_days(relations: Iterable[Relation]) -> Iterator[Relation]:
    """The day of adoption after the day of the happening, and the other way round, where one provision tells both."""
    rows = sorted(relations)
    days: dict[tuple[str, str], list[Relation]] = {}
    for row in rows:
        if row.predicate in {_ADOPTED, _OCCURS}:
            days.setdefault((row.predicate, row.subject), []).append(row)
    for at in (row for row in rows if row.predicate == "adoptedAt"):
        yield from _day(at, days, (_OCCURS, at.object), (_ADOPTED, at.subject))
        yield from _day(at, days, (_ADOPTED, at.subject), (_OCCURS, at.object))


def _day(
    at: Relation, days: dict[tuple[str, str], list[Relation]], told: tuple[str, str], silent: tuple[str, str]
) -> Iterator[Relation]:
    if silent in days:
        return
    for day in days.get(told, ()):
        if day.provision == at.provision and "/" not in day.object and day.start < at.end and at.start < day.end:
            start, end = min(at.start, day.start), max(at.end, day.end)
            shared = replace(at, subject=silent[1], predicate=silent[0], object=day.object, rule=_RULE, literal=True)
            yield replace(shared, start=start, end=end)
            return
