"""Turns relations of a document into those that leave each resolution of the Council its own organ and year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from graph_build.extract.records import Relation, Thing

_COUNCILS: Final = "unscr-"
_ADOPTERS: Final = frozenset({"united-nations-security-council", "united-nations"})
_AMERICAN: Final = ("ag-res-", "cp-res-", "cim-res-", "cidi-res-")
_OF_THE_UN: Final = frozenset({"united-nations-general-assembly", "united-nations-security-council"})
_YEAR = re.compile(r"\(((?:19|20)\d\d)\)$")


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
