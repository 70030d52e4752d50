"""Turns terms of a graph into text that is safe to show, and text back into terms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

import pyoxigraph as ox

from graph_build.errors import InputError
from graph_build.vocabulary import GRAPHS, ONTOLOGY, PREFIXES

WPS: Final = ONTOLOGY
RDF: Final = PREFIXES["rdf"]
RDFS: Final = PREFIXES["rdfs"]
SKOS: Final = PREFIXES["skos"]
DCTERMS: Final = PREFIXES["dcterms"]
OA: Final = PREFIXES["oa"]
OWL: Final = PREFIXES["owl"]
INFERRED: Final = GRAPHS + "inferred"
Term = ox.NamedNode | ox.BlankNode | ox.Literal
# Marks, embeddings, overrides and isolates of the Unicode bidirectional algorithm (UAX 9).
_DIRECTION = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Letters that nobody sees and that programs read.
_TAGS = range(0xE0000, 0xE0080)
_NAMED_BY_HTTP = ("http://www.wikidata.org/", "http://metadata.un.org/")


def term_of(term: object) -> Term:
    """The object of a quad. A statement about a statement, which no build writes, becomes its text."""
    return term if isinstance(term, ox.NamedNode | ox.BlankNode | ox.Literal) else ox.Literal(str(term))


def text_of(term: object) -> str:
    """The text of a literal, the address of a node, or the label of a blank node after `_:`."""
    return str(term) if isinstance(term, ox.BlankNode) else str(getattr(term, "value", term))


def node_of(text: str) -> ox.NamedNode | ox.BlankNode | None:
    """The node that :func:`text_of` gave this text for; none where it was a literal's."""
    try:
        return ox.BlankNode(text[2:]) if text.startswith("_:") else ox.NamedNode(text)
    except ValueError:
        return None


def prefixed(address: str) -> str:
    """The address as a prefixed name; the empty text where no known prefix fits.

    >>> prefixed("https://w3id.org/wps-graph/ontology#partOf")
    'wps:partOf'
    """
    for prefix, base in PREFIXES.items():
        if address.startswith(base) and address != base:
            return f"{prefix}:{address[len(base) :]}"
    return ""


def last_part(address: str) -> str:
    """What an address ends in, after the last slash or number sign."""
    return re.split(r"[/#]", address.rstrip("/#"))[-1] or address


def clean(text: str, *, strip: bool = True) -> str:
    """One line of text without signs that turn the direction of writing, control a program or hide letters.

    >>> clean(" a\\u202eb\\n c "), clean("a\\U000e0061b")
    ('ab c', 'ab')
    """
    # Whatever is printable is neither a control character nor a sign of direction, and most texts are.
    kept = text if text.isprintable() else "".join(c for c in text if c.isspace() or not _steers(c))
    spaced = re.sub(r"\s+", " ", kept)
    return spaced.strip() if strip else spaced


def _steers(sign: str) -> bool:
    return unicodedata.category(sign) == "Cc" or sign in _DIRECTION or ord(sign) in _TAGS


def only(found: Sequence[str], predicate: str, subject: str = "") -> str:
    """The one value of a property, or the empty text. Raises InputError where there are several: none is chosen.

    >>> only([], WPS + "verb"), only(["urge"], WPS + "verb")
    ('', 'urge')
    """
    if len(found) > 1:
        raise InputError(
            f"{len(found)} values of {prefixed(predicate) or predicate} where one can stand",
            subject,
            "a node has this property once at most",
            "run `wps-graph check`, which lists what breaks the shapes of the ontology",
        )
    return "".join(found)


def safe_address(value: str) -> str:
    """The address where a browser may open it, which is https alone; else the empty text.

    Names of things at a few hosts begin with http and are answered over https, where they open.

    >>> safe_address("https://undocs.org/a"), safe_address("javascript:alert(1)")
    ('https://undocs.org/a', '')
    >>> safe_address("http://www.wikidata.org/entity/Q7184")
    'https://www.wikidata.org/entity/Q7184'
    """
    if value.startswith(_NAMED_BY_HTTP):
        value = "https" + value.removeprefix("http")
    return value if re.fullmatch(r"https://[^\s\"'<>\\^`{|}\x00-\x20]+", value) else ""
