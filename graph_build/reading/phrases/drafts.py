"""Turns the tags of a sentence into drafts of phrases: determiner, modifiers, head, with nothing attached yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from graph_build.reading.lexicon.forms import lemma_of, readings_of
from graph_build.reading.lexicon.heads import Head, head_of, heads, singulars
from graph_build.reading.lexicon.sets import word_set
from graph_build.reading.lexicon.states import state_names, states_of_adjective
from graph_build.reading.lexicon.tags import closed
from graph_build.reading.records import Part, Phrase, Tokens

CAPITALS = frozenset("EAP")
NOMINAL = frozenset("NSEAP")
_APPOINTING = word_set("verbs-of-appointing")
_MANY = frozenset({"we", "they", "them", "us"})
_FROM_NOW = frozenset({"last", "next", "this", "past", "coming"})
_STRETCHES = frozenset({"week", "day", "month", "year", "decade"})
_HONORIFICS = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "mx", "mx.", "mme", "dr", "dr.", "h.e.", "prof."})
_TITLES = frozenset({"post", "rank"})
_MARKS_BEFORE = 3
_APPOINTED = 2  # words of the shortest name
_LONGEST_ADJECTIVE = 2
_PLACED = frozenset({"mission", "operation", "body"})

# Adjectives in a row before a noun are one step: "full, equal and safe participation". Counts are bounded, so that no
# text makes the search slow.
_STEP = r"(?:J(?:,r?J){0,6}+,?&r?J(?=[JNSEAP9])|r?J|9|y(?=[JNSEAP9]))"
_CORE = rf"(?:{_STEP}{{0,12}}+[NSEAP]{{1,24}}+){{1,8}}+"
_NUMBER = r"(?:9(?!m)(?:\(y\))?|\(y\)|y(?![NSEAP]))?+"
_BASE = rf"[dqao]{{0,2}}+(?:9?m(?:9)?,?y?(?=[JNSEAP]))?{_CORE}{_NUMBER}"
_DATE = r"d?9(?=fm)fm(?:,?y)?+|9(?:[&\-i]9)?+f?m(?:,?y)?+|m9(?:[&\-i]9)?+(?:,?y)?+|mf?,?y|m|y(?![JNSEAP])(?:[&\-i]y)?+"
CHUNK = re.compile(
    rf"(?=[dqaoJ9mypkNSEAPr])(?:(?P<date>{_DATE})|(?P<noun>{_BASE}(?:g{_CORE}{_NUMBER}){{0,4}}+)|(?P<elliptic>9\(y\))|(?P<pronoun>[pk]|[qa])"
    rf"|(?P<number>[dqa]?9))"
)


class Draft:
    """A phrase while it grows; the fields are those of a Phrase.

    A plain class: most fields keep the value of the class, and a quarter of all words open a draft.
    """

    det = ""
    plural = False
    owner: Phrase | None = None
    number: str | None = None
    year: str | None = None
    aliases: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    title: Phrase | None = None
    grown: tuple[tuple[int, str], ...] = ()
    depth = 0

    def __init__(self, start: int, end: int, head: int, cls: str, row: Head | None = None) -> None:
        self.start = self.name_start = start
        self.end = self.name_end = end
        self.head = head
        self.cls = cls
        self.row = row
        self.capital = False

    def finish(self) -> Phrase:
        """The phrase."""
        return Phrase(
            self.start, self.end, self.head, self.cls, self.name_start, self.name_end, self.det, self.plural,
            self.capital, self.owner, self.number, self.year, self.aliases, self.parts, self.title, (), self.grown,
        )  # fmt: skip


def drafts(tokens: Tokens) -> list[Draft]:
    """The phrases of a sentence in order, none overlapping, before they grow."""
    tag = tokens.tag
    held = not _HONORIFICS.isdisjoint(tokens.low)
    out: list[Draft] = []
    for match in CHUNK.finditer(tag):
        start, end = match.span()
        kind = match.lastgroup
        if kind == "noun":
            if tag[start] == "y" and " ".join(tokens.low[start + 1 : end]) in state_names():  # "by 2022 Denmark"
                out.append(Draft(start, start + 1, start, "date"))
                start += 1
            parted = _time_after(tokens, start, end) or _post_after(tokens, start, end)
            parted = parted or (_holder_after(tokens, start, end) if held else 0)
            out += [_noun(tokens, start, parted), _noun(tokens, parted, end)] if parted else [_noun(tokens, start, end)]
        elif kind == "elliptic":
            draft = Draft(start, end, start, "resolution", head_of("resolution"))
            draft.number, draft.year = tokens.slice(start, end), tokens.word[end - 2]
            out.append(draft)
        else:
            draft = Draft(start, end, end - 1, kind or "")
            draft.plural = kind == "pronoun" and (
                tag[start] == "a" or tokens.low[start] in {"we", "they", "them", "us"}
            )
            out.append(draft)
    return out


def _time_after(tokens: Tokens, start: int, end: int) -> int:
    """Where "last year" begins right after a noun, 0 where it does not: "joined the Board last year"."""
    at = end - 2
    if at <= start or tokens.low[at] not in {"last", "next"} or tokens.tag[at - 1] not in NOMINAL:
        return 0
    row = head_of(tokens.low[end - 1])
    return at if row is not None and row.cls == "time" else 0


def _post_after(tokens: Tokens, start: int, end: int) -> int:
    """Where the post begins to which a person is appointed: "appointed Anna Kask Executive Director of the Fund"."""
    row = head_of(tokens.low[end - 1]) if end - start > _APPOINTED else None
    if row is None or row.cls != "post" or lemma_of(tokens.low[start - 1]) not in _APPOINTING:
        return 0
    at = start
    while at < end - 1 and is_unknown(tokens, at):
        at += 1
    return at if at - start > 1 and at < end and all(tokens.tag[i] in "EP" for i in range(at, end)) else 0


def _holder_after(tokens: Tokens, start: int, end: int) -> int:
    """Where somebody begins whose post ends right before: "the Minister of Ports Mr. Ian Kask"; 0 where nobody does."""
    at = next((i for i in range(start + 1, end - 1) if tokens.low[i] in _HONORIFICS), 0)
    row = head_of(tokens.low[at - 1].rstrip(".")) if at else None
    titled = row is not None and row.cls in _TITLES  # "Foreign Minister Dr. Kask"
    return 0 if titled or tokens.tag[at + 1 : at + 2] != "E" else at


def is_unknown(tokens: Tokens, i: int) -> bool:
    """Whether a word in capitals is none of the language, as most names of persons are."""
    low = tokens.low[i]
    return tokens.tag[i] == "E" and head_of(low) is None and low not in closed() and not readings_of(low)


def _noun(tokens: Tokens, start: int, end: int) -> Draft:
    """A noun phrase, its owner in the genitive apart."""
    tag = tokens.tag
    genitive = tag.rfind("g", start, end)
    owner = _noun(tokens, start, genitive).finish() if genitive > start else None
    first = genitive + 1 if owner is not None else start
    det = ""
    while owner is None and first < end - 1 and tag[first] in "dqao":
        det = det or tokens.low[first]
        first += 1
    head, number, year = _head(tokens, first, end)
    row = _row(tokens, first, head)
    cls = "" if row is None else "time" if _is_near_time(tokens, first, head) else row.cls
    draft = Draft(start, end, head, cls, row)
    draft.name_start, draft.det, draft.plural = first, det, tag[head] in "SP"
    if "/" in tokens.word[end - 1] and _is_symbol(tokens.word[end - 1]):
        draft.name_end = head + 1
    if owner is not None:
        draft.owner = owner
    if number is not None:
        draft.number, draft.year = number, year
    opens = start <= _MARKS_BEFORE and not tag[:start].strip('"(#-')  # a quotation or an item may begin with it, too
    if (opens and tokens.word[head][0].isupper()) or not CAPITALS.isdisjoint(tag[first:end]):
        _capital(tokens, draft, first, head)
    return draft


def _is_near_time(tokens: Tokens, first: int, head: int) -> bool:
    """Whether a day or week is one told from now: "last week", no "Week of Action"."""
    return head == first + 1 and tokens.low[first] in _FROM_NOW and tokens.low[head] in _STRETCHES


def _capital(tokens: Tokens, draft: Draft, first: int, head: int) -> None:
    """What capitals tell: that it is a name, a state, whose adjective stands in it, which name is inside it."""
    draft.capital = not CAPITALS.isdisjoint(tokens.tag[first : head + 1]) or draft.number is not None
    if tokens.word[head][0].isupper() and " ".join(tokens.low[first : head + 1]) in state_names():
        draft.cls = "state"
    elif draft.row is None and draft.capital:
        draft.cls = "open"
    if draft.owner is None and draft.capital and head > first:
        draft.owner = _adjectival_owner(tokens, first, head)
        _inner(tokens, draft, first, head)


def _inner(tokens: Tokens, draft: Draft, first: int, head: int) -> None:
    """A name inside the name: one that ends in a head of its own, a state, a short form at the front.

    "United Nations Security Council Resolution", "NATO Committee". The longest is the first part, with no preposition.
    """
    for i in range(head - 1, first - 1, -1):
        row = head_of(tokens.low[i])
        named = row is not None and row.acts and row.cls != "group" and tokens.tag[i] in "EA"
        if named or (i == first and tokens.tag[i] == "A"):
            cls = row.cls if row is not None and named else "open"
            inner = Phrase(first, i + 1, i, cls, first, i + 1, capital=True)
            draft.parts = (Part("", inner),)
            draft.owner = draft.owner or inner
            return


def _row(tokens: Tokens, first: int, head: int) -> Head | None:
    """The row of the head noun, of the two last words where the table has them together: "working group"."""
    if head == first and _is_short_form(tokens, head):
        return None
    return _row_of(tokens.low[max(first, head - 2) : head + 1])


@lru_cache(maxsize=65536)
def _row_of(last: tuple[str, ...]) -> Head | None:
    for count in range(len(last), 1, -1):
        row = next((heads()[word] for word in singulars("-".join(last[-count:])) if word in heads()), None)
        if row is not None:
            return row
    return head_of(last[-1])


def _is_short_form(tokens: Tokens, at: int) -> bool:
    """Whether a head noun in capitals is a short form, "ACT will train": in a sentence that is not all in capitals."""
    return tokens.tag[at] == "A" and any(word.isalpha() and word.islower() for word in tokens.word)


def _head(tokens: Tokens, first: int, end: int) -> tuple[int, str | None, str | None]:
    """Head noun, its number and its year."""
    tag, head = tokens.tag, end - 1
    while head > first and _is_symbol(tokens.word[head]) and tag[head - 1] in NOMINAL:
        head -= 1  # "the Security Council S/PRST/2031/1"
    if tag[head] in NOMINAL:
        return head - _is_placed(tokens, first, head), None, None
    while head > first and tag[head] not in NOMINAL:
        head -= 1
    year = next((tokens.word[i] for i in range(head + 1, end) if tag[i] == "y"), None)
    return head, tokens.slice(head + 1, end), year


def _is_symbol(word: str) -> bool:
    return "/" in word and any(c.isdigit() for c in word)


def _is_placed(tokens: Tokens, first: int, head: int) -> bool:
    """Whether the last word is the state where a mission or an office is: "Advisory Mission Arland"."""
    if head - 1 <= first or tokens.tag[head - 1] != "E" or tokens.low[head] not in state_names():
        return False
    row = head_of(tokens.low[head - 1])
    return row is not None and row.cls in _PLACED


def _adjectival_owner(tokens: Tokens, first: int, head: int) -> Phrase | None:
    """The state whose adjective stands before the head: "the Jordanian plan", "the South Sudanese authorities"."""
    for i in range(first, head):
        for end in range(min(i + _LONGEST_ADJECTIVE, head), i, -1):
            if " ".join(tokens.low[i:end]).replace("-", " ") in states_of_adjective():
                return Phrase(i, end, end - 1, "state", i, end, capital=True)
    return None


def phrase_words(tokens: Tokens, start: int, end: int) -> Iterator[str]:
    """Words of a span that count for initials: no determiners, no small words."""
    for i in range(start, end):
        if tokens.word[i][0].isalpha() and tokens.tag[i] not in "dofiOBz&":
            yield tokens.word[i]
