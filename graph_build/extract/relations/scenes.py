"""Turns a sentence read with its names into scenes: who stands in which role of a verb, of a noun, beside a name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from graph_build.extract.records import DATE, Mention
from graph_build.extract.relations.known import NamedSentence
from graph_build.reading import Frame, Part, Phrase, head_of

CLAUSE, PHRASE, BESIDE = "clause", "phrase", "beside"
_LONGEST_CHAIN = 5
_GATHERINGS = frozenset({"summit", "conference", "meeting", "debate"})
_WRITINGS = frozenset({"plan", "policy", "document", "report", "order"})


@dataclass(frozen=True, slots=True)
class Scene:
    """A verb, a noun of action, a phrase or two phrases side by side, with the phrases in each of its roles.

    ``word`` is the verb's lemma; of two phrases side by side it is "be", since one says what the other is.
    """

    place: str
    word: str
    roles: dict[str, tuple[Phrase, ...]]
    form: str = ""
    link: str = ""
    modal: str = ""
    tense: str = ""
    patient_noun: str = ""
    first: int = 0
    inside: dict[str, tuple[Mention, ...]] = field(default_factory=dict)


def scenes(said: NamedSentence) -> Iterator[Scene]:
    """The scenes of a sentence in order: its clauses and nouns of action, its phrases, phrases side by side."""
    for frame in said.read.frames:
        if frame.polarity:
            yield _of_frame(said, frame)
    for phrase in said.read.phrases:
        yield from _of_phrases(said, phrase)
    for left, right in pairwise(said.read.phrases):
        if _is_beside(said, left, right):
            yield _beside(said, left, right)


def _of_frame(said: NamedSentence, frame: Frame) -> Scene:
    roles: dict[str, tuple[Phrase, ...]] = {"agent": frame.agent, "patient": frame.patient, "asked": frame.asked}
    parts, dates = [*frame.preps], [*frame.dates]
    if frame.form == "noun":
        head = next((p for p in said.read.phrases if p.start <= frame.trigger < p.end), None)
        for part in _after(said, head) if head is not None else ():
            (dates if part.phrase.cls == "date" else parts).append(part)
        roles["agent"] = frame.agent or tuple(p.phrase for p in parts if p.prep == "by")
    _add(roles, parts)
    roles["date"] = tuple(p.phrase for p in dates)
    for part in dates:
        roles[f"date-{part.prep}"] = (*roles.get(f"date-{part.prep}", ()), part.phrase)
    word, _, said_to_be = frame.lemma.partition(" ")
    noun = said_to_be or (said.read.tokens.low[frame.patient[0].head] if frame.patient else "")
    return Scene(CLAUSE, word, roles, frame.form, frame.link, frame.modal, frame.tense, noun, frame.start)


def _add(roles: dict[str, tuple[Phrase, ...]], parts: list[Part]) -> None:
    for part in parts:
        roles[part.prep] = (*roles.get(part.prep, ()), part.phrase)


def _of_phrases(said: NamedSentence, phrase: Phrase) -> Iterator[Scene]:
    """A phrase with what hangs on it, and those inside it."""
    roles: dict[str, tuple[Phrase, ...]] = {"head": (phrase,)}
    parts = [*phrase.parts, *_after(said, phrase)]
    _add(roles, [p for p in parts if p.phrase.cls != "date"])
    roles["date"] = tuple(p.phrase for p in parts if p.phrase.cls == "date")
    if phrase.owner is not None:
        roles["owner"] = (phrase.owner,)
    taken = {t for p in phrase.parts for t in range(p.phrase.start, p.phrase.end)}
    before = tuple(m for t, m in said.names.items() if phrase.start <= t < phrase.head and t not in taken)
    behind = tuple(m for t, m in said.names.items() if phrase.head < t < phrase.end and t not in taken)
    inside = {"before": before, "year": tuple(m for m in (*before, *behind) if m.kind == DATE)}
    yield Scene(PHRASE, said.read.tokens.low[phrase.head], roles, first=phrase.start, inside=inside)
    for part in phrase.parts:
        yield from _of_phrases(said, part.phrase)


def _after(said: NamedSentence, phrase: Phrase) -> list[Part]:
    """The prepositional phrases that follow a phrase without a break, nearest first."""
    read, end = said.read, phrase.end
    out: list[Part] = []
    while len(out) < _LONGEST_CHAIN:
        tag = read.tokens.tag[end : end + 1]
        comma = tag == "," and bool(out or read.starts.get(end + 2))
        at = end + 1 if comma else end
        following = read.starts.get(at + 1)
        if read.tokens.tag[at : at + 1] not in {"i", "f", "O", "B"} or following is None:
            break
        out.append(Part(read.tokens.low[at], following))
        end = following.end
    return out


def _is_beside(said: NamedSentence, left: Phrase, right: Phrase) -> bool:
    gap = said.read.tokens.tag[left.end : right.start]
    return gap in {",", "(", ""} and left.cls != "date" and right.cls != "date"


def _beside(said: NamedSentence, left: Phrase, right: Phrase) -> Scene:
    """Two phrases side by side; what follows the second hangs on it."""
    roles: dict[str, tuple[Phrase, ...]] = {"agent": (left,), "patient": (right,)}
    parts = _after(said, right)
    _add(roles, [p for p in parts if p.phrase.cls != "date"])
    dates = [p for p in parts if p.phrase.cls == "date"]
    roles["date"] = tuple(p.phrase for p in dates)
    for part in dates:
        roles[f"date-{part.prep}"] = (part.phrase,)
    return Scene(BESIDE, "be", roles, patient_noun=said.read.tokens.low[right.head], first=left.start)


def names_document(said: NamedSentence, phrase: Phrase) -> bool:
    """Whether a phrase is "this plan", "the present policy": the document that is read."""
    row = head_of(said.read.tokens.low[phrase.head])
    return row is not None and row.cls in _WRITINGS and phrase.det == "this"


def points_back(said: NamedSentence, phrase: Phrase) -> bool:
    """Whether a phrase is "the conference", "this meeting": the happening named last."""
    row = head_of(said.read.tokens.low[phrase.head])
    bare = phrase.end - phrase.start == 2 and not phrase.parts
    return row is not None and row.cls in _GATHERINGS and bare and phrase.det in {"the", "this"}
