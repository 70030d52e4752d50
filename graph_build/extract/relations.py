"""Turns a document's mentions into relations and holdings: by rules on sentences, by names and by the page's order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph_build.corpus.provisions import ENTRY, FRONT, HEADING, Provision
from graph_build.extract.context import Context
from graph_build.extract.dates import find_dates
from graph_build.extract.layout import from_layout
from graph_build.extract.mentions import DocumentMentions
from graph_build.extract.records import DATE, EVENTS, POSTS, Holding, Mention, Relation
from graph_build.extract.rules import Match, apply_rules
from graph_build.extract.sentences import Sentence, split_sentences
from graph_build.extract.structure import from_names, is_citable
from graph_build.extract.tagging import tag
from graph_build.vocabulary import DATE_RELATIONS


@dataclass(slots=True)
class _Reader:
    context: Context
    found: DocumentMentions
    relations: set[Relation] = field(default_factory=set)
    holdings: dict[tuple[str, str, str, str | None], Holding] = field(default_factory=dict)

    def provision(self, provision: Provision) -> None:
        outer, inner = self.found.outer[provision.key], self.found.inner[provision.key]
        text = provision.reading.text
        spans = list(_sentences(provision))
        for told in from_names(outer, inner, self.context.key, self.found.things):
            start, end = _around(spans, told.mention, text)
            self._add(provision, start, end, told.subject, told.predicate, told.object, told.rule, literal=told.literal)
        for sentence in spans:
            for tagged in tag(sentence, outer, inner):
                for match in apply_rules(tagged):
                    self._matched(provision, sentence, match)
        if provision.role not in {FRONT}:
            self._cites(provision, outer, inner, spans)

    def _cites(self, provision: Provision, outer: list[Mention], inner: list[Mention], spans: list[Sentence]) -> None:
        opened = [
            i
            for i in inner
            if any(o.covers(i) and (o.kind in EVENTS or o.kind in POSTS or o.rule == "headline") for o in outer)
        ]
        for mention in (*outer, *opened):
            if is_citable(mention) and mention.thing != self.context.key and not _part_of_title(mention, outer):
                start, end = _around(spans, mention, provision.reading.text)
                self._add(provision, start, end, self.context.key, "cites", mention.thing, "names-document")

    def _matched(self, provision: Provision, sentence: Sentence, match: Match) -> None:
        date = _heading_date(provision)
        subject = self._key(match.subject, provision, sentence)
        literal = match.predicate in DATE_RELATIONS
        obj = self._object(match, date, provision, sentence)
        if subject is None or obj is None or subject == obj:
            return
        if match.predicate == "holdsPost":
            begins = _value(match.start, date)
            self._hold(provision, sentence, subject, obj, begins, match.rule)
        self._add(provision, sentence.start, sentence.end, subject, match.predicate, obj, match.rule, literal=literal)

    def _object(self, match: Match, date: str | None, provision: Provision, sentence: Sentence) -> str | None:
        if match.object == "heading":
            return date
        if isinstance(match.object, Mention) and match.object.kind == DATE:
            return (
                match.object.value
                if not match.object.value.startswith("--")
                else _with_year(match.object.value, provision)
            )
        return self._key(match.object, provision, sentence)

    def _key(self, side: Mention | str, provision: Provision, sentence: Sentence) -> str | None:
        if isinstance(side, Mention):
            return side.thing or None
        if side == "self":
            return self.context.key
        if side == "lastpost":
            posts = [
                m for m in self.found.outer[provision.key] if m.kind in {"Post", "PostKind"} and m.end <= sentence.start
            ]
            return posts[-1].thing if posts else None
        return None

    def _hold(
        self, provision: Provision, sentence: Sentence, person: str, post: str, begins: str | None, rule: str
    ) -> None:
        key = (provision.key, person, post, begins)
        self.holdings.setdefault(
            key,
            Holding(self.context.key, provision.key, sentence.start, sentence.end, person, post, begins, None, rule),
        )

    def _add(
        self, provision: Provision, start: int, end: int, s: str, p: str, o: str, rule: str, *, literal: bool = False
    ) -> None:
        if s and o and s != o:
            self.relations.add(Relation(self.context.key, provision.key, start, end, s, p, o, rule, literal))


def read_relations(
    context: Context, provisions: list[Provision], found: DocumentMentions
) -> tuple[list[Relation], list[Holding]]:
    """Relations and holdings of a document, each with the span that says so; sorted, none twice for one sentence."""
    reader = _Reader(context, found)
    for laid in from_layout(context, provisions, found):
        reader._add(
            laid.provision,
            laid.start,
            laid.end,
            laid.subject,
            laid.predicate,
            laid.object,
            laid.rule,
            literal=laid.literal,
        )
        if laid.predicate == "holdsPost":
            sentence = Sentence(
                laid.provision.key, laid.start, laid.end, laid.provision.reading.text[laid.start : laid.end]
            )
            reader._hold(laid.provision, sentence, laid.subject, laid.object, None, laid.rule)
    for provision in provisions:
        if provision.is_content and provision.key in found.outer:
            reader.provision(provision)
    return _most_exact(reader.relations), [
        reader.holdings[k] for k in sorted(reader.holdings, key=lambda k: tuple(x or "" for x in k))
    ]


def _most_exact(relations: set[Relation]) -> list[Relation]:
    """Relations without dates that a more exact one of the same kind holds: "2025" beside "2025-05-05/2025-05-07"."""
    dates: dict[tuple[str, str], set[str]] = {}
    for relation in relations:
        if relation.literal:
            dates.setdefault((relation.subject, relation.predicate), set()).add(relation.object)
    return sorted(r for r in relations if not r.literal or not any(d.startswith(r.object + "-") for d in dates[r.subject, r.predicate]))


def _sentences(provision: Provision) -> Iterator[Sentence]:
    text = provision.reading.text
    if provision.role == HEADING or len(text) < 4:
        yield Sentence(provision.key, 0, max(1, len(text)), text)
        return
    yield from split_sentences(provision.key, text, provision.body)


def _around(spans: list[Sentence], mention: Mention, text: str) -> tuple[int, int]:
    """The sentence a mention stands in; its own span when the sentence is very long."""
    for sentence in spans:
        if sentence.start <= mention.start and mention.end <= sentence.end:
            if sentence.end - sentence.start <= 900:
                return sentence.start, sentence.end
            left = max(sentence.start, text.rfind(";", sentence.start, mention.start) + 1)
            right = text.find(";", mention.end, sentence.end)
            return left + len(text[left:]) - len(text[left:].lstrip()), right if right > 0 else sentence.end
    return mention.start, mention.end


def _heading_date(provision: Provision) -> str | None:
    """The year of the timeline an entry stands in; a news item's date line dates the item, not what it tells."""
    return (
        provision.date
        if provision.role == ENTRY and provision.date and re.fullmatch(r"\d{4}", provision.date)
        else None
    )


def _value(start: Mention | str | None, heading: str | None) -> str | None:
    if start == "heading":
        return heading
    return start.value if isinstance(start, Mention) and not start.value.startswith("--") else None


def _with_year(value: str, provision: Provision) -> str | None:
    """A day without a year takes the year of the date line over the news item."""
    if provision.date is None:
        return None
    dates = list(find_dates(provision.date))
    return dates[0].edtf[:4] + value[1:] if dates else None


def _part_of_title(mention: Mention, outer: list[Mention]) -> bool:
    """Whether a document's name stands inside a longer document's name, which is what the text cites."""
    return any(o.covers(mention) and o != mention and o.kind == mention.kind for o in outer)
