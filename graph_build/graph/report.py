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
from graph_build.graph.check import Finding
from graph_build.graph.closure import Closure
from graph_build.graph.contradictions import Disagreement, Sources, record_of
from graph_build.graph.corrections import Correction
from graph_build.graph.coverage import Covered
from graph_build.graph.emit import input_digest
from graph_build.graph.promises import FollowUpVerdict
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
class Brief:
    """What a build tells of its documents when it no longer holds what they say, which is half of its memory.

    ``rows`` are those of the report by document, ``disagreements`` its rows on these. ``in_part`` are the languages of
    documents whose sentences are not read, and ``busiest`` is the actor with most commitments, the first by name among
    equals.
    """

    rows: dict[str, dict[str, object]]
    counts: dict[str, int]
    disagreements: list[dict[str, object]]
    digest: str
    in_part: dict[str, int]
    busiest: str | None

    @classmethod
    def of(cls, corpus: CorpusExtract, disagreements: Iterable[Disagreement] = ()) -> Brief:
        """What is told of the documents of a corpus, and where they disagree."""
        sources = Sources.of(corpus)
        left_out = [clause.reason for document in corpus.documents for clause in document.left_out]
        return cls(
            rows={document.context.key: _document(document) for document in corpus.documents},
            counts={
                "provisions": sum(p.is_stated for d in corpus.documents for p in d.provisions),
                "clausesLeftOut": len(left_out),
                "clausesNotRead": left_out.count(CLAUSE_NOT_READ),
            },
            disagreements=[record_of(found, sources) for found in disagreements],
            digest=input_digest(corpus),
            in_part=Counter(d.language.name for d in corpus.documents if not d.language.is_read),
            busiest=_busiest(corpus),
        )


@dataclass(frozen=True, slots=True)
class BuildReport:
    """All that a build tells about itself, apart from the time it took.

    ``since`` says what came and went since the earlier graph, where there was one.
    """

    brief: Brief
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

    @property
    def said(self) -> int:
        """How many statements and commitments the graph holds."""
        return self.tally.records["Assertion"] + self.tally.records["Commitment"]

    def counts(self) -> dict[str, int]:
        """How much of everything the graph holds."""
        return {
            "documents": len(self.brief.rows),
            "unreadable": len(self.unreadable),
            "provisions": self.brief.counts["provisions"],
            "things": len(self.tally.things),
            **{name: self.tally.records[kind] for name, kind in COUNTED},
            "clausesLeftOut": self.brief.counts["clausesLeftOut"],
            "clausesNotRead": self.brief.counts["clausesNotRead"],
            "inferred": self.closure.count,
            "violations": len(self.violations),
            "warnings": len(self.faults) - len(self.violations),
        }

    def to_json(self, digests: Mapping[str, str]) -> bytes:
        """The report with the SHA-256 digests of the files that belong to it; equal for equal input."""
        content = {
            "softwareVersion": __version__,
            "title": self.sources.title,
            "inputDigest": self.brief.digest,
            "counts": self.counts(),
            "documents": [
                {**row, "charactersByState": self.covered[key].characters} for key, row in self.brief.rows.items()
            ],
            "unreadable": [{"file": bad.file, "reason": bad.reason} for bad in self.unreadable],
            "leftOut": [{"file": out.file, "reason": out.reason} for out in self.sources.left_out],
            "catalogue": [{"where": note.where, "what": note.what} for note in self.sources.notes],
            "contradictions": self.brief.disagreements,
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


def faults_of(found: Iterable[Finding]) -> list[Fault]:
    """Rows of findings, in order and each once."""
    return [Fault(f.check, f.severity, f.focus, f.message) for f in sorted(set(found))]


def faults_of_persons(
    nobodys: Iterable[str],
    strangers: Iterable[tuple[str, str]],
    unused: Iterable[FollowUpVerdict],
    unfit: Iterable[Correction],
) -> list[Fault]:
    """Rows of what persons wrote down that fits nothing: names, houses, verdicts on reports, corrections."""
    names, houses = map(_of_name, nobodys), map(_of_house, strangers)
    return [*names, *houses, *map(_of_followup, unused), *map(_of_correction, unfit)]


def _of_name(name: str) -> Fault:
    """The warning that a person's verdict on names has one that no thing bears."""
    message = "A verdict on names has one that nothing in this corpus is called. Copy the names from an answer."
    return Fault("name-verdict", "warning", name, message)


def _of_house(told: tuple[str, str]) -> Fault:
    """The warning that a house beside the texts names an address that nothing has."""
    message = "The table of houses names an address that nothing in this corpus has. Copy it from an answer."
    return Fault("house", "warning", f"{told[0]}: {told[1]}", message)


def _of_followup(verdict: FollowUpVerdict) -> Fault:
    """The warning that a person's verdict on a report speaks of nothing in this corpus."""
    message = "A verdict on a report fits no commitment or passage of this corpus. Correct its address or words."
    return Fault("followup-verdict", "warning", f"line {verdict.line}: {verdict.commitment}", message)


def _of_correction(row: Correction) -> Fault:
    """The warning that a person's correction is of nothing in this corpus."""
    message = f"The correction '{row.words}' fits nothing in this corpus. Correct its address, or take it out."
    return Fault("correction", "warning", f"line {row.line}: {row.about}", message)


def fault_of_axiom(axiom: str) -> Fault:
    """The warning that nothing was concluded from an axiom, because no rule of the closure reads it."""
    message = "No rule of OWL 2 RL reads this axiom, so nothing follows from it. Say it in words that a rule reads."
    return Fault("axiom-not-read", "warning", axiom, message)


def _document(document: DocumentExtract) -> dict[str, object]:
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
    }


def _busiest(corpus: CorpusExtract) -> str | None:
    """The actor with most commitments, the first by name among equals."""
    bearers = Counter(
        corpus.things[key].label
        for document in corpus.documents
        for clause in document.commitments
        for _, key in clause.bearers
        if key is not None and key in corpus.things
    )
    return min(bearers, key=lambda name: (-bearers[name], name)) if bearers else None


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
