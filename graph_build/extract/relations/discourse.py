"""Turns words that point back ("it", "we", "the Unit", "the conference") into the thing that the text named before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from graph_build.corpus.provisions import ITEM, Provision
from graph_build.corpus.sentences import Sentence
from graph_build.extract.names.mentions import DocumentMentions
from graph_build.extract.records import BODIES, DOCUMENTS, EVENTS, Mention
from graph_build.extract.relations.known import NamedSentence, names_document
from graph_build.reading import Frame, Phrase

IT, ITS, WE, ABOVE, COUNTRY = "it", "its", "we", "above", "country"
THINGS = BODIES | DOCUMENTS | EVENTS
_IT_MEANS = THINGS | {"State"}
# Verbs after whose object the next sentence goes on with it: "NATO set up the panel. It meets twice a year."
_BRINGING = frozenset({
    "establish", "create", "found", "form", "launch", "set", "inaugurate", "constitute", "adopt", "endorse", "approve",
    "issue", "publish", "release", "sign", "hold", "host", "convene", "organise", "organize", "open",
})  # fmt: skip
_GONE_ON = 3  # how many paragraphs on a text may still call somebody "she"
_FOUND_IN = 80  # how many names above a provision its words can point back to
_PRONOUNS = frozenset({"it", "its", "itself"})
_GOING_ON = ("It ", "Its ")
_SPEAKERS = frozenset({"we", "our", "us", "ours"})
_LONGEST_NOUN = 4  # "the Joint Working Group"
_OWN = frozenset({"my", "our"})
_COUNTRIES = frozenset({"country", "nation", "delegation"})
_TITLE = 8  # how many pieces of a text can say for which state it speaks
_POINTING = frozenset({"the", "this", "our"})
# No happening that "the meeting" points back to.
_NOT_HELD = re.compile(r"^next |[Aa]nniversary|\b(?:[Cc]ris[ie]s|[Ww]ars?|[Cc]onflicts?|[Aa]ttacks?|[Gg]enocide)\b")
_BESIDE = re.compile(r"(?i)\b(?:ahead of|before|prior to|in advance of|since|after|following)(?: the| its| our)? $")
_LONGEST_BESIDE = 30
_BEHIND_HEAD = re.compile(r" (?:of|for|on|in|against|to) ")
_ITS = re.compile(r" (?:the|our|its|his|her|their)$")


@dataclass(frozen=True, slots=True)
class Back:
    """Words that stand for something named before: a pronoun ("it", "we"), or the noun of "the Unit"."""

    word: str
    kinds: frozenset[str]
    start: int


@dataclass(frozen=True, slots=True)
class Meant:
    """What words that point back mean, and where in the provision it was named; None for another provision."""

    thing: str
    kind: str
    start: int | None = None


def pointing(said: NamedSentence, phrase: Phrase, kinds: frozenset[str]) -> Back | None:
    """What a phrase without a name points back to, where it can be of one of the kinds."""
    low, start = said.read.tokens.low, said.read.tokens.start[phrase.start]
    if phrase.cls == "pronoun":
        word = low[phrase.head]
        if word in _PRONOUNS and kinds & _IT_MEANS:
            return Back(IT, kinds & _IT_MEANS, start)
        return Back(WE, kinds & BODIES, start) if word in _SPEAKERS and kinds & BODIES else None
    if phrase.det in _OWN and low[phrase.head] in _COUNTRIES and phrase.end == phrase.head + 1 and "State" in kinds:
        return Back(COUNTRY, frozenset({"State"}), start)
    bare = phrase.end - phrase.start <= _LONGEST_NOUN and phrase.end == phrase.head + 1 and phrase.owner is None
    told = said.read.tokens.tag[phrase.end : phrase.end + 1] == "K"  # "the agreement signed in Accra" is another one
    points = bare and not told and not phrase.parts and phrase.det in _POINTING and bool(kinds & THINGS)
    return Back(" ".join(low[phrase.start + 1 : phrase.end]), kinds & THINGS, start) if points else None


def owning(said: NamedSentence, phrase: Phrase, kinds: frozenset[str]) -> Back | None:
    """Whose a phrase is by "its" or "our"."""
    meant = kinds & (THINGS if phrase.det == "its" else BODIES)
    if not meant or phrase.det not in {"its", "our"}:
        return None
    start = said.read.tokens.start[phrase.start]
    return Back(ITS if phrase.det == "its" else WE, meant, start)


@dataclass(slots=True)
class Discourse:
    """What the text has named, sentence by sentence.

    ``topic`` is what the last sentence spoke of, ``subject`` the subject of the sentence that is read, from ``begins``.
    """

    found: DocumentMentions
    own: Meant | None = None  # the document that is read, "this directive"
    above: Mapping[str, Meant] = field(default_factory=dict)  # whose list an item is of, by the item: "The Network"
    elsewhere: frozenset[Mention] = frozenset()  # happenings that only tell when something else was
    topic: Meant | None = None
    acted: Meant | None = None  # the subject of the sentence before, which "It also" goes on with
    subject: Meant | None = None
    begins: int | None = None
    provision: str = ""
    speaker: Meant | None = None
    order: dict[str, int] = field(default_factory=dict)
    keys: list[str] = field(default_factory=list)

    def enter(self, said: NamedSentence, sentence: Sentence) -> None:
        """Takes up a sentence: its subject is what "it" and "its" mean behind it."""
        if self.provision != sentence.provision:
            goes_on = self.topic is not None and sentence.text.startswith(_GOING_ON)  # "1.2 It replaces …"
            self.topic = Meant(self.topic.thing, self.topic.kind) if goes_on and self.topic is not None else None
            self.provision = sentence.provision
        self.begins, self.subject = None, None
        frame = _main(said)
        subjects = () if frame is None else frame.subjects
        if subjects:
            self.subject = self._thing_of(said, subjects[0], sentence) if len(subjects) == 1 else None
            self.begins = said.read.tokens.start[subjects[0].start]

    def leave(self, said: NamedSentence, sentence: Sentence) -> None:
        """Leaves a sentence that was read: what the next one can call "it"."""
        frame = _main(said)
        brought = frame.patient if frame is not None and frame.lemma in _BRINGING and frame.voice == "active" else ()
        one = len(brought) == 1 and not brought[0].plural  # "It" is none of several
        self.acted = self.subject
        self.topic = self._thing_of(said, brought[0], sentence) if one else self.subject

    def pass_over(self, sentence: Sentence) -> None:
        """Passes a sentence without a name: it may go on with what was spoken of, else "it" is something else."""
        if not sentence.text.startswith(_GOING_ON):
            self.topic = None

    def meant(self, back: Back, sentence: Sentence) -> Meant | None:
        """The thing that words in the sentence stand for; None where nothing fitting was named."""
        if back.word == COUNTRY and "State" in back.kinds:  # no happening is "in the country" that speaks
            return self._state_speaking()
        if back.word in {WE, ABOVE}:
            meant = self._speaking() if back.word == WE else self.above.get(sentence.provision)
        elif back.word in {IT, ITS}:
            here = self.begins is not None and self.begins < back.start
            ahead = (
                back.word == ITS and self.begins is not None and back.start < self.begins and self.subject is not None
            )
            meant = self.subject if here or ahead else self.topic  # "Since its creation in 2019, the Panel has ..."
            if meant is None and back.word == IT and sentence.text.startswith("It also "):
                meant = self.acted
        else:
            return self._headed(back, sentence)
        return meant if meant is not None and meant.kind in back.kinds else None

    def person_before(self, sentence: Sentence) -> str | None:
        """Whom "he" and "she" mean: who was named last in the provision, else the one person of one before it."""
        named = self.found.outer[sentence.provision]
        here = [m.thing for m in named if m.kind == "Person" and m.end <= sentence.start]
        if here:
            return here[-1]
        keys = list(self.found.outer)
        at = keys.index(sentence.provision)
        for key in reversed(keys[max(0, at - _GONE_ON) : at]):
            if key.startswith("heading"):
                return None
            people = {m.thing for m in self.found.all_of(key) if m.kind == "Person"}
            if people:
                return people.pop() if len(people) == 1 else None
        return None

    def event_before(self, sentence: Sentence, before: int) -> str | None:
        """The event named last before a place in the sentence's provision, in it or in one above; no coming one."""
        last: str | None = None
        for key, mentions in self.found.outer.items():
            here = key == sentence.provision
            told = (m for m in mentions if m.kind in EVENTS and not _NOT_HELD.search(m.surface))
            events = [m.thing for m in told if m not in self.elsewhere and (not here or m.end <= before)]
            last = events[-1] if events else last
            if here:
                break
        return last

    def is_no_sitting(self, event: str) -> bool:
        """Whether a happening is one that nobody holds: an anniversary, a crisis."""
        thing = self.found.things.get(event)
        return thing is not None and _NOT_HELD.search(thing.label) is not None

    def _headed(self, back: Back, sentence: Sentence) -> Meant | None:
        """The thing named last whose name has the noun as its head: "the Unit" after "Gender Unit"."""
        head = _as_head(back.word)
        if (spoken := self._spoken_of(back.kinds)) is not None and head.search(_own_words(self._label(spoken))):
            return spoken
        for mention in self._before(sentence, back.start):
            if mention.kind in back.kinds and head.search(_own_words(mention.surface)):
                here = mention.provision == sentence.provision
                return Meant(mention.thing, mention.kind, mention.start if here else None)
        return None

    def _spoken_of(self, kinds: frozenset[str]) -> Meant | None:
        """What the last sentence spoke of, where it is of one of the kinds."""
        return self.topic if self.topic is not None and self.topic.kind in kinds else None

    def _label(self, meant: Meant) -> str:
        thing = self.found.things.get(meant.thing)
        return thing.label if thing is not None else ""

    def _before(self, sentence: Sentence, start: int) -> Iterator[Mention]:
        """The names before a place in the text, nearest first."""
        if not self.order:
            self.order = {key: i for i, key in enumerate(self.found.outer)}
            self.keys = list(self.order)
        left = _FOUND_IN
        for i in range(self.order[sentence.provision], -1, -1):
            here = self.keys[i] == sentence.provision
            # A body can have been named in a post: "Commander of the Guard Force".
            named = [m for m in self.found.all_of(self.keys[i]) if m.thing and (not here or m.end <= start)]
            yield from reversed(named[-left:])
            left -= len(named)
            if left <= 0:
                return

    def _speaking(self) -> Meant | None:
        """The body that a page "about us" speaks for: the first that its headings name."""
        if self.speaker is None:
            for key, mentions in self.found.outer.items():
                if not key.startswith("heading"):
                    break
                for body in [m for m in mentions if m.kind in BODIES][:1]:
                    self.speaker = self.speaker or Meant(body.thing, body.kind)
        return self.speaker

    def _state_speaking(self) -> Meant | None:
        """The one state that the titles of a speech name: "Statement by the Permanent Representative of Ghana"."""
        titles = [key for key in self.found.outer if key.startswith("heading")][:_TITLE]
        states = {m.thing for key in titles for m in self.found.all_of(key) if m.kind == "State"}
        return Meant(states.pop(), "State") if len(states) == 1 else None

    def _thing_of(self, said: NamedSentence, phrase: Phrase, sentence: Sentence) -> Meant | None:
        name = said.at(phrase)
        if name is not None:
            return Meant(name.thing, name.kind, name.start) if name.kind in _IT_MEANS and name.thing else None
        if self.own is not None and names_document(said, phrase):
            return self.own
        back = pointing(said, phrase, _IT_MEANS)
        return self.meant(back, sentence) if back is not None else None


def led_in(said: NamedSentence, kinds: frozenset[str]) -> Back | None:
    """Who does what an item in small letters tells whose subject stands over the list: "(a) adopted the plan"."""
    tokens = said.read.tokens
    first = next((i for i, word in enumerate(tokens.word) if word[0].isalpha()), None)
    if first is None or not tokens.word[first][0].islower() or not kinds & _IT_MEANS:
        return None
    return Back(ABOVE, kinds & _IT_MEANS, tokens.start[first])


def subjects_above(provisions: Sequence[Provision], found: DocumentMentions) -> dict[str, Meant]:
    """The thing that a list is of, by its items: its name is all that stands over it, "The Network"."""
    texts = {p.key: p.reading.text[p.body :].strip(" *_#:") for p in provisions}
    out: dict[str, Meant] = {}
    for provision in provisions:
        if provision.role == ITEM and provision.parent in texts:
            over = texts[provision.parent]
            for mention in found.outer.get(provision.parent, []):
                if mention.kind in _IT_MEANS and over in {mention.surface, f"The {mention.surface}"}:
                    out[provision.key] = Meant(mention.thing, mention.kind)
    return out


def told_beside(provisions: Sequence[Provision], found: DocumentMentions) -> frozenset[Mention]:
    """The happenings that only tell when something else was: "ahead of the Oslo Summit"."""
    texts = {p.key: p.reading.text for p in provisions if p.key in found.outer}
    events = (m for key in texts for m in found.outer[key] if m.kind in EVENTS)
    return frozenset(
        m for m in events if _BESIDE.search(texts[m.provision], max(0, m.start - _LONGEST_BESIDE), m.start)
    )


def _main(said: NamedSentence) -> Frame | None:
    """The first main clause of a sentence."""
    return next((f for f in said.read.frames if f.form == "finite" and not f.link), None)


@lru_cache(maxsize=1024)
def _as_head(word: str) -> re.Pattern[str]:
    """The word where it stands in a name by itself."""
    return re.compile(rf"(?:^|[ -]){re.escape(word)}(?:$|[ ,(])", re.IGNORECASE)


def _own_words(surface: str) -> str:
    """A name up to what it is of, for or on, where its head stands."""
    return _BEHIND_HEAD.split(surface, maxsplit=1)[0]


def is_former(post: Mention | Back | str, sentence: Sentence) -> bool:
    """Whether the words before a post say that it is held no more: "the former Chair", "then our Chair"."""
    if not isinstance(post, Mention):
        return False
    before = sentence.text[: max(0, post.start - sentence.start)].lower().rstrip("- ")
    told = _ITS.sub("", before).endswith(("former", "ex", "late", ", then", "previously", "formerly"))
    return told or post.surface.lower().startswith("former ")
