"""Turns a frame with a deontic head into the reason why it can be no commitment, None where nothing says so."""

from __future__ import annotations

from graph_build.reading.lexicon.heads import head_of
from graph_build.reading.lexicon.sets import word_set
from graph_build.reading.records import Frame, Phrase, Tokens

_OPINIONS = word_set("opinions")
_INSISTS = word_set("opinions-that-insist")
_JUDGING = frozenset({"consider"})
_ALONE = frozenset({"person", "post", "pronoun", "group"})
_DENIABLE = frozenset({"will", "'ll"})
_NOBODY = frozenset({"no", "neither"})
_NO_ACTS = word_set("verbs-of-no-duty") | word_set("states-of-being")
_NEEDING = frozenset({"have", "need"})
_NOTHING = frozenset({"nothing", "none", "nobody"})
_FORBIDDING = frozenset({"should", "must", "shall"})
_CONTRASTING = frozenset({"while", "whereas", "whilst"})
_POINTING = frozenset({"this", "that", "it", "these", "which", "who"})
_BINDING = frozenset({"Obligation", "Encouragement"})
_STATES = word_set("states-of-being")
_TEXTS = word_set("classes-that-bind")
_FAILING = word_set("verbs-of-failing")
_GUIDING = word_set("verbs-of-guiding")
_ACTING = frozenset({"person", "state", "open", "body", "organisation", "pronoun"})
_HELPING = frozenset({"enhance", "enable", "allow", "strengthen", "improve", "increase", "boost", "facilitate"})
_HOPES = frozenset({"hope", "belief", "conviction", "confidence", "expectation", "view", "wish"})
_ENSURING = word_set("verbs-of-ensuring")
_ASKING_WORDS = frozenset({"how", "why"})
_DUTY = frozenset({"duty", "obligation", "responsibility"})
_SPEAKING = word_set("pronouns-that-act")


def unread_reason(tokens: Tokens, frame: Frame, frames: list[Frame]) -> str | None:
    """Why the frame's words bind and ask nobody, one word or two; None where they may."""
    parent = frames[frame.parent] if frame.parent is not None else None
    if frame.link == "relative" and _is_question(tokens, frame):
        return "question"
    if (frame.link == "condition" and not _contrasts(tokens, frame)) or _is_inverted(frame):
        return "condition"
    opinion = parent is not None and frame.link == "that" and parent.lemma in _OPINIONS
    if parent is not None and opinion and not _insists(tokens, frame, parent):
        return f"within {parent.lemma}"
    if parent is not None and frame.link == "that" and parent.lemma in _ENSURING and frame.modal in {"will", "'ll"}:
        return f"within {parent.lemma}"
    if parent is not None and frame.link in {"that", "relative"} and _hopes(tokens, parent):
        return "within a hope"
    return _of_frame(tokens, frame, frames)


def _is_question(tokens: Tokens, frame: Frame) -> bool:
    """ "The letters on how the Unions will work together": what is told of is how, not that they will."""
    subjects = frame.subjects
    at = subjects[0].start - 1 if subjects else 0
    if at > 0 and tokens.low[at] == "what":  # "The plan sets out what Chile will do"
        return frame.lemma == "do"
    return at > 0 and tokens.low[at] in _ASKING_WORDS and tokens.tag[at - 1] != "b"  # "That is why we will publish"


def _contrasts(tokens: Tokens, frame: Frame) -> bool:
    """ "Norway is to lead, while Chile should pay": no condition of the other."""
    subjects = frame.subjects
    return bool(subjects) and subjects[0].start > 0 and tokens.low[subjects[0].start - 1] in _CONTRASTING


def _is_inverted(frame: Frame) -> bool:
    """ "Should the situation change, the Board may act": the modal opens a condition, also behind a dependent one."""
    alone = frame.modal == "should" and frame.trigger == frame.start
    return alone and (frame.start == 0 or bool(frame.patient))


def _hopes(tokens: Tokens, parent: Frame) -> bool:
    """ "Expressing its hope that the parties will continue": nobody is bound."""
    return parent.lemma == "express" and any(tokens.low[p.head] in _HOPES for p in parent.patient)


def _of_frame(tokens: Tokens, frame: Frame, frames: list[Frame]) -> str | None:
    """What the clause itself says against it."""
    first = frames[frame.parent] if frame.parent is not None and frame.link == "shared" else frame
    relative = first.link == "relative" and not frame.modal
    if relative and (_restricts(tokens, frame, first) or _describes(tokens, frame)):
        return "restrictive clause"
    if frame.lemma in _FAILING and not frame.patient and not any(_is_somebody(tokens, p) for p in frame.agent):
        return "effect"
    if _is_denied(tokens, frame):
        return "denied"
    if frame.modal == "must" and frame.voice == "active" and frame.lemma.startswith("be "):
        able = frame.lemma == "be able" and frame.action is not None and any(can_act(tokens, p) for p in frame.agent)
        return None if able else "state"
    if (
        not frame.modal
        and frame.lemma != "be"
        and _is_undertaken(frame)
        and tokens.low[frame.agent[0].head] in _POINTING
        and not _binds_another(tokens, frame, frames)
    ):
        return "effect"
    goes_on = frame.lemma == "continue" and frame.action is not None and frames[frame.action].voice == "passive"
    return _of_will(tokens, frame) if frame.modal in {"will", "'ll"} and not goes_on else None


def _is_somebody(tokens: Tokens, phrase: Phrase) -> bool:
    return phrase.cls in _ACTING or (phrase.cls not in _TEXTS and can_act(tokens, phrase))


def _binds_another(tokens: Tokens, frame: Frame, frames: list[Frame]) -> bool:
    """ "It commits the Government to report": the text that is meant binds somebody."""
    acts = frame.action is not None and frames[frame.action].form == "infinitive"
    return acts and frame.lemma == "commit" and any(can_act(tokens, p) for p in frame.patient)


def _describes(tokens: Tokens, frame: Frame) -> bool:
    """Whether a relative clause says what a thing does: "a culture that encourages"; not "the Charter, which asks"."""
    asks = frame.deontic is not None and frame.deontic.form == "asked"
    opened = tokens.low[frame.start - 1] in {"who", "that"} and tokens.low[frame.start - 2] != ","
    if asks and opened and frame.action is None and not any(p.capital for p in frame.agent):
        return True  # "those who order rape"
    added = tokens.low[frame.start - 2 : frame.start] == (",", "which") and frame.action is not None
    speaks = added and any(p.capital and p.cls in _TEXTS for p in frame.agent)
    return asks and not speaks and not any(can_act(tokens, p) for p in frame.agent)


def _is_denied(tokens: Tokens, frame: Frame) -> bool:
    """ "Will not act", "must not be", "nothing shall": nothing is to be done."""
    nobody = [tokens.low[p.head] for p in frame.agent + frame.patient if p.cls == "pronoun"]
    if frame.modal in _FORBIDDING and nobody == ["nobody"]:  # "nobody should be left to": it is asked of all
        return False
    yet = frame.lemma in {"have", "be"} and "yet" in tokens.low[frame.start : frame.stop + 1]  # "has yet to be costed"
    if yet or not _NOTHING.isdisjoint(nobody) or (frame.modal in _DENIABLE and _is_of_nobody(tokens, frame)):
        return True
    if frame.polarity or frame.deontic is None:
        return False
    denied = "not" in tokens.low[frame.start : frame.stop]
    forbidden = frame.modal in _FORBIDDING and _forbids(tokens, frame)
    told = frame.modal in _DENIABLE or frame.modal in _FORBIDDING
    return frame.deontic.strength == "Aim" or (denied and told and not forbidden)


def _is_of_nobody(tokens: Tokens, frame: Frame) -> bool:
    """ "Neither the Board nor the Ministry will send": nobody does."""
    subjects = frame.subjects
    first = subjects[0].start if subjects else 0
    before = tokens.low[first - 1] if first else ""
    neither = before in _NOBODY or "neither" in tokens.low[frame.start : frame.stop + 1]
    return neither or any(p.det in _NOBODY for p in subjects)


def _forbids(tokens: Tokens, frame: Frame) -> bool:
    """Whether a denial forbids an act: "parties must not use schools"; not "must not wait"."""
    if frame.lemma.startswith("be "):
        return frame.modal == "should"  # "the work should not be half-hearted"
    told = frame.voice == "passive" and frame.link == "relative"  # "data, which must not be shown to others"
    if told or frame.lemma in _NO_ACTS or (frame.voice == "active" and not (frame.patient or frame.preps)):
        return False
    return frame.voice == "passive" or any(can_act(tokens, p) for p in frame.agent)


def _is_undertaken(frame: Frame) -> bool:
    return frame.deontic is not None and frame.deontic.strength == "Undertaking" and bool(frame.agent)


def _restricts(tokens: Tokens, frame: Frame, first: Frame) -> bool:
    """Whether a relative clause tells which one is meant: "those who are responsible for", "the tools they need"."""
    opened = tokens.low[frame.start - 1] in {"who", "that", "which"} and tokens.low[frame.start - 2] != ","
    own = frame.deontic is not None and frame.deontic.form in {"own", "whose"}
    contact = frame.subject_from == "adjacent" and own
    opened = tokens.low[first.start - 1] in {"who", "that", "which"} and tokens.low[first.start - 2] != ","
    named = bool(frame.agent) and frame.agent[0].capital
    return contact or frame.lemma == "need" or (opened and (frame.lemma.startswith("be ") or (own and not named)))


def _insists(tokens: Tokens, frame: Frame, parent: Frame) -> bool:
    """Whether the speaker of the text holds somebody to a duty: "Stresses that all parties must ..."."""
    binds = (
        frame.deontic is not None
        and frame.deontic.strength in _BINDING
        and (
            bool(frame.modal) or frame.deontic.form == "with" or any(tokens.low[p.head] in _DUTY for p in frame.patient)
        )
    )
    judges = parent.lemma in _JUDGING and not any(p.cls in _ALONE for p in parent.agent)  # a body's view is its demand
    speaks = parent.subject_from in {"speaker", "shared"} or any(can_act(tokens, p) for p in parent.agent)
    return binds and (parent.lemma in _INSISTS or judges) and speaks


def _only_helps(frame: Frame) -> bool:
    return frame.lemma in _HELPING and frame.agent[0].cls in _TEXTS | {"programme"}


def _of_will(tokens: Tokens, frame: Frame) -> str | None:
    """Will tells the future as often as it promises: what can act tells them apart."""
    owned = frame.deontic is not None and frame.deontic.form == "owner"  # "our aim will be to report"
    if owned or (frame.lemma in _NEEDING and frame.action is not None and not frame.patient):  # "will have to report"
        return None
    stays = frame.lemma == "remain" and any(p.capital or p.cls == "pronoun" for p in frame.agent)
    if frame.voice == "active" and (frame.lemma.startswith("be ") or frame.lemma in _STATES) and not stays:
        return "forecast"
    if frame.voice == "passive" or not frame.agent:
        return None if frame.voice == "passive" else "nobody acts"
    if frame.link == "relative" and (frame.lemma == "have" or _only_helps(frame)):
        return "effect"  # "the fund, which will enhance the ability of Allies", "which will have members everywhere"
    happens = frame.lemma in _GUIDING or (
        frame.lemma == "take" and any(tokens.low[p.head] == "place" for p in frame.patient)
    )
    if not happens and not any(can_act(tokens, p) for p in frame.agent):
        return "effect"
    restrictive = frame.link == "relative" and not frame.agent[0].capital and tokens.low[frame.start - 1] == "that"
    return "restrictive clause" if restrictive else None


def can_act(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase names something that can promise or do: by the table of heads, or by what it is."""
    low = tokens.low[phrase.head]
    if phrase.cls == "pronoun":
        return low in _SPEAKING
    row = head_of(low)
    return row.acts if row is not None and phrase.cls not in _ACTING else phrase.cls in _ACTING or phrase.cls == "group"
