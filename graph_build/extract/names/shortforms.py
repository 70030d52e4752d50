"""Turns short forms ("this Policy", "the Committee", "the conference", "It") into mentions of what they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph_build.corpus.provisions import Provision
from graph_build.extract.context import Context
from graph_build.extract.records import BODIES, DOCUMENTS, EVENTS, POSTS, Mention
from graph_build.reading import Sifted

_DOC_NOUNS = (
    r"(?:Policy|Strategy|Action Plan|National Action Plan|Plan|Directive|Resolution|resolution|order|Order"
    r"|memorandum|Memorandum|report|Report|Act|Agreement|Declaration|Guidelines|Concept|Framework|statement|Statement"
    r"|handbook|Handbook|manual|Manual|toolkit|Toolkit|guide|Guide|study|Study)"
)
_OWN = Sifted(rf"\b(?P<det>[Tt]his|[Tt]he present|[Tt]hese) (?P<noun>{_DOC_NOUNS})\b")
_THE_DOC = Sifted(
    rf"\b(?P<det>[Tt]he|[Ii]ts|[Tt]hat|[Ss]aid) (?P<noun>{_DOC_NOUNS})\b(?! (?:on|of|for|to|and|with|dated) [A-Z\d]|-)"
)
_THE_BODY = Sifted(
    r"\b(?P<det>[Tt]he|[Tt]his|[Tt]hat) (?P<noun>Committee|Panel|Task Force|task force|Commission|Tribunal|Council"
    r"|Department|Agency|Office|Network|Centre|Center|Mission|panel|Mechanism|Group|Ministry|Bureau|Secretariat|Board"
    r"|Institute|Directorate|Foundation|Fund|Programme|Program|Initiative|Coalition|Association)\b"
    r"(?! (?:of|on|for|to) [A-Z]|-)"
    r"|(?<=\bto )(?P<bare>Council)\b"
)
_THE_POST = Sifted(
    r"\b(?P<det>[Tt]he|[Tt]his|[Tt]hat) (?:new |current |same )?"
    r"(?P<noun>position|post|role|Representative|Special Representative|Special Envoy|Chair)\b(?! of|-)"
)
_THE_EVENT = Sifted(
    r"\b(?P<det>[Tt]he|[Tt]his) (?P<noun>conference|meeting|event|talks|session|summit|workshop|discussion"
    r"|panel session|panel discussion|challenge|symposium|race|series|Conference|Meeting|Summit|Run for All)\b"
    r"(?! (?:of|on|with|for) |-)"
)
_IT_EVENT = Sifted(
    r"(?:^|(?<=[.!?] ))It (?=(?:also |further )?(?:focuse[sd]|explore[sd]|discusse[sd]|examine[sd]|brought|gathered"
    r"|highlighted|covered|addressed)\b)"
)
_PROVISIONS_BACK = 2
_TOLD_WHICH = re.compile(
    r"[,:]? ?[\"“‘«(]"
    r"| (?:that|held|convened|hosted|organi[sz]ed|in|at|between|by|where|attended|chaired|scheduled|planned|entitled)\b"
)
_MEANT_OF_KINDS = ((_THE_DOC, DOCUMENTS), (_THE_BODY, BODIES), (_THE_POST, POSTS), (_THE_EVENT, EVENTS))
# Nouns for any event and any post, whatever its name.
_ANY_EVENT = frozenset({"event", "discussion", "session", "talks", "challenge", "series", "race"})
_ANY_POST = frozenset({"position", "post", "role"})
_PLANS = frozenset({"ActionPlan", "NationalActionPlan"})
# The kinds of documents that speak of themselves by a noun.
_KINDS_OF_NOUN: dict[str, frozenset[str]] = {
    "policy": frozenset({"Policy"}), "strategy": frozenset({"Strategy"}), "plan": _PLANS, "action plan": _PLANS,
    "national action plan": frozenset({"NationalActionPlan"}), "directive": frozenset({"Directive"}),
    "order": frozenset({"Directive"}), "memorandum": frozenset({"Directive"}), "resolution": frozenset({"Resolution"}),
    "report": frozenset({"Report"}), "agreement": frozenset({"Treaty"}), "declaration": frozenset({"Declaration"}),
    "guidelines": frozenset({"Guideline"}), "statement": frozenset({"Declaration", "PresidentialStatement"}),
    "framework": frozenset({"Strategy", "Policy"}), "concept": frozenset({"Strategy"}),
}  # fmt: skip


_OF_ANOTHER = frozenset({"committee", "council", "board", "commission", "office"})


def short_forms(
    context: Context, provision: Provision, outer: list[Mention], before: list[Mention], heading: Sequence[Mention] = ()
) -> Iterator[Mention]:
    """Mentions by short form in a provision, none overlapping a name; ``before`` are the names of the provisions above,
    ``heading`` those of the bodies that stand over the text as its own: "the Committee" of its pages is one of them.

    A chain stops at the first unknown: where nothing fitting was named, the short form stays unread.
    """
    text = provision.reading.text
    for match in _OWN.finditer(text):
        if _free(match, outer) and _fits_own(context, match.group("noun")):
            yield _mention(provision, match, context.kind, context.key)
    for pattern, kinds in _MEANT_OF_KINDS:
        for match in pattern.finditer(text):
            reach = _near(match, outer, before) if kinds is EVENTS else before
            meant = _stands_for(context, match, outer, [*reach, *heading], kinds) if _free(match, outer) else None
            if meant is not None:
                yield _mention(provision, match, *meant)
    for match in _IT_EVENT.finditer(text):
        events = [m for m in outer if m.kind in EVENTS and m.end <= match.start()]
        if events and _free(match, outer):
            it, event = match.start(), events[0]
            yield Mention(provision.key, it, it + 2, event.kind, "It", event.thing, "short-form")


def posts_in_full(text: str, outer: list[Mention], before: list[Mention]) -> list[Mention]:
    """The mentions, with "the Special Representative" after the full name of such a post as that post."""
    out: list[Mention] = []
    for mention in outer:
        short = mention.kind == "PostKind" and len(mention.surface.split()) <= 2
        named: list[Mention] = []
        if short and text[: mention.start].endswith(("the ", "The ")):
            named = [m for m in (*before, *out) if m.kind == "Post" and _is_head(mention.surface, m.surface)]
        out.append(mention._replace(kind="Post", thing=named[-1].thing, rule="short-form") if named else mention)
    return out


def _is_head(noun: str, name: str) -> bool:
    """Whether a post's short form is the head of its full name: "Special Representative" of "… for WPS"."""
    before, found, after = name.partition(noun)
    return (
        bool(found)
        and name != noun
        and not re.search(r"\b(?:to|of|for|and) ", before)
        and re.match(r"$| (?:for|of|to|on)\b", after) is not None
    )


def _free(match: re.Match[str], outer: list[Mention]) -> bool:
    """Whether no name stands there; a noun alone that was taken for a name, "The handbook", is none, and no "event"
    unless what follows tells which: "the meeting held in May"."""
    noun = match.groupdict().get("noun")
    told = _TOLD_WHICH.match(match.string, match.end()) is not None
    alone = DOCUMENTS if told else DOCUMENTS | EVENTS
    return all(
        match.end() <= m.start or m.end <= match.start() or (m.surface == noun and m.kind in alone) for m in outer
    )


def _near(match: re.Match[str], outer: list[Mention], before: list[Mention]) -> list[Mention]:
    """What "the event" can point back to above: of one with a day of its own what the last provisions named."""
    if not any(m.kind in EVENTS and m.start >= match.start() and m.end == match.end() for m in outer):
        return before
    keys = list(dict.fromkeys(m.provision for m in before))[-_PROVISIONS_BACK:]
    return [m for m in before if m.provision in keys]


def _fits_own(context: Context, noun: str) -> bool:
    """Whether the noun is what the document is: a policy speaks of itself as "this Policy"."""
    return context.kind in _KINDS_OF_NOUN.get(noun.lower(), frozenset())


def _stands_for(
    context: Context, match: re.Match[str], outer: list[Mention], before: list[Mention], kinds: frozenset[str]
) -> tuple[str, str] | None:
    """Kind and thing that the short form stands for: the house's council, a thing named above, the document itself."""
    bare, noun = match.groupdict().get("bare"), match.group("noun") or ""
    voice = context.voice
    if (bare or noun) == "Council" and voice.council:
        return "Body", voice.council
    if noun == "Commission" and voice.commission and not _named(noun, outer, before, kinds):
        return "Body", voice.commission
    own = kinds is DOCUMENTS and noun[:1].isupper() and _fits_own(context, noun)
    above = [m for m in outer if m.end <= match.start()]
    meant = None if bare else _named(noun, above, [] if own else before, kinds)
    if meant is not None:
        return meant.kind, meant.thing
    return (context.kind, context.key) if own else None


def _named(noun: str, above: list[Mention], before: list[Mention], kinds: frozenset[str]) -> Mention | None:
    """The last thing named above whose name holds the noun, in the provision first; any event for an event's noun."""
    head = noun.rsplit(maxsplit=1)[-1].lower()
    for candidates in (above, before):
        fitting = [m for m in candidates if m.kind in kinds and (head in m.surface.lower() or _general(head, kinds))]
        if head in _OF_ANOTHER:  # "the Committee" behind the International Committee of the Red Cross
            fitting = [m for m in fitting if m.kind != "Organization"]
        if fitting:
            return fitting[0] if kinds is EVENTS and candidates is above else fitting[-1]
    return None


def _general(noun: str, kinds: frozenset[str]) -> bool:
    return (kinds is EVENTS and noun in _ANY_EVENT) or (kinds is POSTS and noun in _ANY_POST)


def _mention(provision: Provision, match: re.Match[str], kind: str, thing: str) -> Mention:
    return Mention(provision.key, match.start(), match.end(), kind, match.group(), thing, "short-form")
