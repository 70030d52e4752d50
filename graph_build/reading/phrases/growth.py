"""Turns the tokens of a sentence into its noun phrases, grown over of, for, on, commas and "and" as the head allows."""

from __future__ import annotations

from graph_build.reading.lexicon.heads import head_of
from graph_build.reading.lexicon.sets import word_set
from graph_build.reading.phrases.apposition import appose
from graph_build.reading.phrases.drafts import CAPITALS, Draft, drafts
from graph_build.reading.phrases.persons import is_called, name_after_post, split_title
from graph_build.reading.phrases.short_forms import bracket_after, hoisted, spells
from graph_build.reading.phrases.takes import NAMED_LAST, SUBJECTS_IN, is_last_head, takes, takes_of
from graph_build.reading.records import Part, Phrase, Tokens

_DEEPEST = 8
_SUBJECTS = word_set("classes-in-lists")
_OF_THE_SAME = frozenset({"state", "open", "group", "theme", "", "body", "organisation"})
_CONNECTING = frozenset("fiO")
_STUDIED = frozenset({"studies", "analysis", "research"})  # "Institute for Peace and Gender Studies"
_GOVERNED = frozenset({"administration", "services", "government"})  # "Ministry of Interior and Local Government"
_BETWEEN_FIELDS = frozenset({",", "&", ",&", "O", "i", "f"})
_FIELDS = frozenset({"body", "organisation", "theme", "group", "open", "", "event", "policy", "law", "training"})
_PLACING = frozenset({"at", "in"})
_ENACTED = frozenset({"law", "treaty", "document"})
_ENDED = frozenset({"date", "number"})
_OFFICES = frozenset({"body", "post"})
_HOUSES = frozenset({"body", "organisation", "mission"})
_PERSONS = frozenset({"group", "post"})


def read_phrases(tokens: Tokens) -> tuple[Phrase, ...]:
    """Top phrases in order, none overlapping: each is the longest that its head allows.

    Built from right to left: what a phrase takes in has already taken in what follows it, and time grows with length.
    """
    tag, base = tokens.tag, drafts(tokens)
    stack: list[Draft] = []
    while base:
        draft = base.pop()
        if draft.capital and draft.head > draft.name_start:
            _take_left_list(tokens, draft, base)
            split_title(tokens, draft)
        if tag[draft.end : draft.end + 1] == "(":
            bracket_after(tokens, draft, stack)
        if stack and draft.cls == "number" and _is_part_of(tokens, draft, stack[-1]):
            stack[-1].start, stack[-1].plural = draft.start, tokens.low[draft.start] != "one"
            continue
        if stack and draft.cls in _ENACTED and draft.capital and _is_of_year(tokens, draft, stack[-1]):
            draft.end = stack.pop().end
        if stack and _is_subtitled(tokens, draft, stack[-1]):
            _attach(tokens, draft, stack, "on")
        if stack and draft.cls not in _ENDED and (tag[draft.end] in _CONNECTING or draft.aliases):
            _grow(tokens, draft, stack)
        if stack and draft.cls == "post":
            _take_field(tokens, draft, stack)
        stack.append(draft)
    stack.reverse()
    if "9" in tag:
        _name_ellipses(tokens, stack)
    return appose(tokens, [d.finish() for d in stack])


def _take_field(tokens: Tokens, draft: Draft, stack: list[Draft]) -> None:
    """The field of a post between it and its holder: "the Director, Women and Gender Affairs, Mrs Anna Berg"."""
    position, count = draft.end, 0
    while count < min(len(stack), _DEEPEST):
        item, gap = stack[-1 - count], tokens.tag[position : stack[-1 - count].start]
        if item.cls == "person" and item.title is not None and gap == ",":
            break
        listed = gap == "," if count == 0 else gap in _BETWEEN_FIELDS
        if not listed or item.det or item.cls not in _FIELDS or not tokens.word[item.start][0].isupper():
            return
        position, count = item.end, count + 1
    else:
        return
    for _ in range(count):
        item = stack.pop()
        draft.parts += (Part(",", item.finish()),)
        draft.end, draft.name_end = item.end, item.name_end


def _is_of_year(tokens: Tokens, law: Draft, following: Draft) -> bool:
    """Whether a bare year behind a comma tells which law it is: "under the Ports Act, 2012, and"."""
    behind = tokens.tag[law.end : following.end + 1]
    return following.start == law.end + 1 and behind[:2] == ",y" and behind[2:] in {"", ",", ".", ";", ")", "&"}


def _is_subtitled(tokens: Tokens, draft: Draft, following: Draft) -> bool:
    """ "UNSC Resolution 1325 - Women, Peace and Security": a dash before what a resolution is called."""
    called = following.cls == "theme" and not following.det and tokens.word[following.start][0].isupper()
    apart = tokens.tag[draft.end : following.start] == "-"
    return called and apart and draft.cls == "resolution" and bool(draft.number)


def _is_part_of(tokens: Tokens, draft: Draft, following: Draft) -> bool:
    """ "One of the four divisions of the Institute" is a division: a count out of several is a thing of their kind."""
    several = following.plural and bool(following.det) and tokens.tag[draft.start : draft.end] == "9"
    return several and tokens.word[draft.start].isalpha() and tokens.tag[draft.end : following.start] == "f"


def _grow(tokens: Tokens, draft: Draft, stack: list[Draft]) -> None:
    """Takes phrases to the right in, as long as the head allows."""
    while stack and draft.depth < _DEEPEST:
        following = stack[-1]
        gap = tokens.tag[draft.end : following.start]
        if gap == "" and draft.aliases and _goes_on(draft, following):
            if _is_of_longer(tokens, draft):
                break
            first = draft.finish()
            draft.parts, draft.aliases = (Part("", first),), ()
            if draft.cls in _HOUSES:
                draft.owner = first
            _rename(draft, stack.pop())
            continue
        if len(gap) != 1 or gap not in "fiO" or following.depth >= _DEEPEST:
            break
        prep = tokens.low[draft.end]
        if not (takes_of(draft, following) if gap == "f" else takes(tokens, draft, following, prep)):
            if following.capital:
                draft.grown += ((following.end, prep),)
            break
        if prep not in _PLACING and name_after_post(tokens, draft, following):
            stack.pop()
            break
        _attach(tokens, draft, stack, prep)
        _take_list(tokens, draft, stack)


def _goes_on(draft: Draft, following: Draft) -> bool:
    """ "Voices of Youth (VOY) programme": the noun after the bracket says what it is."""
    return not following.det and following.owner is None and following.row is not None and following.cls in NAMED_LAST


def _is_of_longer(tokens: Tokens, draft: Draft) -> bool:
    """Whether the bracket is that of a name which ends in these words: "Union of West Ports (UWP) Plan"."""
    own = spells(tokens, draft.name_start, draft.name_end, draft.aliases[-1])
    return not own and tokens.tag[draft.start - 1 : draft.start] in {"f", "i"}


def _rename(draft: Draft, following: Draft) -> None:
    draft.end, draft.name_end = following.end, following.name_end
    draft.head, draft.cls, draft.row, draft.plural = following.head, following.cls, following.row, following.plural


def _attach(tokens: Tokens, draft: Draft, stack: list[Draft], prep: str) -> None:
    following = stack.pop()
    draft.grown += ((draft.end, prep),)
    part = hoisted(tokens, draft, following.finish())
    draft.parts += (Part(prep, part),)
    draft.end, draft.name_end = following.end, following.name_end
    draft.depth = max(draft.depth, following.depth + 1)
    draft.capital = draft.capital or (following.capital and tokens.tag[draft.head] in CAPITALS)
    plain = draft.row is None or is_last_head(tokens, draft, following, prep)
    # "Dr Anna Berg of Harbour University", with or without the name known as one token.
    plain = plain and draft.cls != "person" and " " not in tokens.word[draft.head]
    if plain and draft.capital and following.capital and not following.det and part.cls in NAMED_LAST:
        _rename(draft, following)  # "the Voices of Change Initiative"
    elif prep == "of" and draft.cls != "date":
        _own(draft, part)


def _own(draft: Draft, part: Phrase) -> None:
    """An of-phrase that names an actor tells whose the thing is; one that ends in such a phrase, too."""
    last = part
    while last.parts and last.parts[-1].prep == "of":
        last = last.parts[-1].phrase
    if part.cls == "date":
        draft.year = draft.year or None
    elif draft.owner is None:
        owner = next((p for p in (last, part) if p.cls == "state" or (p.capital and _acts(p))), None)
        draft.owner = owner


def _acts(part: Phrase) -> bool:
    return part.cls in {"body", "organisation", "mission", "operation", "partnership", "open", "post", "person"}


def _take_list(tokens: Tokens, draft: Draft, stack: list[Draft]) -> None:
    """Further subjects joined to the last one: "Bureau of Democracy, Human Rights, and Labor", "of women and girls"."""
    last = draft.parts[-1].phrase
    count, joined = 0, False
    position = draft.end
    while count < min(len(stack), _DEEPEST) and not joined:
        item = stack[-1 - count]
        gap = tokens.tag[position : item.start]
        if gap not in {",", "&", ",&"} or not _joins(tokens, draft, last, item):
            return
        joined = gap.endswith("&") or (item.cls == "theme" and "and" in tokens.low[item.name_start : item.end])
        position = item.end
        count += 1
    if joined:
        for _ in range(count):
            item = stack.pop()
            draft.grown += ((draft.end, "and"),)
            draft.parts += (Part("and", item.finish()),)
            draft.end, draft.name_end = item.end, item.name_end


def _joins(tokens: Tokens, draft: Draft, last: Phrase, item: Draft) -> bool:
    if _shares_a_head(tokens, draft, last, item):
        return True
    if item.det or item.cls in {"date", "pronoun", "number", "person", "post"} or item.title is not None:
        if item.det == "the" and item.cls == "theme" and item.title is None:  # "for Family and the Promotion of Women"
            office = draft.capital and draft.cls in _OFFICES | {"organisation", "mission"}
            return office and item.capital and last.capital and not last.det and tokens.word[item.head][0].isupper()
        republic = item.cls == "place" and item.owner is not None and draft.cls == "group"
        return item.det == "the" and (item.cls == "state" or republic) and last.cls in {"state", "open"}
    if draft.cls == "post" and is_called(tokens, item):  # "the Minister of Defence, Anna Kask, and Lena Holt"
        return False
    if last.capital and item.capital and draft.row is not None and draft.row.lists and draft.capital:
        named = (item.cls in _SUBJECTS or _is_field(tokens, item)) and tokens.tag[item.head] != "A"
        named = named or (draft.cls == "body" and tokens.low[item.head] in _STUDIED | _GOVERNED)
        office = last.cls == "body" and not last.det and draft.cls in _OFFICES
        dealt_with = office or last.cls in _SUBJECTS or _is_field(tokens, last)
        return (named and dealt_with) or item.cls == last.cls == "state"
    same = item.cls == last.cls or (item.row is None) == (last.cls == "")
    return same and item.capital == last.capital and item.cls in _OF_THE_SAME and item.plural == last.plural


def _is_field(tokens: Tokens, phrase: Phrase | Draft) -> bool:
    """Whether it is a happening by one word, which is a field of work beside others: "for Dialogue, Land and Peace"."""
    head = head_of(tokens.low[phrase.head])
    return phrase.end - phrase.start == 1 and head is not None and head.happens


def _shares_a_head(tokens: Tokens, draft: Draft, last: Phrase, item: Draft) -> bool:
    """Whether a number or a name that seldom stands in a list does here: "Resolutions 1325 and 1820"."""
    if not draft.capital or not last.capital or item.det or draft.row is None:
        return False
    if last.cls == "resolution" and last.plural and item.cls in {"resolution", "number"}:
        item.number = item.number or tokens.slice(item.start, item.end)
        return True
    if last.cls == item.cls == "resolution" and item.capital and item.plural:
        return not item.number  # "Resolution 1325 and Related Resolutions"
    if draft.cls == "body" and last.cls == "post" and tokens.low[item.name_start : item.end] == ("cabinet",):
        return True  # "Department of the Prime Minister and Cabinet"
    both = item.capital and item.plural and last.plural and {last.cls, item.cls} <= _PERSONS
    return both and draft.row.lists  # "Network of Women Negotiators and Mediators"


def _take_left_list(tokens: Tokens, draft: Draft, base: list[Draft]) -> None:
    """Subjects left of the head: "the Peace, Security, and Governance Forum" is one name under one determiner."""
    row = draft.row
    if row is None or not row.lists or draft.det or tokens.tag[draft.head] not in "EA" or draft.cls == "post":
        return
    position, count, first = draft.start, 0, draft.start
    while count < min(len(base), _DEEPEST):
        item = base[-1 - count]
        gap = tokens.tag[item.end : position]
        paired = count == 0 and gap == "," and "and" in tokens.low[position : draft.head]
        joins = gap in {"&", ",&"} or paired if count == 0 else gap == ","
        if not joins or not item.capital or item.cls not in _SUBJECTS:
            break
        if tokens.tag[item.head] == "A" or (tokens.tag[item.head] == "P" and item.cls not in {"theme", "group"}):
            break
        glued = count == 0 and tokens.word[position - 1] == "&"  # "Peace & Security Division"
        position, count, first = item.start, count + 1, item.name_start
        if glued or item.det == "the" or (_is_owned(tokens, item) and item.cls in SUBJECTS_IN):
            draft.start, draft.det, draft.name_start = item.start, item.det, first
            draft.owner = item.owner or draft.owner
            del base[-count:]
            return


def _is_owned(tokens: Tokens, item: Draft) -> bool:
    """Whether somebody owns what begins here: "its Trade and Security Council", "Arland's Women and Girls Strategy"."""
    return tokens.tag[item.start] == "o" or (item.owner is not None and item.owner.end < item.name_start)


def _name_ellipses(tokens: Tokens, stack: list[Draft]) -> None:
    """ "resolutions 1674 (2006), 1612 (2005)": a number alone is what the plural before it says."""
    last: Draft | None = None
    before: Draft | None = None
    for draft in stack:
        if draft.cls == "number" and last is not None and _in_list(tokens, before, draft):
            draft.cls, draft.row, draft.capital = last.cls, last.row, False
            draft.number = draft.number or tokens.slice(draft.start, draft.end)
        elif draft.number and head_of(tokens.low[draft.head]) is not None:
            last = draft
        before = draft


def _in_list(tokens: Tokens, before: Draft | None, draft: Draft) -> bool:
    """Whether a bare number goes on with the numbered thing before it: "resolutions 1325 and 1820"."""
    if before is None or not before.number or tokens.tag[before.end : draft.start] not in {",", "&", ",&"}:
        return False
    return draft.end - draft.start == 1 and tokens.word[draft.start].isdigit() and len(tokens.word[draft.start]) > 2
