"""Turns words that name who acts into single names, each with its thing where it is known."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from graph_build.extract.plans.columns import names_institution
from graph_build.extract.plans.records import Piece
from graph_build.extract.records import AGENTS, Mention

Named = tuple[Piece, str | None]
Mentions = Mapping[str, Sequence[Mention]]


@dataclass(frozen=True, slots=True)
class Names:
    """The names that were found in a document, and whether an asterisk stands beside some words."""

    mentions: Mentions
    starred: Callable[[Piece], bool]


_HARD = re.compile(r"\s{0,4}(?:;|\n|•|\s/\s|\s\|\s|\s–\s)\s{0,4}")
_SOFT = re.compile(
    r"\s{0,4},\s{0,4}(?:(?:and|et|y|e|și|та|і)\s{1,4})?"
    r"|\s{1,4}(?:and|et|și|та|&)\s{1,4}(?=[A-Z\u0400-\u042F])"
)
_MARK = re.compile(r"\s{0,4}\*{1,4}\s{0,4}$|^\s{0,4}\*{1,4}\s{0,4}")
_NOTE = re.compile(
    r"\s{0,4}\(\s{0,4}\*{1,4}\s{0,4}=?\s{0,4}(?:lead|coord\w{0,20}|chef de file)[^()]{0,200}\)\s{0,4}$", re.IGNORECASE
)
_LEADS = re.compile(r"\s{0,4}\((?:lead|chair|chef de file|lead agency|líder|coordina\w{0,20})\)\s{0,4}", re.IGNORECASE)
# What stands before a name without being part of it: an article, adjectives in small letters.
_BEFORE = re.compile(r"(?:(?:[Tt]he|[Aa]n?|[Aa]ll|[Ee]ach|[Ii]ts|[Tt]heir)\s{1,4})?(?:[a-z][\w-]{0,30}\s{1,4}){0,3}")


def actors_of(piece: Piece, known: Names) -> tuple[list[Named], list[Named]]:
    """Those who lead and those who take part; an asterisk or a word in brackets may mark who leads."""
    note = _NOTE.search(piece.words)
    body = piece.part(0, note.start()) if note else piece
    names = [one for hard in _cut(body, _HARD) for one in _soft(hard, known)]
    marked = [_is_marked(one.words) or known.starred(one) for one in names]
    clean = [_named(_unmarked(one), known.mentions) for one in names]
    if not any(marked):
        return clean, []
    leads = [name for name, mark in zip(clean, marked, strict=True) if mark]
    return leads, [name for name, mark in zip(clean, marked, strict=True) if not mark]


def _is_marked(words: str) -> bool:
    return bool(_MARK.search(words) or _LEADS.search(words))


def _unmarked(piece: Piece) -> Piece:
    text = piece.words
    start = len(text) - len(text.lstrip("* "))
    end = len(text.rstrip("* "))
    if found := _LEADS.search(text):
        end = min(end, found.start()) if found.start() > 0 else end
    return piece.part(start, end) if start < end else piece


def _cut(piece: Piece, pattern: re.Pattern[str]) -> list[Piece]:
    text, edges = piece.words, [0]
    out = []
    for match in pattern.finditer(text):
        if text[edges[-1] : match.start()].strip():
            out.append(piece.part(edges[-1], match.start()))
        edges.append(match.end())
    if text[edges[-1] :].strip(" ."):
        out.append(piece.part(edges[-1], len(text.rstrip(" ."))))
    return out or [piece]


def _soft(piece: Piece, known: Names) -> list[Piece]:
    """The names of a list with commas; what follows a comma without naming an institution belongs to the one before."""
    mentions = known.mentions
    if _known(piece, mentions) is not None:
        return [piece]
    parts = _cut(piece, _SOFT)
    out: list[Piece] = []
    for part in parts:
        inside = any(
            m.start < part.start < m.end and m.kind in AGENTS for m in mentions.get(piece.provision, ()) if m.thing
        )
        alone = names_institution(part.words) or part.words[:1] == "*" or part.words.lower().startswith("women's")
        marked = bool(out) and known.starred(out[-1])
        if out and not marked and (inside or not (alone or _known(part, mentions) is not None)):
            joined = out.pop()
            out.append(piece.part(joined.start - piece.start, part.end - piece.start))
        else:
            out.append(part)
    return out


def _known(piece: Piece, mentions: Mentions) -> str | None:
    """The thing that the words name as a whole, a leading article aside."""
    before = _BEFORE.match(piece.words)
    latest = piece.start + (before.end() if before else 0)
    for mention in mentions.get(piece.provision, ()):
        agent = mention.thing and mention.kind in AGENTS
        if agent and mention.end == piece.end and piece.start <= mention.start <= latest:
            return mention.thing
    return None


def _named(piece: Piece, mentions: Mentions) -> Named:
    article = re.match(r"[Tt]he\s+|an?\s+|An?\s+(?=[a-z])", piece.words)
    shown = piece.part(article.end(), len(piece.words)) if article and len(piece.words) > article.end() else piece
    return shown, _known(piece, mentions)
