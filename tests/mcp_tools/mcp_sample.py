"""Turns two small pacts into a built graph for the tests of the tools that programs call."""

from pathlib import Path

from graph_build.mcp import Limits, Tools
from graph_build.pipeline import BuildSettings, run_build

OLDER = """Harbour Pact on Women, Peace and Security

1. The Ministry of Peace of Norway shall train
women mediators by 30 June 2027.

2. Partners are encouraged to support women's organizations.

3. The Harbour Council is part of NATO. Lanterns were lit along the quay, and nobody promised anything.
"""
NEWER = """Harbour Pact on Women, Peace and Security, second edition

1. The Ministry of Peace of Norway shall train women mediators by 31 December 2029.

2. Partners shall support women's organizations.
"""
DIGEST = """---
title: Quay Notes
wording: digest
---
1. NATO will train advisers on gender every year.

2. The quay is\u202e long\U000e0061\U000e0062.
"""


def build(folder: Path) -> Path:
    """The folder of a build over the two pacts and a digest."""
    texts = folder / "texts"
    texts.mkdir()
    for name, text in (("pact.txt", OLDER), ("pact-second.txt", NEWER), ("quay-notes.txt", DIGEST)):
        (texts / name).write_text(text, "utf-8")
    run_build(BuildSettings((texts,), folder / "out"))
    return folder / "out"


def opened(out: Path, rows: int = 100, seconds: float = 60.0) -> Tools:
    """The tools over a build."""
    return Tools(out, Limits(rows, seconds))
