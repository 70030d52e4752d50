"""Turns the items of a list under "the members of the Coalition:" into who belongs to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph_build.corpus.provisions import HEADING, Provision
from graph_build.extract.names.mentions import DocumentMentions
from graph_build.extract.records import BODIES, Mention, Span, Statement

_OPENS = re.compile(r"(?i)\b(?:members|signatories|membership)\b[^.;]*:[ *_]*$")
_OF = re.compile(r"(?i)\b(?:members|signatories|membership)\b(?: \w+){0,2} (?:of|to) (?:the )?$")
_BULLET = re.compile(r"[-*•–·]\s|\(?[a-z0-9]{1,3}[.)]\s")
_JOINERS = BODIES | {"State", "Person"}
_LONGEST_ITEM = 140
_LONGEST_LINE = 200


def from_member_lists(provisions: Sequence[Provision], found: DocumentMentions) -> Iterator[tuple[Span, Statement]]:
    """Who belongs to the body that the line over a list names, each with its item."""
    body = ""
    for provision in (p for p in provisions if p.is_content):
        text = provision.reading.text
        names = found.outer.get(provision.key, [])
        item = _BULLET.match(text) if body else None
        if item is not None and len(text) <= _LONGEST_ITEM:
            first = next((m for m in names if m.start <= item.end() + 4), None)  # "- The Network"
            if first is not None and first.kind in _JOINERS and first.thing not in {"", body}:
                span = Span(provision.key, text, 0, len(text.rstrip()))
                yield span, Statement(first.thing, "memberOf", body, "list-of-members")
        elif body and provision.role == HEADING and not text.endswith(":"):
            body = ""
        else:
            body = _body_over(text, names)


def _body_over(text: str, names: Sequence[Mention]) -> str:
    """The body of whose members a line announces a list; "" for another line."""
    if len(text) > _LONGEST_LINE or not _OPENS.search(text):
        return ""
    return next((m.thing for m in names if m.kind in BODIES and _OF.search(text[: m.start])), "")
