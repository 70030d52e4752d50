"""Turns lines that hold a date and no clause into relations: date lines of a page, lines of a programme, last lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph_build.corpus.provisions import FRONT, FURNITURE, Provision
from graph_build.extract.context import Context
from graph_build.extract.dates import find_dates
from graph_build.extract.identity import is_day_line
from graph_build.extract.names.mentions import DocumentMentions
from graph_build.extract.records import DATE, EVENTS, Mention, Span, Statement
from graph_build.extract.relations.kinds import KINDS
from graph_build.reading import tells

SPEECH = "title-of-a-speech"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DAY_OR_MONTH = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
_LONGEST, _LONGEST_OF_SPEECH = 220, 360
_NEAR = 40  # letters
_OPENING = 8  # how many pieces of a page can be its title
_CLAUSE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|shall|should|must|may|can|that|which|who|resolutions?|adopted|report(?:s|ed)?)\b"
)
# "Oslo, 14 March 2024 – The Ministry ...": where and when the text was given out.
_DATE_LINE = re.compile(r"\(?[^\d:;.()]{2,60}[,(] ?$")
_BEHIND = re.compile(r"\)?[*_]{0,4} ?[-–—:/|][*_]{0,4} ?(?=[A-Z\"“])")
_SPOKEN_BY = re.compile(
    r"(?i)^(?:[a-z]+ ){0,3}(?:remarks|statement|speech|address|intervention|keynote(?: speech)?) (?:by|of) "
)
_COLON = re.compile(r"(?:, [^:;.*_]{2,60}| \([^:;.*_()]{2,60}\))?[*_]{0,4}: ?[*_]{0,4} ?|(?:, [^:;.–—]{2,60})? [–—] ")
_DONE = re.compile(r"(?:Done|Signed|Adopted|Given) (?:at|in|on)\b")
_NOT_THEN = re.compile(r"\b(?:eve of|ahead of|before|after|following|since|prior to|in advance of)(?: \w+){0,2} $")
_TODAY = re.compile(r"\b(?:today|this (?:morning|afternoon|evening))\b")
_DOING = (
    "start(?:ed|s)?|open(?:ed|s)?|began|launch(?:ed|es)?|hosted|convened|held|announced|concluded|marked|inaugurated"
)
_DONE_TODAY = re.compile(
    rf"\bToday, |\b(?:today|this (?:morning|afternoon|evening)) (?:{_DOING})\b"
    rf"|\b(?:{_DOING}|place) (?:today|this (?:morning|afternoon|evening))\b"
)
_OF_NOW = re.compile(r"\b[Tt]his (?P<unit>month|year)['’]s (?:annual )?$")


def from_date_lines(
    context: Context, provisions: Sequence[Provision], found: DocumentMentions
) -> Iterator[tuple[Span, Statement]]:
    """What lines with a date say, each with its line."""
    yield from _own_day(context, provisions)
    content = [p for p in provisions if p.is_content and p.role != FRONT]
    speakers: list[Mention] = []
    above: Mention | None = None
    for index, provision in enumerate(content):
        names = found.outer.get(provision.key, [])
        text = provision.reading.text.rstrip()
        opens = index < _OPENING
        speech = opens and _SPOKEN_BY.match(text) is not None and len(text) < _LONGEST_OF_SPEECH
        if speech:
            speakers = [m for m in names if m.kind == "Person"]
        if opens and above is not None:
            yield from _below_event(provision, names, above)
        told_of = [m for m in names if m.kind in EVENTS]
        alone = opens and len(told_of) == 1 and not any(m.kind == DATE for m in names)
        # Below a title that tells something stands the day of the news.
        above = told_of[0] if alone and not tells(text[:_LONGEST]) else None
        if (speech or len(text) < _LONGEST) and not text.endswith((".", ":")) and _CLAUSE.search(text) is None:
            yield from _line(context, provision, names, speakers if opens else [], opens or index > len(content) - 3)
        elif opens and (told := [*_date_line(context, provision, names)]):
            yield from told
        else:
            yield from _dated_item(provision, names)
        yield from _now(context, provision, [m for m in names if m.kind in EVENTS])


def _now(context: Context, provision: Provision, events: Sequence[Mention]) -> Iterator[tuple[Span, Statement]]:
    """Happenings of the day, the month and the year of the text: "opened today", "this month's Open Debate"."""
    text, dated = provision.reading.text, context.published or ""
    before: Mention | None = None
    for event in events:
        start = before.start if before is not None and text[before.end : event.start] == " and " else event.start
        unit = _OF_NOW.search(text, max(0, start - _NEAR), start)
        value = "" if unit is None else dated[: len("2031-05") if unit["unit"] == "month" else len("2031")]
        sentence = next((s for s in provision.sentences if s.start <= event.start < s.end), None)
        if unit is None and sentence is not None and _DAY.fullmatch(dated):
            alone = [e for e in events if sentence.start <= e.start < sentence.end] == [event]
            told = _DONE_TODAY.search(text, sentence.start, sentence.end)
            then = _NOT_THEN.search(text, sentence.start, event.start)
            value = dated if alone and told is not None and then is None else ""
        if sentence is not None and (unit is None or len(value) == (7 if unit["unit"] == "month" else 4)) and value:
            said = Statement(event.thing, "occursOn", value, "day-of-text", literal=True)
            yield _laid(provision, sentence.start, sentence.end, said)
        before = event if unit is not None else None


def _own_day(context: Context, provisions: Sequence[Provision]) -> Iterator[tuple[Span, Statement]]:
    """The line over a text that gives it its day: "4 May 2031 – Oslo", "Last updated: 4 May 2031"; not of an act, which
    was adopted then."""
    if context.published is None or context.kind not in KINDS["written"]:
        return
    for provision in provisions[:_OPENING]:
        text = provision.reading.text.strip()
        day = next(iter(find_dates(text)), None) if provision.role != FURNITURE and is_day_line(text) else None
        if day is not None and day.edtf == context.published:
            said = Statement(context.key, "publishedOn", day.edtf, "own-day-line", literal=True)
            yield _laid(provision, 0, len(provision.reading.text.rstrip()), said)
            return


def _below_event(provision: Provision, names: Sequence[Mention], event: Mention) -> Iterator[tuple[Span, Statement]]:
    """The day and the place that stand alone below a title that names one happening: "Oslo, 3 May 2031"."""
    days = [m for m in names if m.kind == DATE and _DAY.match(m.value)]
    places = [m for m in names if m.kind in {"Place", "State"}]
    rest = provision.reading.text.strip(" *_()")
    for name in (*days, *places):
        rest = rest.replace(name.surface, "", 1)
    if len(days) != 1 or rest.strip(" ,.|–-*_()"):
        return
    said = [Statement(event.thing, "occursOn", days[0].value, "line-below-event", literal=True)]
    said += [Statement(event.thing, "occursAt", place.thing, "line-below-event") for place in places[:1]]
    for statement in said:
        yield _laid(provision, 0, len(provision.reading.text.rstrip()), statement)


def _line(
    context: Context, provision: Provision, names: Sequence[Mention], speakers: Sequence[Mention], edge: bool
) -> Iterator[tuple[Span, Statement]]:
    """A line without a clause: a happening with its day and place, or where and when the text was given out."""
    text = provision.reading.text
    events = [m for m in names if m.kind in EVENTS]
    dates = [m for m in names if m.kind == DATE and not m.value.startswith("--")]
    places = [m for m in names if m.kind in {"Place", "State"} and events and m.start > events[0].start]
    if len(events) == 1:
        event = events[0].thing
        said = [Statement(event, "occursOn", d.value, "line-with-event-and-day", literal=True) for d in dates[:1]]
        said += [Statement(event, "occursAt", p.thing, "line-with-event-and-day") for p in places if dates]
        said += [Statement(s.thing, "spokeAt", event, SPEECH) for s in speakers]
    elif not events and len(dates) == 1 and edge and _DAY_OR_MONTH.fullmatch(dates[0].value):
        said = _given_out(context, text, dates[0])
    else:
        return
    for statement in said:
        yield _laid(provision, 0, len(text.rstrip()), statement)


def _given_out(context: Context, text: str, day: Mention) -> list[Statement]:
    """ "Done at Oslo, 5 May 2023" and "Oslo, 5 May 2023" as a line of its own."""
    if text[day.end :].strip(" )*_"):
        return []
    if _DONE.match(text):
        return [Statement(context.key, "adoptedOn", day.value, "done-at", literal=True)]
    alone = _DATE_LINE.fullmatch(text[: day.start]) is not None and len(text[: day.start].split()) <= 4
    return [Statement(context.key, "publishedOn", day.value, "date-line", literal=True)] if alone else []


def _date_line(context: Context, provision: Provision, names: Sequence[Mention]) -> Iterator[tuple[Span, Statement]]:
    """The date line that a report from somewhere begins with; of several days it is that of the happening told."""
    text, body = provision.reading.text, provision.body
    first = next((m for m in names if m.kind == DATE), None)
    if first is None or not _DATE_LINE.fullmatch(text[body : first.start]) or not _BEHIND.match(text, first.end):
        return
    end = next((s.end for s in provision.sentences), len(text))
    events = [m for m in names if m.kind in EVENTS and first.end <= m.start < end]
    days = first.value.count("/") == 1
    if _DAY.fullmatch(first.value):
        said = Statement(context.key, "publishedOn", first.value, "date-line", literal=True)
        yield _laid(provision, body, first.end, said)
    if events and (days or _TODAY.search(text[first.end : end])) and _NOT_THEN.search(text[: events[0].start]) is None:
        said = Statement(events[0].thing, "occursOn", first.value, "date-line", literal=True)
        yield _laid(provision, body, end, said)


def _dated_item(provision: Provision, names: Sequence[Mention]) -> Iterator[tuple[Span, Statement]]:
    """ "- 5 May 2025, Warsaw: the Office will convene its review meeting": when and where the one happening is."""
    text, body = provision.reading.text, provision.body
    day = next((m for m in names if m.kind == DATE), None)
    events = [m for m in names if m.kind in EVENTS]
    if day is None or text[body : day.start].strip(" *_") or not _DAY.match(day.value) or not events:
        return
    mark = _COLON.match(text, day.end)
    if mark is None or {e.thing for e in events} != {events[0].thing} or events[0].start < mark.end():
        return
    end = next((s.end for s in provision.sentences if s.end > events[0].start), len(text.rstrip()))
    said = [Statement(events[0].thing, "occursOn", day.value, "dated-item", literal=True)]
    where = (m for m in names if m.kind in {"Place", "State"} and day.end <= m.start and m.end <= mark.end())
    said += [Statement(events[0].thing, "occursAt", place.thing, "dated-item") for place in where]
    for statement in said:
        yield _laid(provision, body, end, statement)


def _laid(provision: Provision, start: int, end: int, statement: Statement) -> tuple[Span, Statement]:
    return Span(provision.key, provision.reading.text, start, end), statement
