"""Turns the span of a found name into a mention of a thing: the document itself, a known thing or a new one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph_build.corpus.provisions import slug
from graph_build.extract.context import Context
from graph_build.extract.folding import fold, without_year
from graph_build.extract.names.groups import without_quantifier
from graph_build.extract.names.lexicon import Lexicon
from graph_build.extract.names.name_bounds import begins_with_place, cut, up_to_known_head
from graph_build.extract.names.shapes import Found
from graph_build.extract.records import DOCUMENTS, EVENTS, Mention, Span, Thing, family
from graph_build.extract.symbols import Symbol, document_key_for, symbol_of

# Words that say since when somebody holds a post and belong to no post's name.
_TENURE = re.compile(r"\b(?:first|new|former|current|outgoing|incoming|acting) ")
_THE = re.compile(r"\b(?:[Tt]he|[Tt]his) $")
_PLANS = frozenset({"ActionPlan", "NationalActionPlan"})
_PLAIN_PLANS = frozenset({"National Action Plan", "Action Plan"})
_MANY_POSTS = re.compile(r"(?:[^s]s|Chiefs)$")
_NO_PLURAL = re.compile(r"[Aa]ffairs|States|Nations|Operations|Forces")


def found_key(kind: str, name: str) -> str:
    """The key of a thing that no list knows: its family and the slug of its folded name."""
    return f"{family(kind)}:{slug(fold(name), 90)}"


@dataclass(slots=True)
class Namer:
    """Gives each name of a document its thing; ``things`` are those the document speaks of."""

    context: Context
    lexicon: Lexicon
    things: dict[str, Thing]

    def of_form(self, provision: str, text: str, found: Found) -> Mention | None:
        """The mention of a name found by its form; None where the form only runs on from a known place."""
        span = Span(provision, text, found.start, found.end)
        if found.kind == "Person":
            return self.new(span, "Person", found.rule, dict(found.parts).get("name", span.words))
        if found.kind in EVENTS:
            return self._of_kind(span, found)
        span = cut(self.lexicon, span, found.kind)
        if found.kind in DOCUMENTS:
            return self.document(span, found)
        if found.kind == "ActorGroup":
            return self._group(span, found.rule)
        span = up_to_known_head(self.lexicon, span, found.kind)
        return None if begins_with_place(self.lexicon, span.words) else self._of_kind(span, found)

    def document(self, span: Span, found: Found) -> Mention:
        """The mention of a document by its name or its number; "own-name" is the rule for the document that is read."""
        name = span.words
        is_own = self.context.is_own
        if is_own(name) or is_own(without_year(name)) or is_own(self._spelt_out(name)):
            return _mention(span, self.context.kind, self.context.key, "own-name")
        if self._is_this_plan(span):
            return _mention(span, self.context.kind, self.context.key, "short-form")
        number = dict(found.parts).get("number")
        if number is not None:
            return self._numbered(span, found, number)
        if (symbol := symbol_of(name)) is not None:
            return self._by_symbol(span, found, symbol)
        known = self._same_as_known(name, found.kind) or self._same_as_known(without_year(name), found.kind)
        if known is not None:
            return _mention(span, self.lexicon.things[known].kind, known, found.rule)
        return self.new(span, found.kind, found.rule, self._spelt_out(name))

    def _is_this_plan(self, span: Span) -> bool:
        """Whether a plan says "the National Action Plan", with no name besides, and so means itself."""
        definite = _THE.search(span.text, max(0, span.start - 6), span.start) is not None
        return definite and self.context.kind in _PLANS and span.words in _PLAIN_PLANS

    def new(self, span: Span, kind: str, rule: str, name: str) -> Mention:
        """The mention of a thing that no list knows; ``name`` is its name, the span's words what the text calls it."""
        thing = found_key(kind, name)
        self.remember(thing, kind, name, span.words)
        return _mention(span, kind, thing, rule)

    def remember(self, thing: str, kind: str, *names: str) -> None:
        """Adds names to a thing that the document speaks of; the first is the label of a new one."""
        known = self.things.get(thing) or self.lexicon.things.get(thing) or Thing(thing, kind, names[0])
        self.things[thing] = known.called(*names)

    def teach(self, thing: str, form: str, *, exact: bool = True) -> None:
        """Adds a form to those looked for from here on; ``exact`` when its case must be as written."""
        self.lexicon.things.setdefault(thing, self.things[thing])
        self.lexicon.add(thing, form, exact)

    def _of_kind(self, span: Span, found: Found) -> Mention:
        """An agent, a post, a place or an event: a known one of this name, else a new one."""
        name = _TENURE.sub("", span.words) if found.kind == "Post" else span.words
        known = self._same_as_known(name, found.kind)
        if known is not None:
            kind = self.lexicon.things[known].kind
            return Mention(span.provision, span.start, span.end, kind, name, known, found.rule)
        many = found.kind == "Post" and _MANY_POSTS.search(name) and not _NO_PLURAL.search(name)
        return self.new(span, "PostKind" if many else found.kind, found.rule, name)

    def _group(self, span: Span, rule: str) -> Mention:
        """A group with or without its quantifier is one group: "all relevant parties" are the parties."""
        core = without_quantifier(span.words)
        known = self._same_as_known(span.words, "ActorGroup") or self._same_as_known(core, "ActorGroup")
        if known is not None:
            return _mention(span, "ActorGroup", known, rule)
        return self.new(span, "ActorGroup", rule, core)

    def _numbered(self, span: Span, found: Found, number: str) -> Mention:
        """A document by its number, under which all texts mean the same one."""
        thing = document_key_for(found.rule, number, span.words)
        if thing == self.context.key:
            return _mention(span, found.kind, thing, "own-name")
        self.remember(thing, found.kind, span.words if "list" not in found.rule else f"UNSCR {number}")
        if found.kind == "Resolution" and thing.startswith("unscr-"):
            self.remember(thing, found.kind, f"UNSCR {number}", f"Security Council resolution {number}")
        return _mention(span, found.kind, thing, found.rule)

    def _by_symbol(self, span: Span, found: Found, symbol: Symbol) -> Mention:
        """A document by its symbol, under which all texts mean the same one."""
        if symbol.key == self.context.key:
            return _mention(span, self.context.kind, symbol.key, "own-name")
        self.remember(symbol.key, symbol.kind, span.words)
        return _mention(span, symbol.kind, symbol.key, found.rule)

    def _same_as_known(self, name: str, kind: str) -> str | None:
        """The known thing of the kind's family that the whole of a name stands for."""
        for hit in self.lexicon.find(name):
            thing = self.lexicon.things[hit.thing]
            if (hit.start, hit.end) == (0, len(name)) and family(thing.kind) == family(kind):
                return hit.thing
        return None

    def _spelt_out(self, name: str) -> str:
        """A document's name with the acronyms of themes written out, so that both forms are one document."""
        out = re.sub(r" \([A-Z][A-Za-z/]{1,9}\)", "", name)
        for short, long in (("WPS", "Women, Peace and Security"), *sorted(self.context.acronyms.items())):
            if short in out.split() and not self._names_organisation(short):
                out = re.sub(rf"(?<!\w){re.escape(short)}(?!\w)", long, out)
        return out

    def _names_organisation(self, short: str) -> bool:
        kinds = (self.lexicon.things[h.thing].kind for h in self.lexicon.find(short))
        return any(family(kind) == "Organization" for kind in kinds)


def _mention(span: Span, kind: str, thing: str, rule: str) -> Mention:
    return Mention(span.provision, span.start, span.end, kind, span.words, thing, rule)
