"""Turn an address of a graph into one HTML page for people, which runs no script and asks nobody for anything."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final
from urllib.parse import quote

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from graph_build.ask.lookups import WPS, Source, kind_of
from graph_build.ask.texts import Texts
from graph_build.show.links import Links
from graph_build.show.pages.document_read import Reader
from graph_build.show.pages.names import kinds_of, short_address
from graph_build.show.pages.read import read_thing

FORMATS: Final = (
    ("Turtle", "text/turtle", "turtle"),
    ("JSON-LD", "application/ld+json", "jsonld"),
    ("N-Triples", "application/n-triples", "ntriples"),
    ("RDF/XML", "application/rdf+xml", "rdfxml"),
)
"""Name, media type, and the word for `serialize_thing` and for `?format=` in a link."""


def render_thing(source: Source, address: str, links: Links, page: int = 1, texts: Texts | None = None) -> str | None:
    """The page of any address that the graph says something of; none where it says nothing, or past
    the last page.

    ``links`` tells which addresses this server answers for. Every other address is text, or where it is https a link
    that opens outside. ``page`` counts from one; a group longer than a page goes on on the next.
    ``texts`` lets a document show its words; without them it shows what was quoted.
    """
    if not 1 <= page <= 10_000:
        return None
    thing = read_thing(source, links, address, page)
    if thing is None:
        return None
    reader = Reader(source, links, texts or Texts())
    document = reader.document(address, page)
    thing = replace(thing, pages=max(thing.pages, document.pages if document else 1))
    if page > thing.pages:
        return None
    frame = _frame(source, links, address, thing.name)
    if document is not None:
        return fill("document.html", thing=thing, document=document, **frame)
    if (provision := reader.provision(address)) is not None:
        reading, without_text = provision
        return fill("provision.html", thing=thing, reading_of=reading, without_text=without_text, **frame)
    return fill("thing.html", thing=thing, **frame)


def _frame(source: Source, links: Links, address: str, name: str) -> dict[str, Any]:
    here = links(address)
    kinds = kinds_of(source, address)
    names = [kind.removeprefix(WPS) for kind, _ in kinds]
    drawn = "commitment" if "Commitment" in names else "thing" if any(map(kind_of, names)) else ""
    return {
        "title": name,
        "here": here,
        "short": short_address(address),
        "formats": [(label, media, f"{here}?format={word}") for label, media, word in FORMATS] if here else [],
        "explore": f"/explore#{drawn}={quote(address, safe='')}" if drawn else "",
    }


def fill(template: str, **values: Any) -> str:
    """The page that a template gives, with the style sheet and the policy that allows it and nothing else."""
    return environment().get_template(template).render(style=Markup(style()), policy=policy(), **values)


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates, which escape every text."""
    names = sorted(one.name for one in files("graph_build.show.pages").joinpath("templates").iterdir())
    texts = {name: _asset(name) for name in names if name.endswith(".html")}
    return Environment(
        loader=DictLoader(texts), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


@lru_cache(maxsize=1)
def style() -> str:
    """The one style sheet of all served pages about things."""
    return _asset("things.css")


def policy() -> str:
    """The content policy of these pages, fit for a header too: their own style, their own form, nothing else."""
    digest = base64.b64encode(hashlib.sha256(style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'self'"


def _asset(name: str) -> str:
    return files("graph_build.show.pages").joinpath("templates", name).read_text("utf-8")
