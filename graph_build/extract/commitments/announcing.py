"""Turns words that announce a list of acts, in a line or in a heading, into the clause that its items go on with.

Tells, too, what an outcome text says that those who met asked and stressed."""

from __future__ import annotations

import re
from dataclasses import replace

from graph_build.corpus.provisions import HEADING, Provision
from graph_build.extract.commitments.clauses import Clause, act_of
from graph_build.reading import TOLD, Frame, Phrase, ReadSentence, can_act, verb_of, word_set

_STRENGTHS = {
    "announced-undertakings": "Undertaking", "announced-requests": "Request", "announced-advice": "Encouragement",
}  # fmt: skip
_KINDS = {word: strength for table, strength in _STRENGTHS.items() for word in word_set(table)}
# "Recommendations", "Our demands", "5. Key asks to the Ministry of Defence:"; not "Demands of the strikers were met".
_HEADING = re.compile(
    r"(?:[\dIVX]{1,4}[.)]?\s+)?(?:(?:key|our|main|priority|policy|specific|general|summary|agreed|joint|final)\s+){0,2}"
    r"(?P<noun>[a-z]+)(?:\s+(?:shared|made|issued|presented|adopted|agreed|submitted|from|in|at|on)\b[\w'’, -]{0,80})?"
    r"(?:\s+(?:to|for|by|of)\s+(?:the\s+)?(?:[\w'’,-]+\s+){0,9}[\w'’-]+)?\s*:?",
    re.IGNORECASE,
)
_MEETING = frozenset({"post", "group", "body", "meeting", "conference", "summit", "organisation", ""})
_WHOSE = frozenset({"to", "for", "by", "of"})
_BEFORE = 4
_FILLING = frozenset({"to", "the", "following", "upon", "on", "that", "as", "follows"})


def announces(provision: Provision) -> bool:
    """Whether a heading says that recommendations, demands or commitments follow."""
    match = _HEADING.fullmatch(provision.reading.text.strip()) if provision.role == HEADING else None
    return match is not None and match["noun"].lower() in _KINDS


def announced(provision: Provision, sentence: ReadSentence) -> Clause | None:
    """The clause of a list that is announced: who is to act, and how bindingly; None where nothing announces one."""
    low = sentence.tokens.low
    place = next((i for i, word in enumerate(low) if word in _KINDS and _is_announced(provision, low, i)), None)
    if place is None:
        return _waiting(sentence)
    strength = _KINDS[low[place]]
    start, end = sentence.tokens.start[0], sentence.tokens.end[-1]
    return Clause(
        sentence, None, start, start, end, end, end, "commitment-announced", low[place],
        act_of(strength), strength,
        _bearers(sentence, place, advised=strength != "Undertaking"),
    )  # fmt: skip


def _waiting(sentence: ReadSentence) -> Clause | None:
    """The clause of a verb that waits for its acts at the end: "The Council agreed:", "States are called upon to –"."""
    tokens = sentence.tokens
    index = next((i for i in reversed(range(len(sentence.frames))) if sentence.frames[i].form == "finite"), None)
    frame = sentence.frames[index] if index is not None else None
    verb = verb_of(frame.lemma) if frame is not None else None
    if frame is None or verb is None or not verb.strength or frame.tense == "before" or not frame.polarity:
        return None
    if not all(low in _FILLING or tokens.tag[i] in ":-." for i, low in enumerate(tokens.low) if i >= frame.stop):
        return None
    asked = verb.form == "asked"
    who = frame.patient if frame.voice == "passive" else () if asked else frame.agent
    return Clause(
        sentence, index, tokens.start[0], tokens.start[frame.start], tokens.end[frame.stop - 1], tokens.end[-1],
        tokens.end[-1], f"commitment-{verb.rule}", tokens.slice(frame.start, frame.stop),
        act_of(verb.strength), verb.strength, who,
    )  # fmt: skip


def _is_announced(provision: Provision, low: tuple[str, ...], place: int) -> bool:
    subject = place < _BEFORE and provision.reading.text.rstrip().endswith(":")  # "The demands of the day:"
    return announces(provision) or subject or "following" in low[max(0, place - _BEFORE) : place]


def _bearers(sentence: ReadSentence, place: int, *, advised: bool) -> tuple[Phrase, ...]:
    """Those after "to" or "for"; of what is undertaken the subject of the last verb."""
    tokens = sentence.tokens
    for at in range(place + 1, len(tokens)):
        phrase = sentence.starts.get(at)
        if phrase is not None and tokens.low[at - 1] in _WHOSE and can_act(tokens, phrase):
            return (phrase,)
    for phrase in sentence.phrases:  # "recommendations to the Ministry", read as one phrase
        parts = (p.phrase for p in phrase.parts if phrase.head == place and p.prep in _WHOSE)
        found = tuple(p for p in parts if can_act(tokens, p))
        if found:
            return found
    agents = [f.agent for f in sentence.frames if f.form == "finite" and f.agent and not advised]
    return tuple(p for p in agents[-1] if can_act(tokens, p) or p.cls == "pronoun") if agents else ()


def asking(sentence: ReadSentence) -> ReadSentence:
    """The sentence of an outcome text, where what those who met asked in the past is asked: "The Ministers urged"."""
    frames = [_asked(sentence, frame) for frame in sentence.frames]
    return replace(sentence, frames=tuple(frames)) if frames != list(sentence.frames) else sentence


def _asked(sentence: ReadSentence, frame: Frame) -> Frame:
    met = frame.unread == TOLD and frame.tense == "past" and any(_met(sentence, p) for p in frame.agent)
    return frame._replace(unread=None) if met else frame


def _met(sentence: ReadSentence, phrase: Phrase) -> bool:
    """Whether a phrase is those who met: "the Ministers", "they", "the Conference"."""
    low = sentence.tokens.low[phrase.head]
    if phrase.cls == "pronoun":
        return low in {"they", "we"}
    first = sentence.tokens.low[phrase.start : phrase.start + 2]
    if phrase.plural and (first[:1] == ("both",) or first == ("the", "two")):  # "Both sides", "The two countries"
        return True
    return phrase.det == "the" and phrase.capital and phrase.end - phrase.start == 2 and phrase.cls in _MEETING


def told_by_those_who_met(clause: Clause) -> bool:
    """Whether an outcome text tells what those who met said together: "They stressed that all must pay"."""
    frame, frames = clause.own, clause.sentence.frames
    if frame is None or frame.link != "that" or frame.parent is None:
        return False
    return any(_met(clause.sentence, p) for p in frames[frame.parent].agent)
