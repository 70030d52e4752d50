r"""Turn the text of a query into a verdict: it may be handed to the engine, or it is refused with a reason.

The text is cut into the terminals of the SPARQL 1.1 grammar (https://www.w3.org/TR/sparql11-query/#sparqlGrammar), so
that a word inside a string, a comment, an address or a name is never taken for a keyword. Code point escapes (`\u0053`)
are looked at both as written and as decoded, because engines differ in when they decode them.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from graph_build.errors import QueryError
from graph_build.vocabulary import GRAPHS

DEEPEST: Final = 100
"""Brackets and exclamation marks nest this deep at most: native parsers overflow their stack at a few thousand."""

LONGEST: Final = 1_000_000
"""Characters of the longest query text."""

REFUSED: Final = frozenset(
    ["SERVICE", "LOAD", "INSERT", "DELETE", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"]
)
"""Keywords that fetch from elsewhere or change the graph; none of them is a word of a query without that meaning."""

FETCH: Final = "SERVICE"
BEFORE_GRAPHS: Final = frozenset(["GRAPH", "FROM", "NAMED"])
DATASET: Final = re.compile("GRAPH|FROM", re.IGNORECASE)
OWN: Final = "/wps-graph/"
"""What our own addresses hold."""
GROUP: Final = re.compile(r"(?:\s|#[^\n\r]*+)*+\{")
"""A group may follow a name behind those words. Elsewhere it does so only where SERVICE is glued to the name."""

TOKEN: Final = re.compile(
    r"""
      (?P<skip>
          \#[^\n\r]*                                      # comment
        | <[^<>"{}|^`\\\x00-\x20]*>                       # IRIREF
        | \"\"\"(?:[^"\\]|\\.|"(?!""))*+\"\"\"            # STRING_LITERAL_LONG2
        | '''(?:[^'\\]|\\.|'(?!''))*+'''                  # STRING_LITERAL_LONG1
        | "(?:[^"\\\n\r]|\\.)*+"                          # STRING_LITERAL2
        | '(?:[^'\\\n\r]|\\.)*+'                          # STRING_LITERAL1
        | [?$]\w+                                         # VAR1, VAR2
        | @[A-Za-z]+(?:-[A-Za-z0-9]+)*+                   # LANGTAG
      )
    | (?P<name>(?:\w[\w.-]*+)?:(?:[\w.:-]|%[0-9A-Fa-f]{2}|\\.)*+)   # PNAME_NS, PNAME_LN, BLANK_NODE_LABEL
    | (?P<word>[A-Za-z_]\w*+(?![.-]))
    | (?P<rest>\w[\w.-]*+ | ["'].*)                       # no name with a colon; a string that nobody closes
    | (?P<open>[({[])
    | (?P<close>[)}\]])
    | (?P<not>!(?:\s*!)*)
    """,
    re.VERBOSE | re.DOTALL,
)
PLAIN: Final = re.compile(
    r"(?P<word>[A-Za-z_]\w*)|(?P<open>[({[])|(?P<close>[)}\]])|(?P<not>!(?:\s*!)*)|(?P<skip>(?!))"
)
"""What words and brackets there are where no name and no string is."""

ESCAPE: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def tokens(text: str) -> Iterator[re.Match[str]]:
    """The pieces of a query as matches whose groups are `skip`, `word`, `open`, `close` and `not`.

    A stretch that is read to its end in vain is cut into plain words and not tried again from its second character: a
    run of digits as long as a query may be would take an hour. So the time grows with the length, whatever is sent.
    """
    for token in TOKEN.finditer(text):
        if token.lastgroup == "rest":
            yield from PLAIN.finditer(text, *token.span())
        else:
            yield token


def screen(text: str) -> None:
    """Pass a query text that only reads, and reads only this graph.

    Raises:
        QueryError: the text is over-long, too deep, fetches from elsewhere or changes the graph.
    """
    if len(text) > LONGEST:
        raise _refusal(
            f"the query has {len(text)} characters", f"a query has at most {LONGEST}", "ask in smaller pieces"
        )
    for version in _versions(text):
        _check(version)


def looks_at_graphs(text: str) -> bool:
    """Whether a query may tell one graph from another; in doubt it does.

    >>> looks_at_graphs("SELECT ?from { ?from wps:fromGraph 'a graph' } # GRAPH")
    False
    >>> looks_at_graphs("ASK { GRAPH ?graph { ?s ?p ?o } }"), looks_at_graphs("ASK FROM wps:all { ?s ?p ?o }")
    (True, True)
    """
    if len(text) > LONGEST:
        return True
    return any(_may_name_graphs(token) for version in _versions(text) for token in tokens(version))


def graphs_named(text: str) -> frozenset[str] | None:
    """The addresses of our graphs at which a query looks, where it names each; none where it may look at others.

    >>> sorted(graphs_named("ASK { GRAPH <https://w3id.org/wps-graph/graph/run> { ?s ?p ?o } }"))
    ['https://w3id.org/wps-graph/graph/run']
    >>> graphs_named("ASK { GRAPH ?graph { ?s ?p ?o } }") is None
    True
    """
    if len(text) > LONGEST or ESCAPE.search(text):
        return None
    found: set[str] = set()
    is_behind = False
    for token in tokens(text):
        read = token[0]
        if read.startswith("#"):
            continue
        if is_behind:
            if not (token.lastgroup == "skip" and read.startswith(f"<{GRAPHS}")):
                return None
            found.add(read[1:-1])
            is_behind = False
        elif token.lastgroup == "word" and read.upper() == "GRAPH":
            is_behind = True
        elif _may_name_graphs(token):
            return None
    return None if is_behind else frozenset(found)


def _may_name_graphs(token: re.Match[str]) -> bool:
    read = token[0]
    if token.lastgroup == "skip":  # comparisons can look like an address: `?a<3)GRAPH?g#>`
        return read.startswith("<") and DATASET.search(read.replace(OWN, "")) is not None
    return DATASET.search(read.partition(":")[0]) is not None


def _versions(text: str) -> Iterable[str]:
    """A text as it is written, and with its escapes decoded."""
    return dict.fromkeys((text, ESCAPE.sub(_code_point, text)))


def _check(text: str) -> None:
    depth, word = 0, ""
    for token in tokens(text):
        kind = token.lastgroup
        if kind == "word":
            word = token[0].upper()
            _check_word(word)
        elif kind == "name" and _is_glued(token, text) and word not in BEFORE_GRAPHS:
            _check_word(FETCH)
        if kind == "open":
            depth += 1
        elif kind == "close" and depth:
            depth -= 1
        if depth > DEEPEST or (kind == "not" and token[0].count("!") > DEEPEST):
            raise _refusal("the query nests too deep", f"brackets nest at most {DEEPEST} deep", "ask in smaller pieces")


def _check_word(word: str) -> None:
    """Engines read keywords that nothing parts from their neighbours, as in `trueSERVICE` and `SERVICESILENT`."""
    if word in REFUSED or FETCH in word:
        keyword = FETCH if FETCH in word else word
        rule = "a query reads this graph, fetches nothing and changes nothing"
        raise _refusal(f"the query uses {keyword}", rule, "ask with SELECT, CONSTRUCT, ASK or DESCRIBE")


def _is_glued(name: re.Match[str], text: str) -> bool:
    """Whether a name is SERVICE with the address of a service behind it, as in `SERVICEp:a { … }`."""
    return FETCH in name[0].partition(":")[0].upper() and GROUP.match(text, name.end()) is not None


def _code_point(escape: re.Match[str]) -> str:
    number = int(escape[1] or escape[2], 16)
    return chr(number) if number <= 0x10FFFF else escape[0]


def _refusal(what: str, rule: str, remedy: str) -> QueryError:
    return QueryError(what=what, where="query", rule=rule, remedy=remedy)
