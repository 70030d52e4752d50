"""Tells what of a list goes on behind an example between commas, and what of it is the subject of the next verb."""

from __future__ import annotations

from graph_build.reading.clauses.drafts import Clause, FrameDraft
from graph_build.reading.lexicon.sets import word_set
from graph_build.reading.records import Phrase, Tokens

_IN_PARTICULAR = word_set("words-in-particular")
_GIVING = frozenset({"provide", "submit", "present", "give", "send", "transmit", "communicate", "convey", "supply"})
_OPENS = frozenset({"a", "an", "the"})
_HOLDING = frozenset({"be", "become"})
_ITS_OWN = frozenset({"those", "these"})


class Aside:
    """What stood open before an example: the frame that takes things, as what, and the clauses around it."""

    def __init__(self, slot: str, prep: str, current: FrameDraft | None, depth: int) -> None:
        self.slot = slot
        self.prep = prep
        self.current = current
        self.depth = depth

    def goes_on(self, before: str, phrase: Phrase, stack: list[Clause]) -> bool:
        """Whether a named one behind the example goes on with the list before it: ", the Mission and the Group"."""
        return before in {",", ",&"} and phrase.det != "" and phrase.capital and len(stack) >= self.depth


def gives_example(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase is told to be one in particular of those before it."""
    at = phrase.start - 1
    return at > 0 and tokens.low[at] in _IN_PARTICULAR and tokens.tag[at - 1] == ","


def only_points(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether an example is of nobody who was not named before: "particularly those"."""
    return phrase.cls == "pronoun" and tokens.low[phrase.head] in _ITS_OWN


def held_next(frame: FrameDraft, phrase: Phrase, before: str) -> FrameDraft | None:
    """A further verb for the second of two posts, behind the time of the first: "was Envoy until 2031 and Chair"."""
    posts = frame.lemma in _HOLDING and bool(frame.objects) and frame.objects[-1].cls == phrase.cls == "post"
    if not posts or before not in {",", "&", ",&"} or not (frame.preps or frame.dates):
        return None
    draft = FrameDraft(frame.group, frame.form, parent=frame, link="shared")
    draft.subject, draft.subject_from = frame.subject, "shared"
    return draft


def governs_too(tokens: Tokens, last: Phrase | None) -> bool:
    """Whether a further state behind "and of" has the same before it: "the Governments of Chad and of all States"."""
    return last is not None and tokens.low[last.head] == "governments"


def last_of(tokens: Tokens, things: list[Phrase], separator: str) -> tuple[Phrase, ...]:
    """Takes the last of the things, or the last two where "and" joins them and a comma stands before the first."""
    last = things.pop()
    first = things[-1] if separator == "&" and len(things) > 1 and things[-1].end + 1 == last.start else None
    listed = first is not None and first.start > 0 and tokens.tag[first.start - 1] == ","
    return (things.pop(), last) if listed else (last,)


def is_given_to(verb: FrameDraft, phrase: Phrase) -> bool:
    """Whether what is given stands behind the one who gets it: "to provide to the Board any updates"."""
    given = verb.lemma in _GIVING and verb.form in {"infinitive", "base", "finite"} and phrase.cls != "time"
    return given and bool(phrase.det) and all(part.prep == "to" for part in verb.preps)


def waits_for(tokens: Tokens, frame: FrameDraft, phrase: Phrase, before: str) -> bool:
    """Whether the object comes behind what stands between commas: "to name, after talks with the Union, an Envoy"."""
    group = frame.group
    apart = before == "," and tokens.tag[group.end : group.end + 1] == "," and bool(frame.preps or frame.dates)
    bare = group.voice == "active" and not frame.objects and not frame.asked and frame.action is None
    waits = frame.form in {"infinitive", "base"} or frame.lemma == "be"  # "is, since 2014, the Envoy"
    return apart and bare and waits and phrase.det in _OPENS
