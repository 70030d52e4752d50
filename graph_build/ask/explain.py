"""Turn a statement into its explanation: the sentences that say it, or the rule and the premises that entail it."""

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from textwrap import wrap
from typing import Final, Literal

from pyoxigraph import Literal as RdfLiteral
from pyoxigraph import NamedNode, Store, Triple

from graph_build.ask.entail import TYPE, Entailment, Step
from graph_build.ask.lookups import OA, RDFS, WPS, Assertions, NameIndex, Source, pages_of, term_of, text_of
from graph_build.ask.names import expand, name_of, place_name, resolve, shorten
from graph_build.corpus.source import ORIGINAL, with_wording, wording_note
from graph_build.errors import UsageError
from graph_build.extract.folding import fold_typed
from graph_build.vocabulary import DATATYPE_PROPERTIES, GRAPHS, ONTOLOGY, THINGS, VOCAB, graph, wps

Status = Literal["asserted", "inferred", "axiom", "unknown"]

DEEPEST: Final = 12
"""Steps from a statement down to what documents say, at most."""

WIDTH: Final = 110
_LITERAL_RELATIONS: Final = frozenset(wps(name) for name in DATATYPE_PROPERTIES)


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """A passage that says a statement: its words, where they stand, and the rule that read them.

    ``wording`` says whose words they are where they are not the original's.
    """

    document: str
    paragraph: str
    start: int
    end: int
    words: str
    rule: str
    evidence: str
    wording: str = ""
    pages: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """Why one statement is in the graph: the graphs and quotes that say it, or a rule with axioms and premises."""

    statement: Triple
    status: Status
    graphs: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    rule: str = ""
    axioms: tuple[Triple, ...] = ()
    premises: tuple["Proof", ...] = ()

    @property
    def asserted(self) -> tuple["Proof", ...]:
        """The asserted statements on which the proof rests, in order of their first use, each once."""
        if self.status != "inferred":
            return (self,)
        leaves = [leaf for premise in self.premises for leaf in premise.asserted]
        return tuple({leaf.statement: leaf for leaf in leaves}.values())


@dataclass(frozen=True, slots=True)
class Explanation:
    """The answer to "why is this in the graph"; `unknown` says that the graph neither states nor entails it."""

    proof: Proof
    text: str

    @property
    def status(self) -> Status:
        """Whether the statement is asserted, inferred, an axiom of the ontology, or not in the graph."""
        return self.proof.status

    def to_dict(self) -> dict[str, object]:
        """The same for machines, with full addresses, keys in a fixed order."""
        return _as_dict(self.proof)


def explain(store: Store, subject: str, predicate: str, value: str) -> Explanation:
    """Why a store of `open_graph` holds a statement; its parts are names, addresses, prefixed names, or a date or text.

    A proof is the shortest there is, the first in order among those; the same graph gives the same one.

    Raises:
        UsageError: a part fits nothing in the graph, or several things.
    """
    source = Source(store)
    statement = _statement(source, subject, predicate, value)
    proof = _Search(source).explain(statement)
    return Explanation(proof, "\n".join([*_lines(source, proof, 0), ""]))


class _Search:
    """The search for a shortest proof, deepening one step at a time."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._assertions = Assertions(source, most=None)
        self._entailment = Entailment(source.store)
        self._prove = lru_cache(maxsize=None)(self._search)

    def explain(self, statement: Triple) -> Proof:
        homes = self._source.homes(statement)
        if not homes:
            return Proof(statement, "unknown")
        for depth in range(DEEPEST + 1):
            proof = self._prove(statement, depth)
            if proof is not None:
                return proof
        return Proof(statement, "inferred", tuple(homes))

    def _search(self, statement: Triple, depth: int) -> Proof | None:
        homes = self._source.homes(statement)
        stated = tuple(home for home in homes if home != graph("inferred").value)
        if stated:
            status: Status = "axiom" if stated == (graph("ontology").value,) else "asserted"
            return Proof(statement, status, stated, self._quotes(statement))
        if depth == 0:
            return None
        proofs = (self._proof(statement, step, depth) for step in self._entailment.steps(statement))
        return next((proof for proof in proofs if proof is not None), None)

    def _quotes(self, statement: Triple) -> tuple[Quote, ...]:
        """The passages that say a statement; those of a record about texts say all that it holds."""
        subject = text_of(statement.subject)
        tellers = [*self._assertions.of(subject, text_of(statement.predicate), term_of(statement.object)), subject]
        evidence = {one for teller in tellers for one in self._source.values(teller, WPS + "evidence")}
        return tuple(sorted(_quote(self._source, one) for one in evidence))

    def _proof(self, statement: Triple, step: Step, depth: int) -> Proof | None:
        premises: list[Proof] = []
        for premise in step.premises:
            proof = self._prove(premise, depth - 1)
            if proof is None:
                return None
            premises.append(proof)
        home = (graph("inferred").value,)
        return Proof(statement, "inferred", home, (), step.rule, step.axioms, tuple(premises))


def _quote(source: Source, evidence: str) -> Quote:
    """A piece of evidence as it stands in the graph; where it gives no number, a provision goes by its key."""
    document, provision = (source.value(evidence, name) or evidence for name in (OA + "hasSource", WPS + "inProvision"))
    selector = source.value(evidence, OA + "hasSelector") or evidence
    return Quote(
        document=name_of(source, NamedNode(document)),
        paragraph=source.value(provision, WPS + "number") or provision.removeprefix(f"{document}/"),
        start=int(source.value(selector, OA + "start") or 0),
        end=int(source.value(selector, OA + "end") or 0),
        words=source.value(selector, OA + "exact"),
        rule=source.value(evidence, WPS + "rule"),
        evidence=evidence,
        wording=wording_note(source.value(evidence, WPS + "wording")),
        pages=pages_of(source, evidence),
    )


def _statement(source: Source, subject: str, predicate: str, value: str) -> Triple:
    relation = TYPE if predicate in ("a", "type") else _term(source, predicate, "explain, second part")
    names = lru_cache(maxsize=1)(lambda: NameIndex(source))
    thing = _thing(source, subject, "explain, first part", names)
    literals = [
        quad.object
        for quad in source.store.quads_for_pattern(thing, relation, None, None)
        if isinstance(quad.object, RdfLiteral) and quad.object.value == value
    ]
    if literals:
        return Triple(thing, relation, min(literals, key=str))
    if relation in _LITERAL_RELATIONS:
        return Triple(thing, relation, RdfLiteral(value))
    where = "explain, third part"
    return Triple(
        thing, relation, _term(source, value, where) if relation == TYPE else _thing(source, value, where, names)
    )


def _thing(source: Source, name: str, where: str, names: Callable[[], NameIndex]) -> NamedNode:
    """A thing of the graph, or a term of the ontology written as an address."""
    declared = expand(name)
    if declared is not None and declared.value.startswith(ONTOLOGY):
        return declared
    return resolve(source, name, where, names).node


def _term(source: Source, name: str, where: str) -> NamedNode:
    """A class or property: its address, its prefixed name, the last part of it, or its label."""
    terms = _ontology_terms(source)
    address = expand(name)
    if address is not None:
        return address
    folded = fold_typed(name)
    for known in (name.strip(), folded):
        if known in terms:
            return terms[known]
    close = get_close_matches(folded, sorted(terms), n=5, cutoff=0.5)
    raise UsageError(
        f"no class or property is called '{name}'" + (f"; close: {', '.join(close)}" if close else ""),
        where,
        "a term is named by its address, its short name or its label, such as wps:partOf, partOf or 'part of'",
        "take a term of the ontology",
    )


def _ontology_terms(source: Source) -> dict[str, NamedNode]:
    terms: dict[str, NamedNode] = {}
    for quad in sorted(source.quads(RDFS + "label"), key=str):
        if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(ONTOLOGY):
            local = quad.subject.value.removeprefix(ONTOLOGY)
            terms[local] = quad.subject
            if isinstance(quad.object, RdfLiteral):
                terms.setdefault(fold_typed(quad.object.value), quad.subject)
    return terms


def _lines(source: Source, proof: Proof, level: int) -> list[str]:
    indent = "    " * level
    lines = [f"{indent}{_sentence(source, proof.statement)}"]
    match proof.status:
        case "unknown":
            lines.append(f"{indent}  The graph neither states nor entails this.")
        case "axiom":
            lines.append(f"{indent}  An axiom of the ontology.")
        case "asserted":
            lines += _asserted_lines(proof, indent)
        case "inferred":
            lines += _inferred_lines(source, proof, indent)
            for premise in proof.premises:
                lines += _lines(source, premise, level + 1)
    return lines


def _asserted_lines(proof: Proof, indent: str) -> list[str]:
    if not proof.quotes:
        homes = ", ".join(home.removeprefix(GRAPHS) or "the default graph" for home in proof.graphs)
        return [f"{indent}  Asserted in {homes}, without a sentence of its own."]
    lines = [f"{indent}  Asserted:"]
    for quote in proof.quotes:
        told = ", ".join(filter(None, (quote.document, place_name(quote.paragraph), quote.pages)))
        text = f"“{quote.words}” ({with_wording(told, quote.wording)}; rule {quote.rule})"
        lines += wrap(text, WIDTH, initial_indent=f"{indent}    ", subsequent_indent=f"{indent}    ")
    return lines


def _inferred_lines(source: Source, proof: Proof, indent: str) -> list[str]:
    if not proof.rule:
        return [f"{indent}  Inferred; no rule that `explain` knows gives it within {DEEPEST} steps."]
    if proof.rule == "prp-spo2":
        chain = ", then ".join(shorten(premise.statement.predicate) for premise in proof.premises)
        axioms = f"{chain} gives {shorten(proof.statement.predicate)}"
    else:
        axioms = "; ".join(_sentence(source, axiom) for axiom in proof.axioms)
    return [f"{indent}  Inferred by OWL 2 RL rule {proof.rule} ({axioms}) from:"]


def _sentence(source: Source, statement: Triple) -> str:
    return " ".join(_shown(source, part) for part in (statement.subject, statement.predicate, statement.object))


def _shown(source: Source, part: object) -> str:
    if isinstance(part, NamedNode):
        named = part.value.startswith((THINGS, VOCAB))
        return "is a" if part == TYPE else f"[{name_of(source, part)}]" if named else shorten(part)
    return f'"{part.value}"' if isinstance(part, RdfLiteral) else str(part)


def _as_dict(proof: Proof) -> dict[str, object]:
    parts = (proof.statement.subject, proof.statement.predicate, proof.statement.object)
    return {
        "statement": [str(part.value if isinstance(part, NamedNode | RdfLiteral) else part) for part in parts],
        "status": proof.status,
        "graphs": list(proof.graphs),
        "quotes": [
            {
                name: getattr(quote, name)
                for name in ("words", "document", "paragraph", "start", "end", "rule", "evidence", "pages")
            }
            | {"wording": quote.wording or ORIGINAL}
            for quote in proof.quotes
        ],
        "rule": proof.rule,
        "axioms": [str(axiom) for axiom in proof.axioms],
        "premises": [_as_dict(premise) for premise in proof.premises],
    }
