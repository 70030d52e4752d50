"""Turns the relations and dates that a document states into judgements."""

from __future__ import annotations

from graph_build.ask.lookups import WPS
from graph_build.evaluate.annotations import Annotated, Row
from graph_build.evaluate.built import Built, Fact
from graph_build.evaluate.folding import fold
from graph_build.evaluate.kinds import counted_relations, fact_measures
from graph_build.evaluate.tally import Tally
from graph_build.evaluate.things import Meanings


def compare_relations(built: Built, gold: Annotated, meanings: Meanings, tally: Tally) -> None:
    """Judge the relations of a document. Of several that fit one annotation, one is right and no other is wrong."""
    facts = built.facts(gold.stem)
    counted = counted_relations()
    fitting: set[Fact] = set()
    right: set[Fact] = set()
    for row in gold.facts:
        fits = [fact for fact in facts if _fits(fact, row, meanings)]
        fitting.update(fits)
        tally.annotated(fact_measures(row["p"]), bool(fits))
        if not fits:
            tally.wrong("fact missed", (gold.stem, row["p"], row["s"], row["o"]))
            continue
        chosen = next((fact for fact in fits if fact not in right), fits[-1])
        right.add(chosen)
        if row["p"] == "holdsPost" and (row.get("start") or row.get("end")):
            dates_right = _has_dates(built, chosen, row)
            tally.judge("holdsPost dates", int(dates_right), 1, (gold.stem, row["s"], row["o"]))
    for fact in facts:
        if fact.relation in counted and (fact in right or fact not in fitting):
            _judge(built, fact, fact in right, gold.stem, tally)


def _fits(fact: Fact, row: Row, meanings: Meanings) -> bool:
    if fact.relation != row["p"] or fact.subject not in meanings.of(row["s"]):
        return False
    return fact.value == row["o"] if fact.literal else fact.value in meanings.of(row["o"])


def _has_dates(built: Built, fact: Fact, row: Row) -> bool:
    """Whether one and the same holding of the post has the start and the end that are annotated."""
    holdings = built.subjects(WPS + "holder", fact.subject) & built.subjects(WPS + "onPost", fact.value)
    annotated = [(WPS + name, (row[name],)) for name in ("start", "end") if row.get(name)]
    return any(all(built.values(holding, name) == value for name, value in annotated) for holding in holdings)


def _judge(built: Built, fact: Fact, right: bool, stem: str, tally: Tally) -> None:
    tally.said(fact_measures(fact.relation), right)
    if not right:
        value = fact.value if fact.literal else _first_name(built, fact.value)
        tally.wrong("fact extra", (stem, fact.relation, _first_name(built, fact.subject), value))


def _first_name(built: Built, thing: str) -> str:
    return min(map(fold, built.names(thing)), default=thing) if thing else "nothing"
