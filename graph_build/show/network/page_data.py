"""Turn a scene and its layout into the records that the scripts of the page read."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Container, Iterable, Mapping

from graph_build.ask.lookups import FROM_A_NAME, PARTS, Enclosed, Party, Quote, enclosed_among, things_of
from graph_build.show.kinds import KINDS
from graph_build.show.network.layout import Group, Layout
from graph_build.show.network.records import (
    DaySpan,
    NamedRow,
    Page,
    PageCommitment,
    PageDetail,
    PageDisagreement,
    PageFact,
    PageGroup,
    PageKind,
    PageNode,
    PageParty,
    PagePlace,
    PagePremise,
    PageQuote,
    PageReason,
    PageRelation,
    PageTheme,
    PageThing,
    SaidRow,
)
from graph_build.show.network.scene import (
    Commitment,
    Detail,
    Disagreement,
    Fact,
    Naming,
    Reason,
    Relation,
    Said,
    Scene,
    Span,
    Thing,
)
from graph_build.show.network.time import date_of
from graph_build.show.quote_context import words_after, words_before
from graph_build.show.short_labels import DOCUMENT_LENGTH, document_label, short_label
from graph_build.show.whole_paragraphs import WholeParagraphs
from graph_build.vocabulary import GRAPHS, PREFIXES, THINGS

_ENDS = re.compile(r"/evidence/(\d{1,12})-(\d{1,12})")


def short_id(address: str) -> str:
    """The address of a thing without the base that all things share; other addresses stay whole."""
    return address.removeprefix(THINGS)


def page_nodes(scene: Scene, layout: Layout, borne: Mapping[str, int], most: int = 0) -> list[PageNode]:
    """Nodes as vis-network takes them: size from the commitments borne, a fixed place, and what is shown first.

    The thing with `most` commitments is the largest, where it is none the one with the most of the scene.
    """
    most = most or max(borne.values(), default=0)
    return [
        PageNode(
            id=short_id(thing.id),
            label=label_of(thing),
            kind=thing.kind,
            size=round(7 + 13 * math.sqrt(borne.get(thing.id, 0) / most if most else 0), 1),
            x=layout.places[thing.id][0],
            y=layout.places[thing.id][1],
            first=thing.id in layout.core,
            group=layout.group_of[thing.id],
        )
        for thing in scene.things
    ]


def label_of(thing: Thing) -> str:
    """The words beside the symbol of a thing: of a document what tells it apart."""
    if thing.kind != "document":
        return thing.name if len(thing.name) <= DOCUMENT_LENGTH else short_label(thing.name, thing.aliases)
    return document_label(thing.name, thing.aliases)


def bends_of(scene: Scene) -> list[float | None]:
    """For each relation by which part of its length its line bends: several between the same two things stand apart."""
    count: Counter[frozenset[str]] = Counter()
    bends = []
    for relation in scene.relations:
        pair = frozenset((relation.subject, relation.object))
        bend = round(0.12 * count[pair], 2) * (1 if relation.subject < relation.object else -1)
        count[pair] += 1
        bends.append(bend or None)
    return bends


class PageData:
    """Collects what the panel and the lists show; quotes stand once in a table and are referred to by number."""

    def __init__(
        self, scene: Scene, layout: Layout, things_in_graph: int, paragraphs: WholeParagraphs | None = None
    ) -> None:
        self._scene = scene
        self._paragraphs = paragraphs
        self._layout = layout
        self._in_graph = things_in_graph
        self._quotes: dict[Quote, int] = {}
        self._places: dict[PagePlace, int] = {}

    def page(self) -> Page:
        """The whole of the data, ready for JSON."""
        scene = self._scene
        names = {thing.id: thing.name for thing in scene.things}
        named = {short_id(thing): tuple(map(self._naming, rows)) for thing, rows in scene.named.items() if rows}
        return Page(
            kinds=tuple(PageKind(k.key, k.label, k.color, k.path) for k in KINDS),
            things=tuple(map(self._thing, scene.things)),
            dated=tuple(map(self._thing, scene.dated)),
            relations=tuple(map(self._relation, scene.relations, bends_of(scene))),
            commitments=tuple(map(self._commitment, scene.commitments)),
            disagreements=tuple(map(self._disagreement, scene.disagreements)),
            groups=tuple(self._group(group) for group in self._layout.groups),
            # What is a thing of the page has its name there.
            titles={short_id(one): title for one, title in scene.titles.items() if names.get(one) != title},
            predicates=scene.predicates,
            incoming=scene.incoming,
            themes=tuple(PageTheme(short_id(theme), _short(pillars)) for theme, pillars in scene.themes.items()),
            in_graph=self._in_graph,
            quotes=tuple(map(self._quote, self._quotes)),
            places=tuple(self._places),
            prefixes={**PREFIXES, "graph": GRAPHS},
            left_out=_short(scene.left_out),
            named=named,
            parts=PARTS,
            from_a_name=tuple(sorted(FROM_A_NAME)),
        )

    def _numbers(self, quotes: tuple[Quote, ...]) -> tuple[int, ...]:
        return tuple(self._quotes.setdefault(quote, len(self._quotes)) for quote in quotes)

    def _quote(self, quote: Quote) -> PageQuote:
        place = self._place(quote)
        return PageQuote(
            place=self._places.setdefault(place, len(self._places)),
            exact="" if _is_in_text(quote, place) else quote.exact,
            prefix=quote.prefix,
            suffix=quote.suffix,
            rule=quote.rule,
            evidence=_within(quote.evidence, quote.document),
            before=words_before(quote.prefix),
            after=words_after(quote.suffix),
            pages=quote.pages or None,
        )

    def _place(self, quote: Quote, *, table: bool = False) -> PagePlace:
        # The rows of a table are shown as columns and values, which each quote of one holds whole.
        is_table = quote.document in self._scene.left_out and not table
        whole = self._paragraphs.of(quote.document, quote.provision) if self._paragraphs and not is_table else None
        return PagePlace(
            document=short_id(quote.document),
            paragraph=quote.paragraph,
            heading=quote.heading,
            address=quote.address,
            provision=_within(quote.provision, quote.document),
            wording=quote.wording,
            text=whole or None,
        )

    def _naming(self, naming: Naming) -> NamedRow:
        place = self._places.setdefault(self._place(naming.first, table=True), len(self._places))
        around = (part for q in naming.quotes for part in (words_before(q.prefix), q.exact, words_after(q.suffix)))
        return place, naming.at, tuple(around)

    def _group(self, group: Group) -> PageGroup:
        """A group by what most of its members have in common with its hub: the hub, and all of which that is said.

        Where no two have the same in common, those stay that a document ties to the hub.
        """
        verb, number, is_hub_first = binding(self._scene, group.hub, frozenset(group.members))
        words = (self._scene.predicates if not is_hub_first else self._scene.incoming).get(verb, "")
        if number > 1:
            bound = bound_to(self._scene, group.hub, verb, is_hub_first=is_hub_first) & self._layout.core
        else:
            bound = said_ties(self._scene).get(group.hub, set()) & set(group.members)
        # Those of the group keep its order.
        members = [group.hub, *(one for one in group.members if one in bound), *sorted(bound - set(group.members))]
        return PageGroup(short_id(group.hub), _short(dict.fromkeys(members)), words if number > 1 else "")

    def _disagreement(self, item: Disagreement) -> PageDisagreement:
        return PageDisagreement(
            comment=item.comment,
            kind=item.kind,
            things=_short(item.things),
            relations=tuple(" ".join((short_id(s), p, short_id(o))) for s, p, o in item.relations),
            commitments=_short(item.commitments),
            quotes=self._numbers(item.quotes),
            extends=item.extends,
        )

    def _thing(self, thing: Thing) -> PageThing:
        return PageThing(
            id=short_id(thing.id),
            address=thing.id,
            name=thing.name,
            kind=thing.kind,
            class_name=thing.class_name,
            type=thing.type,
            aliases=thing.aliases,
            mentions=thing.mentions,
            details=_details(thing.details),
            facts=tuple(map(self._fact, thing.facts)),
            spans=_spans(thing.spans),
            date=date_of(thing) if thing.kind == "document" else None,
        )

    def _fact(self, fact: Fact) -> PageFact:
        return PageFact(fact.predicate, fact.value, self._numbers(fact.quotes), fact.notes)

    def _relation(self, relation: Relation, bend: float | None) -> PageRelation:
        return PageRelation(
            subject=short_id(relation.subject),
            predicate=relation.predicate,
            object=short_id(relation.object),
            quotes=self._numbers(relation.quotes),
            notes=relation.notes,
            reason=None if relation.reason is None else _reason(relation.reason),
            spans=_spans(relation.spans),
            said=tuple(map(self._said, relation.said)),
            bend=bend,
            verb=relation.verb or None,
            turned=relation.turned or None,
        )

    def _said(self, said: Said) -> SaidRow:
        return short_id(said.assertion), short_id(said.subject), short_id(said.object), self._numbers(said.quotes)

    def _commitment(self, commitment: Commitment) -> PageCommitment:
        return PageCommitment(
            id=short_id(commitment.id),
            bearers=_parties(commitment.bearers),
            addressees=_parties(commitment.addressees),
            beneficiaries=_parties(commitment.beneficiaries),
            document=short_id(commitment.document),
            themes=_short(commitment.themes),
            strength=commitment.strength,
            details=_details(commitment.details),
            spans=_spans(commitment.spans),
            quotes=self._numbers(commitment.quotes),
        )


def _within(address: str, document: str) -> str:
    """The address of a part of a document without that of the document: the page puts it before what begins with /."""
    rest = address.removeprefix(document)
    return rest if document and rest.startswith("/") and rest != address else short_id(address)


def _is_in_text(quote: Quote, place: PagePlace) -> bool:
    """Whether the page finds the words of a quote in the text of its place, by the ends that its evidence names."""
    told = _ENDS.search(quote.evidence)
    start, end = (int(told[1]), int(told[2])) if told else (0, 0)
    return any(
        first <= start and words[start - first : end - first] == quote.exact for first, words in place.text or ()
    )


def _short(addresses: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(short_id, addresses))


def _parties(parties: Iterable[Party]) -> tuple[PageParty, ...]:
    return tuple(PageParty(short_id(party.thing), party.words) for party in parties)


def _details(details: Iterable[Detail]) -> tuple[PageDetail, ...]:
    return tuple(PageDetail(detail.label, detail.value, detail.address or None) for detail in details)


def _reason(reason: Reason) -> PageReason:
    premises = (
        PagePremise(short_id(p.subject), p.predicate, short_id(p.object), p.verb or None) for p in reason.premises
    )
    return PageReason(reason.rule, reason.words, tuple(premises))


def _spans(spans: Iterable[Span]) -> tuple[DaySpan, ...]:
    return tuple((first or None, last or None) for first, last in spans)


def said_ties(scene: Scene) -> dict[str, set[str]]:
    """Those that documents tie each thing to; what is inferred is no tie of the picture."""
    ties: dict[str, set[str]] = defaultdict(set)
    for relation in scene.asserted:
        ties[relation.subject].add(relation.object)
        ties[relation.object].add(relation.subject)
    return dict(ties)


def tie_weights(scene: Scene) -> dict[tuple[str, str], float]:
    """How strongly two things are tied: one for each relation that documents state."""
    weights: dict[tuple[str, str], float] = defaultdict(float)
    for relation in scene.asserted:
        one, other = sorted((relation.subject, relation.object))
        weights[one, other] += 1.0
    return dict(weights)


def count_borne(scene: Scene) -> Counter[str]:
    """How many commitments each thing bears or, where it is a document, states."""
    borne: Counter[str] = Counter()
    for item in scene.commitments:
        borne.update({*things_of(item.bearers), item.document} - {""})
    return borne


def binding(scene: Scene, hub: str, members: Collection[str]) -> tuple[str, int, bool]:
    """The relation that ties the most members to their hub, how many, and whether it leads from the hub to them."""
    found: Counter[tuple[str, bool]] = Counter()
    for relation in scene.asserted:
        if relation.object == hub and relation.subject in members:
            found[relation.predicate, False] += 1
        elif relation.subject == hub and relation.object in members:
            found[relation.predicate, True] += 1
    (verb, is_hub_first), number = min(found.items(), key=lambda one: (-one[1], one[0]), default=(("", False), 0))
    return verb, number, is_hub_first


def bound_to(scene: Scene, hub: str, verb: str, *, is_hub_first: bool) -> set[str]:
    """All that documents tie to a thing by one relation, the one way or the other."""
    if is_hub_first:
        return {relation.object for relation in scene.asserted if (relation.subject, relation.predicate) == (hub, verb)}
    return {relation.subject for relation in scene.asserted if (relation.predicate, relation.object) == (verb, hub)}


def page_enclosing(known: Container[str]) -> tuple[Enclosed, ...]:
    """Which body is part of which by the table of enclosing bodies, as far as a graph knows both."""
    return tuple((short_id(part), short_id(whole), told) for part, whole, told in enclosed_among(known))


def commitment_pairs(scene: Scene) -> list[tuple[str, str]]:
    """Who stands beside which document since a commitment of theirs is stated in it."""
    return sorted({(party, item.document) for item in scene.commitments for party in item.involved if item.document})
