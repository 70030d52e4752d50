"""Turns addresses below others into their ends, so that a million of them are held in little and found at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


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
        self._asked, self._last = "", frozenset[str]()

    def prefix_of(self, node: str) -> str:
        """What a node's address begins with, of all that are known; an empty text where there is none."""
        for depth in self._depths:
            prefix = "/".join(node.split("/", depth)[:depth]) + "/"
            if prefix in self._by_prefix and len(prefix) <= len(node):
                return prefix
        return ""

    def __contains__(self, node: object) -> bool:
        prefix = self.prefix_of(node) if isinstance(node, str) else ""
        if not prefix:
            return False
        end = str(node)[len(prefix) :]
        if prefix == self._asked:  # whoever asks of one asks of more below the same address
            self._last = self._last or frozenset(self._by_prefix[prefix].split("\n"))
            return end in self._last and bool(end)
        self._asked, self._last = prefix, frozenset()
        return f"\n{end}\n" in self._by_prefix[prefix]
