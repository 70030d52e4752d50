"""Turns the names of many documents into things: one thing per name and kind, each under one readable key."""

from __future__ import annotations

from dataclasses import replace

from graph_build.extract.names import fold, is_acronym
from graph_build.extract.records import Thing, family


def final_keys(per_document: list[dict[str, Thing]], documents_read: set[str]) -> dict[str, str]:
    """Final key of every key that documents gave their things.

    Two things of one family that share a full name are one. Reference keys stay; a found thing's key is the slug of its
    name, with its family added where another family has that slug.
    """
    known = {k for things in per_document for k, t in things.items() if ":" not in k or k.startswith("http")}
    by_name = _names_of(per_document, known)
    out: dict[str, str] = {}
    taken: dict[str, str] = {key: "" for key in sorted(known)}
    for key, thing in _sorted_found(per_document):
        if key in out:
            continue
        target = next((by_name[n] for n in _full_names(thing) if n in by_name), None)
        if target is None:
            slug = key.split(":", 1)[1]
            target = slug if taken.setdefault(slug, key) == key else f"{slug}-{family(thing.kind).lower()}"
            taken.setdefault(target, key)
            for name in _full_names(thing):
                by_name.setdefault(name, target)
        out[key] = target
    return out


def _sorted_found(per_document: list[dict[str, Thing]]) -> list[tuple[str, Thing]]:
    rows = {(k, t.kind): t for things in per_document for k, t in things.items() if ":" in k and not k.startswith("http")}
    return [(k, t) for (k, _), t in sorted(rows.items(), key=lambda row: (len(row[0][0]), row[0]))]


def _full_names(thing: Thing) -> list[tuple[str, str]]:
    """Names, with the family, that are no acronyms: an acronym holds only in the text that defines it."""
    names = sorted({thing.label, *thing.names}, key=lambda n: (-len(n), n))
    return [(family(thing.kind), fold(n)) for n in names if not is_acronym(n) and len(fold(n)) > 3]


def _names_of(per_document: list[dict[str, Thing]], known: set[str]) -> dict[tuple[str, str], str]:
    by_name: dict[tuple[str, str], str] = {}
    for things in per_document:
        for key, thing in sorted(things.items()):
            if key in known and thing.status == "known":
                for name in _full_names(thing):
                    by_name.setdefault(name, key)
    return by_name


def unite(per_document: list[dict[str, Thing]], keys: dict[str, str]) -> dict[str, Thing]:
    """Things under their final keys, with the names of all documents; a found thing's label is its fullest name."""
    out: dict[str, Thing] = {}
    for things in per_document:
        for key, thing in sorted(things.items()):
            final = keys.get(key, key)
            if final in out:
                out[final].names |= thing.names | {thing.label}
            else:
                out[final] = replace(thing, key=final, names=thing.names | {thing.label})
    for thing in out.values():
        if thing.status != "known":
            thing.label = sorted((n for n in thing.names if len(n) <= 160), key=lambda n: (-len(fold(n)), n))[0]
    return dict(sorted(out.items()))
