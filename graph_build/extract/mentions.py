"""Turns the readings of a document into mentions: each name found, what kind of thing it names, and by which rule."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from graph_build.corpus.provisions import ACRONYM, ENTRY, HEADING, Provision, slug
from graph_build.extract.citations import document_key_for, resolution_lists
from graph_build.extract.context import Context
from graph_build.extract.dates import find_dates
from graph_build.extract.lexicon import Lexicon, copy_of
from graph_build.extract.names import fold, is_acronym, without_year
from graph_build.extract.objectives import titles_of
from graph_build.extract.records import DATE, DOCUMENTS, EVENTS, Mention, Thing, family
from graph_build.extract.sentences import split_sentences
from graph_build.extract.shapes import Found, find_shapes, name_pattern
from graph_build.extract.shortforms import short_forms

_ENTRY_KINDS = (
    ("Deployment", r"\bdeploy"),
    ("Adoption", r"\b(?:endorsed|adopted|approved)\b"),
    ("Meeting", r"\b(?:meeting|convened)\b"),
    ("Launch", r"\b(?:launch|establish|creat)"),
)
_QUANTIFIER = re.compile(
    r"^(?:(?:[Aa]ll|[Bb]oth|[Ee]ach|[Aa]ny|[Rr]elevant|[Oo]ther|[Cc]oncerned|[Aa]ppropriate|[Ee]xisting|[Rr]espective|[Ii]nterested|the) )+(?=\w)"
)
_PRIORITY = {"lexicon": 0, "own-name": 0, "acronym": 1, "resolution-list": 1, "short-form": 2}


@dataclass(slots=True)
class DocumentMentions:
    """All names of a document: per provision the outer ones (none overlapping), the inner ones inside those, and the
    entries of a timeline that are events told in a sentence."""

    outer: dict[str, list[Mention]] = field(default_factory=dict)
    inner: dict[str, list[Mention]] = field(default_factory=dict)
    entries: dict[str, list[Mention]] = field(default_factory=dict)
    things: dict[str, Thing] = field(default_factory=dict)

    def all_of(self, provision: str) -> list[Mention]:
        """Outer and inner mentions of a provision in order."""
        return sorted(self.outer.get(provision, []) + self.inner.get(provision, []))

    def weighty_themes(self) -> set[str]:
        """Themes that the document gives weight: all but the general ones that it uses in passing."""
        rows: dict[str, list[Mention]] = {}
        for mentions in self.outer.values():
            for mention in mentions:
                if mention.kind == "Theme":
                    rows.setdefault(mention.thing, []).append(mention)
        return {
            t
            for t, ms in rows.items()
            if not self.things[t].needs_weight or len({m.provision for m in ms}) > 2 or any(_as_name(m) for m in ms)
        }


def _as_name(mention: Mention) -> bool:
    """Whether a theme is written as a name: in capitals throughout, or as a heading of its own."""
    words = [w for w in mention.surface.split() if len(w) > 3]
    return (
        is_acronym(mention.surface)
        or (len(words) > 1 and all(w[:1].isupper() for w in words))
        or mention.provision.startswith("heading-")
    )


# Nouns that name a class of actors only with a word that says which.
_HEADS = frozenset(
    [
        "staff",
        "forces",
        "missions",
        "actors",
        "personnel",
        "groups",
        "leaders",
        "networks",
        "entities",
        "countries",
        "institutions",
        "organizations",
        "organisations",
        "agencies",
        "authorities",
        "stakeholders",
        "representatives",
        "community",
        "communities",
        "governments",
        "leadership",
        "members",
        "officials",
        "workers",
        "societies",
        "management",
        "commanders",
        "missions",
        "ministers",
        "elements",
        "society",
    ]
)


def is_generic_group(mention: Mention) -> bool:
    """Whether a group is named by a general noun alone ("staff", "all actors"), which names nobody outside a statement."""
    return mention.kind == "ActorGroup" and _QUANTIFIER.sub("", mention.surface).lower() in _HEADS


def found_key(kind: str, name: str) -> str:
    """The key of a thing that no list knows: its family and the slug of its folded name."""
    return f"{family(kind)}:{slug(fold(name), 90)}"


@dataclass(slots=True)
class Recogniser:
    """Finds the names of one document; learns the document's own acronyms and persons on a first pass."""

    context: Context
    lexicon: Lexicon
    things: dict[str, Thing] = field(default_factory=dict)
    signatures: frozenset[str] = frozenset()

    def read(self, provisions: list[Provision]) -> DocumentMentions:
        """Mentions of every content provision."""
        content = [p for p in provisions if p.is_content]
        self.lexicon = copy_of(self.lexicon)
        self.signatures = _signatures(content)
        first = {p.key: self._candidates(p) for p in content}
        self._learn(content, first)
        out = DocumentMentions(things=self.things)
        before: list[Mention] = []
        for provision in content:
            candidates = self._candidates(provision)
            outer = _choose(candidates)
            out.outer[provision.key] = outer
            out.inner[provision.key] = _inside(candidates, outer)
            shorts = list(short_forms(self.context, provision, outer, before))
            before = [*before, *(m for m in outer if m.kind != DATE and m.kind != "Theme")][-60:]
            for short in shorts:
                if short.thing in self.lexicon.things:
                    self.things.setdefault(short.thing, self.lexicon.things[short.thing])
            out.outer[provision.key] = self._bare_posts(_choose([*outer, *shorts]), provision, before)
            if provision.role == ENTRY and provision.title is None:
                out.entries[provision.key] = list(self._entries(provision, outer))
        return out

    def _candidates(self, provision: Provision) -> list[Mention]:
        key = provision.key
        text = _without_marker(provision)
        rows: list[Mention] = list(self._known(key, text))
        for found in find_shapes(text):
            mention = self._from_shape(key, text, found)
            if mention is not None:
                rows.append(mention)
        for start, end, number, year in resolution_lists(text):
            rows.append(
                self._document(
                    key, text, start, end, "Resolution", "resolution-list", (("number", number), ("year", year))
                )
            )
        if provision.role == HEADING and provision.title:
            rows.append(self._new(key, text, 0, len(text), "OtherDocument", "headline", provision.title))
        for start, end in titles_of(provision):
            if not any(m.start == start and m.end == end for m in rows):
                rows.append(self._new(key, text, start, end, "Theme", "objective-title", text[start:end]))
        if key in self.signatures:
            rows.append(self._new(key, text, 0, len(text), "Person", "signature-line", text))
        for date in find_dates(text):
            rows.append(Mention(key, date.start, date.end, DATE, text[date.start : date.end], "", date.form, date.edtf))
        return sorted(set(rows))

    def _bare_posts(self, outer: list[Mention], provision: Provision, before: list[Mention]) -> list[Mention]:
        """ "the Special Representative" after the full name of such a post means that post."""
        text = provision.reading.text
        out: list[Mention] = []
        for mention in outer:
            if (
                mention.kind == "PostKind"
                and len(mention.surface.split()) <= 2
                and text[: mention.start].endswith(("the ", "The "))
            ):
                named = [m for m in (*before, *out) if m.kind == "Post" and _is_head(mention.surface, m.surface)]
                mention = replace(mention, kind="Post", thing=named[-1].thing, rule="short-form") if named else mention
            out.append(mention)
        return out

    def _entries(self, provision: Provision, outer: list[Mention]) -> Iterable[Mention]:
        """A timeline's sentences that name no event are events themselves: "NATO deploys its first advisers …"."""
        for sentence in split_sentences(provision.key, provision.reading.text, provision.body):
            named = any(m.kind in EVENTS for m in outer if sentence.start <= m.start < sentence.end)
            if named or not sentence.text[:1].isupper() or not sentence.text.endswith("."):
                continue
            cut = re.search(r"[,:;]| (?:as|to|in|including|at|with|on) (?=[A-Zat])", sentence.text[16:])
            end = sentence.start + (16 + cut.start() if cut else len(sentence.text.rstrip(".")))
            kind = next((k for k, pattern in _ENTRY_KINDS if re.search(pattern, sentence.text)), "Event")
            yield self._new(
                provision.key,
                provision.reading.text,
                sentence.start,
                end,
                kind,
                "timeline-entry",
                provision.reading.text[sentence.start : end],
            )

    def _known(self, key: str, text: str) -> Iterable[Mention]:
        by_span: dict[tuple[int, int], list[str]] = {}
        for hit in self.lexicon.find(text):
            by_span.setdefault((hit.start, hit.end), []).append(hit.thing)
        for (start, end), things in sorted(by_span.items()):
            thing = self._of_this_house(things)
            self.things.setdefault(thing, self.lexicon.things[thing])
            yield Mention(key, start, end, self.lexicon.things[thing].kind, text[start:end], thing, "lexicon")

    def _of_this_house(self, things: list[str]) -> str:
        house = self.context.house
        ranked = sorted(
            things, key=lambda t: (not (house and (t.startswith(house) or f"-{house}" in t)), t.startswith("nato"), t)
        )
        return ranked[0]

    def _from_shape(self, key: str, text: str, found: Found) -> Mention | None:
        start, end, kind = found.start, found.end, found.kind
        if kind == "Person":
            name = dict(found.parts).get("name", text[start:end])
            return self._new(key, text, start, end, kind, found.rule, name)
        if kind not in EVENTS:
            start, end = self._cut(text, start, end, kind)
        if kind in DOCUMENTS:
            return self._document(key, text, start, end, kind, found.rule, found.parts)
        if kind == "ActorGroup":
            return self._group(key, text, start, end, found.rule)
        if kind not in EVENTS:
            end = self._known_head(text, start, end, kind)
            if self._begins_with_place(text[start:end]):
                return None
        name = (
            re.sub(r"\b(?:first|new|former|current|outgoing|incoming|acting) ", "", text[start:end])
            if kind == "Post"
            else text[start:end]
        )
        known = self._same_as_known(name, kind)
        if known is not None:
            return Mention(key, start, end, self.lexicon.things[known].kind, name, known, found.rule)
        if (
            kind == "Post"
            and re.search(r"(?:[^s]s|Chiefs)$", name)
            and not re.search(r"[Aa]ffairs|States|Nations|Operations|Forces", name)
        ):
            kind = "PostKind"
        return self._new(key, text, start, end, kind, found.rule, name)

    def _group(self, key: str, text: str, start: int, end: int, rule: str) -> Mention:
        """A group with or without its quantifier is one group: "all relevant parties" are the parties."""
        name = text[start:end]
        core = _QUANTIFIER.sub("", name)
        known = self._same_as_known(name, "ActorGroup") or self._same_as_known(core, "ActorGroup")
        if known is not None:
            return Mention(key, start, end, "ActorGroup", name, known, rule)
        return self._new(key, text, start, end, "ActorGroup", rule, core)

    def _begins_with_place(self, name: str) -> bool:
        """Whether the form only runs on from a known place: "NATO Headquarters in Brussels"."""
        places = [h for h in self.lexicon.find(name) if h.start == 0 and self.lexicon.things[h.thing].kind == "Place"]
        return any(name[h.end :].startswith(" in ") for h in places)

    def _known_head(self, text: str, start: int, end: int, kind: str) -> int:
        """The end of a known name that the form runs on from with a place or an event: "… Force in Afghanistan"."""
        trailing = re.search(
            r" (?:\d+\w\w )?(?:Annual |Plenary |Regional )*(?:Conference|Meeting|Session|Summit)s?$", text[start:end]
        )
        if trailing:
            end = start + trailing.start()
        for hit in self.lexicon.find(text[start:end]):
            same = family(self.lexicon.things[hit.thing].kind) == family(kind)
            if hit.start == 0 and same and re.match(r" (?:in|from|at|under|on) ", text[start + hit.end : end]):
                return start + hit.end
        return end

    def _same_as_known(self, name: str, kind: str) -> str | None:
        for hit in self.lexicon.find(name):
            thing = self.lexicon.things[hit.thing]
            if (hit.start, hit.end) == (0, len(name)) and family(thing.kind) == family(kind):
                return hit.thing
        return None

    def _cut(self, text: str, start: int, end: int, kind: str) -> tuple[int, int]:
        """The span without a person's name or a second name that ran into it."""
        words = text[start:end]
        person = re.search(
            r"(?:WPS|Security|General|Council|Committee|NATO|President|Minister) (?=" + name_pattern().pattern + r"$)",
            words,
        )
        if kind == "Post" and person is not None and len(words[person.end() :].split()) in {2, 3}:
            tail = words[person.end() :]
            others = any(self.lexicon.things[h.thing].kind != "Person" for h in self.lexicon.find(tail))
            if not others and not re.search(
                r"\b(?:Women|Peace|Office|Staff|Command|Force|Council|Committee|Policy|Report)\b", tail
            ):
                end = start + person.end() - 1
        for match in re.finditer(r",? and (?:the )?", text[start:end]):
            right = text[start + match.end() : end]
            if re.match(r"(?:Mr|Ms|Mrs|Dr|Ambassador|Admiral|General|Lt)\b", right):
                return start, start + match.start()
            if any(
                h.start == 0 and self.lexicon.things[h.thing].kind not in {"Theme"} for h in self.lexicon.find(right)
            ) or _HEADED.match(right):
                return start, start + match.start()
        return start, end

    def _document(
        self, key: str, text: str, start: int, end: int, kind: str, rule: str, parts: tuple[tuple[str, str], ...]
    ) -> Mention:
        name = text[start:end]
        named = dict(parts)
        if (
            self.context.is_own(name)
            or self.context.is_own(without_year(name))
            or self.context.is_own(self._spelt_out(name))
        ):
            return Mention(key, start, end, self.context.kind, name, self.context.key, "own-name")
        if "number" in named:
            thing = document_key_for(rule, named["number"], name)
            if thing == self.context.key:
                return Mention(key, start, end, kind, name, thing, "own-name")
            self._remember(thing, kind, name if "list" not in rule else f"UNSCR {named['number']}")
            if kind == "Resolution" and thing.startswith("unscr-"):
                self.things[thing].names |= {
                    f"UNSCR {named['number']}",
                    f"Security Council resolution {named['number']}",
                }
            return Mention(key, start, end, kind, name, thing, rule)
        known = self._same_as_known(name, kind) or self._same_as_known(without_year(name), kind)
        if known is not None:
            return Mention(key, start, end, self.lexicon.things[known].kind, name, known, rule)
        return self._new(key, text, start, end, kind, rule, self._spelt_out(name))

    def _spelt_out(self, name: str) -> str:
        """A document's name with the acronyms of themes written out, so that both forms are one document."""
        out = re.sub(r" \([A-Z][A-Za-z/]{1,9}\)", "", name)
        for short, long in (("WPS", "Women, Peace and Security"), *sorted(self.context.acronyms.items())):
            if short in out.split() and not any(
                family(self.lexicon.things[h.thing].kind) == "Organization" for h in self.lexicon.find(short)
            ):
                out = re.sub(rf"(?<!\w){re.escape(short)}(?!\w)", long, out)
        return out

    def _new(self, key: str, text: str, start: int, end: int, kind: str, rule: str, name: str) -> Mention:
        thing = found_key(kind, name)
        self._remember(thing, kind, name)
        self.things[thing].names.add(text[start:end])
        return Mention(key, start, end, kind, text[start:end], thing, rule)

    def _remember(self, thing: str, kind: str, name: str) -> None:
        known = self.lexicon.things.get(thing)
        if known is not None:
            self.things.setdefault(thing, known)
        self.things.setdefault(thing, Thing(thing, kind, name)).names.add(name)

    def _learn(self, provisions: list[Provision], first: dict[str, list[Mention]]) -> None:
        """Adds the document's acronyms, and names found by their form, to the names looked for on the second pass."""
        for short, long in sorted(self.context.acronyms.items()):
            self._learn_acronym(short, long)
        for provision in provisions:
            text = provision.reading.text
            for mention in _choose(first[provision.key]):
                self._learn_bracketed(mention, text)
                if mention.kind == "Person":
                    name = self.things[mention.thing].label
                    self._teach(mention.thing, name)

    def _learn_acronym(self, short: str, long: str) -> None:
        if any(h.end == len(short) and h.start == 0 for h in self.lexicon.find(short)) or long.endswith(
            ("Resolution", "Resolutions")
        ):
            return
        thing = self._whole(long)
        if thing is None:
            kind = "Theme" if long[1:] == long[1:].lower() or not _HEADED.search(long) else "Body"
            thing = found_key(kind, long)
            self._remember(thing, kind, long)
            self._teach(thing, long, exact=kind != "Theme")
        self.things[thing].names |= {long, short}
        self._teach(thing, short)
        if not short.endswith("s"):
            self._teach(thing, short + "s")

    def _whole(self, name: str) -> str | None:
        """The thing that the whole of a name stands for."""
        for hit in self.lexicon.find(name):
            if (hit.start, hit.end) == (0, len(name)):
                self.things.setdefault(hit.thing, self.lexicon.things[hit.thing])
                return hit.thing
        for found in find_shapes(name):
            if (found.start, found.end) == (0, len(name)) and found.kind != "Person":
                mention = self._from_shape("", name, found)
                return None if mention is None or mention.end != len(name) else mention.thing
        return None

    def _learn_bracketed(self, mention: Mention, text: str) -> None:
        """``Long Name (LN)``: the bracketed form names the same thing from here on."""
        match = re.match(r" \(([A-Z][\w&/.-]{1,11}|[A-Z][\w ]{2,60})\)", text[mention.end :])
        if match is None or mention.kind == DATE or re.fullmatch(r"(?:19|20)\d\d", match.group(1)):
            return
        short = match.group(1)
        inside = not is_acronym(short) and f" {fold(short)} " in f" {fold(mention.surface)} "
        if (
            (inside or (is_acronym(short) and _initials_fit(short, mention.surface)))
            and mention.thing in self.things
            and mention.kind != "Person"
        ):
            self.things[mention.thing].names.add(short)
            self._teach(mention.thing, short)

    def _teach(self, thing: str, form: str, *, exact: bool = True) -> None:
        if thing not in self.lexicon.things:
            self.lexicon.things = {**self.lexicon.things, thing: self.things[thing]}
        self.lexicon.add(thing, form, exact)


def _without_marker(provision: Provision) -> str:
    """The reading with the characters of a table row's short form blanked out, so that no name runs across the columns."""
    text = re.sub(r"https?://\S+", lambda m: " " * len(m.group()), provision.reading.text)
    return " " * provision.body + text[provision.body :] if provision.role == ACRONYM else text


def _is_head(noun: str, name: str) -> bool:
    """Whether a post's short form is the head of its full name: "Special Representative" of "… Special Representative for WPS"."""
    before, found, after = name.partition(noun)
    return (
        bool(found)
        and name != noun
        and not re.search(r"\b(?:to|of|for|and) ", before)
        and re.match(r"$| (?:for|of|to|on)\b", after) is not None
    )


def _signatures(provisions: list[Provision]) -> frozenset[str]:
    """Lines that hold a person's name and nothing else, over a line that begins with a post."""
    found = set()
    for provision, following in zip(provisions, provisions[1:], strict=False):
        alone = provision.role == HEADING and name_pattern().fullmatch(provision.reading.text)
        if alone and any(f.kind == "Post" and f.start == 0 for f in find_shapes(following.reading.text)):
            found.add(provision.key)
    return frozenset(found)


_HEADED = re.compile(
    r"(?:[A-Z][\w-]* ){0,6}(?:Committee|Panel|Task Force|Command|Office|Council|Mission|Cent(?:re|er)s?|Agency|Group|Network|Staff|Policy|Strategy"
    r"|Department|Ministry|Organi[sz]ation|Union|Conference|Commission|Secretary|Directive|Resolution|Agreement|Plan|Act|Program(?:me)?|Representative)\b"
)


def _initials_fit(short: str, name: str) -> bool:
    """Whether an acronym's letters are initials of the name's words in order, from the first word on.

    >>> _initials_fit("UN", "Charter of the United Nations"), _initials_fit("NCGP", "NATO Committee on Gender Perspectives")
    (False, True)
    """
    letters = [c for c in short.lower() if c.isalpha() and not (c == "s" and short.endswith("s"))]
    words = [w.lower() for w in re.split(r"[\s/-]+", name) if w]
    if not letters or not words or words[0][0] != letters[0]:
        return False
    position = 0
    for letter in letters:
        while position < len(words) and words[position][0] != letter:
            position += 1
        if position == len(words):
            return False
        position += 1
    return all(w in {"and", "of"} or len(w) < 4 for w in words[position:])


def _rank(mention: Mention) -> tuple[int, int, int, str]:
    priority = _PRIORITY.get(mention.rule, 3 if mention.kind != DATE else 4)
    return (-(mention.end - mention.start), priority, mention.start, mention.kind)


def _choose(candidates: list[Mention]) -> list[Mention]:
    """The longest mentions, none overlapping; of two of one length the one a list knows."""
    chosen: list[Mention] = []
    for mention in sorted(candidates, key=_rank):
        if all(mention.end <= c.start or c.end <= mention.start for c in chosen):
            chosen.append(mention)
    return sorted(chosen)


def _inside(candidates: list[Mention], outer: list[Mention]) -> list[Mention]:
    """The longest mentions strictly inside an outer one, and those inside them; an event's name holds no second event."""
    inner: list[Mention] = []
    for container in outer:
        parts = [c for c in candidates if container.covers(c) and (c.start, c.end) != (container.start, container.end)]
        if container.kind in EVENTS:
            parts = [c for c in parts if c.kind not in EVENTS]
        chosen = _choose(parts)
        inner.extend(chosen)
        inner.extend(_inside(parts, chosen))
    return sorted(set(inner) - set(outer))
