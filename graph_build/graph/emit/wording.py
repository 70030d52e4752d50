"""Turns a commitment's clause into the words of its verb and of what is to be done, as a table shows them apart."""

from __future__ import annotations

import re
from typing import Final

# The small word that makes one verb with the word before it: "carried out", "set up", "put forward".
_PARTICLE: Final = re.compile(r"(?:out|up|forward|down|off|away|ahead|aside)\b\s*")
_PASSIVE: Final = re.compile(r"\b(?:be|been|being|is|are|was|were) (?:\w+ly )?\w+$", re.IGNORECASE)
_OPENING: Final = frozenset({"a", "all", "an", "any", "both", "each", "every", "some", "such", "the", "these", "this"})


def verb_and_action(verb: str, action: str, sentence: str) -> tuple[str, str]:
    """The verb with its particle, and what is to be done: of a passive also what stands before it.

    Whom a passive asks is no part of it: "States are urged to act".

    >>> verb_and_action("will carry", "out a review", "The Board will carry out a review")
    ('will carry out', 'a review')
    >>> verb_and_action("shall be opened", "by 2028", "Three shelters shall be opened by 2028")
    ('shall be opened', 'Three shelters by 2028')
    >>> verb_and_action("should never give", "up", "We should never give up")
    ('should never give up', 'We should never give up')
    """
    before, said, _ = sentence.partition(verb)
    if (particle := _PARTICLE.match(action)) is not None and said:
        rest = action[particle.end() :]
        verb, action = f"{verb} {particle[0].strip()}", rest if rest.strip(" .") else sentence
    whom = before.strip(" ,")
    if said and whom and _PASSIVE.search(said) and whom not in action and not action.startswith("to "):
        action = f"{_begun_small(whom)} {action}".strip()
    return verb, action


def _begun_small(words: str) -> str:
    first = words.split(maxsplit=1)[0].lower()
    return words[:1].lower() + words[1:] if first in _OPENING else words
