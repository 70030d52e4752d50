"""Turns a few words into a document as read, and what extraction finds in it into plain names that tests compare."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from graph_build.corpus.source import Metadata, SourceText
from graph_build.extract.document import DocumentExtract, draft_of, extract_document
from graph_build.extract.folding import fold
from graph_build.extract.records import CommitmentClause, Thing

# A title from which the document is told to be of no special kind, so that its register is prose.
PLAIN = "Notes of the archive"


@dataclass(frozen=True, slots=True)
class Statement:
    """A row of the relation table: names of subject and object, the property, and the rule that found it."""

    subject: str
    predicate: str
    object: str


def source_of(text: str, title: str | None = PLAIN, **meta: str | None) -> SourceText:
    """Return a document as read from a file of this text; ``meta`` fills the fields of the catalogue."""
    return SourceText("sample-text.txt", text, "0" * 64, Metadata(title=title, **meta))


@lru_cache(maxsize=4096)
def extract_of(text: str, title: str | None = PLAIN) -> DocumentExtract:
    """Return what extraction finds in the text; do not change it, since tests share it."""
    return extract_document(source_of(text, title))


@lru_cache(maxsize=4096)
def clauses_of(text: str, title: str | None = PLAIN) -> tuple[CommitmentClause, ...]:
    """Return the commitments of the text, read as extraction reads them."""
    return draft_of(source_of(text, title)).extract.commitments


def names_of(thing: Thing) -> set[str]:
    """Return the folded forms by which the thing may be called, its key's readable part among them."""
    forms = {thing.label, *thing.names, thing.key, thing.key.split(":", 1)[-1].rsplit("/", 1)[-1].replace("-", " ")}
    return {fold(form) for form in forms}


def is_called(document: DocumentExtract, key: str, name: str) -> bool:
    """Whether the key is of a thing that bears the name; "self" is the document, and a date is called by its EDTF."""
    if name == "self":
        return key == document.context.key
    thing = document.things.get(key)
    return key == name if thing is None else key == name or fold(name) in names_of(thing)


def named(document: DocumentExtract, kind: str) -> set[str]:
    """Return the words of all mentions of a kind."""
    return {mention.surface for mention in document.mentions if mention.kind == kind}


def stated(document: DocumentExtract) -> set[tuple[str, str, str]]:
    """Return the relations by folded labels: what is not in the document's things is called by its key."""

    def words(key: str) -> str:
        return document.things[key].label if key in document.things else key

    return {
        (fold(words(r.subject)), r.predicate, r.object if r.literal else fold(words(r.object)))
        for r in document.relations
    }


def parse_statement(row: str) -> tuple[str, Statement]:
    """Split ``sentence => subject | property | object``."""
    sentence, _, said = row.partition(" => ")
    subject, predicate, obj = (part.strip() for part in said.split(" | "))
    return sentence, Statement(subject, predicate, obj)


def rules_stating(document: DocumentExtract, wanted: Statement) -> set[str]:
    """Return the rules that found the statement."""
    return {
        relation.rule
        for relation in document.relations
        if relation.predicate == wanted.predicate
        and is_called(document, relation.subject, wanted.subject)
        and is_called(document, relation.object, wanted.object)
    }


def described(document: DocumentExtract) -> str:
    """Return the relations found, one per line, for the message of a failing test."""
    rows = [f"{r.subject} | {r.predicate} | {r.object} ({r.rule})" for r in document.relations]
    return "\n".join(rows) or "no relation"


def facts(document: DocumentExtract, *predicates: str) -> set[tuple[str, str, str]]:
    """Return the relations in words; the document that is read is "self"."""

    def words(key: str) -> str:
        if key == document.context.key:
            return "self"
        return document.things[key].label if key in document.things else key

    return {
        (words(r.subject), r.predicate, words(r.object))
        for r in document.relations
        if not predicates or r.predicate in predicates
    }
