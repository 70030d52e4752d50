"""Turns a comparison of plans into one self-contained HTML page, each value opening the sentences that say it."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from graph_build.ask.plans import Comparison
from graph_build.show.fact_rows import fact_row


def render_plans_page(comparison: Comparison) -> str:
    """The page. It runs no script and loads nothing; every text of a document is escaped."""
    style = _asset("plans_page.css")
    environment = Environment(
        loader=DictLoader({"page": _asset("plans_page.html")}), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    answered = [one for one in comparison.paragraphs if one.is_answered]
    return environment.get_template("page").render(
        comparison=comparison,
        answered=answered,
        style=Markup(style),
        policy=_policy(style),
        fact_row=fact_row,
    )


def _policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _asset(name: str) -> str:
    return files("graph_build.show").joinpath(name).read_text("utf-8")
