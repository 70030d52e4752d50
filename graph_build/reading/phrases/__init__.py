"""Turn the tokens of a sentence into its noun phrases, each with head, owner, title, short forms, appositions."""

from graph_build.reading.phrases.growth import read_phrases
from graph_build.reading.phrases.persons import without_letters

__all__ = ["read_phrases", "without_letters"]
