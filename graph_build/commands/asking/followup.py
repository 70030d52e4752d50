"""Turns ``wps-graph followup`` into what later passages tell of commitments: who says so, where, and why it counts."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

import click

from graph_build.errors import EXIT_DONE
from graph_build.options import graph_option, json_option

if TYPE_CHECKING:
    from pyoxigraph import Store

    from graph_build.ask.followups import Told

_COUNT = """PREFIX wps: <https://w3id.org/wps-graph/ontology#>
PREFIX wpsv: <https://w3id.org/wps-graph/vocab/>
SELECT (COUNT(DISTINCT ?commitment) AS ?count) WHERE {
  ?commitment a wps:Commitment
  FILTER NOT EXISTS { ?commitment wps:act wpsv:evaluative }
  FILTER NOT EXISTS { ?commitment wps:act wpsv:referential }
  FILTER NOT EXISTS { ?commitment wps:bindingForce wpsv:demand }
}"""


@click.command("followup")
@graph_option
@json_option
def followup(graph_file: Path, as_json: bool) -> int:
    """Show which later passages report that something promised is done, under way or late.

    Each report stands with its words, its document, the kind of source and its score with reasons. What has no report
    has no evidence in this corpus: it may still have been done.
    """
    from graph_build.ask.followups import told_rows
    from graph_build.ask.load import open_graph

    store = open_graph(graph_file)
    rows = told_rows(store)
    if as_json:
        click.echo(json.dumps([row.record() for row in rows], ensure_ascii=False, indent=1))
        return EXIT_DONE
    width = shutil.get_terminal_size((110, 24)).columns if sys.stdout.isatty() else 110
    click.echo("\n".join(_lines(rows, _commitments(store), width)))
    return EXIT_DONE


def _commitments(store: Store) -> int:
    from graph_build.ask.run import run_sparql

    return int(str(getattr(run_sparql(store, _COUNT).rows[0][0], "value", 0)))


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
