"""The namespaces, and every term of the ontology written once, turned into RDF names that refuse an undeclared term."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from pyoxigraph import NamedNode

ONTOLOGY: Final = "https://w3id.org/wps-graph/ontology#"
VOCAB: Final = "https://w3id.org/wps-graph/vocab/"
THINGS: Final = "https://w3id.org/wps-graph/id/"
GRAPHS: Final = "https://w3id.org/wps-graph/graph/"

PREFIXES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "wps": ONTOLOGY,
        "wpsv": VOCAB,
        "wpsi": THINGS,
        "dcterms": "http://purl.org/dc/terms/",
        "oa": "http://www.w3.org/ns/oa#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "prov": "http://www.w3.org/ns/prov#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "schema": "https://schema.org/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "vann": "http://purl.org/vocab/vann/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)

# fmt: off
CLASSES: Final = (
    "Agent", "Organization", "State", "Body", "Mission", "Network", "ActorGroup", "Person", "Role", "Post",
    "PostKind", "RoleHolding", "Document", "Resolution", "PresidentialStatement", "Policy", "ActionPlan",
    "Directive", "Guideline", "Strategy", "Treaty", "Declaration", "Report", "NewsItem", "OtherDocument",
    "NationalActionPlan", "Provision", "PreambularParagraph", "OperativeParagraph", "PolicyParagraph",
    "Footnote", "TableRow", "Outcome", "Output", "Event", "Summit", "Conference", "Meeting", "Adoption", "Appointment",
    "Deployment", "Launch", "Training", "Place", "Theme", "Commitment", "CommitmentParty", "DescentLink",
    "StatusAssessment", "ReportedClaim", "Contradiction", "ProvisionChange", "Assertion", "Evidence", "Mention",
    "PassingMention", "ExtractionRun", "PlanAction", "PlanGoal", "Indicator", "Budget", "PlanDetail",
)

# Relations between things, as a document states them: the subjects of assertions.
RELATIONS: Final = (
    "holdsPost", "postIn", "partOf", "advises", "memberOf", "hosts", "adoptedBy", "adoptedAt", "updates",
    "implements", "cites", "hasObjective", "about", "occursAt", "organizedBy", "participatedIn",
    "deployedTo", "cooperatesWith", "supports", "spokeAt", "votedFor", "votedAgainst", "abstainedOn", "sponsoredBy",
    "hasDraft", "documentStatus", "adoptionManner", "ofState", "leadAgency", "monitoredBy",
)

# Relations whose object is a date, written as EDTF text.
DATE_RELATIONS: Final = (
    "establishedOn", "appointedOn", "adoptedOn", "publishedOn", "occursOn", "mandateUntil", "periodStart", "periodEnd",
    "extendedTo", "reviewOn",
)

# Relations whose object is a whole number.
NUMBER_RELATIONS: Final = ("generation", "votesFor", "votesAgainst", "abstentions")

OBJECT_PROPERTIES: Final = (
    *RELATIONS,
    "holder", "onPost", "succeeds", "sameTextAs", "inDocument", "nameStatus", "statedIn", "repeatedIn", "bearer",
    "addressee", "beneficiary", "bearerParty", "addresseeParty", "beneficiaryParty", "partyThing",
    "act", "strength", "bindingForce", "qualifier", "theme", "answers", "likelyAnswers",
    "fromCommitment", "toProvision", "matchBasis",
    "assesses", "status", "sourceKind", "reportOrder",
    "claimant", "claimAbout", "contradictionKind", "involves", "oldProvision", "newProvision", "changeKind",
    "oldCommitment", "newCommitment", "olderVersion", "newerVersion",
    "evidence", "inProvision", "wording", "refersTo", "touches", "readDocument", "postHeldBy", "hasPost", "hasPart",
    "advisedBy",
    "hasMember", "hostedBy", "adopted", "updatedBy", "isImplementedBy", "citedBy", "isSubjectOf",
    "organized", "hasParticipant", "hasSpeaker", "supportedBy", "bears", "addressedBy", "states",
    "isAnsweredBy", "worksIn", "postWithin", "carriesForward", "carriedForwardBy", "statedInDocument",
    "committedOn", "nameOwner", "ofPlan", "detailOf", "aspect", "detailThing", "servesGoal", "goalWithin",
    "pillarTheme", "leadBearer", "partner", "hasIndicator", "hasBudget", "budget", "moneyKind",
)

DATATYPE_PROPERTIES: Final = (
    *DATE_RELATIONS,
    *NUMBER_RELATIONS,
    "start", "end", "lastSeen", "isOver", "startEarliest", "startLatest", "endEarliest", "endLatest",
    "lastSeenEarliest", "lastSeenLatest", "earliest", "latest", "sourceFile", "textDigest", "kind",
    "heading", "number", "position", "originalId", "notName", "sharedName", "caseSensitive", "needsWeight", "alpha3",
    "bearerText", "addresseeText", "beneficiaryText", "partyText", "verb", "actionText", "recurrence", "due",
    "dueEarliest", "dueLatest", "dueRule", "condition", "correction",
    "assessedOn", "matchScore", "matchReason", "claimText", "rule", "page", "softwareVersion", "inputDigest", "rank",
    "rankSource",
    "oldWords", "newWords", "valueBefore", "valueAfter",
    "goalLevel", "goalText", "goalNumber", "actionNumber", "detailText", "detailValue", "amount", "currency",
    "budgetText", "securedShare", "indicatorText", "baseline", "baselineYear", "target", "targetYear", "unit",
    "verificationText",
)

PROPERTIES: Final = (*OBJECT_PROPERTIES, *DATATYPE_PROPERTIES)

# Concepts of vocab.ttl by scheme. Themes are data and stand in themes.ttl alone.
CONCEPTS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "strength": (
            "obligation", "undertaking", "aim", "request", "encouragement",
        ),
        "act": (
            "self-commitment", "directive", "constitutive", "evaluative", "referential",
        ),
        "binding-force": (
            "chapter-vii", "security-council", "treaty-in-force", "agreed-political-commitment",
            "own-pledge", "domestic-order", "reported-commitment", "demand", "no-force",
        ),
        "document-status": (
            "draft", "adopted", "not-adopted", "superseded",
        ),
        "adoption-manner": (
            "unanimously", "without-vote", "by-acclamation",
        ),
        "wording": (
            "original", "digest", "translation",
        ),
        "qualifier": (
            "as-appropriate", "where-necessary", "as-needed", "where-possible", "as-applicable",
            "within-existing-resources", "within-mandate", "consistent-with-law", "inter-alia", "consider",
            "strongly", "further-reinforced", "fully", "immediately", "urgently", "upon-request",
            "subject-to", "in-consultation", "in-particular", "continued", "voluntary",
            "as-the-document-says", "national-circumstances", "at-discretion", "taking-into-account", "best-efforts",
        ),
        "name-status": (
            "known", "newly-found",
        ),
        "status": (
            "reported-done", "reported-under-way", "reported-planned", "reported-delayed",
            "confirmed-done", "confirmed-under-way", "confirmed-planned", "confirmed-delayed", "no-evidence-in-corpus",
        ),
        "match-basis": (
            "cites-paragraph", "cites-document", "by-likeness", "by-verdict",
        ),
        "source-kind": (
            "maker-itself", "member-of-maker", "another-body", "civil-society-source", "press-source",
            "source-not-known",
        ),
        "report-order": (
            "dated-later", "order-unknown",
        ),
        "contradiction-kind": (
            "two-holders", "two-dates", "impossible-span", "two-compositions", "two-rhythms", "count-against-list",
            "unsupported-number",
            "disjoint-kinds",
            "cycle",
            "two-periods",
        ),
        "change-kind": (
            "added", "removed", "kept", "renumbered", "moved", "reworded", "strengthened", "weakened",
            "act-changed", "due-date-added", "due-date-moved", "due-date-removed", "recurrence-added",
            "recurrence-changed", "recurrence-removed", "bearer-changed", "addressee-changed",
            "qualifier-added", "qualifier-removed", "condition-added", "condition-changed",
            "condition-removed", "number-changed", "extended", "narrowed", "joined", "split", "unread-in-newer",
            "unread-in-older", "perhaps-in-newer", "perhaps-in-older", "paragraph-added", "paragraph-removed",
            "paragraph-reworded", "end-later", "end-earlier", "date-moved", "rest-reworded",
        ),
        "plan-aspect": (
            "aspect-lead", "aspect-partner", "aspect-implementer", "aspect-developed-by", "aspect-time",
            "aspect-verification", "aspect-source-of-money", "aspect-approved", "aspect-published",
            "aspect-launched", "aspect-dated", "aspect-in-force", "aspect-extended-to", "aspect-period-end",
            "aspect-length", "aspect-phase", "aspect-earlier-plan", "aspect-earlier-plans", "aspect-monitored-by",
            "aspect-rhythm", "aspect-reporting", "aspect-reporting-day", "aspect-review",
            "aspect-civil-society-drafting", "aspect-civil-society-monitoring",
            "aspect-civil-society-implementation", "aspect-disarmament", "aspect-count-of-pillars",
            "aspect-count-of-objectives", "aspect-count-of-actions", "aspect-count-of-indicators",
            "aspect-budget-stated",
        ),
        "plan-money": (
            "money-amount", "money-estimate", "money-unfunded", "money-source-only", "money-own-budgets",
            "money-none", "money-to-be-planned", "money-later", "money-to-follow",
        ),
    }
)
# fmt: on

THEME_SCHEME: Final = "themes"


class UndeclaredTerm(KeyError):
    """A term that the ontology does not declare: correct the spelling, or declare it in `ontology/`."""

    def __str__(self) -> str:
        return f"undeclared term {self.args[0]!r}: correct the spelling or declare it in ontology/"


@dataclass(frozen=True, slots=True)
class Terms:
    """A namespace. Called with a local name it gives the full one; with `names` set, only for names in it.

    >>> Terms("https://example.org/")("a").value
    'https://example.org/a'
    """

    base: str
    names: frozenset[str] | None = None

    def __call__(self, name: str) -> NamedNode:
        """Give the full name. Raises `UndeclaredTerm` for a name outside a closed namespace."""
        if self.names is not None and name not in self.names:
            raise UndeclaredTerm(self.base + name)
        return _node(self.base + name)

    def __contains__(self, node: object) -> bool:
        """Tell whether the node is a name of this namespace, and a declared one when the namespace is closed."""
        if not isinstance(node, NamedNode) or not node.value.startswith(self.base):
            return False
        return self.names is None or node.value[len(self.base) :] in self.names


@lru_cache(maxsize=4096)
def _node(address: str) -> NamedNode:
    return NamedNode(address)


wps: Final = Terms(ONTOLOGY, frozenset(CLASSES + PROPERTIES))
wpsv: Final = Terms(VOCAB, frozenset(CONCEPTS) | frozenset(c for group in CONCEPTS.values() for c in group))
theme: Final = Terms(VOCAB)
graph: Final = Terms(GRAPHS)

dcterms: Final = Terms(PREFIXES["dcterms"])
oa: Final = Terms(PREFIXES["oa"])
owl: Final = Terms(PREFIXES["owl"])
prov: Final = Terms(PREFIXES["prov"])
rdf: Final = Terms(PREFIXES["rdf"])
rdfs: Final = Terms(PREFIXES["rdfs"])
skos: Final = Terms(PREFIXES["skos"])
xsd: Final = Terms(PREFIXES["xsd"])


def local_name(node: NamedNode) -> str:
    """Give the part of an address after the last `#` or `/`.

    >>> local_name(wps("holdsPost"))
    'holdsPost'
    """
    return node.value.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
