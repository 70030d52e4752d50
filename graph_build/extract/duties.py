"""Turns what a body is to do into whom it does it with and whom it supports: a task in a list has no subject."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from graph_build.corpus.provisions import Provision
from graph_build.extract.names.mentions import DocumentMentions
from graph_build.extract.records import BODIES, CommitmentClause, Mention, Relation, between

_BINDING = frozenset({"Obligation", "Undertaking"})
_SUPPORTS = BODIES - {"Organization"}  # an organisation as a whole neither supports nor is supported as a body
_TOGETHER = re.compile(
    r"\bin (?:close |full )?(?:co-?ordination|co-?operation|collaboration|partnership) with (?:the )?$"
)
_SUPPORTING = re.compile(r"\b(?:[Ss]upport|[Aa]ssist)(?:, | and )?(?:advise|assist|support|strengthen)? (?:the )?$")
_GOES_ON = re.compile(r"\)?(?:,|,? and) (?:the )?")
_END = re.compile(r";|\.(?:\s|$)")
_LONGEST_TASK = 500  # characters behind what was read of it
_NEAR = 60  # characters before a name
_FIRST_WORDS = 40  # how far into a task its verb stands


def from_duties(
    provisions: Sequence[Provision],
    found: DocumentMentions,
    clauses: Sequence[CommitmentClause],
    known: Sequence[Relation],
) -> list[Relation]:
    """What tasks say of the bodies that are bound, beyond what is ``known`` of the same provision."""
    told = {(r.subject, r.predicate, r.object, r.provision) for r in known}
    rows = _read(provisions, found, clauses)
    return [r for r in rows if (r.subject, r.predicate, r.object, r.provision) not in told]


def _read(
    provisions: Sequence[Provision], found: DocumentMentions, clauses: Sequence[CommitmentClause]
) -> Iterator[Relation]:
    """The relations of the bodies that are bound: "(f) To deliver aid, in coordination with the Lagoon Office"."""
    texts = {provision.key: provision.reading.text for provision in provisions}
    starts = sorted((clause.provision, clause.start) for clause in clauses)
    for clause in clauses:
        bearers = _bodies(found, clause) if clause.strength in _BINDING else []
        if not bearers:
            continue
        text = texts[clause.provision]
        place = bisect_right(starts, (clause.provision, clause.start))
        following = [start for key, start in starts[place : place + 1] if key == clause.provision]
        stop = min([*following, _end_of(text, clause.end)])
        names = between(found.outer.get(clause.provision, []), clause.start, stop)
        for bearer in bearers:
            supported = _supported(text, clause, names) if found.things[bearer].kind in _SUPPORTS else ()
            for predicate, meant in (*_partners(text, names), *supported):
                if meant.thing not in {"", bearer}:
                    yield Relation(
                        clause.document, clause.provision, clause.start, meant.end,
                        bearer, predicate, meant.thing, "duty-of-body",
                    )  # fmt: skip


def _bodies(found: DocumentMentions, clause: CommitmentClause) -> list[str]:
    keys = sorted({key for _, key in clause.bearers if key is not None and key in found.things})
    return [key for key in keys if found.things[key].kind in BODIES]


def _end_of(text: str, end: int) -> int:
    """The end of the task: the semicolon or the full stop behind its clause."""
    match = _END.search(text, end, end + _LONGEST_TASK)
    return match.start() if match is not None else min(len(text), end + _LONGEST_TASK)


def _partners(text: str, names: Sequence[Mention]) -> Iterator[tuple[str, Mention]]:
    """Those with whom something is to be done, the further ones of a list included."""
    last: Mention | None = None
    for name in names:
        if last is not None and name.thing == last.thing:  # its short form in brackets
            last = name
            continue
        listed = last is not None and _GOES_ON.fullmatch(text[last.end : name.start]) is not None
        together = name.kind in BODIES and (
            listed or _TOGETHER.search(text[max(0, name.start - _NEAR) : name.start]) is not None
        )
        last = name if together else None
        if together:
            yield "cooperatesWith", name


def _supported(text: str, clause: CommitmentClause, names: Sequence[Mention]) -> Iterator[tuple[str, Mention]]:
    """Whom the first verb of the task supports."""
    for name in names:
        near = name.start - clause.start <= _FIRST_WORDS + len(clause.verb)
        if near and name.kind in _SUPPORTS and _SUPPORTING.search(text[clause.start : name.start]):
            yield "supports", name
            return
