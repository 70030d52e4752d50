"""Turns a sentence read with its names into scenes: who stands in which role of a verb, of a noun, beside a name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from graph_build.extract.records import DATE, EVENTS, POSTS, Mention
from graph_build.extract.relations.beside import (
    is_beside,
    is_person,
    last_inside,
    list_inside,
    of_thing_before,
    other_post,
)
from graph_build.extract.relations.frame_rows import frame_table
from graph_build.extract.relations.known import NamedSentence, after, chain, is_part, listed
from graph_build.reading import Frame, Part, Phrase

CLAUSE, PHRASE, BESIDE = "clause", "phrase", "beside"
_GLAD = frozenset({"proud", "pleased", "delighted", "honoured", "honored", "glad", "happy", "privileged"})
_AT_ONCE = frozenset({"adopt", "endorse", "approve", "establish"})
_NOT_YET = frozenset({"will", "shall", "would", "should", "could", "may", "might"})
_INCLUDING = {"included": "include", "comprised": "comprise"}
_TIGHT = frozenset({"", "of", "and", "or"})  # parts of a phrase that tell nothing of its clause
_GOVERNING = frozenset("ifOB")
_HELP = ("support", "assistance", "help", "funding", "backing")
_WHERE = frozenset({"place", "state"})
_DAYS = frozenset({"day", "morning", "evening"})
_LISTING = frozenset({"include", "feature", "be", "comprise"})
_NEAR_WHERE = 4  # tokens: "in Accra,"
_TOLD_OF_PLACES = frozenset({"locate", "situate", "base", "surround", "know", "occupy", "visit", "govern", "inhabit"})


class Scene(NamedTuple):
    """A verb, a noun of action, a phrase or two phrases side by side, with the phrases in each of its roles.

    ``word`` is the verb's lemma; of two phrases side by side it is "be", since one says what the other is, and the form
    of those of which the second stands in brackets "bracket". ``inside``
    has names that are no phrases: before the head, years, the post in a person's title ("titled").
    """

    place: str
    word: str
    roles: dict[str, tuple[Phrase, ...]]
    form: str = ""
    link: str = ""
    modal: str = ""
    patient_noun: str = ""
    agent_noun: str = ""
    governed: frozenset[str] = frozenset()  # the nouns that prepositions of the clause govern
    first: int = 0
    inside: Mapping[str, tuple[Mention, ...]] = MappingProxyType({})


def scenes(said: NamedSentence) -> Iterator[Scene]:
    """The scenes of a sentence in order: its clauses and nouns of action, its phrases, phrases side by side."""
    heads = {phrase.head: phrase for phrase in said.read.phrases}
    for frame in said.read.frames:
        if frame.polarity and not _is_denied(said, frame):
            scene = _of_frame(said, frame, heads)
            yield scene
            yield from _including(said, scene)
            yield from _also(said, scene)
    for phrase in said.read.phrases:
        yield from _of_phrases(said, phrase)
    for left, right in pairwise(said.read.phrases):
        if is_beside(said, left, right):
            yield _beside(said, left, right)


def scene_of(said: NamedSentence, frame: Frame) -> Scene:
    """The scene of one clause."""
    return _of_frame(said, frame, {phrase.head: phrase for phrase in said.read.phrases})


def _including(said: NamedSentence, scene: Scene) -> Iterator[Scene]:
    """A second verb that was read as an adjective of those who do something: "was headed by A and included members
    of B and C"."""
    doers, low = scene.roles["agent"], said.read.tokens.low
    at = next((i for i, doer in enumerate(doers) if i and low[doer.start] in _INCLUDING), None)
    if at is not None and scene.form == "finite":
        roles = {"agent": scene.roles["patient"], "patient": doers[at:]}
        yield Scene(CLAUSE, _INCLUDING[low[doers[at].start]], roles, "finite", patient_noun=low[doers[at].head])


def _also(said: NamedSentence, scene: Scene) -> Iterator[Scene]:
    """What somebody is said to be beside the first: "is a think tank in Oslo and a member of the Union"."""
    if scene.word == "be" and scene.form == "finite":
        for what in scene.roles["patient"][1:]:
            roles = {**scene.roles, "patient": (what,)}
            yield scene._replace(roles=roles, patient_noun=said.read.tokens.low[what.head])


def _is_denied(said: NamedSentence, frame: Frame) -> bool:
    """Whether it is nobody of whom the clause tells: "no adviser was sent", "not one adviser has been sent"."""
    low = said.read.tokens.low
    return any(e.det == "no" or (e.start and low[e.start - 1] == "not") for e in (*frame.agent, *frame.patient))


def _of_frame(said: NamedSentence, frame: Frame, heads: Mapping[int, Phrase]) -> Scene:
    agent, patient = _ends(said, frame)
    its: tuple[Phrase, ...] = ()
    parts = [*frame.preps, *frame.dates, *(p for end in patient for p in end.parts if p.prep not in _TIGHT)]
    if frame.form == "noun":
        head = heads.get(frame.trigger)
        parts += after(said, head) if head is not None else ()
        its = (head,) if head is not None and head.det == "its" else ()
        agent = agent or tuple(p.phrase for p in parts if p.prep == "by")
    elif said.dated and not frame.dates:
        parts += _dates_behind(said, frame)
    agent = (*agent, *_named_among(said, agent)) or _doers_behind(said, frame)
    roles: dict[str, tuple[Phrase, ...]] = {"agent": agent, "patient": patient, "asked": frame.asked, "owned": its}
    if frame.link == "relative" and (there := _there(said, frame)) is not None:
        roles["where"] = (there,)
    _add_all(roles, _compounds(said, parts))
    if frame.voice == "passive" and agent:  # "is run by A with the help of B": B helps what is run
        roles["helping"] = tuple(helper for noun in _HELP for helper in roles.pop(noun, ()))
    for phrase in agent[:1]:
        _add_owner(said, roles, phrase)
    word, _, said_to_be = frame.lemma.partition(" ")
    low = said.read.tokens.low
    noun = said_to_be or (low[patient[0].head] if patient else "")
    doer = low[agent[0].head] if agent else ""
    titled = tuple(m for p in agent if p.cls == "person" for m in said.within(p.start, p.head) if m.kind in POSTS)
    heads_of = (part.phrase for part in frame.preps if (name := said.at(part.phrase)) is None or name.kind not in POSTS)
    governed = frozenset(low[phrase.head] for phrase in heads_of)
    inside = {"titled": titled, "rest": _rest(said, frame) if frame.lemma in _LISTING else ()}
    first = _first(said, frame)
    told = frame.form == "infinitive" and ((agent, patient) != (frame.agent, frame.patient) or _is_task(said, frame))
    link = "" if told else frame.link
    form = "finite" if _is_done_gladly(said, frame) else frame.form
    return Scene(CLAUSE, word, roles, form, link, frame.modal, noun, doer, governed, first, inside)


def _is_done_gladly(said: NamedSentence, frame: Frame) -> bool:
    """Whether somebody is glad to do what the infinitive tells, and so does it: "is proud to release the plan"; what an
    organ decides to adopt is adopted."""
    if frame.form != "infinitive" or frame.link != "complement" or frame.parent is None:
        return False
    first = said.read.frames[frame.parent]
    glad = first.lemma.partition(" ")[2] in _GLAD or (first.lemma == "decide" and frame.lemma in _AT_ONCE)
    return first.form == "finite" and glad and first.polarity and first.modal not in _NOT_YET


def _named_among(said: NamedSentence, agent: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """The rest of a list of which the first was taken for the subject: "forty groups, among them A, B and C, met"."""
    first = agent[0] if len(agent) == 1 else None
    among = first is not None and said.read.tokens.low[first.start - 2 : first.start] == ("among", "them")
    return listed(said, first) if among and first is not None else ()


def _doers_behind(said: NamedSentence, frame: Frame) -> tuple[Phrase, ...]:
    """Who did what is told behind where it was done: "the statements made at the meeting of 3 May by A and B"."""
    if frame.voice != "passive" or frame.agent or not frame.preps:
        return ()
    place = frame.preps[-1].phrase
    inner = (f for f in said.read.frames if f.form == "noun" and place.start <= f.trigger < place.end)
    return next((f.agent for f in inner if f.agent and f.agent[0].start > place.end), ())


def _there(said: NamedSentence, frame: Frame) -> Phrase | None:
    """The happening where a clause with "where" plays: "hosted the Forum in Accra, where Anna Berg spoke"."""
    low = said.read.tokens.low
    at = next((i for i in range(frame.start - 1, -1, -1) if low[i] == "where"), -1)
    near = (p for p in reversed(said.read.phrases) if at - _NEAR_WHERE <= p.end <= at)
    events = [p for p in near if (name := said.at(p)) is not None and name.kind in EVENTS]
    between = any(f.form == "finite" and at < f.start < frame.start for f in said.read.frames)
    return events[0] if events and not between else None


def _rest(said: NamedSentence, frame: Frame) -> tuple[Mention, ...]:
    """The names behind a verb that a list follows, where no further verb comes: "include the Chair, A; Envoy B"."""
    if any(f.start > frame.start and f.form in {"finite", "participle", "gerund"} for f in said.read.frames):
        return ()
    return tuple(said.within(frame.stop, len(said.read.tokens)))


def _first(said: NamedSentence, frame: Frame) -> int:
    """Where a clause begins, 0 for one that opens its sentence, with the mark of a note before it or without."""
    return frame.start if any(word[0].isalnum() for word in said.read.tokens.word[: frame.start]) else 0


def _add_owner(said: NamedSentence, roles: dict[str, tuple[Phrase, ...]], phrase: Phrase) -> None:
    """Whose a phrase is: the owner it names, or the phrase itself where "its" or "our" points to one."""
    if phrase.owner is not None and said.read.tokens.tag[phrase.owner.end : phrase.owner.end + 1] != "&":
        roles["owner"] = (phrase.owner,)
    elif phrase.det in {"its", "our"}:
        roles["owned"] = (phrase,)
    elif phrase.det == "whose":  # "the Forum, whose members are"
        comma = said.read.tokens.tag[phrase.start - 1 : phrase.start] == ","
        whole = said.read.ends.get(phrase.start - comma)
        if whole is not None and whole.cls in _WHERE and said.read.tokens.tag[whole.start - 1] == "i":
            whole = said.read.ends.get(whole.start - 1) or whole  # "the Centre in Accra, whose Institute"
        roles["owner"] = (whole,) if whole is not None else ()


def _ends(said: NamedSentence, frame: Frame) -> tuple[tuple[Phrase, ...], tuple[Phrase, ...]]:
    """Agent and patient. A participle behind a phrase tells of that phrase: "resolution 1325, adopted on 3 May, the
    Council"; one behind "and" that has an object is a past: "was elected and replaced Lena Holt"."""
    to_come = of_thing_before(said, frame) if frame.form in {"infinitive", "gerund"} else None
    if frame.form != "participle" or frame.voice != "passive" or frame.start == 0:
        return to_come or (frame.agent, frame.patient)
    read, before = said.read, frame.start - 1
    while before > 0 and (
        read.tokens.tag[before] == "r" or read.tokens.low[before] == "as"
    ):  # ", currently chaired by"
        before -= 1
    if read.tokens.tag[before] == "&":
        first = next((f for f in reversed(read.frames) if f.start < frame.start), None)
        if first is not None and (first.form, first.voice) == ("participle", "passive"):
            return frame.agent, _ends(said, first)[1]  # "the network, set up in 2022 and chaired by Anna Berg"
        behind = read.starts.get(frame.stop)
        return (frame.patient[:-1], (behind,)) if behind in frame.patient[1:] else (frame.agent, frame.patient)
    near = _told_of(said, frame, before)
    if near is None or near.cls == "date":
        return frame.agent, frame.patient
    if frame.lemma in frame_table().intransitive:
        return (near,), ()
    return _relative(said, near) or (frame.agent, (near,))


def _is_task(said: NamedSentence, frame: Frame) -> bool:
    """Whether an item of a list is nothing but what is to be done: "(ii) To deploy advisers to Kabul;"."""
    alone = frame.parent is None and _first(said, frame) == 0
    return alone and not any(other.form == "finite" and not other.link for other in said.read.frames)


def _told_of(said: NamedSentence, frame: Frame, before: int) -> Phrase | None:
    """What a participle tells of, whose last token before it is ``before``."""
    read = said.read
    end = before if read.tokens.tag[before] in ",-(" else before + 1  # "the panel (established in 2016)"
    near = read.ends.get(_before_bracket(read.tokens.tag, end))
    if near is None and end == before:  # "the Harbour Peace Agreement (HPA), signed on 3 May"
        near = read.ends.get(end)
    if near is None or near.cls == "date":
        return near
    if end == before and near not in frame.patient and (whole := _said_with(said, near, frame)) is not None:
        return whole
    if len(frame.patient) == 1 and near.start < frame.patient[0].start and frame.patient[0].end == near.end:
        return frame.patient[0]  # "the report of the meeting held in Oslo"
    return near


def _said_with(said: NamedSentence, near: Phrase, frame: Frame) -> Phrase | None:
    """What a participle after a comma tells of where the phrase before it only says more of that: "the order setting
    up a board, issued on 3 May", "the accord on peace in Arland, signed in Oslo"."""
    read = said.read
    for other in read.frames:
        if other.form == "gerund" and near in other.patient and other.agent and other.start < near.start:
            return other.agent[0] if read.tokens.tag[other.start - 1] != "," else None
    place = near if near.cls in _WHERE and frame.lemma not in _TOLD_OF_PLACES else None
    while place is not None and read.tokens.tag[place.start - 1] in ",&":  # "in Arland, Borland and Corland"
        left = read.ends.get(place.start - 1)
        place = left if left is not None and left.cls in {*_WHERE, "open"} else None
    if place is None or read.tokens.tag[place.start - 1] != "i":
        return None
    around = read.ends.get(place.start - 1)
    return around if around is not None and around.cls not in _WHERE else None


def _before_bracket(tags: str, end: int) -> int:
    """The end before a bracket that closes there: "at its meeting (see the record), held on 3 May"."""
    opened = tags.rfind("(", 0, end) if tags[end - 1 : end] == ")" else -1
    return opened if opened > 0 and ")" not in tags[opened : end - 1] else end


def _relative(said: NamedSentence, subject: Phrase) -> tuple[tuple[Phrase, ...], tuple[Phrase, ...]] | None:
    """The ends of "the plan, which the Council adopted": the verb is no participle."""
    read, which = said.read, subject.start - 1
    if which < 1 or read.tokens.tag[which] != "w":
        return None
    meant = read.ends.get(which - 1 if read.tokens.tag[which - 1] == "," else which)
    return None if meant is None else ((subject,), (meant,))


def _dates_behind(said: NamedSentence, frame: Frame) -> list[Part]:
    """The date right behind a verb or the last thing of its clause: "adopted by the Council at a meeting, on 3 May"."""
    tags, end = said.read.tokens.tag, frame.stop
    while tags[end : end + 1] == "r":
        end += 1
    chains = [chain(said, end), *(after(said, p) for p in (*frame.patient, *(p.phrase for p in frame.preps)))]
    return [part for chain in chains for part in chain if part.phrase.cls == "date"][:1]


def _compounds(said: NamedSentence, parts: list[Part]) -> list[Part]:
    """The parts under the nouns of their prepositions, those of a list under that of its first."""
    out: list[Part] = []
    for i, part in enumerate(parts):
        joined = said.read.tokens.tag[part.phrase.start - 1 : part.phrase.start]
        goes_on = i > 0 and joined in {"&", ","} and part.prep == parts[i - 1].prep != out[-1].prep
        out.append(Part(out[-1].prep, part.phrase) if goes_on else _compound(said, part))
    return out


def _compound(said: NamedSentence, part: Part) -> Part:
    """The part under the noun of its preposition where that has one: "under the auspices of", "in partnership with"."""
    tags, last = said.read.tokens.tag, part.phrase.start - 1
    if part.prep == "on" and is_part(said, part.phrase, _DAYS):
        return Part("day", part.phrase)
    first = last
    while first > 0 and tags[first - 1] == "i":
        first -= 1
    named = last - first > 1 and tags[last] in _GOVERNING
    noun = said.read.tokens.low[last - 1]
    if part.prep == "with" and said.read.tokens.low[last - 1 : last] == ("together",):
        return Part("together", part.phrase)
    if part.prep == "from" and noun in _HELP and _is_under_with(said, last - 1):  # "with technical support from Norway"
        return Part(noun, part.phrase)
    if noun == "support" and said.read.tokens.low[first] == "in":  # "in support of", but "with the support of"
        noun = "in-support"
    return Part(noun, part.phrase) if named else part


def _is_under_with(said: NamedSentence, noun: int) -> bool:
    """Whether "with" governs a noun, which words before it may describe."""
    before = noun - 1
    while before > 0 and said.read.tokens.tag[before] in "dJo":
        before -= 1
    return said.read.tokens.low[before] == "with"


def _add_all(roles: dict[str, tuple[Phrase, ...]], parts: list[Part]) -> None:
    """Puts phrases under their prepositions, dates also under "date", and those of each preposition as "date-in"."""
    before = ""
    for part in parts:
        prep = "and" if not part.prep and before == "between" and part.phrase.cls == "date" else part.prep
        if prep == "and" and before == "between" and part.phrase.cls != "date":  # "between Norway and Ghana"
            prep = before
        before = prep
        keys = ("date", f"date-{prep}") if part.phrase.cls == "date" else (prep,)
        for key in keys:
            roles[key] = (*roles.get(key, ()), part.phrase)


def _of_phrases(said: NamedSentence, phrase: Phrase) -> Iterator[Scene]:
    """A phrase with what hangs on it, and those inside it."""
    roles: dict[str, tuple[Phrase, ...]] = {"head": (phrase,)}
    parts = [p for p in (*phrase.parts, *_behind(said, phrase)) if p.prep != "by" or not _is_of_clause(said, phrase, p)]
    _add_all(roles, parts)
    _add_owner(said, roles, phrase)
    own = [(t, said.names[t]) for t in range(phrase.start, phrase.end) if t in said.names]
    if own and phrase.parts:
        taken = {t for p in phrase.parts if p.prep for t in range(p.phrase.start, p.phrase.end)}
        own = [(t, m) for t, m in own if t not in taken]
    before = tuple(m for t, m in own if t < phrase.head)
    behind = tuple(m for t, m in own if t > phrase.head)
    inside = {"before": before, "year": tuple(m for m in (*before, *behind) if m.kind == DATE)}
    yield Scene(PHRASE, said.read.tokens.low[phrase.head], roles, first=phrase.start, inside=inside)
    for part in phrase.parts:
        yield from _of_phrases(said, part.phrase)


def _behind(said: NamedSentence, phrase: Phrase) -> list[Part]:
    """What hangs on a phrase behind it; "between" has two sides, of which the second goes on behind the phrase: "the
    signing of the accord between A | and B in Oslo on 3 May"."""
    last, two = phrase, Part("", phrase)
    while last.parts and last.parts[-1].prep and last.parts[-1].phrase.end == phrase.end:
        two = last.parts[-1]
        last = two.phrase
    if two.prep != "between":
        return after(said, phrase)
    rest = listed(said, last)
    if not rest:
        second = said.read.starts.get(last.end + 1) if said.read.tokens.tag[last.end : last.end + 1] == "&" else None
        return after(said, phrase) if second is None else chain(said, second.end)
    own = [Part("between", side) for side in rest] if two in phrase.parts else []
    return own + chain(said, rest[-1].end)


def _is_of_clause(said: NamedSentence, phrase: Phrase, part: Part) -> bool:
    """Whether who stands behind "by" did what the clause tells of something else: "the statement made at it by"."""
    passives = (f for f in said.read.frames if f.voice == "passive")
    doing = (f for f in passives if part.phrase in f.agent or part.phrase in _doers_behind(said, f))
    return any(phrase not in f.patient for f in doing)


def _beside(said: NamedSentence, left: Phrase, right: Phrase) -> Scene:
    """Two phrases side by side; what follows the second hangs on it."""
    roles: dict[str, tuple[Phrase, ...]] = {
        "agent": (
            left,
            *(list_inside(said, left) if right.plural else last_inside(left) if not is_person(said, left) else ()),
            *other_post(said, left, said.read.ends.get(left.start - 1), left.start - 1),
        ),
        "patient": (right, *other_post(said, right, said.read.starts.get(right.end + 1), right.end)),
    }
    _add_all(roles, [*right.parts, *after(said, right)])
    form = "bracket" if said.read.tokens.tag[left.end] == "(" else ""
    low = said.read.tokens.low
    return Scene(BESIDE, "be", roles, form, "", "", low[right.head], low[left.head], first=left.start)
