"""Turns an earlier graph and the lines of a new one into what came, what was replaced and what went."""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Final

import pyoxigraph as ox
from pyoxigraph import Literal

from graph_build.errors import InputError
from graph_build.graph.lines import FIELD, QuadLines, line_of, quads_of
from graph_build.graph.load import GRAPH_FILE, first_line
from graph_build.graph.places import digest_of
from graph_build.units import Kept, program_digest
from graph_build.vocabulary import dcterms, graph, rdf, wps

ADDED: Final = "added"
REPLACED: Final = "replaced"
WITHDRAWN: Final = "withdrawn"
HOWS: Final = (ADDED, REPLACED, WITHDRAWN)
_INFERRED: Final = graph("inferred")
_TYPE: Final = rdf("type")
_DIGEST, _TITLE = wps("textDigest"), dcterms("title")
_ASSERTION, _COMMITMENT = str(wps("Assertion")), str(wps("Commitment"))
_KINDS: Final = frozenset({_ASSERTION, _COMMITMENT})
_ASKED: Final = frozenset({_DIGEST, _TITLE})
# How lines end, or what they hold, that are compared; no value of a line has what parts its fields.
_OF_KINDS: Final = tuple(f"{FIELD}{FIELD}{kind}" for kind in sorted(_KINDS))
_OF_DIGEST, _OF_TITLE = (f"{FIELD}{term.value}{FIELD}" for term in (_DIGEST, _TITLE))
COMPARED: Final = "compared"
"""Under which name what is kept of a document has the lines by which builds are compared."""
_BEFORE, _NOW = "0", "1"
"""What ends a line of the earlier graph, and one of the new."""


@dataclass(frozen=True, slots=True)
class Turnover:
    """How many records came and went."""

    came: int
    went: int


@dataclass(frozen=True, slots=True)
class DocumentChange:
    """A document that is new, has other words than before, or is no longer there; ``how`` is one of ``HOWS``."""

    how: str
    address: str
    title: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What a graph has that an earlier one had not, and the other way round; documents by how and title."""

    documents: tuple[DocumentChange, ...]
    statements: Turnover
    commitments: Turnover

    @property
    def any(self) -> bool:
        """Whether anything came, was replaced or went."""
        return bool(self.documents) or (self.statements, self.commitments) != (Turnover(0, 0), Turnover(0, 0))

    def of(self, how: str) -> tuple[DocumentChange, ...]:
        """The documents that were added, replaced or withdrawn."""
        return tuple(change for change in self.documents if change.how == how)

    def as_json(self) -> dict[str, object]:
        """The changes as report.json has them."""
        return {
            "documents": {how: [{"address": d.address, "title": d.title} for d in self.of(how)] for how in HOWS},
            "statements": {"came": self.statements.came, "went": self.statements.went},
            "commitments": {"came": self.commitments.came, "went": self.commitments.went},
        }


def require_graph(earlier: Path) -> None:
    """Find out before a long build that there is nothing to compare with. Raises InputError where there is no file."""
    if not earlier.is_file():
        raise _no_graph(earlier, "there is no such file")


@dataclass(frozen=True, slots=True)
class Compared:
    """The lines by which a build is compared with others, as often as ``lines`` is asked.

    ``digests`` are those under which the lines of documents are kept, ``others`` are all other lines; ``digest_at``
    tells the digest of the document below whose address another address stands, an empty text where none is known.
    """

    lines: Callable[[], Iterable[str]]
    others: Sequence[str]
    digests: frozenset[str] = frozenset()
    digest_at: Callable[[str], str] = field(default=lambda _: "")


def changes_since(earlier: Path, now: Compared, waiting: Path, kept: Kept | None = None, digest: str = "") -> Changes:
    """Compare a graph on the disk with what is compared of a new one; the lines of both wait in that folder.

    A graph of which ``kept`` knows what is compared is not read, nor are lines of documents that both have; ``digest``
    is that of the file, where it is at hand.

    Raises:
        InputError: the earlier graph cannot be read.
    """
    lines = QuadLines(waiting)
    differing = _of_changed_nodes(digest or _digest_of(earlier), now, kept) if kept is not None else None
    if differing is None:
        lines.add_lines(line + FIELD + _BEFORE for line in _lines_of(earlier))
        lines.add_lines(line + FIELD + _NOW for line in now.lines())
    else:
        lines.add_lines(differing)
    return _compared(lines)


def _of_changed_nodes(earlier: str, now: Compared, kept: Kept) -> list[str] | None:
    """The compared lines of both sides on nodes of which one side says something that the other does not.

    None where what is compared of the ``earlier`` graph, which has that digest, is not known.
    """
    if (known := _remembered(earlier, kept)) is None:
        return None
    try:
        gone, come = (_kept_lines(some, kept) for some in (known[0] - now.digests, now.digests - known[0]))
        before, after = {*known[1], *gone}, {*now.others, *come}
        changed = {_node_of(line) for line in before ^ after}
        same = {now.digest_at(node.partition(FIELD)[2]) for node in changed} & known[0] & now.digests
        both = _kept_lines(same, kept)
    except (KeyError, TypeError):
        return None
    sides = ((_BEFORE, before.union(both)), (_NOW, after.union(both)))
    return [line + FIELD + side for side, lines in sides for line in lines if _node_of(line) in changed]


def _kept_lines(digests: Iterable[str], kept: Kept) -> list[str]:
    """The compared lines of documents. Raises KeyError or TypeError where they are not kept."""
    return [str(line) for digest in digests for line in kept.get_plain(digest)[COMPARED]]


def _digest_of(file: Path) -> str:
    """The digest of a file; an empty text where it cannot be read."""
    with suppress(OSError):
        return digest_of(file)
    return ""


def _node_of(line: str) -> str:
    """The graph and the node of a line."""
    home, node, _ = line.split(FIELD, 2)
    return home + FIELD + node


def remember_compared(digest: str, compared: Compared, kept: Kept) -> None:
    """Remember what is compared of the graph of that digest, for the next build."""
    kept.put_plain(_key(digest), (sorted(compared.digests), sorted(set(compared.others))))


def _remembered(digest: str, kept: Kept) -> tuple[set[str], list[str]] | None:
    """What is compared of the graph of that digest, where it is remembered: digests of documents, and other lines."""
    with suppress(ValueError, TypeError):
        digests, others = kept.get_plain(_key(digest))
        return set(digests), list(others)
    return None


def _key(digest: str) -> str:
    return hashlib.sha256(f"compared\n{program_digest()}\n{digest}".encode()).hexdigest()


def reported_changes(report: Path) -> Changes | None:
    """What the report of a build says came and went; none where it says nothing of it, or where there is no report."""
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
        said = json.loads(report.read_bytes())["since"]
        documents = tuple(
            DocumentChange(how, str(row["address"]), str(row["title"]))
            for how in HOWS
            for row in said["documents"][how]
        )
        return Changes(documents, _turnover(said["statements"]), _turnover(said["commitments"]))
    return None


def _turnover(said: Mapping[str, object]) -> Turnover:
    return Turnover(int(str(said["came"])), int(str(said["went"])))


def _lines_of(path: Path) -> Iterator[str]:
    """The compared lines of a graph in a file, read as a stream."""
    try:
        for quad in ox.parse(path=path, format=ox.RdfFormat.TRIG):
            predicate = quad.predicate
            asked = (predicate == _TYPE and str(quad.object) in _KINDS) or predicate in _ASKED
            if asked and quad.graph_name != _INFERRED:
                yield line_of(quad)
    except (OSError, SyntaxError, ValueError) as fault:
        raise _no_graph(path, first_line(fault)) from fault


def _no_graph(path: Path, why: str) -> InputError:
    what = f"cannot read the earlier graph: {why}"
    return InputError(what, str(path), f"it is the {GRAPH_FILE} of a build", "name the folder of another build")


def is_compared(line: str) -> bool:
    """Whether a line that is told is one of those by which graphs are compared."""
    return line.endswith(_OF_KINDS) or _OF_DIGEST in line or _OF_TITLE in line


def _compared(lines: Iterable[str]) -> Changes:
    """The changes by lines in order, each with its side."""
    documents: list[DocumentChange] = []
    records: Counter[tuple[str, str]] = Counter()
    for (_, node), group in groupby(map(_fields, lines), key=lambda fields: (fields[0], fields[1])):
        said: dict[tuple[str, str], list[str]] = defaultdict(list)
        for _, _, predicate, value, side in group:
            said[predicate, side].append(value)
        for kind in _KINDS:
            before, now = (kind in said.get(("", side), ()) for side in (_BEFORE, _NOW))
            if before != now:
                records[kind, _NOW if now else _BEFORE] += 1
        if change := _document_change(node, said):
            documents.append(change)
    documents.sort(key=lambda change: (HOWS.index(change.how), change.title, change.address))
    came_and_went = {kind: Turnover(records[kind, _NOW], records[kind, _BEFORE]) for kind in _KINDS}
    return Changes(tuple(documents), came_and_went[_ASSERTION], came_and_went[_COMMITMENT])


def _fields(line: str) -> list[str]:
    return line.split(FIELD)


def _document_change(node: str, said: Mapping[tuple[str, str], list[str]]) -> DocumentChange | None:
    """What became of a document, told by the digests of its text; none for what was not read, or is as it was."""
    before, now = (said.get((_DIGEST.value, side), []) for side in (_BEFORE, _NOW))
    if before == now:
        return None
    how = ADDED if not before else WITHDRAWN if not now else REPLACED
    titles = said.get((_TITLE.value, _NOW if now else _BEFORE)) or [str(Literal(node))]
    return DocumentChange(how, node, _text_of(titles[0]))


def _text_of(value: str) -> str:
    """The text of a literal as N-Quads has it."""
    (quad,) = quads_of([FIELD.join((_INFERRED.value, _INFERRED.value, _TITLE.value, value))])
    return text if isinstance(text := getattr(quad.object, "value", None), str) else value
