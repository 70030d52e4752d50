"""Turns a page's order into relations: front matter, timelines, news, footnotes, signatures, lists of members."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph_build.corpus.provisions import ENTRY, FOOTNOTE, FRONT, FURNITURE, HEADING, Provision
from graph_build.extract.context import Context
from graph_build.extract.dates import find_dates
from graph_build.extract.names.mentions import DocumentMentions
from graph_build.extract.records import BODIES, DATE, DOCUMENTS, EVENTS, POSTS, Mention, Span, Statement
from graph_build.reading import Sifted

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_FRONT_DATE = re.compile(r"\bdate: '?(\d{4}-\d\d-\d\d)'?")
_UPDATED = re.compile(r"(?i)(?:[•\-*]\s*+)?(?:page )?(?:last )?updated(?: on)?:? ")
_TELLS = re.compile(r"\b(?:will|shall|is|are|was|were)\b")
_ON_THEME = re.compile(
    r"(?i)resolutions?\b[^.]{0,120}\b(?:on|relat(?:e|ing) to|concerning|address)\b|agenda\b[^.]{0,160}resolutions?"
)
# What the Security Council calls its own in its resolutions.
_ITS_RESOLUTIONS = Sifted(r"\b(?:its|our) (?:[a-z]+ ){0,3}resolutions?\b")
_OPENS_MEMBERS = re.compile(r"(?i)\b(?:members|signatories|membership)\b[^.;]*:[ *_]*$")
_OF_MEMBERS = re.compile(r"(?i)\b(?:members|signatories|membership)\b(?: \w+){0,2} (?:of|to) (?:the )?$")
_PRESENT = Sifted(
    r"(?i)\bmember states\b[^.;:]{0,80}\b(?:represented|present|attended|participated|took part)\b[^.;:]{0,60}:"
)
_BULLET = re.compile(r"[-*•–·]\s|\(?[a-z0-9]{1,3}[.)]\s")
_JOINERS = BODIES | {"State", "Person"}
_LONGEST_HEADING, _MOSTLY = 120, 0.5
_LONGEST_ITEM = 140
_LONGEST_RANK = len("Hon. ")
_LONGEST_LINE = 200
_COUNCILS_OWN, _COUNCIL = "unscr-", "united-nations-security-council"


@dataclass(frozen=True, slots=True)
class Laid:
    """A statement that the place of words on the page makes, with the span that shows it."""

    span: Span
    statement: Statement


def from_layout(context: Context, provisions: Sequence[Provision], found: DocumentMentions) -> Iterator[Laid]:
    """Relations read off the order of the page."""
    yield from _front_matter(context, provisions)
    yield from _about_itself(context, provisions, found)
    for index, provision in enumerate(provisions):
        if not provision.is_content:
            continue
        if provision.role == FOOTNOTE:
            yield from _footnote(provision, found)
        elif provision.role == ENTRY and provision.title is None:
            yield from _timeline(provision, found)
        elif provision.role == ENTRY:
            yield from _news(provision, found)
        elif provision.role == HEADING and provision.title:
            yield from _headline(provision, found)
        elif provision.role == HEADING:
            yield from _signature(provision, provisions[index + 1 : index + 3], found)
        yield from _resolution_list(provision, found)
        yield from _own_resolutions(context, provision, found)
        yield from _resolutions_of_an_organ(provision, found)


def _laid(provision: Provision, start: int, end: int, statement: Statement) -> Laid:
    return Laid(Span(provision.key, provision.reading.text, start, end), statement)


def _outer(found: DocumentMentions, provision: Provision, kinds: frozenset[str] | set[str]) -> list[Mention]:
    """The outer mentions of some kinds in a provision."""
    return [m for m in found.outer.get(provision.key, []) if m.kind in kinds]


def _front_matter(context: Context, provisions: Sequence[Provision]) -> Iterator[Laid]:
    for provision in provisions:
        match = _FRONT_DATE.search(provision.reading.text) if provision.role == FRONT else None
        if match:
            said = Statement(context.key, "publishedOn", match.group(1), "front-matter-date", literal=True)
            yield _laid(provision, match.start(), match.end(), said)
        elif provision.role == FURNITURE and context.published is None:
            yield from _date_stamp(context, provision)


def _date_stamp(context: Context, provision: Provision) -> Iterator[Laid]:
    """The day on which a page was last set anew, which is the day of what it says now."""
    text = provision.reading.text
    opened = _UPDATED.match(text)
    day = next(iter(find_dates(text)), None) if opened is not None else None
    if opened is not None and day is not None and day.start == opened.end() and _DAY.fullmatch(day.edtf):
        said = Statement(context.key, "publishedOn", day.edtf, "date-stamp", literal=True)
        yield _laid(provision, 0, len(text.rstrip()), said)


def _about_itself(context: Context, provisions: Sequence[Provision], found: DocumentMentions) -> Iterator[Laid]:
    """A document is about the themes its title line names, and about those that most of its text returns to."""
    content = [p for p in provisions if p.is_content and p.role != FRONT]
    said: set[str] = set()
    for provision in content[:6]:
        text = provision.reading.text
        if provision.role != HEADING or provision.title or (context.house == "" and len(text) < 12):
            continue
        for mention in _themes(found, provision):
            if mention.thing not in said and _in_title(context, provision, mention):
                said.add(mention.thing)
                yield _laid(provision, 0, len(text), Statement(context.key, "about", mention.thing, "title-line"))
    for laid in _heading_themes(context, content, found):
        if laid.statement.object not in said:
            said.add(laid.statement.object)
            yield laid
    least = max(4, sum(len(p.reading.text) > 80 for p in content) // 4)
    for thing, rows in _most_frequent(content, found):
        if thing not in said and len(rows) >= least:
            first = next(m for m in _themes(found, rows[0]) if m.thing == thing)
            yield _laid(rows[0], first.start, first.end, Statement(context.key, "about", thing, "recurring-theme"))


def _heading_themes(context: Context, content: list[Provision], found: DocumentMentions) -> Iterator[Laid]:
    """The themes of headings that name little else: "Defending democracy, human rights and equality"."""
    for provision in content:
        text = provision.reading.text.strip("# *_")
        if provision.role != HEADING or provision.title or len(text) > _LONGEST_HEADING:
            continue
        themes = _outer(found, provision, {"Theme"})
        if themes and sum(m.end - m.start for m in themes) >= _MOSTLY * len(text):
            for mention in themes:
                said = Statement(context.key, "about", mention.thing, "heading-names-theme")
                yield _laid(provision, 0, len(provision.reading.text), said)


def _themes(found: DocumentMentions, provision: Provision) -> list[Mention]:
    return [m for m in found.all_of(provision.key) if m.kind == "Theme"]


def _most_frequent(content: list[Provision], found: DocumentMentions) -> list[tuple[str, list[Provision]]]:
    """The two themes that stand in most provisions, with those provisions."""
    rows: dict[str, list[Provision]] = {}
    for provision in content:
        for thing in dict.fromkeys(m.thing for m in _themes(found, provision)):
            rows.setdefault(thing, []).append(provision)
    return sorted(rows.items(), key=lambda row: (-len(row[1]), row[0]))[:2]


def _in_title(context: Context, provision: Provision, mention: Mention) -> bool:
    return mention.surface.lower() in context.title.lower() or context.is_own(provision.reading.text.strip("# "))


def _footnote(provision: Provision, found: DocumentMentions) -> Iterator[Laid]:
    """ "Document, date." in a footnote: adopted on that day, or published when it is a report."""
    text = provision.reading.text
    for document in _outer(found, provision, DOCUMENTS)[:1]:
        dates = [d for d in _outer(found, provision, {DATE}) if _DAY.fullmatch(d.value) and d.start >= document.end]
        if not dates or document.start - provision.body >= 40 or _TELLS.search(text[provision.body :]):
            continue
        report = document.kind == "Report" or "Report" in text[document.end : dates[0].start]
        predicate = "publishedOn" if report else "adoptedOn"
        said = Statement(document.thing, predicate, dates[0].value, "footnote-document-date", literal=True)
        yield _laid(provision, provision.body, len(text), said)


def _timeline(provision: Provision, found: DocumentMentions) -> Iterator[Laid]:
    """Events named in an entry happened in the year over it."""
    year = provision.date or ""
    if not re.fullmatch(r"\d{4}", year):
        return
    rows = (*found.all_of(provision.key), *found.entries.get(provision.key, []))
    events = [m for m in rows if m.kind in EVENTS]
    for sentence in provision.sentences:
        for event in events:
            if sentence.start <= event.start and event.end <= sentence.end:
                said = Statement(event.thing, "occursOn", year, "timeline-year", literal=True)
                yield _laid(provision, sentence.start, sentence.end, said)


def _news(provision: Provision, found: DocumentMentions) -> Iterator[Laid]:
    """The lead of a news item: "On DATE, …" dates the first event named."""
    text = provision.reading.text
    opening = re.match(r"(?:On|From|In) (?:the )?", text[provision.body :])
    dates = [m for m in _outer(found, provision, {DATE}) if not m.value.startswith("--")]
    if not opening or not dates or dates[0].start > provision.body + opening.end() + 2:
        return
    end = next((s.end for s in provision.sentences), len(text))
    for event in [e for e in _outer(found, provision, EVENTS) if e.end <= end][:1]:
        said = Statement(event.thing, "occursOn", dates[0].value, "news-lead-date", literal=True)
        yield _laid(provision, provision.body, end, said)


def _headline(provision: Provision, found: DocumentMentions) -> Iterator[Laid]:
    """A headline is a document of its own, published on the date over it, about the themes it names."""
    dates = list(find_dates(provision.date or ""))
    themes = [m for m in found.inner.get(provision.key, []) if m.kind == "Theme"]
    for mention in found.outer.get(provision.key, []):
        if mention.rule != "headline":
            continue
        for date in dates[:1]:
            said = Statement(mention.thing, "publishedOn", date.edtf, "headline-date", literal=True)
            yield _laid(provision, mention.start, mention.end, said)
        for theme in themes[:2]:
            said = Statement(mention.thing, "about", theme.thing, "headline-theme")
            yield _laid(provision, mention.start, mention.end, said)


def _signature(provision: Provision, following: Sequence[Provision], found: DocumentMentions) -> Iterator[Laid]:
    """A name on a line of its own over the line with its post."""
    persons = _outer(found, provision, {"Person"})
    if not persons or persons[0].end - persons[0].start < len(provision.reading.text.strip(" *_")) - _LONGEST_RANK:
        return
    for other in following:
        posts = _outer(found, other, POSTS)
        if posts and posts[0].end - posts[0].start >= 0.8 * len(other.reading.text.strip(" *_")):
            said = Statement(persons[0].thing, "holdsPost", posts[0].thing, "signature")
            yield _laid(other, posts[0].start, posts[0].end, said)
            return


def _resolution_list(provision: Provision, found: DocumentMentions) -> Iterator[Laid]:
    """What "resolutions on THEME …: list" says of each resolution of the list: its theme and its year."""
    rows = _outer(found, provision, {"Resolution"})
    listed = [m for m in rows if m.rule == "resolution-list"]
    if not listed:
        return
    text, first = provision.reading.text, min(m.start for m in listed)
    for resolution in listed:
        year = re.search(r"\(((?:19|20)\d\d)\)$", resolution.surface)
        if year:
            said = Statement(resolution.thing, "adoptedOn", year.group(1), "year-in-list", literal=True)
            yield _laid(provision, provision.body, len(text), said)
    themes = [m for m in _themes(found, provision) if m.end <= first] if _ON_THEME.search(text[:first]) else []
    for theme in themes[-1:]:
        for resolution in rows:
            said = Statement(resolution.thing, "about", theme.thing, "list-on-theme")
            yield _laid(provision, provision.body, len(text), said)


def _own_resolutions(context: Context, provision: Provision, found: DocumentMentions) -> Iterator[Laid]:
    """ "Recalling its resolutions 1547 (2004), 1556 (2004)": the organ that speaks in a resolution adopted them."""
    if context.kind != "Resolution" or not context.key.startswith(_COUNCILS_OWN):
        return
    for sentence in provision.sentences:
        its = _ITS_RESOLUTIONS.search(sentence.text)
        for mention in _outer(found, provision, {"Resolution"}) if its else ():
            own = mention.thing.startswith(_COUNCILS_OWN) and mention.thing != context.key
            if its and own and sentence.start + its.start() <= mention.end <= sentence.end:
                said = Statement(mention.thing, "adoptedBy", _COUNCIL, "own-resolutions")
                yield _laid(provision, sentence.start, sentence.end, said)


def _resolutions_of_an_organ(provision: Provision, found: DocumentMentions) -> Iterator[Laid]:
    """ "Security Council resolutions 1325 (2000) and 1820 (2008)": the organ before the word adopted each."""
    text = provision.reading.text
    organs = [m for m in found.outer[provision.key] if m.kind in BODIES and text.startswith(" resolutions ", m.end)]
    for organ in organs:
        sentence = provision.sentence_at(organ.start)
        other = min((m.start for m in organs if m.start > organ.start), default=len(text))
        reach = min(other, sentence.end if sentence is not None else len(text))
        for mention in _outer(found, provision, {"Resolution"}):
            if organ.end < mention.start < reach:
                said = Statement(mention.thing, "adoptedBy", organ.thing, "resolutions-of-organ")
                yield _laid(provision, organ.start, mention.end, said)


def from_member_lists(provisions: Sequence[Provision], found: DocumentMentions) -> Iterator[tuple[Span, Statement]]:
    """Who belongs to a body by a list: the items under a line that names it, the Member States that were present."""
    yield from _under_lines(provisions, found)
    yield from _those_present(provisions, found)


def _under_lines(provisions: Sequence[Provision], found: DocumentMentions) -> Iterator[tuple[Span, Statement]]:
    """Who belongs to the body that the line over a list names, each with its item."""
    body = ""
    for provision in (p for p in provisions if p.is_content):
        text = provision.reading.text
        names = found.outer.get(provision.key, [])
        item = _BULLET.match(text) if body else None
        if item is not None and len(text) <= _LONGEST_ITEM:
            first = next((m for m in names if m.start <= item.end() + 4), None)  # "- The Network"
            if first is not None and first.kind in _JOINERS and first.thing not in {"", body}:
                span = Span(provision.key, text, 0, len(text.rstrip()))
                yield span, Statement(first.thing, "memberOf", body, "list-of-members")
        elif body and provision.role == HEADING and not text.endswith(":"):
            body = ""
        else:
            body = _body_over(text, names)


def _those_present(provisions: Sequence[Provision], found: DocumentMentions) -> Iterator[tuple[Span, Statement]]:
    """The states listed as the Member States that were present belong to the organisation whose text it is."""
    house = ""
    for provision in (p for p in provisions if p.is_content):
        names = found.outer.get(provision.key, [])
        if not house and provision.role == HEADING:
            house = next((m.thing for m in names if m.kind == "Organization" and m.thing), "")
        for sentence in provision.sentences:
            listed = _PRESENT.search(sentence.text)
            if listed is None:
                continue
            at = sentence.start + listed.end()
            inside = [m for m in names if sentence.start <= m.start and m.end <= sentence.end]
            whose = next((m.thing for m in inside if m.kind == "Organization" and m.end <= at), house)
            for state in (m for m in inside if m.kind == "State" and m.start >= at and whose):
                span = Span(provision.key, provision.reading.text, sentence.start, sentence.end)
                yield span, Statement(state.thing, "memberOf", whose, "member-states-present")


def _body_over(text: str, names: Sequence[Mention]) -> str:
    """The body of whose members a line announces a list; "" for another line."""
    if len(text) > _LONGEST_LINE or not _OPENS_MEMBERS.search(text):
        return ""
    return next((m.thing for m in names if m.kind in BODIES and _OF_MEMBERS.search(text[: m.start])), "")
