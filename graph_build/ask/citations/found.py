"""Turns an address, a statement in three parts, or words into the passages of a built graph to cite."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pyoxigraph import Store

from graph_build.ask.citations.citation import Citation, Cited, of_place, of_quotes
from graph_build.ask.explain import explain
from graph_build.ask.lookups import OA, RDF, WPS, NameIndex, Quote, Source, clean, sort_quotes, text_of
from graph_build.ask.names import documents_of_file, expand
from graph_build.ask.texts import Texts
from graph_build.errors import UsageError
from graph_build.extract.folding import fold_typed
from graph_build.vocabulary import PROPERTIES

_STATEMENT: Final = 3
_LISTED: Final = 5
_SENTENCE_END = re.compile(r"(?<=[.;:!?])\s+")


def cite(store: Store, about: Sequence[str], texts: Texts) -> Cited:
    """The citations of a statement (three parts, as `explain` takes them), of an address, or of words.

    An address is that of a commitment, an assertion or another record with evidence, of a paragraph or of a document.
    Words are a document's name, or stand in the sentence of one commitment, in one quote, or in one paragraph of a
    text that the build put beside the graph.

    Raises:
        UsageError: nothing or several things fit, or the graph does not hold the statement.
    """
    source = Source(store)
    if len(about) == _STATEMENT and _has_property(about):
        return _statement(source, about)
    typed = " ".join(about)
    address = _address(source, typed)
    return _of_address(source, address) if address else Cited((_of_words(source, typed, texts),))


def _has_property(about: Sequence[str]) -> bool:
    """Whether three parts are meant as a statement, and are not three words of a sentence without quotation marks."""
    return about[1] in PROPERTIES or any(":" in part or " " in part for part in about)


def _statement(source: Source, about: Sequence[str]) -> Cited:
    proof = explain(source.store, *about).proof
    leaves = proof.asserted
    evidence = {quote.evidence for leaf in leaves for quote in leaf.quotes}
    quotes = sort_quotes(quote for one in evidence if (quote := source.quote(one)) is not None)
    if not quotes:
        what = "the graph does not hold that" if proof.status == "unknown" else "no document says that in words"
        raise UsageError(what, " ".join(about), "a citation quotes a sentence", "see `wps-graph explain`")
    note = f"Inferred by OWL 2 RL rule {proof.rule}; the passages say what it follows from."
    return Cited(of_quotes(source, quotes), note if proof.status == "inferred" else "")


def _address(source: Source, typed: str) -> str:
    """The address that is typed in full, with a prefix, or as what follows the base; the empty text where none is."""
    written = expand(typed)
    if written is not None and source.knows(written.value):
        return written.value
    made = expand(source.base + typed.lstrip("/")) if "/" in typed and " " not in typed else None
    return made.value if made is not None and source.knows(made.value) else ""


def _of_address(source: Source, address: str) -> Cited:
    records = [address, *source.values(address, WPS + "involves")]
    own = source.quote(address)
    quotes = (own,) if own is not None else sort_quotes(quote for one in records for quote in source.quotes(one))
    if quotes:
        return Cited(of_quotes(source, quotes))
    document = source.value(address, WPS + "inDocument")
    if document:
        return Cited((of_place(source, document, address),))
    if source.values(address, WPS + "sourceFile"):
        return Cited((of_place(source, address),))
    raise _no_statement(source, address)


def _of_words(source: Source, typed: str, texts: Texts) -> Citation:
    asked = fold_typed(typed)
    if not asked:
        raise UsageError("there are no words to cite", typed, "", "copy an address or words from an answer")
    named = [hit.address for hit in NameIndex(source).find(typed) if hit.nearness.is_whole]
    read = [address for address in named if source.values(address, WPS + "sourceFile")] or documents_of_file(
        source, typed
    )
    if len(read) == 1:
        return of_place(source, read[0])
    for found in (_commitments(source, asked), _quotes(source, asked), _passages(source, asked, texts)):
        places = dict(found)
        if len(places) == 1:
            return places.popitem()[1]
        if places:
            several = _several(typed, [places[place] for place in sorted(places)])
            raise _no_statement(source, named[0]) if named else several
    if named:
        raise _no_statement(source, named[0])
    raise UsageError(
        "no document, commitment or passage has these words",
        typed,
        "words are cited as they stand in one sentence",
        "copy them from an answer of `wps-graph query`",
    )


Found = Iterator[tuple[str, Citation]]
"""Paragraphs, each with the citation of the words found in it."""


def _commitments(source: Source, asked: str) -> Found:
    for node in source.subjects(RDF + "type", WPS + "Commitment"):
        for quote in source.quotes(node):
            if asked in fold_typed(quote.exact):
                yield _place(source, quote)


def _quotes(source: Source, asked: str) -> Found:
    """The quotes that hold the words; of several in one paragraph the longest comes last, and stays."""
    found: list[Quote] = []
    for quad in source.quads(OA + "exact"):
        if asked in fold_typed(text_of(quad.object)):
            for evidence in source.subjects(OA + "hasSelector", text_of(quad.subject)):
                quote = source.quote(evidence)
                found += [quote] if quote is not None and quote.provision else []
    for quote in sorted(found, key=lambda one: (len(one.exact), one.exact, one.evidence)):
        yield _place(source, quote)


def _place(source: Source, quote: Quote) -> tuple[str, Citation]:
    (citation,) = of_quotes(source, (quote,))
    return quote.provision or quote.document, citation


def _passages(source: Source, asked: str, texts: Texts) -> Found:
    for document in sorted(texts.rows):
        text, _ = texts.of(document, source.values(document, WPS + "textDigest"))
        if text is None:
            continue
        for piece in text.pieces:
            words = text.text[piece.start : piece.end]
            if piece.provision and asked in fold_typed(words):
                yield piece.provision, of_place(source, document, piece.provision, _sentence(words, asked))


def _sentence(words: str, asked: str) -> str:
    """The sentence that holds what is asked, or all words where it goes over the end of one."""
    sentences = (clean(one) for one in _SENTENCE_END.split(words))
    return next((one for one in sentences if asked in fold_typed(one)), clean(words))


def _several(typed: str, found: list[Citation]) -> UsageError:
    listed = "; ".join(f"{one.provision} “{one.quotes[0][:80]}”" for one in found[:_LISTED])
    what = f"{len(found)} paragraphs have these words: {listed}"
    return UsageError(what, typed, "", "give more words, or an address")


def _no_statement(source: Source, address: str) -> UsageError:
    return UsageError(
        f"{source.name(address)} is no statement",
        address,
        "cited are statements, commitments, paragraphs and documents that were read",
        "write a statement of it in three parts, as for `wps-graph explain`, or words out of a sentence",
    )
