"""Turns reference names (ontology/reference, the theme scheme, countries) into a matcher of known names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

import ahocorasick_rs
import pycountry
import pyoxigraph as ox

from graph_build.corpus.slugs import slug
from graph_build.extract.folding import is_acronym
from graph_build.extract.records import POSTS, Thing
from graph_build.resources import ontology_dir
from graph_build.vocabulary import ONTOLOGY, PREFIXES, THINGS

_SKOS, _RDFS, _DCT = PREFIXES["skos"], PREFIXES["rdfs"], PREFIXES["dcterms"]
_TYPE = PREFIXES["rdf"] + "type"
_NAMES = (_RDFS + "label", _SKOS + "prefLabel", _SKOS + "altLabel", _SKOS + "hiddenLabel")
# Kinds whose names are also written without capitals.
_COMMON = frozenset({"Theme", "ActorGroup", "PostKind"})
_PLURAL = frozenset({"ActorGroup", "PostKind"})
# Spellings of the Atlantic's two sides, and of one word with and without its hyphen.
_SPELT_TWO_WAYS = (
    ("ization", "isation"), ("Centre", "Center"), ("centre", "center"), ("efence", "efense"),
    ("rogramme", "rogram"), ("dviser", "dvisor"), ("Cooperation", "Co-operation"),
)  # fmt: skip
_LAST_OF_THREE = re.compile(r"(, [\w ]{1,40}?) and ")
_JOINT = re.compile(r"[ \-–]")
_MOST_TEXTS = 2048  # remembered with what was found in them


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """A known name found in a text; ``as_written`` when its hyphens, too, are those of one of the thing's names."""

    start: int
    end: int
    thing: str
    as_written: bool = field(default=True, compare=False)


@dataclass(slots=True)
class Lexicon:
    """Known things with their forms, and the forms that look like a name and are none.

    ``below`` is a lexicon whose forms count as well: a document's own few names lie over the many of the reference, so
    that adding one of them builds a small automaton and not the large one again. ``owners`` are the states whose texts
    alone mean a thing by a name that names no state; ``other_here`` are forms of the lexicon below that mean something
    else in this document, which says so.
    """

    things: dict[str, Thing] = field(default_factory=dict)
    forms: dict[str, dict[str, set[str] | None]] = field(default_factory=dict)
    never: dict[str, set[str]] = field(default_factory=dict)
    below: Lexicon | None = None
    owners: dict[str, str] = field(default_factory=dict)
    other_here: set[str] = field(default_factory=set)
    _automaton: ahocorasick_rs.AhoCorasick | None = None
    _patterns: list[str] = field(default_factory=list)
    _found: dict[str, list[Hit]] = field(default_factory=dict)

    def add(self, thing: str, form: str, exact: bool) -> None:
        """Adds a form of a thing's name; ``exact`` when its case must be as written."""
        spellings = self.forms.setdefault(normal(form), {})
        if not exact:
            spellings[thing] = None
        elif (written := spellings.setdefault(thing, set())) is not None:
            written.add(form)
        self._automaton = None
        self._found.clear()

    def mean_another(self, form: str) -> None:
        """In this document the form is not a name of what the lexicon below knows by it."""
        self.other_here.add(normal(form))
        self._found.clear()

    def find(self, text: str) -> Iterator[Hit]:
        """Every known name in the text that stands between word boundaries, overlapping ones included.

        In the order of their ends, the longest first; of one span those of the lexicon below first.
        """
        return iter(self._remembered(text))

    def whole(self, name: str) -> list[Hit]:
        """The known names that are all of the words; the same hits in the same order as ``find`` gives of that span."""
        return self._whole(name, normal(name))

    def _whole(self, name: str, flat: str) -> list[Hit]:
        own = self._fitting(name, 0, len(name), flat) if flat in self.forms else []
        known = [] if self.below is None or flat in self.other_here else self.below._whole(name, flat)
        return list(dict.fromkeys([*known, *own])) if own and known else own or known

    def _find(self, text: str, flat: str) -> list[Hit]:
        own = [hit for start, end, form in self._matches(flat) for hit in self._fitting(text, start, end, form)]
        known = [] if self.below is None else self.below._remembered(text, flat)
        if self.other_here:
            known = [hit for hit in known if flat[hit.start : hit.end] not in self.other_here]
        if not own or not known:
            return own or known
        return sorted(dict.fromkeys([*known, *own]), key=lambda hit: (hit.end, hit.start))

    def _remembered(self, text: str, flat: str | None = None) -> list[Hit]:
        """What was found in a text of late: a document is read twice, and its names again and again."""
        found = self._found.get(text)
        if found is None:
            if len(self._found) >= _MOST_TEXTS:
                self._found.clear()
            found = self._found[text] = self._find(text, normal(text) if flat is None else flat)
        return found

    def _matches(self, flat: str) -> list[tuple[int, int, str]]:
        if not self.forms:
            return []
        if self._automaton is None:
            self._patterns = sorted(self.forms)
            self._automaton = ahocorasick_rs.AhoCorasick(self._patterns, matchkind=ahocorasick_rs.MatchKind.Standard)
        found = self._automaton.find_matches_as_indexes(flat, overlapping=True)
        return [(start, end, self._patterns[index]) for index, start, end in found if _bounded(flat, start, end)]

    def _fitting(self, text: str, start: int, end: int, form: str) -> list[Hit]:
        written, out = text[start:end], list[Hit]()
        for thing, spellings in self.forms[form].items():
            if spellings is not None and written not in spellings and not _same_case(written, spellings):
                continue
            if self.things[thing].kind in POSTS and _OTHER_POST.search(text, max(0, start - _RANK), start) is not None:
                continue
            never = self.never.get(thing)
            if not never or not _is_never(text, start, end, never):
                out.append(Hit(start, end, thing, spellings is None or _same_hyphens(written, spellings)))
        return out


# Words before a post that make it another: "Vice-President of the Commission".
_OTHER_POST = re.compile(r"(?i)\b(?:vice|deputy|co)[- ]$")
_RANK = 8  # characters


def normal(text: str) -> str:
    """The text in lower case with hyphens as spaces, character for character."""
    low = text.lower()
    if len(low) != len(text) or "Σ" in text:  # letters whose small form is longer or depends on its neighbours
        low = "".join(low if len(low := c.lower()) == 1 else c for c in text)
    return low.replace("-", " ").replace("–", " ")


def _is_never(text: str, start: int, end: int, forms: Iterable[str]) -> bool:
    """Whether the span lies in one of the forms that are never the name: NATO in "Alliance for Peacebuilding"."""
    return any(text.find(form, max(0, end - len(form)), start + len(form)) >= 0 for form in forms)


def _bounded(text: str, start: int, end: int) -> bool:
    if start and ((sign := text[start - 1]).isalnum() or sign == "_"):
        return False
    return end == len(text) or not ((sign := text[end]).isalnum() or sign == "_")


def _same_case(written: str, forms: set[str]) -> bool:
    """Whether the words as written have the capitals of a form; capitals more than a form has are a heading's."""
    words = _JOINT.split(written)
    return any(all(map(_same_word, words, _JOINT.split(form))) for form in forms)


def _same_hyphens(written: str, forms: set[str]) -> bool:
    """Whether a form parts its words by the same blanks and hyphens."""
    joints = _JOINT.findall(written.replace("–", "-"))
    return written in forms or any(joints == _JOINT.findall(form.replace("–", "-")) for form in forms)


def _same_word(written: str, form: str) -> bool:
    if written == form:
        return True
    return not is_acronym(form) and written[:1].isupper() and written.lower() == form.lower() and " " not in form


@lru_cache(maxsize=1)
def reference() -> Lexicon:
    """The lexicon of all reference names, themes and countries; built once in a process."""
    lexicon = Lexicon()
    folder = ontology_dir()
    for path in [*sorted((folder / "reference").glob("*.ttl")), folder / "themes.ttl"]:
        if path.is_file():
            _load(path, lexicon)
    _countries(lexicon)
    return lexicon


def copy_of(lexicon: Lexicon) -> Lexicon:
    """A lexicon with the same names that can be added to for one document, while the given one stays as it is."""
    return Lexicon(dict(lexicon.things), never=lexicon.never, below=lexicon, owners=lexicon.owners)


def _load(path: Path, lexicon: Lexicon) -> None:
    said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for triple in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
        if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.NamedNode | ox.Literal):
            said[triple.subject.value][triple.predicate.value].append(triple.object.value)
    for node, values in said.items():
        for kind in values[_TYPE]:
            if kind.startswith(ONTOLOGY):
                _load_thing(node, values, kind.removeprefix(ONTOLOGY), lexicon)


def _load_thing(node: str, said: dict[str, list[str]], kind: str, lexicon: Lexicon) -> None:
    key = node.removeprefix(THINGS)
    names = [name for predicate in _NAMES for name in sorted(said[predicate])]
    if not names:
        return
    if alpha := min(said[ONTOLOGY + "alpha3"], default=None):
        key = _state_key(alpha)
    before = lexicon.things.get(key) or Thing(key, kind, names[0], status="known")
    lexicon.things[key] = replace(
        before.called(*names),
        identifiers=(*before.identifiers, *sorted(said[_DCT + "identifier"])),
        matches=(*before.matches, *sorted(said[_SKOS + "closeMatch"]), *sorted(said[_SKOS + "exactMatch"])),
        needs_weight="true" in said[ONTOLOGY + "needsWeight"],
    )
    strict = "true" in said[ONTOLOGY + "caseSensitive"]
    for state in said[ONTOLOGY + "nameOwner"]:
        lexicon.owners[key] = state.removeprefix(THINGS)
    lexicon.never.setdefault(key, set()).update(said[ONTOLOGY + "notName"])
    for name in names:
        _add_name(lexicon, key, kind, name, strict)


def _add_name(lexicon: Lexicon, key: str, kind: str, name: str, strict: bool) -> None:
    exact = strict or is_acronym(name) or kind not in _COMMON
    for form in _variants(name, kind):
        lexicon.add(key, form, exact)


def _variants(name: str, kind: str) -> Iterable[str]:
    forms = {name}
    for a, b in _SPELT_TWO_WAYS:
        forms |= {f.replace(a, b) for f in forms} | {f.replace(b, a) for f in forms if a not in f}
    forms |= {_LAST_OF_THREE.sub(r"\1, and ", f) for f in forms}  # "Women, Peace, and Security"
    if kind in _PLURAL and not name.endswith("s"):
        forms |= {f + "s" for f in forms}
    return sorted(forms)


def _countries(lexicon: Lexicon) -> None:
    for country in pycountry.countries:
        key = _state_key(country.alpha_3)
        before = lexicon.things.get(key) or Thing(key, "State", country.name, status="known")
        names = _country_names(country)
        lexicon.things[key] = replace(before.called(*names), identifiers=(*before.identifiers, country.alpha_3))
        for name in sorted(names):
            lexicon.add(key, name, True)


# "Hashemite Kingdom of Jordan" is the Kingdom of Jordan, too.
_FORMAL = re.compile(r"(?:[\w-]{1,20} ){1,3}(?P<short>(?:Republic|Kingdom|State) of .{1,60})")


def _country_names(country: pycountry.db.Country) -> set[str]:
    names = {
        country.name,
        getattr(country, "common_name", country.name),
        getattr(country, "official_name", country.name),
    }
    for name in list(names):
        head, comma, tail = name.partition(", ")
        if comma:  # "Congo, The Democratic Republic of the"
            names |= {f"{tail.removeprefix('The ')} {head}"}
            names.discard(name)
        short = _FORMAL.fullmatch(name)
        if short is not None and "Democratic" not in name:  # that would be another Congo, another Korea
            names.add(short["short"])
    return {n for n in names if len(n) > 3}


def _state_key(alpha3: str) -> str:
    country = pycountry.countries.get(alpha_3=alpha3)
    name = getattr(country, "common_name", country.name) if country is not None else alpha3
    head, comma, tail = name.partition(", ")
    return slug(f"{tail.removeprefix('The ')} {head}" if comma else name)
