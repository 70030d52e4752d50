"""Turn a name that a person types into the address of the thing it stands for."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from pyoxigraph import Literal, NamedNode

from graph_build.ask.lookups import NAMED_BY, WPS, NameIndex, Nearness, Source, one_form, prefixed, text_of
from graph_build.errors import UsageError
from graph_build.extract.folding import fold_typed
from graph_build.vocabulary import CLASSES, ONTOLOGY, PREFIXES, PROPERTIES

SHOWN: Final = 8
"""Candidates that a message lists at most."""

_OF_THE_ONTOLOGY: Final = ONTOLOGY.rstrip("#")
IRI: Final = re.compile(r'[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]+')

_TERM: Final = re.compile(r"""\bwps:(\w+)|"[^"\n]*"|'[^'\n]*'|<[^>\s]*>|(?:^|\s)#[^\n]*""", re.MULTILINE)
"""A term of the ontology as SPARQL writes it; words in quotes, addresses and comments are passed over."""


@dataclass(frozen=True, slots=True)
class Taken:
    """The thing that typed words were taken for; ``others`` could be meant by the same words, in the search's order."""

    typed: str
    node: NamedNode
    name: str
    others: tuple[str, ...] = ()

    @property
    def note(self) -> str:
        """What was taken, in words; empty where the words are its address or its first name, and nothing else's."""
        if not self.others and fold_typed(self.typed) in {"", fold_typed(self.name)}:
            return ""
        beside = f"; the same words could mean {_listed(self.others)}" if self.others else ""
        return f"'{self.typed}' is taken as {self.name} {shorten(self.node)}{beside}"


def resolve(
    source: Source,
    typed: str,
    where: str,
    names: Callable[[], NameIndex] | None = None,
    takes: Callable[[str], bool] = lambda _: True,
) -> Taken:
    """The one thing that `typed` stands for: its address, full or prefixed, or words of a name or identifier.

    A whole name counts before a part of one, its own letters before letters without case and marks; a document also
    goes by its file. A part is one or more words or their beginnings; what stands within words is close, and is not
    taken. ``names`` gives the index of the graph's names where there is one already. ``takes`` says whether a thing of
    a class can be meant: where some of what fits can, the rest counts no more.

    Raises:
        UsageError: no thing or several things fit; the message lists the candidates, nearest first.
    """
    address = expand(typed)
    if address is not None and source.knows(address.value):
        return Taken("", address, name_of(source, address))
    index = NameIndex(source) if names is None else names()
    found = [hit for hit in index.find(typed) if not hit.address.startswith(_OF_THE_ONTOLOGY)]
    words = [hit for hit in found if hit.nearness < Nearness.INSIDE]
    taken = [hit for hit in words if takes(index.kind(hit.address))]
    hits = taken if taken and len(taken) < len(words) else found
    whole = [hit.address for hit in hits if hit.nearness.is_whole]
    nearest = [hit.address for hit in hits if hit.nearness.is_whole and hit.nearness == hits[0].nearness]
    by_words = [hit.address for hit in hits if hit.nearness < Nearness.INSIDE]
    fitting = nearest or documents_of_file(source, typed) or _paragraphs(source, typed) or by_words
    if len(fitting) == 1:
        node = NamedNode(fitting[0])
        others = tuple(_shown(source, other) for other in whole if other != node.value)
        return Taken(typed, node, name_of(source, node), others)
    if fitting:
        raise _several(source, typed, where, fitting)
    raise _none(typed, where, [_shown(source, hit.address) for hit in hits] or _alike(typed, index))


def name_of(source: Source, node: NamedNode) -> str:
    """The label of the thing, or its address in short where it has none."""
    return source.label(node.value) or shorten(node)


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
    return prefixed(node.value) or f"<{node.value}>"


def documents_of_file(source: Source, typed: str) -> list[str]:
    """The documents read from a file of that name, with or without folders in front and its ending behind, sorted."""
    name = typed.strip().replace("\\", "/").rpartition("/")[2]
    read = {text_of(quad.subject): text_of(quad.object) for quad in source.quads(WPS + "sourceFile")} if name else {}
    names = {address: file.rpartition("/")[2] for address, file in sorted(read.items())}
    whole = [address for address, file in names.items() if file == name]
    return whole or [address for address, file in names.items() if file.rpartition(".")[0] == name]


def _paragraphs(source: Source, typed: str) -> list[str]:
    """What the graph calls by exactly these letters: paragraphs are found by their whole name alone."""
    words = {Literal(typed), Literal(one_form(typed))}
    found = (
        text_of(quad.subject)
        for naming in NAMED_BY
        for word in words
        for quad in source.store.quads_for_pattern(None, NamedNode(naming), word, None)
    )
    return sorted({address for address in found if ":" in address and not address.startswith(("_:", _OF_THE_ONTOLOGY))})


def _shown(source: Source, address: str) -> str:
    return f"{source.name(address)} {shorten(NamedNode(address))}"


def _listed(shown: Iterable[str]) -> str:
    listed = list(shown)
    more = f" and {len(listed) - SHOWN} more" if len(listed) > SHOWN else ""
    return "; ".join(listed[:SHOWN]) + more


def _several(source: Source, typed: str, where: str, fitting: list[str]) -> UsageError:
    return UsageError(
        f"'{typed}' fits several things: {_listed(_shown(source, address) for address in fitting)}",
        where,
        "a name stands for one thing",
        "give more of the name of the one that is meant, or its address",
    )


def _alike(typed: str, index: NameIndex) -> list[str]:
    """Names that are spelled much like what is typed."""
    spelled = {fold_typed(name): name for name in reversed(list(index))}
    return [spelled[match] for match in get_close_matches(fold_typed(typed), sorted(spelled), n=5, cutoff=0.6)]


def _none(typed: str, where: str, close: list[str]) -> UsageError:
    return UsageError(
        f"nothing is called '{typed}'" + (f"; close: {_listed(close)}" if close else ""),
        where,
        "a name is a label, another name, an identifier, a file or an address in the graph, whole or some of its words",
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


def unknown_terms(sparql: str) -> tuple[str, ...]:
    """What a query says with terms that the ontology does not have, each with the nearest that it has.

    >>> unknown_terms("SELECT ?p { ?h wps:postHolder ?p ; a wps:RoleHolding }")
    ('wps:postHolder is no term of the ontology, so nothing fits it; near it: wps:postHeldBy, wps:holder',)
    >>> unknown_terms("SELECT ?h { ?h a wps:RoleHolding } # wps:post")
    ()
    """
    known = (*CLASSES, *PROPERTIES)
    used = {found[1] for found in _TERM.finditer(sparql) if found[1]}
    return tuple(_unknown(term, known) for term in sorted(used.difference(known)))


def _unknown(term: str, known: Iterable[str]) -> str:
    inside = [one for one in known if len(term) > 3 and term.lower() in one.lower()]
    near = dict.fromkeys((*get_close_matches(term, known), *inside))
    listed = f"; near it: {', '.join(f'wps:{one}' for one in list(near)[:SHOWN])}" if near else ""
    return f"wps:{term} is no term of the ontology, so nothing fits it{listed}"
