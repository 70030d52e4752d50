"""Turns a built graph into the tools that a program may call: questions, searches, reasons and comparisons.

The docstring of a tool is what the program that calls it is told. Nothing here needs the SDK of the protocol.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from threading import Lock

import pyoxigraph as ox

from graph_build.ask.collection import find_question, list_questions, record, search_questions
from graph_build.ask.explain import explain
from graph_build.ask.facts import one_row_a_fact
from graph_build.ask.load import graph_in, open_graph
from graph_build.ask.lookups import CLASSES, WPS, NameIndex, Source, newest_plans
from graph_build.ask.names import resolve
from graph_build.ask.plain import understand
from graph_build.ask.run import run_question
from graph_build.ask.texts import Texts
from graph_build.ask.versions import read_version
from graph_build.corpus.sentences import split_sentences
from graph_build.graph.texts import FILE
from graph_build.graph.versions import (
    OF_PARAGRAPHS,
    UNCHANGED,
    Change,
    Side,
    VersionCommitment,
    compare,
    kind_label,
    what_happened,
)
from graph_build.mcp import search
from graph_build.mcp.limits import ROWS, Limits, Part, Record, counted, within
from graph_build.mcp.passages import Passages, with_quotes
from graph_build.mcp.rows import records_of


class Tools:
    """The tools over one built graph, read once; one call is answered at a time, within its limits."""

    def __init__(self, graph: Path, limits: Limits = Limits(), texts: Path | None = None) -> None:  # noqa: B008
        path = graph_in(graph)
        self._limits = limits
        self._source = Source(open_graph(path))
        self._passages = Passages(self._source, Texts.read(texts or path.parent / FILE))
        self._lock = Lock()
        _make_ready()

    @cached_property
    def _names(self) -> NameIndex:
        return NameIndex(self._source)

    def list_questions(self, words: str = "", limit: int = ROWS, skip: int = 0) -> Record:
        """List the questions that the graph can be asked by name, with their parameters and what they do not show.

        `words`: only questions that hold all of these words. `limit`, `skip`: which rows.
        """
        part = Part.of(limit, skip, self._limits)
        found = search_questions(words) if words.strip() else list_questions()
        rows = [
            record(one) | ({"optional": list(one.optional)} if one.optional else {})
            for one in found[part.places(len(found))]
        ]
        return counted(rows, len(found), part)

    def ask_question(
        self,
        name: str,
        parameters: dict[str, str | int] | None = None,
        limit: int = ROWS,
        skip: int = 0,
        every_passage: bool = False,
    ) -> Record:
        """Ask one question of the collection by its name, with its parameters as text, such as {"actor": "NATO"}.

        A fact is one row, which counts the passages that state it and quotes the first; `every_passage` gives each
        passage a row. Names are typed in any order of words; what they were taken for is said. A day is 2027-06-30,
        2027-06 or 2027. `limit`, `skip`: which rows.
        """
        typed = {key: str(value) for key, value in (parameters or {}).items()}
        return self._asked(name, typed, Part.of(limit, skip, self._limits), every_passage)

    def ask(self, question: str, limit: int = ROWS, skip: int = 0) -> Record:
        """Answer a question in plain English words by the nearest question of the collection, and say which it is.

        No model guesses: the same words give the same question. Look at `understood` before you trust the answer, and
        take `ask_question` where another question is meant.
        """
        part = Part.of(limit, skip, self._limits)
        with self._lock:
            meant = understand(question, self._names, date.today(), newest_plans(self._source))
        return {"understood": list(meant.told)} | self._asked(meant.question.name, meant.parameters, part, False)

    def _asked(self, name: str, parameters: Mapping[str, str], part: Part, every_passage: bool) -> Record:
        question = find_question(name)
        with self._lock:
            found = run_question(self._source.store, question, parameters, self._limits.seconds)
            answer = found if every_passage else one_row_a_fact(found, question.fact)
            rows = records_of(answer, self._passages, part)
        told: Record = {"question": question.question, "name": question.name, "parameters": dict(parameters)}
        if answer.taken:
            told["taken"] = list(answer.taken)
        return told | counted(rows, len(answer.rows) or len(rows), part) | {"doesNotShow": question.does_not_show}

    def find_things(self, name: str = "", kind: str = "", limit: int = ROWS, skip: int = 0) -> Record:
        """Find things by the words of a name in any order, nearest first; without a name list all of a kind by name.

        `kind`: organization, state, body, group, post, person, document, event, place or theme, or a class such as
        Mission. Each thing has its address, which every other tool takes in place of a name, and a passage naming it.
        """
        part = Part.of(limit, skip, self._limits)
        with self._lock:
            names = self._names
            return within(self._limits.seconds, lambda: search.things(names, self._passages, name, kind, part))

    def find_commitments(self, words: str, limit: int = ROWS, skip: int = 0) -> Record:
        """Find commitments whose sentence has all the words, with who bears them, their strength and their due date.

        A word also finds the words that begin with it: `train` finds `training`.
        """
        part = Part.of(limit, skip, self._limits)
        with self._lock:
            return search.commitments(self._passages, words, part, self._limits.seconds)

    def find_sentences(self, words: str, limit: int = ROWS, skip: int = 0) -> Record:
        """Find sentences of the documents that have all the words, whether or not anything was read out of them.

        A word also finds the words that begin with it. Sentences with the very phrase come first.
        """
        part = Part.of(limit, skip, self._limits)
        with self._lock:
            return within(self._limits.seconds, lambda: search.sentences(self._passages, words, part))

    def explain(self, subject: str, predicate: str, object: str) -> Record:
        """Say why the graph holds a statement: its sentences, or the rule and the statements that it follows from.

        Parts are names, addresses, prefixed names such as wps:partOf, or a date. `status` is asserted, inferred, axiom,
        or unknown where the graph neither states nor entails it, which does not mean that it is false.
        """
        with self._lock:
            store = self._source.store
            return within(
                self._limits.seconds,
                lambda: self._proven(explain(store, subject, predicate, object).to_dict()),
            )

    def _proven(self, proof: Mapping[str, object]) -> Record:
        """A proof with checked quotes, those of its premises too."""
        told: Record = {name: value for name, value in proof.items() if value and name not in {"quotes", "premises"}}
        quotes, premises = proof["quotes"], proof["premises"]
        assert isinstance(quotes, list)
        assert isinstance(premises, list)
        if premises:
            told["premises"] = [self._proven(premise) for premise in premises]
        return with_quotes(told, (self._passages.of_evidence(quote["evidence"]) for quote in quotes))

    def compare_documents(self, older: str, newer: str, limit: int = ROWS, skip: int = 0) -> Record:
        """List what changed between two documents of the graph, commitment by commitment, with both quotes.

        What is called removed stands in no words of the newer text. What stayed the same is only counted.
        """
        part = Part.of(limit, skip, self._limits)
        with self._lock:
            names = self._names
            where = "compare_documents"
            old, new = (resolve(self._source, one, where, lambda: names, is_document) for one in (older, newer))
            told: Record = {"taken": [one.note for one in (old, new) if one.note]}
            return told | within(self._limits.seconds, lambda: self._compared(old.node, new.node, part))

    def _compared(self, older: ox.NamedNode, newer: ox.NamedNode, part: Part) -> Record:
        texts = self._passages.texts
        (old, old_fault), (new, new_fault) = (read_version(self._source, one, texts) for one in (older, newer))
        found = compare(old, new)
        changed = [change for change in found.changes if change.kind not in UNCHANGED]
        changes = sorted(changed, key=lambda change: change.kind in OF_PARAGRAPHS)
        rows = [self._changed(change) for change in changes[part.places(len(changes))]]
        told: Record = {"older": old.title, "newer": new.title, "counts": found.counts()}
        if faults := [fault for fault in (old_fault, new_fault) if fault]:
            told["faults"] = faults
        return told | counted(rows, len(changes), part)

    def _changed(self, change: Change) -> Record:
        told: Record = {"change": change.kind, "what": what_happened(change)}
        sides = (("older", change.old), ("newer", change.new))
        return told | {name: self._side(side) for name, side in sides if side is not None}

    def _side(self, side: Side) -> Record:
        """One side of a change: a commitment, or words of a paragraph in which none was read."""
        place, told = side.provision.address, {"paragraph": side.provision.number}
        if not isinstance(side, VersionCommitment):
            document = self._source.value(place, WPS + "inDocument")
            return with_quotes(told, [self._passages.in_provision(side.quote, document, place)])
        told |= {"act": side.act, "strength": side.strength, "bearer": str(side.bearer), "commitment": side.address}
        return with_quotes(told, [self._passages.of_evidence(side.evidence)])


def is_document(class_name: str) -> bool:
    """Whether a thing of the class is a document."""
    return class_name in CLASSES["document"]


def _make_ready() -> None:
    """Read the tables that a call needs: the process that answers it may open no file."""
    kind_label("added")
    list(split_sentences("", "One sentence. Another one."))
