"""Turns the title of a plan and what it says of itself into its state, its generation and its period."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from graph_build.corpus.provisions import HEADING, Provision
from graph_build.extract.plans.places import piece_of
from graph_build.extract.plans.records import Piece
from graph_build.extract.plans.times import ascii_digits, edtf_of_words
from graph_build.extract.records import Mention

_COUNT: Final = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "1": 1, "2": 2, "3": 3, "4": 4, "5": 5}
_ROMAN: Final = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6}
_OWN: Final = re.compile(r"(?i)\b(?:adopted|approved|launched|published|endorsed) (?:its|the country's)\b")
_IN_ANY_CASE: Final = frozenset({"NAP", "BEFORE", "PRECEDED", "SELF", "ALONE", "EARLIER"})
_OF_STATE: Final = (
    ("plan-title-of", "STATE_AFTER"), ("plan-title-owner", "STATE_BEFORE"), ("plan-adopted-by-state", "STATE_ADOPTS"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Tables:
    """The expressions of the table by name, the ordinals, and the words that no state is called."""

    forms: Mapping[str, re.Pattern[str]]
    ordinals: tuple[int, ...]
    no_state: frozenset[str]


@cache
def _tables() -> _Tables:
    data = tomllib.loads(files("graph_build.extract.plans").joinpath("titles.toml").read_text("utf-8"))
    ordinals = {int(number): words for number, words in data["ordinals"].items()}
    some = {name: "".join(text.split("\n")) for name, text in data.items() if isinstance(text, str)}
    named = "|".join(f"(?P<o{number}>{words})" for number, words in ordinals.items())

    def filled(name: str, text: str) -> re.Pattern[str]:
        if name != "NAP":
            text = (
                text.replace("{NAP}", f"(?i:{some['NAP']})").replace("{MONTH}", some["MONTH"]).replace("{ANY}", named)
            )
        return re.compile(text, re.IGNORECASE if name in _IN_ANY_CASE else 0)

    forms = {name: filled(name, text) for name, text in some.items()}
    return _Tables(forms, tuple(ordinals), frozenset(data["NO_STATE"]))


def form(name: str) -> re.Pattern[str]:
    """An expression of the table."""
    return _tables().forms[name]


def names_plan(text: str) -> bool:
    """Whether words name a plan.

    >>> names_plan("Third National Action Plan"), names_plan("plan of the house")
    (True, False)
    """
    return form("NAP").search(text) is not None


@dataclass(frozen=True, slots=True)
class Told:
    """A value of a plan's identity with its words: ``kind`` is state, generation, period or earlier-plan."""

    kind: str
    value: str
    piece: Piece
    rule: str


def title_of(provisions: Sequence[Provision]) -> Provision | None:
    """The provision that holds the plan's title: the first that names a plan, near the top."""
    return next((p for p in provisions[:12] if p.is_content and names_plan(p.reading.text)), None)


def identity_of(provisions: Sequence[Provision], mentions: Mapping[str, Sequence[Mention]]) -> list[Told]:
    """State, generation and period of a plan; of each what the title tells, else the first sentences that tell it."""
    title = title_of(provisions)
    pieces = [piece for p in provisions if p.is_content for piece in _sentences(p)]
    head = piece_of(title, 0, len(title.reading.text)) if title is not None and len(title.reading.text) < 400 else None
    return [
        *_one("state", head, pieces, lambda piece, _: _states(piece, mentions)),
        *_generation(head, pieces),
        *_one("period", head, pieces, _periods),
    ]


def _sentences(provision: Provision) -> Iterator[Piece]:
    if provision.role == HEADING or not provision.sentences:
        found = piece_of(provision, 0, len(provision.reading.text))
        if found is not None:
            yield found
    for sentence in provision.sentences if provision.role != HEADING else ():
        if found := piece_of(provision, sentence.start, sentence.end):
            yield found


def _one(kind: str, head: Piece | None, pieces: Sequence[Piece], read: object) -> Iterator[Told]:
    assert callable(read)
    for piece, is_title in ([(head, True)] if head else []) + [(piece, False) for piece in pieces]:
        found = next(iter(read(piece, is_title)), None)
        if found is not None:
            value, said, rule = found
            yield Told(kind, value, said, rule)
            return


def _states(piece: Piece, mentions: Mapping[str, Sequence[Mention]]) -> Iterator[tuple[str, Piece, str]]:
    """The state by its words: beside the name of the plan, or as who adopted it."""
    for rule, pattern in _OF_STATE:
        match = form(pattern).search(piece.words)
        if match is None:
            continue
        name = next(n for n in ("of", "own", "poss") if n in match.re.groupindex and match.group(n))
        start, end = match.span(name)
        if re.match(r"The\s", piece.words[start:end]):
            start += 4
        words = piece.words[start:end]
        if not any(token.lower() in _tables().no_state for token in words.split()):
            yield words, piece.part(start, end), rule
    if names_plan(piece.words):
        for mention in mentions.get(piece.provision, ()):
            if mention.kind == "State" and piece.start <= mention.start and mention.end <= piece.end:
                yield (
                    mention.surface,
                    piece.part(mention.start - piece.start, mention.end - piece.start),
                    "plan-names-state",
                )


def _generation(head: Piece | None, pieces: Sequence[Piece]) -> Iterator[Told]:
    """The generation by the title, by a count of those before it, or the highest that the text speaks of as there."""
    if head is not None and (found := _ordinal(head)):
        number, said = found
        yield Told("generation", str(number), said, "plan-generation-title")
        return
    best: tuple[int, Piece, str] | None = None
    for piece in pieces:
        if preceded := form("PRECEDED").search(piece.words):
            number = _COUNT[preceded["n"].lower()] + 1
            yield Told("generation", str(number), piece.part(*preceded.span()), "plan-generation-preceded")
            return
        if itself := form("SELF").search(piece.words):
            yield Told("generation", str(_nth(itself)), piece.part(*itself.span()), "plan-generation-itself")
            return
        found = _ordinal(piece)
        if (
            found
            and (best is None or found[0] > best[0])
            and not re.search(r"(?i)\b(?:next|future|will be followed)\b", piece.words)
        ):
            best = (*found, "plan-generation")
    if best is not None:
        yield Told("generation", str(best[0]), best[1], best[2])


def _ordinal(piece: Piece) -> tuple[int, Piece] | None:
    """The highest ordinal beside the name of a plan, with its words."""
    found: list[tuple[int, Piece]] = []
    for match in form("BEFORE").finditer(piece.words):
        found.append((_nth(match), piece.part(*match.span())))
    for match in form("AFTER").finditer(piece.words):
        roman = match["roman"]
        if roman:
            found.append((_ROMAN.get(roman) or int(roman), piece.part(*match.span())))
    return max(found, key=lambda one: (one[0], -one[1].start)) if found else None


def _nth(match: re.Match[str]) -> int:
    return next(n for n in _tables().ordinals if match[f"o{n}"])


def _periods(piece: Piece, title: bool) -> Iterator[tuple[str, Piece, str]]:
    text = ascii_digits(piece.words)
    pattern = form("YEARS" if title else "PERIOD")
    if not title and not re.search(r"(?i)\b(?:plan|NAP|programme|strategy|fiscal|period|implementation)\b", text):
        return
    for match in pattern.finditer(text):
        before = text[: match.start()]
        if form("PRECEDED").search(before):
            break
        clause = before[max(before.rfind(";"), before.rfind(", ")) + 1 :]
        if not title and form("EARLIER").search(clause) and not _OWN.search(clause):
            continue
        if value := edtf_of_words(match["years"]):
            yield value, piece.part(*match.span("years")), "plan-period-title" if title else "plan-period"


def earlier_plans(piece: Piece, generation: int | None) -> Iterator[tuple[str, Piece]]:
    """Earlier plans that a sentence tells of with their years: "its first plan in 2011", "preceded by … 2006-2009"."""
    if form("PRECEDED").search(piece.words):
        start = form("PRECEDED").search(piece.words)
        assert start is not None
        for match in form("YEARS").finditer(piece.words, start.end()):
            yield edtf_of_words(match["years"]) or match["years"], piece.part(*match.span())
        return
    for pattern in (form("BEFORE"), form("ALONE")):
        for match in pattern.finditer(piece.words):
            number = next(n for n in _tables().ordinals if match[f"o{n}"])
            if generation is None or number >= generation:
                continue
            after = re.match(
                r"[^.;,]{0,60}?(?P<years>(?:19|20)\d\d(?:\s?[-–—/]\s?(?:19|20)?\d\d)?)", piece.words[match.end() :]
            )
            if after and (years := edtf_of_words(after["years"])):
                yield f"{number}: {years}", piece.part(match.start(), match.end() + after.end())
