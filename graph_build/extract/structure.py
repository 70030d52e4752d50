"""Turns the make-up of names into relations: "NATO Military Committee" is part of NATO, a policy "on X" is about X."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph_build.extract.records import DATE, DOCUMENTS, EVENTS, POSTS, Mention, Thing

_BODIES = frozenset({"Body", "Mission", "Network", "Organization"})
_GENERIC = re.compile(
    r"(?i)^(?:(?:public )?annual reports?|(?:national |implementation |nato )?action plans?(?:\(s\))?|national action plans|implementation plans?(?:\(s\))?|progress reports?"
    r"|.*\bannual reports?|work ?plans?|(?:special )?reports?|agreements?|naps?|.*-specific implementation plans?)$"
)


@dataclass(frozen=True, slots=True)
class Told:
    """A relation read off a name: where the name stands, and what it says; ``literal`` when the object is a date."""

    mention: Mention
    subject: str
    predicate: str
    object: str
    rule: str
    literal: bool = False


def from_names(outer: list[Mention], inner: list[Mention], own: str, things: dict[str, Thing]) -> Iterator[Told]:
    """Relations that the make-up of each name states."""
    for mention in outer:
        parts = [i for i in inner if mention.covers(i)]
        if mention.kind in _BODIES:
            yield from _part_of(mention, parts)
        elif mention.kind in POSTS:
            yield from _post_in(mention, parts)
        elif mention.kind in DOCUMENTS:
            yield from _document(mention, parts, own)
        elif mention.kind in EVENTS:
            yield from _event(mention, parts)
    for mention in inner:
        if mention.kind in _BODIES:
            yield from _part_of(mention, [i for i in inner if mention.covers(i) and i != mention])
        elif mention.kind in POSTS:
            yield from _post_in(mention, [i for i in inner if mention.covers(i) and i != mention])
        elif mention.kind in DOCUMENTS:
            yield from _document(mention, [i for i in inner if mention.covers(i) and i != mention], own)


def _part_of(mention: Mention, parts: list[Mention]) -> Iterator[Told]:
    """A body whose name begins with an organisation's, or ends with "of" one: "IMS Office of …", "Office of the High Commissioner"."""
    heads = [
        p
        for p in parts
        if p.kind in _BODIES and p.thing != mention.thing and p.start == mention.start and p.rule == "lexicon"
    ]
    whole = max(heads, key=lambda p: p.end, default=None)
    if (
        whole is not None
        and not mention.surface.endswith(whole.surface)
        and not mention.surface[len(whole.surface) :].startswith("/")
    ):
        yield Told(mention, mention.thing, "partOf", whole.thing, "name-begins-with-organisation")
    about = [
        p
        for p in parts
        if p.kind == "Theme"
        and p.start > mention.start + 8
        and re.search(r" (?:on|for) $", mention.surface[: p.start - mention.start])
    ]
    if about and re.search(r"\b(?:Panel|Commission|Task Force|Group)\b", mention.surface):
        yield Told(mention, mention.thing, "about", about[0].thing, "body-on-theme")


def _post_in(mention: Mention, parts: list[Mention]) -> Iterator[Told]:
    """A post whose name begins with an organisation's, or goes on with "of" or "for" a body."""
    bodies = [p for p in parts if p.kind in _BODIES]
    after = [
        b
        for b in bodies
        if re.search(r"\b(?:of|for|to) (?:the )?(?:<)?$", mention.surface[: b.start - mention.start])
        and b.start > mention.start
    ]
    before = [b for b in bodies if b.start == mention.start]
    outermost = [b for b in after if not any(o.covers(b) and o != b for o in after)]
    for body in outermost[:1] or before[:1]:
        yield Told(mention, mention.thing, "postIn", body.thing, "post-name-holds-body")


def _document(mention: Mention, parts: list[Mention], own: str) -> Iterator[Told]:
    themes = [p for p in parts if p.kind == "Theme"]
    top = [t for t in themes if not any(o.covers(t) and o != t for o in themes)]
    for theme in top:
        head = mention.surface[: theme.start - mention.start]
        if mention.kind != "Resolution" or re.search(r" on $", head):
            yield Told(mention, mention.thing, "about", theme.thing, "title-names-theme")
    year = (
        re.search(r"\(((?:19|20)\d\d)\)$", mention.surface)
        or re.search(r"\bAct of ((?:19|20)\d\d)$", mention.surface)
        or re.match(r"((?:19|20)\d\d) ", mention.surface)
    )
    if year and mention.thing != own:
        yield Told(mention, mention.thing, "adoptedOn", year.group(1), "year-in-name", literal=True)
    dated = [
        p
        for p in parts
        if p.kind == DATE and re.search(r" of $", mention.surface[: p.start - mention.start]) and len(p.value) == 10
    ]
    if dated:
        predicate = "publishedOn" if mention.kind == "Report" else "adoptedOn"
        yield Told(mention, mention.thing, predicate, dated[0].value, "date-in-name", literal=True)
    makers = [p for p in parts if p.kind in {*_BODIES, "ActorGroup"} and re.search(r" by (?:the )?$", mention.surface[: p.start - mention.start])]
    if makers:
        yield Told(mention, mention.thing, "adoptedBy", makers[0].thing, "title-names-maker")
    summit = [p for p in parts if p.kind == "Summit" and p.start == mention.start]
    if summit and mention.kind == "Declaration":
        yield Told(mention, mention.thing, "adoptedAt", summit[0].thing, "declaration-of-summit")
    council = [p for p in parts if p.kind in _BODIES and p.surface.endswith(("Security Council", "General Assembly"))]
    if mention.kind == "Resolution" and council and re.search(r"(?i)resolution", mention.surface):
        yield Told(mention, mention.thing, "adoptedBy", council[0].thing, "resolution-names-organ")
    for part in parts:
        if (
            part.kind in DOCUMENTS
            and part.thing != mention.thing
            and re.search(
                r"\b(?:[Ii]mplementation of|to [Ii]mplement) (?:the )?$", mention.surface[: part.start - mention.start]
            )
        ):
            yield Told(mention, mention.thing, "implements", part.thing, "title-implements")


def _event(mention: Mention, parts: list[Mention]) -> Iterator[Told]:
    year = re.search(r"(?:^|[a-z] )((?:19|20)\d\d)\b(?! ?\))", mention.surface)
    if (
        year
        and mention.kind not in {"Adoption", "Appointment"}
        and not re.search(r"[Rr]esolution|^(?:Initiative|Campaign)", mention.surface)
    ):
        yield Told(mention, mention.thing, "occursOn", year.group(1), "year-in-event-name", literal=True)
    for part in [p for p in parts if not any(o.covers(p) and o != p for o in parts)]:
        before = mention.surface[: part.start - mention.start]
        if part.kind == "ActorGroup" and re.search(r"\b(?:of|with) (?:the |new )*$", before):
            yield Told(mention, part.thing, "participatedIn", mention.thing, "event-of-participants")
        elif part.kind in _BODIES and re.search(
            r"(?:^|\d(?:st|nd|rd|th) |[Aa]nnual )$|(?:Conference|Session|Meeting|meeting|session) (?:of|for) (?:the )?$",
            before,
        ):
            if re.search(r"Conference|Session|Plenary|[Mm]eeting", mention.surface) and mention.kind in {
                "Conference",
                "Meeting",
            }:
                predicate = "organizedBy" if mention.kind == "Conference" else "participatedIn"
                pair = (mention.thing, part.thing) if predicate == "organizedBy" else (part.thing, mention.thing)
                yield Told(mention, pair[0], predicate, pair[1], "event-name-holds-body")
        elif (
            part.kind == "Theme"
            and not re.search(r"Committee on $|Panel on $", before)
            and re.search(r"\b(?:on|of|for|and) (?:the )?$", before)
            and mention.kind != "Adoption"
        ):
            if not any(o.covers(part) and o.kind in _BODIES for o in parts):
                yield Told(mention, mention.thing, "about", part.thing, "event-name-holds-theme")
        elif part.kind in {"Place", "State"} and re.search(r" in (?:the )?$", before):
            yield Told(mention, mention.thing, "occursAt", part.thing, "event-name-holds-place")


def is_citable(mention: Mention) -> bool:
    """Whether a document's name is of one definite document: not "national action plans" or "the annual report"."""
    if mention.rule == "headline" or (
        mention.kind == "NationalActionPlan" and re.match(r"(?i)national action plan", mention.surface)
    ):
        return False
    return (
        mention.kind in DOCUMENTS and mention.rule != "short-form" and _GENERIC.match(mention.surface.strip()) is None
    )
