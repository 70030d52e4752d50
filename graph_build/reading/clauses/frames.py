"""Turns tokens and phrases of a sentence into its frames: clauses and nouns of action, in order of their words."""

from __future__ import annotations

from graph_build.reading.clauses.deontic import with_deontic
from graph_build.reading.clauses.drafts import FrameDraft
from graph_build.reading.clauses.pasts import has_main_verb
from graph_build.reading.clauses.reader import LINKING, ClauseReader
from graph_build.reading.clauses.verb_groups import Group, verb_groups
from graph_build.reading.lexicon.nominal import nominal_of
from graph_build.reading.records import Frame, Phrase, Tokens

# Tags that are no unit of a clause: adverbs, negation (part of verb groups), quotation marks.
_SILENT = frozenset('rn"/')


def read_frames(tokens: Tokens, phrases: tuple[Phrase, ...]) -> tuple[Frame, ...]:
    """The frames of a sentence in order of their verbs and nouns of action."""
    taken = bytearray(len(tokens))
    for phrase in phrases:
        taken[phrase.start : phrase.end] = b"\1" * (phrase.end - phrase.start)
    groups = verb_groups(tokens, taken)
    reader = ClauseReader(tokens, promotes=not has_main_verb(tokens, groups))
    units: dict[int, Phrase | Group] = {p.start: p for p in phrases}
    units.update((g.start, g) for g in groups)
    free = 0
    for position, tag in enumerate(tokens.tag):
        if position < free:
            continue
        unit = units.get(position)
        if unit is None:
            if tag not in _SILENT:
                reader.mark(tag, position)
            continue
        free = unit.end
        if isinstance(unit, Group):
            reader.verb(unit)
        else:
            reader.phrase(unit)
            if unit.cls not in {"pronoun", "date"}:
                _nominal(reader, unit)
    return _finished(tokens, reader.frames)


def _nominal(reader: ClauseReader, phrase: Phrase) -> None:
    """A noun of action is a frame of its own; what follows it in the clause is read from the clause's frame."""
    found = nominal_of(reader.tokens.low[phrase.head])
    if found is None:
        return
    verb, role = found
    group = Group(phrase.head, phrase.head + 1, phrase.head, "N", verb, "active", "", phrase.det != "no", "")
    draft = FrameDraft(group, "noun", reader.current, "noun")
    draft.end = phrase.end
    of = [p.phrase for p in phrase.parts if p.prep in {"of", "and"}]
    owner = [phrase.owner] if phrase.owner is not None and phrase.owner.end <= phrase.head else []
    draft.of_agent = role == "agent"
    if draft.of_agent:
        draft.subject = tuple(owner or of)
    else:
        draft.subject, draft.objects = tuple(owner), of
    draft.preps = [p for p in phrase.parts if p.prep not in {"of", "and"}]
    reader.frames.append(draft)
    reader.doing = draft


def _finished(tokens: Tokens, drafts: list[FrameDraft]) -> tuple[Frame, ...]:
    for index, draft in enumerate(drafts):
        draft.index = index
        if draft.adjective and draft.lemma in {"be", *LINKING}:
            draft.lemma = f"be {draft.adjective}"
    for draft in reversed(drafts):
        parent = draft.parent
        if parent is not None and parent.index < draft.index:
            if draft.link in {"complement", "gerund", "purpose", "that", "noun"}:
                parent.end = max(parent.end, draft.end)
            parent.tail = max(parent.tail, draft.tail, draft.end)
    frames = [draft.finish() for draft in drafts]
    return tuple(with_deontic(tokens, frames))
