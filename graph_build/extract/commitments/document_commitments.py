"""Turns the provisions of a document into commitment clauses with bearer, addressee, themes, rhythm and due date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph_build.corpus.provisions import ACRONYM, DATELINE, FRONT, HEADING, ITEM, PARAGRAPH, YEAR, Provision
from graph_build.corpus.sentences import Sentence
from graph_build.extract.commitments.actors import addressees, beneficiaries, chain_from, is_actor
from graph_build.extract.commitments.bearers import BearerReader
from graph_build.extract.commitments.clause_themes import ThemeReader
from graph_build.extract.commitments.clauses import prose_clauses
from graph_build.extract.commitments.frames import Clause
from graph_build.extract.commitments.operative import operative_clauses
from graph_build.extract.commitments.pronouns import borne_by, meant, stand_in
from graph_build.extract.commitments.qualifiers import qualified_words, qualifiers
from graph_build.extract.commitments.reported import Speech
from graph_build.extract.commitments.timing import due, recurrence
from graph_build.extract.context import Context
from graph_build.extract.names.mentions import DocumentMentions
from graph_build.extract.records import CommitmentClause, Mention, Named
from graph_build.extract.verbs import starts_with_base_verb

_LEAD_IN = ":"
_SKIPPED = frozenset({HEADING, DATELINE, YEAR, ACRONYM, FRONT})
_PLANS = frozenset({"ActionPlan", "NationalActionPlan"})
_SHORTEST = 8
_LEAD_LINE = re.compile(
    r"(?:Lead|Leads|Led by|Responsible|Responsibility|Implementing|Owner)(?: (?:agency|agencies|departments?|ministry"
    r"|ministries|actors?|institutions?|entity|entities|body|bodies|party|parties|partner|unit))?: (?=\w)"
)
_DISCLAIMER = re.compile(
    r"\bDISCLAIMER\b|\bmay be held responsible\b|shall be construed|is not intended to, and does not"
)
_WHEN = re.compile(
    r"\b(?:when|if|unless|provided that|where) (?!appropriate|necessary|relevant|applicable|possible)[^,;.]{4,160}"
)
# How a presidential statement or a communiqué names the organ that speaks before each of its verbs.
_ORGAN_SPEAKS = re.compile(
    r"[\"“'‘]?(?:The )?(?:Security |Peace and Security )?Council (?=(?:also |further |strongly )*[a-z]+s\b)"
)
_OPENS_TASKS = re.compile(r"(?:also )?(?:the )?following (?:\w+ ){0,2}\w+ ?:")
_ASKS = frozenset({"commitment-encourages", "commitment-urges", "commitment-demands"})
_ASKED_THEM = re.compile(r"(?:that (?:[^.;:,]|, ){2,120}|(?:on |upon )?(?:[^.;:,]|, ){2,120} to) ?:")
_HOUSES_OF_COUNCILS = frozenset({"un", "african-union"})
_OPENED = re.compile(r"[\"“‘'](?=[A-Z])")
_RUN_IN_TITLE = re.compile(
    r"^(?:[A-Z(][\w'()/,-]*(?: (?:of|on|for|and|the|in|to|with|[A-Z(][\w'()/,-]*)){0,12}): (?=[A-Z][a-z]* )"
)
_NEXT_CLAUSE = re.compile(r",? and (?:[\w'-]+ ){0,5}?(?:(?:will|shall|must|should)\b|\w+'ll\b)")
_ITEM_TITLE = re.compile(r"^[A-Z][\w ,'-]{2,60}: (?=to [a-z])")
_ITEM_CLOSE = re.compile(r"[;.,]?(?: and)?$")
_DESCRIBES = re.compile(r",? (?:that|which) (?:will|the [A-Z])|\sas (?:specified|appropriate|necessary) in\b")


@dataclass(frozen=True, slots=True)
class CommitmentReader:
    """Reads the commitments of one document."""

    context: Context
    mentions: DocumentMentions
    speech: Speech

    def read(self, provisions: Sequence[Provision]) -> list[CommitmentClause]:
        """All commitment clauses of the document, in order."""
        out: list[CommitmentClause] = []
        themes = ThemeReader(self.context, self.mentions, provisions)
        lead: Clause | None = None
        lead_of = ""
        for provision in provisions:
            self._take_lead(provision, out)
            if not _may_commit(provision):
                continue
            text = provision.reading.text
            clauses = list(self._clauses(provision))
            if lead is not None and provision.role == ITEM and _begins_act(text[provision.body :]):
                clauses = [_under_lead(provision, lead), *(c for c in clauses if c.start > provision.body)]
            opens = provision.role == HEADING  # a line that opens a list commits nobody by itself
            whole = (
                [] if opens else [c for c in clauses if not c.verb.endswith(_LEAD_IN) and not _only_leads_in(text, c)]
            )
            out.extend(self._finish(provision, clause, themes) for clause in whole)
            if clauses and text.rstrip().endswith((":", ": —")):
                lead, lead_of = _with_subject(clauses), provision.number or ""
            elif provision.role != ITEM and not (provision.number or "").startswith(lead_of or "\0"):
                lead = None
        return _distinct(out)

    def _take_lead(self, provision: Provision, out: list[CommitmentClause]) -> None:
        """Gives an activity of a plan its bearers, which stand in a line below it: "Lead: Ministry of …"."""
        text = provision.reading.text
        line = _LEAD_LINE.match(text)
        if line is None or not out or out[-1].rule != "commitment-imperative" or out[-1].bearers:
            return
        actors = chain_from(text, line.end(), len(text), self.mentions.outer[provision.key])
        words = text[line.end() :].strip(" .;")
        named = tuple((a.surface, a.thing) for a in actors) or ((words, None),)
        out[-1] = replace(out[-1], bearers=named)

    def _clauses(self, provision: Provision) -> Iterator[Clause]:
        text, mentions = provision.reading.text, self.mentions.outer[provision.key]
        if self.context.register == "un":
            if provision.role in {PARAGRAPH, ITEM} and provision.number:
                yield from operative_clauses(provision.key, text, provision.body, mentions, "Security Council")
                return
            if provision.number is None:
                return
        yield from self._unreported(provision, self._prose(provision))

    def _unreported(self, provision: Provision, clauses: Iterator[Clause]) -> Iterator[Clause]:
        """The clauses that are no words of another: what somebody is said to do is a claim (claims.toml)."""
        said = [r for r in self.speech[provision.key] if not r.own]
        yield from (c for c in clauses if not any(r.words_start <= c.verb_start < r.words_end for r in said))

    def _prose(self, provision: Provision) -> Iterator[Clause]:
        text, mentions = provision.reading.text, self.mentions.outer[provision.key]
        objective = provision.role == ITEM and re.search(r"(?:^|: )To [a-z]", text[provision.body :]) is not None
        before: Sentence | None = None
        for sentence in provision.sentences:
            trimmed = _without_title(sentence)
            antecedents = meant(trimmed, before, mentions)
            named = sorted([*mentions, *stand_in(trimmed, antecedents)])
            before = sentence
            if self.context.kind in _PLANS and provision.role in {ITEM, PARAGRAPH}:
                yield from _imperative(trimmed)
            spoken = self._of_organ(trimmed, text, mentions)
            read = spoken or prose_clauses(trimmed, named, objective=objective)
            yield from (borne_by(clause, antecedents) for clause in read)

    def _of_organ(self, sentence: Sentence, text: str, mentions: list[Mention]) -> list[Clause]:
        """The clauses of a sentence in which a council speaks with the verbs of a resolution: "The Council urges …"."""
        organ = _ORGAN_SPEAKS.match(sentence.text) if self.context.house in _HOUSES_OF_COUNCILS else None
        if organ is None:
            return []
        body, council = sentence.start + organ.end(), "Security Council" if self.context.house == "un" else "Council"
        return list(operative_clauses(sentence.provision, text[: sentence.end], body, mentions, council))

    def _finish(self, provision: Provision, clause: Clause, themes: ThemeReader) -> CommitmentClause:
        text = provision.reading.text
        start, end = clause.start, min(clause.end, len(text))
        sentence_end = _sentence_end(text, end)
        own_end = _own_end(text, end, sentence_end)
        wide = text[start:own_end]
        condition = _WHEN.search(text, start, end)
        whom = self._addressees(provision, clause, end)
        due_on, due_rule = due(wide, self.context.published) or (None, None)
        return CommitmentClause(
            document=self.context.key,
            provision=provision.key,
            start=start,
            end=end,
            rule=clause.rule,
            verb=clause.verb,
            act=clause.act,
            strength=clause.strength,
            action=" ".join(text[clause.verb_end : end].split()) or wide,
            bearers=BearerReader(self.context, self.mentions).bearers(clause, provision),
            addressees=tuple(whom),
            beneficiaries=self._beneficiaries(provision, clause, end, whom),
            themes=themes.themes(provision, clause, sentence_end),
            qualifiers=qualifiers(qualified_words(text, start, end, sentence_end)),
            condition=condition.group() if condition else None,
            recurrence=recurrence(text[start : min(own_end, end + 60)]),
            due=due_on,
            due_rule=due_rule,
        )

    def _beneficiaries(self, provision: Provision, clause: Clause, end: int, whom: list[Named]) -> tuple[Named, ...]:
        """Those for whose good the action is: named so, and the classes of people to whom it goes."""
        named = beneficiaries(provision.reading.text, clause.verb_end, end, self.mentions.outer[provision.key])
        return tuple(dict.fromkeys([*named, *(one for one in whom if one[1] is None)]))

    def _addressees(self, provision: Provision, clause: Clause, end: int) -> list[Named]:
        """Those the action goes to; the subject itself in "Commanders will receive …" and "women must be engaged"."""
        outer = self.mentions.outer[provision.key]
        if clause.frame == "passive" and ("receive" in clause.verb or clause.verb.startswith("must be engaged")):
            subject = (m for m in outer if clause.start <= m.start and m.end <= clause.verb_start)
            return [(m.surface, m.thing) for m in subject if is_actor(m)]
        return addressees(provision.reading.text, clause.verb_end, end, outer, list(clause.bearers))


def _may_commit(provision: Provision) -> bool:
    """Whether a provision's words can bind somebody: not a heading, a date line or a disclaimer."""
    opens_list = provision.role == HEADING and provision.reading.text.rstrip().endswith(_LEAD_IN)
    bare = not provision.is_content or (provision.role in _SKIPPED and not opens_list)
    return not bare and _DISCLAIMER.search(provision.reading.text[:400]) is None


def _begins_act(words: str) -> bool:
    """Whether an item says what those named before the list are to do: "develop …", "to develop …", "Aid: to …"."""
    bare = _ITEM_TITLE.sub("", words.lstrip())
    return starts_with_base_verb(bare.removeprefix("To ").removeprefix("to "))


def _only_leads_in(text: str, clause: Clause) -> bool:
    """Whether a clause says nothing itself but opens a list: "The Union intends to:"."""
    rest = text[clause.verb_end :].strip(" —")
    return rest == _LEAD_IN or _OPENS_TASKS.fullmatch(rest) is not None or _asks_by_list(rest, clause)


def _asks_by_list(rest: str, clause: Clause) -> bool:
    """Whether those asked are named and what they are asked stands in the list: "recommends that nations:"."""
    return clause.rule in _ASKS and _ASKED_THEM.fullmatch(rest) is not None


def _with_subject(clauses: list[Clause]) -> Clause:
    """The clause that opens a list, with the subject it shares with the one before: "shall meet and shall:"."""
    last = clauses[-1]
    if last.bearers or last.frame != "continued" or len(clauses) < 2:
        return last
    return replace(last, bearers=clauses[-2].bearers, bearer_text=clauses[-2].bearer_text, frame="active")


def _imperative(sentence: Sentence) -> Iterator[Clause]:
    """A bare imperative in an action plan ("Develop guidance on …") is an undertaking of whoever made the plan."""
    first = re.match(r"[A-Z][a-z]+", sentence.text)
    if first and starts_with_base_verb(sentence.text) and len(sentence.text.split()) > 3:
        at, rule = sentence.start, "commitment-imperative"
        end = at + len(sentence.text.rstrip(" .;"))
        yield Clause(at, at, at + first.end(), end, rule, first.group(), "Self-commitment", "Undertaking")


def _under_lead(provision: Provision, lead: Clause) -> Clause:
    """An item whose modal and subject stand in the words before the list."""
    words = provision.reading.text[provision.body :]
    length = len(_ITEM_CLOSE.sub("", words.rstrip(" ;.,")).rstrip(" ;.,"))
    describes = _DESCRIBES.search(words[10:length])
    first = re.match(r"[\w-]+", words)
    return replace(
        lead,
        start=provision.body,
        verb_start=provision.body,
        verb_end=provision.body + (first.end() if first else 1),
        end=provision.body + (10 + describes.start() if describes else length),
        frame="item" if lead.bearers else lead.frame,
        verb=lead.verb.strip(" :"),
        rule=lead.rule + "-item",
    )


def _without_title(sentence: Sentence) -> Sentence:
    """The sentence after a run-in title ("Gender Advisors (GENADs): NATO deploys …", "Policy. …")."""
    if _OPENED.match(sentence.text):
        return _without_title(replace(sentence, start=sentence.start + 1, text=sentence.text[1:]))
    match = _RUN_IN_TITLE.match(sentence.text)
    if match is None or sentence.text[match.end() :].startswith("To "):
        return sentence
    return Sentence(sentence.provision, sentence.start + match.end(), sentence.end, sentence.text[match.end() :])


def _sentence_end(text: str, position: int) -> int:
    """Where the sentence of a clause ends, at most 600 characters on."""
    near = text[position : position + 600]
    match = re.search(r"[.;](?= |$)(?! \()", near)
    return position + (match.start() if match else len(near))


def _own_end(text: str, end: int, sentence_end: int) -> int:
    """Where the words about a clause end: before the next clause of its sentence, whose date and rhythm are its own."""
    following = _NEXT_CLAUSE.search(text, end, sentence_end)
    return following.start() if following else sentence_end


def _distinct(rows: list[CommitmentClause]) -> list[CommitmentClause]:
    """One record per span, without those too short to ask for anything."""
    first: dict[tuple[str, int, int], CommitmentClause] = {}
    for row in rows:
        if row.end - row.start >= _SHORTEST:
            first.setdefault((row.provision, row.start, row.end), row)
    return list(first.values())
