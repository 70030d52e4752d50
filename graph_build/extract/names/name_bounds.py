"""Turns the span of a name's form into the span of the name: without a person, a second name or a place run into it."""

from __future__ import annotations

import re
from functools import cache

from graph_build.extract.names.forms import name_pattern
from graph_build.extract.names.lexicon import Lexicon
from graph_build.extract.records import Span, family
from graph_build.reading import head_of

_HEADED = re.compile(
    r"(?:\b[A-Z][\w-]{0,40} ){0,6}\b"
    r"(?:Committee|Panel|Task Force|Command|Office|Council|Mission|Cent(?:re|er)s?|Agency|Group|Network|Staff|Policy"
    r"|Strategy|Department|Ministry|Organi[sz]ation|Union|Conference|Commission|Secretary|Directive|Resolution"
    r"|Agreement|Plan|Act|Program(?:me)?|Representative)\b"
)
_BEFORE_PERSON = r"(?:WPS|Security|General|Council|Committee|NATO|President|Minister) "
_NO_PERSON = re.compile(r"\b(?:Women|Peace|Office|Staff|Command|Force|Council|Committee|Policy|Report)\b")
_IN_LISTS = frozenset({"Theme", "ActorGroup", "PostKind"})
_JOINED = re.compile(r",? and (?:the )?")
_TITLE = re.compile(r"(?:Mr|Ms|Mrs|Dr|Ambassador|Admiral|General|Lt)\b")
_LEADS_ON = re.compile(r" (?:at|of|for|to|in|during)(?: the)?$")
_OF_OWNER = re.compile(r" of (?:the )?(?P<owner>[A-Z][\w.-]{0,40}(?: [A-Z][\w.-]{0,40}){0,4})")
_GATHERING = re.compile(r" (?:\d+\w\w )?(?:Annual |Plenary |Regional )*(?:Conference|Meeting|Session|Summit)s?$")


def _begins_with_house(lexicon: Lexicon, name: str) -> bool:
    """Whether a name begins with that of an organisation whose organ it is: "African Union Commission"."""
    words = name.split(" ")
    starts = (" ".join(words[:count]) for count in range(1, len(words)))
    return any(lexicon.things[h.thing].kind == "Organization" for start in starts for h in lexicon.whole(start))


def is_headed(name: str) -> bool:
    """Whether the name begins as one of a body or a document does: "Military Committee", "Action Plan"."""
    return _HEADED.match(name) is not None


def holds_head(name: str) -> bool:
    """Whether a noun for a body or a document stands anywhere in the name."""
    return _HEADED.search(name) is not None


_SUBJECTS = frozenset({"theme", "place", "group", "open"})  # what a body deals with: "Border and Coast Guard Agency"


def cut(lexicon: Lexicon, span: Span, kind: str, *, by_head: bool = False) -> Span:
    """The span without a person's name or a second name that ran into it; the head's phrase knows its own lists."""
    if kind == "Post":
        span = _before_person(lexicon, span)
    for match in _JOINED.finditer(span.words):
        right = span.words[match.end() :]
        one = by_head and (_is_one(lexicon, span, match) or (kind == "Post" and _is_of_two(lexicon, span.words, match)))
        known = _begins_with_known(lexicon, right, by_head=by_head) and not one
        if _TITLE.match(right) or known or (not by_head and is_headed(right)):
            return span._replace(end=span.start + match.start())
    return span


def _is_of_two(lexicon: Lexicon, post: str, joint: re.Match[str]) -> bool:
    """Whether a post is for two countries: "Country Representative in Arland and Borland"."""
    where = re.search(r" in (?:the )?(?P<first>[A-Z][\w ]{0,40})$", post[: joint.start()])
    hits = lexicon.whole(where["first"]) if where is not None else []
    return any(lexicon.things[hit.thing].kind in {"State", "Place"} for hit in hits)


def _is_one(lexicon: Lexicon, span: Span, joint: re.Match[str]) -> bool:
    """Whether one name stands on both sides of the joint: "Peace and Security Council", "Trade and Arland Council"."""
    words = span.words
    across = any(h.start < joint.start() and joint.end() < h.end for h in lexicon.find(words))
    rows = (head_of(word.lower()) for word in words[: joint.start()].split())
    return across or not any(row is not None and row.cls not in _SUBJECTS for row in rows)


@cache
def _before_name() -> re.Pattern[str]:
    return re.compile(_BEFORE_PERSON + r"(?=" + name_pattern().pattern + r"$)")


def _before_person(lexicon: Lexicon, span: Span) -> Span:
    """A post's span without the holder's name after it: "NATO Special Representative for WPS Jane Doe"."""
    words = span.words
    person = _before_name().search(words)
    tail = words[person.end() :] if person is not None else ""
    if person is None or len(tail.split()) not in {2, 3}:
        return span
    others = any(lexicon.things[h.thing].kind != "Person" for h in lexicon.find(tail))
    return span if others or _NO_PERSON.search(tail) else span._replace(end=span.start + person.end() - 1)


def _begins_with_known(lexicon: Lexicon, words: str, *, by_head: bool) -> bool:
    """Whether a known name begins here, no theme's, nor a group's that may stand in a list inside a name."""
    none = _IN_LISTS if by_head else {"Theme"}
    return any(h.start == 0 and lexicon.things[h.thing].kind not in none for h in lexicon.find(words))


def up_to_known_head(lexicon: Lexicon, span: Span, kind: str) -> Span:
    """The span up to the end of a known name that runs on with a place or an event: "… Force in Afghanistan"."""
    trailing = _GATHERING.search(span.words)
    if trailing:
        leads = _LEADS_ON.search(span.words[: trailing.start()])  # "Speakers at the 12th Annual Conference"
        span = span._replace(end=span.start + (leads.start() if leads else trailing.start()))
    for hit in lexicon.find(span.words):
        if hit.start != 0 or family(lexicon.things[hit.thing].kind) != family(kind):
            continue
        # "AU Commission on …", "African Union Commission on …", but "Panel of Experts on …"
        proper = span.words.split(" ", 1)[0].isupper() or _begins_with_house(lexicon, span.words[: hit.end])
        over = " (?:in|from|at|under|on) " if proper else " (?:in|from|at|under) "
        if re.match(over, span.words[hit.end :]):
            return span._replace(end=span.start + hit.end)
        owner = _OF_OWNER.fullmatch(span.words[hit.end :])
        if owner is not None and lexicon.things[hit.thing].label.startswith(f"{owner['owner']} "):
            return span._replace(end=span.start + hit.end)  # "International Staff of NATO"
    return span


def begins_with_place(lexicon: Lexicon, name: str) -> bool:
    """Whether the form only runs on from a known place: "NATO Headquarters in Brussels"."""
    places = [h for h in lexicon.find(name) if h.start == 0 and lexicon.things[h.thing].kind == "Place"]
    return any(name[h.end :].startswith(" in ") for h in places)
