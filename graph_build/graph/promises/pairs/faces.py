"""Turns a document into the digest of all that its promises and its reports are compared by."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from typing import Final

from graph_build.graph.promises.actors import is_own
from graph_build.graph.promises.likeness import Side, kind_of, label_of
from graph_build.graph.promises.matter import throughout
from graph_build.graph.promises.promised import Promised

_LENGTH: Final = 16


def faces_of(promised: Promised) -> dict[str, str]:
    """The face of each document by its key; of one of which it is not known what decides on it, one that no other has.

    A copy has that of its source in its own, since it is compared by what its source does not have.
    """
    corpus, words = promised.corpus, dict[str, str]()

    def known(key: str) -> str:
        """What is known of a thing beside its key, as far as it is asked for."""
        if key not in words:
            kinship, things = promised.kinship, promised.kinship.things
            above = sorted(kinship.above(key))
            words[key] = repr((key, kind_of(key, things), label_of(key, things), is_own(key, things), above))
        return words[key]

    faces: dict[str, str] = {}
    for document in corpus.documents:
        key = document.context.key
        source = corpus.source_of(key)
        decides = corpus.identities.get(key, "") and corpus.identities.get(source, "")
        named = {*promised.names[key], *throughout(document), *_in_sides(promised, key)}
        said = [decides or secrets.token_hex(), corpus.identities.get(source, ""), *map(known, sorted(named))]
        faces[key] = hashlib.sha256("\n".join(said).encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
    return faces


def _in_sides(promised: Promised, key: str) -> Iterable[str]:
    """The keys of the things in what a document promises and reports."""
    sides: list[Side] = [one.side for one in promised.tellings[key]]
    for promise in promised.by_document[key]:
        sides += [promise.side, *promise.acts]
    return frozenset().union(*(part for side in sides for part in (side.things, side.themes, side.actors)))
