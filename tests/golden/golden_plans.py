"""The one national plan of the golden texts, written down by hand: statements, goal, action, indicator and money."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

import pyoxigraph as ox
from golden_records import Clause

from graph_build.vocabulary import rdf, wps, xsd

NATIONAL: Final = "norland-plan-2025"
MINISTRY: Final = "norland-ministry-of-peace"
BOARD: Final = "norland-equality-board"
TITLE: Final = "Second National Action Plan on Women, Peace and Security of Norland 2025-2029"
LED: Final = "The plan of Norland is led by the Norland Ministry of Peace"
TRAIN: Final = "The Norland Ministry of Peace will train 90 mediators by 2027 with the Meridian Training Centre"
RISES: Final = "the number trained rises from 8 to 90"

RELATIONS: Final = (
    # document, subject, predicate, object, quote
    (NATIONAL, NATIONAL, "ofState", "norland", TITLE),
    (NATIONAL, NATIONAL, "generation", "2", TITLE),
    (NATIONAL, NATIONAL, "periodStart", "2025", TITLE),
    (NATIONAL, NATIONAL, "periodEnd", "2029", TITLE),
    (NATIONAL, NATIONAL, "leadAgency", MINISTRY, LED),
    (NATIONAL, NATIONAL, "monitoredBy", BOARD, "monitored by the Norland Equality Board"),
    (NATIONAL, NATIONAL, "reviewOn", "2027", "a review follows in 2027"),
)


@dataclass(frozen=True, slots=True)
class Node:
    """A node of a plan: its key, its kind, its properties and the words that say it.

    A value with a colon or a node's key is an address, a number that of the type; anything else is text.
    """

    key: str
    kind: str
    says: tuple[tuple[str, str], ...]
    quote: str = ""
    rule: str = ""


GOAL: Final = f"{NATIONAL}/heading-4/goal/more-women-at-the-table"
ACTION: Final = "@action"
INDICATOR: Final = f"{NATIONAL}/p3/indicator/number-trained"
BUDGET: Final = f"{NATIONAL}/p2/budget/5-million-crowns"
NODES: Final = (
    Node(
        GOAL,
        "PlanGoal",
        (
            ("ofPlan", NATIONAL),
            ("goalText", "Pillar 1: More women at the table"),
            ("goalLevel", "Pillar"),
            ("goalNumber", "1"),
            ("pillarTheme", "wpsv:participation"),
        ),
        "Pillar 1: More women at the table",
        "plan-goal",
    ),
    Node(
        ACTION,
        "PlanAction",
        (
            ("ofPlan", NATIONAL),
            ("actionNumber", "3"),
            ("servesGoal", GOAL),
            ("leadBearer", MINISTRY),
            ("partner", "meridian-training-centre"),
            ("hasIndicator", INDICATOR),
        ),
    ),
    Node(
        INDICATOR,
        "Indicator",
        (("ofPlan", NATIONAL), ("indicatorText", "the number trained"), ("baseline", "8"), ("target", "90")),
        RISES,
        "plan-indicator",
    ),
    Node(
        BUDGET,
        "Budget",
        (
            ("moneyKind", "wpsv:money-estimate"),
            ("amount", "5000000"),
            ("currency", "crowns"),
            ("securedShare", "40 %"),
            ("budgetText", "The estimated cost of the plan is 5 million crowns"),
        ),
        "The estimated cost of the plan is 5 million crowns, of which 40 % is secured.",
        "plan-budget-amount",
    ),
    Node(
        f"{NATIONAL}/p1/detail/lead",
        "PlanDetail",
        (
            ("detailOf", NATIONAL),
            ("aspect", "wpsv:aspect-lead"),
            ("detailText", "the Norland Ministry of Peace"),
            ("detailValue", "Norland Ministry of Peace"),
            ("detailThing", MINISTRY),
        ),
        "led by the Norland Ministry of Peace",
        "plan-lead-passive",
    ),
)
CLAUSE: Final = Clause(
    NATIONAL,
    TRAIN,
    "train",
    "undertaking",
    "self-commitment",
    "own-pledge",
    "90 mediators by 2027 with the Meridian Training Centre",
    (("bearer", "The Norland Ministry of Peace", MINISTRY),),
    due="2027",
)


class Writer(Protocol):
    """What collects the quads of the golden graph."""

    def say(self, graph: str, subject: str, predicate: ox.NamedNode, value: ox.NamedNode | ox.Literal) -> None: ...

    def evidence(self, document: str, quote: str, rule: str) -> ox.NamedNode: ...


def add_nodes(golden: Writer, action: str, thing: Callable[[str], ox.NamedNode], known: frozenset[str]) -> None:
    """Goal, action, indicator, budget and detail; ``action`` is the address of the commitment, ``known`` are things."""
    addresses = {NATIONAL, *(one.key for one in NODES), *known}
    for node in NODES:
        key = action if node.key == ACTION else node.key
        golden.say("assertions", key, rdf("type"), wps(node.kind))
        for name, value in node.says:
            term: ox.NamedNode | ox.Literal = ox.Literal(value)
            if name == "amount":
                term = ox.Literal(value, datatype=xsd("decimal"))
            elif value in addresses or value.startswith("wpsv:"):
                term = thing(value)
            golden.say("assertions", key, wps(name), term)
        if node.quote:
            golden.say("assertions", key, wps("evidence"), golden.evidence(NATIONAL, node.quote, node.rule))
    golden.say("assertions", NATIONAL, wps("hasBudget"), thing(BUDGET))
