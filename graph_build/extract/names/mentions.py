"""Turns the readings of a document into mentions: each name found, what kind of thing it names, and by which rule."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graph_build.corpus.provisions import ENTRY, HEADING, Provision
from graph_build.corpus.sentences import Sentence
from graph_build.extract.context import Context
from graph_build.extract.folding import is_acronym
from graph_build.extract.names.candidates import CandidateFinder, Signs, signatures_in, signs_of
from graph_build.extract.names.document_names import learn
from graph_build.extract.names.footnotes import document_noted, ibid
from graph_build.extract.names.lexicon import Lexicon, copy_of
from graph_build.extract.names.naming import Namer
from graph_build.extract.names.objectives import labels_under
from graph_build.extract.names.overlaps import choose, inside
from graph_build.extract.names.owned import owners_of
from graph_build.extract.names.shortforms import posts_in_full, short_forms
from graph_build.extract.names.speakers import sittings_in
from graph_build.extract.names.timeline import events_told, is_of_timeline
from graph_build.extract.records import BODIES, DATE, Mention, Thing
from graph_build.reading import ReadSentence

# How many names above a provision its short forms can stand for.
_MEMORY = 60


@dataclass(frozen=True, slots=True)
class DocumentMentions:
    """All names of a document by the key of their provision.

    ``outer`` ones do not overlap, ``inner`` ones lie inside those, ``entries`` are the entries of a timeline that are
    events told in a sentence; ``own_names`` are names of the document by whose it is, for a state's plan;
    ``sentences`` are those in which the names were found, read once for every later stage.
    """

    outer: Mapping[str, list[Mention]]
    inner: Mapping[str, list[Mention]]
    entries: Mapping[str, list[Mention]]
    things: Mapping[str, Thing]
    own_names: frozenset[str] = frozenset()
    sentences: Mapping[str, tuple[ReadSentence, ...]] = field(default_factory=dict)

    def all_of(self, provision: str) -> list[Mention]:
        """Outer and inner mentions of a provision in order."""
        return sorted(self.outer.get(provision, []) + self.inner.get(provision, []))

    def as_read(self, sentence: Sentence) -> ReadSentence | None:
        """A sentence of a provision as it was read when its names were looked for; None for other stretches of it."""
        rows = self.sentences.get(sentence.provision, ())
        at = bisect_left(rows, sentence.start, key=_begins)
        found = rows[at] if at < len(rows) else None
        same = found is not None and _begins(found) == sentence.start and found.tokens.text == sentence.text
        return found if same else None

    def weighty_themes(self) -> set[str]:
        """Themes that the document gives weight: all but the general ones that it uses in passing."""
        rows: dict[str, list[Mention]] = {}
        for mentions in self.outer.values():
            for mention in mentions:
                if mention.kind == "Theme":
                    rows.setdefault(mention.thing, []).append(mention)
        return {theme for theme, found in rows.items() if not self.things[theme].needs_weight or _is_weighty(found)}


def _begins(sentence: ReadSentence) -> int:
    return next(iter(sentence.tokens.start), -1)


def _with_persons(candidates: list[Mention]) -> list[Mention]:
    """The names that stand alone, and the persons inside those: "the appointment of Anna Berg of Malta"."""
    outer = choose(candidates)
    return sorted([*outer, *(m for m in inside(candidates, outer) if m.kind == "Person")])


def _in_posts(outer: Sequence[Mention], inner: Sequence[Mention]) -> list[Mention]:
    """The bodies that end the names of posts, and so are named: "Director, Harbour Coalition"."""
    posts = [post for post in outer if post.kind == "Post"]
    return [m for m in inner if m.kind in BODIES and any(p.end == m.end and p.covers(m) for p in posts)]


def _sittings(signs: Sequence[Signs]) -> frozenset[str]:
    """The headings over what several people say by turns."""
    return sittings_in((one.provision, one.forms) for one in signs)


def _heading_alone(provision: Provision, outer: Sequence[Mention]) -> list[Mention]:
    """The body whose name, told in full, is a heading and nothing else: it is the speaker's."""
    text = provision.reading.text.strip(" #*_")
    if provision.role != HEADING or provision.title:
        return []
    return [m for m in outer if m.kind in BODIES and m.surface == text and " " in text]


def _is_weighty(mentions: list[Mention]) -> bool:
    """Whether a theme stands in more than two provisions, or somewhere as a name."""
    return len({m.provision for m in mentions}) > 2 or any(_as_name(m) for m in mentions)


def _as_name(mention: Mention) -> bool:
    """Whether a theme is written as a name: in capitals throughout, or as a heading of its own."""
    words = [w for w in mention.surface.split() if len(w) > 3]
    capitals = is_acronym(mention.surface) or (len(words) > 1 and all(w[:1].isupper() for w in words))
    return capitals or mention.provision.startswith("heading-")


@dataclass(slots=True)
class Recogniser:
    """Finds the names of one document; learns the document's own acronyms and persons on a first pass."""

    context: Context
    lexicon: Lexicon
    things: dict[str, Thing] = field(default_factory=dict)

    def read(self, provisions: Sequence[Provision]) -> DocumentMentions:
        """Mentions of every content provision; the lexicon stays as it is."""
        signs = [signs_of(p) for p in provisions if p.is_content]
        own = Thing(self.context.key, self.context.kind, self.context.title, status="known")
        self.things.setdefault(own.key, own)
        lexicon = copy_of(self.lexicon)
        namer = Namer(self.context, lexicon, self.things, owners_of(self.context, provisions, lexicon))
        labels = {line.key: place for _, line, place in labels_under([s.provision for s in signs])}
        finder = CandidateFinder(namer, signatures_in(signs), _sittings(signs), labels)
        learn(namer, [(s.provision.reading.text, _with_persons(finder.find(s))) for s in signs])
        dated = Counter(provision.date for provision in provisions if provision.role == ENTRY)
        all_outer, all_inner, entries = {}, {}, {}
        before: list[Mention] = []
        heading: list[Mention] = []
        noted: Mention | None = None
        for one in signs:
            provision, candidates = one.provision, finder.find(one)
            outer = choose(candidates)
            all_inner[provision.key] = inside(candidates, outer)
            outer = choose([*outer, *ibid(provision, outer, noted)])
            noted = document_noted(provision, outer, noted)
            heading += _heading_alone(provision, outer)
            shorts = self._short_forms(namer, provision, outer, before, heading)
            told = sorted([*outer, *_in_posts(outer, all_inner[provision.key])])
            before = [*before, *(m for m in told if m.kind not in {DATE, "Theme"})][-_MEMORY:]
            all_outer[provision.key] = posts_in_full(provision.reading.text, choose([*outer, *shorts]), before)
            if is_of_timeline(provision, dated):
                entries[provision.key] = list(events_told(namer, provision, outer))
        own_names = namer.owners.own_names(self.context)
        sentences = {one.provision.key: one.sentences for one in signs}
        return DocumentMentions(all_outer, all_inner, entries, self.things, own_names, sentences)

    def _short_forms(
        self,
        namer: Namer,
        provision: Provision,
        outer: list[Mention],
        before: list[Mention],
        heading: Sequence[Mention],
    ) -> list[Mention]:
        """Mentions by short form; what they stand for is a thing the document speaks of."""
        shorts = list(short_forms(self.context, provision, outer, before, heading))
        for short in shorts:
            if short.thing in namer.lexicon.things:
                self.things.setdefault(short.thing, namer.lexicon.things[short.thing])
        return shorts
