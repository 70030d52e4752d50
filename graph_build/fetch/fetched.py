"""Turns what was fetched before into the questions by which a site tells whether there is something newer."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from graph_build.fetch.sites import Answer
from graph_build.graph.write import write_file

FILE: Final = ".fetched.json"


@dataclass(slots=True)
class Fetched:
    """The files of a folder by their address, each with the marks of its version that the site gave."""

    folder: Path
    rows: dict[str, dict[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: Path) -> Fetched:
        """What the folder remembers; nothing where it has no memory, or a damaged one."""
        try:
            told = json.loads((folder / FILE).read_bytes())
            rows = {str(address): {str(k): str(v) for k, v in row.items()} for address, row in told.items()}
        except (OSError, ValueError, AttributeError):
            rows = {}
        return cls(folder, rows)

    def file_of(self, address: str, stem: str) -> Path | None:
        """The file that was fetched from the address and is still there under that name."""
        name = self.rows.get(address, {}).get("file", "")
        path = self.folder / name
        return path if name and Path(name).name == name and Path(name).stem == stem and path.is_file() else None

    def headers(self, address: str) -> dict[str, str]:
        """The headers that ask for nothing but what is newer; none where the site gave no mark."""
        row = self.rows.get(address, {})
        marks = (("If-None-Match", row.get("etag")), ("If-Modified-Since", row.get("modified")))
        return {header: mark for header, mark in marks if mark}

    def remember(self, address: str, file: str, answer: Answer) -> None:
        """Keeps the marks of what was fetched, on the disk too."""
        marks = {"file": file, "etag": answer.etag or "", "modified": answer.modified or ""}
        self.rows[address] = {name: mark for name, mark in marks.items() if mark}
        write_file(self.folder / FILE, json.dumps(self.rows, indent=1, sort_keys=True, ensure_ascii=False).encode())
