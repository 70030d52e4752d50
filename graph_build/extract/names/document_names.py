"""Turns the names of a first reading into names looked for in the second: acronyms, bracketed short names, persons."""

from __future__ import annotations

import re
from collections.abc import Iterable

from graph_build.extract.folding import fold, is_acronym
from graph_build.extract.names.forms import find_shapes
from graph_build.extract.names.heads import names_in
from graph_build.extract.names.heads.kinds import head_kinds
from graph_build.extract.names.heads.persons import is_word
from graph_build.extract.names.naming import Namer, found_key
from graph_build.extract.records import BODIES, DATE, DOCUMENTS, EVENTS, Mention, Thing, family
from graph_build.reading import read_text, readings_of, town_names

_SMALL = frozenset({"the", "of", "for", "on", "in", "to", "and"})
_FEW_SHARED = 0.3
_LONGEST_PERSON, _SHORTEST_PERSON = 4, 4
_BRACKETED = re.compile(r" \(([A-Z][\w&/.-]{1,11}|[A-Z][\w ]{2,60})\)")

_NUMBERED_SHORT = re.compile(r"[A-Z]{2,8} (?:[IVX]{1,4}|\d{1,2})")  # "KNAP III"


def learn(namer: Namer, first: Iterable[tuple[str, list[Mention]]]) -> None:
    """Teaches the namer the document's acronyms, and names found by their form.

    ``first`` holds, for each provision in order, its text and the mentions of the first reading.
    """
    rows = list(first)
    whole = _wholes(namer, rows)
    for short, long in sorted(namer.context.acronyms.items()):
        if short in whole:
            _learn_form(namer, whole[short], short)
        else:
            _learn_acronym(namer, short, long)
    _learn_shorter(namer, [mention for _, mentions in rows for mention in mentions])
    for text, mentions in rows:
        for mention in mentions:
            _learn_bracketed(namer, mention, text)
            if mention.kind == "Person" or mention.rule == "place-after-in":
                namer.teach(namer.root(mention.thing), namer.things[mention.thing].label)
    _learn_parts_of_persons(namer, [mention for _, mentions in rows for mention in mentions])


def _learn_parts_of_persons(namer: Namer, mentions: list[Mention]) -> None:
    """The given or family name that only one person of the document has is that person's: "Alba took office"."""
    bearers: dict[str, set[str]] = {}
    for mention in mentions:
        if mention.kind == "Person" and (thing := namer.root(mention.thing)) in namer.things:
            words = namer.things[thing].label.split()
            for word in (words[0], words[-1]) if 2 <= len(words) <= _LONGEST_PERSON else ():
                bearers.setdefault(word, set()).add(thing)
    for word, things in sorted(bearers.items()):
        if len(things) == 1 and _is_of_persons(namer, word):
            namer.teach(next(iter(things)), word)


def _is_of_persons(namer: Namer, word: str) -> bool:
    """Whether a word is nothing but a person's name: no word of the language, town, state or known short form."""
    low = word.lower()
    plain = len(word) >= _SHORTEST_PERSON and word[:1].isupper() and not word.isupper() and word.isalpha()
    common = bool(readings_of(low)) or is_word(low) or low in town_names()
    return plain and not common and not namer.lexicon.whole(word)


def _wholes(namer: Namer, rows: Iterable[tuple[str, list[Mention]]]) -> dict[str, str]:
    """The things of acronyms whose letters begin inside a name: "Front for the Liberation of the Harbour (FLH)"."""
    out: dict[str, str] = {}
    for text, mentions in rows:
        for mention in mentions:
            match = _BRACKETED.match(text[mention.end :])
            short = match.group(1) if match is not None and mention.kind in BODIES | DOCUMENTS else ""
            long = namer.context.acronyms.get(short, "")
            if long and mention.surface != long and mention.surface.endswith(long) and not _names_a_body(long):
                out.setdefault(short, mention.thing)
    return out


def _names_a_body(long: str) -> bool:
    """Whether words begin with a name of their own: "Ministry of Ports" in "Gender Unit of the Ministry of Ports"."""
    phrases = [phrase for sentence in read_text(long) for phrase in sentence.phrases]
    row = head_kinds().get(phrases[0].cls) if phrases and long[:1].isupper() else None
    return row is not None and row.kind in BODIES


def _learn_shorter(namer: Namer, mentions: list[Mention]) -> None:
    """A name that is the end of exactly one longer name of the document is that thing's: "Blinken", "WPS Strategy".

    Only the words before a complement may be left out, and only of a name that is in no list.
    """
    named: dict[str, dict[str, str]] = {}
    for mention in mentions:
        if mention.kind not in {DATE, "Theme", "ActorGroup", "State", "Place", *EVENTS}:
            name = namer.things[mention.thing].label if mention.kind == "Person" else mention.surface  # without "Ms."
            named.setdefault(family(mention.kind), {})[fold(name)] = mention.thing
    for kind, names in named.items():
        for short, thing in sorted(names.items()):
            longer = {
                t for name, t in names.items() if t != thing and _is_end(short, name) and _may_be(namer, thing, t)
            }
            if (
                len(longer) == 1
                and (kind == "Person" or " " in short)
                and ":" in thing
                and namer.things[thing].status != "known"
            ):
                namer.same[thing] = longer.pop()
    for short_key in sorted(namer.same):
        long_key = namer.root(short_key)
        if long_key in namer.things:
            namer.things[long_key] = namer.things[long_key].called(
                *namer.things[short_key].names, namer.things[short_key].label
            )


def _may_be(namer: Namer, thing: str, other: str) -> bool:
    """Whether the two have no owners that differ; what is the document's own may be somebody's."""
    owner, others = namer.things[thing].owner, namer.things[other].owner
    return owner in {"", others} or (not others and owner == namer.owners.text)


def _is_end(short: str, name: str) -> bool:
    """Whether the words are the last of the name, and what is left out before them is no complement's head.

    >>> _is_end("skills fund", "global skills fund"), _is_end("policy on gender", "plan for policy on gender")
    (True, False)
    """
    left = name.removesuffix(" " + short)
    return left != name and _OTHER.search(left) is None


# Words that, left out, leave another thing: a complement's head, a count, a rank.
_OTHER = re.compile(
    r"\b(?:of|for|on|to|and|in|against|first|second|third|fourth|fifth|sixth|next|last|vice|deputy|assistant|under|co|sub"
    r"|former|acting|joint|\d+\w*)\b"
)


def _learn_acronym(namer: Namer, short: str, long: str) -> None:
    if long.endswith(("Resolution", "Resolutions")):
        return
    known = [namer.lexicon.things[hit.thing] for hit in namer.lexicon.whole(short)]
    if known and not _is_another(known, long):
        _learn_other_wording(namer, known, long)
        return
    thing = _whole(namer, long)
    if thing is None:
        kind = _kind_of_long(long)
        if known and kind not in BODIES:
            return
        thing = found_key(kind, long)
        namer.remember(thing, kind, long)
        namer.teach(thing, long, exact=kind != "Theme")
    if known:
        namer.lexicon.mean_another(short)
    namer.things[thing] = namer.things[thing].called(long, short)
    _learn_form(namer, thing, short)


def _is_another(known: list[Thing], long: str) -> bool:
    """Whether the long form that a document gives shares few words with any name of what the short form is known for:
    "National Action Commission (NAC)" is not the North Atlantic Council."""
    words = set(_without_small_words(long).split())
    names = [_without_small_words(name).split() for thing in known for name in (thing.label, *thing.names)]
    in_full = [set(name) for name in names if len(name) > 1]
    return bool(in_full) and all(len(words & name) < _FEW_SHARED * len(words | name) for name in in_full)


def _learn_other_wording(namer: Namer, known: list[Thing], long: str) -> None:
    """A long form that differs from a known name by small words alone, "Department for Peacekeeping Operations", is one
    more form of the thing that the short form names."""
    for thing in known:
        if _without_small_words(long) in {_without_small_words(name) for name in (thing.label, *thing.names)}:
            namer.things.setdefault(thing.key, thing)
            namer.teach(thing.key, long)


def _without_small_words(name: str) -> str:
    return " ".join(word for word in fold(name).split() if word not in _SMALL)


def _learn_form(namer: Namer, thing: str, short: str) -> None:
    """An acronym and its plural are names of the thing from here on."""
    if thing not in namer.things:
        return
    namer.things[thing] = namer.things[thing].called(short)
    namer.teach(thing, short)
    if not short.endswith("s"):
        namer.teach(thing, short + "s")


def _kind_of_long(long: str) -> str:
    """The kind of what an acronym's long form names: by its head noun; a subject where the words are written small."""
    if long[1:] == long[1:].lower():
        return "Theme"
    phrases = [phrase for sentence in read_text(long) for phrase in sentence.phrases]
    if len(phrases) != 1:
        return "Body" if long.rsplit(maxsplit=1)[-1][:1].isupper() else "Theme"
    row = head_kinds().get(phrases[0].cls)
    head = long.rsplit(maxsplit=1)[-1] if phrases[0].cls == "open" else ""
    if row is None or (row.cls == "open" and not head[:1].isupper()):
        return "Theme"
    return row.kind_of(head.lower()) or "Body"


def _whole(namer: Namer, name: str) -> str | None:
    """The thing that the whole of a name stands for."""
    for hit in namer.lexicon.whole(name):
        namer.things.setdefault(hit.thing, namer.lexicon.things[hit.thing])
        return hit.thing
    for found in (*find_shapes(name), *(f for sentence in read_text(name) for f in names_in(sentence))):
        if (found.start, found.end) == (0, len(name)) and found.kind != "Person":
            mention = namer.of_form("", name, found)
            return None if mention is None or mention.end != len(name) else mention.thing
    return None


def _learn_bracketed(namer: Namer, mention: Mention, text: str) -> None:
    """``Long Name (LN)``: the bracketed form names the same thing from here on."""
    match = _BRACKETED.match(text[mention.end :])
    if match is None or mention.kind in {DATE, "Person"} or re.fullmatch(r"(?:19|20)\d\d", match.group(1)):
        return
    short = match.group(1)
    inside = not is_acronym(short) and f" {fold(short)} " in f" {fold(mention.surface)} "
    initials = is_acronym(short) and _initials_fit(short, mention.surface)
    numbered = mention.kind in DOCUMENTS and _NUMBERED_SHORT.fullmatch(short) is not None
    if (inside or initials or numbered) and mention.thing in namer.things:
        namer.things[mention.thing] = namer.things[mention.thing].called(short)
        namer.teach(mention.thing, short)


def _initials_fit(short: str, name: str) -> bool:
    """Whether an acronym's letters are initials of the name's words in order, from the first word on.

    >>> _initials_fit("UN", "Charter of the United Nations")
    False
    >>> _initials_fit("NCGP", "NATO Committee on Gender Perspectives")
    True
    """
    letters = [c for c in short.lower() if c.isalpha() and not (c == "s" and short.endswith("s"))]
    words = [w.lower() for w in re.split(r"[\s/-]+", name) if w]
    if not letters or not words or words[0][0] != letters[0]:
        return False
    position = 0
    for letter in letters:
        while position < len(words) and words[position][0] != letter:
            position += 1
        if position == len(words):
            return False
        position += 1
    return all(w in {"and", "of"} or len(w) < 4 for w in words[position:])
