"""Turn the tables of words into look-ups: forms, tags, heads of phrases, verbs of the field, states, adjectives.

Tables are read once, when first asked for; every look-up is by a word in small letters unless it says otherwise.
"""

from graph_build.reading.lexicon.forms import lemma_of, readings_of
from graph_build.reading.lexicon.heads import Head, head_of, heads, singulars
from graph_build.reading.lexicon.nominal import nominal_of
from graph_build.reading.lexicon.sets import word_set
from graph_build.reading.lexicon.states import given_names, state_names, states_of_adjective, town_names
from graph_build.reading.lexicon.tags import closed
from graph_build.reading.lexicon.verbs import Verb, field_verbs, verb_of

__all__ = [
    "Head", "Verb", "closed", "field_verbs", "given_names", "head_of", "heads", "lemma_of", "nominal_of",
    "readings_of", "singulars", "state_names", "states_of_adjective", "town_names", "verb_of", "word_set",
]  # fmt: skip
