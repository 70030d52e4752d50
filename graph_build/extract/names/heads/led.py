"""Turns a sentence into bodies no head noun names: those somebody leads, missions to states, groups of people."""

from __future__ import annotations

from collections.abc import Iterator

from graph_build.extract.names.forms import Found
from graph_build.extract.names.heads.capitals import is_capital
from graph_build.extract.names.heads.kinds import name_words
from graph_build.reading import Phrase, ReadSentence, Tokens, state_names


def led_bodies(sentence: ReadSentence) -> Iterator[Found]:
    """Bodies that are one of their kind since somebody named heads or chairs them; a plural is none."""
    tokens = sentence.tokens
    for frame in sentence.frames:
        if frame.polarity and frame.voice == "passive" and frame.lemma in name_words("leading-verbs"):
            led = any(is_capital(tokens, one.head) for one in frame.agent)
            for phrase in frame.patient if led else ():
                if _is_small_body(sentence, phrase):
                    start, end = tokens.start[phrase.name_start], tokens.end[phrase.head]
                    yield Found(start, end, "Body", "led-body")


def _is_small_body(sentence: ReadSentence, phrase: Phrase) -> bool:
    tokens = sentence.tokens
    words = range(phrase.name_start, phrase.head + 1)
    noun = tokens.low[phrase.head]
    told = phrase.head > phrase.name_start or noun in name_words("never-first")  # "the group" was named before
    small = told and not any(is_capital(tokens, i) for i in words) and phrase.det not in {"any", "every", "no", "each"}
    return small and not phrase.plural and noun in name_words("led-bodies")


def is_mission_to_state(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a short form stands right before a state: "ORCAP Arland", a mission or an office there."""
    short, state = phrase.name_start, phrase.head
    if tokens.tag[short] != "A":
        return False
    word = tokens.word[short]
    acronym = word.isalpha() and word.isupper() and len(word) > 3
    of_union = word.startswith("EU") and state <= short + 2 and not tokens.tag[short + 1 : state + 1].strip("E")
    return acronym and ((state == short + 1 and tokens.low[state] in state_names()) or (state > short and of_union))


def named_by_people(sentence: ReadSentence, phrase: Phrase) -> Found | None:
    """A group named by its people and for what, of what or without what they are: "Mothers of the Border"."""
    tokens, at = sentence.tokens, phrase.head
    if tokens.low[at] not in name_words("people-in-names") or not is_capital(tokens, at) or phrase.det == "the":
        return None
    told = tokens.low[at + 1] in name_words("told-of-people") if at + 1 < len(tokens) else False
    inside = next((part.phrase for part in phrase.parts if part.prep and part.phrase.start == at + 2), None)
    last = inside or (sentence.starts.get(at + 2) if told else None)
    printed = any(tokens.word[i].islower() and tokens.tag[i] in "VZTKNS" for i in range(len(tokens)))
    if not told or not printed or last is None or not is_capital(tokens, last.head):
        return None
    if tokens.low[at + 1] == "of" and last.cls in {"state", "body", "organisation", "mission"}:  # "Women of Ghana"
        return None
    end = last.end if is_capital(tokens, last.end - 1) else last.name_end
    told_on = tokens.low[end] in name_words("told-of-people") if end < len(tokens) else False
    more = sentence.starts.get(end + 1) if told_on else None
    if more is not None and is_capital(tokens, more.head):  # "Women of Arland Mass Action for Peace"
        end = more.name_end
    return Found(tokens.start[at], tokens.end[end - 1], "Organization", "head-people")
