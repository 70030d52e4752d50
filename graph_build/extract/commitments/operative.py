"""Turns an operative paragraph of a resolution into its clauses, one per operative verb that carries a duty."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph_build.corpus.sentences import Sentence
from graph_build.extract.commitments.actors import chain_from, is_actor, surfaces
from graph_build.extract.commitments.clauses import prose_clauses
from graph_build.extract.commitments.deontic import OperativeVerb, operative_verbs
from graph_build.extract.commitments.frames import Clause
from graph_build.extract.records import Mention

# What may stand before an operative verb: the paragraph's start, punctuation, "and", with adverbs between.
_BEFORE = re.compile(
    r"(?:^|[;,:] ?|\band |— )(?:(?:and|also|further|furthermore|strongly|again|once again|in this regard|in that regard"
    r"|in the same regard|in this respect|in this context|as such|in particular|in addition|to this end|therefore"
    r"|once more|moreover|hereby),? ){0,9}$",
    re.IGNORECASE,
)
# So many characters before a verb hold all that can stand before it.
_NEAR = 200
_ADVERBS = re.compile(r"(?:(?:also|further|furthermore|strongly|again|once again) )+$", re.IGNORECASE)
_DESCRIBING = re.compile(r"\b(?:which|who|that|also takes) (?:\w+ )?$")
_OWN = re.compile(r"its (?:intention|intent|readiness|determination|willingness)", re.IGNORECASE)
_TO_ACT = re.compile(r",? (?:.{0,120}?,? )?to [a-z]")
_SEIZED = re.compile(r"decides to (?:remain|stay)\b", re.IGNORECASE)
_TAIL = re.compile(
    r"(?:,? in order to\b|, by \w+ing\b|,? with a view to (?=bringing)|, which |,? that (?:assist|address|will|take"
    r"|may)\b|, taking into account\b|, taking into consideration\b"
    r"|,? to facilitate\b|,? who\b(?=.{0,20}may)|, utilizing\b|, drawing upon\b|, as well as (?=in )| referred to in\b"
    r"|(?<!those) responsible for\b|,? as provided for\b"
    r"|, including through\b|,? including by\b|,? in accordance with (?:international|resolution 1379)"
    r"|,? which (?=(?:is|are) to\b)|,? when considering\b| to enable\b| to help\b| for \w+ing and\b)"
)
_ON_GOES = re.compile(
    r",? and (?:to )?(?:ensure|report|submit|facilitate|cooperate|provide|develop|strengthen|include|increase"
    r"|that|continue)\b"
)
# Nouns for a definite act, so that the need for one asks for something.
_ACT_NEEDED = re.compile(
    r" for (?:the )?(?:\w+ )?(?:exclusion|inclusion|cessation|release|withdrawal|deployment|appointment|prosecution"
    r"|ratification)\b"
)
_TO_DO = re.compile(
    r"(?:,|\b)\s?to (?!armed|the |an? |conflict|all |its |their |such |any |this |that |these |women|be )(?:also "
    r"|continue |further |immediately |fully )?[a-z]"
)
_OPENER = re.compile(r" (?:also )?(?:for |on |upon |that )?(?:its |the |those |these \d |these |\d )*")
_PEOPLE = re.compile(
    r" (?:on |upon |for |that )?((?:all|both|those|these|no)(?: \w+){1,4}?),? (?:to|continue|desist|immediately"
    r"|should)\b"
)
_PRONOUN = re.compile(r" (it|them)\b(?= to\b)")
# Somebody named before in full and here by the noun alone.
_NAMED_AGAIN = re.compile(
    r" (?:on |upon |for |that )?the ((?:[Tt]ransitional |[Ii]nterim )?(?:Government|Mission|Authorities|authorities"
    r"|Force|Commission|Committee|Panel|Special Representative|Special Envoy|Council|Office|Union))(?=,? (?:to|and)\b)"
)
_AGENTS = re.compile(
    r"(?<!sponsored )(?<!led )(?<!established )(?<!assisted )(?<!deployed )(?<!mandated )(?<!identified )"
    r"(?<!committed )\b(?:by|involving) (?:the )?"
)
# Modals that carry a duty of their own inside an operative paragraph, and those among them that need no subject there.
_EMBEDDED = frozenset(
    {"should", "must", "shall", "shall-passive", "responsibility-rests-with", "required-to", "is-to-be", "is-to-happen"}
)
_MANDATE = re.compile(r"the (?:\w+ )?mandate of (?:the )?")
_WITHOUT_SUBJECT = frozenset({"should", "responsibility-rests-with", "is-to-be", "is-to-happen"})


@dataclass(frozen=True, slots=True)
class _Verb:
    """An operative verb of the table, from its adverbs (``start``) and from the verb itself on."""

    start: int
    verb_start: int
    end: int
    row: OperativeVerb


def operative_clauses(provision: str, text: str, body: int, mentions: list[Mention], council: str) -> Iterator[Clause]:
    """Clauses of the paragraph's words from ``body`` on. ``council`` is how the text names the organ that speaks."""
    verbs = _verbs(text, body)
    for index, verb in enumerate(verbs):
        end = verbs[index + 1].start if index + 1 < len(verbs) else len(text)
        end = verb.end + len(text[verb.end : end].rstrip(" ;,.").removesuffix(" and").rstrip(" ;,."))
        if end <= verb.end:
            continue
        inside = list(_embedded(provision, text, verb, end, mentions))
        decided = text.startswith(" that ", verb.end) and text[verb.verb_start : verb.end].lower() == "decides"
        if verb.row.strength is not None and not _nobody_asked(text, verb, end, mentions) and not (decided and inside):
            yield _duty(text, verb, end, mentions, council)
        yield from inside


def _verbs(text: str, body: int) -> list[_Verb]:
    found: list[_Verb] = []
    for row in operative_verbs():
        for match in row.pattern.finditer(text, body):
            before = text[body : match.start()]
            near = max(0, len(before) - _NEAR)
            linked = _BEFORE.search(before, near)
            if linked is None or any(f.verb_start <= match.start() < f.end for f in found):
                continue
            if _DESCRIBING.search(before, near) or _noun(text, match):
                continue
            adverbs = _ADVERBS.search(before, near)
            start = match.start() - (len(adverbs.group()) if adverbs else 0)
            found.append(_Verb(start, match.start(), match.end(), row))
    return sorted(found, key=lambda v: v.start)


def _noun(text: str, match: re.Match[str]) -> bool:
    """Whether the word is a noun here: "efforts and demands of", "requests for"."""
    return match.group().islower() and re.match(r" (?:of|were|are|from)\b", text[match.end() :]) is not None


def _duty(text: str, verb: _Verb, end: int, mentions: list[Mention], council: str) -> Clause:
    words = text[verb.verb_start : verb.end]
    act, strength = verb.row.act or "", verb.row.strength or ""
    close, rule = _close(text, verb.end, end), f"operative-{act.lower()}"
    clause = Clause(verb.start, verb.verb_start, verb.end, close, rule, words, act, strength, frame="operative")
    decides = words.lower() == "decides"
    if words.lower() == "intends":
        return replace(clause, bearer_text=council, frame="own")
    if decides and _SEIZED.match(text[verb.verb_start :]):
        return replace(clause, strength="Undertaking", act="Self-commitment", bearer_text=council, frame="own")
    if _OWN.search(words) or (decides and _TO_ACT.match(text[verb.end :])):
        return replace(clause, bearer_text=council, frame="own")
    if _is_need(words):
        asked = _needed(text, verb.end, end, mentions)
        return replace(clause, bearers=tuple(asked), bearer_text=surfaces(asked))
    asked, wording = _asked(text, verb.end, end, mentions)
    return replace(clause, bearers=tuple(asked), bearer_text=wording)


def _is_need(words: str) -> bool:
    return words.lower().endswith("the need")


def _nobody_asked(text: str, verb: _Verb, end: int, mentions: list[Mention]) -> bool:
    """Whether a need is stressed that asks nobody for a definite act: "the need for enhanced coordination"."""
    if not _is_need(text[verb.verb_start : verb.end]):
        return False
    phrase = text[verb.end : end]
    definite = phrase.startswith(" to ") or _ACT_NEEDED.match(phrase) is not None
    return not definite and not _needed(text, verb.end, end, mentions)


def _needed(text: str, start: int, end: int, mentions: list[Mention]) -> list[Mention]:
    """Who is to meet a need: those between "for" and "to", or the one whose act is spoken of."""
    actor = re.match(r" for (?:the |all )?", text[start:])
    asked = chain_from(text, start + actor.end(), end, mentions) if actor else []
    if asked and not re.match(r"(?: \([^)]*\))? to\b", text[asked[-1].end :]):
        asked = []
    if not asked and text.startswith(" to ", start):
        inside = (m for m in mentions if start < m.start < end and is_actor(m))
        asked = [m for m in inside if text.startswith("'s", m.end)][:1]
    return asked


def _asked(text: str, start: int, end: int, mentions: list[Mention]) -> tuple[list[Mention], str]:
    """Who is asked: those between the verb and "to", after "that", or named in a "by" or "involving" phrase."""
    phrase = text[start:end]
    to = _TO_DO.search(phrase)
    opener = _OPENER.match(phrase)
    begin = start + (opener.end() if opener else 1)
    begin = next((m.start for m in mentions if start <= m.start < begin < m.end), begin)  # "the Commission" as a name
    asked = chain_from(text, begin, start + to.start() if to else end, mentions)
    if asked and (to is not None or re.match(r" that\b", phrase)):
        return asked, _with_quantifiers(text, asked, start)
    pronoun = _PRONOUN.match(phrase)
    if pronoun:
        return _meant(text, start, mentions, plural=pronoun.group(1) == "them"), pronoun.group(1)
    again = _NAMED_AGAIN.match(phrase)
    if again and not asked:
        return _meant_by(text, start, again.group(1), mentions), again.group(1)
    people = _PEOPLE.match(phrase) if not asked else None
    if people:
        return [], people.group(1)
    agents = _AGENTS.search(phrase)
    if agents and to is None:
        asked = chain_from(text, start + agents.end(), end, mentions)
        return asked, _with_quantifiers(text, asked, start)
    return [], ""


def _meant(text: str, before: int, mentions: list[Mention], *, plural: bool) -> list[Mention]:
    """What a pronoun stands for: the last actor of fitting number named before it in the paragraph."""
    kinds = {"ActorGroup"} if plural else {"Body", "Organization", "Mission", "State", "Network", "Post"}
    near = [m for m in mentions if m.end <= before and m.kind in kinds]
    government = [m for m in near if m.surface.startswith("Government")]
    return (government or near)[-1:]


def _meant_by(text: str, before: int, noun: str, mentions: list[Mention]) -> list[Mention]:
    """Who "the Government" or "the Mission" is: the last one named before whose name has the word."""
    kinds = {"Body", "Organization", "Mission", "State", "Network", "Post", "ActorGroup"}
    near = [m for m in mentions if m.end <= before and m.kind in kinds]
    return [m for m in near if noun.lower() in m.surface.lower()][-1:]


def _with_quantifiers(text: str, asked: list[Mention], floor: int) -> str:
    """The words for those asked, each with the quantifier before it ("all parties"), none from before ``floor``."""
    quantified = []
    for mention in asked:
        match = re.search(r"(?:(?:all|both|existing|concerned|relevant|other) )+$", text[floor : mention.start])
        quantified.append((match.group() if match else "") + mention.surface)
    return ", ".join(quantified)


def _embedded(provision: str, text: str, verb: _Verb, end: int, mentions: list[Mention]) -> Iterator[Clause]:
    """Clauses with a modal inside the stretch: "stresses that … they must", "which should include"."""
    sentence = Sentence(provision, verb.verb_start, end, text[verb.verb_start : end])
    for clause in prose_clauses(sentence, mentions):
        modal = clause.rule.removeprefix("commitment-")
        if modal not in _EMBEDDED:
            continue
        full = _with_pronoun(text, clause, mentions)
        if full.start <= verb.verb_start and modal not in _WITHOUT_SUBJECT:
            yield from _after_that(text, full, verb, mentions)
        else:
            yield full


def _with_pronoun(text: str, clause: Clause, mentions: list[Mention]) -> Clause:
    """The clause with "they" or "it" resolved to what it stands for in the paragraph."""
    word = clause.bearer_text.lower()
    if clause.bearers or word not in {"they", "it"}:
        return clause
    near = [m for m in mentions if m.end <= clause.start and is_actor(m)]
    meant = [m for m in near if (m.kind == "ActorGroup") == (word == "they")]
    return replace(clause, bearers=tuple(meant[-1:]))


def _of_mandate(text: str, clause: Clause, mentions: list[Mention]) -> Clause:
    """The clause with its own subject's words; what a mandate shall include is borne by the mission that has it."""
    if clause.bearers:
        return clause
    subject = text[clause.start : clause.verb_start]
    mandate = _MANDATE.match(subject)
    actors = chain_from(text, clause.start + mandate.end(), clause.verb_start, mentions) if mandate else []
    return replace(clause, bearers=tuple(actors), bearer_text=surfaces(actors) or subject.strip(" ,"))


def _after_that(text: str, clause: Clause, verb: _Verb, mentions: list[Mention]) -> Iterator[Clause]:
    """The clause from its own subject on, when the operative verb was taken for its beginning."""
    between = text[verb.end : clause.verb_start]
    that = list(re.finditer(r"\bthat |: |; ", between))
    if that:
        begin = verb.end + that[-1].end()
        yield _of_mandate(text, replace(clause, start=begin), mentions)
    elif clause.start < clause.verb_start:
        follows = re.search(r"(?:as follows: |, )(?=[^,:;]{3,60}$)", between)
        yield replace(clause, start=verb.end + follows.end() if follows else clause.start)


def _close(text: str, start: int, end: int) -> int:
    """Where the quoted clause ends: before a purpose, a means or a description, unless a verb is joined after it."""
    for tail in _TAIL.finditer(text, start + 30, end):
        if not _ON_GOES.search(text[tail.end() : end]):
            return start + len(text[start : tail.start()].rstrip(" ,;"))
    return end
