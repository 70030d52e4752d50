"""Turns the frames of a sentence into which of its happenings in small letters have a day: "held a consultation"."""

from __future__ import annotations

from graph_build.extract.names.heads.kinds import name_words
from graph_build.extract.names.heads.spans import Extent
from graph_build.reading import Frame, Phrase, ReadSentence

_TAKES_PLACE = frozenset({"take", "occur", "begin", "start", "open", "conclude", "end", "gather", "bring"})
_WHERE = frozenset({"at", "in", "during", "to"})


def is_dated(sentence: ReadSentence, phrase: Phrase) -> bool:
    """Whether a clause says on which day or in which month a happening was held, attended or spoken at.

    One of several ("workshops"), one that is denied, and one with a mere year are not told apart from others.
    """
    noun = sentence.tokens.low[phrase.head]
    if noun not in name_words("dated-happenings") or phrase.det in {"any", "every", "no", "each"}:
        return False
    if phrase.plural and noun not in name_words("happenings-in-plural"):
        return False
    return _has_day_behind(sentence, phrase) or any(
        _has_day(sentence, frame) and _holds(frame, phrase) for frame in sentence.frames if frame.polarity
    )


def extent_of_held(sentence: ReadSentence, phrase: Phrase) -> Extent:
    """All that says which happening it is: "first regional dialogue on women and peace", up to the clause's verb."""
    end = phrase.name_end
    joined = sentence.starts.get(end + 1) if sentence.tokens.tag[end : end + 1] == "&" else None
    if joined is not None and not joined.det and any(frame.start == joined.end for frame in sentence.frames):
        end = joined.end
    owner = phrase.owner
    whose = owner is not None and owner.plural and not owner.capital and owner.end == phrase.name_start - 1
    start = owner.name_start if owner is not None and whose else phrase.name_start  # "the experts' meeting"
    return Extent(start, start, end, True)


def _has_day_behind(sentence: ReadSentence, phrase: Phrase) -> bool:
    """A date right behind one that is told apart: "its third session, in November 2021"; not "a meeting on 4 May"."""
    tags = sentence.tokens.tag
    at = phrase.name_end + (tags[phrase.name_end : phrase.name_end + 1] == ",")
    day = sentence.starts.get(at + 1) if tags[at : at + 1] in {"O", "f", "i"} else None
    dated = day is not None and day.cls == "date" and _tells_a_day(tags[day.start : day.end])
    return dated and phrase.det not in {"a", "an"} and phrase.head > phrase.name_start


def _has_day(sentence: ReadSentence, frame: Frame) -> bool:
    """A date with a month: "on 12 June 2024", "on 12 June", "in June 2024"; the future, too, has its days."""
    return any(_tells_a_day(sentence.tokens.tag[part.phrase.start : part.phrase.end]) for part in frame.dates)


def _tells_a_day(tags: str) -> bool:
    return ("m" in tags and ("y" in tags or "9" in tags)) or tags.count("9") > 2  # 2024-06-12


def _holds(frame: Frame, phrase: Phrase) -> bool:
    if phrase in frame.patient:
        return frame.lemma in name_words("holding-verbs")
    if phrase in frame.agent:
        return frame.lemma in _TAKES_PLACE
    attended = frame.lemma in name_words("attending-verbs")
    return attended and any(part.phrase == phrase and part.prep in _WHERE for part in frame.preps)
