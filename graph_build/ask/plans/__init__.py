"""Turns the plans of a graph into a comparison: who has what, and which paragraphs no action answers."""

from graph_build.ask.plans.comparison import Answered, Comparison, compare_plans
from graph_build.ask.plans.plan import ASPECTS, Plan, Value, read_plan, stored_plans
from graph_build.ask.plans.text import Form, render_comparison

__all__ = [
    "ASPECTS",
    "Answered",
    "Comparison",
    "Form",
    "Plan",
    "Value",
    "compare_plans",
    "read_plan",
    "render_comparison",
    "stored_plans",
]
