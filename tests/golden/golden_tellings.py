"""What later passages of the golden texts tell of commitments, and which paragraphs these answer, written by hand."""

from dataclasses import dataclass
from typing import Final

from golden_world import NEWS, PLAN


@dataclass(frozen=True, slots=True)
class Telling:
    """What a later passage tells of a commitment whose quote begins with the words of `of`."""

    of: str
    document: str
    quote: str
    status: str
    source: str
    on: str
    basis: str
    score: str
    reason: str


TELLINGS: Final = (
    Telling(
        "The Meridian Alliance aims to double",
        PLAN,
        "Gender Advisors are deployed to the Meridian Monitoring Mission",
        "reported-under-way",
        "maker-itself",
        "2025-01-10",
        "by-likeness",
        "0.66",
        "words 0.60 (advisors, gender); action 0.70 (deploy for increase)",
    ),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A commitment that likely answers a provision; both quotes begin with these words."""

    of: str
    to: str
    score: str
    reason: str


LINES: Final = (
    Line(
        "Meridian Allies should nominate women",
        "Urges Meridian Allies to increase",
        "0.61",
        "words 0.55 (women, allies); action 0.60; actor 1.00 (Meridian Allies)",
    ),
)


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody is reported to have said of others; the quote holds the words and names the speaker."""

    document: str
    claimant: str
    about: str
    words: str
    quote: str


CLAIM: Final = Claim(
    NEWS,
    "tomas-verheyen",
    "meridian-allies",
    "Meridian Allies should publish their figures every year",
    "Tomas Verheyen, Gender Advisor of the Meridian Alliance from 2019 to December 2022, received an award. "
    "He said that Meridian Allies should publish their figures every year.",
)
