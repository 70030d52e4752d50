"""Turns files and folders into source texts with what is known about them; what cannot be read becomes a row."""

from __future__ import annotations

import csv
import datetime
import hashlib
import io
import re
import unicodedata
from dataclasses import dataclass, fields, replace
from pathlib import Path

import yaml

from graph_build.corpus.facts import DocumentFacts
from graph_build.errors import InputError

CATALOGUE_FIELDS = ("title", "publisher", "published", "kind", "language", "address", "rights", "note")
TEXT_ENDINGS = {".txt", ".md", ".text", ".markdown"}
MARKUP_ENDINGS = {".xml", ".akn"}
# What a reader of a format may call a part of its text.
PARAGRAPH, HEADING, ITEM, ROW, NOTE = "paragraph", "heading", "item", "table row", "note"
FURNITURE, METADATA = "furniture", "metadata"
KINDS = frozenset({PARAGRAPH, HEADING, ITEM, ROW, NOTE, FURNITURE, METADATA})
_ABOUT_THE_FOLDER = re.compile(r"(?i)(readme|license|licence|copying|notice|changelog)(\.\w+)?")
_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*+\n(.*?)\n---[ \t]*+(?:\n|\Z)", re.DOTALL)
_LONGEST_FRONT_MATTER = 50_000
_MAX_BYTES = 20_000_000
_FRONT_MATTER_NAMES = {"date": "published", "source_url": "address", "url": "address", "author": "publisher"}


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a catalogue or a front matter says of a document; an absent value is None, ``published`` is EDTF text."""

    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    kind: str | None = None
    language: str | None = None
    address: str | None = None
    rights: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text that the format itself marks off: what it is, and what the format says of it.

    ``number`` is as readers cite it ("3(b)"), ``key`` the original's own name of the part, ``body`` where the words
    begin after a printed number (None at the start), ``parent`` the place in the list of the part that it belongs to,
    ``place`` where in the document it stands ("cover", "preamble", "body", "annex"; None where the format does not
    tell), ``level`` the depth of a heading or item from 1, ``reason`` why furniture is furniture.
    """

    kind: str
    start: int
    end: int
    number: str | None = None
    key: str | None = None
    level: int = 1
    reason: str | None = None
    body: int | None = None
    parent: int | None = None
    place: str | None = None

    def __post_init__(self) -> None:
        if self.kind not in KINDS or not 0 <= self.start < self.end:
            raise ValueError(f"part {self.kind!r} {self.start}-{self.end}")
        if self.body is not None and not self.start <= self.body < self.end:
            raise ValueError(f"words at {self.body} outside of their part {self.start}-{self.end}")


@dataclass(frozen=True, slots=True)
class ReadText:
    """What a reader makes of a file; the same record for every format.

    ``text`` holds code points with composed letters (NFC) and ``\\n`` at line ends; all offsets count in it.
    ``parts`` are sorted and apart from each other. ``meta`` is what the file says of itself.
    """

    text: str
    parts: tuple[Part, ...] = ()
    meta: Metadata = Metadata()
    body_start: int = 0
    facts: DocumentFacts | None = None

    def __post_init__(self) -> None:
        end = 0
        for part in self.parts:
            if part.start < end or part.end > len(self.text):
                raise ValueError(f"part {part.kind!r} {part.start}-{part.end} after {end} of {len(self.text)}")
            end = part.end


@dataclass(frozen=True, slots=True)
class SourceText:
    """One document as read: offsets everywhere count code points of ``text``, whose letters are composed (NFC)."""

    file: str
    text: str
    digest: str
    meta: Metadata
    body_start: int = 0
    parts: tuple[Part, ...] = ()
    facts: DocumentFacts | None = None

    @property
    def stem(self) -> str:
        """The file's name without its ending; the document's address is made from it."""
        return Path(self.file).stem

    @property
    def body_digest(self) -> str:
        """SHA-256 of the text after its front matter with whitespace folded: equal for one text under two addresses."""
        return hashlib.sha256(" ".join(self.text[self.body_start :].split()).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that could not be read, and why."""

    file: str
    reason: str


def read_sources(paths: tuple[Path, ...]) -> tuple[list[SourceText], list[Unreadable]]:
    """All documents under the given files and folders, sorted by name, and those that could not be read.

    Raises InputError when a path does not exist, is no readable folder, or two files share a name.
    """
    sources: list[SourceText] = []
    bad: list[Unreadable] = []
    for path in paths:
        for file, meta in _files(path):
            outcome = _read(file, meta)
            if isinstance(outcome, SourceText):
                sources.append(outcome)
            else:
                bad.append(outcome)
    _refuse_twins(sources)
    return sorted(sources, key=lambda s: s.stem), sorted(bad, key=lambda b: (b.file, b.reason))


def _refuse_twins(sources: list[SourceText]) -> None:
    seen: dict[str, str] = {}
    for source in sources:
        if source.stem in seen:
            raise InputError(
                "two documents have one name",
                f"{seen[source.stem]} and {source.file}",
                "one address per document",
                "rename one of the files",
            )
        seen[source.stem] = source.file


def _files(path: Path) -> list[tuple[Path, Metadata]]:
    if not path.exists():
        remedy = "give the path of a text or a folder of texts"
        raise InputError("no such file or folder", str(path), "input must exist", remedy)
    folder = path if path.is_dir() else path.parent
    catalogue = read_catalogue(folder)
    if path.is_file():
        return [(path, catalogue.get(path.name, Metadata()))]
    try:
        names = sorted(p for p in folder.iterdir() if p.is_file() and not p.name.startswith("."))
    except OSError as error:
        raise InputError("folder cannot be listed", str(path), str(error.strerror), "check its permissions") from error
    missing = sorted(set(catalogue) - {p.name for p in names})
    rows = [(p, catalogue.get(p.name, Metadata())) for p in names if _is_document(p)]
    return rows + [(folder / name, catalogue[name]) for name in missing]


def _is_document(path: Path) -> bool:
    return path.suffix.lower() != ".csv" and not _ABOUT_THE_FOLDER.fullmatch(path.name)


def read_catalogue(folder: Path) -> dict[str, Metadata]:
    """Rows of ``catalogue.csv`` in the folder by file name; empty without one.

    Raises InputError when it is no catalogue.
    """
    path = folder / "catalogue.csv"
    if not path.is_file():
        return {}
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("catalogue cannot be read", str(path), str(error), "save it as UTF-8 CSV") from error
    reader = csv.DictReader(io.StringIO(text))
    try:
        columns, rows = reader.fieldnames or (), list(reader)
    except csv.Error as error:
        where = f"{path}, line {reader.line_num}"
        raise InputError("catalogue cannot be read", where, str(error), "save it as CSV with short fields") from error
    if "file" not in columns:
        remedy = "add file,title,publisher,…"
        raise InputError("catalogue has no column 'file'", str(path), "first line names the columns", remedy)
    return {row["file"]: Metadata(**{k: row.get(k) or None for k in CATALOGUE_FIELDS}) for row in rows if row["file"]}


def _read(path: Path, meta: Metadata) -> SourceText | Unreadable:
    ending = path.suffix.lower()
    if ending not in TEXT_ENDINGS | MARKUP_ENDINGS:
        return Unreadable(path.name, f"kind {path.suffix or 'without ending'} is not read; save it as .txt or .md")
    try:
        if path.stat().st_size > _MAX_BYTES:
            return Unreadable(path.name, f"larger than {_MAX_BYTES:,} bytes; split it")
        raw = path.read_bytes()
        return _marked_up(path.name, raw, meta) if ending in MARKUP_ENDINGS else _decode(path.name, raw, meta)
    except OSError as error:
        return Unreadable(path.name, f"cannot be opened: {error.strerror}")


def _marked_up(name: str, raw: bytes, meta: Metadata) -> SourceText | Unreadable:
    """A document in XML: its text, its parts and its facts; what a catalogue says stands above what the file says."""
    from graph_build.corpus.akn import UnreadXml, read_akn

    try:
        read = read_akn(raw)
    except UnreadXml as error:
        return Unreadable(name, str(error))
    said = {f.name: getattr(meta, f.name) or getattr(read.meta, f.name) for f in fields(Metadata)}
    digest = hashlib.sha256(read.text.encode()).hexdigest()
    return SourceText(name, read.text, digest, Metadata(**said), read.body_start, read.parts, read.facts)


def _decode(name: str, raw: bytes, meta: Metadata) -> SourceText | Unreadable:
    if b"\0" in raw:
        return Unreadable(name, "binary data (a NUL byte); save it as UTF-8 text")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Unreadable(name, f"not UTF-8 at byte {error.start}; save it as UTF-8 text")
    if not text.strip():
        return Unreadable(name, "empty")
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _with_front_matter(name, text, meta)


def _with_front_matter(name: str, text: str, meta: Metadata) -> SourceText:
    digest = hashlib.sha256(text.encode()).hexdigest()
    match = _FRONT_MATTER.match(text)
    found = _front_matter(match.group(1)) if match else {}
    if not found or match is None:
        return SourceText(name, text, digest, meta)
    filled = {k: v for k, v in found.items() if getattr(meta, k) is None}
    return SourceText(name, text, digest, replace(meta, **filled), match.end())


def _front_matter(block: str) -> dict[str, str]:
    """The fields of a front matter that are plain values or lists of words; nothing where it is no sound YAML."""
    if len(block) > _LONGEST_FRONT_MATTER:
        return {}
    try:
        data = yaml.safe_load(block)
    except (yaml.YAMLError, ValueError, RecursionError):  # an impossible date is a ValueError, deep nesting the last
        return {}
    if not isinstance(data, dict):
        return {}
    renamed = {_FRONT_MATTER_NAMES.get(str(k), str(k)): _plain(v) for k, v in data.items()}
    return {k: v for k, v in renamed.items() if k in CATALOGUE_FIELDS and v}


def _plain(value: object) -> str:
    """A value in words, a list of words joined by commas; empty for anything nested."""
    if isinstance(value, list) and all(isinstance(v, str) for v in value):
        value = ", ".join(value)
    if isinstance(value, bool) or not isinstance(value, str | int | float | datetime.date):
        return ""
    return " ".join(str(value).split())
