"""Turns the order and the lines of a page into relations: what stands over, beside and under what, and whose it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graph_build.corpus.provisions import Provision
from graph_build.extract.context import Context
from graph_build.extract.names.mentions import DocumentMentions
from graph_build.extract.records import Mention, Span, Statement
from graph_build.extract.relations.pages.belonging import from_belonging
from graph_build.extract.relations.pages.date_lines import SPEECH, from_date_lines
from graph_build.extract.relations.pages.debates import (
    from_attendance,
    from_debates,
    from_outcome,
    own_meeting,
    speakers_of,
)
from graph_build.extract.relations.pages.issuers import from_issuers
from graph_build.extract.relations.pages.labels import from_labels, label_rows
from graph_build.extract.relations.pages.layout import from_layout, from_member_lists
from graph_build.extract.relations.pages.listed import from_listed
from graph_build.extract.relations.pages.objectives import from_objectives

__all__ = ["SPEECH", "from_layout", "from_pages", "label_rows", "own_meeting", "speakers_of"]


def from_pages(
    context: Context,
    provisions: Sequence[Provision],
    found: DocumentMentions,
    speakers: Mapping[str, tuple[Mention, str]],
    meeting: str,
) -> Iterator[tuple[Span, Statement]]:
    """What lines, lists and records of a page say; ``speakers`` and the own ``meeting`` of a record are known."""
    yield from from_labels(context, provisions, found)
    yield from from_issuers(context, provisions, found)
    yield from from_date_lines(context, provisions, found)
    yield from from_member_lists(provisions, found)
    yield from from_belonging(context, provisions, found)
    yield from from_listed(provisions, found)
    yield from from_objectives(context, provisions, found)
    yield from from_debates(context, provisions, found, speakers)
    yield from from_attendance(provisions, found, meeting)
    yield from from_outcome(context, provisions, found)
