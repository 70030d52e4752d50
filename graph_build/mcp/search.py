"""Turns words into things, commitments and sentences that have them, each with the passage where it stands."""

from __future__ import annotations

import re
from typing import Final

import pyoxigraph as ox

from graph_build.ask.lookups import (
    OA,
    ROLES,
    SKOS,
    WPS,
    NameIndex,
    clean,
    kinds_called,
    party_name,
    read_parties,
)  # fmt: skip
from graph_build.ask.run import run_sparql
from graph_build.corpus.sentences import split_sentences
from graph_build.errors import UsageError
from graph_build.extract.folding import fold_typed
from graph_build.mcp.limits import Part, Record, counted
from graph_build.mcp.passages import Passage, Passages, with_quotes

_MENTIONS: Final = 20
"""Mentions of a thing that are looked at for one that stands."""
_SUCH: Final = 5
"""Documents without a text that are named."""
_WORDS: Final = 500
"""Characters of what is typed that are looked at."""


def things(names: NameIndex, passages: Passages, name: str, kind: str, part: Part) -> Record:
    """Things by name and kind, nearest first; without a name all of the kind. Each with a passage that names it."""
    classes = kinds_called(kind)
    found = [one for one in _named(names, name) if not classes or names.kind(one) in classes]
    shown = found[part.places(len(found))]
    return counted([_thing(names, passages, one) for one in shown], len(found), part)


def _named(names: NameIndex, name: str) -> list[str]:
    if name.strip():
        return [hit.address for hit in names.find(name) if names.kind(hit.address)]
    return sorted(names.things, key=lambda one: (fold_typed(names.name(one)), one))


def _thing(names: NameIndex, passages: Passages, address: str) -> Record:
    source = passages.source
    others = sorted({clean(one) for one in source.values(address, SKOS + "altLabel")} - {""})
    told = {"name": clean(source.name(address)), "kind": names.kind(address), "address": address}
    mentions = source.some_subjects(WPS + "refersTo", address, _MENTIONS)
    found = [passages.of_evidence(one) for one in mentions if source.value(one, OA + "hasSelector")]
    standing = [one for one in found if isinstance(one, Passage)]
    return with_quotes(told | ({"otherNames": others} if others else {}), standing[:1] or found[:1])


def commitments(passages: Passages, words: str, part: Part, seconds: float) -> Record:
    """Commitments whose sentence has all the words, or words that begin so, by document and place."""
    tests = " && ".join(f'REGEX(?quote, {ox.Literal(pattern)}, "i")' for pattern in patterns(words))
    found = run_sparql(
        passages.source.store,
        f"""SELECT DISTINCT ?commitment WHERE {{
            ?commitment a wps:Commitment ; wps:evidence/oa:hasSelector/oa:exact ?quote FILTER({tests})
        }} ORDER BY ?commitment""",
        seconds,
    )
    nodes = [term.value for (term,) in found.rows if isinstance(term, ox.NamedNode)]
    shown = nodes[part.places(len(nodes))]
    return counted([_commitment(passages, node) for node in shown], len(nodes), part)


def _commitment(passages: Passages, node: str) -> Record:
    source = passages.source
    told: Record = {
        role: list(dict.fromkeys(party_name(source, one) for one in read_parties(source, node, role))) for role in ROLES
    }
    told |= {name: clean(source.value(node, WPS + name)) for name in ("verb", "actionText", "due", "condition")}
    concepts = {name: source.value(node, WPS + name) for name in ("act", "strength", "bindingForce")}
    told |= {name: source.name(concept) for name, concept in concepts.items() if concept}
    told["commitment"] = node
    evidence = source.values(node, WPS + "evidence")
    return with_quotes({name: value for name, value in told.items() if value}, map(passages.of_evidence, evidence))


def sentences(passages: Passages, words: str, part: Part) -> Record:
    """Sentences of the texts beside the graph that have all the words, those with the very phrase first."""
    wanted = [re.compile(pattern, re.IGNORECASE) for pattern in patterns(words)]
    phrase = re.compile(r"\W+".join(map(re.escape, re.findall(r"\w+", words))), re.IGNORECASE)
    hits: list[tuple[bool, str, int, int, str]] = []
    unread: dict[str, list[str]] = {}
    for document in passages.documents:
        text, fault = passages.text(document)
        if text is None:
            unread.setdefault(fault, []).append(passages.source.name(document))
            continue
        for piece in text.pieces:
            content = text.text[piece.start : piece.end]
            if not piece.provision or not all(one.search(content) for one in wanted):
                continue
            for one in split_sentences(piece.provision, content):
                if all(pattern.search(one.text) for pattern in wanted):
                    start, end = piece.start + one.start, piece.start + one.end
                    hits.append((phrase.search(one.text) is None, document, start, end, piece.provision))
    hits.sort()
    shown = hits[part.places(len(hits))]
    found = [passages.at(document, provision, start, end) for _, document, start, end, provision in shown]
    told = counted([with_quotes({}, [one]) for one in found], len(hits), part)
    left = [{"reason": reason, "documents": len(names), "such": names[:_SUCH]} for reason, names in unread.items()]
    return told | ({"notSearched": left} if left else {})


def patterns(words: str) -> list[str]:
    """An expression for each word typed, which finds words that begin so.

    Raises:
        UsageError: nothing that is typed is a word.

    >>> patterns("Women, peace")
    ['\\\\bWomen', '\\\\bpeace']
    """
    found = list(dict.fromkeys(re.findall(r"\w+", words[:_WORDS])))
    if not found:
        raise UsageError("there are no words to search for", repr(words), "a search has one word or more", "give words")
    return [rf"\b{re.escape(word)}" for word in found]
