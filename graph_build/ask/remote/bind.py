"""Turn a query text and the values of its parameters into a query text that says the values, and means nothing else.

A parameter is replaced where the grammar has a variable, never inside a string, a comment, an address or a name, and by
a term that the serializer of the store writes, so that no value can end its place and go on as a query.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

import pyoxigraph as ox

from graph_build.ask.screen import tokens
from graph_build.vocabulary import xsd

Value = ox.NamedNode | ox.Literal

ENDS_MODIFIER: Final = frozenset(["HAVING", "LIMIT", "OFFSET", "VALUES"])


def bind_values(text: str, values: Mapping[str, Value]) -> str:
    """The query with each parameter, `$name` or `?name`, replaced by its value; the columns keep their names.

    >>> print(bind_values("SELECT $who ?what { $who ?p ?what }", {"who": ox.NamedNode("urn:a")}))
    SELECT (<urn:a> AS ?who) ?what { <urn:a> ?p ?what }
    """
    place = _Place()
    said: list[str] = []
    end = 0
    for token in tokens(text):
        skipped = token["skip"] or ""
        name = skipped[1:] if skipped[:1] in {"?", "$"} else ""
        if name in values:
            said += [text[end : token.start()], place.say(name, values[name])]
            end = token.end()
        place.pass_by(token)
    return "".join([*said, text[end:]])


def query_form(text: str) -> str:
    """SELECT, ASK, CONSTRUCT or DESCRIBE; SELECT where the text says none of them, which the service will refuse."""
    return next((word for word in words(text) if word in {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}), "SELECT")


def says_distinct(text: str) -> bool:
    """Whether the query as a whole, not a part of it, asks for each row once."""
    said = [*words(text), ""]
    return "SELECT" in said and said[said.index("SELECT") + 1] == "DISTINCT"


def words(text: str) -> Iterator[str]:
    """The keywords of a query, in capitals and in order, and none of what strings, comments and names hold."""
    return (token["word"].upper() for token in tokens(text) if token["word"])


class _Place:
    """Where in a query a token stands, as far as it changes how a value is written there."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self._part = ""  # the keyword whose list the place is in

    def pass_by(self, token: re.Match[str]) -> None:
        """Go past a token."""
        bracket, word = token["open"] or token["close"] or "", (token["word"] or "").upper()
        if token["open"]:
            self._open.append(bracket)
        elif token["close"] and self._open:
            self._open.pop()
        if bracket in {"{", "}"} or word in ENDS_MODIFIER:
            self._part = ""
        elif word in {"SELECT", "DESCRIBE", "ORDER", "GROUP"}:
            self._part = word

    def say(self, name: str, value: Value) -> str:
        """The value as this place takes it."""
        if self._open[-1:] == ["("]:
            return _expression(value)
        if self._part == "SELECT":
            # The outermost list keeps the column; a list within has the value in its pattern and need not pass it on.
            return "" if "{" in self._open else f"({_expression(value)} AS ?{name})"
        return f"({value})" if self._part in {"ORDER", "GROUP"} else str(value)


def _expression(value: Value) -> str:
    """The value in an expression. Virtuoso 7 drops rows that it compares with a date written as a literal."""
    if isinstance(value, ox.NamedNode) or value.language or value.datatype == xsd("string"):
        return str(value)
    return f"STRDT({ox.Literal(value.value)}, {value.datatype})"
