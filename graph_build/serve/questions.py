"""Turns the collection of questions into addresses: the list, the SPARQL of a question, and its answer."""

from __future__ import annotations

import json
from datetime import date
from typing import Any
from urllib.parse import quote

import pyoxigraph as ox
from werkzeug.wrappers import Request, Response

from graph_build.ask.collection import Question, find_question, list_questions, record
from graph_build.ask.lookups import newest_plans
from graph_build.ask.pages import has_pages, with_pages
from graph_build.ask.plain import understand
from graph_build.ask.remote import bind_values
from graph_build.ask.run import Given, parameter_values
from graph_build.errors import QueryError, UsageError
from graph_build.serve.refusal import Refusal, sentence
from graph_build.serve.served import Served
from graph_build.serve.sparql import run_job

FORMATS = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}
"""What `format=` of a question may say, for links that cannot say what they accept."""

TAKEN = "Wps-Graph-Taken"
"""The header that says what the words of a parameter were taken for, percent-encoded."""

RESERVED = frozenset(["format", "show"])


def answer_list(served: Served, request: Request, root: str) -> Response:
    """All questions with their parameters, as JSON; with ``words`` in the address the one that the words ask.

    Raises:
        Refusal: no question is near to the words, or the graph does not have what they name.
    """
    if "words" in request.args:
        return _meant(served, request.args["words"])
    records = [question_record(question, root) for question in list_questions()]
    return Response(json.dumps(records, ensure_ascii=False) + "\n", content_type="application/json")


def _meant(served: Served, words: str) -> Response:
    """The question that words ask, the values that they name, and what was understood."""
    if not words.strip():
        raise Refusal(400, "There are no words.")
    try:
        meant = understand(words, served.names.get(), date.today(), newest_plans(served.source))
    except QueryError as fault:
        raise Refusal(404, sentence(fault.what, fault.remedy)) from fault
    told = {"question": meant.question.name, "values": meant.parameters, "told": list(meant.told)}
    return Response(json.dumps(told, ensure_ascii=False) + "\n", content_type="application/json")


def question_record(question: Question, root: str = "") -> dict[str, Any]:
    """What a program or a page needs to ask a question."""
    return {**record(question), "address": f"{root}/questions/{question.name}", "sparql": question.sparql}


def answer_question(served: Served, request: Request, root: str, name: str) -> Response:
    """The answer to a question whose parameters stand in the address; with `show=sparql` the query that asks it.

    Raises:
        Refusal: there is no such question, a parameter is missing, or its name fits no thing or several.
    """
    try:
        question = find_question(name)
    except QueryError as fault:
        raise Refusal(404, sentence(fault.what)) from fault
    given = question_values(served, question, request)
    sparql = with_pages(question.sparql) if has_pages(served.store) else question.sparql
    if request.args.get("show") == "sparql":
        bound = bind_values(sparql, given.values)
        return Response(bound, content_type="application/sparql-query; charset=utf-8", headers=_taken(given))
    job = {"query": sparql, "values": {name: _term(value) for name, value in given.values.items()}}
    wanted = request.args.get("format", "")
    if wanted and wanted not in FORMATS:
        raise Refusal(400, f"The format is none of {', '.join(FORMATS)}.")
    response = run_job(served, request, job, root, [FORMATS[wanted]] if wanted else None)
    response.headers.extend(_taken(given))
    if wanted:
        response.headers["Content-Disposition"] = f'attachment; filename="{question.name}.{wanted}"'
    return response


def question_values(served: Served, question: Question, request: Request) -> Given:
    """The values of the parameters, names resolved. Raises Refusal where one is missing or fits no thing or several."""
    given = {name: value for name, value in request.args.items() if name not in RESERVED}
    try:
        return parameter_values(served.source, question, given, served.names.get)
    except (QueryError, UsageError) as fault:
        raise Refusal(400, sentence(fault.what, fault.remedy)) from fault


def _taken(given: Given) -> dict[str, str]:
    """The header that says what typed words were taken for; written as in a link, since a header holds ASCII alone."""
    return {TAKEN: quote("; ".join(given.taken), safe=" '():;,/")} if given.taken else {}


def _term(value: ox.NamedNode | ox.Literal) -> dict[str, str]:
    if isinstance(value, ox.NamedNode):
        return {"type": "uri", "value": value.value}
    return {"type": "literal", "value": value.value, "datatype": value.datatype.value}
