"""Shows that the changes of the made pair are told as they were read before: as table, as CSV and as RDF."""

import re
from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox
from frozen import compare, table
from test_versions import comparison, read_pair

from graph_build.graph.versions import changes_as_csv, changes_as_table, changes_as_turtle
from graph_build.graph.versions.quads import change_quads
from graph_build.graph.write import to_turtle
from graph_build.vocabulary import THINGS, rdf

PAIR = Path(__file__).resolve().parent.parent / "versions"


def test_the_table_is_as_read() -> None:
    compare(PAIR / "found.txt", changes_as_table(comparison(), 100))


def test_the_csv_is_as_read() -> None:
    compare(PAIR / "found.csv", changes_as_csv(comparison()))


def test_the_turtle_is_as_read() -> None:
    compare(PAIR / "found.ttl", to_turtle(change_quads(comparison()), THINGS).decode())


def test_what_the_changes_speak_of_is_as_read() -> None:
    """For each kind of thing that is told besides the changes: how many there are, and what is said of them."""
    store, _, _ = read_pair()
    said: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for triple in ox.parse(changes_as_turtle(comparison(), store, THINGS), format=ox.RdfFormat.TURTLE):
        kind = "type" if triple.predicate == rdf("type") else "said"
        value = triple.object if kind == "type" else triple.predicate
        said[str(triple.subject)][kind].add(re.split(r"[/#]", str(getattr(value, "value", value)))[-1])
    kinds: dict[str, list[set[str]]] = defaultdict(list)
    for told in said.values():
        kinds[" ".join(sorted(told["type"]))].append(told["said"])
    rows = [(kind, len(things), " ".join(sorted(set().union(*things)))) for kind, things in sorted(kinds.items())]
    compare(PAIR / "spoken-of.csv", table(("kinds", "how many", "said of some"), rows))
