"""Turns requests to the SPARQL endpoint into answers whose status is decided before the first byte is sent."""

from __future__ import annotations

import time
from typing import Any

from werkzeug.wrappers import Request, Response

from graph_build.serve.descriptions import describe_service, serialize_description
from graph_build.serve.engine import Stopped
from graph_build.serve.negotiation import GRAPHS, PAGES, RESULTS, accepted_types, with_charset
from graph_build.serve.protocol import METHODS, QueryRequest, graphs_of_query, read_query
from graph_build.serve.refusal import Refusal, refusal_of
from graph_build.serve.served import Served
from graph_build.vocabulary import PREFIXES

CUT: str = "Wps-Graph-Cut"
"""The header of an answer that was cut: `rows=N`."""


def answer_sparql(served: Served, request: Request, root: str) -> Response:
    """The answer of the endpoint; `root` is the address of the server. Raises Refusal."""
    if request.method == "OPTIONS":
        return Response(status=204, headers={"Allow": METHODS})
    asked = read_query(request)
    if asked is None:
        if accepted_types(request, {**GRAPHS, **PAGES})[:1] == ["text/html"]:
            return Response(status=303, headers={"Location": f"{root}/query", "Vary": "Accept"})
        return service_description(served, request, root)
    _check_graphs(served, asked)
    job = {"query": asked.text, "default": asked.default, "named": asked.named}
    return run_job(served, request, job, root)


def service_description(served: Served, request: Request, root: str) -> Response:
    """What the service is and can, as RDF (https://www.w3.org/TR/sparql11-service-description/)."""
    kinds = accepted_types(request, GRAPHS)
    if not kinds:
        raise Refusal(406, "The description of the service is RDF: accept text/turtle or another type of RDF.")
    return Response(
        serialize_description(describe_service(served, root), kinds[0]),
        content_type=with_charset(kinds[0]),
        headers={"Vary": "Accept"},
    )


def run_job(
    served: Served, request: Request, job: dict[str, Any], root: str, accept: list[str] | None = None
) -> Response:
    """Have a worker answer a query and hand on its bytes, in a type of `accept` or else in one that the client takes.

    Raises Refusal where there is no answer.
    """
    if accept is None:
        accept = [*accepted_types(request, RESULTS), *accepted_types(request, GRAPHS)]
    if not accept:
        raise Refusal(406, f"No answer has an accepted media type: accept one of {', '.join([*RESULTS, *GRAPHS])}.")
    gone = request.environ.get("waitress.client_disconnected", lambda: False)
    begun = time.monotonic()
    try:
        header, body = served.pool.ask(
            {**job, "accept": accept, "base": f"{root}/sparql", "about": f"{root}/sparql#cut"},
            gone,
            request.remote_addr or "",
        )
    except Stopped as stopped:
        served.metrics.query(time.monotonic() - begun, stopped.fault)
        raise refusal_of(stopped, served.pool.limits) from stopped
    served.metrics.query(time.monotonic() - begun)
    response = Response(body, content_type=with_charset(header["type"]), headers={"Vary": "Accept"})
    if "cut" in header:
        response.headers[CUT] = f"rows={header['cut']}"
    return response


def _check_graphs(served: Served, asked: QueryRequest) -> None:
    """A graph of FROM that is not here is refused; graphs that the request gives come before those of the query."""
    if asked.default is not None or asked.named is not None:
        return
    for name in graphs_of_query(asked.text, dict(PREFIXES)):
        if name not in served.graphs:
            raise Refusal(400, f"FROM names a graph that is not here, and nothing is fetched: {name[:200]}.")
