"""Turn questions into an index that other programs read (SHACL executables) and a table that people read."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from graph_build.ask.collection.questions import Parameter, Question
from graph_build.resources import queries_dir
from graph_build.vocabulary import PREFIXES, dcterms, rdf, rdfs, skos, xsd

QUESTIONS: Final = "https://w3id.org/wps-graph/question/"
SHACL: Final = "http://www.w3.org/ns/shacl#"
SCHEMA: Final = "https://schema.org/"
# The address by which a service description names OWL 2 RL: https://www.w3.org/ns/owl-profile/
OWL_RL: Final = ox.NamedNode("http://www.w3.org/ns/owl-profile/RL")

PREFIX_LINE: Final = re.compile(r"PREFIX (\w+): <([^>]*)>\n")
HEADER_LINE: Final = re.compile(r"#\+.*\n")
SELECT: Final = re.compile(r'(?<=sh:select )"((?:[^"\\]|\\.)*)"')
GENERATED: Final = "Written by `make questions` out of the headers in queries/. Do not edit."


def index_turtle(questions: Sequence[Question]) -> str:
    """The questions as sh:SPARQLSelectExecutable nodes, in the manner of the SIB collection of SPARQL examples.

    A question is told by its words, its SPARQL without header and prefixes, its prefixes, keywords and parameters; it
    requires OWL 2 RL where it needs reasoning. The same questions give the same bytes.
    """
    quads: set[ox.Triple] = set()
    for question in questions:
        quads |= set(_executable(question))
    prefixes = {**{key: base for key, base in PREFIXES.items() if key in _KEPT}, "sh": SHACL, "schema": SCHEMA}
    ordered = sorted(quads, key=lambda triple: (str(triple.subject), str(triple.predicate), str(triple.object)))
    text = (ox.serialize(ordered, format=ox.RdfFormat.TURTLE, prefixes=prefixes) or b"").decode()
    lines = text.splitlines()
    head, body = sorted(lines[: len(prefixes)]), lines[len(prefixes) :]
    return "\n".join([f"# {GENERATED}", *head, "", *(SELECT.sub(_long_text, line) for line in body), ""])


def table_markdown(questions: Sequence[Question]) -> str:
    """The questions as a table for each group, and the properties that none of them asks, with the reason."""
    lines = [
        "# The questions that the graph answers",
        "",
        f"<!-- {GENERATED} -->",
        "",
        f"{len(questions)} competency questions. `wps-graph query NAME --about` shows the same for one of them.",
        "Where *reasoning* says yes, rows are missing without the statements that follow by OWL 2 RL.",
    ]
    for group in dict.fromkeys(question.group for question in questions):
        lines += ["", f"## {group.capitalize()}", ""]
        lines += ["| ask | question | reasoning | the answer does not show |", "|---|---|---|---|"]
        lines += [_table_row(question) for question in questions if question.group == group]
    lines += ["", "## Properties that no question asks", "", "| property | reason |", "|---|---|"]
    lines += [f"| `wps:{name}` | {_cell(reason)} |" for name, reason in not_asked().items()]
    return "\n".join([*lines, ""])


def not_asked(path: Path | None = None) -> dict[str, str]:
    """The properties that no question asks and why, out of `queries/not-asked.csv`."""
    with (path or queries_dir() / "not-asked.csv").open(encoding="utf-8", newline="") as file:
        return {row["property"]: row["reason"] for row in csv.DictReader(file)}


_KEPT: Final = ("dcterms", "rdf", "rdfs", "skos", "xsd")


def _executable(question: Question) -> list[ox.Triple]:
    node = ox.NamedNode(QUESTIONS + question.name)
    said: list[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]] = [
        (rdf("type"), _sh("SPARQLExecutable")),
        (rdf("type"), _sh("SPARQLSelectExecutable")),
        (rdfs("comment"), ox.Literal(question.question, language="en")),
        (rdfs("label"), ox.Literal(question.name)),
        (skos("scopeNote"), ox.Literal(f"The answer does not show: {question.does_not_show}.", language="en")),
        (_sh("select"), ox.Literal(HEADER_LINE.sub("", PREFIX_LINE.sub("", question.sparql)).strip() + "\n")),
    ]
    said += [(ox.NamedNode(SCHEMA + "keywords"), ox.Literal(word)) for word in {question.group, *question.tags}]
    if question.needs_reasoning:
        said.append((dcterms("requires"), OWL_RL))
    triples = [ox.Triple(node, predicate, value) for predicate, value in said]
    for name, base in PREFIX_LINE.findall(question.sparql):
        triples += _declaration(node, name, base)
    for place, parameter in enumerate(question.parameters):
        triples += _parameter(node, place, parameter)
    return triples


def _declaration(node: ox.NamedNode, name: str, base: str) -> list[ox.Triple]:
    """One node for each prefix, shared by all questions, so that no blank node is needed."""
    declared = ox.NamedNode(QUESTIONS + f"prefix/{name}")
    return [
        ox.Triple(node, _sh("prefixes"), declared),
        ox.Triple(declared, _sh("declare"), ox.NamedNode(declared.value + "/declaration")),
        ox.Triple(ox.NamedNode(declared.value + "/declaration"), _sh("prefix"), ox.Literal(name)),
        ox.Triple(
            ox.NamedNode(declared.value + "/declaration"),
            _sh("namespace"),
            ox.Literal(base, datatype=xsd("anyURI")),
        ),
    ]


def _parameter(node: ox.NamedNode, place: int, parameter: Parameter) -> list[ox.Triple]:
    """A parameter; the last part of its path is the variable of the query, as SHACL asks."""
    given = ox.NamedNode(f"{node.value}/{parameter.name}")
    kind = {
        "thing": (_sh("nodeKind"), _sh("IRI")),
        "date": (_sh("datatype"), xsd("date")),
        "text": (_sh("datatype"), xsd("string")),
    }[parameter.kind]
    said: list[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]] = [
        (rdf("type"), _sh("Parameter")),
        (_sh("path"), ox.NamedNode(QUESTIONS + f"parameter/{parameter.name}")),
        (_sh("name"), ox.Literal(parameter.name)),
        (_sh("description"), ox.Literal(parameter.meaning, language="en")),
        (_sh("order"), ox.Literal(place)),
        (skos("example"), ox.Literal(parameter.example)),
        kind,
    ]
    return [
        ox.Triple(node, _sh("parameter"), given),
        *(ox.Triple(given, predicate, value) for predicate, value in said),
    ]


def _long_text(found: re.Match[str]) -> str:
    """A text of several lines as Turtle writes it between three quotation marks, to be read by people too."""
    plain = {"\\n": "\n", '\\"': '"'}
    return '"""' + re.sub(r"\\.", lambda escape: plain.get(escape[0], escape[0]), found[1]) + '"""'


def _sh(name: str) -> ox.NamedNode:
    return ox.NamedNode(SHACL + name)


def _table_row(question: Question) -> str:
    asked = " ".join([question.name, *(f'--{one.name} "{one.example}"' for one in question.parameters)])
    reasoning = "yes" if question.needs_reasoning else "no"
    return f"| `{asked}` | {_cell(question.question)} | {reasoning} | {_cell(question.does_not_show)} |"


def _cell(words: str) -> str:
    return words.replace("|", "\\|")
