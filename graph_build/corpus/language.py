"""Turns a text into the language that it is written in, with how that was found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from pycountry import languages

FULLY_READ: Final = "en"
"""The one language whose sentences are read; of others only names, numbers, dates, symbols and votes."""
UNKNOWN: Final = "und"
# Languages in which plans, resolutions and news of the field are published, and no others: a short text is then not
# taken for a language that nobody here writes.
_CANDIDATES = (
    "ar", "az", "bg", "bs", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "ga", "he", "hi", "hr",
    "hu", "hy", "id", "is", "it", "ja", "ka", "ko", "lt", "lv", "mk", "ms", "ne", "nl", "no", "pl", "pt", "ro", "ru",
    "rw", "sk", "sl", "sq", "sr", "sv", "sw", "th", "tr", "uk", "ur", "vi", "zh",
)  # fmt: skip
_LOOKED_AT, _ENOUGH_WORDS, _SURE = 6_000, 20, 0.7
# Words that make up a fifth of any English text and of no other language's.
_ENGLISH = frozenset(["the", "of", "and", "to", "with", "for", "by", "will", "shall", "its", "their", "that"])


@dataclass(frozen=True, slots=True)
class Language:
    """An ISO 639 code of two letters (``und`` where it cannot be told) and ``how`` it is known."""

    code: str
    how: str

    @property
    def is_read(self) -> bool:
        """Whether the rules read sentences of it; a text in no known language is read as English."""
        return self.code in {FULLY_READ, UNKNOWN}

    @property
    def name(self) -> str:
        """The English name of the language.

        >>> Language("fr", "detected").name
        'French'
        """
        found = languages.get(alpha_2=self.code)
        return found.name.partition(" (")[0] if found is not None else "an unknown language"


ENGLISH: Final = Language(FULLY_READ, "declared")


def language_of(text: str, declared: str | None = None) -> Language:
    """The language that the catalogue or file declares, else the one that the words show.

    >>> language_of("Le Conseil de sécurité prie le Secrétaire général de lui faire rapport chaque année.").code
    'fr'
    """
    if declared and (code := _code(declared)):
        return Language(code, "declared")
    words = re.findall(r"[^\W\d_]+", text[:_LOOKED_AT].lower())
    if sum(word in _ENGLISH for word in words) > 0.12 * max(len(words), _ENOUGH_WORDS):
        return Language(FULLY_READ, "detected")
    code, sure = _identifier().classify(" ".join(words))
    return Language(code if sure >= _SURE else UNKNOWN, "detected")


def _code(declared: str) -> str | None:
    """The two letters of a language's code or English name: ``fr``, ``fra``, ``fr-CA``, ``French``."""
    plain = declared.strip().lower()
    short = re.split(r"[-_]", plain)[0]
    try:
        found = languages.get(alpha_2=short) or languages.get(alpha_3=short) or languages.lookup(plain)
    except LookupError:
        return None
    return getattr(found, "alpha_2", None)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(_CANDIDATES))
    return identifier
