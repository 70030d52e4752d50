"""Turns requests into responses: routes, the guard before them, headers and a line of the log after them."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable, Iterable
from typing import Final
from wsgiref.types import StartResponse, WSGIEnvironment

from werkzeug.exceptions import HTTPException, MethodNotAllowed, NotFound
from werkzeug.routing import Map, Rule
from werkzeug.wrappers import Request, Response

from graph_build.ask.screen import LONGEST
from graph_build.serve import explorer
from graph_build.serve.descriptions import describe_dataset, serialize_description
from graph_build.serve.engine import Pool
from graph_build.serve.linked import (
    answer_browse,
    answer_ontology,
    answer_search,
    answer_start,
    answer_thing,
    html_page,
)
from graph_build.serve.negotiation import GRAPHS, accepted_types
from graph_build.serve.protocol import READ_ONLY
from graph_build.serve.query_page import query_page
from graph_build.serve.questions import answer_list, answer_question
from graph_build.serve.refusal import Refusal
from graph_build.serve.served import PAGE, Served
from graph_build.serve.sparql import answer_sparql
from graph_build.show.pages import render_refusal

LOG: Final = logging.getLogger("wps-graph")

LARGEST_REQUEST: Final = LONGEST * 4 + 65_536
"""Bytes of the longest body that is read."""

Handler = Callable[..., Response]

HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
}
NOTHING: Final = "default-src 'none'; frame-ancestors 'none'"
"""The content policy of an answer that is no page: it may load and run nothing."""


class App:
    """The WSGI application over one served graph."""

    def __init__(self, served: Served) -> None:
        self._served = served
        self._map = Map(
            [Rule(path, endpoint=(kind, handler)) for path, kind, handler in ROUTES],
            strict_slashes=False,
            merge_slashes=False,
        )

    @property
    def pool(self) -> Pool:
        """The workers that answer its queries."""
        return self._served.pool

    def serve(self, served: Served) -> None:
        """Answer from another graph: every request that begins from now on."""
        self._served = served

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        request = Request(environ)
        request.max_content_length = LARGEST_REQUEST
        request.max_form_memory_size = None
        begun = time.monotonic()
        served = self._served  # another graph may take its place before this request is answered
        kind, response = self._answer(request, served)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Content-Security-Policy", NOTHING)
        served.metrics.request(kind, response.status_code)
        # The path alone: what was asked stays with who asked it.
        took = (time.monotonic() - begun) * 1000
        address = request.remote_addr or "-"
        LOG.info("%s %s %s %d %.0f ms", address, request.method, _loggable(request.path), response.status_code, took)
        return response(environ, start_response)

    def _answer(self, request: Request, served: Served) -> tuple[str, Response]:
        kind = "other"
        try:
            served.guard.check(request)
            (kind, handler), values = self._map.bind_to_environ(request.environ).match()
            if kind not in OPEN_METHODS and request.method not in ("GET", "HEAD"):
                raise Refusal(405, "This address is only read: use GET.", {"Allow": "GET, HEAD"})
            response = handler(served, request, root_of(served, request), **values)
        except Refusal as refusal:
            response = _refused(request, refusal.status, refusal.sentence, refusal.headers)
        except NotFound:
            response = _refused(request, 404, "There is nothing at this address.")
        except MethodNotAllowed:
            response = _refused(request, 405, "That method is not known at this address.")
        except HTTPException as fault:
            response = _refused(request, fault.code or 400, str(fault.description or "The request cannot be read."))
        except Exception:
            LOG.exception("unexpected fault at %s", _loggable(request.path))
            response = _refused(
                request, 500, "The server failed on this request, which is its own fault: its log says where."
            )
        if allowed := served.guard.cross_origin(request):
            response.headers.update(allowed)
            response.vary.add("Origin")
        return kind, response


def root_of(served: Served, request: Request) -> str:
    """The address of the server as others reach it, without a slash at its end."""
    return served.public or request.host_url.rstrip("/")


def refuse_update(served: Served, request: Request, root: str) -> Response:
    """The address where others keep updates. Always raises Refusal."""
    raise Refusal(403, READ_ONLY)


def health(served: Served, request: Request, root: str) -> Response:
    """Whether queries are answered, and how many wait; the overview of a large graph may still be made."""
    said = {
        "status": "ok",
        "overview": "being made" if served.progress.is_waited_for(PAGE) else "ok",
        "statements": served.counted.peek(),
        "running": served.pool.running,
        "waiting": served.pool.waiting,
    }
    return Response(json.dumps(said) + "\n", content_type="application/json", headers={"Cache-Control": "no-store"})


def metrics(served: Served, request: Request, root: str) -> Response:
    """Counts for a monitor."""
    text = served.metrics.render(served.pool, served.counted.peek() or 0)
    return Response(
        text, content_type="text/plain; version=0.0.4; charset=utf-8", headers={"Cache-Control": "no-store"}
    )


def void(served: Served, request: Request, root: str) -> Response:
    """The dataset described in VoID."""
    kinds = accepted_types(request, GRAPHS) or ["text/turtle"]
    content = serialize_description(describe_dataset(served, root), kinds[0])
    return Response(content, content_type=kinds[0], headers={"Vary": "Accept"})


def thing(served: Served, request: Request, root: str, rest: str) -> Response:
    """Whatever has an address of its own."""
    return answer_thing(served, request, root)


ROUTES: Final[tuple[tuple[str, str, Handler], ...]] = (
    ("/sparql", "sparql", answer_sparql),
    ("/update", "update", refuse_update),
    ("/health", "health", health),
    ("/metrics", "health", metrics),
    ("/.well-known/void", "description", void),
    ("/ontology", "description", answer_ontology),
    ("/id/<path:rest>", "thing", thing),
    ("/vocab/<path:rest>", "thing", thing),
    ("/ontology/<path:rest>", "thing", thing),
    ("/questions", "question", answer_list),
    ("/questions/<name>", "question", answer_question),
    ("/", "page", explorer.answer_page),
    ("/browse", "page", answer_start),
    ("/browse/<kind>", "page", answer_browse),
    ("/search", "page", answer_search),
    ("/query", "page", query_page),
    ("/explore", "page", explorer.answer_page),
    ("/explore/thing", "explore", explorer.answer_fragment),
    ("/explore/commitments", "explore", explorer.answer_commitments),
    ("/explore/mentions", "explore", explorer.answer_mentions),
    ("/explore/posts", "explore", explorer.answer_posts),
    ("/explore/documents", "explore", explorer.answer_documents),
    ("/explore/search", "explore", explorer.answer_search),
    ("/explore/paths", "explore", explorer.answer_paths),
)
FOR_PROGRAMS: Final = ("/sparql", "/update", "/health", "/metrics", "/questions", "/explore/")
"""Beginnings of addresses that no person reads: their refusals are a line of text."""
OPEN_METHODS: Final = frozenset(["sparql", "update"])
"""Kinds of routes that look at the method themselves."""


def _refused(request: Request, status: int, sentence: str, headers: dict[str, str] | None = None) -> Response:
    """The reason in one line, or as a page with a search for those who read pages."""
    if "text/html" in request.headers.get("Accept", "") and not request.path.startswith(FOR_PROGRAMS):
        response = html_page(render_refusal(status, sentence, request.path))
        response.status_code = status
        response.headers.update(headers or {})
        return response
    return Response(sentence + "\n", status=status, content_type="text/plain; charset=utf-8", headers=headers)


def _loggable(path: str) -> str:
    """A path that cannot write a line of its own into the log."""
    return "".join(c if c.isprintable() and c != " " else "?" for c in path[:200])
