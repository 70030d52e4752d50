"""Turns commitments into their lines of descent and what later passages tell of them."""

from graph_build.graph.promises.descent_nodes import descent_lines
from graph_build.graph.promises.followup_nodes import judged_followups
from graph_build.graph.promises.pairs import Carried, carried
from graph_build.graph.promises.promised import Promised
from graph_build.graph.promises.verdicts import FollowUpVerdict, verdicts_for

__all__ = [
    "Carried",
    "FollowUpVerdict",
    "Promised",
    "carried",
    "descent_lines",
    "judged_followups",
    "verdicts_for",
]
