"""Turns a plan into its facts, goals, actions, indicators and money, each with the words that say it."""

from graph_build.extract.plans.document_plans import read_plan
from graph_build.extract.plans.fact_rows import read_fact_rows
from graph_build.extract.plans.records import (
    NO_PLAN,
    Piece,
    PlanAction,
    PlanBudget,
    PlanDetail,
    PlanGoal,
    PlanIndicator,
    PlanRead,
    value_of,
    year_of,
)

__all__ = [
    "NO_PLAN",
    "Piece",
    "PlanAction",
    "PlanBudget",
    "PlanDetail",
    "PlanGoal",
    "PlanIndicator",
    "PlanRead",
    "read_fact_rows",
    "read_plan",
    "value_of",
    "year_of",
]
