"""Turns commitment clauses into the sides by which they are compared with reports and with operative paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from graph_build.corpus.provisions import Provision
from graph_build.extract.document import DocumentExtract
from graph_build.extract.records import CommitmentClause, Mention
from graph_build.extract.verbs import BASE_VERBS
from graph_build.graph.promises.likeness import Side, side_of
from graph_build.graph.promises.words import FRAMES, OWN_FAMILY, families, family_of, first_family, stem, word_table

# What a clause adds to what it promises: the basis, the reason, the aim.
_ADDED: Final = re.compile(
    r"(?:^|,? )(?:pursuant to|in accordance with|in line with|consistent with|taking into account|in order to|so that|"
    r"as (?:specified|set out|outlined|defined|requested) in|so as to|with a view to|because|based on|building on)\b.*"
)
# Verbs of those who ask: what is asked for stands after them.
_ASKS: Final = re.compile(
    r"(?i)(?:(?:also|further|strongly|again) )*"
    r"(?:request|urge|call|encourage|invite|demand|decide|express|reiterate|recommend|appeal)"
)
# Where one of several promised acts may end and the next begin: "update the course, appoint advisers and report".
_NEXT_ACT: Final = re.compile(r"(?:,? and|,|;)(?: \([a-z]{1,4}\))?(?: also| further)?(?: to)? (?P<verb>[a-z]+)\b")
_LAST_VERB: Final = re.compile(
    r"\b(?:will|shall|must|should|to)\b(?:[^a-z]| \w+ly)* (?:continue to )?(?P<verb>[a-z]+)$"
)
# What those who are asked are to do: "Member States to share …".
_ASKED_TO: Final = re.compile(r"\bto (?:(?:also|further|continue to|[a-z]+ly) )?(?P<verb>[a-z]+)\b")
_PLEDGED_TO: Final = re.compile(r"to (?:[a-z]+ly )?(?P<verb>[a-z]+)\b")
# The weight of words that an act has at the least to be looked for by itself.
_LEAST_ACT: Final = 2.0
# Verbs without a family that say nothing of the action by themselves.
_LIGHT_VERBS: Final = frozenset(
    {"make", "be", "have", "do", "go", "become", "get", "let", "see", "remain", "need", "use"}
)
# Kinds of action that a promise names beside what it promises: to carry out, to implement.
_FRAME_VERBS: Final = frozenset({FRAMES, "implement"})


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment: where it stands, its clause, and the side by which it is compared.

    ``acts`` are the sides of its single acts where one clause promises several.
    """

    document: DocumentExtract
    index: int
    clause: CommitmentClause
    provision: Provision
    side: Side
    acts: tuple[Side, ...] = ()

    @property
    def readings(self) -> tuple[Promise, ...]:
        """The promise as a whole, then each of its acts taken for the whole."""
        return (self, *(replace(self, side=act, acts=()) for act in self.acts))

    @property
    def identity(self) -> tuple[str, int]:
        """The document's key and the clause's place among its commitments."""
        return (self.document.context.key, self.index)


Sides = tuple[Side, tuple[Side, ...]]
"""The side of a promise, and those of its single acts."""


def promises_of(document: DocumentExtract) -> list[Promise]:
    """The commitments of a document as promises, in order."""
    return with_sides(document, sides_in(document))


def sides_in(document: DocumentExtract) -> list[Sides]:
    """The sides of the commitments of a document, in order."""
    provisions = {p.key: p for p in document.provisions}
    named: dict[str, list[Mention]] = {}
    for mention in document.mentions:
        named.setdefault(mention.provision, []).append(mention)
    out: list[Sides] = []
    for clause in document.commitments:
        provision = provisions[clause.provision]
        mentions = within_span(named.get(clause.provision, []), clause.start, clause.end)
        side = _side(clause, provision, mentions)
        out.append((side, _acts(clause, provision, mentions, side)))
    return out


def with_sides(document: DocumentExtract, sides: Iterable[Sides]) -> list[Promise]:
    """The commitments of a document as promises, with the sides that they have."""
    provisions = {p.key: p for p in document.provisions}
    return [
        Promise(document, index, clause, provisions[clause.provision], side, acts)
        for index, (clause, (side, acts)) in enumerate(zip(document.commitments, sides, strict=True))
    ]


def _side(clause: CommitmentClause, provision: Provision, within: list[Mention]) -> Side:
    text = provision.reading.text[clause.start : clause.end]
    actors = frozenset(key for _, key in clause.bearers if key)
    return side_of(what_is_promised(clause, text), within, verbs_of(clause), actors)


def _acts(clause: CommitmentClause, provision: Provision, mentions: list[Mention], whole: Side) -> tuple[Side, ...]:
    """The sides of the single acts of a clause that promises several, each with words enough to be known again."""
    text = provision.reading.text[clause.start : clause.end]
    cuts = [m for m in _NEXT_ACT.finditer(text) if m["verb"] in BASE_VERBS]
    if not cuts:
        return ()
    bounds = [0, *(m.start("verb") for m in cuts), len(text)]
    out: list[Side] = []
    for number, (start, end) in enumerate(pairwise(bounds)):
        words = what_is_promised(clause, text) if number == 0 else text[start:end]
        words = words[: len(words) - (len(text) - end)] if number == 0 else words
        inside = within_span(mentions, clause.start + start, clause.start + end)
        verbs = whole.verbs if number == 0 else _first_verb(text[start:end])
        act = side_of(words, inside, verbs, whole.actors)
        if verbs and sum(act.words.values()) >= _LEAST_ACT:
            out.append(act)
    return tuple(out)


def _first_verb(words: str) -> frozenset[str]:
    first = words.split(maxsplit=1)[0]
    return frozenset({family_of(stem(first)) or own_family(first)} - {FRAMES, ""})


def own_family(verb: str) -> str:
    """A family of its own for a verb that the table does not have; empty for one that says nothing by itself."""
    return (
        ""
        if not verb or verb in _LIGHT_VERBS or stem(verb) in word_table().empty - {"second"}
        else f"{OWN_FAMILY}{stem(verb)}"
    )


def what_is_promised(clause: CommitmentClause, text: str) -> str:
    """The words of the action with its verb and, for a passive, what stands before it."""
    before, verb, _ = text.partition(clause.verb)
    passive = bool(verb) and not clause.bearers and before.strip() not in clause.action
    verbs = "" if _ASKS.match(clause.verb) else clause.verb
    named = " ".join(word for word in verbs.split() if family_of(stem(word.lower())) not in {None, *_FRAME_VERBS})
    action = _ADDED.sub("", clause.action) or ("" if passive else clause.action)
    action = next((action[len(who) :] for who, _ in clause.bearers if action.startswith(who)), action)
    return " ".join(part for part in (before if passive else "", named, action) if part)


def verbs_of(clause: CommitmentClause) -> frozenset[str]:
    """The families of the action that is promised: of the verb, or of the first action that the words name."""
    in_verb = frozenset() if _ASKS.match(clause.verb) else families(clause.verb) - _FRAME_VERBS
    if in_verb:
        return in_verb
    verb = _asked_verb(clause.action) if _ASKS.match(clause.verb) else _pledged_verb(clause.action)
    if last := _LAST_VERB.search(clause.verb):
        verb = last["verb"]
    family = family_of(stem(verb)) or own_family(verb)
    first = family if family and family not in _FRAME_VERBS else first_family(clause.action)
    return frozenset({first} if first else ())


def _pledged_verb(action: str) -> str:
    """The verb of what is pledged, after "pledges": "to waive all fees"; empty where none opens the words."""
    found = _PLEDGED_TO.match(action)
    return found["verb"] if found else ""


def _asked_verb(action: str) -> str:
    """The verb of what is asked, after "to": in "all parties to armed conflict to protect" the second."""
    found = (m["verb"] for m in _ASKED_TO.finditer(action))
    return next((verb for verb in found if verb in BASE_VERBS or family_of(stem(verb))), "")


def within_span(mentions: list[Mention], start: int, end: int) -> list[Mention]:
    """The mentions inside a span of their provision."""
    return [m for m in mentions if start <= m.start and m.end <= end]
