"""Turns the collection of questions into the page on which people ask: questions with their parameters, or SPARQL."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup
from werkzeug.wrappers import Request, Response

from graph_build.ask.collection import list_questions
from graph_build.serve.linked import html_page
from graph_build.serve.questions import question_record
from graph_build.serve.served import Served
from graph_build.show.network import content_policy, regions
from graph_build.vocabulary import PREFIXES


def query_page(served: Served, request: Request, root: str) -> Response:
    """The page, which asks only the server that it comes from."""
    return html_page(_rendered(served.links.homes))


@lru_cache(maxsize=4)
def _rendered(homes: tuple[tuple[str, str], ...]) -> str:
    style, script = _shared("things.css") + _own("query.css"), _fold() + _own("drawing.js") + _own("query.js")
    environment = Environment(
        loader=DictLoader({"base.html": _shared("base.html"), "query.html": _own("query.html")}),
        autoescape=True,
        undefined=StrictUndefined,
    )
    environment.policies["json.dumps_kwargs"] = {"sort_keys": True, "ensure_ascii": False}
    data = {
        "questions": [question_record(question) for question in list_questions()],
        "prefixes": dict(PREFIXES),
        "homes": homes,
        "regions": [
            {"name": one.name, "columns": one.columns, "states": [[code, *at] for code, at in one.places.items()]}
            for one in regions()
        ],
    }
    policy = content_policy([script], [style]).replace("connect-src 'none'", "connect-src 'self'")
    return environment.get_template("query.html").render(
        title="Questions",
        tab="query",
        style=Markup(style),
        script=Markup(script),
        policy=policy.replace("form-action 'none'", "form-action 'self'"),
        data=data,
    )


def _own(name: str) -> str:
    return files("graph_build.serve").joinpath("page", name).read_text(encoding="utf-8")


def _fold() -> str:
    """The fold of the network page, so that the page has no second one."""
    return files("graph_build.show.network").joinpath("parts", "fold.js").read_text(encoding="utf-8")


def _shared(name: str) -> str:
    return files("graph_build.show.pages").joinpath("templates", name).read_text(encoding="utf-8")
