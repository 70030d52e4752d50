"""Turns tasks into outcomes in processes of their own, each with limits: what breaks one is the outcome of its task."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import resource
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import Final, Generic, TypeVar, cast

from graph_build.guards import in_one_line, seconds_for

Task = TypeVar("Task")
Outcome = TypeVar("Outcome")

MEMORY: Final = 3_000_000_000
"""Bytes that a worker may take beside what the program itself takes."""
_PR_SET_PDEATHSIG: Final = 1
GRACE: Final = 5
"""Seconds of the processor after which a worker that could not end its task by itself is ended."""


@dataclass(frozen=True, slots=True)
class Broken:
    """Why a worker gave nothing back, in words for a report."""

    reason: str


Renew = Callable[[int], None]
"""Is told how many characters are read next: from now on there is as much time as these may take."""


def context() -> BaseContext | None:
    """How a process is made here: forked where that is safe, since it then shares names and rules; else None."""
    return multiprocessing.get_context("fork") if sys.platform == "linux" else None


def outcomes(
    work: Callable[[Task, Renew], Outcome], tasks: Sequence[Task], workers: int
) -> Iterator[tuple[int, Outcome | Broken]]:
    """Each task's place and its outcome, in the order in which they end.

    Where no process can be forked a single worker is this process itself, which has no limit of memory.
    """
    made = context() or (multiprocessing.get_context("spawn") if workers > 1 else None)
    if made is None:
        for place, task in enumerate(tasks):
            yield place, work(task, _no_limit)
        return
    yield from _Crew(made, work, list(tasks)).run(min(workers, len(tasks)))


class _Crew(Generic[Task, Outcome]):
    """Workers with one task each; a worker that ends with its task is replaced."""

    def __init__(self, made: BaseContext, work: Callable[[Task, Renew], Outcome], tasks: list[Task]) -> None:
        self.made, self.work, self.tasks = made, work, tasks
        self.next = 0
        self.at_work: dict[Connection, tuple[BaseProcess, int]] = {}

    def run(self, workers: int) -> Iterator[tuple[int, Outcome | Broken]]:
        try:
            for _ in range(workers):
                self._hire()
            while self.at_work:
                for ready in wait(list(self.at_work)):
                    yield from self._served(cast("Connection", ready))
        finally:
            for process, _ in self.at_work.values():
                process.kill()
            for end, (process, _) in self.at_work.items():
                process.join()
                end.close()

    def _hire(self) -> None:
        if self.next == len(self.tasks):
            return
        here, there = self.made.Pipe()
        others = (here, *self.at_work) if self.made.get_start_method() == "fork" else ()
        process = self.made.Process(  # type: ignore[attr-defined]
            target=_serve, args=(there, self.work, others), daemon=True
        )
        process.start()
        there.close()
        self._give(here, process)

    def _give(self, end: Connection, process: BaseProcess) -> None:
        """The next task, or the end of work."""
        if self.next == len(self.tasks):
            with suppress(OSError):
                end.send(None)
            process.join()
            end.close()
            return
        self.at_work[end] = (process, self.next)
        self.next += 1
        with suppress(OSError):  # a worker that is gone is met when it is asked
            end.send((self.tasks[self.next - 1],))

    def _served(self, end: Connection) -> Iterator[tuple[int, Outcome | Broken]]:
        process, place = self.at_work.pop(end)
        try:
            yield place, cast("Outcome | Broken", end.recv())
        except (EOFError, OSError):
            process.join()
            end.close()
            yield place, Broken(_why(process.exitcode))
            self._hire()
            return
        self._give(end, process)


def _no_limit(characters: int) -> None:
    """What is read in this process itself is ended by nothing but its own clock."""


def _why(code: int | None) -> str:
    if code == -signal.SIGXCPU:
        return "not read within the time that its length allows; break its long paragraphs, or split it"
    if code == -signal.SIGKILL:
        return "its process was ended from outside, perhaps for want of memory; build again"
    told = f"signal {-code}" if code is not None and code < 0 else f"code {code}"
    return f"reading it ended the process ({told}); save it anew, or as plain text"


def _serve(end: Connection, work: Callable[[Task, Renew], Outcome], others: Sequence[Connection]) -> None:
    """What a worker does until it is told to stop, or whoever hired it is gone.

    ``others`` are ends of pipes that came with it: open here, they would keep it waiting for a process that is gone.
    """
    for other in others:
        other.close()
    end_with_the_build()
    leave_interrupts()
    _limit_memory()
    while True:
        try:
            told = end.recv()
        except EOFError:
            return
        if told is None:
            return
        end.send(_done(work, cast("tuple[Task]", told)[0]))


def _done(work: Callable[[Task, Renew], Outcome], task: Task) -> Outcome | Broken:
    try:
        return work(task, _limit_time)
    except MemoryError:
        return Broken(f"needs more than {MEMORY // 1_000_000_000} GB of memory to be read; split it")
    except Exception as error:  # whatever one document breaks, the others are read
        return Broken(f"reading failed with {type(error).__name__}: {in_one_line(error)}")


def end_with_the_build() -> None:
    """Let the system end this process when the one that made it is gone, also in the middle of a text."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def leave_interrupts() -> None:
    """Let who interrupts stop the build, and it this process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _limit_memory() -> None:
    if sys.platform != "linux":
        return
    with suppress(ValueError, OSError):  # a system that does not tell, or where less is allowed already
        with open("/proc/self/statm", "rb") as told:  # noqa: PTH123 - no path of a user
            taken = int(told.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (taken + MEMORY, hard))


def _limit_time(characters: int) -> None:
    """The system ends this process, whatever it is doing, when it needs more of the processor than so many may take."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = used.ru_utime + used.ru_stime + seconds_for(characters) + GRACE
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, hard))
