"""Turns a phrase into what the verb behind it is said of: the noun inside it, one that takes "to"."""

from __future__ import annotations

from graph_build.reading.clauses.drafts import FrameDraft
from graph_build.reading.clauses.verb_groups import Group
from graph_build.reading.lexicon.heads import head_of, singulars
from graph_build.reading.lexicon.sets import word_set
from graph_build.reading.records import Part, Phrase, Tokens

# Prepositions that belong to a noun of action right before them, and not to the verb of the clause.
_OF_DOINGS = frozenset({"by", "of"})
_RIGHT_BEHIND = frozenset({"f", "i", "O", "B", "&", "&f", "&i", "&O", "&B", ",", ",&"})
_NOUNS_WITH_TO = word_set("nouns-with-to")
_HELD = frozenset({"meeting", "conference", "summit", "debate", "training", "event", "visit"})
_MADE = frozenset(
    {"communique", "statement", "plan", "strategy", "treaty", "letter", "resolution", "report", "law", "policy"}
)
_FOUNDED = frozenset({"body", "organisation", "mission", "partnership", "network"})
_FITTING = {
    **dict.fromkeys(("establish", "create", "found", "form"), _FOUNDED),
    **dict.fromkeys(("chair", "co-chair", "head"), _HELD | _FOUNDED),
    **dict.fromkeys(("hold", "convene", "organise", "organize", "host"), _HELD),
    **dict.fromkeys(("sign", "adopt", "issue", "publish", "endorse", "approve", "conclude", "launch"), _MADE),
}


def held_or_made(tokens: Tokens, phrase: Phrase, lemma: str) -> Phrase:
    """The part of a phrase that a participle behind it is said of: "report of the meeting held in Oslo".

    A meeting is held and a text is signed, whatever noun of another kind stands before "of" it.
    """
    fits = _FITTING.get(lemma)
    if fits is None or not phrase.parts or _is_of(tokens, phrase, fits):
        return phrase
    if phrase.cls == "open" and tokens.word[phrase.head][0].isupper():  # "the Package of Aid for the Accord signed"
        return phrase
    inner = phrase.parts[-1].phrase
    while inner.parts and not _is_of(tokens, inner, fits):
        inner = inner.parts[-1].phrase
    return inner if inner.end == phrase.end and _is_of(tokens, inner, fits) else phrase


def said_of(tokens: Tokens, phrase: Phrase, group: Group) -> Phrase | None:
    """The part of the phrase before a comma that a participle behind it is said of: "the dialogue, held in Oslo".

    None where it may be said of the subject: no meeting is in it that is held, no text that is signed.
    """
    fits = _FITTING.get(group.lemma)
    if fits is None or group.voice != "passive" or phrase.end != group.start - 1:
        return None
    found = held_or_made(tokens, phrase, group.lemma)
    return found if _is_of(tokens, found, fits) else None


def _is_of(tokens: Tokens, phrase: Phrase, fits: frozenset[str]) -> bool:
    head = head_of(tokens.low[phrase.head])
    return head is not None and head.cls in fits


def takes_to(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a noun takes a verb after "to": "the need to act"."""
    return bool(set(singulars(tokens.low[phrase.head])) & _NOUNS_WITH_TO)


def hangs_on(doing: FrameDraft, part: Part, tags: str) -> bool:
    """Whether a noun of action has the phrase right behind it for itself: "the adoption by the Board of the plan".

    What another preposition governs it shares with the verb of the clause.
    """
    if tags[doing.end : part.phrase.start] not in _RIGHT_BEHIND:
        return False
    doing.take(part)
    return part.prep in _OF_DOINGS


def depends(tokens: Tokens, frame: FrameDraft | None, part: Part) -> bool:
    """ "Subject to assessment by the Board": the Board assesses, and does nothing of the verb before."""
    last = frame.preps[-1] if frame is not None and frame.preps else None
    if part.prep != "by" or last is None or last.prep != "to":
        return False
    return last.phrase.end == part.phrase.start - 1 and tokens.low[last.phrase.start - 2] == "subject"
