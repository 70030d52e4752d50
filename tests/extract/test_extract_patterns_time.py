"""Shows that the time of every pattern grows in step with a text that is made to slow it down, and never faster."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable

import pytest
from growth_probe import MOST, growth

import graph_build.corpus
import graph_build.extract
from graph_build.corpus.layout import furniture, markers
from graph_build.extract import dates
from graph_build.extract.commitments.qualifiers import qualifier_rules
from graph_build.extract.commitments.reported import claim_rules, quote_rules
from graph_build.extract.names.forms import table
from graph_build.extract.relations.rules import relation_rules

# Each is repeated to the full length and then broken off, so that a pattern that hopes for more has to go back.
NAMES = (
    "A",
    "Aa ",
    "A b ",
    "The Aa of the ",
    "Aa's ",
    "Aa-",
    "1 (2000), ",
    "Ministry of the ",
    "all other ",
    " ",
    "é",
    "Aa and ",
)
SENTENCES = (
    "a ",
    "and ",
    "will also ",
    ", that ",
    "shall, ",
    "to ",
    " ",
    "the aa, ",
    "; ",
    "responsibility ",
    "In the aa, ",
    "-",
)
SLOTTED = (
    "<Body#1> ",
    "<Organization#1>, ",
    "<Theme#1>, <Event#2> ",
    "in <Date#1>, ",
    "a ",
    " ",
    "<Policy#1> was ",
    "On <Date#1>, the <Body#2> held ",
    "the ",
    "A b ",
    "<Post#1> and ",
)
LINES = ("A", "1", " ", "1.1.", "a ", "-", "*", "\t", "(a", "[a](http://x", "**a", "<https://x", "A1#")


def made_of(pump: str) -> Callable[[int], str]:
    """Texts of any length that repeat the pump and are then broken off."""
    return lambda length: (pump * (length // len(pump) + 1))[:length] + "!"


def search_all(pattern: re.Pattern[str]) -> Callable[[str], object]:
    return lambda text: sum(1 for _ in pattern.finditer(text))


def module_patterns() -> list[tuple[str, re.Pattern[str]]]:
    """Return every pattern that a module of the two stages keeps under a name; a new module is not left out."""
    modules = [
        importlib.import_module(found.name)
        for package in (graph_build.corpus, graph_build.extract)
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    ]
    rows = {
        f"{m.__name__.rsplit('.', 1)[-1]}.{n}": v
        for m in modules
        for n, v in vars(m).items()
        if isinstance(v, re.Pattern)
    }
    return sorted(rows.items())


SEARCHED = (
    [(f"shape {s.id}", s.pattern, NAMES) for s in table()]
    + [(f"claim {r.id}", r.pattern, SENTENCES) for r in (*claim_rules(), *quote_rules())]
    + [(f"qualifier {r.concept}", r.pattern, SENTENCES) for r in qualifier_rules()]
    + [(f"relation {r.id}", r.pattern, SLOTTED) for r in relation_rules()]
    + [(f"date {n}", p, NAMES) for n, p in dates._COMPILED]
    + [(n, p, (*SENTENCES, *NAMES, *LINES)) for n, p in module_patterns()]
)


@pytest.mark.parametrize(("pattern", "pumps"), [row[1:] for row in SEARCHED], ids=[row[0] for row in SEARCHED])
def test_the_time_of_a_pattern_grows_with_the_length_alone(pattern: re.Pattern[str], pumps: tuple[str, ...]) -> None:
    slow = {pump: round(g, 1) for pump in pumps if (g := growth(search_all(pattern), made_of(pump))) >= MOST}
    assert not slow


@pytest.mark.parametrize("pump", LINES)
def test_the_time_of_a_marker_grows_with_its_line_alone(pump: str) -> None:
    assert growth(markers.marker_of, made_of(pump)) < MOST
    assert growth(markers.marker_of, lambda length: made_of(pump)(length).replace("!", "\t")) < MOST


@pytest.mark.parametrize("pump", LINES)
def test_the_time_of_furniture_grows_with_its_line_alone(pump: str) -> None:
    assert growth(furniture.furniture_reason, made_of(pump)) < MOST


@pytest.mark.parametrize("pattern", [r"a+b", r"(?:a+)+b"], ids=["quadratic", "exponential"])
def test_the_measure_tells_a_slow_pattern(pattern: str) -> None:
    assert growth(search_all(re.compile(pattern)), made_of("a")) >= MOST


@pytest.mark.parametrize("pattern", ["a+!", "a{1,50}b", "(?=a{400})a"], ids=["linear", "bounded", "looks far ahead"])
def test_the_measure_passes_a_pattern_of_bounded_work(pattern: str) -> None:
    assert growth(search_all(re.compile(pattern)), made_of("a")) < MOST
