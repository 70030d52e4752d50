"""Names the records of a document's page: its provisions, each with its words and what was read out of it."""

from __future__ import annotations

from dataclasses import dataclass

from graph_build.show.links import Ref
from graph_build.show.pages.scene import Line, Passage, Promise


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a text that something was read from; ``kind`` is commitment, statement or name."""

    start: int
    end: int
    kind: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that the same spans cover; no kind where nothing was read from them."""

    words: str
    kinds: tuple[str, ...] = ()
    href: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """Statements of one subject and property: all their objects."""

    subject: Ref
    predicate: str
    objects: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One provision: how it is pointed at, its words in paragraphs of stretches, and what was read out of it.

    ``wording`` says whose words they are where they are not the original's.
    """

    anchor: str
    name: str
    ref: Ref
    heading: str
    is_heading: bool
    paragraphs: tuple[tuple[Stretch, ...], ...]
    quotes: tuple[Passage, ...]
    promises: tuple[Promise, ...]
    statements: tuple[Told, ...]
    others: tuple[Line, ...]
    names: tuple[Ref, ...]
    wording: str

    @property
    def says_something(self) -> bool:
        """Whether anything was read out of it."""
        return bool(self.quotes or self.promises or self.statements or self.others or self.names)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many provisions say something, and what became of the other pieces of the text: a reason and how many."""

    total: int
    speaking: int
    silent: tuple[tuple[str, int], ...] = ()
    skipped: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentView:
    """The provisions of one page of a document; ``without_text`` says why their words are not shown."""

    readings: tuple[Reading, ...]
    coverage: Coverage
    without_text: str
    wording: str
    page: int
    pages: int
