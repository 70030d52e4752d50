"""Turns what a graph says of one national plan into its values by aspect, each with the sentences that say it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from graph_build.ask.lookups import RDF, RDFS, SKOS, WPS, Quote, Source, clean, sort_quotes, text_of
from graph_build.graph.rhythm import rhythm_words

# What is said of a plan as a statement: aspect of the comparison, property.
STATED: Final = (
    ("state", "ofState"), ("generation", "generation"), ("period start", "periodStart"), ("period end", "periodEnd"),
    ("extended to", "extendedTo"), ("adopted", "adoptedOn"),
)  # fmt: skip
# What is said of it as a detail: aspect of the comparison, concepts of the scheme plan-aspect.
DETAILED: Final = (
    ("period end", ("period-end",)), ("length and phases", ("length", "phase")),
    ("adopted", ("approved",)), ("published", ("published",)), ("launched", ("launched",)), ("dated", ("dated",)),
    ("in force", ("in-force",)), ("earlier plans", ("earlier-plan", "earlier-plans")),
    ("lead", ("lead",)), ("partners", ("partner", "implementer")), ("developed by", ("developed-by",)),
    ("civil society in drafting", ("civil-society-drafting",)),
    ("civil society in carrying out", ("civil-society-implementation",)),
    ("civil society in monitoring", ("civil-society-monitoring",)),
    ("monitored by", ("monitored-by",)), ("rhythm", ("rhythm",)), ("reports to", ("reporting", "reporting-day")),
    ("review", ("review",)), ("money", ("budget-stated",)), ("arms", ("disarmament",)),
    ("counts it states", ("count-of-pillars", "count-of-objectives", "count-of-actions", "count-of-indicators")),
)  # fmt: skip
ASPECTS: Final = (
    "state", "generation", "period start", "period end", "extended to", "length and phases", "adopted", "dated",
    "published", "launched", "in force", "earlier plans", "lead", "partners", "developed by", "money",
    "monitored by", "rhythm", "reports to", "review", "civil society in drafting", "civil society in carrying out",
    "civil society in monitoring", "pillars", "goals", "actions", "indicators", "arms", "counts it states",
)  # fmt: skip
_PILLAR_LEVELS: Final = frozenset({"pillar", "axe", "axis", "pilar", "pilier", "eje", "pilon", ""})


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a plan in words, with the sentences that say it; ``address`` where it is a node of its own."""

    words: str
    quotes: tuple[Quote, ...] = ()
    address: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan: its address and name, whether its text was read, its values by aspect, its actions.

    ``also`` are other nodes that stand for the same plan of the same state, whose values count as its own.
    """

    address: str
    name: str
    was_read: bool
    values: dict[str, tuple[Value, ...]] = field(default_factory=dict)
    actions: tuple[Value, ...] = ()
    also: tuple[str, ...] = ()

    def of(self, aspect: str) -> tuple[Value, ...]:
        """The values under an aspect; none where no text tells it."""
        return self.values.get(aspect, ())


def stored_plans(source: Source) -> list[str]:
    """The plans whose text was read, in order of their names."""
    plans = {text_of(q.object) for q in source.quads(WPS + "ofPlan")}
    plans |= {
        text_of(q.subject)
        for q in source.quads(WPS + "ofState")
        if source.values(text_of(q.subject), WPS + "sourceFile")
    }
    return sorted(plans, key=lambda plan: (source.name(plan), plan))


def read_plan(source: Source, address: str) -> Plan:
    """The plan with all that the graph says of it."""
    also = _same_plan(source, address)
    found: dict[str, list[Value]] = defaultdict(list)
    for node in (address, *also):
        for aspect, value in _statements(source, node):
            found[aspect].append(value)
        for aspect, value in _details(source, node):
            found[aspect].append(value)
        found["money"] += list(_money(source, node))
    goals = list(_goals(source, address))
    found["pillars"] += [value for level, value in goals if level in _PILLAR_LEVELS]
    found["goals"] += [value for level, value in goals if level not in _PILLAR_LEVELS]
    actions = tuple(_actions(source, address))
    found["actions"] += actions
    found["indicators"] += list(_indicators(source, address))
    values = {aspect: _joined(some) for aspect, some in found.items() if some}
    was_read = bool(source.values(address, WPS + "sourceFile"))
    return Plan(address, source.name(address), was_read, values, actions, also)


def _same_plan(source: Source, address: str) -> tuple[str, ...]:
    """Other plans of the same state and generation: one that a text or table tells of."""
    states, generations = source.values(address, WPS + "ofState"), source.values(address, WPS + "generation")
    if len(states) != 1 or len(generations) != 1:
        return ()
    others = source.subjects(WPS + "ofState", states[0])
    return tuple(o for o in others if o != address and source.values(o, WPS + "generation") == generations)


def _statements(source: Source, plan: str) -> Iterator[tuple[str, Value]]:
    wanted = {WPS + name: aspect for aspect, name in STATED}
    for node in source.subjects(RDF + "subject", plan):
        aspect = wanted.get(source.some(node, RDF + "predicate"))
        if aspect is not None:
            value = source.some(node, RDF + "object")
            words = source.name(value) if value.startswith("http") else value
            yield aspect, Value(words, source.quotes(node), value if value.startswith("http") else "")


def _details(source: Source, plan: str) -> Iterator[tuple[str, Value]]:
    wanted = {name: aspect for aspect, names in DETAILED for name in names}
    for node in source.subjects(WPS + "detailOf", plan):
        name = source.some(node, WPS + "aspect").rpartition("/aspect-")[2]
        if name in wanted:
            words = source.some(node, WPS + "detailValue")
            words = f"budget: {words}" if name == "budget-stated" else _told(name, words)
            yield wanted[name], Value(clean(words), source.quotes(node), source.some(node, WPS + "detailThing"))


def _told(name: str, words: str) -> str:
    """A value for a reader: "4 pillars", "every six months", "1: 2018 to 2022"."""
    if name == "rhythm":
        return rhythm_words(words)
    if name == "earlier-plan":
        return words.replace("/", " to ")
    return f"{words} {name.removeprefix('count-of-')}" if name.startswith("count-of-") else words


def _money(source: Source, plan: str) -> Iterator[Value]:
    for node in source.values(plan, WPS + "hasBudget"):
        yield Value(money_words(source, node), source.quotes(node), node)


def money_words(source: Source, node: str) -> str:
    """What a budget says in few words: its kind, the amount, the share that is there."""
    kind = clean(source.some(source.some(node, WPS + "moneyKind"), SKOS + "prefLabel"))
    amount = source.some(node, WPS + "amount")
    currency, secured = source.some(node, WPS + "currency"), source.some(node, WPS + "securedShare")
    said = f"{kind}: {_grouped(amount)} {currency}".strip() if amount else kind
    return f"{said}, {secured} secured" if secured else said


def _grouped(amount: str) -> str:
    whole, _, rest = amount.partition(".")
    return f"{int(whole):,}" + (f".{rest}" if rest.strip("0") else "") if whole.isdigit() else amount


def _goals(source: Source, plan: str) -> Iterator[tuple[str, Value]]:
    found = [n for n in source.subjects(WPS + "ofPlan", plan) if WPS + "PlanGoal" in source.values(n, RDF + "type")]
    for node in sorted(found, key=lambda n: _place(source, n)):
        level = clean(source.some(node, WPS + "goalLevel")).lower()
        yield level, Value(clean(source.some(node, WPS + "goalText")), source.quotes(node), node)


def _actions(source: Source, plan: str) -> Iterator[Value]:
    found = [n for n in source.subjects(WPS + "ofPlan", plan) if WPS + "PlanAction" in source.values(n, RDF + "type")]
    for node in sorted(found, key=lambda n: _place(source, n)):
        yield Value(_action_words(source, node), source.quotes(node), node)


def _action_words(source: Source, node: str) -> str:
    number, verb = source.some(node, WPS + "actionNumber"), source.some(node, WPS + "verb")
    leads = ", ".join(_leads(source, node))
    due = source.some(node, WPS + "due")
    words = clean(f"{number} {verb} {source.some(node, WPS + 'actionText')}")
    return "; ".join(part for part in (words, leads, f"by {due}" if due else "") if part)


def _leads(source: Source, node: str) -> Iterator[str]:
    for detail in source.subjects(WPS + "detailOf", node):
        if source.some(detail, WPS + "aspect").endswith("/aspect-lead"):
            yield clean(source.some(detail, WPS + "detailValue"))


def _indicators(source: Source, plan: str) -> Iterator[Value]:
    found = [n for n in source.subjects(WPS + "ofPlan", plan) if WPS + "Indicator" in source.values(n, RDF + "type")]
    for node in sorted(found, key=lambda n: _place(source, n)):
        told = [("from", "baseline"), ("to", "target")]
        values = [f"{word} {value}" for word, name in told if (value := source.some(node, WPS + name))]
        words = clean(source.some(node, WPS + "indicatorText"))
        yield Value(": ".join(part for part in (words, " ".join(values)) if part), source.quotes(node), node)


def _place(source: Source, node: str) -> tuple[int, int, str]:
    """Where a node's first quote stands in its document."""
    for evidence in source.values(node, WPS + "evidence"):
        provision = source.some(evidence, WPS + "inProvision")
        position = source.some(provision, WPS + "position")
        start = source.some(
            source.some(evidence, "http://www.w3.org/ns/oa#hasSelector"), "http://www.w3.org/ns/oa#start"
        )
        return int(position or 0), int(start or 0), node
    return 0, 0, node


def _joined(values: list[Value]) -> tuple[Value, ...]:
    """The values, each once, with the sentences of all that say it."""
    by_words: dict[tuple[str, str], list[Value]] = {}
    for value in values:
        by_words.setdefault((value.words, value.address if "/commitment/" in value.address else ""), []).append(value)
    return tuple(
        Value(words, sort_quotes({quote for one in some for quote in one.quotes}), some[0].address)
        for (words, _), some in by_words.items()
    )


__all__ = ["ASPECTS", "RDFS", "Plan", "Value", "read_plan", "stored_plans"]
