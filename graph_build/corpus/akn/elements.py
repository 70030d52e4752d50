"""Turns the table of elements into sets of tags, one for each way in which an element is read."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Final

_TABLE: Final = tomllib.loads(files("graph_build.corpus.akn").joinpath("elements.toml").read_text("utf-8"))

INLINE: Final = frozenset(_TABLE["inline"].split())
LOOK: Final = frozenset(_TABLE["look"].split())
PARTING: Final = frozenset(_TABLE["parting"].split())
HEADINGS: Final = frozenset(_TABLE["headings"].split())
LISTS: Final = frozenset(_TABLE["lists"].split())
SECTIONS: Final = frozenset(_TABLE["sections"].split())
WRAPPERS: Final = frozenset(_TABLE["wrappers"].split())
PLACES: Final[dict[str, str]] = _TABLE["places"]
