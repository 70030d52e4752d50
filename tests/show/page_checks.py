"""Turn HTML into what a reader of it meets: tags that close, ids, links, headings, the words without the tags."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

INLINE = frozenset({"a", "mark", "span", "time", "code"})
VOID = frozenset({"meta", "link", "input", "br", "hr", "img", "wbr"})


@dataclass
class Found(HTMLParser):
    """A parsed page. Faults of its form are collected, not raised."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        self.tags.append((tag, said))
        if "id" in said:
            self.ids.append(said["id"])
        if tag in {"a", "link"} and "href" in said:
            self.links.append(said["href"])
        if tag[0] == "h" and tag[1:].isdigit():
            self.headings.append(int(tag[1]))
        self._part(tag)
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self._part(tag)
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing that is open")

    def handle_data(self, data: str) -> None:
        if "style" not in self._open:
            self.words.append(data)

    def _part(self, tag: str) -> None:
        if tag not in INLINE:
            self.words.append(" ")

    @property
    def text(self) -> str:
        """All words of the page, one space apart."""
        return " ".join("".join(self.words).split())

    def attributes(self, name: str) -> list[str]:
        """The values that an attribute has on the page."""
        return [said[name] for _, said in self.tags if name in said]


def read_page(html: str) -> Found:
    """Parse a page and check what every page keeps: tags close, ids differ, headings go down in order, no script."""
    page = Found()
    page.feed(html)
    page.close()
    assert not page.faults, page.faults
    assert not page._open, page._open
    assert len(page.ids) == len(set(page.ids)), sorted(one for one in page.ids if page.ids.count(one) > 1)
    assert page.headings.count(1) == 1, "one first heading"
    steps = zip([0, *page.headings], page.headings, strict=False)
    assert all(after <= before + 1 for before, after in steps), page.headings
    for name in ("aria-labelledby", "for"):
        assert set(page.attributes(name)) <= set(page.ids), name
    inside = {one[1:] for one in page.links if one.startswith("#")}
    assert inside <= set(page.ids), inside - set(page.ids)
    assert "script" not in {tag for tag, _ in page.tags}
    assert not [name for _, said in page.tags for name in said if name.startswith("on") or name == "style"]
    return page
