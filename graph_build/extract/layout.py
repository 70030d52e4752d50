"""Turns a page's order into relations: front matter, timelines, news items, footnotes, signatures, lists of objectives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph_build.corpus.provisions import ENTRY, FOOTNOTE, FRONT, HEADING, ITEM, Provision
from graph_build.extract.context import Context
from graph_build.extract.dates import find_dates
from graph_build.extract.mentions import DocumentMentions
from graph_build.extract.objectives import announces, listed_after
from graph_build.extract.records import DATE, DOCUMENTS, EVENTS, POSTS, Mention
from graph_build.extract.sentences import split_sentences


@dataclass(frozen=True, slots=True)
class Laid:
    """A relation that the place of words on the page states, with the span that shows it."""

    provision: Provision
    start: int
    end: int
    subject: str
    predicate: str
    object: str
    rule: str
    literal: bool = False


def from_layout(context: Context, provisions: list[Provision], found: DocumentMentions) -> Iterator[Laid]:
    """Relations read off the order of the page."""
    yield from _front_matter(context, provisions)
    yield from _masthead(context, provisions, found)
    yield from _about_itself(context, provisions, found)
    for index, provision in enumerate(provisions):
        if not provision.is_content:
            continue
        outer = found.outer.get(provision.key, [])
        if provision.role == FOOTNOTE:
            yield from _footnote(provision, outer)
        elif provision.role == ENTRY and provision.title is None:
            yield from _timeline(
                provision, outer, found.inner.get(provision.key, []), found.entries.get(provision.key, [])
            )
        elif provision.role == ENTRY:
            yield from _news(provision, outer)
        elif provision.role == HEADING and provision.title:
            yield from _headline(provision, found)
        elif provision.role == HEADING:
            yield from _signature(provision, provisions[index + 1 : index + 3], found)
    yield from _resolution_lists(provisions, found)
    yield from _objectives(context, provisions, found)


def _front_matter(context: Context, provisions: list[Provision]) -> Iterator[Laid]:
    for provision in provisions:
        text = provision.reading.text
        match = re.search(r"\bdate: '?(\d{4}-\d\d-\d\d)'?", text) if provision.role == FRONT else None
        if match:
            yield Laid(
                provision,
                match.start(),
                match.end(),
                context.key,
                "publishedOn",
                match.group(1),
                "front-matter-date",
                literal=True,
            )


def _masthead(context: Context, provisions: list[Provision], found: DocumentMentions) -> Iterator[Laid]:
    """A line above the title that holds a date and nothing else is the date of publication."""
    for provision in [p for p in provisions if p.is_content and p.role != FRONT][:4]:
        dates = [m for m in found.outer.get(provision.key, []) if m.kind == DATE]
        if (
            dates
            and dates[0].end - dates[0].start == len(provision.reading.text.rstrip("."))
            and re.fullmatch(r"\d{4}-\d\d-\d\d", dates[0].value)
        ):
            yield Laid(
                provision,
                dates[0].start,
                dates[0].end,
                context.key,
                "publishedOn",
                dates[0].value,
                "masthead-date",
                literal=True,
            )


def _footnote(provision: Provision, outer: list[Mention]) -> Iterator[Laid]:
    """ "Document, date." in a footnote: adopted on that day, or published when it is a report."""
    documents = [m for m in outer if m.kind in DOCUMENTS]
    dates = [m for m in outer if m.kind == DATE and re.fullmatch(r"\d{4}-\d\d-\d\d", m.value)]
    text = provision.reading.text
    if not documents or not dates or re.search(r"\b(?:will|shall|is|are|was|were)\b", text[provision.body :]):
        return
    first = documents[0]
    after = [d for d in dates if d.start >= first.end]
    if after and first.start - provision.body < 40:
        predicate = (
            "publishedOn" if first.kind == "Report" or "Report" in text[first.end : after[0].start] else "adoptedOn"
        )
        yield Laid(
            provision,
            provision.body,
            len(text),
            first.thing,
            predicate,
            after[0].value,
            "footnote-document-date",
            literal=True,
        )


def _timeline(
    provision: Provision, outer: list[Mention], inner: list[Mention], entries: list[Mention]
) -> Iterator[Laid]:
    """Events named in an entry happened in the year over it."""
    year = provision.date or ""
    if not re.fullmatch(r"\d{4}", year):
        return
    for sentence in split_sentences(provision.key, provision.reading.text, provision.body):
        events = [
            m
            for m in (*outer, *inner, *entries)
            if m.kind in EVENTS and sentence.start <= m.start and m.end <= sentence.end
        ]
        for event in events:
            yield Laid(
                provision, sentence.start, sentence.end, event.thing, "occursOn", year, "timeline-year", literal=True
            )


def _news(provision: Provision, outer: list[Mention]) -> Iterator[Laid]:
    """The lead of a news item: "On DATE, …" dates the first event named."""
    text = provision.reading.text
    opening = re.match(r"(?:On|From|In) (?:the )?", text[provision.body :])
    dates = [m for m in outer if m.kind == DATE and not m.value.startswith("--")]
    events = [m for m in outer if m.kind in EVENTS]
    if opening and dates and events and dates[0].start <= provision.body + opening.end() + 2:
        end = next((s.end for s in split_sentences(provision.key, text, provision.body)), len(text))
        first = [e for e in events if e.end <= end]
        if first:
            yield Laid(
                provision,
                provision.body,
                end,
                first[0].thing,
                "occursOn",
                dates[0].value,
                "news-lead-date",
                literal=True,
            )


def _headline(provision: Provision, found: DocumentMentions) -> Iterator[Laid]:
    """A headline is a document of its own, published on the date over it, about the themes it names."""
    own = [m for m in found.outer.get(provision.key, []) if m.rule == "headline"]
    dates = list(find_dates(provision.date or ""))
    for mention in own:
        if dates:
            yield Laid(
                provision,
                mention.start,
                mention.end,
                mention.thing,
                "publishedOn",
                dates[0].edtf,
                "headline-date",
                literal=True,
            )
        themes = [m for m in found.inner.get(provision.key, []) if m.kind == "Theme"]
        for theme in themes[:2]:
            yield Laid(provision, mention.start, mention.end, mention.thing, "about", theme.thing, "headline-theme")


def _signature(provision: Provision, following: list[Provision], found: DocumentMentions) -> Iterator[Laid]:
    """A name on a line of its own over the line with its post."""
    persons = [m for m in found.outer.get(provision.key, []) if m.kind == "Person"]
    text = provision.reading.text
    if not persons or persons[0].end - persons[0].start < len(text) - 2:
        return
    for other in following:
        posts = [m for m in found.outer.get(other.key, []) if m.kind in POSTS]
        if posts and posts[0].end - posts[0].start >= 0.8 * len(other.reading.text):
            yield Laid(other, posts[0].start, posts[0].end, persons[0].thing, "holdsPost", posts[0].thing, "signature")
            return


def _resolution_lists(provisions: list[Provision], found: DocumentMentions) -> Iterator[Laid]:
    """ "resolutions on THEME …: list" says of each resolution of the list that it is about the theme, and of what year."""
    for provision in provisions:
        rows = [m for m in found.outer.get(provision.key, []) if m.kind == "Resolution"]
        listed = [m for m in rows if m.rule == "resolution-list"]
        if not listed:
            continue
        text = provision.reading.text
        yield from (
            Laid(provision, provision.body, len(text), m.thing, "adoptedOn", y.group(1), "year-in-list", literal=True)
            for m in listed
            if (y := re.search(r"\(((?:19|20)\d\d)\)$", m.surface))
        )
        head = text[: min(m.start for m in listed)]
        if re.search(
            r"(?i)resolutions?\b[^.]{0,120}\b(?:on|relat(?:e|ing) to|concerning|address)\b|agenda\b[^.]{0,160}resolutions?",
            head,
        ):
            themes = [
                m for m in found.all_of(provision.key) if m.kind == "Theme" and m.end <= min(x.start for x in listed)
            ]
            if themes:
                yield from (
                    Laid(provision, provision.body, len(text), m.thing, "about", themes[-1].thing, "list-on-theme")
                    for m in rows
                    if m.start >= min(x.start for x in rows)
                )


def _objectives(context: Context, provisions: list[Provision], found: DocumentMentions) -> Iterator[Laid]:
    """Objectives announced in a paragraph and spelt out in the items under it, each opened by its theme."""
    announcing: Provision | None = None
    for provision in provisions:
        if not provision.is_content:
            continue
        text = provision.reading.text
        yield from _listed(provision, found)
        if provision.role == ITEM and announcing is not None and _belongs(provision, announcing):
            yield from _objective(context, provision, announcing, found)
        elif provision.role not in {FOOTNOTE, ITEM} and not (
            announcing is not None and _belongs(provision, announcing)
        ):
            announcing = provision if announces(text) and text.rstrip().endswith(":") else None


def _listed(provision: Provision, found: DocumentMentions) -> Iterator[Laid]:
    """Objectives spelt out in a sentence: "the Strategy's four Lines of Effort: 1) …; 2) …"."""
    outer = found.outer.get(provision.key, [])
    for announced, start, end in listed_after(provision.reading.text):
        owners = [m for m in outer if m.kind in DOCUMENTS and m.end <= announced and announced - m.end < 120]
        themes = [m for m in outer if m.kind == "Theme" and start <= m.start and m.end <= end + 1]
        if owners:
            for theme in themes:
                yield Laid(
                    provision, owners[-1].start, end, owners[-1].thing, "hasObjective", theme.thing, "objective-list"
                )


def _belongs(item: Provision, announcing: Provision) -> bool:
    return bool(announcing.number and item.number and item.number.startswith(announcing.number))


def _objective(context: Context, item: Provision, announcing: Provision, found: DocumentMentions) -> Iterator[Laid]:
    themes = [m for m in found.outer.get(item.key, []) if m.kind == "Theme" and m.start <= item.body + 2]
    holders = [m for m in found.outer.get(announcing.key, []) if m.kind in DOCUMENTS and m.start <= announcing.body + 4]
    subject = holders[0].thing if holders else context.key
    if themes and re.match(r"\s*[.:]", item.reading.text[themes[0].end :] + "."):
        yield Laid(
            item, themes[0].start, len(item.reading.text), subject, "hasObjective", themes[0].thing, "objective-item"
        )


def _about_itself(context: Context, provisions: list[Provision], found: DocumentMentions) -> Iterator[Laid]:
    """A document is about the themes its title line names, and about those that most of its text returns to."""
    content = [p for p in provisions if p.is_content and p.role != FRONT]
    said: set[str] = set()
    for provision in content[:6]:
        if provision.role != HEADING or provision.title or (context.house == "" and len(provision.reading.text) < 12):
            continue
        for mention in found.all_of(provision.key):
            if mention.kind == "Theme" and mention.thing not in said and _in_title(context, provision, mention):
                said.add(mention.thing)
                yield Laid(provision, 0, len(provision.reading.text), context.key, "about", mention.thing, "title-line")
    rows = [
        (m.thing, p) for p in content for m in {x.thing: x for x in found.all_of(p.key) if x.kind == "Theme"}.values()
    ]
    counts: dict[str, list[Provision]] = {}
    for thing, provision in rows:
        counts.setdefault(thing, []).append(provision)
    most = sorted(counts, key=lambda t: (-len(counts[t]), t))[:2]
    for thing in most:
        if thing not in said and len(counts[thing]) >= max(
            4, len([p for p in content if len(p.reading.text) > 80]) // 4
        ):
            first = next(m for m in found.all_of(counts[thing][0].key) if m.thing == thing)
            yield Laid(counts[thing][0], first.start, first.end, context.key, "about", thing, "recurring-theme")


def _in_title(context: Context, provision: Provision, mention: Mention) -> bool:
    return mention.surface.lower() in context.title.lower() or context.is_own(provision.reading.text.strip("# "))
