"""Turns paragraphs that go on with "RESOLVES:" ("1. To urge States to …") into what the body that resolves asks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from graph_build.corpus.provisions import HEADING, Provision
from graph_build.extract.commitments.chapeaus import Lead
from graph_build.extract.commitments.clauses import CONSTITUTIVE, Clause
from graph_build.extract.records import Named
from graph_build.extract.verbs import BASE_VERBS
from graph_build.reading import ReadSentence, read_sentence, verb_of

_RESOLVES = re.compile(
    r"(?:^|[\s,;*_])(?i:(?:hereby )?(?P<verb>resolves|decides|agrees|recommends)(?: as follows)?)[ *_]*:[ *_]*$"
)
_ITS_VERB = re.compile(r"(?P<to>To (?:(?:also|further|once again|again) )?)(?P<verb>[a-z]+)\b")
_FURTHER = re.compile(r"(?<=and )to (?P<verb>[a-z]+)\b")
_OTHER_ENDING = re.compile(r"(?:[^aeiou]y|ch|sh|s|x|z|o)$")  # "apply", "establish": no "s" alone is added


def opens_resolving(provision: Provision, sentence: ReadSentence, organ: Named | None) -> Lead | None:
    """What a line says that ends in "RESOLVES:"; the paragraphs below it go on with "To" and a verb."""
    match = _RESOLVES.search(provision.reading.text)
    if match is None:
        return None
    start, end = match.span("verb")
    clause = Clause(
        sentence, None, start, start, end, end, end, "commitment-decide", match["verb"], CONSTITUTIVE, "Obligation"
    )
    return Lead(None, clause, () if organ is None else (organ,), tasks=False)


def asked(provision: Provision, sentences: Sequence[ReadSentence]) -> tuple[ReadSentence, ...]:
    """The sentences of a paragraph below such a line, its verbs read as those of the one who speaks: "Urges States to".

    A verb takes the place of its infinitive and of the space before it, so that all other words keep their places.
    """
    text = provision.reading.text
    match = _ITS_VERB.match(text, provision.body) if provision.role != HEADING and sentences else None
    if match is None or not _speaks(match["verb"]):
        return tuple(sentences)
    first = sentences[0].tokens
    begins = match.start("verb") - 1
    said = f"{match['verb'].capitalize()}s{first.text[match.end() - first.start[0] :]}"
    said = _FURTHER.sub(lambda to: f"  {to['verb']}s" if _speaks(to["verb"]) else to.group(), said)
    return (read_sentence(said, begins), *sentences[1:])


def printed(clause: Clause, text: str) -> Clause:
    """The clause with its verb as it is printed, where it was read in place of an infinitive and a space."""
    if text[clause.verb_start : clause.verb_start + 1] != " ":
        return clause
    start = clause.start + (clause.start == clause.verb_start)
    verb_start = clause.verb_start + 1
    return replace(clause, start=start, verb_start=verb_start, verb=text[verb_start : clause.verb_end])


def acts_under(provision: Provision) -> bool:
    """Whether a paragraph below such a line says what is to be done: "To establish a fund"; not "To recall"."""
    match = _ITS_VERB.match(provision.reading.text, provision.body)
    return (
        match is not None and provision.role != HEADING and match["verb"] in BASE_VERBS and not _speaks(match["verb"])
    )


def _speaks(verb: str) -> bool:
    """Whether a verb asks or promises by being said."""
    row = verb_of(verb)
    return row is not None and bool(row.strength) and _OTHER_ENDING.search(verb) is None
