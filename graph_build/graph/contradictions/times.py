"""Turns dates and role holdings into disagreements: two dates for one happening, two people on one seat at one time."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from graph_build.corpus.provisions import Provision
from graph_build.extract.dates import bounds
from graph_build.extract.document import DocumentExtract
from graph_build.graph.contradictions.record import Disagreement, Material, Sources
from graph_build.graph.contradictions.singular import are_at_odds, share_no_day, sure_dates
from graph_build.graph.emit import RoleHolding, Said, Statement
from graph_build.reading import Sifted

# A person can be appointed to several posts, so two dates of appointment are no contradiction.
_ONE_DATE: Final = {
    "adoptedOn": "adoption",
    "occursOn": "happening",
    "publishedOn": "publication",
    "establishedOn": "establishment",
}
_COUNTS: Final = {2: "two", 3: "three", 4: "four", 5: "five"}
_PERIOD: Final = {"periodStart": "begins", "periodEnd": "ends"}
_LATEST = Sifted(r"\bmost recently (?:updated )?in (?P<year>(?:19|20)\d\d)\b")
_UPDATED = re.compile(r"\b(?:updat|revis|renew)\w*", re.IGNORECASE)
_UPDATED_KIND = re.compile(r"\b(?P<kind>policy|strategy|action plan|directive|guidelines)\b", re.IGNORECASE)


def two_dates(material: Material) -> Iterator[Disagreement]:
    """Two dates for one adoption, event, publication or establishment that share no day."""
    dated: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in material.said:
        if statement.literal and statement.predicate in _ONE_DATE:
            dated[statement.subject, statement.predicate].append(statement)
    for (subject, predicate), rows in sorted(dated.items()):
        rows.sort()
        if not any(are_at_odds(*pair, material) for pair in combinations(rows, 2)):
            continue  # told before any place is read
        sure = sure_dates(rows, material)
        odd = sorted({s for pair in combinations(sure, 2) if are_at_odds(*pair, material) for s in pair})
        if odd:
            dates = ", ".join(dict.fromkeys(s.object for s in odd))
            many = _COUNTS.get(len({s.object for s in odd}), "several")
            words = f"{material.name(subject)} has {many} dates of {_ONE_DATE[predicate]}: {dates}"
            voices = sorted({place for s in odd for place in material.sources.one_each(sure[s])})
            name = f"{subject}-{predicate}"
            yield Disagreement("two-dates", name, words, material.addresses(odd), tuple(voices))


def two_periods(material: Material) -> Iterator[Disagreement]:
    """Two beginnings or two ends of the period of one plan; all of them are named with their sources."""
    told: dict[str, dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for statement in material.said:
        if statement.literal and statement.predicate in _PERIOD:
            told[statement.subject][statement.predicate].append(statement)
    for subject, by_end in sorted(told.items()):
        apart = sorted(
            {s for rows in by_end.values() for pair in combinations(rows, 2) if share_no_day(*pair) for s in pair}
        )
        if apart:
            values = ", ".join(f"{_PERIOD[s.predicate]} {s.object}" for s in apart)
            words = f"{material.name(subject)} has two periods: {values}"
            name = f"{subject}-period"
            yield Disagreement("two-periods", name, words, material.addresses(apart), _each_place(apart, material))


def _each_place(about: list[Statement], material: Material) -> tuple[Said, ...]:
    """Every place that says the statements: rows of one table have sources of their own."""
    return tuple(sorted({place for s in about for place in material.said[s]}))


def two_holders(material: Material) -> Iterator[Disagreement]:
    """Two people who certainly hold a post of one seat at one time; a kind of post has many seats."""
    on_post: dict[str, list[RoleHolding]] = defaultdict(list)
    for holding in material.emission.holdings:
        if holding.person and material.corpus.things[holding.post].kind == "Post":
            on_post[holding.post].append(holding)
    for post, rows in sorted(on_post.items()):
        for one, other in combinations(rows, 2):
            if one.person != other.person and (days := _both(one, other)):
                names = f"{material.name(one.person)} and {material.name(other.person)}"
                words = f"{material.name(post)} is held by {names} from {days[0]} to {days[1]}"
                involves = sorted(material.mint.holding(h.person, h.post, h.part).value for h in (one, other))
                said = {Said(h.document, h.provision, h.start, h.end, h.rule) for r in (one, other) for h in r.said}
                name = f"{post}-{one.person}-{other.person}"
                yield Disagreement("two-holders", name, words, tuple(involves), tuple(sorted(said)))


def impossible_spans(material: Material) -> Iterator[Disagreement]:
    """A time on a post whose end, as its words give it, lies before its start."""
    met: set[str] = set()
    for document in material.sources.firsts_first():
        for h in document.holdings:
            if h.turned and (name := f"{h.post}-{h.person}-{h.turned.replace('/', '-')}") not in met:
                met.add(name)
                start, _, end = h.turned.partition("/")
                words = f"{material.name(h.person)} is said to hold {material.name(h.post)} from {start} to {end}"
                voice = Said(h.document, h.provision, h.start, h.end, h.rule)
                yield Disagreement("impossible-span", name, words, (), (voice,))


def _both(one: RoleHolding, other: RoleHolding) -> tuple[str, str] | None:
    """The days on which both certainly hold their posts; a day of change, when one ends and one starts, is none."""
    first, second = _certain(one), _certain(other)
    if first is None or second is None:
        return None
    start, end = max(first[0], second[0]), min(first[1], second[1])
    return (start, end) if start < end else None


def _certain(holding: RoleHolding) -> tuple[str, str] | None:
    """First and last day on which the person certainly holds the post; an unknown end is not taken for none."""
    start = bounds(holding.start) if holding.start else None
    lasts = [
        days[0] for date in (holding.end, None if holding.end else holding.last_seen) if date and (days := bounds(date))
    ]
    if start is None or not lasts or start[1] > max(lasts):
        return None
    return start[1], max(lasts)


def two_latest_updates(sources: Sources) -> Iterator[Disagreement]:
    """Different years for the latest update of one document, as "most recently in 2018" and "most recently in 2024"."""
    told: dict[tuple[str, str], list[tuple[str, Said]]] = defaultdict(list)
    for document, provision in sources.telling("latest update", _latest_updates):
        for kind, year, place in _latest_updates(document, provision):
            told[document.context.house, kind].append((year, place))
    for (house, kind), rows in sorted(told.items()):
        years = sorted({year for year, _ in rows})
        if len(years) > 1 and len({sources.source[place.document] for _, place in rows}) > 1:
            yield Disagreement(
                "two-dates",
                f"{house}-{kind.replace(' ', '-')}-latest-update",
                f"the latest update of the {kind} has two dates: {', '.join(years)}",
                (),
                tuple(sorted(place for _, place in rows)),
            )


def _latest_updates(document: DocumentExtract, provision: Provision) -> Iterator[tuple[str, str, Said]]:
    text = provision.reading.text
    if not _LATEST.search(text):
        return
    for sentence in provision.sentences:
        match = _LATEST.search(sentence.text)
        kinds = list(_UPDATED_KIND.finditer(text[: sentence.end]))
        if match and kinds and _UPDATED.search(sentence.text):
            place = Said(document.context.key, provision.key, sentence.start, sentence.end, "latest-update")
            yield kinds[-1]["kind"].lower(), match["year"], place
