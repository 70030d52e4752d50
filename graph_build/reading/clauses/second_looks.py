"""Takes back roles that the next verb shows to be others: the last of a list is its subject, a main verb asks again."""

from __future__ import annotations

from dataclasses import dataclass

from graph_build.reading.clauses.drafts import FrameDraft
from graph_build.reading.clauses.lists import last_of
from graph_build.reading.clauses.roles import ASKED, Roles
from graph_build.reading.clauses.verb_groups import Group
from graph_build.reading.lexicon.sets import word_set
from graph_build.reading.lexicon.verbs import verb_of
from graph_build.reading.records import Phrase

_MANY_ARE = frozenset({"are", "were", "have"})
_NEAR = 4  # tokens
_THEIR_DOING = word_set("doings-of-their-noun")


@dataclass(slots=True)
class SecondLooks(Roles):
    """The roles of a sentence, with what a verb takes back of them."""

    def _asks_beside(self, group: Group) -> FrameDraft | None:
        """The main verb of a speaker that asks again: "they urge the parties to stop and call on Chad to act"; or that
        binds itself beside what it is for: "we agree to a truce to save lives, and intend to meet"."""
        main, verb = self.stack[0].frame, verb_of(group.lemma)
        if main is not None and verb is not None and self._binds_beside(main, verb.form, group.end):
            self.stack = self.stack[:1]
            return main
        if main is None or verb is None or verb.form != "asked" or main.group.modal or main.action is None:
            return None
        first = verb_of(main.lemma)
        plain = main.form == "finite" and self.tokens.tag[main.group.main] == "V" and main.group.lemma != group.lemma
        if not plain or first is None or first.form != "asked":
            return None
        self.stack = self.stack[:1]
        return main

    def _binds_beside(self, main: FrameDraft, form: str, end: int) -> bool:
        """Whether a promise behind ", and" goes with the main verb of "we", not with an act that says what for; and
        one to do what is "ours" behind "and" alone: "we commend efforts to report and commit to doing our part"."""
        we = len(main.subject) == 1 and self.tokens.low[main.subject[0].head] == "we"
        aside = self.current is not None and self.current is not main and self.current.link == "purpose"
        plain = main.form == "finite" and self.tokens.tag[main.group.main] == "V" and not main.group.modal
        ours = self.before == "&" and "our" in self.tokens.low[end : end + _NEAR]
        return form == "own" and we and plain and (ours or (self.before == ",&" and aside))

    def _is_alone(self, who: Phrase) -> bool:
        """Whether nobody but the last of the objects can act: "to carry out paragraph 45 and States to report"."""
        things = self.current.objects if self.current is not None and self.slot == "object" else []
        return len(things) > 1 and things[-1] is who and not any(p.cls in ASKED or p.cls == "" for p in things[:-1])

    def _main_waits(self) -> bool:
        """Whether the main clause still waits for its verb behind a relative that has one: "the two, which have worked
        together since May, intend to meet"."""
        main, inner = self.stack[0], self.stack[-1]
        several = bool(main.subjects) and (main.joined or main.subjects[-1].plural)
        told = inner.kind == "relative" and inner.frame is not None and not inner.frame.group.modal
        return main.frame is None and several and told

    def _new_subject(self, previous: FrameDraft) -> bool:
        """Whether a clause behind a comma has its own subject, of which a phrase says more: ", but work on the ground
        must go on"."""
        subjects = self.stack[-1].subjects
        behind = bool(subjects) and self.slot == "prep" and subjects[-1].start > previous.group.end
        return behind and self.tokens.tag[subjects[-1].start - 1] in "~,"

    def _given_back(self) -> tuple[Phrase, ...]:
        """The last thing of a list that turns out to be the subject of the next verb."""
        assert self.current is not None
        frame = self.current
        if self.slot == "prep":
            return (frame.preps.pop().phrase,) if frame.preps else ()
        things = frame.objects if self.slot == "object" else frame.asked
        return last_of(self.tokens, things, self.separator) if things else ()

    def _take_back(self, group: Group) -> None:
        """ "Implementing partners are asked": what looks like the object of the form in -ing is the subject."""
        clause, form = self.stack[-1], self.current
        opened = form is not None and form.form == "gerund" and clause.opened[-1:] == [form] and not clause.subjects
        if form is None or not opened or self.before != "X" or self.slot != "object" or len(form.objects) != 1:
            return
        many = self.tokens.low[group.start] in _MANY_ARE and form.objects[0].plural
        if many or (form.lemma in _THEIR_DOING and form.objects[0].cls in ASKED):
            clause.subjects, form.objects = form.objects, []
            clause.opened.pop()
