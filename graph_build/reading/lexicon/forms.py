"""Turns the table of word forms into the readings of a form and the lemma of a verb form."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

_ITEM = re.compile(r"([A-Z]+)(\d*)(.*)")


@lru_cache(maxsize=1)
def forms() -> dict[str, tuple[str, str]]:
    """Form to its readings, sorted letters of the table, and the lemma of its verb readings."""
    text = files("graph_build.reading.lexicon").joinpath("forms.txt").read_text("utf-8")
    found: dict[str, tuple[str, str]] = {}
    lines = [line.split(" ") for line in text.splitlines() if not line.startswith("#")]
    known = {line[0] for line in lines}
    for lemma, own, *items in lines:
        _add(found, lemma, own, lemma)
        joined = lemma.replace("-", "")
        for item in items:
            letters, drop, ending = _split(item)
            form = (lemma[:-drop] if drop else lemma) + ending
            _add(found, form, letters, joined if "-" not in form and joined in known else lemma)
    return found


def _split(item: str) -> tuple[str, int, str]:
    match = _ITEM.fullmatch(item)
    if match is None:
        raise ValueError(f"no readings in {item!r}")
    return match[1], int(match[2] or 0), match[3]


def _add(found: dict[str, tuple[str, str]], form: str, letters: str, lemma: str) -> None:
    known = found.get(form)
    if known is None:
        found[form] = (letters, lemma)
    else:
        verbal = set("VZTKG") & set(letters) - {"V"}
        found[form] = (
            "".join(sorted({*known[0], *letters})),
            lemma if verbal and known[1] == form else known[1],
        )


def readings_of(form: str) -> str:
    """Letters of its readings, "" for a form that is in no table: a noun, a name, an adverb in -ly."""
    return forms().get(form, ("", form))[0]


_IRREGULAR = {
    "is": "be", "are": "be", "was": "be", "were": "be", "am": "be", "be": "be", "been": "be", "being": "be",
    "has": "have", "had": "have", "have": "have", "having": "have", "does": "do", "did": "do", "do": "do",
    "done": "do", "doing": "do", "made": "make", "given": "give", "found": "find", "held": "hold", "led": "lead",
}  # fmt: skip


def lemma_of(form: str, tag: str = "") -> str:
    """The verb's lemma; a base form (tag "V") is its own.

    >>> lemma_of("took"), lemma_of("founded"), lemma_of("re-elected"), lemma_of("co-hosting")
    ('take', 'found', 're-elect', 'co-host')
    """
    if tag == "V":
        return form
    known = _IRREGULAR.get(form)
    if known is not None:
        return known
    entry = forms().get(form)
    if entry is not None:
        return entry[1]
    if "-" in form:
        first, _, last = form.rpartition("-")
        return f"{first}-{lemma_of(last)}"
    for ending in ("ing", "ed", "s"):
        if form.endswith(ending) and len(form) > len(ending) + 3:
            return form[: -len(ending)]
    return form
