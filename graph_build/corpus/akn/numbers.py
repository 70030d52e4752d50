"""Turns printed labels of paragraphs and points, met in order, into numbers as readers cite them: 5, 5(a)(i)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

_DIGITS: Final = re.compile(r"\d{1,4}")
_DOTTED: Final = re.compile(r"\d{1,3}(?:\.\d{1,3})+")
_INITIALS: Final = re.compile(r"[A-Z](?:\.[A-Z])+")
_ROMAN: Final = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_AROUND: Final = " \t\u00a0.()[]{}:;,\"'“”‘’«»-–—"


@dataclass(frozen=True, slots=True)
class Numbered:
    """What a label makes of its paragraph: the number, whether it is an item, and the part it belongs to, if any."""

    number: str | None
    item: bool
    parent: int | None = None


@dataclass(slots=True)
class Numbering:
    """Goes down a document and knows the paragraph and the points that are open.

    In a list the markup tells the level of a point; outside of lists it is that of the label before it in the count,
    else that of labels of its kind. Parts are known by their place in the order in which they are written.
    """

    article: str = ""
    _lists: list[int] = field(default_factory=list)
    _base: str = ""
    _base_part: int | None = None
    _path: list[tuple[str, int]] = field(default_factory=list)
    _headed: bool = False

    @property
    def current(self) -> Numbered:
        """The number that words without a label of their own stand under; none after a heading."""
        kind = _kind(self._path[-1][0]) if self._path else ""
        if self._headed or kind == "capital":
            return Numbered(None, False)
        return Numbered(self._number() or None, False, self._above(len(self._path)))

    def heading(self) -> None:
        """A heading: words under it have no number, but a point goes on with the count."""
        self._headed = self._headed or not self._lists

    def in_article(self, label: str, part: int) -> str:
        """An article begins, whose paragraphs are counted from 1; gives back the one that was open."""
        before, found = self.article, _DIGITS.search(label)
        self.article, self._base, self._base_part, self._path = found.group() if found else "", "", part, []
        self._headed = found is None
        return before

    def after_article(self, before: str) -> None:
        """An article ends."""
        self.article, self._base, self._base_part, self._path, self._headed = before, "", None, [], True

    def in_list(self) -> None:
        """A list begins; its points stand under the point that is open, if any."""
        self._lists.append(len(self._path))

    def after_points(self) -> None:
        """The points of a list end, and words follow that belong to all of them."""
        if self._lists:
            del self._path[self._lists[-1] :]

    def after_list(self) -> None:
        """A list ends: its points do, and what follows belongs to what holds the list."""
        del self._path[self._lists.pop() :]

    def labelled(self, label: str, part: int) -> Numbered:
        """What the label makes of the part that it opens. Initials of a name are no label."""
        core = re.sub(r"\s+(?=\.)", "", label).strip(_AROUND)
        if _INITIALS.fullmatch(core):
            return self.current
        self._headed = False
        if _DOTTED.fullmatch(core):
            return Numbered(core, True, self._above(0))
        if not self._lists and _DIGITS.fullmatch(core) and not label.strip().startswith(("(", "’", "‘", "“")):
            self._base, self._base_part, self._path = core, part, []
            return Numbered(self._number(), False)
        del self._path[self._level(core) :]
        # Two labels may stand before the same words: "(a)(i) The fund".
        parent = self._above(len(self._path), part)
        if any(c.isalnum() for c in core):
            self._path.append((core, part))
        return Numbered(self._number() or None, True, parent)

    def _above(self, level: int, part: int | None = None) -> int | None:
        """The part that holds the points of a level, among those written before the given one."""
        parts = (self._base_part, *(at for _, at in self._path[:level]))
        open_ones = [at for at in parts if at is not None and (part is None or at < part)]
        return open_ones[-1] if open_ones else None

    def _level(self, core: str) -> int:
        """How many points stand above one with this label."""
        if self._lists:
            level = self._lists[-1]
            # A list that goes on with the count of the one around it is no list in it: "(e)", and in a list "(f)".
            goes_on = (
                0 < level <= len(self._path) and _kind(core) != "roman" and _follows(self._path[level - 1][0], core)
            )
            return level - 1 if goes_on else level
        for level in reversed(range(len(self._path))):
            if _follows(self._path[level][0], core):
                return level
        kinds = [_kind(label) for label, _ in self._path]
        return kinds.index(_kind(core)) if _kind(core) in kinds else len(kinds)

    def _number(self) -> str:
        base = f"{self.article}({self._base})" if self.article and self._base else self._base or self.article
        return base + "".join(f"({label})" for label, _ in self._path)


def _kind(core: str) -> str:
    if re.fullmatch("[ivxl]+", core):
        return "roman"
    if core.isdecimal():
        return "digits"
    return "capital" if core.isupper() else "letter" if core else "bullet"


def _follows(before: str, core: str) -> bool:
    """Whether a label is the next one in the count: b after a, 2 after 1, ii after i, B after A."""
    if len(before) == len(core) == 1 and before.isalpha():
        return ord(core) == ord(before) + 1
    if before.isdecimal() and core.isdecimal():
        return int(core) == int(before) + 1
    return before in _ROMAN and core in _ROMAN and _ROMAN.index(core) == _ROMAN.index(before) + 1
