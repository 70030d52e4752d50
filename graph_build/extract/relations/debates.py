"""Turns the record of a sitting into relations: who spoke at it, on which day and in which house it was held."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graph_build.corpus.provisions import HEADING, Provision
from graph_build.extract.context import Context
from graph_build.extract.names.mentions import DocumentMentions
from graph_build.extract.names.speakers import speaker_label
from graph_build.extract.records import BODIES, DATE, Mention, Span, Statement

SITTING = "sitting-heading"


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
