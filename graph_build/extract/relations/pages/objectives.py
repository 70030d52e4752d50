"""Turns what a plan announces as its objectives, pillars or priorities, and the labels under it, into relations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph_build.corpus.provisions import FOOTNOTE, HEADING, ITEM, Provision
from graph_build.extract.context import Context
from graph_build.extract.names.mentions import DocumentMentions
from graph_build.extract.names.objectives import announces, labels_under, listed_after
from graph_build.extract.records import DOCUMENTS, Mention, Span, Statement

# How a sentence goes on with the document named before it.
_GOES_ON = re.compile(
    r"Its? |The (?:[Nn]ational )?(?:[Aa]ction )?(?:[Pp]lan|[Pp]olicy|[Ss]trategy|[Ff]ramework|[Rr]oadmap) "
)
_A_PLAN = re.compile(r"\b(?:an?|the|this|our|its) (?:[a-z]+ ){0,2}(?:plan|policy|strategy|framework|roadmap)\b")
# What opens a sentence before its subject: "In support of the Concept, the Policy has four objectives".
_FRONTED = re.compile(r"(?:In|Under|With|Within|Following|Building|Based|As|Through|To) ")
# The document that is read as the subject of what it says of its objectives.
_OWN_SUBJECT = re.compile(
    r"(?:The|This|Our) (?:[Nn]ational )?(?:[Aa]ction )?(?:[Pp]lan|[Pp]olicy|[Ss]trategy|[Dd]irective|[Dd]ocument"
    r"|[Gg]uidelines?|[Ff]ramework|[Rr]oadmap|[Aa]genda|[Dd]eclaration)\b"
)
_NUMBERED_OBJECTIVE = re.compile(
    r"[*_ ]{0,6}(?:(?:Strategic|Specific|Overall|Key) )?"
    r"(?:Objective|Pillar|Goal|Priority(?: [Aa]rea)?|Line of [Ee]ffort) "
    r"(?:\d{1,2}|[IVX]{1,4}|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive)[*_]{0,4}(?:[.:–—-]| [–—-])[*_]{0,4} {0,2}"
)
_WITH_OBJECTIVES = frozenset({"ActionPlan", "NationalActionPlan", "Strategy", "Policy", "Guideline"})
_NEAR = 120
_OPENS = 4  # characters: "The "
_OVER = 2  # lines over an announcement that may name the plan
_MARKED = 12  # characters: "**II. "


def from_objectives(
    context: Context, provisions: Sequence[Provision], found: DocumentMentions
) -> Iterator[tuple[Span, Statement]]:
    """The objectives of documents: listed in a sentence, under a line that announces them, numbered in headings."""
    content = [p for p in provisions if p.is_content]
    for provision in content:
        yield from _heading(context, provision, found)
        yield from _in_sentence(context, provision, found)
    yield from _numbered_items(context, content, found)
    places = {p.key: at for at, p in enumerate(content)}
    for announcing, label, _ in labels_under(content):
        at = places[announcing.key]
        if announcing.number and (label.number or "").startswith(announcing.number):
            continue  # one of the numbered items
        yield from _under(context, content[max(0, at - _OVER) : at + 1], label, found)


def _named(found: DocumentMentions, provision: Provision, kinds: frozenset[str] | set[str]) -> list[Mention]:
    return [m for m in found.outer.get(provision.key, []) if m.kind in kinds]


def _in_sentence(context: Context, provision: Provision, found: DocumentMentions) -> Iterator[tuple[Span, Statement]]:
    """Objectives spelt out in a sentence: "the Strategy's four Lines of Effort: 1) …; 2) …"."""
    text = provision.reading.text
    for announced, start, end in listed_after(text):
        documents = _named(found, provision, DOCUMENTS)
        here = provision.sentence_at(announced)
        opens = here.start if here is not None else 0
        owners = [m for m in documents if opens <= m.start and m.end <= announced and announced - m.end < _NEAR]
        owners = [m for m in owners if not _is_fronted(text, opens, m)]
        owners += [m for m in documents if announced <= m.start and m.end <= start]
        own = _OWN_SUBJECT.match(text, provision.body)
        owners = owners or _spoken_of(provision, documents, announced)
        whose = owners[-1].thing if owners else context.key if own is not None else ""
        first = owners[-1].start if owners else provision.body
        for theme in _named(found, provision, {"Theme"}):
            if whose and start <= theme.start and theme.end <= end + 1:
                said = Statement(whose, "hasObjective", theme.thing, "objective-list")
                yield Span(provision.key, text, first, end), said


def _spoken_of(provision: Provision, documents: Sequence[Mention], announced: int) -> list[Mention]:
    """The document named last before a sentence that goes on with it: "It rests on four pillars"."""
    here = provision.sentence_at(announced)
    goes_on = here is not None and (_GOES_ON.match(here.text) or _A_PLAN.search(here.text[: announced - here.start]))
    if here is None or not goes_on:
        return []
    for before in (s for s in reversed(provision.sentences) if s.end <= here.start):
        if named := [m for m in documents if before.start <= m.start and m.end <= before.end]:
            return [m for m in named if not _is_fronted(provision.reading.text, before.start, m)][:1]
    return []


def _is_fronted(text: str, opens: int, document: Mention) -> bool:
    """Whether a document stands in what opens a sentence before its subject."""
    return _FRONTED.match(text, opens, document.start) is not None and text[document.end : document.end + 1] == ","


def _heading(context: Context, provision: Provision, found: DocumentMentions) -> Iterator[tuple[Span, Statement]]:
    """An objective of a plan by its number over what is to be done: "Objective 1. Participation: to increase …"."""
    label = _NUMBERED_OBJECTIVE.match(provision.reading.text, provision.body)
    if label is None or provision.role not in {HEADING, ITEM} or context.kind not in _WITH_OBJECTIVES:
        return
    text = provision.reading.text
    for theme in [m for m in _named(found, provision, {"Theme"}) if m.start <= label.end() + 1][:1]:
        if re.match(r"\s*(?:[.:–—-]|$)", text[theme.end :].strip("*_") or "."):
            said = Statement(context.key, "hasObjective", theme.thing, "objective-heading")
            yield Span(provision.key, text, 0, len(text)), said


def _numbered_items(
    context: Context, content: Sequence[Provision], found: DocumentMentions
) -> Iterator[tuple[Span, Statement]]:
    """Objectives announced in a numbered paragraph and spelt out in the items of its number, each with its theme."""
    announcing: Provision | None = None
    for provision in content:
        text = provision.reading.text
        number = announcing.number if announcing is not None else None
        under = bool(number and provision.number and provision.number.startswith(number))
        if provision.role == ITEM and announcing is not None and under:
            yield from _under(context, [announcing], provision, found)
        elif provision.role not in {FOOTNOTE, ITEM} and not under:
            announcing = provision if text.rstrip().endswith(":") and announces(text) else None


def _under(
    context: Context, over: Sequence[Provision], label: Provision, found: DocumentMentions
) -> Iterator[tuple[Span, Statement]]:
    """An objective by the theme that opens a line under the announcement, the last of ``over``; the plan is the one
    named there, else the text's own, else that of a line before."""
    text, body = label.reading.text, label.body
    first = len(text) - len(text[body:].lstrip(" *_"))
    themes = [m for m in _named(found, label, {"Theme"}) if m.start <= first + _MARKED]
    if not themes or re.match(r"[*_ ]*(?:[.:–—;-]|$)", text[themes[0].end :] + ".") is None:
        return
    plans = [[m for m in _named(found, line, DOCUMENTS) if m.kind in _WITH_OBJECTIVES] for line in reversed(over)]
    own = context.key if context.kind in _WITH_OBJECTIVES else ""
    named = next((m.thing for line in plans[1:] for m in line[:1]), "")
    here = plans[0][0].thing if plans[0] and (not own or plans[0][0].start <= over[-1].body + _OPENS) else ""
    subject = here or own or named
    if subject:
        said = Statement(subject, "hasObjective", themes[0].thing, "objective-item")
        yield Span(label.key, text, themes[0].start, len(text)), said
