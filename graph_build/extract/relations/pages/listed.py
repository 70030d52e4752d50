"""Turns lists of resolutions into what each is on: "resolutions 1379 (2001) and 1460 (2003) on children"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph_build.corpus.provisions import Provision
from graph_build.extract.names.mentions import DocumentMentions
from graph_build.extract.records import Mention, Span, Statement

_DATE = r"(?: of \d{1,2} [A-Z][a-z]+ \d{4})?"
_GOES_ON = re.compile(rf"{_DATE}(?:,? and|,| as well as)? (?:(?:its |the )?resolutions? )?")
_ON = re.compile(rf"{_DATE},? (?:all )?(?:on|concerning|relating to|regarding) (?:the )?")
_LEAST = 2


def from_listed(provisions: Sequence[Provision], found: DocumentMentions) -> Iterator[tuple[Span, Statement]]:
    """The theme behind a list of resolutions, for each of them, with the sentence."""
    for provision in (p for p in provisions if p.is_content):
        rows = [m for m in found.outer.get(provision.key, []) if m.kind == "Resolution"]
        themes = {m.start: m for m in found.all_of(provision.key) if m.kind == "Theme"}
        for sentence in provision.sentences if len(rows) >= _LEAST else ():
            span = Span(provision.key, provision.reading.text, sentence.start, sentence.end)
            inside = [m for m in rows if sentence.start <= m.start and m.end <= sentence.end]
            for run in _runs(provision.reading.text, inside):
                on = _ON.match(provision.reading.text, run[-1].end)
                theme = themes.get(on.end()) if on is not None else None
                if theme is None or len(run) < _LEAST:
                    continue
                for one in run:
                    yield span, Statement(one.thing, "about", theme.thing, "list-on-theme")


def _runs(text: str, rows: Sequence[Mention]) -> Iterator[list[Mention]]:
    """Resolutions that stand one behind the other with nothing between them but days and joints."""
    run: list[Mention] = []
    for one in sorted(rows):
        if run and _GOES_ON.fullmatch(text, run[-1].end, one.start) is None:
            yield run
            run = []
        run.append(one)
    if run:
        yield run
