"""Turns the bytes of an XML file into a tree of elements by local names; entities are refused and size is bounded."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

MOST_ELEMENTS: Final = 500_000
DEEPEST: Final = 100


class UnreadXml(Exception):
    """The bytes are no XML that is read; the words say why and what to do."""


@dataclass(slots=True)
class _Builder:
    """Takes what the parser meets and grows a tree; refuses what could make a small file large or reach outside."""

    tree: TreeBuilder = field(default_factory=TreeBuilder)
    depth: int = 0
    elements: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self.elements += 1
        if self.depth > DEEPEST:
            raise UnreadXml(f"elements stand more than {DEEPEST} deep; take it for damaged")
        if self.elements > MOST_ELEMENTS:
            raise UnreadXml(f"more than {MOST_ELEMENTS:,} elements; split it")
        self.tree.start(_local(name), {_local(key): value for key, value in attributes.items()})

    def end(self, name: str) -> None:
        self.depth -= 1
        self.tree.end(_local(name))

    def refuse_entity(self, name: str, *_: object) -> None:
        raise UnreadXml(f"it declares the entity {name!r}; write the characters themselves")

    def refuse_skipped(self, name: str, *_: object) -> None:
        raise UnreadXml(f"it uses the entity {name!r} of another file; write the characters themselves")

    def refuse_external(self, name: str, *_: str | None) -> int:
        raise UnreadXml(f"it reaches for another file ({name!r}); write the characters themselves")


def tree_of(raw: bytes) -> Element:
    """The root element of the bytes. Tags and attributes bear local names; comments and instructions are left out.

    Raises UnreadXml for bytes that are not well-formed, that declare or use entities, or that pass a bound.
    """
    builder = _Builder()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.tree.data
    parser.EntityDeclHandler = builder.refuse_entity
    parser.SkippedEntityHandler = builder.refuse_skipped
    parser.ExternalEntityRefHandler = builder.refuse_external
    try:
        parser.Parse(raw, True)
    except expat.ExpatError as error:
        words = expat.ErrorString(error.code)
        where = f"line {error.lineno}, column {error.offset + 1}"
        raise UnreadXml(f"not well-formed XML at {where} ({words}); ask its publisher for a sound copy") from error
    except (LookupError, ValueError) as error:  # an encoding that is unknown, or of several bytes a letter
        raise UnreadXml(f"{error}; save it as UTF-8") from error
    return builder.tree.close()


def _local(name: str) -> str:
    return name.rpartition("}")[2]
