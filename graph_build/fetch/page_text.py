"""Turns a web page into its text: one paragraph for each block, without menus, scripts and forms."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final

_LEFT_OUT: Final = frozenset(
    {"script", "style", "noscript", "template", "svg", "iframe", "head"}
    | {"nav", "header", "footer", "form", "button", "select"}
)
_BLOCKS: Final = frozenset(
    {"p", "div", "section", "article", "main", "aside", "blockquote", "figure", "figcaption", "pre", "br", "hr"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "table", "tr", "td", "th"}
)
_MARKS: Final = {"li": "• ", "h1": "# ", "h2": "## ", "h3": "### "}


def page_text(html: str) -> str:
    """The words of a page, blocks parted by a blank line, headings and list items marked.

    >>> page_text("<nav>Menu</nav><h1>Title</h1><p>One <b>two</b>.</p>")
    '# Title\\n\\nOne two.\\n'
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_block()
    return "\n\n".join(reader.blocks) + "\n" if reader.blocks else ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self._words: list[str] = []
        self._mark = ""
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _LEFT_OUT:
            self._inside.append(tag)
        elif tag in _BLOCKS:
            self.end_block()
            self._mark = _MARKS.get(tag, "")

    def handle_endtag(self, tag: str) -> None:
        if self._inside and tag == self._inside[-1]:
            self._inside.pop()
        elif tag in _BLOCKS:
            self.end_block()

    def handle_data(self, data: str) -> None:
        if not self._inside:
            self._words.append(data)

    def end_block(self) -> None:
        """Close the block that is open."""
        words = " ".join("".join(self._words).split())
        if words:
            self.blocks.append(self._mark + words)
            self._mark = ""
        self._words = []
