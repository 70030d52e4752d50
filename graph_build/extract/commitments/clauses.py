"""Turns a sentence of prose into its deontic clauses: span, verb, strength and those who are to act."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from graph_build.corpus.sentences import Sentence
from graph_build.extract.commitments.deontic import prose_rules
from graph_build.extract.commitments.frames import FINITE, FRAMES, NEGATED, Clause, Modal, relative_clause
from graph_build.extract.records import Mention

# The clause ends before these: what follows describes, explains or gives a purpose.
_TAIL = re.compile(
    r"(?:,? which\b|, who\b|, and (?:why|how|that)\b"
    r"|, as (?:they|it|these|this)\b|, (?:thereby|thus|therefore)\b|, in line with\b"
    r"|,? in order to\b|,? by \w+ing\b|, while\b"
    r"|,? in the interest of\b|, as appropriate\b|, where appropriate\b|, as (?:needed|necessary)\b|,? as a means to\b"
    r"|; | — | – |\) and (?=[A-Z])|,? as set out\b"
    r"|, ensuring\b|, recogni[sz]ing\b|, taking into account\b|, benefit+ing\b|, making\b|, providing\b"
    r"|,? when these\b|,? as outlined\b|, or sooner\b|,? as part of\b"
    r"|, and (?=(?:will|shall|must|is|are|has|have)\b)|, and (?=[A-Z][\w' ]{2,60} (?:will|shall|must|should)\b)"
    r"|, but\b|,? through which\b|, including through\b|,? that will\b| when (?=the |they |it )"
    r"|: |,?\" )"
)
# What is believed of others; what is said of them is read by claims.toml.
_BELIEVED = re.compile(
    r"\b(?:believes?|expects?|hopes?|estimates?|recogni[sz](?:es?|ed|ing)|acknowledges?|notes|considers?"
    r"|assumes?)(?: \w+){0,2} that\b",
)
_CONDITION = re.compile(r"(?:^|, )(?:if|unless|should|whether|in case|in the event)\b(?![^,]*,)", re.IGNORECASE)


# Modals that one subject may carry several of ("shall … and shall …").
_SHARED_SUBJECT = re.compile(r"^(?:will|shall|must|should|is|are|has|have)\b")
_JOINED = re.compile(r"(?:,? and|,|;)\s*(?:also )?$")
_OBJECTIVE_SENTENCE = re.compile(r"(?:^|: )To [a-z]")
# Frames whose modals, when they are not a sentence's first, need a subject of their own right before them.
_NEED_SUBJECT = frozenset({"active", "active-any", "any", "must"})
_ADJUNCT = re.compile(
    r",? (?:through|by|to enable|in accordance with|including|in support of|with a view to|to better|as well as"
    r"|taking)\b"
)
_AFTER_VERB = re.compile(
    r"(?:\b(?:ensur\w+|prove|proves|agree\w*|stress\w*|emphasi\w+|reiterat\w+|reaffirm\w*|themselves|underlin\w+"
    r"|convinced|clear|decided|(?:tell|assure|promise)s? you)|,| and) $"
)
_LONGEST_WORD = 40
# What may part two clauses of one sentence, each with its modal.
_PARTED = (", and ", "; ", " and ", ", which", ". ", ", that")


def prose_clauses(sentence: Sentence, mentions: list[Mention], *, objective: bool = False) -> Iterator[Clause]:
    """Deontic clauses of a sentence in order; ``objective`` when it stands in a list of objectives ("To promote …")."""
    text = sentence.text
    modals = _modals(text, objective)
    inside = [m for m in mentions if sentence.start <= m.start and m.end <= sentence.end]
    local = [_moved(m, -sentence.start) for m in inside]
    for index, modal in enumerate(modals):
        after = modals[index + 1].start if index + 1 < len(modals) else len(text)
        before = modals[index - 1].end if index else 0
        clause = _clause(text, modal, before, after, local, index > 0)
        if clause is not None:
            yield _in_provision(clause, sentence.start)


def _moved(mention: Mention, by: int) -> Mention:
    return replace(mention, start=mention.start + by, end=mention.end + by)


def _in_provision(clause: Clause, start: int) -> Clause:
    """A clause of a sentence with offsets of the provision's reading, in which the sentence begins at ``start``."""
    return replace(
        clause,
        start=clause.start + start,
        verb_start=clause.verb_start + start,
        verb_end=clause.verb_end + start,
        end=clause.end + start,
        bearers=tuple(_moved(b, start) for b in clause.bearers),
    )


def _modals(text: str, objective: bool) -> list[Modal]:
    """The modals of a sentence in order, none overlapping; of two that overlap, the one of the earlier rule."""
    only = objective and _OBJECTIVE_SENTENCE.search(text) is not None
    found: list[Modal] = []
    for rule in prose_rules():
        if (rule.frame == "objective" and not objective) or (rule.frame != "objective" and only):
            continue
        for match in rule.pattern.finditer(text):
            if all(match.end() <= f.start or f.end <= match.start() for f in found):
                found.append(Modal(rule, match.start(), match.end(), match.group()))
    return sorted(found, key=lambda m: m.start)


def _clause(text: str, modal: Modal, before: int, after: int, mentions: list[Mention], further: bool) -> Clause | None:
    """The clause of a modal, or None; ``further`` when it is not the sentence's first."""
    start = _clause_start(text, before, modal.start)
    shared = modal.rule.frame == "should" and _JOINED.search(text[before : modal.start]) is not None
    asked = modal.rule.frame == "asks" and _JOINED.search(text[before : modal.start]) is not None
    if further and asked and start >= before:
        start = 0
    if further and (shared or (start < before and modal.rule.frame in _NEED_SUBJECT)):
        clause = _further(text, modal, before, mentions)
    elif (
        _BELIEVED.search(text[: modal.start])
        or _CONDITION.search(text[start : modal.start])
        or NEGATED.match(text[start:].lstrip())
    ):
        return None
    else:
        clause = FRAMES[modal.rule.frame](text, modal, start, after, mentions)
        linked = further and re.search(r"(?:,? and|,|;)\s*$", text[before : modal.start])
        if clause is None and linked and _SHARED_SUBJECT.match(modal.text):
            clause = modal.clause(modal.start, frame="continued")
    return None if clause is None else _framed(text, modal, after, clause)


def _further(text: str, modal: Modal, before: int, mentions: list[Mention]) -> Clause | None:
    """A second modal of one sentence: it shares the subject ("and will …"), or has its own right before it."""
    if modal.rule.frame == "active-any" and re.search(r"\bwhich $", text[: modal.start]):
        return modal.clause(modal.start - len("which "), frame="relative")
    shared = _JOINED.search(text[before : modal.start])
    if shared and _SHARED_SUBJECT.match(modal.text):
        return modal.clause(modal.start, frame="continued")
    found = relative_clause(text, modal, mentions)
    if found is None or re.search(r"\b(?:how|why|where|when|whether) (?:the )?$", text[: found.start]):
        return None
    return found


def _framed(text: str, modal: Modal, after: int, clause: Clause) -> Clause:
    """The clause with its end, verb, act and strength."""
    rule = modal.rule
    return replace(
        clause,
        end=max(_clause_end(text, modal, min(after, len(text))), modal.end),
        verb=modal.text.strip(" ,"),
        act=rule.act,
        strength=rule.strength,
        rule=f"commitment-{rule.id}",
    )


def _clause_start(text: str, before: int, verb: int) -> int:
    """Where the clause with this verb begins: after the last semicolon, colon or clause-opening "that" before it."""
    start = before if before and re.search(r"[;:]|, and |, but ", text[before:verb]) else 0
    splits = [start + m.end() for m in re.finditer(r", (?:but|and|while|whereas|yet|so) (?=\S)", text[start:verb])]
    joined = [at for at in splits if _opens_clause(text[at:verb]) and (before or _finite(text[start:at]))]
    start = joined[-1] if joined else start
    opened = [
        start + m.end()
        for m in re.finditer(r"; (?:and )?|: (?=[A-Z\"])|\bthat (?=\w)", text[start:verb])
        if not m.group().startswith("that") or _that_clause(text, start + m.start())
    ]
    return max((at for at in opened if at < verb - 1), default=start)


def _opens_clause(words: str) -> bool:
    """Whether the words before a verb can be a subject of its own: two words or a pronoun."""
    pronoun = re.fullmatch(r"(?:we|they|I|it|he|she) ?|[A-Z][\w.-]+ ", words) is not None
    return (len(words.split()) >= 2 or pronoun) and not words.startswith(("especially", "in particular"))


def _finite(text: str) -> bool:
    """Whether the words hold a verb of their own, so that a new subject may begin after them."""
    return FINITE.search(text) is not None


def _that_clause(text: str, at: int) -> bool:
    """Whether "that" opens a clause of its own (after a verb or a comma) and no relative one after a noun."""
    return _AFTER_VERB.search(text, max(0, at - _LONGEST_WORD), at) is not None


def _clause_end(text: str, modal: Modal, limit: int) -> int:
    """Where the clause ends: before a trailing phrase, the next clause or the sentence's full stop."""
    end = limit
    if limit < len(text):
        between = text[modal.end : limit]
        cut = max(between.rfind(mark) for mark in _PARTED)
        end = modal.end + cut if cut > 8 else limit
    tail = _TAIL.search(text, modal.end + 12, end)
    while tail is not None and _resumes(text, tail, end):
        tail = _TAIL.search(text, tail.end(), end)
    if tail is not None:
        end = tail.start()
    end = _without_adjuncts(text, modal.end, end)
    return modal.start + len(text[modal.start : end].rstrip(" .;:,"))


def _without_adjuncts(text: str, verb_end: int, end: int) -> int:
    """A long clause without its last phrases of means and purpose."""
    if len(text[verb_end:end].split()) <= 24:
        return end
    for match in _ADJUNCT.finditer(text, verb_end, end):
        if len(text[verb_end : match.start()].split()) >= 8:
            return match.start()
    return end


def _resumes(text: str, tail: re.Match[str], end: int) -> bool:
    """Whether a coordinated verb follows the phrase, so that the clause goes on: "by sharing …, and report to …"."""
    return (
        tail.group().strip(" ,").startswith(("by", "in order"))
        and re.search(r", and (?:to )?[a-z]+ (?:back )?(?:to|the|on) ", text[tail.end() : end]) is not None
    )
