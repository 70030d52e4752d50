"""Turns words of one's own into the nearest question of the collection, with the values that the words name."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from graph_build.ask.collection import Parameter, Question, list_questions
from graph_build.ask.lookups import NameIndex
from graph_build.ask.parameters import fits
from graph_build.ask.plain.found import Found, Named, find_values
from graph_build.ask.plain.words import features
from graph_build.errors import QueryError

NEAR: Final = 0.3
"""A question less like the words than this is none that they ask."""
PLAIN: Final = 0.85
"""A question more like the words than this is the one that they ask, even if it lacks a value."""
ALIKE: Final = 0.55
"""The same where no other question is near."""
FILLED: Final = 0.15
"""What a question gains for each value of the words that it takes."""
LACKING: Final = 0.4
"""What a question loses for each value that it needs and the words do not hold."""
LEFT: Final = 0.2
"""What a question loses for each thing, and for the days, of the words that it has no place for."""
UNKNOWN: Final = 1.0
"""What a word tells that no question holds."""
PAIR: Final = 0.5
"""How much two words that follow one another tell, of what a word tells that as few questions hold."""
SHOWN: Final = 3
"""Questions named beside the one that is taken."""


@dataclass(frozen=True, slots=True)
class Understood:
    """The question that words ask, the values of its parameters as typed, and what was understood, for people."""

    question: Question
    parameters: dict[str, str]
    told: tuple[str, ...]


def understand(text: str, index: NameIndex, today: date, questions: Sequence[Question] = ()) -> Understood:
    """The question nearest to the words, by the words that both hold, rare ones counting more, and by what it needs.

    The same words, graph and day give the same question. ``today`` stands for a day that the question needs and the
    words do not name.

    Raises:
        QueryError: no question is near, or the nearest needs a value that the words do not name.
    """
    known = questions or list_questions()
    found = find_values(text, index)
    weight = _weights(known)
    rated = sorted(((-_nearness(one, text, found, weight), one.name, one) for one in known), key=lambda row: row[:2])
    score, _, best = rated[0]
    others = [one for _, _, one in rated[1 : SHOWN + 1]]
    plainest = min(known, key=lambda one: (-_wording(one, text, found, weight), one.name))
    missing = _missing(plainest, _values(plainest, found, today)[0])
    if missing and _wording(plainest, text, found, weight) > (PLAIN if -score >= NEAR else ALIKE):
        raise _lacking(text, plainest, missing)
    if -score < NEAR:
        raise _no_question(text, [best, *others])
    values, used = _values(best, found, today)
    return Understood(best, values, tuple(_told(best, values, found, used, others)))


def _nearness(question: Question, text: str, found: Found, weight: dict[str, float]) -> float:
    """How near a question is: its words' likeness, and whether the values of the text are those that it takes."""
    values, used = _values(question, found, date.min)
    lacking = len(_missing(question, values))
    takes_days = any(one.kind == "date" for one in question.parameters)
    left = sum(named not in used for named in found.things) + (bool(found.days) and not takes_days)
    return _wording(question, text, found, weight) + FILLED * len(used) - LACKING * lacking - LEFT * left


def _wording(question: Question, text: str, found: Found, weight: dict[str, float]) -> float:
    """The likeness of the text, with or without the names in it, to the words of the question that are most like it."""
    phrasings = (question.question, question.name.replace("-", " "), *question.also_asked)
    said = (features(found.rest), features(text))
    return max(_likeness(one, features(other), weight) for one in said for other in phrasings)


def _missing(question: Question, values: dict[str, str]) -> list[Parameter]:
    return [one for one in question.parameters if one.name not in values and one.name not in question.optional]


def _likeness(one: frozenset[str], other: frozenset[str], weight: dict[str, float]) -> float:
    shared, first, second = (sum(weight.get(word, UNKNOWN) for word in words) for words in (one & other, one, other))
    return shared / math.sqrt(first * second) if shared else 0.0


def _weights(questions: Sequence[Question]) -> dict[str, float]:
    """How much a word tells: the more, the fewer questions hold it."""
    counted: Counter[str] = Counter()
    for question in questions:
        counted.update({word for one in (question.question, *question.also_asked) for word in features(one)})
    rare = {word: math.log(1 + len(questions) / count) for word, count in counted.items()}
    return {word: weight * (PAIR if " " in word else 1) for word, weight in rare.items()}


def _values(question: Question, found: Found, today: date) -> tuple[dict[str, str], list[Named]]:
    """The values of the text that the question takes, each thing once, in the order of both."""
    values: dict[str, str] = {}
    used: list[Named] = []
    for parameter in question.parameters:
        if parameter.kind == "thing":
            for named in found.things:
                address = _fitting(parameter, named)
                if named not in used and address:
                    values[parameter.name] = address
                    used.append(named)
                    break
    values |= _days([one.name for one in question.parameters if one.kind == "date"], found.days, today)
    words = [*found.quoted, *(named.words for named in found.things if named not in used)]
    values |= dict(zip((one.name for one in question.parameters if one.kind == "text"), words, strict=False))
    used += [named for named in found.things if named.words in values.values() and named not in used]
    return values, used


def _fitting(parameter: Parameter, named: Named) -> str:
    fitting = [one for one, kind in zip(named.addresses, named.classes, strict=True) if fits(parameter.name, kind)]
    return fitting[0] if fitting else ""


def _days(names: Sequence[str], days: Sequence[str], today: date) -> dict[str, str]:
    """Days in their order; one alone is the first and the last of a time; a day that is not named is today."""
    if not days:
        return {names[0]: today.isoformat()} if len(names) == 1 else {}
    ordered = sorted(days)
    return dict(zip(names, ordered if len(ordered) > 1 else ordered * len(names), strict=False))


def _told(
    question: Question, values: dict[str, str], found: Found, used: list[Named], others: Sequence[Question]
) -> Iterable[str]:
    yield f"understood as: {question.question} ({question.name})"
    days = {one.name: values[one.name] for one in question.parameters if one.kind == "date" and one.name in values}
    for name, value in days.items():
        yield f"{name}: {value}" if found.days else f"{name}: {value}, today, since the words name no day"
    said = [named.words for named in used]
    if said:
        yield f"names found: {'; '.join(said)}"
    left = [named.words for named in found.things if named not in used]
    if left:
        yield f"not used: {'; '.join(left)}"
    yield f"near it: {', '.join(one.name for one in others)}"


def _no_question(text: str, near: Sequence[Question]) -> QueryError:
    return QueryError(
        f"no question is near to '{text}'; nearest: {'; '.join(f'{one.question} ({one.name})' for one in near)}",
        "wps-graph ask",
        "a question is found by the words that it and yours share",
        "ask in other words, or take one by `wps-graph query NAME`",
    )


def _lacking(text: str, question: Question, missing: Sequence[Parameter]) -> QueryError:
    return QueryError(
        f"'{text}' is nearest to “{question.question}” ({question.name}), which needs "
        + "; ".join(f"{one.name}: {one.meaning}" for one in missing),
        "wps-graph ask",
        "values are found by names of the graph, days, and words between quotation marks",
        "name it as the graph does, for instance " + ", ".join(f"“{one.example}”" for one in missing),
    )
