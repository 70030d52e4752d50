"""Turns the actions of a plan into commitment clauses: those that were read already get what the plan adds to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from graph_build.corpus.provisions import Provision
from graph_build.extract.commitments.timing import due, recurrence
from graph_build.extract.plans.actions import Values
from graph_build.extract.plans.walk import ActionDraft, Walk
from graph_build.extract.records import CommitmentClause, Named

_ACT, _STRENGTH, _RULE = "Self-commitment", "Undertaking", "plan-action"
_LEAD_IN = 4  # "To " before a verb
_ACTOR_TO = re.compile(r"^(?P<actor>(?:The )?[A-Z][\w' ,-]{2,60}?) (?:to|shall|will|must|should) (?P<verb>[a-z]+)\b")
_TO = re.compile(r"^(?:To|to) ")

Read = tuple[ActionDraft, Values]


def with_actions(
    document: str,
    provisions: Sequence[Provision],
    commitments: Sequence[CommitmentClause],
    drafts: Sequence[Read],
    walk: Walk,
) -> tuple[tuple[CommitmentClause, ...], list[int]]:
    """The document's clauses with one for each action, and the place of each action's among them.

    What was read in other cells of an action's row (an indicator, an outcome) commits nobody; a clause that runs on
    from an objective into the actions under it ends where they begin.
    """
    own = [(draft, values, _clause_of(document, draft, values, commitments)) for draft, values in drafts]
    actions = {id(clause) for _, _, (_, clause) in own if clause is not None}
    kept = [c for c in (_cut(c, drafts) for c in commitments if id(c) not in actions) if c and not _in_row(c, walk)]
    made = [clause for _, _, (clause, _) in own]
    order = {p.key: p.position for p in provisions}
    rows = sorted([*kept, *made], key=lambda c: (order[c.provision], c.start, c.end, c.rule))
    place = {id(clause): number for number, clause in enumerate(rows)}
    return tuple(rows), [place[id(clause)] for clause in made]


def _clause_of(
    document: str, draft: ActionDraft, values: Values, commitments: Sequence[CommitmentClause]
) -> tuple[CommitmentClause, CommitmentClause | None]:
    """The clause of an action, and the one among those read that it is made from."""
    piece = draft.piece
    read = [c for c in commitments if c.provision == piece.provision and piece.start <= c.start < piece.end]
    inside = [c for c in read if c.end <= piece.end + 1 and c.start - piece.start <= _LEAD_IN]
    leads = tuple((d.value, d.thing) for d in values.details if d.aspect == "lead")
    if inside:
        first = min(inside, key=lambda c: (c.start, c.end))
        return _filled(first, values, first.bearers or leads), first
    return _filled(_made(document, draft, leads), values, None), None


def _filled(clause: CommitmentClause, values: Values, bearers: tuple[Named, ...] | None) -> CommitmentClause:
    due, rule = (clause.due, clause.due_rule) if clause.due else (values.due, "plan-time" if values.due else None)
    return replace(
        clause, bearers=clause.bearers if bearers is None else bearers, due=due, due_rule=rule,
        recurrence=clause.recurrence or values.recurrence,
    )  # fmt: skip


def _made(document: str, draft: ActionDraft, leads: tuple[Named, ...]) -> CommitmentClause:
    piece = draft.piece
    start = match.end() if (match := _TO.match(piece.words)) else 0
    actor = _ACTOR_TO.match(piece.words)
    if actor is not None:
        start = actor.start("verb")
        leads = leads or ((actor["actor"], None),)
    words = piece.words[start:].rstrip(" .;")
    verb, _, action = words.partition(" ")
    on, rule = due(words, None) or (None, None)
    return CommitmentClause(
        document, piece.provision, piece.start, piece.end, _RULE, verb, _ACT, _STRENGTH, action or words, leads,
        recurrence=recurrence(words), due=on, due_rule=rule,
    )  # fmt: skip


def _cut(clause: CommitmentClause, drafts: Sequence[Read]) -> CommitmentClause | None:
    """A clause without the actions that it runs into; None for one that lies in the words of an action."""
    for draft, _ in drafts:
        piece = draft.piece
        if piece.provision != clause.provision:
            continue
        if piece.start <= clause.start < piece.end:
            return None
        if clause.start < piece.start < clause.end:
            length = max(0, piece.start - clause.start)
            clause = replace(
                clause, end=clause.start + length, action=_shortened(clause, piece.words), due=None, due_rule=None
            )
    return clause if clause.end - clause.start >= 8 else None


def _shortened(clause: CommitmentClause, following: str) -> str:
    head = " ".join(following.split()[:4])
    before = clause.action.partition(head)[0]
    return re.sub(r"\s*(?:Action|Activity|Measure)?\s*[\d.]*\s*[|:–-]*\s*$", "", before).strip() or clause.action


def _in_row(clause: CommitmentClause, walk: Walk) -> bool:
    """Whether a clause was read in the row of an action but not in its words."""
    return clause.provision in walk.rows
