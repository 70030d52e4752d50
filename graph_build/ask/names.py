"""Turn a name that a person types into the address of the thing it stands for."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Final

from pyoxigraph import Literal, NamedNode, Store

from graph_build.errors import UsageError
from graph_build.vocabulary import ONTOLOGY, PREFIXES, dcterms, rdfs, skos

SHOWN: Final = 8
"""Candidates that a message lists at most."""

NAMED_BY: Final = (rdfs("label"), skos("prefLabel"), skos("altLabel"), dcterms("identifier"), dcterms("title"))

IRI: Final = re.compile(r'[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]+')


def resolve_thing(store: Store, name: str, where: str) -> NamedNode:
    """The one thing that `name` stands for: its address, full or prefixed, its label, another name or an identifier.

    A name counts in its own letters first, then with case, width and spaces folded.

    Raises:
        UsageError: no thing or several things fit; the message lists the candidates.
    """
    address = _known_address(store, name)
    if address is not None:
        return address
    named = list(_named_things(store))
    for same in (_spaced, _folded):
        wanted = same(name)
        fitting = {thing for thing, other in named if same(other) == wanted}
        if len(fitting) == 1:
            return fitting.pop()
        if fitting:
            raise _several(store, name, where, fitting)
    raise _none(name, where, (other for _, other in named))


def name_of(store: Store, thing: NamedNode) -> str:
    """The label of the thing, or its address in short where it has none."""
    for naming in (rdfs("label"), skos("prefLabel"), dcterms("title")):
        labels = sorted(_texts(store, thing, naming))
        if labels:
            return labels[0]
    return shorten(thing)


def expand(name: str) -> NamedNode | None:
    """The address that a full or prefixed name writes out, or None when it writes none.

    >>> expand("wps:partOf")
    <NamedNode value=https://w3id.org/wps-graph/ontology#partOf>
    """
    inner = name.removeprefix("<").removesuffix(">")
    prefix, colon, local = inner.partition(":")
    if colon and prefix in PREFIXES:
        inner = PREFIXES[prefix] + local
    if not IRI.fullmatch(inner):
        return None
    try:
        return NamedNode(inner)
    except ValueError:
        return None


def shorten(node: NamedNode) -> str:
    """The address as a prefixed name where a known prefix fits, else in angle brackets.

    >>> shorten(NamedNode("https://w3id.org/wps-graph/ontology#partOf"))
    'wps:partOf'
    """
    for prefix, base in PREFIXES.items():
        if node.value.startswith(base):
            return f"{prefix}:{node.value[len(base) :]}"
    return f"<{node.value}>"


def _known_address(store: Store, name: str) -> NamedNode | None:
    address = expand(name)
    if address is None:
        return None
    said = next(store.quads_for_pattern(address, None, None, None), None)
    used = next(store.quads_for_pattern(None, None, address, None), None)
    return address if said or used else None


def _named_things(store: Store) -> Iterator[tuple[NamedNode, str]]:
    for naming in NAMED_BY:
        for quad in store.quads_for_pattern(None, naming, None, None):
            thing, name = quad.subject, quad.object
            if isinstance(thing, NamedNode) and isinstance(name, Literal) and not thing.value.startswith(ONTOLOGY):
                yield thing, name.value


def _texts(store: Store, thing: NamedNode, naming: NamedNode) -> set[str]:
    quads = store.quads_for_pattern(thing, naming, None, None)
    return {quad.object.value for quad in quads if isinstance(quad.object, Literal)}


def _spaced(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).split())


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _several(store: Store, name: str, where: str, fitting: Iterable[NamedNode]) -> UsageError:
    listed = sorted(f"{name_of(store, thing)} {shorten(thing)}" for thing in fitting)
    more = f" and {len(listed) - SHOWN} more" if len(listed) > SHOWN else ""
    return UsageError(
        f"'{name}' fits several things: {'; '.join(listed[:SHOWN])}{more}",
        where,
        "a name stands for one thing",
        "give the address of the one that is meant",
    )


def _none(name: str, where: str, others: Iterable[str]) -> UsageError:
    spelled = {_folded(other): other for other in sorted(others, reverse=True)}
    close = [spelled[match] for match in get_close_matches(_folded(name), sorted(spelled), n=5, cutoff=0.5)]
    words = _folded(name)
    close += [spelled[other] for other in sorted(spelled) if words in other and spelled[other] not in close]
    return UsageError(
        f"nothing is called '{name}'" + (f"; close: {'; '.join(close[:SHOWN])}" if close else ""),
        where,
        "a name is a label, another name, an identifier or an address in the graph",
        "take one of the names of the graph",
    )


def place_name(paragraph: str) -> str:
    """A paragraph's number or the key of an unnumbered one, in words for readers.

    >>> place_name("51"), place_name("text-the-ncgp-is-an")
    ('paragraph 51', 'the paragraph beginning “the ncgp is an …”')
    """
    kind, _, words = paragraph.partition("-")
    if paragraph[:1].isdigit():
        return f"paragraph {paragraph}"
    if kind == "text" and words:
        return f"the paragraph beginning “{words.replace('-', ' ')} …”"
    return f"the heading “{words.replace('-', ' ')}”" if kind == "heading" and words else paragraph
