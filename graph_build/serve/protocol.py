"""Turn an HTTP request into a query by the rules of the SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

from pyoxigraph import NamedNode
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Request

from graph_build.ask.screen import LONGEST, screen, tokens
from graph_build.errors import QueryError
from graph_build.serve.refusal import Refusal, sentence

FORM: Final = "application/x-www-form-urlencoded"
DIRECT: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"
METHODS: Final = "GET, HEAD, POST, OPTIONS"

READ_ONLY: Final = "This endpoint is read-only: updates are refused."


@dataclass(frozen=True, slots=True)
class QueryRequest:
    """One query; `default` and `named` are the graphs of the request, none where it names none."""

    text: str
    default: tuple[str, ...] | None
    named: tuple[str, ...] | None


def read_query(request: Request) -> QueryRequest | None:
    """The query of a request; none for a GET without one, which asks for the description of the service.

    Raises:
        Refusal: the request breaks the protocol, asks for an update, or its query may not run here.
    """
    if request.method not in ("GET", "HEAD", "POST"):
        raise Refusal(
            405, f"The method {_shown(request.method)} is not known here: use GET or POST.", {"Allow": METHODS}
        )
    parameters = _pairs(request.query_string, "address")
    text = None
    if request.method == "POST":
        text, more = _body(request)
        parameters += more
    if any(name in ("update", "using-graph-uri", "using-named-graph-uri") for name, _ in parameters):
        raise Refusal(403, READ_ONLY)
    queries = [value for name, value in parameters if name == "query"] + ([] if text is None else [text])
    if len(queries) > 1:
        raise Refusal(400, "The request holds more than one query: send one.")
    if not queries:
        if request.method == "POST":
            raise Refusal(400, "The request holds no query: send one as `query`.")
        return None
    return _checked(queries[0], parameters)


def _checked(text: str, parameters: list[tuple[str, str]]) -> QueryRequest:
    try:
        screen(text)
    except QueryError as fault:
        status = 413 if len(text) > LONGEST else 400
        raise Refusal(status, sentence(fault.what, fault.rule)) from fault
    default = _graphs(parameters, "default-graph-uri")
    named = _graphs(parameters, "named-graph-uri")
    return QueryRequest(text, default, named)


def _body(request: Request) -> tuple[str | None, list[tuple[str, str]]]:
    """The query of a body sent as it is, or the parameters of a form."""
    if request.mimetype == UPDATE:
        raise Refusal(403, READ_ONLY)
    if request.mimetype not in (FORM, DIRECT):
        told = f"The media type {_shown(request.mimetype)} is" if request.mimetype else "A body without a media type is"
        raise Refusal(415, f"{told} not read here: send {FORM} or {DIRECT}.")
    charset = request.mimetype_params.get("charset", "utf-8").lower()
    if charset not in ("utf-8", "utf8"):
        raise Refusal(415, "A query is UTF-8.")
    try:
        data = request.get_data(cache=False)
    except RequestEntityTooLarge as fault:
        raise Refusal(413, f"The request is too long: a query has at most {LONGEST:,} characters.") from fault
    if request.mimetype == FORM:
        return None, _pairs(data, "form")
    return _decoded(data, "query"), []


def _pairs(data: bytes, where: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(_decoded(data, where), keep_blank_values=True, errors="strict", max_num_fields=1000)
    except UnicodeDecodeError as fault:
        raise Refusal(400, f"The {where} is not UTF-8.") from fault
    except ValueError as fault:
        raise Refusal(400, f"The {where} has too many fields.") from fault


def _decoded(data: bytes, where: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise Refusal(400, f"The {where} is not UTF-8: byte {fault.start} cannot be read.") from fault


def _graphs(parameters: list[tuple[str, str]], name: str) -> tuple[str, ...] | None:
    """The graphs that a request names. A graph that is not here is an empty one; nothing is ever fetched."""
    found = tuple(value for key, value in parameters if key == name)
    for address in found:
        if not re.match(r"https?://|urn:", address):
            raise Refusal(400, f"The graph {_shown(address)} is none of this endpoint, which fetches nothing.")
        try:
            NamedNode(address)
        except ValueError as fault:
            raise Refusal(400, f"The graph {_shown(address)} is no valid address.") from fault
    return found or None


def graphs_of_query(text: str, prefixes: dict[str, str]) -> list[str]:
    """The graphs that a query names with FROM, as whole addresses; a name that cannot be told is given as it stands.

    >>> graphs_of_query("PREFIX e: <http://e/> SELECT * FROM e:a FROM NAMED <http://b> { ?from ?p 'FROM <c>' }", {})
    ['http://e/a', 'http://b']
    """
    known = dict(prefixes)
    found: list[str] = []
    pieces = [token[0] for token in tokens(text) if not token[0].startswith("#")]
    for before, piece, behind in zip(["", *pieces], pieces, [*pieces[1:], ""], strict=False):
        if piece == "{":
            break
        if before.upper() == "PREFIX" and piece.endswith(":"):
            known[piece[:-1]] = behind[1:-1]
        elif before.upper() == "FROM" and piece.upper() == "NAMED":
            found.append(_whole(behind, known))
        elif before.upper() == "FROM":
            found.append(_whole(piece, known))
    return found


def _whole(piece: str, prefixes: dict[str, str]) -> str:
    if piece.startswith("<"):
        return piece[1:-1]
    prefix, _, rest = piece.partition(":")
    return prefixes[prefix] + rest if prefix in prefixes else piece


def _shown(text: str) -> str:
    """A piece of a request, short and without control characters, to be repeated in an answer."""
    return "".join(c if c.isprintable() else "?" for c in text[:100])
