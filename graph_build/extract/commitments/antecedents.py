"""Turns a pronoun that is to act into the phrases it stands for: the last fitting subject before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from graph_build.reading import Frame, Phrase, ReadSentence, can_act

_ONE, _MANY = frozenset({"it"}), frozenset({"they", "them"})
_SPEAKERS = frozenset({"we", "i", "us"})
_PERSON = frozenset({"he", "she", "him", "her"})
_NOT_YET = frozenset({("have", "not"), ("had", "not"), ("did", "not"), ("do", "not")})
RESOLVED = _ONE | _MANY | _PERSON
_ACTING = frozenset({"body", "organisation", "state", "mission", "group", "person", "post", "network"})


def pronoun_of(sentence: ReadSentence, phrase: Phrase) -> str:
    """The pronoun that somebody named before is meant by; "those who have not" are of the many named before."""
    low = sentence.tokens.low
    rest = low[phrase.head + 1 : phrase.head + 4]
    left = low[phrase.head] == "those" and rest[:1] in {("that",), ("who",)} and rest[1:] in _NOT_YET
    return "they" if left else low[phrase.head]


@dataclass(slots=True)
class Said:
    """What the paragraph has named so far: subjects and those asked, sentence by sentence."""

    sentences: list[tuple[ReadSentence, int, tuple[Phrase, ...]]] = field(default_factory=list)
    heard: list[ReadSentence] = field(default_factory=list)
    before: tuple[ReadSentence, ...] = ()  # of the paragraph before, whose places count from its own beginning
    place: str = ""  # the key of that paragraph

    def is_before(self, sentence: ReadSentence) -> bool:
        """Whether a sentence is of the paragraph before."""
        return any(sentence is one for one in self.before)

    def hears(self, sentence: ReadSentence) -> None:
        """Takes in a sentence that was read."""
        self.heard.append(sentence)
        for frame in sentence.frames:
            if frame.form not in {"finite", "base"} or frame.subject_from == "relative":
                continue
            for phrases in (
                frame.subjects,
                _whose(sentence, frame),
                frame.asked,
            ):
                if phrases and sentence.tokens.low[phrases[0].head] not in RESOLVED:
                    self.sentences.append((sentence, frame.start, phrases))

    def meant(self, sentence: ReadSentence, pronoun: Phrase) -> tuple[ReadSentence, tuple[Phrase, ...]] | None:
        """The sentence and the phrases that the pronoun stands for; None where nothing fits."""
        word = pronoun_of(sentence, pronoun)
        at = sentence.tokens.start[pronoun.start]
        askers = {f.agent for f in sentence.frames if pronoun in f.asked}  # "urges the State, and invites it": not they
        for where, start, phrases in reversed(self.sentences):
            if (where is sentence and phrases in askers) or self.is_before(where):
                continue
            if where.tokens.start[start] < at and phrases[-1] != pronoun and _fits(where, word, phrases):
                return where, phrases
        return self._named(at, word) or self._told_before(word)

    def _told_before(self, word: str) -> tuple[ReadSentence, tuple[Phrase, ...]] | None:
        """The last subject of the paragraph before, where this one names nobody who fits."""
        fitting = (
            (where, phrases)
            for where, _, phrases in reversed(self.sentences)
            if self.is_before(where) and _fits(where, word, phrases)
        )
        return next(fitting, None)

    def _named(self, at: int, word: str) -> tuple[ReadSentence, tuple[Phrase, ...]] | None:
        """The last one named before who can act, whatever it was there: "the offer by the Board, and encourages it"."""
        for sentence in (s for s in reversed(self.heard) if not self.is_before(s)):
            for phrase in (inner for outer in reversed(sentence.phrases) for inner in _within(outer)):
                before = sentence.tokens.start[phrase.start] < at
                if before and phrase.cls in _ACTING and _fits(sentence, word, (phrase,)):
                    return sentence, (phrase,)
        return None


def _whose(sentence: ReadSentence, frame: Frame) -> tuple[Phrase, ...]:
    """Whose thing the speaker of the text speaks of: "welcomes the efforts of donors, and encourages them"."""
    if frame.subject_from not in {"speaker", "shared"} or len(frame.patient) != 1:
        return ()
    thing = frame.patient[0]
    owner = thing.owner or next((p.phrase for p in thing.parts if p.prep == "of"), None)
    return (owner,) if owner is not None and can_act(sentence.tokens, owner) else ()


def _within(phrase: Phrase) -> tuple[Phrase, ...]:
    """The phrase, whose it is, and what stands in it, outermost first."""
    owner = (phrase.owner,) if phrase.owner is not None else ()
    return (phrase, *owner, *(p.phrase for p in phrase.parts))


def _fits(sentence: ReadSentence, word: str, phrases: Sequence[Phrase]) -> bool:
    if not all(can_act(sentence.tokens, p) for p in phrases):
        return False
    if word in _MANY:
        if any(sentence.tokens.low[p.head] in _SPEAKERS for p in phrases):  # "they" are never "we"
            return False
        return len(phrases) > 1 or phrases[0].plural or phrases[0].det == "both"
    if len(phrases) > 1 or phrases[0].plural or phrases[0].cls == "pronoun":
        return False
    return (phrases[0].cls in {"person", "post"}) == (word in _PERSON)
