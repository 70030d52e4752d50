"""Turns citations of paragraphs ("paragraphs 9-12 of resolution 2242") into relations to the provisions so numbered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from graph_build.corpus.provisions import ITEM, PARAGRAPH, Provision, provision_key
from graph_build.extract.context import Context
from graph_build.extract.records import DOCUMENTS, Mention, Relation

RULE: Final = "cites-paragraph"
_NUMBER: Final = r"\d{1,3}(?![\d/])(?: ?\((?:[a-z]{1,4}|\d{1,2})\))*"
_LETTERS: Final = r"\((?:[a-z]{1,4})\)(?: ?\([a-z]{1,4}\))*"
_JOIN: Final = r"(?:, and |, or |, | and | or | to |\s?[-–—]\s?)"
_CITED: Final = re.compile(
    r"(?i)(?<![\w-])(?:(?:operative|preambular) )?(?:sub-?)?(?:paragraphs?|paras?\.?|(?P<operative>OPs?)) ?"
    rf"(?P<numbers>{_NUMBER}(?:{_JOIN}(?:{_NUMBER}|{_LETTERS}))*)(?![\w/]| ?%|\.\d)"
)
# What a text must hold, in small letters, for such words to be looked for.
_HELD: Final = re.compile(r"para|ops? ?\d")
_PIECE: Final = re.compile(rf"(?P<join>{_JOIN})?(?P<piece>{_NUMBER}|{_LETTERS})")
_OWN: Final = re.compile(r"(?i) (?:of|in) (?:this|the present) (?:resolution|document|statement|policy|plan|report)\b")
_HERE: Final = re.compile(r"(?i),? (?:above|below)\b")
_THAT: Final = re.compile(
    r"(?i) (?:(?:of|in) (?:that|the same|the said) (?:resolution|document|statement|policy|plan)|thereof)\b"
)
# What stands between a paragraph and the document that it is of, or between a document and its paragraph.
_OF: Final = re.compile(
    r"(?i),? (?:of|in|to) (?:(?:its|the|their|Security|Council|General|Assembly|previous|earlier) )*"
)
_BEHIND: Final = re.compile(r"(?i),? \(?(?:in |at |see )?(?:particularly |especially |notably )?(?:its )?|\(")


@dataclass(frozen=True, slots=True)
class CitedParagraphs:
    """Numbers of paragraphs cited together, and where the words stand in their text."""

    numbers: tuple[str, ...]
    start: int
    end: int


@lru_cache(maxsize=256)  # a sentence is asked again for each of its commitments
def cited_paragraphs(text: str) -> tuple[CitedParagraphs, ...]:
    """The citations of paragraphs in a text, ranges expanded, a letter alone under the number before it.

    >>> [c.numbers for c in cited_paragraphs("OPs 7(a)(i), (v), 17 and 18; paragraphs 9–12; para. 5 (a) to (c)")]
    [('7(a)(i)', '7(a)(v)', '17', '18'), ('9', '10', '11', '12'), ('5(a)', '5(b)', '5(c)')]
    >>> cited_paragraphs("two paragraphs of 30 words; paragraph 3.2")
    ()
    """
    if not _HELD.search(text.lower()):
        return ()
    return tuple(
        CitedParagraphs(tuple(dict.fromkeys(_numbers(found["numbers"]))), found.start(), found.end("numbers"))
        for found in _CITED.finditer(text)
    )


def _numbers(text: str) -> Iterator[str]:
    last = ""
    for match in _PIECE.finditer(text):
        number = match["piece"].replace(" ", "")
        if number.startswith("("):
            number = _beside(last, number)
        if last and (match["join"] or "").strip() in {"-", "–", "—", "to"}:
            yield from _between(last, number)
        yield number
        last = number


def _beside(last: str, letters: str) -> str:
    """A number whose last letters stand in place of those of the number before it."""
    steps = re.findall(r"\(\w+\)|\d+", last)
    return "".join(steps[: max(1, len(steps) - letters.count("("))]) + letters


def _between(first: str, last: str) -> Iterator[str]:
    """What a range holds between its ends: whole numbers, or letters under one number."""
    if first.isdigit() and last.isdigit():
        yield from map(str, range(int(first) + 1, int(last)))
        return
    one, other = (re.fullmatch(r"(.*)\(([a-z])\)", end) for end in (first, last))
    if one and other and one[1] == other[1]:
        yield from (f"{one[1]}({chr(letter)})" for letter in range(ord(one[2]) + 1, ord(other[2])))


@dataclass(frozen=True, slots=True)
class Read:
    """A document read, as far as its paragraphs cite and are cited."""

    context: Context
    provisions: Sequence[Provision]
    mentions: Sequence[Mention]

    def numbered(self) -> dict[str, str]:
        """The keys of its paragraphs and items by their numbers, an "OP" before a number left out."""
        out: dict[str, str] = {}
        for provision in self.provisions:
            if provision.number and provision.role in {PARAGRAPH, ITEM}:
                out.setdefault(provision.number.removeprefix("OP"), provision.key)
        return out


def paragraph_relations(document: Read, numbers: Mapping[str, Mapping[str, str]], own: str) -> Iterator[Relation]:
    """What a document cites of paragraphs; ``numbers`` holds those of each document read, ``own`` its key there.

    The paragraphs of a resolution are numbered throughout, so that those of one that is not read have numbers too.
    """
    found = [
        (provision, sentence, cited)
        for provision in document.provisions
        for sentence in provision.sentences
        for cited in cited_paragraphs(sentence.text)
    ]
    if not found:  # as in half of the documents of an archive
        return
    by_provision: dict[str, list[Mention]] = {}
    unread = {m.thing for m in document.mentions if m.kind == "Resolution"} - numbers.keys()
    for mention in document.mentions:
        if mention.kind in DOCUMENTS:
            by_provision.setdefault(mention.provision, []).append(mention)
    for provision, sentence, cited in found:
        of = _document(document, provision, sentence.start, cited, by_provision.get(provision.key, []), own)
        keys = map(unread_key, cited.numbers) if of in unread else map(numbers.get(of, {}).get, cited.numbers)
        for key in filter(None, keys):
            if (of, key) != (own, provision.key):
                place = (document.context.key, provision.key, sentence.start, sentence.end)
                yield Relation(*place, own, "cites", f"{of}/{key}", RULE, False)


def unread_key(number: str) -> str:
    """The key of a paragraph of a text that is not at hand, as the text would give it.

    >>> unread_key("5(a)"), number_of("p5.a")
    ('p5.a', '5(a)')
    """
    return provision_key(PARAGRAPH, number, "")


def number_of(key: str) -> str:
    """The number that such a key was made of."""
    first, *letters = key.removeprefix("p").split(".")
    return first + "".join(f"({letter})" for letter in letters)


def _document(
    document: Read, provision: Provision, offset: int, cited: CitedParagraphs, named: Sequence[Mention], own: str
) -> str:
    """The key of the document whose paragraphs are cited; "" where the words do not tell."""
    text, start, end = provision.reading.text, offset + cited.start, offset + cited.end
    if _OWN.match(text, end) or _HERE.match(text, end):
        return own
    before = [m for m in named if m.end <= start]
    if _THAT.match(text, end):
        return before[-1].thing if before else ""
    for mention in named:
        if mention.start >= end and _OF.fullmatch(text, end, mention.start):
            return mention.thing
    if before and _BEHIND.fullmatch(text, before[-1].end, start):
        return before[-1].thing
    alone = not re.match(r"(?i),? (?:of|in|to) (?:the|its|that|resolution|[A-Z])", text[end : end + 40])
    return own if alone and document.context.register == "un" and not _beside_another(text, before, start) else ""


def _beside_another(text: str, before: Sequence[Mention], start: int) -> bool:
    """Whether another document was named in the same breath, whose paragraph may be meant."""
    return bool(before) and not re.search(r"[;.]", text[before[-1].end : start])
