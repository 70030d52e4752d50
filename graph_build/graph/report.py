"""Turns the outcome of a build into report.json: what was read, what came out of it, what disagrees."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from graph_build import __version__
from graph_build.corpus.folders import FilesFound
from graph_build.corpus.source import SourceText, Unreadable
from graph_build.extract.commitments.left_out import CLAUSE_NOT_READ
from graph_build.extract.corpus_extract import CorpusExtract
from graph_build.extract.document import DocumentExtract
from graph_build.graph.closure import Closure
from graph_build.graph.contradictions import Disagreement, Sources, record_of
from graph_build.graph.coverage import Covered
from graph_build.graph.emit import input_digest
from graph_build.graph.since import Changes
from graph_build.graph.tally import COUNTED, Tally

OF_PERSONS: Final = frozenset({"correction", "followup-verdict", "house", "name-verdict"})
"""Checks of corrections and verdicts, which their build makes."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A row of the conformance check, as the report carries it."""

    check: str
    severity: str
    focus: str
    message: str


@dataclass(frozen=True, slots=True)
class BuildReport:
    """All that a build tells about itself, apart from the time it took.

    ``since`` says what came and went since the earlier graph, where there was one.
    """

    corpus: CorpusExtract
    tally: Tally
    closure: Closure
    disagreements: list[Disagreement]
    faults: list[Fault]
    covered: Mapping[str, Covered]
    sources: FilesFound
    since: Changes | None = None

    @property
    def unreadable(self) -> tuple[Unreadable, ...]:
        """The files from which nothing was read, with their reasons."""
        return self.sources.unreadable

    @property
    def violations(self) -> list[Fault]:
        """The rows that make a build faulty."""
        return [fault for fault in self.faults if fault.severity == "violation"]

    @property
    def misfits(self) -> list[Fault]:
        """What persons wrote down beside the texts and what fits nothing in them."""
        return [fault for fault in self.faults if fault.check in OF_PERSONS]

    def counts(self) -> dict[str, int]:
        """How much of everything the graph holds."""
        return {
            "documents": len(self.corpus.documents),
            "unreadable": len(self.unreadable),
            "provisions": sum(p.is_stated for d in self.corpus.documents for p in d.provisions),
            "things": len(self.tally.things),
            **{name: self.tally.records[kind] for name, kind in COUNTED},
            "clausesLeftOut": sum(len(d.left_out) for d in self.corpus.documents),
            "clausesNotRead": sum(c.reason == CLAUSE_NOT_READ for d in self.corpus.documents for c in d.left_out),
            "inferred": self.closure.count,
            "violations": len(self.violations),
            "warnings": len(self.faults) - len(self.violations),
        }

    def to_json(self, digests: Mapping[str, str]) -> bytes:
        """The report with the SHA-256 digests of the files that belong to it; equal for equal input."""
        sources = Sources.of(self.corpus)
        content = {
            "softwareVersion": __version__,
            "inputDigest": input_digest(self.corpus),
            "counts": self.counts(),
            "documents": _documents(self),
            "unreadable": [{"file": bad.file, "reason": bad.reason} for bad in self.unreadable],
            "leftOut": [{"file": out.file, "reason": out.reason} for out in self.sources.left_out],
            "catalogue": [{"where": note.where, "what": note.what} for note in self.sources.notes],
            "contradictions": [record_of(found, sources) for found in self.disagreements],
            "conformance": [
                {"check": f.check, "severity": f.severity, "focus": f.focus, "message": f.message} for f in self.faults
            ],
            "inferredButLeftOut": self.closure.dropped,
            "characters": _sum(one.characters for one in self.covered.values()),
            **({"since": self.since.as_json()} if self.since and self.since.any else {}),
            "files": dict(sorted(digests.items())),
        }
        return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


@dataclass(frozen=True, slots=True)
class StandingBuild:
    """What the report of a build says that stands as it would be made now: the same documents, rules and settings."""

    content: Mapping[str, Any]

    @property
    def unreadable(self) -> tuple[Unreadable, ...]:
        """The files from which nothing was read, with their reasons."""
        return tuple(Unreadable(row["file"], row["reason"]) for row in self.content["unreadable"])

    @property
    def violations(self) -> list[Fault]:
        """The rows that make a build faulty."""
        faults = [Fault(**row) for row in self.content["conformance"]]
        return [fault for fault in faults if fault.severity == "violation"]

    def counts(self) -> dict[str, int]:
        """How much of everything the graph holds."""
        return dict(self.content["counts"])


def _documents(report: BuildReport) -> list[dict[str, object]]:
    return [_document(one, report.covered[one.context.key]) for one in report.corpus.documents]


def _document(document: DocumentExtract, covered: Covered) -> dict[str, object]:
    return {
        "key": document.context.key,
        "file": document.source.file,
        "title": document.context.title,
        "kind": document.context.kind,
        "language": {"code": document.language.code, "how": document.language.how, "read": document.language.is_read},
        "characters": len(document.source.text),
        **_origin(document.source),
        "mentions": len(document.mentions),
        "relations": len(document.relations) + len(document.holdings),
        "commitments": len(document.commitments),
        "charactersByState": covered.characters,
    }


def _origin(source: SourceText) -> dict[str, object]:
    """How the text came out of its file; what a format knows nothing of is left out."""
    origin = source.origin
    said = {"format": origin.format, "library": origin.library, "encoding": origin.encoding}
    pages = max((span.page for span in source.pages), default=0)
    return {k: v for k, v in {**said, "pages": pages, "remarks": list(origin.remarks)}.items() if v}


def _sum(counts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    out: Counter[str] = Counter()
    for one in counts:
        out.update(one)
    return dict(sorted(out.items()))
