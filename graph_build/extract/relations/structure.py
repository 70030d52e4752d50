"""Turns the make-up of names into relations: "NATO Military Committee" is part of NATO, a policy "on X" is about X."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from graph_build.extract.records import (
    BODIES,
    DATE,
    DOCUMENTS,
    EVENTS,
    POSTS,
    Mention,
    Statement,
    around,
    outermost,
    within,
)
from graph_build.extract.symbols import is_written_on
from graph_build.reading import head_of

_LONGEST_TITLE = 1000
_GOES_ON = frozenset({"), ", ") and ", "), and "})
_GENERIC = re.compile(
    r"(?i)^(?:(?:public )?annual reports?|(?:national |implementation |nato )?action plans?(?:\(s\))?"
    r"|national action plans|implementation plans?(?:\(s\))?|progress reports?"
    r"|.*\bannual reports?|work ?plans?|(?:special )?reports?|agreements?|naps?|terms of reference|rules of procedure"
    r"|guiding principles|declaration of (?:policy|principles)|press (?:release|statement)s?|fact ?sheets?"
    r"|.*-specific implementation plans?)$"
)
_YEAR = r"((?:19|20)\d\d)"
# A year before an agenda or a vision is the one that it looks to, and so is a round one to come: "2050 Strategy".
_YEARS_OF_DOCUMENTS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\({_YEAR}\)$",
        rf"\bAct of {_YEAR}$",
        rf"^(?!20[3-9]0 ){_YEAR} (?!(?:Agenda|Vision|Goals?|Targets?)\b)",
    )
)
_YEARS_OF_EVENT = re.compile(r"((?:19|20)\d\d)[-–]((?:19|20)\d\d) ")  # "2015-2024 International Decade"
_YEAR_OF_EVENT = re.compile(rf"(?:^|[a-z] ){_YEAR}\b(?! ?\))")
# Events whose name holds a document's year or a campaign's: the year is not theirs.
_YEAR_OF_ANOTHER = re.compile(r"[Rr]esolution|^(?:Initiative|Campaign)")
_ON_THEMES = re.compile(r"\b(?:Panel|Commission|Task Force|Group)\b")
_IMPLEMENTS = re.compile(r"\b(?:[Ii]mplementation of|to [Ii]mplement) (?:the )?$")
_WHERE = re.compile(r" in (?:the )?$|\b(?:[Vv]isit|[Tt]rip) to (?:the )?$")
# A unit and what leads on to the body that it belongs to; a mission or a friend "of" a body is no part of it.
_DASH = re.compile(r"[-–]")
_SHARED = re.compile(
    r"\b(?:Partnership|Dialogue|Committee|Group|Commission|Council|Forum|Alliance|Mechanism|Platform|Task Force)\b"
)
_WRITTEN = re.compile(r"(?i)\b(?:letters?|notes?|hand ?books?|manuals?|tool ?kits?|stud(?:y|ies)|briefs?|papers?)\b")
_WITHIN = re.compile(
    r"\b(?:Unit|Office|Branch|Division|Section|Department|Directorate|Secretariat|Bureau|Cell|Desk|Staff|Council|"
    r"Committee|Subcommittee|Panel|Board|Assembly|Parliament|Service|Registry|Institute|Working Group|Task Force)\b"
    r"[^,;]{0,60} (?:of|in|at|within) (?:the )?$"
)
_RANKED = re.compile(r"(?:Senior|Deputy|Assistant|Principal|Lead|Chief|Acting|First) ")
_MADE_BY = re.compile(r" by (?:the )?$")
_REPORT_OF = re.compile(r"(?i)\b(?:report|opinion) (?:of \d{1,2} \w+ \d{4} )?of (?:the )?$")
_OF_STATES = re.compile(r"\b(?:Ministers|Leaders|Ambassadors|Governments)$")  # who meet there, and serve at home
_PART = re.compile(r"(?:Chapter|Article|Annex|Section|Part) [\dIVX]+ of (?:the )?")
_TEXTS = frozenset(
    {"agreement", "policy", "plan", "accord", "treaty", "strategy", "report", "resolution", "declaration"}
)
_OWN_SITTING = re.compile(
    r"(?i)(?:\d{1,4}(?:st|nd|rd|th)|[\w-]{0,20}(?:first|second|third|th)) [\w -]{0,30}(?:session|meeting) of "
)
_OF_ONE_THEME = re.compile(r"\b(?:Panel|Network|Alliance|Forum|Friends|Coalition|Caucus)\b")
_ADVISES = re.compile(r"\bAdvis[eo]rs? to (?:the )?$")
_ISSUED = re.compile(r" (?:Decision|Regulation) (?:No\.? ?)?\d")
# What may stand between the body that meets and the end of the name: "Lagoon Forum Leaders Meeting".
_MET_BY = re.compile(
    r"(?: \([A-Z][\w-]{1,20}\))? "
    r"(?:Leaders['’]? |Heads of State |Ministers['’]? |[Aa]nnual |[Oo]pen |[Hh]igh-[Ll]evel ){0,2}"
    r"(?:[Mm]eeting|[Ss]ummit|Summit Meeting|[Dd]ebate)s?"
    r"(?: of Heads of State (?:and|or) Government| on [^;]+| of \d[\w ]+)?"
)
_DEBATE_OF = re.compile(r"[Dd]ebate (?:of|in) (?:the )?$")
_HELD_BY = re.compile(
    r"(?:^|\d(?:st|nd|rd|th) |[Aa]nnual )$"
    r"|(?:Conference|Session|Meeting|meeting|session) (?:of|for) (?:the )?$|[Dd]ebate (?:of|in) (?:the )?$"
)


@dataclass(frozen=True, slots=True)
class Told:
    """A statement read off a name, with the name."""

    mention: Mention
    statement: Statement


def from_names(outer: list[Mention], inner: list[Mention], own: str) -> Iterator[Told]:
    """Relations that the make-up of each name states; ``own`` is the key of the document that is read."""
    inner = sorted(inner)
    for mention in outer:
        parts = within(mention, inner)
        for statement in _of_name(mention, parts, own):
            yield Told(mention, statement)
        if mention.kind in EVENTS:
            for statement in _event(mention, parts):
                yield Told(mention, statement)
    resolutions = [one for one in outer if one.kind == "Resolution"]
    for mention in inner:
        named = around(resolutions, mention) is not None  # "UN Security Council resolution 1325" tells of 1325
        for statement in _of_name(mention, [i for i in within(mention, inner) if i != mention], own):
            if not (named and statement.predicate == "partOf"):
                yield Told(mention, statement)


# Words behind an organisation's name that call it by its kind, seats that are no house above what sits there, and the
# organ whose full name is its usual one, so that to use it tells nothing.
_OF_ITSELF = frozenset(
    {"alliance", "enterprise", "family", "system", "community", "fund", "presidency", "presidencies", "prize"}
)
_SEATS = frozenset({"white-house"})
_TOLD_BY_NAME = frozenset({"united-nations-security-council"})


def _of_name(mention: Mention, parts: list[Mention], own: str) -> Iterator[Statement]:
    if mention.kind in BODIES:
        yield from _body(mention, parts)
    elif mention.kind in POSTS:
        yield from _post(mention, parts)
    elif mention.kind in DOCUMENTS:
        yield from _document(mention, parts, own)


def _body(mention: Mention, parts: list[Mention]) -> Iterator[Statement]:
    """A body whose name begins with an organisation's: "IMS Office of …"; a panel "on" a theme."""
    heads = [p for p in parts if p.kind in BODIES and p.thing != mention.thing]
    heads = [p for p in heads if p.start == mention.start and (p.rule == "lexicon" or p.surface.endswith(" Forces"))]
    whole = max(heads, key=lambda p: p.end, default=None)
    rest = mention.surface[len(whole.surface) :] if whole else ""
    if whole and _is_organ(mention, whole, rest):
        yield Statement(mention.thing, "partOf", whole.thing, "name-begins-with-organisation")
    else:
        yield from _body_of_owner(mention, parts)
    yield from _joint(mention, parts)
    themes = [p for p in parts if p.kind == "Theme" and p.start > mention.start + 8]
    about = [t for t in themes if re.search(r" (?:on|for) $", mention.before(t))]
    if about and _ON_THEMES.search(mention.surface):
        yield Statement(mention.thing, "about", about[0].thing, "body-on-theme")


def _is_organ(mention: Mention, whole: Mention, rest: str) -> bool:
    """Whether a name that begins with a body's names an organ of it: no people, and no longer form of the same name, as
    "Team of Experts on Trade" is of "Team of Experts"."""
    longer = rest.startswith((" on ", " for ", " against ", " of ", "/"))
    same = longer or mention.surface.endswith(whole.surface) or rest.strip(" -").lower() in _OF_ITSELF
    return not same and whole.thing not in _SEATS and mention.thing not in _TOLD_BY_NAME and not _names_people(rest)


def _joint(mention: Mention, parts: list[Mention]) -> Iterator[Statement]:
    """The members whose names, joined by a dash, begin the name of what they share: "Canada–ASEAN Partnership"."""
    if _SHARED.search(mention.surface) is None:
        return
    members = [p for p in parts if p.kind in BODIES | {"State"}]
    for dash in _DASH.finditer(mention.surface):
        left, right = mention.start + dash.start(), mention.start + dash.end()
        both = [p for p in members if (p.start, p.end) == (mention.start, left) or p.start == right]
        if len({p.thing for p in both}) > 1:
            for part in outermost(both):
                yield Statement(part.thing, "memberOf", mention.thing, "name-joins-members")
            return


def _body_of_owner(mention: Mention, parts: list[Mention]) -> Iterator[Statement]:
    """A unit whose name says whose it is: "Gender Office of the Harbour Commission", "Arland's Gender Office"."""
    for part in outermost([p for p in parts if p.kind in BODIES and p.thing != mention.thing]):
        before, behind = mention.before(part), mention.surface[part.end - mention.start :]
        owned = part.start == mention.start and behind.startswith(("'s ", "\u2019s ", "' ", "\u2019 "))
        told = before.endswith(" the ") or part.rule == "lexicon"  # no "Office of Internal Services"
        if owned or (not behind and told and _WITHIN.search(before)):
            yield Statement(mention.thing, "partOf", part.thing, "name-of-unit-holds-body")


def from_symbols(text: str, mentions: list[Mention]) -> Iterator[Told]:
    """The days of documents that a text gives by day and symbol alone: "reports of 3 May 2031 (S/2031/7) and …"."""
    days = {m.end: m for m in mentions if m.kind == DATE and len(m.value) == len("2000-10-31")}
    told = -1  # where the last document so given ends
    for mention in mentions:
        day = days.get(mention.start - len(" (")) if mention.rule == "document-symbol" else None
        if day is None or text[day.end : mention.start] != " (":
            continue
        goes_on = text[told : day.start] in _GOES_ON
        if goes_on or is_written_on(text[: day.start]):
            told = mention.end
            given = "adoptedOn" if "/PRST/" in mention.surface else "publishedOn"
            said = Statement(mention.thing, given, day.value, "day-before-symbol", literal=True)
            yield Told(mention._replace(start=day.start), said)


def _names_people(rest: str) -> bool:
    """Whether what follows an organisation's name are people and no organ of it: "UN Women"."""
    row = head_of(rest.strip(" -").lower())
    return row is not None and row.cls == "group" and rest.lower().endswith(("women", "men", "people"))


def _post(mention: Mention, parts: list[Mention]) -> Iterator[Statement]:
    """A post whose name begins with an organisation's, or goes on with "of" or "for" a body."""
    bodies = [p for p in parts if p.kind in BODIES]
    links = [b for b in bodies if re.search(r"\b(?:of|for|to|at) (?:the )?(?:<)?$|, $", mention.before(b))]
    after = outermost([b for b in links if b.start > mention.start])
    first = [b for b in bodies if b.start == mention.start or _RANKED.fullmatch(mention.before(b))]
    advised = [p for p in parts if p.kind in BODIES | POSTS and _ADVISES.search(mention.before(p))]
    for one in outermost(advised)[:1]:
        yield Statement(mention.thing, "advises", one.thing, "post-name-holds-advised")
    if _OF_STATES.search(mention.surface):
        first = []
    for body in after[:1] or outermost(first)[:1]:  # "UN Women Representative": not the UN's
        yield Statement(mention.thing, "postIn", body.thing, "post-name-holds-body")


def _document(mention: Mention, parts: list[Mention], own: str) -> Iterator[Statement]:
    thing = mention.thing
    for theme in outermost([p for p in parts if p.kind == "Theme"]):
        if _is_its_kind(mention, theme):
            continue
        if mention.kind != "Resolution" or mention.before(theme).endswith(" on "):
            yield Statement(thing, "about", theme.thing, "title-names-theme")
    yield from _dates_of_document(mention, parts, own)
    bodies = [p for p in parts if p.kind in BODIES]
    agents = [p for p in parts if p.kind in BODIES or p.kind == "ActorGroup"]
    makers = [p for p in agents if _MADE_BY.search(mention.before(p))]
    if mention.kind == "Report":
        makers += [p for p in outermost(bodies) if _REPORT_OF.search(mention.before(p))]
    if makers:
        yield Statement(thing, "adoptedBy", makers[0].thing, "title-names-maker")
    yield from _of_sitting(mention, parts)
    summits = [p for p in parts if p.kind == "Summit" and p.start == mention.start]
    if summits and mention.kind == "Declaration":
        yield Statement(thing, "adoptedAt", summits[0].thing, "declaration-of-summit")
    organs = [p for p in bodies if p.surface.endswith(("Security Council", "General Assembly"))]
    if organs and mention.kind == "Resolution" and "resolution" in mention.surface.lower():
        yield Statement(thing, "adoptedBy", organs[0].thing, "resolution-names-organ")
    issuers = [p for p in bodies if p.start == mention.start and _ISSUED.match(mention.surface, p.end - mention.start)]
    for issuer in issuers[:1]:
        yield Statement(thing, "adoptedBy", issuer.thing, "number-names-organ")
    for part in outermost([part for part in parts if part.kind in DOCUMENTS]) if mention.kind != "Report" else ():
        if part.thing != thing and _IMPLEMENTS.search(mention.before(part)):
            yield Statement(thing, "implements", part.thing, "title-implements")


def _of_sitting(document: Mention, parts: list[Mention]) -> Iterator[Statement]:
    """Where and by whom what a body says of its sitting was agreed: "Communiqué of the 9th Session of the Board"."""
    if document.kind != "Declaration":
        return
    for sitting in (p for p in parts if p.kind in EVENTS and document.before(p).endswith((" of the ", " of "))):
        yield Statement(document.thing, "adoptedAt", sitting.thing, "text-of-sitting")
        for body in outermost([p for p in within(sitting, parts) if p.kind in BODIES])[:1]:
            yield Statement(document.thing, "adoptedBy", body.thing, "text-of-sitting")
            if _OWN_SITTING.match(sitting.surface):
                yield Statement(sitting.thing, "organizedBy", body.thing, "text-of-sitting")
        return


def _is_its_kind(document: Mention, theme: Mention) -> bool:
    """Whether a theme's words only tell what a document is: "Harbour Peace Agreement", "zero-tolerance policy"."""
    last = theme.surface.split()[-1].lower().rstrip("s")
    behind = document.surface[theme.end - document.start :]
    return last in _TEXTS and (not behind or behind.startswith((" on ", " of ", " between ")))


def _dates_of_document(mention: Mention, parts: list[Mention], own: str) -> Iterator[Statement]:
    """The year in a title, and the day after "of"."""
    years = (pattern.search(mention.surface) for pattern in _YEARS_OF_DOCUMENTS)
    year = next((y for y in years if y), None)
    inside = [p for p in parts if p.kind in DOCUMENTS and p.thing != mention.thing]
    if year and any(p.start <= mention.start + year.start(1) < p.end for p in inside):
        year = None  # of the document that the title names: "Roadmap on Resolution 2719 (2023)"
    if year and mention.thing != own and mention.rule != "document-symbol":
        yield Statement(mention.thing, _given_out(mention), year.group(1), "year-in-name", literal=True)
    days = [p for p in parts if p.kind == DATE and len(p.value) == len("2000-10-31")]
    dated = [d for d in days if mention.before(d).endswith(" of ") or d.start == mention.start]
    if dated:
        yield Statement(mention.thing, _given_out(mention), dated[0].value, "date-in-name", literal=True)


def _given_out(document: Mention) -> str:
    """What the day in a document's name is: what is written is given out, what is decided adopted."""
    written = document.kind in {"Report", "NewsItem"} or _WRITTEN.search(document.surface) is not None
    return "publishedOn" if written else "adoptedOn"


def _event(mention: Mention, parts: list[Mention]) -> Iterator[Statement]:
    year = _YEAR_OF_EVENT.search(mention.surface)
    if year and mention.kind not in {"Adoption", "Appointment"} and not _YEAR_OF_ANOTHER.search(mention.surface):
        days = [p.value for p in parts if p.kind == DATE and p.value.startswith(f"{year.group(1)}-")]
        span = _YEARS_OF_EVENT.match(mention.surface)
        value = days[0] if days else f"{span[1]}/{span[2]}" if span is not None else year.group(1)
        yield Statement(mention.thing, "occursOn", value, "year-in-event-name", literal=True)
    adopted = _YEARS_OF_DOCUMENTS[0].search(mention.surface) if mention.kind == "Adoption" else None
    if adopted is not None:
        yield Statement(mention.thing, "occursOn", adopted.group(1), "year-in-event-name", literal=True)
    for part in outermost(parts):
        before = mention.before(part)
        if part.kind == "ActorGroup" and re.search(r"\b(?:of|with) (?:the |new )*$", before):
            yield Statement(part.thing, "participatedIn", mention.thing, "event-of-participants")
        elif part.kind in BODIES and _HELD_BY.search(before):
            yield from _held_by(mention, part)
        elif part.kind == "Theme" and mention.kind != "Adoption" and _names_theme(before):
            yield Statement(mention.thing, "about", part.thing, "event-name-holds-theme")
        elif part.kind in {"Place", "State"} and _WHERE.search(before):
            yield Statement(mention.thing, "occursAt", part.thing, "event-name-holds-place")
        if part.kind in BODIES and _OF_ONE_THEME.search(part.surface):
            for theme in (p for p in within(part, parts) if p.kind == "Theme"):
                if theme.start == part.start or mention.before(theme).endswith(" on "):
                    yield Statement(mention.thing, "about", theme.thing, "event-of-body-on-theme")


def _held_by(event: Mention, body: Mention) -> Iterator[Statement]:
    """Who organises a conference, and who meets in a meeting, by the event's name."""
    if not re.search(r"Conference|[Ss]ession|Plenary|Summit|[Mm]eeting|[Dd]ebate", event.surface):
        return
    own = _OWN_SITTING.match(event.surface) is not None or _DEBATE_OF.search(event.before(body)) is not None
    if own or event.kind == "Conference" or _MET_BY.fullmatch(event.surface[body.end - event.start :]):
        yield Statement(event.thing, "organizedBy", body.thing, "event-name-holds-body")
    elif event.kind == "Meeting" and "ebate" not in event.surface:
        yield Statement(body.thing, "participatedIn", event.thing, "event-name-holds-body")


def _names_theme(before: str) -> bool:
    """Whether an event's name goes on with a theme of its own, not with that of a committee."""
    own = re.search(r"\b(?:on|of|for|and) (?:the )?$", before)
    return own is not None and not before.endswith(("Committee on ", "Panel on "))


def is_citable(mention: Mention) -> bool:
    """Whether a document's name is of one definite document: not "national action plans" or "the annual report"."""
    plan = mention.kind == "NationalActionPlan" and mention.surface.lower().startswith("national action plan")
    if mention.rule in {"headline", "short-form"} or plan:
        return False
    return mention.kind in DOCUMENTS and _GENERIC.match(mention.surface.strip()) is None


def names_part(mention: Mention) -> bool:
    """Whether a name is that of a part of a document, which is cited with it: "Chapter VII of the Charter"."""
    return mention.kind in DOCUMENTS and _PART.match(mention.surface) is not None


def part_of_title(mention: Mention, outer: list[Mention]) -> bool:
    """Whether a document's name stands inside a longer document's name, which is what the text cites."""
    last = bisect_right(outer, mention.start, key=lambda one: one.start)
    near = takewhile(lambda one: one.start > mention.start - _LONGEST_TITLE, reversed(outer[:last]))
    whole = (o for o in near if o.covers(mention) and o != mention and o.kind == mention.kind)
    return any(not names_part(o) for o in whole)
