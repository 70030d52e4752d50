"""Turns a line or a cell into parts that know their field: "Lead: …", "Objectif 1.1 : …", "… | MoH | 2024"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from graph_build.extract.plans.columns import (
    ACTIVITY,
    BASELINE,
    GOAL,
    INDICATOR,
    LADDER,
    LEAD,
    MONEY,
    NUMBER,
    OTHER,
    PARTNER,
    RESULT,
    TARGET,
    TIME,
    VERIFICATION,
    is_header_word,
    label_at,
    names_institution,
    plain,
    words,
)
from graph_build.extract.plans.money import amounts, budget_of_cell, kind_of
from graph_build.extract.plans.records import Piece
from graph_build.extract.plans.times import edtf_of_words, is_ongoing, rhythm_of_words, ticks_in

_BEGINS = re.compile(r"(?:^|[.;|•(]\s*|\s[/–—-]\s+)(?=[^\W\d_])")
_CODE = re.compile(r"(?P<code>[A-Z]{1,3}|Act)\.?\s?(?P<number>\d+(?:\.\d+)*)(?:[.:)]|\s|$)\s*")
_BARE = re.compile(r"(?P<number>\d{1,4}(?:\.\d{1,4}){1,6}[a-z]?|\d{1,4}[.)])[.):]?\s{1,9}(?=\S)")
_MEASURES = re.compile(
    r"(?i)(?:the )?(?:number|no\.|nr\.|percentage|per cent|percent|%|share|proportion|rate|existence|nombre|pourcentage"
    r"|taux|número|numero|porcentaje|percentagem|%|numărul|ponderea|procentul|кількість|частка|відсоток|عدد|نسبة)(?!\w)"
)
_WITHIN = re.compile(r"(?i)\b(?:within|in) \w+ (?:months?|years?|weeks?)\b")
_VALUE = re.compile(r"(?:about )?\d[\d.,]*\s?%?\s*(?:\((?:in )?(?:19|20)\d\d\))?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_IN_BRACKETS = re.compile(r"(?P<words>.{12,300}?)\s{0,3}\((?P<told>[^()]{3,160})\)\.?$")
_STATE_END = re.compile(r"\b\w{3,}(?:ed|rewritten|drawn up|held|built|made|set up)$")


@dataclass(frozen=True, slots=True)
class Part:
    """Words under a field. ``level`` is the label as printed, ``number`` what stands beside it; ``piece`` may be None
    where a label stands alone, ``whole`` holds the label too."""

    field: str | None
    level: str
    number: str | None
    piece: Piece | None
    whole: Piece


def parts_of(piece: Piece) -> list[Part]:
    """The parts of a line or a cell; one part without a field where it has no labels and no bars."""
    if bars := _at_separators(piece):
        return [part for one in bars for part in _labelled(one)]
    return list(_labelled(piece))


def is_set_apart(piece: Piece) -> bool:
    """Whether a line is set in parts by bars or strokes."""
    return bool(_at_separators(piece))


def _at_separators(piece: Piece) -> list[Piece]:
    text = piece.words
    if text.startswith("|") or " | " in text or text.endswith("|"):
        pattern = r"(?<!\\)\|"
    elif text.count(" / ") >= 2:
        pattern = r" / "
    else:
        return []
    edges = [(0, 0), *((m.start(), m.end()) for m in re.finditer(pattern, text)), (len(text), len(text))]
    spans = [(edges[i][1], edges[i + 1][0]) for i in range(len(edges) - 1)]
    return [one for a, b in spans if text[a:b].strip() for one in _codes_apart(piece.part(a, b))]


def _codes_apart(piece: Piece) -> list[Piece]:
    """A cell that names its place in the ladder by codes, cut at the strokes between them: "SO3 / O3.2 / A3.2.4 …"."""
    out = []
    while found := re.match(r"[A-Z]{1,3}\.?\s?\d+(?:\.\d+)*(\s*/\s*)(?=[A-Z]{1,3}\.?\s?\d)", piece.words):
        out.append(piece.part(0, found.start(1)))
        piece = piece.part(found.end(), len(piece.words))
    return [*out, piece]


def _labelled(piece: Piece) -> Iterator[Part]:
    """The stretches between labels; the words before the first label are a part without a field."""
    text, found = piece.words, list(_labels(piece.words))
    if not found or found[0][0] > 0:
        end = found[0][0] if found else len(text)
        if text[:end].strip(" .;|•(-–—/"):
            yield _unlabelled(_trim(piece.part(0, end)))
    for place, (start, begin, field, level, number) in enumerate(found):
        end = found[place + 1][0] if place + 1 < len(found) else len(text)
        whole = _trim(piece.part(start, end))
        body = _unstopped(_trim(piece.part(begin, end))) if text[begin:end].strip(" .;|•()-–—/") else None
        yield Part(field, level, number, body, whole)


def _trim(piece: Piece) -> Piece:
    """The words without a sign of separation at their ends."""
    text = piece.words
    end = len(text.rstrip(" ;|•-–—/("))
    if text.rstrip(" .;").endswith(")") and text.count("(") < text.count(")"):
        end = len(text.rstrip(" .;)"))
    start = len(text) - len(text.lstrip(" ;|•–—/"))
    return piece.part(start, end) if start < end else piece


def _unstopped(piece: Piece) -> Piece:
    """The words after a label without the full stop at their end."""
    return piece.part(0, len(piece.words) - 1) if re.search(r"[^.\s]{3,}\.$|\d\.$|\)\.$", piece.words) else piece


def _labels(text: str) -> Iterator[tuple[int, int, str, str, str | None]]:
    """Where labels stand: start, where their words begin, field, the label as printed, its number."""
    position = 0
    for place in _BEGINS.finditer(text):
        if place.end() < position:
            continue
        match = label_at(text, place.end())
        if match is not None and (field := _field_of_label(match, text)):
            position = match.end()
            yield place.end(), match.end(), field, match["label"], match["number"]


def _field_of_label(match: re.Match[str], text: str) -> str | None:
    field = words().fields.get(plain(match["label"]))
    if field == TIME and match["number"]:  # "Year 1: X" is no label
        return None
    colon = ":" in match["end"] or "：" in match["end"]
    if field is None or field == NUMBER:
        return None
    if colon:
        return field
    if field in {ACTIVITY, *LADDER} and match["number"] and any(c.isdigit() or c in "IVX" for c in match["number"]):
        bare = match.end() == len(text)
        return field if bare or match.start() == 0 or text[match.start() - 1] in " |/" else None
    return None


def _unlabelled(piece: Piece) -> Part:
    """A part by its code or number: "A3.2.4 Setting up …", "1.1 Draw up …"; else without a field."""
    if (code := _CODE.match(piece.words)) and (field := words().codes.get(code["code"].lower())):
        body = piece.part(code.end(), len(piece.words)) if piece.words[code.end() :].strip() else None
        return Part(field, code["code"], code["number"], body, piece)
    if bare := _BARE.match(piece.words):
        return Part(None, "", bare["number"].rstrip(".)"), piece.part(bare.end(), len(piece.words)), piece)
    return Part(None, "", None, piece, piece)


def numbered(piece: Piece) -> Part:
    """A cell whose column tells its field: its number apart from its words."""
    match = label_at(piece.words)
    if match is not None and match["number"] and _field_of_label(match, piece.words) in {ACTIVITY, *LADDER}:
        body = piece.part(match.end(), len(piece.words)) if piece.words[match.end() :].strip() else None
        return Part(_field_of_label(match, piece.words), match["label"], match["number"], body, piece)
    return _unlabelled(piece)


def with_fields(parts: list[Part]) -> list[Part]:
    """The parts of a line without header words: each that has no label gets the field that its words tell."""
    out: list[Part] = []
    taken = {part.field for part in parts}
    for part in parts:
        told = part.field is not None or part.piece is None
        out.append(part if told else replace(part, field=_told(part.piece.words if part.piece else "", taken)))
        taken.add(out[-1].field)
    return out


def _told(text: str, taken: set[str | None]) -> str | None:
    """The field that words tell by what they are; the first words without a label are what is to be done."""
    count, first = len(text.split()), not taken & {ACTIVITY, RESULT}
    if re.fullmatch(r"[-–—.\s]*|n/?a", text, re.IGNORECASE):
        return OTHER
    if _MEASURES.match(text) or (_VALUE.fullmatch(text) and not first and not _YEAR.fullmatch(text)):
        return INDICATOR if _MEASURES.match(text) else TARGET if BASELINE in taken else BASELINE
    if count <= 8 and (next(amounts(text), None) or (kind_of(text) and budget_of_cell_kind(text))):
        return MONEY
    if not first and (ticks_in(text) or (count <= 8 and _tells_time(text))):
        return TIME
    return _fallback(text, taken, first=first)


def _tells_time(text: str) -> bool:
    return bool(edtf_of_words(text) or rhythm_of_words(text) or is_ongoing(text) or _WITHIN.search(text))


def budget_of_cell_kind(text: str) -> bool:
    """Whether words on money alone say something of it."""
    return budget_of_cell(Piece("", 0, len(text), text)) is not None


def _fallback(text: str, taken: set[str | None], *, first: bool) -> str | None:
    if first:
        return RESULT if is_state(text) else ACTIVITY
    if len(text.split()) <= 9 and names_institution(text):
        return PARTNER if LEAD in taken else LEAD
    if len(text.split()) > 12:
        return None
    return VERIFICATION if taken & {BASELINE, INDICATOR} else INDICATOR


def with_brackets(piece: Piece) -> list[Part]:
    """A numbered line whose brackets at the end tell who acts and when: "3.1.2 Train guards (Police, by 2027)"."""
    part = _unlabelled(piece)
    match = (
        _IN_BRACKETS.match(part.piece.words) if part.piece is not None and part.number and part.field is None else None
    )
    if match is None or part.piece is None:
        return []
    inside = part.piece.part(*match.span("told"))
    edges = [0, *(m.end() for m in re.finditer(r"[;,]\s+", inside.words)), len(inside.words) + 2]
    told = [inside.part(a, max(a + 1, b - 2)) for a, b in pairwise(edges)]
    parts = [Part(ACTIVITY, "", part.number, part.piece.part(*match.span("words")), piece)]
    parts = with_fields([*parts, *(Part(None, "", None, one, one) for one in told)])
    return parts if {p.field for p in parts} & {LEAD, TIME} else []


def is_state(text: str) -> bool:
    """Whether words tell a state reached, not a deed: a noun and a past participle at the end.

    >>> is_state("Contents of the course revised"), is_state("Revise the contents of the course")
    (True, False)
    """
    first = text.split(maxsplit=1)[0] if text.split() else ""
    return bool(_STATE_END.search(text.rstrip(" .;"))) and first[:1].isupper() and not first.endswith("ing")


def is_header_line(line: Piece) -> bool:
    """Whether a line between bars is a row of header words."""
    cells = [cell for cell in bar_cells(line) if cell is not None]
    named = [cell for cell in cells if is_header_word(cell.words)]
    return len(named) >= 3 and len(named) * 3 >= len(cells) * 2


def bar_cells(line: Piece) -> list[Piece | None]:
    """The cells of a line between bars, empty ones as None; a bar at its end parts nothing."""
    text = line.words
    if "|" not in text:
        return []
    edges = [-1, *(m.start() for m in re.finditer(r"(?<!\\)\|", text)), len(text)]
    spans = [(edges[i] + 1, edges[i + 1]) for i in range(len(edges) - 1)]
    return [line.part(a, b) if text[a:b].strip() else None for a, b in (spans[:-1] if text.endswith("|") else spans)]


__all__ = [
    "GOAL", "Part", "bar_cells", "is_header_line", "is_set_apart", "is_state", "numbered", "parts_of", "with_brackets",
    "with_fields",
]  # fmt: skip
