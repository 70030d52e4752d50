"""Turns the pairs of documents that a build before compared into what need not be compared again.

Whether a passage reports a promise, and whether a commitment answers a paragraph, rests on the two documents and on
what is known of those whom they name: on no third document. A digest of that is a document's *face*. Of two documents
that both stood in the last build with the faces that they have now, what was found then is found now.
"""

from graph_build.graph.promises.pairs.answered import descents
from graph_build.graph.promises.pairs.carried import Carried, carried
from graph_build.graph.promises.pairs.faces import faces_of
from graph_build.graph.promises.pairs.told import followups

__all__ = ["Carried", "carried", "descents", "faces_of", "followups"]
