"""Turns a clause and its provision into those who bear it: named in it, carried over, meant by "which", or speaking."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph_build.corpus.provisions import Provision
from graph_build.extract.commitments.actors import chain_from, is_actor, personal
from graph_build.extract.commitments.frames import Clause
from graph_build.extract.context import Context
from graph_build.extract.names.mentions import DocumentMentions
from graph_build.extract.records import DOCUMENTS, Mention, Named

# Whom "we" stands for in a text of the house.
_SPEAKERS = {"nato": "nato", "un": "united-nations"}
# Which council speaks in the operative paragraphs of a house.
_ORGANS = {
    "un": "united-nations-security-council", "african-union": "african-union-peace-and-security-council",
    "eu": "council-of-the-european-union", "nato": "north-atlantic-council",
}  # fmt: skip
_SENTENCE_END = re.compile(r"(?<=[a-z)\d%]{2})\. (?=[A-Z])")
_ANTECEDENT = re.compile(
    r"\b(?:an?|the) ((?:[a-z-]+ ){0,3}(?:process|mechanism|plan|body|group|committee|office|system|framework))\b"
)


@dataclass(frozen=True, slots=True)
class BearerReader:
    """Finds the bearers of the clauses of one document."""

    context: Context
    mentions: DocumentMentions

    def bearers(self, clause: Clause, provision: Provision) -> tuple[Named, ...]:
        """Those who are to act, each with its words and, where known, its thing; empty when the words name none."""
        if clause.bearers:
            words = clause.bearer_text.split(", ") if clause.frame == "operative" else []
            named = dict(zip((b.thing for b in clause.bearers), words, strict=False))
            return tuple((named.get(b.thing, b.surface), b.thing) for b in clause.bearers)
        if clause.frame == "own":
            return ((clause.bearer_text, _ORGANS.get(self.context.house or "un")),)
        if clause.frame == "continued":
            return self._carried(clause, provision)
        if clause.frame == "relative":
            return self._antecedent(clause, provision)
        return ((clause.bearer_text, self._speaker(clause.bearer_text)),) if clause.bearer_text else ()

    def _carried(self, clause: Clause, provision: Provision) -> tuple[Named, ...]:
        """The subject shared with the modal before: the first actors of the sentence."""
        text = provision.reading.text
        begin = max((m.end() for m in _SENTENCE_END.finditer(text[: clause.start])), default=provision.body)
        begin = max(begin, provision.body)
        before = [m for m in self._before(clause, provision) if begin <= m.start]
        actors = [m for m in before if is_actor(m)]
        if actors:
            chain = chain_from(text, actors[0].start, clause.start, actors)
            one_more = re.search(r" (?:and|or) $", text[actors[0].end : chain[-1].start]) if len(chain) > 1 else None
            return tuple((a.surface, a.thing) for a in (chain if one_more else actors[:1]))
        if words := personal(text, begin, clause.start):
            return ((words, self._speaker(words)),)
        documents = [m for m in before if m.kind in DOCUMENTS]
        return ((documents[0].surface, None),) if documents else ()

    def _antecedent(self, clause: Clause, provision: Provision) -> tuple[Named, ...]:
        """What "which" stands for: the noun phrase before it; those who are to act were named before it."""
        noun = _ANTECEDENT.search(provision.reading.text[: clause.start])
        if noun is not None and clause.rule.startswith("commitment-shall"):
            return ((noun.group(1), None),)
        parties = [m for m in self._before(clause, provision) if m.kind == "ActorGroup"]
        return ((parties[-1].surface, parties[-1].thing),) if parties else ()

    def _before(self, clause: Clause, provision: Provision) -> list[Mention]:
        return [m for m in self.mentions.outer[provision.key] if m.end <= clause.start]

    def _speaker(self, words: str) -> str | None:
        """Whom "we" stands for: the one who speaks in the document, when that is known."""
        return _SPEAKERS.get(self.context.house) if words.split(maxsplit=1)[0].lower() in {"we", "our"} else None
