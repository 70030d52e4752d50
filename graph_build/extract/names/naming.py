"""Turns the span of a found name into a mention of a thing: the document itself, a known thing or a new one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from graph_build.corpus.slugs import slug
from graph_build.extract.context import Context
from graph_build.extract.folding import fold, without_year
from graph_build.extract.names.forms import Found
from graph_build.extract.names.groups import GENERAL_GROUPS, whose_group, without_quantifier
from graph_build.extract.names.heads.kinds import name_words
from graph_build.extract.names.lexicon import Hit, Lexicon
from graph_build.extract.names.name_bounds import begins_with_place, cut, up_to_known_head
from graph_build.extract.names.owned import Owners, meant
from graph_build.extract.records import BODIES, DOCUMENTS, EVENTS, Mention, Span, Thing, family
from graph_build.extract.symbols import OF_TREATIES, Symbol, document_key_for, is_anothers, symbol_behind, symbol_of

# Words that say since when somebody holds a post and belong to no post's name.
_WHO = re.compile(r" (?:who|that|which|involved in|engaged in|responsible for)\b[^,;.:()]{3,80}(?=[,;.:()]|$)")
_SHORT_BEHIND = re.compile(r" \([A-Z][A-Za-z/]{1,9}\)")
_LAW = re.compile(r"^(?:P\.L\.|Pub\. ?L\.) ?(?:No\. ?)?(?=\d)")  # "P.L. 115-68" is Public Law 115-68
_KIND_OF_PLACE = re.compile(r" (?:region|area|city|town|village)$")
_TENURE = re.compile(r"\b(?:first|new|former|current|outgoing|incoming|acting) ")
# Rules for names that mean another thing in every text: short forms that it does not spell out.
_ALONE = frozenset({
    "acronym-that-acts", "general-recommendation", "group-of-this-text", "head-made", "led-body", "numbered-meeting",
    "numbered-order", "periodic-report", "resolution-of-day",
})  # fmt: skip
# Rules for documents that their number tells, whatever title follows it: "Decision No. 7/31 on Women in Ports".
_BY_NUMBER = frozenset({"numbered-directive", "numbered-decision"})
_COUNTED_TOGETHER = re.compile(r"\b(meeting|session)s\b")
# An organ that has met so often is one that texts call by its number of meetings.
_MANY_MEETINGS = 100
# Words by which a text speaks of those it has just named: nobody else's "both countries" are the same.
_OF_THIS_TEXT = re.compile(
    r"(?i)(?:both|(?:the |our |these |all )?(?:two|three|four)) "
    r"(?:countries|nations|states|governments|leaders|presidents|ministers|sides|institutions|organi[sz]ations)$"
)
_MANY_POSTS = re.compile(r"(?:[^s]s|Chiefs)$")
_NO_PLURAL = re.compile(r"[Aa]ffairs|States|Nations|Operations|Forces")

_PLANS = frozenset({"ActionPlan", "NationalActionPlan"})
_SENT = "head-sent-post"
# Words in small letters before a name in capitals: "first formal NATO Policy".
_SMALL_FIRST = re.compile(r"^(?:(?!(?:of|on|by|from|to|for) )[a-z]+ )+(?=[A-Z])")
_PERIOD = re.compile(r"\b((?:19|20)\d\d) ?[-–—] ?((?:19|20)\d\d)\b")
# Kinds of documents of which a state has several, told apart by their count.
_COUNTED = frozenset({"ActionPlan", "NationalActionPlan", "Report"})


# "Chair of NATO's Military Committee" is the Chair of the NATO Military Committee.
_GENITIVE = re.compile(r"(?<=\bof) (\w+)['’]s ")


def found_key(kind: str, name: str) -> str:
    """The key of a thing that no list knows: its family and the slug of its folded name."""
    return f"{family(kind)}:{slug(fold(name), 90)}"


@dataclass(slots=True)
class Namer:
    """Gives each name of a document its thing; ``things`` are those the document speaks of."""

    context: Context
    lexicon: Lexicon
    things: dict[str, Thing]
    owners: Owners
    same: dict[str, str] = field(default_factory=dict)
    others: dict[str, str] = field(default_factory=dict)  # names of another organ's resolutions, by the Council's key

    def root(self, thing: str) -> str:
        """The thing that a shorter name of the document stands for, else the thing itself."""
        for _ in range(len(self.same)):
            if thing not in self.same:
                break
            thing = self.same[thing]
        return thing

    def of_form(self, provision: str, text: str, found: Found) -> Mention | None:
        """The mention of a name found by its form; None where the form only runs on from a known place."""
        span = Span(provision, text, found.start, found.end)
        if found.rule == "numbered-meeting":
            return self._numbered_meeting(span, found)
        if found.kind == "Person" or (_told_by(found) and found.kind not in DOCUMENTS):
            name = _told_by(found) or dict(found.parts).get("name", span.words)
            return self.new(span, found.kind, found.rule, name)
        if found.kind in EVENTS or found.rule == _SENT:
            return self._of_kind(span, found)
        by_head = found.rule.startswith("head-")
        span = cut(self.lexicon, span, found.kind, by_head=by_head)
        if found.kind in DOCUMENTS:
            return self.document(span, found)
        if found.kind == "ActorGroup":
            return self._group(self.owners.with_owner(span), found.rule)
        whole, span = span, up_to_known_head(self.lexicon, span, found.kind)
        alone = span != whole and by_head and " " not in span.words
        return None if alone or begins_with_place(self.lexicon, span.words) else self._of_kind(span, found)

    def document(self, span: Span, found: Found) -> Mention:
        """The mention of a document by its name or its number; "own-name" is the rule for the document that is read."""
        name = span.words
        variants = _variants(name, found)
        own_plan = self.context.kind in _PLANS and self.owners.is_own_plan(name, _owner_of(found), self.context.title)
        if own_plan or any(self._is_own(variant) for variant in variants):
            return _mention(span, self.context.kind, self.context.key, "own-name")
        number = dict(found.parts).get("number")
        if number is not None:
            return self._numbered(span, found, number)
        if (symbol := symbol_of(name)) is not None:
            return self._by_symbol(span, found, symbol)
        if (symbol := symbol_of(symbol_behind(span.text, span.end))) is not None and symbol.key != self.context.key:
            self.remember(symbol.key, found.kind, name, *symbol.names)
            return _mention(span, self.things[symbol.key].kind, symbol.key, found.rule)
        forms = [form for variant in variants for form in (variant, without_year(variant), self._spelt_out(variant))]
        known = next(
            (k for form in forms if (k := self._same_as_known(form, found.kind, _owner_of(found))) is not None), None
        )
        if known is not None and not of_other_years(name, self.lexicon.things[known].label):
            return _mention(span, self.lexicon.things[known].kind, known, found.rule)
        bare = name if found.kind in _COUNTED or found.rule in _ALONE else _SMALL_FIRST.sub("", name)
        mention = self.new(span, found.kind, found.rule, _told_by(found) or self._spelt_out(bare), _owner_of(found))
        core = dict(found.parts).get("core", "")
        if core and mention.thing in self.things and self.owners.tells_alone(found.kind, core):
            self.remember(mention.thing, mention.kind, core)
        return mention

    def _is_own(self, name: str) -> bool:
        is_own = self.context.is_own
        return is_own(name) or is_own(without_year(name)) or is_own(self._spelt_out(name))

    def new(self, span: Span, kind: str, rule: str, name: str, owner: str = "") -> Mention:
        """The mention of a thing that no list knows; ``name`` is its name, the span's words what the text calls it."""
        if kind == "Place" and (place := _KIND_OF_PLACE.sub("", name)) != name:  # "the Darfur region" is Darfur
            known = self._same_as_known(place, kind)
            if known is not None:
                self.remember(known, self.lexicon.things[known].kind, place, span.words)
                return _mention(span, self.things[known].kind, known, rule)
            name = place
        owned = self.owners.alone(kind, name) if rule in _ALONE else self.owners.owned(kind, name, owner, span)
        key = found_key(kind, name) if owned is None else owned.key
        thing = self.root(key)
        if owned is not None and _is_national_plan(key):
            kind = "NationalActionPlan"
        self.remember(thing, kind, *([owned.label] if owned is not None and thing == key else []), name, span.words)
        if owned is not None and thing == key:
            self.things[thing] = replace(self.things[thing], owner=owned.owner, document=owned.document)
        return _mention(span, self.things[thing].kind, thing, rule)

    def remember(self, thing: str, kind: str, *names: str) -> None:
        """Adds names to a thing that the document speaks of; the first is the label of a new one."""
        known = self.things.get(thing) or self.lexicon.things.get(thing) or Thing(thing, kind, names[0])
        self.things[thing] = known.called(*names)

    def teach(self, thing: str, form: str, *, exact: bool = True) -> None:
        """Adds a form to those looked for from here on; ``exact`` when its case must be as written."""
        self.lexicon.things.setdefault(thing, self.things[thing])
        self.things.pop(self.owners.alone("Organization", form).key, None)  # the short form now has a meaning
        self.lexicon.add(thing, form, exact)

    def _of_kind(self, span: Span, found: Found) -> Mention | None:
        """An agent, a post, a place or an event: a known one of this name, else a new one."""
        variants = _variants(_TENURE.sub("", span.words) if found.kind == "Post" else span.words, found)
        name = variants[0] if found.kind in EVENTS else variants[-1 if len(variants) == 1 else _plain(variants)]
        again = [_GENITIVE.sub(r" the \1 ", name)] if found.kind == "Post" else []
        known = next(
            (
                k
                for form in (*variants, *again)
                if (k := self._same_as_known(form, found.kind, _owner_of(found))) is not None
            ),
            None,
        )
        if known is not None and not self._is_office_of_text(span, found, known):
            kind = self.things.setdefault(known, self.lexicon.things[known]).kind
            return Mention(span.provision, span.start, span.end, kind, name, known, found.rule)
        owner = _owner_of(found)
        name = dict(found.parts).get("core", name) if owner and self.owners.owner_called(owner) else name
        if found.rule == "head-sole-organ" and not self.owners.is_of_state(owner):
            return None
        told = found.kind == "Post" and known is None and not owner and found.rule != _SENT
        if told and (longer := self._post_called(name)):
            return _mention(span, "Post", longer, "short-form")
        many = found.kind == "Post" and _MANY_POSTS.search(name) and not _NO_PLURAL.search(name)
        rule = found.rule if known is None else f"{found.rule}-of-state"
        mention = self.new(span, "PostKind" if many else found.kind, rule, name, owner)
        if (short := dict(found.parts).get("short", "")) and mention.thing in self.things:
            self.remember(mention.thing, mention.kind, short)
        return mention

    def _is_office_of_text(self, span: Span, found: Found, known: str) -> bool:
        """Whether a kind of post is one post here: "the Minister of Defence" in a text of one state is that state's."""
        if found.kind != "Post" or self.lexicon.things[known].kind != "PostKind" or _MANY_POSTS.search(span.words):
            return False
        the = span.text[: span.start].endswith(("the ", "The ", "our ", "Our ")) and " of " in span.words
        return the and span.words[0].isupper() and self.owners.is_of_state(_owner_of(found))

    def _numbered_meeting(self, span: Span, found: Found) -> Mention:
        """A meeting by its number alone: of the organ that speaks, where it meets so often, else of the text.

        Each house counts its own meetings, and a session's number says little.
        """
        organ, counted = self.context.voice.organ, re.match(r"\d+", span.words)
        name = _meeting_called(span)
        organ = organ if self._speaks_as_organ() else ()
        if organ and counted and int(counted.group()) >= _MANY_MEETINGS and name.endswith(" meeting"):
            full = f"{name} of the {organ[0]}"
            self.remember(found_key(found.kind, full), found.kind, full, name)
            return _mention(span, found.kind, found_key(found.kind, full), found.rule)
        return self.new(span, found.kind, found.rule, name)

    def _speaks_as_organ(self) -> bool:
        """Whether the text may be one of the organ by which its house is known: a committee of a treaty is another."""
        return self.context.symbol is None or not OF_TREATIES.fullmatch(self.context.symbol.names[0])

    def _post_called(self, name: str) -> str:
        """The one post of the document whose name holds these words, as "Special Representative" stands for it."""
        words = f" {fold(name)} "
        longer = {
            key
            for key, thing in self.things.items()
            if thing.kind == "Post" and any(words in f" {fold(one)} " for one in thing.names)
        }
        return longer.pop() if len(longer) == 1 and " " in name else ""

    def _group(self, span: Span, rule: str) -> Mention:
        """A group with or without its quantifier is one group: "all relevant parties" are the parties."""
        core = without_quantifier(span.words)
        if _OF_THIS_TEXT.match(span.words):
            return self.new(span, "ActorGroup", "group-of-this-text", span.words)
        told = _WHO.match(span.text, span.end) if core.lower() in GENERAL_GROUPS else None
        if told is not None:  # "all actors who negotiate": not those whom another sentence calls actors
            return self.new(span, "ActorGroup", "group-of-this-text", span.words + told.group())
        if (whose := whose_group(span.text, span.end, core)) and not self._same_as_known(core + whose, "ActorGroup"):
            alone = not any(map(str.isupper, whose))
            whole = span._replace(start=span.end - len(core), end=span.end + len(whose))
            named = self.new(whole, "ActorGroup", "group-of-this-text" if alone else rule, core + whose)
            return named._replace(start=span.start, end=span.end, surface=span.words)
        known = self._same_as_known(span.words, "ActorGroup") or self._same_as_known(core, "ActorGroup")
        if known is not None:
            return _mention(span, "ActorGroup", known, rule)
        return self.new(span, "ActorGroup", rule, core)

    def _numbered(self, span: Span, found: Found, number: str) -> Mention:
        """A document by its number, under which all texts mean the same one."""
        thing = document_key_for(found.rule, number, span.words)
        if thing == self.context.key:
            return _mention(span, found.kind, thing, "own-name")
        year = dict(found.parts).get("year") or ""
        # In a list the organ stands before the numbers.
        alone = found.rule == "resolution-written-out" and thing.startswith("unscr-")
        if thing in self.others or (alone and is_anothers(number, year, span.words)):
            self.others.setdefault(thing, span.words)
            return self.new(span, found.kind, found.rule, self.others[thing])
        self.remember(thing, found.kind, span.words if "list" not in found.rule else f"UNSCR {number}")
        if found.kind == "Resolution" and thing.startswith("unscr-"):
            self.remember(thing, found.kind, f"UNSCR {number}", f"Security Council resolution {number}")
        return _mention(span, found.kind, thing, found.rule)

    def _by_symbol(self, span: Span, found: Found, symbol: Symbol) -> Mention:
        """A document by its symbol, under which all texts mean the same one."""
        if symbol.key == self.context.key:
            return _mention(span, self.context.kind, symbol.key, "own-name")
        self.remember(symbol.key, found.kind if symbol.kind == "OtherDocument" else symbol.kind, span.words)
        return _mention(span, self.things[symbol.key].kind, symbol.key, found.rule)

    def meant(self, hits: Sequence[Hit], form: str, owner: str = "") -> str | None:
        """The one of the known things of a form that the document means; None where it stays open or is not its."""
        hit = meant(hits, form, self.context.voice, self.owners.named)
        return hit.thing if hit is not None and self.owners.allows(hit.thing, form, owner) else None

    def _same_as_known(self, name: str, kind: str, owner: str = "") -> str | None:
        """The known thing of the kind's family that a name stands for whole, if it is its owner's."""
        things = self.lexicon.things
        hits = [hit for hit in self.lexicon.whole(name) if family(things[hit.thing].kind) == family(kind)]
        return self.meant(hits, name, self.owners.owner_called(owner) if owner else "") if hits else None

    def _spelt_out(self, name: str) -> str:
        """A document's name with the acronyms of themes written out, so that both forms are one document."""
        out = _SHORT_BEHIND.sub("", _LAW.sub("Public Law ", name))
        if "WPS" not in (words := out.split()) and self.context.acronyms.keys().isdisjoint(words):
            return out
        for short, long in (("WPS", "Women, Peace and Security"), *sorted(self.context.acronyms.items())):
            if short in out.split() and not self._names_organisation(short):
                out = re.sub(rf"(?<!\w){re.escape(short)}(?!\w)", long, out)
        return out

    def _names_organisation(self, short: str) -> bool:
        kinds = (self.lexicon.things[h.thing].kind for h in self.lexicon.find(short))
        return any(family(kind) == "Organization" for kind in kinds)


def _meeting_called(span: Span) -> str:
    """The name of one of the meetings that a plural counts: "4653rd" and "4654th meetings"."""
    words = span.words if " " in span.words else f"{span.words} {_COUNTED_TOGETHER.findall(span.text[span.end :])[0]}"
    return words.removesuffix("s")


def _told_by(found: Found) -> str:
    """What tells a thing alone: the title in quotation marks, or the number before a title; "" for other names."""
    parts = dict(found.parts)
    if found.kind == "Person":
        return ""
    return parts.get("title") or parts.get("title2") or (parts.get("core", "") if found.rule in _BY_NUMBER else "")


def _owner_of(found: Found) -> str:
    return dict(found.parts).get("owner", "")


def _is_national_plan(key: str) -> bool:
    return key.startswith("Document:") and "national-action-plan" in key


def of_other_years(name: str, label: str) -> bool:
    """Whether two names end in different spans of years: "Action Plan 2026-2032", "Action Plan 2019-2024"."""
    other = _last_period(label)
    return other is not None and (one := _last_period(name)) is not None and one != other


@lru_cache(maxsize=16384)
def _last_period(words: str) -> tuple[str, str] | None:
    """The last span of years in the words."""
    return next(reversed(_PERIOD.findall(words)), None)


def _variants(name: str, found: Found) -> list[str]:
    """The name as printed, without a first word that says only since when, and without its owner in the genitive."""
    first, _, rest = name.partition(" ")
    out = [name, rest] if rest and first.lower() in name_words("dropped") else [name]
    core = dict(found.parts).get("core")
    if core is not None and " " in core:
        out.append(core)
    before, _, head = out[-1].rpartition(" ")
    if before and head.islower() and found.kind in BODIES:  # "the Transform programme"
        out += [before, before.partition(" ")[2]] if " " in before else [before]
    bare = _SMALL_FIRST.sub("", name)
    return [*out, bare] if bare != name and found.kind in DOCUMENTS else out


def _plain(variants: list[str]) -> int:
    """Which variant is an agent's own name: the one without "new", else the one as printed."""
    return 1 if variants[0].endswith(variants[1]) and variants[0].partition(" ")[2] == variants[1] else 0


def _mention(span: Span, kind: str, thing: str, rule: str) -> Mention:
    return Mention(span.provision, span.start, span.end, kind, span.words, thing, rule)
