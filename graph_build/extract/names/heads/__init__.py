"""Turn the noun phrases of a sentence into names: a phrase whose head noun asks for a kind is a thing of that kind."""

from graph_build.extract.names.heads.finder import names_in

__all__ = ["names_in"]
