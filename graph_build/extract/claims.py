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
_PRONOUN = re.compile(r"(?:He|She)\b")
_APPOSITION = re.compile(r"(?: ?\([^()]*\))?(?:, [^,;]+(?:, [^,;]+)?,)? ?(?:has |had |also |then ){0,2}")
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
            before: Sentence | None = None
            for sentence in split_sentences(provision.key, provision.reading.text, provision.body):
                rows.extend(_in_sentence(context, sentence, before, provision.reading.text, mentions))
                before = sentence
    return rows


def _in_sentence(
    context: Context, sentence: Sentence, before: Sentence | None, text: str, mentions: list[Mention]
) -> Iterator[ReportedClaim]:
    match = _SAYS.search(sentence.text)
    if match is None or _TO_COME.search(sentence.text, match.end()) is None:
        return
    verb, words = sentence.start + match.start(), sentence.start + match.end()
    start, speaker = sentence.start, _subject(sentence, verb, text, mentions)
    if speaker is None and before is not None and _PRONOUN.match(sentence.text):
        start, speaker = before.start, _only_person(before, mentions)
    if speaker is not None:
        yield ReportedClaim(
            context.key,
            sentence.provision,
            start,
            sentence.end,
            speaker.thing,
            text[words : sentence.end].rstrip(" .\"'"),
            tuple(m.thing for m in chain_from(text, words, sentence.end, mentions)),
        )


def _subject(sentence: Sentence, verb: int, text: str, mentions: list[Mention]) -> Mention | None:
    """The actor right before the verb, with at most an apposition between: "Admiral X, the Chair of Y, said"."""
    nearest = [
        m
        for m in mentions
        if sentence.start <= m.start and m.end <= verb and is_actor(m) and _APPOSITION.fullmatch(text, m.end, verb)
    ]
    people = [m for m in nearest if m.kind == "Person"]
    return next(reversed(people or nearest), None)


def _only_person(sentence: Sentence, mentions: list[Mention]) -> Mention | None:
    """The one person whom "he" or "she" of the next sentence can mean; of two, none."""
    people = [m for m in mentions if m.kind == "Person" and sentence.start <= m.start and m.end <= sentence.end]
    return people[-1] if len({m.thing for m in people}) == 1 else None
