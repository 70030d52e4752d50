"""Turn the names and kinds of a graph into shelves of things by kind, each in the order of names."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from graph_build.ask.lookups import RDF, WPS, NameIndex, Source, kind_of, text_of
from graph_build.extract.folding import fold_typed
from graph_build.show.kinds import KINDS
from graph_build.show.pages.passages import counting

_RECORDS = {"commitment": "Commitment", "contradiction": "Contradiction", "claim": "ReportedClaim"}
READ: Final = "read"
SHELVES: Final = {
    READ: "Documents read", **{kind.key: kind.label for kind in KINDS}, "commitment": "Commitments",
    "claim": "Reported claims", "contradiction": "Contradictions",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shelves:
    """The names of a graph, and the addresses on each shelf that holds any, by the keys of :data:`SHELVES`."""

    names: NameIndex
    held: dict[str, tuple[str, ...]]


def fill_shelves(source: Source, names: NameIndex) -> Shelves:
    """Every thing on the shelf of its kind, and the documents read, commitments, claims and contradictions."""
    shelves: dict[str, list[str]] = defaultdict(list)
    for address, name in names.things.items():
        shelves[kind_of(name) or ""].append(address)
    shelves[READ] = [text_of(quad.subject) for quad in source.stated(WPS + "sourceFile")]
    for key, name in _RECORDS.items():
        shelves[key] = [text_of(quad.subject) for quad in source.stated(RDF + "type", WPS + name)]
    held = {
        key: tuple(sorted(set(found), key=lambda one: (fold_typed(names.name(one)), counting(one))))
        for key in SHELVES if (found := shelves.get(key))
    }  # fmt: skip
    return Shelves(names, held)
