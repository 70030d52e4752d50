#!/usr/bin/env python3
"""Turn notebooks into the same notebooks with fresh outputs, without clock times and versions that would change a diff.

usage: run_notebooks.py NOTEBOOK…

A cell tagged `skip-execution` is not run and keeps no output: its output is too large for the repository.
"""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient


def refresh(path: Path) -> None:
    """Run a notebook in its own folder and write it back."""
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    # What a cell prints comes in pieces on a busy machine; joined, it is the same in every run.
    NotebookClient(
        notebook,
        record_timing=False,
        coalesce_streams=True,
        timeout=600,
        resources={"metadata": {"path": str(path.parent)}},
    ).execute()
    kernel = notebook.metadata["kernelspec"]
    notebook.metadata.clear()
    notebook.metadata.update(kernelspec=kernel, language_info={"name": kernel["language"]})
    nbformat.write(notebook, path)  # type: ignore[no-untyped-call]


def main() -> int:
    """Run every notebook named; a cell that fails stops the run with its error."""
    for name in sys.argv[1:]:
        refresh(Path(name))
        print(name)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
