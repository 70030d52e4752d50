"""Turns a built graph into something that Python asks: questions, SPARQL, commitments, things, reasons, networks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from wps_graph.answers import Answer, Value, in_python
from wps_graph.drawing import Page, Picture, in_notebook, most_tied, picture_of, pyvis_network
from wps_graph.explanations import Explanation
from wps_graph.plain import plain

if TYPE_CHECKING:
    import networkx as nx
    import rdflib
    from pyoxigraph import Store
    from pyvis.network import Network

    from graph_build.ask.lookups import Source
    from graph_build.ask.plain import Understood
    from graph_build.ask.run import Answer as EngineAnswer


class Graph:
    """A built graph. It is read when it is first asked; names are typed as on the command line, a year or all.

    ``path`` is its file or store; ``counts`` what the build counted, empty for a graph that was opened.
    """

    def __init__(self, path: Path, counts: Mapping[str, int] | None = None) -> None:
        from graph_build.ask.load import graph_in

        self.path = graph_in(path)
        self.counts: Mapping[str, int] = dict(counts or {})
        _ = self._store

    def __repr__(self) -> str:
        return f"<Graph {self.path}>"

    @cached_property
    def _store(self) -> Store:
        from graph_build.ask.load import open_graph

        return open_graph(self.path)

    @cached_property
    def _source(self) -> Source:
        from graph_build.ask.lookups import Source

        return Source(self._store)

    def _address(self, typed: str, where: str) -> tuple[str, str]:
        """The address of the one thing that is meant, and what the words were taken for."""
        from graph_build.ask.names import resolve

        taken = resolve(self._source, typed, where)
        return taken.node.value, taken.note

    def ask(self, question: str, *, every_passage: bool = False, **parameters: str | int | date) -> Answer:
        """The answer to a question by its name; :func:`wps_graph.questions` lists them with their parameters.

        Plain words ("who held the post in 2023?") are answered by the question nearest to them, as ``wps-graph ask``
        does; ``taken`` says which one that is. A fact is one row, which counts its ``passages`` and ``documents`` and
        quotes the first; ``every_passage`` gives each passage a row.

        Raises:
            WpsGraphError: there is no such question, a parameter is missing, or a name fits several things.
        """
        from graph_build.ask.collection import find_question
        from graph_build.ask.facts import one_row_a_fact
        from graph_build.ask.run import run_question

        typed = {name: as_typed(value) for name, value in parameters.items()}
        told: tuple[str, ...] = ()
        if " " in question.strip():
            meant = self._understood(question)
            asked, typed, told = meant.question, meant.parameters | typed, meant.told
        else:
            asked = find_question(question)
        found = run_question(self._store, asked, typed)
        answer = found if every_passage else one_row_a_fact(found, asked.fact)
        return _answer(asked.question, replace(answer, taken=told + answer.taken), asked.does_not_show, in_python)

    def _understood(self, words: str) -> Understood:
        from graph_build.ask.lookups import NameIndex, newest_plans
        from graph_build.ask.plain import understand

        return understand(words, NameIndex(self._source), date.today(), newest_plans(self._source))

    def sparql(self, text: str, seconds: float = 60.0) -> Answer:
        """The answer to a SPARQL 1.1 query over everything; the known prefixes need no line.

        Triples have the columns subject, predicate and object; ASK gives one row, and the answer is true or false.

        Raises:
            WpsGraphError: the text is no query, or takes longer than ``seconds``.
        """
        from graph_build.ask.run import run_sparql

        return _answer("SPARQL", run_sparql(self._store, text, seconds))

    def commitments(
        self, actor: str = "", *, theme: str = "", document: str = "", strength: str = "", due_by: str | date = ""
    ) -> Answer:
        """A row for each commitment, with its sentence; bearers, addressees, beneficiaries and themes are tuples.

        ``actor`` bears it, ``theme`` is one of its themes, ``document`` states it, ``strength`` is a word such as
        "Obligation", and ``due_by`` is the last day.

        Raises:
            WpsGraphError: a name fits nothing or several things, or the day is none.
        """
        from wps_graph.rows import Wanted, commitment_rows

        asked = {"actor": actor, "theme": theme, "document": document}
        taken = {name: self._address(typed, f"commitments, {name}") for name, typed in asked.items() if typed}
        wanted = Wanted(
            **{name: address for name, (address, _) in taken.items()},
            strength=strength,
            due_by=as_day(due_by, "commitments, due_by") if due_by else None,
        )
        notes = tuple(f"{name}: {note}" for name, (_, note) in taken.items() if note)
        return commitment_rows(self._source, wanted, notes)

    def things(self, name: str = "", *, kind: str = "") -> Answer:
        """Things by the words of a name in any order, nearest first, or all of them; of a kind such as "body".

        Raises:
            WpsGraphError: there is no such kind.
        """
        from wps_graph.rows import thing_rows

        return thing_rows(self._source, name, kind)

    def explain(self, subject: str, predicate: str, value: str) -> Explanation:
        """Why the graph holds a statement: its sentences, or the rule and the sentences that it follows from.

        Raises:
            WpsGraphError: a part fits nothing in the graph, or several things.
        """
        from graph_build.ask.explain import explain

        return Explanation(explain(self._store, subject, predicate, value))

    def cite(self, *about: str, form: Literal["text", "bibtex", "json"] = "text") -> str:
        """A citation to copy, as text, BibTeX or CSL-JSON: of an address, of words, or of a statement in three parts.

        Raises:
            WpsGraphError: nothing or several things fit, or the graph does not hold the statement.
        """
        from graph_build.ask.citations import cite, written
        from graph_build.ask.texts import Texts

        return written(cite(self._store, about, Texts.beside(self.path)), form)

    def compare(self, old: str, new: str) -> Answer:
        """What changed between two documents of the graph, a row for each change, with both quotes.

        Raises:
            WpsGraphError: a name fits no document that was read, or several.
        """
        from graph_build.ask.names import resolve
        from graph_build.ask.texts import Texts
        from graph_build.ask.versions import read_version
        from wps_graph.comparison import changes_between

        texts = Texts.beside(self.path)
        older, newer = (
            read_version(self._source, resolve(self._source, name, "compare").node, texts)[0] for name in (old, new)
        )
        return changes_between(older, newer)

    def due(self, on: str | date = "", until: str | date = "") -> Answer:
        """What falls due, recurs or is past on a day (today without one), until another where it is given.

        Raises:
            WpsGraphError: a day is none.
        """
        from graph_build.ask.calendar import calendar_rows
        from wps_graph.rows import calendar_answer

        first = as_day(on, "due, on", first=True) if on else date.today()
        last = as_day(until, "due, until") if until else None
        return calendar_answer(f"Due on {first}", calendar_rows(self._store, first, last))

    def follow_ups(self) -> Answer:
        """Which later passages tell of a commitment; likeness is "a later text may report this", never "done"."""
        from graph_build.ask.followups import told_rows
        from wps_graph.rows import follow_up_answer

        return follow_up_answer(told_rows(self._store))

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """Things and commitments as nodes, stated relations as edges with their quote; nothing inferred."""
        from graph_build.show.export import network

        return network(self._store)

    def to_rdflib(self) -> rdflib.Dataset:
        """Everything as a dataset of rdflib, in its named graphs, held in memory by rdflib."""
        import pyoxigraph as ox
        import rdflib

        named = (quad for quad in self._store if not isinstance(quad.graph_name, ox.DefaultGraph))
        content = ox.serialize(named, format=ox.RdfFormat.N_QUADS) or b""
        dataset = rdflib.Dataset()
        dataset.parse(data=content, format="nquads")
        return dataset

    def to_pyvis(self, *, most: int = 200, height: int = 640) -> Network:
        """An ordinary pyvis network to style further: the ``most`` tied things, commitments left out."""
        return pyvis_network(most_tied(self.to_networkx(), most), height)

    def picture(self, most: int = 30) -> Picture:
        """A plain picture of the things with the most ties, for a notebook or a report."""
        return picture_of(self.to_networkx(), most)

    def show(self, path: str | Path | None = None, *, limit: int | None = None, height: int = 640) -> Page:
        """The network page: a notebook shows it; elsewhere it is written beside the graph, or to ``path``, and opened.

        Raises:
            WpsGraphError: the page cannot be written.
        """
        from graph_build.ask.texts import Texts
        from graph_build.graph.own import title_told
        from graph_build.show.network import network_html, page_title, write_network

        texts, title = Texts.beside(self.path), page_title(title_told(self.path.parent))
        if path is None and in_notebook():
            return Page(network_html(self._store, limit=limit, title=title, texts=texts), None, height)
        out = Path(path) if path is not None else self.path.parent / "network.html"
        write_network(self._store, out, limit=limit, title=title, texts=texts)
        if path is None:
            import webbrowser

            webbrowser.open(out.resolve().as_uri())
        return Page(out.read_text(encoding="utf-8"), out, height)


def as_typed(value: str | int | date) -> str:
    """A parameter as it would be typed.

    >>> as_typed(date(2024, 7, 10)), as_typed(1325)
    ('2024-07-10', '1325')
    """
    return value.isoformat() if isinstance(value, date) else str(value)


def as_day(value: str | date, where: str, first: bool = False) -> date:
    """A day, or its text; a month or a year is its last day, or its first. Raises UsageError for a text that is none.

    >>> as_day("2024-07-10", "due"), as_day("2024", "due")
    (datetime.date(2024, 7, 10), datetime.date(2024, 12, 31))
    """
    from graph_build.ask.parameters import day_of  # here, because it brings the rules of reading

    return value if isinstance(value, date) else day_of(value, where, first)[0]


def _answer(
    title: str, answer: EngineAnswer, does_not_show: str = "", named: Callable[[str], str] = lambda name: name
) -> Answer:
    if answer.kind == "truth":
        rows: tuple[dict[str, Value], ...] = ({"answer": True},) if answer.truth else ()
        return Answer(title, ("answer",), rows, ("answer",))
    if answer.kind == "triples":
        triples = [(plain(one.subject), plain(one.predicate), plain(one.object)) for one in answer.triples]
        return Answer.of(title, ("subject", "predicate", "object"), triples)
    columns, shown = (tuple(map(named, names)) for names in (answer.columns, answer.shown))
    table = tuple(dict(zip(columns, map(plain, row), strict=True)) for row in answer.rows)
    return Answer(title, columns, table, shown, answer.taken, does_not_show)
