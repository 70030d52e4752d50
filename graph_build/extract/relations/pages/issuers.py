"""Turns the first lines of a text into who gives it out: the letterhead, the house in its title, the date line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph_build.corpus.provisions import HEADING, PARAGRAPH, Provision
from graph_build.extract.context import Context, tells_of_text
from graph_build.extract.names.mentions import DocumentMentions
from graph_build.extract.records import BODIES, DATE, Mention, Span, Statement
from graph_build.extract.relations.kinds import KINDS

_OPENING = 8  # provisions
_TEXTS = (
    r"(?:resolution|conclusions|(?:press |joint |common )?statement|communiqu[ée]|declaration|decision|directive|policy"
    r"|guidelines?|strategy|action plan|position paper|recommendations|fact ?sheet|policy brief|briefing paper"
    r"|(?:(?:annual|progress|annual progress) )?report)"
)
# What stands between the house at the head of a title and the end of its noun: "G7 Oslo Leaders' Communiqué on".
_ITS_TEXT = re.compile(
    rf"(?:['’]s?)?(?: [A-Z][\w’'-]{{1,30}}){{0,3}} (?i:{_TEXTS})"
    r"(?= (?:on|of|to|for|concerning|regarding|No\.?|\d)\b|[,:(–]|$)"
)
# A line of its own that says what a text is, without whose.
_LABEL = re.compile(
    rf"(?i)(?:[\d/.: ]{{8,18}}\| ?)?(?:{_TEXTS}|backgrounder|(?:press|news|media) release)"
    r"(?: (?:no\.? ?)?[\d/]{1,9})?(?: ?[|–-].{0,40})?"
)
_FOR_THE_COUNCIL = re.compile(
    r"\bPresident of the (?:Security )?Council (?:made|issued) the following statement on behalf of the"
    r" (?:Security )?Council\b"
)
_COUNCIL = "united-nations-security-council"
_WHOLE = " \t#*_|."
_LONGEST = 160
_TOGETHER = re.compile(r"(?i)\bjoint (?:press |ministerial )?(?:statement|communiqu[ée]|declaration)\b")
_DECLARES = re.compile(
    r"(?:^|[,)–-]) (?:strongly |warmly |jointly |today ){0,2}"
    r"(?:welcome|express|reaffirm|condemn|recall|commend|underline|support|stress"
    r"|call|note|urge|adopt|commit|declare|reiterate|emphasi[sz]e|affirm)\b"
)
_SPEAKING = BODIES | {"ActorGroup", "State"}
_SAME = 40  # characters of the title
_GIVEN_OUT = KINDS["act"] + ("Report",)


def from_issuers(
    context: Context, provisions: Sequence[Provision], found: DocumentMentions
) -> Iterator[tuple[Span, Statement]]:
    """Who gives the text out, by the first of its lines that says it; by none, nobody."""
    if context.kind == "PresidentialStatement":
        yield from _for_the_council(context, provisions)
        return
    if context.symbol is not None:
        return
    opening = [p for p in provisions[:_OPENING] if p.role in {HEADING, PARAGRAPH} and len(p.reading.text) <= _LONGEST]
    for said in (
        _by_acting_organ(provisions, found),
        _by_title(context, opening, found),
        _by_letterhead(context, opening, found),
        _by_date_line(opening, found),
        _by_first_words(context, provisions, found),
    ):
        if said is not None:
            provision, body = said
            text = provision.reading.text
            first = provision.sentence_at(body.start) if len(text) > _LONGEST else None
            span = Span(provision.key, text, 0, first.end if first is not None else len(text.rstrip()))
            yield span, Statement(context.key, "adoptedBy", body.thing, "issued-under-its-name")
            return


def _for_the_council(context: Context, provisions: Sequence[Provision]) -> Iterator[tuple[Span, Statement]]:
    """A statement that the President of the Security Council makes for it."""
    for provision in provisions[: 2 * _OPENING]:
        if (made := _FOR_THE_COUNCIL.search(provision.reading.text)) is not None:
            span = Span(provision.key, provision.reading.text, 0, made.end())
            yield span, Statement(context.key, "adoptedBy", _COUNCIL, "made-for-the-council")
            return


def _bodies(provision: Provision, found: DocumentMentions) -> list[Mention]:
    names = (*found.outer.get(provision.key, ()), *found.inner.get(provision.key, ()))
    return sorted((m for m in names if m.kind in BODIES), key=lambda m: (m.start, -m.end))


def _by_acting_organ(provisions: Sequence[Provision], found: DocumentMentions) -> tuple[Provision, Mention] | None:
    """The organ that alone fills the line from which the operative words go on: "The Ministerial Council,"."""
    for provision in provisions[: 4 * _OPENING]:
        text = provision.reading.text.rstrip()
        if (
            provision.role in {HEADING, PARAGRAPH}
            and text.startswith("The ")
            and text.endswith(",")
            and "," not in text[:-1]
        ):
            whole = (m for m in _bodies(provision, found) if (m.start, m.end) == (len("The "), len(text) - 1))
            return next(((provision, organ) for organ in whole), None)
    return None


def _by_title(
    context: Context, opening: Sequence[Provision], found: DocumentMentions
) -> tuple[Provision, Mention] | None:
    """The house at the head of the title, before what the text is: "Security Council press statement on Oslo"."""
    title = context.title.strip(_WHOLE)
    for provision in opening:
        text = provision.reading.text
        first = len(text) - len(text.lstrip(_WHOLE))
        if title and text[first:].startswith(title):
            heads = (m for m in _bodies(provision, found) if m.start - first in {0, len("The ")})
            return next(((provision, m) for m in heads if _ITS_TEXT.match(text, m.end)), None)
    return None


def _by_letterhead(
    context: Context, opening: Sequence[Provision], found: DocumentMentions
) -> tuple[Provision, Mention] | None:
    """The first house that alone fills a line above the title, or above the line that says what the text is."""
    first: tuple[Provision, Mention] | None = None
    for provision in opening:
        line = provision.reading.text
        text = line.strip(_WHOLE)
        whole = next((m for m in _bodies(provision, found) if line[m.start : m.end] == text), None)
        titled = context.kind in _GIVEN_OUT and text.startswith(context.title.strip(_WHOLE))
        if whole is not None:
            first = first or (provision, whole)
        elif titled or _LABEL.fullmatch(text):
            return first
    return None


def _by_date_line(opening: Sequence[Provision], found: DocumentMentions) -> tuple[Provision, Mention] | None:
    """The house that stands behind the day and the place of a release: "March 28, 2031 – Oslo – Office of Ports"."""
    for provision in opening:
        text = provision.reading.text.rstrip(_WHOLE)
        names = found.outer.get(provision.key, ())
        days = [m for m in names if m.kind == DATE and m.start <= 3 and len(m.value) == len("2000-10-31")]
        last = next((m for m in _bodies(provision, found) if m.end == len(text)), None)
        if days and last is not None and text[: last.start].rstrip().endswith(("-", "–", "—", "|")):
            return provision, last
    return None


def _by_first_words(
    context: Context, provisions: Sequence[Provision], found: DocumentMentions
) -> tuple[Provision, Mention] | None:
    """Those who speak in the first sentence of what several say together: "The Nordic countries welcome the report"."""
    if _TOGETHER.search(context.title) is None or tells_of_text(context.title):
        return None
    for provision in provisions[: 2 * _OPENING]:
        text = provision.reading.text
        if provision.role == PARAGRAPH and text.startswith(context.title[:_SAME]):
            continue
        if provision.role == PARAGRAPH and len(text) > _LONGEST:
            names = found.outer.get(provision.key, ())
            first = next((m for m in names if m.kind in _SPEAKING and m.start <= len("We, the ")), None)
            speaks = first is not None and _DECLARES.search(text[first.end : first.end + _LONGEST]) is not None
            return (provision, first) if speaks and first is not None else None
    return None
