"""Turn a piece of work into its bytes, computed in a forked child that a time limit and a memory limit really stop.

No SPARQL engine stops every query by itself, and some queries end the process they run in. A child costs about 10 ms,
sees the graph of its parent without a copy, and is killed at the limit. It can open no file and no connection: its
limit of open files is 0. Beside a store on disk it is as many as the store has, since the engine opens each of them
when it first looks into it, and the child leaves every network first; where it cannot (no Linux, or a system that
allows it nobody) the limit stays 0, and a store of more than 16 files is not asked.
"""

import ctypes
import faulthandler
import os
import resource
import select
import signal
import time
import warnings
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final, NoReturn

from graph_build.errors import QueryError

MEMORY: Final = 2 * 1024**3
"""Bytes that a child may take beyond what its parent already holds."""

_OWN_USERS, _OWN_NETWORK = 0x1000_0000, 0x4000_0000  # CLONE_NEWUSER, CLONE_NEWNET
_OF_A_STORE: Final = ".sst"
"""How files end that the engine keeps a store in."""

DONE: Final = b"+"
FAILED: Final = b"-"
PIECE: Final = 1 << 16


def run_in_child(work: Callable[[], bytes], seconds: float) -> bytes:
    """The bytes that `work` returns, or an error that names the limit it met.

    Raises:
        QueryError: the work takes longer than `seconds` or too much memory, ends its process, or raises an exception.
    """
    reader, writer = os.pipe()
    process = _fork()
    if process == 0:
        os.close(reader)
        _work_and_exit(work, writer)
    os.close(writer)
    try:
        message = _read_until(reader, time.monotonic() + seconds)
    finally:
        os.close(reader)
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
    return _payload(message, seconds)


def _fork() -> int:
    # Python 3.12 warns of forking beside other threads; the child waits for none of them, it only queries and writes.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


def _work_and_exit(work: Callable[[], bytes], writer: int) -> NoReturn:
    status = 1
    faulthandler.disable()  # a child that is stopped ends without a trace of its own
    try:
        _limit_child()
        try:
            message = DONE + work()
        except BaseException as fault:  # everything is reported to the parent, which decides
            message = FAILED + _first_line(fault).encode(errors="replace")
        view = memoryview(message)
        while view:
            view = view[os.write(writer, view) :]
        status = 0
    finally:
        os._exit(status)


def _limit_child() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    lower_limit(resource.RLIMIT_AS, memory_held() + MEMORY)
    limit_files(leave_network)


def limit_files(alone: Callable[[], bool]) -> None:
    """Let this process open no further file, but beside stores on disk that it reads as many as these have.

    A file more could be a connection, so ``alone`` is asked whether no network is left.
    """
    opened = _opened()
    stores = {path.parent for path in opened.values() if path.suffix == _OF_A_STORE}
    files = sum(1 for store in stores for _ in store.iterdir())
    lower_limit(resource.RLIMIT_NOFILE, max(opened) + 1 + files if files and alone() else 0)


def leave_network() -> bool:
    """Leave all networks of the machine for good, and tell whether the system let this process.

    Linux lets a process of one thread, before it starts others (unshare(2)).
    """
    unshare = getattr(ctypes.CDLL(None), "unshare", None)
    return unshare is not None and (unshare(_OWN_NETWORK) == 0 or unshare(_OWN_USERS | _OWN_NETWORK) == 0)


def _opened() -> dict[int, Path]:
    """The files that are open, by the number of each; none where the system does not tell."""
    found: dict[int, Path] = {}
    with suppress(OSError):
        for link in Path("/proc/self/fd").iterdir():
            with suppress(OSError):  # the one by which they are listed is closed again
                found[int(link.name)] = link.readlink()
    return found


def lower_limit(kind: int, value: int) -> None:
    """Set a limit of this process for good, as far as the system knows it and has none that is lower."""
    _, hard = resource.getrlimit(kind)
    limit = value if hard == resource.RLIM_INFINITY else min(value, hard)
    with suppress(ValueError, OSError):  # a system without this limit still has the time limit
        resource.setrlimit(kind, (limit, limit))


def memory_held() -> int:
    """Bytes of address space of this process, by which its limit of memory counts."""
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    except OSError:  # no Linux
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _read_until(reader: int, deadline: float) -> bytes | None:
    pieces: list[bytes] = []
    while (left := deadline - time.monotonic()) > 0:
        if not select.select([reader], [], [], left)[0]:
            break
        piece = os.read(reader, PIECE)
        if not piece:
            return b"".join(pieces)
        pieces.append(piece)
    return None


def _payload(message: bytes | None, seconds: float) -> bytes:
    if message is None:
        raise _stopped(f"the query is stopped after {seconds:g} s", f"a query takes at most {seconds:g} s")
    if message.startswith(DONE):
        return message[1:]
    if message.startswith(FAILED):
        raise _stopped(f"the query fails: {message[1:].decode()}", "a query is SPARQL 1.1 that the engine can answer")
    raise _stopped("the query ends its process", f"a query takes at most {MEMORY // 1024**3} GB of memory")


def _first_line(fault: BaseException) -> str:
    lines = str(fault).splitlines()
    return lines[0][:300] if lines else type(fault).__name__


def _stopped(what: str, rule: str) -> QueryError:
    return QueryError(what=what, where="query", rule=rule, remedy="correct the query, or ask for less at once")
