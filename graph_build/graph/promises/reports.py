"""Turns the sentences of a document into reports: what was done, is under way, planned or late, told by which verb."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from graph_build.corpus.provisions import ENTRY, FOOTNOTE, FRONT, HEADING, Provision
from graph_build.extract.document import DocumentExtract
from graph_build.graph.promises.sides import own_family
from graph_build.graph.promises.words import FRAMES, asked_again, families, family_of, stem

DONE, UNDER_WAY, PLANNED, DELAYED = "reported-done", "reported-under-way", "reported-planned", "reported-delayed"
# The verb says that something happened and its subject what: "the review was completed".
GENERAL: Final = "general"
# As much text before and after a verb as is looked at.
_NEAR: Final = 400
# Verbs that say that something happens, or is to, and not what: the family that does so, and single words.
_GENERAL_FAMILY: Final = "implement"
_GENERAL_VERBS: Final = frozenset(
    (
        "in", "operational", "available", "conducted", "conduct", "undertaken", "scheduled", "planned",
        "planning", "done", "delivered",
    )
)  # fmt: skip
# What verbs of several words tell, by their last: who took office was appointed, what was rolled out has begun.
_PHRASES: Final = {"place": GENERAL, "effect": GENERAL, "live": GENERAL, "online": GENERAL, "office": "appoint"}
_LATE: Final = r"postponed|delayed|suspended|deferred|cancelled|canceled|stalled|put off|held up|halted"
_STRONG: Final = (
    r"held|met|taken|took|given|gave|built|sent|begun|began|risen|rose|grown|grew|spent|taught|kept|led|made|set|put|"
    r"brought|heard|fallen|fell|found|written|wrote|chosen|chose|drawn|drew|run|ran|won|become|cut"
)
_PAST: Final = rf"(?:[a-z]{{2,}}ed|{_STRONG})\b(?: (?:up|out|place|part)\b)?"
_ADVERBS: Final = (
    r"(?:(?:not|never|yet|also|already|now|since|further|again|so far|first|later|thus|still|[a-z]{3,20}ly),? )*"
)
_WORD: Final = r"[a-z]+\b"
_HAS: Final = r"(?<!would )(?<!could )(?<!should )(?<!might )(?<!may )(?<!must )(?<!will )(?<!to )\b(?:has|have|had)"
_CAME_INTO: Final = (
    r"(?:entered|came|come|went|gone) into (?:force|use|effect|service|operation|being)|(?:went|gone) (?:live|online)|"
    r"(?:took|taken) (?:effect|office)"
)
_IN_PLACE: Final = r"(?P<verb>in place|in force|in use|operational|up and running|available)\b"

# Name, words of which a text must hold one, expression, status, whether its subject is acted upon. The first that fits
# at a place counts.
_FORMS: Final[tuple[tuple[str, tuple[str, ...], str, str, bool], ...]] = (
    (
        "late",
        ("was ", "were ", "been ", "is ", "are "),
        rf"\b(?:was|were|has been|have been|is|are) {_ADVERBS}(?P<verb>{_LATE})\b",
        DELAYED,
        True,
    ),
    (
        "not yet",
        ("not ", "yet "),
        rf"\b(?:has|have|had) (?:not|yet) {_ADVERBS}(?:been |to |be )*(?P<verb>{_CAME_INTO}|{_WORD})",
        DELAYED,
        True,
    ),
    ("did not", (" not ",), r"\b(?:did|was|were|is|are) not (?:yet )?(?P<verb>[a-z]+)\b", DELAYED, True),
    (
        "failed to",
        ("ailed to ", "yet to "),
        rf"\b(?:failed to|(?:is|are|remains?) yet to(?: be)?) (?P<verb>{_WORD})",
        DELAYED,
        False,
    ),
    (
        "being planned",
        ("being ",),
        rf"\b(?:is|are) {_ADVERBS}being (?P<verb>drafted|designed|prepared|planned)\b",
        PLANNED,
        True,
    ),
    (
        "is planning",
        ("drafting", "designing", "preparing", "planning"),
        rf"\b(?:is|are) {_ADVERBS}(?P<verb>drafting|designing|preparing|planning)\b",
        PLANNED,
        False,
    ),
    (
        "is scheduled",
        ("scheduled", "planned"),
        rf"\b(?:is|are|was|were) {_ADVERBS}(?P<verb>scheduled|planned)\b",
        PLANNED,
        True,
    ),
    ("being done", ("being ",), rf"\b(?:is|are) {_ADVERBS}being {_ADVERBS}(?P<verb>{_PAST})", UNDER_WAY, True),
    ("has been doing", ("been ",), rf"{_HAS} {_ADVERBS}been {_ADVERBS}(?P<verb>[a-z]+ing)\b", UNDER_WAY, False),
    (
        "has begun to",
        ("begun to ", "started to "),
        r"\b(?:has|have) (?:now |also )?(?:begun|started) to (?P<verb>[a-z]+)\b",
        UNDER_WAY,
        False,
    ),
    ("has been done", ("been ",), rf"{_HAS} {_ADVERBS}been {_ADVERBS}(?P<verb>{_PAST})", DONE, True),
    ("has done", ("has ", "have ", "had "), rf"{_HAS} {_ADVERBS}(?P<verb>{_PAST})", DONE, False),
    ("was done", ("was ", "were "), rf"\b(?:was|were) {_ADVERBS}(?P<verb>{_PAST})", DONE, True),
    ("took place", ("took place",), r"\b(?P<verb>took place)\b", DONE, True),
    ("came into", (" into ", "went ", "took ", "taken "), rf"\b(?P<verb>{_CAME_INTO})\b", DONE, True),
    (
        "is in place",
        ("in place", "in force", "in use", "operational", "available", "up and running"),
        rf"\b(?:is|are) {_ADVERBS}{_IN_PLACE}",
        DONE,
        True,
    ),
    (
        "is deployed",
        ("now ", "already ", "currently "),
        rf"\b(?:is|are) (?:now |already |currently ){{1,2}}(?P<verb>{_PAST})",
        DONE,
        True,
    ),
    ("continues to", ("continue",), r"\b(?:continues?|continued) to (?P<verb>[a-z]+)\b", UNDER_WAY, False),
    (
        "now does",
        ("now ", "already ", "currently "),
        r"\b(?:now|already|currently) (?P<verb>[a-z]{3,}s)\b",
        UNDER_WAY,
        False,
    ),
    (
        "there since",
        (" since",),
        r"\b(?P<verb>available|in place|in force|in use|operational)\b[^.;]{0,80}? since\b",
        DONE,
        True,
    ),
    (
        "is doing",
        ("is ", "are "),
        r"\b(?:is|are) (?:now |currently |already |also |still )?(?P<verb>[a-z]+ing)\b",
        UNDER_WAY,
        False,
    ),
)
_COMPILED: Final = tuple((needs, re.compile(form), status, acted) for _, needs, form, status, acted in _FORMS)
_SIMPLE_PAST: Final = re.compile(rf"\b(?P<verb>{_PAST})")
_NOT: Final = re.compile(r"\b(?:not|never)\b")
_LAST_WORD: Final = re.compile(r"(\w+)\W*$")
# What stands before a word in -ed that is no finite verb: "the revised policy", "as requested", "to be adopted".
_NO_VERB_AFTER: Final = frozenset(
    (
        "to", "the", "a", "an", "as", "of", "its", "their", "his", "her", "our", "for", "by", "with", "be", "is", "are",
        "was", "were", "been", "being", "in", "on", "at", "from", "than", "has", "have", "had", "not", "most", "more",
        "least", "newly", "well", "this", "that", "these", "those", "all", "any", "no", "each", "both", "when", "if",
        "once", "unless", "highly", "fully", "recently",
    )
)  # fmt: skip
_NOMINAL_ENTRY: Final = re.compile(r"(?:The )?(?:[Ff]irst |[Ss]econd )?(?P<verb>[A-Z]?[a-z]+) of\b")
_NOMINAL_WELCOME: Final = re.compile(
    r"(?i)\b(?:welcom(?:es|ed|ing)|not(?:es|ing) with appreciation|commend(?:s|ing)) (?:also |further )?the "
    r"(?:recent |timely )?(?P<verb>[a-z]+) (?:of|by)\b"
)
# Nouns of action that tell of something done where the sentence goes on in the past or gives its date.
_NOUNS_OF_ACTION: Final = (
    r"launch|start|creation|adoption|establishment|appointment|deployment|opening|publication|completion|introduction|"
    r"construction|signing|signature|ratification|release|revision|update|inclusion|training|recruitment|formation|"
    r"review|endorsement"
)
_NOMINAL_TOLD: Final = re.compile(
    rf"(?:^(?:[A-Z][\w -]{{1,60}}['’]s )?|(?:^|\b(?i:with|after|following|since|thanks to|through|by) )"
    rf"(?:[Tt]he|[Ii]ts|[Tt]heir) )(?:[a-z]+ )?(?P<verb>(?i:{_NOUNS_OF_ACTION})) of\b"
)
_NOUN_OF: Final = re.compile(rf"(?i:{_NOUNS_OF_ACTION}) of\b")
_HAPPENED: Final = re.compile(rf"\b(?:{_PAST}|came|went)\b")
_PARTICIPLE_TOLD: Final = re.compile(rf", (?P<verb>{_PAST})(?= by [^,;]*?\b(?:19|20)\d\d\b)")
_UP_TO_ITS_VERB: Final = re.compile(r", (?=[a-z]|[A-Z])|\b(?:allowed|came|drew|followed|led|made|was|were|has|have)\b")
_RELATIVE: Final = re.compile(r"\b(?:which|that|whom)\b")
_NEXT_CLAUSE: Final = re.compile(
    r"; |, (?:but|while|where|who|which|at which|whereas) |,? and (?:was|were|is|has|its|their|it|they|the|[a-z]+ed) "
)
_WELCOMES_THAT: Final = re.compile(
    r"(?i)(?:welcom|not|recall)(?:es|e|ing|s)(?: also| further| with appreciation)? that\b"
)
# Who "planned to act" has not acted: that the promise was made is told once more.
_MEANT_TO: Final = frozenset(("planned", "intended", "agreed", "decided", "promised", "pledged", "vowed", "hoped"))
_TOLD_BEFORE: Final = re.compile(
    r"\b(?:if|unless|whether|in order that|so that|until|once|as soon as)\b", re.IGNORECASE
)


def _last_part(text: str) -> str:
    """What follows the last comma or semicolon."""
    return text[max(text.rfind(","), text.rfind(";")) + 1 :]


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb that reports: its family (or :data:`GENERAL`), the status it tells, the text before and after it.

    ``acted_on`` tells that the text before it names what was acted upon and not who acted, ``asked`` that the sentence
    asks for what the verb says, or calls it important, and so does not tell of the past.
    """

    family: str
    status: str
    acted_on: bool
    before: str
    after: str
    asked: bool = False

    @property
    def who(self) -> str:
        """The words that name who acted; empty where the sentence names nobody."""
        if not self.acted_on:
            return self.before
        match = re.search(r"\bby (?P<who>[^,;]+)", self.after)
        return match["who"] if match else ""

    @property
    def what(self) -> str:
        """The words that name what was acted upon: before a passive, after an active verb, up to the next clause."""
        if self.acted_on and self.before:
            return re.split(r"; |, and |, but ", self.before)[-1]
        following = _NEXT_CLAUSE.split(self.after)[0]
        return f"{self.before} {following}" if _RELATIVE.search(_last_part(self.before)) else following


@dataclass(frozen=True, slots=True)
class Report:
    """A sentence, or a part of it between semicolons, that reports; the span is one of the provision's reading."""

    provision: Provision
    start: int
    end: int
    text: str
    predicates: tuple[Predicate, ...]


def reports_of(document: DocumentExtract) -> Iterator[Report]:
    """The reports of a document in order. Words that promise are no report; nor are headings and front matter.

    A resolution speaks in the present: its compound forms ("has been done") and "Welcoming that …" tell of the past.
    """
    promised: dict[str, list[tuple[int, int]]] = {}
    for clause in document.commitments:
        promised.setdefault(clause.provision, []).append((clause.start, clause.end))
    for provision in document.provisions:
        if provision.role in {HEADING, FRONT, FOOTNOTE}:
            continue
        for start, end in _pieces(provision):
            text = provision.reading.text[start:end]
            shown = _blanked(text, start, promised.get(provision.key, []))
            strict = _speaks_in_the_present(document, shown)
            found = tuple(_read(shown, provision.role == ENTRY, strict=strict, whole=text))
            if found:
                yield Report(provision, start, end, text, found)


def _speaks_in_the_present(document: DocumentExtract, text: str) -> bool:
    """Whether a sentence of a resolution tells of the past in compound forms alone: all but "Welcoming that …"."""
    return document.context.register == "un" and not _WELCOMES_THAT.match(text)


def _pieces(provision: Provision) -> Iterator[tuple[int, int]]:
    """Spans of the sentences, cut at semicolons."""
    for sentence in provision.sentences:
        position = 0
        for part in re.split(r"(?<=;) ", sentence.text):
            content = part.rstrip("; ")
            if content:
                yield sentence.start + position, sentence.start + position + len(content)
            position += len(part) + 1


def _blanked(text: str, start: int, spans: list[tuple[int, int]]) -> str:
    """The text with blanks in place of what is promised in it."""
    for first, last in spans:
        a, b = sorted(max(0, min(place - start, len(text))) for place in (first, last))
        text = text[:a] + " " * (b - a) + text[b:]
    return text


def predicates_of(text: str, entry: bool = False) -> Iterator[Predicate]:
    """The verbs of a text that report. ``entry`` allows a timeline's noun of action: "Adoption of the first policy".

    >>> [(p.family, p.status) for p in predicates_of("The review was completed; no course has yet been launched.")]
    [('general', 'reported-done'), ('begin', 'reported-delayed')]
    """
    return _read(text, entry, strict=False, whole=text)


def _read(text: str, entry: bool, strict: bool, whole: str) -> Iterator[Predicate]:
    """The verbs of a text of which what is promised is blanked; ``whole`` is the text with it, as long."""
    taken: list[tuple[int, int]] = []
    rows: list[tuple[int, Predicate]] = []
    for needs, form, status, acted_on in _COMPILED:
        for match in form.finditer(text) if any(word in text for word in needs) else ():
            if _is_free(match, taken):
                taken.append(match.span())
                rows += _predicate(text, match, DELAYED if _NOT.search(match.group()) else status, acted_on)
    for match in () if strict else _SIMPLE_PAST.finditer(text):
        if _is_free(match, taken) and _is_finite(text, match, joined=any(b <= match.start() for _, b in taken)):
            taken.append(match.span())
            rows += _predicate(text, match, DONE, False)
    rows += _nominal(text, entry)
    if not strict:
        rows += _told_aside(text)
    for start, predicate in sorted(rows, key=lambda row: row[0]):
        yield replace(predicate, asked=asked_again(whole[:start]))


def _is_free(match: re.Match[str], taken: list[tuple[int, int]]) -> bool:
    """Whether no verb that was found before stands where this one does."""
    return not any(a < match.end() and match.start() < b for a, b in taken)


def _predicate(text: str, match: re.Match[str], status: str, acted_on: bool) -> list[tuple[int, Predicate]]:
    before, after = text[max(0, match.start() - _NEAR) : match.start()], text[match.end() : match.end() + _NEAR]
    if _TOLD_BEFORE.search(_last_part(before)) or (match["verb"] in _MEANT_TO and after.startswith(" to ")):
        return []
    family = _family(match["verb"], status)
    if family is None or family == FRAMES:
        return []
    return [(match.start(), Predicate(family, status, acted_on, before.strip(), after.strip()))]


def _family(verb: str, status: str) -> str | None:
    """The family of a verb; :data:`GENERAL` for one that says that something happens, or does not."""
    words = verb.split()
    if status == DELAYED and re.fullmatch(_LATE, verb):
        return GENERAL
    if words[-1] in _PHRASES:
        return _PHRASES[words[-1]]
    if len(words) > 2 or words[0] in _GENERAL_VERBS:
        return GENERAL
    return _kind(family_of(stem(words[0])) or own_family(words[0])) or None


def _kind(family: str) -> str:
    return GENERAL if family == _GENERAL_FAMILY else family


def _is_finite(text: str, match: re.Match[str], joined: bool) -> bool:
    """Whether a word in the past form is a verb with a subject before it, and no participle beside a noun.

    ``joined`` tells that another verb stands before it, to which "and" can join it.
    """
    before = text[max(0, match.start() - _NEAR) : match.start()].rstrip()
    found = _LAST_WORD.search(before)
    if not found:  # a part of a sentence may open with its verb, a bracket or a quote not
        return match.start() == 0
    last = found[1].lower()
    if last in _NO_VERB_AFTER or last.endswith("ing") or (last in {"and", "or"} and not joined):
        return False
    following = text[match.end() : match.end() + _NEAR].lstrip()
    if following.startswith("by ") or (match["verb"] == "included" and not following[:1].isalpha()):
        return False
    return not (
        before.endswith(",")
        and re.match(r"(?:in|on|at|to|under|during|with|across|into|for|from|through|as)\b", following)
    )


def _nominal(text: str, entry: bool) -> list[tuple[int, Predicate]]:
    """Nouns of action that tell that something happened, where a timeline lists it or a text welcomes it."""
    match = _NOMINAL_ENTRY.match(text) if entry else None
    if not match and any(word in text.lower() for word in ("welcom", "with appreciation", "commend")):
        match = _NOMINAL_WELCOME.search(text)
    return _noun(match, text[match.end("verb") :]) if match else []


def _noun(match: re.Match[str], after: str) -> list[tuple[int, Predicate]]:
    """What a noun tells that names an action; nothing of any other, nor of one that only judges."""
    family = family_of(stem(match["verb"].lower()))
    if family is None or family == FRAMES:
        return []
    return [(match.start("verb"), Predicate(_kind(family), DONE, True, "", after.strip()))]


def _told_aside(text: str) -> list[tuple[int, Predicate]]:
    """What a sentence tells beside its verb: "The launch of the course in 2022 drew …", "a forum, hosted in 2023"."""
    parts = _PARTICIPLE_TOLD.finditer(text) if " by " in text else ()
    rows = [row for match in parts for row in _predicate(text, match, DONE, True)]
    noun = _NOMINAL_TOLD.search(text) if _NOUN_OF.search(text) else None
    if noun and _HAPPENED.search(text, noun.end()):
        rows += _noun(noun, _UP_TO_ITS_VERB.split(text[noun.end() :])[0])
    return rows


def told_families(predicate: Predicate) -> frozenset[str]:
    """The kinds of action that a predicate tells of: its own, or those that its subject names."""
    if predicate.family != GENERAL:
        return frozenset({predicate.family})
    return families(predicate.before or predicate.after)
