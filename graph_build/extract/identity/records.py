"""Names the record of what a title page tells: a fact, its value, its place in the text, the row that read it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Told:
    """One thing that the title page tells: ``fact`` with its ``value``, at a span of the source text, by a rule.

    Facts are ``symbol``, ``kind`` (a class of the ontology), ``adoptedOn`` and ``publishedOn`` (days), ``meeting`` (its
    number), ``status``, ``sponsor``, ``votedFor``, ``votedAgainst`` and ``abstainedOn`` (a state as printed),
    ``votesFor``, ``votesAgainst`` and ``abstentions`` (counts) and ``unanimous``.
    """

    start: int
    end: int
    fact: str
    value: str
    rule: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"{self.fact} {self.value!r} at {self.start}-{self.end}")
