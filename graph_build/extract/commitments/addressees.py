"""Turns the phrases after a clause's verb into those the action goes to, and those who have the good of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from graph_build.extract.commitments.actors import chain_from, is_actor
from graph_build.extract.commitments.bearers import key_of, named
from graph_build.extract.commitments.clauses import Clause, starting_in
from graph_build.extract.commitments.roles import are_people, receivers_of
from graph_build.extract.records import Mention, Named
from graph_build.reading import Frame, Part, Phrase, ReadSentence, Tokens, can_act, word_set

_PREPS = word_set("to-whom")
_VERBS = word_set("verbs-with-whom")
_TO_PEOPLE = word_set("verbs-to-people")
_BEFORE = word_set("verbs-before-whom")
_HELPING = word_set("verbs-of-helping")
_GIVING = word_set("verbs-of-giving")
_WITH_TWO_OBJECTS = word_set("verbs-with-two-objects")
_PLURAL = frozenset("SP")
_NOUN_GOES_ON = frozenset("JN9SEPKG")  # what a further phrase without an article may begin with: "survivors legal aid"
_VIEWS = word_set("nouns-of-views")
_TEXTS = word_set("classes-that-bind")
_SKILLS = frozenset({"capacity", "capacities", "ability", "abilities", "skills"})
_HEARING = frozenset({"body", "organisation"})
_PAID = frozenset({"fund", "body", "organisation"})
_MANY = frozenset({"group", "post", "person"})
_PEOPLE = word_set("people-served")
# Words after which the one named has the good of the action.
_BENEFIT = re.compile(r"\b(?:for|to) the (?:benefit|good|sake) of |\bin the interests? of ")


def addressees(clause: Clause, mentions: Sequence[Mention], we: str) -> list[Named]:
    """Those to, with or for whom it is done, and the people whom "protect", "assist" or "train" has as object."""
    sentence = clause.sentence
    bearing = {p.start for p in clause.bearers}
    out: dict[Named, None] = {}
    for phrase in (*_candidates(clause), *_served(clause)):
        if phrase.start not in bearing and _is_somebody(clause, phrase, mentions, we):
            out.update(dict.fromkeys(named(sentence, (phrase,), mentions, we)))
    return list(out)


def _is_somebody(clause: Clause, phrase: Phrase, mentions: Sequence[Mention], we: str) -> bool:
    tokens = clause.sentence.tokens
    if tokens.low[phrase.head] in _PEOPLE:
        return True
    key = key_of(clause.sentence, phrase, mentions, we)
    if key is not None:
        return any(m.thing == key and is_actor(m) for m in mentions)
    if phrase.cls == "pronoun" or phrase.cls in _TEXTS or not can_act(tokens, phrase):
        return False
    head = tokens.start[phrase.head]
    about = phrase.cls == "open" and any(m.kind == "Theme" and m.start <= head < m.end for m in mentions)
    return not about  # "support CRSV"


def _candidates(clause: Clause) -> Iterator[Phrase]:
    """Phrases of the clause in the place of one the action goes to."""
    tokens, frames = clause.sentence.tokens, clause.sentence.frames
    own = clause.own
    first = 0
    if own is not None and clause.frame is not None:
        yield from receivers_of(clause.sentence, clause.frame)
        first = clause.frame
    for index in range(first, len(frames)):
        frame = frames[index]
        if tokens.start[frame.start] >= clause.end:
            return
        named_as = _examples(tokens, frame)
        for phrase in (*_of_frame(clause, index), *named_as):
            limit = clause.reach if phrase in named_as else clause.end
            if tokens.start[phrase.start] < limit and phrase.start > (own.start if own else -1):
                yield phrase


def _served(clause: Clause) -> Iterator[Phrase]:
    """The people at the end of what is given, behind what it holds: "give care, including beds, for victims"."""
    sentence, tokens = clause.sentence, clause.sentence.tokens
    frames = starting_in(tokens, sentence.frames, clause.verb_start, clause.end)
    if not any(frame.lemma in _GIVING for frame in frames):
        return
    for phrase in starting_in(tokens, sentence.phrases, clause.verb_start, clause.reach):
        behind = [phrase, *(part.phrase for part in phrase.parts if part.prep == "for")]
        for people in behind:
            at = tokens.start[people.start]
            if clause.end <= at < clause.reach and tokens.low[people.start - 1] == "for":
                yield from (people,) if tokens.low[people.head] in _PEOPLE else ()


def _examples(tokens: Tokens, frame: Frame) -> list[Phrase]:
    """Those named as examples of whom the action goes to: "with partners, such as the Union and the Board"."""
    out: list[Phrase] = []
    for before, part in pairwise(frame.preps):
        such = part.prep == "as" and tokens.low[part.phrase.start - 2 : part.phrase.start - 1] == ("such",)
        if (such and before.prep in _PREPS) or (out and part.prep == "as" and before.phrase is out[-1]):
            out.append(part.phrase)
    return out


def _of_frame(clause: Clause, index: int) -> Iterator[Phrase]:
    tokens, frame = clause.sentence.tokens, clause.sentence.frames[index]
    things = (*frame.patient, *(p.phrase for p in frame.preps))
    for part in (*frame.preps, *(part for thing in things for part in thing.parts)):
        low = tokens.low[part.phrase.head]
        given = part.prep == "with" and frame.lemma in _GIVING
        paid = part.prep == "into" and part.phrase.cls in _PAID
        heard = part.prep == "before" and frame.lemma in _BEFORE and part.phrase.cls in _HEARING
        if _is_no_whither(tokens, frame, part):
            continue
        if (part.prep in _PREPS and not given) or heard or paid or (part.prep == "of" and low in _PEOPLE):
            yield part.phrase
            if part.phrase.owner is not None and part.prep == "for" and part.phrase.owner.end <= part.phrase.head:
                yield part.phrase.owner
    if frame.lemma in _VERBS and (frame is not clause.own or frame.voice == "active"):
        yield from frame.patient
        yield from frame.asked if frame.modal or frame is not clause.own else ()  # "will invite women to speak"
    if frame.lemma in _TO_PEOPLE and frame.voice == "active":
        yield from (p for p in frame.patient if are_people(clause.sentence, p))
    if frame.lemma in _HELPING:
        yield from (thing.owner for thing in frame.patient if thing.owner is not None)
        yield from _able(tokens, frame.patient)
    if frame.lemma in _GIVING and _is_given_with(tokens, frame):  # "provide NATO with forces"
        yield from frame.patient
    yield from _given_to(clause.sentence, frame)
    if frame.link == "that" and frame is not clause.own:
        yield from frame.agent
        if frame.voice == "passive":  # "urges that women be given a seat"
            yield from (p for p in frame.patient if are_people(clause.sentence, p))
    yield from (
        part.phrase
        for thing in frame.patient
        if tokens.low[thing.head] in _VIEWS
        for part in thing.parts
        if part.prep in {"of", "from"}
    )
    for thing in (*things, *frame.agent):
        if thing.owner is not None and tokens.low[thing.owner.head] in _PEOPLE:
            yield thing.owner


def _able(tokens: Tokens, things: Sequence[Phrase]) -> Iterator[Phrase]:
    """Who is helped, or whose abilities: "support the strengthening of the capacities of local networks"."""
    for thing in things:
        yield from (p.phrase for p in thing.parts if p.prep == "of" and p.phrase.cls in _MANY)
        inner = [thing, *(p.phrase for p in thing.parts if p.prep == "of")]
        for skill in (one for one in inner if tokens.low[one.head] in _SKILLS):
            beside = thing.parts if skill is not thing else ()
            yield from (p.phrase for p in skill.parts if p.prep == "of")
            yield from (p.phrase for p in (*skill.parts, *beside) if p.prep == "and" and p.phrase.cls in _HEARING)


def _is_no_whither(tokens: Tokens, frame: Frame, part: Part) -> bool:
    """Whether "to" opens a ceiling or an end: "consist of up to 2,370 troops", "bring to justice perpetrators".

    Of whom an action goes to the ceiling tells how many: "invite up to 20 pilots".
    """
    first = part.phrase.start
    ceiling = tokens.low[max(0, first - 2) : first] == ("up", "to") and frame.lemma not in _VERBS | _TO_PEOPLE
    return part.prep == "to" and (ceiling or tokens.low[first] == "justice")


def _is_given_with(tokens: Tokens, frame: Frame) -> bool:
    if any(p.prep == "with" for p in frame.preps):
        return True
    return bool(frame.patient) and tokens.low[frame.patient[-1].end : frame.patient[-1].end + 1] == ("with",)


def _given_to(sentence: ReadSentence, frame: Frame) -> Iterator[Phrase]:
    """The first of two objects side by side, or the people before the thing in one run of nouns."""
    if frame.lemma not in _WITH_TWO_OBJECTS or frame.voice != "active":
        return
    tokens, things = sentence.tokens, frame.patient
    for first, second in pairwise(things):
        if not tokens.tag[first.end : second.start].strip("r") and second.cls != "time":
            yield first
            return
    for thing in things[:1]:
        if thing.end < len(tokens) and tokens.low[thing.end] in {"what", "how", "that"}:  # "show partners what works"
            yield thing
        elif (whom := _people_before(tokens, thing)) is not None:
            yield whom


def _people_before(tokens: Tokens, thing: Phrase) -> Phrase | None:
    """The people at the beginning of a run of nouns whose head is a thing; none where the head is people too."""
    if _are_people(tokens, thing, thing.head):
        return None
    for last in range(thing.head - 1, thing.start - 1, -1):
        plural = tokens.tag[last] in _PLURAL and tokens.tag[last + 1] in _NOUN_GOES_ON
        if plural and _are_people(tokens, thing, last):
            return Phrase(thing.start, last + 1, last, "group", thing.start, last + 1, thing.det, plural=True)
    return None


def _are_people(tokens: Tokens, phrase: Phrase, head: int) -> bool:
    return tokens.low[head] in _PEOPLE or can_act(tokens, phrase._replace(head=head, cls=""))


def beneficiaries(text: str, start: int, end: int, mentions: list[Mention], whom: Sequence[Named]) -> tuple[Named, ...]:
    """Those for whose good the action is: named so, and the classes of people to whom it goes."""
    matches = _BENEFIT.finditer(text, start, end)
    said = [(m.surface, m.thing) for match in matches for m in chain_from(text, match.end(), end, mentions)]
    return tuple(dict.fromkeys([*said, *(one for one in whom if one[1] is None)]))
