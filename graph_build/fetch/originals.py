"""Turns the addresses of a catalogue into a folder of originals as their publishers give them, and its catalogue."""

from __future__ import annotations

import csv
import io
from dataclasses import asdict, dataclass, replace
from pathlib import Path, PurePath
from typing import Final

from graph_build.corpus.catalogue import CATALOGUE_FIELDS, FOLDER, catalogue_in
from graph_build.corpus.source import DIGEST, ORIGINAL, Metadata
from graph_build.errors import InputError, OutputError, ServiceError
from graph_build.fetch.fetched import Fetched
from graph_build.fetch.kinds import readable
from graph_build.fetch.sites import Refused, Sites, web_address
from graph_build.graph.write import write_file

# The note of a catalogue speaks of the text beside it, which may be a digest, and not of the original.
_FIELDS: Final = tuple(name for name in CATALOGUE_FIELDS if name != "note")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one row of the catalogue; ``stored`` is the file in the folder, none where there is none."""

    file: str
    address: str
    state: str
    done: bool
    no_answer: bool = False
    stored: str | None = None

    def line(self) -> str:
        """One line for people."""
        return f"{self.file}: {self.state} ({self.address})"

    def record(self) -> dict[str, object]:
        """The same for machines."""
        return asdict(self)


def fetch_all(catalogue: Path, out: Path, sites: Sites, again: bool = False) -> list[Outcome]:
    """Fetch every row that has an address, in order, and write a catalogue of what the folder then holds.

    What is there already is asked for only where the site can tell that it has something newer; ``again`` asks for all.

    Raises:
        InputError: there is no such catalogue.
        OutputError: the folder cannot be written to.
    """
    if not catalogue.is_file():
        raise InputError("no such catalogue", str(catalogue), "", "name a CSV file with the columns file and address")
    known = catalogue_in(catalogue)
    rows = known.rows
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"folder cannot be made ({error.strerror})", str(out), "", "give another folder with --out"
        ) from error
    memory = Fetched.of(out)
    outcomes = [_one(file, meta.address, memory, sites, again) for file, meta in sorted(rows.items()) if meta.address]
    there = {o.stored: rows[o.file] for o in outcomes if o.stored}
    if there:
        write_file(out / "catalogue.csv", _catalogue(there, known.title))
    return outcomes


def _one(file: str, address: str, fetched: Fetched, sites: Sites, again: bool) -> Outcome:
    if PurePath(file).name != file or file.startswith("."):
        return Outcome(file, address, "left: the file's name leads out of the folder", False)
    before = fetched.file_of(address, PurePath(file).stem)
    known = {} if again or before is None else fetched.headers(address)
    if before is not None and not known and not again:
        return Outcome(file, address, "there already", True, stored=before.name)
    try:
        return _stored(file, address, fetched, sites, known)
    except Refused as reason:
        return Outcome(file, address, f"left: {reason}", False, stored=before.name if before else None)
    except ServiceError as error:
        state = f"no answer: {error.what} ({error.rule})"
        return Outcome(file, address, state, False, no_answer=True, stored=before.name if before else None)


def _stored(file: str, address: str, fetched: Fetched, sites: Sites, known: dict[str, str]) -> Outcome:
    """The answer as a file, written beside and then moved, so that no half of one stands there."""
    parts = web_address(address)
    if parts.path in {"", "/"} and not parts.query:
        raise Refused("the address is that of a site, not of a document")
    before = fetched.file_of(address, PurePath(file).stem)
    answer = sites.get(address, known)
    if answer.unchanged and before is not None:
        return Outcome(file, address, "unchanged", True, stored=before.name)
    body, ending = readable(answer, address)
    target = fetched.folder / (PurePath(file).stem + ending)
    partial = target.with_name(f".{target.name}.part")
    write_file(partial, body)
    partial.replace(target)
    if before is not None and before != target:
        before.unlink()
    fetched.remember(address, target.name, answer)
    return Outcome(file, address, f"fetched, {len(body):,} bytes, {ending}", True, stored=target.name)


def as_fetched(meta: Metadata) -> Metadata:
    """What is known of a document once it is fetched: its words are then its own, where a digest stood before."""
    return replace(meta, wording=ORIGINAL) if meta.wording == DIGEST else meta


def _catalogue(rows: dict[str, Metadata], title: str) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["file", *_FIELDS])
    if title:
        of_folder = Metadata(title=title)
        writer.writerow([FOLDER, *(getattr(of_folder, name) or "" for name in _FIELDS)])
    for file, meta in sorted(rows.items()):
        writer.writerow([file, *(getattr(as_fetched(meta), name) or "" for name in _FIELDS)])
    return out.getvalue().encode()
