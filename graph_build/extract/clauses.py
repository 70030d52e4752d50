"""Turns a sentence of prose into its deontic clauses: span, verb, strength and those who are to act."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph_build.extract.actors import chain_from, is_actor, personal, subject_of
from graph_build.extract.deontic import ProseRule, prose_rules
from graph_build.extract.records import DOCUMENTS, EVENTS, Mention
from graph_build.extract.sentences import Sentence


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
class _Modal:
    rule: ProseRule
    start: int
    end: int
    text: str


# The clause ends before these: what follows describes, explains or gives a purpose.
_TAIL = re.compile(
    r"(?:,? which\b|, who\b|, as (?:they|it|these|this)\b|, (?:thereby|thus|therefore)\b|, in line with\b|,? in order to\b|,? by \w+ing\b|, while\b"
    r"|,? in the interest of\b|, as appropriate\b|, where appropriate\b|, as (?:needed|necessary)\b|,? as a means to\b|; | — | – |\) and (?=[A-Z])|,? as set out\b"
    r"|, ensuring\b|, recogni[sz]ing\b|, taking into account\b|, benefit+ing\b|, making\b|, providing\b|,? when these\b|,? as outlined\b|, or sooner\b|,? as part of\b"
    r"|, and (?=(?:will|shall|must|is|are|has|have)\b)|, and (?=[A-Z][\w' ]{2,60} (?:will|shall|must|should)\b)|, but\b|,? through which\b|, including through\b|,? that will\b| when (?=the |they |it )"
    r"|: )"
)
_NEGATED = re.compile(r"(?:[Nn]othing|[Nn]o one|[Nn]one|[Nn]either)\b")
_EFFECT_SUBJECT = re.compile(r"(?:This|These|That|Those|It|Which|which|that|Such|such)(?: (?:approach|effort|efforts|work|measures?|step|steps|will|also|in turn|initiative|support|engagement|process|framework))?\s*,?\s*$")
_REPORTED = re.compile(
    r"\b(?:said|stated|announced|noted|added|explained|declared|told|reported|argued|promised|confirmed|believes?|expects?|hopes?|estimates?|recogni[sz](?:es?|ed|ing)|acknowledges?|notes|considers?|assumes?)(?: \w+){0,2} that\b|according to\b",
)
_CONDITION = re.compile(r"(?:^|, )(?:if|unless|should|whether|in case|in the event)\b(?![^,]*,)", re.IGNORECASE)


def prose_clauses(sentence: Sentence, mentions: list[Mention], *, objective: bool = False) -> Iterator[Clause]:
    """Deontic clauses of a sentence in order; ``objective`` when it stands in a list of objectives ("To promote …")."""
    text = sentence.text
    modals = _modals(text, objective)
    inside = [m for m in mentions if sentence.start <= m.start and m.end <= sentence.end]
    local = [replace(m, start=m.start - sentence.start, end=m.end - sentence.start) for m in inside]
    for index, modal in enumerate(modals):
        after = modals[index + 1].start if index + 1 < len(modals) else len(text)
        before = modals[index - 1].end if index else 0
        clause = _clause(text, modal, before, after, local, index > 0)
        if clause is not None:
            yield replace(
                clause,
                start=clause.start + sentence.start,
                verb_start=clause.verb_start + sentence.start,
                verb_end=clause.verb_end + sentence.start,
                end=clause.end + sentence.start,
                bearers=tuple(replace(b, start=b.start + sentence.start, end=b.end + sentence.start) for b in clause.bearers),
            )


_OBJECTIVE_SENTENCE = re.compile(r"(?:^|: )To [a-z]")
# Modals that one subject may carry several of ("shall … and shall …").
_SHARED_SUBJECT = re.compile(r"^(?:will|shall|must|is|are)\b")


def _modals(text: str, objective: bool) -> list[_Modal]:
    found: list[_Modal] = []
    for rule in prose_rules():
        if rule.frame == "objective" and not objective:
            continue
        for match in rule.pattern.finditer(text):
            modal = _Modal(rule, match.start(), match.end(), match.group())
            if objective and rule.frame != "objective" and _OBJECTIVE_SENTENCE.search(text):
                continue
            if all(modal.end <= f.start or f.end <= modal.start for f in found):
                found.append(modal)
    return sorted(found, key=lambda m: m.start)


def _clause(text: str, modal: _Modal, before: int, after: int, mentions: list[Mention], further: bool) -> Clause | None:
    start = _clause_start(text, before, modal.start)
    if further and start < before and modal.rule.frame in {"active", "active-any", "any", "must"}:
        return _further(text, modal, before, after, mentions)
    if _REPORTED.search(text[:modal.start]) or _CONDITION.search(text[start : modal.start]) or _NEGATED.match(text[start:].lstrip()):
        return None
    reader = _FRAMES[modal.rule.frame]
    clause = reader(text, modal, start, after, mentions)
    if clause is None and further and _SHARED_SUBJECT.match(modal.text) and re.search(r"(?:,? and|,|;)\s*$", text[before : modal.start]):
        clause = Clause(modal.start, modal.start, modal.end, modal.end, modal.rule.id, "", "", "", frame="continued")
    if clause is None:
        return None
    return _framed(text, modal, after, clause)


def _further(text: str, modal: _Modal, before: int, after: int, mentions: list[Mention]) -> Clause | None:
    """A second modal of one sentence: it shares the subject ("and will …"), or has its own right before it."""
    if modal.rule.frame == "active-any" and re.search(r"\bwhich $", text[: modal.start]):
        return _framed(text, modal, after, Clause(modal.start - 6, modal.start, modal.end, modal.end, "", "", "", "", (), "", "relative"))
    shared = re.search(r"(?:,? and|,|;)\s*(?:also )?$", text[before : modal.start])
    if shared and _SHARED_SUBJECT.match(modal.text):
        clause = Clause(modal.start, modal.start, modal.end, modal.end, "", "", "", "", frame="continued")
    else:
        found = _relative(text, modal, mentions)
        if found is None or re.search(r"\b(?:how|why|where|when|whether) (?:the )?$", text[: found.start]):
            return None
        clause = found
    return _framed(text, modal, after, clause)


def _framed(text: str, modal: _Modal, after: int, clause: Clause) -> Clause:
    """The clause with its end, verb, act and strength."""
    end = max(_clause_end(text, modal, min(after, len(text))), modal.end)
    return replace(
        clause, end=end, verb=modal.text.strip(" ,"), act=modal.rule.act, strength=modal.rule.strength, rule=f"commitment-{modal.rule.id}"
    )  # fmt: skip


def _clause_start(text: str, before: int, verb: int) -> int:
    """Where the clause with this verb begins: after the last semicolon, colon or clause-opening "that" before it."""
    start = before if before and re.search(r"[;:]|, and |, but ", text[before:verb]) else 0
    splits = [start + m.end() for m in re.finditer(r", (?:but|and|while|whereas|yet|so) (?=\S)", text[start:verb])]
    joined = [at for at in splits if len(text[at:verb].split()) >= 2 and _finite(text[start:at]) and not text[at:verb].startswith(("especially", "in particular"))]
    start = joined[-1] if joined else start
    opened = [
        start + m.end()
        for m in re.finditer(r"; (?:and )?|: (?=[A-Z\"])|\bthat (?=\w)", text[start:verb])
        if not m.group().startswith("that") or _that_clause(text, start + m.start())
    ]
    return max((at for at in opened if at < verb - 1), default=start)


_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|do|did|will|shall|must|should|can|may|recogni[sz]es?|notes?|contributes?|contributed|provides?|supports?|welcomes?|faces?|needs?|requires?)\b"
)


def _finite(text: str) -> bool:
    """Whether the words hold a verb of their own, so that a new subject may begin after them."""
    return _FINITE.search(text) is not None


def _that_clause(text: str, at: int) -> bool:
    """Whether "that" opens a clause of its own (after a verb or a comma) and no relative one after a noun."""
    return re.search(r"(?:\b(?:ensur\w+|prove|proves|agree\w*|stress\w*|emphasi\w+|reiterat\w+|reaffirm\w*|themselves|underlin\w+|convinced|clear)|,| and) $", text[:at]) is not None


def _clause_end(text: str, modal: _Modal, limit: int) -> int:
    """Where the clause ends: before a trailing phrase, the next clause or the sentence's full stop."""
    end = limit
    if limit < len(text):
        between = text[modal.end : limit]
        cut = max(between.rfind(", and "), between.rfind("; "), between.rfind(" and "), between.rfind(", which"), between.rfind(". "), between.rfind(", that"))
        end = modal.end + cut if cut > 8 else limit
    tail = _TAIL.search(text, modal.end + 12, end)
    while tail is not None and _resumes(text, tail, end):
        tail = _TAIL.search(text, tail.end(), end)
    if tail is not None:
        end = tail.start()
    end = _without_adjuncts(text, modal.end, end)
    return modal.start + len(text[modal.start : end].rstrip(" .;:,"))


_ADJUNCT = re.compile(r",? (?:through|by|to enable|in accordance with|including|in support of|with a view to|to better|as well as|taking)\b")


def _without_adjuncts(text: str, verb_end: int, end: int) -> int:
    """A long clause without its last phrases of means and purpose."""
    if len(text[verb_end:end].split()) <= 24:
        return end
    for match in _ADJUNCT.finditer(text, verb_end, end):
        if len(text[verb_end : match.start()].split()) >= 8:
            return match.start()
    return end


def _resumes(text: str, tail: re.Match[str], end: int) -> bool:
    """Whether a coordinated verb follows the phrase, so that the clause goes on: "by sharing …, and report back to the Council"."""
    return tail.group().strip(" ,").startswith(("by", "in order")) and re.search(r", and (?:to )?[a-z]+ (?:back )?(?:to|the|on) ", text[tail.end() : end]) is not None


def _active(text: str, modal: _Modal, start: int, after: int, mentions: list[Mention]) -> Clause | None:
    relative = _relative(text, modal, mentions)
    if relative is not None:
        return relative
    subject = text[start : modal.start]
    if _EFFECT_SUBJECT.search(subject) and not re.search(r"\b(?:and|who|which) $", subject):
        return None
    begin, actors = subject_of(text, start, modal.start, mentions)
    if actors and (not _heads(text, begin, actors[0], modal.start) or (_FINITE.search(text[actors[-1].end : modal.start]) and not re.search(r"\band (?:also |thus )?$", text[: modal.start]))):
        actors = []
    words = personal(text, begin, modal.start)
    if not actors and words is None:
        return None
    return Clause(begin, modal.start, modal.end, modal.end, "", "", "", "", tuple(actors), words or text[begin : actors[-1].end])


def _relative(text: str, modal: _Modal, mentions: list[Mention]) -> Clause | None:
    """Actors in or before a relative clause: "Commanders, who are responsible", "the plan that Allies have agreed to"."""
    who = re.search(r",? who (?:also )?$", text[: modal.start])
    near = [m for m in mentions if who and m.end == who.start() and is_actor(m)]
    if near:
        return Clause(near[-1].start, modal.start, modal.end, modal.end, "", "", "", "", (near[-1],), near[-1].surface)
    for which in re.finditer(r"\b(?:that|which) (?:the |all |its )?", text[: modal.start]):
        actors = chain_from(text, which.end(), modal.start, mentions)
        if actors and not text[actors[-1].end : modal.start].strip():
            return Clause(which.end(), modal.start, modal.end, modal.end, "", "", "", "", tuple(actors), text[which.end() : actors[-1].end])
    return None


def _heads(text: str, begin: int, first: Mention, verb: int) -> bool:
    """Whether the first actor is the subject's head and not a modifier: not "Allies' efforts" or "NATO leaders' work"."""
    after = text[first.end : verb]
    return not re.match(r"(?:'s|')(?: |$)", after) and re.match(r" (?:efforts?|approach|work|engagement|support|policy|policies|meetings?|training)\b", after) is None


def _passive(text: str, modal: _Modal, start: int, after: int, mentions: list[Mention]) -> Clause | None:
    subject = text[start : modal.start]
    if _NEGATED.search(subject) or _EFFECT_SUBJECT.fullmatch(subject.strip() + " ") and subject.strip().split()[0] in {"This", "It", "That"} and len(subject.split()) <= 1:
        return None
    begin = _after_opening(text, start, modal.start)
    rest_end = min(after, len(text))
    agents = _by_agents(text, modal, rest_end, mentions) or _auspices(text, modal.start, mentions)
    return Clause(begin, modal.start, modal.end, modal.end, "", "", "", "", tuple(agents), ", ".join(a.surface for a in agents), "passive")


def _after_opening(text: str, start: int, verb: int) -> int:
    match = re.match(r"(?:In|Under|Within|Through|On|As|To|For|At|By|With|Based|Given) [^,]{3,140}, (?=\S)", text[start:verb])
    if match and len(text[start + match.end() : verb].split()) >= 1:
        return start + match.end()
    connective = re.match(r"(?:and|but|In addition,|Furthermore,|Also,) ", text[start:verb])
    return start + connective.end() if connective else start


_BY = re.compile(r"(?:\b(?:by|led by|among|amongst|in) )(?:the |all |its )?$")


def _by_agents(text: str, modal: _Modal, end: int, mentions: list[Mention]) -> list[Mention]:
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
            if verb not in {"discussed", "considered", "reviewed", "agreed"} or mention.kind not in {"Body", "Organization"}:
                continue
        if re.search(r"\b(?:supported|guided|inspired|informed|facilitated) by (?:the |all |its )?$", text[max(0, mention.start - 40) : mention.start]):
            continue
        return chain_from(text, mention.start, end, mentions)
    return []


def _auspices(text: str, verb: int, mentions: list[Mention]) -> list[Mention]:
    match = re.search(r"[Uu]nder the (?:auspices|leadership|guidance|aegis|chairmanship) of (?:the )?", text)
    if match is None or match.end() > len(text):
        return []
    return chain_from(text, match.end(), len(text), mentions)


def _active_any(text: str, modal: _Modal, start: int, after: int, mentions: list[Mention]) -> Clause | None:
    """``shall`` binds whoever or whatever is its subject: a plan, a process, an officer."""
    which = re.search(r",? which $", text[: modal.start])
    clause = None if which and _relative(text, modal, mentions) is None else _active(text, modal, start, after, mentions)
    if clause is not None:
        return clause
    relative = re.search(r",? (which) $", text[:modal.start])
    if relative is not None:
        return Clause(relative.start(1), modal.start, modal.end, modal.end, "", "", "", "", (), "", "relative")
    subject = text[start : modal.start].strip()
    if re.search(r"(?:^|[,; ])and$", subject):
        return None
    if _NEGATED.match(subject) or not subject or len(subject.split()) > 25:
        return None
    begin = _after_opening(text, start, modal.start)
    return Clause(begin, modal.start, modal.end, modal.end, "", "", "", "", (), text[begin : modal.start].strip(" ,"))


def _must(text: str, modal: _Modal, start: int, after: int, mentions: list[Mention]) -> Clause | None:
    passive = re.match(r"must (?:also |all )?be (?:\w+ly )?\w+(?:ed|en|de|ld|lt)\b", text[modal.start :])
    if passive:
        return _passive(text, modal, start, after, mentions)
    return _active(text, modal, start, after, mentions)


def _addressed(text: str, modal: _Modal, start: int, after: int, mentions: list[Mention]) -> Clause | None:
    begin, actors = subject_of(text, start, modal.start, mentions)
    words = personal(text, begin, modal.start)
    if actors and re.search(r"\b(?:action|effort|effort|work|attention|time|support)s? $", text[actors[-1].end : modal.start]):
        return None
    if re.search(r"\bnot (?:intended|required)", text[max(0, modal.start - 5) : modal.end]):
        return None
    if not actors and words is None:
        subject = text[begin : modal.start].strip()
        words = subject if subject and len(subject.split()) <= 6 and re.search(r"s$|people|leadership", subject) else None
    if not actors and words is None:
        return None
    return Clause(begin, modal.start, modal.end, modal.end, "", "", "", "", tuple(actors), words or text[begin : actors[-1].end])


def _asks(text: str, modal: _Modal, start: int, after: int, mentions: list[Mention]) -> Clause | None:
    """Somebody asks: those after the verb and before "to" are the ones who are to act."""
    begin, speakers = subject_of(text, start, modal.start, mentions)
    speaking = bool(speakers) or personal(text, begin, modal.start) is not None or re.search(r"\b(?:hereby|also) $", text[start : modal.start])
    if not speaking or not text[start : modal.start].strip():
        return None
    to = re.search(r"\bto [a-z]", text[modal.end : after])
    limit = modal.end + to.start() if to else after
    first = re.match(r" (?:on |upon |that )?(?:all |the |each )*", text[modal.end :])
    asked = chain_from(text, modal.end + (first.end() if first else 0), limit, mentions) if to else []
    if not asked and not to and modal.rule.id == "urges" and not text[modal.end :].startswith(" for"):
        return None
    return Clause(begin, modal.start, modal.end, modal.end, "", "", "", "", tuple(asked), ", ".join(a.surface for a in asked))


def _should(text: str, modal: _Modal, start: int, after: int, mentions: list[Mention]) -> Clause | None:
    clause = _active(text, modal, start, after, mentions)
    if clause is not None:
        return clause
    relative = re.search(r",? (which) $", text[:modal.start])
    subject = text[start : modal.start].strip()
    if relative:
        return Clause(relative.start(1), modal.start, modal.end, modal.end, "", "", "", "", (), "", "relative")
    if not subject or subject.split()[0] in {"This", "It", "That", "There", "Nothing"} or len(subject) < 4:
        return None
    return Clause(_after_opening(text, start, modal.start), modal.start, modal.end, modal.end, "", "", "", "", (), "")


def _any(text: str, modal: _Modal, start: int, after: int, mentions: list[Mention]) -> Clause | None:
    """A stated aim may have a document, an event or "this" as its subject; those bear nothing."""
    subject = text[start : modal.start]
    if modal.text.startswith("was launched") and subject.strip():
        return Clause(_after_opening(text, start, modal.start), modal.start, modal.end, modal.end, "", "", "", "")
    if re.search(r"\b(?:not|who|measures|efforts|those|women|men|narratives|tactics|policies|strategies|steps) $", subject) or not subject.strip():
        return None
    begin, actors = subject_of(text, start, modal.start, mentions)
    words = personal(text, begin, modal.start) or (text[begin : actors[-1].end] if actors else "")
    named = [m for m in mentions if m.start >= start and m.end <= modal.start and (m.kind in DOCUMENTS or m.kind in EVENTS)]
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


def _policy(text: str, modal: _Modal, start: int, after: int, mentions: list[Mention]) -> Clause | None:
    actors = [m for m in mentions if modal.start <= m.start and m.end <= modal.end and is_actor(m)]
    return Clause(modal.start, modal.start, modal.end, modal.end, "", "", "", "", tuple(actors), ", ".join(a.surface for a in actors))


def _rests_with(text: str, modal: _Modal, start: int, after: int, mentions: list[Mention]) -> Clause | None:
    actors = chain_from(text, modal.end + 1, len(text), mentions)
    words = personal(text, modal.end + 1, len(text)) or ""
    begin = start + len(text[start : modal.start]) - len(text[start : modal.start].lstrip())
    return Clause(begin, modal.start, modal.end, modal.end, "", "", "", "", tuple(actors), words)


def _shared(text: str, modal: _Modal, start: int, after: int, mentions: list[Mention]) -> Clause | None:
    source = re.search(r"\b(?:from|of|by|among|between) (?:the )?", text[modal.end :])
    actors = [m for m in mentions if source and m.start >= modal.end + source.start() and m.kind in {"ActorGroup", "Body", "Organization", "Post", "PostKind", "State"}]
    return Clause(start, modal.start, modal.end, modal.end, "", "", "", "", tuple(actors), text[modal.end + source.end() :].rstrip(".") if source else "")


def _speaker(text: str, modal: _Modal, start: int, after: int, mentions: list[Mention]) -> Clause | None:
    return Clause(modal.start, modal.start, modal.end, modal.end, "", "", "", "", (), "I")


def _objective(text: str, modal: _Modal, start: int, after: int, mentions: list[Mention]) -> Clause | None:
    """An objective in the infinitive; who is to act is named only where another verb follows ("To ensure leaders strengthen …")."""
    if re.search(r"\bTo (?:date|mark|this|view|review|learn|read|subscribe|the|be|help|that)\b", text[modal.start : modal.end + 12]):
        return None
    begin = modal.start + modal.text.rindex("To ")
    actors = chain_from(text, modal.end + 1, len(text), mentions) if re.search(r"ensure$", modal.text) else []
    if actors and not re.match(r" [a-z]+\b(?<!ing)", text[actors[-1].end :]):
        actors = []
    return Clause(begin, begin, modal.end, modal.end, "", "", "", "", tuple(actors), ", ".join(a.surface for a in actors))


def _standing(text: str, modal: _Modal, start: int, after: int, mentions: list[Mention]) -> Clause | None:
    """A body's fixed rhythm is a standing undertaking of those who are said to meet, else of the body itself."""
    who = re.search(r"\bfor (?:the )?$", text[:modal.start]) or re.search(r" for (?:the )?", text[start : modal.start])
    inner = chain_from(text, start + who.end(), modal.start, mentions) if who else []
    begin, actors = subject_of(text, start, modal.start, mentions)
    found = inner or actors
    return Clause(begin, modal.start, modal.end, modal.end, "", "", "", "", tuple(found), ", ".join(a.surface for a in found)) if found else None


def _standing_agent(text: str, modal: _Modal, start: int, after: int, mentions: list[Mention]) -> Clause | None:
    begin, actors = subject_of(text, start, modal.start, mentions)
    if not actors or text[actors[-1].end : modal.start].strip() not in {"", "also", "further"}:
        return None
    return Clause(begin, modal.start, modal.end, modal.end, "", "", "", "", tuple(actors), text[begin : actors[-1].end])


_FRAMES = {
    "active": _active, "passive": _passive, "active-any": _active_any, "must": _must, "addressed": _addressed, "asks": _asks, "should": _should,
    "any": _any, "policy": _policy, "rests-with": _rests_with, "shared": _shared, "speaker": _speaker, "objective": _objective,
    "standing": _standing, "standing-agent": _standing_agent,
}  # fmt: skip
