"""Turns the bytes of a web page into its record: its main part as content, the rest of what it shows as furniture."""

from __future__ import annotations

import re
from importlib.metadata import version
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from graph_build.corpus.common_dates import edtf_of
from graph_build.corpus.readers.compose import Composer
from graph_build.corpus.readers.encoding import composed, decode
from graph_build.corpus.readers.record import UnreadText
from graph_build.corpus.readers.web.main_part import judge
from graph_build.corpus.readers.web.pieces import pieces_of
from graph_build.corpus.source import FURNITURE, HEADING, Metadata, Origin, ReadText

_CHARSET: Final = re.compile(r"""(?i)<meta[^>]{0,200}charset=["']?([\w-]{2,40})""")
# A tag with thousands of attributes, over which a parser spends their square.
_ENDLESS_TAG: Final = re.compile(
    r"""<[a-zA-Z][\w-]*+(?:\s++[^\s"'<>/=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'<>]*+))?+){3000}+"""
)
_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})(?![a-zA-Z0-9])")
# Elements that hold nothing, or that the next one of their kind closes.
_UNCLOSED: Final = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    "li", "p", "td", "th", "tr", "dt", "dd", "option",
})  # fmt: skip
_DEEPEST: Final = 30_000
_PUBLISHED: Final = ("article:published_time", "dcterms.issued", "dcterms.date", "dc.date", "date", "datepublished")


def read_html(raw: bytes) -> ReadText:
    """The record of a web page.

    Raises UnreadText when it shows no words.
    """
    declared = _CHARSET.search(raw[:4096].decode("latin-1"))
    decoded = decode(raw, declared.group(1) if declared else None)
    if _ENDLESS_TAG.search(decoded.text):
        raise UnreadText("a tag of the page has thousands of attributes; save the page from the browser")
    if _is_endless(decoded.text):
        raise UnreadText(f"elements stand more than {_DEEPEST:,} deep; save the page from the browser")
    tree = LexborHTMLParser(composed(decoded.text))
    body = tree.body
    pieces = pieces_of(body) if body is not None else []
    page = Composer()
    for piece, reason in judge(pieces):
        if piece.rows and reason is None:
            page.table(piece.rows, piece.header_rows)
        elif reason is not None:
            page.block(piece.words, FURNITURE, reason=reason)
        else:
            page.block(piece.words, HEADING if piece.level else None, piece.level or 1)
    if not any(char.isalnum() for char in page.text):
        raise UnreadText("a web page that shows no words; it may be made by a script: save it from the browser")
    library = f"selectolax {version('selectolax')}"
    origin = Origin("web page", library, decoded.encoding, decoded.remarks)
    has_heading = any(piece.level for piece in pieces)
    return ReadText(page.text, origin, tuple(page.parts), meta=_said(tree, with_title=not has_heading))


def _is_endless(text: str) -> bool:
    """Whether more elements are open at once than any page has; a parser spends their square, and nothing stops it."""
    depth = 0
    for tag in _TAG.finditer(text):
        depth = max(0, depth - 1) if tag.group(1) else depth + (tag.group(2).lower() not in _UNCLOSED)
        if depth > _DEEPEST:
            return True
    return False


def _said(tree: LexborHTMLParser, with_title: bool) -> Metadata:
    """What the head of the page says of it; its title counts where the page shows no heading."""
    names: dict[str, str] = {}
    for node in tree.css("meta"):
        name, content = (node.attributes.get(k) or "" for k in ("name", "content"))
        key = (name or node.attributes.get("property") or node.attributes.get("itemprop") or "").lower()
        if content.strip():
            names.setdefault(key, " ".join(content.split()))
    dates = (edtf_of(names[key]) for key in _PUBLISHED if key in names)
    return Metadata(
        title=_words(tree.css_first("title")) if with_title else None,
        publisher=names.get("og:site_name") or names.get("dc.publisher") or names.get("dcterms.publisher"),
        published=next((date for date in dates if date), None),
        language=_attribute(tree.css_first("html"), "lang"),
        address=_attribute(tree.css_first("link[rel=canonical]"), "href"),
    )


def _words(node: LexborNode | None) -> str | None:
    return (" ".join(node.text().split()) or None) if node is not None else None


def _attribute(node: LexborNode | None, name: str) -> str | None:
    return ((node.attributes.get(name) or "").strip() or None) if node is not None else None
