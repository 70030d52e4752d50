"""Turns a comparison of two versions into one self-contained HTML page, both quotes side by side with words marked."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from importlib.resources import files
from itertools import groupby
from typing import Final, Literal

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from graph_build.corpus.source import wording_note
from graph_build.graph.versions import (
    OF_PARAGRAPHS,
    UNCHANGED,
    Change,
    Comparison,
    VersionCommitment,
    kind_label,
    place_of,
    what_happened,
)
from graph_build.graph.versions import (
    Side as ChangeSide,
)

_TOKEN: Final = re.compile(r"\s+|[^\s\w]|\w+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one quote, marked where the other quote has not got them."""

    words: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Side:
    """A commitment as one version has it: where it stands, whose words where not the original's, its quote."""

    place: str
    wording: str
    quote: tuple[Stretch, ...]
    bearer: str
    address: str


@dataclass(frozen=True, slots=True)
class Card:
    """All that happened to one commitment: its kinds for colour, its lines for reading, and its two sides."""

    anchor: str
    tone: Literal["added", "removed", "changed", "kept"]
    lines: tuple[tuple[str, str], ...]
    old: Side | None
    new: Side | None

    @property
    def of_paragraph(self) -> bool:
        """Whether it tells of a paragraph in which no commitment was read."""
        return any(kind in OF_PARAGRAPHS for kind, _ in self.lines)


@dataclass(frozen=True, slots=True)
class Jump:
    """A kind of change, how often it occurs, and the cards that have it: (anchor, paragraph)."""

    label: str
    cards: tuple[tuple[str, str], ...]


def render_diff_page(comparison: Comparison) -> str:
    """The page. It runs no script and asks nobody for anything; every text of a document is escaped."""
    cards = [_card(number, list(group)) for number, group in enumerate(_groups(comparison), start=1)]
    style = _asset("diff_page.css")
    environment = Environment(
        loader=DictLoader({"page": _asset("diff_page.html")}), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    return environment.get_template("page").render(
        title=f"{comparison.old.title} → {comparison.new.title}",
        comparison=comparison,
        jumps=list(_jumps(comparison, cards)),
        changed=[card for card in cards if card.tone != "kept" and not card.of_paragraph],
        paragraphs=[card for card in cards if card.of_paragraph],
        kept=[card for card in cards if card.tone == "kept"],
        style=Markup(style),
        policy=_policy(style),
    )


def marked_words(old: str, new: str) -> tuple[tuple[Stretch, ...], tuple[Stretch, ...]]:
    """Both texts in stretches, marked where they differ; put together, the stretches are the texts.

    >>> [s.words for s in marked_words("We should act", "We must act")[1] if s.marked]
    ['must']
    """
    ours, theirs = _TOKEN.findall(old), _TOKEN.findall(new)
    runs = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    before = [Stretch("".join(ours[a:b]), tag != "equal") for tag, a, b, _, _ in runs if b > a]
    after = [Stretch("".join(theirs[c:d]), tag != "equal") for tag, _, _, c, d in runs if d > c]
    return tuple(before), tuple(after)


def _groups(comparison: Comparison) -> Iterator[list[Change]]:
    for _, group in groupby(comparison.changes, key=lambda change: change.pair):
        yield list(group)


def _card(number: int, changes: list[Change]) -> Card:
    old, new = changes[0].old, changes[0].new
    before, after = marked_words(old.quote, new.quote) if old and new else ((), ())
    tone: Literal["added", "removed", "changed", "kept"] = "changed"
    if old is None or new is None:
        tone = "added" if old is None else "removed"
    elif changes[0].kind in UNCHANGED:
        tone = "kept"
    return Card(
        f"c{number}", tone, tuple((change.kind, what_happened(change)) for change in changes),
        _side(old, before) if old else None, _side(new, after) if new else None,
    )  # fmt: skip


def _side(side: ChangeSide, quote: tuple[Stretch, ...]) -> Side:
    whole = quote or (Stretch(side.quote, False),)
    bearer = str(side.bearer) if isinstance(side, VersionCommitment) else "no commitment read"
    return Side(place_of(side), wording_note(side.wording), whole, bearer, side.address)


def _jumps(comparison: Comparison, cards: list[Card]) -> Iterator[Jump]:
    for kind in comparison.counts():
        held = [card for card in cards if any(kind == one for one, _ in card.lines)]
        places = ((card.new or card.old, card.anchor) for card in held)
        yield Jump(kind_label(kind), tuple((anchor, side.place) for side, anchor in places if side is not None))


def _policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _asset(name: str) -> str:
    return files("graph_build.show").joinpath(name).read_text("utf-8")
