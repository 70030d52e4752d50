"""Turns commitment clauses into the sides by which they are compared with reports and with operative paragraphs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from graph_build.corpus.provisions import Provision
from graph_build.extract.document import CorpusExtract, DocumentExtract
from graph_build.extract.records import CommitmentClause, Mention
from graph_build.graph.descent_likeness import Side, side_of
from graph_build.graph.descent_words import FRAMES, families, first_family

WITHOUT_DUTY: Final = frozenset({"Evaluative", "Referential"})
# Kinds of action that a promise names beside what it promises: to ensure, to continue, to be guided.
_FRAME_VERBS: Final = frozenset({FRAMES, "implement"})


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment with a duty: where it stands, its clause, and the side by which it is compared."""

    document: DocumentExtract
    index: int
    clause: CommitmentClause
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
    return [
        Promise(document, index, clause, _side(clause, provisions[clause.provision], named.get(clause.provision, [])))
        for index, clause in enumerate(document.commitments)
        if clause.act not in WITHOUT_DUTY
    ]


def all_promises(corpus: CorpusExtract) -> list[Promise]:
    """The promises of all documents."""
    return [promise for document in corpus.documents for promise in promises_of(document)]


def _side(clause: CommitmentClause, provision: Provision, mentions: list[Mention]) -> Side:
    text = provision.reading.text[clause.start : clause.end]
    within = within_span(mentions, clause.start, clause.end)
    actors = frozenset(key for _, key in clause.bearers if key)
    return side_of(what_is_promised(clause, text), within, verbs_of(clause), actors)


def what_is_promised(clause: CommitmentClause, text: str) -> str:
    """The words of the action with, for a passive, what stands before its verb."""
    before, verb, _ = text.partition(clause.verb)
    passive = bool(verb) and not clause.bearers
    return f"{before} {clause.action}" if passive and before.strip() not in clause.action else clause.action


def verbs_of(clause: CommitmentClause) -> frozenset[str]:
    """The families of the action that is promised: of the verb, or of the first action that the words name."""
    in_verb = families(clause.verb) - _FRAME_VERBS
    if in_verb:
        return in_verb
    first = first_family(clause.action)
    return frozenset({first} if first else ())


def within_span(mentions: list[Mention], start: int, end: int) -> list[Mention]:
    """The mentions inside a span of their provision."""
    return [m for m in mentions if start <= m.start and m.end <= end]
