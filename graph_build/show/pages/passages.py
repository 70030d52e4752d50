"""Turn evidence nodes into the passages that they select, each with the place in the document page that shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from graph_build.ask.lookups import DCTERMS, OA, WPS, Source, Term, clean, only, pages_of, safe_address, text_of
from graph_build.corpus.source import wording_note
from graph_build.show.fact_rows import fact_row
from graph_build.show.links import Links, Ref
from graph_build.show.pages.scene import Passage
from graph_build.show.quote_context import words_after, words_before

PER_PAGE: Final = 100
"""Positions of a document on one page of it."""
SHOWN: Final = 3
"""Passages beside one statement; its own page shows the others."""


@dataclass(frozen=True, slots=True)
class Passages:
    """The passages of one graph, with links made for one server."""

    source: Source
    links: Links

    def of(self, evidence: str) -> Passage | None:
        """The passage of an evidence or mention node; none where it selects nothing."""
        source, node = self.source, self.source.record(evidence)
        selector = self.source.record(value_of(node, OA + "hasSelector"))
        exact = clean(value_of(selector, OA + "exact"))
        if not exact:
            return None
        document, provision = value_of(node, OA + "hasSource"), value_of(node, WPS + "inProvision")
        rules = tuple(filter(None, (clean(text_of(rule)) for rule in node.get(WPS + "rule", ()))))
        row = fact_row(exact, rules)
        place = self.place(document, provision)
        original = source.some(provision, DCTERMS + "source") or source.some(document, DCTERMS + "source")
        return Passage(
            exact=exact,
            prefix="" if row else words_before(clean(value_of(selector, OA + "prefix"))),
            suffix="" if row else words_after(clean(value_of(selector, OA + "suffix"))),
            document=self.links.ref(source.name(document), document) if document else Ref("a document not named"),
            place=replace(place, name="its row") if row else place,
            rules=rules,
            original=safe_address(original),
            evidence=self.links.ref("evidence", evidence),
            wording=wording_note(clean(value_of(node, WPS + "wording"))),
            sheet=pages_of(source, evidence),
            row=row,
        )

    def several(self, nodes: list[str], most: int = SHOWN) -> tuple[Passage, ...]:
        """The first passages of these evidence nodes, by document and place in it; the same words stand once."""
        merged: dict[tuple[str, str, str], Passage] = {}
        for node in sorted(nodes, key=counting)[:most]:
            if (found := self.of(node)) is not None:
                key = (found.document.address, found.prefix, found.exact)
                rules = (*merged[key].rules, *found.rules) if key in merged else found.rules
                merged[key] = replace(merged.get(key, found), rules=tuple(dict.fromkeys(rules)))
        return tuple(merged.values())

    def place(self, document: str, provision: str) -> Ref:
        """Where a provision stands: its number or first words, with the anchor in its document's page."""
        if not provision:
            return Ref("a place not numbered")
        return Ref(self.place_name(provision), self.href(document, provision), address=provision)

    def place_name(self, provision: str) -> str:
        """The number of a provision as printed, or the part of its label that tells it from its neighbours."""
        return self.source.paragraph(provision) or self.source.name(provision)

    def href(self, document: str, provision: str) -> str:
        """The address of a provision inside the page of its document, on the right page of a long one."""
        home = self.links(document) if document else ""
        if not home:
            return self.links(provision)
        page = page_of(self.source, provision)
        return f"{home}{f'?page={page}' if page > 1 else ''}#{anchor(document, provision)}"


def value_of(record: dict[str, list[Term]], predicate: str) -> str:
    """The one value of a property in a record, or the empty text. Raises InputError where there are several."""
    return only([text_of(term) for term in record.get(predicate, ())], predicate)


def offset(text: str) -> int:
    """A whole number out of a graph; zero where it is none."""
    return int(text) if re.fullmatch(r"[0-9]{1,12}", text) else 0


def page_of(source: Source, provision: str) -> int:
    """The page of its document that a provision stands on, told by its position alone."""
    return offset(source.value(provision, WPS + "position")) // PER_PAGE + 1


def anchor(document: str, provision: str) -> str:
    """The name of a provision in its document's page: the rest of its address, every sign of it safe in a link.

    >>> anchor("https://example.org/a", "https://example.org/a/p51")
    'p51'
    """
    rest = provision.removeprefix(document).strip("/#") or provision
    return re.sub(r"[^\w.-]", lambda sign: f"_{ord(sign.group()):x}_", rest)


def counting(text: object) -> tuple[tuple[int, str], ...]:
    """An order in which numbers inside addresses count as numbers."""
    parts = re.split(r"(\d{1,9})", text_of(text))
    return tuple((int(part) if part.isascii() and part.isdigit() else 0, part) for part in parts)
