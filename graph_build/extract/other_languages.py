"""Turns a text whose sentences are not read into what is read of it all the same: the documents that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph_build.corpus.provisions import FRONT, Provision
from graph_build.extract.context import Context
from graph_build.extract.identity import find_symbols
from graph_build.extract.names.lexicon import Lexicon
from graph_build.extract.names.mentions import DocumentMentions
from graph_build.extract.records import DOCUMENTS, Mention, Thing
from graph_build.extract.symbols import symbol_of

# "1325 (2000)": the United Nations writes the numbers of its resolutions so in every language.
_NUMBER = re.compile(r"(?<![\w/.,-])(?P<number>[1-9]\d{2,3}) ?\((?P<year>19[4-9]\d|20\d\d)\)(?![\w/])")
RULE = "number-in-any-language"


def names_in_any_language(
    context: Context, provisions: Sequence[Provision], found: DocumentMentions, lexicon: Lexicon
) -> DocumentMentions:
    """Known names and numbers of documents; what English grammar made of words of another language is left out."""
    things = dict(found.things)
    outer: dict[str, list[Mention]] = {}
    for provision in (p for p in provisions if p.is_content):
        known = [m for m in found.outer.get(provision.key, []) if _holds(m, lexicon)]
        numbered = list(_numbered(context, provision, things)) if provision.role != FRONT else []
        free = [m for m in known if not any(n.start < m.end and m.start < n.end for n in numbered)]
        outer[provision.key] = sorted([*free, *numbered])
    kept = {m.thing for rows in outer.values() for m in rows}
    inner: dict[str, list[Mention]] = {key: [] for key in outer}
    return replace(found, outer=outer, inner=inner, entries={}, things={k: v for k, v in things.items() if k in kept})


def _holds(mention: Mention, lexicon: Lexicon) -> bool:
    """Whether a mention needs no grammar: a name of a list that is written with capitals, or a document's number."""
    if mention.kind in DOCUMENTS and any(sign.isdecimal() for sign in mention.surface):
        return True
    return mention.thing in lexicon.things and mention.surface[:1].isupper() and mention.kind != "Theme"


def _numbered(context: Context, provision: Provision, things: dict[str, Thing]) -> Iterator[Mention]:
    text = provision.reading.text
    spans = [(m.start(), m.end(), f"S/RES/{m['number']} ({m['year']})") for m in _NUMBER.finditer(text)]
    spans += [(one.start, one.end, one.text) for one in find_symbols(text)]
    end = 0
    for start, stop, words in sorted(spans):
        symbol = symbol_of(words)
        if symbol is None or start < end:
            continue
        end = stop
        if symbol.key == context.key:
            yield Mention(provision.key, start, stop, context.kind, text[start:stop], symbol.key, "own-name")
            continue
        label = symbol.names[-1] if symbol.kind == "Resolution" else symbol.names[0]
        things.setdefault(symbol.key, Thing(symbol.key, symbol.kind, label, frozenset(symbol.names)))
        yield Mention(provision.key, start, stop, symbol.kind, text[start:stop], symbol.key, RULE)
