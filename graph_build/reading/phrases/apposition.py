"""Turns phrases between commas that say a thing again into appositions: "Anna Berg, the new chair of the board,"."""

from __future__ import annotations

from graph_build.reading.lexicon.forms import readings_of
from graph_build.reading.lexicon.sets import word_set
from graph_build.reading.records import Phrase, Tokens

_NAMED = frozenset({"person", "open"})
_SAME = word_set("classes-said-again")


def appose(tokens: Tokens, phrases: list[Phrase]) -> tuple[Phrase, ...]:
    """The phrases, each with those that stand beside it between commas and say what it is."""
    out = list(phrases)
    for i in range(len(out) - 1):
        left = out[i]
        if tokens.tag[left.end] not in ",(":
            continue
        right = out[i + 1]
        if left.cls == right.cls == "post" and _is_next_ones(tokens, right, out[i + 2 : i + 3]):
            continue  # "the Commander of the Force, the Special Envoy, Ms Anna Berg"
        if left.cls == "post" and _is_common(tokens, right):
            continue  # "Minister of Information, Broadcasting and Ports"
        if left.apposed and _is_holder(left, right) and _is_next_ones(tokens, right, out[i + 2 : i + 3]):
            continue
        if i and left.cls == "post" and _is_told_of_one_before(tokens, out[i - 1], left):
            continue
        if _beside(tokens, left, right) and _says_the_same(left, right):
            out[i] = left._replace(
                apposed=(*left.apposed, right), cls="person" if _is_holder(left, right) else left.cls
            )
            if _is_holder(right, left):
                out[i + 1] = right._replace(cls="person", apposed=(left,))
    return tuple(out)


def _is_common(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether it is one word of the language in capitals, which is no person's name."""
    one = phrase.cls == "open" and phrase.end - phrase.start == 1
    return one and bool(readings_of(tokens.low[phrase.head]))


def _is_next_ones(tokens: Tokens, post: Phrase, following: list[Phrase]) -> bool:
    """Whether a post behind somebody of whom the post is known is the next one's: "the Envoy, Anna Berg, the Chair,
    Lena Holt"."""
    return any(tokens.tag[post.end : one.start] == "," and _is_holder(one, post) for one in following)


def _is_told_of_one_before(tokens: Tokens, before: Phrase, post: Phrase) -> bool:
    """Whether a post is told of somebody before it: "Anna Berg, Chair of the Board, Lena Holt spoke"."""
    if any(own.start == post.start for own in before.apposed):
        return True
    inner = before.innermost()
    inside = inner is not before and inner.cls == "person" and (inner.title is None or inner.title.cls == "rank")
    return inside and tokens.tag[before.end : post.start] == ","


def _beside(tokens: Tokens, left: Phrase, right: Phrase) -> bool:
    """Whether the second stands between commas, or in brackets, after the first."""
    gap = tokens.tag[left.end : right.start]
    return (gap == "," and _closed(tokens, right)) or (gap == "(" and tokens.tag[right.end : right.end + 1] == ")")


def _closed(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a comma or the end follows, and no list goes on."""
    after = tokens.tag[phrase.end : phrase.end + 2]
    return after[:1] in {"", ".", ";", ")", '"'} or (after[:1] == "," and after[1:] not in {"&", ""})


def _says_the_same(left: Phrase, right: Phrase) -> bool:
    if left.cls in {"date", "pronoun", "number"} or right.cls in {"date", "pronoun", "number", "state"}:
        return False
    if _is_holder(left, right) or _is_holder(right, left):
        return True
    described = right.det in {"the", "a", "an", "its", "their"} and not right.plural and not left.plural
    return described and left.capital and left.cls in {"open", right.cls} and right.cls in _SAME


def _is_holder(person: Phrase, post: Phrase) -> bool:
    """Whether one is a person's name and the other a post: the post has a determiner, an owner or capitals."""
    if person.cls not in _NAMED or person.plural or not person.capital or person.det or person.parts:
        return False
    return (
        post.cls == "post"
        and not post.plural
        and post.title is None
        and (bool(post.det) or post.owner is not None or post.capital)
    )
