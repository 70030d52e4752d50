"""Turns the span that a form matched into the name alone: without its sentence's first words and without a date."""

from __future__ import annotations

import re

# Rows whose names may begin with a word in small letters.
_OPEN_WITH_LINK = frozenset({"policy-of-zero-tolerance", "dated-letter", "actor-group"})

# Rows for documents, before whose names stands what is done with them.
_PROCESS_OF = frozenset(
    {"policy", "strategy", "action-plan", "national-action-plan", "guidelines", "treaty", "declaration"}
)
_PROCESS = re.compile(r"(?:Implementation|Approval|Review|Update|Revision|Development|Adoption) of (?:the )?(?=[A-Z])")

# Words that open a sentence in capitals and belong to no name.
_OPENING_WORDS = """
The This That These Those A An In On At For From To By With Within Under Over After Before During Since Until As
When While Where Whereas Although Though However Furthermore Moreover Also And But Or If Its Their His Her Our
My Your It They We He She All Any Each Every Both Some Many Most Several Such Other Another No Not Only Through
Throughout Across Between Among Along Around Into Per Via Supporting Opening Building Following Including
Regarding Concerning Recognizing Recalling Reaffirming Noting Welcoming Taking Against According Despite Given
Further Additionally Finally Today Recently Approval Increasing
Urges Requests Encourages Calls Invites Demands Decides Stresses Emphasizes Emphasises Underlines Underscores
Recognizes Recognises Welcomes Notes Reaffirms Reiterates Affirms Commends Expects Asks Appeals Urging Requesting
Encouraging Calling Inviting Stressing Emphasizing Emphasising Recognising Underlining Expressing Condemning
Acknowledging Commending Reiterating Affirming Endorses Supports Directs Recommends Authorizes Condemns Acknowledges
"""
_OPENERS = frozenset(_OPENING_WORDS.split())

_OPENER = re.compile(r"\b[A-Za-z]+(?:'s)? ")
_LINK = re.compile(r"(?:of|on|the|for|and|to|in|with|&) ")
_DATED = re.compile(
    r" (?:in|on|of|from|by) (?:early |late |mid-)?"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b.{0,14}$"
)

# Head nouns that are no name without a word that says which.
_HEAD_NOUNS = """
Committee Committees Panel Council Commission Commissions Board Boards Agency Agencies Authority Bureau Office
Unit Cell Division Directorate Department Departments Ministry Institute Centre Center Centers Centres Academy
Tribunal Court Parliament Assembly Team Fund Service Staff Headquarters Mechanism Administration Police Army
Navy Command Mission Network Alliance Coalition Forum Platform Partnership Policy Strategy Guidelines Guidance
Convention Treaty Charter Statute Protocol Agreement Declaration Report Review Study Assessment Conference
Summit Representative Envoy Commissioner Coordinator Chair Director Secretary Minister President Structure
Administrator Ambassador Adviser Advisor Commander Chief Head Task Force Working Group Union Organization Manual
Act Secretariat Congress Constitution Senate Trends Region Area Unity
"""
_BARE = frozenset(_HEAD_NOUNS.split())

_MAY_STAND_ALONE = frozenset({"Congress", "Constitution", "President", "Senate", "Parliament"})
_NAMED_IN_CAPITALS = frozenset({"Place", "Body", "Mission", "Network", "Summit"})
_SIDES = frozenset({"eastern", "western", "northern", "southern", "central", "east", "west", "north", "south"})


def trim(text: str, start: int, end: int, rule: str) -> tuple[int, int]:
    """The span without an opening word such as "The" or "Under" and without a possessive or comma at its end."""
    if rule == "actor-group":
        start += 4 if text.startswith(("the ", "The "), start, end) else 0
    else:
        start = _after_openers(text, start, end)
    while rule not in _OPEN_WITH_LINK and (link := _LINK.match(text[start:end])) is not None:
        start += link.end()
    process = _PROCESS.match(text[start:end]) if rule in _PROCESS_OF else None
    if process is not None:
        start += process.end()
    month = _DATED.search(text[start:end])
    if month is not None:
        end = start + month.start()
    return start, _before_close(text, start, end)


def _after_openers(text: str, start: int, end: int) -> int:
    while (word := _OPENER.match(text[start:end])) is not None:
        if word.group().strip() not in _OPENERS:
            break
        start += word.end()
    return start


def _before_close(text: str, start: int, end: int) -> int:
    """The end without a possessive or a mark of punctuation; the dot of "U.S." belongs to the name."""
    while end > start and not text.endswith("U.S.", start, end):
        words = text[start:end]
        possessive = words.endswith(("'s", "s'")) and not words.endswith("ss'")
        if not possessive and words[-1] not in " ,.;:'":
            break
        end -= 2 if words.endswith("'s") else 1
    return end


def is_bare(name: str, kind: str) -> bool:
    """Whether nothing but a head noun is left."""
    words = name.split()
    if kind in _NAMED_IN_CAPITALS and name[:1].islower():
        return kind != "Place" or words[0] not in _SIDES
    return all(w in _BARE or w == "and" for w in words) and words[0] not in _MAY_STAND_ALONE and kind != "Person"
