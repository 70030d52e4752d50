"""Turns tasks into outcomes in their order, in a process that goes ahead of the one which asks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from graph_build.units.workers import context, end_with_the_build, leave_interrupts

Task = TypeVar("Task")
Outcome = TypeVar("Outcome")


def ahead(work: Callable[[Task], Outcome], tasks: Sequence[Task], workers: int) -> Iterator[Outcome]:
    """The outcomes of tasks in their order. With one worker, and when the other process is gone, the work is done here.

    It goes on as far as a pipe holds what is not asked for yet.
    """
    made = context()
    if workers == 1 or made is None:
        yield from map(work, tasks)
        return
    here, there = made.Pipe(duplex=False)
    process = made.Process(target=_go_ahead, args=(there, here, work, tasks), daemon=True)  # type: ignore[attr-defined]
    process.start()
    there.close()
    done = 0
    try:
        with suppress(EOFError, OSError):
            while done < len(tasks):
                outcome = here.recv()
                done += 1
                yield outcome
    finally:
        process.kill()
        process.join()
        here.close()
    yield from map(work, tasks[done:])


def _go_ahead(there: Connection, here: Connection, work: Callable[[Any], Any], tasks: Sequence[Any]) -> None:
    end_with_the_build()
    leave_interrupts()
    here.close()
    for task in tasks:
        there.send(work(task))
