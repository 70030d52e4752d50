"""Turn the tokens of a sentence into its noun phrases, each with head, owner, title, short forms, appositions."""

from graph_build.reading.phrases.growth import read_phrases

__all__ = ["read_phrases"]
