"""Turns the metadata of an Akoma Ntoso document into a record: dates, steps to adoption, votes, keywords."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from graph_build.corpus.facts import (
    ABSTAINED,
    ADOPTED,
    AGAINST,
    BY_ACCLAMATION,
    DRAFT,
    FOR,
    NOT_ADOPTED,
    UNANIMOUSLY,
    WITHOUT_VOTE,
)

_SIDES: Final = {"inFavour": FOR, "against": AGAINST, "abstaining": ABSTAINED}
# What the publisher calls the end of a step. A step without one of these tells nothing of the document's standing.
_OUTCOMES: Final = {"adopted": ADOPTED, "notadopted": NOT_ADOPTED, "veto": NOT_ADOPTED, "withdrawn": NOT_ADOPTED}
_NO_DATE: Final = "0001-01-01"
# How the words of a step say that there was no other vote, or none; the publisher's hand slips in "unanimously".
_MANNERS: Final = (
    (UNANIMOUSLY, re.compile(r"(?i)\badopted unanim\w+")),
    (WITHOUT_VOTE, re.compile(r"(?i)\badopted without (?:a )?vote\b")),
    (BY_ACCLAMATION, re.compile(r"(?i)\badopted by acclamation\b")),
)
# "Adopted 13-0-2": for, against, abstaining.
_TALLY: Final = re.compile(r"(?i)\badopted \(?(\d{1,3})-(\d{1,3})-(\d{1,3})(?![\w-])")


@dataclass(frozen=True, slots=True)
class Step:
    """A step on the way to adoption: what it was, its day, the symbol of a document, and words on who or how."""

    name: str
    date: str | None
    symbol: str
    words: str

    @property
    def outcome(self) -> str | None:
        """The document's standing after the step; None for a step that does not tell."""
        return _OUTCOMES.get(self.name.lower())

    @property
    def manner(self) -> str | None:
        """How the text was adopted; None where the words do not say."""
        return next((manner for manner, words in _MANNERS if words.search(self.words)), None)

    @property
    def tallies(self) -> tuple[tuple[str, int], ...]:
        """The sides and how many voted so, where the words of an adoption count them."""
        counted = _TALLY.search(self.words)
        return tuple(zip(_SIDES.values(), map(int, counted.groups()), strict=True)) if counted else ()

    @property
    def of_draft(self) -> bool:
        """Whether it is the tabling of a draft."""
        return self.name.startswith("draft")


@dataclass(frozen=True, slots=True)
class Count:
    """A count of votes: the side, the number as written, and the members in the order of the record."""

    side: str
    value: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Keyword:
    """A word of a thesaurus, an agenda or a catalogue; ``use`` says what it is there for, where it is no subject."""

    label: str
    dictionary: str
    use: str
    address: str | None
    index: str


@dataclass(frozen=True, slots=True)
class Record:
    """What the metadata says. ``dates`` are pairs of a name ("adoption") and an ISO day."""

    name: str
    house: str
    language: str | None
    dates: tuple[tuple[str, str], ...]
    steps: tuple[Step, ...]
    counts: tuple[Count, ...]
    keywords: tuple[Keyword, ...]

    @property
    def is_draft(self) -> bool:
        """Whether the file gives a draft."""
        return self.name.startswith("draft")

    @property
    def outcome(self) -> str | None:
        """What became of the document: the last step that tells, else that it is a draft, else None."""
        told = [step.outcome for step in self.steps if step.outcome]
        return told[-1] if told else DRAFT if self.is_draft else None


def record_of(document: Element) -> Record:
    """The record of a document: the element under the root. Of annexes with metadata of their own nothing is taken."""
    meta = document.find("meta")
    if meta is None:
        return Record(document.get("name", ""), "", None, (), (), (), ())
    country, language = meta.find(".//FRBRcountry"), meta.find(".//FRBRlanguage")
    return Record(
        document.get("name", ""),
        "" if country is None else country.get("value", ""),
        None if language is None else language.get("language"),
        _dates(meta),
        tuple(_step(step) for step in meta.iter("step")),
        tuple(_count(count) for count in meta.iter("count") if count.get("refersTo", "").lstrip("#") in _SIDES),
        tuple(found for found in (_keyword(word) for word in meta.iter("keyword")) if found.label),
    )


def _dates(meta: Element) -> tuple[tuple[str, str], ...]:
    """Days of the work and the expression; the manifestation's is the day of the markup."""
    dates = [
        date for level in ("FRBRWork", "FRBRExpression") for date in meta.findall(f"identification/{level}/FRBRdate")
    ]
    days = ((date.get("name", ""), day_of(date.get("date"))) for date in dates)
    return tuple((name, day) for name, day in days if day is not None)


def day_of(written: str | None) -> str | None:
    """The ISO day of an attribute; None where it is none, or the first day of the year 1, which stands for no date."""
    day = (written or "").strip()[:10]
    return day if day != _NO_DATE and re.fullmatch(r"\d{4}-\d\d-\d\d", day) else None


def _step(step: Element) -> Step:
    day = day_of(step.get("date"))
    return Step(clean(step.get("outcome")), day, clean(step.get("as")), clean(step.get("by")))


def _count(count: Element) -> Count:
    members = (clean("".join(member.itertext())) for member in count.iter("organization"))
    side = _SIDES[count.get("refersTo", "").lstrip("#")]
    return Count(side, clean(count.get("value")).lstrip("0") or "0", tuple(dict.fromkeys(m for m in members if m)))


def _keyword(word: Element) -> Keyword:
    label = word.get("showAs") or word.get("shortForm") or word.get("value")
    return Keyword(
        clean(label).replace("_", " ").removesuffix("."),
        clean(word.get("dictionary")),
        word.get("refersTo", "").lstrip("#"),
        word.get("href"),
        clean(word.get("value")),
    )


def clean(words: str | None) -> str:
    """Words of an attribute with white space folded and letters composed."""
    return " ".join(unicodedata.normalize("NFC", words or "").split())
