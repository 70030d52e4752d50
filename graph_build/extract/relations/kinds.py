"""Turns the short words for kinds that the tables of relations use into kinds of things."""

from __future__ import annotations

from graph_build.extract.records import AGENTS, BODIES, DATE, DOCUMENTS, EVENTS, POSTS

KINDS: dict[str, tuple[str, ...]] = {
    "person": ("Person",),
    "post": tuple(sorted(POSTS)),
    "org": tuple(sorted(BODIES)),
    "body": tuple(sorted(BODIES - {"Organization"})),
    "mission": ("Mission",),
    "agent": tuple(sorted(AGENTS - {"Person"})),
    "actor": tuple(sorted(AGENTS)),
    "joiner": tuple(sorted(AGENTS - {"ActorGroup"})),
    "advised": tuple(sorted(BODIES | POSTS)),
    "leader": tuple(sorted((AGENTS | POSTS) - {"ActorGroup", "State"})),
    "officer": tuple(sorted(POSTS | {"Person"})),
    "group": ("ActorGroup",),
    "state": ("State",),
    "member": tuple(sorted(BODIES | {"State"})),
    "doc": tuple(sorted(DOCUMENTS)),
    "act": tuple(sorted(DOCUMENTS - {"Report", "NewsItem", "OtherDocument"})),
    "order": ("Directive",),
    "given": tuple(sorted(DOCUMENTS - {"Directive"})),  # what is published, and not put in force by it
    "resolution": ("Resolution", "PresidentialStatement"),
    "declaration": ("Declaration",),
    "report": ("Report",),
    "written": ("NewsItem", "OtherDocument", "Report"),
    "treaty": ("Treaty",),
    "plan": ("ActionPlan", "NationalActionPlan"),
    "line": ("ActionPlan", "Guideline", "NationalActionPlan", "Policy", "Strategy"),  # what is made anew after years
    "event": tuple(sorted(EVENTS)),
    "launch": ("Launch",),
    "place": ("Place", "State"),
    "site": ("Place",),
    "theme": ("Theme",),
    "date": (DATE,),
}
