"""Turns printed header words and labels into the fields of a plan: activity, lead, indicator …"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from graph_build.extract.folding import fold_typed

ACTIVITY, GOAL, RESULT, NUMBER = "activity", "goal", "result", "number"
LEAD, PARTNER, TIME = "lead", "partner", "time"
INDICATOR, BASELINE, TARGET, VERIFICATION = "indicator", "baseline", "target", "verification"
MONEY, MONEY_SOURCE, OTHER, YEAR = "money", "money-source", "other", "year"
FIELDS: Final = (
    ACTIVITY, GOAL, RESULT, NUMBER, LEAD, PARTNER, TIME, INDICATOR, BASELINE, TARGET, VERIFICATION, MONEY,
    MONEY_SOURCE, OTHER,
)  # fmt: skip
LADDER: Final = frozenset({GOAL, RESULT})
_YEAR = re.compile(r"(?:19|20)\d\d(?:/\d\d(?:\d\d)?)?|(?:year|annee|ano|an|рік) \d|[qt][1-4](?: (?:19|20)\d\d)?")


@dataclass(frozen=True, slots=True)
class Words:
    """The tables of words: header words by folded form, codes, sums, marks of continuation, institutions."""

    fields: Mapping[str, str]
    codes: Mapping[str, str]
    sums: frozenset[str]
    continued: frozenset[str]
    institutions: re.Pattern[str]
    labels: tuple[str, ...]


def plain(words: str) -> str:
    """Words as headers are compared: small letters, without accents and signs.

    >>> plain("Résultats attendus (2030):")
    'resultats attendus 2030'
    """
    return fold_typed(words)


@cache
def words() -> Words:
    """The tables, read once."""
    data = tomllib.loads(files("graph_build.extract.plans").joinpath("columns.toml").read_text("utf-8"))
    fields = {plain(word): field for field in reversed(FIELDS) for word in data[field]["words"]}
    codes = {code: field for field, some in data["codes"].items() for code in some}
    institutions = sorted({plain(word) for word in data["institutions"]["words"]}, key=len, reverse=True)
    return Words(
        fields,
        codes,
        frozenset(plain(word) for word in data["rows"]["sums"]),
        frozenset(plain(word) for word in data["rows"]["continued"]),
        re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, institutions))})(?!\w)"),
        tuple(sorted(sorted(fields), key=len, reverse=True)),
    )


def label_at(text: str, place: int = 0) -> re.Match[str] | None:
    """The label that stands at a place of a text: its words in any accents, a number, a year, a colon."""
    first = _FIRST_WORD.match(text, place)
    if first is None:  # every label begins with a letter
        return _label_pattern(words().labels).match(text, place) if text[place : place + 1].isalpha() else None
    labels = _by_first_word().get(first.group().lower())
    return None if labels is None else _label_pattern(labels).match(text, place)


# A whole word of letters without accents: it begins no label unless one is written so.
_FIRST_WORD = re.compile(r"[A-Za-z]+(?![^\W\d_])")


@cache
def _by_first_word() -> dict[str, tuple[str, ...]]:
    """Labels, in order, by the letters with which they begin, up to the first sign that is none of the 26."""
    out: dict[str, list[str]] = {}
    for label in words().labels:
        if found := re.match(r"[a-z]+", label):
            out.setdefault(found.group(), []).append(label)
    return {first: tuple(labels) for first, labels in out.items()}


@cache
def _label_pattern(labels: tuple[str, ...]) -> re.Pattern[str]:
    """Labels with their numbers; made late and for those of one first word, since all take half a second."""
    forms = "|".join(map(_spelt, labels))
    number = (
        r"(?:#\s?)?(?P<number>[A-Z]{0,2}\d{1,3}(?:[.\-]\d{1,3}){0,3}[a-z]?|[IVX]{1,4}|[\u0600-\u06FF]{3,8}(?=\s*:))"
    )
    year = r"(?:\s*\(?(?P<year>(?:19|20)\d\d(?:[-–/]\d{2,4})?)\)?)?"
    return re.compile(rf"(?P<label>{forms})\.?(?:\s+{number})?{year}(?P<end>\s*[:：]\s*|\.?\s+|\.?$)", re.IGNORECASE)


_ACCENTS: Final = {
    "a": "aáàâãäăå", "e": "eéèêë", "i": "iíìîïї", "o": "oóòôõö", "u": "uúùûü", "c": "cç", "n": "nñ", "s": "sșş",
    "t": "tțţ", "и": "иії", "й": "й", "ا": "اأإآ", "و": "وؤ", "ي": "يئى",
}  # fmt: skip


def _spelt(label: str) -> str:
    """An expression for a folded label that fits its printed spelling."""
    letters = (f"[{_ACCENTS[c]}]" if c in _ACCENTS else r"[\s\-/]+" if c == " " else re.escape(c) for c in label)
    return "".join(letters)


@lru_cache(maxsize=4_096)
def field_of(header: str) -> str | None:
    """The field of a column by the words over it; of several lines of header words the innermost that names one.

    >>> field_of("Lead agency"), field_of("Indicator > Baseline (2023)"), field_of("2024"), field_of("Weather")
    ('lead', 'baseline', 'year', None)
    """
    for part in (*reversed(header.split(" > ")), header):
        folded = plain(re.sub(r"\([^)]*\)", " ", part)) or plain(part)
        if _YEAR.fullmatch(folded):
            return YEAR
        if found := _known(folded):
            return found
    return None


def _known(folded: str) -> str | None:
    """The field of the longest known words that a folded header holds."""
    fields, tokens = words().fields, folded.split()
    if not tokens or len(tokens) > 9:
        return None
    for length in range(min(len(tokens), 5), 0, -1):
        for first in range(len(tokens) - length + 1):
            found = fields.get(" ".join(tokens[first : first + length]))
            if found is not None and (found != NUMBER or length == len(tokens)):
                return found
    return None


def is_header_word(cell: str) -> bool:
    """Whether a whole cell is header words and nothing else."""
    return bool(cell) and len(cell) <= 60 and plain(re.sub(r"\([^)]*\)", " ", cell)) in words().fields


def is_sum(cell: str) -> bool:
    """Whether a row that begins with these words adds up others: "Total pillar 2"."""
    tokens = plain(cell).split()
    return any(" ".join(tokens[:n]) in words().sums for n in (1, 2)) and len(tokens) <= 6


def is_continued(cell: str) -> bool:
    """Whether a cell only says that the row before goes on."""
    return plain(cell) in words().continued


def names_institution(text: str) -> bool:
    """Whether words name an institution: by its head word, or as an acronym.

    >>> names_institution("Ministry of Health"), names_institution("MoH"), names_institution("Number trained")
    (True, True, False)
    """
    short = len(text.split()) <= 2 and any(sum(c.isupper() for c in token) >= 2 for token in text.split()[:1])
    return short or words().institutions.search(plain(text)) is not None


@cache
def _pillars() -> tuple[Mapping[str, frozenset[str]], frozenset[str]]:
    data = tomllib.loads(files("graph_build.extract.plans").joinpath("columns.toml").read_text("utf-8"))
    pillars = {name: frozenset(plain(word) for word in some) for name, some in data["pillars"].items()}
    return pillars, frozenset(plain(word) for word in data["closing"]["words"])


def pillars_in(heading: str) -> tuple[str, ...]:
    """The pillars of the field that a heading names, by the name of their concept.

    >>> pillars_in("Pillar 3: Protection and prevention"), pillars_in("Prosecution")
    (('prevention', 'protection'), ())
    """
    tokens = set(plain(heading).split())
    return tuple(name for name, some in sorted(_pillars()[0].items()) if some & tokens)


def closes_goals(heading: str) -> bool:
    """Whether a heading leaves the goals for something else: "Monitoring and evaluation"."""
    return bool(_pillars()[1] & set(plain(heading).split()[:4]))
