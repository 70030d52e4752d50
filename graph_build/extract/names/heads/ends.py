"""Turns a noun phrase into the end of the name it holds: after the last complement that belongs to the name."""

from __future__ import annotations

from graph_build.extract.names.heads.capitals import holds_capital, is_capital
from graph_build.extract.names.heads.kinds import HeadKind, head_kinds, name_words
from graph_build.reading import Part, Phrase, ReadSentence, Tokens, head_of, readings_of

UNNUMBERED = frozenset({"post", "body", "organisation", "mission", "operation", "place", "group", "partnership"})
# Classes of texts that are told by who made them, at which meeting, on what.
_TOLD_OF = frozenset({"report", "communique", "statement", "letter"})
# Classes whose names end before the part of the world where they work.
_AT_WORK_IN = frozenset({"programme", "initiative", "partnership"})
_OWNED_BY_HOUSES = frozenset({"body", "organisation", "programme", "fund"})
_MADE_BY_BODIES = frozenset({"plan", "policy", "strategy", "report", "order", "guideline"})
_ON_SUBJECTS = frozenset({"plan", "strategy", "policy"})  # "second national action plan on women and peace"
_RELATING = frozenset({"relating", "concerning", "regarding", "establishing", "amending", "governing"})
_BINDING = frozenset({"treaty", "law", "order", "document"})
_IN_NAMES = frozenset("dfiO&z,o")
_OF_COUNTRIES = frozenset({"representative", "coordinator", "ambassador", "director", "delegate"})
_AGREED = frozenset({"between", "with", "by"})


def end_of(sentence: ReadSentence, phrase: Phrase, row: HeadKind) -> tuple[int, bool]:
    """The end after the last complement that belongs to the name, and whether there is one."""
    tokens = sentence.tokens
    parts = [part for part in phrase.parts if part.prep]
    if row.happens:
        return _end_of_happening(sentence, phrase, row)
    if not parts and phrase.number is not None and row.cls in UNNUMBERED:
        return phrase.head + 1, False
    end, taken = (parts[0].phrase.start - 1 if parts else phrase.name_end), phrase.number is not None
    if phrase.aliases and "(" in tokens.tag[phrase.head : end]:
        end, parts = tokens.tag.index("(", phrase.head), []  # "Peace Council (PC) of the Union (U)"
    for part in parts:
        told = _told_end(tokens, phrase, part, row)
        if told:
            return told, True
        if not _belongs(tokens, phrase, part, row):
            return end, taken
        end, taken = _part_end(tokens, part.phrase, row), True
        if row.cls == "post" and part.prep == "in":
            end = _with_others(part.phrase, end)
        if end < part.phrase.name_end or part.phrase.cls == "date":
            return end, taken
    further = _over_clause(tokens, _over_gerund(sentence, _over_pair(sentence, end)), row, phrase.name_start)
    if row.cls == "open" and further == phrase.end:
        further = _over_preposition(sentence, phrase, end)
    return further, taken or further > end


def _told_end(tokens: Tokens, phrase: Phrase, part: Part, row: HeadKind) -> int:
    """The end of a name that this complement closes, 0 where it closes none."""
    inner, whose = part.phrase, part.phrase.owner
    made = inner.cls in _MADE_BY_BODIES and row.cls in {"body", "organisation"}
    if made and whose is not None and whose.end < inner.name_start and tokens.tag[whose.end] == "g":
        return whose.end  # "Department of Peace Operations' Policy"
    if part.prep == "on" and is_told_of(phrase, row):
        joined = [p.phrase.end for p in phrase.parts if p.prep == "and" and p.phrase.start > inner.start]
        return max(inner.end, *joined, 0)  # "report of the Secretary-General on Children and Armed Conflict"
    return inner.name_end if row.cls in _TOLD_OF and _is_named_happening(inner) else 0


def _is_bare(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether it is a house or an organ by its noun alone: "the Commission"."""
    alone = phrase.det == "the" and phrase.end - phrase.name_start == 1
    return alone and phrase.cls in {"body", "organisation", "mission"} and head_of(tokens.low[phrase.head]) is not None


def _has_proper_word(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a word before the head is no word of the language: a place, as a rule."""
    words = (tokens.low[i] for i in range(phrase.name_start, phrase.head) if tokens.tag[i] == "E")
    return any(not readings_of(low) and head_of(low) is None and low not in name_words("common") for low in words)


def is_told_of(phrase: Phrase, row: HeadKind) -> bool:
    """Whether the text is told by whose it is and what it is on: "report of the Secretary-General on mediation"."""
    parts = [part for part in phrase.parts if part.prep]
    two = row.cls in _TOLD_OF and [part.prep for part in parts[:2]] == ["of", "on"]
    return two and holds_capital(parts[0].phrase)


def _is_named_happening(phrase: Phrase) -> bool:
    """Whether it is a meeting of somebody named: "communiqué of the 10th meeting of the Council"."""
    row = head_kinds().get(phrase.cls)
    return row is not None and row.happens and row.cls != "launch" and holds_capital(phrase)


def _over_clause(tokens: Tokens, end: int, row: HeadKind, first: int) -> int:
    """The end after "to End the Conflict and Build a Peace", after "Relating to the Status of Women"."""
    opens = tokens.low[end : end + 1] in {("to",), ("and",)} or _relates(tokens, end, row)
    at = end if opens else end - 2
    if at < 1 or at + 1 >= len(tokens):
        return end
    if not (_relates(tokens, at, row) or _is_infinitive(tokens, at) or _is_second_gerund(tokens, at, first)):
        return end
    last, i = end - 1, at + 1
    while i < len(tokens) and (is_capital(tokens, i) or tokens.tag[i] in _IN_NAMES):
        last = i if is_capital(tokens, i) else last
        i += 1
    return max(end, last + 1)


def _is_infinitive(tokens: Tokens, at: int) -> bool:
    verb = tokens.word[at + 1]
    return tokens.low[at] == "to" and verb[0].isupper() and "V" in readings_of(verb.lower())


def _is_second_gerund(tokens: Tokens, at: int, first: int) -> bool:
    """ "on Ending the War and Restoring Peace": the second of two gerunds in one name."""
    ending = [tokens.word[i] for i in range(max(first, at - 8), at + 2) if tokens.word[i].endswith("ing")]
    both = tokens.low[at] == "and" and tokens.word[at + 1].endswith("ing") and len(ending) > 1
    return both and all(word[0].isupper() for word in ending)


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
        if holds_capital(part.phrase) or part.phrase.number or (part.phrase.cls == "date" and row.dated):
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
    if following is None or following.cls in {"date", "pronoun"} or not holds_capital(following):
        return end
    row = head_of(tokens.low[phrase.head])
    prep = tokens.low[end]
    takes = prep in row.grows if row is not None else prep in {"for", "on", "of"}
    happens = row is not None and row.happens
    return following.name_end if takes and (happens or is_capital(tokens, following.head)) else end


def _part_end(tokens: Tokens, phrase: Phrase, row: HeadKind) -> int:
    """The end of a complement without its own complements in small letters: "Tribunal for Arland of any persons"."""
    if phrase.number and phrase.cls in UNNUMBERED and phrase.name_end == phrase.end:
        return phrase.head + 1
    inside = [part for part in phrase.parts if part.prep]
    end = inside[0].phrase.start - 1 if inside else phrase.name_end
    for part in inside:
        if part.prep in _AGREED or not (is_capital(tokens, part.phrase.head) or part.phrase.number):
            return end
        if part.prep == "in" and row.cls in _AT_WORK_IN and part.phrase.cls in {"place", "open"}:
            return end
        if part.prep == "at" and row.cls == "post":  # "Adviser to the Commander of the Force at Camp Marlin"
            return end
        end = _part_end(tokens, part.phrase, row)
        if end < part.phrase.name_end:
            return end
    return phrase.name_end


def _belongs(tokens: Tokens, whole: Phrase, part: Part, row: HeadKind) -> bool:
    """Whether a complement is part of the name, and not only whose it is, when it was made or where it works."""
    phrase = part.phrase
    if phrase.cls == "date":
        return row.dated and not (row.cls in _TOLD_OF and _has_proper_word(tokens, whole))
    bare = part.prep == "of" and row.cls in _OWNED_BY_HOUSES and _is_bare(tokens, phrase)
    if bare or (row.cls == "body" and part.prep == "for" and _is_a_states(tokens, phrase)):
        return False  # "Training Division of the Commission", "Gender Office for Arland's Ministry of Ports"
    if row.cls == "post" and _tells_where(whole, part) and not _is_for_country(tokens, whole, part):
        return False
    if row.cls == "mission" and part.prep == "in" and whole.head == whole.name_start:
        return False  # "the headquarters of the Mission in Port Adal"
    inner = head_kinds().get(phrase.cls)
    if part.prep in _AGREED or (part.prep == "to" and inner is not None and inner.happens):
        return False
    on_subject = part.prep in {"on", "for", "and"} and phrase.cls == "theme" and row.cls in _ON_SUBJECTS
    return is_capital(tokens, phrase.head) or phrase.number is not None or on_subject


def _tells_where(post: Phrase, part: Part) -> bool:
    """Whether a complement tells where holders of a post work: "Women's Protection Advisers of the Mission"."""
    if part.prep != "of":
        return part.prep in {"in", "at"} or (part.prep == "to" and post.plural)
    told = post.plural and post.head > post.name_start + 1  # no "Secretaries of the Departments"
    return told and part.phrase.cls in {"body", "mission"}


def _with_others(where: Phrase, end: int) -> int:
    """The end after further countries: "Representative in Arland and Borland"."""
    others = [p.phrase for p in where.parts if p.prep == "and" and p.phrase.cls in {"state", "place", "open"}]
    return max([end, *(other.end for other in others)])


def _is_a_states(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a house is a state's by the state in the genitive before it."""
    owner = phrase.owner
    whose = owner is not None and owner.cls == "state" and tokens.tag[owner.end : owner.end + 1] == "g"
    return whose and phrase.cls == "body"


def _is_for_country(tokens: Tokens, post: Phrase, part: Part) -> bool:
    """Whether a post is one of several by the country that it is for: "UN Women Representative in Arland"."""
    where = part.prep == "in" and part.phrase.cls in {"state", "place", "open"} and part.phrase.det in {"", "the"}
    one = is_capital(tokens, post.head) and not post.plural and tokens.low[post.head] in _OF_COUNTRIES
    return where and one and post.head > post.name_start


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
