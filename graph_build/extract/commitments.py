"""Turns the provisions of a document into commitment clauses with bearer, addressee, themes, rhythm and due date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph_build.corpus.provisions import ACRONYM, DATELINE, FRONT, HEADING, YEAR, Provision
from graph_build.extract.actors import Named, addressees, is_actor, personal
from graph_build.extract.clauses import prose_clauses
from graph_build.extract.context import Context
from graph_build.extract.frames import Clause
from graph_build.extract.lexicon import reference
from graph_build.extract.mentions import DocumentMentions
from graph_build.extract.objectives import announces
from graph_build.extract.operative import operative_clauses
from graph_build.extract.records import DOCUMENTS, CommitmentClause
from graph_build.extract.sentences import Sentence, split_sentences
from graph_build.extract.timing import due, recurrence
from graph_build.extract.verbs import starts_with_base_verb

LEAD_IN = ":"
_SKIPPED = {HEADING, DATELINE, YEAR, ACRONYM, FRONT}
_DISCLAIMER = re.compile(
    r"\bDISCLAIMER\b|\bmay be held responsible\b|shall be construed|is not intended to, and does not"
)
_QUALIFIERS: tuple[tuple[str, str], ...] = (
    ("as appropriate", r"\bas appropriate\b"), ("where appropriate", r"\bwhere appropriate\b"), ("as necessary", r"\bas (?:needed|necessary)\b"),
    ("where necessary", r"\bwh(?:ere|en) necessary\b"), ("within existing resources", r"\bwithin existing (?:resources|means)\b"), ("inter alia", r"\binter alia\b"),
    ("subject to", r"\bsubject to\b"), ("consider", r"\bto consider\b"), ("strongly", r"\bstrongly\b"), ("on request", r"\bupon (?:their |its )?request\b"),
    ("to the fullest extent possible", r"\bto the (?:fullest|greatest) extent\b"), ("at their discretion", r"\bat (?:their|its|his|her) discretion\b"),
    ("further", r"\bfurther\b"), ("immediately", r"\bimmediate(?:ly)?\b"), ("without delay", r"\bwithout (?:further )?delay\b"),
)  # fmt: skip
_WHEN = re.compile(
    r"\b(?:when|if|unless|provided that|where) (?!appropriate|necessary|relevant|applicable|possible)[^,;.]{4,160}"
)


_POINTS_BACK = re.compile(r"\b(?:these|such|this (?:end|regard|process|matter|challenge)|that end|those|it)\b")


def themes_in(name: str) -> list[str]:
    """Themes that a title names."""
    lexicon = reference()
    hits = [h for h in lexicon.find(name) if lexicon.things[h.thing].kind == "Theme"]
    return [h.thing for h in hits if not any((o.start <= h.start and h.end <= o.end) and o != h for o in hits)]


@dataclass(slots=True)
class CommitmentReader:
    """Reads the commitments of one document."""

    context: Context
    mentions: DocumentMentions

    def read(self, provisions: list[Provision]) -> list[CommitmentClause]:
        """All commitment clauses of the document, in order."""
        out: list[CommitmentClause] = []
        by_key = {p.key: p for p in provisions}
        lead: Clause | None = None
        lead_of: str | None = None
        for provision in provisions:
            if (
                not provision.is_content
                or provision.role in _SKIPPED
                or _DISCLAIMER.search(provision.reading.text[:400])
            ):
                continue
            clauses = list(self._clauses(provision))
            if (
                lead is not None
                and provision.role == "item"
                and starts_with_base_verb(provision.reading.text[provision.body :])
            ):
                clauses = [self._under_lead(provision, lead), *(c for c in clauses if c.start > provision.body)]
            out.extend(
                self._finish(provision, clause, by_key) for clause in clauses if not clause.verb.endswith(LEAD_IN)
            )
            opened = _opens_list(provision, clauses)
            if opened is not None:
                lead, lead_of = opened, provision.number
            elif provision.role != "item" and (
                provision.number is None or not provision.number.startswith(lead_of or "\0")
            ):
                lead = None
        return _distinct(out)

    def _clauses(self, provision: Provision) -> Iterator[Clause]:
        text, mentions = provision.reading.text, self.mentions.outer[provision.key]
        if self.context.register == "un" and provision.role in {"paragraph", "item"} and provision.number:
            yield from operative_clauses(provision.key, text, provision.body, mentions, "Security Council")
            return
        if self.context.register == "un" and provision.number is None:
            return
        objective = provision.role == "item" and re.search(r"(?:^|: )To [a-z]", text[provision.body :]) is not None
        for sentence in split_sentences(provision.key, text, provision.body):
            trimmed = _without_title(sentence)
            yield from self._imperative(provision, trimmed)
            yield from prose_clauses(trimmed, mentions, objective=objective)

    def _imperative(self, provision: Provision, sentence: Sentence) -> Iterator[Clause]:
        """A bare imperative in an action plan ("Develop guidance on …") is an undertaking of whoever made the plan."""
        plan = self.context.kind in {"ActionPlan", "NationalActionPlan"} and provision.role in {"item", "paragraph"}
        first = re.match(r"[A-Z][a-z]+", sentence.text)
        if plan and first and starts_with_base_verb(sentence.text) and len(sentence.text.split()) > 3:
            at = sentence.start
            yield Clause(
                at,
                at,
                at + first.end(),
                sentence.start + len(sentence.text.rstrip(" .;")),
                "commitment-imperative",
                first.group(),
                "Self-commitment",
                "Undertaking",
            )

    def _under_lead(self, provision: Provision, lead: Clause) -> Clause:
        """An item whose modal and subject stand in the words before the list."""
        text = provision.reading.text
        end = provision.body + len(
            re.sub(r"[;.,]?(?: and)?$", "", text[provision.body :].rstrip(" ;.,")).rstrip(" ;.,")
        )
        inner = next(iter(_relative_cut(text, provision.body, end)), end)
        word = re.match(r"[\w-]+", text[provision.body :])
        verb_end = provision.body + (word.end() if word else 1)
        return replace(
            lead,
            start=provision.body,
            verb_start=provision.body,
            verb_end=verb_end,
            end=inner,
            frame="item" if lead.bearers else lead.frame,
            verb=lead.verb.strip(" :"),
            rule=lead.rule + "-item",
        )

    def _finish(self, provision: Provision, clause: Clause, by_key: dict[str, Provision]) -> CommitmentClause:
        text = provision.reading.text
        outer = self.mentions.outer[provision.key]
        start, end = clause.start, min(clause.end, len(text))
        sentence_end = _sentence_end(text, end)
        wide = text[start:sentence_end]
        bearers = self._bearers(clause, provision)
        dated = due(text[start:sentence_end], self.context.published)
        whom = addressees(text, clause.verb_end, end, outer, list(clause.bearers))
        if clause.frame == "passive" and ("receive" in clause.verb or clause.verb.startswith("must be engaged")):
            whom = [
                (m.surface, m.thing)
                for m in outer
                if clause.start <= m.start and m.end <= clause.verb_start and is_actor(m)
            ]
        return CommitmentClause(
            self.context.key, provision.key, start, end, clause.rule, clause.verb, clause.act, clause.strength,
            " ".join(text[clause.verb_end : end].split()) or wide, bearers, tuple(whom),
            themes=self._themes(provision, clause, sentence_end, by_key),
            qualifiers=tuple(name for name, pattern in _QUALIFIERS if re.search(pattern, text[start : min(sentence_end, end + 40)])),
            condition=m.group() if (m := _WHEN.search(text, start, end)) else None,
            recurrence=recurrence(text[start : min(sentence_end, end + 60)]), due=dated[0] if dated else None, due_rule=dated[1] if dated else None,
        )  # fmt: skip

    def _bearers(self, clause: Clause, provision: Provision) -> tuple[Named, ...]:
        if clause.bearers:
            words = clause.bearer_text.split(", ") if clause.frame == "operative" else []
            named = dict(zip((b.thing for b in clause.bearers), words, strict=False))
            return tuple((named.get(b.thing, b.surface), b.thing) for b in clause.bearers)
        if clause.frame == "own":
            return ((clause.bearer_text, "united-nations-security-council"),)
        if clause.frame == "continued":
            return self._carried(clause, provision)
        if clause.frame == "relative":
            return self._antecedent(clause, provision)
        if clause.bearer_text:
            return ((clause.bearer_text, self._speaker(clause.bearer_text)),)
        return ()

    def _carried(self, clause: Clause, provision: Provision) -> tuple[Named, ...]:
        """The subject shared with the modal before: the first actors of the sentence."""
        text = provision.reading.text
        begin = max((m.end() for m in re.finditer(r"(?<=[a-z)]{2})\. ", text[: clause.start])), default=provision.body)
        before = [
            m
            for m in self.mentions.outer[provision.key]
            if max(begin, provision.body) <= m.start and m.end <= clause.start
        ]
        actors = [m for m in before if is_actor(m)]
        documents = [m for m in before if m.kind in DOCUMENTS]
        if actors:
            return ((actors[0].surface, actors[0].thing),)
        if words := personal(text, max(begin, provision.body), clause.start):
            return ((words, self._speaker(words)),)
        return ((documents[0].surface, None),) if documents else ()

    def _antecedent(self, clause: Clause, provision: Provision) -> tuple[Named, ...]:
        """What "which" stands for: the noun phrase before it; those who are to act were named before it."""
        text = provision.reading.text
        before = [m for m in self.mentions.outer[provision.key] if m.end <= clause.start and is_actor(m)]
        noun = re.search(
            r"\b(?:an?|the) ((?:[a-z-]+ ){0,3}(?:process|mechanism|plan|body|group|committee|office|system|framework))\b",
            text[: clause.start],
        )
        if noun is not None and clause.rule.startswith("commitment-shall"):
            return ((noun.group(1), None),)
        parties = [m for m in before if m.kind == "ActorGroup"]
        return ((parties[-1].surface, parties[-1].thing),) if parties else ()

    def _speaker(self, words: str) -> str | None:
        """Whom "we", "I" and "the Alliance" stand for: the one who speaks in the document, when that is known."""
        if words.split(maxsplit=1)[0].lower() in {"we", "our"} and self.context.house in {"nato", "un"}:
            return {"nato": "nato", "un": "united-nations"}[self.context.house]
        return None

    def _themes(self, provision: Provision, clause: Clause, end: int, by_key: dict[str, Provision]) -> tuple[str, ...]:
        """Themes of a clause: those it names, those of its heading, of documents it names, of the words "this" points to;
        where there is none, the document's own."""
        text = provision.reading.text
        rows = [m for m in self.mentions.all_of(provision.key) if m.kind == "Theme" and m.end <= end]
        found = dict.fromkeys(m.thing for m in rows if clause.start <= m.start)
        found |= dict.fromkeys(self._heading_themes(provision, by_key))
        found |= dict.fromkeys(self._document_themes(provision, clause, end))
        if announces(text[clause.start : end]):
            found |= dict.fromkeys(self._item_themes(provision, by_key))
        if not found or _POINTS_BACK.search(text[clause.start : clause.end]):
            found |= dict.fromkeys(m.thing for m in rows if m.start >= provision.body)
        return tuple(found or dict.fromkeys(self._own_themes()))

    def _document_themes(self, provision: Provision, clause: Clause, end: int) -> Iterator[str]:
        """Themes in the names of the documents that the clause names: a plan "on Women, Peace and Security"."""
        for mention in self.mentions.all_of(provision.key):
            if (
                mention.kind in DOCUMENTS
                and clause.start <= mention.start
                and mention.end <= end
                and mention.thing in self.mentions.things
            ):
                for name in sorted(self.mentions.things[mention.thing].names):
                    yield from themes_in(name)

    def _item_themes(self, provision: Provision, by_key: dict[str, Provision]) -> Iterator[str]:
        for other in by_key.values():
            if (
                other.role == "item"
                and provision.number
                and (other.number or "").startswith(provision.number)
                and other.number != provision.number
            ):
                first = [
                    m for m in self.mentions.outer.get(other.key, []) if m.kind == "Theme" and m.start <= other.body + 2
                ]
                yield from (m.thing for m in first)

    def _own_themes(self) -> Iterator[str]:
        yield from themes_in(self.context.title)

    def _heading_themes(self, provision: Provision, by_key: dict[str, Provision]) -> Iterator[str]:
        """Themes named by the heading the provision stands under, or by its own title ("Prevention: …", "(b) Protection.")."""
        for other in by_key.values():
            is_heading = other.role == HEADING and other.reading.text.strip("# *") == (provision.heading or "")
            is_title = (
                other.number is not None
                and other.number == provision.number
                and len(other.reading.text[other.body :].split()) <= 9
            )
            if is_heading or is_title:
                for mention in self.mentions.outer.get(other.key, []):
                    if mention.kind == "Theme":
                        yield mention.thing
        label = re.match(r"[A-Z][\w ,'-]{2,90}: ", provision.reading.text[provision.body :])
        if label:
            for mention in self.mentions.outer[provision.key]:
                if mention.kind == "Theme" and mention.end <= provision.body + label.end():
                    yield mention.thing


def _without_title(sentence: Sentence) -> Sentence:
    """The sentence after a run-in title ("Gender Advisors (GENADs): NATO deploys …", "Policy. …")."""
    match = re.match(
        r"(?:[A-Z(][\w'()/,-]*(?: (?:of|on|for|and|the|in|to|with|[A-Z(][\w'()/,-]*)){0,12}): (?=[A-Z][a-z]* )",
        sentence.text,
    )
    if match is None or sentence.text[match.end() :].startswith("To "):
        return sentence
    return Sentence(sentence.provision, sentence.start + match.end(), sentence.end, sentence.text[match.end() :])


def _opens_list(provision: Provision, clauses: list[Clause]) -> Clause | None:
    """The clause whose modal governs the items that follow, when the provision ends with a colon."""
    if not provision.reading.text.rstrip().endswith((":", ": —")) or not clauses:
        return None
    return clauses[-1]


def _relative_cut(text: str, start: int, end: int) -> Iterator[int]:
    match = re.search(
        r",? (?:that|which) (?:will|the [A-Z])|\s+as (?:specified|appropriate|necessary) in\b", text[start + 10 : end]
    )
    if match:
        yield start + 10 + match.start()


def _sentence_end(text: str, position: int) -> int:
    match = re.search(r"[.;](?= |$)(?! \()", text[position:])
    return position + match.start() if match else len(text)


def _distinct(rows: list[CommitmentClause]) -> list[CommitmentClause]:
    """One record per span; a clause inside another of one provision with the same verb is the same clause."""
    out: list[CommitmentClause] = []
    for row in rows:
        if row.end - row.start < 8 or any(
            o.provision == row.provision and (o.start, o.end) == (row.start, row.end) for o in out
        ):
            continue
        out.append(row)
    return out
