"""Names the one exception by which a request ends without an answer: a status, one sentence, and what to do."""

from __future__ import annotations

from typing import Final

from graph_build.serve.pool import Limits, Stopped


class Refusal(Exception):  # noqa: N818 - an outcome of a request, not a mistake of the program
    """A request that gets no answer; `status` is the HTTP status, `sentence` goes to the client."""

    def __init__(self, status: int, sentence: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(status, sentence)
        self.status = status
        self.sentence = sentence
        self.headers = headers or {}


AGAIN: Final = {"Retry-After": "5"}


def refusal_of(stopped: Stopped, limits: Limits) -> Refusal:
    """What a client is told of a query without an answer: 4xx where its words are the reason, else 503."""
    match stopped.fault:
        case "syntax":
            return Refusal(400, f"The query is not SPARQL 1.1: {stopped.told}.")
        case "engine":
            return Refusal(400, f"The engine cannot answer the query: {stopped.told}.")
        case "accept":
            return Refusal(406, "None of the accepted media types fits the answer of this query.")
        case "size":
            return Refusal(400, "The answer is larger than 128 MB: ask for less with LIMIT.")
        case "time":
            return Refusal(503, f"The query was stopped after {limits.seconds:g} s, the most it may take: ask for less.")
        case "memory" | "process":
            limit = f"{limits.memory // 1024**2} MB of memory"
            return Refusal(503, f"The query was stopped: it takes more than {limit}, or ends its engine: ask for less.")
        case "busy":
            return Refusal(503, "Too many queries wait: ask again in a few seconds.", AGAIN)
        case "gone" | "closed":
            return Refusal(503, "The server stops, or the client is gone.", AGAIN)
