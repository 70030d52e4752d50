"""Turns "It", "They", "She" or "He" at the head of a sentence into those of whom the sentence before it speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from graph_build.corpus.sentences import Sentence
from graph_build.extract.commitments.actors import chain_from, is_actor
from graph_build.extract.commitments.frames import Clause
from graph_build.extract.records import Mention

_PRONOUN = re.compile(
    r"(?:(?:In addition|To this end|Furthermore|Moreover|Thereafter|Then),? )?([Ii]t|[Tt]hey|[Ss]he|[Hh]e) "
)
_ONE = frozenset({"Body", "Organization", "Mission", "State", "Network"})
_MANY = frozenset({"ActorGroup", "PostKind"})
_ONE_POST = frozenset({"Person", "Post"})
# What "it" does here is an effect of what was said, and no duty of the body named before.
_EFFECT = re.compile(
    r"It (?:will|shall) (?:also |thus |further |in turn )?(?:help|enable|allow|enhance|improve|contribute|strengthen"
    r"|make|give|bring|take|have|be|mean|lead|increase|reduce|require|cost|serve|build|create)\b"
)


def meant(sentence: Sentence, before: Sentence | None, mentions: list[Mention]) -> tuple[Mention, ...]:
    """Those whom the pronoun that opens a sentence stands for; empty where the sentence before does not tell."""
    pronoun = _PRONOUN.match(sentence.text)
    if pronoun is None or before is None:
        return ()
    word = pronoun.group(1).lower()
    inside = [m for m in mentions if before.start <= m.start and m.end <= before.end and is_actor(m)]
    text = " " * before.start + before.text
    chain = chain_from(text, before.start, before.end, inside)
    if word == "they":
        return tuple(chain) if len(chain) > 1 or (chain and chain[0].kind in _MANY) else ()
    if word == "it":
        return tuple(chain) if len(chain) == 1 and chain[0].kind in _ONE else ()
    people = [m for m in inside if m.kind == "Person"] or [m for m in chain if m.kind in _ONE_POST]
    return (people[0],) if len({m.thing for m in people}) == 1 else ()


def stand_in(sentence: Sentence, antecedents: tuple[Mention, ...]) -> Iterator[Mention]:
    """The pronoun "It" as a mention of the body it stands for, so that the clause is read as the body's own."""
    pronoun = _PRONOUN.match(sentence.text)
    if pronoun is None or pronoun.group(1).lower() != "it" or _EFFECT.match(sentence.text, pronoun.start(1)):
        return
    start = sentence.start + pronoun.start(1)
    for one in antecedents:
        yield replace(one, provision=sentence.provision, start=start, end=start + len("It"), rule="pronoun")


def borne_by(clause: Clause, antecedents: tuple[Mention, ...]) -> Clause:
    """The clause with those its pronoun stands for as bearers."""
    if clause.bearers or clause.bearer_text.lower() not in {"they", "she", "he"}:
        return clause
    return replace(clause, bearers=antecedents)
