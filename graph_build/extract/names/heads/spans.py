"""Turns a noun phrase into the extent of the name it holds, and tells whether its words name one thing."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from graph_build.extract.names.heads.capitals import holds_capital, is_capital
from graph_build.extract.names.heads.ends import end_of, is_told_of
from graph_build.extract.names.heads.kinds import HeadKind, head_kinds, name_words
from graph_build.reading import (
    Frame,
    Phrase,
    ReadSentence,
    Tokens,
    head_of,
    heads,
    readings_of,
    singulars,
    state_names,
    states_of_adjective,
)

_CAPITAL = frozenset("EAP")
_LEADING_ON = frozenset("difO")  # what ends no name
_OWNERS = frozenset({"state", "body", "organisation", "mission", "post", "person", "open", "group", "place", ""})
# Classes whose nouns, in capitals before a head, are a name: "Bridge programme".
_NAMING = frozenset({"place"})
_OF_NO_NAME = frozenset({"based", "led", "funded", "backed", "born"})  # "the Tunis-based Harbour Trust"
_PERIODIC = frozenset({"plan", "strategy", "policy"})
_CAPITAL_FIRST = frozenset({"body", "organisation", "group", "programme", "initiative", "fund", "partnership", "open"})


class Extent(NamedTuple):
    """Tokens of the name, its first one without an owner in the genitive, and whether it tells which of its kind."""

    start: int
    core: int
    end: int
    telling: bool


def extent_of(sentence: ReadSentence, phrase: Phrase, row: HeadKind) -> Extent | None:
    """The extent of the name in a phrase; None where nothing is left."""
    tokens = sentence.tokens
    end, complemented = end_of(sentence, phrase, row)
    core = _start(sentence, phrase)
    local = [i for i in range(phrase.name_start, core) if tokens.low[i] in row.local]
    core = local[0] if local and not is_capital(tokens, phrase.head) else core
    whole = end
    while end > core and tokens.tag[end - 1] in _LEADING_ON:  # "Speakers at the" of "at the Third Forum"
        end -= 1
    complemented = complemented and end == whole
    if core >= end:
        return None
    start = _with_owner(tokens, phrase, core)
    last = phrase.head - (joined_before(tokens, phrase) if row.cls != "post" else 0)
    whole_head = joined_before(tokens, phrase) > 1 and is_capital(tokens, phrase.head)  # "Memorandum of Understanding"
    told = start < core or complemented or whole_head or any(_tells(tokens, i) for i in range(core, min(last, end)))
    if not told and row.dated and end == phrase.end:
        dated = _over_date(sentence, end)
        return Extent(start, core, dated, dated > end)
    return Extent(start, core, end, told)


def joined_before(tokens: Tokens, phrase: Phrase) -> int:
    """How many words before the head the table of heads has together with it: one in "working group"."""
    return _joined_before(tokens.low[max(phrase.name_start, phrase.head - 2) : phrase.head + 1])


@lru_cache(maxsize=65536)
def _joined_before(words: tuple[str, ...]) -> int:
    counts = range(len(words) - 1, 0, -1)
    return next((n for n in counts if any(one in heads() for one in singulars("-".join(words[-n - 1 :])))), 0)


def _over_date(sentence: ReadSentence, end: int) -> int:
    """The end after a date: "meeting of the Council on 8 February 2005"."""
    day = sentence.starts.get(end + 1) if sentence.tokens.tag[end : end + 1] in {"O", "f", "i"} else None
    told = day is not None and day.cls == "date" and sentence.tokens.tag[day.start : day.end].strip("mM")
    return day.end if day is not None and told else end  # a month alone tells no meeting from another: "in May"


def _start(sentence: ReadSentence, phrase: Phrase) -> int:
    """The first word that is a capital, a year or an ordinal; a date before the name is none of it."""
    tokens = sentence.tokens
    start = _over_left(sentence, phrase)
    if start < phrase.name_start:
        return start
    outer = tokens.tag.rfind("f", start, phrase.head)
    if outer >= 0 and tokens.tag[outer + 1] == "d":  # "Thailand of the Experts' Working Group"
        start = outer + 2
    if tokens.tag[start] == "9" and not is_capital(tokens, phrase.head):
        return start
    while start < phrase.head and (tokens.tag[start] in "m," or (tokens.tag[start : start + 2] in {"9m", "ym"})):
        start += 2 if tokens.tag[start] == "9" else 1
    if start == phrase.name_start and tokens.tag[start] == "m":
        start += 1
    while start < phrase.head and start > phrase.name_start and tokens.tag[start] in "9y,":
        start += 1
    while start < phrase.head and not _may_begin(tokens, phrase, start):
        start += 1
    opens = start == phrase.start == 1 and tokens.word[0][0].isupper() and tokens.low[0] in name_words("first-words")
    return 0 if opens else start  # "Revised Terms of Reference"


def _over_left(sentence: ReadSentence, phrase: Phrase) -> int:
    """The start with a subject before "and" that shares the head: "NATO Science and Technology Trends"."""
    tokens, start = sentence.tokens, phrase.name_start
    joined = start == phrase.start and start > 1 and tokens.tag[start - 1] == "&" and is_capital(tokens, phrase.head)
    left = sentence.ends.get(start - 1) if joined and phrase.head > start else None
    if (
        left is None
        or left.cls not in {"theme", "open"}
        or not is_capital(tokens, left.head)
        or (left.parts and left.parts[-1].prep)
    ):
        return start
    if left.head == left.name_start or left.aliases or tokens.tag[left.head] in "AP" or not left.capital:
        return start
    return left.name_start


def _may_begin(tokens: Tokens, phrase: Phrase, i: int) -> bool:
    """Whether a name may begin with a word: a capital, an ordinal, of posts and troops what tells them from others."""
    if phrase.cls == "post" and tokens.low[i] in name_words("grades-of-posts"):
        return True
    if tokens.tag[i] == "9" and tokens.low[phrase.head] in name_words("numbered-troops"):
        return _opens(tokens, i)
    return _opens(tokens, i) and (is_capital(tokens, i) or _may_open(phrase))


def _may_open(phrase: Phrase) -> bool:
    """Whether a name of the class may begin with a word in small letters: an event or a document, no body."""
    return phrase.cls not in _CAPITAL_FIRST


def _opens(tokens: Tokens, i: int) -> bool:
    if tokens.tag[i] in "9y":
        return tokens.tag[i] == "y" or tokens.low[i].endswith(("st", "nd", "rd", "th"))
    last = tokens.low[i].rsplit("-", 1)[-1]  # "twenty-seventh"
    if last in _OF_NO_NAME and "-" in tokens.low[i]:
        return False
    return is_capital(tokens, i) or tokens.low[i] in name_words("first-words") or last in name_words("ordinals")


def _with_owner(tokens: Tokens, phrase: Phrase, core: int) -> int:
    """The start with an owner in the genitive that is named in capitals: "ASEAN Defense Ministers' Meeting"."""
    owner = phrase.owner
    if (
        owner is None
        or owner.end > phrase.name_start
        or not (owner.capital or owner.cls == "state")
        or owner.cls not in _OWNERS
    ):
        return core
    counted = tokens.low[owner.name_start] in name_words("ordinals")  # "the third Nordic Leaders' Summit"
    if core != phrase.name_start or not is_capital(tokens, owner.name_start + counted):
        return core
    if owner.start > 0 and tokens.tag[owner.start - 1] == "f" and owner.cls in {"theme", "operation"}:
        return core
    if owner.det and owner.end - owner.name_start == 1 and owner.cls in {"mission", "body", "organisation"}:
        return core  # "the Mission's Deputy Head"
    return owner.name_start


def _tells(tokens: Tokens, i: int) -> bool:
    """Whether a word before the head tells which: a capital, or a year or an ordinal."""
    counts = i == 0 and tokens.low[i].rsplit("-", 1)[-1] in name_words("ordinals")  # "Ninth Meeting, Oslo"
    if tokens.tag[i] in "9y" or counts:
        return True
    return is_capital(tokens, i) and (i > 0 or tokens.tag[i] in _CAPITAL) and tokens.low[i] not in name_words("plain")


def has_proper(sentence: ReadSentence, phrase: Phrase, extent: Extent, row: HeadKind) -> bool:
    """Whether a name whose head has a small letter has a proper word: not only whose it is, but which it is."""
    tokens = sentence.tokens
    made = (row.dated or row.cls == "plan") and _is_made_on(sentence, phrase)
    spoken = tokens.low[phrase.head] in name_words("talks")  # "held talks with the Minister", but "the 15 July talks"
    beyond = row.happens and extent.end > phrase.end and not spoken
    if made or beyond or tells_locally(tokens, phrase, row) or is_told_of(phrase, row):
        return True
    if any("Z" in readings_of(tokens.low[i]) and not is_capital(tokens, i) for i in range(extent.core, phrase.head)):
        return False  # "NATO launches challenge"
    if phrase.number is not None and "-" in phrase.number and row.cls in _PERIODIC and not phrase.plural:
        return True  # "strategic plan 2026-2029"
    inside = [p for p in phrase.parts if p.prep and p.phrase.start < extent.end and not (spoken and p.prep == "with")]
    if any(p.phrase.cls == "date" for p in inside) or (row.dated and "m" in tokens.tag[extent.core : phrase.head]):
        return True
    before = [i for i in range(extent.core, phrase.head) if is_capital(tokens, i) and row.cls != "launch"]
    if row.cls == "place":
        return bool(before)
    whose = row.cls == "report" and not _is_dated(tokens, phrase)  # a study of somebody is one of many
    told = [p for p in inside if not (whose and p.prep == "of" and p.phrase.cls in {"body", "organisation", "post"})]
    complemented = any(_is_telling(tokens, p.phrase, row, tokens.low[phrase.head]) for p in told)
    if row.small == "proper" and extent.start == extent.core:
        complemented = False
    return complemented or any(not _is_owner(tokens, i) for i in before)


def _is_dated(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a day or a symbol tells which: "report of the Board of 3 May 2031", "report of the Board (S/2031/7)"."""
    behind = "".join(tokens.word[phrase.end + 1 : phrase.end + 2])
    symbol = tokens.tag[phrase.end : phrase.end + 1] == "(" and "/" in behind
    return symbol or any(p.phrase.cls == "date" or _is_dated(tokens, p.phrase) for p in phrase.parts)


def _is_made_on(sentence: ReadSentence, phrase: Phrase) -> bool:
    """Whether a clause says on which day or in which month a text was made: "a statement issued on 12 February"."""
    tags = sentence.tokens.tag
    return any(
        "m" in tags[part.phrase.start : part.phrase.end]
        for frame in sentence.frames
        if _tells_of_making(sentence.tokens, frame) and phrase in frame.patient
        for part in frame.dates
    )


def made_span(sentence: ReadSentence, phrase: Phrase) -> tuple[int, int] | None:
    """The words of a text in small letters that a clause says was made: "terms of reference approved by the Board"."""
    tokens = sentence.tokens
    if (joined := _joined_statement(sentence, phrase)) is not None:
        return joined
    plural = phrase.plural and tokens.low[phrase.head] not in heads()
    if plural or phrase.det in {"any", "every", "no"} or not _is_made_by(sentence, phrase):
        return None
    behind = (p.phrase.start - 1 for p in phrase.parts if p.prep == "by" or p.phrase.cls == "date")
    end = min((at for at in behind if at > phrase.head), default=phrase.end)
    few = end - phrase.name_start < 2
    return None if few else (tokens.start[phrase.name_start], tokens.end[end - 1])


def _joined_statement(sentence: ReadSentence, phrase: Phrase) -> tuple[int, int] | None:
    """What another said and a speaker joins: "associates itself with the | statement made by Chad on behalf of A |"."""
    low, at = sentence.tokens.low, phrase.start
    joins = any(word.startswith(("associat", "align")) for word in low[max(0, at - 5) : at])
    if low[phrase.head] not in {"statement", "statements"} or low[at - 1 : at] != ("with",) or not joins:
        return None
    said = (f for f in sentence.frames if phrase.end <= f.start <= phrase.end + 1 and f.voice == "passive")
    by = next((f.agent[0] for f in said if f.agent and f.lemma in {"deliver", "make", "give", "read"}), None)
    if by is None or low[by.start - 1 : by.start] != ("by",):
        return None
    behind = sentence.starts.get(by.end + 3) if low[by.end : by.end + 3] == ("on", "behalf", "of") else None
    end = by.end if behind is None else behind.end
    return sentence.tokens.start[phrase.name_start], sentence.tokens.end[end - 1]


def _is_made_by(sentence: ReadSentence, phrase: Phrase) -> bool:
    """Whether a clause says who made a text and when: "terms of reference approved by the Board in 2021"."""
    return any(
        frame.dates and any(who.capital or who.cls == "state" for who in frame.agent)
        for frame in sentence.frames
        if _tells_of_making(sentence.tokens, frame) and _is_of(sentence, frame, phrase)
    )


def _tells_of_making(tokens: Tokens, frame: Frame) -> bool:
    """Whether a clause says that somebody made a text, or that it was made: "issued", "has adopted", "was signed"."""
    if not (frame.polarity and frame.lemma in name_words("making-verbs")):
        return False
    return frame.form == "participle" or frame.tense in {"past", "perfect"} or _was(tokens, frame)


def _is_of(sentence: ReadSentence, frame: Frame, phrase: Phrase) -> bool:
    """Whether a verb has the phrase as object, or is a participle right behind it and a comma."""
    behind = frame.form == "participle" and sentence.tokens.tag[frame.start - 1 : frame.start] == ","
    return phrase in frame.patient or (behind and sentence.ends.get(frame.start - 1) == phrase)


def _was(tokens: Tokens, frame: Frame) -> bool:
    return not frame.modal and any(low in {"was", "were"} for low in tokens.low[frame.start : frame.stop])


def tells_locally(tokens: Tokens, phrase: Phrase, row: HeadKind) -> bool:
    """Whether a word of the row's own makes a name of the document's: "annual report", "national action plan"."""
    return any(tokens.low[i] in row.local for i in range(phrase.name_start, phrase.head)) and (
        row.cls != "plan" or joined_before(tokens, phrase) > 0
    )


def _is_made(phrase: Phrase) -> bool:
    """Whether it is something that is launched, adopted or signed."""
    return phrase.cls in head_kinds() and phrase.cls not in {"post", "agenda", "group"}


def _is_telling(tokens: Tokens, phrase: Phrase, row: HeadKind, noun: str) -> bool:
    """Whether a complement tells which: a number, a name of more than one head noun; what is launched has a head."""
    if phrase.number:
        return True
    if row.cls == "launch" and row.kind_of(noun) != "Event" and not _is_made(phrase):
        return False
    made = head_kinds().get(phrase.cls)
    if row.cls == "launch" and made is not None and tells_locally(tokens, phrase, made):
        return True  # "launch of the second national action plan"
    return holds_capital(phrase) and not (phrase.end - phrase.name_start == 1 and head_of(tokens.low[phrase.head]))


def _is_owner(tokens: Tokens, i: int) -> bool:
    low = tokens.low[i]
    row = head_of(low)
    return low in states_of_adjective() or low in state_names() or (row is not None and row.cls not in _NAMING)
