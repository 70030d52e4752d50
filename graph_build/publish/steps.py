"""Turn a built graph into the same graphs in a store elsewhere: sends what changed, removes what is gone, resumes.

The store keeps a ledger in a graph of our own: which graphs were sent, and the digest of each that is whole. A digest
is taken out before its graph changes and comes back after, so that a run that breaks off leaves no half-written graph
that looks whole; the next run sends it again, and sends nothing twice that is whole. Graphs that the ledger does not
name are not ours and stay as they are, unless the build has a graph of the same name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import pyoxigraph as ox

from graph_build.ask.remote import OWN, PROBED, UNION
from graph_build.errors import ServiceError
from graph_build.publish.graphs import GraphCopy
from graph_build.publish.targets import Ledger, Target
from graph_build.vocabulary import dcterms, xsd

Deed = Literal["write", "keep", "remove"]

PROBE: Final = ox.Triple(PROBED, dcterms("extent"), ox.Literal("P1Y", datatype=xsd("duration")))


@dataclass(frozen=True, slots=True)
class Step:
    """What happens to one graph; `copy` is what is written, `digest` what the ledger then says."""

    graph: str
    deed: Deed
    statements: int
    copy: GraphCopy | None = None
    digest: str = ""

    def record(self) -> dict[str, object]:
        """The step for machines."""
        return {"graph": self.graph, "deed": self.deed, "statements": self.statements}


def plan(copies: Sequence[GraphCopy], ledger: Ledger, again: bool = False) -> tuple[Step, ...]:
    """What is to be done with each graph of the build and of the ledger, by name; the union of all comes last.

    With `again`, graphs that the ledger says to be whole are written too.
    """
    steps = []
    for copy in copies:
        digest = copy.digest
        same = not again and ledger.get(copy.name.value) == digest
        steps.append(Step(copy.name.value, "keep" if same else "write", len(copy.lines), copy, digest))
    held = {copy.name.value for copy in copies}
    own = {name.value for name in OWN} - {UNION.value}
    steps += [Step(name, "remove", 0) for name in ledger if name not in held | own]
    return tuple(sorted(steps, key=lambda step: (step.graph == UNION.value, step.graph)))


def publish(target: Target, steps: Sequence[Step], ledger: Ledger) -> Iterator[Step]:
    """Do the steps, and give back each that is done; `ledger` is what the target said.

    Raises:
        ServiceError: the store does not answer or refuses; what is done stays done, and the next run goes on.
    """
    changing = [step for step in steps if step.deed != "keep"]
    done = 0
    try:
        for step in _write(target, changing, ledger):
            done += 1
            yield step
    except ServiceError as fault:
        goes_on = f"{fault.remedy}; the same command then goes on after {done} of {len(changing)} graphs"
        raise ServiceError(fault.what, fault.where, fault.rule, goes_on) from fault


def _write(target: Target, changing: Sequence[Step], ledger: Ledger) -> Iterator[Step]:
    if not changing:
        return
    noted = {**ledger, **{step.graph: None for step in changing}}
    target.note(ledger, noted)
    as_text = any(step.copy and step.copy.has_durations for step in changing) and not keeps_durations(target)
    for step in changing:
        if step.copy is None:
            target.remove(ox.NamedNode(step.graph))
            after = {name: digest for name, digest in noted.items() if name != step.graph}
        else:
            target.write(step.copy.with_durations_as_text() if as_text else step.copy)
            after = {**noted, step.graph: step.digest}
        target.note(noted, after)
        noted = after
        yield step
    target.remove(PROBED)


def keeps_durations(target: Target) -> bool:
    """Whether the store gives a duration back as it was sent.

    Virtuoso 7.2 refuses it in an update and turns it into a number of months elsewhere (its issues 224 and 936).
    """
    try:
        target.write(GraphCopy(PROBED, (f"{PROBE} .".encode(),)), tries=1)
        kept = target.values_of(PROBED, PROBE) == {str(PROBE.object)}
    except ServiceError:
        kept = False
    return kept
