"""Turns a clause and its place in the document into its themes: named in it, over it, or in what it points to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from graph_build.corpus.provisions import HEADING, ITEM, Provision
from graph_build.extract.commitments.clauses import Clause, starting_in
from graph_build.extract.context import Context
from graph_build.extract.names.lexicon import reference
from graph_build.extract.names.mentions import DocumentMentions
from graph_build.extract.names.objectives import announces
from graph_build.extract.records import DOCUMENTS, Mention, between
from graph_build.reading import nominal_of, word_set

_POINTS_BACK = re.compile(r"\b(?:these|such|this (?:end|regard|process|matter|challenge)|that end|those|it)\b")
# What a paragraph opens with as its title: "Prevention: …", "Protect defenders. Reprisals must …".
_LABEL = re.compile(r"[A-Z][\w ,'’-]{2,90}: |[A-Z][\w'’-]{1,20}(?: [\w'’-]{1,20}){0,6}\. (?=[A-Z])")
_ADOPTED = re.compile(r"(?:Adopted|Endorsed|Approved|Agreed|Issued) (?:by|at) |Subject: |Re: ")
_OPENING = 10  # how many lines of a text can name what it is about
# A provision of so few words is the title of what follows.
_TITLE_WORDS = 9
_NUMBER = "number"


def themes_in(name: str) -> list[str]:
    """Themes that a title names."""
    lexicon = reference()
    hits = [h for h in lexicon.find(name) if lexicon.things[h.thing].kind == "Theme"]
    return [h.thing for h in hits if not any((o.start <= h.start and h.end <= o.end) and o != h for o in hits)]


@dataclass(frozen=True, slots=True)
class ThemeReader:
    """Finds the themes of the clauses of one document."""

    context: Context
    mentions: DocumentMentions
    provisions: Sequence[Provision]
    titles: dict[tuple[str, str], list[Provision]] = field(init=False)
    known: dict[str, tuple[list[Mention], list[Mention]]] = field(init=False, default_factory=dict)
    own: tuple[str, ...] = field(init=False)
    over: dict[tuple[str, str | None], tuple[str, ...]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "titles", _titles(self.provisions))
        object.__setattr__(self, "own", self._own_themes())

    def named(self, provision: Provision) -> tuple[str, ...]:
        """The themes that a provision names."""
        return tuple(dict.fromkeys(mention.thing for mention in self._named(provision.key)))

    def themes(self, provision: Provision, clause: Clause) -> tuple[str, ...]:
        """Themes of the clause and of the words about it.

        They are those it names, by a noun or a verb, those of its heading, of documents it names, of the words "this"
        points to; where it names none, those of its paragraph, else the document's own.
        """
        start, close, end = clause.start, clause.end, clause.reach
        text = provision.reading.text
        found = dict.fromkeys(m.thing for m in between(self._named(provision.key), start, end))
        found |= dict.fromkeys(_of_verbs(clause))
        own = bool(found)
        found |= dict.fromkeys(self._heading_themes(provision))
        found |= dict.fromkeys(self._document_themes(provision, start, end))
        if announces(text[start:end]):
            found |= dict.fromkeys(self._item_themes(provision))
        if not own or _POINTS_BACK.search(text[start:close]):
            found |= dict.fromkeys(m.thing for m in between(self._named(provision.key), provision.body, end))
        return tuple(found) or self.own

    def _own_themes(self) -> tuple[str, ...]:
        """What the document is about: its title, else the first of its opening lines that names a theme."""
        lines = (tuple(m.thing for m in self._outer(p.key)) for p in self.provisions[:_OPENING] if _is_title(p))
        of_title = tuple(themes_in(self.context.title))
        return tuple(dict.fromkeys(of_title or next(filter(None, lines), ())))

    def _named(self, provision: str) -> list[Mention]:
        return self._kept(provision)[0]

    def _kept(self, provision: str) -> tuple[list[Mention], list[Mention]]:
        """The themes and the documents that the provision names, sorted once."""
        if provision not in self.known:
            rows = self.mentions.all_of(provision)
            themes = [m for m in rows if m.kind == "Theme"]
            self.known[provision] = themes, [m for m in rows if m.kind in DOCUMENTS]
        return self.known[provision]

    def _outer(self, provision: str) -> list[Mention]:
        return [m for m in self.mentions.outer.get(provision, []) if m.kind == "Theme"]

    def _document_themes(self, provision: Provision, start: int, end: int) -> Iterator[str]:
        """Themes in the names of the documents that the clause names: a plan "on Women, Peace and Security"."""
        for mention in between(self._kept(provision.key)[1], start, end):
            if mention.thing in self.mentions.things:
                for name in sorted(self.mentions.things[mention.thing].names):
                    yield from themes_in(name)

    def _item_themes(self, provision: Provision) -> Iterator[str]:
        """Themes that the items under the provision open with."""
        number = provision.number
        for other in self.provisions:
            under = number and (other.number or "").startswith(number) and other.number != number
            if other.role == ITEM and under:
                yield from (m.thing for m in self._outer(other.key) if m.start <= other.body + 2)

    def _heading_themes(self, provision: Provision) -> Iterator[str]:
        """Themes named by the heading over the provision, or by its own title ("Prevention: …", "(b) Protection.")."""
        place = (provision.heading or "", provision.number)
        if place not in self.over:
            self.over[place] = tuple(dict.fromkeys(self._titles_over(*place)))
        yield from self.over[place]
        label = _LABEL.match(provision.reading.text[provision.body :])
        if label and (label.group().endswith(": ") or provision.number is not None or provision.role == ITEM):
            end = provision.body + label.end()
            yield from (
                m.thing for m in between(self.mentions.outer.get(provision.key, []), 0, end) if m.kind == "Theme"
            )

    def _titles_over(self, heading: str, number: str | None) -> Iterator[str]:
        over = [*self.titles.get((HEADING, heading), ())]
        over += self.titles.get((_NUMBER, number), ()) if number is not None else ()
        for other in sorted({o.key: o for o in over}.values(), key=lambda o: (o.position, o.key)):
            yield from (m.thing for m in self._outer(other.key))


def _is_title(provision: Provision) -> bool:
    """Whether a provision stands over a text and says what it is: a heading, or how and on what it was adopted."""
    return provision.role == HEADING or _ADOPTED.match(provision.reading.text) is not None


def _of_verbs(clause: Clause) -> Iterator[str]:
    """Themes that a verb of the clause names as well as its noun does: "prevent" and "prevention"."""
    for frame in starting_in(clause.sentence.tokens, clause.sentence.frames, clause.start, clause.end):
        yield from _pillars().get(frame.lemma, ())


@lru_cache(maxsize=1)
def _pillars() -> dict[str, tuple[str, ...]]:
    """The verb of each noun that names a pillar of the agenda, with its themes."""
    nouns = {noun: nominal_of(noun) for noun in sorted(word_set("nouns-of-pillars"))}
    return {verb[0]: tuple(themes_in(noun)) for noun, verb in nouns.items() if verb is not None}


def _titles(provisions: Sequence[Provision]) -> dict[tuple[str, str], list[Provision]]:
    """The headings by their words, and the short provisions that are the title of others of their number."""
    found: dict[tuple[str, str], list[Provision]] = {}
    for provision in provisions:
        if provision.role == HEADING:
            found.setdefault((HEADING, provision.reading.text.strip("# *")), []).append(provision)
        if provision.number is not None and len(provision.reading.text[provision.body :].split()) <= _TITLE_WORDS:
            found.setdefault((_NUMBER, provision.number), []).append(provision)
    return found
