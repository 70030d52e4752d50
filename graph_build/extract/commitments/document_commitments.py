"""Turns the provisions of a document into commitment clauses with bearer, addressee, themes, rhythm and due date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from graph_build.corpus.houses import House
from graph_build.corpus.provisions import ACRONYM, DATELINE, FRONT, HEADING, PARAGRAPH, YEAR, Provision
from graph_build.extract.commitments.actors import chain_from
from graph_build.extract.commitments.addressees import addressees, beneficiaries
from graph_build.extract.commitments.announcing import announced, announces, asking, told_by_those_who_met
from graph_build.extract.commitments.antecedents import RESOLVED, Said, pronoun_of
from graph_build.extract.commitments.bearers import named, promised, quoted_in, speaker_of
from graph_build.extract.commitments.chapeaus import (
    Chapeaus,
    Lead,
    heads_list,
    inline_items,
    is_cut_by_items,
    item_clause,
    mandated,
    only_leads_in,
    opens_list,
)
from graph_build.extract.commitments.clause_themes import ThemeReader
from graph_build.extract.commitments.clauses import (
    CONSTITUTIVE,
    DIRECTIVE,
    OWN,
    Clause,
    binds_though_told,
    clauses_of,
)
from graph_build.extract.commitments.objectives import (
    acts_under,
    asked,
    opens_resolving,
    printed,
    stated,
    states_objective,
)
from graph_build.extract.commitments.qualifiers import qualified_words, qualifiers
from graph_build.extract.commitments.reported import Speech
from graph_build.extract.commitments.timing import timed
from graph_build.extract.context import Context
from graph_build.extract.demands import demands_only
from graph_build.extract.names.mentions import DocumentMentions
from graph_build.extract.records import CommitmentClause, Named
from graph_build.reading import Phrase, ReadSentence, Sifted

_SKIPPED = frozenset({HEADING, DATELINE, YEAR, ACRONYM, FRONT})
_SHORTEST = 8
_BINDS_ANYTHING = frozenset({"must", "shall", "should"})
_LONGEST_LINE = 80
_PLANS = frozenset({"ActionPlan", "NationalActionPlan"})
_LEAD_LINE = re.compile(
    r"(?:Lead|Leads|Led by|Responsible|Responsibility|Implementing|Owner)(?: (?:agency|agencies|departments?|ministry"
    r"|ministries|actors?|institutions?|entity|entities|body|bodies|party|parties|partner|unit))?: (?=\w)"
)
_DISCLAIMER = Sifted(r"\bDISCLAIMER\b|\bmay be held responsible\b|shall be construed|is not intended to, and does not")
_WHEN = re.compile(
    r"\b(?:when|if|unless|provided that|where) (?!appropriate|necessary|relevant|applicable|possible)[^,;.]{4,160}"
)
_DECIDED = "commitment-decide"
_AFTER = re.compile(
    r",? (?:if|unless|provided that) (?!appropriate|necessary|relevant|applicable|possible)[^,;.]{4,80}"
)
# The line of a resolution that names who speaks in its paragraphs: "The Security Council,".
_SPEAKER = re.compile(
    r"(?:The|THE) ((?:[A-Z][\w-]+ (?i:and |of |the )*){0,6}(?i:Council|Assembly|Committee|Commission|Parliament)),?$"
)
# The line over the paragraphs of those who speak together: "We, the Ministers of Norway and Chile:".
_WE_SPEAK = re.compile(r"(?:[A-Z][^.;:!?]{0,80} )?[Ww]e, (?:the )?\w[^.;:!?]{4,500}[:,]$")
_WE = "We"
_BARE = frozenset({"own", "whose"})


@dataclass(frozen=True, slots=True)
class CommitmentReader:
    """Reads the commitments of one document."""

    context: Context
    mentions: DocumentMentions
    speech: Speech
    organ: Named | None = None

    @property
    def we(self) -> str:
        """The thing for which "we" stands; none in a text that asks the house from outside."""
        return "" if demands_only(self.context) else self.context.voice.we

    def read(self, provisions: Sequence[Provision]) -> list[CommitmentClause]:
        """All commitment clauses of the document, in order."""
        speaking = replace(self, organ=speaker(provisions, self.mentions))
        return _distinct(speaking._all(provisions))

    def _all(self, provisions: Sequence[Provision]) -> list[CommitmentClause]:
        out: list[CommitmentClause] = []
        themes = ThemeReader(self.context, self.mentions, provisions)
        chapeaus = Chapeaus()
        previous: Provision | None = None
        led: dict[int, tuple[int, Clause]] = {}  # where the commitment of a clause stands; it lives on, as its id does
        resolving: Lead | None = None  # the line above that ends in "RESOLVES:"
        for provision, following in zip_longest(provisions, provisions[1:]):
            lead = chapeaus.reaches(provision)
            if lead is None and resolving is not None and acts_under(provision):
                lead = resolving
            self._take_lead(provision, out)
            if (words := self.mentions.sentences.get(provision.key)) and provision.is_content:
                resolving = opens_resolving(provision, words[-1], self.organ) or resolving
            if not _may_commit(provision):
                continue
            waits = is_cut_by_items(provision, following)
            said = self._said(provision, previous)
            sentences = self._sentences(provision, resolving)
            rows = list(self._rows(provision, sentences, lead, chapeaus, said, waits=waits))
            previous = provision
            if lead is not None and not rows and (held := led.get(id(lead.clause))) is not None:
                # An item that is no clause says on what the words before the list are: "in: (a) reform of the police".
                place, _ = held
                out[place] = replace(out[place], themes=(*out[place].themes, *themes.named(provision)))
            for clause, bearers in rows:
                led[id(clause)] = len(out), clause
                out.append(self._finish(provision, clause, bearers, themes))
        return out

    def _rows(
        self,
        provision: Provision,
        sentences: Sequence[ReadSentence],
        lead: Lead | None,
        chapeaus: Chapeaus,
        said: Said,
        *,
        waits: bool,
    ) -> Iterator[tuple[Clause, list[Named]]]:
        """The clauses of a provision with their bearers: its own, and its item's under the words before the list."""
        rows: list[tuple[Clause, list[Named]]] = []
        for place, sentence in enumerate(sentences):
            said.hears(sentence)
            own = list(self._own(provision, sentence, said))
            under = self._of_form(provision, sentence, lead if place == 0 else None)
            if under is not None:
                own = [under, *((c, b) for c, b in own if c.start > under[0].start)]
            own += inline_items(sentence, own)
            rows += own
        last = sentences[-1] if sentences else None
        opens = last is not None and (waits or opens_list(provision.reading.text, last))
        if last is not None and announces(provision):  # a heading's own words ask for nothing
            chapeaus.opens(provision, last, self._announced(provision, last))
            return
        if last is not None and opens:
            chapeaus.opens(provision, last, self._mandated(provision, last, rows) or self._announced(provision, last))
            if not rows and lead is not None:
                chapeaus.open.append(replace(lead, number=provision.number))
        yield from ((c, b) for c, b in rows if not (opens and c.sentence is last and only_leads_in(c.sentence, c)))

    def _sentences(self, provision: Provision, resolving: Lead | None) -> Sequence[ReadSentence]:
        """The sentences of a provision; those of outcome texts and of resolutions as the ones who met say them."""
        sentences = self.mentions.sentences[provision.key]
        if resolving is not None:
            return asked(provision, sentences)
        return tuple(map(asking, sentences)) if self.context.kind == "Declaration" else sentences

    def _said(self, provision: Provision, previous: Provision | None) -> Said:
        """What "it" and "they" may point to from outside: what the paragraph before named, under the same heading."""
        if previous is None or {provision.role, previous.role} != {PARAGRAPH} or provision.heading != previous.heading:
            return Said()
        said = Said(before=tuple(self.mentions.sentences[previous.key]), place=previous.key)
        for sentence in said.before:
            said.hears(sentence)
        return said

    def _own(self, provision: Provision, sentence: ReadSentence, said: Said) -> Iterator[tuple[Clause, list[Named]]]:
        for clause in self._unreported(provision, clauses_of(sentence)):
            bearers = self._bearers(provision, clause, said)
            if bearers is not None:
                yield printed(clause, provision.reading.text), bearers

    def _mandated(
        self, provision: Provision, sentence: ReadSentence, rows: list[tuple[Clause, list[Named]]]
    ) -> list[tuple[Clause, list[Named]]]:
        """The clauses, those of words that lead in a mandate with whoever has it: the items are its tasks."""
        whose = mandated(sentence)
        if whose is None:
            return rows
        bearers = named(sentence, (whose,), self.mentions.outer[provision.key], self.we)
        own = [c for c, _ in rows if c.sentence is sentence]
        decided = next((c for c in own if c.rule == _DECIDED), own[-1] if own else None)
        return rows if decided is None else [(replace(decided, act=DIRECTIVE, speaks=False), bearers)]

    def _announced(self, provision: Provision, sentence: ReadSentence) -> list[tuple[Clause, list[Named]]]:
        """What a list that is announced goes on with: "agreed on the following measures:"."""
        clause = announced(provision, sentence)
        if clause is None:
            return []
        return [(clause, named(sentence, clause.bearers, self.mentions.outer[provision.key], self.we))]

    def _of_form(
        self, provision: Provision, sentence: ReadSentence, lead: Lead | None
    ) -> tuple[Clause, list[Named]] | None:
        """What a sentence asks by its place: an item of a list, an objective, an activity of a plan."""
        if lead is not None:
            clause = item_clause(provision, sentence, lead)
            return None if clause is None else (clause, list(lead.bearers))
        clause = stated(provision, sentence, plan=self.context.kind in _PLANS)
        if clause is None:
            return None
        mentions = self.mentions.outer[provision.key]
        return clause, named(sentence, clause.bearers, mentions, self.we)

    def _take_lead(self, provision: Provision, out: list[CommitmentClause]) -> None:
        """Gives an activity of a plan its bearers, which stand in a line below it: "Lead: Ministry of …"."""
        text = provision.reading.text
        line = _LEAD_LINE.match(text)
        if line is None or not out or out[-1].rule != "commitment-imperative" or out[-1].bearers:
            return
        actors = chain_from(text, line.end(), len(text), self.mentions.outer[provision.key])
        words = text[line.end() :].strip(" .;")
        out[-1] = replace(out[-1], bearers=tuple((a.surface, a.thing) for a in actors) or ((words, None),))

    def _unreported(self, provision: Provision, clauses: list[Clause]) -> Iterator[Clause]:
        """The clauses that are not told of another: what somebody is said to do is a claim (claims.toml).

        What stands in quotation marks is there to be read, and is both.
        """
        said = [
            (r.words_start, r.words_end)
            for r in self.speech[provision.key]
            if not r.own
            and not r.direct
            and not (r.asks and any(c.verb_start < r.words_start < c.end for c in clauses))
        ]
        outcome = self.context.kind == "Declaration"
        for clause in clauses:
            told = any(start <= clause.verb_start < end and not _goes_on(clause, start) for start, end in said)
            if not told or binds_though_told(clause) or (outcome and told_by_those_who_met(clause)):
                yield clause

    def _is_quoted(self, provision: Provision, clause: Clause) -> bool:
        """Whether somebody is quoted with the words, and not with a promise of their own."""
        speech = self.speech[provision.key]
        return quoted_in(clause, speech) is not None and promised(clause, speech) is None

    def _bearers(self, provision: Provision, clause: Clause, said: Said) -> list[Named] | None:
        """Those who are to act; None where a pronoun that tells an effect stands for nobody."""
        organ = self.organ or _organ_of(self.context.voice)
        if clause.speaks or (organ is not None and organ[0] == _WE and _is_bare(clause)):
            return [(organ[0], organ[1] or self.we or None)] if organ else []
        own = promised(clause, self.speech[provision.key])
        if own is not None:
            return speaker_of(clause, own, provision.key, self.mentions)
        out: list[Named] = []
        for phrase in clause.bearers:
            sentence = clause.sentence
            meant: tuple[Phrase, ...] = (phrase,)
            word = pronoun_of(sentence, phrase)
            if word == "it" and organ and _is_of_speaker(clause):
                out.append(organ)
                continue
            if phrase.cls == "pronoun" and word in RESOLVED:
                found = said.meant(sentence, phrase)
                if found is None and word == "it":
                    if clause.own is None or clause.own.modal not in _BINDS_ANYTHING:  # "It will cost lives": an effect
                        return None
                    continue
                if found is not None:
                    sentence, meant = found
            place = said.place if said.is_before(sentence) else provision.key
            out.extend(named(sentence, meant, self.mentions.outer[place], self.we))
        return [organ if organ is not None and key is not None and key == organ[1] else (w, key) for w, key in out]

    def _finish(
        self, provision: Provision, clause: Clause, bearers: list[Named], themes: ThemeReader
    ) -> CommitmentClause:
        text = provision.reading.text
        clause, (due_on, due_rule), rhythm = timed(clause, text, self.context.published)
        wide = text[clause.start : clause.reach]
        condition = _WHEN.search(text, clause.start, clause.end)
        if condition is None:  # right after the act: it belongs to the quote
            condition = _AFTER.match(text, clause.end, clause.reach)
            clause = clause if condition is None else replace(clause, end=condition.end())
        mentions = self.mentions.outer[provision.key]
        whom = addressees(clause, mentions, self.we)
        return CommitmentClause(
            document=self.context.key,
            provision=provision.key,
            start=clause.start,
            end=clause.end,
            rule=clause.rule,
            verb=clause.verb,
            act=OWN if self._binds_itself(clause, bearers) else clause.act,
            strength=clause.strength,
            action=_action(clause, text) or wide,
            bearers=tuple(bearers),
            addressees=tuple(one for one in whom if one not in bearers),
            beneficiaries=beneficiaries(text, clause.verb_end, clause.end, mentions, whom),
            themes=themes.themes(provision, clause),
            qualifiers=qualifiers(qualified_words(text, clause.start, clause.end, clause.reach)),
            condition=condition.group().lstrip(", ") if condition else None,
            recurrence=rhythm,
            due=due_on,
            due_rule=due_rule,
            quoted=self._is_quoted(provision, clause),
        )

    def _binds_itself(self, clause: Clause, bearers: list[Named]) -> bool:
        """Whether the one who speaks says what it is to do itself: "Affirms that it shall keep the matter in view"."""
        item = clause.act == CONSTITUTIVE and clause.rule.endswith("-item")  # "Decides: (a) To review the measures"
        if self.organ is None or not (clause.act == DIRECTIVE or item):
            return False
        return [key for _, key in bearers] == [self.organ[1]]


def _action(clause: Clause, text: str) -> str:
    """What is to be done: the words behind the verb; of an item, whose verb stands over the list, all of it."""
    if not clause.rule.endswith("-item") or clause.verb_start >= clause.verb_end:
        return " ".join(text[clause.verb_end : clause.end].split())
    words = " ".join(text[clause.verb_start : clause.end].split())
    return words[:1].lower() + words[1:] if not words[1:2].isupper() else words


def speaker(provisions: Sequence[Provision], mentions: DocumentMentions) -> Named | None:
    """Who speaks in the operative paragraphs, by the line over them; None where there is none."""
    for provision in provisions:
        match = _SPEAKER.match(provision.reading.text.strip()) if len(provision.reading.text) < _LONGEST_LINE else None
        if match is not None:
            meant = [m.thing for m in mentions.outer.get(provision.key, []) if m.surface.endswith(match.group(1))]
            return match.group(1), meant[0] if meant else None
    return (_WE, None) if any(_WE_SPEAK.match(p.reading.text.strip()) for p in provisions if p.is_content) else None


def _is_bare(clause: Clause) -> bool:
    """Whether the line over a clause is its subject: "We, the Ministers:", "1. Commit to"."""
    frame = clause.own
    if frame is None or frame.deontic is None or clause.bearers or frame.agent:
        return False
    return frame.form == "base" and frame.deontic.form in _BARE


def _goes_on(clause: Clause, words: int) -> bool:
    """Whether a clause is a second thing that the speaker does, and none of the words told: "noted that …, and called
    on all parties to"."""
    frame = clause.own
    if frame is None or frame.parent is None or frame.link != "shared":
        return False
    return clause.sentence.tokens.start[clause.sentence.frames[frame.parent].start] < words


def _organ_of(voice: House) -> Named | None:
    """Who speaks in the operative paragraphs of a house whose text does not say."""
    return (voice.organ[0], voice.organ[1]) if voice.organ else None


def _may_commit(provision: Provision) -> bool:
    """Whether a provision's words can bind somebody: not a heading, a date line or a disclaimer."""
    opens = provision.role == HEADING and (heads_list(provision) or states_objective(provision) or announces(provision))
    bare = not provision.is_content or (provision.role in _SKIPPED and not opens)
    return not bare and _DISCLAIMER.search(provision.reading.text[:400]) is None


def _distinct(rows: list[CommitmentClause]) -> list[CommitmentClause]:
    """One record per span, without those too short to ask for anything."""
    first: dict[tuple[str, int, int], CommitmentClause] = {}
    for row in rows:
        if row.end - row.start >= _SHORTEST:
            first.setdefault((row.provision, row.start, row.end), row)
    return list(first.values())


def _is_of_speaker(clause: Clause) -> bool:
    """Whether "it" is who speaks: "Affirms that it shall keep the situation under review"."""
    frame, frames = clause.own, clause.sentence.frames
    over = frames[frame.parent] if frame is not None and frame.link == "that" and frame.parent is not None else None
    return over is not None and over.subject_from == "speaker" and not over.asked and not over.patient
