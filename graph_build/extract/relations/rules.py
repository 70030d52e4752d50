"""Turns the table of relation rules (relations.toml) into compiled rules, and a sentence with slots for its names into
what they find."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from graph_build.corpus.sentences import Sentence
from graph_build.extract.records import Mention, between
from graph_build.extract.relations.frame_reader import Match
from graph_build.extract.relations.kinds import KINDS
from graph_build.extract.relations.known import opened
from graph_build.reading import Sieve

SLOT = re.compile(r"<(\w+)#(\d+)>")
_MACRO = re.compile(r"\{(\w+):(\w+)(\+?)\}")
_BETWEEN = r"(?:, and |,? and |, |; |,? as well as |/|, respectively, )(?:the |in |to |for |\d{1,3} )*"


@dataclass(frozen=True, slots=True)
class Fact:
    """What a row says: the groups of subject and object ("heading" is the date printed above), a holding's dates.

    ``during`` is the group of one expression that gives start and end: "2014-2017".
    """

    subject: str
    predicate: str
    object: str
    start: str | None = None
    end: str | None = None
    during: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the table."""

    id: str
    pattern: re.Pattern[str]
    facts: tuple[Fact, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]


@lru_cache(maxsize=1)
def relation_rules() -> tuple[Rule, ...]:
    """The rows of relations.toml, compiled."""
    data = tomllib.loads(files("graph_build.extract.relations").joinpath("relations.toml").read_text("utf-8"))
    return tuple(
        Rule(
            r["id"],
            re.compile(_MACRO.sub(_expand, r["pattern"])),
            tuple(_fact(f) for f in r["facts"]),
            tuple(r["yes"]),
            tuple(r["no"]),
        )
        for r in data["rule"]
    )


@lru_cache(maxsize=1)
def _sieve() -> Sieve[Rule]:
    return Sieve(relation_rules(), lambda rule: rule.pattern)


def _expand(match: re.Match[str]) -> str:
    kind, name, many = match.groups()
    one = rf"<(?:{'|'.join(KINDS[kind])})#\d+>"
    body = rf"{one}(?:{_BETWEEN}{one}){{0,12}}" if many else one
    return f"(?P<{name}>{body})"


def _fact(text: str) -> Fact:
    subject, predicate, obj, *rest = text.split()
    return Fact(subject, predicate, obj, **dict(option.split("=") for option in rest))


def apply_rules(tagged: Tagged) -> Iterator[Match]:
    """Every fact of every rule in the sentence."""
    for rule in _sieve().rows(tagged.text):
        for match in rule.pattern.finditer(tagged.text):
            yield from _facts(rule, match, tagged)


def _facts(rule: Rule, match: re.Match[str], tagged: Tagged) -> Iterator[Match]:
    groups = match.groupdict()
    for fact in rule.facts:
        start, end, during = (_date(name, groups, tagged) for name in (fact.start, fact.end, fact.during))
        for subject in _side(fact.subject, groups, tagged):
            for obj in _side(fact.object, groups, tagged):
                yield Match(rule.id, subject, fact.predicate, obj, start, end, during)


def _date(name: str | None, groups: dict[str, str | None], tagged: Tagged) -> Mention | str | None:
    return None if name is None else next(_side(name, groups, tagged), None)


def _side(name: str, groups: dict[str, str | None], tagged: Tagged) -> Iterator[Mention | str]:
    if name in {"self", "heading", "lastpost", "lastevent"}:
        yield name
        return
    if name == "allpersons":
        yield from (m for m in tagged.mentions if m.kind == "Person")
        return
    wide = name.endswith("*")
    slots = groups.get(name.rstrip("*"))
    if slots:
        for _, index in SLOT.findall(slots):
            mention = tagged.mentions[int(index)]
            if not wide or (
                mention.kind in {"Body", "Mission", "Place", "State"} and not _locates(slots, mention, tagged)
            ):
                yield mention


def _locates(slots: str, mention: Mention, tagged: Tagged) -> bool:
    """Whether a state only says where the place before it is: "Norfolk, U.S."."""
    index = tagged.mentions.index(mention)
    return mention.kind == "State" and re.search(rf"<Place#\d+>,? <State#{index}>", slots) is not None


@dataclass(frozen=True, slots=True)
class Tagged:
    """The sentence with ``<Kind#index>`` for each name; ``mentions[index]`` is the name."""

    sentence: Sentence
    text: str
    mentions: tuple[Mention, ...]


def tag(sentence: Sentence, outer: list[Mention], inner: list[Mention]) -> list[Tagged]:
    """Two views of the sentence: with the longest names, and with the names inside those that hold others."""
    here = between(outer, sentence.start, sentence.end)
    views = [_view(sentence, here)]
    parts = opened(here, inner)
    if parts != here:
        views.append(_view(sentence, parts))
    return views


def _view(sentence: Sentence, mentions: list[Mention]) -> Tagged:
    out: list[str] = []
    kept: list[Mention] = []
    position = sentence.start
    for mention in mentions:
        between = sentence.text[position - sentence.start : mention.start - sentence.start]
        after = sentence.text[mention.end - sentence.start : mention.end - sentence.start + 1]
        if kept and between.endswith(" (") and after == ")" and kept[-1].thing and kept[-1].thing == mention.thing:
            out.append(between[:-2])
            position = mention.end + 1
            continue
        out.append(between)
        out.append(f"<{mention.kind}#{len(kept)}>")
        kept.append(mention)
        position = mention.end
    out.append(sentence.text[position - sentence.start :])
    return Tagged(sentence, "".join(out), tuple(kept))
