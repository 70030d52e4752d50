"""Turns short forms ("this Policy", "the Committee", "the conference", "It") into mentions of what they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph_build.corpus.provisions import Provision
from graph_build.extract.context import Context
from graph_build.extract.records import DOCUMENTS, EVENTS, POSTS, Mention

_DOC_NOUNS = (
    r"(?:Policy|Strategy|Action Plan|National Action Plan|Plan|Directive|Resolution|resolution|order|Order|memorandum|Memorandum|report|Report|Act|Agreement|Declaration"
    r"|Guidelines|Concept|Framework|statement|Statement)"
)
_OWN = re.compile(rf"\b(?P<det>[Tt]his|[Tt]he present|[Tt]hese) (?P<noun>{_DOC_NOUNS})\b")
_THE_DOC = re.compile(
    rf"\b(?P<det>[Tt]he|[Ii]ts|[Tt]hat|[Ss]aid) (?P<noun>{_DOC_NOUNS})\b(?! (?:on|of|for|to|and|with) [A-Z])"
)
_THE_BODY = re.compile(
    r"\b(?P<det>[Tt]he|[Tt]his|[Tt]hat) (?P<noun>Committee|Panel|Task Force|task force|Commission|Tribunal|Council|Department|Agency|Office|Network|Centre|Center|Mission|panel|Mechanism|Group)\b"
    r"(?! (?:of|on|for|to) [A-Z])|(?<=\bto )(?P<bare>Council)\b"
)
_THE_POST = re.compile(
    r"\b(?P<det>[Tt]he|[Tt]his|[Tt]hat) (?P<noun>position|post|role|Representative|Special Representative|Special Envoy|Chair)\b(?! of)"
)
_THE_EVENT = re.compile(
    r"\b(?P<det>[Tt]he|[Tt]his) (?P<noun>conference|meeting|event|talks|session|summit|workshop|discussion|panel session|panel discussion|challenge|symposium|race|series"
    r"|Conference|Meeting|Summit|Run for All)\b(?! (?:of|on|with|for) )"
)
_IT_EVENT = re.compile(
    r"(?:^|(?<=[.!?] ))It (?=(?:also |further )?(?:focuse[sd]|explore[sd]|discusse[sd]|examine[sd]|brought|gathered|highlighted|covered|addressed)\b)"
)


def short_forms(
    context: Context, provision: Provision, outer: list[Mention], before: list[Mention]
) -> Iterator[Mention]:
    """Mentions by short form in a provision, none overlapping a name; ``before`` are the names of the provisions above.

    A chain stops at the first unknown: where nothing fitting was named, the short form stays unread.
    """
    text = provision.reading.text
    for match in _OWN.finditer(text):
        if _free(match, outer) and _fits_own(context, match.group("noun")):
            yield _mention(provision, match, context.kind, context.key)
    for pattern, kinds in ((_THE_DOC, DOCUMENTS), (_THE_BODY, _BODIES), (_THE_POST, POSTS), (_THE_EVENT, EVENTS)):
        for match in pattern.finditer(text):
            meant = _meant(context, match, outer, before, kinds) if _free(match, outer) else None
            if (
                _free(match, outer)
                and (match.groupdict().get("bare") or match.group("noun")) == "Council"
                and context.house in _COUNCILS
            ):
                yield _mention(provision, match, "Body", _COUNCILS[context.house])
                continue
            if meant is not None:
                yield _mention(provision, match, meant.kind, meant.thing)
            elif (
                kinds is DOCUMENTS
                and _free(match, outer)
                and (match.group("noun") or "")[:1].isupper()
                and _fits_own(context, match.group("noun"))
            ):
                yield _mention(provision, match, context.kind, context.key)
    for match in _IT_EVENT.finditer(text):
        events = [m for m in outer if m.kind in EVENTS and m.end <= match.start()]
        if events and _free(match, outer):
            yield Mention(
                provision.key, match.start(), match.start() + 2, events[0].kind, "It", events[0].thing, "short-form"
            )


# The council that a house means by "the Council".
_COUNCILS = {"un": "united-nations-security-council", "nato": "north-atlantic-council"}
_BODIES = frozenset({"Body", "Mission", "Network", "Organization"})


def _free(match: re.Match[str], outer: list[Mention]) -> bool:
    return all(match.end() <= m.start or m.end <= match.start() for m in outer)


def _fits_own(context: Context, noun: str) -> bool:
    """Whether the noun is what the document is: a policy speaks of itself as "this Policy"."""
    kinds = {
        "policy": {"Policy"}, "strategy": {"Strategy"}, "plan": {"ActionPlan", "NationalActionPlan"}, "action plan": {"ActionPlan", "NationalActionPlan"},
        "national action plan": {"NationalActionPlan"}, "directive": {"Directive"}, "order": {"Directive"}, "memorandum": {"Directive"}, "resolution": {"Resolution"},
        "report": {"Report"}, "agreement": {"Treaty"}, "declaration": {"Declaration"}, "guidelines": {"Guideline"}, "statement": {"Declaration", "PresidentialStatement"},
        "framework": {"Strategy", "Policy"}, "concept": {"Strategy"}, "act": set(),
    }  # fmt: skip
    return context.kind in kinds.get(noun.lower(), set())


def _meant(
    context: Context, match: re.Match[str], outer: list[Mention], before: list[Mention], kinds: frozenset[str]
) -> Mention | None:
    """The last thing named above whose name holds the noun; any event for an event's noun."""
    if match.groupdict().get("bare"):
        return None
    noun = match.group("noun").split()[-1].lower()
    above = [m for m in outer if m.end <= match.start()]
    own = kinds is DOCUMENTS and match.group("noun")[:1].isupper() and _fits_own(context, match.group("noun"))
    for candidates in (above,) if own else (above, before):
        fitting = [m for m in candidates if m.kind in kinds and (noun in m.surface.lower() or _general(noun, kinds))]
        if fitting:
            return fitting[0] if kinds is EVENTS and candidates is above else fitting[-1]
    return None


def _general(noun: str, kinds: frozenset[str]) -> bool:
    return (kinds is EVENTS and noun in {"event", "discussion", "talks", "challenge", "series", "race"}) or (
        kinds is POSTS and noun in {"position", "post", "role"}
    )


def _mention(provision: Provision, match: re.Match[str], kind: str, thing: str) -> Mention:
    return Mention(provision.key, match.start(), match.end(), kind, match.group(), thing, "short-form")
