"""Turn the golden texts and the statements of golden_world.py into golden.trig, in the shape of ARCHITECTURE.md.

Run it after a change of the texts, of golden_world.py or of the ontology: `python tests/golden/make_golden.py`.
The statements are what a careful reader finds, written down apart from the extractor; offsets and closure are computed.
"""

import csv
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import golden_judged as judged
import golden_plans as plans
import golden_tellings as tellings
import golden_world as world
import pyoxigraph as ox
from golden_reasoning import closure_quads, ontology_quads
from golden_records import Clause

from graph_build.graph.write import to_trig
from graph_build.vocabulary import GRAPHS, PREFIXES, THINGS, dcterms, oa, rdf, rdfs, skos, wps, wpsv, xsd

HERE: Final = Path(__file__).parent
GOLDEN: Final = HERE / "golden.trig"

KINDS: Final = {
    "policy": "Policy", "action plan": "ActionPlan", "news": "NewsItem", "resolution": "Resolution", "report": "Report",
    "national action plan": "NationalActionPlan",
}  # fmt: skip
SHORT_TITLES: Final = {world.PLAN: "Meridian Action Plan on Women, Peace and Security 2025-2028"}
CATALOGUE_TERMS: Final = {
    "title": "title", "publisher": "publisher", "published": "issued", "language": "language", "rights": "rights",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """A provision of a golden text: its key, what it is, and its span of the text."""

    key: str
    kind: str
    number: str | None
    heading: str | None
    start: int
    end: int


class Golden:
    """The quads of the golden graph while they are collected."""

    def __init__(self) -> None:
        self.quads: set[ox.Quad] = set()
        self.texts: dict[str, str] = {}
        self.pieces: dict[str, list[Piece]] = {}
        self.wordings: dict[str, str] = {}

    def say(self, graph: str, subject: str, predicate: ox.NamedNode, value: ox.NamedNode | ox.Literal) -> None:
        """Add one quad; `subject` is the part of an address after the base of things."""
        self.quads.add(ox.Quad(thing(subject), predicate, value, ox.NamedNode(GRAPHS + graph)))

    def evidence(self, document: str, quote: str, rule: str) -> ox.NamedNode:
        """Add the evidence that a quote of a document gives, and its address."""
        start, end = self.find(document, quote)
        node = f"{document}/evidence/{start}-{end}/{rule}"
        self.say("assertions", node, rdf("type"), wps("Evidence"))
        self.say("assertions", node, wps("rule"), ox.Literal(rule))
        self.select(node, document, start, end)
        return thing(node)

    def find(self, document: str, quote: str) -> tuple[int, int]:
        """The span of a quote that stands in the document exactly once."""
        text = self.texts[document]
        if text.count(quote) != 1:
            raise ValueError(f"{quote!r} stands {text.count(quote)} times in {document}")
        start = text.index(quote)
        return start, start + len(quote)

    def select(self, node: str, document: str, start: int, end: int) -> None:
        """Add what mentions and evidence share: the document, the provision and the selector."""
        text, piece = self.texts[document], self.piece_at(document, start)
        selector = f"{node}/selector"
        self.say("assertions", node, oa("hasSource"), thing(document))
        self.say("assertions", node, wps("wording"), wpsv(self.wordings[document]))
        self.say("assertions", node, wps("inProvision"), thing(f"{document}/{piece.key}"))
        self.say("assertions", node, oa("hasSelector"), thing(selector))
        for kind in ("TextQuoteSelector", "TextPositionSelector"):
            self.say("assertions", selector, rdf("type"), oa(kind))
        parts = {"exact": text[start:end], "prefix": text[max(0, start - 32) : start], "suffix": text[end : end + 32]}
        for name, words in parts.items():
            self.say("assertions", selector, oa(name), ox.Literal(re.sub(r"\s+", " ", words)))
        self.say("assertions", selector, oa("start"), ox.Literal(start))
        self.say("assertions", selector, oa("end"), ox.Literal(end))

    def piece_at(self, document: str, start: int) -> Piece:
        """The provision in which an offset stands."""
        return next(piece for piece in self.pieces[document] if piece.start <= start < piece.end)


def thing(key: str) -> ox.NamedNode:
    """The address of a thing; a key with a prefix (`wpsv:protection`) is one already."""
    prefix, colon, local = key.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + local if colon else THINGS + key)


def build() -> bytes:
    """The golden graph as sorted TriG."""
    golden = Golden()
    with (HERE / "catalogue.csv").open(encoding="utf-8", newline="") as catalogue:
        for row in csv.DictReader(catalogue):
            _add_document(golden, row)
    for key, (kind, label, *others) in world.THINGS.items():
        _add_thing(golden, key, kind, label, others)
    for document in sorted(golden.texts):
        _add_mentions(golden, document)
    for relation in world.RELATIONS:
        _add_relation(golden, *relation)
    for holding in world.HOLDINGS:
        _add_holding(golden, holding)
    for commitment in world.COMMITMENTS:
        _add_commitment(golden, commitment)
    plans.add_nodes(golden, _commitment_place(golden, plans.CLAUSE)[1], thing, frozenset(world.THINGS))
    for change in judged.CHANGES:
        _add_change(golden, change)
    for telling in tellings.TELLINGS:
        _add_telling(golden, telling)
    for line in tellings.LINES:
        _add_line(golden, line)
    _add_claim(golden, tellings.CLAIM)
    for contradiction in judged.CONTRADICTIONS:
        _add_contradiction(golden, contradiction)
    golden.say("run", "run/golden", rdf("type"), wps("ExtractionRun"))
    golden.say("run", "run/golden", wps("softwareVersion"), ox.Literal("by hand"))
    for document in golden.texts:
        golden.say("run", "run/golden", wps("readDocument"), thing(document))
    digests = "".join(hashlib.sha256(golden.texts[key].encode()).hexdigest() for key in sorted(golden.texts))
    golden.say("run", "run/golden", wps("inputDigest"), ox.Literal(hashlib.sha256(digests.encode()).hexdigest()))
    golden.quads |= set(ontology_quads(golden.quads))
    golden.quads |= set(closure_quads(golden.quads))
    return to_trig(golden.quads, THINGS)


def _add_document(golden: Golden, row: dict[str, str]) -> None:
    key = row["file"].removesuffix(".txt")
    text = (HERE / "texts" / row["file"]).read_text(encoding="utf-8")
    golden.texts[key], golden.pieces[key] = text, list(_pieces(text, row["kind"]))
    golden.wordings[key] = row["wording"] or "original"
    label = SHORT_TITLES.get(key, row["title"])
    for kind in ("Document", KINDS[row["kind"]]):
        golden.say("things", key, rdf("type"), wps(kind))
    golden.say("things", key, rdfs("label"), ox.Literal(label))
    golden.say("things", key, wps("nameStatus"), wpsv("known"))
    golden.say("things", key, wps("sourceFile"), ox.Literal(row["file"]))
    golden.say("things", key, wps("textDigest"), ox.Literal(hashlib.sha256(text.encode()).hexdigest()))
    golden.say("things", key, wps("kind"), ox.Literal(row["kind"]))
    golden.say("things", key, wps("wording"), wpsv(golden.wordings[key]))
    for field, name in CATALOGUE_TERMS.items():
        golden.say("things", key, dcterms(name), ox.Literal(row[field]))
    golden.say("things", key, dcterms("source"), ox.NamedNode(row["address"]))
    for other, same in golden.texts.items():
        if other != key and same == text:
            golden.say("things", key, wps("sameTextAs"), thing(other))
            golden.say("things", other, wps("sameTextAs"), thing(key))
    for position, piece in enumerate(golden.pieces[key], start=1):
        _add_provision(golden, key, label, position, piece)


def _add_provision(golden: Golden, document: str, label: str, position: int, piece: Piece) -> None:
    key = f"{document}/{piece.key}"
    golden.say("things", key, rdf("type"), wps(piece.kind))
    golden.say("things", key, wps("inDocument"), thing(document))
    golden.say("things", key, wps("position"), ox.Literal(position))
    golden.say("things", key, rdfs("label"), ox.Literal(f"{label}, {piece.number or piece.key}"))
    if piece.number:
        golden.say("things", key, wps("number"), ox.Literal(piece.number))
    if piece.heading:
        golden.say("things", key, wps("heading"), ox.Literal(piece.heading))


def _pieces(text: str, kind: str) -> Iterator[Piece]:
    numbered = {"resolution": "OperativeParagraph"}.get(kind, "PolicyParagraph")
    heading: str | None = None
    for order, block in enumerate(re.finditer(r"[^\n]+(?:\n(?!\n)[^\n]+)*", text), start=1):
        words = block.group()
        number = re.match(r"(\d+)\. ", words)
        if number:
            yield Piece(f"p{number[1]}", numbered, number[1], heading, *block.span())
        elif words.endswith((".", ",")):
            preamble = kind == "resolution" and words.startswith("Recalling")
            read_as = "PreambularParagraph" if preamble else "Provision"
            yield Piece(f"text-{order}", read_as, None, heading, *block.span())
        else:
            yield Piece(f"heading-{order}", "Provision", None, None, *block.span())
            heading = words


def _add_thing(golden: Golden, key: str, kind: str, label: str, others: list[str]) -> None:
    if key in golden.texts:
        return
    theme = kind == "Theme"
    status = "known" if theme or key in world.KNOWN else "newly-found"
    golden.say("things", key, rdf("type"), wps(kind))
    golden.say(
        "things",
        key,
        skos("prefLabel") if theme else rdfs("label"),
        ox.Literal(label, language="en" if theme else None),
    )
    golden.say("things", key, wps("nameStatus"), wpsv(status))
    for other in others:
        golden.say("things", key, skos("altLabel"), ox.Literal(other))


def _add_mentions(golden: Golden, document: str) -> None:
    names = {name: key for key, (_, *labels) in world.THINGS.items() for name in labels}
    pattern = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", golden.texts[document]):
        start, end = match.span()
        node = f"{document}/mention/{start}-{end}"
        golden.say("assertions", node, rdf("type"), wps("Mention"))
        golden.say("assertions", node, wps("refersTo"), thing(names[match.group()]))
        golden.say("assertions", node, wps("rule"), ox.Literal("name"))
        golden.select(node, document, start, end)


def _add_relation(golden: Golden, document: str, subject: str, predicate: str, value: str, quote: str) -> None:
    dated = predicate != "generation" and re.fullmatch(r"[\d/-]+", value)
    node = f"assertion/{_slug(subject)}/{predicate}/{_slug(value)}"
    target = ox.Literal(int(value)) if value.isdigit() and not dated else ox.Literal(value) if dated else thing(value)
    golden.say(document, subject, wps(predicate), target)
    golden.say("assertions", node, rdf("type"), wps("Assertion"))
    golden.say("assertions", node, rdf("subject"), thing(subject))
    golden.say("assertions", node, rdf("predicate"), wps(predicate))
    golden.say("assertions", node, rdf("object"), target)
    golden.say("assertions", node, wps("evidence"), golden.evidence(document, quote, f"{predicate}-rule"))
    if dated:
        _add_bounds(golden, node, "earliest", "latest", value)


def _add_holding(golden: Golden, holding: world.Holding) -> None:
    node = f"holding/{holding.person}/{holding.post}"
    golden.say("assertions", node, rdf("type"), wps("RoleHolding"))
    golden.say("assertions", node, wps("holder"), thing(holding.person))
    golden.say("assertions", node, wps("onPost"), thing(holding.post))
    for document, quote in holding.evidence:
        golden.say("assertions", node, wps("evidence"), golden.evidence(document, quote, "holdsPost-rule"))
    for name, value in (("start", holding.start), ("end", holding.end), ("lastSeen", holding.last_seen)):
        if value:
            golden.say("assertions", node, wps(name), ox.Literal(value))
            _add_bounds(golden, node, f"{name}Earliest", f"{name}Latest", value)


def _add_commitment(golden: Golden, clause: Clause) -> None:
    provision, node = _commitment_place(golden, clause)
    golden.say("assertions", node, rdf("type"), wps("Commitment"))
    golden.say("assertions", node, wps("statedIn"), thing(provision))
    for other, same in golden.texts.items():
        if other != clause.document and same == golden.texts[clause.document]:
            golden.say("assertions", node, wps("repeatedIn"), thing(provision.replace(clause.document, other, 1)))
    evidence = golden.evidence(clause.document, clause.quote, f"{clause.strength}-rule")
    golden.say("assertions", node, wps("evidence"), evidence)
    for name, concept in (("strength", clause.strength), ("act", clause.act), ("bindingForce", clause.force)):
        golden.say("assertions", node, wps(name), wpsv(concept))
    for name, words in {"verb": clause.verb, "actionText": clause.action, "condition": clause.condition}.items():
        if words:
            golden.say("assertions", node, wps(name), ox.Literal(words))
    for role, words, named in clause.parties:
        _add_party(golden, node, role, words, named)
    for name, key in clause.links:
        golden.say("assertions", node, wps(name), thing(key))
    if clause.recurrence:
        golden.say("assertions", node, wps("recurrence"), ox.Literal(clause.recurrence, datatype=xsd("duration")))
    if clause.due:
        golden.say("assertions", node, wps("due"), ox.Literal(clause.due))
        golden.say("assertions", node, wps("dueRule"), ox.Literal("by-date"))
        _add_bounds(golden, node, "dueEarliest", "dueLatest", clause.due)


def _add_party(golden: Golden, commitment: str, role: str, words: str, key: str | None) -> None:
    """One whom the words of a commitment name: words and thing apart, and both together in a node."""
    node = f"{commitment}/{role}/{words.lower().replace(' ', '-')}"
    golden.say("assertions", commitment, wps(f"{role}Text"), ox.Literal(words))
    golden.say("assertions", commitment, wps(f"{role}Party"), thing(node))
    golden.say("assertions", node, rdf("type"), wps("CommitmentParty"))
    golden.say("assertions", node, wps("partyText"), ox.Literal(words))
    if key is not None:
        golden.say("assertions", commitment, wps(role), thing(key))
        golden.say("assertions", node, wps("partyThing"), thing(key))


def _commitment_place(golden: Golden, clause: Clause) -> tuple[str, str]:
    """The address of the provision that holds a clause, and that of its commitment."""
    start, _ = golden.find(clause.document, clause.quote)
    provision = f"{clause.document}/{golden.piece_at(clause.document, start).key}"
    digest = hashlib.sha256(clause.quote.encode()).hexdigest()[:8]
    return provision, f"{provision}/commitment/{clause.verb.replace(' ', '-')}-{digest}"


def _clause(words: str) -> Clause:
    """The one commitment of the golden world whose quote begins with these words."""
    (clause,) = (clause for clause in world.COMMITMENTS if clause.quote.startswith(words))
    return clause


def _add_telling(golden: Golden, told: tellings.Telling) -> None:
    _, commitment = _commitment_place(golden, _clause(told.of))
    node = f"{commitment}/status/{told.document}"
    golden.say("assertions", node, rdf("type"), wps("StatusAssessment"))
    golden.say("assertions", node, wps("assesses"), thing(commitment))
    golden.say("assertions", node, wps("assessedOn"), ox.Literal(told.on))
    for name, concept in (("status", told.status), ("sourceKind", told.source), ("reportOrder", "dated-later")):
        golden.say("assertions", node, wps(name), wpsv(concept))
    _add_match(golden, node, told.basis, told.score, told.reason)
    golden.say("assertions", node, wps("evidence"), golden.evidence(told.document, told.quote, "reports-a-promise"))


def _add_claim(golden: Golden, claim: tellings.Claim) -> None:
    node = f"{claim.document}/claim/{claim.claimant}"
    golden.say("assertions", node, rdf("type"), wps("ReportedClaim"))
    for name, key in (("claimant", claim.claimant), ("claimAbout", claim.about)):
        golden.say("assertions", node, wps(name), thing(key))
    golden.say("assertions", node, wps("claimText"), ox.Literal(claim.words))
    golden.say("assertions", node, wps("evidence"), golden.evidence(claim.document, claim.quote, "reported-speech"))


def _add_line(golden: Golden, line: tellings.Line) -> None:
    answering, answered = _clause(line.of), _clause(line.to)
    _, commitment = _commitment_place(golden, answering)
    provision, _ = _commitment_place(golden, answered)
    node = f"{commitment}/answers/{provision}"
    golden.say("assertions", commitment, wps("likelyAnswers"), thing(provision))
    golden.say("assertions", node, rdf("type"), wps("DescentLink"))
    golden.say("assertions", node, wps("fromCommitment"), thing(commitment))
    golden.say("assertions", node, wps("toProvision"), thing(provision))
    _add_match(golden, node, "by-likeness", line.score, line.reason)
    for side in (answering, answered):
        evidence = golden.evidence(side.document, side.quote, f"{side.strength}-rule")
        golden.say("assertions", node, wps("evidence"), evidence)


def _add_match(golden: Golden, node: str, basis: str, score: str, reason: str) -> None:
    golden.say("assertions", node, wps("matchBasis"), wpsv(basis))
    golden.say("assertions", node, wps("matchScore"), ox.Literal(score, datatype=xsd("decimal")))
    golden.say("assertions", node, wps("matchReason"), ox.Literal(reason))


def _add_change(golden: Golden, change: judged.Revision) -> None:
    node = f"{change.newer}/change/{change.kind}"
    golden.say("assertions", node, rdf("type"), wps("ProvisionChange"))
    golden.say("assertions", node, wps("changeKind"), wpsv(change.kind))
    golden.say("assertions", node, wps("olderVersion"), thing(change.older))
    golden.say("assertions", node, wps("newerVersion"), thing(change.newer))
    for side, words in (("old", change.old), ("new", change.new)):
        if words:
            clause = next(one for one in world.COMMITMENTS if one.quote.startswith(words))
            provision, commitment = _commitment_place(golden, clause)
            golden.say("assertions", node, wps(f"{side}Provision"), thing(provision))
            golden.say("assertions", node, wps(f"{side}Commitment"), thing(commitment))


def _add_contradiction(golden: Golden, found: judged.Disagreement) -> None:
    node = f"contradiction/{found.kind}/{found.slug}"
    golden.say("assertions", node, rdf("type"), wps("Contradiction"))
    golden.say("assertions", node, wps("contradictionKind"), wpsv(found.kind))
    golden.say("assertions", node, rdfs("comment"), ox.Literal(found.comment))
    for statement in found.involves:
        golden.say("assertions", node, wps("involves"), thing(f"assertion/{statement}"))


def _add_bounds(golden: Golden, node: str, first: str, last: str, edtf: str) -> None:
    begin, _, end = edtf.partition("/")
    for name, day in ((first, _bounds(begin)[0]), (last, _bounds(end or begin)[1])):
        golden.say("assertions", node, wps(name), ox.Literal(day.isoformat(), datatype=xsd("date")))


def _bounds(edtf: str) -> tuple[date, date]:
    year, month, day = (*map(int, edtf.split("-")), 0, 0)[:3]
    if day:
        return date(year, month, day), date(year, month, day)
    if month:
        after = date(year + month // 12, month % 12 + 1, 1)
        return date(year, month, 1), after - timedelta(days=1)
    return date(year, 1, 1), date(year, 12, 31)


def _slug(key: str) -> str:
    return key.partition(":")[2] or key.replace("/", "-")


if __name__ == "__main__":
    GOLDEN.write_bytes(build())
