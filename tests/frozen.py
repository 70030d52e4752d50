"""Turns what a test finds and what a file keeps of it into a difference in words.

A frozen file is what the code gave when a person last read it. Where a change is wanted, run the test with
``WPS_GRAPH_FREEZE=1``, read the difference that git shows, and say in the commit why it is right.
"""

import csv
import io
import os
from collections.abc import Iterable, Sequence
from difflib import unified_diff
from pathlib import Path


def compare(path: Path, found: str) -> None:
    """Fail with the lines that differ; write the file instead where ``WPS_GRAPH_FREEZE`` is set."""
    if os.environ.get("WPS_GRAPH_FREEZE"):
        path.write_bytes(found.encode())
        return
    kept = path.read_bytes().decode()
    lines = unified_diff(kept.splitlines(), found.splitlines(), "kept", "found", lineterm="", n=0)
    assert found == kept, "\n".join([f"{path.name} differs", *lines])


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Rows as CSV."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue()
