"""Turns the frames of a sentence into its deontic clauses: span, verb, strength, act and who is to act."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from graph_build.extract.commitments.roles import GOVERNING, bearers_of, is_wanted
from graph_build.reading import Frame, Phrase, ReadSentence, Tokens, word_set

_Row = TypeVar("_Row", Frame, Phrase)
CONSTITUTIVE, DIRECTIVE, OWN = "Constitutive", "Directive", "Self-commitment"
OWN_ACT = frozenset({"own", "whose"})  # forms of deontic.toml by which the subject says what it will do itself
_ACTS = {"Undertaking": OWN, "Aim": OWN}
_SEIZED = frozenset({"remain", "stay"})
_ADVERBS = word_set("before-operative-verbs")
_CARRIES_ON = frozenset({"adjacent", "parenthesis"})
_ANNOUNCING = word_set("verbs-of-announcing")
_AGREEING = frozenset({"agree", "decide"})
_SAME = frozenset({"it", "they", "he", "she", "we"})
_SHORTEST_ACT = 3
_TAILS = word_set("tails")
# Words before those who are meant above all, and the prepositions behind them by which a task goes on.
_ABOVE_ALL = dict.fromkeys(("particularly", "especially", "notably"), frozenset({"with", "in", "to", "from"}))
_ABOVE_ALL["including"] = frozenset({"to", "from", "against"})
_RELATIVES = frozenset({"that", "who", "which"})
_PARTICLES = frozenset({"up", "out", "down", "off", "through", "forward", "back", "away"})  # "that it be followed up"
_ASKING = frozenset({"how", "what", "why", "whether"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A deontic clause in a provision's reading: where it and its verb stand, what it asks, and of whom.

    ``bearers`` are phrases of ``sentence``; ``speaks`` tells that the organ whose text it is binds itself. ``reach`` is
    where the words about the clause end: its quote and the tail after it, up to the next clause.
    """

    sentence: ReadSentence
    frame: int | None  # none in an item that is a noun phrase alone
    start: int
    verb_start: int
    verb_end: int
    end: int
    reach: int
    rule: str
    verb: str
    act: str
    strength: str
    bearers: tuple[Phrase, ...] = ()
    speaks: bool = False

    @property
    def own(self) -> Frame | None:
        """The frame of its verb; None in an item that is a noun phrase alone."""
        return None if self.frame is None else self.sentence.frames[self.frame]


def clauses_of(sentence: ReadSentence) -> list[Clause]:
    """The deontic clauses of a sentence, in order, whether or not they say what is to be done."""
    heads = [i for i in range(len(sentence.frames)) if is_head(sentence, i)]
    if not heads:
        return []
    starts = [_begin(sentence, sentence.frames[i]) for i in heads]
    out = []
    others = [f.start for f in sentence.frames if f.form == "finite" and _speaks(sentence, f)]
    least = [len(sentence.tokens)]  # from each head on, the first beginning of a later one
    for begin in reversed(starts[1:]):
        least.append(min(begin, least[-1]))
    for place, (index, after) in enumerate(zip(heads, reversed(least), strict=True)):
        own = sentence.frames[index]
        limit = after
        if after <= own.start:  # one begins before this verb: the next after it counts
            limit = min((s for s in starts[place + 1 :] if s > own.start), default=len(sentence.tokens))
        speaks = bisect_right(others, own.start)
        limit = min(limit, others[speaks]) if speaks < len(others) else limit
        out.append(_clause(sentence, index, starts[place], max(limit, own.stop)))
    return out


def is_head(sentence: ReadSentence, index: int) -> bool:
    """Whether a frame opens a clause of its own: it asks or promises, and goes on with no other one."""
    frame = sentence.frames[index]
    if frame.deontic is None or frame.unread is not None or merged_into(sentence, index) is not None:
        return False
    if _only_says(sentence, frame) or _has_no_verb(sentence, frame):
        return False
    parent = sentence.frames[frame.parent] if frame.parent is not None else None
    asks = parent is not None and parent.deontic is not None and parent.deontic.form == "asked"
    if parent is not None and is_wanted(parent, frame):
        return False
    governed = (
        parent is not None
        and parent.action == index
        and (parent.lemma in GOVERNING or (asks and not frame.modal and frame.form == "base"))
    )
    return not (governed and parent is not None and parent.deontic is not None and parent.unread is None)


def _has_no_verb(sentence: ReadSentence, frame: Frame) -> bool:
    """Whether a modal waits for the verb of the next one: "we should and we will act"."""
    tag = sentence.tokens.tag
    return bool(frame.modal) and tag[frame.trigger] == "x" and tag[frame.stop : frame.stop + 1] == "&"


def _only_says(sentence: ReadSentence, frame: Frame) -> bool:
    """Whether what is promised is a clause of its own: "I pledge that my Government will act"."""
    action = sentence.frames[frame.action] if frame.action is not None else None
    promises = frame.lemma not in GOVERNING and frame.deontic is not None and frame.deontic.form in OWN_ACT
    if not promises or frame.modal or action is None or action.link != "that":
        return False
    return action.modal != "" and action.deontic is not None and action.unread is None


def binds_though_told(clause: Clause) -> bool:
    """Whether words told after "that" bind: somebody announces what it will do itself, or it is what was agreed."""
    frame, frames = clause.own, clause.sentence.frames
    parent = frames[frame.parent] if frame is not None and frame.parent is not None else None
    if frame is None or parent is None or frame.link != "that":
        return False
    if parent.lemma in _AGREEING:
        return True
    low = clause.sentence.tokens.low  # "Norway's envoy announced that Norway would", "Norway announced that it will"
    own = any(low[p.head] in _SAME or low[p.head] in low[: parent.start] for p in frame.agent)
    return parent.lemma in _ANNOUNCING and own


def starting_in(tokens: Tokens, rows: Sequence[_Row], first: int, last: int) -> Sequence[_Row]:
    """The frames or phrases of a sentence, which stand in order, that start from ``first`` to before ``last``."""
    starts = tokens.start
    return rows[
        bisect_left(rows, first, key=lambda r: starts[r.start]) : bisect_left(rows, last, key=lambda r: starts[r.start])
    ]


def act_of(strength: str) -> str:
    """Who is bound by words of a strength: the one who speaks, or the one who is asked."""
    return _ACTS.get(strength, DIRECTIVE)


def _clause(sentence: ReadSentence, index: int, begin: int, limit: int) -> Clause:
    tokens, frame = sentence.tokens, sentence.frames[index]
    deontic = frame.deontic
    assert deontic is not None
    stop = end_of(sentence, index, limit)
    act, strength = act_of(deontic.strength), deontic.strength
    if frame.lemma == "decide" and frame.modal == "":
        act = CONSTITUTIVE
        if _action(sentence, frame) in _SEIZED:
            act, strength = OWN, "Undertaking"
    bearers = bearers_of(sentence, index)
    last = max(stop - 1, frame.stop - 1)
    reach = limit - 1 if limit > last else last
    return Clause(
        sentence, index, tokens.start[begin], tokens.start[frame.start], tokens.end[frame.stop - 1],
        tokens.end[last], tokens.end[max(reach, last)], _rule(deontic.rule), tokens.slice(frame.start, frame.stop), act,
        strength, bearers, not bearers and deontic.form in OWN_ACT and _speaks(sentence, frame),
    )  # fmt: skip


def _rule(row: str) -> str:
    return f"commitment-{row}"


def _action(sentence: ReadSentence, frame: Frame) -> str:
    return sentence.tokens.low[sentence.frames[frame.action].trigger] if frame.action is not None else ""


def _speaks(sentence: ReadSentence, frame: Frame) -> bool:
    """Whether the organ whose text it is binds itself: "Decides to remain seized"."""
    return frame.subject_from in {"speaker", "shared"} and sentence.tokens.tag[frame.trigger] == "Z"


def _begin(sentence: ReadSentence, frame: Frame) -> int:
    """The token at which the quote begins: its subject where that stands before the verb, else its adverbs."""
    tokens = sentence.tokens
    subjects = frame.subjects
    if frame.subject_from in _CARRIES_ON and subjects and subjects[0].start < frame.start:
        return subjects[0].start
    begin = frame.start
    while begin > 0 and tokens.low[begin - 1] in _ADVERBS:
        begin -= 1
    if frame.link == "relative" and begin > 0 and tokens.low[begin - 1] in {"which", "who"}:
        who = tokens.low[begin - 1] == "who" and subjects
        near = who and tokens.tag[subjects[0].end : begin - 1] in {"", ","}
        begin = subjects[0].start if near else begin - 1
    elif frame.link == "relative" and tokens.low[begin - 2 : begin] in {("of", "whom"), ("of", "which")}:
        begin -= 3  # "one of whom shall report"
    return begin


def merged_into(sentence: ReadSentence, index: int) -> int | None:
    """The frame whose modal this one shares: "will train officers and review the plan" is one clause."""
    frame = sentence.frames[index]
    joined = frame.link == "shared" and frame.form in {"base", "infinitive"} and (frame.deontic is None or frame.modal)
    return frame.parent if joined and frame.parent is not None and frame.parent < index else None


def end_of(sentence: ReadSentence, index: int, limit: int) -> int:
    """The token before which the clause of a frame ends, at most ``limit``."""
    frames = sentence.frames
    inside = {index}
    stop = frames[index].end
    for place in range(index + 1, len(frames)):
        frame = frames[place]
        if frame.start >= limit:
            break
        if frame.parent == index and _says_more(sentence, frames[index], frame):
            continue
        if frame.parent in inside and (_belongs(sentence, frame) or is_wanted(frames[frame.parent], frame)):
            inside.add(place)
            stop = max(stop, frame.end)
    stop = _before_condition(sentence, index, min(max(stop, frames[index].stop), limit))
    stop = _in_speech(sentence, frames[index].stop, _before_tail(sentence, index, stop))
    stop = _over_what_another_may(sentence, index, stop)
    stop = _with_adverbs(sentence, _trimmed(sentence, stop, frames[index].stop), limit)
    stop = _over_gerunds(sentence, index, _over_second(sentence, index, stop, limit), limit)
    return _over_participles(sentence, index, _over_unread_clause(sentence, index, stop, limit), limit)


def _before_condition(sentence: ReadSentence, index: int, stop: int) -> int:
    """Before the subject of a clause that tells when: "to pay, | once a nomination is made"."""
    for frame in sentence.frames[index + 1 :]:
        subjects = frame.subjects
        if frame.link == "condition" and subjects and frame.subject_from == "adjacent":
            first = subjects[0].start - 1
            if frame.start >= stop > first > sentence.frames[index].stop and sentence.tokens.tag[first] == "s":
                return first
    return stop


def _over_participles(sentence: ReadSentence, index: int, stop: int, limit: int) -> int:
    """On over what a participle right behind says of the last thing: "aboard vessels designated by the Board"."""
    for place in range(index + 1, len(sentence.frames)):
        frame = sentence.frames[place]
        if frame.start > stop:
            break
        if frame.start == stop < limit and frame.link == "participle" and _tells_more(sentence, frame):
            stop = min(frame.end, limit)
    return stop


def _tells_more(sentence: ReadSentence, frame: Frame) -> bool:
    """Whether a participle, or a form in -ing with more behind it, tells which is meant: "rules governing trade"."""
    holds = (
        frame.form == "gerund" and frame.end > frame.stop and sentence.tokens.tag[frame.stop : frame.stop + 1] != ","
    )
    return frame.form == "participle" or (holds and sentence.tokens.low[frame.start] not in _TAILS)


def _says_more(sentence: ReadSentence, first: Frame, frame: Frame) -> bool:
    """Whether a second verb tells something else of the subject: "We are committed to A, and emphasise B"."""
    plain = first.form == "finite" and not first.modal and frame.link == "shared" and frame.form in {"base", "finite"}
    return plain and not frame.modal and sentence.tokens.tag[frame.start - 2 : frame.start] == ",&"


def _over_what_another_may(sentence: ReadSentence, index: int, stop: int) -> int:
    """On to the end of what somebody else may want of it: "to take all measures as the Agency | may request"."""
    for place in range(index + 1, len(sentence.frames)):
        frame = sentence.frames[place]
        if frame.start > stop:
            break
        asked = frame.modal == "may" or (frame.lemma == "do" and not frame.modal)  # "as we do in other cases"
        if frame.start == stop and asked and frame.agent and frame.agent[0].end == stop:
            return frame.end if sentence.tokens.low[frame.agent[0].start - 1] == "as" else stop
    return stop


def _over_second(sentence: ReadSentence, index: int, stop: int, limit: int) -> int:
    """On to the end of a second verb that shares its "to" and its object: "to prevent | and respond to attacks"."""
    for place in range(index, len(sentence.frames)):
        frame = sentence.frames[place]
        if frame.start >= stop:
            break
        if frame.form == "infinitive" and frame.stop == stop:
            ends = [f.end for f in sentence.frames if f.parent == place and f.link == "shared" and f.end <= limit]
            return max(ends, default=stop)
    return stop


def _over_gerunds(sentence: ReadSentence, index: int, stop: int, limit: int) -> int:
    """On to the end of a list of forms in -ing behind a preposition: "in watching, training and paying the police"."""
    tokens, end, joined = sentence.tokens, stop, False
    if not stop or not tokens.low[stop - 1].endswith("ing") or tokens.low[stop - 2 : stop - 1] == ("by",):
        return stop
    for frame in (f for f in sentence.frames if f.form == "gerund"):
        gap = tokens.tag[end : frame.start]
        if frame.start >= end and gap.lstrip("iOf") in {",", "&", ",&"} and frame.end <= limit:  # "answering to and"
            end, joined = frame.end, joined or "&" in gap
    return stop if not joined else _before_tail(sentence, index, end)


def _over_unread_clause(sentence: ReadSentence, index: int, stop: int, limit: int) -> int:
    """On to the end of a that-clause whose verb was not read: what is to be ensured belongs to the words."""
    tokens = sentence.tokens
    last = min(limit, len(tokens))
    if stop >= last or tokens.low[stop] != "that":
        return stop
    end = next((place for place in range(stop, last) if tokens.tag[place] in ".;"), last)
    return stop if any(stop <= frame.start < end for frame in sentence.frames[index + 1 :]) else end


def _belongs(sentence: ReadSentence, frame: Frame) -> bool:
    """Whether a frame says what is done: its act, what is joined by "and", what describes without a comma."""
    before = sentence.tokens.low[frame.start - 1] if frame.start else ""
    if frame.link == "shared":
        return True
    if frame.link in {"complement", "that", "noun", "gerund"}:
        return before not in {",", "by"}
    if frame.link == "participle":
        return before not in {",", ";"}
    if frame.link == "purpose":
        return before in {"and", "or", "order"} and sentence.tokens.low[frame.start - 2] != "in"
    return frame.link == "relative" and (before in _ASKING or _defines(sentence, frame))


def _defines(sentence: ReadSentence, frame: Frame) -> bool:
    """Whether a relative clause tells which one is meant: "measures that protect women", "those it consults"."""
    tokens, subjects = sentence.tokens, frame.subjects
    opens = frame.start
    if frame.subject_from == "adjacent" and subjects:
        opens = subjects[0].start
    while opens > 0 and tokens.tag[opens - 1] in "rn":
        opens -= 1
    if opens > 0 and tokens.low[opens - 1] in _RELATIVES:
        opens -= 1
    return frame.modal == "" and opens > 0 and tokens.low[opens - 1] != ","


def _before_tail(sentence: ReadSentence, index: int, stop: int) -> int:
    """Before a loose tail: "including ...", ", through ...", unless a further verb of the clause comes after it."""
    tokens, frames = sentence.tokens, sentence.frames
    first, acts = frames[index].stop, frames[index].action
    while acts is not None and frames[acts].stop > first:
        first, acts = frames[acts].stop, frames[acts].action
    for place in range(first + _SHORTEST_ACT, stop):
        word = tokens.low[place]
        if word in _TAILS and tokens.low[place - 1] == "," and not _is_aside(tokens, place, stop):
            joined = any(f.start >= place and f.form in {"base", "infinitive"} and f.link == "shared" for f in frames)
            if not joined:
                return place
    return stop


def _is_aside(tokens: Tokens, place: int, stop: int) -> bool:
    """Whether a tail only says who is meant above all, and the task goes on: "help women, particularly nurses, in"."""
    goes_on = _ABOVE_ALL.get(tokens.low[place], frozenset())
    closed = next((at for at in range(place, stop) if tokens.tag[at] == ","), stop)
    return closed + 1 < stop and tokens.low[closed + 1] in goes_on


def _in_speech(sentence: ReadSentence, first: int, stop: int) -> int:
    """Before the mark that ends direct speech: "They should be safe," the envoy said."""
    tags = sentence.tokens.tag
    marks = (place - 1 for place in range(first + 1, stop) if tags[place] == '"' and tags[place - 1] in ",.")
    return next(marks, stop)


def _with_adverbs(sentence: ReadSentence, stop: int, limit: int) -> int:
    """With the adverbs that end it: "from abuse online"."""
    tags, last = sentence.tokens.tag, stop
    while last < limit and (tags[last] == "r" or sentence.tokens.low[last] in _PARTICLES):
        last += 1
    return last if last == len(tags) or tags[last] in ".;:," else stop


def _trimmed(sentence: ReadSentence, stop: int, least: int) -> int:
    """Without the marks and joints before the next clause."""
    tokens = sentence.tokens
    while stop > least and (
        tokens.tag[stop - 1] in ",;:.&#"
        or tokens.low[stop - 1] in {"also", "further", "and"}
        or (tokens.low[stop - 1] == "that" and tokens.low[stop - 2] in {"and", "or"})
    ):
        stop -= 1
    return stop
