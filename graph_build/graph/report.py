"""Turns the outcome of a build into report.json: what was read, what came out of it, what disagrees."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from pyoxigraph import NamedNode, Quad

from graph_build import __version__
from graph_build.corpus.folders import FilesRead
from graph_build.corpus.source import SourceText, Unreadable
from graph_build.extract.commitments.left_out import CLAUSE_NOT_READ
from graph_build.extract.corpus_extract import CorpusExtract
from graph_build.graph.closure import Closure
from graph_build.graph.contradictions import Disagreement, Sources, record_of
from graph_build.graph.coverage import CoverageRow
from graph_build.graph.emit import input_digest
from graph_build.vocabulary import rdf, wps

_TYPE: Final = rdf("type")
_REFERS_TO: Final = wps("refersTo")
_COUNTED: Final = (
    ("statements", "Assertion"),
    ("commitments", "Commitment"),
    ("mentions", "Mention"),
    ("evidence", "Evidence"),
    ("roleHoldings", "RoleHolding"),
    ("contradictions", "Contradiction"),
)


@dataclass(frozen=True, slots=True)
class Fault:
    """A row of the conformance check, as the report carries it."""

    check: str
    severity: str
    focus: str
    message: str


@dataclass(frozen=True, slots=True)
class BuildReport:
    """All that a build tells about itself, apart from the time it took."""

    corpus: CorpusExtract
    asserted: frozenset[Quad]
    closure: Closure
    disagreements: list[Disagreement]
    faults: list[Fault]
    rows: list[CoverageRow]
    sources: FilesRead

    @property
    def unreadable(self) -> tuple[Unreadable, ...]:
        """The files from which nothing was read, with their reasons."""
        return self.sources.unreadable

    @property
    def violations(self) -> list[Fault]:
        """The rows that make a build faulty."""
        return [fault for fault in self.faults if fault.severity == "violation"]

    def counts(self) -> dict[str, int]:
        """How much of everything the graph holds."""
        typed = (quad.object for quad in self.asserted if quad.predicate == _TYPE)
        kinds = Counter(kind.value for kind in typed if isinstance(kind, NamedNode))
        return {
            "documents": len(self.corpus.documents),
            "unreadable": len(self.unreadable),
            "provisions": sum(p.is_stated for d in self.corpus.documents for p in d.provisions),
            "things": len({quad.object for quad in self.asserted if quad.predicate == _REFERS_TO}),
            **{name: kinds[wps(kind).value] for name, kind in _COUNTED},
            "clausesLeftOut": sum(len(d.left_out) for d in self.corpus.documents),
            "clausesNotRead": sum(c.reason == CLAUSE_NOT_READ for d in self.corpus.documents for c in d.left_out),
            "inferred": len(self.closure.quads),
            "violations": len(self.violations),
            "warnings": len(self.faults) - len(self.violations),
        }

    def to_json(self, files: Mapping[str, bytes]) -> bytes:
        """The report with the digests of the files that belong to it; equal for equal input."""
        sources = Sources.of(self.corpus)
        content = {
            "softwareVersion": __version__,
            "inputDigest": input_digest(self.corpus),
            "counts": self.counts(),
            "documents": [_document(self, d.context.key) for d in self.corpus.documents],
            "unreadable": [{"file": bad.file, "reason": bad.reason} for bad in self.unreadable],
            "leftOut": [{"file": out.file, "reason": out.reason} for out in self.sources.left_out],
            "catalogue": [{"where": note.where, "what": note.what} for note in self.sources.notes],
            "contradictions": [record_of(found, sources) for found in self.disagreements],
            "conformance": [
                {"check": f.check, "severity": f.severity, "focus": f.focus, "message": f.message} for f in self.faults
            ],
            "inferredButLeftOut": self.closure.dropped,
            "characters": _characters(self.rows),
            "files": {name: hashlib.sha256(files[name]).hexdigest() for name in sorted(files)},
        }
        return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _document(report: BuildReport, key: str) -> dict[str, object]:
    document = next(d for d in report.corpus.documents if d.context.key == key)
    rows = [row for row in report.rows if row.document == key]
    return {
        "key": key,
        "file": document.source.file,
        "title": document.context.title,
        "kind": document.context.kind,
        "language": {"code": document.language.code, "how": document.language.how, "read": document.language.is_read},
        "characters": len(document.source.text),
        **_origin(document.source),
        "mentions": len(document.mentions),
        "relations": len(document.relations) + len(document.holdings),
        "commitments": len(document.commitments),
        "charactersByState": _characters(rows),
    }


def _origin(source: SourceText) -> dict[str, object]:
    """How the text came out of its file; what a format knows nothing of is left out."""
    origin = source.origin
    said = {"format": origin.format, "library": origin.library, "encoding": origin.encoding}
    pages = max((span.page for span in source.pages), default=0)
    return {k: v for k, v in {**said, "pages": pages, "remarks": list(origin.remarks)}.items() if v}


def _characters(rows: Iterable[CoverageRow]) -> dict[str, int]:
    out: Counter[str] = Counter()
    for row in rows:
        out[row.state] += row.characters
    return dict(sorted(out.items()))
