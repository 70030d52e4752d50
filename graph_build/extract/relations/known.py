"""Turns the names found in a sentence into a reading in which each name is one token, and tokens back into names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from graph_build.corpus.sentences import Sentence
from graph_build.extract.records import BODIES, DATE, EVENTS, Mention, between, outermost, within
from graph_build.extract.relations.frame_rows import frame_table
from graph_build.reading import Known, Part, Phrase, ReadSentence, head_of, read_again, read_sentence

_PLURAL_KINDS = frozenset({"ActorGroup", "PostKind"})
# A year after one of these is a date of the clause; elsewhere it is part of a name: "the 2022 summit".
_BEFORE_DATES = frozenset({"in", "on", "of", "from", "since", "until", "till", "to", "by", "during", "between", "and"})
_OBJECTS_ALONE = frozenset({"Theme"})  # no statement is of them alone
_ACTING = BODIES | {"State"}
_LONGEST_CHAIN = 5
_LONGEST_LIST = 20
_PART_OF = 3  # words of "the final session"
_CHAINING = frozenset("ifOB,(")  # what the first of a chain may stand behind
_GOVERNING = frozenset("ifOB")
_INDEFINITE = frozenset({"a", "an", "one"})
_MEETINGS = frozenset({"Meeting", "Summit"})
_WRITINGS = frozenset({"plan", "policy", "strategy", "document", "report", "order"})
_NO_SITTINGS = frozenset({"negotiations", "talks", "consultations"})  # not those of the meeting named last
_SITTINGS = frozenset({"session", "sitting", "panel", "plenary", "segment", "day"})
_WHICH = frozenset({"opening", "closing", "first", "second", "third", "fourth", "fifth", "last", "final"})
# What a day stands between that says when news was written: a place, and a dash.
_PLACE_OF_NEWS = re.compile(r"[\"“*(# ]{0,4}[A-Z][\w.'’ -]{1,40}(?:, [A-Z][\w.'’ -]{1,30})?(?:, | \(|\. | / |/)")
_DASH_OF_NEWS = re.compile(r"\.?\)?\*{0,2}(?: ?\([\w .-]{2,30}\))? ?(?:[-–—]{1,2}|:) ?(?=\S)")
_GATHERINGS = frozenset({"summit", "conference", "meeting", "debate"})


@dataclass(frozen=True, slots=True)
class NamedSentence:
    """A sentence read with its names; ``names`` gives the name that is a token; ``dated``: a date may stand in it."""

    read: ReadSentence
    names: dict[int, Mention]
    dated: bool = True

    def within(self, start: int, end: int) -> Iterator[Mention]:
        """The names that are tokens from ``start`` to before ``end``, in order."""
        for token in range(start, end):
            if token in self.names:
                yield self.names[token]

    def at(self, phrase: Phrase) -> Mention | None:
        """The name that is the head of a phrase; a date may stand anywhere in its phrase."""
        if phrase.cls == "date":
            return next(self.within(phrase.start, phrase.end), None)
        return self.names.get(phrase.head)

    def called(self, phrase: Phrase) -> tuple[Phrase, ...]:
        """What is said to be the phrase: "the Network" for "a platform" in "the Network is a platform founded here" and
        in "the Network, a platform founded here"."""
        if phrase.det not in _INDEFINITE or phrase.cls in {"group", "post"}:  # "a member of the panel set up in 2010"
            return ()
        said = next((f.agent for f in self.read.frames if f.lemma == "be" and phrase in f.patient), ())
        return said or self._set_beside(phrase)

    def _set_beside(self, phrase: Phrase) -> tuple[Phrase, ...]:
        """What a phrase behind a comma says more of; not what opens the sentence with a preposition: "In Oslo, a"."""
        tags = self.read.tokens.tag
        left = self.read.ends.get(phrase.start - 1) if tags[phrase.start - 1 : phrase.start] == "," else None
        fronted = left is not None and left.start == 1 and tags[0] in "iOBf"
        return () if left is None or fronted else (left,)


def views(
    sentence: Sentence, outer: Sequence[Mention], inner: Sequence[Mention], before: ReadSentence | None = None
) -> list[NamedSentence]:
    """The sentence read with its longest names, and with the names inside those of events that hold others.

    ``before`` is the sentence as it was read before its names were known, whose words are not looked up again.
    """
    here = between(outer, sentence.start, sentence.end)
    if not any(m.kind not in _OBJECTS_ALONE for m in here):
        return []
    parts = opened(here, list(inner))
    return [_read(sentence, named, before) for named in ([here, parts] if parts != here else [here])]


def opened(outer: list[Mention], inner: list[Mention]) -> list[Mention]:
    """Outer mentions, with events and posts replaced by the names inside them."""
    rows: list[Mention] = []
    ordered = sorted(inner)
    for mention in outer:
        parts = [i for i in within(mention, ordered) if i.kind != DATE and i.kind not in EVENTS]
        parts = outermost(parts)
        opens = mention.kind in EVENTS or mention.kind == "Declaration"
        rows.extend(parts if parts and opens else [mention])
    return sorted(rows)


def _read(sentence: Sentence, mentions: Sequence[Mention], before: ReadSentence | None) -> NamedSentence:
    known = [_known(sentence, m) for m in mentions]
    read = read_sentence(sentence.text, sentence.start, known) if before is None else read_again(before, known)
    starts = {at: i for i, at in enumerate(read.tokens.start)}
    names = {}
    for mention in mentions:
        token = starts.get(mention.start)
        if token is not None and read.tokens.end[token] == mention.end:
            names[token] = mention
    return NamedSentence(read, names, any(phrase.cls == "date" for phrase in read.phrases))


def _known(sentence: Sentence, mention: Mention) -> Known:
    if mention.kind == DATE:
        before = sentence.text[: mention.start - sentence.start].rsplit(None, 1)[-1:]
        governed = bool(before) and before[0].lower() in _BEFORE_DATES
        year = mention.surface.isdigit() and not governed
        return Known(mention.start, mention.end, "y" if year else "m", mention.surface.lower())
    tag, low = _token_of(mention.kind, mention.surface)
    return Known(mention.start, mention.end, tag, low)


@lru_cache(maxsize=16384)
def _token_of(kind: str, surface: str) -> tuple[str, str]:
    """The tag of a name that is one token, and the noun that it is read as."""
    many = kind in _PLURAL_KINDS and surface.rstrip(")")[-1:] == "s"
    pointed = surface.startswith(("the ", "this ", "that ", "our "))  # the determiner is in the token: "the conference"
    small = surface[0].islower() and not pointed and kind not in {"Person", "State", "Place"}
    tag = ("S" if small else "P") if many else ("N" if small else "A" if surface.isupper() else "E")
    noun = frame_table().nouns.get("Meeting" if kind in _MEETINGS else "Event" if kind in EVENTS else kind)
    last = surface.lower().split()[-1]
    surname = kind == "Person" and head_of(last) is not None  # "Scott Bishop" is no bishop
    return tag, noun or (surface.lower() if kind == "State" or surname else last)


def after(said: NamedSentence, phrase: Phrase) -> list[Part]:
    """The prepositional phrases that follow a phrase without a break, nearest first; a date in brackets has no "in"."""
    return chain(said, phrase.end)


def chain(said: NamedSentence, end: int) -> list[Part]:
    """The prepositional phrases that stand one behind the other from a token on."""
    read, prep = said.read, ""
    tags, out = read.tokens.tag, list[Part]()
    if tags[end : end + 1] not in _CHAINING:
        return out
    if end + 1 not in read.starts and tags[end] != ",":  # a comma may stand before what governs
        return out
    if tags[end] == "(" and (told := _in_brackets(said, end)):
        return told
    while len(out) < _LONGEST_CHAIN:
        end += 2 if _is_state_of_place(said, end) else 0
        bare = read.starts.get(end)
        if out and bare is not None and bare.cls == "date":  # "the Forum in Accra 16-17 June 2014"
            out.append(Part("", bare))
            end = bare.end
            continue
        at = end + 1 if tags[end : end + 1] == "," else end
        mark, following = tags[at : at + 1], read.starts.get(at + 1)
        if following is None or not (mark in _GOVERNING or (mark == "&" and prep) or _is_dated(said, mark, following)):
            break
        if mark == "&" and out and _is_somebody(said, following) and not _is_somebody(said, out[-1].phrase):
            break  # "Ms Berg of the Unit and Ms Holt of the Board"
        prep = read.tokens.low[at] if mark in _GOVERNING else prep
        rest = listed(said, following) if mark in _GOVERNING else ()
        out += [Part("" if mark == "(" else prep, one) for one in (following, *rest)]
        end = out[-1].phrase.end
    return out


def _is_somebody(said: NamedSentence, phrase: Phrase) -> bool:
    name = said.at(phrase)
    return name is not None and name.kind == "Person"


def _in_brackets(said: NamedSentence, bracket: int) -> list[Part]:
    """A place, and a day behind it, that a bracket tells of what stands before: "the Forum (Accra, 14 June 2023)"."""
    tags, place = said.read.tokens.tag, said.read.starts.get(bracket + 1)
    name = said.at(place) if place is not None else None
    if place is None or name is None or name.kind != "Place":
        return []
    day = said.read.starts.get(place.end + 1) if tags[place.end : place.end + 1] == "," else None
    dated = [Part("", day)] if day is not None and day.cls == "date" else []
    closed = tags[day.end if day is not None and dated else place.end :][:1] == ")"
    return [Part("in", place), *dated] if closed else []


def listed(said: NamedSentence, first: Phrase) -> tuple[Phrase, ...]:
    """The names that go on with a list of names of one kind closed by "and": "with the UN, NATO and the OSCE"."""
    read, out, end = said.read, list[Phrase](), first.end
    tags = read.tokens.tag
    while len(out) < _LONGEST_LIST:
        joint = tags[end : end + 2] if tags[end : end + 2] == ",&" else tags[end : end + 1]
        phrase = read.starts.get(end + len(joint))
        if joint not in {",", "&", ",&"} or phrase is None or not alike(said.at(first), said.at(phrase)):
            return ()
        out.append(phrase)
        end = phrase.end
        if "&" in joint:
            return tuple(out)
    return ()


def alike(one: Mention | None, other: Mention | None) -> bool:
    """Whether two names are both of who can act, or both of one kind."""
    return one is not None and other is not None and (one.kind == other.kind or {one.kind, other.kind} <= _ACTING)


def _is_state_of_place(said: NamedSentence, comma: int) -> bool:
    """Whether a state behind a comma only says where the place before it is: "Nairobi, Kenya"."""
    if said.read.tokens.tag[comma : comma + 1] != ",":
        return False
    place, state = said.names.get(comma - 1), said.names.get(comma + 1)
    if place is None or state is None:
        return False
    return (place.kind, state.kind) == ("Place", "State")


def _is_dated(said: NamedSentence, mark: str, phrase: Phrase) -> bool:
    return mark == "(" and phrase.cls == "date" and said.read.tokens.tag[phrase.end : phrase.end + 1] == ")"


def names_document(said: NamedSentence, phrase: Phrase) -> bool:
    """Whether a phrase is "this plan", "the present policy": the document that is read."""
    low = said.read.tokens.low
    row = head_of(low[phrase.head])
    present = phrase.det == "the" and low[phrase.start + 1 : phrase.head] == ("present",)
    return row is not None and row.cls in _WRITINGS and (phrase.det == "this" or present)


def points_back(said: NamedSentence, phrase: Phrase) -> bool:
    """Whether a phrase is "the conference", "this meeting": the happening named last."""
    low = said.read.tokens.low[phrase.head]
    if is_part(said, phrase, _SITTINGS):
        return True
    row = head_of(low) if low not in _NO_SITTINGS else None
    bare = phrase.end - phrase.start == 2 and not phrase.parts
    made = said.read.tokens.tag[phrase.end : phrase.end + 1] == "B"  # "the briefing by Anna Berg"
    return row is not None and row.cls in _GATHERINGS and bare and not made and phrase.det in {"the", "this", "that"}


def is_over_the_news(said: NamedSentence, day: object) -> bool:
    """Whether a day is that of the news, which says when it was written: "OSLO, 3 May 2031 - Anna Berg took part"."""
    if not isinstance(day, Mention):
        return False
    text, begins = said.read.tokens.text, said.read.tokens.start[0]
    before, behind = text[: day.start - begins], text[day.end - begins :]
    return _PLACE_OF_NEWS.fullmatch(before) is not None and _DASH_OF_NEWS.match(behind) is not None


def is_part(said: NamedSentence, phrase: Phrase, nouns: frozenset[str]) -> bool:
    """Whether a phrase is a part of the happening named last, by one of the nouns: "the final session"."""
    words = said.read.tokens.low[phrase.start : phrase.end]
    return len(words) == _PART_OF and words[0] == "the" and words[1] in _WHICH and words[2] in nouns


def places_around(said: NamedSentence, places: Sequence[Mention]) -> list[Mention]:
    """The states and regions behind a comma in which places lie: "Kampala, Uganda", "Vancouver, Ontario"."""
    around = (_around(said, token) for token, name in said.names.items() if name in places and name.kind == "Place")
    return [other for other in around if other is not None]


def _around(said: NamedSentence, place: int) -> Mention | None:
    tags, other, behind = said.read.tokens.tag, said.names.get(place + 2), place + 3
    if other is None or other.kind not in {"State", "Place"}:
        return None
    goes_on = tags[behind : behind + 1] == "&"
    if other.kind == "State":
        listed = goes_on and _is_state(said, behind + 1)  # "in Oslo, Malta and Chile"
    else:
        listed = goes_on or tags[behind : behind + 2] == ",&" or behind in said.names
    before = said.names.get(place - 2) if tags[place - 1 : place] in {",", "&"} else None
    run = before is not None and before.kind == "Place" and other.kind == "Place"
    return other if tags[place + 1] == "," and not listed and not run else None


def _is_state(said: NamedSentence, token: int) -> bool:
    name = said.names.get(token)
    return name is not None and name.kind == "State"
