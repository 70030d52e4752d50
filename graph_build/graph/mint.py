"""Turns what a node is into its address; no other module makes one.

An address is built from segments. A segment that is readable as it stands is kept; any other becomes its slug and a
hash of the whole, so that two different things never share an address. Words that open the addresses of nodes, and
names of graphs, are never the whole key of a document or thing.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from pyoxigraph import NamedNode

from graph_build.corpus.slugs import slug
from graph_build.errors import UsageError
from graph_build.vocabulary import GRAPHS, THINGS, VOCAB

LONGEST: Final = 100
RESERVED: Final = frozenset({"assertion", "holding", "contradiction", "run"})
GRAPH_NAMES: Final = frozenset({"assertions", "inferred", "ontology", "run", "things"})
_PLAIN = re.compile(r"\w[\w.~-]*")
_BASE = re.compile(r"https?://[^\s<>\"{}|\\^`/?#]+(?:/[^\s<>\"{}|\\^`?#]*)?[/#]")


def digest(text: str, length: int = 10) -> str:
    """The first hexadecimal digits of the text's SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:length]


@lru_cache(maxsize=100_000)
def segment(text: str) -> str:
    """One segment of an address, at most :data:`LONGEST` characters, different for different texts.

    >>> segment("nato-wps-policy-2024")
    'nato-wps-policy-2024'
    >>> segment("My file (1)")
    'my-file-1-ebdd3e5b2b'
    """
    if len(text) <= LONGEST and _PLAIN.fullmatch(text) and unicodedata.is_normalized("NFC", text):
        return text
    return f"{slug(text, 80) or 'name'}-{digest(text)}"


@lru_cache(maxsize=100_000)
def key_path(key: str) -> str:
    """The path of a document's or thing's key: each part between slashes a segment, reserved words avoided."""
    first, *rest = key.split("/")
    if not rest and first in RESERVED | GRAPH_NAMES:
        return f"{first}-{digest(first)}"
    return "/".join(segment(part) for part in (first, *rest))


def is_address(key: str) -> bool:
    """Whether a key is a whole address, as those of themes are."""
    return key.startswith(("http://", "https://"))


def web_address(text: str) -> NamedNode | None:
    """The text as an address; None when it is none."""
    try:
        return NamedNode(text) if is_address(text) else None
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Mint:
    """Addresses under one base, which ends in ``/`` or ``#``. Raises UsageError for any other base."""

    base: str = THINGS

    def __post_init__(self) -> None:
        if not _BASE.fullmatch(self.base) or web_address(self.base) is None:
            raise UsageError(
                "the base of addresses is none",
                self.base,
                "it is an http(s) address that ends in / or #",
                "write it like https://data.example.org/id/",
            )

    def thing(self, key: str) -> NamedNode:
        """A document or thing; a key that is a whole address stays as it is."""
        return NamedNode(key if is_address(key) else self.base + key_path(key))

    def provision(self, document: str, key: str) -> NamedNode:
        """A provision of a document."""
        return self._node(key_path(document), segment(key))

    def mention(self, document: str, start: int, end: int, thing: str = "") -> NamedNode:
        """The mention at a span; ``thing`` tells a second thing named by the same words from the first."""
        return self._node(key_path(document), "mention", f"{start}-{end}", *([_flat(thing)] if thing else []))

    def evidence(self, document: str, start: int, end: int, rule: str) -> NamedNode:
        """The passage at a span that a rule read."""
        return self._node(key_path(document), "evidence", f"{start}-{end}", segment(rule))

    def selector(self, node: NamedNode) -> NamedNode:
        """The selector of an evidence or mention."""
        return NamedNode(f"{node.value}/selector")

    def assertion(self, subject: str, predicate: str, value: str) -> NamedNode:
        """The assertion of one statement; ``value`` is a thing's key or a date's EDTF text."""
        return self._node("assertion", _flat(subject), segment(predicate), _flat(value))

    def assertions(self, subject: str) -> str:
        """What the addresses of assertions about one subject begin with."""
        return f"{self._node('assertion', _flat(subject)).value}/"

    def holding(self, person: str, post: str, part: str = "") -> NamedNode:
        """A person's time on a post, or its vacancy; ``part`` tells apart times that cannot be one."""
        return self._node(
            "holding", _flat(person) if person else "vacant", _flat(post), *([_flat(part)] if part else [])
        )

    def commitment(self, document: str, provision: str, words: str, identity: str) -> NamedNode:
        """A commitment of a provision: readable words, and a hash of all that it is."""
        readable = slug(words, 50) or "clause"
        return self._node(key_path(document), segment(provision), "commitment", f"{readable}-{digest(identity, 8)}")

    def plan_part(self, document: str, provision: str, kind: str, words: str, identity: str) -> NamedNode:
        """A goal, detail, budget or indicator of a plan: readable words, and a hash of where it stands and of what."""
        readable = slug(words, 50) or kind
        return self._node(key_path(document), segment(provision), kind, f"{readable}-{digest(identity, 8)}")

    def party(self, commitment: NamedNode, role: str, words: str, thing: str = "") -> NamedNode:
        """One whom a commitment names in a role: readable words, and a hash of the words and the thing."""
        readable = slug(words, 50) or "party"
        return NamedNode(f"{commitment.value}/{role}/{readable}-{digest(words + chr(10) + thing, 8)}")

    def claim(self, document: str, provision: str, words: str, claimant: str) -> NamedNode:
        """A reported claim of a provision: readable words, and a hash of who says what."""
        readable = slug(words, 50) or "claim"
        return self._node(
            key_path(document), segment(provision), "claim", f"{readable}-{digest(claimant + chr(10) + words, 8)}"
        )

    def contradiction(self, kind: str, name: str) -> NamedNode:
        """A contradiction of a kind."""
        return self._node("contradiction", segment(kind), segment(name))

    def run(self, identity: str) -> NamedNode:
        """The extraction run over given inputs."""
        return self._node("run", digest(identity, 16))

    def _node(self, *parts: str) -> NamedNode:
        return NamedNode(self.base + "/".join(parts))


def document_graph(key: str) -> NamedNode:
    """The named graph of what a document says."""
    return NamedNode(GRAPHS + key_path(key))


def _flat(key: str) -> str:
    """A key as one segment: a theme's is its name in the vocabulary, a date range's slash is an underscore."""
    if key.startswith(VOCAB):
        return segment("wpsv." + key.removeprefix(VOCAB))
    return segment(key.replace("/", "_") if re.fullmatch(r"[0-9X?~%.-]+/[0-9X?~%.-]+", key) else key)
