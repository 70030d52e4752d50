"""Turns the lines below the address of one document into a piece: its texts, and what is known of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from graph_build.graph.lines import DEFAULT, FIELD, Ends, Word, blocks, ends, statement_of
from graph_build.graph.pieces.piece import Piece, Shaped, Texts
from graph_build.graph.screen import part_of
from graph_build.graph.shapes import Has, NodeCheck
from graph_build.graph.tally import Tally


@dataclass(frozen=True, slots=True)
class Job:
    """The lines below an address, what follows of the same nodes, and those for which others say that there are shapes.

    ``key`` is the digest of the lines and of what follows.
    """

    key: str
    prefix: str
    lines: Iterable[str]
    inferred: list[str] = field(default_factory=list)
    targets: Mapping[str, list[str]] = field(default_factory=dict)


def made(job: Job, word: Word, check: NodeCheck, has: Has, below: Ends) -> tuple[Piece, Texts]:
    """The piece of some lines; ``has`` tells the kinds of nodes elsewhere, ``below`` the pieces in which they are."""
    lines = list(job.lines)
    statements = sorted({statement_of(line) for line in lines})
    piece = Piece(
        Tally.of(lines), part_of(job.prefix, lines, job.inferred), _shaped(job, statements, check, has, below)
    )
    return piece, texts_of(lines, statements, word)


def texts_of(lines: Iterable[str], statements: Iterable[str], word: Word) -> Texts:
    """The texts of ordered lines, and of the same without their graphs."""
    trig: dict[str, list[str]] = defaultdict(list)
    for home, _, text in blocks(lines, word):
        trig[home].append(text)
    turtle = (text for _, _, text in blocks((f"{DEFAULT}{FIELD}{one}" for one in statements), word))
    return Texts({home: "".join(texts) for home, texts in trig.items()}, "".join(turtle))


def _shaped(job: Job, statements: list[str], check: NodeCheck, has: Has, elsewhere: Ends) -> Shaped:
    noted, below, asked = check.noted(statements), f"<{job.prefix}", dict[tuple[str, str], bool]()

    def has_kind(node: str, kinds: frozenset[str]) -> bool:
        if node.startswith(below):
            return noted.has(node, kinds)
        question = node, in_words(kinds)
        if question not in asked:
            asked[question] = has(node, kinds)
        return asked[question]

    values: dict[str, list[str]] = defaultdict(list)
    for value in [value for value in noted.objects if not value.startswith(job.prefix)]:
        for name in noted.objects.pop(value):
            values[name].append(value)
    for node, names in job.targets.items():
        noted.objects[node] |= set(names)
    results = list(check.results(statements, noted, has_kind))
    nodes: dict[str, list[str]] = defaultdict(list)
    for node, kinds in noted.kinds.items():
        for kind in kinds:
            nodes[kind].append(node[1:-1])
    rows: dict[str, list[tuple[str, str, bool]]] = defaultdict(list)
    for question, answer in sorted(asked.items()):
        rows[elsewhere.prefix_of(question[0][1:-1])].append((*question, answer))
    return Shaped(
        kinds={kind: ends(found, job.prefix) for kind, found in sorted(nodes.items())},
        values={name: sorted(found) for name, found in sorted(values.items())},
        targets={node: sorted(names) for node, names in sorted(job.targets.items())},
        asked=dict(sorted(rows.items())),
        results=results,
    )


@cache
def in_words(kinds: frozenset[str]) -> str:
    """Kinds as one text."""
    return " ".join(sorted(kinds))


@cache
def kinds_in(words: str) -> frozenset[str]:
    """The kinds of such a text."""
    return frozenset(words.split(" "))
