"""Turns requests of the network page into the page itself and the fragments that it fetches on a click."""

from __future__ import annotations

from werkzeug.wrappers import Request, Response

from graph_build.serve.linked import html_page, opening_page
from graph_build.serve.refusal import Refusal
from graph_build.serve.served import PAGE, PATIENCE, Served

LONGEST = 7
"""Digits of the largest offset."""


def answer_page(served: Served, request: Request, root: str) -> Response:
    """The page with its first view; while that is made, how far it is."""
    if served.progress.is_waited_for(PAGE, PATIENCE):
        return opening_page(served)
    return html_page(served.explorer.get().page())


def answer_fragment(served: Served, request: Request, root: str) -> Response:
    """A thing and its neighbours, from `offset` on. Raises Refusal for an unknown thing."""
    return _json(served.explorer.get().fragment(request.args.get("id", ""), _offset(request)))


def answer_commitments(served: Served, request: Request, root: str) -> Response:
    """Those in which a thing plays a `part`, or that it bears or states. Raises Refusal for an unknown one of these."""
    asked = request.args
    return _json(served.explorer.get().commitments(asked.get("id", ""), asked.get("part", ""), _offset(request)))


def answer_mentions(served: Served, request: Request, root: str) -> Response:
    """Where a document names a thing. Raises Refusal for an unknown thing."""
    return _json(served.explorer.get().mentions(request.args.get("id", ""), request.args.get("document", "")))


def answer_posts(served: Served, request: Request, root: str) -> Response:
    """Who held which post in a year, at any time, or in a `body`. Raises Refusal for no year and an unknown body."""
    explorer, body = served.explorer.get(), request.args.get("body", "")
    if body:
        return _json(explorer.people(body, _offset(request)))
    return _json(explorer.posts(_year(request), _offset(request)))


def answer_documents(served: Served, request: Request, root: str) -> Response:
    """The documents of a year. Raises Refusal where the year is none."""
    return _json(served.explorer.get().documents(_year(request), _offset(request)))


def answer_search(served: Served, request: Request, root: str) -> Response:
    """The things whose names fit `q`."""
    return _json(served.explorer.get().search(request.args.get("q", "")))


def answer_paths(served: Served, request: Request, root: str) -> Response:
    """The shortest few ways between two things. Raises Refusal where one is unknown."""
    return _json(served.explorer.get().paths(request.args.get("from", ""), request.args.get("to", "")))


def _year(request: Request) -> str:
    year = request.args.get("year", "")
    if year and not (year.isascii() and year.isdigit() and len(year) == 4):
        raise Refusal(400, "A year has four digits.")
    return year


def _offset(request: Request) -> int:
    offset = request.args.get("offset", "0")
    if not (offset.isascii() and offset.isdigit() and len(offset) <= LONGEST):
        raise Refusal(400, "The offset is a number from 0 on.")
    return int(offset)


def _json(content: bytes | None) -> Response:
    if content is None:
        raise Refusal(404, "The network has no thing of that name.")
    return Response(content, content_type="application/json")
