"""Turns ``wps-graph followup`` into what later passages tell of commitments: who says so, where, and why it counts."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

import click

from graph_build.commands.options import graph_option, json_option
from graph_build.errors import EXIT_DONE

if TYPE_CHECKING:
    from pyoxigraph import Store

_COUNT = """PREFIX wps: <https://w3id.org/wps-graph/ontology#>
PREFIX wpsv: <https://w3id.org/wps-graph/vocab/>
SELECT (COUNT(DISTINCT ?commitment) AS ?count) WHERE {
  ?commitment a wps:Commitment
  FILTER NOT EXISTS { ?commitment wps:act wpsv:evaluative }
  FILTER NOT EXISTS { ?commitment wps:act wpsv:referential }
}"""


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
        return self.values["commitment"], f"{_with_wording(place, self.values['promiseWording'])} · {who}"

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


@click.command("followup")
@graph_option
@json_option
def followup(graph_file: Path, as_json: bool) -> int:
    """Show which later passages report that something promised is done, under way or late.

    Each report stands with its words, its document, the kind of source and its score with reasons. What has no report
    has no evidence in this corpus: it may still have been done.
    """
    from graph_build.ask.load import open_graph

    store = open_graph(graph_file)
    rows = told_rows(store)
    if as_json:
        click.echo(json.dumps([_record(row) for row in rows], ensure_ascii=False, indent=1))
        return EXIT_DONE
    width = shutil.get_terminal_size((110, 24)).columns if sys.stdout.isatty() else 110
    click.echo("\n".join(_lines(rows, _commitments(store), width)))
    return EXIT_DONE


def told_rows(store: Store) -> list[Told]:
    """The passages that tell of commitments, in the order of the question; a passage of several bearers once."""
    from graph_build.ask.collection import find_question
    from graph_build.ask.run import run_question

    answer = run_question(store, find_question("follow-ups"), {})
    found: dict[str, tuple[dict[str, str], dict[tuple[str, str], None], dict[str, None]]] = {}
    for row in answer.rows:
        values = {name: _text(term) for name, term in zip(answer.columns, row, strict=True)}
        _, bearers, places = found.setdefault(values["assessment"], (values, {}, {}))
        place = f"{values['documentName']}, {values['paragraphName']}"
        places[_with_wording(place, values["wording"])] = None
        if values["bearerName"]:
            bearers[values["bearer"], values["bearerName"]] = None
    return [Told(values, tuple(bearers), tuple(places)) for values, bearers, places in found.values()]


def _with_wording(place: str, wording: str) -> str:
    from graph_build.corpus.source import with_wording

    return with_wording(place, wording)


def _record(row: Told) -> dict[str, object]:
    """All columns of the question; those of which there are several values hold lists in the same order."""
    bearers = {"bearer": [node for node, _ in row.bearers], "bearerName": [name for _, name in row.bearers]}
    return {**row.values, **bearers, "places": list(row.places)}


def _text(term: object) -> str:
    return str(getattr(term, "value", "")) if term is not None else ""


def _commitments(store: Store) -> int:
    from graph_build.ask.run import run_sparql

    return int(_text(run_sparql(store, _COUNT).rows[0][0]))


def _lines(rows: list[Told], commitments: int, width: int) -> Iterator[str]:
    for (_, heading), group in groupby(rows, key=lambda row: row.promise):
        told = list(group)
        yield from wrap(heading, width)
        yield from _indented(f"“{told[0].values['promise']}”", width, 2)
        for row in told:
            yield from _indented(f"→ {row.said}", width, 2)
            yield from _indented(f"“{row.values['quote']}”", width, 4)
            yield from _indented("; also ".join(row.places), width, 4)
            yield from _indented(row.values["reason"], width, 4)
        yield ""
    reported = len({row.promise[0] for row in rows})
    yield f"{reported} of {commitments} commitments have a report; of the others there is no evidence in this corpus."


def _indented(text: str, width: int, by: int) -> list[str]:
    return wrap(text, max(width, 40), initial_indent=" " * by, subsequent_indent=" " * by) if text else []
