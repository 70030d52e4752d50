"""Turns reported speech into claims: who says that somebody will or must act, where no commitment says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from graph_build.corpus.provisions import ACRONYM, DATELINE, FRONT, HEADING, YEAR, Provision
from graph_build.extract.commitments.actors import chain_from
from graph_build.extract.commitments.reported import Reported, Speech
from graph_build.extract.context import Context
from graph_build.extract.names.mentions import DocumentMentions
from graph_build.extract.records import CommitmentClause, Mention, ReportedClaim

_NO_PROSE = frozenset({HEADING, DATELINE, YEAR, ACRONYM, FRONT})
_TO_COME = re.compile(
    r"\b(?:will|would|shall|must|should|ought to|ha(?:s|ve) to|needs? to|is going to|are going to"
    r"|(?:is|are|was|were|remains?) committed to|(?:intend|plan|aim)(?:s|ed|ned)? to)\b"
)
_AND_SO_ON = " .,;\"'“”"


def read_claims(
    context: Context,
    provisions: Iterable[Provision],
    found: DocumentMentions,
    speech: Speech,
    commitments: Sequence[CommitmentClause] = (),
) -> list[ReportedClaim]:
    """Claims of a document in order: a named speaker, and words which say what is to be done.

    What was asked and still stands is a commitment of the one asked, and what a speaker promises is one of the
    speaker's: there is no claim beside it. What a speaker is quoted with about others is a claim, too.
    """
    if context.register == "un":
        return []
    rows: list[ReportedClaim] = []
    for provision in provisions:
        if provision.is_content and provision.role not in _NO_PROSE:
            bound = [(c.start, c.end) for c in commitments if c.provision == provision.key and not c.quoted]
            told = tuple(r for r in speech[provision.key] if not any(_is_bound(r, s, e) for s, e in bound))
            rows.extend(_of_provision(context, provision, found, told))
    return rows


def _is_bound(said: Reported, start: int, end: int) -> bool:
    return start < said.words_start < end or (said.direct and said.words_start <= start < said.words_end)


def _of_provision(
    context: Context, provision: Provision, found: DocumentMentions, speech: tuple[Reported, ...]
) -> Iterator[ReportedClaim]:
    text, mentions = provision.reading.text, found.outer.get(provision.key, [])
    for said in speech:
        words = text[said.words_start : said.words_end]
        if said.speaker is not None and not said.own and (said.asks or _TO_COME.search(words)):
            yield ReportedClaim(
                context.key,
                provision.key,
                said.start,
                said.end,
                said.speaker.thing,
                words.strip(_AND_SO_ON),
                _about(text, said, mentions),
            )


def _about(text: str, said: Reported, mentions: list[Mention]) -> tuple[str, ...]:
    """Those of whom it is said, at the beginning of the words."""
    return tuple(m.thing for m in chain_from(text, said.words_start, said.words_end, mentions))
