"""Turns lines in order into Turtle and TriG, byte for byte as pyoxigraph writes them, in a third of its time.

The terms of a line are in N-Quads already. What they are in Turtle is told from their letters; a term that is not of
the plain kind is written by pyoxigraph itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from io import BytesIO
from typing import Final, TypeVar

import pyoxigraph as ox

from graph_build.graph.lines.quad_lines import DEFAULT, FIELD, terms_of
from graph_build.vocabulary import rdf, xsd

_PLAIN: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_./-]*")
"""Local names in which a slash alone is written otherwise, unless they end in a full stop."""
_WHOLE: Final = re.compile(r'"([+-]?[0-9]+)"\^\^' + re.escape(str(xsd("integer"))))
_TYPED: Final = re.compile(r'("[^"\\]*")\^\^' + re.escape(str(xsd("date"))))
_IN_A_LANGUAGE: Final = re.compile(r'"@[a-zA-Z]+(?:-[a-zA-Z0-9]+)*$')
"""How a text ends that is the same in both."""
_KEPT: Final = 1 << 16
_OFTEN: Final = ("wpsi", "wpsv", "wps", "oa")
Text = TypeVar("Text")
Word = Callable[[str], str]
"""What gives a term of N-Quads as Turtle has it."""
_ANY: Final = ox.NamedNode("urn:x")


def _head(prefixes: Mapping[str, str]) -> str:
    """The prefixes by their names, and the empty line behind them; of nothing the library writes nothing."""
    return "".join(f"@prefix {name}: <{address}> .\n" for name, address in sorted(prefixes.items())) + "\n"


def turtle(statements: Iterable[str], prefixes: Mapping[str, str]) -> Iterator[str]:
    """Ordered lines without a graph as pieces of Turtle, the prefixes first."""
    return trig((f"{DEFAULT}{FIELD}{statement}" for statement in statements), prefixes)


def trig(lines: Iterable[str], prefixes: Mapping[str, str]) -> Iterator[str]:
    """Ordered lines as pieces of TriG, the prefixes first."""
    word = words_for(prefixes)
    return written(((home, text) for home, _, text in blocks(lines, word)), prefixes, word)


def written(texts: Iterable[tuple[str, Text]], prefixes: Mapping[str, str], word: Word) -> Iterator[str | Text]:
    """The text of nodes, each with the name of its graph and in the order of these, as pieces of TriG.

    A text may be whatever stands for one: it is passed on as it is.
    """
    before, close = None, _head(prefixes)
    for home, text in texts:
        if home != before:
            yield close
            before, close = home, ""
            if home != DEFAULT:
                close = "}\n"
                yield f"{word(f'<{home}>')} {{\n"
        yield text
    if before is not None:
        yield close


def blocks(lines: Iterable[str], word: Word) -> Iterator[tuple[str, str, str]]:
    """What ordered lines say of each node in a graph: the names of both, and the text in TriG."""
    home = subject = predicate = deep = ""
    parts: list[str] = []
    for line in lines:
        graph, node, name, value = line.split(FIELD, 3)
        said = value if value[-1] == '"' else word(value)
        if node != subject or graph != home:
            if parts:
                yield home, subject, "".join(parts) + " .\n"
            home, subject, predicate = graph, node, name
            deep = "" if graph == DEFAULT else "\t"
            parts = [f"{deep}{_node(node, word)} {word(f'<{name}>') if name else 'a'} {said}"]
        elif name != predicate:
            predicate = name
            parts.append(f" ;\n\t{deep}{word(f'<{name}>') if name else 'a'} {said}")
        else:
            parts.append(f" , {said}")
    if parts:
        yield home, subject, "".join(parts) + " .\n"


def _node(node: str, word: Word) -> str:
    return node if node.startswith("_:") else word(f"<{node}>")


def words_for(prefixes: Mapping[str, str]) -> Word:
    """What gives a term of N-Quads as Turtle has it."""
    often = sorted(prefixes, key=lambda name: _OFTEN.index(name) if name in _OFTEN else len(_OFTEN))
    starts = [(f"<{prefixes[name]}", f"{name}:") for name in often]  # no address begins with two of them

    def word(value: str) -> str:
        if value[0] == "<" and not value.startswith("<<"):
            for start, name in starts:
                if value.startswith(start):
                    local = value[len(start) : -1]
                    if _PLAIN.fullmatch(local) and local[-1] != ".":
                        return name + local.replace("/", "\\/")
                    return _by_the_library(value, prefixes)
            return value
        if value[0] == '"' and _IN_A_LANGUAGE.search(value):
            return value
        return _of_a_type(value) or _by_the_library(value, prefixes)

    def _of_a_type(value: str) -> str:
        if found := _WHOLE.fullmatch(value):
            return found[1]
        found = _TYPED.fullmatch(value)
        return f"{found[1]}^^{word(str(xsd('date')))}" if found else ""

    return lru_cache(maxsize=_KEPT)(word)


def _by_the_library(value: str, prefixes: Mapping[str, str]) -> str:
    (term,) = terms_of([value])
    out = BytesIO()
    ox.serialize([ox.Triple(_ANY, rdf("value"), term)], out, format=ox.RdfFormat.TURTLE, prefixes=dict(prefixes))
    return out.getvalue().decode().partition("<urn:x> ")[2].partition(" ")[2].removesuffix(" .\n")
