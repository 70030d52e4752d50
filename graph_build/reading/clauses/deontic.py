"""Turns frames into frames that say what asks or promises in them: modal, verb, or noun of commitment."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from graph_build.reading.clauses.only_told import only_told
from graph_build.reading.clauses.unread import can_act, unread_reason
from graph_build.reading.lexicon.heads import singulars
from graph_build.reading.lexicon.nominal import nominal_of
from graph_build.reading.lexicon.sets import word_set
from graph_build.reading.lexicon.verbs import verb_of
from graph_build.reading.records import TOLD, Deontic, Frame, Phrase, Tokens

_PRESENT = frozenset({"here", "there"})  # "We are here to celebrate": no duty
# Classes of things of which "is to be" says what will be done with them.
_BINDING = word_set("classes-that-bind")
_REQUIRING = frozenset({"body", "organisation", "state", "person", "post"})
_STATES = word_set("states-of-being")
_AIMS = word_set("nouns-of-aims")
_NO_DUTY = word_set("verbs-of-no-duty")
_DUE = frozenset({"be", "have"})  # "is to be read", "has to be read"
_WISHING = frozenset({"like", "wish"})
_POLITE = frozenset({"we", "i"})
_NAMING, _MEANING = frozenset({"know", "cite", "call", "refer", "name"}), frozenset({"mean"})
_OF_DEMANDS = frozenset({"Request", "Encouragement"})
_STANDING = frozenset({"", "present", "perfect", "future"})  # what was asked or promised in the past is told, not said
_BINDS_ONCE = frozenset({"agree", "undertake", "commit", "resolve"})
_PAYING = frozenset({"pledge", "commit"})
_MAY_STAND_BARE = frozenset({"np", "for"})  # "requests a report", "calls for a report"; never "advises the Board"
_ASKED_WITH = frozenset(
    {"", "should", "shall", "must"}
)  # "asked that it be read", "recommended that it should be read"
_PROMISING = word_set("verbs-of-promising")
_OWNING = frozenset({"our", "my", "its", "their"})
_ACTED_ON = frozenset({
    "report", "document", "plan", "strategy", "policy", "programme", "meeting", "conference", "treaty", "law", "order",
})  # fmt: skip
_ASKING = frozenset({"call", "urge", "demand"})  # "Call for an end of violence"


class _Row(NamedTuple):
    id: str
    modal: frozenset[str]
    lemma: frozenset[str]
    voice: frozenset[str]
    tense: frozenset[str]
    noun: frozenset[str]
    det: frozenset[str]
    prep: frozenset[str]
    subject: frozenset[str]
    says: frozenset[str]
    to: str
    acts: bool
    who: bool
    dated: bool
    ours: bool
    owned: bool
    none: bool
    under: frozenset[str]
    strength: str
    form: str


@lru_cache(maxsize=1)
def _rows() -> tuple[_Row, ...]:
    data = tomllib.loads(files("graph_build.reading.lexicon").joinpath("deontic.toml").read_text("utf-8"))
    tests = ("modal", "lemma", "voice", "tense", "noun", "det", "prep", "subject", "says")
    return tuple(
        _Row._make(
            (
                row["id"],
                *(frozenset(row.get(test, ())) for test in tests),
                row.get("to", ""),
                bool(row.get("acts")),
                bool(row.get("who")),
                bool(row.get("dated")),
                bool(row.get("ours")),
                bool(row.get("owned")),
                bool(row.get("none")),
                frozenset(row.get("under", ())),
                row["strength"],
                row["form"],
            )
        )
        for row in data["deontic"]
    )


@lru_cache(maxsize=1)
def _by_trigger() -> tuple[dict[str, list[_Row]], dict[str, list[_Row]]]:
    """Rows by modal and, for the others, by lemma: few rows are tried for a frame."""
    modals: dict[str, list[_Row]] = {}
    lemmas: dict[str, list[_Row]] = {}
    for row in _rows():
        for key in row.modal:
            modals.setdefault(key, []).append(row)
        for key in row.lemma if not row.modal else ():
            lemmas.setdefault(key, []).append(row)
    return modals, lemmas


def with_deontic(tokens: Tokens, frames: list[Frame]) -> list[Frame]:
    """The frames, each with its deontic head where it has one, and why it can be no commitment where that shows."""
    modals, lemmas = _by_trigger()
    firsts: list[int] = []  # of each frame the one whose subject it goes on with, itself where it begins anew
    for index, frame in enumerate(frames):
        goes_on = frame.link == "shared" and frame.parent is not None and frame.parent < index
        firsts.append(firsts[frame.parent] if goes_on and frame.parent is not None else index)
        if frame.link == "gapped" and frame.parent is not None:
            above = frames[frame.parent].deontic
            frames[index] = frame._replace(deontic=above and above._replace(form="own"))
        if frame.form not in {"finite", "base"} or _only_names(frame) or _allows(frame, frames):
            continue
        if _is_of_infinitive(frame, frames[firsts[index]]):
            continue
        rows = modals.get(frame.modal, ()) if frame.modal else lemmas.get(frame.lemma, ())
        if frame.modal == "will" and frame.lemma == "be":  # "Our aim next year will be to open a shelter"
            rows = [*(row for row in lemmas["be"] if row.form == "owner"), *rows]
        row = next((r for r in rows if _fits(tokens, index, frames, r)), None)
        headed = _headed(tokens, frame, row, frames)
        if headed.deontic is not None:
            told = only_told(tokens, headed, frames) or unread_reason(tokens, headed, frames)
            frames[index] = headed._replace(unread=told or headed.unread)
    return frames


def _is_of_infinitive(frame: Frame, first: Frame) -> bool:
    """ "The Board met to hear the crews, renew commitments and go on": a further verb of the infinitive, since one who
    acts alone "renews"; ``first`` is the frame with which the list of verbs begins."""
    one = len(frame.subjects) == 1 and not any(p.plural or p.cls == "pronoun" for p in frame.subjects)
    return frame.form == "base" and first.form == "infinitive" and one


def _only_names(frame: Frame) -> bool:
    """Whether a modal gives a name or a wish, no duty: "This Act shall be known as", "I should like to thank"."""
    if frame.modal == "should":
        return frame.lemma == "like"
    defines = frame.lemma in (_NAMING if frame.voice == "passive" else _MEANING)
    return frame.modal == "shall" and defines and (frame.voice == "active" or any(p.prep == "as" for p in frame.preps))


def _allows(frame: Frame, frames: list[Frame]) -> bool:
    """Whether it is decided what somebody may do: "decides that the Committee may end the measures"."""
    action = frames[frame.action] if frame.action is not None else None
    return frame.lemma == "decide" and action is not None and action.link == "that" and action.modal in {"may", "can"}


def _headed(tokens: Tokens, frame: Frame, row: _Row | None, frames: list[Frame]) -> Frame:
    if row is not None:
        called = row.form == "called" and frame.tense == "past"  # "ministers renewed their call" at an earlier meeting
        return _by_row(frame, row)._replace(unread=TOLD) if called else _by_row(frame, row)
    verb = verb_of(frame.lemma)
    told = (frame.form == "finite" or _opens(tokens, frame, frames)) and frame.voice == "active" and frame.polarity
    wishes = frame.modal == "would" and frame.lemma in _WISHING  # "would like to invite"
    if not told or (frame.modal and not wishes and not _asks_politely(tokens, frame)):
        return frame
    if verb is None or not verb.strength:
        return _going_on(frame, frames)
    if frame.lemma == "undertake" and frame.tense in {"past", "perfect"} and not _has_act(frame, frames):
        return frame  # "has undertaken reforms": it is done
    going_on = frame.tense == "perfect" and tokens.tag[frame.trigger] == "G"  # "has been asking States to"
    others = frame.agent and tokens.low[frame.agent[0].head] not in _POLITE
    reported = verb.form == "asked" and verb.strength in _OF_DEMANDS and bool(others)  # "partners have urged him to"
    given = "with" in tokens.low[frame.stop : frame.tail]  # "has tasked the Board with"; "has ordered a review" is told
    ordered = verb.form == "asked" and frame.action is None and bool(others) and not given
    going_on = going_on or (frame.tense == "perfect" and (reported or ordered))
    past = frame.tense == "before" or going_on or (frame.tense == "past" and not _stands(tokens, frame, frames))
    paid = frame.lemma in _PAYING and any(p.cls == "money" for p in frame.patient)  # "has pledged three million euros"
    bare = frame.action is None and not paid and (not frame.preps or "np" not in verb.takes)
    spoken = frame.subject_from in {"speaker", "shared"}
    requires = frame.lemma == "require" and not spoken and not _orders(frame, frames)
    silent = verb.form == "asked" and tokens.tag[frame.stop : frame.stop + 1] == "."  # "We do not only ask."
    actless = verb.form == "asked" and frame.action is None and not _MAY_STAND_BARE & set(verb.takes)
    calls = frame.lemma == "call" and not (frame.action or frame.asked or frame.patient or frame.preps)
    actless = actless or calls  # "whatever else the context calls for"
    if requires or silent or actless or (verb.form == "own" and bare):
        return frame
    deontic = Deontic(verb.rule, verb.strength, verb.form, frame.start, frame.stop)
    return frame._replace(deontic=deontic, unread=TOLD if past else None)


def _has_act(frame: Frame, frames: list[Frame]) -> bool:
    return frame.action is not None and frames[frame.action].form == "infinitive"


def _opens(tokens: Tokens, frame: Frame, frames: list[Frame]) -> bool:
    """ "Commit to publishing figures", "Call on donors to give": a point of a list that goes on with "We:"."""
    ends = tokens.tag[-1:] == ";" and bool(frame.patient)  # "Encourage the equal participation of women;"
    asks = frame.lemma in _ASKING and (bool(frame.patient) or any(p.prep == "for" for p in frame.preps))
    first = frame.form == "base" and not frame.link and (frame.action is not None or ends or asks)
    before = tokens.tag[: frame.start].rstrip("&r")
    again = before.endswith(";") and frames[0].form == "base" and frames[0].deontic is not None
    return first and (again or not before.strip('#"'))


def _by_row(frame: Frame, row: _Row) -> Frame:
    form = "passive" if frame.voice == "passive" and row.form == "own" and frame.modal else row.form
    verb = verb_of(frame.lemma)
    asked = frame.lemma == "expect" or (verb is not None and verb.form == "asked")
    if form == "passive" and frame.action is not None and asked:
        form = "asked-subject"  # "shall be invited to report"
    if frame.voice == "passive" and form == "own":  # "is committed to": a state of the subject
        frame = frame._replace(voice="state", agent=frame.patient, patient=())
    return frame._replace(deontic=Deontic(row.id, row.strength, form, frame.start, frame.stop))


def _asks_politely(tokens: Tokens, frame: Frame) -> bool:
    """ "We would encourage donors to give"."""
    verb = verb_of(frame.lemma)
    asks = frame.modal == "would" and verb is not None and verb.form == "asked"
    return asks and any(tokens.low[p.head] in _POLITE for p in frame.agent)


def _stands(tokens: Tokens, frame: Frame, frames: list[Frame]) -> bool:
    """Whether words of the past still bind: what was promised, agreed or asked, with no day of the past beside it."""
    action = frames[frame.action] if frame.action is not None else _later_act(frame, frames)
    if action is None:
        return False
    if not frame.agent and not tokens.tag[: frame.start].strip('#"') and frame.form == "finite":
        return action.form == "infinitive" and not frame.dates  # "(d) requested the Fund to pay": what a meeting did
    if frame.lemma in _PROMISING:
        return action.form == "infinitive" and any(can_act(tokens, p) for p in frame.agent)
    if frame.lemma not in _BINDS_ONCE:
        return _asked_once(tokens, frame, action, frames)
    told = frame.lemma == "undertake" and any(f.dates for f in frames if f.start < frame.start)
    return action.form == "infinitive" and not frame.dates and not told


def _later_act(frame: Frame, frames: list[Frame]) -> Frame | None:
    """The act that a phrase parts from its promise: "promised in Oslo in 2031 to pay"."""
    promised = (f for f in frames if f.link == "purpose" and f.parent is not None and frames[f.parent] is frame)
    return next(promised, None) if frame.lemma in _PROMISING else None


def _asked_once(tokens: Tokens, frame: Frame, action: Frame, frames: list[Frame]) -> bool:
    """ "The Board also asked the ministries to report": the main clause tells who asked whom for what, and no day."""
    verb = verb_of(frame.lemma)
    first = frames[frame.parent] if frame.parent is not None and frame.link == "shared" else frame
    told = bool(frame.dates or first.dates)
    asks = verb is not None and verb.form == "asked" and frame.link in {"", "shared"} and not told
    if not asks or not any(can_act(tokens, p) for p in frame.agent):
        return False
    if action.link == "that":
        return action.modal in _ASKED_WITH and action.tense not in {"past", "before"}
    return action.form == "infinitive" and any(can_act(tokens, p) for p in frame.asked)


def _orders(frame: Frame, frames: list[Frame]) -> bool:
    """Whether somebody is required to act: "the order requires agencies to report", "the Board requires that they"."""
    if frame.action is None or not frame.agent:
        return False
    if frames[frame.action].link == "that":
        return all(p.cls in _BINDING or p.cls in _REQUIRING for p in frame.agent)
    return bool(frame.asked) and all(p.cls in _BINDING for p in frame.agent)


def _going_on(frame: Frame, frames: list[Frame]) -> Frame:
    """ "We continue to encourage China to act": what goes on is what asks or promises."""
    goes_on = frame.lemma == "continue" or (frame.lemma in _WISHING and frame.modal == "would")
    inner = frames[frame.action] if frame.action is not None and goes_on else None
    verb = verb_of(inner.lemma) if inner is not None else None
    if inner is None or verb is None or verb.form != "asked" or frame.tense == "past":
        return frame
    deontic = Deontic(verb.rule, verb.strength, verb.form, frame.start, inner.stop)
    return frame._replace(asked=inner.asked, action=inner.action, deontic=deontic)


def _fits(tokens: Tokens, index: int, frames: list[Frame], row: _Row) -> bool:
    frame = frames[index]
    if row.lemma and frame.lemma not in row.lemma:
        return False
    if row.voice and frame.voice not in row.voice and not ("state" in row.voice and frame.lemma.startswith("be ")):
        return False
    if frame.tense not in (row.tense or _STANDING):
        return False
    return _holds(tokens, index, frames, row)


def _holds(tokens: Tokens, index: int, frames: list[Frame], row: _Row) -> bool:
    """Whether what stands around the verb is what the row asks for."""
    frame = frames[index]
    return (
        (not row.to or _has_to(frame, frames, row.to, apart=row.form == "asked-subject"))
        and (row.to != "verb" or frame.lemma != "be" or _PRESENT.isdisjoint(tokens.low[frame.start : frame.stop]))
        and (not row.prep or _has_prep(tokens, index, frames, row.prep))
        and (not row.subject or any(s in row.subject for p in frame.subjects for s in singulars(tokens.low[p.head])))
        and (not row.acts or _acts(tokens, frame, frames))
        and (not row.who or any(can_act(tokens, p) and p.cls not in _ACTED_ON for p in frame.agent + frame.patient))
        and (not row.dated or bool(frame.dates) or (frame.action is not None and bool(frames[frame.action].dates)))
        and (not row.under or (frame.link == "that" and frames[frame.parent or 0].lemma in row.under))
        and (not row.none or any(p.det == "no" for p in frame.agent + frame.patient))
        and (not row.owned or any(p.det in _OWNING or _has_owner(tokens, p) for p in frame.agent))
        and (not row.says or not row.says.isdisjoint(tokens.low[frame.start : frame.tail]))
        and (not row.noun or bool(_nouns(tokens, frame) & row.noun))
        and (not row.ours or not any(part.prep == "of" for p in frame.patient for part in p.parts))
        and (not row.det or any(p.det in row.det or p.owner is not None for p in frame.patient))
    )


def _has_owner(tokens: Tokens, phrase: Phrase) -> bool:
    """ "The Board's goal"; not "the goal of the Board"."""
    return phrase.owner is not None and phrase.owner.end <= phrase.head and can_act(tokens, phrase.owner)


def _acts(tokens: Tokens, frame: Frame, frames: list[Frame]) -> bool:
    """Whether the subject can act, is the speaker, is an act itself, or is acted on: "figures are to be sent"."""
    action = frames[frame.action] if frame.action is not None else None
    if action is not None and action.voice == "passive":
        if frame.lemma in _DUE and not any(tokens.low[p.head] in _AIMS for p in frame.agent):
            return action.lemma not in _NO_DUTY
        if frame.lemma == "need" and any(can_act(tokens, p) for p in action.agent):
            return True  # "The plan needs to be paid by the Board"
    subject = frame.subjects
    if not subject and frame.subject_from in {"speaker", "shared"}:
        return True
    return any(can_act(tokens, p) or nominal_of(tokens.low[p.head]) is not None or p.cls in _ACTED_ON for p in subject)


def _has_to(frame: Frame, frames: list[Frame], how: str, *, apart: bool) -> bool:
    """Whether the act stands behind the verb; ``apart`` lets a phrase stand between: "are urged in this regard to"."""
    action = frames[frame.action] if frame.action is not None else None
    if how in {"verb", "act"}:
        return (
            action is not None
            and not _is_fixed(action)
            and (how == "verb" or not _only_tells(action))
            and (not frame.patient or frame.voice == "passive")
            and action.form == "infinitive"
            and (apart or action.start - frame.stop <= 1)
        )
    if how == "that":
        return action is not None and action.link == "that"
    return action is not None or any(p.prep == "to" for p in frame.preps)


def _only_tells(action: Frame) -> bool:
    """Whether the verb after "to" is no act: "to be ready"."""
    return action.voice == "active" and (action.lemma.startswith("be ") or action.lemma in _STATES)


def _is_fixed(action: Frame) -> bool:
    """ "Has to do with peace": no act."""
    return action.lemma == "do" and not action.patient and any(p.prep == "with" for p in action.preps)


def _has_prep(tokens: Tokens, index: int, frames: list[Frame], preps: frozenset[str]) -> bool:
    """Whether a phrase or a -ing form stands after one of the prepositions."""
    frame = frames[index]
    if any(p.prep in preps for p in (*frame.preps, *frame.dates)):
        return True
    if any(part.prep in preps for phrase in frame.patient for part in phrase.parts if frame.voice == "active"):
        return True
    return any(
        f.parent == index and f.form == "gerund" and tokens.low[f.start - 1] in preps
        for f in frames[index + 1 : index + 3]
    )


def _nouns(tokens: Tokens, frame: Frame) -> set[str]:
    nouns = {s for p in frame.patient for s in singulars(tokens.low[p.head])}
    return nouns | {s for p in frame.preps if p.prep == "in" for s in singulars(tokens.low[p.phrase.head])}
