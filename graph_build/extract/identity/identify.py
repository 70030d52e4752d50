"""Turns a source text into its identity: which document it is, by symbol, number, title page and status."""

from __future__ import annotations

from graph_build.corpus.source import SourceText
from graph_build.extract.identity.records import NOT_ADOPTED, Identity, Told
from graph_build.extract.identity.titlepage import read_titlepage


def identify(source: SourceText) -> Identity:
    """The identity that the text tells of itself, in the order of the text; empty where it tells nothing."""
    told = sorted(set(read_titlepage(source.text, source.body_start)))
    return Identity(tuple(_without_second_thoughts(told)))


def _without_second_thoughts(told: list[Told]) -> list[Told]:
    """Not adopted outweighs draft, which its title page says as well; adopted outweighs the word draft beside it."""
    said = [one.value for one in told if one.fact == "status"]
    if NOT_ADOPTED in said:
        return [one for one in told if one.fact != "status" or one.value == NOT_ADOPTED]
    if "adopted" in said:
        return [one for one in told if one.fact != "status" or one.value != "draft"]
    return told
