"""Shows that sides, verbs and scores of the labelled pairs are as read before, so that a change is seen."""

from collections.abc import Iterator

import descent_probe
import followup_probe
from frozen import compare, table
from sentence_documents import resolution

from graph_build.graph.promises.likeness import Likeness, Side
from graph_build.graph.promises.reports import predicates_of
from graph_build.graph.promises.sides import Promise, promises_of

# What no pair has: passives, what a clause adds to its promise, frames around a promise, several acts.
FURTHER = (
    "A fund for stranded sailors shall be created in line with the national plan.",
    "A register of complaints shall be kept.",
    "In line with the harbour plan, pilots shall be trained.",
    "Pilots shall be trained and lamps shall be repaired pursuant to the Harbour Act.",
    "Pilots shall be trained on how pilots shall be trained.",
    "The lamps shall be tested in accordance with the Harbour Act.",
    "The Alliance will implement the plan to train coastal pilots.",
    "The Alliance will continue to support pilots, because the coast is long.",
    "The Office will, where appropriate, ensure the training of pilots.",
    "The Office will make boats.",
    "The Office will Report on lamps.",
    "Norway will train pilots, repair lamps and boats and publish a map of the coast.",
    "Requests the Secretary-General to appoint pilots, to train sailors and to report on lamps;",
    "Decides to request Member States to submit reports on coastal pilots;",
    "Urges all parties to armed conflict to protect stranded sailors and to condemn attacks;",
)

# One of the same house as who is asked, the one asked itself, a stranger, and themes of which one is shared.
FURTHER_DESCENTS = tuple(
    (
        "Requests the Secretary-General to appoint advisers on early warning and mediation to all missions;",
        f"{who} will appoint advisers on early warning to its missions.",
    )
    for who in ("The United Nations", "The Secretary-General of the United Nations", "NATO", "The Office")
)

FOLLOWUP, DESCENT = followup_probe.PAIRS.parent, descent_probe.PAIRS.parent


def names(keys: frozenset[str]) -> str:
    return " ".join(sorted(key.rsplit("/", 1)[-1] for key in keys))


def words(side: Side) -> str:
    return " ".join(f"{word}:{weight}" for word, weight in sorted(side.words.items()))


def of_side(side: Side) -> list[str]:
    sets = (side.verbs, side.object, side.actors, side.things, side.themes)
    return [*map(names, sets), words(side)]


def of_promise(sentence: str, promise: Promise) -> Iterator[list[str]]:
    """The promise as a whole, then each of its acts."""
    for number, reading in enumerate(promise.readings):
        yield [sentence, f"act {number}" if number else "whole", *of_side(reading.side)]


def test_sides_of_promises_are_as_read() -> None:
    followups = [(row.commitment, followup_probe.promises(row.commitment)) for row in followup_probe.pairs()]
    descents = [(row.paragraph, promises_of(resolution(row.paragraph))) for row in descent_probe.pairs()]
    further = [(sentence, followup_probe.promises(sentence)) for sentence in FURTHER]
    rows = [
        row
        for sentence, promises in dict([*followups, *descents, *further]).items()
        for promise in promises
        for row in of_promise(sentence, promise)
    ]
    columns = ("sentence", "part", "verbs", "object", "actors", "things", "themes", "words")
    compare(FOLLOWUP / "sides.csv", table(columns, rows))


def test_verbs_of_reports_are_as_read() -> None:
    rows = [
        [sentence, p.family, p.status, "is acted on" if p.acted_on else "acts", p.who, p.what]
        for sentence in dict.fromkeys(row.report for row in followup_probe.pairs())
        for p in predicates_of(sentence)
    ]
    compare(FOLLOWUP / "verbs.csv", table(("sentence", "family", "status", "before the verb", "who", "what"), rows))


def score_and_reason(likeness: Likeness | None) -> list[object]:
    return [f"{likeness.score:.2f}", likeness.reason] if likeness else ["", ""]


def test_scores_of_follow_ups_are_as_read() -> None:
    found = [(row, followup_probe.best(row.commitment, row.report)) for row in followup_probe.pairs()]
    rows = [
        [
            row.commitment,
            row.report,
            *((f.status, f.order, *score_and_reason(f.likeness)) if f else ("none", "", "", "")),
        ]
        for row, f in found
    ]
    columns = ("commitment", "report", "status", "order", "score", "reason")
    compare(FOLLOWUP / "scores.csv", table(columns, rows))


def test_scores_of_descent_are_as_read() -> None:
    pairs = [*((row.paragraph, row.commitment) for row in descent_probe.pairs()), *FURTHER_DESCENTS]
    rows = [[*pair, *score_and_reason(descent_probe.likeness(*pair))] for pair in pairs]
    compare(DESCENT / "scores.csv", table(("paragraph", "commitment", "score", "reason"), rows))
