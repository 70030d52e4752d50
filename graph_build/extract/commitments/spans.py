"""Turns a frame into where its clause ends: after its act and what is joined to it, before a loose tail."""

from __future__ import annotations

from graph_build.reading import Frame, ReadSentence, word_set

_SHORTEST_ACT = 3
_TAILS = word_set("tails")
_ASKING = frozenset({"how", "what", "why", "whether"})


def merged_into(sentence: ReadSentence, index: int) -> int | None:
    """The frame whose modal this one shares: "will train officers and review the plan" is one clause."""
    frame = sentence.frames[index]
    joined = frame.link == "shared" and frame.form in {"base", "infinitive"} and (frame.deontic is None or frame.modal)
    return frame.parent if joined and frame.parent is not None and frame.parent < index else None


def end_of(sentence: ReadSentence, index: int, limit: int) -> int:
    """The token before which the clause of a frame ends, at most ``limit``."""
    frames = sentence.frames
    inside = {index}
    stop = frames[index].end
    for place in range(index + 1, len(frames)):
        frame = frames[place]
        if frame.start >= limit:
            break
        if frame.parent in inside and _belongs(sentence, frame):
            inside.add(place)
            stop = max(stop, frame.end)
    stop = min(max(stop, frames[index].stop), limit)
    stop = _before_tail(sentence, index, stop)
    return _trimmed(sentence, stop, frames[index].stop)


def _belongs(sentence: ReadSentence, frame: Frame) -> bool:
    """Whether a frame says what is done: its act, what is joined by "and", what describes without a comma."""
    before = sentence.tokens.low[frame.start - 1] if frame.start else ""
    if frame.link == "shared":
        return True
    if frame.link in {"complement", "that", "noun", "gerund"}:
        return before not in {",", "by"}
    if frame.link == "participle":
        return before not in {",", ";"}
    if frame.link == "purpose":
        return before in {"and", "or", "order"} and sentence.tokens.low[frame.start - 2] != "in"
    return frame.link == "relative" and before in _ASKING


def _before_tail(sentence: ReadSentence, index: int, stop: int) -> int:
    """Before a loose tail: "including ...", ", through ...", unless a further verb of the clause comes after it."""
    tokens, frames = sentence.tokens, sentence.frames
    first, acts = frames[index].stop, frames[index].action
    while acts is not None and frames[acts].stop > first:
        first, acts = frames[acts].stop, frames[acts].action
    for place in range(first + _SHORTEST_ACT, stop):
        word = tokens.low[place]
        if word in _TAILS and tokens.low[place - 1] == ",":
            joined = any(f.start >= place and f.form in {"base", "infinitive"} and f.link == "shared" for f in frames)
            if not joined:
                return place
    return stop


def _trimmed(sentence: ReadSentence, stop: int, least: int) -> int:
    """Without the marks and joints before the next clause."""
    tokens = sentence.tokens
    while stop > least and (tokens.tag[stop - 1] in ",;:.&#" or tokens.low[stop - 1] in {"also", "further", "and"}):
        stop -= 1
    return stop
