"""Turns a frame that asks or promises into the phrases of those who are to act."""

from __future__ import annotations

from collections.abc import Callable

from graph_build.reading import Frame, Phrase, ReadSentence, Tokens, can_act, head_of, nominal_of, word_set

# With that, the verb of a resolution and the modal after it are one clause.
GOVERNING = frozenset(
    {"decide", "request", "ask", "demand", "urge", "recommend", "propose", "direct", "call", "appeal", "require"}
    | {"insist"}
)
_GOING_ON = frozenset({"be", "continue", "have", "need"})  # "is to be discussed by", "will continue to be discussed in"
_NEEDING = frozenset({"have", "need"})
_TEXTS = word_set("classes-that-bind")
_CHANGING = frozenset({"increase", "decrease", "reduction", "reduce", "expansion", "expand", "raise", "rise", "cut"})
_BY = frozenset({"by", "between", "among", "amongst"})
_TAKING_PART = frozenset({"involve", "lead"})
_PATRONAGE = frozenset({"auspices", "aegis", "leadership", "guidance"})
_RECEIVING = word_set("verbs-of-receiving")
_WITH_WHOM = word_set("verbs-with-whom")
_PEOPLE = word_set("people-served")
_CAPABLE = frozenset({"may", "can", "might", "could"})
_SOMEBODY = frozenset({"place", "group", "person", "post", "body", "state", "organisation", "mission"})
_OWNERS = frozenset({"our", "my", "its", "their"})
_MEANS = frozenset({("force",)})  # "shall not be altered by force"
_DEPENDS = frozenset({"to", "after", "following", "pending"})  # "subject to assessment by": not by whom it is done
_NAMED = frozenset({"", "open"})
_WANTING = frozenset({"demand", "request", "require"})
_EFFORTS = frozenset({"effort", "efforts", "work", "endeavours", "initiative", "initiatives"})


def bearers_of(sentence: ReadSentence, index: int) -> tuple[Phrase, ...]:
    """Who is to act: the subject; of a passive the by-phrase; of a request those who are asked."""
    frame = sentence.frames[index]
    deontic = frame.deontic
    assert deontic is not None
    if deontic.form in _BY_FORM:
        return _BY_FORM[deontic.form](sentence, index)
    if deontic.form == "asked" or _governs(sentence, frame):
        return _asked(sentence, index)
    if frame.voice == "passive" or deontic.form == "passive":
        return _doing(sentence, index) or _beside(sentence, index)
    if (
        frame.lemma in _GOING_ON and frame.action is not None and sentence.frames[frame.action].voice == "passive"
    ):  # "is to be discussed by"; "it" may tell how things are: "it needs to be said"
        it = tuple(p for p in frame.agent if p.cls == "pronoun" and frame.lemma in _NEEDING)
        return it or _doing(sentence, frame.action)
    return tuple(p for p in _subject(sentence, frame) if not _is_no_actor(sentence, p))


def _is_no_actor(sentence: ReadSentence, phrase: Phrase) -> bool:
    """Whether the noun is known to name a thing or a happening, which binds nobody: "implementation", "objectives"."""
    low = sentence.tokens.low[phrase.head]
    if (
        low == "there" or phrase.cls == "date" or _is_share_of_things(sentence, phrase)
    ):  # "there should be two women", "half of all seats"
        return True
    if phrase.det == "no" and not can_act(sentence.tokens, phrase):  # "no amnesty should cover such crimes"
        return True
    if phrase.capital or phrase.cls == "pronoun" or can_act(sentence.tokens, phrase):
        return False
    return nominal_of(low) is not None or (head_of(low) is not None and phrase.cls not in _SOMEBODY)


def _is_share_of_things(sentence: ReadSentence, phrase: Phrase) -> bool:
    parts = [p.phrase for p in phrase.parts if p.prep == "of"] if phrase.cls == "pronoun" else []
    return bool(parts) and not any(p.capital or p.cls == "pronoun" or can_act(sentence.tokens, p) for p in parts)


def _told(sentence: ReadSentence, index: int) -> tuple[Phrase, ...]:
    """The subject that is asked; of "are expected to be consulted" those by whom it is done."""
    frame = sentence.frames[index]
    if frame.action is not None and _is_done_to(sentence, frame):
        return _doing(sentence, frame.action)
    return frame.patient or frame.agent


def are_people(sentence: ReadSentence, phrase: Phrase) -> bool:
    """Whether a phrase is of a group, or of people whom things are done for."""
    return phrase.cls == "group" or sentence.tokens.low[phrase.head] in _PEOPLE


def receivers_of(sentence: ReadSentence, index: int) -> tuple[Phrase, ...]:
    """The subject of a verb of receiving: it bears nothing."""
    frame = sentence.frames[index]
    if frame.lemma in _RECEIVING:
        return frame.agent
    if frame.deontic is not None and frame.deontic.form == "passive":
        people = tuple(p for p in frame.patient if are_people(sentence, p))  # "perpetrators must be held to account"
        return frame.patient if frame.lemma in _WITH_WHOM else people
    done_to = frame.deontic is not None and frame.deontic.form == "asked-subject" and _is_done_to(sentence, frame)
    return frame.patient if done_to or (frame.voice == "passive" and frame.lemma == "engage") else ()


def _governs(sentence: ReadSentence, frame: Frame) -> bool:
    action = sentence.frames[frame.action] if frame.action is not None else None
    return not frame.modal and frame.lemma in GOVERNING and action is not None and action.link == "that"


def _subject(sentence: ReadSentence, frame: Frame) -> tuple[Phrase, ...]:
    """The subject; for "it is time that we act" and "which" whoever is meant by it."""
    if frame.lemma in _RECEIVING:
        return ()
    agent = frame.agent
    action = sentence.frames[frame.action] if frame.action is not None else None
    if frame.lemma.split(" ")[0] == "be" and agent and sentence.tokens.low[agent[0].head] == "it":
        owners = tuple(p for p in map(_owner_of, frame.patient) if p is not None and can_act(sentence.tokens, p))
        return (
            action.agent if action is not None and action.link == "that" else owners or _ours(sentence, frame.patient)
        )
    if frame.lemma == "decide" and action is not None and action.asked:  # "decides to authorize the mission to"
        return action.asked
    bound = () if frame.lemma != "commit" or action is None or action.form != "infinitive" else frame.patient
    if bound and all(can_act(sentence.tokens, p) for p in bound):  # "the pact commits Chile to pay"
        return bound
    if frame.link == "relative" and agent and not can_act(sentence.tokens, agent[0]) and frame.parent is not None:
        return _asked_above(sentence, frame.parent) or agent
    return _holder(sentence, agent)


def _owner_of(phrase: Phrase) -> Phrase | None:
    """Whose it is: "the duty of Chile", "the duty of every officer"."""
    return phrase.owner or next((p.phrase for p in phrase.parts if p.prep == "of"), None)


def _ours(sentence: ReadSentence, phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """Us, where it is said to be our duty; whoever "its" and "their" stand for."""
    at = next((p.start for p in phrases if sentence.tokens.low[p.start] in _OWNERS), None)
    return () if at is None else (Phrase(at, at + 1, at, "pronoun", at, at + 1),)


def _owning(sentence: ReadSentence, phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """Those whose goal or task it is: "the Mission's priorities"; us, where it is ours."""
    owners = tuple(p.owner for p in phrases if p.owner is not None and can_act(sentence.tokens, p.owner))
    return owners or _ours(sentence, phrases)


def _whose(sentence: ReadSentence, index: int) -> tuple[Phrase, ...]:
    """Whose commitment it is: "the Council reiterates the Union's commitment"; else the subject's."""
    frame = sentence.frames[index]
    owners = (p.owner for p in frame.patient if p.owner is not None)
    return tuple(p for p in owners if p.cls != "pronoun" and can_act(sentence.tokens, p)) or tuple(
        p for p in _subject(sentence, frame) if not _is_no_actor(sentence, p)
    )


def _holder(sentence: ReadSentence, agent: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """Whose mandate it is, where the mandate is said to be this or that."""
    owned = agent[0].owner if len(agent) == 1 and sentence.tokens.low[agent[0].head] in {"mandate", "tasks"} else None
    return (owned,) if owned is not None else agent


def _asked_above(sentence: ReadSentence, parent: int | None) -> tuple[Phrase, ...]:
    while parent is not None:
        frame = sentence.frames[parent]
        if frame.asked or (frame.deontic is not None and frame.deontic.form == "asked"):
            return frame.asked
        parent = frame.parent
    return ()


def _asked(sentence: ReadSentence, index: int) -> tuple[Phrase, ...]:
    """Those who are asked, the subject of what is demanded, or those by whom the thing asked for is done."""
    frame = sentence.frames[index]
    tokens = sentence.tokens
    action = sentence.frames[frame.action] if frame.action is not None else None
    deeds = {f.trigger for f in sentence.frames if f.form == "noun" and not _is_doer(tokens.low[f.trigger])}
    asked = tuple(
        p for p in frame.asked
        if can_act(tokens, p) or p.cls == "pronoun" or (action is not None and _may_act(p) and p.head not in deeds)
    )  # fmt: skip
    asked = asked or tuple(
        p.phrase for p in frame.preps if p.prep == "of" and p.phrase.end <= frame.start and can_act(tokens, p.phrase)
    )  # "of Parliament we ask a hearing"
    asked = asked or _needed(sentence, index) or _working(sentence, frame)
    if asked:
        first = frame.asked[0] if frame.asked else asked[0]
        done = (
            first not in asked
            and first.owner not in asked
            and (first.head in deeds or tokens.low[first.head].endswith(("sion", "tion", "ment")))
        )
        return () if done else asked  # "urges the rescission of the order for civilians and staff to leave"
    if action is not None and (action.link == "that" or action.form in {"finite", "base"}):
        return _told_of(sentence, frame.action or 0) or _told_to(tokens, frame)
    opens = frame.stop < len(tokens) and tokens.low[frame.stop] == "that"
    after = sentence.starts.get(frame.stop + 1) if opens else None
    if action is None and after is not None:  # "recommends that agencies:"
        return (after,)
    below = (f for f in sentence.frames if f.parent == index)
    kept = next((f.agent for f in below if is_wanted(frame, f)), ())
    given = action is None and _is_given(sentence, index)
    doers = tuple(p for p in kept if can_act(tokens, p))
    doers = doers or (() if given else _doing(sentence, index) or _from(tokens, frame))
    waits = action is None and bool(frame.patient) and frame.patient[-1].end >= len(tokens) - 1
    wanted = action is None and frame.lemma == "ask" and any(p.prep == "for" for p in frame.preps)
    if given or wanted or (waits and not doers):
        return tuple(p for p in frame.patient if can_act(tokens, p))  # "urges all parties": the act is in items
    if doers or action is None:
        return doers
    owner = action.patient[0].owner if action.patient else None
    return (owner,) if owner is not None and can_act(tokens, owner) else ()


def is_wanted(parent: Frame, frame: Frame) -> bool:
    """Whether it is told by whom what is demanded is to be kept: "Demands a truce that must be kept by all parties"."""
    wants = parent.lemma in _WANTING and parent.action is None
    return wants and frame.link == "relative" and frame.voice == "passive" and bool(frame.agent)


def _working(sentence: ReadSentence, frame: Frame) -> tuple[Phrase, ...]:
    """Whose efforts are asked for: "encourages the Mission's efforts to talk with all sides"."""
    owners = (p.owner for p in frame.asked if sentence.tokens.low[p.head] in _EFFORTS)
    return tuple(one for one in owners if one is not None and can_act(sentence.tokens, one))


def _is_given(sentence: ReadSentence, index: int) -> bool:
    """ "Tasks the Office with presenting a report"."""
    low = sentence.tokens.low
    return any(f.parent == index and f.form == "gerund" and low[f.start - 1] == "with" for f in sentence.frames)


def _told_of(sentence: ReadSentence, index: int) -> tuple[Phrase, ...]:
    """Who is to act by the clause after "that"; nobody by one that says what may be: "acts may include"."""
    action = sentence.frames[index]
    if action.modal in _CAPABLE:
        return ()
    told = action.deontic is not None and action.deontic.form == "asked-subject"
    if action.voice == "active" and any(can_act(sentence.tokens, p) for p in action.agent):
        return _holder(sentence, action.agent)
    if told:
        return action.patient
    by = () if action.voice == "passive" else _holder(sentence, action.agent)  # "disaggregated by sex": by nobody
    return _doing(sentence, index) or by


def _may_act(phrase: Phrase) -> bool:
    """Whether an unknown noun may be of somebody: many of them, or a name."""
    return phrase.cls in _NAMED and (phrase.plural or phrase.capital)


def _told_to(tokens: Tokens, frame: Frame) -> tuple[Phrase, ...]:
    """Those to whom it is said what is to be: "recommends to the Assembly that Tuvalu be admitted"."""
    return tuple(p.phrase for p in frame.preps if p.prep == "to" and can_act(tokens, p.phrase))


def _from(tokens: Tokens, frame: Frame) -> tuple[Phrase, ...]:
    """From whom a thing is asked: "requests a report from the Secretariat"."""
    parts = (*frame.preps, *(part for thing in frame.patient for part in thing.parts))
    return tuple(p.phrase for p in parts if p.prep == "from" and can_act(tokens, p.phrase))


def _to_whom(sentence: ReadSentence, index: int) -> tuple[Phrase, ...]:
    """Those to whom a call goes: "reiterates its request to the Secretary-General"."""
    frame = sentence.frames[index]
    parts = (*frame.preps, *(part for thing in frame.patient for part in thing.parts))
    return tuple(p.phrase for p in parts if p.prep in {"to", "on", "upon"} and can_act(sentence.tokens, p.phrase))


def _is_doer(low: str) -> bool:
    """Whether a noun names who does it, not what is done: contributors."""
    return low.endswith(("ors", "ers", "or", "er"))


def _is_done_to(sentence: ReadSentence, frame: Frame) -> bool:
    return frame.action is not None and sentence.frames[frame.action].voice == "passive"


def _beside(sentence: ReadSentence, index: int) -> tuple[Phrase, ...]:
    """By whom, said beside the subject: "a review, carried out by experts, shall be finished"."""
    frame = sentence.frames[index]
    first = frame.patient[0].end if frame.patient else frame.start
    beside = (f for f in sentence.frames[:index] if first <= f.start < frame.start and f.voice == "passive")
    return tuple(p for f in beside for p in f.agent if can_act(sentence.tokens, p))


def _with(sentence: ReadSentence, index: int) -> tuple[Phrase, ...]:
    """Those with whom a duty rests, or from whom it is required."""
    near = [f for i, f in enumerate(sentence.frames) if index in (i, f.parent)]
    return tuple(p.phrase for f in near for p in f.preps if p.prep in {"with", "from"})


def _doing(sentence: ReadSentence, index: int) -> tuple[Phrase, ...]:
    """Those by, among or under whom a thing is to be done: "an end of attacks by all parties"."""
    found: list[Phrase] = []
    tokens = sentence.tokens
    own = sentence.frames[index]
    patrons = _PATRONAGE if own.voice == "passive" else frozenset()  # who leads the work is not asked to take part
    for frame in sentence.frames[index:]:
        if frame is not own and frame.form in {"finite", "base", "infinitive"}:
            break
        if frame is not own and frame.form != "noun" and frame.lemma not in _TAKING_PART:
            continue
        things = (*frame.patient, *frame.asked, *(p.phrase for p in frame.preps if p.prep not in _DEPENDS))
        for part in (*frame.preps, *(part for thing in things for part in thing.parts)):
            patron = tokens.low[part.phrase.head] in patrons and part.phrase.owner is not None
            phrase = part.phrase.owner if patron and part.phrase.owner is not None else part.phrase
            beside = any(low in patrons for low in tokens.low[max(0, phrase.start - 3) : phrase.start])
            discussed = part.prep == "in" and phrase.cls == "body" and own.voice == "passive"
            if (
                (part.prep in _BY or patron or beside or discussed)
                and can_act(tokens, phrase)
                and phrase.cls not in _TEXTS
                and tokens.low[phrase.start : phrase.end] not in _MEANS
                and not _is_by_how_much(tokens, frame, phrase)
            ):
                found.append(phrase)
        heads = {p.head for p in (*own.patient, *own.asked, *(q.phrase for q in own.preps if q.prep == "for"))}
        if frame.form == "noun" and frame.trigger in heads:  # "calls for the ratification by all States"
            found += [p for p in frame.agent if tokens.low[p.start - 1] == "by" and can_act(tokens, p)]
        if frame.lemma == "involve" and frame.form in {"gerund", "participle"}:
            found += [p for p in frame.patient if can_act(tokens, p)]
    return tuple(dict.fromkeys(found)) or _by_the_next(sentence, index)


def _is_by_how_much(tokens: Tokens, frame: Frame, phrase: Phrase) -> bool:
    """Whether a count after "by" is how much more or less there is: "the increase of the Force by 5,900 personnel"."""
    counted = tokens.word[phrase.start][0].isdigit() and tokens.low[phrase.start - 1] == "by"
    return counted and (frame.lemma in _CHANGING or any(tokens.low[p.head] in _CHANGING for p in frame.patient))


def _by_the_next(sentence: ReadSentence, index: int) -> tuple[Phrase, ...]:
    """By whom the second of two things is done, and so the first: "will be reviewed and registered by the Office"."""
    following = sentence.frames[index + 1] if index + 1 < len(sentence.frames) else None
    if following is None or following.voice != "passive" or following.start - 1 != sentence.frames[index].stop:
        return ()
    if sentence.tokens.low[following.start - 1] != "and":
        return ()
    return tuple(p for p in following.agent if can_act(sentence.tokens, p))


def _needed(sentence: ReadSentence, index: int) -> tuple[Phrase, ...]:
    """Those for whom it is needed to act: "the need for Chad, and all donors that help it, to pay"."""
    frame = sentence.frames[index]
    if not any(sentence.tokens.low[p.head] == "need" for p in frame.patient):
        return ()
    behind = tuple(p.phrase for p in frame.preps if p.prep == "for" and can_act(sentence.tokens, p.phrase))
    told = any(f.form == "infinitive" and behind and f.start > behind[-1].end for f in sentence.frames[index + 1 :])
    return behind if told else ()


# How those who are to act are found, for the forms of deontic.toml that do not go by voice.
_BY_FORM: dict[str, Callable[[ReadSentence, int], tuple[Phrase, ...]]] = {
    "object": lambda sentence, index: sentence.frames[index].patient or sentence.frames[index].asked,
    "called": lambda sentence, index: _asked(sentence, index) or _to_whom(sentence, index),
    "owner": lambda sentence, index: _owning(sentence, sentence.frames[index].agent),
    "asked-subject": _told,
    "whose": _whose,
    "with": _with,
    "for": lambda sentence, index: tuple(p.phrase for p in sentence.frames[index].preps if p.prep == "for"),
}
