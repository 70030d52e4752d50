"""Turns a built graph and annotated documents into precision, recall and accuracy, with the errors behind them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from graph_build.evaluate.annotations import Annotated
from graph_build.evaluate.built import Built
from graph_build.evaluate.commitments import compare_commitments
from graph_build.evaluate.relations import compare_relations
from graph_build.evaluate.tally import Counts, Error, Tally, total
from graph_build.evaluate.things import compare_things

MEANS: Final = {
    "entity.all": "entity.macro",
    "entity.named": "entity.named.macro",
    "fact.all": "fact.macro",
    "fact.core": "fact.core.macro",
    "commitment.all": "commitment.macro",
}
"""Measures with a mean over documents, in which a short document weighs as much as a long one."""

RECALL_ONLY: Final = ("entity.listed", "entity.unlisted")
"""Measures of annotated things alone: what the graph has too much cannot be told to stand in a list or not."""

RATES: Final = ("precision", "recall", "f1")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a comparison found, by the stem of the document."""

    documents: Mapping[str, Tally]

    @property
    def errors(self) -> Mapping[str, list[Error]]:
        """The rows that went wrong, by kind of error."""
        return total(self.documents.values()).errors

    def record(self) -> dict[str, Any]:
        """Scores and fields for machines. `right` is the number of annotated ones that were found."""
        together = total(self.documents.values())
        scores = {measure: _score(counts) for measure, counts in sorted(together.counts.items())}
        fields = {
            name: {"accuracy": share.accuracy(), "right": share.right, "of": share.of}
            for name, share in sorted(together.fields.items())
        }
        return {"scores": scores | self._means(), "fields": fields}

    def table(self) -> str:
        """Scores and fields for people; measures of one document have no mean."""
        record = self.record()
        lines = [f"{'measure':26} {'precision':>9} {'recall':>7} {'F1':>6} {'right':>6} {'graph':>6} {'gold':>6}"]
        lines += [_line(name, score) for name, score in record["scores"].items()]
        lines += ["", f"{'field of commitments':26} {'accuracy':>9} {'right':>7} {'of':>6}"]
        lines += [
            f"{name:26} {(one['accuracy'] or 0):9.3f} {one['right']:7} {one['of']:6}"
            for name, one in record["fields"].items()
        ]
        return "\n".join(lines) + "\n"

    def _means(self) -> dict[str, dict[str, float]]:
        """The mean of the rates over the documents that are annotated for a measure."""
        out = {}
        for measure, name in sorted(MEANS.items(), key=lambda item: item[1]):
            counts = [tally.counts[measure] for tally in self.documents.values() if measure in tally.counts]
            rates = [one.rates() for one in counts if one.in_gold]
            if rates:
                means = {rate: round(sum(one[rate] for one in rates) / len(rates), 3) for rate in RATES}
                out[name] = means | {"documents": len(rates)}
        return out


def evaluate_graph(built: Built, annotated: Iterable[Annotated], listed: Collection[str] | None = None) -> Outcome:
    """Compare a graph with annotated documents.

    `listed` holds folded names (`listed_names`); with it, recall of annotated things is also told for those with a
    name in it and for those without: a reader that knows its lists and not the language shows in the difference.
    """
    return Outcome({gold.stem: _compare(built, gold, listed) for gold in annotated})


def _compare(built: Built, gold: Annotated, listed: Collection[str] | None) -> Tally:
    tally = Tally()
    meanings = compare_things(built, gold, listed, tally)
    compare_relations(built, gold, meanings, tally)
    compare_commitments(built, gold, tally)
    return tally


def _score(counts: Counts) -> dict[str, float]:
    return counts.rates() | {"right": counts.found, "in_graph": counts.in_graph, "in_gold": counts.in_gold}


def _line(name: str, score: Mapping[str, float]) -> str:
    if name in RECALL_ONLY:
        return f"{name:26} {'':9} {score['recall']:7.3f} {'':6} {score['right']:6} {'':6} {score['in_gold']:6}"
    rates = f"{name:26} {score['precision']:9.3f} {score['recall']:7.3f} {score['f1']:6.3f}"
    if "documents" in score:
        return f"{rates} (mean of {score['documents']} documents)"
    return f"{rates} {score['right']:6} {score['in_graph']:6} {score['in_gold']:6}"
