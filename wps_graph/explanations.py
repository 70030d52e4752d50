"""Turns why a graph holds a statement into text for people and data for programs."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph_build.ask.explain import Explanation as Reasons


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a statement is in the graph; false where the graph neither states nor entails it. ``str()`` gives the text.

    ``status`` is ``asserted``, ``inferred``, ``axiom`` or ``unknown``.
    """

    reasons: Reasons

    @property
    def status(self) -> str:
        """Whether the statement is asserted, inferred, an axiom of the ontology, or not in the graph."""
        return self.reasons.status

    @property
    def quotes(self) -> tuple[str, ...]:
        """The words on which it rests, those of the premises where it is inferred; each once, in order."""
        asserted = self.reasons.proof.asserted
        return tuple(dict.fromkeys(quote.words for proof in asserted for quote in proof.quotes))

    def to_dict(self) -> dict[str, object]:
        """The proof as data: the statement, its quotes with their places, the rule, axioms and premises."""
        return self.reasons.to_dict()

    def __bool__(self) -> bool:
        return self.status != "unknown"

    def __str__(self) -> str:
        return self.reasons.text

    def _repr_html_(self) -> str:
        return f"<pre>{escape(self.reasons.text)}</pre>"
