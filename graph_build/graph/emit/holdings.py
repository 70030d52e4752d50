"""Turns what documents say of people on posts into role holdings: start, end and when last seen there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from pyoxigraph import Literal, NamedNode, Quad

from graph_build.corpus.provisions import Provision
from graph_build.extract.corpus_extract import CorpusExtract
from graph_build.extract.dates import bounds, printed_date
from graph_build.extract.records import Holding
from graph_build.graph.emit.evidence import ASSERTIONS, EvidenceEmitter
from graph_build.graph.emit.relations import bound_quads
from graph_build.graph.mint import Mint
from graph_build.vocabulary import rdf, wps

# Words that carry a holding begun earlier on to the day of the text.
_GOES_ON = re.compile(r"\b(?:since|has been|currently|now|serving|serves)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RoleHolding:
    """One time of a person on a post. Dates are EDTF; ``None`` means that no document gives one.

    ``person`` is "" while the post is vacant; ``follows`` are those whom the person succeeds on the post.
    """

    person: str
    post: str
    start: str | None = None
    end: str | None = None
    last_seen: str | None = None
    said: tuple[Holding, ...] = ()
    part: str = ""
    follows: tuple[str, ...] = ()
    is_over: bool = False

    def admits(self, start: str | None, end: str | None) -> bool:
        """Whether the dates can be of the same time: they share a day with its own, or one is not known."""
        return _share_a_day(self.start, start) and _share_a_day(self.end, end)

    def begins_after(self, holding: Holding) -> bool:
        """Whether the other tells of the appointment to this time on the post, of its year or the one before."""
        if not holding.begins or holding.seen != holding.begins or not self.start:
            return False
        appointed, start = bounds(holding.begins), bounds(self.start)
        return appointed is not None and start is not None and 0 <= int(start[0][:4]) - int(appointed[0][:4]) <= 1

    def joined(self, holding: Holding) -> RoleHolding:
        """The holding with what a document says of it; of two dates that share a day the more exact one stays."""
        start = self.start if self.begins_after(holding) else more_exact(self.start, holding.begins)
        end = more_exact(self.end, holding.ends)
        follows = tuple(sorted({*self.follows, *([holding.follows] if holding.follows else [])}))
        over = self.is_over or holding.over
        return replace(self, start=start, end=end, said=(*self.said, holding), follows=follows, is_over=over)


def role_holdings(corpus: CorpusExtract) -> list[RoleHolding]:
    """The role holdings that all documents together tell, in order of person and post.

    Dates that cannot both be right make two holdings. A document that gives no date joins the one holding there is,
    of several the last that had begun, unless that one ended before the day on which the document shows the person.
    """
    groups: dict[tuple[str, str], list[Holding]] = defaultdict(list)
    seen: dict[Holding, str | None] = {}
    for document in corpus.documents:
        provisions = {p.key: p for p in document.provisions}
        for holding in document.holdings:
            groups[holding.person, holding.post].append(holding)
            seen[holding] = _seen(holding, provisions[holding.provision], document.context.published)
    return [
        replace(found, last_seen=_latest(seen[h] for h in found.said))
        for (person, post), rows in sorted(groups.items())
        for found in _parted(_united(person, post, rows, seen))
    ]


def _seen(holding: Holding, provision: Provision, published: str | None) -> str | None:
    """When the words show the person on the post: the date printed over them, else the day of publication.

    Words that give an end look back, and so do words that give only a start: they show the person on that day.
    """
    if holding.ends or holding.over:
        return None
    if holding.seen:
        return holding.seen
    if holding.begins and not _GOES_ON.search(provision.reading.text[holding.start : holding.end]):
        return holding.begins
    return printed_date(provision.date) or published


def _united(person: str, post: str, rows: list[Holding], seen: dict[Holding, str | None]) -> list[RoleHolding]:
    dated = sorted((h for h in rows if h.begins or h.ends), key=_most_telling_first)
    found: list[RoleHolding] = []
    for holding in dated:
        fits = (at for at, f in enumerate(found) if f.admits(holding.begins, holding.ends) or f.begins_after(holding))
        home = next(fits, None)
        if home is None:
            found.append(RoleHolding(person, post).joined(holding))
        else:
            found[home] = found[home].joined(holding)
    undated: RoleHolding | None = None
    for holding in sorted((h for h in rows if not h.begins and not h.ends), key=_place):
        home = _home(found, seen[holding])
        if home is not None:
            found[home] = found[home].joined(holding)
        else:
            undated = (undated or RoleHolding(person, post)).joined(holding)
    return found + ([undated] if undated else [])


def _home(found: list[RoleHolding], seen: str | None) -> int | None:
    """The holding that a document without dates shows: the one there is, of several the last begun on that day."""
    open_then = [at for at, one in enumerate(found) if not _certainly_after(seen, one.end)]
    if len(found) > 1:
        begun = [at for at in open_then if seen and found[at].start and not _certainly_after(found[at].start, seen)]
        return max(begun, key=lambda at: (found[at].start or "", at), default=None)
    return open_then[0] if open_then else None


def _most_telling_first(holding: Holding) -> tuple[bool, bool, bool, int, str, str, tuple[str, str, int, int]]:
    begins, ends = holding.begins or "", holding.ends or ""
    is_appointment = bool(begins) and begins == holding.seen
    return (is_appointment, not begins, not ends, -len(begins) - len(ends), begins, ends, _place(holding))


def _place(holding: Holding) -> tuple[str, str, int, int]:
    return (holding.document, holding.provision, holding.start, holding.end)


def _parted(found: list[RoleHolding]) -> list[RoleHolding]:
    """Holdings of one person and post, each with what tells it from the others."""
    if len(found) < 2:
        return found
    return [replace(one, part="_".join(date for date in (one.start, one.end) if date)) for one in found]


def _latest(dates: Iterable[str | None]) -> str | None:
    """The date that certainly lies latest."""
    known = [(*days, date) for date in set(dates) if date and (days := bounds(date)) is not None]
    return max(known)[2] if known else None


def _share_a_day(one: str | None, other: str | None) -> bool:
    first, second = bounds(one) if one else None, bounds(other) if other else None
    return first is None or second is None or (first[0] <= second[1] and second[0] <= first[1])


def _certainly_after(seen: str | None, end: str | None) -> bool:
    day, last = bounds(seen) if seen else None, bounds(end) if end else None
    return day is not None and last is not None and day[0] > last[1]


def more_exact(one: str | None, other: str | None) -> str | None:
    """Of two dates the one with fewer days; the first where they have as many, or where the other is none."""
    if one is None or other is None:
        return one or other
    return min((one, other), key=_width)


def _width(edtf: str) -> int:
    days = bounds(edtf)
    return 10**6 if days is None else (date.fromisoformat(days[1]) - date.fromisoformat(days[0])).days


def predecessors(holdings: Iterable[RoleHolding]) -> dict[tuple[str, str], RoleHolding]:
    """The last time of each person on each post: that which a successor ends."""
    return {(h.person, h.post): h for h in sorted(holdings, key=lambda h: (h.end or "", h.start or "", h.part))}


def holding_quads(
    found: RoleHolding,
    mint: Mint,
    evidence: Mapping[str, EvidenceEmitter],
    before: Mapping[tuple[str, str], RoleHolding],
) -> Iterator[Quad]:
    """What the graph of assertions says of a role holding; ``before`` are those that it may succeed."""
    node = mint.holding(found.person, found.post, found.part)
    says: list[tuple[NamedNode, NamedNode | Literal]] = [
        (rdf("type"), wps("RoleHolding")),
        (wps("onPost"), mint.thing(found.post)),
    ]
    if found.person:
        says.append((wps("holder"), mint.thing(found.person)))
    if found.is_over and not found.end:
        says.append((wps("isOver"), Literal(True)))
    for earlier in (before[one, found.post] for one in found.follows if (one, found.post) in before):
        says.append((wps("succeeds"), mint.holding(earlier.person, earlier.post, earlier.part)))
    for h in found.said:
        says.append((wps("evidence"), evidence[h.document].evidence(h.provision, h.start, h.end, h.rule)))
    for name, value in (("start", found.start), ("end", found.end), ("lastSeen", found.last_seen)):
        if value:
            says.append((wps(name), Literal(value)))
            yield from bound_quads(node, value, f"{name}Earliest", f"{name}Latest")
    for predicate, term in says:
        yield Quad(node, predicate, term, ASSERTIONS)
