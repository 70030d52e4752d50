"""Turns a run of capitals with a post in it into a person's name and the title before it: "Minister Lena Holt"."""

from __future__ import annotations

from graph_build.reading.lexicon.forms import readings_of
from graph_build.reading.lexicon.heads import head_of
from graph_build.reading.lexicon.sets import word_set
from graph_build.reading.lexicon.tags import SMALL, closed
from graph_build.reading.phrases.drafts import Draft, is_unknown
from graph_build.reading.records import Phrase, Tokens

_BEFORE_NAMES = word_set("posts-before-names")
_LETTERS = word_set("letters-after-names")
_LONGEST_NAME = 5
_OF_SUBJECTS = ("cy", "ence", "ance", "ity", "tion", "ment", "ness", "ship", "ism", "ology", "ics", "ture")
_NO_NAMES = ("tion", "ment", "ness", "ship")  # what common nouns end in, and no name of a person


def is_title(low: str) -> bool:
    """Whether a word is a post or a rank that may stand before a name."""
    row = head_of(low.rstrip("."))
    return low in _BEFORE_NAMES or (row is not None and row.cls in {"post", "rank"})


def split_title(tokens: Tokens, draft: Draft) -> None:
    """Parts a person's name from the title before it, where a post stands inside the run of capitals."""
    if draft.number is not None:
        return
    last = without_letters(tokens, draft.name_start, draft.head + 1) - 1
    if tokens.low[last].endswith(_NO_NAMES):  # "Title: Colonel Designation: a) Chief"
        return
    place = last - 1
    while place >= draft.name_start and last - place <= _LONGEST_NAME:
        if is_title(tokens.low[place]):
            break
        place -= 1
    else:
        return
    if place < draft.name_start or not _is_name(tokens, place + 1, last + 1, tokens.low[place] in _BEFORE_NAMES):
        return
    title = Phrase(draft.start, place + 1, place, "post", draft.name_start, place + 1, draft.det, capital=True)
    if is_rank(tokens.low[place]):
        title = title._replace(cls="rank")
    draft.title, draft.cls, draft.name_start, draft.row = title._replace(owner=draft.owner), "person", place + 1, None
    draft.owner, draft.plural = None, False
    if last < draft.head:
        draft.head, draft.name_end = last, last + 1


def without_letters(tokens: Tokens, start: int, end: int) -> int:
    """Where a name ends before the letters that say what its bearer is: "Anna Berg AM MP"."""
    while end > start + 1 and tokens.low[end - 1] in _LETTERS and tokens.word[end - 1].isupper():
        end -= 1
    return end


def is_rank(low: str) -> bool:
    """Whether a word before a name tells a rank and no post."""
    row = head_of(low.rstrip("."))
    return row is not None and row.cls == "rank"


def _is_name(tokens: Tokens, start: int, end: int, after_title: bool) -> bool:
    """Whether the words can be a person's name: capitals, no head noun, unknown words unless a title stands before."""
    if not 0 < end - start <= _LONGEST_NAME - 1:
        return False
    for i in range(start, end):
        low = tokens.low[i]
        if tokens.tag[i] != "E" or "/" in low or (head_of(low) is not None and low not in {"power", "grant", "bush"}):
            return False
        if not after_title and (readings_of(low) or low in closed()):
            return False
    return not (
        after_title and end - start > 1 and bool(readings_of(tokens.low[start])) and _is_word(tokens.low[start])
    )


def _is_word(low: str) -> bool:
    """Whether a word is a common adjective or participle rather than a first name."""
    return "J" in readings_of(low) and low not in {"grace", "frank", "june", "rich", "young"}


def is_called(tokens: Tokens, draft: Draft) -> bool:
    """Whether it is two to five words in capitals that no table of the language has: a person's name, as a rule."""
    words = range(draft.name_start, draft.end)
    if draft.cls != "open" or not 1 < len(words) <= _LONGEST_NAME:
        return False
    known = (readings_of(tokens.low[i]) or tokens.low[i] in closed() for i in words)
    return all(tokens.tag[i] == "E" for i in words) and not any(known)


def name_after_post(tokens: Tokens, draft: Draft, following: Draft) -> bool:
    """ "Secretary of State Anna Berg": the words after the post's subject that nobody knows are its holder's name.

    Tells whether it took them; the phrase is then the person's.
    """
    if (
        draft.cls != "post"
        or draft.plural
        or not tokens.word[draft.head][0].isupper()
        or following.title is not None
        or following.parts
    ):
        return False
    owned = following.owner is not None and following.owner.end >= following.name_start
    if following.cls not in {"open", "person"} or following.number is not None or owned:
        return False
    first = following.head + 1
    while first > following.name_start and is_unknown(tokens, first - 1):
        first -= 1
    if not following.name_start < first <= following.head:
        return False
    before = tokens.low[first - 1]
    housed = following.det and first == following.head  # "Commander of the Coast Guard District Marlin"
    if housed or not (head_of(before) or before in closed() or tokens.tag[first - 1] == "P"):
        return False
    if first == following.head and (SMALL[before] == "J" or tokens.low[first].endswith(_OF_SUBJECTS)):
        return False  # "Director of National Intelligence", "Secretary for Public Diplomacy"
    title = Phrase(draft.start, first, draft.head, "post", draft.name_start, first, draft.det, capital=True)
    draft.title, draft.cls, draft.row = title._replace(owner=draft.owner), "person", None
    draft.owner, draft.head, draft.name_start = None, following.head, first
    draft.end = draft.name_end = following.end
    draft.aliases = following.aliases
    return True
