"""Turns the provisions of a document into what it says as a plan, with its actions among the document's commitments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Final

from graph_build.corpus.provisions import HEADING, ROW, Provision
from graph_build.extract.context import Context, tells_of_text
from graph_build.extract.names.lexicon import reference
from graph_build.extract.names.naming import found_key
from graph_build.extract.plans.actions import values_of
from graph_build.extract.plans.actors import Names
from graph_build.extract.plans.clauses import with_actions
from graph_build.extract.plans.money import amounts, budget_of_sentence, kind_of
from graph_build.extract.plans.places import Places, piece_of
from graph_build.extract.plans.prose import details_of
from graph_build.extract.plans.records import (
    NO_PLAN,
    Piece,
    PlanAction,
    PlanBudget,
    PlanDetail,
    PlanRead,
)
from graph_build.extract.plans.titles import Told, earlier_plans, identity_of, names_plan, title_of
from graph_build.extract.plans.walk import Walk
from graph_build.extract.records import BODIES, CommitmentClause, Mention, Relation, Thing

PLANS: Final = frozenset({"ActionPlan", "NationalActionPlan"})
_NATIONAL: Final = re.compile(r"(?i)national|naci?onal|național|національн|الوطنية|PNA|\bNAP")
_ON_MONEY: Final = re.compile(
    r"(?i)\b(?:budget\w*|cost\w*|fund\w*|financ\w*|money|paid for|allotted|allocat\w*|earmark\w*|set aside"
    r"|voted|resources)\b"
)
_REPORTS: Final = re.compile(r"(?i)\b(?:reports?|rapport|informe|reporting)\b")
_LETTERHEAD: Final = 9  # words of a line that can stand over the title of a plan
# Aspects of how a plan is run; a sentence on one of them is no action.
_TOGETHER = ("lead", "partner")
_RUNS: Final = frozenset({"lead", "monitored-by", "reporting", "review", "rhythm", "partner", "implementer"})
_RELATION_OF: Final = {"lead": "leadAgency", "monitored-by": "monitoredBy"}
_DATE_OF: Final = {"review": "reviewOn", "extended-to": "extendedTo", "period-end": "periodEnd"}


@dataclass(frozen=True, slots=True)
class PlanOutcome:
    """What a plan gives: its record, the document's commitments with its actions, relations, states not yet known."""

    plan: PlanRead
    commitments: tuple[CommitmentClause, ...]
    relations: tuple[Relation, ...] = ()
    things: Mapping[str, Thing] = field(default_factory=dict)


def read_plan(
    text: str,
    context: Context,
    provisions: Sequence[Provision],
    mentions: Mapping[str, Sequence[Mention]],
    commitments: Sequence[CommitmentClause],
) -> PlanOutcome:
    """What a document says as a plan; of a document that is none its tables of actions alone."""
    plan = context.kind in PLANS or _is_titled(provisions)
    if not plan and not any(p.role == ROW for p in provisions):
        return PlanOutcome(NO_PLAN, tuple(commitments))
    places = Places(text, provisions)
    known = Names(mentions, places.starred)
    walk = Walk(places, plan)
    walk.over(provisions)
    drafts = [(draft, values_of(draft.piece, draft.fields, known)) for draft in walk.actions]
    clauses, numbers = with_actions(context.key, provisions, commitments, drafts, walk)
    actions = tuple(
        PlanAction(place, draft.piece, draft.label, draft.goals, v.details, v.indicators, v.budgets)
        for place, (draft, v) in zip(numbers, drafts, strict=True)
    )
    goals = {n: values_of(walk.goals[n - 1].piece, fields, known) for n, fields in sorted(walk.of_goals.items())}
    read = PlanRead(
        tuple(walk.goals),
        actions,
        indicators=tuple(replace(one, goal=n) for n, values in goals.items() for one in values.indicators),
    )
    bodies = frozenset(m.thing for found in mentions.values() for m in found if m.kind in BODIES)
    together = [*(action.details for action in actions), *(values.details for values in goals.values())]
    joint = tuple(_joint_work(context, together, bodies))
    if not plan:
        return PlanOutcome(read, clauses, joint)
    outcome = _with_facts(read, clauses, context, provisions, known, walk)
    return replace(outcome, relations=(*outcome.relations, *joint))


def _is_titled(provisions: Sequence[Provision]) -> bool:
    """Whether the title itself names a national plan, in any language that is read."""
    title = title_of(provisions)
    if title is None or title.role != HEADING or title.position > 3:
        return False
    above = provisions[: title.position]
    if tells_of_text(title.reading.text) or any(_REPORTS.search(p.reading.text) for p in above):
        return False
    if any(p.is_content and len(p.reading.text.split()) > _LETTERHEAD for p in above):
        return False  # a section of a text that has a title of its own
    return names_plan(title.reading.text) and _NATIONAL.search(title.reading.text) is not None


def _with_facts(
    read: PlanRead,
    clauses: tuple[CommitmentClause, ...],
    context: Context,
    provisions: Sequence[Provision],
    known: Names,
    walk: Walk,
) -> PlanOutcome:
    read = replace(read, actions=(*read.actions, *_prose_actions(clauses, read, provisions, known, walk)))
    told = identity_of(provisions, known.mentions)
    generation = next((int(one.value) for one in told if one.kind == "generation"), None)
    details: list[PlanDetail] = []
    budgets: list[PlanBudget] = []
    for piece in _prose(provisions, walk):
        details += details_of(piece, known)
        details += [PlanDetail("earlier-plan", v, p, "plan-earlier-years") for v, p in earlier_plans(piece, generation)]
        own = piece.provision not in walk.told and _ON_MONEY.search(piece.words)
        if own and (budget := _plan_budget(piece)):
            budgets.append(budget)
    labelled = values_of(None, walk.of_plan, known)
    details, budgets = (
        _once(details + [d for d in labelled.details if d.aspect in {"lead", "partner"}]),
        budgets + list(labelled.budgets),
    )
    relations, things = _relations(context, told, details)
    plan = replace(read, details=tuple(details), budgets=tuple(_once_each(budgets)))
    return PlanOutcome(plan, clauses, relations, things)


def _prose_actions(
    clauses: Sequence[CommitmentClause], read: PlanRead, provisions: Sequence[Provision], known: Names, walk: Walk
) -> Iterator[PlanAction]:
    """The promises in prose that are actions: numbered or under a goal, and not on how the plan is run."""
    taken = {action.clause for action in read.actions}
    numbered = {p.key: p for p in provisions if p.number or walk.standing.get(p.key)}
    for place, clause in enumerate(clauses):
        provision = numbered.get(clause.provision)
        own = clause.act == "Self-commitment" and clause.strength in {"Undertaking", "Obligation"}
        if place in taken or provision is None or not own or clause.provision in walk.rows:
            continue
        piece = piece_of(provision, clause.start, clause.end)
        if piece is None or any(d.aspect in _RUNS for d in details_of(piece, known)):
            continue
        leads = tuple(_bearers(piece, clause))
        yield PlanAction(place, piece, provision.number, walk.standing.get(provision.key, ()), leads)


def _bearers(piece: Piece, clause: CommitmentClause) -> Iterator[PlanDetail]:
    """Who bears a promise, as its leads: the words where they stand in it."""
    for words, thing in clause.bearers:
        place = piece.words.find(words)
        if place >= 0:
            yield PlanDetail("lead", words, piece.part(place, place + len(words)), "plan-bearer", thing)


def _joint_work(context: Context, rows: Iterable[Sequence[PlanDetail]], bodies: Set[str]) -> Iterator[Relation]:
    """The lead of an action or a goal works with its partners, which are bodies and no group of people at large.

    Both stand in one provision, and the words reach over both.
    """
    for details in rows:
        named = [d for d in details if d.thing in bodies]
        leads, partners = ([d for d in named if d.aspect == aspect] for aspect in _TOGETHER)
        for lead, partner in ((one, other) for one in leads for other in partners):
            near = lead.piece.provision == partner.piece.provision
            if near and lead.thing and partner.thing and lead.thing != partner.thing:
                start, end = min(lead.piece.start, partner.piece.start), max(lead.piece.end, partner.piece.end)
                place = (context.key, lead.piece.provision, start, end)
                yield Relation(*place, lead.thing, "cooperatesWith", partner.thing, "plan-lead-and-partner")


def _prose(provisions: Sequence[Provision], walk: Walk) -> list[Piece]:
    """The sentences of the plan outside of its tables and lines."""
    out = []
    for provision in provisions:
        if provision.is_content and provision.role not in {ROW, HEADING} and provision.key not in walk.rows:
            out += [p for s in provision.sentences if (p := piece_of(provision, s.start, s.end))]
    return out


def _plan_budget(piece: Piece) -> PlanBudget | None:
    """What a sentence says of the plan's money: an amount or words on who pays; a report on money is none."""
    if next(amounts(piece.words), None) is None and kind_of(piece.words) is None and "fund" not in piece.words.lower():
        return None
    return budget_of_sentence(piece)


def _once(details: list[PlanDetail]) -> list[PlanDetail]:
    return list({(d.aspect, d.value, d.thing): d for d in reversed(details)}.values())[::-1]


def _once_each(budgets: list[PlanBudget]) -> list[PlanBudget]:
    """Budgets without those whose words are part of another's."""

    def within(one: PlanBudget, other: PlanBudget) -> bool:
        a, b = one.piece, other.piece
        return a != b and a.provision == b.provision and b.start <= a.start and a.end <= b.end

    once = list({(b.piece, b.kind): b for b in budgets}.values())
    return [one for one in once if not any(within(one, other) for other in once)]


def _relations(
    context: Context, told: list[Told], details: list[PlanDetail]
) -> tuple[tuple[Relation, ...], dict[str, Thing]]:
    """The statements of the plan that have a thing, a date or a number for object."""
    rows: list[Relation] = []
    things: dict[str, Thing] = {}

    def say(piece: Piece, predicate: str, value: str, rule: str, *, literal: bool) -> None:
        rows.append(
            Relation(context.key, piece.provision, piece.start, piece.end, context.key, predicate, value, rule, literal)
        )

    for one in told:
        if one.kind == "state":
            thing = _state(one.value)
            things[thing.key] = thing
            say(one.piece, "ofState", thing.key, one.rule, literal=False)
        elif one.kind == "generation":
            say(one.piece, "generation", one.value, one.rule, literal=True)
        else:
            start, _, end = one.value.partition("/")
            say(one.piece, "periodStart", start, one.rule, literal=True)
            if end:
                say(one.piece, "periodEnd", end, one.rule, literal=True)
    period_end = any(r.predicate == "periodEnd" for r in rows)
    for detail in details:
        if detail.thing and detail.aspect in _RELATION_OF:
            say(detail.piece, _RELATION_OF[detail.aspect], detail.thing, detail.rule, literal=False)
        elif detail.aspect in _DATE_OF and not (detail.aspect == "period-end" and period_end):
            date = re.search(r"(?:19|20)\d\d(?:-\d\d){0,2}", detail.value)
            if date:
                say(detail.piece, _DATE_OF[detail.aspect], date.group(), detail.rule, literal=True)
    return tuple(rows), things


def _state(words: str) -> Thing:
    """The state by the whole of a name; one that no list knows is a new one."""
    name = re.sub(
        r"(?i)^(?:the\s+)?(?:(?:Republic|Kingdom|State|Federation|Union)\s+of\s+(?:the\s+)?|Rep[uú]bli(?:ca|que)\s+(?:de|du)\s+(?:la\s+)?)?",
        "",
        words,
    )
    for spelt in (words, name):
        for hit in reference().find(spelt):
            if (hit.start, hit.end) == (0, len(spelt)) and reference().things[hit.thing].kind == "State":
                return reference().things[hit.thing]
    return Thing(found_key("State", name), "State", name, frozenset({name, words}))
