"""Turns what documents say into quads: things, statements with their evidence, commitments, holdings, claims."""

from graph_build.graph.emit.commitments import commitment_addresses
from graph_build.graph.emit.evidence import ASSERTIONS, EvidenceEmitter, quote_of, text_term
from graph_build.graph.emit.holdings import RoleHolding, role_holdings
from graph_build.graph.emit.own_lines import HOMES, Laid, OwnLines
from graph_build.graph.emit.quads import Aside, Emission, emit, input_digest
from graph_build.graph.emit.relations import HOLDS_POST, Said, Statement, statements

__all__ = [
    "ASSERTIONS",
    "HOLDS_POST",
    "HOMES",
    "Aside",
    "Emission",
    "EvidenceEmitter",
    "Laid",
    "OwnLines",
    "RoleHolding",
    "Said",
    "Statement",
    "commitment_addresses",
    "emit",
    "input_digest",
    "quote_of",
    "role_holdings",
    "statements",
    "text_term",
]
