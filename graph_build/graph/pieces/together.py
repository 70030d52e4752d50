"""Turns the lines of a build into pieces, one for each document: those of an earlier build where nothing has changed.

A piece rests on its own lines and on the kinds of a few nodes elsewhere. What is kept of one is taken where both are
as they were; else it is made, half of those in the process beside.
"""

from __future__ import annotations

import hashlib
import secrets
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from graph_build.graph.emit import Emission
from graph_build.graph.lines import FIELD, QuadLines
from graph_build.graph.pieces.around import Around
from graph_build.graph.pieces.making import Job, kinds_in, made
from graph_build.graph.pieces.piece import Piece, Shaped
from graph_build.graph.pieces.shelf import Shelf
from graph_build.graph.shapes import Has, Result
from graph_build.units import Beside, Kept

Targets = Mapping[str, Mapping[str, list[str]]]


@dataclass(frozen=True, slots=True)
class Shelved:
    """The pieces of a build on their shelf, by the ``jobs`` that make them, in the order of their addresses.

    Their texts can be written before it is known what is asked of each.
    """

    around: Around
    jobs: Mapping[str, Job]
    shelf: Shelf


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of a build by the keys of their documents, in the order of their addresses; ``jobs`` made them."""

    around: Around
    jobs: Mapping[str, Job]
    pieces: Mapping[str, Piece]
    shelf: Shelf

    def results(self) -> Iterator[Result]:
        """What breaks a shape, in pieces and around them."""
        for piece in self.pieces.values():
            yield from piece.shaped.results
        has, ends = _has(self.around, self.pieces, self.jobs), self.around.below
        objects: dict[str, set[str]] = defaultdict(set)
        for node, names in self.around.noted.objects.items():
            if not ends.prefix_of(node):
                objects[node] |= names
        for piece in self.pieces.values():
            for name, nodes in piece.shaped.values.items():
                for node in nodes:
                    if not ends.prefix_of(node):
                        objects[node].add(name)
        noted = replace(self.around.noted, objects=objects)
        yield from self.around.check().results(self.around.left(), noted, has)


def around_pieces(emission: Emission, folder: Path) -> Around:
    """What stands around all that an emission has set aside; statements wait in that folder."""
    return Around.of(emission.lines, folder, emission.mint.base, tuple(_prefixes(emission).values()))


def _prefixes(emission: Emission) -> dict[str, str]:
    return {key: own.prefix for key, own in sorted(emission.own.items(), key=lambda row: row[1].prefix)}


def shelved(
    emission: Emission, around: Around, inferred: QuadLines, folder: Path, kept: Kept, other: Beside
) -> Shelved:
    """The pieces of all that an emission has set aside, made where none are kept.

    ``folder`` is where pieces wait where none are ``kept``.
    """
    shelf = Shelf(kept if kept.folder is not None else Kept(folder / "pieces"))
    jobs = _jobs(emission, _prefixes(emission), around, inferred)
    absent = [key for key, job in jobs.items() if not shelf.has(job.key)]
    if absent:
        given = [replace(jobs[key], lines=emission.own[key].laid()) for key in absent[::2]]
        finish = other.begin(make_all, around, given, shelf)
        make_all(around, [jobs[key] for key in absent[1::2]], shelf)
        finish()
    return Shelved(around, jobs, shelf)


def pieces_of(made: Shelved) -> Pieces:
    """The pieces as they are kept; those that are damaged are made anew."""
    around, jobs, shelf = made.around, made.jobs, made.shelf
    pieces = {key: shelf.piece(job.key) or _make(around, job, shelf, around.assumed) for key, job in jobs.items()}
    return _settled(Pieces(around, jobs, pieces, shelf))


def make_all(around: Around, jobs: Iterable[Job], shelf: Shelf) -> None:
    """Make pieces, as if nodes in others had whatever kind is asked for, and put them on the shelf."""
    for job in jobs:
        _make(around, job, shelf, around.assumed)


def _make(around: Around, job: Job, shelf: Shelf, has: Callable[[str, frozenset[str]], bool]) -> Piece:
    piece, texts = made(job, around.word(), around.check(), has, around.below)
    shelf.put_texts(job.key, texts)
    shelf.put(job.key, piece)
    return piece


def _jobs(emission: Emission, prefixes: Mapping[str, str], around: Around, inferred: QuadLines) -> dict[str, Job]:
    follows: dict[str, list[str]] = defaultdict(list)
    before = prefix = ""
    for line in inferred:
        if (subject := line.split(FIELD, 2)[1]) != before:
            before, prefix = subject, around.below.prefix_of(subject)
        if prefix:
            follows[prefix].append(line)
    targets: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for node, names in around.noted.objects.items():
        if prefix := around.below.prefix_of(node):
            targets[prefix][node] = sorted(names)
    known = hashlib.sha256(repr(around.classes).encode()).hexdigest()
    return {
        key: Job(
            _digest(emission, key, follows[prefix], known),
            prefix,
            emission.own[key],
            follows[prefix],
            targets[prefix],
        )
        for key, prefix in prefixes.items()
    }


def _digest(emission: Emission, key: str, follows: list[str], classes: str) -> str:
    """The digest of all that decides on a piece, but for nodes elsewhere.

    Of a document of which it is not known what decides, it is one that no other build has.
    """
    base, more = emission.digests[key] or secrets.token_hex(), sorted(set(emission.own[key].more))
    said = repr((base, more, follows, classes))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def _settled(all_of_them: Pieces) -> Pieces:
    """The pieces, those made anew whose nodes elsewhere are not what was assumed or what they were."""
    around, jobs, pieces, shelf = all_of_them.around, all_of_them.jobs, all_of_them.pieces, all_of_them.shelf
    targets = _targets(around, jobs, pieces)
    has = _has(around, pieces, jobs)
    faces = {jobs[key].prefix: piece.shaped.face for key, piece in pieces.items()}
    out: dict[str, Piece] = {}
    for key, kept in pieces.items():
        wanted = targets.get(jobs[key].prefix, {})
        stands = kept.shaped.targets == wanted and _holds(kept.shaped, has, faces)
        piece = kept if stands else _make(around, replace(jobs[key], targets=wanted), shelf, has)
        rests = {prefix: faces[prefix] for prefix in piece.shaped.asked if prefix in faces}
        if rests != piece.shaped.rests:
            out[key] = replace(piece, shaped=replace(piece.shaped, rests=rests))
            shelf.put(jobs[key].key, out[key])
        else:
            out[key] = piece
    return Pieces(around, jobs, out, shelf)


def _holds(shaped: Shaped, has: Has, faces: Mapping[str, str]) -> bool:
    """Whether all that was asked has the same answer now: in a piece with the same face it has."""
    return all(
        has(node, kinds_in(kinds)) == answer
        for prefix, rows in shaped.asked.items()
        if not prefix or shaped.rests.get(prefix) != faces.get(prefix)
        for node, kinds, answer in rows
    )


def _targets(around: Around, jobs: Mapping[str, Job], pieces: Mapping[str, Piece]) -> Targets:
    """For each piece its nodes for which others say that there are shapes, with the properties that say so."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for node, names in around.noted.objects.items():
        if prefix := around.below.prefix_of(node):
            found[prefix][node] |= names
    for key, piece in pieces.items():
        for name, nodes in piece.shaped.values.items():
            for node in nodes:
                if (prefix := around.below.prefix_of(node)) and prefix != jobs[key].prefix:
                    found[prefix][node].add(name)
    return {prefix: {node: sorted(names) for node, names in sorted(nodes.items())} for prefix, nodes in found.items()}


def _has(around: Around, pieces: Mapping[str, Piece], jobs: Mapping[str, Job]) -> Callable[[str, frozenset[str]], bool]:
    """What tells the kinds of all nodes."""
    texts = {
        (kind, jobs[key].prefix): text for key, piece in pieces.items() for kind, text in piece.shaped.kinds.items()
    }
    found: dict[tuple[str, str], frozenset[str]] = {}

    def ends_of(kind: str, prefix: str) -> frozenset[str]:
        """The ends of the nodes of a kind in one piece, read apart when they are first asked for."""
        if (ends := found.get((kind, prefix))) is None:
            ends = found[kind, prefix] = frozenset(filter(None, texts.get((kind, prefix), "").split("\n")))
        return ends

    def has(node: str, asked: frozenset[str]) -> bool:
        if prefix := around.below.prefix_of(node[1:-1]):
            end = node[1 + len(prefix) : -1]
            return any(end in ends_of(kind, prefix) for kind in asked)
        return around.noted.has(node, asked)

    return has
