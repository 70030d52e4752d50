"""Turns a class of the ontology into a kind of node: its place in the legend, its colour and its shape.

Colours are those of Okabe and Ito (https://jfly.uni-koeln.de/color/), safe for colour-blind readers, with mid grey
beside them. Two kinds never share a shape, so the colour is never the only sign. A shape is an SVG path around the
origin in a circle of radius one; the legend and the canvas draw the same path.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """One entry of the legend; ``color`` ``"text"`` stands for black on light and white on dark."""

    key: str
    label: str
    color: str
    path: str
    classes: tuple[str, ...]


KINDS: tuple[Kind, ...] = (
    Kind("organization", "Organisations", "#0072B2", "M1 0A1 1 0 1 1 -1 0A1 1 0 1 1 1 0Z", ("Agent", "Organization")),
    Kind("state", "States", "#56B4E9", "M1 0L.5 .87H-.5L-1 0L-.5 -.87H.5Z", ("State",)),
    Kind("body", "Bodies and missions", "#009E73", "M-.88 -.88H.88V.88H-.88Z", ("Body", "Mission", "Network")),
    Kind(
        "group",
        "Groups of actors",
        "#56B4E9",
        "M1 0L.5 .87H-.5L-1 0L-.5 -.87H.5ZM.5 0L.25 -.43H-.25L-.5 0L-.25 .43H.25Z",
        ("ActorGroup",),
    ),
    Kind("post", "Posts", "#F0E442", "M0 -1.05L1.02 .8H-1.02Z", ("Role", "PostKind", "Post")),
    Kind("person", "Persons", "#D55E00", "M0 -1.12L1.05 0L0 1.12L-1.05 0Z", ("Person",)),
    Kind(
        "document",
        "Documents",
        "#E69F00",
        "M-.78 -1H.3L.78 -.5V1H-.78Z",
        (
            "Document",
            "Resolution",
            "PresidentialStatement",
            "Policy",
            "ActionPlan",
            "NationalActionPlan",
            "Directive",
            "Guideline",
            "Strategy",
            "Treaty",
            "Declaration",
            "Report",
            "NewsItem",
            "OtherDocument",
        ),
    ),
    Kind(
        "event",
        "Events",
        "text",
        "M0 -1.15L.3 -.4L1.1 -.36L.48 .15L.68 .93L0 .49L-.68 .93L-.48 .15L-1.1 -.36L-.3 -.4Z",
        ("Event", "Summit", "Conference", "Meeting", "Adoption", "Appointment", "Deployment", "Launch", "Training"),
    ),
    Kind("place", "Places", "#999999", "M0 1.05L-1.02 -.8H1.02Z", ("Place",)),
    Kind("theme", "Themes", "#CC79A7", "M0 -1.05L1 -.32L.62 .85H-.62L-1 -.32Z", ("Theme",)),
)

_KIND_OF_CLASS = {name: kind.key for kind in KINDS for name in kind.classes}

_DEPTH = {name: depth for depth, name in enumerate(_KIND_OF_CLASS)}


def kind_of(class_name: str) -> str | None:
    """The key of the kind that a class belongs to; none for classes that are no things, such as ``Evidence``.

    >>> kind_of("Mission"), kind_of("Evidence")
    ('body', None)
    """
    return _KIND_OF_CLASS.get(class_name)


def depth_of(class_name: str) -> int:
    """How special a class is: the wider of two comes first in the table, so the larger number wins."""
    return _DEPTH.get(class_name, -1)
