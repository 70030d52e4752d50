"""Shows that what is written once stays written once: folds, searches for names, loaders, readers of dates."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "graph_build").rglob("*.py"))

# What only these modules do, or folders of them, each with its reason.
FOLDS = {
    "graph_build/extract/folding.py": "the fold of names in texts, and that of what people type",
    "graph_build/corpus/slugs.py": "the readable part of an address, which is no comparison of names",
    "graph_build/corpus/akn/head.py": "one spelling of a label among several of the same source",
    "graph_build/corpus/catalogue.py": "file names and column words of a catalogue, which are no names of things",
    "graph_build/corpus/hyphens.py": "whether a word that a line breaks stands whole elsewhere in the text",
    "graph_build/reading/sieve.py": "whether a text holds a word that an expression asks for",
    "graph_build/extract/copies.py": "whether two texts are worded alike, which is no comparison of names",
    "graph_build/extract/markup.py": "whether a known name is spelled so already",
    "graph_build/graph/versions/align.py": "words of two texts, compared with each other",
    "graph_build/show/pages/names.py": "whether an action repeats its verb",
    "graph_build/show/pages/document_read.py": "the order of a list",
    "graph_build/ask/remote/access.py": "a keyword of HTTP",
    "graph_build/evaluate/": "names as the scorer of the annotations folds them",
}
ONCE = {
    r"NFK[CD]|casefold": FOLDS,
    r"bulk_load\(": {"graph_build/graph/load.py": "the one loader of a graph"},
    r"parse_edtf\(": {"graph_build/extract/dates.py": "the bounds of a date"},
    r"class NameIndex\b": {"graph_build/ask/lookups/names.py": "the one search for names"},
    r"rpartition\(\"/\"\)\[0\] \+ \"/\"|partition\(\"assertion/\"\)": {
        "graph_build/ask/lookups/source.py": "the base of addresses"
    },
}


def places(pattern: str) -> set[str]:
    """The modules that hold the pattern in a line of code."""
    found = re.compile(pattern)
    return {
        path.relative_to(ROOT).as_posix()
        for path in MODULES
        if any(found.search(line.partition("#")[0]) for line in path.read_text("utf-8").splitlines())
    }


@pytest.mark.parametrize("pattern", ONCE)
def test_what_is_done_in_one_place_is_done_there_alone(pattern: str) -> None:
    known = ONCE[pattern]
    assert all(known.values())
    elsewhere = {one for one in places(pattern) if not one.startswith(tuple(known))}
    assert not elsewhere, f"{pattern} belongs into {', '.join(known)}"
    unused = {one for one in known if not any(place.startswith(one) for place in places(pattern))}
    assert not unused, "an exception is not needed any more: take it off the list"
