"""Turns the question on follow-ups into one record for each passage that tells of a commitment."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from graph_build.ask.collection import find_question
from graph_build.ask.run import run_question
from graph_build.corpus.source import with_wording


@dataclass(frozen=True, slots=True)
class Told:
    """One passage that tells of a commitment, with all columns of the question ``follow-ups`` as text.

    ``bearers`` pairs the address and the name of each. ``places`` are the texts that hold the passage: one, or several
    copies of it, which count as one source.
    """

    values: dict[str, str]
    bearers: tuple[tuple[str, str], ...]
    places: tuple[str, ...]

    @property
    def promise(self) -> tuple[str, str]:
        """The commitment, and the heading under which it is shown: where it stands and who bears it."""
        place = f"{self.values['promiseDocumentName']}, {self.values['promiseParagraphName']}"
        who = ", ".join(name for _, name in self.bearers) or "no bearer named"
        return self.values["commitment"], f"{with_wording(place, self.values['promiseWording'])} · {who}"

    @property
    def said(self) -> str:
        """Status, kind of source, date, score and ground, in one line."""
        parts = [self.values["status"], self.values["source"], self.values["on"], self.values["order"]]
        score = self.values["score"]
        if score:
            parts.append(f"score {float(score):.2f}")
        elif self.values["basis"]:
            parts.append(self.values["basis"])
        return " · ".join(part for part in parts if part)

    def record(self) -> dict[str, object]:
        """All columns of the question; those of which there are several values hold lists in the same order."""
        bearers = {"bearer": [node for node, _ in self.bearers], "bearerName": [name for _, name in self.bearers]}
        return {**self.values, **bearers, "places": list(self.places)}


def told_rows(store: ox.Store) -> list[Told]:
    """The passages that tell of commitments, in the order of the question; a passage of several bearers once."""
    answer = run_question(store, find_question("follow-ups"), {})
    found: dict[str, tuple[dict[str, str], dict[tuple[str, str], None], dict[str, None]]] = {}
    for row in answer.rows:
        values = {name: _text(term) for name, term in zip(answer.columns, row, strict=True)}
        _, bearers, places = found.setdefault(values["assessment"], (values, {}, {}))
        place = f"{values['documentName']}, {values['paragraphName']}"
        places[with_wording(place, values["wording"])] = None
        if values["bearerName"]:
            bearers[values["bearer"], values["bearerName"]] = None
    return [Told(values, tuple(bearers), tuple(places)) for values, bearers, places in found.values()]


def _text(term: object) -> str:
    return str(getattr(term, "value", "")) if term is not None else ""
