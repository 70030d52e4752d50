"""Turns connections into clients that keep up: who is too slow is cut off, who takes all places gives some up.

The server that this stands on closes a connection that is silent; one that sends a byte now and then it would keep.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Final, cast

from waitress.channel import HTTPChannel
from waitress.server import TcpWSGIServer

if TYPE_CHECKING:
    from socket import socket

ARRIVAL: Final = 20.0
"""Seconds from the first byte of a request, or from the connection without one, to the last byte of the request."""
DELIVERY: Final = 300.0
"""Seconds that a client may take to fetch what is ready for it."""
MOST: Final = 800
"""Connections at once; one more takes the place of the one that has kept its request longest."""
MOST_OF_ONE: Final = 300
"""The same for one address. A proxy in front has one address for all; it keeps no request back."""


class Connection(HTTPChannel):
    """A connection that knows since when its client owes something.

    The clock of a request runs from its first byte, that of the first one from the connection, and stops when a thread
    takes the request up; a byte that begins nothing starts it too.
    """

    def __init__(self, server: Any, sock: socket, addr: Any, adj: Any, map: Any = None) -> None:
        self._made = time.monotonic()
        self._begun: float | None = self._made
        self._unfetched_since: float | None = None
        super().__init__(server, sock, addr, adj, map=map)
        server.make_room(self)

    @property
    def address(self) -> str:
        """The address of the client, without its port."""
        return str(self.addr[0]) if isinstance(self.addr, tuple) and self.addr else ""

    @property
    def is_waiting(self) -> bool:
        """Whether the client has a request to send, and nothing to get."""
        return not self.requests and not self.total_outbufs_len and not self.will_close

    @property
    def waits_since(self) -> float:
        """When the request began that is not whole; else when the connection was made."""
        return self._made if self._begun is None else self._begun

    def received(self, data: bytes) -> bool:
        """Take bytes in."""
        if self._begun is None:
            self._begun = time.monotonic()
        return bool(super().received(data))

    def service(self) -> None:
        """Answer a whole request, in a thread of its own."""
        self._begun = None
        super().service()

    def is_late(self, now: float) -> bool:
        """Whether the client takes longer to send a request, or to fetch an answer, than anyone needs."""
        if self.total_outbufs_len:
            self._unfetched_since = self._unfetched_since or now
            return now - self._unfetched_since > DELIVERY
        self._unfetched_since = None
        return self.is_waiting and self._begun is not None and now - self._begun > ARRIVAL

    def drop(self) -> None:
        """Close at once: one whose client fetches nothing would never be ready to be closed."""
        if self.connected:
            self.will_close = True
            self.handle_close()


class Gate(TcpWSGIServer):
    """A server whose connections are bounded in number, for each address and in all, and in time."""

    channel_class = Connection
    trigger: Any

    def make_room(self, newest: Connection) -> None:
        """Close the connection that has waited longest where the newest is one too many; itself where none waits."""
        everyone = self._connections()
        own = [one for one in everyone if one.address == newest.address]
        crowd = own if len(own) > MOST_OF_ONE else everyone if len(everyone) > MOST else []
        if crowd:
            waiting = [one for one in crowd if one.is_waiting and one is not newest]
            min(waiting, key=lambda one: one.waits_since, default=newest).drop()

    def maintenance(self, now: int) -> None:
        """Close what is late, besides what is silent."""
        super().maintenance(now)
        clock = time.monotonic()
        for connection in self._connections():
            if connection.is_late(clock):
                self.trigger.pull_trigger(connection.drop)  # not while the loop goes through what it waits for

    def _connections(self) -> list[Connection]:
        return list(cast("dict[int, Connection]", self.active_channels).values())
