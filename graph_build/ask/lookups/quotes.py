"""Turns pieces of evidence into quotes: the words, and the document and paragraph they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, Protocol

from graph_build.ask.lookups.terms import DCTERMS, OA, RDFS, WPS, clean
from graph_build.corpus.source import wording_note

FROM_A_NAME: Final = frozenset({
    "body-on-theme", "date-in-name", "event-name-holds-body", "event-name-holds-place", "event-name-holds-theme",
    "event-of-body-on-theme", "heading-names-theme", "headline-theme", "name-begins-with-organisation",
    "name-joins-members", "name-of-unit-holds-body", "name-with-year", "number-names-organ",
    "post-name-holds-advised", "post-name-holds-body", "recurring-theme", "resolution-names-organ",
    "title-implements", "title-names-maker", "title-names-theme", "year-in-event-name", "year-in-name",
})  # fmt: skip
"""Rules that read a name or a heading: the words name the thing, and no clause of them says the statement."""
_INFERRED_THERE: Final = "-inferred"


@dataclass(frozen=True, slots=True)
class Quote:
    """One piece of evidence: the words, and the document and paragraph they stand in; of a PDF its ``pages``.

    ``wording`` is the one word to say beside them where they are not the original's, and else empty.

    Two with the same words at the same paragraph by the same rule are one, so the addresses do not tell them apart.
    """

    document: str
    paragraph: str
    heading: str
    exact: str
    prefix: str
    suffix: str
    address: str
    rule: str
    pages: str = ""
    evidence: str = field(default="", compare=False)
    provision: str = field(default="", compare=False)
    wording: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether the words say the statement, where others let a name or the source's own inference be read."""
        return self.rule not in FROM_A_NAME and not self.rule.endswith(_INFERRED_THERE)


class Pages(Protocol):
    """Whatever looks up all that a node has for a property."""

    def values(self, subject: str, predicate: str) -> list[str]: ...


class Values(Pages, Protocol):
    """Whatever looks up what a node has for a property, and what it is called."""

    def value(self, subject: str, predicate: str) -> str: ...

    def some(self, subject: str, predicate: str) -> str: ...

    def name(self, subject: str) -> str: ...


def read_quote(source: Values, evidence: str) -> Quote | None:
    """The words that a piece of evidence selects; none where it selects nothing."""
    selector = source.value(evidence, OA + "hasSelector")
    exact = clean(source.value(selector, OA + "exact")) if selector else ""
    if not exact:
        return None
    provision = source.value(evidence, WPS + "inProvision")
    document = source.value(evidence, OA + "hasSource")
    address = source.some(provision, DCTERMS + "source") if provision else ""
    return Quote(
        document=document,
        paragraph=paragraph_name(source, provision),
        heading=clean(source.value(provision, WPS + "heading")) if provision else "",
        exact=exact,
        prefix=clean(source.value(selector, OA + "prefix"), strip=False),
        suffix=clean(source.value(selector, OA + "suffix"), strip=False),
        address=address or (source.some(document, DCTERMS + "source") if document else ""),
        rule=clean(source.value(evidence, WPS + "rule")),
        wording=wording_note(clean(source.value(evidence, WPS + "wording"))),
        pages=pages_of(source, evidence),
        evidence=evidence,
        provision=provision,
    )


def pages_of(source: Pages, evidence: str) -> str:
    """The pages that a quote stands on, in words: "p. 7", "pp. 7–8"; the empty text where the format has no pages."""
    pages = sorted(int(page) for page in source.values(evidence, WPS + "page"))
    if len(pages) < 2:
        return f"p. {pages[0]}" if pages else ""
    return f"pp. {pages[0]}–{pages[-1]}"


def paragraph_name(source: Values, provision: str) -> str:
    """The number of a provision as printed, or the part of its label that tells it from its neighbours."""
    if not provision:
        return ""
    if number := clean(source.value(provision, WPS + "number")):
        return number if number.startswith("footnote") else f"paragraph {number}"
    label = clean(source.some(provision, RDFS + "label"))
    if quoted := re.search(r"“.*”$", label):
        return quoted.group()
    document = source.value(provision, WPS + "inDocument")
    return label.removeprefix(f"{source.name(document)}, ") if document else label


def sort_quotes(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """Each quote once, the plainest first, then by document and the number of its paragraph as people count.

    What a sentence says comes before what is read from a name, whatever document it stands in; of names the one with
    the fewest words around it comes first.

    Of quotes that are the same but for the address of their evidence the first address stays.
    """
    return tuple(dict.fromkeys(sorted(quotes, key=lambda one: (*_weakness(one), *_place_of_quote(one)))))


def _weakness(quote: Quote) -> tuple[bool, int]:
    return (False, 0) if quote.is_plain else (True, len(quote.exact))


def _place_of_quote(quote: Quote) -> tuple[object, ...]:
    # What is unnumbered, as headings and timelines are, stands before the numbered paragraphs.
    numbered = not quote.paragraph.startswith("“")
    place = (quote.document, numbered, _counting(quote.paragraph))
    # No two quotes are equal in all of these, so that none stands by chance before another.
    words = (
        quote.exact,
        quote.rule,
        quote.prefix,
        quote.suffix,
        quote.heading,
        quote.address,
        quote.wording,
        quote.pages,
    )
    return (*place, *words, quote.provision, quote.evidence)


def _counting(text: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(part) if part.isdigit() else 0, part) for part in re.split(r"(\d{1,9})", text))
