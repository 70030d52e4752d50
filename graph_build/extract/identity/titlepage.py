"""Turns the title page of a text into what it tells of its document, by the table titlepage.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from graph_build.extract.identity.days import day_of, day_pattern
from graph_build.extract.identity.name_lists import listed_names
from graph_build.extract.identity.records import Told
from graph_build.extract.identity.symbols import find_symbols
from graph_build.extract.identity.votes import read_votes
from graph_build.reading import Sieve

_LONGEST_PAGE, _MOST_LINES = 6_000, 90
# The first line of the text itself: the organ that speaks, a numbered paragraph, a salutation.
_BODY = re.compile(
    r"^[ \t]*[\"“«]?(?:The (?:Security Council|General Assembly|Human Rights Council|Economic and Social Council),"
    r"|Le Conseil de sécurité,|El Consejo de Seguridad,|Совет Безопасности,|إن مجلس الأمن،|安全理事会，"
    r"|(?:1|OP1|PP1)[.)]\s)",
    re.MULTILINE,
)
_LINE_START = r"(?:^|(?<=\n))[ \t]*(?:[#*_>]{1,3}[ \t]*|[\"“«][ \t]*)?"
_MARKS = ' \t*#_"”»'
_ENDS_ALONE = re.compile(
    r"(?<![ \t*_])[ \t*_\"”»]{0,9}(?:[,:.][ \t]{0,9})?"
    r"(?:$|[,:(–—-][^\n]{0,120}$|(?:on|concerning)\b[^\n]{0,160}$)",
    re.MULTILINE,
)
# What may stand beside a symbol on its line: the house, the organ, the kind of distribution.
_BESIDE_A_SYMBOL = re.compile(
    r"(?:United Nations|Security Council|General Assembly|Economic and Social Council|Human Rights Council"
    r"|Nations Unies|Naciones Unidas|Statement by the President of the Security Council|Distr\.:? ?\w*"
    r"|Original: \w+|[\s*#_|•.:,-])*+"
)


@dataclass(frozen=True, slots=True)
class Row:
    """A wording of a title page: its expression, and the facts that it gives besides those of its groups."""

    id: str
    pattern: re.Pattern[str]
    alone: bool
    gives: tuple[tuple[str, str], ...]
    day: str | None
    examples: tuple[str, ...]
    near: tuple[str, ...]


@cache
def rows() -> tuple[Row, ...]:
    """The rows of titlepage.toml, compiled, in the order of the table."""
    data = tomllib.loads(files("graph_build.extract.identity").joinpath("titlepage.toml").read_text("utf-8"))
    return tuple(_row(row) for row in data["row"])


@cache
def _sieve() -> Sieve[Row]:
    return Sieve(rows(), lambda row: row.pattern)


def _row(row: dict[str, object]) -> Row:
    gives = dict(row.get("gives", {}))  # type: ignore[call-overload]
    day = gives.pop("day", None)
    pattern = re.compile(_LINE_START + str(row["pattern"]).replace("DAY", day_pattern()), re.MULTILINE | re.IGNORECASE)
    return Row(
        str(row["id"]), pattern, bool(row.get("alone")), tuple(sorted(gives.items())), day,
        tuple(row["examples"]), tuple(row["near"]),  # type: ignore[arg-type]
    )  # fmt: skip


def page_end(text: str, start: int) -> int:
    """Where the title page ends: before the first line of the text itself, and after ninety lines at most."""
    end = min(len(text), start + _LONGEST_PAGE)
    body = _BODY.search(text, start, end)
    end = body.start() if body else end
    position = start
    for _ in range(_MOST_LINES):
        position = text.find("\n", position, end) + 1
        if not position:
            return end
    return position


def read_titlepage(text: str, start: int) -> Iterator[Told]:
    """What the title page of a text tells, each with its place; ``start`` is where the front matter ends."""
    end = page_end(text, start)
    page = text[start:end]
    for row in _sieve().rows(page):
        for match in row.pattern.finditer(page):
            if row.alone and not _ENDS_ALONE.match(page, match.end()):
                continue
            yield from _told(row, match, start)
    yield from _masthead_symbols(page, start)
    yield from _sponsors(page, start)


def _told(row: Row, match: re.Match[str], start: int) -> Iterator[Told]:
    span = (start + _first_sign(match), start + match.end())
    parts = match.groupdict()
    if parts.get("number"):
        yield Told(*span, "symbol", f"S/RES/{parts['number']} ({parts['year']})", row.id)
    if parts.get("meeting"):
        yield Told(*span, "meeting", str(parts["meeting"]), row.id)
    for fact, value in row.gives:
        yield Told(*span, fact, value, row.id)
    if row.day and (day := day_of(parts)):
        first = match.start("d") if parts.get("d") else match.start("cy")
        place = (start + first, span[1]) if row.day == "publishedOn" else span
        yield Told(*place, row.day, day, row.id)
    if parts.get("unanimous"):
        yield Told(start + match.start("unanimous"), start + match.end("unanimous"), "unanimous", "true", row.id)
    if parts.get("votes"):
        yield from read_votes(str(parts["votes"]), start + match.start("votes"), row.id)


def _first_sign(match: re.Match[str]) -> int:
    words = match.group()
    return match.start() + len(words) - len(words.lstrip(_MARKS + "“«>"))


def _masthead_symbols(page: str, start: int) -> Iterator[Told]:
    """A symbol on a line of its own, or beside the house's name, is the document's: not one that a sentence cites."""
    position = 0
    for line in page.splitlines(keepends=True):
        for symbol in find_symbols(line):
            beside = line[: symbol.start] + " " + line[symbol.end :]
            if _BESIDE_A_SYMBOL.fullmatch(beside):
                span = (start + position + symbol.start, start + position + symbol.end)
                yield Told(*span, "symbol", symbol.text, "masthead-symbol")
                if symbol.kind:
                    yield Told(*span, "kind", symbol.kind, "masthead-symbol")
        position += len(line)


def _sponsors(page: str, start: int) -> Iterator[Told]:
    """The states before "draft resolution": each name between commas and "and"."""
    for row in (row for row in rows() if "sponsors" in row.pattern.groupindex):
        for match in row.pattern.finditer(page):
            if match["sponsors"]:
                for name, at in listed_names(match["sponsors"], start + match.start("sponsors")):
                    yield Told(at, at + len(name), "sponsor", name, row.id)
