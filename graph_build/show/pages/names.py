"""Turn a node of any class into a name that a reader understands."""

from __future__ import annotations

from collections.abc import Callable

from graph_build.ask.lookups import (
    OA,
    RDF,
    RDFS,
    WPS,
    Source,
    clean,
    depth_of,
    party_name,
    predicate_label,
    prefixed,
    read_parties,
)
from graph_build.show.short_labels import shorten

LONGEST = 140
# Classes of the records about texts, before which a class of the ontology such as Evidence gives way.
_RECORDS = (
    "Commitment", "StatusAssessment", "DescentLink", "ReportedClaim", "Contradiction", "ProvisionChange",
    "RoleHolding", "Assertion", "Mention", "PassingMention", "Evidence", "ExtractionRun",
)  # fmt: skip


def kinds_of(source: Source, address: str) -> list[tuple[str, bool]]:
    """The classes of a node, the most special one that is stated first; beside each whether it is inferred."""
    said = source.said(address, RDF + "type")
    return sorted(((row.value, row.inferred) for row in said), key=lambda kind: (kind[1], *_special(kind[0])))


def _special(kind: str) -> tuple[int, int, str]:
    name = kind.removeprefix(WPS)
    rank = _RECORDS.index(name) if name in _RECORDS else len(_RECORDS)
    return (rank if kind.startswith(WPS) else len(_RECORDS) + 1, -depth_of(name), kind)


def name_of(source: Source, address: str) -> str:
    """The label, or for a record about texts what it says, or else the last part of the address."""
    if found := source.label(address):
        return found
    kinds = kinds_of(source, address)
    maker = _MAKERS.get(kinds[0][0]) if kinds else None
    made = maker(source, address) if maker else ""
    return shorten(made, LONGEST) if made else source.name(address)


def text_or_name(source: Source, value: str, *, is_address: bool) -> str:
    """A literal as it is, or the name of a node."""
    return name_of(source, value) if is_address else clean(value)


def short_address(address: str) -> str:
    """The address with a known prefix where one fits."""
    return clean(prefixed(address) or address)


def act_of(source: Source, node: str) -> str:
    """What a commitment asks: its verb and the words of its action; its sentence where no one is named to do it."""
    if not read_parties(source, node, "bearer") and (quoted := _quoted(source, node)):
        return shorten(quoted, LONGEST)
    verb, action = clean(source.value(node, WPS + "verb")), clean(source.value(node, WPS + "actionText"))
    repeated = verb and action.casefold().startswith(verb.casefold())
    words = action if repeated else " ".join(part for part in (verb, action) if part)
    return shorten(words or _quoted(source, node), LONGEST)


def _commitment(source: Source, node: str) -> str:
    who = ", ".join(dict.fromkeys(party_name(source, party) for party in read_parties(source, node, "bearer")))
    return f"{who}: {act_of(source, node)}" if who else act_of(source, node)


def _holding(source: Source, node: str) -> str:
    return f"{_part(source, node, 'holder')} as {_part(source, node, 'onPost')}"


def _assertion(source: Source, node: str) -> str:
    rows = [row for name in ("subject", "object") for row in source.said(node, RDF + name)]
    ends = [_short_name(source, row.value) if row.is_address else clean(row.value) for row in rows]
    relation = predicate_label(source, source.value(node, RDF + "predicate"))
    return f"{ends[0]} – {relation} – {ends[1]}" if len(ends) == 2 else ""


def _descent(source: Source, node: str) -> str:
    return f"{shorten(_part(source, node, 'fromCommitment'), 70)} – answers – {_part(source, node, 'toProvision')}"


def _assessment(source: Source, node: str) -> str:
    return f"{_part(source, node, 'status')}: {_part(source, node, 'assesses')}"


def _change(source: Source, node: str) -> str:
    kind = _part(source, node, "changeKind")
    places = [source.value(node, WPS + name) for name in ("newProvision", "oldProvision")]
    return f"{kind}: {source.name(next(filter(None, places), node))}"


def _words_in(name: str) -> Callable[[Source, str], str]:
    """The words of a record as its property of this name holds them."""
    return lambda source, node: clean(source.value(node, WPS + name))


def _detail(source: Source, node: str) -> str:
    told = clean(source.value(node, WPS + "detailValue") or source.value(node, WPS + "detailText"))
    return f"{_part(source, node, 'aspect')}: {told}"


def _contradiction(source: Source, node: str) -> str:
    return clean(source.value(node, RDFS + "comment"))


def _selected(source: Source, node: str) -> str:
    quote = source.quote(node)
    return f"“{quote.exact}”" if quote else ""


def _selector(source: Source, node: str) -> str:
    return f"“{clean(source.value(node, OA + 'exact'))}”"


def _run(source: Source, node: str) -> str:
    return f"Run of wps-graph {clean(source.value(node, WPS + 'softwareVersion'))}"


def _quoted(source: Source, node: str) -> str:
    return next((f"“{quote.exact}”" for quote in source.quotes(node)), "")


def _part(source: Source, node: str, name: str) -> str:
    value = source.value(node, WPS + name)
    return _short_name(source, value) if value else "not said"


def _short_name(source: Source, node: str) -> str:
    """The name of a part of a record. It looks no further than one step, so that records in a ring come to an end."""
    stated = bool(source.value(node, WPS + "statedIn"))
    return (_commitment(source, node) if stated else "") or source.name(node)


_MAKERS = {
    WPS + "Commitment": _commitment, WPS + "RoleHolding": _holding, WPS + "Assertion": _assertion,
    WPS + "DescentLink": _descent, WPS + "StatusAssessment": _assessment, WPS + "ProvisionChange": _change,
    WPS + "ReportedClaim": _words_in("claimText"), WPS + "Contradiction": _contradiction, WPS + "Mention": _selected,
    WPS + "PassingMention": _selected, WPS + "CommitmentParty": _words_in("partyText"),
    WPS + "PlanDetail": _detail, WPS + "PlanGoal": _words_in("goalText"), WPS + "Budget": _words_in("budgetText"),
    WPS + "Indicator": _words_in("indicatorText"),
    WPS + "Evidence": _selected, WPS + "ExtractionRun": _run, OA + "TextQuoteSelector": _selector,
    OA + "TextPositionSelector": _selector,
}  # fmt: skip
