"""Names the record of a quote: the words, and the document and paragraph they stand in."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Quote:
    """One piece of evidence: the words, and the document and paragraph they stand in.

    Two with the same words at the same paragraph by the same rule are one, so the addresses do not tell them apart.
    """

    document: str
    paragraph: str
    heading: str
    exact: str
    prefix: str
    suffix: str
    address: str
    rule: str
    evidence: str = field(default="", compare=False)
    provision: str = field(default="", compare=False)
