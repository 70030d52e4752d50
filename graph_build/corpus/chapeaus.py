"""Turns drafts in their order into a tree: each item stands under the words that lead it in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from graph_build.corpus.drafts import FOOTNOTE, FURNITURE, HEADING, ITEM, PARAGRAPH, Draft

_LAST_LABEL: Final = re.compile(r"(?P<above>.{0,40}[^(])\([^()]{1,12}\)")
_SIGN: Final = re.compile(r"[:–—-][\"”’'*_\s]*$")
# Words that cannot end a sentence: what they govern stands in the items.
_OPEN_WORD: Final = re.compile(r"(?i)\b(?:to|shall|should|will|must|by|that|for|of|and|including|with|on|in)[*_\s]*$")
_MODAL: Final = re.compile(r"(?i)\b(?:to|shall|should|will|must)[*_\s]*$")
_MOST_IN_SUBJECT: Final = 8
_LONGEST_OPEN: Final = len("including")
_ONE_LABEL: Final = re.compile(r"\([^()]+\)")
_SECTION: Final = re.compile(r"[*_ ]{0,4}(?i:section|article|sec\.|art\.) ?\d")
_LEFT_OUT: Final = re.compile(r"[\s\[(]{0,4}(?:\.\.\.|…)[\s\])]{0,4}")
_POINTED: Final = re.compile(r"\d{1,3}(?:\.\d{1,3}){1,4}")
_PASSED_OVER: Final = frozenset({FURNITURE, FOOTNOTE})


def place_under_chapeaus(text: str, drafts: Sequence[Draft]) -> None:
    """Give each item its parent: the item or paragraph whose number its own extends, else the words that lead it in.

    Words lead in with a colon, a dash, or with nothing after a word that no sentence ends in. An item keeps the
    parent that its number gave it where nothing nearer leads it in.
    """
    lead: Draft | None = None
    before: Draft | None = None
    article: Draft | None = None
    numbered: dict[str, Draft] = {}
    for draft in drafts:
        if draft.role in _PASSED_OVER:
            continue
        if _LEFT_OUT.fullmatch(text[draft.blocks[0].content_start : draft.blocks[-1].content_end]) is not None:
            continue
        outside, article = article, _article(text, draft, article)
        if article is draft is not outside:
            numbered = {}
        if lead is None and before is not None and _goes_on(text, before, draft):
            lead = before
        before = draft
        above = _LAST_LABEL.fullmatch(draft.number) if draft.number and draft.role == ITEM else None
        if above is not None and (parent := numbered.get(above["above"])) is not None:
            draft.parent = parent
        elif draft.role == ITEM and lead is not None and (not _is_labelled(draft) or _stands_alone(draft)):
            draft.parent = lead
        if draft.number and draft.role in {PARAGRAPH, ITEM} and _is_labelled(draft):
            numbered[draft.number] = draft
            if article is not None and draft is not article:
                _place_in_article(draft, article, numbered)
        lead = _lead(text, draft, lead)


def _article(text: str, draft: Draft, article: Draft | None) -> Draft | None:
    """The section of a law that leads in the numbers below it, "Section 9. ... the following functions:"."""
    if draft.role not in {PARAGRAPH, HEADING}:
        return article
    first, last = draft.blocks[0], draft.blocks[-1]
    if _SECTION.match(text[first.content_start : first.content_end]) is None:
        return article if draft.role == PARAGRAPH and draft.number else None
    opens = draft.role == PARAGRAPH and _SIGN.search(text[last.content_start : last.content_end]) is not None
    return draft if opens else None


def _place_in_article(draft: Draft, article: Draft, numbered: dict[str, Draft]) -> None:
    """A number below a section stands under it, a number with a point under the one that it extends."""
    number = draft.number or ""
    if draft.role == PARAGRAPH and number.isdigit():
        draft.parent = article
    elif draft.role == ITEM and _POINTED.fullmatch(number) is not None:
        above = numbered.get(number.rpartition(".")[0])
        draft.parent = above if above is not None and above.parent is not None else article
    else:
        return
    draft.number = f"{article.number}({number})"


def _goes_on(text: str, before: Draft, draft: Draft) -> bool:
    """Whether an item in small letters goes on with a few words that no sign ends: "The Network", "(a) decided to"."""
    if draft.role != ITEM or before.role not in {PARAGRAPH, HEADING}:
        return False
    last, first = before.blocks[-1], draft.blocks[0]
    words, item = text[last.content_start : last.content_end], text[first.content_start : first.content_end]
    item = item[draft.marker.length if draft.marker is not None else 0 :].lstrip("*_ ")
    few = len(words.split()) <= _MOST_IN_SUBJECT and words.rstrip()[-1:].isalnum()
    return few and item[:1].islower() and _OPEN_WORD.search(_last_word(words)) is None


def _is_labelled(draft: Draft) -> bool:
    """Whether the number is the item's own; a bullet has that of the paragraph it stands in, or none."""
    return draft.number is not None and (draft.marker is None or draft.marker.kind != "bullet")


def _stands_alone(draft: Draft) -> bool:
    """Whether an item has a letter and no numbered paragraph above it."""
    return draft.parent is None and draft.number is not None and _ONE_LABEL.fullmatch(draft.number) is not None


def _last_word(words: str) -> str:
    """The end of the words without marks and blanks; what stands before their last word tells where that begins."""
    whole = ""
    while whole != words:
        whole, words = words, words.rstrip().rstrip("*_")
    return words[-_LONGEST_OPEN - 1 :]


def _lead(text: str, draft: Draft, lead: Draft | None) -> Draft | None:
    """What leads in the items that come next: the draft itself, or what led it in where it is an item."""
    last = draft.blocks[-1]
    words = text[last.content_start : last.content_end]
    open_word = _MODAL if draft.role == HEADING else _OPEN_WORD
    opens = _SIGN.search(words) is not None or open_word.search(_last_word(words)) is not None
    if draft.role in {PARAGRAPH, HEADING} or (draft.role == ITEM and opens and _is_labelled(draft)):
        return draft if opens else None
    return lead if draft.role == ITEM else None
