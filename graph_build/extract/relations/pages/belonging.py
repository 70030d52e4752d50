"""Turns words that say whose something is into relations: "statements by its President", "UN entities, including A"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from graph_build.corpus.provisions import Provision
from graph_build.extract.context import Context
from graph_build.extract.names.mentions import DocumentMentions
from graph_build.extract.records import BODIES, POSTS, Mention, Span, Statement, within

_COUNCILS_OWN, _COUNCIL = "unscr-", "united-nations-security-council"
# Who speaks in a text of the Council is not named in it: "Recalling the statements of its President".
_OFFICER = re.compile(r"(?:\b[Ss]tatements?\b[^,;.]{0,40} (?:by|of)|\b(?:[Rr]equests|[Ii]nvites|[Aa]sks)) its $")
_ITS_OWN = re.compile(r"(?:,? (?:and|through|including)|, (?:in particular|notably|especially)(?: through)?) its $")
_LEADS = re.compile(r"(?i)\b(?:chair(?:man|woman|person)?|president|secretary[- ]general|director[- ]general|head)\b")
# What belongs to an organisation and is listed behind the noun for all of it.
_PARTS = re.compile(r"(?i)\b(?:entities|bodies|agencies|organs|offices|departments|institutions|structures|units)$")
_INCLUDING = re.compile(
    r",? (?:such as|including(?:,? but not limited to)?|notably|among them|inter alia),? (?:the |its )?"
)
_NEXT = re.compile(r"(?: \([^()]{1,40}\))?(?:,? (?:and|or|as well as) |, )(?:the |its )?")
_SENT = re.compile(
    r"(?i)\b(?:representatives?|officials?|officers?|colleagues|staff|experts|delegates) (?:from|of) (?:the )?$"
)
_MEMBERS = re.compile(r"(?:Ally|Allies|[Mm]embers?|[Mm]ember [Ss]tates?|[Pp]articipating [Ss]tates?|[Pp]arties)$")
_ALIKE = re.compile(r"\b[Aa]s (?:an? |the |committed |proud |active ){0,2}$")
_UP_TO_COMMA = re.compile(r"(?: \([\w-]{2,15}\))?(?: (?!and\b|or\b)[\w ]{1,30})? ?, (?:the )?")
_CHAIR = re.compile(r"(?:[Cc]o-)?[Cc]hair(?:s|man|person)? of ")
_AS = re.compile(r"\bAs (?:a |the )?(?:(?:19|20)\d\d )?$")
_AS_CHAIRS = re.compile(r"\bAs (?:a |the )?(?:(?:19|20)\d\d )?(?:co-)?(?:chairs?|presidents?|leads?) of (?:the )?$")
_WITH = re.compile(r"\bAs (?:a |the )?(?:co-)?chairs? with (?:the )?(?P<with>[\w .]{2,40}) of (?:the )?$")
_PUBLISHED = frozenset({"OtherDocument", "Report", "Guideline"})
_PUBLICATION = re.compile(
    r"(?:['’]s)?(?: [a-z]+| \d{4})? (?:report|study|publication|guidance note|handbook|brief|paper|toolkit|guide)"
    r",? [\"“‘]?$"
)
_MOST = 20


def from_belonging(
    context: Context, provisions: Sequence[Provision], found: DocumentMentions
) -> Iterator[tuple[Span, Statement]]:
    """Posts and parts by words that say whose they are, each with its sentence."""
    council = context.key.startswith(_COUNCILS_OWN) or context.kind == "PresidentialStatement"
    for provision in (p for p in provisions if p.is_content):
        outer, inner = found.outer.get(provision.key, []), found.inner.get(provision.key, [])
        inside = sorted(inner)
        said = [*_officers(provision, outer, council), *_listed(provision, outer, inside), *_sent(provision, outer)]
        said += [
            *_its_parts(provision, outer),
            *_titled(provision, outer),
            *_in_brackets(provision, outer),
            *_as_members(provision, outer, inside),
            *_as_chairs(provision, outer, inside),
        ]
        for at, statement in said:
            text, sentence = provision.reading.text, provision.sentence_at(at)
            start, end = (0, len(text)) if sentence is None else (sentence.start, sentence.end)
            yield Span(provision.key, text, start, end), statement


def _officers(provision: Provision, names: Sequence[Mention], council: bool) -> Iterator[tuple[int, Statement]]:
    """Who leads a body by "its": the body right before, in a text of the Council the Council."""
    text = provision.reading.text
    bodies = {m.end: m for m in names if m.kind in BODIES}
    for post in (m for m in names if m.kind in POSTS and text[: m.start].endswith(" its ")):
        before = text[max(0, post.start - 90) : post.start]
        body = _whose_its(before, post.start, bodies)
        if body is not None and _LEADS.search(post.surface):
            yield post.start, Statement(post.thing, "postIn", body.thing, "its-officer")
        elif council and _OFFICER.search(before):
            yield post.start, Statement(post.thing, "postIn", _COUNCIL, "officer-of-the-council")


def _whose_its(before: str, at: int, ends: Mapping[int, Mention]) -> Mention | None:
    """The body right before "and its", where the words ``before`` a place end in that; ``ends`` are bodies by end."""
    own = _ITS_OWN.search(before)
    return ends.get(at - (len(before) - own.start())) if own is not None else None


def _its_parts(provision: Provision, names: Sequence[Mention]) -> Iterator[tuple[int, Statement]]:
    """A part of the body right before it: "the Ministry of Ports and its Gender Unit"."""
    text = provision.reading.text
    wholes = {m.end: m for m in names if m.kind in BODIES}
    for part in (m for m in names if m.kind == "Body" and text[: m.start].endswith(" its ")):
        whole = _whose_its(text[max(0, part.start - 90) : part.start], part.start, wholes)
        if whole is not None:
            yield part.start, Statement(part.thing, "partOf", whole.thing, "its-part")


def _titled(provision: Provision, names: Sequence[Mention]) -> Iterator[tuple[int, Statement]]:
    """Whose a publication is by the house before its noun: "according to the Harbour Trust report Ports of Call"."""
    text = provision.reading.text
    houses = {m.end: m for m in names if m.kind in BODIES}
    for title in (m for m in names if m.kind in _PUBLISHED):
        noun = _PUBLICATION.search(text[max(0, title.start - 60) : title.start])
        house = houses.get(title.start - len(noun.group())) if noun is not None else None
        if house is not None:
            yield title.start, Statement(title.thing, "adoptedBy", house.thing, "titled-by-house")


def _in_brackets(provision: Provision, names: Sequence[Mention]) -> Iterator[tuple[int, Statement]]:
    """Whose somebody is and what they are there, in brackets: "Major Anna Berg (Harbour Staff, Gender Adviser)"."""
    text = provision.reading.text
    starts = {m.start: m for m in names}
    for person in (m for m in names if m.kind == "Person" and text.startswith(" (", m.end)):
        body = starts.get(person.end + len(" ("))
        post = starts.get(body.end + len(", ")) if body is not None and text.startswith(", ", body.end) else None
        inside = body is not None and body.kind in BODIES and post is not None and post.kind in POSTS
        if inside and body is not None and post is not None and text.startswith(")", post.end):
            yield person.start, Statement(person.thing, "memberOf", body.thing, "listed-in-brackets")
            yield person.start, Statement(person.thing, "holdsPost", post.thing, "listed-in-brackets")
            yield person.start, Statement(post.thing, "postIn", body.thing, "listed-in-brackets")


def _listed(
    provision: Provision, names: Sequence[Mention], inner: Sequence[Mention]
) -> Iterator[tuple[int, Statement]]:
    """The bodies that a list names as those of an organisation: "United Nations entities, including the Department"."""
    text = provision.reading.text
    starts = {m.start: m for m in names if m.kind in BODIES}
    for group in (m for m in names if m.kind == "ActorGroup" and _PARTS.search(m.surface)):
        # "United Nations entities", not "NATO-accredited entities".
        whole = next((m for m in within(group, inner) if m.kind == "Organization" and text[m.end] == " "), None)
        joint = _INCLUDING.match(text, group.end)
        if whole is not None and joint is not None:
            for body in islice(_run(text, starts, joint.end()), _MOST):
                yield group.start, Statement(body.thing, "partOf", whole.thing, "listed-as-its-own")


def _sent(provision: Provision, names: Sequence[Mention]) -> Iterator[tuple[int, Statement]]:
    """Those whom a body sent, named behind it: "representatives from the Ministry, Anna Berg and Lena Holt, spoke"."""
    text = provision.reading.text
    people = {m.start: m for m in names if m.kind == "Person"}
    for body in (m for m in names if m.kind in BODIES and _SENT.search(text[max(0, m.start - 60) : m.start])):
        named = list(_run(text, people, body.end + len(", "))) if text.startswith(", ", body.end) else []
        if named and text.startswith(",", named[-1].end):
            yield from (
                (body.start, Statement(person.thing, "memberOf", body.thing, "sent-by-body")) for person in named
            )


def _run(text: str, starts: Mapping[int, Mention], at: int) -> Iterator[Mention]:
    """The mentions that stand one behind the other from a place on, with nothing but joints between them."""
    while (one := starts.get(at)) is not None:
        yield one
        joint = _NEXT.match(text, one.end)
        at = joint.end() if joint is not None else -1


def _as_members(
    provision: Provision, names: Sequence[Mention], inner: Sequence[Mention]
) -> Iterator[tuple[int, Statement]]:
    """Who acts as a member of an organisation: "As NATO Allies for forty years, Spain and Norway are committed"."""
    text = provision.reading.text
    starts = {m.start: m for m in names if m.kind == "State" or m.kind in BODIES}
    for group in (m for m in names if m.kind == "ActorGroup" and _MEMBERS.search(m.surface)):
        whole = next((m for m in within(group, inner) if m.kind == "Organization"), None)
        before = text[: group.start]
        if whole is None:  # "As an OSCE participating State", whose first word is a name of its own
            whole = next((m for m in names if m.kind == "Organization" and m.end == group.start - 1), None)
            before = before if whole is None else text[: whole.start]
        opens = whole is not None and _ALIKE.search(before) is not None
        joint = _UP_TO_COMMA.match(text, group.end) if opens else None
        if whole is not None and joint is not None:
            for member in islice(_run(text, starts, joint.end()), _MOST):
                yield group.start, Statement(member.thing, "memberOf", whole.thing, "as-members")


def _as_chairs(
    provision: Provision, names: Sequence[Mention], inner: Sequence[Mention]
) -> Iterator[tuple[int, Statement]]:
    """Who chairs another: "Kenya as Chair of the Group", "As a co-chair with Chad of the Group, Mali"."""
    text = provision.reading.text
    members = [m for m in names if m.kind == "State" or m.kind in BODIES]
    ends, starts = {m.end: m for m in members}, {m.start: m for m in members}
    for name in names:
        post = name.kind in POSTS and _CHAIR.match(name.surface) is not None
        body = next((m for m in within(name, inner) if m.kind in BODIES), None) if post else name
        before = text[max(0, name.start - 90) : name.start]
        shared = _WITH.search(before) if name.kind in BODIES else None
        plain = name.kind in BODIES and _AS_CHAIRS.search(before) is not None
        opens = plain or (post and _AS.search(before) is not None) or shared is not None
        behind = _UP_TO_COMMA.match(text, name.end) if opens else None
        found = [ends.get(name.start - len(" as ")) if post and before.endswith(" as ") else None]
        found += islice(_run(text, starts, behind.end()), _MOST) if behind is not None else []
        found.append(starts.get(name.start - len(before) + shared.start("with")) if shared is not None else None)
        for member in found if body is not None else ():
            if member is not None and body is not None:
                yield member.start, Statement(member.thing, "memberOf", body.thing, "as-chair")
