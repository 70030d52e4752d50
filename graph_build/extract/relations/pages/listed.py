"""Turns lists of resolutions into what each is on and whose: "Council resolutions 1379 (2001) and 1460 (2003) on"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph_build.corpus.provisions import Provision
from graph_build.extract.names.mentions import DocumentMentions
from graph_build.extract.records import Mention, Span, Statement, within

_DATE = r"(?: of \d{1,2} [A-Z][a-z]+ \d{4})?"
_MORE = r"(?:subsequent|related|relevant|following|other|later|additional) "
_GOES_ON = re.compile(rf"{_DATE}(?:,? and|,| as well as)? (?:to )?(?:(?:its |the )?(?:{_MORE})?[Rr]esolutions? )?")
_ON = re.compile(rf"{_DATE},? (?:all )?(?:on|concerning|relating to|regarding) (?:the )?")
_LEAST = 2
_COUNCILS_OWN, _COUNCIL = "unscr-", "united-nations-security-council"


def from_listed(provisions: Sequence[Provision], found: DocumentMentions) -> Iterator[tuple[Span, Statement]]:
    """The theme behind a list of resolutions, and the organ named in its first, for each, with the sentence."""
    for provision in (p for p in provisions if p.is_content):
        rows = [m for m in found.outer.get(provision.key, []) if m.kind == "Resolution"]
        themes = {m.start: m for m in found.all_of(provision.key) if m.kind == "Theme"}
        for sentence in provision.sentences if len(rows) >= _LEAST else ():
            span = Span(provision.key, provision.reading.text, sentence.start, sentence.end)
            inside = [m for m in rows if sentence.start <= m.start and m.end <= sentence.end]
            for run in _runs(provision.reading.text, inside):
                for said in _of_the_same(run, found.inner.get(provision.key, [])):
                    yield span, said
                on = _ON.match(provision.reading.text, run[-1].end)
                theme = themes.get(on.end()) if on is not None else None
                if theme is None or len(run) < _LEAST:
                    continue
                for one in run:
                    yield span, Statement(one.thing, "about", theme.thing, "list-on-theme")


def _of_the_same(run: Sequence[Mention], inner: Sequence[Mention]) -> Iterator[Statement]:
    """Who adopted those of a list behind the one that names the Council: "the subsequent resolutions 1820 (2008)"."""
    organs = [m for m in within(run[0], inner) if m.thing == _COUNCIL]
    for one in run[1:] if organs else ():
        if one.thing.startswith(_COUNCILS_OWN):
            yield Statement(one.thing, "adoptedBy", _COUNCIL, "list-of-organ")


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
