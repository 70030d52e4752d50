"""Turns reported speech into claims: who says that somebody will or must act, never a commitment of the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from graph_build.corpus.provisions import ACRONYM, DATELINE, FRONT, HEADING, YEAR, Provision
from graph_build.extract.commitments.actors import chain_from
from graph_build.extract.commitments.reported import Reported, Speech
from graph_build.extract.context import Context
from graph_build.extract.names.mentions import DocumentMentions
from graph_build.extract.records import Mention, ReportedClaim

_NO_PROSE = frozenset({HEADING, DATELINE, YEAR, ACRONYM, FRONT})
_TO_COME = re.compile(
    r"\b(?:will|would|shall|must|should|ought to|ha(?:s|ve) to|needs? to|is going to|are going to"
    r"|(?:is|are|was|were|remains?) committed to|(?:intend|plan|aim)(?:s|ed|ned)? to)\b"
)
_AND_SO_ON = " .,;\"'“”"


def read_claims(
    context: Context, provisions: Iterable[Provision], found: DocumentMentions, speech: Speech
) -> list[ReportedClaim]:
    """Claims of a document in order: a named speaker, and words which say what is to be done."""
    if context.register == "un":
        return []
    rows: list[ReportedClaim] = []
    for provision in provisions:
        if provision.is_content and provision.role not in _NO_PROSE:
            rows.extend(_of_provision(context, provision, found, speech[provision.key]))
    return rows


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
                _about(text, said, said.speaker, mentions),
            )


def _about(text: str, said: Reported, speaker: Mention, mentions: list[Mention]) -> tuple[str, ...]:
    """Those of whom it is said, at the beginning of the words; who promises "to" act speaks of itself."""
    if said.rule == "promised-to":
        return (speaker.thing,)
    return tuple(m.thing for m in chain_from(text, said.words_start, said.words_end, mentions))
