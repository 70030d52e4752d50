"""Turns what was read of a plan into quads: its goals, actions, indicators and money, each with its evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from graph_build.extract.document import DocumentExtract
from graph_build.extract.plans import (
    Piece,
    PlanAction,
    PlanBudget,
    PlanDetail,
    PlanGoal,
    PlanIndicator,
    value_of,
    year_of,
)
from graph_build.graph.emit.evidence import ASSERTIONS, EvidenceEmitter
from graph_build.graph.mint import Mint
from graph_build.vocabulary import rdf, wps, wpsv, xsd

Value = NamedNode | Literal


@dataclass(frozen=True, slots=True)
class PlanEmitter:
    """Writes the plan that a document is; ``actions`` are the addresses of the document's commitments in order."""

    document: DocumentExtract
    mint: Mint
    evidence: EvidenceEmitter
    commitments: Sequence[NamedNode]

    def quads(self) -> Iterator[Quad]:
        """What the graph of assertions says of the plan."""
        plan = self.document.plan
        for goal in plan.goals:
            yield from self._goal(goal)
        for detail in plan.details:
            yield from self._detail(self._plan(detail.plan), detail)
        for budget in plan.budgets:
            yield from self._budget(self._plan(budget.plan), "hasBudget", budget)
        for indicator in plan.indicators:
            if indicator.goal is not None:
                yield from self._indicator(self._goal_node(plan.goals[indicator.goal - 1]), indicator)
        for action in plan.actions:
            yield from self._action(action)

    def _plan(self, key: str | None = None) -> NamedNode:
        return self.mint.thing(key or self.document.context.key)

    def _node(self, kind: str, piece: Piece, told: str = "") -> NamedNode:
        quote = self.evidence.quote(piece.provision, piece.start, piece.end)
        identity = f"{quote.start}-{quote.end}\n{told}"
        return self.mint.plan_part(self.document.context.key, piece.provision, kind, piece.words, identity)

    def _said(self, piece: Piece, rule: str) -> NamedNode:
        return self.evidence.evidence(piece.provision, piece.start, piece.end, rule)

    def _goal_node(self, goal: PlanGoal) -> NamedNode:
        return self._node("goal", goal.piece, str(goal.number))

    def _goal(self, goal: PlanGoal) -> Iterator[Quad]:
        says: list[tuple[NamedNode, Value]] = [
            (rdf("type"), wps("PlanGoal")),
            (wps("ofPlan"), self._plan()),
            (wps("goalText"), Literal(goal.piece.words)),
            (wps("evidence"), self._said(goal.piece, "plan-goal")),
        ]
        if goal.level:
            says.append((wps("goalLevel"), Literal(goal.level)))
        if goal.label:
            says.append((wps("goalNumber"), Literal(goal.label)))
        if goal.parent is not None:
            says.append((wps("goalWithin"), self._goal_node(self.document.plan.goals[goal.parent - 1])))
        says += [(wps("pillarTheme"), NamedNode(theme)) for theme in goal.themes]
        yield from _quads(self._goal_node(goal), says)

    def _action(self, action: PlanAction) -> Iterator[Quad]:
        node = self.commitments[action.clause]
        says: list[tuple[NamedNode, Value]] = [(rdf("type"), wps("PlanAction")), (wps("ofPlan"), self._plan())]
        if action.label:
            says.append((wps("actionNumber"), Literal(action.label)))
        goals = self.document.plan.goals
        says += [(wps("servesGoal"), self._goal_node(goals[number - 1])) for number in action.goals]
        for detail in action.details:
            if detail.thing and detail.aspect in {"lead", "partner"}:
                name = "leadBearer" if detail.aspect == "lead" else "partner"
                says.append((wps(name), self.mint.thing(detail.thing)))
        yield from _quads(node, says)
        for detail in action.details:
            yield from self._detail(node, detail)
        for indicator in action.indicators:
            yield from self._indicator(node, indicator)
        for budget in action.budgets:
            yield from self._budget(node, "budget", budget)

    def _detail(self, of: NamedNode, detail: PlanDetail) -> Iterator[Quad]:
        told = f"{of.value}\n{detail.aspect}\n{detail.value}\n{detail.thing}"
        says: list[tuple[NamedNode, Value]] = [
            (rdf("type"), wps("PlanDetail")),
            (wps("detailOf"), of),
            (wps("aspect"), wpsv(f"aspect-{detail.aspect}")),
            (wps("detailText"), Literal(detail.piece.words)),
            (wps("detailValue"), Literal(detail.value)),
            (wps("evidence"), self._said(detail.piece, detail.rule)),
        ]
        if detail.thing:
            says.append((wps("detailThing"), self.mint.thing(detail.thing)))
        yield from _quads(self._node("detail", detail.piece, told), says)

    def _budget(self, of: NamedNode, link: str, budget: PlanBudget) -> Iterator[Quad]:
        node = self._node("budget", budget.piece, f"{of.value}\n{budget.kind}")
        yield Quad(of, wps(link), node, ASSERTIONS)
        says: list[tuple[NamedNode, Value]] = [
            (rdf("type"), wps("Budget")),
            (wps("moneyKind"), wpsv(f"money-{budget.kind}")),
            (wps("budgetText"), Literal(budget.piece.words)),
            (wps("evidence"), self._said(budget.piece, budget.rule)),
        ]
        if budget.amount is not None:
            says.append((wps("amount"), Literal(budget.amount, datatype=xsd("decimal"))))
        if budget.currency:
            says.append((wps("currency"), Literal(budget.currency)))
        if budget.secured:
            says.append((wps("securedShare"), Literal(budget.secured)))
        yield from _quads(node, says)

    def _indicator(self, of: NamedNode, indicator: PlanIndicator) -> Iterator[Quad]:
        node = self._node("indicator", indicator.piece, of.value)
        yield Quad(of, wps("hasIndicator"), node, ASSERTIONS)
        says: list[tuple[NamedNode, Value]] = [
            (rdf("type"), wps("Indicator")),
            (wps("ofPlan"), self._plan()),
            (wps("indicatorText"), Literal(indicator.piece.words)),
            (wps("evidence"), self._said(indicator.piece, "plan-indicator")),
        ]
        for name, piece in (("baseline", indicator.baseline), ("target", indicator.target)):
            if piece is None:
                continue
            says += [
                (wps(name), Literal(value_of(piece))), (wps("evidence"), self._said(piece, f"plan-{name}")),
            ]  # fmt: skip
            if year := year_of(piece):
                says.append((wps(f"{name}Year"), Literal(year)))
        if unit := _unit(indicator):
            says.append((wps("unit"), Literal(unit)))
        if indicator.verification is not None:
            says.append((wps("verificationText"), Literal(indicator.verification.words)))
            says.append((wps("evidence"), self._said(indicator.verification, "plan-verification")))
        yield from _quads(node, says)


def _unit(indicator: PlanIndicator) -> str:
    values = " ".join(p.words for p in (indicator.baseline, indicator.target) if p is not None)
    return "%" if "%" in values or "per cent" in values or "percent" in values else ""


def _quads(node: NamedNode, says: list[tuple[NamedNode, Value]]) -> Iterator[Quad]:
    for predicate, value in says:
        yield Quad(node, predicate, value, ASSERTIONS)
