"""Turns a graph or a store into a running server, and a signal into its clean end."""

from __future__ import annotations

import logging
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Final
from urllib.parse import urlsplit

from graph_build.errors import UsageError
from graph_build.serve.app import LARGEST_REQUEST, App
from graph_build.serve.engine import Gate, Limits
from graph_build.serve.guard import Guard, names_for
from graph_build.serve.served import Follower, Opened, Served, Setting

GRACE: Final = 2.0
"""Seconds that a query may go on after the signal to end."""

SWITCH: Final = 0.0005
"""Seconds after which a thread that computes a page lets another go on: a short answer does not wait for a long one."""

FLUSH: Final = 0.3
"""Seconds for the last answers to leave."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Where a server listens, by which names, what it serves and what a query may take. Port 0 takes a free one."""

    graph: Path
    host: str = "127.0.0.1"
    port: int = 7007
    names: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    public: str = ""
    limits: Limits = field(default_factory=Limits)


def serve(settings: Settings) -> None:
    """Serve until a signal to end arrives; then finish what is being answered, stop the workers, and return.

    Raises:
        InputError: the graph cannot be read.
        UsageError: the address is taken or is none of this machine.
        ServiceError: no worker starts.
    """
    sys.setswitchinterval(SWITCH)
    listener = listen(settings.host, settings.port)
    with listener, leaving_tidily():
        guard = Guard(names_for(settings.host, _names(settings)), _origins(settings))
        setting = Setting(settings.graph, settings.limits, guard, settings.public.rstrip("/"))
        first = Opened.of(setting)
        app = App(first.served)
        follower = Follower(setting, first, app.serve)
        try:
            if not first.served.is_large:  # the first page is made before the server says that it serves
                first.served.prepare()
            else:  # until it is made, a page says so
                threading.Thread(target=_prepare, args=(first.served,), daemon=True).start()
            _run(app, listener, settings.limits)
        finally:
            follower.close()


def _prepare(served: Served) -> None:
    """Make the first page beside the answers to those who ask, and say when it is there."""
    try:
        served.prepare()
    except Exception:  # whoever asks for the page makes it again, and is told
        logging.getLogger("wps-graph").exception("the first page cannot be made")


def listen(host: str, port: int) -> socket.socket:
    """A socket at the address. Raises UsageError where it cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host.strip("[]"), port))
    except (OSError, OverflowError) as fault:
        listener.close()
        told = getattr(fault, "strerror", None) or str(fault)
        raise UsageError(
            f"cannot listen ({told.lower()})", f"{host}:{port}", "", "choose another with --host and --port"
        ) from fault
    return listener


def _names(settings: Settings) -> tuple[str, ...]:
    public = urlsplit(settings.public).hostname
    return (*settings.names, public) if public else settings.names


def _origins(settings: Settings) -> frozenset[str]:
    """The sites that may ask, and the server's own address: behind a proxy it need not be the Host of a request."""
    public = urlsplit(settings.public)
    own = [f"{public.scheme}://{public.netloc}".lower()] if public.netloc else []
    return frozenset([*(origin.rstrip("/") for origin in settings.origins), *own])


def _run(app: App, listener: socket.socket, limits: Limits) -> None:
    threads = limits.workers + limits.waiting + 8  # a thread waits with each query; the rest answer pages and probes
    server = Gate(
        app,
        _sock=listener,
        sockinfo=(listener.family, listener.type, listener.proto, listener.getsockname()),
        bind_socket=False,
        threads=threads,
        connection_limit=10_000,  # is never met: the gate makes room before
        cleanup_interval=1,
        channel_timeout=60,
        channel_request_lookahead=1,  # notices a client that hangs up
        max_request_header_size=1 << 17,
        max_request_body_size=4 * LARGEST_REQUEST,  # longer ones do not even fill the disk; shorter get our own words
        ident=None,
        asyncore_use_poll=True,
        clear_untrusted_proxy_headers=True,
    )
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)

    host, port = listener.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    with ending(app):
        print(f"wps-graph serves http://{shown}:{port}/", flush=True)
        try:
            server.run()
        finally:
            server.close()


@contextmanager
def leaving_tidily() -> Iterator[None]:
    """Leave the block by an exception at SIGTERM, as at Ctrl-C, so that a start cut short leaves no folder behind."""

    def leave(number: int, frame: FrameType | None) -> None:
        raise SystemExit(128 + number)

    before = signal.signal(signal.SIGTERM, leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def ending(app: App) -> Iterator[None]:
    """Leave the block at a signal to end: running queries have a moment to end, later ones are told so.

    A second signal leaves it at once.
    """
    begun = threading.Event()

    def wind_down(number: int) -> None:
        app.pool.close(GRACE)
        time.sleep(FLUSH)
        os.kill(os.getpid(), number)  # wakes the main thread, wherever it waits

    def stop(number: int, frame: FrameType | None) -> None:
        if begun.is_set():
            raise SystemExit
        begun.set()
        threading.Thread(target=wind_down, args=(number,), daemon=True).start()

    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        with suppress(SystemExit):
            yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
