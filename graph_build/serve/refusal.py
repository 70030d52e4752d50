"""Names the one exception by which a request ends without an answer: a status, one sentence, and what to do."""

from __future__ import annotations

from typing import Final

from graph_build.serve.engine import Fault, Limits, Stopped


class Refusal(Exception):
    """A request that gets no answer; `status` is the HTTP status, `sentence` goes to the client."""

    def __init__(self, status: int, sentence: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(status, sentence)
        self.status = status
        self.sentence = sentence
        self.headers = headers or {}


def sentence(*parts: str) -> str:
    """The parts of an error as one sentence.

    >>> sentence("the query uses LOAD", "a query changes nothing")
    'The query uses LOAD: a query changes nothing.'
    """
    told = ": ".join(parts)
    return f"{told[:1].upper()}{told[1:]}."


AGAIN: Final = {"Retry-After": "5"}

BY_WORDS: Final[dict[Fault, tuple[int, str]]] = {
    "syntax": (400, "The query is not SPARQL 1.1: {told}."),
    "engine": (400, "The engine cannot answer the query: {told}."),
    "accept": (406, "None of the accepted media types fits the answer of this query."),
    "size": (400, "The answer is larger than 128 MB: ask for less with LIMIT."),
}
"""Where the words of the query or of its headers are the reason."""

BY_LIMIT: Final[dict[Fault, str]] = {
    "time": "The query was stopped after {seconds:g} s, the most it may take: ask for less.",
    "memory": "The query was stopped: it takes more than {memory} MB of memory: ask for less.",
    "process": "The query was stopped: it takes more than {memory} MB of memory, or ends its engine: ask for less.",
}
FOR_NOW: Final[dict[Fault, str]] = {
    "busy": "Too many queries wait: ask again in a few seconds.",
    "gone": "The client is gone.",
    "closed": "The server stops.",
}


def refusal_of(stopped: Stopped, limits: Limits) -> Refusal:
    """What a client is told of a query without an answer: 4xx where its words are the reason, else 503."""
    if stopped.fault in BY_WORDS:
        status, words = BY_WORDS[stopped.fault]
        return Refusal(status, words.format(told=stopped.told.rstrip(".")))
    if stopped.fault in BY_LIMIT:
        words = BY_LIMIT[stopped.fault].format(seconds=limits.seconds, memory=limits.memory // 1024**2)
        return Refusal(503, words)
    return Refusal(503, FOR_NOW[stopped.fault], AGAIN)
