"""Turns brackets after a phrase into its short forms: "Global Skills Accelerator (GSA)", "the Fund ("the Trust")"."""

from __future__ import annotations

from graph_build.reading.phrases.drafts import Draft, is_unknown, phrase_words
from graph_build.reading.records import Phrase, Tokens

_LONGEST_BRACKET = 9


def bracket_after(tokens: Tokens, draft: Draft, stack: list[Draft]) -> None:
    """Takes a bracket right after the phrase in, when it holds a short form, or the long form of one."""
    at = draft.end
    if tokens.tag[at : at + 1] != "(" or draft.cls in {"date", "pronoun"}:
        return
    close = tokens.tag.find(")", at, at + _LONGEST_BRACKET)
    if close < 0:
        return
    somebody = draft.cls == "person" or (draft.cls == "open" and " " in tokens.word[draft.head])  # known as one token
    if somebody and close == at + 2 and tokens.tag[at + 1] == "E" and is_unknown(tokens, at + 1):
        _leave_inside(stack, close)
        draft.end = close + 1  # another name of hers: "Colonel Anna Berg (Holt)"
        return
    alias = _short_form(tokens, at + 1, close) or _long_form(tokens, draft, at + 1, close)
    if alias is None:
        return
    _leave_inside(stack, close)
    draft.aliases += (alias,)
    draft.end = close + 1


def _leave_inside(stack: list[Draft], close: int) -> None:
    """Takes the phrases inside a bracket away, where the bracket is part of a name."""
    while stack and stack[-1].start < close:
        stack.pop()


def _short_form(tokens: Tokens, start: int, end: int) -> str | None:
    inside = tokens.tag[start:end]
    if inside.count('"') == 2:
        left, right = inside.index('"'), inside.rindex('"')
        return tokens.slice(start + left + 1, start + right) or None
    words = [tokens.word[i] for i in range(start, end)]
    if len(words) == 1 and is_short(words[0]):
        return words[0]
    if len(words) == 2 and all(is_short(w) or w[:1].isupper() for w in words) and any(is_short(w) for w in words):
        return " ".join(words)
    return None


def _long_form(tokens: Tokens, draft: Draft, start: int, end: int) -> str | None:
    """The long form in brackets after the short one: "OSCE (Organization for ...)"."""
    if draft.end - draft.name_start != 1 or not is_short(tokens.word[draft.head]):
        return None
    return tokens.slice(start, end) if spells(tokens, start, end, tokens.word[draft.head]) else None


def is_short(word: str) -> bool:
    """Whether a word looks like a short form: two capitals at least, ten letters at most.

    >>> is_short("GSA"), is_short("FemNet"), is_short("Spain"), is_short("2000")
    (True, True, False, False)
    """
    return 2 <= len(word) <= 12 and sum(c.isupper() for c in word) >= 2 and word[0].isalpha()


def spells(tokens: Tokens, start: int, end: int, short: str) -> bool:
    """Whether the words of a span begin with the letters of a short form, in order, and none is left over."""
    initials = "".join(_initials(word) for word in phrase_words(tokens, start, end)).upper()
    letters = "".join(c for c in short if c.isupper())
    if not initials or not letters or initials[0] != letters[0] or len(initials) - len(letters) > 2:
        return False
    rest = iter(initials)
    return all(letter in rest for letter in letters)


def _initials(word: str) -> str:
    if "." in word or (word.isupper() and len(word) <= 4):
        return word.replace(".", "")
    return "".join(part[0] for part in word.split("-") if part)


def hoisted(tokens: Tokens, draft: Draft, part: Phrase) -> Phrase:
    """The part without a short form that is the whole phrase's: "Bureau of Arms Control (BAC)"."""
    if not part.aliases or part.name_end == part.end:
        return part
    alias = part.aliases[-1]
    if spells(tokens, part.name_start, part.name_end, alias) or not (
        draft.capital or spells(tokens, draft.name_start, part.name_end, alias)
    ):
        return part
    draft.aliases += (alias,)
    return part._replace(aliases=part.aliases[:-1])
