"""Turns addresses below others into their ends, so that a million of them are held in little and found at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

_OFTEN: Final = 12


def ends(nodes: Iterable[str], prefix: str) -> str:
    """The ends of the addresses that begin with the prefix, as :class:`Ends` reads them.

    >>> ends(["https://x.org/a/2", "https://x.org/a/1", "https://x.org/b"], "https://x.org/a/").split()
    ['1', '2']
    """
    return "\n".join(("", *sorted(node[len(prefix) :] for node in nodes if node.startswith(prefix)), ""))


class Ends:
    """Addresses by what they begin with, up to a slash, and their ends."""

    def __init__(self, by_prefix: Mapping[str, str]) -> None:
        self._by_prefix = by_prefix
        self._depths = sorted({prefix.count("/") for prefix in by_prefix})
        self._last = ""
        self._asked, self._times, self._set = "", 0, frozenset[str]()

    def prefix_of(self, node: str) -> str:
        """What a node's address begins with, of all that are known; an empty text where there is none."""
        if self._last and node.startswith(self._last):  # most ask of all below one address, one after the other
            return self._last
        steps = node.count("/")
        for depth in self._depths:
            if depth > steps:
                break
            prefix = "/".join(node.split("/", depth)[:depth]) + "/"
            if prefix in self._by_prefix:
                self._last = prefix
                return prefix
        return ""

    def __contains__(self, node: object) -> bool:
        prefix = self.prefix_of(node) if isinstance(node, str) else ""
        if not prefix:
            return False
        end = str(node)[len(prefix) :]
        self._times = self._times + 1 if prefix == self._asked else 1
        if self._times == _OFTEN:  # whoever asks so often of one address asks of all below it in their order
            self._set = frozenset(self._by_prefix[prefix].split("\n"))
        self._asked = prefix
        return bool(end) and end in self._set if self._times >= _OFTEN else f"\n{end}\n" in self._by_prefix[prefix]
