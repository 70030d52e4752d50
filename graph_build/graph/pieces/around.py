"""Turns the lines of a build that are not below the address of a document into what pieces ask of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from graph_build.graph.check import all_shapes, defined_in, told_elsewhere
from graph_build.graph.lines import FIELD, Ends, QuadLines, Word, words_for
from graph_build.graph.shapes import NodeCheck, Noted
from graph_build.graph.write import prefixes_for
from graph_build.vocabulary import rdfs

_SUBCLASS = rdfs("subClassOf").value


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the pieces of a build: the statements of all other lines, and what shapes ask about them.

    ``passed_over`` are statements at which no shape looks, ``classes`` those that tell which class is below which.
    """

    statements: QuadLines
    passed_over: frozenset[str]
    classes: tuple[str, ...]
    noted: Noted
    below: Ends
    base: str

    @classmethod
    def of(cls, told: QuadLines, folder: Path, base: str, prefixes: tuple[str, ...]) -> Around:
        """What lines say that are told; their statements wait in that folder."""
        statements = QuadLines(folder)
        defined, elsewhere = defined_in(told), set[str]()
        classes: set[str] = set()
        for block in told.blocks():
            bare_block = [line.partition(FIELD)[2] for line in block]
            elsewhere |= told_elsewhere(defined, block, bare_block)
            classes.update(one for one in bare_block if _SUBCLASS in one)
            statements.add_lines(bare_block)
        statements.settle()
        passed_over = defined - elsewhere
        classes -= passed_over
        bare = cls(statements, passed_over, tuple(sorted(classes)), Noted(), Ends(dict.fromkeys(prefixes, "")), base)
        return replace(bare, noted=bare.check().noted(bare.left()))

    def left(self) -> Iterator[str]:
        """The statements at which shapes look, in order."""
        return (statement for statement in self.statements if statement not in self.passed_over)

    def assumed(self, node: str, kinds: frozenset[str]) -> bool:
        """Whether a node has one of the kinds, as long as nothing is known of those in other pieces."""
        return bool(self.below.prefix_of(node[1:-1])) or self.noted.has(node, kinds)

    def check(self) -> NodeCheck:
        """The shapes, held to nodes."""
        return _check(self.classes)

    def word(self) -> Word:
        """What writes a term."""
        return _word(tuple(sorted(prefixes_for(self.base).items())))


@lru_cache(maxsize=1)
def _check(classes: tuple[str, ...]) -> NodeCheck:
    return NodeCheck(all_shapes(), classes)


@lru_cache(maxsize=1)
def _word(prefixes: tuple[tuple[str, str], ...]) -> Word:
    return words_for(dict(prefixes))
