"""Turns the record of a sitting into relations: who spoke at it, on which day and in which house it was held."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from graph_build.corpus.provisions import HEADING, Provision
from graph_build.extract.context import Context
from graph_build.extract.names.forms import is_in_capitals
from graph_build.extract.names.mentions import DocumentMentions
from graph_build.extract.names.speakers import speaker_label
from graph_build.extract.records import BODIES, DATE, EVENTS, Mention, Span, Statement

SITTING = "sitting-heading"
_LONGEST = 160  # a title
_OPENING = 8  # how many pieces of a record can be its title
_RECORD = re.compile(
    r"(?i)\b(?:summary record|minutes|record of (?:the )?(?:meeting|discussion)"
    r"|report (?:of|on) the [\w -]{0,40}meeting)\b"
)
_PRESENT = re.compile(
    r"(?i)\A[ *_#]{0,6}+(?:list of )?(?:participants|participation|attendance|attendees|members present"
    r"|present)[ *_:]{0,6}+"
)
# What those who meet agree on and give out: "Joint Communiqué".
_OUTCOME = re.compile(
    r"(?i)\A[ *_#]{0,6}+(?:the )?(?:joint |final |leaders['’]? |ministerial )?"
    r"(?:communiqu[eé]|outcome document|agreed conclusions)\b"
)
_ABSENT = re.compile(r"(?i)\A[ *_•-]{0,6}+(?:apologies|absent|regrets|excused|not present)\b")
_PART = re.compile(r"(?i)\A[ *_#]{0,6}+(?:item|agenda|\d{1,2}\.) ")
_BELONGS = re.compile(r"(?:,| \()(?: the)? $|, $| \($")


def speakers_of(provisions: Sequence[Provision], found: DocumentMentions) -> Mapping[str, tuple[Mention, str]]:
    """Who says "I" in each provision of a sitting, with the key of the sitting: the last whom a label named."""
    out: dict[str, tuple[Mention, str]] = {}
    sitting, speaker = "", None
    for provision in (p for p in provisions if p.is_content):
        names = found.outer.get(provision.key, [])
        if provision.role == HEADING:
            sitting, speaker = next((m.thing for m in names if m.rule == SITTING), ""), None
            continue
        speaker = _labelled(provision, names) or speaker
        if sitting and speaker is not None:
            out[provision.key] = (speaker, sitting)
    return out


def _labelled(provision: Provision, names: Sequence[Mention]) -> Mention | None:
    """The person in the label that a provision begins with."""
    people = {(m.start, m.end): m for m in names if m.kind == "Person"}
    label = speaker_label(provision.reading.text, people)
    return people[label.person] if label is not None else None


def from_debates(
    context: Context,
    provisions: Sequence[Provision],
    found: DocumentMentions,
    speakers: Mapping[str, tuple[Mention, str]],
) -> Iterator[tuple[Span, Statement]]:
    """What the labels, the heading and the top lines of a record say, each with its words; ``speakers`` are known."""
    for provision in provisions:
        speaker, sitting = speakers.get(provision.key, (None, ""))
        if speaker is not None and speaker.provision == provision.key:
            span = Span(provision.key, provision.reading.text, speaker.start, speaker.end)
            yield span, Statement(speaker.thing, "spokeAt", sitting, "speaker-label")
    sittings = [m for names in found.outer.values() for m in names if m.rule == SITTING]
    for one in sittings:
        yield from _about(provisions, found, one)
    if len({m.thing for m in sittings}) == 1:
        yield from _held(context, provisions, found, sittings[0])


def _about(
    provisions: Sequence[Provision], found: DocumentMentions, sitting: Mention
) -> Iterator[tuple[Span, Statement]]:
    """The themes that the heading of a sitting names."""
    provision = next(p for p in provisions if p.key == sitting.provision)
    for theme in (m for m in found.inner.get(provision.key, []) if m.kind == "Theme"):
        span = Span(provision.key, provision.reading.text, sitting.start, sitting.end)
        yield span, Statement(sitting.thing, "about", theme.thing, SITTING)


def _held(
    context: Context, provisions: Sequence[Provision], found: DocumentMentions, sitting: Mention
) -> Iterator[tuple[Span, Statement]]:
    """The day of a record of one sitting, and the house that a line above its heading begins with."""
    bodies: list[Statement] = []
    for provision in provisions:
        if provision.key == sitting.provision:
            return
        text = provision.reading.text
        for name in found.outer.get(provision.key, []):
            span = Span(provision.key, text, name.start, name.end)
            if name.kind == DATE and name.value == context.published:
                yield span, Statement(sitting.thing, "occursOn", name.value, SITTING, literal=True)
            elif name.kind in BODIES and not bodies and _opens_line(provision, name):
                bodies.append(Statement(sitting.thing, "organizedBy", name.thing, SITTING))
                yield span, bodies[0]


def _opens_line(provision: Provision, name: Mention) -> bool:
    return provision.role == HEADING and not provision.reading.text[: name.start].strip(" #*_")


def own_meeting(provisions: Sequence[Provision], found: DocumentMentions) -> str:
    """The happening whose record a text is, by its title line with a day; "" for another text."""
    content = [p for p in provisions if p.is_content]
    texts = [p.reading.text.strip() for p in content]
    record = any(_RECORD.search(text) for text in texts[:_OPENING]) or any(_PRESENT.fullmatch(text) for text in texts)
    for provision in content[:_OPENING] if record else ():
        names = found.outer.get(provision.key, [])
        events = [m for m in names if m.kind in EVENTS]
        if provision.role == HEADING and len(events) == 1 and any(m.kind == DATE for m in names):
            return events[0].thing
    return ""


def from_attendance(
    provisions: Sequence[Provision], found: DocumentMentions, meeting: str
) -> Iterator[tuple[Span, Statement]]:
    """Who took part in the meeting of a record, by the list under "Participants", and whose they are."""
    listed = False
    for provision in (p for p in provisions if p.is_content and meeting):
        text = provision.reading.text
        if _PRESENT.fullmatch(text.strip()):
            listed = True
            continue
        if listed and (_PART.match(text) or (provision.role == HEADING and is_in_capitals(text))):
            return
        if listed and not _ABSENT.match(text):
            yield from _attending(provision, found.outer.get(provision.key, []), meeting)


def _attending(provision: Provision, names: Sequence[Mention], meeting: str) -> Iterator[tuple[Span, Statement]]:
    text = provision.reading.text
    there = [m for m in names if m.kind == "Person" or m.kind in BODIES]
    for one in there:
        span = Span(provision.key, text, one.start, one.end)
        yield span, Statement(one.thing, "participatedIn", meeting, "attendance-list")
    for person, body in pairwise(there):
        if person.kind == "Person" and body.kind in BODIES and _BELONGS.fullmatch(text[person.end : body.start]):
            span = Span(provision.key, text, person.start, body.end)
            yield span, Statement(person.thing, "memberOf", body.thing, "attendance-list")


def from_outcome(
    context: Context, provisions: Sequence[Provision], found: DocumentMentions
) -> Iterator[tuple[Span, Statement]]:
    """Where a communiqué was agreed, by the title lines that say that it is one and name one happening."""
    content = [p for p in provisions if p.is_content][:_OPENING]
    if not any(_OUTCOME.match(p.reading.text) and len(p.reading.text) < _LONGEST for p in content):
        return
    for provision in (p for p in content if p.role == HEADING):
        text = provision.reading.text
        events = [m for m in found.outer.get(provision.key, []) if m.kind in EVENTS]
        if len(events) == 1 and len(events[0].surface) * 2 > len(_OUTCOME.sub("", text)):
            span = Span(provision.key, text, 0, len(text.rstrip()))
            yield span, Statement(context.key, "adoptedAt", events[0].thing, "outcome-of-meeting")
            return
