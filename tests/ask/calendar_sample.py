"""Turns a few texts of our own into a store whose calendar has every kind of row."""

import hashlib
from collections.abc import Sequence
from functools import cache

import pyoxigraph as ox

from graph_build.ask.load import unite_graphs
from graph_build.corpus.source import Metadata, SourceText
from graph_build.extract.corpus_extract import extract_corpus
from graph_build.graph.emit import Emission
from graph_build.graph.mint import Mint
from graph_build.graph.promises import Promised, judged_followups
from graph_build.graph.promises.followup import find_followups

POLICY = """Harbour Policy

1. The Harbour Board will train all pilots on the rescue of sailors within six months of the adoption of this Policy.

2. The Harbour Board will publish data on complaints every six months.

3. The Harbour Board should report to the Coast Ministry each year, if funds allow.

4. The Coast Ministry will open a shelter for stranded sailors by June 2021.

5. The Harbour Board and the Coast Ministry will review this Policy by 2030.

6. A harbour master shall be appointed by 31 December 2026.

7. The Coast Ministry will submit a plan on rescue boats by 30 June 2025.
"""
LONG = """Port Plan

1. The Port Office will hold a meeting of all who mend nets, build boats, keep lamps, watch the shore, teach swimming
and carry letters between the islands of the northern and the southern coast by 31 January 2027.

Records

The Port Office will count its boats every month.
"""
UNDATED = "Note\n\n1. The Light Service will test its lamps every ten days.\n"
NEWS = """Harbour News

The shelter for stranded sailors was opened in May 2021.

The plan on rescue boats has not yet been submitted by the Coast Ministry.
"""
Told = tuple[str, str, str, str | None, str, str]
TEXTS: tuple[Told, ...] = (
    ("harbour-policy", "Harbour Policy", POLICY, "2020-01-31", "policy", "Harbour Board"),
    ("harbour-policy-copy", "Harbour Policy on another site", POLICY, "2020-01-31", "policy", "Harbour Board"),
    ("port-plan", "Port Plan", LONG, "2024-02-29", "policy", "Port Office"),
    ("undated-note", "Note", UNDATED, None, "policy", "Light Service"),
    ("harbour-news", "Harbour News", NEWS, "2021-07-01", "news", "Harbour Board"),
)


@cache
def calendar_store() -> ox.Store:
    """What a build would make of the texts, ready to be asked."""
    return store_of(TEXTS)


def store_of(texts: Sequence[Told]) -> ox.Store:
    """What a build would make of texts, each with name, title, words, day, kind and publisher."""
    sources = [
        SourceText(
            f"{name}.txt", text, hashlib.sha256(text.encode()).hexdigest(),
            Metadata(title, publisher, published, kind),
        )
        for name, title, text, published, kind, publisher in texts
    ]  # fmt: skip
    corpus = extract_corpus(sources)
    emission = Emission.of(corpus, Mint())
    promised = Promised.of(corpus)
    followups, _ = judged_followups(emission, promised, find_followups(promised))
    store = ox.Store()
    store.extend([*followups, *emission.quads()])
    unite_graphs(store)
    return store
