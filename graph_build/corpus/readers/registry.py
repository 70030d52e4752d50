"""Turns the name and bytes of a file into the reader for them, and its record."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import PurePath
from typing import Final

from graph_build.corpus.readers.bounds import require_bounded
from graph_build.corpus.readers.record import Reader, UnreadText
from graph_build.corpus.source import TABLE_OF_PLANS, ReadText

_HTML: Final = re.compile(r"(?is)(?:<\?xml[^>]{0,200}>\s*+)?(?:<!--.{0,500}?-->\s*+)?(?:<!doctype html|<html\b)")


def _plain(raw: bytes) -> ReadText:
    from graph_build.corpus.readers.plain import read_plain

    return read_plain(raw)


def _markdown(raw: bytes) -> ReadText:
    from graph_build.corpus.readers.plain import read_plain

    read = read_plain(raw)
    return replace(read, origin=replace(read.origin, format="Markdown"))


def _web_page(raw: bytes) -> ReadText:
    from graph_build.corpus.readers.web import read_html

    return read_html(raw)


def _word(raw: bytes) -> ReadText:
    from graph_build.corpus.readers.word import read_docx

    return read_docx(raw)


def _pdf(raw: bytes) -> ReadText:
    from graph_build.corpus.readers.apart import read_apart

    return read_apart("pdf", raw)


def _markup(raw: bytes) -> ReadText:
    from graph_build.corpus.akn import UnreadXml, read_akn

    try:
        return read_akn(raw)
    except UnreadXml as error:
        raise UnreadText(str(error)) from error


def _fact_table(raw: bytes) -> ReadText:
    from graph_build.corpus.readers.fact_table import read_fact_table

    return read_fact_table(raw, _unread()[".csv"])


def _begins_as_html(head: bytes) -> bool:
    return _HTML.match(head.removeprefix(b"\xef\xbb\xbf").decode("latin-1").lstrip()) is not None


# One row per format. A reader's module is imported when a file of its format comes, so that no other file pays for it.
READERS: Final[tuple[Reader, ...]] = (
    Reader("Akoma Ntoso XML", (".xml", ".akn"), _markup, lambda head: b"<akomaNtoso" in head),
    Reader("web page", (".html", ".htm", ".xhtml"), _web_page, _begins_as_html),
    Reader("PDF", (".pdf",), _pdf, lambda head: b"%PDF-" in head[:1024], largest=200_000_000),
    Reader("Word", (".docx",), _word, largest=100_000_000),
    Reader("Markdown", (".md", ".markdown"), _markdown),
    Reader(TABLE_OF_PLANS, (".csv",), _fact_table),
    Reader("plain text", (".txt", ".text"), _plain),
)


@cache
def _unread() -> dict[str, str]:
    """What to do about a kind that is not read, by ending."""
    data = tomllib.loads(files("graph_build.corpus.readers").joinpath("unread.toml").read_text("utf-8"))
    return {ending: kind["reason"] for kind in data["kind"] for ending in kind["endings"]}


def endings() -> frozenset[str]:
    """All endings that are read, in small letters with their dot."""
    return frozenset(ending for reader in READERS for ending in reader.endings)


def ending_of(format: str) -> str:
    """The ending that files of a format bear, by the name of the format in words."""
    return next(reader.endings[0] for reader in READERS if reader.format == format)


def largest(name: str) -> int:
    """How many bytes a file of that name may have."""
    ending = PurePath(name).suffix.lower()
    return next((reader.largest for reader in READERS if ending in reader.endings), 20_000_000)


def read_bytes(name: str, raw: bytes) -> ReadText:
    """The record of a file. Its ending names the reader, except where the bytes begin as another format does.

    Raises UnreadText with the reason, in words for a report.
    """
    if not raw.strip(b" \t\r\n"):
        raise UnreadText("empty")
    ending = PurePath(name).suffix.lower()
    by_bytes = next((reader for reader in READERS if reader.begins(raw[:4096])), None)
    by_name = next((reader for reader in READERS if ending in reader.endings), None)
    if by_bytes is None and by_name is None:
        known = _unread().get(ending)
        raise UnreadText(known or f"kind {ending or 'without ending'} is not known; save it as text, PDF or .docx")
    reader = by_bytes or by_name
    assert reader is not None
    read = reader.read(raw)
    require_bounded(read)
    if by_name is reader or by_name is None:
        return read
    remark = f"called {ending}, is {reader.format}"
    return replace(read, origin=replace(read.origin, remarks=(*read.origin.remarks, remark)))
