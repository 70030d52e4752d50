"""Turns what the graph says of a document and a paragraph into the record that a citation is written from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph_build.ask.lookups import DCTERMS, WPS, Quote, Source, clean
from graph_build.corpus.source import ORIGINAL, wording_note


@dataclass(frozen=True, slots=True)
class Citation:
    """One paragraph of one document, with the words cited; without a paragraph the whole document.

    ``published`` is EDTF. ``wording`` says whose words the quotes are: original, digest or translation. ``url`` opens
    the source, at its paragraph where the original has such addresses. What is not known is the empty text.
    """

    document: str
    provision: str
    title: str
    publisher: str
    published: str
    language: str
    paragraph: str
    pages: str
    url: str
    quotes: tuple[str, ...]
    wording: str


@dataclass(frozen=True, slots=True)
class Cited:
    """The citations of what was asked for. ``note`` says how it rests on them where they do not say it themselves."""

    citations: tuple[Citation, ...]
    note: str = ""


def of_quotes(source: Source, quotes: Iterable[Quote]) -> tuple[Citation, ...]:
    """A citation for each paragraph quoted, in the order of the quotes; words that stand within others come once."""
    by_place: dict[tuple[str, str], list[Quote]] = {}
    for quote in quotes:
        by_place.setdefault((quote.document, quote.provision), []).append(quote)
    return tuple(
        _citation(source, document, provision, _widest(quote.exact for quote in found), _pages(found))
        for (document, provision), found in by_place.items()
    )


def of_place(source: Source, document: str, provision: str = "", words: str = "") -> Citation:
    """The citation of a document, or of one of its paragraphs, with or without words out of it."""
    return _citation(source, document, provision, (words,) if words else (), "")


def _citation(source: Source, document: str, provision: str, quotes: tuple[str, ...], pages: str) -> Citation:
    def said(name: str) -> str:
        return clean(source.some(document, DCTERMS + name))

    title = said("title") or source.name(document)
    return Citation(
        document=document,
        provision=provision,
        title=title,
        publisher=said("publisher"),
        published=said("issued"),
        language=said("language"),
        paragraph=_place(source, provision, title) if provision else "",
        pages=pages,
        url=(provision and clean(source.some(provision, DCTERMS + "source"))) or said("source"),
        quotes=quotes,
        wording=wording_note(clean(source.some(document, WPS + "wording"))) or ORIGINAL,
    )


def _place(source: Source, provision: str, title: str) -> str:
    """The paragraph as a reader finds it: its number, its first words, or its heading below the title."""
    name = source.paragraph(provision)
    if source.values(provision, WPS + "number"):
        return name
    if name.startswith("“"):
        return f"the paragraph {name.replace('.”', '”')}"  # the citation has a full stop of its own
    heading = clean(source.value(provision, WPS + "heading"))
    return f"under “{heading}”" if heading not in {"", title} else ""


def _pages(quotes: Iterable[Quote]) -> str:
    return ", ".join(dict.fromkeys(quote.pages for quote in quotes if quote.pages))


def _widest(words: Iterable[str]) -> tuple[str, ...]:
    each = tuple(dict.fromkeys(words))
    return tuple(one for one in each if not any(one != other and one in other for other in each))
