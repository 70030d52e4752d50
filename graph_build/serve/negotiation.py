"""Turn the Accept header of a request into the media types to answer in, best first."""

from __future__ import annotations

from typing import Final

from werkzeug.wrappers import Request

# Types of ours, and further names under which a client may ask for each (application/json, text/xml …).
RESULTS: Final[dict[str, tuple[str, ...]]] = {
    "application/sparql-results+json": ("application/json",),
    "application/sparql-results+xml": ("application/xml", "text/xml"),
    "text/csv": (),
    "text/tab-separated-values": (),
}
GRAPHS: Final[dict[str, tuple[str, ...]]] = {
    "text/turtle": ("application/x-turtle", "text/n3"),
    "application/n-triples": ("text/plain",),
    "application/ld+json": ("application/json",),
    "application/rdf+xml": ("application/xml", "text/xml"),
}
PAGES: Final[dict[str, tuple[str, ...]]] = {"text/html": ("application/xhtml+xml",)}


def with_charset(media_type: str) -> str:
    """The Content-Type of a media type: text says that it is UTF-8, the others are so by themselves."""
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


def accepted_types(request: Request, offered: dict[str, tuple[str, ...]]) -> list[str]:
    """The offered types that the client takes, by its q-values (RFC 9110, 12.5.1), then in our order.

    Without the header it takes all. A further name counts where the client gives it by name, not through `*/*`.
    What stands behind a type (`;charset=utf-8`) does not matter.
    """
    accept = request.accept_mimetypes
    if not accept.provided:
        return list(offered)
    named = {value.partition(";")[0].strip().lower(): quality for value, quality in accept}

    def quality(media_type: str) -> float:
        also = [named[name] for name in (media_type, *offered[media_type]) if name in named]
        return float(max([accept.quality(media_type), *also]))

    order = list(offered)
    return sorted((kind for kind in order if quality(kind) > 0), key=lambda kind: (-quality(kind), order.index(kind)))
