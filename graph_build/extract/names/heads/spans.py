"""Turns a noun phrase into the extent of the name it holds: from its first proper word to its last capital part."""

from __future__ import annotations

from typing import NamedTuple

from graph_build.extract.names.heads.kinds import HeadKind, head_kinds, name_words
from graph_build.reading import (
    Part,
    Phrase,
    ReadSentence,
    Tokens,
    head_of,
    heads,
    readings_of,
    singulars,
    state_names,
    state_of_adjective,
)

_CAPITAL = frozenset("EAP")
_OWNERS = frozenset({"state", "body", "organisation", "mission", "post", "person", "open", "group", "place", ""})
_UNNUMBERED = frozenset({"post", "body", "organisation", "mission", "operation", "place", "group", "partnership"})
_CAPITAL_FIRST = frozenset({"body", "organisation", "group", "programme", "initiative", "fund", "partnership", "open"})
# Classes of texts that are told by who made them, at which meeting, on what.
_TOLD_OF = frozenset({"report", "communique", "statement", "letter"})
# Classes whose names end before the part of the world where they work.
_AT_WORK_IN = frozenset({"programme", "initiative", "partnership"})
_OWNED_BY_HOUSES = frozenset({"body", "organisation", "programme", "fund"})
_RELATING = frozenset({"relating", "concerning", "regarding", "establishing", "amending", "governing"})
_MADE_BY_BODIES = frozenset({"plan", "policy", "strategy", "report", "order", "guideline"})
_BINDING = frozenset({"treaty", "law", "order", "document"})
_IN_NAMES = frozenset("dfiO&z,o")
_AGREED = frozenset({"between", "with", "by"})


class Extent(NamedTuple):
    """Tokens of the name, its first one without an owner in the genitive, and whether it tells which of its kind."""

    start: int
    core: int
    end: int
    telling: bool


def extent_of(sentence: ReadSentence, phrase: Phrase, row: HeadKind) -> Extent | None:
    """The extent of the name in a phrase; None where nothing is left."""
    tokens = sentence.tokens
    end, complemented = _end(sentence, phrase, row)
    core = _start(sentence, phrase)
    local = [i for i in range(phrase.name_start, core) if tokens.low[i] in row.local]
    core = local[0] if local and not is_capital(tokens, phrase.head) else core
    if core >= end:
        return None
    start = _with_owner(tokens, phrase, core)
    last = phrase.head - (joined_before(tokens, phrase) if row.cls != "post" else 0)
    told = start < core or complemented or any(_tells(tokens, i) for i in range(core, min(last, end)))
    if not told and row.dated and end == phrase.end:
        dated = _over_date(sentence, end)
        return Extent(start, core, dated, dated > end)
    return Extent(start, core, end, told)


def joined_before(tokens: Tokens, phrase: Phrase) -> int:
    """How many words before the head the table of heads has together with it: one in "working group"."""
    for count in (2, 1):
        first = phrase.head - count
        joined = "-".join(tokens.low[first : phrase.head + 1]) if first >= phrase.name_start else ""
        if any(word in heads() for word in singulars(joined)):
            return count
    return 0


def _over_date(sentence: ReadSentence, end: int) -> int:
    """The end after a date: "meeting of the Council on 8 February 2005"."""
    day = sentence.starts.get(end + 1) if sentence.tokens.tag[end : end + 1] in {"O", "f", "i"} else None
    return day.end if day is not None and day.cls == "date" else end


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
    while start < phrase.head and not (_opens(tokens, start) and (is_capital(tokens, start) or _may_open(phrase))):
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


def _may_open(phrase: Phrase) -> bool:
    """Whether a name of the class may begin with a word in small letters: an event or a document, no body."""
    return phrase.cls not in _CAPITAL_FIRST


def _opens(tokens: Tokens, i: int) -> bool:
    if tokens.tag[i] in "9y":
        return tokens.tag[i] == "y" or tokens.low[i].endswith(("st", "nd", "rd", "th"))
    last = tokens.low[i].rsplit("-", 1)[-1]  # "twenty-seventh"
    return is_capital(tokens, i) or tokens.low[i] in name_words("first-words") or last in name_words("ordinals")


def is_capital(tokens: Tokens, i: int) -> bool:
    """Whether a word is written with a capital, after an apostrophe too: "d'Ivoire"."""
    return tokens.tag[i] in _CAPITAL or tokens.word[i][0].isupper() or any(c.isupper() for c in tokens.word[i][1:])


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
    if core != phrase.name_start or not tokens.word[owner.name_start][0].isupper():
        return core
    if owner.start > 0 and tokens.tag[owner.start - 1] == "f" and owner.cls in {"theme", "operation"}:
        return core
    if owner.det and owner.end - owner.name_start == 1 and owner.cls in {"mission", "body", "organisation"}:
        return core  # "the Mission's Deputy Head"
    return owner.name_start


def _end(sentence: ReadSentence, phrase: Phrase, row: HeadKind) -> tuple[int, bool]:
    """The end after the last complement that belongs to the name, and whether there is one."""
    tokens = sentence.tokens
    parts = [part for part in phrase.parts if part.prep]
    if row.happens:
        return _end_of_happening(sentence, phrase, row)
    if not parts and phrase.number is not None and row.cls in _UNNUMBERED:
        return phrase.head + 1, False
    end, taken = (parts[0].phrase.start - 1 if parts else phrase.name_end), phrase.number is not None
    for part in parts:
        whose = part.phrase.owner
        made = part.phrase.cls in _MADE_BY_BODIES and row.cls in {"body", "organisation"}
        if made and whose is not None and whose.end < part.phrase.name_start and tokens.tag[whose.end] == "g":
            return whose.end, True  # "Department of Peace Operations' Policy"
        if part.prep == "on" and _is_told_of(phrase, row):  # "report of the Secretary-General on women and peace and security"
            return part.phrase.end, True
        if row.cls in _TOLD_OF and _is_named_happening(part.phrase):
            return part.phrase.name_end, True
        if part.prep == "of" and row.cls in _OWNED_BY_HOUSES and _is_bare(tokens, part.phrase):
            return end, taken  # "Training Division of the Commission"
        if part.phrase.cls == "date" and row.cls in _TOLD_OF and _has_proper_word(tokens, phrase):
            return end, taken  # "Windhoek Declaration of May 2000"
        if not _belongs(tokens, part, row) or (part.prep == "to" and row.cls == "post" and phrase.plural):
            return end, taken
        end, taken = _part_end(tokens, part.phrase, row), True
        if end < part.phrase.name_end:
            return end, taken
        if part.phrase.cls == "date":
            return end, taken
    further = _over_clause(tokens, _over_gerund(sentence, _over_pair(sentence, end)), row)
    if row.cls == "open" and further == phrase.end:
        further = _over_preposition(sentence, phrase, end)
    return further, taken or further > end


def _is_bare(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether it is a house or an organ by its noun alone: "the Commission"."""
    alone = phrase.det == "the" and phrase.end - phrase.name_start == 1
    return alone and phrase.cls in {"body", "organisation", "mission"} and head_of(tokens.low[phrase.head]) is not None


def _has_proper_word(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a word before the head is no word of the language: a place, as a rule."""
    words = (tokens.low[i] for i in range(phrase.name_start, phrase.head) if tokens.tag[i] == "E")
    return any(not readings_of(low) and head_of(low) is None and low not in name_words("common") for low in words)


def _is_told_of(phrase: Phrase, row: HeadKind) -> bool:
    """Whether the text is told by whose it is and what it is on: "report of the Secretary-General on mediation"."""
    parts = [part for part in phrase.parts if part.prep]
    two = row.cls in _TOLD_OF and [part.prep for part in parts[:2]] == ["of", "on"]
    return two and _holds_capital(parts[0].phrase)


def _is_named_happening(phrase: Phrase) -> bool:
    """Whether it is a meeting of somebody named: "communiqué of the 10th meeting of the Council"."""
    row = head_kinds().get(phrase.cls)
    return row is not None and row.happens and row.cls != "launch" and _holds_capital(phrase)


def _over_clause(tokens: Tokens, end: int, row: HeadKind) -> int:
    """The end after "to End the Conflict and Build a Peace", after "Relating to the Status of Women"."""
    opens = tokens.low[end : end + 1] in {("to",), ("and",)} or _relates(tokens, end, row)
    at = end if opens else end - 2
    if at < 1 or at + 1 >= len(tokens):
        return end
    if not (_relates(tokens, at, row) or _is_infinitive(tokens, at) or _is_second_gerund(tokens, at)):
        return end
    last, i = end - 1, at + 1
    while i < len(tokens) and (is_capital(tokens, i) or tokens.tag[i] in _IN_NAMES):
        last = i if is_capital(tokens, i) else last
        i += 1
    return max(end, last + 1)


def _is_infinitive(tokens: Tokens, at: int) -> bool:
    verb = tokens.word[at + 1]
    return tokens.low[at] == "to" and verb[0].isupper() and "V" in readings_of(verb.lower())


def _is_second_gerund(tokens: Tokens, at: int) -> bool:
    """ "on Ending the War and Restoring Peace": the second of two gerunds in one name."""
    ending = [tokens.word[i] for i in range(max(0, at - 8), at + 2) if tokens.word[i].endswith("ing")]
    second = tokens.word[at + 1]
    return tokens.low[at] == "and" and second.endswith("ing") and len(ending) > 1 and all(w[0].isupper() for w in ending)


def _relates(tokens: Tokens, at: int, row: HeadKind) -> bool:
    """Whether "relating to" and what follows in capitals tells what a treaty or a law is on."""
    relating = row.cls in _BINDING and at < len(tokens) and tokens.low[at] in _RELATING
    return relating and any(is_capital(tokens, i) for i in range(at + 1, min(at + 4, len(tokens))))


def _end_of_happening(sentence: ReadSentence, phrase: Phrase, row: HeadKind) -> tuple[int, bool]:
    """The end after the last complement that holds a capital, a number or a date; those before may have none."""
    tokens = sentence.tokens
    end = next((part.phrase.start - 1 for part in phrase.parts if part.prep), phrase.name_end)
    taken = phrase.number is not None
    for part in (part for part in phrase.parts if part.prep):
        if row.cls == "launch" and part.prep in {"between", "with"}:
            break
        if _holds_capital(part.phrase) or part.phrase.number or (part.phrase.cls == "date" and row.dated):
            end, taken = (_part_end(tokens, part.phrase, row) if row.cls == "launch" else part.phrase.name_end), True
            if end < part.phrase.name_end:
                return end, taken
    if end == phrase.name_end == phrase.end:
        further = _over_pair(sentence, _over_preposition(sentence, phrase, end))
        return further, taken or further > end
    return end, taken


def _over_preposition(sentence: ReadSentence, phrase: Phrase, end: int) -> int:
    """The end after a capital complement that the phrase did not take: "crisis in Arland", "visit to Arland"."""
    tokens = sentence.tokens
    following = sentence.starts.get(end + 1) if end < len(tokens) and tokens.tag[end] in "fiOz" else None
    if following is None or following.cls in {"date", "pronoun"} or not _holds_capital(following):
        return end
    row = head_of(tokens.low[phrase.head])
    prep = tokens.low[end]
    takes = prep in row.grows if row is not None else prep in {"for", "on", "of"}
    happens = row is not None and row.happens
    return following.name_end if takes and (happens or is_capital(tokens, following.head)) else end


def _part_end(tokens: Tokens, phrase: Phrase, row: HeadKind) -> int:
    """The end of a complement without its own complements in small letters: "Tribunal for Arland of any persons"."""
    if phrase.number and phrase.cls in _UNNUMBERED and phrase.name_end == phrase.end:
        return phrase.head + 1
    inside = [part for part in phrase.parts if part.prep]
    end = inside[0].phrase.start - 1 if inside else phrase.name_end
    for part in inside:
        if part.prep in _AGREED or not (is_capital(tokens, part.phrase.head) or part.phrase.number):
            return end
        if part.prep == "in" and row.cls in _AT_WORK_IN and part.phrase.cls in {"place", "open"}:
            return end
        end = _part_end(tokens, part.phrase, row)
        if end < part.phrase.name_end:
            return end
    return phrase.name_end


def _belongs(tokens: Tokens, part: Part, row: HeadKind) -> bool:
    phrase = part.phrase
    if phrase.cls == "date":
        return row.dated
    if row.cls == "post" and part.prep == "in":
        return False
    inner = head_kinds().get(phrase.cls)
    if part.prep in _AGREED or (part.prep == "to" and inner is not None and inner.happens):
        return False
    return is_capital(tokens, phrase.head) or phrase.number is not None


def _holds_capital(phrase: Phrase) -> bool:
    return phrase.capital or any(_holds_capital(part.phrase) for part in phrase.parts)


def _over_pair(sentence: ReadSentence, end: int) -> int:
    """The end after "and Response to X" behind "Prevention of": two nouns that share what follows."""
    tokens = sentence.tokens
    if tokens.tag[end : end + 2] not in {"f&", "O&", "i&"} or end + 2 >= len(tokens):
        return end
    second = sentence.starts.get(end + 2)
    if second is None or not is_capital(tokens, second.head):
        return end
    if any(is_capital(tokens, p.phrase.head) for p in second.parts):
        return second.end
    third = (
        sentence.starts.get(second.end + 1) if tokens.tag[second.end : second.end + 1] in {"z", "f", "O", "i"} else None
    )
    return third.end if third is not None and is_capital(tokens, third.head) else end


def _over_gerund(sentence: ReadSentence, end: int) -> int:
    """The end after what a capital -ing word governs: "on Mainstreaming the Rights of Persons"."""
    tokens, following = sentence.tokens, sentence.starts.get(end)
    if following is None or not tokens.word[end - 1].endswith("ing") or not is_capital(tokens, end - 1):
        return end
    if not is_capital(tokens, following.head):
        return end
    end = following.end
    shared = sentence.starts.get(end + 1) if tokens.low[end : end + 1] == ("with",) else None
    return shared.end if shared is not None and shared.capital and not shared.det else end


def _tells(tokens: Tokens, i: int) -> bool:
    """Whether a word before the head tells which: a capital, or a year or an ordinal."""
    if tokens.tag[i] in "9y":
        return True
    return is_capital(tokens, i) and (i > 0 or tokens.tag[i] in _CAPITAL) and tokens.low[i] not in name_words("plain")


def has_proper(sentence: ReadSentence, phrase: Phrase, extent: Extent, row: HeadKind) -> bool:
    """Whether a name whose head has a small letter has a proper word: not only whose it is, but which it is."""
    tokens = sentence.tokens
    if tells_locally(tokens, phrase, row) or (row.happens and extent.end > phrase.end) or _is_told_of(phrase, row):
        return True
    if any("Z" in readings_of(tokens.low[i]) and not is_capital(tokens, i) for i in range(extent.core, phrase.head)):
        return False  # "NATO launches challenge"
    inside = [p for p in phrase.parts if p.prep and p.phrase.start < extent.end]
    if any(p.phrase.cls == "date" for p in inside) or (row.dated and "m" in tokens.tag[extent.core : phrase.head]):
        return True
    before = [i for i in range(extent.core, phrase.head) if is_capital(tokens, i) and row.cls != "launch"]
    if row.cls == "place":
        return bool(before)
    whose = row.cls == "report"  # a study of somebody is one of many
    told = [p for p in inside if not (whose and p.prep == "of" and p.phrase.cls in {"body", "organisation", "post"})]
    complemented = any(_is_telling(tokens, p.phrase, row, tokens.low[phrase.head]) for p in told)
    if row.small == "proper" and extent.start == extent.core:
        complemented = False
    return complemented or any(not _is_owner(tokens, i) for i in before)


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
    return _holds_capital(phrase) and not (phrase.end - phrase.name_start == 1 and head_of(tokens.low[phrase.head]))


def _is_owner(tokens: Tokens, i: int) -> bool:
    low = tokens.low[i]
    return low in state_of_adjective() or low in state_names() or head_of(low) is not None
