"""Turns tokens and phrases of a sentence into drafts of frames: who does what to whom, under which clause.

One pass from left to right over units (phrases, verb groups, prepositions, marks). A stack holds the clauses that are
open: the main one, and inside it relative, that- and circumstance clauses. Every unit is looked at once.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph_build.reading.clauses.drafts import Clause, FrameDraft
from graph_build.reading.clauses.inner_nouns import held_or_made, said_of, takes_to
from graph_build.reading.clauses.pasts import Pasts
from graph_build.reading.clauses.roles import ASKED
from graph_build.reading.clauses.verb_groups import Group
from graph_build.reading.lexicon.sets import word_set
from graph_build.reading.lexicon.verbs import Verb, verb_of
from graph_build.reading.records import Phrase

_PARALLEL = frozenset({"all", "both", "each", "every"})
_ENSURING = word_set("verbs-of-ensuring")
_SUBJECTS = frozenset({"i", "we", "they", "you"})
LINKING = frozenset({"remain", "stay", "stand"})  # verbs that a participle completes: "remains committed"


@dataclass(slots=True)
class ClauseReader(Pasts):
    """Reads one sentence: phrases and marks by its base, verb groups here."""

    def verb(self, group: Group) -> None:
        """A verb group opens a frame and finds its subject."""
        unit = group.unit
        if unit == "K" and self.before == "v" and self.current is not None and self.current.lemma in LINKING:
            self.current.adjective, self.current.end = self.tokens.low[group.main], group.end
            return
        if unit == "K" and (finite := self._as_finite(group)) is not None:
            group, unit = finite, "F"
        clause = self.stack[-1]
        if unit == "V" and clause.frame is None and clause.subjects and self._follows(clause.subjects[-1], group):
            unit = "F"
        if unit == "V" and self.slot == "subject" and self._told_by_pronoun(clause):
            unit = "F"  # "States bear the costs, and they need to report"
        if unit == "V" and self.before == "w" and clause.kind == "relative" and clause.frame is None:
            unit = "F"  # "measures that protect women"
        if unit == "V" and self.before == "," and clause.frame and (self._content_waits() or self._main_waits()):
            unit = "F"  # "that envoys, in situations where it is used, engage"
        if unit == "V" and (joint := self._before_pronoun(group)):
            unit = "F"  # "..., and I call upon the parties to act"
            self.stack = self.stack[:1] if joint == "&" else self.stack
        if unit == "F":
            draft = self._finite(group)
        elif unit == "V":
            draft = self._base(group)
        elif unit == "I":
            draft = self._infinitive(group)
        else:
            draft = self._participle(group, unit)
        self.frames.append(draft)
        self.current, self.before, self.slot = draft, "v", ""

    def _told_by_pronoun(self, clause: Clause) -> bool:
        """Whether a pronoun stands right before the verb of a further clause."""
        return self.before == "X" and bool(clause.subjects) and clause.subjects[-1].cls == "pronoun"

    def _follows(self, subject: Phrase, group: Group) -> bool:
        """Whether a base form is the verb of the subject before it: "that the Mission closely and fully liaise"."""
        adverbs = self.tokens.tag[subject.end : group.start]
        near = self.current
        if self.before == "v" and near is not None and near.link == "participle" and near.subject == (subject,):
            return subject.plural  # "that all parties involved allow access"
        if self.before == "," and near is not None and near.group.unit == "I" and self.stack[-1].kind == "main":
            return subject.plural or subject.cls == "pronoun" or len(self.stack[-1].subjects) > 1
        return self.before in {"X", "w", ",", "J"} or (bool(adverbs) and not adverbs.strip("r&"))

    def _before_pronoun(self, group: Group) -> str:
        """What joins a pronoun that is the subject of the base form right after it: "and", a comma, else nothing."""
        last = self.last
        if self.before != "X" or last is None or last.cls != "pronoun" or last.end != group.start:
            return ""
        if self.tokens.low[last.head] not in _SUBJECTS or self.stack[-1].frame is None:
            return ""
        return joint if (joint := self.tokens.tag[last.start - 1 : last.start]) in {"&", ","} else ""

    def _content_waits(self) -> bool:
        """Whether a that-clause around the open one still waits for its verb."""
        return any(c.kind == "that" and c.frame is None and c.subjects for c in self.stack[:-1])

    def _finite(self, group: Group) -> FrameDraft:
        if self._goes_on(group):
            return self._operative(group)
        if self._returns(group):
            self.stack = self.stack[:1]
        self._take_back(group)
        while len(self.stack) > 1 and self.stack[-1].frame is not None and self._outer_waits(group.modal):
            self.stack.pop()
        clause = self.stack[-1]
        draft = FrameDraft(group, "finite", parent=clause.parent, link="" if clause.kind == "main" else clause.kind)
        if clause.frame is not None:
            self._second(draft, clause)
            clause = self.stack[-1]
        elif clause.subjects or clause.antecedent is not None:
            self._first(draft, clause)
        else:
            self._subjectless(draft)
        draft.preps += clause.front
        draft.dates += clause.dates
        if clause.kind == "that" and clause.frame is None and clause.parent is not None:
            clause.parent.action = clause.parent.action or draft
        clause.frame, clause.subjects, clause.front, clause.dates = draft, [], [], []
        clause.joined, clause.first = False, []
        if clause.opened:
            for opened in clause.opened:
                opened.subject, opened.subject_from, opened.parent = draft.subject, "shared", draft
            clause.opened = []
        return draft

    def _goes_on(self, group: Group) -> bool:
        """Whether an operative verb goes on with what the speaker of the text says: "Notes that ..., and urges"."""
        first = self.stack[0].frame
        if first is None or self.before not in {",", "&", ",&"} or group.modal or self.tokens.tag[group.main] != "Z":
            return False
        verb, said = verb_of(group.lemma), verb_of(first.lemma)
        speaks = not first.subject or bool(said and said.operative and self.tokens.tag[first.group.main] == "Z")
        return bool(verb and verb.operative and said and said.operative and speaks)

    def _returns(self, group: Group) -> bool:
        """Whether a second modal belongs to the main clause again: "shall keep a plan, which ..., and shall report"."""
        main, inner = self.stack[0].frame, self.stack[-1].frame
        if main is None or inner is None or main is inner or self.before != ",&":
            return False
        return bool(group.modal) and group.modal == main.group.modal and not inner.group.modal

    def _operative(self, group: Group) -> FrameDraft:
        """A further verb of the speaker, whatever clause was open before it."""
        self.stack = self.stack[:1]
        main = self.stack[0]
        first = main.frame
        assert first is not None
        draft = FrameDraft(group, "finite", parent=first, link="shared")
        draft.subject, draft.subject_from = first.subject, "shared"
        main.frame, main.subjects, main.front, main.dates = draft, [], [], []
        return draft

    def _outer_waits(self, modal: str) -> bool:
        """Whether an outer clause still waits for its verb, and this one is no second verb of the inner clause."""
        inner = self.stack[-1]
        if inner.subjects or self.before in {"&", ",&", "w", "t", "s"}:
            return False
        if inner.kind == "that" and inner.frame is not None and modal and inner.frame.group.modal == modal:
            return False  # "that it shall go on and, where needed, shall report"
        return any(c.frame is None and c.subjects for c in self.stack[:-1]) or self.before == ","

    def _first(self, draft: FrameDraft, clause: Clause) -> None:
        subjects = clause.subjects
        if clause.kind == "relative" and clause.antecedent is not None:
            if not subjects:
                draft.subject, draft.subject_from = (clause.antecedent,), "relative"
                return
            if draft.group.voice == "active":
                draft.objects.append(clause.antecedent)
        if self.before == "," and clause.first:
            named = len(clause.first) == 1 and clause.joined and self._several_named(clause)
            draft.subject, draft.subject_from = tuple(subjects if named else clause.first), "parenthesis"
            return
        draft.subject = self._parallel(clause) or tuple(
            subjects if clause.joined or len(subjects) == 1 else subjects[-1:]
        )
        draft.subject_from = "parenthesis" if self.before == "," else "adjacent"

    def _several_named(self, clause: Clause) -> bool:
        """ "Two texts, the Manual and the Guide, were replaced": several are named between commas behind their noun."""
        first, *named = clause.subjects
        several = first is clause.first[0] and first.plural and not first.capital and len(named) > 1
        return several and all(one.capital and not one.plural for one in named)

    def _parallel(self, clause: Clause) -> tuple[Phrase, ...]:
        """ "All staff in missions, posts and offices and all envoys": what repeats the determiner is joined."""
        first, last = clause.first[:1], clause.subjects[-1:]
        if not first or not clause.joined or not last or last[0].det not in _PARALLEL or first[0].det != last[0].det:
            return ()
        return () if any(p.det for p in clause.subjects[:-1]) else (first[0], last[0])

    def _second(self, draft: FrameDraft, clause: Clause) -> None:
        """A second verb of a clause: a new subject stands right before it, or it shares the first one's."""
        previous = clause.frame
        assert previous is not None
        if self.before == "X" and self._new_subject(previous):
            draft.subject, draft.subject_from = tuple(clause.subjects), "adjacent"
        elif self.before == "X" and self.slot in {"object", "prep", "asked"} and self.current is not None:
            draft.subject, draft.subject_from = self._given_back(), "adjacent"
            giver = self.current
            bare = giver.lemma in _ENSURING and not giver.objects and giver.action is None
            if bare and self.tokens.tag[giver.group.start - 1] != ",":  # "asks them to ensure women are heard"
                draft.link, draft.parent, giver.action = "that", giver, draft
            main = self.stack[0]
            fronted = clause is not main and main.frame is None and not main.subjects
            if self.separator == "," and (clause.kind == "condition" or fronted):  # "If we ..., the board will"
                self.stack = self.stack[:1] if fronted else self.stack[:-1]
                draft.link, draft.parent = "", None
        elif clause.subjects and self.before not in {"&", ",&"}:  # else it only says more of an object
            draft.subject, draft.subject_from = tuple(clause.subjects), "adjacent"
        else:
            draft.subject, draft.subject_from = previous.subject, "shared"
            draft.link = draft.link or "shared"
            draft.parent = draft.parent or previous

    def _subjectless(self, draft: FrameDraft) -> None:
        clause = self.stack[-1]
        if clause.kind != "main" or self.before not in {";", ":", "#", ",", "&", ",&", "."}:
            draft.subject_from = ""
        else:
            draft.subject, draft.subject_from = self.speaker, "shared" if self.speaker else "speaker"

    def _base(self, group: Group) -> FrameDraft:
        """A base form: an order, an item of a list, a second verb after to or a modal."""
        previous = self.current
        draft = FrameDraft(group, "base")
        if self.before in {"&", ",", ",&"} and previous is not None:
            model = self._asks_beside(group) or self._model(previous)
            draft.parent, draft.link = model, "shared"
            draft.subject, draft.subject_from = model.subject, "shared"
            if model.group.modal:
                draft.group = group._replace(modal=model.group.modal, tense=model.group.tense)
            elif model.form == "finite" and self.tokens.tag[model.group.main] == "V":
                draft.form = "finite"  # "I welcome the plan and urge the parties to act"
        elif previous is not None and self.stack[-1].frame is not None and self.before in {"X", "v"}:
            draft.parent, draft.link = previous, "complement"
            verb = verb_of(previous.lemma)
            asks = verb is not None and verb.form == "asked"  # "I encourage all agencies and donors be committed to it"
            draft.subject = tuple(previous.asked or previous.objects)[0 if asks else -1 :]
            if asks and previous.action is None:
                previous.action, previous.asked, previous.objects = draft, previous.asked or previous.objects, []
        else:
            self.stack[-1].frame = draft
        return draft

    def _model(self, frame: FrameDraft) -> FrameDraft:
        """The verb that a base form after "and" goes with: one that has a modal, to, or is a base form itself."""
        for _ in range(4):
            if frame.group.modal or frame.form in {"infinitive", "base"} or frame.parent is None:
                return frame
            frame = frame.parent
        return frame

    def _further(self, draft: FrameDraft) -> bool:
        """ ", and to report": a further act of the main verb, whatever stood between."""
        main = self.stack[0].frame
        act = main.action if main is not None else None
        if act is None or self.before != ",&" or act.form != "infinitive" or self.current is main:
            return False
        self.stack = self.stack[:1]
        draft.parent, draft.link, draft.subject, draft.subject_from = act, "shared", act.subject, "shared"
        return True

    def _another_asked(self, draft: FrameDraft) -> bool:
        """ "Urges the Government to act, and the Commission to follow": a second one is asked, without the verb."""
        asker, who = self._asker_above(), self.last
        if asker is None or who is None or self.before != "X" or self.slot not in {"object", "prep"}:
            return False
        named = bool(who.det) or who.capital or who.cls == "group"
        apart = self.separator == ",&" or (self.separator == "&" and self._is_alone(who))
        if not apart or not named or who.cls not in ASKED:  # "with the Council and the Bureau to make"
            return False
        draft.subject, draft.subject_from = self._given_back(), "adjacent"
        draft.parent, draft.link = asker, "gapped"
        return True

    def _asker_above(self) -> FrameDraft | None:
        """The verb of asking whose act is open; none where the act itself takes somebody and "to": "help women to"."""
        act = self.current
        verb = verb_of(act.lemma) if act is not None else None
        if act is None or act.form != "infinitive" or (verb is not None and "np+to" in verb.takes):
            return None
        asker = act.parent
        verb = verb_of(asker.lemma) if asker is not None and asker.action is act else None
        return asker if verb is not None and verb.form == "asked" else None

    def _infinitive(self, group: Group) -> FrameDraft:
        draft = FrameDraft(group, "infinitive")
        if self._further(draft) or self._another_asked(draft):
            return draft
        owner = self._waiting("to") or self._asker() or self.current
        if owner is None:
            self.stack[-1].opened.append(draft)
            draft.link = "purpose"
            return draft
        verb = verb_of(owner.lemma)
        takes = verb.takes if verb else frozenset()
        draft.parent, draft.link = owner, "purpose"
        self._asked_for(owner, verb)
        if owner.action is None and (self._is_action(owner, takes) or self._intends(owner)):
            owner.action, draft.link = draft, "complement"
        asks = verb is not None and (verb.form == "asked" or "to" not in takes)
        if not owner.asked and owner.objects and "np+to" in takes and asks and draft.link == "complement":
            owner.asked, owner.objects = owner.objects, []
        draft.subject = tuple(owner.asked) or owner.subject
        draft.subject_from = "control"
        if owner.lemma == "be" and owner.objects and self.slot == "prep" and self.prep == "for":
            draft.subject = tuple(p.phrase for p in owner.preps if p.prep == "for")  # "a forum for women to meet"
        if group.voice == "passive" and draft.link == "purpose" and self.before == "X" and self.last is not None:
            told = held_or_made(self.tokens, self.last, group.lemma)  # "a seminar to be hosted by the Unit"
            draft.subject, draft.subject_from, draft.link = (told,), "participle", "participle"
        return draft

    def _asked_for(self, owner: FrameDraft, verb: Verb | None) -> None:
        """ "calls for parties to act", "stresses the need for States to act": they are the ones who are asked."""
        if self.slot != "prep" or not owner.preps or owner.preps[-1].prep != "for" or owner.asked or owner.action:
            return
        asks = verb is not None and verb.form == "asked" and not owner.objects
        if asks or (bool(owner.objects) and takes_to(self.tokens, owner.objects[-1])):
            while owner.preps and owner.preps[-1].prep == "for":  # "its call for Israel and Lebanon to act"
                owner.asked.insert(0, owner.preps.pop().phrase)
            self.slot = "asked"

    def _asker(self) -> FrameDraft | None:
        """The verb of asking that still waits for its act, over a relative or a parenthesis: "requests X, ..., to"."""
        frame = self.current
        for _ in range(4):
            verb = verb_of(frame.lemma) if frame is not None else None
            if frame is None or (verb is not None and verb.form == "asked"):
                return frame if frame is not None and frame.action is None and frame.form == "finite" else None
            if verb is not None and "np+to" in verb.takes and frame.objects and frame is not self.current:
                return frame if frame.action is None else None  # "help women who were abducted to return"
            if frame.link not in {"relative", "gerund", "participle"} or self.before not in {",", "v", "X"}:
                return None
            if frame.link == "gerund" and self.before != ",":
                return None
            frame = frame.parent
        return None

    def _is_action(self, owner: FrameDraft, takes: frozenset[str]) -> bool:
        if self.before in {"v", "J", ",", "&"} and not owner.objects:
            return True
        if self._reflexive(owner):
            return True
        if owner.asked and self.slot == "asked":
            return True
        if (owner.objects or owner.asked) and {"np+to", "upon+to"} & takes:
            verb = verb_of(owner.lemma)
            return self.slot in {"object", "asked"} or (verb is not None and verb.form == "asked")
        if owner.group.voice == "passive" and {"np+to", "upon+to"} & takes and self.slot == "prep":
            return self.prep not in {"for", "by"}  # "are obliged under the treaty to report"
        return self.last is not None and bool(owner.objects or owner.preps) and takes_to(self.tokens, self.last)

    def _reflexive(self, owner: FrameDraft) -> bool:
        """ "Commits itself to act": its object is its subject."""
        return len(owner.objects) == 1 and self.tokens.low[owner.objects[0].head] in _REFLEXIVES

    def _participle(self, group: Group, unit: str) -> FrameDraft:
        form = "gerund" if unit == "G" else "participle"
        draft = FrameDraft(group, form)
        owner = self.current
        if self.before == "s" and len(self.stack) > 1:  # "to act when planning", "unless agreed, ..."
            self.stack.pop()
        clause = self.stack[-1]
        added = self.before == "," and form == "participle" and self.slot in {"object", "prep"}
        told = said_of(self.tokens, self.last, group) if added and self.last is not None else None
        if self.before == "X" and self.last is not None:
            told = held_or_made(self.tokens, self.last, group.lemma)
        if told is not None:
            draft.subject = (told,)
            draft.subject_from, draft.link = "participle", "participle"
            draft.parent = owner
        elif owner is None or (clause.frame is None and self.before in {",", ";", "."}):
            clause.opened.append(draft)
            draft.link = "participle"
        else:
            draft.parent = owner
            draft.link = {"i": "gerund", "v": "complement"}.get(self.before, "participle")
            praised = self.before == "i" and self.prep in {"for", "on"} and owner.lemma in _PRAISING and owner.objects
            if self.before == "," and group.lemma in _CONSISTING and form == "gerund" and owner.objects:
                draft.subject, draft.subject_from = tuple(owner.objects[-1:]), "participle"
            elif not self._hangs_on_its_own(owner):
                draft.subject = tuple(owner.objects) if praised else tuple(owner.asked) or owner.subject
                draft.subject_from = "control"
            bare = not owner.objects or self._reflexive(owner)
            if self.before in {"v", "J"} or (self.before == "i" and self.prep == "to" and bare):
                owner.action = owner.action or draft
        return draft

    def _hangs_on_its_own(self, owner: FrameDraft) -> bool:
        """Whether a gerund says what a noun is of that a passive participle has no place for.

        In "the report requested in July a review of progress in implementing the Plan" no report implements.
        """
        if self.before == "i" and self.last is not None and self.tokens.low[self.last.head] in _WITHOUT_DOER:
            return True  # "keep the Council informed of progress in setting up the Office": the Council sets nothing up
        if self.before != "i" or owner.link != "participle" or owner.group.voice != "passive" or self.last is None:
            return False
        taken = [part.phrase for part in (*owner.preps, *owner.dates)]
        return self.last.start >= owner.group.end and self.last not in taken


_REFLEXIVES = word_set("reflexives")
_WITHOUT_DOER = frozenset({"progress", "options", "feasibility", "possibility", "modalities", "importance"})
_CONSISTING = frozenset({"comprise", "include", "consist", "encompass", "compose"})  # "a panel in Accra, comprising"
_PRAISING = word_set("verbs-of-praising")
