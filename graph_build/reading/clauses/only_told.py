"""Turns a frame with a word of duty into the reason why it only sounds like a promise, None where nothing says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from graph_build.reading.lexicon.sets import word_set
from graph_build.reading.records import Frame, Tokens

_WILL = frozenset({"will", "'ll"})
_ASKING = frozenset({"should", "must", "shall"})
_WHICH = frozenset({"who", "that", "which"})
_SPEAKERS = frozenset({"we", "i"})
_TAKING = frozenset({"take", "play", "make", "fulfil", "fulfill", "undertake", "face", "address", "adopt"})
_TIMES = frozenset({"time", "date"})
_TEXTS = word_set("classes-that-bind") | {"programme"}
_FEELING = word_set("verbs-of-feeling")
_NOTING = word_set("verbs-of-noting")
_HOPING = word_set("verbs-of-hoping")
_MARKING = word_set("verbs-of-marking")


def only_told(tokens: Tokens, frame: Frame, frames: Sequence[Frame]) -> str | None:
    """Why the words bind nobody, as unread_reason says it; None where they may."""
    held = _held_by(tokens, frame, frames)
    if held is not None:
        return f"within {held}"
    return next((reason for reason, holds in _REASONS if holds(tokens, frame, frames)), None)


def _held_by(tokens: Tokens, frame: Frame, frames: Sequence[Frame]) -> str | None:
    """The verb of opinion right before the subject, without "that": "I hope we will succeed"."""
    subjects = frame.subjects
    if frame.modal not in _WILL or not subjects:
        return None
    before = (f for f in frames if f.form == "finite" and f.stop == subjects[0].start and f.lemma in _HOPING)
    return next((f.lemma for f in before), None)


def _is_only_let_be(tokens: Tokens, frame: Frame, frames: Sequence[Frame]) -> bool:
    """ "Let us be clear"."""
    behind = (f for f in frames if f.start >= frame.stop and f.form in {"base", "finite"})
    lets = frame.deontic is not None and frame.deontic.rule == "let-us"
    return lets and next((f.lemma.startswith("be ") for f in behind), False)


def _names_those_of_main(tokens: Tokens, frame: Frame, frames: Sequence[Frame]) -> bool:
    """ "Officers who will qualify will be given a post": which of them the verb behind is about."""
    opened = tokens.low[frame.start - 1] in _WHICH and tokens.low[frame.start - 2] != ","
    if frame.link != "relative" or frame.modal not in _WILL or not opened or not frame.agent:
        return False
    later = (f for f in frames if f.start >= frame.stop and f.form == "finite" and f.link != "relative")
    return any(frame.agent[0] in f.subjects for f in later)


def _is_marked(tokens: Tokens, frame: Frame, frames: Sequence[Frame]) -> bool:
    """ "It should be noted that the costs fell"."""
    it = [tokens.low[p.head] for p in frame.patient] == ["it"]
    return it and frame.modal in _ASKING and frame.voice == "passive" and frame.lemma in _MARKING


def _is_of_a_time(tokens: Tokens, frame: Frame, frames: Sequence[Frame]) -> bool:
    """ "That year should trouble us"."""
    timed = bool(frame.agent) and all(p.cls in _TIMES for p in frame.agent)
    return timed and frame.modal in _ASKING and frame.voice == "active" and frame.link != "relative"


def _was_wanted(tokens: Tokens, frame: Frame, frames: Sequence[Frame]) -> bool:
    """ "The Board should have acted", "Candidates should have served"."""
    return frame.modal == "should" and "have" in tokens.low[frame.start : frame.stop - 1]


def _hangs_on_an_if(tokens: Tokens, frame: Frame, frames: Sequence[Frame]) -> bool:
    """ "Peace will only last if all take part"."""
    only = frame.modal in _WILL and "only" in tokens.low[frame.start : frame.stop]
    return only and "if" in tokens.low[frame.stop :]


def _is_felt(tokens: Tokens, frame: Frame, frames: Sequence[Frame]) -> bool:
    """ "She will be remembered", "The Board will be delighted to hear of it"; not "will be remembered by the Board"."""
    return frame.modal in _WILL and frame.voice == "passive" and frame.lemma in _FEELING and not frame.agent


def _is_noted(tokens: Tokens, frame: Frame, frames: Sequence[Frame]) -> bool:
    """ "Members will note that the port is closed"; not "we will remember them"."""
    others = frame.agent and not any(tokens.low[p.head] in _SPEAKERS for p in frame.agent)
    return bool(others) and frame.modal in _WILL and frame.voice == "active" and frame.lemma in _NOTING


def _only_adds(tokens: Tokens, frame: Frame, frames: Sequence[Frame]) -> bool:
    """ "The strategy will contribute to peace": what comes of a text, where somebody else acts."""
    comes = frame.modal in _WILL and frame.lemma == "contribute" and not frame.patient
    return comes and bool(frame.agent) and frame.agent[0].cls in _TEXTS


def _is_of_noun_before(tokens: Tokens, frame: Frame, frames: Sequence[Frame]) -> bool:
    """ "Report on steps the governments should take": which steps, by a clause without "that"."""
    first = frame.agent[0].start if len(frame.agent) == 1 else 0
    open_ended = frame.modal in _ASKING and frame.voice == "active" and not frame.patient and frame.lemma in _TAKING
    return open_ended and first > 0 and tokens.tag[first - 1] in "SN"


_REASONS: tuple[tuple[str, Callable[[Tokens, Frame, Sequence[Frame]], bool]], ...] = (
    ("restrictive clause", _names_those_of_main),
    ("restrictive clause", _is_of_noun_before),
    ("state", _is_only_let_be),
    ("state", _is_marked),
    ("state", _was_wanted),
    ("effect", _is_of_a_time),
    ("effect", _only_adds),
    ("condition", _hangs_on_an_if),
    ("forecast", _is_felt),
    ("forecast", _is_noted),
)
