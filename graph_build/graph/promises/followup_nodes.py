"""Turns follow-ups into status assessments: what a later passage tells of a commitment, who tells it, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from graph_build.corpus.provisions import Provision
from graph_build.extract.dates import printed_date
from graph_build.extract.document import DocumentExtract
from graph_build.graph.emit import ASSERTIONS, Emission
from graph_build.graph.lines import terms_of
from graph_build.graph.mint import key_path
from graph_build.graph.promises.dates import LATER
from graph_build.graph.promises.descent_nodes import match_terms
from graph_build.graph.promises.followup import FollowUp, match
from graph_build.graph.promises.likeness import side_of
from graph_build.graph.promises.promised import Promised
from graph_build.graph.promises.reports import DONE, Report
from graph_build.graph.promises.sides import Promise
from graph_build.graph.promises.sources import source_kind
from graph_build.graph.promises.tellings import Telling
from graph_build.graph.promises.verdicts import NO, FollowUpVerdict
from graph_build.vocabulary import rdf, wps, wpsv

RULE: Final = "reports-a-promise"
_TYPE: Final = rdf("type")


def judged_followups(
    emission: Emission, promised: Promised, found: Iterable[FollowUp], verdicts: Sequence[FollowUpVerdict] = ()
) -> tuple[list[Quad], list[FollowUpVerdict]]:
    """The status assessments of follow-ups, and the verdicts that fit no commitment or no passage of this corpus.

    The assessments stand in the graph of assertions and ask for their evidence; a person's verdicts override scores.
    """
    writer = _Writer(emission, promised)
    judged = {writer.identity(one): one for one in found}
    unused: list[FollowUpVerdict] = []
    for verdict in sorted(verdicts):
        touched = writer.judged(verdict, judged)
        if not touched:
            unused.append(verdict)
    return writer.quads(judged.values()), unused


@dataclass(frozen=True, slots=True)
class _Key:
    """A follow-up's commitment and passage."""

    commitment: str
    evidence: str


@dataclass(frozen=True)
class _Writer:
    """Writes follow-ups, and finds what verdicts speak of."""

    emission: Emission
    promised: Promised

    @cached_property
    def texts_of(self) -> Mapping[str, list[DocumentExtract]]:
        """The texts of each source: a document and its copies, in order."""
        found: dict[str, list[DocumentExtract]] = defaultdict(list)
        for document in self.emission.corpus.documents:
            found[self.emission.corpus.source_of(document.context.key)].append(document)
        return found

    def identity(self, followup: FollowUp) -> _Key:
        """The addresses of the commitment and the evidence."""
        return _Key(
            self.emission.commitments[followup.promise.identity].value, self._address_of(followup.telling).value
        )

    def _address_of(self, telling: Telling) -> NamedNode:
        quote = self._quote(telling)
        return self.emission.mint.evidence(telling.document.context.key, quote[0], quote[1], RULE)

    def _quote(self, telling: Telling) -> tuple[int, int, str]:
        report = telling.report
        quote = self.emission.evidence[telling.document.context.key].quote(
            report.provision.key, report.start, report.end
        )
        return quote.start, quote.end, quote.exact

    def judged(self, verdict: FollowUpVerdict, found: dict[_Key, FollowUp]) -> bool:
        """Apply one verdict; tell whether it fits a commitment and a passage of the corpus."""
        promises = [p for p in self.promised.all() if verdict.about(self.emission.commitments[p.identity].value)]
        fitting = [
            k
            for k, f in found.items()
            if verdict.about(k.commitment) and verdict.fits(k.evidence, self._quote(f.telling)[2])
        ]
        if verdict.verdict == NO:
            for key in fitting:
                del found[key]
            return bool(fitting) or bool(promises and self._passage(verdict))
        telling = found[fitting[0]].telling if fitting else self._passage(verdict)
        if telling is None:
            return False
        for promise in promises:
            followup = self._confirmed(promise, telling)
            found[self.identity(followup)] = followup
        return bool(promises)

    def _confirmed(self, promise: Promise, telling: Telling) -> FollowUp:
        """The follow-up that a person's yes makes, with the score the passage has, if any."""
        known = match(promise, telling, self.promised.kinship)
        if known is not None:
            return FollowUp(promise, telling, known.status, known.order, known.likeness, judged=True)
        status = telling.report.predicates[0].status if telling.report.predicates else DONE
        return FollowUp(promise, telling, status, LATER, None, judged=True)

    def _passage(self, verdict: FollowUpVerdict) -> Telling | None:
        """The passage that a verdict names: the one at the address of evidence, or the first that has the words."""
        for document in self.emission.corpus.documents:
            for provision in document.provisions:
                if provision.is_content and (span := self._span(verdict, document, provision)):
                    report = Report(provision, *span, provision.reading.text[slice(*span)], ())
                    return Telling(document, report, side_of(report.text, (), frozenset(), frozenset()))
        return None

    def _span(
        self, verdict: FollowUpVerdict, document: DocumentExtract, provision: Provision
    ) -> tuple[int, int] | None:
        text = provision.reading.text
        if not verdict.is_address:
            start = text.find(" ".join(verdict.evidence.split()))
            return (start, start + len(" ".join(verdict.evidence.split()))) if start >= 0 else None
        prefix = f"{self.emission.mint.thing(document.context.key).value}/evidence/"
        if not verdict.evidence.startswith(prefix):
            return None
        first, _, last = verdict.evidence.removeprefix(prefix).split("/")[0].partition("-")
        inside = [
            i
            for i, at in enumerate(provision.reading.offsets)
            if first.isdigit() and last.isdigit() and int(first) <= at < int(last)
        ]
        return (inside[0], inside[-1] + 1) if inside else None

    def quads(self, followups: Iterable[FollowUp]) -> list[Quad]:
        """The quads of all follow-ups."""
        return [quad for followup in followups for quad in self._assessment(followup)]

    def _assessment(self, followup: FollowUp) -> Iterator[Quad]:
        commitment = self.emission.commitments[followup.promise.identity]
        telling = followup.telling
        start, end, _ = self._quote(telling)
        node = NamedNode(f"{commitment.value}/status/{key_path(telling.document.context.key)}/{start}-{end}")
        says: list[tuple[str, NamedNode | Literal]] = [
            ("assesses", commitment),
            ("status", wpsv(followup.told)),
            ("sourceKind", wpsv(source_kind(followup.promise, telling.document, self.promised.kinship))),
            ("reportOrder", wpsv(followup.order)),
            ("matchBasis", wpsv("by-verdict" if followup.judged else "by-likeness")),
        ]
        if when := _told_on(telling):
            says.append(("assessedOn", Literal(when)))
        says.extend(("evidence", node) for node in self._evidence(telling))
        yield Quad(node, _TYPE, wps("StatusAssessment"), ASSERTIONS)
        for name, value in says:
            yield Quad(node, wps(name), value, ASSERTIONS)
        for predicate, term in match_terms(followup.likeness, _reason(followup)):
            (said,) = terms_of([term])
            yield Quad(node, NamedNode(predicate), said, ASSERTIONS)

    def _evidence(self, telling: Telling) -> Iterator[NamedNode]:
        """The passage, and the same passage in texts that are second copies of its document."""
        report, source = telling.report, self.emission.corpus.source_of(telling.document.context.key)
        for document in self.texts_of[source]:
            copy = next((p for p in document.provisions if p.key == report.provision.key), None)
            if copy is not None and copy.reading.text[report.start : report.end] == report.text:
                yield self.emission.evidence[document.context.key].evidence(copy.key, report.start, report.end, RULE)


def _told_on(telling: Telling) -> str:
    """The date of the text that tells, or of its item; empty for an undated one."""
    return telling.document.context.published or printed_date(telling.report.provision.date)


def _reason(followup: FollowUp) -> str:
    scored = followup.likeness.reason if followup.likeness else ""
    return "; ".join(part for part in ("a person said so" if followup.judged else "", scored) if part)
