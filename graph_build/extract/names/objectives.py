"""Turns announcements of objectives ("four strategic objectives: …") into the spans that name each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph_build.corpus.provisions import ITEM, Provision
from graph_build.extract.verbs import starts_with_base_verb
from graph_build.reading import Sifted

_ANNOUNCES = Sifted(
    r"(?i)\b(?:(?:strategic |defen[cs]e )?objectives|lines of effort|pillars|priorit(?:y|ies)|following areas|goals"
    r"|outcomes)\b"
)
_LIST = Sifted(r"(?i)\b(?:objectives|lines of effort|pillars|priority areas|goals)\b[^:.]{0,90}: ?(?=\(?\d\))")
_MEMBER = re.compile(r"\(?\d\) ?(?P<name>[^;.]{3,140}?)(?=;|,? and \(?\d\)|\.|$)")
_TITLE = re.compile(r"(?P<name>[A-Z][\w ,'’()-]{3,90}?)(?:\.$|: (?=To [a-z]))")


def announces(text: str) -> bool:
    """Whether the words announce objectives that items spell out."""
    return _ANNOUNCES.search(text) is not None


def listed_after(text: str) -> Iterator[tuple[int, int, int]]:
    """For each list of objectives inside a sentence: where it is announced, begins and ends."""
    for match in _LIST.finditer(text):
        members = list(_MEMBER.finditer(text, match.end()))
        if len(members) > 1:
            yield match.start(), match.end(), members[-1].end()


def titles_of(provision: Provision) -> Iterator[tuple[int, int]]:
    """Spans that name an objective: the title an item opens with, and the members of a list in a sentence."""
    text = provision.reading.text
    if provision.role == ITEM:
        match = _TITLE.match(text, provision.body)
        if (
            match
            and not starts_with_base_verb(match.group("name"))
            and not re.search(r"\b(?:will|shall|is|are|must|should|was|were)\b", match.group("name"))
        ):
            yield match.start("name"), match.end("name")
    for _, start, end in listed_after(text):
        for member in _MEMBER.finditer(text, start, end + 1):
            name = member.group("name")
            cut = re.search(r", (?:especially|including|in particular)\b", name)
            yield member.start("name"), member.start("name") + (cut.start() if cut else len(name.rstrip()))
