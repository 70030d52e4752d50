"""Turns queries that wait into an order in which each client has its turn, and none has all workers or all places."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass


@dataclass(slots=True, eq=False)
class Ticket:
    """A query that waits. It is ``shed`` when its place was given to a client that had none."""

    client: str
    shed: bool = False


class Turns:
    """Who is next, and how many queries of each client run. It has no lock of its own: its pool has."""

    def __init__(self, workers: int, places: int) -> None:
        self._share = max(1, workers - 1)  # one worker is kept from each client, for the others
        self._places = places
        self._waiting: list[Ticket] = []
        self._running: Counter[str] = Counter()

    def __len__(self) -> int:
        return len(self._waiting)

    def enter(self, client: str, *, is_free: bool) -> Ticket | None:
        """A place in the line; none where it is full, unless a client with two places more has to give one up.

        Where a worker ``is_free``, the line may be one longer.
        """
        if len(self._waiting) >= self._places + is_free and not self._give_up_place(client):
            return None
        ticket = Ticket(client)
        self._waiting.append(ticket)
        return ticket

    def is_next(self, ticket: Ticket) -> bool:
        """Whether a free worker is for this query: its client has fewest that run, and it has waited longest."""
        able = [one for one in self._waiting if self._running[one.client] < self._share]
        return bool(able) and min(able, key=lambda one: self._running[one.client]) is ticket

    def begin(self, ticket: Ticket) -> None:
        """Its query runs."""
        self._running[ticket.client] += 1

    def end(self, ticket: Ticket) -> None:
        """Its query ran."""
        self._running[ticket.client] -= 1
        if not self._running[ticket.client]:
            del self._running[ticket.client]

    def leave(self, ticket: Ticket) -> None:
        """It waits no longer."""
        if ticket in self._waiting:
            self._waiting.remove(ticket)

    def _give_up_place(self, client: str) -> bool:
        places = Counter(ticket.client for ticket in self._waiting)
        crowd, most = max(places.items(), key=lambda row: row[1], default=("", 0))
        if most < places[client] + 2:
            return False
        last = next(ticket for ticket in reversed(self._waiting) if ticket.client == crowd)
        last.shed = True
        self._waiting.remove(last)
        return True
