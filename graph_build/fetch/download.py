"""Turns the addresses of a catalogue into text files, with the sites' rules kept and a pause between requests."""

from __future__ import annotations

import csv
import io
import time
import urllib.error
import urllib.request
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path, PurePath
from typing import Final
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from graph_build import __version__
from graph_build.corpus.catalogue import CATALOGUE_FIELDS, read_catalogue
from graph_build.corpus.source import DIGEST, ORIGINAL, Metadata
from graph_build.errors import InputError, OutputError, ServiceError
from graph_build.fetch.page_text import page_text
from graph_build.graph.write import write_file

AGENT: Final = f"wps-graph/{__version__} (https://w3id.org/wps-graph)"
SECONDS: Final = 30
LARGEST: Final = 20_000_000


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one row of the catalogue."""

    file: str
    address: str
    state: str
    done: bool
    no_answer: bool = False

    def line(self) -> str:
        """One line for people."""
        return f"{self.file}: {self.state} ({self.address})"

    def record(self) -> dict[str, object]:
        """The same for machines."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Answer:
    """The body of an answer and its kind."""

    body: bytes
    kind: str
    charset: str


class Refused(Exception):
    """A site's rules, or the kind or size of the answer, keep the text from being fetched."""


@dataclass(slots=True)
class Fetcher:
    """Asks sites, one request at a time, and waits ``delay`` seconds before asking the same site again."""

    delay: float = 2.0
    _last: dict[str, float] = field(init=False, default_factory=dict)
    _rules: dict[str, RobotFileParser | None] = field(init=False, default_factory=dict)

    def get(self, address: str) -> Answer:
        """The answer of an address.

        Raises:
            Refused: it is no web address, robots.txt asks not to, or the answer is too large.
            ServiceError: the site does not answer.
        """
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or not parts.netloc:
            raise Refused("no web address")
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._rules:
            self._rules[site] = self._robots(site)
        rules = self._rules[site]
        if rules is not None and not rules.can_fetch(AGENT, address):
            raise Refused("the site's robots.txt asks not to fetch it")
        return self._ask(site, address)

    def _robots(self, site: str) -> RobotFileParser | None:
        """The rules of a site; none where it has no robots.txt, which allows everything."""
        try:
            answer = self._ask(site, f"{site}/robots.txt")
        except ServiceError as error:
            if error.rule.startswith("HTTP 4"):
                return None
            raise
        rules = RobotFileParser()
        rules.parse(answer.body.decode("utf-8", errors="replace").splitlines())
        return rules

    def _ask(self, site: str, address: str) -> Answer:
        self._wait(site)
        request = urllib.request.Request(
            address, headers={"User-Agent": AGENT, "Accept": "text/plain, text/html;q=0.9, */*;q=0.1"}
        )
        try:
            with urllib.request.urlopen(request, timeout=SECONDS) as response:
                body = response.read(LARGEST + 1)
                headers = response.headers
        except urllib.error.HTTPError as error:
            raise ServiceError(
                "the site refuses", address, f"HTTP {error.code}", "open the address in a browser"
            ) from error
        except (OSError, ValueError) as error:
            reason = str(getattr(error, "reason", error))
            raise ServiceError("the site does not answer", address, reason, "try again later") from error
        if len(body) > LARGEST:
            raise Refused(f"larger than {LARGEST:,} bytes")
        return Answer(body, headers.get_content_type(), headers.get_content_charset() or "utf-8")

    def _wait(self, site: str) -> None:
        pause = self._last.get(site, float("-inf")) + self.delay - time.monotonic()
        if pause > 0:
            time.sleep(pause)
        self._last[site] = time.monotonic()


def fetch_all(catalogue: Path, into: Path, fetcher: Fetcher, again: bool = False) -> list[Outcome]:
    """Fetch every row that has an address, in order, and write a catalogue of what the folder then holds.

    Raises:
        InputError: there is no such catalogue.
        OutputError: the folder cannot be written to.
    """
    if not catalogue.is_file():
        raise InputError("no such catalogue", str(catalogue), "", "name a CSV file with the columns file and address")
    rows = read_catalogue(catalogue.parent).rows
    try:
        into.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"folder cannot be made ({error.strerror})", str(into), "", "give another folder with --into"
        ) from error
    outcomes = [_one(file, meta.address, into, fetcher, again) for file, meta in sorted(rows.items()) if meta.address]
    there = {o.file: rows[o.file] for o in outcomes if o.done}
    if there:
        write_file(into / "catalogue.csv", _catalogue(there))
    return outcomes


def _one(file: str, address: str, into: Path, fetcher: Fetcher, again: bool) -> Outcome:
    if PurePath(file).name != file or file.startswith("."):
        return Outcome(file, address, "left: the file's name leads out of the folder", False)
    target = into / PurePath(file).with_suffix(".txt").name
    if target.exists() and not again:
        return Outcome(file, address, "there already", True)
    try:
        text = _text(fetcher.get(address))
    except Refused as reason:
        return Outcome(file, address, f"left: {reason}", False)
    except ServiceError as error:
        return Outcome(file, address, f"no answer: {error.what} ({error.rule})", False, no_answer=True)
    partial = target.with_name(f".{target.name}.part")
    write_file(partial, text.encode())
    partial.replace(target)
    return Outcome(file, address, f"fetched, {len(text):,} characters", True)


def _text(answer: Answer) -> str:
    if answer.kind not in {"text/plain", "text/html", "application/xhtml+xml"}:
        raise Refused(f"its kind is {answer.kind}, which build does not read")
    try:
        words = answer.body.decode(answer.charset)
    except (LookupError, UnicodeDecodeError):
        words = answer.body.decode("utf-8", errors="replace")
    text = words if answer.kind == "text/plain" else page_text(words)
    if not text.strip():
        raise Refused("it holds no text")
    return text


def fetched(meta: Metadata) -> Metadata:
    """What is known of a document once it is fetched: its words are then its own, where a digest stood before."""
    return replace(meta, wording=ORIGINAL) if meta.wording == DIGEST else meta


def _catalogue(rows: dict[str, Metadata]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["file", *CATALOGUE_FIELDS])
    for file, meta in sorted(rows.items()):
        writer.writerow(
            [PurePath(file).with_suffix(".txt").name, *(getattr(fetched(meta), n) or "" for n in CATALOGUE_FIELDS)]
        )
    return out.getvalue().encode()
