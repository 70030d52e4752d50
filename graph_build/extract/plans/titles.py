"""Turns the title of a plan and what it says of itself into its state, its generation and its period."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graph_build.corpus.provisions import HEADING, Provision
from graph_build.extract.plans.places import piece_of
from graph_build.extract.plans.records import Piece
from graph_build.extract.plans.times import ascii_digits, edtf_of_words
from graph_build.extract.records import Mention

_NAP: Final = (
    r"(?:National\s+(?:Action\s+Pl?an|Plan\s+of\s+Action|Action\s+Programme|Programme)|Plan\s+d'action\s+national|Plan\s+national\s+d'action"
    r"|Plan(?:ul)?\s+(?:nacional|naț?țional|național)\s+de\s+(?:acción|acțiuni?)|Plan\s+de\s+acción\s+nacional|Plano\s+nacional\s+de\s+ação"
    r"|Programul\s+național|Національн\w+\s+план\w*(?:\s+дій)?|Action\s+Plan|\w*NAP|PNA|خطة\s+العمل\s+الوطنية|الخطة\s+الوطنية)"
)
NAP: Final = re.compile(_NAP, re.IGNORECASE)
_ORDINALS: Final = {
    1: r"first|1st|premier|première|primero?|prima|primul|primeiro|перший|перш\w+|الأولى|الاولى|1er|1ère|1º|I",
    2: r"second|2nd|deuxième|segundo|al doilea|друг\w+|الثانية|2[eè]me|II(?:[eè]me)?|2º",
    3: r"third|3rd|troisième|tercero?|al treilea|terceiro|трет\w+|الثالثة|3[eè]me|III(?:[eè]me)?|3º",
    4: r"fourth|4th|quatrième|cuarto|quarto|al patrulea|четверт\w+|الرابعة|4[eè]me|IV(?:[eè]me)?|4º",
    5: r"fifth|5th|cinquième|quinto|al cincilea|п'ят\w+|الخامسة|5[eè]me|V(?:[eè]me)?",
    6: r"sixth|6th|sixième|sexto|VI",
}
_COUNT: Final = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "1": 1, "2": 2, "3": 3, "4": 4, "5": 5}
_ANY: Final = "|".join(f"(?P<o{n}>{words})" for n, words in _ORDINALS.items())
_BEFORE: Final = re.compile(rf"(?<![\w])(?:{_ANY})(?:[\s-]generation)?\s+(?:[\w']+\s+){{0,2}}?{_NAP}(?!\w)", re.IGNORECASE)
_AFTER: Final = re.compile(
    rf"(?<!\w)(?:[A-Z]{{0,3}}NAP|PNA|Plan)(?:\s?\d{{4}})?[\s-](?P<roman>IV|V?I{{0,3}}|[1-6])(?![\w.])(?=\s|$|[,;.(:])"
)
_PRECEDED: Final = re.compile(r"(?i)\bpreceded by (?P<n>one|two|three|four|five|[1-5])\b")
_ALONE: Final = re.compile(rf"(?i)\b(?:its|the|and its|the country's)\s+(?:{_ANY})\b(?=\s+(?:for|in|covered|covers|of|from|between|ran|was)\b)")
_ROMAN: Final = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6}
_STATE: Final = re.compile(
    rf"(?:{_NAP})(?:(?!\b(?:19|20)\d\d\b).){{0,120}}?(?:(?:19|20)\d\d\s*[-–—/]\s*(?:19|20)?\d\d\s*)?(?:\bof|\bfor)\s+(?:the\s+)?(?P<of>(?:(?:Republic|Kingdom|State|Federation|Union)\s+of\s+(?:the\s+)?)?[A-Z][\w'-]+(?:\s+(?:and\s+)?[A-Z][\w'-]+){{0,3}})\s*(?:[,.(:]|(?:19|20)\d\d|$)"
)
_OWNER: Final = re.compile(
    rf"^(?:The\s+)?(?P<own>(?:(?:Republic|Kingdom|State)\s+of\s+)?[A-Z][\w-]+(?:\s+(?:and\s+)?[A-Z][\w-]+){{0,3}}?)(?:'s)?\s+(?:(?:{_ANY})(?:[\s-]Generation)?\s+)?(?:{_NAP})(?!\w)"
)
_SAID: Final = re.compile(
    r"(?P<own>(?:The\s+)?(?:(?:Republic|Kingdom|State)\s+of\s+)?[A-Z][\w-]+(?:\s+[A-Z][\w-]+){0,2})\s+(?:adopted|approved|launched|published|has adopted)\s+its\b|^(?P<poss>[A-Z][\w-]+(?:\s+[A-Z][\w-]+){0,2})'s\s+(?:\w+\s+){0,2}plan\b"
)
_NO_STATE: Final = frozenset(
    {"women", "peace", "security", "national", "action", "the", "un", "united nations", "resolution", "government", "our", "this", "first", "second", "third", "fourth", "fifth"}
)
_PERIOD: Final = re.compile(
    r"(?:\bfor(?: the (?:period|years))?|\bcover(?:s|ing|ed)?(?: the (?:period|years))?|\bperiod(?: of)?:?|\b[Ff]iscal years?|\bruns? from|\bfrom|\bduring|\bbetween|\bspans?|\ballocated for|NAP [IVX]+ \(|\(|\bpour(?: la période)?|\bpara(?: el (?:periodo|período))?|\bpentru(?: anii| perioada)?|\bна)\s*(?P<years>(?:19|20)\d\d\s?/\s?\d\d(?:\d\d)?\s*(?:-|–|—|to)\s*(?:19|20)\d\d\s?/\s?\d\d(?:\d\d)?|(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+)?(?:19|20)\d\d\s*(?:-|–|—|to|and|until|through)\s*(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+)?(?:19|20)?\d\d)(?!\d)"
)
_EARLIER: Final = re.compile(r"(?i)\b(?:first|second|third|fourth|previous|preceded|earlier|former|last|baseline|phase|others?)\b")
_ITS_YEARS: Final = re.compile(r"(?P<years>(?:19|20)\d\d(?:\s?/\s?\d\d)?\s*(?:-|–|—|/|to)\s*(?:(?:19|20)\d\d(?:\s?/\s?(?:19|20)?\d\d)?|\d\d(?!\d)))")


@dataclass(frozen=True, slots=True)
class Told:
    """A value of a plan's identity with its words: ``kind`` is state, generation, period or earlier-plan."""

    kind: str
    value: str
    piece: Piece
    rule: str


def title_of(provisions: Sequence[Provision]) -> Provision | None:
    """The provision that holds the plan's title: the first that names a plan, near the top."""
    return next((p for p in provisions[:12] if p.is_content and NAP.search(p.reading.text)), None)


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
    for rule, pattern in (("plan-title-of", _STATE), ("plan-title-owner", _OWNER), ("plan-adopted-by-state", _SAID)):
        match = pattern.search(piece.words)
        if match is None:
            continue
        name = next(n for n in ("of", "own", "poss") if n in match.re.groupindex and match.group(n))
        start, end = match.span(name)
        if re.match(r"The\s", piece.words[start:end]):
            start += 4
        words = piece.words[start:end]
        if not any(token.lower() in _NO_STATE for token in words.split()):
            yield words, piece.part(start, end), rule
    if NAP.search(piece.words):
        for mention in mentions.get(piece.provision, ()):
            if mention.kind == "State" and piece.start <= mention.start and mention.end <= piece.end:
                yield mention.surface, piece.part(mention.start - piece.start, mention.end - piece.start), "plan-names-state"


def _generation(head: Piece | None, pieces: Sequence[Piece]) -> Iterator[Told]:
    """The generation by the title, by a count of those before it, or the highest that the text speaks of as there."""
    if head is not None and (found := _ordinal(head)):
        number, said = found
        yield Told("generation", str(number), said, "plan-generation-title")
        return
    best: tuple[int, Piece, str] | None = None
    for piece in pieces:
        if preceded := _PRECEDED.search(piece.words):
            number = _COUNT[preceded["n"].lower()] + 1
            yield Told("generation", str(number), piece.part(*preceded.span()), "plan-generation-preceded")
            return
        found = _ordinal(piece)
        if found and (best is None or found[0] > best[0]) and not re.search(r"(?i)\b(?:next|future|will be followed)\b", piece.words):
            best = (*found, "plan-generation")
    if best is not None:
        yield Told("generation", str(best[0]), best[1], best[2])


def _ordinal(piece: Piece) -> tuple[int, Piece] | None:
    """The highest ordinal beside the name of a plan, with its words."""
    found: list[tuple[int, Piece]] = []
    for match in _BEFORE.finditer(piece.words):
        number = next(n for n in _ORDINALS if match[f"o{n}"])
        found.append((number, piece.part(*match.span())))
    for match in _AFTER.finditer(piece.words):
        roman = match["roman"]
        if roman:
            found.append((_ROMAN.get(roman) or int(roman), piece.part(*match.span())))
    return max(found, key=lambda one: (one[0], -one[1].start)) if found else None


def _periods(piece: Piece, title: bool) -> Iterator[tuple[str, Piece, str]]:
    text = ascii_digits(piece.words)
    pattern = _ITS_YEARS if title else _PERIOD
    if not title and not re.search(r"(?i)\b(?:plan|NAP|programme|strategy|fiscal|period|implementation)\b", text):
        return
    for match in pattern.finditer(text):
        before = text[: match.start()]
        clause = before[max(before.rfind(";"), before.rfind(", ")) + 1 :]
        if not title and _EARLIER.search(clause) and not re.search(r"(?i)\badopted (?:its|the country's)\b", clause):
            continue
        if value := edtf_of_words(match["years"]):
            yield value, piece.part(*match.span("years")), "plan-period-title" if title else "plan-period"


def earlier_plans(piece: Piece, generation: int | None) -> Iterator[tuple[str, Piece]]:
    """Earlier plans that a sentence tells of with their years: "its first plan in 2011", "preceded by … 2006-2009"."""
    if _PRECEDED.search(piece.words):
        start = _PRECEDED.search(piece.words)
        assert start is not None
        for match in _ITS_YEARS.finditer(piece.words, start.end()):
            yield edtf_of_words(match["years"]) or match["years"], piece.part(*match.span())
        return
    for pattern in (_BEFORE, _ALONE):
        for match in pattern.finditer(piece.words):
            number = next(n for n in _ORDINALS if match[f"o{n}"])
            if generation is None or number >= generation:
                continue
            after = re.match(r"[^.;,]{0,60}?(?P<years>(?:19|20)\d\d(?:\s?[-–—/]\s?(?:19|20)?\d\d)?)", piece.words[match.end() :])
            if after and (years := edtf_of_words(after["years"])):
                yield f"{number}: {years}", piece.part(match.start(), match.end() + after.end())
