"""Turns the classes that a graph states into things: every node that is a thing, with its most special class."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from graph_build.ask.lookups.source import Source
from graph_build.ask.lookups.terms import RDF, WPS, text_of
from graph_build.errors import UsageError
from graph_build.extract.folding import fold_typed

CLASSES: Final[Mapping[str, tuple[str, ...]]] = {
    "organization": ("Agent", "Organization"),
    "state": ("State",),
    "body": ("Body", "Mission", "Network"),
    "group": ("ActorGroup",),
    "post": ("Role", "PostKind", "Post"),
    "person": ("Person",),
    "document": (
        "Document", "Resolution", "PresidentialStatement", "Policy", "ActionPlan", "NationalActionPlan", "Directive",
        "Guideline", "Strategy", "Treaty", "Declaration", "Report", "NewsItem", "OtherDocument",
    ),
    "event": (
        "Event", "Summit", "Conference", "Meeting", "Adoption", "Appointment", "Deployment", "Launch", "Training",
    ),
    "place": ("Place",),
    "theme": ("Theme",),
}  # fmt: skip
"""The classes of each kind of thing; of two classes the more special one stands later."""

_KIND_OF_CLASS = {name: kind for kind, names in CLASSES.items() for name in names}
_DEPTH = {name: depth for depth, name in enumerate(_KIND_OF_CLASS)}


def kind_of(class_name: str) -> str | None:
    """The kind that a class belongs to; none for classes that are no things, such as ``Evidence``.

    >>> kind_of("Mission"), kind_of("Evidence")
    ('body', None)
    """
    return _KIND_OF_CLASS.get(class_name)


def kinds_called(kind: str) -> frozenset[str]:
    """The classes of a kind (``body``) or the class of that name (``Mission``), however capitals are; of none, none.

    Raises:
        UsageError: the kind is none of the ontology's.

    >>> sorted(kinds_called("body")), kinds_called("mission")
    (['Body', 'Mission', 'Network'], frozenset({'Mission'}))
    """
    if not kind:
        return frozenset()
    asked, every = fold_typed(kind), {fold_typed(name): name for name in _KIND_OF_CLASS}
    if asked in CLASSES:
        return frozenset(CLASSES[asked])
    if asked in every:
        return frozenset({every[asked]})
    known = ", ".join([*CLASSES, *every.values()])
    raise UsageError(f"no kind of thing is called '{kind}'", "things", f"a kind is one of {known}", "take one of these")


def depth_of(class_name: str) -> int:
    """How special a class is: the larger number wins; below zero for classes that are no things."""
    return _DEPTH.get(class_name, -1)


def read_things(source: Source) -> dict[str, str]:
    """Every thing, in the order of addresses, with the name of its most special class that a document or table states.

    A class that the closure alone gives says nothing that a narrower one does not say.
    """
    found: dict[str, str] = {}
    for name in _DEPTH:  # the more special ones come later, and stay
        for quad in source.stated(RDF + "type", WPS + name):
            found[text_of(quad.subject)] = name
    return dict(sorted(found.items()))


def read_homes(source: Source) -> dict[str, str]:
    """For every provision the document that it belongs to."""
    return {text_of(quad.subject): text_of(quad.object) for quad in source.told(WPS + "inDocument")}
