"""Turns forms in -ed that stand alone into pasts where the clause shows that they are no participles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph_build.reading.clauses.drafts import Clause
from graph_build.reading.clauses.second_looks import SecondLooks
from graph_build.reading.clauses.verb_groups import Group
from graph_build.reading.lexicon.forms import lemma_of
from graph_build.reading.lexicon.sets import word_set
from graph_build.reading.lexicon.verbs import verb_of
from graph_build.reading.records import Tokens

_NEAR = 9
_SOMEBODY_TO = re.compile(r"[JEAPNS]{1,5}z")
_PARTS = frozenset(";:.w&")  # between clauses
# Words that open a clause of their own, beside its pronouns.
_OPENING = frozenset({"since", "after", "before", "until", "till", "whose"})
_NEVER_PASSIVE = frozenset({"remain", "occur", "arise", "persist", "continue", "last", "resume"})
_SAYING = word_set("verbs-of-saying")
_ASKING = frozenset({"decide", "agree", "resolve", "undertake", "pledge", "promise", "commit"})
_OF_TWO = word_set("verbs-with-two-objects") | word_set("verbs-of-naming")


def has_main_verb(tokens: Tokens, groups: Sequence[Group]) -> bool:
    """Whether a finite verb stands outside relative, that- and circumstance clauses."""
    free = 0
    for group in groups:
        if group.unit != "F":
            continue
        inside = range(free, group.start)
        openers = [i for i in inside if tokens.tag[i] in "wts" or tokens.low[i] in _OPENING]
        closed = openers[-1:] == [0] and "," in tokens.tag[: group.start]  # "While the Board met, the Chair spoke"
        if not openers or closed:
            return True
        free = group.end
    return False


@dataclass(slots=True)
class Pasts(SecondLooks):
    """Tells pasts from participles by what a clause already has and what follows them."""

    def _as_finite(self, group: Group) -> Group | None:
        """The group as a verb of its clause, where it is no participle of another word."""
        past = group._replace(voice="active", tense="past", unit="F")
        if self._is_past(group) or self._goes_on_past(group) or self._opens_item(group):
            return past
        if self._asks_again(group):  # "took note of the plan and called upon States to act"
            self.stack = self.stack[:1]
            return past
        return self._passive_again(group)

    def _is_past(self, group: Group) -> bool:
        """A participle is the clause's past where the clause has no other verb and a subject stands before it."""
        clause = self.stack[-1]
        if clause.kind == "relative" and clause.frame is None and clause.subjects and self.before == "X":
            return True  # "the plan, which the Cabinet approved in May"
        main = self.stack[0]
        if self._says_that(group, clause) or self._fronted(group, clause):
            return True
        if self._closes_aside(group, clause):
            return True
        waits = clause is not main and main.frame is None and not main.subjects and clause.frame is not None
        if waits and self.promotes and self.separator == "," and self.before == "X" and self.slot in {"object", "prep"}:
            return True  # "In that text, which builds on others, the delegates called upon the Board to act"
        return (
            self.promotes and clause.kind == "main" and clause.frame is None and bool(clause.subjects)
            and self.before in {"X", ","} and self.tokens.low[group.end : group.end + 1] != ("by",)
            and not self._verb_follows(group)
        )  # fmt: skip

    def _closes_aside(self, group: Group, clause: Clause) -> bool:
        """ "The Union, whose chair is Malta, held its meeting": a subject waits, and a participle has no object."""
        main, following = self.stack[0], self.tokens.tag[group.end : group.end + 1]
        waits = main.frame is None and bool(main.subjects) and clause.kind == "relative" and clause.frame is not None
        return waits and self.before == "," and following in {"d", "o", "E"} and group.lemma not in _OF_TWO

    def _fronted(self, group: Group, clause: Clause) -> bool:
        """ "the Centre, which in October 2025 hosted the workshop": the pronoun waits behind a fronted date."""
        waits = clause.kind == "relative" and clause.frame is None and not clause.subjects
        return waits and clause.antecedent is not None and bool(clause.dates) and self.before == "X"

    def _says_that(self, group: Group, clause: Clause) -> bool:
        """ "Anna Berg, chair of the board, recalled that": no participle of saying goes on with "that"."""
        alone = clause.kind == "main" and clause.frame is None and bool(clause.subjects) and self.before in {"X", ","}
        following = self.tokens.tag[group.end : group.end + _NEAR].partition("t")
        told = bool(following[1]) and not following[0].strip("iOfdoqaJNSEAPmy9")  # "recalled at the summit that"
        return alone and told and group.lemma in _SAYING

    def _opens_item(self, group: Group) -> bool:
        """ "(b) adopted the guidelines": an item in small letters that goes on with the subject over its list."""
        if any(word[0].isalnum() for word in self.tokens.word[: group.start]) or self.frames:
            return False
        following = self.tokens.tag[group.end : group.end + 1]
        told = following in {"d", "o", "E", "A"} or (following == "z" and group.lemma in _ASKING)
        verb = verb_of(group.lemma)
        asks = verb is not None and verb.form == "asked"  # "(e) encouraged members to appoint"
        told = told or (asks and _SOMEBODY_TO.match(self.tokens.tag, group.end) is not None)
        return self.tokens.word[group.start][0].islower() and told and group.lemma not in _OF_TWO

    def _goes_on_past(self, group: Group) -> bool:
        """ "The Council met in May, adopted the plan and closed": a participle has no object of its own."""
        main = self.stack[0].frame
        if main is None or main is not self.current or len(self.stack) > 1 or main.group.modal:
            return False
        told = (main.form, main.group.tense, main.group.voice) == ("finite", "past", "active")
        if not told or self.before not in {",", "&", ",&"} or group.lemma in _OF_TWO:
            return False
        following = self.tokens.tag[group.end : group.end + 1]
        listed = self.before != "," or "&" in self.tokens.tag[group.end :]
        return listed and following in {"d", "o", "E"} and self.tokens.tag[group.end : group.end + 3].find("m") < 0

    def _passive_again(self, group: Group) -> Group | None:
        """ "The Board is authorized and directed to report": the second participle has the auxiliary of the first."""
        first = self.stack[-1].frame
        if first is None or first is not self.current or self.before != "&" or first.group.end != group.start - 1:
            return None
        told = first.form == "finite" and first.group.voice == "passive" and self.tokens.tag[first.group.end - 1] == "K"
        modal, tense = first.group.modal, first.group.tense
        return group._replace(voice="passive", modal=modal, tense=tense, unit="F") if told else None

    def _verb_follows(self, group: Group) -> bool:
        """Whether the clause's verb is a later one: "The plan signed in Oslo by both sides remained a draft"."""
        tags = self.tokens.tag
        later = tags.find("K", group.end)
        between = tags[group.end : later] if later > 0 else "."
        if any(tag in _PARTS for tag in between):
            return False
        return "B" in between or lemma_of(self.tokens.low[later], "K") in _NEVER_PASSIVE

    def _asks_again(self, group: Group) -> bool:
        """Whether a form in -ed after "and" is a second past of the main clause, by which its subject asks."""
        main, verb = self.stack[0].frame, verb_of(group.lemma)
        told = main is not None and main.form == "finite" and main.group.tense == "past" and not main.group.modal
        asks = verb is not None and verb.form == "asked" and self.before in {"&", ",&"}
        return told and asks and self.tokens.tag[group.end : group.end + 1] in set("OdqaoEAPpt")
