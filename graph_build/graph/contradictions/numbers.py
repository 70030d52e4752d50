"""Turns lists of resolution numbers into disagreements: a number of one source where all others have another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from graph_build.corpus.provisions import Provision
from graph_build.extract.document import DocumentExtract
from graph_build.graph.contradictions.record import Disagreement, Material
from graph_build.graph.emit import Said

SHORTEST: Final = 4
IN_COMMON: Final = 3
_NUMBER = re.compile(r"(?<![\d/-])(?P<number>[1-9]\d{2,3})(?![\w/-])")
_YEAR_OF = re.compile(r"(?<![\d/-])([1-9]\d{2,3}) (?:\(|of \d{1,2} [A-Z][a-z]+ )((?:19|20)\d\d)\b")
_OWN = re.compile(r"^unscr-(?P<number>[1-9]\d{2,3})$")
_AS_YEAR = re.compile(r"(?:\b(?:in|since|of|from|by|until)|[A-Z][a-z]+\.?) (\d+)\b(?! \()")
_AS_RESOLUTION = re.compile(r"(?i)(?:resolutions?|UNSCRs?) (\d+)\b")
_RESOLUTION = re.compile(r"\b(?:resolutions?|UNSCRs?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Listing:
    """The resolution numbers of one sentence of a source."""

    source: str
    numbers: frozenset[str]
    place: Said
    years: frozenset[tuple[str, str]] = frozenset()
    """Numbers with the years that the sentence gives them."""

    def year_of(self, number: str) -> str:
        """The year that stands with a number; empty where none does."""
        return next((year for one, year in sorted(self.years) if one == number), "")


_Listed = tuple[frozenset[str], Said, frozenset[tuple[str, str]]]
"""The numbers of a sentence, where it stands, and numbers with the years that it gives them."""


def unsupported_numbers(material: Material) -> Iterator[Disagreement]:
    """Numbers that one source has in a list where all others have one other number, the rest being equal.

    Where two sources face each other, a number that the reference names know is not the odd one.
    """
    sources, things = material.sources, material.corpus.things.items()
    listings = [
        Listing(sources.source[place.document], numbers, place, years)
        for passage in sources.telling("list of resolutions", _listings)
        for numbers, place, years in _listings(*passage)
    ]
    having: dict[str, set[str]] = defaultdict(set)
    for source, mentioned in sources.words("numbers of resolutions", _mentioned):
        for number in mentioned:
            having[number].add(source)
    known = {k.rsplit("-", 1)[-1] for k, t in things if t.kind == "Resolution" and t.status == "known"}
    met: set[frozenset[str]] = set()
    for row in sorted(listings, key=lambda r: (r.numbers <= known, r.place)):
        alone = sorted(number for number in row.numbers if having[number] <= {row.source})
        if len(alone) != 1:
            continue
        others = [o for o in listings if o.source != row.source and _comparable(o, row, alone[0])]
        others = [o for o in others if not _is_later(alone[0], o.source)]
        missing = _agreed(row, others, alone[0])
        if (
            missing is not None
            and not _is_later(missing, row.source)
            and _may_be_one(row, others, alone[0], missing)
            and frozenset({alone[0], missing}) not in met
        ):
            met.add(frozenset({alone[0], missing}))
            with_it = [o for o in others if missing in o.numbers]
            yield _disagreement(row, with_it, (alone[0], missing), material)


def _is_later(number: str, source: str) -> bool:
    """Whether a number is that of the source itself or of a later one, which a resolution cannot list."""
    own = _OWN.search(source)
    return own is not None and int(number) >= int(own["number"])


def _may_be_one(row: Listing, others: list[Listing], alone: str, missing: str) -> bool:
    """Whether two numbers may mean one resolution: not where the sentences give them different years."""
    year = row.year_of(alone)
    return not year or all(other.year_of(missing) in {"", year} for other in others)


def _comparable(other: Listing, row: Listing, alone: str) -> bool:
    """Whether the other list has all numbers of this one but the odd one, as far as it reaches: no selection."""
    first, last = min(map(int, other.numbers)), max(map(int, other.numbers))
    expected = {n for n in row.numbers - {alone} if first <= int(n) <= last}
    return len(expected) >= IN_COMMON and expected <= other.numbers


def _agreed(row: Listing, others: list[Listing], alone: str) -> str | None:
    """The number that the source lacks and all other lists have; an older list does not reach so far."""
    agreed = []
    for number in sorted({n for o in others for n in o.numbers} - row.numbers):
        reaching = [o for o in others if max(map(int, o.numbers)) >= int(number)]
        if all(number in o.numbers for o in reaching) and _plausible(alone, number, {o.source for o in reaching}):
            agreed.append(number)
    slips = [number for number in agreed if _slip(alone, number)]
    chosen = slips or agreed
    return chosen[0] if len(chosen) == 1 else None


def _plausible(number: str, other: str, sources: set[str]) -> bool:
    """With one other source only a slip of the pen counts."""
    return _slip(number, other) or len(sources) > 1


def _slip(number: str, other: str) -> bool:
    """Whether digits are exchanged or one digit is wrong."""
    wrong = sum(a != b for a, b in zip(number, other, strict=False)) + abs(len(number) - len(other))
    return sorted(number) == sorted(other) or wrong == 1


def _mentioned(provision: Provision) -> set[str]:
    """Every number in a provision that speaks of resolutions."""
    text = provision.reading.text
    return {m["number"] for m in _NUMBER.finditer(text)} if _RESOLUTION.search(text) else set()


def _listings(document: DocumentExtract, provision: Provision) -> Iterator[_Listed]:
    for sentence in provision.sentences:
        if not _RESOLUTION.search(sentence.text):
            continue
        numbers = {m["number"] for m in _NUMBER.finditer(sentence.text)}
        if len(numbers) < SHORTEST:
            continue
        numbers -= {*re.findall(r"\((\d{4})\)", sentence.text), *_years(sentence.text)}
        if len(numbers) >= SHORTEST:
            place = Said(document.context.key, provision.key, sentence.start, sentence.end, "resolution-list")
            yield frozenset(numbers), place, frozenset(_YEAR_OF.findall(sentence.text))


def _years(text: str) -> set[str]:
    """The numbers that are years: a month, "in" or a dash stands before them, and no word for a resolution.

    >>> sorted(_years("Since 2015, as in resolution 1325 and of 1820"))
    ['1820', '2015']
    """
    return set(_AS_YEAR.findall(text)).difference(_AS_RESOLUTION.findall(text))


def _disagreement(row: Listing, others: list[Listing], numbers: tuple[str, str], material: Material) -> Disagreement:
    number, other = numbers
    title = material.sources.by_key[row.source].context.title
    of_source = {o.source: other for o in others}
    rest = "the other source lists" if len(of_source) == 1 else f"{len(of_source)} other sources list"
    listed = {row.source: number} | of_source
    cited = [s for s in material.said if s.predicate == "cites" and _has_number(s.object, listed.get(s.subject))]
    voices = {row.place, *(min(o.place for o in others if o.source == source) for source in of_source)}
    words = f"{title} lists resolution {number}, which no other source has, where {rest} {other}"
    return Disagreement(
        "unsupported-number", f"{row.source}-{number}", words, material.addresses(cited), tuple(sorted(voices))
    )


def _has_number(key: str, number: str | None) -> bool:
    return number is not None and re.search(rf"(?:^|[^0-9]){number}$", key) is not None
