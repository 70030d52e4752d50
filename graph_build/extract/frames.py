"""Turns a modal and its sentence into a clause: each frame reads the subject in its own way."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from graph_build.extract.actors import chain_from, is_actor, personal, subject_of
from graph_build.extract.deontic import ProseRule
from graph_build.extract.records import DOCUMENTS, EVENTS, Mention


@dataclass(frozen=True, slots=True)
class Clause:
    """A deontic clause in a provision's reading: ``start`` of its subject, ``verb_start`` and ``end``; who is to act."""

    start: int
    verb_start: int
    verb_end: int
    end: int
    rule: str
    verb: str
    act: str
    strength: str
    bearers: tuple[Mention, ...] = ()
    bearer_text: str = ""
    frame: str = "active"


@dataclass(frozen=True, slots=True)
class Modal:
    rule: ProseRule
    start: int
    end: int
    text: str


NEGATED = re.compile(r"(?:[Nn]othing|[Nn]o one|[Nn]one|[Nn]either)\b")
_EFFECT_SUBJECT = re.compile(
    r"(?:This|These|That|Those|It|Which|which|that|Such|such)(?: (?:approach|effort|efforts|work|measures?|step|steps|will|also|in turn|initiative|support|engagement|process|framework))?\s*,?\s*$"
)

FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|do|did|will|shall|must|should|can|may|recogni[sz]es?|notes?|contributes?|contributed|provides?|supports?|welcomes?|faces?|needs?|requires?)\b"
)


def _active(text: str, modal: Modal, start: int, after: int, mentions: list[Mention]) -> Clause | None:
    relative = relative_clause(text, modal, mentions)
    if relative is not None:
        return relative
    subject = text[start : modal.start]
    if _EFFECT_SUBJECT.search(subject) and not re.search(r"\b(?:and|who|which) $", subject):
        return None
    begin, actors = subject_of(text, start, modal.start, mentions)
    if actors and (
        not _heads(text, begin, actors[0], modal.start)
        or (
            FINITE.search(text[actors[-1].end : modal.start])
            and not re.search(r"\band (?:also |thus )?$", text[: modal.start])
        )
    ):
        actors = []
    words = personal(text, begin, modal.start)
    if not actors and words is None:
        return None
    return Clause(
        begin, modal.start, modal.end, modal.end, "", "", "", "", tuple(actors), words or text[begin : actors[-1].end]
    )


def relative_clause(text: str, modal: Modal, mentions: list[Mention]) -> Clause | None:
    """Actors in or before a relative clause: "Commanders, who are responsible", "the plan that Allies have agreed to"."""
    who = re.search(r",? who (?:also )?$", text[: modal.start])
    near = [m for m in mentions if who and m.end == who.start() and is_actor(m)]
    if near:
        return Clause(near[-1].start, modal.start, modal.end, modal.end, "", "", "", "", (near[-1],), near[-1].surface)
    for which in re.finditer(r"\b(?:that|which) (?:the |all |its )?", text[: modal.start]):
        actors = chain_from(text, which.end(), modal.start, mentions)
        if actors and actors[0].start <= which.end() + 1 and not text[actors[-1].end : modal.start].strip():
            return Clause(
                which.end(),
                modal.start,
                modal.end,
                modal.end,
                "",
                "",
                "",
                "",
                tuple(actors),
                text[which.end() : actors[-1].end],
            )
    return None


def _heads(text: str, begin: int, first: Mention, verb: int) -> bool:
    """Whether the first actor is the subject's head and not a modifier: not "Allies' efforts" or "NATO leaders' work"."""
    after = text[first.end : verb]
    return (
        not re.match(r"(?:'s|')(?: |$)", after)
        and re.match(r" (?:efforts?|approach|work|engagement|support|policy|policies|meetings?|training)\b", after)
        is None
    )


def _passive(text: str, modal: Modal, start: int, after: int, mentions: list[Mention]) -> Clause | None:
    subject = text[start : modal.start]
    if NEGATED.search(subject) or (
        _EFFECT_SUBJECT.fullmatch(subject.strip() + " ")
        and subject.strip().split()[0] in {"This", "It", "That"}
        and len(subject.split()) <= 1
    ):
        return None
    begin = _after_opening(text, start, modal.start)
    rest_end = min(after, len(text))
    agents = _by_agents(text, modal, rest_end, mentions) or _auspices(text, modal.start, mentions)
    return Clause(
        begin,
        modal.start,
        modal.end,
        modal.end,
        "",
        "",
        "",
        "",
        tuple(agents),
        ", ".join(a.surface for a in agents),
        "passive",
    )


def _after_opening(text: str, start: int, verb: int) -> int:
    match = re.match(
        r"(?:In|Under|Within|Through|On|As|To|For|At|By|With|Based|Given) [^,]{3,140}, (?=\S)", text[start:verb]
    )
    if match and len(text[start + match.end() : verb].split()) >= 1:
        return start + match.end()
    connective = re.match(r"(?:and|but|In addition,|Furthermore,|Also,) ", text[start:verb])
    return start + connective.end() if connective else start


_BY = re.compile(r"(?:\b(?:by|led by|among|amongst|in) )(?:the |all |its )?$")


def _by_agents(text: str, modal: Modal, end: int, mentions: list[Mention]) -> list[Mention]:
    """Those named after "by", "led by" or "among" in a passive clause; a body a thing is discussed in acts too."""
    verb = modal.text.rsplit(" ", 1)[-1]
    for mention in mentions:
        if mention.start < modal.end or mention.end > end or not is_actor(mention):
            continue
        before = text[max(0, mention.start - 22) : mention.start]
        match = _BY.search(before)
        if match is None:
            continue
        if match.group().strip().startswith("in ") or match.group().split()[0] == "in":
            if verb not in {"discussed", "considered", "reviewed", "agreed"} or mention.kind not in {
                "Body",
                "Organization",
            }:
                continue
        if re.search(
            r"\b(?:supported|guided|inspired|informed|facilitated) by (?:the |all |its )?$",
            text[max(0, mention.start - 40) : mention.start],
        ):
            continue
        return chain_from(text, mention.start, end, mentions)
    return []


def _auspices(text: str, verb: int, mentions: list[Mention]) -> list[Mention]:
    match = re.search(r"[Uu]nder the (?:auspices|leadership|guidance|aegis|chairmanship) of (?:the )?", text)
    if match is None or match.end() > len(text):
        return []
    return chain_from(text, match.end(), len(text), mentions)


def _active_any(text: str, modal: Modal, start: int, after: int, mentions: list[Mention]) -> Clause | None:
    """``shall`` binds whoever or whatever is its subject: a plan, a process, an officer."""
    which = re.search(r",? which $", text[: modal.start])
    clause = (
        None
        if which and relative_clause(text, modal, mentions) is None
        else _active(text, modal, start, after, mentions)
    )
    if clause is not None:
        return clause
    relative = re.search(r",? (which) $", text[: modal.start])
    if relative is not None:
        return Clause(relative.start(1), modal.start, modal.end, modal.end, "", "", "", "", (), "", "relative")
    subject = text[start : modal.start].strip()
    if re.search(r"(?:^|[,; ])and$", subject):
        return None
    if NEGATED.match(subject) or not subject or len(subject.split()) > 25:
        return None
    begin = _after_opening(text, start, modal.start)
    return Clause(begin, modal.start, modal.end, modal.end, "", "", "", "", (), text[begin : modal.start].strip(" ,"))


def _must(text: str, modal: Modal, start: int, after: int, mentions: list[Mention]) -> Clause | None:
    passive = re.match(r"must (?:also |all )?be (?:\w+ly )?\w+(?:ed|en|de|ld|lt)\b", text[modal.start :])
    if passive:
        return _passive(text, modal, start, after, mentions)
    return _active(text, modal, start, after, mentions)


def _addressed(text: str, modal: Modal, start: int, after: int, mentions: list[Mention]) -> Clause | None:
    begin, actors = subject_of(text, start, modal.start, mentions)
    words = personal(text, begin, modal.start)
    if actors and re.search(
        r"\b(?:action|effort|effort|work|attention|time|support)s? $", text[actors[-1].end : modal.start]
    ):
        return None
    if re.search(r"\bnot (?:intended|required)", text[max(0, modal.start - 5) : modal.end]):
        return None
    if not actors and words is None:
        subject = text[begin : modal.start].strip()
        words = (
            subject if subject and len(subject.split()) <= 6 and re.search(r"s$|people|leadership", subject) else None
        )
    if not actors and words is None:
        return None
    return Clause(
        begin, modal.start, modal.end, modal.end, "", "", "", "", tuple(actors), words or text[begin : actors[-1].end]
    )


def _asks(text: str, modal: Modal, start: int, after: int, mentions: list[Mention]) -> Clause | None:
    """Somebody asks: those after the verb and before "to" are the ones who are to act."""
    begin, speakers = subject_of(text, start, modal.start, mentions)
    speaking = (
        bool(speakers)
        or personal(text, begin, modal.start) is not None
        or re.search(r"\b(?:hereby|also) $", text[start : modal.start])
    )
    if not speaking or not text[start : modal.start].strip():
        return None
    to = re.search(r"\bto [a-z]", text[modal.end : after])
    limit = modal.end + to.start() if to else after
    first = re.match(r" (?:on |upon |that )?(?:all |the |each )*", text[modal.end :])
    asked = chain_from(text, modal.end + (first.end() if first else 0), limit, mentions) if to else []
    if not asked and not to and modal.rule.id == "urges" and not text[modal.end :].startswith(" for"):
        return None
    return Clause(
        begin, modal.start, modal.end, modal.end, "", "", "", "", tuple(asked), ", ".join(a.surface for a in asked)
    )


def _should(text: str, modal: Modal, start: int, after: int, mentions: list[Mention]) -> Clause | None:
    clause = _active(text, modal, start, after, mentions)
    if clause is not None:
        return clause
    relative = re.search(r",? (which) $", text[: modal.start])
    subject = text[start : modal.start].strip()
    if relative:
        return Clause(relative.start(1), modal.start, modal.end, modal.end, "", "", "", "", (), "", "relative")
    if not subject or subject.split()[0] in {"This", "It", "That", "There", "Nothing"} or len(subject) < 4:
        return None
    return Clause(_after_opening(text, start, modal.start), modal.start, modal.end, modal.end, "", "", "", "", (), "")


def _any(text: str, modal: Modal, start: int, after: int, mentions: list[Mention]) -> Clause | None:
    """A stated aim may have a document, an event or "this" as its subject; those bear nothing."""
    subject = text[start : modal.start]
    if modal.text.startswith("was launched") and subject.strip():
        return Clause(_after_opening(text, start, modal.start), modal.start, modal.end, modal.end, "", "", "", "")
    if (
        re.search(
            r"\b(?:not|who|measures|efforts|those|women|men|narratives|tactics|policies|strategies|steps) $", subject
        )
        or not subject.strip()
    ):
        return None
    begin, actors = subject_of(text, start, modal.start, mentions)
    words = personal(text, begin, modal.start) or (text[begin : actors[-1].end] if actors else "")
    named = [
        m for m in mentions if m.start >= start and m.end <= modal.start and (m.kind in DOCUMENTS or m.kind in EVENTS)
    ]
    this = re.match(r"(?:This|These|It|The)\b", subject.lstrip())
    if not actors and not words and not named and not this and not re.search(r"\b(?:that|and) $", subject):
        return None
    if not actors and not words:
        words = _thing_that_aims(subject, named, this is not None)
    return Clause(begin, modal.start, modal.end, modal.end, "", "", "", "", tuple(actors), words)


def _thing_that_aims(subject: str, named: list[Mention], this: bool) -> str:
    first = subject.split()
    if this and first[0] in {"This", "These"}:
        return " ".join(first[:2]) if len(first) > 1 and first[1][:1].isupper() else ""
    return named[0].surface if named else ""


def _policy(text: str, modal: Modal, start: int, after: int, mentions: list[Mention]) -> Clause | None:
    actors = [m for m in mentions if modal.start <= m.start and m.end <= modal.end and is_actor(m)]
    return Clause(
        modal.start,
        modal.start,
        modal.end,
        modal.end,
        "",
        "",
        "",
        "",
        tuple(actors),
        ", ".join(a.surface for a in actors),
    )


def _rests_with(text: str, modal: Modal, start: int, after: int, mentions: list[Mention]) -> Clause | None:
    actors = chain_from(text, modal.end + 1, len(text), mentions)
    words = personal(text, modal.end + 1, len(text)) or ""
    begin = start + len(text[start : modal.start]) - len(text[start : modal.start].lstrip())
    return Clause(begin, modal.start, modal.end, modal.end, "", "", "", "", tuple(actors), words)


def _shared(text: str, modal: Modal, start: int, after: int, mentions: list[Mention]) -> Clause | None:
    source = re.search(r"\b(?:from|of|by|among|between) (?:the )?", text[modal.end :])
    actors = [
        m
        for m in mentions
        if source
        and m.start >= modal.end + source.start()
        and m.kind in {"ActorGroup", "Body", "Organization", "Post", "PostKind", "State"}
    ]
    return Clause(
        start,
        modal.start,
        modal.end,
        modal.end,
        "",
        "",
        "",
        "",
        tuple(actors),
        text[modal.end + source.end() :].rstrip(".") if source else "",
    )


def _speaker(text: str, modal: Modal, start: int, after: int, mentions: list[Mention]) -> Clause | None:
    return Clause(modal.start, modal.start, modal.end, modal.end, "", "", "", "", (), "I")


def _objective(text: str, modal: Modal, start: int, after: int, mentions: list[Mention]) -> Clause | None:
    """An objective in the infinitive; who is to act is named only where another verb follows ("To ensure leaders strengthen …")."""
    if re.search(
        r"\bTo (?:date|mark|this|view|review|learn|read|subscribe|the|be|help|that)\b",
        text[modal.start : modal.end + 12],
    ):
        return None
    begin = modal.start + modal.text.rindex("To ")
    actors = chain_from(text, modal.end + 1, len(text), mentions) if re.search(r"ensure$", modal.text) else []
    if actors and not re.match(r" [a-z]+\b(?<!ing)", text[actors[-1].end :]):
        actors = []
    return Clause(
        begin, begin, modal.end, modal.end, "", "", "", "", tuple(actors), ", ".join(a.surface for a in actors)
    )


def _standing(text: str, modal: Modal, start: int, after: int, mentions: list[Mention]) -> Clause | None:
    """A body's fixed rhythm is a standing undertaking of those who are said to meet, else of the body itself."""
    who = re.search(r"\bfor (?:the )?$", text[: modal.start]) or re.search(r" for (?:the )?", text[start : modal.start])
    inner = chain_from(text, start + who.end(), modal.start, mentions) if who else []
    begin, actors = subject_of(text, start, modal.start, mentions)
    found = inner or actors
    words = ", ".join(m.surface for m in found) or personal(text, begin, modal.start) or ""
    return Clause(begin, modal.start, modal.end, modal.end, "", "", "", "", tuple(found), words) if words else None


def _standing_agent(text: str, modal: Modal, start: int, after: int, mentions: list[Mention]) -> Clause | None:
    begin, actors = subject_of(text, start, modal.start, mentions)
    words = personal(text, begin, modal.start)
    named = text[begin : actors[-1].end] if actors else words or ""
    if not named or text[begin : modal.start].strip().removesuffix(" also").removesuffix(" further") != named.strip():
        return None
    return Clause(begin, modal.start, modal.end, modal.end, "", "", "", "", tuple(actors), named)


FRAMES: dict[str, Callable[[str, Modal, int, int, list[Mention]], Clause | None]] = {
    "active": _active, "passive": _passive, "active-any": _active_any, "must": _must, "addressed": _addressed, "asks": _asks, "should": _should,
    "any": _any, "policy": _policy, "rests-with": _rests_with, "shared": _shared, "speaker": _speaker, "objective": _objective,
    "standing": _standing, "standing-agent": _standing_agent,
}  # fmt: skip
