"""Turn the small world into one with dates, themes, strengths and a contradiction, so that every filter has work."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox
from browser_sample import World, name, small_world, thing

from graph_build.ask.load import unite_graphs
from graph_build.show.explore.fragments import Explorer


def dated_world() -> World:
    """The policy of 2018, a summit in 2021, a post held from 2020 to 2022, a member of 1999; two documents disagree."""
    world = small_world()
    world.entity("summit", "Summit", "Summit of the Alliance")
    world.entity("state", "State", "Republic of Somewhere")
    world.entity("agenda", "Theme", "The agenda")
    world.entity("pillar", "Theme", "Keeping safe")
    world.entity("early-warning", "Theme", "Early warning")
    for narrow, wide in (("pillar", "agenda"), ("theme", "pillar"), ("early-warning", "pillar")):
        world.add("ontology", thing(narrow), name("skos", "broader"), thing(wide))
    world.says("policy", "policy", "adoptedOn", "2018-05", "This Policy of May 2018", paragraph="1")
    world.says("news", "summit", "occursOn", "2021-06-14", "the Summit on 14 June 2021", paragraph="4")
    world.says("news", "summit", "organizedBy", "alliance", "the Summit that the Alliance held", paragraph="4")
    world.says("news", "state", "memberOf", "alliance", "Somewhere, a member of the Alliance", paragraph="5")
    world.says("policy", "policy", "about", "early-warning", "This Policy is on early warning", paragraph="6")
    disputed = world.serial + 1
    world.says("news", "office", "advises", "state", "The Office advises Somewhere", paragraph="6")
    contradiction = thing("contradiction/two-advisers")
    world.add("assertions", contradiction, name("rdf", "type"), name("wps", "Contradiction"))
    world.add("assertions", contradiction, name("rdfs", "comment"), "Two texts name two advisers")
    world.add("assertions", contradiction, name("wps", "involves"), thing(f"assertion/{disputed}"))
    holding = world.entity("holding/person/chair", "RoleHolding", "holding")
    world.literal("assertions", holding, "start", "2020")
    world.literal("assertions", holding, "end", "2022-03")
    world.link("assertions", holding, "holder", "person")
    world.link("assertions", holding, "onPost", "chair")
    add_request(world)
    return world


def add_request(world: World) -> None:
    """A request to the state, on early warning, due in 2024."""
    node = world.commitment("policy", "18", "Somewhere is asked to report by 2024", "Request", "state")
    world.link("assertions", node, "theme", "early-warning")
    world.literal("assertions", node, "due", "2024")


def united(world: World) -> ox.Store:
    """A store as a server opens it: the default graph holds the union of the named ones."""
    store = ox.Store()
    store.extend(world.quads)
    unite_graphs(store)
    return store


@contextmanager
def serving(explorer: Explorer) -> Iterator[str]:
    """The address of a server on this machine that answers as `wps-graph serve` does at /explore."""

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def do_GET(self) -> None:
            body = answer(explorer, self.path)
            self.send_response(404 if body is None else 200)
            is_page = urlsplit(self.path).path == "/explore"
            self.send_header("Content-Type", "text/html; charset=utf-8" if is_page else "application/json")
            self.end_headers()
            self.wfile.write(body or b"{}")

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def answer(explorer: Explorer, path: str) -> bytes | None:
    """What the routes of the server give."""
    parts = urlsplit(path)
    asked = {key: values[0] for key, values in parse_qs(parts.query).items()}
    offset = int(asked.get("offset", "0"))
    routes: dict[str, Callable[[], bytes | None]] = {
        "/explore": lambda: explorer.page().encode(),
        "/explore/thing": lambda: explorer.fragment(asked["id"], offset),
        "/explore/commitments": lambda: explorer.commitments(asked["id"], asked.get("part", ""), offset),
        "/explore/mentions": lambda: explorer.mentions(asked["id"], asked.get("document", "")),
        "/explore/posts": lambda: (
            explorer.people(asked["body"], offset) if "body" in asked else explorer.posts(asked.get("year", ""), offset)
        ),
        "/explore/documents": lambda: explorer.documents(asked.get("year", ""), offset),
        "/explore/search": lambda: explorer.search(asked.get("q", "")),
        "/explore/paths": lambda: explorer.paths(asked["from"], asked["to"]),
    }
    return routes[parts.path]() if parts.path in routes else None
