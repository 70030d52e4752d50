"""Turns the lines of a form ("Venue: Hotel Marlin, Suva") into relations of what the heading over them names."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from graph_build.corpus.provisions import HEADING, ITEM, Provision
from graph_build.extract.context import Context
from graph_build.extract.names.mentions import DocumentMentions
from graph_build.extract.records import BODIES, DATE, EVENTS, POSTS, Mention, Span, Statement
from graph_build.extract.relations.kinds import KINDS

_LABEL = re.compile(r"(?:\d{1,2}[:.]\d\d(?: ?[–-] ?\d{1,2}[:.]\d\d)? )?(?P<label>[A-Z][\w -]{2,40}): ")
_NOT_SURE = re.compile(r"\((?i:tbc|t\.b\.c\.|to be confirmed|invited)\)")
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class LabelFact:
    """Which ends a line fills: one is what the form speaks of ("of") or the document ("self"), one is on the line."""

    subject: str
    predicate: str
    object: str


@dataclass(frozen=True, slots=True)
class Label:
    """A row of labels.toml; one without labels is for lines whose label is a post."""

    id: str
    labels: frozenset[str]
    facts: tuple[LabelFact, ...]
    yes: tuple[str, ...]


@lru_cache(maxsize=1)
def label_rows() -> tuple[Label, ...]:
    """The rows of the table."""
    data = tomllib.loads(files("graph_build.extract.relations.pages").joinpath("labels.toml").read_text("utf-8"))
    return tuple(
        Label(
            row["id"],
            frozenset(label.replace("~", " ") for label in row["labels"].split()),
            tuple(LabelFact(*fact.split()) for fact in row["facts"]),
            tuple(row["yes"]),
        )
        for row in data["label"]
    )


class _Line(NamedTuple):
    """The label of a line, and where what it says begins: at 0 for the items of a list under a label of its own."""

    word: str
    end: int


def from_labels(
    context: Context, provisions: Sequence[Provision], found: DocumentMentions
) -> Iterator[tuple[Span, Statement]]:
    """What the lines of forms say, each with its line."""
    event: str | None = None
    body: tuple[str, str] | None = None
    over: _Line | None = None  # the label over a list: "Organised by:"
    known = {label for row in label_rows() for label in row.labels}
    for provision in (p for p in provisions if p.is_content):
        text, names = provision.reading.text, found.outer.get(provision.key, [])
        if provision.role != ITEM:
            word = text.strip("#*_ ").rstrip(":").lower()
            over = _Line(word, 0) if word in known else None
        label = _LABEL.match(text, provision.body if over is not None else 0)
        if len(text) >= _LONGEST:
            label = None
        if label is not None:
            line = _Line(label.group("label").lower(), label.end())
            yield from _said(context, provision, names, line, event, body)
        if over is not None and provision.role == ITEM and len(text) < _LONGEST:
            yield from _said(context, provision, names, over, event, body)
        elif label is None and provision.role == HEADING:
            event = next((m.thing for m in names if m.kind in EVENTS), event)
            body = next(((m.thing, m.kind) for m in names if m.kind in BODIES), body)
        elif label is None and event is None:
            event = next((m.thing for m in names if m.kind in EVENTS), None)  # of the page, told in its first lines


def _said(
    context: Context,
    provision: Provision,
    names: Sequence[Mention],
    line: _Line,
    event: str | None,
    body: tuple[str, str] | None,
) -> Iterator[tuple[Span, Statement]]:
    text = provision.reading.text
    if _NOT_SURE.search(text):
        return
    titled = any(m.kind in POSTS and m.end == line.end - 2 for m in names)
    for row in label_rows():
        if line.word in row.labels or (not row.labels and titled):
            for fact in row.facts:
                for subject, obj, literal in _ends(context, fact, names, line, event, body):
                    span = Span(provision.key, text, 0, len(text.rstrip()))
                    yield span, Statement(subject, fact.predicate, obj, row.id, literal)


def _ends(
    context: Context,
    fact: LabelFact,
    names: Sequence[Mention],
    said: _Line,
    event: str | None,
    body: tuple[str, str] | None,
) -> Iterator[tuple[str, str, bool]]:
    """Subjects and objects of a fact, and whether the object is a date."""
    spoken = fact.subject if fact.subject.partition(":")[0] != "line" else fact.object
    line = fact.object if spoken is fact.subject else fact.subject
    of = _spoken_of(context, spoken, event, body)
    kinds = KINDS[line.partition(":")[2]]
    on_line = [m for m in names if m.kind in kinds and (m.start >= said.end or not label_is_past(m, said.end))]
    if any(m.kind == "Person" for m in on_line):
        on_line = [m for m in on_line if m.kind == "Person"]  # "Anna Berg, Minister of Ports, Norway" is one who comes
    for mention in on_line if of else []:
        end = mention.value if mention.kind == DATE else mention.thing
        if of and end and end != of and not end.startswith("--"):
            yield (of, end, mention.kind == DATE) if spoken is fact.subject else (end, of, False)


def label_is_past(mention: Mention, end: int) -> bool:
    """Whether a name on the left of the colon is part of the label and no post that is one."""
    return mention.kind not in POSTS or mention.end != end - 2


def _spoken_of(context: Context, side: str, event: str | None, body: tuple[str, str] | None) -> str | None:
    what, _, kind = side.partition(":")
    if what == "self":
        return context.key
    if kind == "event":
        return event
    return body[0] if body is not None and body[1] in KINDS[kind] else None
