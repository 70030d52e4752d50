"""Turns a plan into its facts, goals, actions, indicators and money, each with the words that say it."""

from graph_build.extract.plans.document_plans import read_plan
from graph_build.extract.plans.records import (
    Piece,
    PlanAction,
    PlanBudget,
    PlanDetail,
    PlanGoal,
    PlanIndicator,
    PlanRead,
)

__all__ = [
    "Piece",
    "PlanAction",
    "PlanBudget",
    "PlanDetail",
    "PlanGoal",
    "PlanIndicator",
    "PlanRead",
    "read_plan",
]
