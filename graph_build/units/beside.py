"""Turns work into its outcome in a process beside the build, most of it in one made before anything large is held.

A process forked late has all that a build holds, and each page that either side touches from then on is held twice: it
is for work on what the build holds, that tells little of it.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, Final, ParamSpec, TypeVar

from graph_build.units.workers import context, end_with_the_build, leave_interrupts

P = ParamSpec("P")
T = TypeVar("T")
_ROWS: Final = 100
_ENDED: Final = "the process that works beside the build was ended from outside, perhaps for want of memory"


class Beside:
    """Does one piece of work at a time in its process; without one, here and at once."""

    def __init__(self, end: Connection | None) -> None:
        self._end = end
        self._copies: list[BaseProcess] = []
        self._begun = self._told = 0
        self._done: dict[int, tuple[Any, Exception | None]] = {}

    def begin(self, work: Callable[P, T], *args: P.args, **named: P.kwargs) -> Callable[[], T]:
        """What gives the outcome of work when it is asked for it; the error that ended the work is raised then."""
        if self._end is None:
            done = work(*args, **named)
            return lambda: done
        self._end.send((work, args, named))
        return self._next()

    def hold(self, work: Callable[P, T], *args: P.args, **named: P.kwargs) -> Callable[..., Callable[[], Any]]:
        """As :meth:`begin`, of work whose outcome stays where it was made, for what goes on with it there.

        What comes back begins that: it takes the further work, whose first argument is the outcome, and its second the
        rows that follow, which are sent a few at a time: what all of them take is not held twice.
        """
        if (end := self._end) is None:
            done = work(*args, **named)
            return lambda further, rows: self.begin(further, done, list(rows))
        end.send((_Hold(work), args, named))

        def go_on(further: Callable[..., Any], rows: Iterable[Any]) -> Callable[[], Any]:
            left = iter(rows)
            while some := list(islice(left, _ROWS)):
                end.send((_Rows(some), (), {}))
            end.send((_GoOn(further), (), {}))
            return self._next()

        return go_on

    def begin_in_copy(self, work: Callable[[], T]) -> Callable[[], T]:
        """As :meth:`begin`, of work on what this process holds: in a copy of it, which shares what neither changes.

        It is asked for once. Where no process can be copied the work is done here and at once.
        """
        made = context()
        if self._end is None or made is None:
            done = work()
            return lambda: done
        here, there = made.Pipe()
        process = made.Process(target=_do, args=(there, here, work), daemon=True)  # type: ignore[attr-defined]
        process.start()
        self._copies.append(process)
        there.close()

        def outcome() -> T:
            found: T = _outcome_of(*_received(here))
            process.join()
            here.close()
            return found

        return outcome

    def stop(self) -> None:
        """End the copies for which nobody waits any more."""
        for process in self._copies:
            process.kill()
            process.join()

    def _next(self) -> Callable[[], Any]:
        """What waits for the outcome of the work begun last; those before it are put by for whoever asks for them."""
        end, number = self._end, self._begun
        self._begun += 1
        assert end is not None

        def outcome() -> Any:
            while number not in self._done:
                self._done[self._told] = _received(end)
                self._told += 1
            return _outcome_of(*self._done.pop(number))

        return outcome


def _received(end: Connection) -> tuple[Any, Exception | None]:
    """What comes of work, or the error that ended it."""
    try:
        outcome, error = end.recv()
    except (EOFError, OSError):
        raise MemoryError(_ENDED) from None
    return outcome, error


def _outcome_of(outcome: Any, error: Exception | None) -> Any:
    if error is not None:
        raise error
    return outcome


@dataclass(frozen=True, slots=True)
class _Hold:
    """Work whose outcome is not asked for but held."""

    work: Callable[..., Any]


@dataclass(frozen=True, slots=True)
class _Rows:
    """Rows for the work that goes on."""

    rows: list[Any]


@dataclass(frozen=True, slots=True)
class _GoOn:
    """Work whose first argument is the outcome that is held, and whose second are the rows."""

    work: Callable[..., Any]


@contextmanager
def working_beside(workers: int) -> Iterator[Beside]:
    """A process beside this one for several workers, until the block ends."""
    if workers == 1:
        yield Beside(None)
        return
    made = context() or multiprocessing.get_context("spawn")
    here, there = made.Pipe()
    mine = here if made.get_start_method() == "fork" else None
    process = made.Process(target=_serve, args=(there, mine), daemon=True)  # type: ignore[attr-defined]
    process.start()
    there.close()
    beside = Beside(here)
    try:
        yield beside
        with suppress(OSError):
            here.send(None)
        process.join()
    finally:
        beside.stop()
        process.kill()
        process.join()
        here.close()


def _serve(end: Connection, other: Connection | None) -> None:
    """Do what is asked until nothing more is; ``other`` is the end of the build, open here as well."""
    end_with_the_build()
    if other is not None:
        other.close()
    held: tuple[Any, Exception | None] = (None, None)
    rows: list[Any] = []
    with suppress(EOFError):
        while (asked := end.recv()) is not None:
            match asked:
                case (_Hold(work), args, named):
                    held = _done(work, *args, **named)
                case (_Rows(some), _, _):
                    rows += some
                case (_GoOn(work), _, _):
                    end.send(held if held[1] is not None else _done(work, held[0], rows))
                    held, rows = (None, None), []
                case (work, args, named):
                    end.send(_done(work, *args, **named))


def _do(end: Connection, other: Connection, work: Callable[[], Any]) -> None:
    """Do one piece of work; ``other`` is the end of the build, open here as well."""
    end_with_the_build()
    leave_interrupts()
    other.close()
    end.send(_done(work))


def _done(work: Callable[..., Any], *args: Any, **named: Any) -> tuple[Any, Exception | None]:
    try:
        return work(*args, **named), None
    except Exception as error:  # it is raised where the outcome is asked for
        return None, error
