"""Turns names into the folded forms in which they are compared, and into addresses."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

from graph_build.corpus.slugs import slug

_POSSESSIVE = re.compile(r"'s?(?=\s|$)")
_SIGNS = re.compile(r"[^\w]+")
_LEADING = re.compile(r"^(?:the|a|an|this|that|its|their|his|her|our) ")
_YEAR = re.compile(r"(?<!\s)\s*\(?(?<!\d)(?:19|20)\d\d(?:\s?(?:[-–/]|to)\s?(?:19|20)?\d\d)?\)?$")
# Spellings that differ between the Atlantic's two sides and between houses; the first is the one compared.
# Of each comes what a text must hold for it: most names hold none, and looking for letters costs a hundredth.
_SPELLINGS: tuple[tuple[str, re.Pattern[str], str], ...] = tuple(
    (held, re.compile(pattern), to)
    for held, pattern, to in (
        ("isation", r"isation(s?)\b", r"ization\1"), ("centre", r"\bcentre", "center"),
        ("defense", r"defense", "defence"), ("programme", r"\bprogramme", "program"),
        ("adviser", r"adviser", "advisor"), ("co operation", r"\bco operation", "cooperation"),
        ("peace keeping", r"peace keeping", "peacekeeping"), ("sub regional", r"\bsub regional", "subregional"),
        ("labour", r"\blabour", "labor"), ("honour", r"honour", "honor"),
        ("communiqué", r"communiqué", "communique"), ("skillset", r"\bskillset", "skill set"),
    )
)  # fmt: skip


@lru_cache(maxsize=100_000)
def fold(name: str) -> str:
    """The form in which names are compared: no case, punctuation, article, possessive or regional spelling.

    >>> fold("The Organisation's Centre for Women, Peace, and Security")
    'organization center for women peace and security'
    """
    text = unicodedata.normalize("NFKC", name).casefold().replace("’", "'")
    text = _POSSESSIVE.sub("", text) if "'" in text else text
    text = " ".join(_SIGNS.sub(" ", text).split())
    text = _LEADING.sub("", text)
    for held, pattern, to in _SPELLINGS:
        if held in text:
            text = pattern.sub(to, text)
    return text


# Letters that Unicode does not take apart into a letter and a mark.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i", "ħ": "h"})


def fold_typed(text: str) -> str:
    """The form in which what people type is compared with names: no case, marks or punctuation, words a space apart.

    It is a second fold for two reasons. Marks tell names in texts apart, and are left out in a search. What is typed
    may be cut anywhere, so articles and regional spellings, which :func:`fold` needs whole words for, stay.

    >>> fold_typed("Skåre, Møller & Łódź"), fold_typed("S/RES/1325 (2000)")
    ('skare moller lodz', 's res 1325 2000')
    """
    if not text.isascii():
        taken_apart = unicodedata.normalize("NFKD", text.casefold())
        text = "".join(c for c in taken_apart if unicodedata.category(c)[0] != "M").translate(_PLAIN)
    return " ".join(re.findall(r"\w+", text.casefold()))


def without_year(name: str) -> str:
    """The name without a year or a span of years at its end."""
    return _YEAR.sub("", name).strip(" ,")


def is_acronym(name: str) -> bool:
    """Whether a form is written in capitals for its words, so that its case must be exact: WHO, UNSCRs, GENADs, U.S."""
    if " " in name.strip():
        return False
    letters = re.sub(r"[^A-Za-z]", "", name)
    capitals = sum(c.isupper() for c in letters)
    return len(letters) <= 12 and capitals >= 2 and capitals >= len(letters) - 3


def address(label: str, taken: dict[str, str] | None = None, family: str = "") -> str:
    """The readable part of a thing's address; where two names give one slug, the kind and a hash are added.

    ``taken`` maps slugs in use to their families and is updated.
    """
    base = slug(label, 90) or "name-" + hashlib.sha256(label.encode()).hexdigest()[:8]
    if taken is None:
        return base
    if taken.setdefault(base, family) != family:
        base = f"{base}-{family.lower()}"
        if taken.setdefault(base, family) != family:
            base = f"{base}-{hashlib.sha256(label.encode()).hexdigest()[:6]}"
            taken[base] = family
    return base
