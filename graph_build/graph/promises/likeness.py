"""Turns two clauses into how alike they are, with what both sides share, and many into those that can be alike."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graph_build.extract.names.lexicon import Hit, reference
from graph_build.extract.records import AGENTS, DATE, DOCUMENTS, POSTS, Mention, Thing
from graph_build.graph.promises.words import COMMON_WEIGHT, object_of, spoken, weighed
from graph_build.vocabulary import VOCAB

# Weights of the parts of a score; a part that the first side gives no ground for is left out of the mean.
PARTS: Final = {"words": 0.5, "action": 0.25, "themes": 0.1, "things": 0.1, "actor": 0.05}
# A clause need not repeat more than this weight of words to be repeated in full, nor less.
_MOST_WORDS: Final = 4.0
_FEWEST_WORDS: Final = 1.5
_GENERAL_THEMES: Final = frozenset(
    VOCAB + name
    for name in (
        "women-peace-and-security", "gender-perspective", "participation", "prevention", "protection",
        "gender-equality", "institutional-framework", "deterrence-and-defence", "crisis-prevention-and-management",
        "cooperative-security",
    )
)  # fmt: skip
_GENERAL_KINDS: Final = frozenset({"Organization", "ActorGroup", "PostKind", "State", "Place"})
_GENERAL: Final = 0.4


@dataclass(frozen=True, slots=True)
class Side:
    """What a clause is compared by. ``words`` are stems with weights, ``spoken`` the stems as written, ``verbs`` the
    families of its action, ``things`` and ``themes`` keys of what it names, ``actors`` those who act in it, ``object``
    the stems of what the action is done to."""

    words: dict[str, float]
    spoken: dict[str, str]
    verbs: frozenset[str]
    things: frozenset[str]
    themes: frozenset[str]
    actors: frozenset[str] = frozenset()
    object: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Part:
    """One ground of a score: its value from 0 to 1, its weight, and what both sides share."""

    name: str
    value: float
    weight: float
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Likeness:
    """A score from 0 to 1 and its parts."""

    parts: tuple[Part, ...]

    @property
    def score(self) -> float:
        """The weighted mean of the parts, in hundredths."""
        total = sum(part.weight for part in self.parts)
        return round(sum(part.value * part.weight for part in self.parts) / total, 2) if total else 0.0

    @property
    def reason(self) -> str:
        """The parts in words: "words 0.75 (annual, conference); action 1.00 (meet)"."""
        return "; ".join(
            f"{part.name} {part.value:.2f}" + (f" ({', '.join(part.shared)})" if part.shared else "")
            for part in self.parts
        )


def side_of(text: str, mentions: Iterable[Mention], verbs: frozenset[str], actors: frozenset[str]) -> Side:
    """The side that a text gives: ``mentions`` are those in it, ``verbs`` the families of its action."""
    hits = outermost(reference().find(text))
    known = reference().things
    themes = {h.thing for h in hits if known[h.thing].kind == "Theme"} | {
        m.thing for m in mentions if m.kind == "Theme"
    }
    named = {(m.surface, m.thing) for m in mentions if m.thing and m.kind not in {"Theme", DATE}}
    named |= {(text[h.start : h.end], h.thing) for h in hits if known[h.thing].kind != "Theme"}
    things = _longest(named) - actors
    return Side(weighed(text), spoken(text), verbs, things, frozenset(themes), actors, object_of(text, verbs))


def _longest(named: set[tuple[str, str]]) -> frozenset[str]:
    """The things whose names stand in no longer name: not "Special Envoy" beside "Special Envoy for Mali"."""
    return frozenset(thing for name, thing in named if not any(name != other and name in other for other, _ in named))


def outermost(hits: Iterable[Hit]) -> list[Hit]:
    """Known names that no longer one covers: in "Security Council" the body and not the word "security"."""
    kept: list[Hit] = []
    for hit in sorted(set(hits), key=lambda h: (h.start, -h.end, h.thing)):
        if not kept or hit.end > kept[-1].end or (hit.start, hit.end) == (kept[-1].start, kept[-1].end):
            kept.append(hit)
    return kept


def word_weight(one: Side, other: Side) -> float:
    """The weight of the words that both sides have."""
    return _weight(one.words, other.words)


def _weight(words: dict[str, float], others: dict[str, float]) -> float:
    return sum(map(words.__getitem__, words.keys() & others.keys()))


def whole_of(side: Side) -> float:
    """The weight of words that repeats a side in full."""
    return max(min(sum(side.words.values()), _MOST_WORDS), _FEWEST_WORDS)


def words_part(promise: Side, other: Side) -> Part:
    """How much of what the promise says the other side says too."""
    return shared_words(promise, other, whole_of(promise))


def shared_words(one: Side, other: Side, whole: float) -> Part:
    """The words that both sides have, the weightiest named, and their weight as a share of a whole."""
    common = {word: weight for word, weight in one.words.items() if word in other.words}
    ranked = sorted(common, key=lambda word: (-common[word], word))
    return Part(
        "words", min(1.0, sum(common.values()) / whole), PARTS["words"], tuple(one.spoken[word] for word in ranked[:8])
    )


def themes_part(promise: Side, other: Side) -> Part | None:
    """How many of the promise's themes the other side has; None where it has none but general ones."""
    if not promise.themes - _GENERAL_THEMES:
        return None
    return _shares("themes", {t: _GENERAL if t in _GENERAL_THEMES else 1.0 for t in promise.themes}, other.themes, {})


def things_part(promise: Side, other: Side, things: Mapping[str, Thing]) -> Part | None:
    """How many of the things that the promise names the other side names; None where it names none of its own."""
    weights = {key: _GENERAL if kind_of(key, things) in _GENERAL_KINDS else 1.0 for key in promise.things}
    return _shares("things", weights, other.things, things) if weights else None


def _shares(name: str, weights: dict[str, float], other: frozenset[str], things: Mapping[str, Thing]) -> Part:
    shared = sorted(key for key in weights if key in other)
    whole = min(sum(weights[key] for key in sorted(weights)), 2.0)
    value = min(1.0, sum(weights[key] for key in shared) / whole)
    return Part(name, value, PARTS[name], tuple(label_of(key, things) for key in shared))


def kind_of(key: str, things: Mapping[str, Thing]) -> str:
    """The kind of a thing of the corpus or the reference data; empty for an unknown key."""
    thing = things.get(key) or reference().things.get(key)
    return thing.kind if thing else ""


def label_of(key: str, things: Mapping[str, Thing]) -> str:
    """The name of a thing; the last part of its address where it is unknown."""
    thing = things.get(key) or reference().things.get(key)
    return thing.label if thing else key.rsplit("/", 1)[-1]


def is_agent(key: str, things: Mapping[str, Thing]) -> bool:
    """Whether a thing can act."""
    kind = kind_of(key, things)
    return kind in AGENTS or kind in POSTS


def is_document(key: str, things: Mapping[str, Thing]) -> bool:
    """Whether a thing is a document."""
    return kind_of(key, things) in DOCUMENTS


class WordIndex:
    """Places of sides by the words that say what they are about; words that nearly every text has are not looked up.

    ``days`` gives the day of a place, by which near ones can be cut off; without it each has the empty day.
    """

    def __init__(self, sides: Iterable[tuple[int, Side]], days: Sequence[str] = ()) -> None:
        found: dict[str, list[tuple[str, int]]] = defaultdict(list)
        self._words: dict[int, dict[str, float]] = {}
        for place, side in sides:
            self._words[place] = side.words
            day = days[place] if days else ""
            for word, weight in side.words.items():
                if weight >= COMMON_WEIGHT:
                    found[word].append((day, place))
        self._days: dict[str, list[str]] = {}
        self._places: dict[str, list[int]] = {}
        for word, rows in found.items():
            rows.sort()
            self._days[word], self._places[word] = ([row[0] for row in rows], [row[1] for row in rows])

    def near(self, side: Side, least: float, since: str = "", until: str | None = None) -> list[int]:
        """The places, in order, of the sides that can share words of that weight with the given one.

        Only those of the days from ``since`` to ``until`` are looked at.
        """
        told = {word: weight for word, weight in side.words.items() if weight >= COMMON_WEIGHT}
        beside = sum(side.words.values()) - sum(told.values())
        shared: dict[int, float] = defaultdict(float)
        for word, weight in told.items():
            if word not in self._places:
                continue
            first = bisect_left(self._days[word], since)
            last = None if until is None else bisect_right(self._days[word], until)
            for place in self._places[word][first:last]:
                shared[place] += weight
        return sorted(place for place, weight in shared.items() if weight + beside >= least)

    def alike(self, side: Side, least: float, until: str | None) -> list[int]:
        """As :meth:`near`, of the sides that do share words of that weight."""
        return [
            place for place in self.near(side, least, until=until) if _weight(side.words, self._words[place]) >= least
        ]
