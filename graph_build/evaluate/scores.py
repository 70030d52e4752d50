"""Turns a graph and annotations into precision, recall and accuracy, with the errors behind them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from graph_build.evaluate.records import Annotated, Built, Row, contains, fold, overlap
from graph_build.vocabulary import DATE_RELATIONS, ONTOLOGY, RELATIONS, skos, wps

SELF: Final = "@self"
ALIKE: Final = 0.5
_DOCUMENTS: Final = frozenset(
    {"Resolution", "Policy", "ActionPlan", "Directive", "Guideline", "Strategy", "Treaty", "Declaration", "Report"}
    | {"OtherDocument"}
)
_FITTING: Final = {
    # kind in the annotations: classes of the graph that are right for it
    "Organization": {"Organization", "Body"},
    "Body": {"Body", "Organization", "Mission", "Network"},
    "State": {"State", "Place"},
    "Place": {"Place", "State"},
    "Person": {"Person"},
    "Event": {"Event"},
    "Theme": {"Theme"},
    "Role": {"Post", "PostKind", "ActorGroup"},
    "ActorGroup": {"ActorGroup", "PostKind", "Post", "Body", "Organization", "Network"},
}
_COUNTED: Final = (
    "Theme",
    "Person",
    "State",
    "Place",
    "Event",
    "Document",
    "Role",
    "ActorGroup",
    "Body",
    "Organization",
)
_PREDICATES: Final = frozenset((*RELATIONS, *DATE_RELATIONS))


@dataclass(slots=True)
class Outcome:
    """Counts by measure, accuracies by field, and the rows that went wrong by kind of error."""

    right: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    in_graph: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    in_gold: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    fields: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    errors: dict[str, list[tuple[Any, ...]]] = field(default_factory=lambda: defaultdict(list))

    def count(self, where: dict[str, int], group: str, *kinds: str) -> None:
        """Add one to the measure of each kind and to that of all."""
        for kind in {*kinds, "all"}:
            where[f"{group}.{kind}"] += 1

    def field(self, name: str, ok: bool, error: tuple[Any, ...]) -> None:
        """Add one to a field, and to what is right of it."""
        self.fields[name][0] += ok
        self.fields[name][1] += 1
        if not ok:
            self.errors[f"{name} wrong"].append(error)

    def record(self) -> dict[str, Any]:
        """Scores and fields for machines."""
        measures = sorted({*self.right, *self.in_graph, *self.in_gold})
        return {
            "scores": {m: _measure(self.right[m], self.in_graph[m], self.in_gold[m]) for m in measures},
            "fields": {
                k: {"accuracy": round(a / b, 3) if b else None, "right": a, "of": b}
                for k, (a, b) in sorted(self.fields.items())
            },
        }

    def table(self) -> str:
        """Scores and fields for people."""
        record = self.record()
        lines = [f"{'measure':26} {'precision':>9} {'recall':>7} {'F1':>6} {'right':>6} {'graph':>6} {'gold':>6}"]
        for name, s in record["scores"].items():
            counts = f"{s['right']:6} {s['in_graph']:6} {s['in_gold']:6}"
            lines.append(f"{name:26} {s['precision']:9.3f} {s['recall']:7.3f} {s['f1']:6.3f} {counts}")
        lines += ["", f"{'field of commitments':26} {'accuracy':>9} {'right':>7} {'of':>6}"]
        lines += [
            f"{name:26} {(f['accuracy'] or 0):9.3f} {f['right']:7} {f['of']:6}" for name, f in record["fields"].items()
        ]
        return "\n".join(lines) + "\n"


def _measure(right: int, in_graph: int, in_gold: int) -> dict[str, float]:
    precision = right / in_graph if in_graph else 0.0
    recall = right / in_gold if in_gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {
        "precision": round(precision, 3),
        "recall": round(recall, 3),
        "f1": round(f1, 3),
        "right": right,
        "in_graph": in_graph,
        "in_gold": in_gold,
    }


def evaluate_graph(built: Built, annotated: Iterable[Annotated]) -> Outcome:
    """Compare a graph with annotated documents."""
    outcome = Outcome()
    for gold in annotated:
        match = _entities(built, gold, outcome)
        _facts(built, gold, match, outcome)
        _commitments(built, gold, outcome)
    return outcome


Match = dict[str, set[str]]


def _entities(built: Built, gold: Annotated, outcome: Outcome) -> Match:
    """Compare things; give back which things stand for which annotated name."""
    ours = built.entities.get(gold.stem, {})
    kinds = {e: built.kinds(e) for e in ours}
    names = {e: built.names(e, gold.stem) for e in ours}
    own = {d for d, stem in built.file_of.items() if stem == gold.stem}
    match: Match = defaultdict(set)
    hit: set[str] = set()
    for row in gold.entities:
        wanted = {fold(row["label"]), *map(fold, row.get("aliases", []))} - {""}
        found = {e for e in ours if _stands_for(row, wanted, kinds[e], names[e], ours[e])}
        for name in wanted:
            match[name] |= found
        document = row["type"] in _DOCUMENTS
        if found & own or (document and any(built.names(d) & wanted for d in own)):
            match[SELF] |= found
            for name in wanted:
                match[name] |= own
        kind = "Document" if document else row["type"]
        outcome.count(outcome.in_gold, "entity", kind)
        if found or any(match[name] & own for name in wanted):
            outcome.count(outcome.right, "entity", kind)
            hit |= found
        else:
            outcome.errors["entity missed"].append((gold.stem, row["type"], row["label"]))
    match[SELF] |= own
    _extra_entities(gold.stem, {e: kinds[e] for e in ours if e not in own}, names, hit, outcome)
    return match


def _stands_for(row: Row, wanted: set[str], kinds: set[str], names: set[str], quotes: set[str]) -> bool:
    if not kinds & _FITTING.get(row["type"], {"Document"}):
        return False
    if names & wanted:
        return True
    return row["type"] == "Event" and any(
        overlap(words, row.get("quote", "")) >= ALIKE or overlap(words, row["label"]) >= ALIKE
        for words in quotes | names
    )


def _extra_entities(
    stem: str, kinds: dict[str, set[str]], names: dict[str, set[str]], hit: set[str], outcome: Outcome
) -> None:
    for entity, own in kinds.items():
        kind = next((k for k in _COUNTED if own & ({"Post", "PostKind"} if k == "Role" else {k})), None)
        if kind is not None:
            outcome.count(outcome.in_graph, "entity", kind)
            if entity not in hit:
                outcome.errors["entity extra"].append((stem, kind, sorted(names[entity])[:1]))


def _facts(built: Built, gold: Annotated, match: Match, outcome: Outcome) -> None:
    ours = sorted(f for f in built.facts.get(gold.stem, set()) if f[1].startswith(ONTOLOGY))
    used = set()
    for row in gold.facts:
        subjects = match.get(SELF if row["s"] == SELF else fold(row["s"]), set())
        objects = match.get(fold(row["o"]), set())
        fitting = [f for f in ours if f[1] == ONTOLOGY + row["p"] and f[0] in subjects]
        right = [f for f in fitting if (f[2] == row["o"] if f[3] else f[2] in objects)]
        used.update(right)
        outcome.count(outcome.in_gold, "fact", row["p"])
        if not right:
            outcome.errors["fact missed"].append((gold.stem, row["p"], row["s"], row["o"]))
            continue
        outcome.count(outcome.right, "fact", row["p"])
        if row["p"] == "holdsPost" and (row.get("start") or row.get("end")):
            outcome.field(
                "holdsPost dates", _dates_right(built, row, right[-1][0], right[-1][2]), (gold.stem, row["s"], row["o"])
            )
    for s, p, o, literal in ours:
        name = p.removeprefix(ONTOLOGY)
        if name in _PREDICATES:
            outcome.count(outcome.in_graph, "fact", name)
            if (s, p, o, literal) not in used:
                outcome.errors["fact extra"].append(
                    (gold.stem, name, sorted(built.names(s))[:1], o if literal else sorted(built.names(o))[:1])
                )


def _dates_right(built: Built, row: Row, person: str, post: str) -> bool:
    from pyoxigraph import NamedNode

    holdings = built.subjects(wps("holder"), person) & built.subjects(wps("onPost"), post)
    return any(
        all(
            not row.get(name) or built.values(NamedNode(h[1:-1]), wps(name)) == [row[name]] for name in ("start", "end")
        )
        for h in holdings
    )


def _commitments(built: Built, gold: Annotated, outcome: Outcome) -> None:
    ours = built.commitments.get(gold.stem, [])
    pairs = _pairs(built, gold.commitments, ours)
    outcome.right["commitment.all"] += len(pairs)
    outcome.in_graph["commitment.all"] += len(ours)
    outcome.in_gold["commitment.all"] += len(gold.commitments)
    for i, row in enumerate(gold.commitments):
        if i not in pairs:
            outcome.errors["commitment missed"].append((gold.stem, row.get("paragraph"), row["quote"]))
        else:
            _compare(built, gold.stem, row, ours[pairs[i]][0], outcome)
    for j, (_, quote) in enumerate(ours):
        if j not in pairs.values():
            outcome.errors["commitment extra"].append((gold.stem, quote))


def _pairs(built: Built, gold: list[Row], ours: list[tuple[Any, str]]) -> dict[int, int]:
    """Annotated clauses and those of the graph, each once, the most alike first; of equals those of one paragraph."""
    places = [_numbers(built, node) for node, _ in ours]
    ranked = sorted(
        (
            (
                overlap(row["quote"], quote),
                row["paragraph"] in places[j] if row.get("paragraph") else not places[j],
                i,
                j,
            )
            for i, row in enumerate(gold)
            for j, (_, quote) in enumerate(ours)
        ),
        reverse=True,
    )
    out: dict[int, int] = {}
    for value, _, i, j in ranked:
        if value >= ALIKE and i not in out and j not in out.values():
            out[i] = j
    return dict(sorted(out.items()))


def _numbers(built: Built, node: Any) -> set[str]:
    from pyoxigraph import NamedNode

    return {n for p in built.values(node, wps("statedIn")) for n in built.values(NamedNode(p[1:-1]), wps("number"))}


def _compare(built: Built, stem: str, row: Row, node: Any, outcome: Outcome) -> None:
    """Compare the fields of two clauses that are one."""
    from pyoxigraph import NamedNode

    def say(name: str) -> list[str]:
        return built.values(node, wps(name))

    def named(name: str) -> set[str]:
        return set().union(
            *(built.names(e) for e in say(name)), map(fold, say(f"{name}Text")) if name != "theme" else ()
        )

    words = row["quote"][:90]
    strengths = {fold(n) for c in say("strength") for n in built.values(NamedNode(c[1:-1]), skos("prefLabel"))}
    outcome.field("strength", row["strength"] in strengths, (stem, words, row["strength"], sorted(strengths)))
    wanted, bearers = [fold(b) for b in row.get("bearer", [])], named("bearer")
    ok = all(any(w == b or contains(w, b) for b in bearers) for w in wanted) if wanted else not say("bearer")
    outcome.field("bearer", ok, (stem, words, row.get("bearer"), sorted(bearers)[:3]))
    for name, annotated in (("recurrence", "periodicity"), ("due", "deadline")):
        if row.get(annotated) or say(name):
            outcome.field(name, [row.get(annotated)] == say(name), (stem, words, row.get(annotated), say(name)))
    if row.get("recipient"):
        got = named("addressee")
        outcome.field(
            "addressee",
            all(any(contains(w, b) for b in got) for w in row["recipient"]),
            (stem, words, row["recipient"], sorted(got)[:3]),
        )
    if row.get("paragraph"):
        numbers = _numbers(built, node)
        outcome.field("paragraph", row["paragraph"] in numbers, (stem, words, row["paragraph"], sorted(numbers)))
    if row.get("themes"):
        got = named("theme")
        found = sum(any(fold(w) == b or contains(w, b) for b in got) for w in row["themes"])
        outcome.fields["theme recall"][0] += found
        outcome.fields["theme recall"][1] += len(row["themes"])
