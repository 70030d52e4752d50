"""Turns a frame into where its clause ends: after its act and what is joined to it, before a loose tail."""

from __future__ import annotations

from graph_build.reading import Frame, ReadSentence

_ASKING = frozenset({"how", "what", "why", "whether"})


def merged_into(sentence: ReadSentence, index: int) -> int | None:
    """The frame whose modal this one shares: "will train officers and review the plan" is one clause."""
    frame = sentence.frames[index]
    joined = frame.link == "shared" and frame.form in {"base", "infinitive"}
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
    return _trimmed(sentence, stop, frames[index].stop)


def _belongs(sentence: ReadSentence, frame: Frame) -> bool:
    """Whether a frame says what is done: its act, what is joined by "and", what describes without a comma."""
    before = sentence.tokens.low[frame.start - 1] if frame.start else ""
    if frame.link in {"complement", "that", "noun", "shared", "gerund"}:
        return before != ","
    if frame.link == "participle":
        return before not in {",", ";"} 
    if frame.link == "purpose":
        return before in {"and", "or", "order"} and sentence.tokens.low[frame.start - 2] != "in"
    return frame.link == "relative" and before in _ASKING


def _trimmed(sentence: ReadSentence, stop: int, least: int) -> int:
    """Without the marks and joints before the next clause."""
    tokens = sentence.tokens
    while stop > least and (tokens.tag[stop - 1] in ",;:.&#" or tokens.low[stop - 1] in {"also", "further"}):
        stop -= 1
    return stop
