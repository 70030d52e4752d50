"""Turns commitment clauses into the sides by which they are compared with reports and with operative paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from graph_build.corpus.provisions import Provision
from graph_build.extract.document import CorpusExtract, DocumentExtract
from graph_build.extract.records import CommitmentClause, Mention
from graph_build.graph.descent_likeness import Side, side_of
from graph_build.graph.descent_words import FRAMES, families, family_of, first_family, stem

WITHOUT_DUTY: Final = frozenset({"Evaluative", "Referential"})
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
# Kinds of action that a promise names beside what it promises: to carry out, to implement.
_FRAME_VERBS: Final = frozenset({FRAMES, "implement"})


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment with a duty: where it stands, its clause, and the side by which it is compared."""

    document: DocumentExtract
    index: int
    clause: CommitmentClause
    provision: Provision
    side: Side

    @property
    def identity(self) -> tuple[str, int]:
        """The document's key and the clause's place among its commitments."""
        return (self.document.context.key, self.index)


def promises_of(document: DocumentExtract) -> list[Promise]:
    """The commitments of a document that carry a duty, in order."""
    provisions = {p.key: p for p in document.provisions}
    named: dict[str, list[Mention]] = {}
    for mention in document.mentions:
        named.setdefault(mention.provision, []).append(mention)
    out: list[Promise] = []
    for index, clause in enumerate(document.commitments):
        if clause.act not in WITHOUT_DUTY:
            provision = provisions[clause.provision]
            side = _side(clause, provision, named.get(clause.provision, []))
            out.append(Promise(document, index, clause, provision, side))
    return out


def all_promises(corpus: CorpusExtract) -> list[Promise]:
    """The promises of all documents."""
    return [promise for document in corpus.documents for promise in promises_of(document)]


def _side(clause: CommitmentClause, provision: Provision, mentions: list[Mention]) -> Side:
    text = provision.reading.text[clause.start : clause.end]
    within = within_span(mentions, clause.start, clause.end)
    actors = frozenset(key for _, key in clause.bearers if key)
    return side_of(what_is_promised(clause, text), within, verbs_of(clause), actors)


def what_is_promised(clause: CommitmentClause, text: str) -> str:
    """The words of the action with its verb and, for a passive, what stands before it."""
    before, verb, _ = text.partition(clause.verb)
    passive = bool(verb) and not clause.bearers and before.strip() not in clause.action
    verbs = "" if _ASKS.match(clause.verb) else clause.verb
    named = " ".join(word for word in verbs.split() if family_of(stem(word.lower())) not in {None, *_FRAME_VERBS})
    action = _ADDED.sub("", clause.action) or ("" if passive else clause.action)
    action = next((action[len(who) :] for who, _ in clause.bearers if action.startswith(who)), action)
    return " ".join(part for part in (before.strip() if passive else "", named, action) if part)


def verbs_of(clause: CommitmentClause) -> frozenset[str]:
    """The families of the action that is promised: of the verb, or of the first action that the words name."""
    in_verb = frozenset() if _ASKS.match(clause.verb) else families(clause.verb) - _FRAME_VERBS
    if in_verb:
        return in_verb
    first = first_family(clause.action)
    return frozenset({first} if first else ())


def within_span(mentions: list[Mention], start: int, end: int) -> list[Mention]:
    """The mentions inside a span of their provision."""
    return [m for m in mentions if start <= m.start and m.end <= end]
