"""Turns a built graph into the page that shows it as a network."""

from graph_build.show.network.commitments import read_commitment, read_disagreements, read_pillars
from graph_build.show.network.file import (
    MOST_SAID,
    TITLE,
    network_html,
    notebook_frame,
    page_title,
    served_whole,
    write_network,
    write_notice,
)
from graph_build.show.network.first_view import choose_first
from graph_build.show.network.inferred import UNKNOWN, Bearing, Explainer, Triple
from graph_build.show.network.layout import Layout, arrange
from graph_build.show.network.overview import read_overview
from graph_build.show.network.page import content_policy, render_page
from graph_build.show.network.page_data import PageData, page_enclosing, page_nodes, short_id, tie_weights
from graph_build.show.network.read import class_label, predicate_labels, read_aliases, read_details, read_namings
from graph_build.show.network.records import Page, PageFragment, PageHit, PageNode
from graph_build.show.network.scene import Commitment, Fact, Naming, Reason, Relation, Said, Scene, Thing
from graph_build.show.network.states import regions
from graph_build.show.network.time import Pair, commitment_spans, holding_span, relation_spans, thing_spans

__all__ = [
    "MOST_SAID",
    "TITLE",
    "UNKNOWN",
    "Bearing",
    "Commitment",
    "Explainer",
    "Fact",
    "Layout",
    "Naming",
    "Page",
    "PageData",
    "PageFragment",
    "PageHit",
    "PageNode",
    "Pair",
    "Reason",
    "Relation",
    "Said",
    "Scene",
    "Thing",
    "Triple",
    "arrange",
    "choose_first",
    "class_label",
    "commitment_spans",
    "content_policy",
    "holding_span",
    "network_html",
    "notebook_frame",
    "page_enclosing",
    "page_nodes",
    "page_title",
    "predicate_labels",
    "read_aliases",
    "read_commitment",
    "read_details",
    "read_disagreements",
    "read_namings",
    "read_overview",
    "read_pillars",
    "regions",
    "relation_spans",
    "render_page",
    "served_whole",
    "short_id",
    "thing_spans",
    "tie_weights",
    "write_network",
    "write_notice",
]
