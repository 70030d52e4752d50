"""Turn a large store into the page of its network, and into the fragments that the page fetches on a click."""

from __future__ import annotations

import json
import threading
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain, pairwise
from typing import Final

from graph_build.ask.lookups import PARTS, NameIndex, Source, enclosed_among, mentions_by_document
from graph_build.show.dated_documents import DatedDocument, dated_documents
from graph_build.show.explore.index import ExploreIndex, read_index, recalled_index
from graph_build.show.explore.memory import Beside
from graph_build.show.explore.paths import find_paths
from graph_build.show.explore.read import Nearby
from graph_build.show.incoming_words import incoming_labels
from graph_build.show.links import Links
from graph_build.show.network import (
    Commitment,
    Layout,
    Page,
    PageData,
    PageFragment,
    PageHit,
    PageNode,
    Relation,
    Scene,
    Thing,
    Triple,
    arrange,
    choose_first,
    commitment_spans,
    page_enclosing,
    page_nodes,
    page_title,
    predicate_labels,
    read_disagreements,
    read_namings,
    read_overview,
    read_pillars,
    relation_spans,
    render_page,
    served_whole,
    short_id,
    thing_spans,
    tie_weights,
)
from graph_build.show.page_json import as_json
from graph_build.show.page_plans import read_page_plans
from graph_build.show.whole_paragraphs import WholeParagraphs
from graph_build.vocabulary import THINGS

LARGEST_WHOLE: Final = 2_500
"""Things of a graph that a server gives as one page; of a larger one clicks fetch what they open."""
MOST_IN_FRAGMENT: Final = 100
MOST_OF_PART: Final = 8
"""Commitments of each part that come with a thing; the page asks for the others when they are opened."""
MOST_HOLDINGS: Final = 200
MOST_DATED: Final = 200
MOST_DISAGREEMENTS: Final = 200


class Explorer:
    """One store, its index, and what was made of them. Reading the index takes seconds; each answer is look-ups."""

    def __init__(
        self,
        source: Source,
        names: NameIndex | None = None,
        links: Links | None = None,
        whole_up_to: int = 0,
        beside: Beside | None = None,
    ) -> None:
        self._links, beside = links or Links(), beside or Beside()
        self._since, self._texts, self._memory = beside.since, beside.texts, beside.memory
        self._title = page_title(beside.title)
        self._index: ExploreIndex = self._known(source, names or NameIndex(source))
        self._near = Nearby(source, self._index)
        self._paragraphs = WholeParagraphs(source, beside.texts) if beside.texts else None
        self._page = ""
        self._making = threading.Lock()
        self._dated: list[DatedDocument] = []
        self._is_whole = len(self._index.things) <= whole_up_to
        self._beside: dict[int, set[int]] = defaultdict(set)
        for part, whole, _ in enclosed_among(self._index.number):
            one, other = self._index.number[part], self._index.number[whole]
            self._beside[one].add(other)
            self._beside[other].add(one)

    def _known(self, source: Source, names: NameIndex) -> ExploreIndex:
        if (told := self._memory.recall("ties")) is not None:
            return recalled_index(names, told)
        index = read_index(source, names)
        self._memory.remember("ties", index.record)
        return index

    def page(self, service: str = "explore") -> str:
        """The page with the first view, which fetches what is opened under `service`, beside its path. Made once.

        Of a graph that is not too large it holds everything, as the file does, and fetches nothing.
        """
        # One makes it and the others wait: two that make it at once take more than twice as long.
        with self._making:
            if not self._page:
                self._page = self._made(service)
            return self._page

    def _made(self, service: str) -> str:
        if self._is_whole:
            return served_whole(self._near.source, self._links.homes, self._since, self._texts, self._title)
        if (told := self._memory.recall("page")) is None:
            nodes, page = self._first_view()
            told = {"nodes": [as_json(node) for node in nodes], "page": as_json(page)}
            self._memory.remember("page", told)
        return render_page(told["nodes"], {**told["page"], "service": service}, self._title, served=True)

    def _first_view(self) -> tuple[list[PageNode], Page]:
        """The nodes that are shown first, and all that the page holds beside them."""
        core = self._core()
        scene = self._with_disagreements(self._scene(core, self._lines_within(core), whole=False))
        names = [thing.id for thing in scene.things]
        layout = arrange(names, tie_weights(scene), names)
        data = PageData(scene, layout, self._index.tied, self._paragraphs).page()
        light = tuple(replace(thing, light=True) for thing in data.things)
        overview = read_overview(self._near.source, self._since)
        plans = read_page_plans(self._near.source)
        enclosing = page_enclosing(self._index.number)
        data = replace(data, things=light, enclosing=enclosing, overview=overview, plans=plans, homes=self._links.homes)
        return self._nodes(scene, layout), data

    def fragment(self, thing: str, offset: int = 0) -> bytes | None:
        """A thing and what it is tied to, the most tied first, as JSON; none where no thing has this short id.

        Of a commitment the parties that are things come with it.
        `left` counts the neighbours that are still to be fetched, from `next` on.
        """
        number = self._index.number.get(_long_id(thing))
        if number is None:
            return self._commitment(_long_id(thing))
        address, offset = self._index.things[number], max(offset, 0)
        ranked = sorted(self._index.near(number), key=self._index.weight)
        shown = ranked[offset:][:MOST_IN_FRAGMENT]
        lines = self._near.statements(number, shown)
        wanted = {address, *(self._index.things[other] for other in shown)}
        kept = {key: triples for key, triples in lines.items() if {key[0], key[2]} <= wanted}
        parts = self._near.parts(number) if offset == 0 else {}
        first = self._near.read(sorted({node for nodes in parts.values() for node in nodes[:MOST_OF_PART]}))
        scene = self._scene([number, *shown], kept, whole=True, commitments=first)
        following = offset + len(shown)
        found = self._fragment(scene, whole={address})
        left = len(ranked) - following
        told = replace(found, about=thing, left=left, next=following)
        if offset == 0:
            named = mentions_by_document(self._near.source, address)
            naming = tuple((short_id(document), len(nodes)) for document, nodes in named.items())
            titles = {one: self._near.source.name(one) for one in named if one}
            titles = {short_id(one): name for one, name in titles.items()} | dict(told.titles)
            told = replace(told, parts={part: len(n) for part, n in parts.items()}, naming=naming, titles=titles)
        return _json(told)

    def mentions(self, thing: str, document: str) -> bytes | None:
        """Where a document names a thing, as a fragment; none for an unknown thing."""
        address = self._index.things[n] if (n := self._index.number.get(_long_id(thing))) is not None else None
        if address is None:
            return None
        source = self._near.source
        named = read_namings(source, address, self._paragraphs, _long_id(document) if document else "")
        return _json(self._fragment(replace(Scene(), named={address: named}), whole=set()))

    def posts(self, year: str, offset: int = 0) -> bytes:
        """Who held which post in a year, or at any time where none is named, some at a time, as a fragment."""
        days = (f"{year}-01-01", f"{year}-12-31") if year else ("", "")
        return self._held(self._near.post_holdings(*days), offset)

    def people(self, body: str, offset: int = 0) -> bytes | None:
        """Who holds which post in a body and who is a member of it, as a fragment; none for an unknown thing."""
        number = self._index.number.get(_long_id(body))
        return None if number is None else self._held(self._near.people(self._index.things[number]), offset)

    def _held(self, found: list[Triple], offset: int) -> bytes:
        shown = found[max(offset, 0) :][:MOST_HOLDINGS]
        ends = [self._index.number[end] for key in shown for end in (key[0], key[2])]
        scene = self._scene(ends, {key: [key] for key in shown}, whole=False)
        following = max(offset, 0) + len(shown)
        return _json(replace(self._fragment(scene, whole=set()), left=len(found) - following, next=following))

    def documents(self, year: str, offset: int = 0) -> bytes:
        """The documents of a year that were read or are named, some at a time, as a fragment."""
        dated = self._dated = self._dated or dated_documents(self._near.source)
        found = [
            one for one in dated if year in one.years and one.known != "plan" and one.address in self._index.number
        ]
        shown = {one.address: one for one in found[max(offset, 0) :][:MOST_DATED]}
        fragment = self._fragment(self._scene(map(self._index.number.__getitem__, shown), {}, whole=False), whole=set())
        things = tuple(replace(one, date=shown[one.address].date) for one in fragment.things)
        following = max(offset, 0) + len(shown)
        return _json(replace(fragment, things=things, left=len(found) - following, next=following))

    def _with_disagreements(self, scene: Scene) -> Scene:
        """All contradictions come with the page: they are few, and people look for them first."""
        found = read_disagreements(self._near.source, self._index, MOST_DISAGREEMENTS)
        named = {quote.document for item in found for quote in item.quotes} | {t for item in found for t in item.things}
        titles = scene.titles | {address: self._near.source.name(address) for address in sorted(named)}
        return replace(scene, disagreements=found, titles=titles)

    def commitments(self, thing: str, part: str = "", offset: int = 0) -> bytes | None:
        """The commitments in which a thing plays a part, or that it bears or states, some at a time, as a fragment.

        None for an unknown thing or part.
        """
        number = self._index.number.get(_long_id(thing))
        if number is None or (part and part not in PARTS):
            return None
        found, left = self._near.commitments(number, part, max(offset, 0))
        ends = dict.fromkeys(self._index.number[e] for c in found for e in c.involved if e in self._index.number)
        fragment = self._fragment(self._scene([number, *ends], {}, whole=False, commitments=found), whole=set())
        return _json(replace(fragment, left=left, next=max(offset, 0) + len(found)))

    def _commitment(self, address: str) -> bytes | None:
        found = self._near.commitment(address)
        if found is None:
            return None
        ends = dict.fromkeys(self._index.number[end] for end in found.involved if end in self._index.number)
        scene = self._scene(ends, {}, whole=False, commitments=[found])
        return _json(self._fragment(scene, whole=set()))

    def most_tied(self, number: int) -> list[str]:
        """The short ids of so many things with the most ties."""
        return [short_id(address) for address in self.hubs(number)]

    def hubs(self, number: int) -> list[str]:
        """The addresses of so many things with the most ties."""
        ranked = sorted(range(len(self._index.things)), key=self._index.weight)[:number]
        return [self._index.things[thing] for thing in ranked]

    def search(self, words: str) -> bytes:
        """The things that fit best, as JSON."""
        index = self._index
        return _json(
            [
                PageHit(
                    id=short_id(hit.address),
                    name=hit.name,
                    fits=hit.fitted,
                    kind=index.kind(index.number[hit.address]),
                )
                for hit in index.search(words)
            ]
        )

    def paths(self, start: str, goal: str) -> bytes | None:
        """The shortest few ways between two things, as a fragment with all their steps; none for unknown ids."""
        ends = [self._index.number.get(_long_id(end)) for end in (start, goal)]
        if ends[0] is None or ends[1] is None:
            return None
        paths = find_paths(self._index, ends[0], ends[1], self._beside)
        steps = {frozenset(pair) for path in paths for pair in pairwise(path)}
        lines: dict[Triple, list[Triple]] = {}
        for one in sorted({min(step, key=self._index.degree) for step in steps}):
            for key, triples in self._near.statements(one).items():
                if frozenset((self._index.number[key[0]], self._index.number[key[2]])) in steps:
                    lines[key] = triples
        things = sorted({thing for path in paths for thing in path} | {end for end in ends if end is not None})
        return _json(self._fragment(self._scene(things, lines, whole=False), whole=set()))

    def _core(self) -> list[int]:
        """The things shown first, as in the page of a smaller graph: so many of each kind, none of them alone."""
        index = self._index
        kinds = {number: index.kind(number) for number in range(len(index.things)) if index.said[number]}
        return sorted(choose_first(kinds, lambda n: index.borne[n] + len(index.said[n]), lambda n: index.said[n]))

    def _lines_within(self, core: list[int]) -> dict[Triple, list[Triple]]:
        inside = {self._index.things[thing] for thing in core}
        lines: dict[Triple, list[Triple]] = {}
        for thing in core:
            for key, triples in self._near.statements(thing).items():
                if key[0] in inside and key[2] in inside:
                    lines[key] = triples
        return lines

    def _scene(
        self,
        numbers: Iterable[int],
        lines: dict[Triple, list[Triple]],
        *,
        whole: bool,
        commitments: Iterable[Commitment] = (),
    ) -> Scene:
        """These things and lines as a scene; of the things the first alone is read as a whole."""
        ordered = list(dict.fromkeys(numbers))
        read = [self._near.thing(n, whole=whole and n == ordered[0]) for n in ordered]
        things = sorted((replace(thing, spans=thing_spans(thing)) for thing in read), key=lambda thing: thing.id)
        by_id = {thing.id: thing for thing in things}
        relations = self._near.relations(lines)
        holdings = self._near.holding_spans(relations)
        dated = tuple(replace(c, spans=commitment_spans(c, by_id)) for c in commitments)
        themes = {thing.id for thing in things if thing.kind == "theme"} | {t for c in dated for t in c.themes}
        pillars = read_pillars(self._near.source, themes)
        return Scene(
            things=tuple(things),
            relations=tuple(replace(r, spans=relation_spans(r, by_id, holdings)) for r in relations),
            commitments=dated,
            titles=self._titles(things, relations, dated, pillars),
            predicates=predicate_labels(self._near.source, relations, things),
            incoming=incoming_labels(self._near.source, {relation.predicate for relation in relations}),
            themes=pillars,
        )

    def _titles(
        self,
        things: Iterable[Thing],
        relations: Iterable[Relation],
        commitments: Iterable[Commitment],
        pillars: dict[str, tuple[str, ...]],
    ) -> dict[str, str]:
        quotes = [quote for relation in relations for quote in relation.quotes]
        quotes += [quote for commitment in commitments for quote in commitment.quotes]
        quotes += [quote for thing in things for fact in thing.facts for quote in fact.quotes]
        named = {quote.document for quote in quotes} | {*pillars, *chain.from_iterable(pillars.values())}
        named |= {end for c in commitments for end in c.involved}
        named |= {end for r in relations if r.reason for p in r.reason.premises for end in (p.subject, p.object)}
        return {address: self._near.source.name(address) for address in sorted(named) if address}

    def _fragment(self, scene: Scene, whole: set[str]) -> PageFragment:
        places = {thing.id: (0, 0) for thing in scene.things}
        layout = Layout(places, dict.fromkeys(places, -1), (), frozenset())
        page = PageData(scene, layout, len(self._index.things), self._paragraphs).page()
        return PageFragment(
            things=tuple(replace(thing, light=thing.address not in whole) for thing in page.things),
            relations=page.relations,
            commitments=page.commitments,
            titles=page.titles,
            predicates=page.predicates,
            incoming=page.incoming,
            themes=page.themes,
            places=page.places,
            quotes=page.quotes,
            named=page.named,
            # The page gives new things their places, beside what they were opened from: it knows which are free.
            nodes=tuple(replace(node, x=None, y=None) for node in self._nodes(scene, layout)),
        )

    def _nodes(self, scene: Scene, layout: Layout) -> list[PageNode]:
        """The nodes of a scene, as large as the commitments of the whole graph make them."""
        borne = {thing.id: self._index.borne[self._index.number[thing.id]] for thing in scene.things}
        return page_nodes(scene, layout, borne, max(self._index.borne, default=0))


def _long_id(thing: str) -> str:
    return thing if "://" in thing else THINGS + thing


def _json(record: object) -> bytes:
    return json.dumps(as_json(record), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
