"""Graphs of which a few lines have been changed, so that whatever can be at fault is."""

import random
from collections import defaultdict
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from graph_build.graph.lines import FIELD, line_of
from graph_build.vocabulary import VOCAB, rdf, wps

CHANGES = ("taken out", "moved", "said elsewhere too", "other value", "other subject", "other property", "no address")
OFTEN = 4 * (rdf("subject").value, rdf("object").value, wps("evidence").value, wps("refersTo").value)
STRANGE = ('"x"', '"5"^^<http://www.w3.org/2001/XMLSchema#integer>', f"<{VOCAB}none>", "<https://example.org/none>")


@cache
def lines_in(path: Path) -> tuple[str, ...]:
    return tuple(line_of(quad) for quad in ox.parse(path=str(path), format=ox.RdfFormat.TRIG))


def changed(lines: list[str], chance: random.Random) -> list[str]:
    """Lines of which a few have been changed; properties have the same chance, however rare they are."""
    rows = [line.split(FIELD, 3) for line in lines]
    places: dict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        places[row[2]].append(place)
    homes, properties, out = sorted({row[0] for row in rows}), sorted(places), set(lines)
    for _ in range(chance.randint(3, 12)):
        place = chance.choice(places[chance.choice([*properties, *OFTEN])])
        home, subject, predicate, value = rows[place]
        alike = rows[chance.choice(places[predicate])]
        how = chance.choice(CHANGES)
        if how != "said elsewhere too" and chance.random() < 0.6:
            out.discard(lines[place])
        if how in {"moved", "said elsewhere too"}:
            home = chance.choice(homes)
        elif how == "other value":
            value = chance.choice([alike[3], *(STRANGE if predicate else STRANGE[2:])])
        elif how == "other subject":
            subject = alike[1]
        elif how == "other property" and value.startswith("<"):
            predicate = chance.choice(properties)
        elif how == "no address":
            subject = "_:none"
        if how != "taken out":
            out.add(FIELD.join((home, subject, predicate, value)))
    return sorted(out)
