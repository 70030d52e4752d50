"""Shows that the closure's rules pass the public cases for OWL 2 RL, but for those named here with a reason."""

from pathlib import Path
from typing import Final

import pyoxigraph as ox

from graph_build.graph.closure.facts import Terms
from graph_build.graph.closure.saturate import Saturation

SUITE: Final = "suites/owl2-rl"
NOT_CLAIMED: Final = {
    "rdfbased-sem-eqdis-sameas-rflxv": "everything is itself (eq-ref): it says nothing and doubles the work",
    "rdfbased-xtr-reflection-selfsame": "the same, said of the word owl:sameAs",
}


def saturated(file: Path) -> tuple[ox.Store, int]:
    """The statements of a file with all that follows, and how often they cannot hold."""
    terms = Terms()
    reached = Saturation(terms)
    read = list(ox.parse(path=str(file), format=ox.RdfFormat.TURTLE)) if file.is_file() else []
    reached.add([(terms.number(q.subject), terms.number(q.predicate), terms.number(q.object)) for q in read])
    store = ox.Store()
    for s, p, o in reached.facts.matches(-1, -2, -3):
        subject, predicate, value = terms.term(s), terms.term(p), terms.term(o)
        if isinstance(subject, ox.NamedNode | ox.BlankNode) and isinstance(predicate, ox.NamedNode):
            store.add(ox.Quad(subject, predicate, value))
    return store, len(list(reached.nevers()))


def holds(store: ox.Store, file: Path) -> bool:
    """Whether a graph is there; its blank nodes stand for anything."""
    read = list(ox.parse(path=str(file), format=ox.RdfFormat.TURTLE))
    words = [[f"?{t.value}" if isinstance(t, ox.BlankNode) else str(t) for t in q.triple] for q in read]
    return bool(store.query("ASK {" + " . ".join(map(" ".join, words)) + "}"))


def passes(folder: Path) -> bool:
    """Whether a case holds: a contradiction is found, or the conclusion is there."""
    if (contradictory := folder / f"{folder.name}.graph.ttl").is_file():
        return saturated(contradictory)[1] > 0
    store, _ = saturated(folder / f"{folder.name}.premisegraph.ttl")
    return holds(store, folder / f"{folder.name}.conclusiongraph.ttl")


def test_the_public_suite_passes_but_for_what_is_not_claimed(shared: Path) -> None:
    """The cases rdfbased-dat-… are on the values of literals, which the rules do not compare."""
    cases = [case for case in sorted((shared / SUITE).iterdir()) if not case.name.startswith("rdfbased-dat-")]
    failed = {case.name for case in cases if not passes(case)}
    assert len(cases) - len(NOT_CLAIMED) == 115
    assert failed == NOT_CLAIMED.keys()
