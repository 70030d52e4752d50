"""Turn a provision's reading into sentences with tokens, noun phrases and clauses: language, before any name or rule.

``read_provision(provision)`` gives its sentences, frozen, for every later stage; ``read_text`` takes any text.

>>> sentence = read_text("In May 2026, the Bridge Programme will train mediators.")[0]
>>> [sentence.words(p) for p in sentence.phrases if p.cls == "programme"]
['the Bridge Programme']
>>> frame = sentence.frames[0]
>>> frame.lemma, frame.modal, sentence.name(frame.agent[0]), sentence.words(frame.patient[0])
('train', 'will', 'Bridge Programme', 'mediators')
"""

from graph_build.reading.clauses import can_act
from graph_build.reading.explanation import explain
from graph_build.reading.lexicon import (
    Head,
    Verb,
    closed,
    given_names,
    head_of,
    heads,
    lemma_of,
    nominal_of,
    readings_of,
    singulars,
    state_names,
    states_of_adjective,
    town_names,
    verb_of,
    word_set,
)
from graph_build.reading.phrases import without_letters
from graph_build.reading.read import read_again, read_provision, read_sentence, read_text, tells
from graph_build.reading.records import TOLD, Deontic, Frame, Part, Phrase, ReadSentence, Tokens
from graph_build.reading.sieve import Sieve, Sifted, needed_words
from graph_build.reading.tokens import Known

__all__ = [
    "TOLD", "Deontic", "Frame", "Head", "Known", "Part", "Phrase", "ReadSentence", "Sieve", "Sifted", "Tokens", "Verb",
    "can_act", "closed", "explain", "given_names", "head_of", "heads", "lemma_of", "needed_words", "nominal_of",
    "read_again", "read_provision", "read_sentence", "read_text", "readings_of", "singulars", "state_names",
    "states_of_adjective", "tells", "town_names", "verb_of", "without_letters", "word_set",
]  # fmt: skip
