"""Turns a noun phrase into those it names: who acts, who is asked, who receives."""

from __future__ import annotations

import re

from graph_build.extract.records import AGENTS, POSTS, Mention

_DETERMINER = re.compile(
    r"(?:(?:[Tt]he|[Aa]n?|[Aa]ll|[Ii]ts|[Tt]heir|[Oo]ur|[Hh]is|[Bb]oth|[Ee]ach|[Ee]very|[Aa]ny|relevant|other|[Tt]hose"
    r"|[Aa]lso|that|and|both|nor|neither"
    r"|[Oo]ther|[Cc]oncerned|existing|appropriate|[Rr]elevant|especially|in particular|including|particularly|of) )*"
)
_JOIN = re.compile(
    r"(?:,? and(?:, (?:respectively|in particular|where appropriate),)? (?:also )?|, (?:and |or |as well as "
    r"|especially |including |in particular,? |notably |particularly )?|,? as well as |,? or |; (?:and )?|/)"
)
_WHOSE = re.compile(
    r"(?:,? (?:who|which|that|involved|concerned|from|of|in|for|at|within|throughout|across|under|on|to|responsible"
    r"|participating|deployed|through)\b)"
)
_BRACKET = re.compile(r" \([^)]{1,40}\)")
# Up to five words in small letters that can describe an actor.
_ADJECTIVES = re.compile(
    r"(?:(?!(?:of|to|for|in|on|that|with|from|by|at|they|we|he|she|it|who|which|how|why|whether)\b)[a-z][a-z-]+,? )"
    r"{1,5}"
)


def is_actor(mention: Mention) -> bool:
    """Whether a mention names somebody who can bear a commitment."""
    return mention.kind in AGENTS or mention.kind in POSTS


def chain_from(text: str, start: int, end: int, mentions: list[Mention]) -> list[Mention]:
    """The actors named one after the other from ``start`` on: "the Secretary of State, the Secretary of … and …"."""
    found: list[Mention] = []
    position = start
    while position < end:
        position += _length(_DETERMINER, text, position, end)
        mention = next(
            (
                m
                for m in mentions
                if is_actor(m) and m.start <= position + 1 and position < m.end <= end and m.start >= start
            ),
            None,
        )
        if mention is None and not found:
            mention = _after_adjectives(text, position, end, mentions)
        if mention is None:
            break
        found.append(mention)
        position = mention.end
        position += _length(_BRACKET, text, position, end)
        joined = _JOIN.match(text, position, end)
        if joined is None:
            found.extend(_further(text, position, end, mentions))
            break
        position = joined.end()
    return found


def _after_adjectives(text: str, position: int, end: int, mentions: list[Mention]) -> Mention | None:
    """The first actor when only describing words stand before its name: "peacekeeping and other relevant missions"."""
    for mention in mentions:
        if is_actor(mention) and position <= mention.start and mention.end <= end:
            before = text[position : mention.start]
            return mention if _ADJECTIVES.fullmatch(before) else None
    return None


def _length(pattern: re.Pattern[str], text: str, position: int, end: int) -> int:
    match = pattern.match(text, position, end)
    return match.end() - position if match else 0


def _further(text: str, position: int, end: int, mentions: list[Mention]) -> list[Mention]:
    """People joined after a phrase that describes the first ones: "personnel in missions and all staff"."""
    if not _WHOSE.match(text, position, end):
        return []
    out: list[Mention] = []
    for mention in mentions:
        if mention.start <= position or mention.end > end or mention.kind not in {"ActorGroup", *POSTS}:
            continue
        before = text[position : mention.start]
        if re.search(
            r"(?:,? and|, especially|, in particular,?|, as well as|, including) (?:all |the |other |relevant )*$",
            before,
        ):
            out.append(mention)
    return out
