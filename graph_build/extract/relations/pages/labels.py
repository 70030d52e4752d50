"""Turns the lines of a form ("Venue: Hotel Marlin, Suva") into relations of what the heading over them names."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from graph_build.corpus.provisions import HEADING, Provision
from graph_build.extract.context import Context
from graph_build.extract.names.mentions import DocumentMentions
from graph_build.extract.records import BODIES, DATE, EVENTS, POSTS, Mention, Span, Statement
from graph_build.extract.relations.kinds import KINDS

_LABEL = re.compile(r"(?:\d{1,2}[:.]\d\d(?: ?[–-] ?\d{1,2}[:.]\d\d)? )?(?P<label>[A-Z][\w -]{2,40}): ")
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


def from_labels(
    context: Context, provisions: Sequence[Provision], found: DocumentMentions
) -> Iterator[tuple[Span, Statement]]:
    """What the lines of forms say, each with its line."""
    event: str | None = None
    body: tuple[str, str] | None = None
    for provision in (p for p in provisions if p.is_content):
        names = found.outer.get(provision.key, [])
        label = _LABEL.match(provision.reading.text)
        if label is not None and len(provision.reading.text) < _LONGEST:
            yield from _said(context, provision, names, label, event, body)
        elif provision.role == HEADING:
            event = next((m.thing for m in names if m.kind in EVENTS), event)
            body = next(((m.thing, m.kind) for m in names if m.kind in BODIES), body)


def _said(
    context: Context,
    provision: Provision,
    names: Sequence[Mention],
    label: re.Match[str],
    event: str | None,
    body: tuple[str, str] | None,
) -> Iterator[tuple[Span, Statement]]:
    text, word = provision.reading.text, label.group("label").lower()
    titled = any(m.kind in POSTS and m.end == label.end() - 2 for m in names)
    for row in label_rows():
        if word in row.labels or (not row.labels and titled):
            for fact in row.facts:
                for subject, obj, literal in _ends(context, fact, names, label, event, body):
                    span = Span(provision.key, text, 0, len(text.rstrip()))
                    yield span, Statement(subject, fact.predicate, obj, row.id, literal)


def _ends(
    context: Context,
    fact: LabelFact,
    names: Sequence[Mention],
    label: re.Match[str],
    event: str | None,
    body: tuple[str, str] | None,
) -> Iterator[tuple[str, str, bool]]:
    """Subjects and objects of a fact, and whether the object is a date."""
    spoken = fact.subject if fact.subject.partition(":")[0] != "line" else fact.object
    line = fact.object if spoken is fact.subject else fact.subject
    of = _spoken_of(context, spoken, event, body)
    kinds = KINDS[line.partition(":")[2]]
    on_line = [m for m in names if m.kind in kinds and (m.start >= label.end() or not label_is_past(m, label))]
    for mention in on_line if of else []:
        end = mention.value if mention.kind == DATE else mention.thing
        if of and end and end != of and not end.startswith("--"):
            yield (of, end, mention.kind == DATE) if spoken is fact.subject else (end, of, False)


def label_is_past(mention: Mention, label: re.Match[str]) -> bool:
    """Whether a name on the left of the colon is part of the label and no post that is one."""
    return mention.kind not in POSTS or mention.end != label.end() - 2


def _spoken_of(context: Context, side: str, event: str | None, body: tuple[str, str] | None) -> str | None:
    what, _, kind = side.partition(":")
    if what == "self":
        return context.key
    if kind == "event":
        return event
    return body[0] if body is not None and body[1] in KINDS[kind] else None
