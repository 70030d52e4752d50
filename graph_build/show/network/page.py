"""Turn nodes and page data into one self-contained HTML file through pyvis and a template of our own."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from graph_build.show.network.records import Page, PageNode
from graph_build.show.page_json import as_json

# One script each time, in this order; every file opens with what it does.
SCRIPTS = (
    *("fold.js", "data.js", "rows.js", "views.js", "state.js", "filters.js", "paths.js", "address.js"),
    *("slider.js", "facets.js"),
    *("draw.js", "labels.js", "picture.js", "expand.js", "serve.js", "panel.js", "parts_played.js", "search.js"),
    # The views beside the network, which register themselves.
    *(
        "strengths.js",
        "lanes.js",
        "timeline.js",
        "tree.js",
        "matrix.js",
        "lineage.js",
        "lists.js",
        "plans.js",
        "states.js",
        "overview.js",
        "cards.js",
    ),
    *("posts.js", "find.js", "doors.js", "roles.js", "implementing.js", "reading.js", "texts.js", "compare.js"),
    *("takeaway_files.js", "takeaway_query.js", "takeaway_picture.js", "taken.js", "takeaway.js"),
    *("print.js", "main.js"),
)
STYLES = ("page.css", "views.css", "overview.css")

OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    # The page itself gives the canvas its size, so that what was fitted is fitted again.
    "autoResize": False,
    "interaction": {
        "dragNodes": False,
        "keyboard": {"enabled": True, "bindToWindow": False},
    },
}


def render_page(
    nodes: Sequence[PageNode | Mapping[str, object]],
    data: Page | Mapping[str, object],
    title: str,
    *,
    served: bool = False,
) -> str:
    """Return the page of records, or of what JSON has of them.

    Texts reach it escaped, in a block of JSON that the script writes with `textContent` alone.

    The content security policy allows the two scripts and the style sheet by their hashes and nothing else; the
    script of vis-network comes from the installed pyvis. A page that is `served` may also ask its own server.
    """
    # pyvis takes a third of a second to import, which only this page needs.
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    network.nodes.extend(map(as_json, nodes))
    network.options = OPTIONS
    network.templateEnv = _environment()
    network.path = "page.html"
    library, script, style = _library(), _without_remarks(joined_script()), "".join(_asset(name) for name in STYLES)
    network.templateEnv.globals.update(
        title=title,
        data=as_json(data),
        settings=network.options,
        library=Markup(library),
        script=Markup(script),
        style=Markup(style),
        policy=content_policy([library, script], [style], "'self'" if served else "'none'"),
    )
    return str(network.generate_html(name="network.html"))


def content_policy(scripts: list[str], styles: list[str], connect: str = "'none'") -> str:
    """The policy for a page that may run these scripts, use these style sheets, and ask nobody but `connect`."""
    script_hashes = " ".join(_digest(text) for text in scripts)
    style_hashes = " ".join(_digest(text) for text in styles)
    return (
        f"default-src 'none'; script-src {script_hashes}; style-src {style_hashes}; img-src data:; "
        f"connect-src {connect}; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _environment() -> Environment:
    environment = Environment(
        loader=DictLoader({"page.html": _asset("page.html")}), autoescape=True, undefined=StrictUndefined
    )
    environment.policies["json.dumps_kwargs"] = {"sort_keys": True, "ensure_ascii": False, "separators": (",", ":")}
    return environment


def _asset(name: str) -> str:
    return files("graph_build.show.network").joinpath("parts", name).read_text(encoding="utf-8")


def joined_script() -> str:
    """Our own scripts as one, in a scope of its own."""
    return '(() => {\n"use strict";\n' + "\n".join(_asset(name) for name in SCRIPTS) + "})();\n"


def _without_remarks(script: str) -> str:
    """The script without its lines of remarks: they are for who writes it, and each page would carry them."""
    return "\n".join(line for line in script.split("\n") if not line.lstrip().startswith(("//", "/**", "*/", "* ")))


def _library() -> str:
    """vis-network as pyvis carries it, without the pointer to a map that no page has."""
    text = files("pyvis").joinpath("templates", "lib", "vis-9.1.2", "vis-network.min.js").read_text(encoding="utf-8")
    return re.sub(r"(?m)^//# sourceMappingURL=.*$", "", text.replace("\r\n", "\n")).rstrip() + "\n"
