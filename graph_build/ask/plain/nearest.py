"""Turns words of one's own into the nearest question of the collection, with the values that the words name."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from graph_build.ask.collection import Parameter, Question, list_questions
from graph_build.ask.lookups import NameIndex
from graph_build.ask.parameters import fits
from graph_build.ask.plain.found import Found, Named, find_values
from graph_build.ask.plain.words import features, known_stems, stems
from graph_build.errors import QueryError

NEAR: Final = 0.38
"""A question less like the words than this is none that they ask."""
PLAIN: Final = 0.85
"""A question more like the words than this is the one that they ask, even if it lacks a value."""
ALIKE: Final = 0.55
"""The same where no other question is near."""
FILLED: Final = 0.15
"""What a question gains for each thing of the words that it takes."""
LACKING: Final = 0.4
"""What a question loses for each value that it needs and the words do not hold, and for the days that it needs."""
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


def understand(
    text: str, index: NameIndex, today: date, plans: Mapping[str, str] | None = None, questions: Sequence[Question] = ()
) -> Understood:
    """The question nearest to the words, by the words that both hold, rare ones counting more, and by what it needs.

    The same words, graph and day give the same question. ``today`` stands for a day that the question needs and the
    words do not name; ``plans`` are the newest plans of states, for words on the plan of a state.

    Raises:
        QueryError: no question is near, or the nearest needs a value that the words do not name or the graph does not
            have.
    """
    known = questions or list_questions()
    used_words = known_stems(words for one in known for words in _phrasings(one))
    found = find_values(text, index, plans or {}, used_words)
    weight = _weights(known)
    rated = sorted(((-_nearness(one, text, found, weight), one.name, one) for one in known), key=lambda row: row[:2])
    score, _, best = rated[0]
    others = [one for _, _, one in rated[1 : SHOWN + 1]]
    plainest = min(known, key=lambda one: (-_wording(one, text, found, weight), one.name))
    missing = _missing(plainest, _values(plainest, text, found, today)[0])
    if missing and _wording(plainest, text, found, weight) > (PLAIN if -score >= NEAR else ALIKE):
        raise _lacking(text, plainest, missing)
    if -score < NEAR:
        raise _no_question(text, [best, *others])
    values, used = _values(best, text, found, today)
    if lacking := _missing(best, values):
        raise _lacking(text, best, lacking)
    if unknown := [named for named in used if named.is_unknown]:
        raise _nobody(unknown[0], best, index)
    return Understood(best, values, tuple(_told(best, values, found, used, others, index)))


def _nearness(question: Question, text: str, found: Found, weight: dict[str, float]) -> float:
    """How near a question is: its words' likeness, and whether the values of the text are those that it takes."""
    values, used = _values(question, text, found, date.min)
    missing = _missing(question, values)
    lacking = sum(one.kind != "date" for one in missing) + any(one.kind == "date" for one in missing)
    filled = sum(one.kind == "thing" and one.name in values for one in question.parameters)
    takes_days = any(one.kind == "date" for one in question.parameters)
    left = sum(named not in used and not named.is_small for named in found.things)
    left += bool(found.days) and not takes_days
    return _wording(question, text, found, weight) + FILLED * filled - LACKING * lacking - LEFT * left


def _wording(question: Question, text: str, found: Found, weight: dict[str, float]) -> float:
    """The likeness of the text, with or without the names in it, to the words of the question that are most like it."""
    said = (features(found.rest), features(text))
    return max(_likeness(one, features(other), weight) for one in said for other in _phrasings(question))


def _phrasings(question: Question) -> tuple[str, ...]:
    return (question.question, question.name.replace("-", " "), *question.also_asked)


def _missing(question: Question, values: dict[str, str]) -> list[Parameter]:
    return [one for one in question.parameters if one.name not in values and one.name not in question.optional]


def _likeness(one: frozenset[str], other: frozenset[str], weight: dict[str, float]) -> float:
    shared, first, second = (sum(weight.get(word, UNKNOWN) for word in words) for words in (one & other, one, other))
    return shared / math.sqrt(first * second) if shared else 0.0


def _weights(questions: Sequence[Question]) -> dict[str, float]:
    """How much a word tells: the more, the fewer questions hold it."""
    counted: Counter[str] = Counter()
    for question in questions:
        counted.update({word for one in _phrasings(question) for word in features(one)})
    rare = {word: math.log(1 + len(questions) / count) for word, count in counted.items()}
    return {word: weight * (PAIR if " " in word else 1) for word, weight in rare.items()}


def _values(question: Question, text: str, found: Found, today: date) -> tuple[dict[str, str], list[Named]]:
    """The values of the text that the question takes, each thing once, in the order of both.

    A name that the graph does not have stands for a thing of any kind, by its words.
    """
    values: dict[str, str] = {}
    used: list[Named] = []
    for parameter in question.parameters:
        if parameter.kind == "thing":
            for named in found.things:
                value = named.words if named.is_unknown else _fitting(parameter, named)
                if named not in used and value:
                    values[parameter.name] = value
                    used.append(named)
                    break
    values |= _days([one.name for one in question.parameters if one.kind == "date"], found.days, today)
    texts = [one.name for one in question.parameters if one.kind == "text"]
    words = [*found.quoted, *_placed(question, texts, text), *(one.words for one in found.things if one not in used)]
    values |= dict(zip(texts, words, strict=False))
    used += [named for named in found.things if named.words in values.values() and named not in used]
    return values, used


def _placed(question: Question, names: Sequence[str], text: str) -> list[str]:
    """The words that stand in the text where a phrasing of the question has the parameter, all others being alike."""
    for name in names:
        for phrasing in question.also_asked:
            shape = re.sub(r"\\{\w+\\}", "(.+)", re.escape(phrasing))
            if f"{{{name}}}" in phrasing and (match := re.fullmatch(shape, text.strip(" ?.!"), re.IGNORECASE)):
                return [match[1]]
    return []


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
    question: Question,
    values: dict[str, str],
    found: Found,
    used: list[Named],
    others: Sequence[Question],
    index: NameIndex,
) -> Iterable[str]:
    yield f"understood as: {question.question} ({question.name})"
    days = {one.name: values[one.name] for one in question.parameters if one.kind == "date" and one.name in values}
    for name, value in days.items():
        yield f"{name}: {value}" if found.days else f"{name}: {value}, today, since the words name no day"
    if used:
        yield f"names found: {'; '.join(_taken(named, values, index) for named in used)}"
    if left := [*_left(question, found, used), *(found.days if not days else ())]:
        yield f"not used: {'; '.join(left)}"
    yield f"near it: {', '.join(one.name for one in others)}"


def _left(question: Question, found: Found, used: list[Named]) -> Iterable[str]:
    """The names that were not used; not those that are words of the question: "national action plan"."""
    asked = known_stems(_phrasings(question))
    for one in found.things:
        if one not in used and not (one.is_small and set(stems(one.words)) <= asked):
            yield f"{one.words} (not in this graph)" if one.is_unknown else one.words


def _taken(named: Named, values: dict[str, str], index: NameIndex) -> str:
    """The words, and the plan that they were taken for where they name its state."""
    value = next((one for one in values.values() if one in named.addresses), "")
    is_plan = value and value != named.addresses[0] and index.kind(named.addresses[0]) == "State"
    return f"{named.words} (its newest plan: {index.name(value)})" if is_plan else named.words


def _no_question(text: str, near: Sequence[Question]) -> QueryError:
    return QueryError(
        f"no question is near to '{text}'; nearest: {'; '.join(f'{one.question} ({one.name})' for one in near)}",
        "wps-graph ask",
        "a question is found by the words that it and yours share",
        "ask in other words, or take one by `wps-graph query NAME`; `wps-graph query` lists them all",
    )


def _lacking(text: str, question: Question, missing: Sequence[Parameter]) -> QueryError:
    return QueryError(
        f"'{text}' is nearest to “{question.question}” ({question.name}), which needs "
        + "; ".join(f"{one.name}: {one.meaning}" for one in missing),
        "wps-graph ask",
        "values are found by names of the graph, days, and words between quotation marks",
        "name it as the graph does, for instance " + ", ".join(f"“{one.example}”" for one in missing),
    )


def _nobody(named: Named, question: Question, index: NameIndex) -> QueryError:
    near = list(dict.fromkeys(hit.name for hit in index.find(index.corrected(named.words)) if index.kind(hit.address)))
    return QueryError(
        f"this graph has nothing called '{named.words}'" + (f"; near: {', '.join(near[:SHOWN])}" if near else ""),
        "wps-graph ask",
        f"the question is taken as “{question.question}” ({question.name}), and values are names of the graph",
        "write the name as a text does, or build a graph of texts that speak of it",
    )
