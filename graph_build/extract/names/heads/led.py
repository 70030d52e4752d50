"""Turns the frames of a sentence into bodies in small letters that somebody leads: "a steering group chaired by …"."""

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
    word = tokens.word[short]
    acronym = word.isalpha() and word.isupper() and len(word) > 3 and tokens.tag[short] == "A"
    of_union = word.startswith("EU") and state <= short + 2 and not tokens.tag[short + 1 : state + 1].strip("E")
    return acronym and ((state == short + 1 and tokens.low[state] in state_names()) or (state > short and of_union))
