"""Turns the frames of a sentence into which of its happenings in small letters have a day: "held a consultation"."""

from __future__ import annotations

from collections.abc import Iterator

from graph_build.extract.names.heads.capitals import is_capital
from graph_build.extract.names.heads.kinds import name_words
from graph_build.extract.names.heads.spans import Extent, joined_before
from graph_build.reading import Frame, Phrase, ReadSentence, singulars

_TAKES_PLACE = frozenset({"take", "occur", "begin", "start", "open", "conclude", "end", "gather", "bring"})
_PLACES = frozenset({"open", "place", "state"})
_BEHIND = 3  # places and days that follow a noun of what befell somebody
_GATHERINGS = frozenset({"meeting", "conference", "summit", "debate"})
_POSSESSIVE = frozenset({"its", "their", "our", "his", "her"})
_NOT_SAID = frozenset({"should", "must", "may", "might", "could", "can", "would"})  # nothing is told to be held
_WHERE = frozenset({"at", "in", "during", "to"})


def is_dated(sentence: ReadSentence, phrase: Phrase) -> bool:
    """Whether a clause says on which day or in which month a happening was held, attended or spoken at.

    One of several ("workshops"), one that is denied, and one with a mere year are not told apart from others.
    """
    noun = sentence.tokens.low[phrase.head]
    if noun in name_words("dated-acts"):
        return _is_done_on(sentence, phrase)
    joined = joined_before(sentence.tokens, phrase)
    nouns = {noun, *singulars(noun), *singulars("-".join(sentence.tokens.low[phrase.head - joined : phrase.head + 1]))}
    if nouns.isdisjoint(name_words("dated-happenings")) or phrase.det in {"any", "every", "no", "each"}:
        return False
    if phrase.plural and noun not in name_words("happenings-in-plural") and not _is_counted(sentence, phrase):
        return _has_days_behind(sentence, phrase)
    if noun in name_words("reviews") and _is_review_of_year(sentence, phrase):
        return True
    placed = not nouns.isdisjoint(name_words("placed-happenings"))
    return (
        _has_day_behind(sentence, phrase)
        or _is_at(sentence, phrase, placed)
        or _is_there_in(sentence, phrase)
        or _is_next_edition(sentence, phrase)
        or _is_held_on_theme(sentence, phrase)
        or any(
            (_has_day(sentence, frame) or (placed and _has_place(sentence, frame))) and _holds(sentence, frame, phrase)
            for frame in sentence.frames
            if frame.polarity and frame.modal not in _NOT_SAID
        )
    )


def _is_review_of_year(sentence: ReadSentence, phrase: Phrase) -> bool:
    """Whether a review that a word tells from others was made or will be in a year: "a mid-term evaluation in 2027"."""
    low = sentence.tokens.low
    told = any(low[i] in name_words("words-of-reviews") for i in range(phrase.name_start, phrase.head))
    return told and any(
        frame.polarity and frame.dates and (_is_made(sentence, frame) or frame.lemma in name_words("holding-verbs"))
        for frame in sentence.frames
        if phrase in frame.patient
    )


def _is_made(sentence: ReadSentence, frame: Frame) -> bool:
    """Whether it is made, and not "made public"."""
    return frame.lemma == "make" and sentence.tokens.tag[frame.stop : frame.stop + 1] != "J"


def _is_at(sentence: ReadSentence, phrase: Phrase, placed: bool) -> bool:
    """Whether something is done at it and its place or day stands behind: "at a ceremony in Port Adal on 8 March"."""
    if sentence.tokens.low[phrase.start - 1 : phrase.start] != ("at",):
        return False
    for behind in _behind(sentence, phrase):
        if behind.cls == "date":
            return _tells_a_day(sentence.tokens.tag[behind.start : behind.end])
        if placed and behind.cls in _PLACES and is_capital(sentence.tokens, behind.head):
            return True
    return False


def _is_there_in(sentence: ReadSentence, phrase: Phrase) -> bool:
    """Whether a place with a date stands right behind: "adopted at a meeting in Port Adal in 2031"; "at their meeting
    in Port Adal" needs no date."""
    placed = False
    if phrase.cls not in _GATHERINGS:
        return False
    for behind in _behind(sentence, phrase):
        if behind.cls == "date":
            return placed
        if behind.cls in _PLACES and is_capital(sentence.tokens, behind.head):
            placed = True
    return placed and phrase.det in _POSSESSIVE


def _is_next_edition(sentence: ReadSentence, phrase: Phrase) -> bool:
    """Whether it is somebody's yearly or umpteenth happening of which something is told: "opened its annual debate"."""
    edition = sentence.tokens.low[phrase.name_start] in name_words("editions") and phrase.head > phrase.name_start
    if not edition or phrase.det not in _POSSESSIVE:
        return False
    return any(_holds(sentence, frame, phrase) for frame in sentence.frames if frame.polarity)


def _is_held_on_theme(sentence: ReadSentence, phrase: Phrase) -> bool:
    """Whether somebody named held it on a theme: "Togo and the Union co-hosted a side event on women in trade"."""
    one = phrase.cls in _GATHERINGS and not phrase.plural
    return one and any(part.prep in {"on", "about"} for part in phrase.parts) and any(
        frame.polarity and frame.tense == "past" and any(who.capital for who in frame.agent)
        and frame.lemma in name_words("holding-verbs") and phrase in frame.patient
        for frame in sentence.frames
    )  # fmt: skip


def _has_days_behind(sentence: ReadSentence, phrase: Phrase) -> bool:
    """Whether several were held on the days behind them: "its meetings on Arland and Norland on 12 and 13 May 2031"."""
    for behind in (phrase.innermost(), *_behind(sentence, phrase)):
        tags = sentence.tokens.tag[behind.start : behind.end]
        if behind.cls == "date" and phrase.det in _POSSESSIVE | {"the", "these", "those"}:
            return "m" in tags and tags.count("9") > 1
    return False


def _behind(sentence: ReadSentence, phrase: Phrase) -> Iterator[Phrase]:
    """The places and days that follow one another, each after a preposition: "in Port Adal on 8 March"."""
    for _ in range(_BEHIND):
        behind = (
            sentence.starts.get(phrase.end + 1)
            if sentence.tokens.tag[phrase.end : phrase.end + 1] in {"O", "i"}
            else None
        )
        if behind is None:
            return
        yield behind
        phrase = _after_state(sentence, behind)


def _after_state(sentence: ReadSentence, place: Phrase) -> Phrase:
    """The state between commas that only says where a place is: "in Port Adal, the Republic of Arland, in 2031"."""
    tags, state = sentence.tokens.tag, sentence.starts.get(place.end + 1)
    aside = tags[place.end : place.end + 1] == "," and state is not None and state.cls in {"state", "place"}
    return (
        state._replace(end=state.end + 1)
        if aside and state is not None and tags[state.end : state.end + 1] == ","
        else place
    )


def _is_counted(sentence: ReadSentence, phrase: Phrase) -> bool:
    """Whether a plural says how many were held: "two workshops on mediation"."""
    return sentence.tokens.tag[phrase.start] == "9" and sentence.tokens.low[phrase.start].isalpha()


def _is_done_on(sentence: ReadSentence, phrase: Phrase) -> bool:
    """Whether what befell somebody or something has its day right behind it: "the killing of two envoys on 4 May"."""
    told = any(part.prep == "of" for part in phrase.parts)
    for behind in _behind(sentence, phrase):
        if behind.cls == "date":
            tags = sentence.tokens.tag[behind.start : behind.end]
            return told and phrase.det == "the" and "m" in tags
    return False


def is_held(sentence: ReadSentence, phrase: Phrase) -> bool:
    """Whether a clause says that a happening was held or took place, with or without a day: "the Forum ended with"."""
    held = any(_holds(sentence, frame, phrase) for frame in sentence.frames if frame.polarity)
    during = sentence.tokens.low[phrase.start - 1 : phrase.start] == ("during",)
    return held or during or _has_date_behind(sentence, phrase)


def _has_date_behind(sentence: ReadSentence, phrase: Phrase) -> bool:
    """Whether a place and a date follow in one go: "at the Harbour Forum in Port Adal in 2031"."""
    place = sentence.starts.get(phrase.end + 1) if sentence.tokens.tag[phrase.end : phrase.end + 1] == "i" else None
    date = sentence.starts.get(place.end + 1) if place is not None else None
    return date is not None and date.cls == "date" and sentence.tokens.tag[date.start - 1] in {"i", "O"}


def extent_of_held(sentence: ReadSentence, phrase: Phrase) -> Extent:
    """All that says which happening it is: "first regional dialogue on women and peace", up to the clause's verb."""
    end = phrase.name_end
    joined = sentence.starts.get(end + 1) if sentence.tokens.tag[end : end + 1] == "&" else None
    if joined is not None and not joined.det and any(frame.start == joined.end for frame in sentence.frames):
        end = joined.end
    owner = phrase.owner
    whose = owner is not None and owner.plural and not owner.capital and owner.end == phrase.name_start - 1
    start = owner.name_start if owner is not None and whose else phrase.name_start  # "the experts' meeting"
    start += start == phrase.name_start and _is_counted(sentence, phrase)  # "two workshops"
    held = any(_holds(sentence, frame, phrase) for frame in sentence.frames)
    if start == phrase.head == end - 1 and not held and _is_there_in(sentence, phrase):  # "meeting in Port Adal"
        end = next((p.end for p in _behind(sentence, phrase) if p.cls in _PLACES), end)
    elif start == phrase.head == end - 1 and sentence.tokens.low[start] == "event":  # "an event at the Harbour House"
        end = next((p.end for p in _behind(sentence, phrase) if p.cls != "date" and p.capital), end)
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
    for part in frame.dates:
        tags = sentence.tokens.tag[part.phrase.start : part.phrase.end]
        if _tells_a_day(tags) or (tags == "m" and part.prep == "in"):
            return True
    return False


def _has_place(sentence: ReadSentence, frame: Frame) -> bool:
    """A place that the clause names: "held two workshops in Port Adal"."""
    return any(
        part.prep in {"in", "at"} and part.phrase.cls in _PLACES and is_capital(sentence.tokens, part.phrase.head)
        for part in frame.preps
    )


def _tells_a_day(tags: str) -> bool:
    return ("m" in tags and ("y" in tags or "9" in tags)) or tags.count("9") > 2  # 2024-06-12


def _holds(sentence: ReadSentence, frame: Frame, phrase: Phrase) -> bool:
    comma = frame.start - 1
    behind = frame.form == "participle" and phrase.end == comma and sentence.tokens.tag[comma] == ","
    if phrase in frame.patient or behind:  # "the training of officers, organised in Port Adal"
        return frame.lemma in name_words("holding-verbs")
    if phrase in frame.agent:
        return frame.lemma in _TAKES_PLACE
    attended = frame.lemma in name_words("attending-verbs")
    return attended and any(part.phrase == phrase and part.prep in _WHERE for part in frame.preps)
