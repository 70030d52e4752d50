"""Turns a graph into look-ups that pages, network, explorer and commands read alike: one reader, one search."""

from graph_build.ask.lookups.assertions import Assertions
from graph_build.ask.lookups.axioms import Axioms
from graph_build.ask.lookups.counts import Counts, read_counts
from graph_build.ask.lookups.enclosing import Enclosed, enclosed_among, enclosed_bodies
from graph_build.ask.lookups.holdings import (
    Holding,
    all_holdings,
    holdings_around,
    holdings_between,
    read_holding,
)  # fmt: skip
from graph_build.ask.lookups.names import LONGEST, NAMED_BY, Hit, NameIndex, Nearness, one_form
from graph_build.ask.lookups.parties import DEMAND, ROLES, Party, Role, is_demand, party_name, read_parties, things_of
from graph_build.ask.lookups.plans import NamedPlan, named_plans, newest_plans
from graph_build.ask.lookups.quotes import Quote, pages_of, sort_quotes
from graph_build.ask.lookups.roles import PARTS, commitments_by_part, mention_span, mentions_by_document
from graph_build.ask.lookups.source import MOST, Said, Source, predicate_label
from graph_build.ask.lookups.terms import (
    DCTERMS,
    INFERRED,
    OA,
    OWL,
    RDF,
    RDFS,
    SKOS,
    WPS,
    Term,
    clean,
    last_part,
    node_of,
    only,
    prefixed,
    safe_address,
    term_of,
    text_of,
)  # fmt: skip
from graph_build.ask.lookups.things import CLASSES, depth_of, kind_of, kinds_called, read_homes, read_things
from graph_build.ask.lookups.worded_times import WORDED, worded_rank, worded_time

__all__ = [
    "CLASSES",
    "DCTERMS",
    "DEMAND",
    "INFERRED",
    "LONGEST",
    "MOST",
    "NAMED_BY",
    "OA",
    "OWL",
    "PARTS",
    "RDF",
    "RDFS",
    "ROLES",
    "SKOS",
    "WORDED",
    "WPS",
    "Assertions",
    "Axioms",
    "Counts",
    "Enclosed",
    "Hit",
    "Holding",
    "NameIndex",
    "NamedPlan",
    "Nearness",
    "Party",
    "Quote",
    "Role",
    "Said",
    "Source",
    "Term",
    "all_holdings",
    "clean",
    "commitments_by_part",
    "depth_of",
    "enclosed_among",
    "enclosed_bodies",
    "holdings_around",
    "holdings_between",
    "is_demand",
    "kind_of",
    "kinds_called",
    "last_part",
    "mention_span",
    "mentions_by_document",
    "named_plans",
    "newest_plans",
    "node_of",
    "one_form",
    "only",
    "pages_of",
    "party_name",
    "predicate_label",
    "prefixed",
    "read_counts",
    "read_holding",
    "read_homes",
    "read_parties",
    "read_things",
    "safe_address",
    "sort_quotes",
    "term_of",
    "text_of",
    "things_of",
    "worded_rank",
    "worded_time",
]
