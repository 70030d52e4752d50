"""Turns the names of many documents into things: one thing per name and kind, each under one readable key."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from graph_build.corpus.slugs import slug
from graph_build.extract.folding import fold, is_acronym
from graph_build.extract.names.groups import without_quantifier
from graph_build.extract.names.verdicts import SAME, Verdict, apart, joined
from graph_build.extract.records import Relation, Thing, family
from graph_build.reading import head_of

_SMALL = frozenset({"of", "for", "the", "on", "a", "an", "in", "at", "with", "and", "to", "by"})

_LONGEST_LABEL = 160

_Name = tuple[str, str]
"""The kind of a thing, with its owner and document where it has such, and a name of it."""


def dated_events(things: dict[str, Thing], relations: list[Relation]) -> dict[str, str]:
    """New keys for events of a document that a date tells from others of their name: "annual conference" of 2024.

    A meeting is told by its day, for a body holds many in a year. An event whose name counts or dates it already
    ("48th …", "… 2024") keeps its key.
    """
    years: dict[str, set[str]] = {}
    for relation in relations:
        if relation.predicate == "occursOn":
            meets = relation.subject in things and things[relation.subject].kind == "Meeting"
            years.setdefault(relation.subject, set()).add(relation.object[: 10 if meets else 4])
    out: dict[str, str] = {}
    for key, found in sorted(years.items()):
        thing = things.get(key)
        named = thing is not None and key.startswith("Event:") and not re.search(r"\d", thing.label)
        if named and len(found) == 1:
            out[key] = f"{key}-{next(iter(found))}"
    return out


def final_keys(
    per_document: list[dict[str, Thing]], verdicts: list[Verdict] | None = None, stems: Sequence[str] = ()
) -> dict[str, str]:
    """Final key of every key that documents gave their things; ``stems`` are the documents' files without their ends.

    Two things of one family that share a full name are one, unless a verdict parts them; names and addresses that a
    verdict joins are one. Reference keys stay; a found thing's key is the slug of its name, with its family where
    another has that slug.
    """
    known = {k for things in per_document for k in things if _is_final(k)}
    by_name = _names_of(per_document, known)
    found = _sorted_found(per_document)
    addresses = known | {address_of(key) for key, _ in found}
    everywhere = [one for one in verdicts or [] if not one.document and not _lacks_an_address(one, addresses)]
    same, different = joined(everywhere), apart(verdicts or [])
    plainly = _borne_by_one((thing for _, thing in found), {*same, *same.values()})
    here = _joined_here(dict(zip(stems, per_document, strict=False)), verdicts or [])
    out: dict[str, str] = {}
    taken: dict[str, str] = dict.fromkeys(sorted(known), "")
    for key, thing in found:
        names = [(plainly.get((kind, name), kind), same.get(name, name)) for kind, name in _full_names(thing)]
        if (address := fold(address_of(key))) in {*same, *same.values()}:
            names.append((family(thing.kind), same.get(address, address)))
        names += here.get(key, [])
        target = next((by_name[n] for n in names if n in by_name and not _parted(n[1], key, different)), None)
        if target is None:
            judged = next((same[n] for _, n in _full_names(thing) if n in same), "") if same else ""
            plain = slug(judged, 90) or key.split(":", 1)[1]
            target = plain if taken.setdefault(plain, key) == key else f"{plain}-{family(thing.kind).lower()}"
            taken.setdefault(target, key)
        for name in names:
            by_name.setdefault(name, target)
        out[key] = target
    return out


def address_of(key: str) -> str:
    """The address that a thing has by the key that its document gave it, where no other thing takes it."""
    return key.split(":", 1)[-1]


def _lacks_an_address(verdict: Verdict, addresses: set[str]) -> bool:
    """Whether it speaks of an address that no thing has: it joins nothing, and gives nothing that address."""
    return any("-" in one and " " not in one and one not in addresses for one in (verdict.left, verdict.right))


def _joined_here(of_document: Mapping[str, dict[str, Thing]], verdicts: list[Verdict]) -> dict[str, list[_Name]]:
    """Further names of things that a verdict joins in one document alone: those of the other name, and one of both."""
    out: dict[str, list[_Name]] = {}
    for verdict in verdicts:
        if verdict.document and verdict.verdict == SAME:
            left, right = fold(verdict.left), fold(verdict.right)
            for key, thing in of_document.get(verdict.document, {}).items():
                borne = {fold(name) for name in (thing.label, *thing.names)}
                others = {left: right, right: left}
                for name in sorted(borne & others.keys()):
                    kind = family(thing.kind)
                    out.setdefault(key, []).extend(
                        [(kind, others[name]), (kind, f"{verdict.document}: {left}={right}")]
                    )
    return out


def _borne_by_one(things: Iterable[Thing], judged: set[str]) -> dict[tuple[str, str], str]:
    """Kind and name → the family, of names in verdicts that one thing of a family alone bears.

    Such a name needs neither its owner nor its document to say which thing is meant: a verdict joins it as it stands.
    """
    kinds: dict[tuple[str, str], set[str]] = {}
    for thing in things if judged else ():
        for kind, name in _full_names(thing):
            if name in judged:
                kinds.setdefault((family(thing.kind), name), set()).add(kind)
    return {(kind, name): plain for (plain, name), found in kinds.items() for kind in found if len(found) == 1}


def _is_final(key: str) -> bool:
    return ":" not in key or key.startswith("http")


def _parted(name: str, key: str, different: frozenset[frozenset[str]]) -> bool:
    """Whether a verdict keeps the thing with this key apart from the one that has the name."""
    own = key.split(":", 1)[1].replace("-", " ")
    return frozenset({name, own}) in different


def _sorted_found(per_document: list[dict[str, Thing]]) -> list[tuple[str, Thing]]:
    rows: dict[str, Thing] = {}
    for things in per_document:
        for key, thing in things.items():
            if not _is_final(key) and (before := rows.get(key)) is not thing:
                rows[key] = thing if before is None else thing.called(*before.names)
    return sorted(rows.items(), key=lambda row: (len(row[0]), row[0]))


def _full_names(thing: Thing) -> list[tuple[str, str]]:
    """Names, with the family, that are no acronyms: an acronym holds only in the text that defines it.

    An event is compared by its weighty words in any order, with its year or day: "Annual Meeting of X" is "X Annual
    Meeting".
    """
    names = sorted({thing.label, *thing.names}, key=lambda n: (-len(n), n))
    if thing.kind == "Person":
        names = [n for n in names if not any(fold(m).endswith(f" {_surname(n)}") for m in names)]
    kind = "@".join(filter(None, (family(thing.kind), thing.document, thing.owner)))
    folded = [fold(n) for n in names if not is_acronym(n) and len(fold(n)) > 3]
    if thing.owner and not thing.document and thing.label.endswith(")"):
        return [*((kind, name) for name in folded), (family(thing.kind), fold(thing.label))]
    if family(thing.kind) != "Event":
        return [(kind, name) for name in folded]
    year = re.search(r"-((?:19|20)\d\d(?:-\d\d){0,2})$", thing.key)
    return [(kind, _event_words(name, year.group(1) if year else "")) for name in folded[:1]]


def _surname(name: str) -> str:
    """A folded name without a title: by the name of a family alone, two of two texts are not one person."""
    words = name.split()
    while len(words) > 1 and (head := head_of(words[0].lower().removesuffix("."))) and head.cls == "rank":
        words = words[1:]
    return fold(" ".join(words))


def _event_words(name: str, year: str) -> str:
    words = sorted({w for w in name.split() if w not in _SMALL} | ({year} if year else set()))
    return " ".join(words)


def _names_of(per_document: list[dict[str, Thing]], known: set[str]) -> dict[tuple[str, str], str]:
    by_name: dict[tuple[str, str], str] = {}
    met = _Met()
    for things in per_document:
        for key, thing in sorted(things.items()):
            if key in known and thing.status == "known" and met.is_new(thing):
                for name in _full_names(thing):
                    by_name.setdefault(name, key)
    return by_name


def unite(per_document: list[dict[str, Thing]], keys: dict[str, str]) -> dict[str, Thing]:
    """Things under their final keys, with the names of all documents; a found thing's label is its fullest name."""
    out: dict[str, Thing] = {}
    met = _Met()
    for things in per_document:
        for key, thing in sorted(things.items()):
            if met.is_new(thing):
                final = keys.get(key, key)
                out[final] = one_of(out.get(final), thing.under(final).called(thing.label))
    return {key: _labelled(thing) for key, thing in sorted(out.items())}


class _Met:
    """The things that were met: most documents say of a thing what others say, and many hold the same record of it."""

    def __init__(self) -> None:
        self._records: dict[int, Thing] = {}
        self._things: set[Thing] = set()

    def is_new(self, thing: Thing) -> bool:
        """Whether a thing is met for the first time."""
        if id(thing) in self._records:
            return False
        self._records[id(thing)] = thing
        before = len(self._things)
        self._things.add(thing)
        return len(self._things) > before


def _labelled(thing: Thing) -> Thing:
    if thing.kind == "ActorGroup" and thing.status != "known":  # "interested organizations" are organizations
        return replace(thing, label=without_quantifier(thing.label))
    return thing if thing.status == "known" or thing.owner or thing.document else replace(thing, label=_label(thing))


def united(first: Mapping[str, Thing], second: Mapping[str, Thing]) -> dict[str, Thing]:
    """The things of two readings of one document by key."""
    return {**first, **{key: one_of(first.get(key), thing) for key, thing in second.items()}}


def one_of(first: Thing | None, second: Thing) -> Thing:
    """One thing of two readings of it, with all names and addresses; what else it is the known one of them tells."""
    if first is None:
        return second
    base = second if second.status == "known" and first.status != "known" else first
    names = first.names if first.names >= second.names else first.names | second.names
    matches = first.matches
    if second.matches and not set(second.matches) <= set(matches):
        matches = tuple(dict.fromkeys((*matches, *second.matches)))
    owner, document = first.owner or second.owner, first.document or second.document
    if base is first and (names, matches, owner, document) == (base.names, base.matches, base.owner, base.document):
        return base
    return replace(base, names=names, matches=matches, owner=owner, document=document)


def _label(thing: Thing) -> str:
    """A person's name as the key has it; of anything else the fullest name that is no whole sentence."""
    if thing.kind == "Person":
        return min(thing.names, key=lambda n: (slug(fold(n)) != thing.key, len(n), n))
    short = [n for n in thing.names if len(n) <= _LONGEST_LABEL]
    return min(short, key=lambda n: (-len(fold(n)), n)) if short else min(thing.names, key=lambda n: (len(n), n))
