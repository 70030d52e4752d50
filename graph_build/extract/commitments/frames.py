"""Turns a modal and its sentence into a clause: each frame reads the subject in its own way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from graph_build.extract.commitments.actors import chain_from, is_actor, personal, subject_of, surfaces
from graph_build.extract.commitments.deontic import ProseRule
from graph_build.extract.records import DOCUMENTS, EVENTS, Mention


@dataclass(frozen=True, slots=True)
class Clause:
    """A deontic clause in a provision's reading: where it and its verb stand, what it asks, and who is to act.

    ``frame`` says how its bearer is found: "active" and "passive" ones are named in it, those of "continued" and
    "relative" before it, "own" is the speaking organ itself.
    """

    start: int
    verb_start: int
    verb_end: int
    end: int
    rule: str = ""
    verb: str = ""
    act: str = ""
    strength: str = ""
    bearers: tuple[Mention, ...] = ()
    bearer_text: str = ""
    frame: str = "active"


@dataclass(frozen=True, slots=True)
class Modal:
    """The words that make a clause deontic ("will", "is to be"), where they stand, and the table's row they fit."""

    rule: ProseRule
    start: int
    end: int
    text: str

    def clause(self, begin: int, bearers: Iterable[Mention] = (), words: str = "", frame: str = "active") -> Clause:
        """The clause of this modal from its subject on; its end and its strength are not settled yet."""
        return Clause(begin, self.start, self.end, self.end, bearers=tuple(bearers), bearer_text=words, frame=frame)


NEGATED = re.compile(r"(?:[Nn]othing|[Nn]o one|[Nn]one|[Nn]either)\b")
FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|do|did|will|shall|must|should|can|may|recogni[sz]es?|notes?|contributes?"
    r"|contributed|provides?|supports?|welcomes?|faces?|needs?|requires?"
    r"|asks?|shows?|makes?|means?|remains?|gives?|plays?)\b"
)
_EFFECT_SUBJECT = re.compile(
    r"(?:This|These|That|Those|It|Which|which|that|Such|such)(?: (?:approach|effort|efforts|work|measures?|step|steps"
    r"|will|also|in turn|initiative|support|engagement|process|framework))?\s*,?\s*$"
)
_MODIFIED = re.compile(r" (?:efforts?|approach|work|engagement|support|policy|policies|meetings?|training)\b")
_OPENING = re.compile(r"(?:In|Under|Within|Through|On|As|To|For|At|By|With|Based|Given) [^,]{3,140}, (?=\S)")
_WHICH = re.compile(r",? (which) $")
# A relative clause between commas says something of the subject and leaves the verb to it.
_ASIDE = re.compile(r"(?: ?\([^()]{1,40}\))?, (?:which|who|whose) [^;.()]{3,200}, (?:also )?")
_BY = re.compile(r"(?:\b(?:by|led by|among|amongst|in) )(?:the |all |its )?$")
_ONLY_HELPED = re.compile(r"\b(?:supported|guided|inspired|informed|facilitated) by (?:the |all |its )?$")
# What is done in a body by the body itself: "discussed in the Council".
_DONE_IN_BODY = frozenset({"discussed", "considered", "reviewed", "agreed"})
_NO_AIM = re.compile(r"\b(?:not|who|measures|efforts|those|women|men|narratives|tactics|policies|strategies|steps) $")
_NO_OBJECTIVE = re.compile(r"\bTo (?:date|mark|this|view|review|learn|read|subscribe|the|be|help|that)\b")
_SHARERS = frozenset({"ActorGroup", "Body", "Organization", "Post", "PostKind", "State"})


def _active(text: str, modal: Modal, start: int, after: int, mentions: list[Mention]) -> Clause | None:
    relative = relative_clause(text, modal, mentions)
    if relative is not None:
        return relative
    subject = text[start : modal.start]
    told = any(m.rule == "pronoun" and start <= m.start < modal.start for m in mentions)
    if _EFFECT_SUBJECT.search(subject) and not told and not re.search(r"\b(?:and|who|which) $", subject):
        return None
    begin, actors = subject_of(text, start, modal.start, mentions)
    if actors and not _is_subject(text, begin, actors, modal.start):
        actors = []
    return _by_name_or_words(text, modal, begin, actors, personal(text, begin, modal.start))


def _by_name_or_words(text: str, modal: Modal, begin: int, actors: list[Mention], words: str | None) -> Clause | None:
    """The clause of a subject that is named, or personal without being a name ("we"); None of any other."""
    if not actors and words is None:
        return None
    return modal.clause(begin, actors, words or text[begin : actors[-1].end])


def relative_clause(text: str, modal: Modal, mentions: list[Mention]) -> Clause | None:
    """Actors in or before a relative clause: "Commanders, who are …", "the plan that Allies have agreed to"."""
    who = re.search(r",? who (?:also )?$", text[: modal.start])
    near = [m for m in mentions if who and m.end == who.start() and is_actor(m)]
    if near:
        return modal.clause(near[-1].start, near[-1:], near[-1].surface)
    for which in re.finditer(r"\b(?:that|which) (?:the |all |its )?", text[: modal.start]):
        begin = which.end()
        actors = chain_from(text, begin, modal.start, mentions)
        if actors and actors[0].start <= begin + 1 and not text[actors[-1].end : modal.start].strip():
            return modal.clause(begin, actors, text[begin : actors[-1].end])
    return None


def _is_subject(text: str, begin: int, actors: list[Mention], verb: int) -> bool:
    """Whether the first actor is the subject's head, and no other verb stands between the actors and this one."""
    between = text[actors[-1].end : verb]
    if _ASIDE.fullmatch(between):
        return _heads(text, actors[0], verb)
    another = FINITE.search(between) and not re.search(r"\band (?:also |thus )?$", text[:verb])
    return _heads(text, actors[0], verb) and not another


def _heads(text: str, first: Mention, verb: int) -> bool:
    """Whether an actor is a head and not a modifier: not "Allies' efforts" or "NATO leaders' work"."""
    after = text[first.end : verb]
    return not re.match(r"(?:'s|')(?: |$)", after) and _MODIFIED.match(after) is None


def _passive(text: str, modal: Modal, start: int, after: int, mentions: list[Mention]) -> Clause | None:
    subject = text[start : modal.start]
    if NEGATED.search(subject) or subject.strip() in {"This", "It", "That"}:
        return None
    if (which := _WHICH.search(text[: modal.start])) is not None:
        start = which.start(1)
    agents = _by_agents(text, modal, min(after, len(text)), mentions) or _auspices(text, mentions)
    return modal.clause(_after_opening(text, start, modal.start), agents, surfaces(agents), "passive")


def _passive_of_actors(text: str, modal: Modal, start: int, after: int, mentions: list[Mention]) -> Clause | None:
    """A need that is stated of somebody who acts: "women's organisations need to be consulted"."""
    inside = any(start <= m.start and m.end <= modal.start and is_actor(m) for m in mentions)
    return _passive(text, modal, start, after, mentions) if inside else None


def _after_opening(text: str, start: int, verb: int) -> int:
    match = _OPENING.match(text[start:verb])
    if match and text[start + match.end() : verb].split():
        return start + match.end()
    connective = re.match(r"(?:and|but|In addition,|Furthermore,|Also,) ", text[start:verb])
    return start + connective.end() if connective else start


def _by_agents(text: str, modal: Modal, end: int, mentions: list[Mention]) -> list[Mention]:
    """Those named after "by", "led by" or "among" in a passive clause; a body a thing is discussed in acts too."""
    verb = modal.text.rsplit(" ", 1)[-1]
    for mention in mentions:
        if mention.start < modal.end or mention.end > end or not is_actor(mention):
            continue
        match = _BY.search(text[max(0, mention.start - 22) : mention.start])
        if match is None or _ONLY_HELPED.search(text[max(0, mention.start - 40) : mention.start]):
            continue
        in_body = verb in _DONE_IN_BODY and mention.kind in {"Body", "Organization"}
        if in_body or not match.group().startswith("in "):
            return chain_from(text, mention.start, end, mentions)
    return []


def _auspices(text: str, mentions: list[Mention]) -> list[Mention]:
    match = re.search(r"[Uu]nder the (?:auspices|leadership|guidance|aegis|chairmanship) of (?:the )?", text)
    return chain_from(text, match.end(), len(text), mentions) if match else []


def _active_any(text: str, modal: Modal, start: int, after: int, mentions: list[Mention]) -> Clause | None:
    """``shall`` binds whoever or whatever is its subject: a plan, a process, an officer."""
    which = _WHICH.search(text[: modal.start])
    if which is None or relative_clause(text, modal, mentions) is not None:
        clause = _active(text, modal, start, after, mentions)
        if clause is not None:
            return clause
    if which is not None:
        return modal.clause(which.start(1), frame="relative")
    subject = text[start : modal.start].strip()
    if not subject or re.search(r"(?:^|[,; ])and$", subject):
        return None
    if NEGATED.match(subject) or len(subject.split()) > 25:
        return None
    begin = _after_opening(text, start, modal.start)
    return modal.clause(begin, words=text[begin : modal.start].strip(" ,"))


def _must(text: str, modal: Modal, start: int, after: int, mentions: list[Mention]) -> Clause | None:
    passive = re.match(r"must(?:,[^,]+,)? (?:also |all )?be (?:\w+ly )?\w+(?:ed|en|de|ld|lt)\b", text[modal.start :])
    return (_passive if passive else _active)(text, modal, start, after, mentions)


def _addressed(text: str, modal: Modal, start: int, after: int, mentions: list[Mention]) -> Clause | None:
    begin, actors = subject_of(text, start, modal.start, mentions)
    between = text[actors[-1].end : modal.start] if actors else ""
    if re.search(r"\b(?:action|effort|effort|work|attention|time|support)s? $", between):
        return None
    if re.search(r"\bnot (?:intended|required)", text[max(0, modal.start - 5) : modal.end]):
        return None
    words = personal(text, begin, modal.start)
    if not actors and words is None:
        subject = text[begin : modal.start].strip()
        people = len(subject.split()) <= 6 and re.search(r"s$|people|leadership", subject)
        words = subject if people else None
    return _by_name_or_words(text, modal, begin, actors, words)


def _asks(text: str, modal: Modal, start: int, after: int, mentions: list[Mention]) -> Clause | None:
    """Somebody asks: those after the verb and before "to" are the ones who are to act."""
    begin, speakers = subject_of(text, start, modal.start, mentions)
    subject, rest = text[start : modal.start], text[modal.end :]
    spoken = personal(text, begin, modal.start) is not None or re.search(r"\b(?:hereby|also) $", subject)
    if not subject.strip() or not (speakers or spoken):
        return None
    to = re.search(r"\bto(?: [a-z]|:)|:$", text[modal.end : after])
    first = re.match(r" (?:on |upon |that )?(?:all |the |each )*", rest)
    begin_asked = modal.end + (first.end() if first else 0)
    asked = chain_from(text, begin_asked, modal.end + to.start(), mentions) if to else []
    if (
        not asked
        and not to
        and modal.rule.id == "urges"
        and not modal.text.endswith("for")
        and not rest.startswith(" for")
    ):
        return None
    return modal.clause(begin, asked, surfaces(asked))


def _should(text: str, modal: Modal, start: int, after: int, mentions: list[Mention]) -> Clause | None:
    clause = _active(text, modal, start, after, mentions)
    if clause is not None:
        return clause
    which = _WHICH.search(text[: modal.start])
    if which is not None:
        return modal.clause(which.start(1), frame="relative")
    subject = text[start : modal.start].strip()
    if len(subject) < 4 or subject.split()[0] in {"This", "It", "That", "There", "Nothing"}:
        return None
    return modal.clause(_after_opening(text, start, modal.start))


def _any(text: str, modal: Modal, start: int, after: int, mentions: list[Mention]) -> Clause | None:
    """A stated aim may have a document, an event or "this" as its subject; those bear nothing."""
    subject = text[start : modal.start]
    if modal.text.startswith("was launched") and subject.strip():
        return modal.clause(_after_opening(text, start, modal.start))
    if _NO_AIM.search(subject) or not subject.strip():
        return None
    begin, actors = subject_of(text, start, modal.start, mentions)
    words = personal(text, begin, modal.start) or (text[begin : actors[-1].end] if actors else "")
    if words:
        return modal.clause(begin, actors, words)
    named = [m for m in mentions if start <= m.start and m.end <= modal.start and m.kind in DOCUMENTS | EVENTS]
    this = re.match(r"(?:This|These|It|The)\b", subject.lstrip())
    if not named and not this and not re.search(r"\b(?:that|and) $", subject):
        return None
    return modal.clause(begin, words=_thing_that_aims(subject, named, this is not None))


def _thing_that_aims(subject: str, named: list[Mention], this: bool) -> str:
    first = subject.split()
    if this and first[0] in {"This", "These"}:
        return " ".join(first[:2]) if len(first) > 1 and first[1][:1].isupper() else ""
    return named[0].surface if named else ""


def _policy(text: str, modal: Modal, start: int, after: int, mentions: list[Mention]) -> Clause | None:
    actors = [m for m in mentions if modal.start <= m.start and m.end <= modal.end and is_actor(m)]
    return modal.clause(modal.start, actors, surfaces(actors))


def _rests_with(text: str, modal: Modal, start: int, after: int, mentions: list[Mention]) -> Clause | None:
    actors = chain_from(text, modal.end + 1, len(text), mentions)
    words = personal(text, modal.end + 1, len(text)) or ""
    subject = text[start : modal.start]
    return modal.clause(start + len(subject) - len(subject.lstrip()), actors, words)


def _shared(text: str, modal: Modal, start: int, after: int, mentions: list[Mention]) -> Clause | None:
    source = re.search(r"\b(?:from|of|by|among|between) (?:the )?", text[modal.end :])
    if source is None:
        return modal.clause(start)
    actors = [m for m in mentions if m.start >= modal.end + source.start() and m.kind in _SHARERS]
    return modal.clause(start, actors, text[modal.end + source.end() :].rstrip("."))


def _speaker(text: str, modal: Modal, start: int, after: int, mentions: list[Mention]) -> Clause | None:
    return modal.clause(modal.start, words="I")


def _objective(text: str, modal: Modal, start: int, after: int, mentions: list[Mention]) -> Clause | None:
    """An objective in the infinitive.

    Who is to act is named only where another verb follows ("To ensure leaders strengthen …").
    """
    if _NO_OBJECTIVE.search(text[modal.start : modal.end + 12]):
        return None
    begin = modal.start + modal.text.rindex("To ")
    actors = chain_from(text, modal.end + 1, len(text), mentions) if modal.text.endswith("ensure") else []
    if actors and not re.match(r" [a-z]+\b(?<!ing)", text[actors[-1].end :]):
        actors = []
    return replace(modal.clause(begin, actors, surfaces(actors)), verb_start=begin)


def _standing(text: str, modal: Modal, start: int, after: int, mentions: list[Mention]) -> Clause | None:
    """A body's fixed rhythm is a standing undertaking of those who are said to meet, else of the body itself."""
    who = re.search(r"\bfor (?:the )?$", text[: modal.start]) or re.search(r" for (?:the )?", text[start : modal.start])
    inner = chain_from(text, start + who.end(), modal.start, mentions) if who else []
    begin, actors = subject_of(text, start, modal.start, mentions)
    found = inner or actors
    words = surfaces(found) or personal(text, begin, modal.start)
    return modal.clause(begin, found, words) if words else None


def _standing_agent(text: str, modal: Modal, start: int, after: int, mentions: list[Mention]) -> Clause | None:
    begin, actors = subject_of(text, start, modal.start, mentions)
    named = text[begin : actors[-1].end] if actors else personal(text, begin, modal.start)
    subject = text[begin : modal.start].strip().removesuffix(" also").removesuffix(" further")
    return modal.clause(begin, actors, named) if named and subject == named.strip() else None


# How the subject of each kind of modal is read: the sentence, the modal, where its clause begins, where the next modal
# stands, and the names of the sentence give the clause, or None where the words bind nobody.
FRAMES: dict[str, Callable[[str, Modal, int, int, list[Mention]], Clause | None]] = {
    "active": _active, "passive": _passive, "passive-of-actors": _passive_of_actors, "active-any": _active_any,
    "must": _must, "addressed": _addressed,
    "asks": _asks, "should": _should, "any": _any, "policy": _policy, "rests-with": _rests_with, "shared": _shared,
    "speaker": _speaker, "objective": _objective, "standing": _standing, "standing-agent": _standing_agent,
}  # fmt: skip
