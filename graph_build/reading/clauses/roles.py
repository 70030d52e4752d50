"""Turns phrases and marks, one after the other, into roles: subject, object, asked, or what a preposition governs."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph_build.reading.clauses.drafts import Clause, FrameDraft
from graph_build.reading.clauses.inner_nouns import depends, hangs_on
from graph_build.reading.clauses.lists import (
    Aside,
    gives_example,
    governs_too,
    held_next,
    is_given_to,
    only_points,
    waits_for,
)
from graph_build.reading.clauses.relatives import leads_to_subject, said_to_be, says_what, some_of_them, told_again, who
from graph_build.reading.lexicon.sets import word_set
from graph_build.reading.lexicon.verbs import verb_of
from graph_build.reading.records import Part, Phrase, Tokens

_PREPOSITIONS = frozenset("ifOB")
_OF_MANY = frozenset({"each", "every"})
_OPEN_NOUNS = frozenset({"intention", "intent", "readiness", "willingness", "determination"})
_DEEPEST = 6
_LASTING = frozenset({"extend", "renew", "prolong"})
_TO_THE_END = frozenset({"until", "till", "through"})
_SAID_OF_IT = frozenset({"participle", "gerund", "relative"})
_WITH_A_VERB = frozenset({"account", "consideration", "mind"})  # "taking into account", "bearing in mind"
ASKED = frozenset({"body", "organisation", "state", "mission", "post", "group", "open", "network"})
"""Classes of those who are asked to act."""
_WHO_ACTS = ASKED | {"person", "pronoun"}
_OF_DAYS = frozenset({"launch", "conference", "meeting", "summit", "debate", "place", "time"})
_NEAR = frozenset({"this", "next", "last"})
_TELLING = word_set("verbs-of-telling")
_CONTENTS = word_set("nouns-with-contents")
_BREAKS = frozenset(";:.#")
_IN_LISTS = frozenset("EAPNSd9J,&")
_BEHIND_LISTS = _IN_LISTS | frozenset("iOfmy-")  # "by Malta and Chile in May, "


@dataclass(slots=True)
class Roles:
    """The state of a sentence that is being read; ``frames`` are its drafts in order of their verbs."""

    tokens: Tokens
    frames: list[FrameDraft] = field(default_factory=list)
    stack: list[Clause] = field(default_factory=lambda: [Clause("main")])
    current: FrameDraft | None = None  # the frame that takes objects and prepositional phrases
    last: Phrase | None = None  # the phrase just read
    before: str = ";"  # the unit just read
    outside: str = ""  # the unit before an open bracket
    separator: str = ""  # the unit before the last phrase
    prep: str = ""
    slot: str = ""  # what the last phrase became: subject, object, asked, prep, date
    speaker: tuple[Phrase, ...] = ()
    promotes: bool = False
    joint: str = ""  # the unit before the last preposition
    aside: Aside | None = None  # what stood open before an example between commas
    doing: FrameDraft | None = None  # a noun of action just read, which takes what hangs on it

    def phrase(self, phrase: Phrase) -> None:
        """A phrase takes its place: subject, object, or what a preposition governs."""
        before = self.separator = self.before
        if self._has_no_role(phrase) or self._is_example(phrase):
            return
        if self.tokens.low[phrase.start] == "whose" and self.stack[-1].frame is None and before == ",":
            self.stack.append(Clause("relative", parent=self.current))  # "the Union, whose chair is Malta, is asked"
            self._subject(phrase)
        elif self.tokens.tag[phrase.start] == "p" and before in {",", "&", ",&", "X"}:
            fronted = self.slot == "prep" and leads_to_subject(self.tokens.tag, phrase.end)
            if before == "X" and (fronted or self.stack[-1].frame is not None):  # "the equipment they need"
                (self._that if self._is_time() else self._relative)()
            self._subject(phrase)
        elif (
            before == "X" and phrase.det in _OF_MANY and phrase.cls != "time" and self.stack[-1].frame is not None
        ):  # "the steps each agency plans"
            self._relative()
            self._subject(phrase)
        elif phrase.cls == "date" and before != "i":
            self._date("", phrase)
        elif before == "i":
            (self._date if phrase.cls == "date" else self._governed)(self.prep, phrase)
        elif self.current is not None and self._completes(self.current, phrase):
            self._object(phrase)
        elif (
            before in {"&", ",", ",&"}
            and self.slot in {"object", "asked", "prep"}
            and (self.stack[-1].frame is not None or self._is_open(before))
        ):
            self._go_on(phrase)
        elif self.slot == "prep" and (before in {"&", ",&"} or (before == "," and self._goes_on_in_brackets(phrase))):
            self._governed(self.prep, phrase)
        elif before == "X" and self._takes_one_more(phrase):
            self._object(phrase)
        else:
            self._subject(phrase)
        self.last, self.before = phrase, "X"

    def _is_time(self) -> bool:
        """Whether it is time for what follows without "that": "It is high time we act"."""
        timed = self.last is not None and self.tokens.low[self.last.head] == "time" and self.current is not None
        return timed and self.current is not None and self.current.lemma == "be"

    def _completes(self, frame: FrameDraft, phrase: Phrase) -> bool:
        """Whether it is the object of the verb, or of the same verb once more: "was Envoy until 2031 and Chair"."""
        further = held_next(frame, phrase, self.before)
        if further is not None:
            self.frames.append(further)
            self.current = further
        return further is not None or self.before == "v" or waits_for(self.tokens, frame, phrase, self.before)

    def _has_no_role(self, phrase: Phrase) -> bool:
        """Whether it is said again in brackets, only says when, "the report this year", or what the last one is."""
        waiting = self.before == "," and self.stack[-1].frame is None and bool(self.stack[-1].subjects)
        timed = phrase.cls == "time" and self.tokens.low[phrase.start] in _NEAR
        near = timed and (self.before in {"X", "v"} or waiting)  # "Anna Berg, head of the Unit, this week opened"
        if again := self.before == "," and self.slot != "subject" and says_what(self.tokens, self.last, phrase):
            self.last, self.before = phrase, "X"
        return self.before == "(" or near or again

    def _is_example(self, phrase: Phrase) -> bool:
        """Whether it only points to some of those before it; what stood open then waits for its list to go on."""
        if self.aside is not None and self.aside.goes_on(self.before, phrase, self.stack):
            self.slot, self.prep, self.current = self.aside.slot, self.aside.prep, self.aside.current
            self.stack, self.aside = self.stack[: self.aside.depth], None
        elif gives_example(self.tokens, phrase) and self.slot in {"object", "asked"}:
            self.aside = Aside(self.slot, self.prep, self.current, len(self.stack))
            if only_points(self.tokens, phrase):
                self.last, self.before = phrase, "X"
                return True
        return False

    def _is_when(self, phrase: Phrase) -> bool:
        """Whether a stretch of time only says when: "and again four years later, the Union shall report"."""
        closed = self.tokens.tag[phrase.end : phrase.end + 2] in {"r,", "i,"}
        return phrase.cls == "time" and self.stack[-1].frame is None and closed

    def _is_open(self, before: str) -> bool:
        """Whether a list goes on behind a form in -ing that opens the sentence: "Commending A and B"."""
        clause = self.stack[-1]
        return before == "&" and clause.opened[-1:] == [self.current] and not clause.subjects

    def _goes_on_in_brackets(self, phrase: Phrase) -> bool:
        """Whether a phrase stands in a list that a comma or the end closes: "led by Malta, Ghana and Chile, should"."""
        told = self.current is not None and self.current.form == "participle" and self.stack[-1].frame is None
        if not told:
            return False
        tags, end = self.tokens.tag, phrase.end
        while end < len(tags) and tags[end] in (_IN_LISTS if "&" not in tags[phrase.end : end] else _BEHIND_LISTS):
            end += 1
        rest = tags[phrase.end : end]
        return "&" in rest and (rest.endswith(",") or end == len(tags) or tags[end] in ".;)")

    def _takes_one_more(self, phrase: Phrase) -> bool:
        """Whether a phrase without a word before it is an object: "make peace a part of it", "renew until 1 May the
        mandate of the Mission", where nothing but a day stands behind an active verb, or a time behind one that
        extends: "renew for a final time the mandate"."""
        if self.slot == "object":
            return self.stack[-1].frame is not None
        if self._into_account():
            return True
        if self.stack[-1].kind == "that" and self.stack[-1].frame is None:  # "decides that until 1 May the Mission"
            return False
        verb = self.current
        if verb is None or verb.group.voice != "active" or verb.objects or verb.asked:
            return False
        if self.slot == "prep" and is_given_to(verb, phrase):
            return True
        timed = verb.lemma in _LASTING and bool(verb.preps) and all(part.phrase.cls == "time" for part in verb.preps)
        return (self.slot == "date" and not verb.preps) or (timed and self.slot in {"date", "prep"})

    def _into_account(self) -> bool:
        """Whether a verb of two words waits for its object: "taking into account the views", "bearing in mind"."""
        verb, last = self.current, self.last
        waits = verb is not None and self.slot == "prep" and bool(verb.preps) and not verb.objects and not verb.asked
        return waits and last is not None and self.tokens.low[last.head] in _WITH_A_VERB

    def _date(self, prep: str, phrase: Phrase) -> None:
        clause = self.stack[-1]
        part = Part(prep, phrase)
        lasting = self._extended(phrase) if prep in _TO_THE_END else None
        if lasting is not None:
            lasting.dates.append(part)
            lasting.end = max(lasting.end, phrase.end)
            self.slot = "date"
            return
        own = self.current is not None and self.current.form == "participle" and not self.current.dates
        if self.current is not None and (clause.frame is not None or own):  # "a network founded in 2021, held its"
            self.current.dates.append(part)
            self.current.end = max(self.current.end, phrase.end)
        else:
            clause.dates.append(part)
        self.slot = "date"

    def _extended(self, day: Phrase) -> FrameDraft | None:
        """The verb of extending that "until" a day belongs to, over what is told of its object: "extend the mandate of
        the Mission, as set out in resolution 12, until 9 June"; none right behind another verb: "deployed until"."""
        frame = self.current
        if frame is None or frame.group.end >= day.start - 1:
            return None
        apart = self.tokens.tag[day.start - 2] == ","
        for _ in range(_DEEPEST):
            told = frame.link in _SAID_OF_IT and (apart or frame.link != "relative")
            if frame.lemma in _LASTING or not told or frame.parent is None:
                break
            frame = frame.parent
        ended = any(part.prep in _TO_THE_END for part in frame.dates)
        return frame if frame.lemma in _LASTING and frame.link not in _SAID_OF_IT and not ended else None

    def _governed(self, prep: str, phrase: Phrase) -> None:
        clause, frame = self.stack[-1], self.current
        joined = prep == "of" and self.joint in {"&", ",&"} and self.slot in {"subject", "object", "asked"}
        if joined and governs_too(self.tokens, self.last):
            self.before = self.joint
            (self._subject if self.slot == "subject" else self._go_on)(phrase)
            return
        part = Part(prep, phrase)
        if depends(self.tokens, frame, part) or (self.doing and hangs_on(self.doing, part, self.tokens.tag)):
            self.slot, self.prep = "prep", prep
            return
        if frame is not None and (clause.frame is not None or frame.form in {"participle", "gerund", "infinitive"}):
            verb = verb_of(frame.lemma)
            if (
                (prep in {"upon", "on"} or (prep == "to" and not frame.preps))
                and not frame.objects
                and not frame.asked
                and verb
                and "upon+to" in verb.takes
            ):
                frame.asked.append(phrase)
                self.slot = "asked"
            else:
                frame.preps.append(part)
                self.slot = "prep"
            frame.end = max(frame.end, phrase.end)
        else:
            clause.front.append(part)
            self.slot = "prep"
        self.prep = prep

    def _object(self, phrase: Phrase) -> None:
        assert self.current is not None
        self.current.objects.append(phrase)
        self.current.end = max(self.current.end, phrase.end)
        self.slot = "object"

    def _go_on(self, phrase: Phrase) -> None:
        """A further thing of a list; a subject of a new clause is given back when its verb comes."""
        if self.slot == "prep":
            self._governed(self.prep, phrase)
        elif self.slot == "asked" and self.current is not None:
            self.current.asked.append(phrase)
            self.current.end = max(self.current.end, phrase.end)
        elif self.current is not None:
            self._object(phrase)

    def _subject(self, phrase: Phrase) -> None:
        clause = self.stack[-1]
        if self._is_when(phrase):
            return
        while self.before in {",", "-"} and clause.kind != "main" and (clause.frame is not None or clause.is_bare):
            self.stack.pop()
            clause = self.stack[-1]
        if clause.frame is not None or self._said_of_the_day(clause, phrase):
            clause.subjects = [phrase]
        elif self.before in {",", "&", ",&"} and self.slot == "subject" and clause.subjects:
            if self.before == "," and (clause.joined or phrase in clause.subjects[-1].apposed):
                clause.subjects = clause.subjects if phrase in clause.subjects[-1].apposed else [phrase]
            else:
                clause.first = clause.first or (clause.subjects[:] if self.before == "," else [])
                clause.subjects.append(phrase)
                clause.joined = self.before != ","
                if self.before == ",&" and clause.first and phrase.det and phrase.det == clause.first[0].det:
                    people = any(p.cls == "person" for p in clause.subjects)  # "the Envoy, Mr. Berg, and the Chair,"
                    clause.first = [*clause.first, phrase] if people else clause.subjects[:]
        else:
            clause.first = clause.first or (clause.subjects if self.before == "," else [])
            clause.subjects, clause.joined = [phrase], False
        self.slot = "subject"

    def _said_of_the_day(self, clause: Clause, phrase: Phrase) -> bool:
        """Whether what opens a clause behind a fronted day or place only says more of it: "On 31 May, the anniversary
        of the accord, the Chair spoke"."""
        fronted = bool(clause.front or clause.dates) and len(clause.subjects) == 1 and not clause.first
        if not fronted or self.before != "," or self.slot != "subject" or phrase.cls not in _WHO_ACTS:
            return False
        told = clause.subjects[0]
        return told.cls in _OF_DAYS and told.det == "the" and self.tokens.tag[told.start - 1 : told.start] == ","

    def mark(self, unit: str, position: int) -> None:
        """A preposition, a mark, a word that opens a clause."""
        if self.before == "(" and unit in {",", "&"}:
            return
        if unit in _PREPOSITIONS:
            self.prep, self.joint, self.before = self.tokens.low[position], self.before, "i"
        elif unit in _BREAKS:
            self._break(unit)
        elif unit == "&":
            self.before = ",&" if self.before == "," else "&"
        elif unit in "wts":
            self._opener(unit, position)
        elif unit == "J":
            self._adjective(position)
        elif unit in "()":
            self._bracket(unit)
        elif unit == "," and self.before in {"&", ",&"}:  # "the Ministry and, where needed, the police"
            self.before = ",&"
        else:
            self.before = "," if unit in ",~" else unit

    def _opener(self, unit: str, position: int) -> None:
        """A word that opens a clause."""
        if unit == "w":
            self._relative(position)
            if (
                self.tokens.low[position] == "where" and self.stack[-1].antecedent is not None
            ):  # "in Tunis, where Berg spoke"
                self.stack[-1].front.append(Part("in", self.stack[-1].antecedent))
                self.stack[-1].antecedent = None
        elif unit == "t":
            self._that()
        else:
            self.stack.append(Clause("condition", parent=self.current if self.stack[-1].frame else None))
            self.before, self.slot = "s", ""

    def _adjective(self, position: int) -> None:
        if self.before == "v" and self.current is not None:
            self.current.adjective = self.tokens.low[position]
            self.current.end = max(self.current.end, position + 1)
        self.before = "J"

    def _bracket(self, unit: str) -> None:
        if unit == "(":
            self.outside, self.before = self.before, "("
        else:
            self.before, self.outside = self.outside or self.before, ""

    def _relative(self, position: int = 0) -> None:
        governed = self.before == "i" and self.last is not None
        some = some_of_them(self.tokens, self.last, self.current) if governed and self.prep == "of" else None
        if some is not None:
            self.last, governed = some, False
        standing = who(self.tokens, position, self.last, self.current) if self.slot in {"prep", "date"} else self.last
        if self.tokens.low[position] == "that" and self.slot == "prep" and self.prep in {"to", "for"}:
            standing = said_to_be(standing, self.current)
        antecedent, parent = told_again(self.tokens, position - governed, self.stack) or (standing, self.current)
        clause = Clause("relative", antecedent=None if governed else antecedent, parent=parent)
        if governed and antecedent is not None:  # "the group, of which Ghana is a member"
            clause.front.append(Part(self.prep, antecedent))
        self.stack.append(clause)
        self.before, self.slot = "w", ""

    def _that(self) -> None:
        """That after a verb of saying opens its content, after another thing a relative clause."""
        again = self._content_again() if self.before in {"&", ",&"} else None
        self.current = again or self._waiting("that") or self.current
        verb = verb_of(self.current.lemma) if self.current is not None else None
        time = self.last is not None and self.last.cls == "time"  # "it is time that we act"
        says = self.before != "X" or time or (verb is not None and "that" in verb.takes)
        says = says or (self.current is not None and bool(self.current.objects) and self.current.lemma in _TELLING)
        says = says or (self.last is not None and self.tokens.low[self.last.name_start] in _CONTENTS)
        self.stack.append(Clause("that" if says else "relative", antecedent=self.last, parent=self.current))
        self.before, self.slot = "t", ""

    def _content_again(self) -> FrameDraft | None:
        """The verb that says a second thing: "They stressed that women must be heard by Malta, and that"."""
        inner = next((c for c in reversed(self.stack) if c.kind in {"that", "relative"}), None)
        return inner.parent if inner is not None and inner.kind == "that" and inner.frame is not None else None

    def _waiting(self, how: str) -> FrameDraft | None:
        """After a comma, the operative verb that still waits for its act, over what stood between the commas."""
        frame = self.current if self.before == "," else None
        for _ in range(_DEEPEST):
            if frame is None or frame.parent is None:
                break
            frame = frame.parent
        if frame is None or frame is self.current or frame.action is not None or frame.form != "finite":
            return None
        verb = verb_of(frame.lemma)
        if how == "to" and self._intends(frame):  # "expresses its intention, given the report, to meet"
            return frame
        waits = verb is not None and verb.operative and bool(verb.strength) and not frame.group.modal
        return frame if waits and verb is not None and any(how in way for way in verb.takes) else None

    def _intends(self, frame: FrameDraft) -> bool:
        """Whether a verb has a noun for its object that says to do what: "its intention", "their readiness"."""
        return any(self.tokens.low[thing.head] in _OPEN_NOUNS for thing in frame.objects)

    def _break(self, unit: str) -> None:
        main = self.stack[0]
        if main.frame is not None and main.frame.subject:
            self.speaker = main.frame.subject
        self.stack = [Clause("main")]
        self.current, self.last, self.before, self.slot, self.aside = None, None, unit, "", None
