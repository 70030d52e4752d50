"""Turns a pair of commitments into what differs between them, as far as the words of the two texts differ too."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from graph_build.extract.folding import fold
from graph_build.graph.versions.align import words_of
from graph_build.graph.versions.ends import days_in, days_moved, ends_told
from graph_build.graph.versions.figures import figures_changed
from graph_build.graph.versions.parties import is_of_a_state
from graph_build.graph.versions.passages import MANNER, SMALL, Wording, content, in_common, tokens
from graph_build.graph.versions.records import Actors, Change, Version, VersionCommitment, levels
from graph_build.graph.versions.runs import Run, goes_on, initials, matter_of, replaced, runs, runs_told, short_forms
from graph_build.graph.versions.scheme import rank_of
from graph_build.graph.versions.spans import Spans, own_words

# The share of the words of the shorter side that both have, for strengths of the two to be compared.
_ONE_MATTER: Final = 0.5
_OF_WEIGHT: Final = frozenset({"strengthened", "weakened", "act-changed"})
# As many words open a commitment; where its weight changed they say so again.
_OPENING: Final = 5
# So many words beside the names of those addressed are matter of their own.
_MATTER: Final = 3
# So many content words of a run, beside those of which something else tells, are what another run stands for.
_APART: Final = 2
# So many content words together tell by themselves where they stand, and from this score on they stand there.
_LONG: Final = 8
_MOVED: Final = 0.6
# The share of the content of a run of words that the other side has not, for it to tell of more or of less.
_NEW: Final = 1 / 3
# So many words of a name, and this share of them in the other quote, tell that it is spoken of there.
_NAMED_AT_LENGTH: Final = 4
_NAMED: Final = 0.75
# Content words on each side from which a wording is wider and narrower at once, and not another way to say it.
_MUCH: Final = 4
_OF_TIME: Final = frozenset(
    {
        "every", "year", "years", "yearly", "month", "months", "monthl", "week", "weeks", "day", "days", "annual",
        "januar", "februa", "march", "april", "may", "june", "july", "august", "septem", "octobe", "novemb",
        "decemb", "quarte",
    }
)  # fmt: skip
# The openings of kinds that tell of days.
_TIMED: Final = ("due", "recurrence", "end-", "date-")
# A length of time that is counted from something, and words that make what follows them a place.
_SPANS: Final = re.compile(r"\b(?:\d{1,3}|[a-z]+)[- ](?:days?|weeks?|months?|years?)\b")
_PLACE: Final = re.compile(r"\b(?:or|areas?|places?|regions?),? $")
_POINTS_BACK: Final = re.compile(r"\bin (?:this|that) (?:area|context|matter|regard|respect)\b")
_OF_ITS_STATE: Final = frozenset({"government", "authorities", "national authorities"})
# Words for somebody named before: what is to be done hangs on a verb that stands there, too.
_SOMEBODY: Final = frozenset({"they", "it", "he", "she"})
# Openings by which one request follows another; they weigh nothing.
_CONNECTIVES: Final = frozenset({"further", "also", "again"})


class Texts:
    """The provisions of a version with those above them, so that what a chapeau says counts for its items."""

    def __init__(self, version: Version) -> None:
        self._by_number = {one.number: one.text for one in reversed(version.provisions)}
        self.whole = version.whole
        self.spans = Spans(version)
        self._wording = Wording(version.provisions)
        self._stated = {one.provision.number for one in version.commitments}

    def around(self, commitment: VersionCommitment) -> list[str]:
        """The words of the commitment's provision, in order, and those of all above it."""
        provision = commitment.provision
        above = (self._by_number[number] for number in levels(provision.number) if number in self._by_number)
        return [token.word for text in (provision.text, *above) for token in tokens(text)]

    def says(self, words: str) -> bool:
        """Whether the text has many words together somewhere, so that they moved and are not lost."""
        found = self._wording.nearest(words) if len(content(words)) >= _LONG else None
        return found is not None and found.score >= _MOVED

    def hangs_on_another(self, commitment: VersionCommitment) -> bool:
        """Whether a commitment above hands its act down, so that what changed in it is told there."""
        inherited = not commitment.verb or fold(commitment.verb) not in fold(commitment.quote)
        return inherited and any(number in self._stated for number in levels(commitment.provision.number))


@dataclass(frozen=True)
class Differences:
    """A pair of commitments and the texts around them."""

    old: VersionCommitment
    new: VersionCommitment
    old_texts: Texts
    new_texts: Texts

    @cached_property
    def _before(self) -> Counter[str]:
        return Counter(self.old_texts.around(self.old))

    @cached_property
    def _after(self) -> Counter[str]:
        return Counter(self.new_texts.around(self.new))

    @cached_property
    def _known(self) -> bool:
        """Whether all words of both texts are known, so that a change of reading without one of words is none."""
        return self.old_texts.whole and self.new_texts.whole

    @property
    def reworded(self) -> bool:
        """Whether the words of the two differ, of their quotes or of what follows these."""
        sides = (self.old.quote, self.new.quote), (self._whole(self.old), self._whole(self.new))
        return any(words_of(one) != words_of(other) for one, other in sides)

    def _whole(self, commitment: VersionCommitment) -> str:
        texts = self.old_texts if commitment is self.old else self.new_texts
        return texts.spans.text(commitment)

    def changes(self) -> list[Change]:
        """All that changed, in no order; nothing where both texts say the same words in the same order."""
        if self._known and self.old_texts.around(self.old) == self.new_texts.around(self.new):
            return []
        before, after = self.old_texts.spans.text(self.old), self.new_texts.spans.text(self.new)
        days = [*days_moved(self.old, self.new, before, after)]
        parts = [*self._weight(), *self._parts(ends_told(days)), *days, *self._actors(), *self._qualifiers()]
        parts += figures_changed(self.old, self.new, before, after)
        parts += [*self._reach(parts)]
        return [*parts, *self._other_words(parts, before, after)] if parts else []

    def _other_words(self, parts: Sequence[Change], before: str, after: str) -> Iterator[Change]:
        """The words that stand for others, where other changes are told and none of them tells of these."""
        told = _words_of(parts) | self._actor_words | MANNER
        told |= _OF_TIME if any(change.kind.startswith(_TIMED) for change in parts) else frozenset()
        weighed = any(change.kind in _OF_WEIGHT for change in parts)
        found = [
            (left, come)
            for place, left, come in replaced(before, after)
            if _tell(left, told) and _tell(come, told) and not (weighed and place < _OPENING)
        ]
        if found:
            left, come = ("; ".join(words) for words in zip(*found, strict=True))
            yield Change("reworded", self.old, self.new, left, come)

    def _weight(self) -> Iterator[Change]:
        """A change of act, or of strength within one act; strengths of two acts are never compared."""
        old, new = self.old, self.new
        inherited = self.old_texts.hangs_on_another(old) and self.new_texts.hangs_on_another(new)
        named = not {old.quote.partition(" ")[0].lower(), new.quote.partition(" ")[0].lower()} & _SOMEBODY
        if inherited or not named or in_common(old.quote, new.quote) < _ONE_MATTER:
            return
        if old.act != new.act:
            if _opening(old.quote) == _opening(new.quote) == "decide":  # "that it shall remain", "that it be adjusted"
                return
            yield Change("act-changed", old, new, f"{old.act}, {old.strength}", f"{new.act}, {new.strength}")
            return
        before, after = rank_of(old.strength), rank_of(new.strength)
        if before != after:
            yield Change("strengthened" if after > before else "weakened", old, new, old.strength, new.strength)

    def _parts(self, ends: frozenset[str]) -> Iterator[Change]:
        old, new = self.old, self.new
        if not {old.due.rpartition("/")[2], new.due.rpartition("/")[2]} & ends:
            yield from self._due()
        yield from self._value("recurrence", "changed", old.recurrence, new.recurrence)
        yield from self._value("condition", "changed", *(_condition(one) for one in (old, new)))

    def _due(self) -> Iterator[Change]:
        """The date by which it is due; one that is counted from the day of the text moves with it and is no change."""
        old, new = self.old, self.new
        before, after = self.old_texts.spans.text(old), self.new_texts.spans.text(new)
        due = old.due, new.due
        if any(due):  # where one side alone has one, the other may name its day behind the quote
            due = old.due or _only_day(before), new.due or _only_day(after)
        counted = self._known and all(due) and due[0][:4] not in before and due[1][:4] not in after
        if not (counted and _SPANS.findall(before) == _SPANS.findall(after)):
            yield from self._value("due-date", "moved", *due)

    def _value(self, part: str, other: str, before: str, after: str) -> Iterator[Change]:
        kind = other if before and after else "added" if after else "removed"
        told = self._after - self._before if kind == "added" else self._before - self._after
        if before != after and (told or kind == other or not self._known):
            yield Change(f"{part}-{kind}", self.old, self.new, before, after)

    def _actors(self) -> Iterator[Change]:
        inherited = self.old_texts.hangs_on_another(self.old) and self.new_texts.hangs_on_another(self.new)
        if not inherited and self._others(self.old.bearer, self.new.bearer):
            yield Change("bearer-changed", self.old, self.new, str(self.old.bearer), str(self.new.bearer))
        if not self._within_more and self._others(self.old.addressee, self.new.addressee):
            yield Change("addressee-changed", self.old, self.new, str(self.old.addressee), str(self.new.addressee))

    def _others(self, before: Actors, after: Actors) -> bool:
        """Whether one side alone names an actor, and in words of which the other side has fewer."""
        if before.names == after.names:  # what no list knows has an address of its own in each document
            return False
        if not self._known:
            return before.identity != after.identity
        left = [words for one, words in before.words if one not in after.identity]
        come = [words for one, words in after.words if one not in before.identity]
        if _shorter(left, come) or _shorter(come, left):
            return False
        left, come = _not_in(self.new.quote, left), _not_in(self.old.quote, come)
        return any(_fewer(words, self._before, self._after) for words in left) or any(
            _fewer(words, self._after, self._before) for words in come
        )

    @cached_property
    def _within_more(self) -> tuple[str, ...]:
        """The addressees that one side has more, where they came with other matter: more is said, not to others."""
        old, new = self.old.addressee, self.new.addressee
        left = _not_in(self.new.quote, [words for one, words in old.words if one not in new.identity])
        come = _not_in(self.old.quote, [words for one, words in new.words if one not in old.identity])
        if bool(left) == bool(come):
            return ()
        sides = (self.old.quote, self.new.quote) if come else (self.new.quote, self.old.quote)
        named = frozenset().union(*(content(words) for one in (old, new) for _, words in one.words))
        more = [content(words) for _, words in runs(*sides)]
        apart = [any(content(name) & run and len(run - named) >= _MATTER for run in more) for name in left or come]
        return tuple(left or come) if all(apart) else ()

    def _qualifiers(self) -> Iterator[Change]:
        old, new = set(self.old.qualifiers) - _CONNECTIVES, set(self.new.qualifiers) - _CONNECTIVES
        for name in sorted(new - old):
            if not self._known or (
                not self._is_elsewhere(name, self.new)
                and (_fewer(name, self._after, self._before) or not _has(name, self._after))
            ):
                yield Change("qualifier-added", self.old, self.new, "", name)
        for name in sorted(old - new):
            if not self._known or (
                not self._is_elsewhere(name, self.old)
                and (_fewer(name, self._before, self._after) or not _has(name, self._before))
            ):
                yield Change("qualifier-removed", self.old, self.new, name, "")

    def _is_elsewhere(self, words: str, side: VersionCommitment) -> bool:
        """Whether words stand in the paragraph of a commitment and not in what is the commitment's own."""
        around = self._before if side is self.old else self._after
        return _has(words, around) and not _has(words, Counter(token.word for token in tokens(self._whole(side))))

    def _reach(self, parts: Sequence[Change]) -> Iterator[Change]:
        """A wider or a narrower wording: content is added or gone, or much on both sides, told by no other change.

        What was put in, or left out, where the other side has no words tells by itself; what stands for other words
        only where those say nothing. What follows the quotes tells of what was put in or left out.
        """
        come, put_in, come_aside = self._runs(self.old, self.new, parts)
        left, left_out, left_aside = self._runs(self.new, self.old, parts)
        if not any(change.kind == "bearer-changed" for change in parts):
            told = _words_of(parts)
            tails = self.old_texts.spans.tail(self.old), self.new_texts.spans.tail(self.new)
            first = not come and not left
            put = _more(tails[0], tails[1], self.old_texts, told | set(self._before), first=first)
            out = _more(tails[1], tails[0], self.new_texts, told | set(self._after), first=first)
            come, put_in = _joined((come, put_in), put)
            left, left_out = _joined((left, left_out), out)
        both = all(sum(len(content(words)) for words in side) >= _MUCH for side in (come, left))
        wider = come if come and (both or not (left or left_aside)) else put_in
        narrower = left if left and (both or not (come or come_aside)) else left_out
        if wider:
            yield Change("extended", self.old, self.new, "", "; ".join(wider))
        if narrower:
            yield Change("narrowed", self.old, self.new, "; ".join(narrower), "")

    def _runs(
        self, one: VersionCommitment, other: VersionCommitment, parts: Sequence[Change]
    ) -> tuple[list[str], list[str], bool]:
        """The runs of words that the other side has more, without those of which another change tells; those of them
        that stand for no other words; and whether any left aside stands for other words."""
        told = _words_of(parts) | self._actor_words
        told |= _OF_TIME if any(change.kind.startswith(_TIMED) for change in parts) else frozenset()
        weighed = any(change.kind in _OF_WEIGHT for change in parts)
        beyond = _beyond(other, one) - MANNER
        texts = self.old_texts if one is self.old else self.new_texts
        said = texts.spans.text(one)
        beyond -= short_forms(other.quote, said) | {token.word for token in tokens(said)}
        found = [
            run
            for run in runs_told(self._own(one), self._own(other))
            if _mostly_new(run.words, content(run.words) & beyond)
            and not (weighed and run.place < _OPENING)
            and not texts.says(run.words)
        ]
        apart = [run for run in found if not content(run.words) & told]
        apart = apart or [run for run in found if goes_on(run, told, self._actor_words - _words_of(parts), beyond)]
        aside = any(run.instead and len(content(run.words) - told) >= _APART for run in found if run not in apart)
        return [run.words for run in apart], [run.words for run in apart if not run.instead], aside

    def _own(self, commitment: VersionCommitment) -> str:
        """The quote to where its text goes on to say something else, without what only points back."""
        return _POINTS_BACK.sub("", own_words(commitment.quote))

    @cached_property
    def _actor_words(self) -> set[str]:
        sides = (self.old, self.new)
        named = (words for one in sides for actors in (one.bearer, one.addressee) for _, words in actors.words)
        told = (words for words in (*named, self.old.verb, self.new.verb) if words not in self._within_more)
        return {token.word for words in told for token in tokens(words)} - SMALL


def _opening(quote: str) -> str:
    """The word with which a commitment begins, behind what joins it to another."""
    words = [token.word for token in tokens(quote)]
    return next((word for word in words if word not in SMALL | _CONNECTIVES | MANNER), "")


def _condition(commitment: VersionCommitment) -> str:
    """What a commitment depends on; "or where there are threats" tells of a place."""
    place = commitment.quote.find(commitment.condition) if commitment.condition.startswith("where ") else -1
    return "" if place > 0 and _PLACE.search(commitment.quote, 0, place) else commitment.condition


def _only_day(text: str) -> str:
    """The day by which a wording asks for something, where it names one alone."""
    found = [day.edtf for day in days_in(text) if day.role == "by"]
    return found[0] if len(found) == 1 else ""


def _not_in(quote: str, names: Sequence[str]) -> list[str]:
    """The names without those whose words a quote has, though they were read as another's there."""
    there = Counter(token.word for token in tokens(quote))
    return [
        words
        for words in names
        if not (_has(words, there) or _mostly(content(words), there) or fold(initials(words)) in there)
    ]


def _mostly(words: Set[str], there: Counter[str]) -> bool:
    return len(words) >= _NAMED_AT_LENGTH and len(words & there.keys()) >= _NAMED * len(words)


def _words_of(changes: Sequence[Change]) -> set[str]:
    """The words that changes tell as before and after."""
    return {token.word for change in changes for token in tokens(f"{change.before} {change.after}")}


def _more(one: str, other: str, texts: Texts, known: Set[str], *, first: bool) -> tuple[list[str], list[str]]:
    """The runs that what follows one quote has more than what follows the other, with words that are not known; and
    those of them that stand for no other words. Where the quotes differ, the latter alone tell."""
    beside = MANNER | _OF_TIME
    found: list[Run] = []
    for run in runs_told(one, other):
        words = content(run.words) - beside
        fresh = [word for word in words if not word[0].isdigit() and word not in known]
        if fresh and len(fresh) >= _NEW * len(words) and not texts.says(run.words):
            found.append(run)
    put_in = [run.words for run in found if not run.instead]
    return ([run.words for run in found] if first else put_in), put_in


def _mostly_new(words: str, fresh: Set[str]) -> bool:
    """Whether enough of a run of words is new; beside several new words cited numbers say nothing."""
    return 0 < len(fresh) >= _NEW * len(matter_of(words) if len(fresh) >= _APART else content(words) - MANNER)


def _tell(words: str, told: Set[str]) -> bool:
    """Whether words have content of which nothing is told yet, and that is no figure."""
    return any(not word[0].isdigit() and word not in told for word in content(words))


def _joined(one: tuple[list[str], list[str]], other: tuple[list[str], list[str]]) -> tuple[list[str], list[str]]:
    return [*one[0], *other[0]], [*one[1], *other[1]]


def _beyond(one: VersionCommitment, other: VersionCommitment) -> frozenset[str]:
    """Words of one side that neither the other quote has nor the passage of its provision that is likest to it."""
    found = Wording((other.provision,)).nearest(one.quote)
    there = tokens(f"{other.quote} {found.passage.quote if found else ''}")
    words = content(one.quote) - {token.word for token in there}
    return frozenset(word for word in words if not word[0].isdigit())


def _shorter(names: Sequence[str], others: Sequence[str]) -> bool:
    """Whether all names are the others without whose they are: "the Government" for "the Government of Liberia".

    Of several ("these governments") some of the others may be called in another way.
    """
    whole = list(others)
    found = [[other for other in whole if _short_for(name, other)] for name in names]
    several = all(name.endswith("s") for name in names)
    return bool(names) and all(found) and (several or len({one for row in found for one in row}) == len(whole))


def _short_for(name: str, other: str) -> bool:
    """Whether a name is another without whose it is, or its first letters."""
    letters = "".join(word[0] for word in other.split() if word[0].isupper())
    called, whole = name.lower(), other.lower()
    of_a_state = called in _OF_ITS_STATE and is_of_a_state(other)  # "Government" for "Ivorian authorities"
    return whole.startswith(f"{called} of ") or of_a_state or (len(name) > 1 and name == letters)


def _fewer(words: str, here: Counter[str], there: Counter[str]) -> bool:
    """Whether a text has a word of a name less often than the other."""
    return any(there[token.word] < here[token.word] for token in tokens(words) if token.word not in SMALL)


def _has(words: str, text: Counter[str]) -> bool:
    return all(token.word in text for token in tokens(words))
