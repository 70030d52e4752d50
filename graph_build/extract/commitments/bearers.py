"""Turns the phrases of who is to act into names: their words always, and the key of the thing that they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from graph_build.extract.commitments.actors import is_actor
from graph_build.extract.commitments.clauses import OWN_ACT, Clause
from graph_build.extract.commitments.reported import Reported
from graph_build.extract.names.mentions import DocumentMentions
from graph_build.extract.records import BODIES, DOCUMENTS, Mention, Named, starting
from graph_build.reading import Part, Phrase, ReadSentence, word_set

_ARTICLES = word_set("articles")
_TELLING_WHO = frozenset({("with",), ("in",), ("of",), ("from",), ("responsible",), ("involved",), ("concerned",)})
_ENDS_THOSE = frozenset("xbhzZT,;:.")
_GIVERS = frozenset({"organisation", "body", "open", "state"})
_SPEAKING = frozenset({"we", "us", "our"})
_FIRST_PERSON = frozenset({"we", "i"})
_EACH_ITS_OWN = frozenset({"governments", "parliaments"})
_OF_SEVERAL = frozenset({"leaders", "members", "representatives"}) | _EACH_ITS_OWN
_HOUSES = BODIES | {"State"}
_LONGEST_NAME = 1_000  # characters


def named(sentence: ReadSentence, phrases: Iterable[Phrase], mentions: Sequence[Mention], we: str) -> list[Named]:
    """Each phrase by its words, without its article, and the thing it names where that is known."""
    out: dict[Named, None] = {}
    for phrase in _whole(sentence, phrases):
        for part in _expanded(sentence, _as_one(sentence, phrase, mentions), mentions):
            out.setdefault((_words(sentence, part), key_of(sentence, part, mentions, we)))
    return list(out)


def _as_one(sentence: ReadSentence, phrase: Phrase, mentions: Sequence[Mention]) -> Phrase:
    """The phrase without parts that the same name covers: "the Ministry of Mines and Petroleum"."""
    starts, parts = sentence.tokens.start, phrase.parts
    for part in _joined(sentence, phrase):
        at, first = starts[part.phrase.head], starts[phrase.start]
        near = starting(mentions, first, starts[phrase.head] + 1)
        if any(at < m.end and is_actor(m) for m in near):
            parts = tuple(p for p in parts if p is not part)
    return phrase if parts == phrase.parts else phrase._replace(parts=parts)


def _whole(sentence: ReadSentence, phrases: Iterable[Phrase]) -> Iterator[Phrase]:
    """The phrases, what a hyphen leaves open as one with the next: "troop- and police-contributing countries"."""
    words, opens = sentence.tokens.word, None
    for phrase in phrases:
        if phrase.end < len(words) and words[phrase.end] == "-":
            opens = phrase.start if opens is None else opens
            continue
        yield phrase if opens is None else phrase._replace(start=opens, parts=())
        opens = None


def _expanded(sentence: ReadSentence, phrase: Phrase, mentions: Sequence[Mention]) -> list[Phrase]:
    """The phrase, and what is joined to it inside its bounds."""
    return [phrase, *(p.phrase for p in _joined(sentence, phrase))]


def _joined(sentence: ReadSentence, phrase: Phrase) -> list[Part]:
    """What is joined to a phrase inside its bounds; none of "the leaders of Chad and Mali", who are one group."""
    low = sentence.tokens.low[phrase.head]
    whose = any((low in _OF_SEVERAL and p.prep == "of") or (low == "parties" and p.prep == "to") for p in phrase.parts)
    return [] if whose else [p for p in phrase.parts if p.prep == "and"]


def _words(sentence: ReadSentence, phrase: Phrase) -> str:
    tokens = sentence.tokens
    first, joined = phrase.start, [p.phrase.start for p in _joined(sentence, phrase)]
    given = phrase.capital and phrase.cls in _GIVERS  # "assistance by the United Nations to the Government"
    beyond = [p.phrase.start - 1 for p in phrase.parts if given and p.prep == "to" and p.phrase.start - 1 > phrase.head]
    last = min([phrase.end, *joined, *beyond])
    if phrase.cls == "pronoun":
        last = _those(sentence, phrase.head, last)
    while last > first + 1 and tokens.low[last - 1] in {"and", "or", ","}:
        last -= 1
    while first < last - 1 and tokens.low[first] in _ARTICLES and first != phrase.head:
        first += 1
    return tokens.slice(first, last)


def _those(sentence: ReadSentence, head: int, last: int) -> int:
    """To the end of what tells who they are: "all those with influence on the parties", "those who lead"."""
    tokens = sentence.tokens
    those = head if tokens.low[head] == "those" else head + 1
    if tokens.low[those : those + 1] != ("those",) or tokens.low[those + 1 : those + 2][0:1] not in _TELLING_WHO:
        return last
    end = those + 1
    while end < len(tokens) and tokens.tag[end] not in _ENDS_THOSE:
        end += 1
    return max(end, last)


def key_of(sentence: ReadSentence, phrase: Phrase, mentions: Sequence[Mention], we: str) -> str | None:
    """The key of the name that covers the phrase's head and begins inside the phrase; ``we`` is who speaks."""
    tokens = sentence.tokens
    head_start, head_end = tokens.start[phrase.head], tokens.end[phrase.head]
    if tokens.low[phrase.head] in _SPEAKING:
        return we or None
    first = tokens.start[phrase.start]
    near = starting(mentions, first - _LONGEST_NAME, head_start)
    several = tokens.low[phrase.head] in _EACH_ITS_OWN and any(p.prep == "and" for p in phrase.parts)
    last = tokens.end[phrase.end - 1] if several else head_end  # "the Governments of Chad and Mali" are no one's alone
    inside = [m for m in near if first <= m.end and last <= m.end]
    best = max(inside, key=lambda m: (m.end - m.start, m)) if inside else None
    return best.thing or None if best is not None and (is_actor(best) or best.kind in DOCUMENTS) else None


def promised(clause: Clause, speech: Sequence[Reported]) -> Reported | None:
    """The direct speech in which somebody says what they will do themselves; None for any other clause."""
    frame, low = clause.own, clause.sentence.tokens.low
    own = frame is not None and frame.deontic is not None and frame.deontic.form in OWN_ACT
    if not own or not clause.bearers or any(low[p.head] not in _FIRST_PERSON for p in clause.bearers):
        return None
    return quoted_in(clause, speech)


def quoted_in(clause: Clause, speech: Sequence[Reported]) -> Reported | None:
    """The direct speech of somebody other than the house in which a clause stands."""
    said = (r for r in speech if r.direct and not r.own)
    return next((r for r in said if r.words_start <= clause.verb_start < r.words_end), None)


def speaker_of(clause: Clause, said: Reported, place: str, mentions: DocumentMentions) -> list[Named]:
    """Who promises: "I" is the speaker, "we" the one house named beside the speaker, else the speaker; the words alone
    where nobody is named."""
    tokens = clause.sentence.tokens
    around = (*mentions.outer.get(place, ()), *mentions.inner.get(place, ()))
    houses = {m.thing for m in around if m.kind in _HOUSES and _is_beside(m, said)}
    speaker = None if said.speaker is None else said.speaker.thing
    house = houses.pop() if len(houses) == 1 else speaker
    return [(tokens.word[p.head], house if tokens.low[p.head] == "we" else speaker) for p in clause.bearers[:1]]


def _is_beside(mention: Mention, said: Reported) -> bool:
    """Whether a name stands in the passage and outside the words: "said the Minister of Defence of Norway"."""
    inside = said.start <= mention.start and mention.end <= said.end
    return inside and not (said.words_start <= mention.start < said.words_end)
