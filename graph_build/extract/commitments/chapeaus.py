"""Turns words before a list, and its items, into clauses: what governs the list governs every item."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from graph_build.corpus.provisions import (
    ACRONYM,
    DATELINE,
    FOOTNOTE,
    FRONT,
    FURNITURE,
    HEADING,
    ITEM,
    LOCATOR,
    Provision,
)
from graph_build.extract.commitments.clauses import Clause, end_of
from graph_build.extract.records import Named
from graph_build.extract.verbs import starts_with_base_verb
from graph_build.reading import Frame, Phrase, ReadSentence, read_sentence, readings_of, word_set

_PASSED_OVER = frozenset({FURNITURE, LOCATOR, FOOTNOTE, DATELINE, ACRONYM, FRONT})
_OPENS = re.compile(r"(?::|—|–|-)\s*[—–-]?\s*$|:\s*\d{1,2}$")  # the mark of a note may stand behind the colon
_WAITS = re.compile(r"(?::|\b(?:shall|will|must|should|to)\s*[:—–-]?)\s*$")
_LEADING = frozenset({"to", "that", "—", "–"})
_HANGS = frozenset("xzt")  # tags of a modal, "to" and "that"
_TASKS = word_set("nouns-of-tasks")
_FOLLOWING = re.compile(r"\bfollowing (?:[a-z-]+ ){0,2}(?:mandate|tasks?|functions|responsibilities)\b")
_AIMS = word_set("nouns-of-aims")
# The items are means to what was said, or the fields in which it is to be done.
_MEANS = re.compile(
    r"\bincluding by:?\s*$"
    r"|\bthe following (?:[a-z]+ )?(?:areas|fields|topics|themes|subjects|sectors|countries|regions)\b[^:]{0,200}:\s*$"
)
_ACTS = frozenset({"base", "infinitive", "gerund"})
_LONGEST_LABEL = 14
_AS_FOLLOWS = re.compile(r"\b(?:mandate|tasks|functions)(?: (?:being|is|are|shall be|will be))? as follows\b")
_SETTING_UP = frozenset({"establish", "deploy", "create", "designate", "appoint"})
_EXTENDING = frozenset({"expand", "extend", "renew", "prolong", "establish", "re-establish"})
_MANDATED = frozenset({"mission", "body", "operation", "group", "organisation", "post", "open"})
_PART = re.compile(r"\([IVX]+\)$")
_TAIL = 8  # words
_SHORTEST_TASK = 3
_FRONTED = frozenset({",", "-", ":"})


@dataclass(frozen=True, slots=True)
class Lead:
    """What the words before a list hand down: who is to act, how bindingly, under which words."""

    number: str | None
    clause: Clause
    bearers: tuple[Named, ...]
    tasks: bool  # the list is one of tasks: nouns are items of it too
    waits: bool = False  # the words end in "to" or a modal: every item begins with a verb
    last: int = 0  # the number of the last numbered item, where the lead has none
    key: str = ""  # of the provision that the words stand in


@dataclass(slots=True)
class Chapeaus:
    """The leads that are open at a place of the document, outermost first."""

    open: list[Lead] = field(default_factory=list)
    above: dict[str, str] = field(default_factory=dict)  # what a provision stands under, by their keys

    def reaches(self, provision: Provision) -> Lead | None:
        """The lead whose list the provision belongs to; what comes after the list closes it."""
        if provision.role in _PASSED_OVER or not any(map(str.isalnum, provision.reading.text)):  # "[...]"
            return None
        number = provision.number
        self.above[provision.key] = provision.parent or ""
        if provision.role == HEADING or _is_label(provision):
            self.open = [lead for lead in self.open if lead.number is not None]
            return None
        over = set(self._over(provision.key))
        self.open = [_counting(provision, one) for one in self.open if one.key in over or _is_under(provision, one)]
        return self.open[-1] if self.open and (provision.role == ITEM or number or _is_point(provision)) else None

    def opens(self, provision: Provision, sentence: ReadSentence, clauses: list[tuple[Clause, list[Named]]]) -> None:
        """Takes in the words before a list, where the provision ends in them."""
        found = None if _MEANS.search(provision.reading.text) else governing(sentence, clauses)
        if found is not None and not _tells_aims(found[0]):
            clause, bearers = found
            words = sentence.tokens
            tasks = any(low in _TASKS for low in words.low) or any(lead.tasks for lead in self.open)
            waits = _waits(sentence, clause)
            self.open.append(Lead(provision.number, clause, tuple(bearers), tasks, waits, key=provision.key))

    def _over(self, key: str) -> Iterator[str]:
        """The keys of what a provision stands under, nearest first."""
        while key := self.above.get(key, ""):
            yield key


def mandated(sentence: ReadSentence) -> Phrase | None:
    """Whose mandate a list is: "extends the mandate of the Group …, this mandate being as follows:", "extends the
    mandate of the Mission … to:"; None where the list is of something else."""
    tokens = sentence.tokens
    words = " ".join(tokens.low[-_TAIL:])
    follows = _AS_FOLLOWS.search(words) is not None
    extends = any(
        frame.lemma in _EXTENDING and (frame.deontic is not None or _is_decided(sentence, frame))
        for frame in sentence.frames
    )
    if _FOLLOWING.search(words) is not None and (made := _made(sentence)) is not None:
        return made
    hangs = tokens.tag.rstrip(":;-,.")[-1:] == "z" or tokens.tag.endswith(":")
    listed = hangs or _FOLLOWING.search(" ".join(tokens.low)) is not None  # "… to do the following tasks in two years:"
    if not follows and not (extends and listed):
        return None
    for phrase in sentence.phrases:
        whose = next((p.phrase for p in phrase.parts if p.prep == "of"), phrase.owner)
        if tokens.low[phrase.head] == "mandate" and whose is not None and whose.cls in _MANDATED:
            return whose
    return None


def _made(sentence: ReadSentence) -> Phrase | None:
    """Who is set up or named with tasks: "asks the Board to establish an Office, with the following tasks:"."""
    for frame in sentence.frames:
        if frame.lemma in _SETTING_UP and frame.form in {"finite", "infinitive"}:
            return next((one for one in frame.patient if one.cls in _MANDATED and one.capital), None)
    return None


def _is_decided(sentence: ReadSentence, frame: Frame) -> bool:
    parent = sentence.frames[frame.parent] if frame.parent is not None else None
    return parent is not None and parent.lemma == "decide"


def _tells_aims(clause: Clause) -> bool:
    """Whether the items are aims of their own: "Three objectives will guide the work:"."""
    agent = clause.own.agent if clause.own is not None else ()
    return bool(agent) and clause.sentence.tokens.low[agent[0].head] in _AIMS


def heads_list(provision: Provision) -> bool:
    """Whether a short line that looks like a heading waits for a list: "The President shall"."""
    return _WAITS.search(provision.reading.text.rstrip()) is not None


def opens_list(text: str, sentence: ReadSentence) -> bool:
    """Whether a provision's last words wait for a list: a colon or a dash, a modal, "to" or "that"."""
    return _OPENS.search(text.rstrip()) is not None or sentence.tokens.tag[-1] in _HANGS


def is_cut_by_items(provision: Provision, following: Provision | None) -> bool:
    """Whether a provision breaks off where its items begin ("Urges all parties", then "(a) to end …"), or says at its
    start that they follow: "shall have the following mandate, requests …;"."""
    if following is None or following.role != ITEM or not (following.number or "").startswith(provision.number or "("):
        return False
    text = provision.reading.text
    cut = text.rstrip()[-1:].isalpha() or _FOLLOWING.search(text) is not None
    return following.number != provision.number and cut


def governing(sentence: ReadSentence, clauses: list[tuple[Clause, list[Named]]]) -> tuple[Clause, list[Named]] | None:
    """The clause that governs the list: the one that speaks of tasks, else the last of its sentence."""
    inside = [(c, b) for c, b in clauses if c.sentence is sentence]
    if not inside:
        return None
    tokens = sentence.tokens
    for clause, bearers in inside:
        frame = clause.own
        said = tokens.low[max(0, frame.start - 6 if frame else 0) : _token_at(sentence, clause.reach)]
        if "following" in said and any(low in _TASKS for low in said):
            return clause, bearers
    return inside[-1]


def _token_at(sentence: ReadSentence, position: int) -> int:
    return bisect_left(sentence.tokens.start, position)


def only_leads_in(sentence: ReadSentence, clause: Clause) -> bool:
    """Whether a clause says nothing but who is to act, or that something follows: the list says what."""
    tokens, frame = sentence.tokens, clause.own
    if frame is None:
        return False
    if _waits(sentence, clause):
        return True
    silent = all(tokens.tag[i] in ":;-,.r" or tokens.low[i] in _LEADING for i in range(frame.stop, len(tokens)))
    named = clause.bearers[-1].end if clause.bearers else 0
    aside = tokens.tag[frame.stop : frame.stop + 1] == "," and bool(frame.modal) and tokens.tag[frame.trigger] == "x"
    label = frame.form == "base" and not frame.agent and not frame.patient  # "(d) Support for the commission:"
    calls = frame.stop < named and named >= len(tokens) - 2
    return silent or aside or (frame.action is None and (label or calls))


def _waits(sentence: ReadSentence, clause: Clause) -> bool:
    """Whether the verb is still to come: "decides that the Mission shall:", "call on States to:"."""
    frame, words = clause.own, sentence.tokens.tag.rstrip(":;-,.")
    if frame is None or words[-1:] not in {"x", "z"}:
        return False
    return (sentence.frames[frame.action] if frame.action is not None else frame).trigger == len(words) - 1


def _is_label(provision: Provision) -> bool:
    """Whether an unnumbered line is the title of a part of a list: "Monitoring of the ceasefire"."""
    words = provision.reading.text[provision.body :]
    short = len(words.split()) <= _LONGEST_LABEL and not words.rstrip().endswith((".", ";", ":"))
    short = short and not words[:1].islower()
    return provision.role != ITEM and provision.number is None and short


def _is_under(provision: Provision, lead: Lead) -> bool:
    if (provision.number or "").startswith("(") and provision.role == ITEM:  # its paragraph's number is lost
        return lead.number is None or provision.number != lead.number
    if lead.number is None:
        lettered = provision.role == ITEM or bool(provision.number and not provision.number[0].isdigit())
        return lettered or _is_point(provision) or _is_next(provision, lead)
    if provision.role == ITEM and provision.number in {None, lead.number}:  # a bullet has the number it stands under
        return True
    return (provision.number or "").startswith(lead.number) and provision.number != lead.number


def _is_next(provision: Provision, lead: Lead) -> bool:
    """Whether a paragraph has the next number of a list that waits for verbs: "We call on the Board to:", 1, 2, 3."""
    return lead.waits and provision.number == str(lead.last + 1)


def _counting(provision: Provision, lead: Lead) -> Lead:
    return replace(lead, last=lead.last + 1) if lead.number is None and _is_next(provision, lead) else lead


def _is_point(provision: Provision) -> bool:
    """Whether a paragraph goes on with words that led in: it begins small, or with its own number and a verb."""
    words = provision.reading.text[provision.body :]
    return words[:1].islower() or (provision.body > 0 and starts_with_base_verb(words))


def item_clause(provision: Provision, sentence: ReadSentence, lead: Lead) -> Clause | None:
    """An item as what those named before the list are to do; None where it says something else."""
    if _names_part(provision):
        return None
    act = act_of(sentence)
    # A word of two readings: "report by January".
    told: ReadSentence | None
    verb = act is None and (_may_act(sentence, lead) or starts_with_base_verb(sentence.tokens.text))
    if verb:
        told = _read_as_act(sentence)
        act = next(((1, i) for i, f in enumerate(told.frames) if f.start == 0 and f.modal), None)
        sentence = sentence if act is None else told
    if act is None:
        tasks = lead.tasks and (lead.number is None or provision.number != lead.number)
        label = provision.reading.text.rstrip().endswith(":")  # "(a) Protection of civilians:" is no task by itself
        label = label or (provision.role != ITEM and len(sentence.tokens) < _SHORTEST_TASK)  # "APPROVED."
        if not len(sentence.tokens) or label or not (tasks or verb):
            return None
        last = len(sentence.tokens)
        while last > 1 and sentence.tokens.tag[last - 1] in ",;:.&":
            last -= 1
        return _item(lead, sentence, None, 0, 1, last)
    begin, index = act
    if begin == index == 0 and (told := _read_with_modal(sentence)) is not None:
        stop = _whole(told, end_of(told, 0, len(told.tokens)))
        begins = sentence.tokens.start[0]
        return replace(_item(lead, told, 0, 0, told.frames[0].stop, stop), start=begins, verb_start=begins)
    frame, last = sentence.frames[index], len(sentence.tokens)
    that = frame.lemma == "ensure" and sentence.tokens.low[frame.stop : frame.stop + 1] == ("that",)
    stop = _whole(sentence, last if that else end_of(sentence, index, last))
    return _item(lead, sentence, index, begin, sentence.frames[index].stop, stop)


def _names_part(provision: Provision) -> bool:
    """Whether an item only names the part of a mandate that stands under it: "II. Human rights:"."""
    return _PART.search(provision.number or "") is not None and provision.reading.text.rstrip().endswith(":")


def _may_act(sentence: ReadSentence, lead: Lead) -> bool:
    """Whether an item of a list that waits for verbs begins with a base form: "back the plan", never "supplies of"."""
    return lead.waits and bool(len(sentence.tokens)) and "V" in readings_of(sentence.tokens.low[0])


def _read_as_act(sentence: ReadSentence) -> ReadSentence:
    """The words with "must" before them, which tells their first word as a verb; it stands before their offsets."""
    text = sentence.tokens.text
    return read_sentence(f"must {text[:1].lower()}{text[1:]}", sentence.tokens.start[0] - len("must "))


def _read_with_modal(sentence: ReadSentence) -> ReadSentence | None:
    """The words with "must" for their "to", after which every verb and its objects are told: "to watch and report"."""
    text, start = sentence.tokens.text, sentence.tokens.start[0]
    if sentence.tokens.low[0] != "to" or text[2:3] != " ":
        return None
    told = read_sentence(f"must{text[2:]}", start - len("must") + len("to"))
    return told if told.frames and told.frames[0].modal and told.frames[0].start == 0 else None


def _whole(sentence: ReadSentence, stop: int) -> int:
    """To the end of the item where no mark comes before it."""
    tags = sentence.tokens.tag
    last = len(tags)
    while last > 1 and tags[last - 1] in ",;:.&":
        last -= 1
    if stop > last:
        return last
    return stop if any(tag in ",;:.#(" for tag in tags[stop:last]) else last


def _item(lead: Lead, sentence: ReadSentence, index: int | None, begin: int, verb: int, stop: int) -> Clause:
    tokens = sentence.tokens
    rule = lead.clause.rule if lead.clause.rule.endswith("-item") else f"{lead.clause.rule}-item"
    first = tokens.start[begin if index is None else max(begin, sentence.frames[index].start)]
    return replace(  # the bearers stand in the words before the list, whose tokens are counted apart
        lead.clause, sentence=sentence, frame=index, start=tokens.start[begin], verb_start=first, bearers=(),
        verb_end=tokens.end[verb - 1], end=tokens.end[stop - 1], reach=tokens.end[_reach(sentence, stop)], rule=rule,
    )  # fmt: skip


def _reach(sentence: ReadSentence, stop: int) -> int:
    """The last token of the words about an item: before the next clause that asks or promises by itself."""
    heads = [f.start for f in sentence.frames if f.deontic is not None and f.start >= stop]
    return max(min([*heads, len(sentence.tokens)]) - 1, stop - 1)


def act_of(sentence: ReadSentence, begin: int = 0) -> tuple[int, int] | None:
    """Where an item's act begins and its frame: "develop …", "To develop …", "Developing …", after a fronted phrase."""
    tokens = sentence.tokens
    for index, frame in enumerate(sentence.frames):
        if frame.start < begin or frame.form == "noun":
            continue
        if frame.form not in _ACTS or (frame.deontic is not None and frame.form != "base"):
            return None
        before = frame.start - 1
        while before >= begin and tokens.tag[before] in "rn":
            before -= 1
        if before < begin:
            return begin, index
        fronted = tokens.word[before] in _FRONTED or tokens.tag[before] in ":,-"
        return (begin, index) if fronted and frame.form != "gerund" else None
    return None


def inline_items(
    sentence: ReadSentence, clauses: list[tuple[Clause, list[Named]]]
) -> Iterator[tuple[Clause, list[Named]]]:
    """The items (a), (b), (c) of a list within one sentence, governed by the clause before the first."""
    tokens = sentence.tokens
    marks = [i for i, tag in enumerate(tokens.tag) if tag == "#" and i]
    if not marks:
        return
    before = [(c, b) for c, b in clauses if c.sentence is sentence and c.verb_end <= tokens.start[marks[0]]]
    if not before:
        return
    clause, bearers = before[-1]
    for place, mark in enumerate(marks):
        limit = marks[place + 1] if place + 1 < len(marks) else len(tokens)
        act = act_of(sentence, mark + 1)
        if act is None or sentence.frames[act[1]].start >= limit:
            continue
        stop = end_of(sentence, act[1], limit)
        lead = Lead(None, clause, tuple(bearers), tasks=False)
        yield _item(lead, sentence, act[1], mark + 1, sentence.frames[act[1]].stop, stop), bearers
