"""Turns the network of a graph into a pyvis network, a plain picture, or the page as a notebook shows it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import networkx as nx
    from pyvis.network import Network

    from graph_build.show.kinds import Kind

_LINE: Final = 24
_BESIDE: Final = 17
_MARGIN: Final = 90
_NO_THINGS: Final = frozenset({"Commitment", "Theme"})


@dataclass(frozen=True, slots=True)
class Page:
    """The network page: as a notebook shows it, and its file where it was written to one."""

    html: str = field(repr=False)
    path: Path | None = None
    height: int = 640

    def _repr_html_(self) -> str:
        from graph_build.show.network import notebook_frame

        return notebook_frame(self.html, height=self.height)


@dataclass(frozen=True, slots=True)
class Picture:
    """A plain picture of a network as SVG, for a notebook or a file."""

    svg: str = field(repr=False)

    def _repr_svg_(self) -> str:
        return self.svg

    def save(self, path: str | Path) -> Path:
        """Write the picture to a file."""
        out = Path(path)
        out.write_text(self.svg, encoding="utf-8")
        return out


def in_notebook() -> bool:
    """Whether a notebook shows what a cell returns."""
    shell = sys.modules.get("IPython")
    return shell is not None and getattr(shell.get_ipython(), "kernel", None) is not None


def pyvis_network(network: nx.MultiDiGraph[str], height: int) -> Network:
    """An ordinary pyvis network to style further: names, kinds as groups, and the quote on each line."""
    from pyvis.network import Network

    drawn = Network(height=f"{height}px", width="100%", directed=True, cdn_resources="in_line")
    for node, about in network.nodes(data=True):
        drawn.add_node(node, label=about["label"], title=f"{about['kind']}: {about['label']}", group=about["kind"])
    for start, end, about in network.edges(data=True):
        title = f"{about['relation']}: {about['quote']} ({about['document']})"
        drawn.add_edge(start, end, label=about["relation"], title=title)
    return drawn


def picture_of(network: nx.MultiDiGraph[str], most: int) -> Picture:
    """The things with the most ties, each with its name, and the lines between them."""
    from graph_build.show.kinds import KINDS
    from graph_build.show.network import arrange

    shown = most_tied(network, most)
    ties = dict.fromkeys({(min(e), max(e)) for e in shown.edges() if e[0] != e[1]}, 1.0)
    places = arrange(shown.nodes, ties, list(shown.nodes)).places
    kinds = {kind.key: kind for kind in KINDS}
    lines = [_line(places[a], places[b]) for a, b in sorted(set(shown.edges()))]
    marks = [_mark(places[node], shown.nodes[node], kinds) for node in sorted(shown)]
    xs, ys = ([place[axis] for place in places.values()] or [0] for axis in (0, 1))
    left, top = min(xs) - _MARGIN, min(ys) - _MARGIN
    box = f"{left} {top} {max(xs) - left + _MARGIN} {max(ys) - top + _MARGIN}"
    return Picture(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" width="900" font-family="sans-serif" '
        f'font-size="{_BESIDE}"><rect x="{left}" y="{top}" width="100%" height="100%" fill="white"/>'
        f"{''.join([*lines, *marks])}</svg>"
    )


def most_tied(network: nx.MultiDiGraph[str], most: int) -> nx.MultiDiGraph[str]:
    """The things tied to the most others, and what ties them; commitments and themes are left out."""
    things = network.subgraph(node for node in network if network.nodes[node]["kind"] not in _NO_THINGS)
    ties = {node: set(things.predecessors(node)) | set(things.successors(node)) for node in things}
    ranked = sorted(ties, key=lambda node: (-len(ties[node] - {node}), node))
    kept: nx.MultiDiGraph[str] = things.subgraph(ranked[:most]).copy()
    return kept


def _line(start: tuple[int, int], end: tuple[int, int]) -> str:
    return f'<line x1="{start[0]}" y1="{start[1]}" x2="{end[0]}" y2="{end[1]}" stroke="#bbb"/>'


def _mark(place: tuple[int, int], about: Mapping[str, Any], kinds: Mapping[str, Kind]) -> str:
    from graph_build.ask.lookups import kind_of
    from graph_build.show.short_labels import short_label

    kind = kinds[kind_of(about["kind"]) or "organization"]
    color = "black" if kind.color == "text" else kind.color
    return (
        f'<g transform="translate({place[0]} {place[1]})"><path d="{kind.path}" transform="scale(12)" '
        f'fill="{color}"/><text y="{_LINE + 8}" text-anchor="middle">{escape(short_label(about["label"], ()))}'
        "</text></g>"
    )
