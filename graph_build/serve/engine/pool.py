"""Turns queries into answers through a pool of worker processes; one that meets its limit is killed and replaced."""

from __future__ import annotations

import logging
import os
import select
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

from graph_build.errors import ServiceError
from graph_build.serve.engine.frames import Header, frame, unframe
from graph_build.serve.engine.turns import Ticket, Turns

AGAIN: Final = 1.0
"""Seconds between two tries to replace a worker, while its store or the machine has no place for one."""

START: Final = 30.0
"""Seconds that a new worker may take to come up."""

POLL: Final = 0.2
"""Seconds between two looks at whether the client is still there."""

LOG: Final = logging.getLogger("wps-graph")

Fault = Literal["time", "memory", "process", "busy", "gone", "closed", "syntax", "engine", "size", "accept"]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may take, and how many run and wait at once.

    `seconds` and `memory` (bytes beyond what a worker holds at its start) stop a query; `rows` cuts its answer, 0 does
    not; `workers` queries run at once, `waiting` more wait, each for `patience` seconds at most.
    """

    seconds: float = 10.0
    memory: int = 1024**3
    rows: int = 10_000
    workers: int = 4
    waiting: int = 64
    patience: float = 30.0


class Stopped(Exception):
    """A query without an answer; `fault` says why, `told` is what the engine said."""

    def __init__(self, fault: Fault, told: str = "") -> None:
        super().__init__(fault, told)
        self.fault: Fault = fault
        self.told = told


@dataclass(slots=True, eq=False)
class Worker:
    """One process, and the bytes that it has sent and nobody has read."""

    process: subprocess.Popen[bytes]
    received: bytearray = field(default_factory=bytearray)

    @classmethod
    def start(cls, store: Path, memory: int) -> Worker:
        """A new process, which sends a first message when it is ready."""
        command = [sys.executable, "-m", "graph_build.serve.engine.worker", str(store), str(memory)]
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # a stop from the keyboard is the server's to handle
        )
        return cls(process)

    def send(self, data: bytes) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def receive(self, deadline: float, gone: Callable[[], bool]) -> tuple[Header, bytes]:
        """The next message. Raises Stopped at the deadline, when the client is gone, or when the process ends."""
        assert self.process.stdout is not None
        source = self.process.stdout.fileno()
        poll = select.poll()
        poll.register(source, select.POLLIN)
        while (left := deadline - time.monotonic()) > 0:
            if not poll.poll(min(left, POLL) * 1000):
                if gone():
                    raise Stopped("gone")
                continue
            piece = os.read(source, 1 << 20)
            if not piece:
                raise Stopped("process")  # it ended, by itself or by another's hand
            self.received += piece
            if message := unframe(self.received):
                self.received.clear()
                return message
        raise Stopped("time")

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()


class Pool:
    """Workers over one store. Every method may be called from any thread."""

    def __init__(self, store: Path, limits: Limits) -> None:
        """Start the workers. Raises ServiceError where one does not come up."""
        self.limits = limits
        self._store = store
        self._turn = threading.Condition()
        self._idle: list[Worker] = []
        self._workers: list[Worker] = []
        self._turns = Turns(limits.workers, limits.waiting)
        self._closed = False
        for _ in range(limits.workers):
            self._workers.append(Worker.start(store, limits.memory))
        if not all(self._comes_up(worker) for worker in self._workers):
            self.close()
            raise ServiceError(
                "a process for queries does not start", str(store), "", "make the store again: `wps-graph store`"
            )

    @property
    def running(self) -> int:
        """Queries that are being answered, and workers that are being started."""
        return self.limits.workers - len(self._idle)

    @property
    def waiting(self) -> int:
        """Queries that wait for a worker."""
        return len(self._turns)

    def ask(self, request: Header, gone: Callable[[], bool] = lambda: False, client: str = "") -> tuple[Header, bytes]:
        """The answer of a worker: its header and the serialised body.

        `gone` tells whether the client has hung up, which stops its query; `client` whose turn it takes.

        Raises:
            Stopped: too many queries wait, or the query met a limit or is none.
        """
        worker, ticket = self._take(gone, client)
        goes_on = False
        try:
            seconds = self.limits.seconds
            worker.send(frame({**request, "seconds": seconds, "rows": self.limits.rows}))
            header, body = worker.receive(time.monotonic() + seconds, gone)
            goes_on = not header["last"]
        except (OSError, ValueError) as fault:  # a pipe that is broken or closed
            raise Stopped("closed" if self._closed else "process") from fault
        except Stopped as stopped:
            raise Stopped("closed") if self._closed and stopped.fault == "process" else stopped from None
        finally:
            with self._turn:
                self._turns.end(ticket)
            self._give_back(worker, goes_on)
        if "fault" in header:
            raise Stopped(header["fault"], header.get("told", ""))
        return header, body

    def close(self, grace: float = 0.0) -> None:
        """Take no more queries, let those that run go on for so many seconds, then stop every worker."""
        with self._turn:
            self._closed = True
            self._turn.notify_all()
            self._turn.wait_for(lambda: len(self._idle) == len(self._workers), grace)
            idle, busy = list(self._idle), [worker for worker in self._workers if worker not in self._idle]
            self._idle.clear()
        for worker in idle:
            worker.kill()
        for worker in busy:
            worker.process.kill()  # the thread that waits for it sees its end, and closes its pipes

    def _take(self, gone: Callable[[], bool], client: str) -> tuple[Worker, Ticket]:
        deadline = time.monotonic() + self.limits.patience
        with self._turn:
            ticket = self._turns.enter(client, is_free=bool(self._idle))
            if ticket is None:
                raise Stopped("busy")
            try:
                while not self._closed:
                    if self._idle and self._turns.is_next(ticket):
                        worker = self._idle.pop()
                        if worker.process.poll() is None:
                            self._turns.begin(ticket)
                            return worker, ticket
                        self._give_back(worker, goes_on=False)
                        continue
                    if gone():
                        raise Stopped("gone")
                    if ticket.shed or (left := deadline - time.monotonic()) <= 0:
                        raise Stopped("busy")
                    self._turn.wait(min(left, POLL))
                raise Stopped("closed")
            finally:
                self._turns.leave(ticket)
                self._turn.notify_all()

    def _give_back(self, worker: Worker, goes_on: bool) -> None:
        with self._turn:
            if goes_on and not self._closed:
                self._idle.append(worker)
                self._turn.notify_all()
                return
        worker.kill()
        if self._closed:
            with self._turn:
                self._workers.remove(worker)
                self._turn.notify_all()
            return
        # A new process takes a tenth of a second to start, which nobody's answer waits for.
        threading.Thread(target=self._replace, args=(worker,), daemon=True).start()

    def _replace(self, worker: Worker) -> None:
        """Try until a new worker is up: the others go on answering meanwhile."""
        while not self._closed:
            with suppress(OSError):  # the machine has no room for a process
                fresh = Worker.start(self._store, self.limits.memory)
                with self._turn:
                    self._workers.remove(worker)
                    self._workers.append(fresh)
                worker = fresh
                if self._comes_up(fresh):
                    return
                fresh.kill()
            with self._turn:
                if self._turn.wait_for(lambda: self._closed, AGAIN):
                    break
            LOG.warning("a process for queries does not start; it is tried again")
        with self._turn:
            self._workers.remove(worker)
            self._turn.notify_all()

    def _comes_up(self, worker: Worker) -> bool:
        try:
            worker.receive(time.monotonic() + START, lambda: self._closed)
        except Stopped:
            return False
        with self._turn:
            if self._closed:
                return False
            self._idle.append(worker)
            self._turn.notify_all()
        return True
