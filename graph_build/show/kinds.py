"""Names how each kind of thing is drawn: its place in the legend, its colour and its shape.

Colours are those of Okabe and Ito (https://jfly.uni-koeln.de/color/), safe for colour-blind readers, with mid grey
beside them. Two kinds never share a shape, so the colour is never the only sign. A shape is an SVG path around the
origin in a circle of radius one; the legend and the canvas draw the same path.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """One entry of the legend; ``key`` is that of a kind of thing in the look-ups.

    ``color`` ``"text"`` stands for black on light and white on dark.
    """

    key: str
    label: str
    color: str
    path: str


KINDS: tuple[Kind, ...] = (
    Kind("organization", "Organisations", "#0072B2", "M1 0A1 1 0 1 1 -1 0A1 1 0 1 1 1 0Z"),
    Kind("state", "States", "#56B4E9", "M1 0L.5 .87H-.5L-1 0L-.5 -.87H.5Z"),
    Kind("body", "Bodies and missions", "#009E73", "M-.88 -.88H.88V.88H-.88Z"),
    Kind(
        "group",
        "Groups of actors",
        "#56B4E9",
        "M1 0L.5 .87H-.5L-1 0L-.5 -.87H.5ZM.5 0L.25 -.43H-.25L-.5 0L-.25 .43H.25Z",
    ),
    Kind("post", "Posts", "#F0E442", "M0 -1.05L1.02 .8H-1.02Z"),
    Kind("person", "Persons", "#D55E00", "M0 -1.12L1.05 0L0 1.12L-1.05 0Z"),
    Kind(
        "document",
        "Documents",
        "#E69F00",
        "M-.78 -1H.3L.78 -.5V1H-.78Z",
    ),
    Kind(
        "event",
        "Events",
        "text",
        "M0 -1.15L.3 -.4L1.1 -.36L.48 .15L.68 .93L0 .49L-.68 .93L-.48 .15L-1.1 -.36L-.3 -.4Z",
    ),
    Kind("place", "Places", "#999999", "M0 1.05L-1.02 -.8H1.02Z"),
    Kind("theme", "Themes", "#CC79A7", "M0 -1.05L1 -.32L.62 .85H-.62L-1 -.32Z"),
)
