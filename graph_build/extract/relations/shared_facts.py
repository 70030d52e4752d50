"""Turns relations into those that go with them (of what was adopted there, of meetings counted together, of hosts), and
into the most exact of them, each resolution of the Council with its own organ and year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from graph_build.extract.names.mentions import DocumentMentions
from graph_build.extract.records import DOCUMENTS, Mention, Relation, Thing, outermost, within

_ADOPTED, _OCCURS = "adoptedOn", "occursOn"
_RULE = "adopted-at-dated-happening"
_OF_ADOPTION = "adoption-of-dated-document"
_SHARED = frozenset({"occursOn", "organizedBy", "occursAt"})
_COUNCILS: Final = "unscr-"
_ADOPTERS: Final = frozenset({"united-nations-security-council", "united-nations"})
_AMERICAN: Final = ("ag-res-", "cp-res-", "cim-res-", "cidi-res-")
_OF_THE_UN: Final = frozenset({"united-nations-general-assembly", "united-nations-security-council"})
_YEAR = re.compile(r"\(((?:19|20)\d\d)\)$")


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
            shared = at._replace(subject=silent[1], predicate=silent[0], object=day.object, rule=_RULE, literal=True)
            yield shared._replace(start=start, end=end)
            return


def adoption_days(relations: Iterable[Relation], found: DocumentMentions) -> Iterator[Relation]:
    """The days of adoptions that a text names, by the days on which it says that their documents were adopted."""
    days: dict[str, list[Relation]] = {}
    for row in sorted(relations):
        if row.predicate == _ADOPTED:
            days.setdefault(row.subject, []).append(row)
    for key, names in found.outer.items():
        for event in (m for m in names if m.kind == "Adoption" and m.thing):
            inside = outermost([m for m in within(event, sorted(found.inner[key])) if m.kind in DOCUMENTS])
            for day in days.get(inside[0].thing, ()) if len(inside) == 1 else ():
                if day.object not in event.surface:  # "adoption of resolution 1325 (2000)" says it itself
                    yield day._replace(subject=event.thing, predicate=_OCCURS, rule=_OF_ADOPTION)


def shared_by_each(relations: Iterable[Relation], found: DocumentMentions) -> Iterator[Relation]:
    """The days, places and organisers that the words of a provision tell of one of its meetings, for the others."""
    groups = {key: list(_groups(names)) for key, names in found.outer.items()}
    for row in sorted(relations):
        for group in groups.get(row.provision, ()):
            if row.predicate in _SHARED and row.subject in group:
                yield from (row._replace(subject=one) for one in sorted(group - {row.subject}))


def without_own_guests(relations: Iterable[Relation]) -> set[Relation]:
    """The relations without a host's own presence at what the same words say it held: "at its 12th meeting"."""
    rows = set(relations)
    held = {(row.object, row.subject, row.provision) for row in rows if row.predicate == "organizedBy"}
    held |= {(row.subject, row.object, row.provision) for row in rows if row.predicate == "hosts"}
    return {
        row for row in rows if row.predicate != "participatedIn" or (row.subject, row.object, row.provision) not in held
    }


def _groups(names: Sequence[Mention]) -> Iterator[frozenset[str]]:
    """Meetings side by side of which the last has the noun, a plural, for all."""
    meetings = [m for m in names if m.rule == "numbered-meeting"]
    group: list[str] = []
    for one, other in pairwise([*meetings, None]):
        if one is None:
            continue
        group.append(one.thing)
        if " " in one.surface or other is None:
            if len(group) > 1 and one.surface.endswith("s"):
                yield frozenset(group)
            group = []


def most_exact(relations: Iterable[Relation]) -> list[Relation]:
    """Relations without dates that a more exact one of the same kind holds: "2025" beside "2025-05-05/2025-05-07"."""
    dates: dict[tuple[str, str], set[str]] = {}
    for relation in relations:
        if relation.literal:
            dates.setdefault((relation.subject, relation.predicate), set()).add(relation.object)

    def is_exact(relation: Relation) -> bool:
        others = dates[relation.subject, relation.predicate] if relation.literal else set()
        return not any(date.startswith(relation.object + "-") for date in others)

    return sorted(filter(is_exact, relations))


def exact_relations(relations: Iterable[Relation], things: Mapping[str, Thing]) -> list[Relation]:
    """The relations that can be true and are the most exact ones."""
    return most_exact(of_their_organ(without_own_guests(relations), things))


def of_their_organ(relations: Iterable[Relation], things: Mapping[str, Thing]) -> set[Relation]:
    """The relations, none saying that a state adopted a resolution of the Council.

    What a clause says of a plan "on resolutions 1325 (2000) and 1820 (2008)" was done to the plan; so it is with a day
    of another year, where the sentence names such a document.
    """
    rows = set(relations)
    others = {
        (r.provision, r.start, r.end, r.subject)
        for r in rows
        if r.predicate == "adoptedBy" and r.subject.startswith(_COUNCILS) and r.object not in _ADOPTERS
    }

    beside = {
        (r.provision, r.start, r.end) for r in rows if r.predicate == "cites" and not r.object.startswith(_COUNCILS)
    }

    def is_anothers(one: Relation) -> bool:
        if one.subject.startswith(_AMERICAN) and one.object in _OF_THE_UN:  # the General Assembly of American States
            return True
        if not one.subject.startswith(_COUNCILS) or one.predicate not in {"adoptedBy", "adoptedOn"}:
            return False
        if one.predicate == "adoptedBy":
            return one.object not in _ADOPTERS
        years = _years(things.get(one.subject))
        other_year = bool(years) and one.object[:4] not in years and (one.provision, one.start, one.end) in beside
        return other_year or (one.provision, one.start, one.end, one.subject) in others

    return {one for one in rows if not is_anothers(one)}


def _years(resolution: Thing | None) -> set[str]:
    """The year that its names give a resolution: "resolution 1820 (2008)"."""
    names = () if resolution is None else (resolution.label, *resolution.names)
    return {year.group(1) for name in names if (year := _YEAR.search(name))}
