"""Turns addresses into their pages, those of hubs once: what everything speaks of takes longest and is opened most."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from time import thread_time
from typing import Final

from graph_build.show.explore import Memory

SLOW: Final = 0.2
"""Seconds of the processor after which a page is worth being remembered."""
HUBS: Final = 100
"""Things with the most ties whose pages are made before anyone asks."""
_HELD: Final = 200


class ThingPages:
    """The pages of one state of a store. Every method may be called from any thread."""

    def __init__(self, make: Callable[[str, int], str | None], memory: Memory) -> None:
        self._make, self._memory = make, memory
        self._held: OrderedDict[tuple[str, int], str] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, address: str, number: int = 1) -> str | None:
        """A page of an address; none where the graph says nothing of it, or past the last page."""
        key = (address, number)
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
        part = f"page {number} of {address}"
        page: str | None = self._memory.recall(part) if number == 1 else None
        if page is None:
            begun = thread_time()
            page = self._make(address, number)
            if page is None or thread_time() - begun < SLOW:
                return page
            if number == 1:
                self._memory.remember(part, page)
        with self._lock:
            self._held[key] = page
            if len(self._held) > _HELD:
                self._held.popitem(last=False)
        return page

    def prepare(self, addresses: Iterable[str]) -> None:
        """Make the pages of those addresses, so that nobody waits for one that takes long."""
        for address in addresses:
            self.get(address)
