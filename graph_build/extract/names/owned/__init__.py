"""Turn a name that many things have into the one that a text means: by its owner, by the house that speaks."""

from graph_build.extract.names.owned.ambiguous import meant
from graph_build.extract.names.owned.owners import PARTY, Owned, Owners, owners_of
from graph_build.extract.names.owned.plans import is_unnamed_plan

__all__ = ["PARTY", "Owned", "Owners", "is_unnamed_plan", "meant", "owners_of"]
