"""Turns citations into text to copy: lines for people, BibTeX, or CSL-JSON, which reference managers read."""

from __future__ import annotations

import json
import re
from calendar import month_name
from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import Final, Literal

from graph_build.ask.citations.citation import Citation, Cited
from graph_build.corpus.source import DIGEST, TRANSLATION
from graph_build.extract.folding import fold_typed

CitationFormat = Literal["text", "bibtex", "json"]
WIDTH: Final = 110

_WHOSE: Final = {
    DIGEST: "The words are a digest, not the document's own: quote the original from its address.",
    TRANSLATION: "The words are a translation: the original may differ.",
}
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_TEX: Final = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
})  # fmt: skip


def written(cited: Cited, form: CitationFormat) -> str:
    """The citations as text that ends in a line break; JSON is CSL items, with more in `custom`."""
    match form:
        case "text":
            return "\n".join([*_told(cited)]) + "\n"
        case "bibtex":
            return "\n".join(_bibtex(citation, key) for citation, key in _keyed(cited.citations))
        case "json":
            items = [_item(citation, key) for citation, key in _keyed(cited.citations)]
            return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


def _told(cited: Cited) -> Iterator[str]:
    yield from wrap(cited.note, WIDTH)
    for citation in cited.citations:
        parts = (citation.publisher, f"“{citation.title}”", _day(citation.published), _where(citation))
        head = "".join(f"{part}. " for part in parts if part)
        yield from wrap(f"{head}{citation.url}".strip(), WIDTH, break_long_words=False, break_on_hyphens=False)
        for words in [*(f"“{quote}”" for quote in citation.quotes), _note(citation)]:
            yield from wrap(words, WIDTH, initial_indent="    ", subsequent_indent="    ")


def _where(citation: Citation) -> str:
    place = ", ".join(filter(None, (citation.paragraph, citation.pages)))
    return place[:1].upper() + place[1:]


def _note(citation: Citation) -> str:
    return _WHOSE.get(citation.wording, "") if citation.quotes else ""


def _in_one(citation: Citation) -> str:
    """Paragraph, words and whose they are, for programs that know no field for them."""
    told = (_where(citation), *(f"“{quote}”" for quote in citation.quotes), _note(citation).rstrip("."))
    return ". ".join(filter(None, told))


def _day(published: str) -> str:
    """An EDTF date in words where it is a day, a month or a year.

    >>> _day("2024-07-10"), _day("2024-07"), _day("2024"), _day("2021/2025")
    ('10 July 2024', 'July 2024', '2024', '2021/2025')
    """
    found = _DAY.fullmatch(published)
    if found is None:
        return published
    year, month, day = found.groups()
    return " ".join(filter(None, (day and str(int(day)), month and month_name[int(month)], year)))


def _keyed(citations: Iterable[Citation]) -> Iterator[tuple[Citation, str]]:
    """Each citation with a key of plain letters; of equal keys the later ones are counted."""
    seen: dict[str, int] = {}
    for citation in citations:
        key = re.sub(r"[^a-z0-9]+", "-", fold_typed((citation.provision or citation.document).partition("/id/")[2]))
        key = key.strip("-") or "source"
        seen[key] = seen.get(key, 0) + 1
        yield citation, key if seen[key] == 1 else f"{key}-{seen[key]}"


def _bibtex(citation: Citation, key: str) -> str:
    found = _DAY.match(citation.published)
    year, month = (found[1], found[2]) if found else ("", "")
    fields = {
        "author": f"{{{citation.publisher.translate(_TEX)}}}" if citation.publisher else "",
        "title": f"{{{citation.title.translate(_TEX)}}}",
        "year": year,
        "month": month_name[int(month)] if month else "",
        "url": citation.url,
        "note": _in_one(citation).translate(_TEX),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{key},", *lines, "}", ""])


def _item(citation: Citation, key: str) -> dict[str, object]:
    found = _DAY.fullmatch(citation.published)
    parts = [[int(part) for part in found.groups() if part]] if found else []
    item = {
        "id": key,
        "type": "document",
        "author": [{"literal": citation.publisher}] if citation.publisher else [],
        "title": citation.title,
        "issued": {"date-parts": parts} if parts else {"literal": citation.published} if citation.published else {},
        "language": citation.language,
        "URL": citation.url,
        "note": _in_one(citation),
    }
    own = {
        "paragraph": citation.paragraph,
        "pages": citation.pages,
        "quotes": list(citation.quotes),
        "wording": citation.wording,
        "document": citation.document,
        "provision": citation.provision,
    }
    return {name: value for name, value in item.items() if value} | {"custom": own}
