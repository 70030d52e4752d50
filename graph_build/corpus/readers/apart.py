"""Turns bytes into the record of a reader that runs in a process of its own, with limits of time and memory.

A library written in C cannot be stopped from outside, and what makes it crash ends the process it runs in.
"""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict
from typing import Any, Final

from graph_build.corpus.readers.record import UnreadText
from graph_build.corpus.source import Cell, Metadata, Origin, PageSpan, Part, ReadText

FIRST: Final = 8
"""Seconds of the processor that a file may take for itself, and one more for each of its pages."""
SECONDS: Final = 60
"""The most that any file may take; on the clock five times as much, for a machine that is busy."""
_MEMORY: Final = 3_000_000_000


def read_apart(name: str, raw: bytes) -> ReadText:
    """What the reader ``name`` of this package makes of the bytes.

    Raises UnreadText with its reason, and when it takes too long or too much memory, or crashes.
    """
    command = [sys.executable, "-m", "graph_build.corpus.readers.apart", name]
    try:
        done = subprocess.run(command, input=raw, capture_output=True, timeout=5 * SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise UnreadText(_TOO_LONG) from error
    if done.returncode:
        raise UnreadText(_TOO_LONG if done.returncode < 0 else "takes too much memory; split it, or print it anew")
    answer = json.loads(done.stdout)
    if "unread" in answer:
        raise UnreadText(answer["unread"])
    return _record(answer)


_TOO_LONG: Final = "not read in the time that its pages have, or it crashed its reader; split it, or print it anew"


def _record(answer: dict[str, Any]) -> ReadText:
    parts = tuple(_part(part) for part in answer["parts"])
    pages = tuple(PageSpan(**span) for span in answer["pages"])
    origin = Origin(**{**answer["origin"], "remarks": tuple(answer["origin"]["remarks"])})
    return ReadText(answer["text"], origin, parts, pages, Metadata(**answer["meta"]), answer["body_start"])


def _part(part: dict[str, Any]) -> Part:
    cells = tuple(Cell(**{**cell, "headers": tuple(map(tuple, cell["headers"]))}) for cell in part["cells"])
    return Part(**{**part, "cells": cells})


def main() -> None:
    """Read what comes in, in this process, and write its record out."""
    _limit_memory()
    from graph_build.corpus.readers.pdf import count_pages, read_pdf

    count, read = {"pdf": (count_pages, read_pdf)}[sys.argv[1]]
    raw = sys.stdin.buffer.read()
    try:
        _limit_time(FIRST)
        _limit_time(FIRST + count(raw))
        answer = asdict(read(raw))
    except UnreadText as error:
        answer = {"unread": str(error)}
    sys.stdout.write(json.dumps(answer))


def _limit_memory() -> None:
    """Sets the limits where the system knows them."""
    with suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_time(seconds: int) -> None:
    """Ends this process once it has used so much of the processor, where the system knows such a limit."""
    with suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (min(seconds, SECONDS), SECONDS))


if __name__ == "__main__":
    main()
