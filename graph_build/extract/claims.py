"""Turns reported speech into claims: who says that somebody will or must act, never a commitment of the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph_build.corpus.provisions import ACRONYM, DATELINE, FRONT, HEADING, YEAR, Provision
from graph_build.extract.actors import chain_from, is_actor
from graph_build.extract.context import Context
from graph_build.extract.mentions import DocumentMentions
from graph_build.extract.records import Mention, ReportedClaim
from graph_build.extract.sentences import Sentence, split_sentences

_NO_PROSE = frozenset({HEADING, DATELINE, YEAR, ACRONYM, FRONT})
_SAYS = re.compile(
    r"\b(?:said|says|stated|announced|announces|declared|added|explained|told (?:the )?[\w ]{1,40}?|promised"
    r"|confirmed|stressed|underlined|reported|argued)(?: \w+ly)? that "
)
_TO_COME = re.compile(
    r"\b(?:will|would|shall|must|should|is committed to|are committed to|was committed to|intends? to)\b"
)


def read_claims(context: Context, provisions: list[Provision], found: DocumentMentions) -> list[ReportedClaim]:
    """Claims of a document in order: a named speaker, and words after "that" which say what is to be done."""
    if context.register == "un":
        return []
    rows: list[ReportedClaim] = []
    for provision in provisions:
        if provision.is_content and provision.role not in _NO_PROSE:
            mentions = found.outer.get(provision.key, [])
            for sentence in split_sentences(provision.key, provision.reading.text, provision.body):
                rows.extend(_in_sentence(context, sentence, provision.reading.text, mentions))
    return rows


def _in_sentence(context: Context, sentence: Sentence, text: str, mentions: list[Mention]) -> Iterator[ReportedClaim]:
    match = _SAYS.search(sentence.text)
    if match is None or _TO_COME.search(sentence.text, match.end()) is None:
        return
    verb, words = sentence.start + match.start(), sentence.start + match.end()
    before = [m for m in mentions if sentence.start <= m.start and m.end <= verb and is_actor(m)]
    if before:
        people = [m for m in before if m.kind == "Person"]
        about = chain_from(text, words, sentence.end, mentions)
        yield ReportedClaim(
            context.key,
            sentence.provision,
            sentence.start,
            sentence.end,
            (people or before)[-1].thing,
            text[words : sentence.end].rstrip(" .\"'"),
            tuple(m.thing for m in about),
        )
