"""Turns the start of a phrase into a verdict: whether it is a verb in its base form, as imperatives begin, or not."""

from __future__ import annotations

import re

_WORDS = """
    accelerate achieve act adapt address adopt advance advise advocate allocate analyse analyze appoint apply assess
    assign assist build call carry clarify collaborate collect combat commission commit communicate complete conduct
    consider consolidate consult continue contribute convene coordinate counter create deepen define deliver
    demonstrate deploy design designate determine develop devise disaggregate discuss disseminate document draft draw
    educate eliminate embed employ empower enable encourage endorse enforce engage enhance enlarge ensure establish
    evaluate examine exchange execute expand explore facilitate finalize finance focus foster fulfil fund gather give
    guide help hold host identify implement improve include incorporate increase inform initiate institute
    institutionalise institutionalize integrate introduce invest invite issue join keep launch lead leverage link
    maintain mainstream make map mobilise mobilize monitor nominate observe offer operationalise operationalize
    organise organize outline participate perform pilot plan prepare prevent prioritise prioritize produce promote
    propose protect provide publish pursue raise ratify recruit reduce reform regularly reinforce release report
    request require research respect respond retain review revise safeguard scale secure seek serve set share simplify
    sponsor standardise stop strengthen streamline submit support survey sustain tackle take target track train
    translate undertake update uphold use utilise utilize verify work
    award begin cooperate dedicate devote disburse double enact extend harmonise harmonize inspect investigate liaise
    meet negotiate open prosecute recommend refrain repeal send supply test transfer vet widen
"""
BASE_VERBS = frozenset(_WORDS.split())
# Verbs that begin a point of a list, and are too common as nouns to be looked for inside one.
_OPENING = "pay bear cover notify reserve refer visit end halt earmark cease abolish ban lift guarantee"
_AT_THE_START = BASE_VERBS | frozenset(_OPENING.split())
_FIRST = re.compile(r"(?:\(?\w{1,3}\)\s+)?(?:[a-z]+ly )?(?:within [^,]{3,80}, )?([A-Za-z]+)\b")


def starts_with_base_verb(text: str) -> bool:
    """Whether the phrase begins with a verb in its base form, adverbs and a time limit set aside.

    >>> starts_with_base_verb("within 150 days of its release, develop and submit a plan")
    True
    """
    match = _FIRST.match(text.lstrip())
    return match is not None and match.group(1).lower() in _AT_THE_START
