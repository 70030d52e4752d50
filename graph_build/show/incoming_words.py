"""Turn a property into the words for a thing that it leads to: `holds post` becomes `post held by`."""

from __future__ import annotations

from collections.abc import Iterable

from graph_build.ask.lookups import DCTERMS, RDF, RDFS, SKOS, WPS, Axioms, Source, predicate_label

_INCOMING_WORDS = {
    RDF + "type": "things of this kind", RDF + "predicate": "statements with this property",
    RDFS + "subClassOf": "narrower kinds", RDFS + "subPropertyOf": "narrower properties",
    RDFS + "domain": "properties that things of this kind have", RDFS + "range": "properties that lead to this kind",
    SKOS + "inScheme": "concepts of this scheme", DCTERMS + "isPartOf": "its parts",
    WPS + "involves": "contradictions that it is part of", WPS + "assesses": "what sources report of it",
    WPS + "fromCommitment": "lines of descent from it", WPS + "toProvision": "lines of descent to it",
    WPS + "claimant": "claims that it is said to make", WPS + "claimAbout": "claims about it",
    WPS + "readDocument": "runs that read it", WPS + "olderVersion": "changes in a newer version",
    WPS + "newerVersion": "changes against an older version", WPS + "nameStatus": "things whose name has this status",
    WPS + "evidence": "what it is evidence of", WPS + "inProvision": "passages read out of it",
    "http://www.w3.org/ns/oa#hasSelector": "the passage that it selects",
    WPS + "worksIn": "who works or worked in it",
    WPS + "postWithin": "posts within it",
    WPS + "deployedTo": "posts deployed to it",
    WPS + "adoptedAt": "adopted at it",
    WPS + "occursAt": "events there",
    WPS + "votedFor": "who voted for it",
    WPS + "votedAgainst": "who voted against it",
    WPS + "abstainedOn": "who abstained on it",
    WPS + "sponsoredBy": "documents that it put forward",
    WPS + "hasDraft": "the document that it was the draft of",
    WPS + "documentStatus": "documents with this standing",
    WPS + "hasObjective": "what has it as an objective",
    WPS + "committedOn": "who is committed on it, or asked to act",
    WPS + "likelyAnswers": "commitments that likely answer it",
    WPS + "repeatedIn": "commitments that it repeats",
    WPS + "touches": "mentions in passing",
    SKOS + "broader": "narrower",
    WPS + "bearerParty": "the commitment whose bearer it is",
    WPS + "addresseeParty": "the commitment whose addressee it is",
    WPS + "beneficiaryParty": "the commitment whose beneficiary it is",
    WPS + "strength": "commitments of this strength", WPS + "bindingForce": "commitments of this binding force",
    WPS + "act": "commitments with this act", WPS + "qualifier": "commitments with this qualifier",
    WPS + "contradictionKind": "contradictions of this kind", WPS + "wording": "documents and passages of this wording",
    WPS + "changeKind": "changes of this kind", WPS + "status": "reports of this status",
    WPS + "newProvision": "changes that led to it", WPS + "newCommitment": "changes that led to it",
    WPS + "oldProvision": "what became of it", WPS + "oldCommitment": "what became of it",
    WPS + "sourceKind": "reports from such a source", WPS + "reportOrder": "reports whose order is known so",
    WPS + "matchBasis": "matches on this ground",
    WPS + "ofState": "its action plans",
    WPS + "ofPlan": "its goals, actions, indicators and budgets",
    WPS + "leadAgency": "plans that it leads", WPS + "monitoredBy": "plans that it monitors",
    WPS + "leadBearer": "plan actions that it leads", WPS + "partner": "plan actions in which it is a partner",
    WPS + "detailOf": "details of it", WPS + "detailThing": "plan details that name it",
    WPS + "aspect": "plan details under this aspect",
    WPS + "servesGoal": "actions that serve it", WPS + "pillarTheme": "plan goals on it",
    WPS + "hasBudget": "the plan whose budget it is", WPS + "moneyKind": "budgets of this kind",
    WPS + "hasIndicator": "what it measures",
}  # fmt: skip


def incoming_label(source: Source, predicate: str, inverses: Iterable[str]) -> str:
    """The label of the first of the inverses, or words of its own for a property that has none."""
    if named := sorted(inverses):
        return predicate_label(source, named[0])
    return _INCOMING_WORDS.get(predicate, f"with it as {predicate_label(source, predicate)}")


def incoming_labels(source: Source, predicates: Iterable[str]) -> dict[str, str]:
    """The words for each property, with the inverses that the graph declares."""
    axioms = Axioms(source)
    return {predicate: incoming_label(source, predicate, axioms.turned(predicate)) for predicate in sorted(predicates)}
