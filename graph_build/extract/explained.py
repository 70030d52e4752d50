"""Turns a text into lines that tell which rules read relations and commitments in it, and why others did not."""

from __future__ import annotations

from collections.abc import Iterator

from graph_build.corpus.provisions import Provision
from graph_build.corpus.source import Metadata, SourceText
from graph_build.extract.document import DocumentExtract, extract_document
from graph_build.extract.records import Relation
from graph_build.extract.relations.frame_rows import frame_table
from graph_build.reading import read_provision


def explained(text: str) -> str:
    """What rules make of the text, read as a document of its own, line by line; names by which relations go, too."""
    title = Metadata(title="A text to be explained")
    document = extract_document(SourceText("explained.txt", text, "0" * 64, title))
    return "\n".join(_lines(document)) + "\n"


def _lines(document: DocumentExtract) -> Iterator[str]:
    for provision in document.provisions:
        if not provision.is_content:
            yield f"  not looked at: {provision.reading.text[:60]} ({provision.reason or provision.role})"
            continue
        yield from _names(document, provision)
        relations = [r for r in document.relations if r.provision == provision.key]
        yield from (f"  relation {_relation(document, row)}" for row in relations)
        if not relations:
            yield f"  no relation: {_why_none(provision)}"
        yield from _commitments(document, provision)


def _names(document: DocumentExtract, provision: Provision) -> Iterator[str]:
    for mention in document.mentions:
        if mention.provision == provision.key:
            yield f"  name     {mention.surface}: {mention.kind} by {mention.rule}"


def _relation(document: DocumentExtract, row: Relation) -> str:
    names = [document.things[key].label if key in document.things else key for key in (row.subject, row.object)]
    return f"{names[0]} | {row.predicate} | {names[1]} by {row.rule}"


def _why_none(provision: Provision) -> str:
    """The rows of relations that words of the clauses open, which did not find their names; or that none does."""
    table = frame_table()
    opened = {
        row.id
        for sentence in read_provision(provision)
        for frame in sentence.frames
        for (_, word), rows in table.opened_by.items()
        if word and word == frame.lemma
        for row in rows
    }
    if not opened:
        return "no row of frames.toml has a verb or noun of these clauses"
    return f"roles without names of their kinds in {', '.join(sorted(opened))}"


def _commitments(document: DocumentExtract, provision: Provision) -> Iterator[str]:
    text = provision.reading.text
    found = [c for c in document.commitments if c.provision == provision.key]
    for clause in found:
        who = " + ".join(words for words, _ in clause.bearers) or "nobody named"
        when = "".join(
            f"; {name} {value}" for name, value in (("due", clause.due), ("every", clause.recurrence)) if value
        )
        yield f"  commitment {clause.strength} of {who} by {clause.rule}{when}: {text[clause.start : clause.end]}"
    passed = [c for c in document.left_out if c.provision == provision.key]
    yield from (f"  no commitment in “{text[c.start : c.end]}”: {c.reason}" for c in passed)
    if not found and not passed:
        yield "  no commitment: no word of duty"
