"""Turns a document's mentions into relations and holdings: by rules on sentences, by names and by the page's order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from graph_build.corpus.provisions import ENTRY, FRONT, HEADING, Provision
from graph_build.corpus.sentences import Sentence
from graph_build.extract.context import Context
from graph_build.extract.dates import printed_date, with_year
from graph_build.extract.names.footnotes import anchors
from graph_build.extract.names.mentions import DocumentMentions
from graph_build.extract.names.owned import is_unnamed_plan
from graph_build.extract.records import DATE, EVENTS, POSTS, Holding, Mention, Relation, Span, Statement
from graph_build.extract.relations.discourse import Back, Discourse, Meant, is_former, subjects_above, told_beside
from graph_build.extract.relations.frame_reader import Match, read_frames
from graph_build.extract.relations.known import views
from graph_build.extract.relations.pages import SPEECH, from_layout, from_pages, own_meeting, speakers_of
from graph_build.extract.relations.rules import apply_rules, tag
from graph_build.extract.relations.shared_facts import adoption_days, exact_relations, shared_by_each, shared_days
from graph_build.extract.relations.structure import from_names, from_symbols, is_citable, names_part, part_of_title
from graph_build.extract.relations.told import Happening, happenings_told
from graph_build.vocabulary import DATE_RELATIONS

# A longer sentence is no evidence to be quoted whole: then the part between two semicolons is.
_LONGEST_QUOTE = 900
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")  # in the name of a happening: "Exercise Bold Harbour 2031, from 3 to 5 May"
_AT_WHICH = re.compile(r"\b(?:at|in|during) which\b|\bwhere\b")
_QUOTED = re.compile(r'["“”«]')  # "I" may be another one
_ANOTHER_POST = (" now ", " currently ", " will become ", " is to become ", " will be ", " moves on as ", " to become ")
HOLDS_POST, SUCCEEDS = "holdsPost", "succeeds"
# Keys of plans that a text names by their kind alone, and the statements that would make one plan of all of them.
_ADOPTIONS = frozenset({"adoptedOn", "adoptedBy", "publishedOn"})


def read_relations(context: Context, provisions: Sequence[Provision], found: DocumentMentions) -> RelationsRead:
    """What a document says of its things, each with the span that says so; sorted, none twice for one sentence."""
    speakers = speakers_of(provisions, found)
    reader = _Reader(context, found, speakers=speakers)
    reader.discourse.above = subjects_above(provisions, found)
    reader.discourse.elsewhere = told_beside(provisions, found)
    reader.meeting = own_meeting(provisions, found)
    laid = ((one.span, one.statement) for one in from_layout(context, provisions, found))
    for span, statement in (*laid, *from_pages(context, provisions, found, speakers, reader.meeting)):
        reader.add(span, statement)
        if statement.predicate == "holdsPost":
            reader.hold(span, statement, Held())
    for provision in provisions:
        if provision.is_content and provision.key in found.outer:
            reader.provision(provision)
    for note, sentence in anchors(provisions):
        reader.note(note, sentence)
    holdings = sorted(reader.holdings.items(), key=lambda row: tuple(str(part or "") for part in row[0]))
    reader.relations.update(list(shared_by_each(reader.relations, found)))
    reader.relations.update(list(shared_days(reader.relations)))
    reader.relations.update(list(adoption_days(reader.relations, found)))
    relations = exact_relations(reader.relations, found.things)
    return RelationsRead(relations, _most_telling([holding for _, holding in holdings]), reader.told)


class RelationsRead(NamedTuple):
    """Relations, holdings, and the happenings that no name tells but a verb."""

    relations: list[Relation]
    holdings: list[Holding]
    told: list[Happening]


@dataclass(frozen=True, slots=True)
class Held:
    """When somebody holds a post, as EDTF; None where the words do not say."""

    begins: str | None = None
    ends: str | None = None
    follows: str | None = None
    over: bool = False
    turned: str | None = None
    seen: str | None = None


@dataclass(slots=True)
class _Reader:
    """Collects what one document says."""

    context: Context
    found: DocumentMentions
    speakers: Mapping[str, tuple[Mention, str]] = field(default_factory=dict)  # who says "I", by provision
    relations: set[Relation] = field(default_factory=set)
    holdings: dict[tuple[str | bool | None, ...], Holding] = field(default_factory=dict)
    discourse: Discourse = field(init=False)
    adopted_at: str | None = None  # the meeting at which the text itself was adopted or spoken
    meeting: str = ""  # the meeting whose record the text is
    posts: dict[str, str] = field(default_factory=dict)  # person to the post that the text gave them last
    before: dict[str, str] = field(default_factory=dict)  # the same before the sentence that is read
    told: list[Happening] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.discourse = Discourse(self.found, Meant(self.context.key, self.context.kind))

    def _is_unnamed_plan(self, key: str) -> bool:
        """Whether a plan has neither a name nor a state, and so is the document's alone."""
        thing = self.found.things.get(key)
        return thing is not None and is_unnamed_plan(thing)

    def add(self, span: Span, said: Statement) -> None:
        """Keeps a statement with its span; one of a thing about itself, or with an end that is unknown, is none.

        Nor is the adoption of a plan without a name: "National Action Plan" is another one in every text.
        """
        if said.predicate in _ADOPTIONS and self._is_unnamed_plan(said.subject):
            return
        if said.predicate == "adoptedOn" and "/" in said.object:  # the days of the session
            return
        if said.predicate == "organizedBy" and self.discourse.is_no_sitting(said.subject):
            return
        if said.subject and said.object and said.subject != said.object:
            if (said.subject, said.predicate) == (self.context.key, "adoptedAt") or said.rule == SPEECH:
                self.adopted_at = said.object
            self.relations.add(
                Relation(
                    self.context.key, span.provision, span.start, span.end,
                    said.subject, said.predicate, said.object, said.rule, said.literal,
                )
            )  # fmt: skip

    def hold(self, span: Span, said: Statement, held: Held) -> None:
        """Keeps a person's time on a post, once in a provision."""
        key = (span.provision, said.subject, said.object, held.begins, held.ends, held.follows, held.over, held.turned)
        holding = Holding(
            self.context.key, span.provision, span.start, span.end,
            said.subject, said.object, held.begins, held.ends, said.rule,
            held.follows, held.over, held.turned, held.seen,
        )  # fmt: skip
        if held.over or held.ends:
            self.posts.pop(said.subject, None)
        else:
            self.posts[said.subject] = said.object
        self.holdings.setdefault(key, holding)

    def provision(self, provision: Provision) -> None:
        """Reads a provision's names and sentences."""
        outer, inner = self.found.outer[provision.key], self.found.inner[provision.key]
        sentences = list(sentences_in(provision))
        named = from_names(outer, inner, self.context.key)
        for told in (*named, *from_symbols(provision.reading.text, [*outer, *inner])):
            self.add(around(sentences, told.mention.start, told.mention.end, provision), told.statement)
        for sentence in sentences:
            self._read(provision, sentence, outer, inner)
        if provision.role != FRONT:
            for mention in self._cited(outer, inner):
                if provision.role == HEADING and self._is_alone(mention):
                    continue  # "Report of the Secretary-General" over a text names that text
                said = Statement(self.context.key, "cites", mention.thing, "names-document")
                self.add(around(sentences, mention.start, mention.end, provision), said)

    def _is_alone(self, mention: Mention) -> bool:
        """Whether the words name a thing that this document alone knows."""
        thing = self.found.things.get(mention.thing)
        return thing is not None and thing.document == self.context.key

    def _read(self, provision: Provision, sentence: Sentence, outer: list[Mention], inner: list[Mention]) -> None:
        """Reads a sentence by frames; what an expression says too is said once."""
        framed: set[tuple[str, str, str]] = set()
        self.before = dict(self.posts)
        seen = views(sentence, outer, inner, self.found.as_read(sentence))
        if not seen:
            self.discourse.pass_over(sentence)
        for said in seen[:1]:
            self.discourse.enter(said, sentence)
        for said in seen:
            for match in read_frames(said):
                framed |= self._matched(provision, sentence, match, frozenset())
        for said in seen[:1]:
            for one in happenings_told(said, sentence, self.context, self._dated(provision)):
                self.told.append(one)
                for statement in one.said:
                    self.add(Span(provision.key, provision.reading.text, sentence.start, sentence.end), statement)
            self.discourse.leave(said, sentence)
        for tagged in tag(sentence, outer, inner):
            for match in apply_rules(tagged):
                self._matched(provision, sentence, match, framed)

    def note(self, note: Provision, sentence: Span) -> None:
        """What a footnote cites is cited by the sentence that carries its mark."""
        for mention in self._cited(self.found.outer.get(note.key, []), self.found.inner.get(note.key, [])):
            self.add(sentence, Statement(self.context.key, "cites", mention.thing, "footnote-anchor"))

    def _cited(self, outer: list[Mention], inner: list[Mention]) -> Iterator[Mention]:
        """Documents that are cited: those named alone, and those in the names of events, posts and headlines."""
        opening = [o for o in outer if o.kind in EVENTS or o.kind in POSTS or o.rule == "headline" or names_part(o)]
        opened = [i for i in inner if any(o.covers(i) for o in opening)]
        outer = sorted(outer)
        for mention in (*outer, *opened):
            if mention.thing == self.context.key or self._opens_title(mention):
                continue
            if is_citable(mention) and not part_of_title(mention, outer):
                yield mention

    def _opens_title(self, mention: Mention) -> bool:
        """Whether the words are the first of the text's own title, which names it: no citation.

        A resolution is another text by its number: "UNSCR 1325 and the ports of Arland".
        """
        opens = " " in mention.surface and self.context.title.lower().startswith(mention.surface.lower())
        return opens and mention.kind != "Resolution"

    def _matched(
        self, provision: Provision, sentence: Sentence, match: Match, known: Set[tuple[str, str, str]]
    ) -> set[tuple[str, str, str]]:
        """Keeps what a match says unless it is known, and gives it."""
        date = _heading_date(provision)
        subject = self._key(match.subject, sentence)
        if match.predicate == SUCCEEDS:
            self._succeeds(sentence, provision, match, subject)
            return set()
        obj = self._object(match, date, provision, sentence)
        if match.object == "itspost":
            obj = self.posts.get(subject or "") if match.end and not match.start else self._post_of(subject, sentence)
        if subject is None or obj is None or subject == obj or (subject, match.predicate, obj) in known:
            return set()
        span = self._span(provision, sentence, match)
        said = Statement(subject, match.predicate, obj, match.rule, match.predicate in DATE_RELATIONS)
        if match.predicate == HOLDS_POST:
            held = _held(match, date, self._dated(provision))
            if held is None or (match.object == "itspost" and not (held.begins or held.ends)):
                return set()
            self.hold(span, said, replace(held, over=is_former(match.object, sentence) and not held.ends))
        self.add(span, said)
        return {(subject, match.predicate, obj)}

    def _span(self, provision: Provision, sentence: Sentence, match: Match) -> Span:
        """The sentence, with the one before it where that names what its words point back to."""
        start = sentence.start
        for side in (match.subject, match.object):
            meant = self.discourse.meant(side, sentence) if isinstance(side, Back) else None
            if meant is not None and meant.start is not None and sentence.end - meant.start < _LONGEST_QUOTE:
                named = next((s.start for s in sentences_in(provision) if s.start <= meant.start < s.end), start)
                start = min(start, named)
        return Span(provision.key, provision.reading.text, start, sentence.end)

    def _succeeds(self, sentence: Sentence, provision: Provision, match: Match, successor: str | None) -> None:
        """Who came after whom on a post: that named in the sentence, else that which either is known to hold."""
        before = self._key(match.object, sentence)
        if successor is None or before is None or successor == before:
            return
        here = [m.thing for m in self.found.outer[sentence.provision] if _is_post_in(m, sentence)]
        post = here[-1] if here else self.before.get(before) or self._post_of(successor, sentence)
        if post:
            span = Span(provision.key, provision.reading.text, sentence.start, sentence.end)
            day = _value(match.start, None, self._dated(provision))
            for person, held in ((before, Held(ends=day, over=day is None)), (successor, Held(day, follows=before))):
                said = Statement(person, HOLDS_POST, post, match.rule)
                self.hold(span, said, held)
                self.add(span, said)

    def _post_of(self, person: str | None, sentence: Sentence) -> str | None:
        """The post that somebody is known to hold, else that named last before the sentence."""
        return self.posts.get(person or "") or self._key("lastpost", sentence)

    def _object(self, match: Match, date: str | None, provision: Provision, sentence: Sentence) -> str | None:
        if match.object == "heading":
            return date
        if isinstance(match.object, Mention) and match.object.kind == DATE:
            value = match.object.value
            named = _YEAR.search(match.subject.surface) if isinstance(match.subject, Mention) else None
            told = named.group() if named is not None and match.predicate == "occursOn" else self._dated(provision)
            return with_year(value, told, past=match.predicate in _DONE)
        before = match.subject.start if isinstance(match.subject, Mention) else None
        if before is not None and match.predicate == "adoptedAt" and not _AT_WHICH.search(sentence.text):
            before = None  # what was adopted after the report of a meeting was not adopted there
        return self._key(match.object, sentence, before)

    def _dated(self, provision: Provision) -> str:
        """The day of the news item, else that of the text: it has the year of a day that is named without one."""
        return printed_date(provision.date) or self.context.published or ""

    def _key(self, side: Mention | Back | str, sentence: Sentence, before: int | None = None) -> str | None:
        """The thing on a side of a match; "lastpost" and "lastevent" are those named last before the sentence."""
        if not isinstance(side, str):
            meant = side if isinstance(side, Mention) else self.discourse.meant(side, sentence)
            return (meant.thing or None) if meant is not None else None
        if side == "lastpost":
            named = (m for m in self.found.outer[sentence.provision] if m.end <= sentence.start)
            posts = [m.thing for m in named if m.kind in POSTS]
            return posts[-1] if posts else None
        if side == "lastperson":
            return self.discourse.person_before(sentence)
        if side == "lastevent":
            return self.discourse.event_before(sentence, sentence.start if before is None else before)
        if side == "nobody":
            return ""
        own = self.adopted_at or self.speakers.get(sentence.provision, (None, None))[1]
        here = {"self": self.context.key, "ownevent": own, "ownmeeting": self.meeting or None}
        return self._speaker(sentence) if side == "speaker" else here.get(side)

    def _speaker(self, sentence: Sentence) -> str | None:
        """Who says "I" in the record of a debate."""
        speaker = None if _QUOTED.search(sentence.text) else self.speakers.get(sentence.provision)
        return speaker[0].thing if speaker is not None else None


def _is_post_in(mention: Mention, sentence: Sentence) -> bool:
    """Whether a post is named in the sentence, and not as what somebody holds by now, or is to hold."""
    if sentence.text[: max(0, mention.start - sentence.start)].endswith(_ANOTHER_POST):
        return False
    return mention.kind in POSTS and sentence.start <= mention.start and mention.end <= sentence.end


def sentences_in(provision: Provision) -> Iterator[Sentence]:
    """The sentences of a provision; of a heading the whole."""
    text = provision.reading.text
    if provision.role == HEADING or len(text) < 4:
        yield Sentence(provision.key, 0, len(text), text)
        return
    yield from provision.sentences


def around(sentences: list[Sentence], first: int, last: int, provision: Provision) -> Span:
    """The sentence that words stand in, from ``first`` to ``last``; of a very long one the part between semicolons."""
    text = provision.reading.text
    for sentence in sentences:
        if sentence.start <= first and last <= sentence.end:
            start, end = sentence.start, sentence.end
            if end - start > _LONGEST_QUOTE:
                start = max(start, text.rfind(";", start, first) + 1)
                start += len(text[start:]) - len(text[start:].lstrip())
                right = text.find(";", last, end)
                end = right if right > 0 else end
            return Span(provision.key, text, start, end)
    return Span(provision.key, text, first, last)


def _heading_date(provision: Provision) -> str | None:
    """The year of the timeline an entry stands in; a news item's date line dates the item, not what it tells."""
    dated = provision.role == ENTRY and re.fullmatch(r"\d{4}", provision.date or "")
    return provision.date if dated else None


# What has a day when it is done.
_DONE = frozenset({"adoptedOn", "publishedOn", "establishedOn", "appointedOn"})


def _held(match: Match, heading: str | None, dated: str) -> Held | None:
    """When a fact says that a post is held; None where it rests on an end that is none.

    A span that ends before it starts is no time: that somebody holds the post stands, and the span is a fault.
    """
    if match.during is not None:
        begins, _, ends = (_value(match.during, heading, dated) or "").partition("/")
        if ends:
            return Held(begins, ends)
    begins, _, ends = (_value(match.start, heading, dated) or "").partition("/")
    seen = _value(match.seen, heading, dated)
    of_appointment = seen if seen == begins or not begins else None
    held = Held(begins or None, _value(match.end, heading, dated) or ends or None, seen=of_appointment)
    if match.end and not held.ends:
        return None
    return Held(turned=f"{held.begins}/{held.ends}") if _turned(held) else held


def _turned(held: Held) -> bool:
    """Whether the end lies before the start, as far as the less exact of the two tells."""
    begins, ends = (held.begins or "").split("/")[0], (held.ends or "").split("/")[-1]
    exact = min(len(begins), len(ends))
    return begins[:exact] > ends[:exact]


def _value(date: Mention | Back | str | None, heading: str | None, dated: str) -> str | None:
    if date == "heading":
        return heading
    return with_year(date.value, dated) if isinstance(date, Mention) else None


def _most_telling(holdings: list[Holding]) -> list[Holding]:
    """The holdings without those of which the same words tell more: an end, where a shorter reading has none."""
    ended = {(h.provision, h.start, h.end, h.person, h.post) for h in holdings if h.ends}
    begun = {
        (h.provision, h.start, h.end, h.person, h.post) for h in holdings if h.begins or h.follows or h.over or h.turned
    }

    def tells(h: Holding) -> bool:
        place = (h.provision, h.start, h.end, h.person, h.post)
        plain = not (h.begins or h.ends or h.follows or h.over or h.turned)
        return bool(h.ends or h.follows) or (place not in ended and not (plain and place in begun))

    return [h for h in holdings if tells(h)]
