"""Turns what was read into one row per stretch of text: what came out of it, or why nothing did."""

from graph_build.graph.coverage.covered import Covered, coverage_csv, covered_by
from graph_build.graph.coverage.rows import (
    CLAUSE,
    COMMITMENTS_READ,
    EXTRACTED,
    FURNITURE,
    NO_COMMITMENT,
    NOT_READ,
    NOT_UNDERSTOOD,
    NOTHING,
    NOTHING_ASKED,
    CoverageRow,
    clause_rows,
    coverage_rows,
)

__all__ = [
    "CLAUSE",
    "COMMITMENTS_READ",
    "EXTRACTED",
    "FURNITURE",
    "NOTHING",
    "NOTHING_ASKED",
    "NOT_READ",
    "NOT_UNDERSTOOD",
    "NO_COMMITMENT",
    "CoverageRow",
    "Covered",
    "clause_rows",
    "coverage_csv",
    "coverage_rows",
    "covered_by",
]
