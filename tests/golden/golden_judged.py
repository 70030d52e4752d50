"""What a careful reader finds between the golden texts: statements that disagree, and what a later text changed."""

from dataclasses import dataclass
from typing import Final

from golden_world import COMMITTEE, PLAN, POLICY


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Statements that cannot all be true; `involves` names assertions by the last parts of their address."""

    kind: str
    slug: str
    comment: str
    involves: tuple[str, ...]


CONTRADICTIONS: Final = (
    Disagreement(
        "two-dates",
        "meridian-gender-committee-established-on",
        "Meridian Gender Committee has two dates for established on: 2009-05-03, 2010-05",
        (f"{COMMITTEE}/establishedOn/2009-05-03", f"{COMMITTEE}/establishedOn/2010-05"),
    ),
)


@dataclass(frozen=True, slots=True)
class Revision:
    """What happened to a commitment from an older to a newer document; its quote begins with these words."""

    kind: str
    older: str
    newer: str
    old: str | None = None
    new: str | None = None


CHANGES: Final = (
    Revision("removed", POLICY, PLAN, old="A review of this Policy"),
    Revision("added", POLICY, PLAN, new="The Meridian Military Staff must train"),
)
