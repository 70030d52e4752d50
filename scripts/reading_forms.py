"""Turns the tables of lemminflect into graph_build/reading/lexicon/forms.txt, the word forms that a reading needs.

Run it where lemminflect 0.2.3 is installed (it is not needed to run wps-graph): ``python scripts/reading_forms.py``.
The tables come from the SPECIALIST lexicon of the National Library of Medicine; lemminflect is under the MIT licence.
Only forms with a verb or adjective reading are kept, and nouns and adverbs in -ly that are no verb: nouns are what
an unknown word is taken for, adverbs in -ly are known by their ending.
"""

from __future__ import annotations

import csv
import gzip
import re
from collections import defaultdict
from importlib.resources import files
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "graph_build" / "reading" / "lexicon" / "forms.txt"
HEAD = """\
# Forms of English words with a verb or an adjective reading: a lemma, its readings, then its forms.
# V base, Z third person, T past, K past participle, G -ing form, J adjective, N also a noun, S also a noun's plural,
# R also an adverb. A form is written as its readings, the number of letters to drop from the lemma, and an ending.
# Taken from the tables of lemminflect 0.2.3 (c) 2019 Brad Jascob, MIT licence, which come from the SPECIALIST lexicon
# of the National Library of Medicine (free to use, its name stated). Written by scripts/reading_forms.py.
"""
# Regular verbs in -e of our documents that the library lacks, without that letter.
ALSO = ("operationaliz", "operationalis", "supersed")
# Verbs of our documents that the library lacks, in the words of one that it has.
LIKE = {"recommit": "commit"}
# Participles with their particle, printed as one word: "was set-up in 2009".
JOINED = ("set-up",)
WORD = re.compile(r"[a-z][a-z-]*[a-z]")


def rows(name: str) -> list[list[str]]:
    """The rows of one of the library's tables."""
    data = files("lemminflect").joinpath("resources", name).read_bytes()
    return list(csv.reader(gzip.decompress(data).decode("utf-8").splitlines()))


def readings() -> dict[str, dict[str, set[str]]]:
    """Lemma to form to readings, verbs and adjectives only."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for lemma, pos, *forms in rows("infl_lu.csv.gz"):
        if not WORD.fullmatch(lemma):
            continue
        if pos == "verb":
            found[lemma][lemma].add("V")
            past, participle, ing, third = (*forms, "", "", "", "")[:4]
            for letters, cell in (("T", past), ("K", participle or past), ("G", ing), ("Z", third)):
                for form in filter(None, cell.split("/")):
                    found[lemma][form].add(letters)
        elif pos == "adj":
            found[lemma][lemma].add("J")
            for form in filter(None, "/".join(forms).split("/")):
                found[lemma][form].add("J")
    for stem in ALSO:
        for ending, letters in (("e", "V"), ("es", "Z"), ("ed", "TK"), ("ing", "G")):
            found[f"{stem}e"][stem + ending].update(letters)
    for form in JOINED:
        found[form][form].update("NTK")
    for lemma, known in LIKE.items():
        for form in [form for form in found[known] if found[known][form] & set("VZTKG")]:
            found[lemma][lemma + form.removeprefix(known)].update(found[known][form])
    return found


def main() -> None:
    """Write the table."""
    found = readings()
    known = {form for forms in found.values() for form in forms}
    for form, pos, lemma in rows("lemma_lu.csv.gz"):
        home = next((part for part in lemma.split("/") if form in found.get(part, ())), None)
        if pos in {"noun", "adv"} and form in known:
            letter = "R" if pos == "adv" else "N" if form in lemma.split("/") else "S"
            for forms in [found[home]] if home else [f for f in found.values() if form in f]:
                forms[form].add(letter)
        elif pos == "noun" and form.endswith("ly") and WORD.fullmatch(form):
            found[form][form].add("N")
    lines = [line(lemma, forms) for lemma, forms in sorted(found.items())]
    TARGET.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")


def line(lemma: str, forms: dict[str, set[str]]) -> str:
    """One row of the table."""
    out = [lemma, "".join(sorted(forms[lemma]))]
    for form, letters in sorted(forms.items()):
        if form == lemma or not WORD.fullmatch(form):
            continue
        common = next(
            (i for i, (a, b) in enumerate(zip(lemma, form, strict=False)) if a != b), min(len(lemma), len(form))
        )
        dropped = len(lemma) - common
        out.append(f"{''.join(sorted(letters))}{dropped or ''}{form[common:]}")
    return " ".join(out)


if __name__ == "__main__":
    main()
