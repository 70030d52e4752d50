"""Turns an objective, a plan's activity or a point that a body resolves, said by a verb or "To" and a verb, into a
clause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from graph_build.corpus.provisions import HEADING, ITEM, PARAGRAPH, Provision
from graph_build.extract.commitments.chapeaus import Lead, act_of
from graph_build.extract.commitments.clauses import CONSTITUTIVE, Clause, end_of
from graph_build.extract.records import Named
from graph_build.extract.verbs import BASE_VERBS
from graph_build.reading import Phrase, ReadSentence, Sifted, can_act, head_of, read_sentence, verb_of, word_set

_HEADING = re.compile(r"\b(?:objectives?|goals?|aims?|lines? of effort|priorit(?:y|ies)|pillars?)\b", re.IGNORECASE)
# "Objective 1. Participation: to increase …", "Strategic goal 2 – Train …": what is printed as a heading is an aim.
_STATED = re.compile(
    r"(?:(?:Strategic|Specific|Overall|General|Main) )?(?:Objective|Goal|Aim|Priority)\b[^:–—]{0,60}(?:[:–—]|\d\.) "
    r"(?:[Tt]o )?[A-Za-z]"
    # a line printed alone that says by when: "To double the share of women by 2031"
    r"|To [a-z]+ [^.;:]{10,200} by [\w ]{0,20}(?:19|20)\d\d$",
    re.IGNORECASE,
)
_OPENING = frozenset(":-.")
_PLACES = frozenset({ITEM, PARAGRAPH})
_DOERS = frozenset({"body", "organisation", "post", "person", "state", "open", "mission"})
_PEOPLE = word_set("people-served")
_LONGEST_LABEL = 8
_FEWEST = 4
# After "To" they open a phrase about something else: "To date", "To mark the day".
_NO_OBJECTIVES = frozenset({"mark", "view", "review", "learn", "read", "subscribe", "be", "help", "do", "see"})
# Paragraphs that go on with "RESOLVES:": "1. To urge States to …".
_RESOLVES = Sifted(
    r"(?:^|[\s,;*_])(?i:(?:hereby )?(?P<verb>resolves|decides|agrees|recommends)(?: as follows)?)[ *_]{0,4}:[ *_]{0,4}$"
)
_ITS_VERB = re.compile(r"(?P<to>To (?:(?:also|further|once again|again) )?)(?P<verb>[a-z]+)\b")
_FURTHER = re.compile(r"(?<=and )to (?P<verb>[a-z]+)\b")
_OTHER_ENDING = re.compile(r"(?:[^aeiou]y|ch|sh|s|x|z|o)$")  # "apply", "establish": no "s" alone is added


def stated(provision: Provision, sentence: ReadSentence, *, plan: bool) -> Clause | None:
    """The sentence as an objective (an aim) or a plan's activity (an undertaking of whoever made the plan)."""
    if provision.role == HEADING and states_objective(provision):
        return _of_heading(sentence)
    if provision.role not in _PLACES or len(sentence.tokens) < _FEWEST:
        return None
    begin = _after_label(sentence)
    told = _to_do(sentence, begin)
    if told is not None:
        return told
    act = act_of(sentence, begin)
    if act is None or any(f.form == "finite" and f.link == "" for f in sentence.frames):
        return None
    return _of_act(provision, sentence, act[1], begin, plan=plan)


def states_objective(provision: Provision) -> bool:
    """Whether a heading says that an objective follows: "Objective 1. Participation: to …"."""
    return provision.role == HEADING and _STATED.match(provision.reading.text) is not None


def _of_heading(sentence: ReadSentence) -> Clause | None:
    """The objective of a heading: a bare verb or "to" and a verb at its beginning or after the label."""
    tags = sentence.tokens.tag
    for index, frame in enumerate(sentence.frames):
        if frame.form == "finite":
            return None
        opens = frame.start == 0 or tags[frame.start - 1] in _OPENING
        if opens and frame.form in {"infinitive", "base"} and len(tags) - frame.start >= _FEWEST:
            return _clause(sentence, index, frame.start, "commitment-objective", "Aim")
    return None


def _of_act(provision: Provision, sentence: ReadSentence, index: int, begin: int, *, plan: bool) -> Clause | None:
    tokens, frame = sentence.tokens, sentence.frames[index]
    if frame.form == "infinitive" and tokens.word[frame.start] == "To":
        listed = provision.role == ITEM or _opens_paragraph(provision, sentence, frame.lemma)
        if frame.lemma in _NO_OBJECTIVES or not (listed or _is_a_line(provision, sentence, begin)):
            return None
        return _clause(sentence, index, begin, "commitment-objective", "Aim")
    if frame.form != "base" or not tokens.word[frame.start][:1].isupper():
        return None
    label = tokens.slice(0, begin)
    if _HEADING.search(label) or (not plan and (begin > 0 or _HEADING.search(provision.heading or ""))):
        return _clause(sentence, index, begin, "commitment-objective", "Aim")
    if not plan or frame.lemma == "see":  # "See" points a reader elsewhere
        return None
    return _clause(sentence, index, begin, "commitment-imperative", "Undertaking")


def _opens_paragraph(provision: Provision, sentence: ReadSentence, lemma: str) -> bool:
    """Whether a numbered paragraph begins with "To" and an aim; "1. To urge States" goes on with what is resolved."""
    verb = verb_of(lemma)
    asks = verb is not None and verb.operative
    return provision.number is not None and not asks and sentence.tokens.start[0] <= provision.body + 1


def _is_a_line(provision: Provision, sentence: ReadSentence, begin: int) -> bool:
    """Whether "To" and its act are all that a paragraph says, without a full stop: "To double the share by 2030"."""
    whole = begin == 0 and len(provision.sentences) == 1 and sentence.tokens.tag[-1] not in ".:"
    return whole and not any(f.form == "base" and not f.link for f in sentence.frames)


def _to_do(sentence: ReadSentence, begin: int) -> Clause | None:
    """An action line of minutes: who, then "to" and a verb, and no other verb: "Secretariat to circulate the draft"."""
    colon = next((i + 1 for i, tag in enumerate(sentence.tokens.tag[:_LONGEST_LABEL]) if tag == ":"), begin)
    who, begin = sentence.starts.get(colon), max(begin, colon)
    frame = next((f for f in sentence.frames if f.form != "noun"), None)
    if who is None or frame is None or frame.form != "infinitive" or frame.start != who.end:
        return None
    if who.cls not in _DOERS or not can_act(sentence.tokens, who) or any(f.form == "finite" for f in sentence.frames):
        return None
    clause = _clause(sentence, sentence.frames.index(frame), begin, "commitment-action-line", "Undertaking")
    return replace(clause, act="Directive", bearers=(who,))


def _after_label(sentence: ReadSentence) -> int:
    """The token after a label before the act: "Prevention: To …", "Participation - Support …"."""
    tokens = sentence.tokens
    for index in range(1, min(14, len(tokens) - 1)):
        if tokens.word[index] in {":", "-", "–", "—", "|"} and tokens.word[index + 1][:1].isupper():
            return 0 if _says_who_speaks(sentence, index) else index + 1
    return 0


def _says_who_speaks(sentence: ReadSentence, index: int) -> bool:
    """Whether a label in capitals is of somebody whose words follow: "SPOKESPERSON: Thank you all."."""
    row = head_of(sentence.tokens.low[index - 1])
    return row is not None and row.cls in {"post", "person"} and sentence.tokens.word[index - 1].isupper()


def _clause(sentence: ReadSentence, index: int, begin: int, rule: str, strength: str) -> Clause:
    tokens, frame = sentence.tokens, sentence.frames[index]
    stop = len(tokens) if sentence.frames[index].lemma == "ensure" else end_of(sentence, index, len(tokens))
    while tokens.tag[stop - 1] in ".;,:":
        stop -= 1
    return Clause(
        sentence, index, tokens.start[begin], tokens.start[frame.start], tokens.end[frame.stop - 1],
        tokens.end[stop - 1], tokens.end[-1], rule, tokens.slice(frame.start, frame.stop), "Self-commitment",
        strength, _ensured(sentence, index),
    )  # fmt: skip


def _ensured(sentence: ReadSentence, index: int) -> tuple[Phrase, ...]:
    """Who is to act where it is to be ensured that somebody does."""
    frame = sentence.frames[index]
    if frame.lemma != "ensure":
        return ()
    who = sentence.frames[frame.action].agent if frame.action is not None else frame.patient
    return tuple(p for p in who if sentence.tokens.low[p.head] not in _PEOPLE)


def opens_resolving(provision: Provision, sentence: ReadSentence, organ: Named | None) -> Lead | None:
    """What a line says that ends in "RESOLVES:"; the paragraphs below it go on with "To" and a verb."""
    match = _RESOLVES.search(provision.reading.text)
    if match is None:
        return None
    start, end = match.span("verb")
    clause = Clause(
        sentence, None, start, start, end, end, end, "commitment-decide", match["verb"], CONSTITUTIVE, "Obligation"
    )
    return Lead(None, clause, () if organ is None else (organ,), tasks=False)


def asked(provision: Provision, sentences: Sequence[ReadSentence]) -> tuple[ReadSentence, ...]:
    """The sentences of a paragraph below such a line, its verbs read as those of the one who speaks: "Urges States to".

    A verb takes the place of its infinitive and of the space before it, so that all other words keep their places.
    """
    text = provision.reading.text
    match = _ITS_VERB.match(text, provision.body) if provision.role != HEADING and sentences else None
    if match is None or not _speaks(match["verb"]):
        return tuple(sentences)
    first = sentences[0].tokens
    begins = match.start("verb") - 1
    said = f"{match['verb'].capitalize()}s{first.text[match.end() - first.start[0] :]}"
    said = _FURTHER.sub(lambda to: f"  {to['verb']}s" if _speaks(to["verb"]) else to.group(), said)
    return (read_sentence(said, begins), *sentences[1:])


def printed(clause: Clause, text: str) -> Clause:
    """The clause with its verb as it is printed, where it was read in place of an infinitive and a space."""
    if text[clause.verb_start : clause.verb_start + 1] != " ":
        return clause
    start = clause.start + (clause.start == clause.verb_start)
    verb_start = clause.verb_start + 1
    return replace(clause, start=start, verb_start=verb_start, verb=text[verb_start : clause.verb_end])


def acts_under(provision: Provision) -> bool:
    """Whether a paragraph below such a line says what is to be done: "To establish a fund"; not "To recall"."""
    match = _ITS_VERB.match(provision.reading.text, provision.body)
    return (
        match is not None and provision.role != HEADING and match["verb"] in BASE_VERBS and not _speaks(match["verb"])
    )


def _speaks(verb: str) -> bool:
    """Whether a verb asks or promises by being said."""
    row = verb_of(verb)
    return row is not None and bool(row.strength) and _OTHER_ENDING.search(verb) is None
