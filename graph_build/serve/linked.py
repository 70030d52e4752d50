"""Turns the local addresses of things into pages for people or triples for programs, by what the client accepts."""

from __future__ import annotations

from typing import Final

from werkzeug.wrappers import Request, Response

from graph_build.ask.description import describe_thing, serialize_thing
from graph_build.serve.negotiation import GRAPHS, PAGES, accepted_types, with_charset
from graph_build.serve.refusal import Refusal
from graph_build.serve.served import LISTS, NAMES, PATIENCE, Served
from graph_build.show.pages import (
    FORMATS,
    render_browse,
    render_ontology,
    render_opening,
    render_search,
)
from graph_build.show.reuse import ontology_for_owl

WORDS: Final = {media_type: word for _, media_type, word in FORMATS}
"""The word of each format, in `?format=` and for the serializer."""


def answer_thing(served: Served, request: Request, root: str) -> Response:
    """The thing at the path of the request. Raises Refusal where the graph says nothing of it."""
    address = served.links.address(request.path)
    media_type = _wanted(request)
    if media_type == "text/html":
        page = served.pages.get(address, page_number(request)) if address else None
        if page is None:
            raise Refusal(404, "The graph says nothing of this address.")
        return html_page(page)
    triples = describe_thing(served.source, address) if address else []
    if not triples:
        raise Refusal(404, "The graph says nothing of this address.")
    return Response(
        serialize_thing(triples, WORDS[media_type]),
        content_type=with_charset(media_type),
        headers={"Vary": "Accept"},
    )


def answer_start(served: Served, request: Request, root: str) -> Response:
    """The shelves: what the graph holds, kind by kind, and where to go on."""
    if served.progress.is_waited_for(LISTS, PATIENCE):
        return opening_page(served)
    return html_page(served.start.get())


def answer_browse(served: Served, request: Request, root: str, kind: str) -> Response:
    """A page of the list of one kind. Raises Refusal where the graph has none of it."""
    return _found(render_browse(served.source, served.shelves.get(), kind, served.links, page_number(request)))


def answer_search(served: Served, request: Request, root: str) -> Response:
    """The things whose names hold the words of `q`."""
    if served.progress.is_waited_for(NAMES, PATIENCE):
        return opening_page(served)
    words = request.args.get("q", "")
    return _found(render_search(served.source, served.names.get(), words, served.links, page_number(request)))


def _found(page: str | None) -> Response:
    if page is None:
        raise Refusal(404, "There is nothing at this address.")
    return html_page(page)


def answer_ontology(served: Served, request: Request, root: str) -> Response:
    """The words of the graph as a page for people, or the ontology and its translations for readers of OWL."""
    if _wanted(request) == "text/html":
        return html_page(render_ontology(served.source, served.links))
    media_type = _wanted(request)
    return Response(
        serialize_thing(ontology_for_owl(), WORDS[media_type]),
        content_type=with_charset(media_type),
        headers={"Vary": "Accept"},
    )


def page_number(request: Request) -> int:
    """The page that `?page=` asks for; the first where it asks for none. Raises Refusal where it is no number."""
    text = request.args.get("page", "1")
    if not (text.isascii() and text.isdigit() and len(text) < 6):
        raise Refusal(400, "A page is a number from 1 on.")
    return int(text)


def html_page(page: str) -> Response:
    """A page, which brings its own content policy along; no other page may frame it."""
    return Response(
        page,
        content_type="text/html; charset=utf-8",
        headers={"Vary": "Accept", "Content-Security-Policy": "frame-ancestors 'none'"},
    )


def opening_page(served: Served) -> Response:
    """What stands for a page that is being made: it asks again by itself, and nobody keeps it."""
    response = html_page(render_opening(served.progress.steps, served.progress.seconds))
    response.headers["Cache-Control"] = "no-store"
    return response


def _wanted(request: Request) -> str:
    if word := request.args.get("format"):
        for media_type, known in WORDS.items():
            if word == known:
                return media_type
        raise Refusal(400, f"The format is none of {', '.join(WORDS.values())}.")
    kinds = accepted_types(request, {**PAGES, **GRAPHS})
    if not kinds:
        raise Refusal(406, "A thing is shown as a page or as RDF: accept text/html or text/turtle.")
    return kinds[0]
