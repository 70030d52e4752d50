"""Turns texts on Women, Peace and Security into a graph that Python asks: ``import wps_graph as wps``.

What ``__all__`` names is kept from one version to the next; everything else may change, ``graph_build`` above all.

>>> import tempfile
>>> folder = Path(tempfile.mkdtemp())
>>> text = folder / "pledge.txt"
>>> _ = text.write_text("1. The Ministry of Peace will train mediators by 2027.")
>>> graph = build(text, out=folder / "out")
>>> [(row["verb"], row["action"], row["due"]) for row in graph.commitments()]
[('will train', 'mediators by 2027', '2027')]
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from graph_build.errors import WpsGraphError
from wps_graph.answers import Answer, Value
from wps_graph.drawing import Page, Picture
from wps_graph.explanations import Explanation
from wps_graph.graphs import Graph

__all__ = [
    "Answer",
    "Explanation",
    "Graph",
    "Page",
    "Picture",
    "Value",
    "WpsGraphError",
    "build",
    "compare",
    "open",
    "questions",
]


def build(
    paths: str | Path | Iterable[str | Path] = (), out: str | Path = "out", *, workers: int = 1, network: bool = False
) -> Graph:
    """Read texts and return their graph; its files stand in the folder ``out``, and what stood there gives way.

    ``paths`` is a file, a folder with all that is in it, or several of them; without any the bundled corpus is read.
    ``network`` also writes the page ``network.html``.

    Raises:
        WpsGraphError: nothing could be read, or the folder cannot be written. What was built before stays.
    """
    from graph_build.pipeline import BuildSettings, build_or_stand
    from graph_build.resources import corpus_dir

    given = (paths,) if isinstance(paths, str | Path) else tuple(paths)
    texts = tuple(Path(path) for path in given) or (corpus_dir(),)
    report = build_or_stand(BuildSettings(texts, Path(out), workers=workers, network=network))
    return Graph(Path(out) / "graph.trig", counts=report.counts())


def open(path: str | Path = "out/graph.trig") -> Graph:
    """Open a built graph: the folder of a build, its ``graph.trig``, another file of RDF, or a store on disk.

    Raises:
        WpsGraphError: there is no such file, or it is no graph.
    """
    return Graph(Path(path))


def compare(old: str | Path, new: str | Path) -> Answer:
    """What changed between two texts, a row for each change, with both quotes.

    Raises:
        WpsGraphError: a text cannot be read.
    """
    from graph_build.ask.versions import read_files
    from wps_graph.comparison import changes_between

    _, older, newer = read_files(Path(old), Path(new))
    return changes_between(older, newer)


def questions() -> Answer:
    """The questions that a graph can be asked by name: their words, their parameters and what they do not show."""
    from graph_build.ask.collection import list_questions

    columns = ("name", "question", "parameters", "does_not_show")
    rows = [
        (one.name, one.question, tuple(parameter.name for parameter in one.parameters), one.does_not_show)
        for one in list_questions()
    ]
    return Answer.of("Questions", columns, rows)
